package ingest

import (
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// parseMarkdown reads an article in Markdown. Its front matter is read line by
// line as "key: value"; nothing more of YAML is understood here.
func parseMarkdown(text string) (a article) {
	front, body, _, ok := FrontMatter(text)
	if ok {
		frontMatter(front, &a)
	}
	var ps passages
	for i, block := range Blocks(body) {
		plain := unmarked(block.Text)
		if i == 0 && block.Level == 1 && a.Document.Headline == "" {
			state(&a, intake.Headline, plain, "the first heading")
			continue
		}
		ps.add(corpus.Passage{Kind: block.Kind, Lines: block.Lines, Text: plain})
	}
	a.Document.Passages = ps.all()
	inOrder(a.Document.Passages)
	return a
}

// inOrder forgets all lines if they are not ascending.
func inOrder(list []corpus.Passage) {
	last := 0
	for _, p := range list {
		if p.Lines == (corpus.Lines{}) {
			continue
		}
		if p.Lines.From <= last {
			for i := range list {
				list[i].Lines = corpus.Lines{}
			}
			return
		}
		last = p.Lines.To
	}
}

func frontMatter(front string, a *article) {
	for line := range strings.SplitSeq(front, "\n") {
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		if !ok || value == "" || key != strings.TrimSpace(key) {
			continue
		}
		field := map[string]intake.Field{"title": intake.Headline, "headline": intake.Headline, "date": intake.Date, "published": intake.Date,
			"author": intake.Byline, "byline": intake.Byline, "outlet": intake.Outlet, "source": intake.Outlet, "publisher": intake.Outlet,
			"language": intake.Language, "lang": intake.Language, "url": intake.URL, "licence": intake.Licence, "license": intake.Licence,
			"summary": intake.Summary, "description": intake.Summary}[strings.ToLower(key)]
		state(a, field, value, "the front matter")
	}
}

// maxLinkText bounds the search for the end of a link, in bytes.
const maxLinkText = 2 << 10

// unmarked takes the inline marks of Markdown off: emphasis by ** and __, code
// by `, links and pictures to their text, and > before a quotation.
func unmarked(s string) string {
	s = strings.TrimPrefix(s, "> ")
	if !strings.ContainsAny(s, "*_`[") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "**"), strings.HasPrefix(s[i:], "__"):
			i += 2
		case s[i] == '`':
			i++
		case s[i] == '[' || strings.HasPrefix(s[i:], "!["):
			text, size := link(s[i:])
			b.WriteString(text)
			i += size
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// link reads "[text](address)" at the start of s and returns the text and the
// bytes taken. Anything else gives its first character.
func link(s string) (text string, size int) {
	open := 1
	if s[0] == '!' {
		open = 2
	}
	window := s[:min(len(s), maxLinkText)]
	middle := strings.Index(window, "](")
	if middle < open || strings.IndexByte(window[open:middle], '[') >= 0 {
		return s[:1], 1
	}
	end := strings.IndexByte(window[middle:], ')')
	if end < 0 {
		return s[:1], 1
	}
	return window[open:middle], middle + end + 1
}
