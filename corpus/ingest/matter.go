package ingest

import (
	"encoding/json"
	"slices"
	"strings"

	"parallax/corpus/intake"
)

// statement is a line of front matter.
type statement struct {
	name  string
	texts []string
}

// state states it of the article, if its name is known.
func (s statement) state(a *article) {
	text := strings.TrimSpace(strings.Join(s.texts, ", "))
	for _, c := range claims(s.name) {
		how := "the line " + s.name + " at the beginning"
		switch {
		case c.field == intake.Outlet && isAddress(text):
			state(a, intake.URL, text, how) // a clipper's source is the page
			return
		case c.field == intake.Text, c.field == intake.ID:
			continue
		case c.field == intake.Byline:
			state(a, intake.Byline, strings.Join(people(s.texts), ", "), how)
			return
		case c.field == intake.Date && len(a.Document.Published.Reason) > 0 && !published(text).Stated:
			return
		}
		if c.field != intake.URL {
			text = unlinked.Replace(text)
		}
		state(a, c.field, text, how)
		return
	}
}

// unlinked takes away what Obsidian puts around the names of notes.
var unlinked = strings.NewReplacer("[[", "", "]]", "")

// matter takes the statements off that stand before a text: YAML between lines of
// three hyphens (Jekyll, Hugo, Obsidian, Zotero), TOML between lines of three
// plus signs (Hugo), or lines "Title: …" with at least two known names. skip is
// the number of lines above the body. Surer names come first.
func matter(text string) (list []statement, body string, skip int) {
	defer func() {
		slices.SortStableFunc(list, func(a, b statement) int { return rankOf(a.name) - rankOf(b.name) })
	}()
	first, _, _ := strings.Cut(text, "\n")
	switch strings.TrimRight(first, " \t") {
	case "---":
		front, body, skip, ok := FrontMatter(text)
		if !ok { // YAML may end with points as well
			if end := strings.Index(text, "\n...\n"); end >= 0 {
				return yamlLines(text[len(first):end]), text[end+5:], strings.Count(text[:end+5], "\n")
			}
			return nil, text, 0
		}
		return yamlLines(front), body, skip
	case "{":
		return jsonLines(text)
	case "+++":
		end := strings.Index(text, "\n+++")
		if end < 0 {
			return nil, text, 0
		}
		front := text[len(first)+1 : max(len(first)+1, end)]
		_, body, _ := strings.Cut(text[end+1:], "\n")
		return tomlLines(front), body, strings.Count(text[:len(text)-len(body)], "\n")
	}
	return headLines(text)
}

func rankOf(name string) int {
	if c := claims(name); len(c) > 0 {
		return c[0].rank
	}
	return 1 << 20
}

// yamlLines reads what front matter has of YAML: keys with a value on the line,
// a list in brackets or in lines of hyphens, or a text in the lines below (| and
// >). Of what has parts its day or name is taken.
func yamlLines(front string) (list []statement) {
	block := false // the lines below are a text
	for line := range strings.SplitSeq(front, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		inner := line[0] == ' ' || line[0] == '\t'
		if item, is := strings.CutPrefix(trimmed, "- "); is && len(list) > 0 && !block {
			s := &list[len(list)-1]
			if key, value, ok := strings.Cut(item, ": "); ok && plainName(key) == "name" {
				item = value
			}
			s.texts = append(s.texts, scalar(item))
			continue
		}
		if inner {
			if inner, ok := mainOf(trimmed); ok && len(list) > 0 && !block && len(list[len(list)-1].texts) == 0 {
				list[len(list)-1].texts = []string{inner}
				continue
			}
			if len(list) > 0 && (block || len(list[len(list)-1].texts) > 0) {
				s := &list[len(list)-1]
				if len(s.texts) == 0 {
					s.texts = []string{trimmed}
				} else if block {
					s.texts[0] += " " + trimmed
				}
			}
			continue
		}
		block = false
		key, value, ok := strings.Cut(trimmed, ":")
		if !ok || strings.ContainsAny(key, "{}[]") {
			continue
		}
		s := statement{name: strings.Trim(key, `"'`)}
		switch value = strings.TrimSpace(value); {
		case value == "" || value == "null" || value == "~":
		case value[0] == '|' || value[0] == '>':
			block = true
		case value[0] == '{' && strings.HasSuffix(value, "}"):
			for part := range strings.SplitSeq(value[1:len(value)-1], ",") {
				if text, ok := mainOf(strings.TrimSpace(part)); ok {
					s.texts = []string{text}
					break
				}
			}
		case value[0] == '[' && !strings.HasPrefix(value, "[["):
			s.texts = inBrackets(value)
		default:
			s.texts = []string{scalar(value)}
		}
		list = append(list, s)
	}
	return list
}

// mainOf is the value of what an entry with parts is mainly: its day or its name,
// as in the articles of a collection's folder.
func mainOf(part string) (string, bool) {
	key, value, ok := strings.Cut(part, ": ")
	switch strings.Trim(key, `"'`) {
	case "date", "name", "title":
		value = scalar(value)
		return value, ok && value != ""
	}
	return "", false
}

// jsonLines reads an object before a text (Hugo), of which a name is known.
func jsonLines(text string) (list []statement, body string, skip int) {
	dec := json.NewDecoder(strings.NewReader(text))
	var raw json.RawMessage
	if dec.Decode(&raw) != nil {
		return nil, text, 0
	}
	body = text[dec.InputOffset():]
	values, err := flatten(raw)
	if err != nil || strings.TrimSpace(body) == "" || !strings.HasPrefix(strings.TrimLeft(body, " \t"), "\n") {
		return nil, text, 0
	}
	known := false
	for _, v := range values {
		list = append(list, statement(v))
		known = known || claimed(v.name)
	}
	if !known {
		return nil, text, 0
	}
	return list, body, strings.Count(text[:len(text)-len(body)], "\n")
}

// belowHeading takes statements off that stand as lines, or as a list, below the
// first heading of a text in Markdown. Their lines stay, empty, so that the others
// keep their numbers.
func belowHeading(body string) (list []statement, rest string) {
	at := 0 // where the statements may begin
	for n := 0; n < 6; n++ {
		line, _, more := strings.Cut(body[at:], "\n")
		trimmed := strings.TrimSpace(line)
		if n > 0 && trimmed != "" && !strings.HasPrefix(trimmed, "#") && !strings.EqualFold(strings.Trim(trimmed, "*_: "), "metadata") {
			break
		}
		if n == 0 && !strings.HasPrefix(trimmed, "# ") || !more {
			return nil, body
		}
		at += len(line) + 1
	}
	list, below, _ := headLines(body[at:])
	if list == nil {
		return nil, body
	}
	taken := body[at : len(body)-len(below)]
	return list, body[:at] + strings.Repeat("\n", strings.Count(taken, "\n")) + below
}

// scalar is a value without its quotation marks or a comment.
func scalar(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') {
		if end := strings.LastIndexByte(s, s[0]); end > 0 && (end == n-1 || strings.HasPrefix(strings.TrimSpace(s[end+1:]), "#")) {
			inner := s[1:end]
			if s[0] == '"' {
				return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ").Replace(inner)
			}
			return strings.ReplaceAll(inner, "''", "'")
		}
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimSpace(s[:i])
	}
	return s
}

// inBrackets is a list such as [a, "b, c"].
func inBrackets(s string) (list []string) {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	quote, from := byte(0), 0
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ',' && quote == 0:
			if item := scalar(s[from:i]); item != "" {
				list = append(list, item)
			}
			from = i + 1
		case quote == 0 && (s[i] == '"' || s[i] == '\'') && strings.TrimSpace(s[from:i]) == "":
			quote = s[i]
		case s[i] == quote:
			quote = 0
		}
	}
	return list
}

// tomlLines reads key = value; tables below are left alone, but for their names.
func tomlLines(front string) (list []statement) {
	table := ""
	for line := range strings.SplitSeq(front, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			table = strings.Trim(line, "[] ") + "."
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || line[0] == '#' {
			continue
		}
		s := statement{name: strings.TrimPrefix(table, "params.") + strings.Trim(strings.TrimSpace(key), `"'`)}
		if value = strings.TrimSpace(value); strings.HasPrefix(value, "[") {
			s.texts = inBrackets(value)
		} else if value != "" {
			s.texts = []string{scalar(value)}
		}
		list = append(list, s)
	}
	return list
}

// maxHeadLines bounds the statements that stand as lines before a text.
const maxHeadLines = 30

// headLines takes lines such as "Title: …" off the beginning: at least two of
// known names in a row, so that a text which begins with "Date: unknown" keeps
// that.
func headLines(text string) (list []statement, body string, skip int) {
	rest, lines, known := text, 0, 0
	for len(list) < maxHeadLines {
		line, after, more := strings.Cut(rest, "\n")
		trimmed := strings.TrimSpace(line)
		if trimmed == "" && (len(list) > 0 || !more) {
			break
		}
		if trimmed != "" {
			key, value, ok := strings.Cut(trimmed, ":")
			key = strings.Trim(strings.TrimPrefix(key, "- "), "*_ ")
			if !ok || len(key) > 30 || strings.Count(key, " ") > 2 || strings.HasPrefix(value, "//") {
				break
			}
			c := claims(key)
			if len(c) == 0 || c[0].rank >= 100 && known == 0 {
				break
			}
			if value = strings.Trim(value, "*_ \t"); value != "" {
				known++
			}
			list = append(list, statement{key, []string{value}})
		}
		rest = after
		lines++
		if !more {
			break
		}
	}
	if known < 2 {
		return nil, text, 0
	}
	return list, rest, lines
}
