package ingest

import (
	"html"
	"regexp"
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// readMarkdown reads a file of Markdown.
func readMarkdown(j *job, content []byte) error {
	return j.add(parseMarkdown(j.decode(content, "")))
}

// parseMarkdown reads an article in Markdown as its reader sees it: an item of a
// list, a row of a table and a note are paragraphs, a note behind the one that
// refers to it; links and emphasis are their text. Besides CommonMark it knows
// tables, notes and strikethrough, and what Obsidian adds. Lines are read once;
// of a line, each byte a few times.
func parseMarkdown(text string) (a article) {
	front, body, skip := matter(text)
	if len(front) == 0 {
		front, body = belowHeading(body)
	}
	for _, s := range front {
		s.state(&a)
	}
	m := markdown{article: &a, skip: skip, notes: notesOf(body), words: vocabulary(nil)}
	if layoutOf(body).hyphens {
		m.words = wordsOf(body)
	}
	for line := range strings.SplitSeq(body, "\n") {
		m.line(line)
	}
	m.flush()
	a.Document.Passages = m.ps.all()
	inOrder(a.Document.Passages)
	outletOfAddress(&a)
	return a
}

// markdown is what is known while reading.
type markdown struct {
	*article
	skip  int // lines above the body
	ps    passages
	notes map[string]string // by mark
	words vocabulary

	number int
	held   []string // of the block that is read
	size   int
	block  Block // its kind and lines, where an attribute line states them
	begun  bool  // an attribute line waits for its text
	fence  string
	quote  bool
	note   bool // the block is a note, which stands elsewhere
	row    bool // the block is a table
	headed bool // the heading that is the headline has been read
	hidden bool // within %% or <!--
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

var (
	listMark   = regexp.MustCompile(`^(?:[-*+]|\d{1,9}[.)])[ \t]+`)
	checkMark  = regexp.MustCompile(`^\[[ xX]\][ \t]+`)
	tableRule  = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$`)
	definition = regexp.MustCompile(`^\[[^\]^]{1,200}\]:[ \t]+\S`)
	noteMark   = regexp.MustCompile(`^\[\^([^\]]{1,60})\]:[ \t]*`)
	// What a site's program fills in: Hugo's short codes, Jekyll's and Liquid's commands.
	siteTag = regexp.MustCompile(`\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{-?\s*(?:site|page|post|include|content)\b[^{}]*\}\}`)
	// An Obsidian block's name, behind the block or on a line of its own.
	blockName = regexp.MustCompile(`(?:^|[ \t])\^[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*$`)
	callout   = regexp.MustCompile(`^\[![A-Za-z-]{1,30}\][+-]?[ \t]*`)
)

// notesOf are the notes of a text, by their marks.
func notesOf(body string) map[string]string {
	notes := map[string]string{}
	if !strings.Contains(body, "[^") {
		return notes
	}
	mark := ""
	for line := range strings.SplitSeq(body, "\n") {
		trimmed := strings.TrimSpace(line)
		if m := noteMark.FindStringSubmatch(trimmed); m != nil {
			mark = m[1]
			notes[mark] = trimmed[len(m[0]):]
			continue
		}
		if trimmed == "" || line[0] != ' ' && line[0] != '\t' {
			mark = ""
		} else if mark != "" && len(notes[mark]) < MaxPassage {
			notes[mark] += " " + trimmed
		}
	}
	return notes
}

// withoutTags is a line without commands to the program that makes a site of the file,
// which are among what was left out, and without the name that Obsidian gives a block.
func (m *markdown) withoutTags(line string) string {
	if strings.Contains(line, "{{") || strings.Contains(line, "{%") {
		line = strings.TrimSpace(siteTag.ReplaceAllStringFunc(line, func(tag string) string {
			m.LeftOut = append(m.LeftOut, intake.Left{Before: m.ps.next(), Text: tag, Why: "a command to the program of a site"})
			return ""
		}))
	}
	if strings.Contains(line, "^") {
		line = strings.TrimSpace(blockName.ReplaceAllString(line, ""))
	}
	return line
}

func (m *markdown) line(raw string) {
	m.number++
	line := strings.TrimSpace(raw)
	if m.fence != "" {
		if strings.HasPrefix(line, m.fence) {
			m.flush()
			m.fence = ""
		} else if line != "" {
			m.hold(line)
			m.flush()
		}
		return
	}
	if m.hidden {
		m.hidden = !strings.Contains(line, "%%") && !strings.Contains(line, "-->")
		return
	}
	if rest, is := strings.CutPrefix(line, ">"); is {
		if !m.quote {
			m.flush()
		}
		m.quote = true
		for is {
			line = strings.TrimSpace(rest)
			rest, is = strings.CutPrefix(line, ">")
		}
		line = callout.ReplaceAllString(line, "")
	} else if m.quote {
		m.flush()
		m.quote = false
	}
	line = m.withoutTags(line)
	switch {
	case line == "":
		if len(m.held) > 0 || !m.begun {
			m.flush()
			m.note = false
		}
		return
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		m.flush()
		m.fence = line[:3]
		return
	case strings.HasPrefix(line, "%%"), strings.HasPrefix(line, "<!--"):
		m.flush()
		m.hidden = !strings.Contains(line[2:], "%%") && !strings.Contains(line, "-->")
		return
	case len(m.held) == 0 && !m.begun && attributes(line, &m.block):
		m.begun = true
		return
	case len(m.held) == 1 && !m.row && strings.Trim(line, "=") == "" && len(line) >= 2,
		len(m.held) == 1 && !m.row && strings.Trim(line, "-") == "" && len(line) >= 2:
		m.block.Level = 2
		if line[0] == '=' {
			m.block.Level = 1
		}
		m.flush()
		return
	case rule(line):
		m.flush()
		return
	case noteMark.MatchString(line):
		m.flush()
		m.note = true
		return
	case m.note: // it goes on
		if raw[0] == ' ' || raw[0] == '\t' {
			return
		}
		m.note = false
	case definition.MatchString(line):
		m.flush()
		return
	}
	if level, title := heading(line); level > 0 {
		m.flushText()
		m.block.Level = level
		if title != "" {
			m.hold(title)
		}
		m.flush()
		return
	}
	if mark := listMark.FindString(line); mark != "" && !(len(m.held) > 0 && mark[0] >= '2' && mark[0] <= '9') {
		m.flushText()
		line = line[len(mark):]
		line = checkMark.ReplaceAllString(line, "")
		m.hold(line)
		return
	}
	if strings.HasPrefix(line, "|") || m.row && strings.Contains(line, "|") {
		m.flushText()
		m.row = true
		if !tableRule.MatchString(line) {
			m.hold(strings.Join(row(line), " · "))
			m.flush()
			m.row = true
		}
		return
	}
	if len(m.held) == 1 && strings.Contains(line, "|") && tableRule.MatchString(line) {
		m.held[0] = strings.Join(row(m.held[0]), " · ")
		m.flush()
		m.row = true
		return
	}
	m.row = false
	m.hold(line)
}

// rule reports whether a line is a rule across the page.
func rule(line string) bool {
	bare := strings.ReplaceAll(line, " ", "")
	return len(bare) >= 3 && (strings.Trim(bare, "-") == "" || strings.Trim(bare, "*") == "" || strings.Trim(bare, "_") == "")
}

// row is the cells of a row of a table that have text.
func row(line string) (cells []string) {
	line = strings.ReplaceAll(strings.Trim(line, "| \t"), `\|`, "\u0001")
	for cell := range strings.SplitSeq(line, "|") {
		if cell = strings.TrimSpace(strings.ReplaceAll(cell, "\u0001", "|")); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

func (m *markdown) hold(line string) {
	if m.size > maxBlock {
		m.flush()
	}
	if len(m.held) == 0 {
		m.block.Line = m.number
	}
	m.held = append(m.held, line)
	m.size += len(line)
}

// flushText ends a paragraph, but not an attribute line that waits.
func (m *markdown) flushText() {
	if len(m.held) > 0 {
		m.flush()
	}
}

// flush ends the block.
func (m *markdown) flush() {
	block := m.block
	lines := m.held
	m.block, m.held, m.size, m.begun, m.row = Block{}, m.held[:0], 0, false, false
	if len(lines) == 0 {
		return
	}
	text := m.words.join(lines)
	if m.fence != "" {
		m.ps.add(corpus.Passage{Kind: corpus.Body, Text: text})
		return
	}
	if alt, is := pictureAlone(text); is {
		if block.Kind == "" {
			block.Kind = corpus.Alt
		}
		text = alt
	}
	marks := referred(text)
	plain := unmarked(text)
	kind := block.Kind
	switch {
	case kind != "":
	case block.Level > 0:
		kind = corpus.Subheading
	default:
		kind = corpus.Body
	}
	d := &m.article.Document
	if block.Level == 1 && !m.headed && m.ps.next() <= 2 && block.Kind == "" && (d.Headline == "" || strings.EqualFold(d.Headline, plain)) {
		state(m.article, intake.Headline, plain, "the first heading")
		m.headed = true
		return
	}
	m.ps.add(corpus.Passage{Kind: kind, Lines: block.Lines, Text: plain})
	for _, mark := range marks {
		if text := m.notes[mark]; text != "" {
			m.ps.add(corpus.Passage{Kind: corpus.Body, Text: unmarked(text)})
			delete(m.notes, mark)
		}
	}
}

// referred are the marks of the notes that a text refers to.
func referred(text string) (marks []string) {
	for {
		_, after, ok := strings.Cut(text, "[^")
		if !ok {
			return marks
		}
		mark, rest, ok := strings.Cut(after[:min(len(after), 80)], "]")
		if !ok {
			text = after
			continue
		}
		_ = rest
		marks = append(marks, mark)
		text = after[len(mark)+1:]
	}
}

// pictureAlone is the text of a picture that is a paragraph by itself.
func pictureAlone(text string) (alt string, is bool) {
	if !strings.HasPrefix(text, "![") {
		return "", false
	}
	alt, size := link(text)
	return alt, size == len(text)
}

// maxLinkText bounds the search for the end of a link, in bytes.
const maxLinkText = 2 << 10

// unmarked takes the inline marks of Markdown off: emphasis, code, links and
// pictures to their text, tags, marks of notes, and the backslashes before signs.
// Entities are resolved.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "*_`[\\&<~=%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~=&\"'$%,/:;?@^", s[i+1]) >= 0:
			b.WriteByte(s[i+1])
			i += 2
		case strings.HasPrefix(s[i:], "[^"):
			if end := strings.IndexByte(s[i:min(len(s), i+80)], ']'); end > 2 {
				i += end + 1
				continue
			}
			b.WriteByte(c)
			i++
		case strings.HasPrefix(s[i:], "**"), strings.HasPrefix(s[i:], "__"), strings.HasPrefix(s[i:], "~~"), strings.HasPrefix(s[i:], "=="):
			if c == '_' && between(s, i, 2) || c == '=' && !(i == 0 || s[i-1] == ' ' || i+2 == len(s) || strings.IndexByte(" .,;:!?)", s[i+2]) >= 0) || c == '=' && i+2 < len(s) && s[i+2] == ' ' && i > 0 && s[i-1] == ' ' {
				b.WriteString(s[i : i+2])
			}
			i += 2
		case c == '*' || c == '_':
			// Emphasis has a letter on its inside; 3 * 4 and file_name have none.
			before, after := i > 0 && s[i-1] != ' ', i+1 < len(s) && s[i+1] != ' '
			if before == after && (!before || between(s, i, 1)) {
				b.WriteByte(c)
			}
			i++
		case c == '`':
			i++
		case c == '&':
			end := strings.IndexByte(s[i:min(len(s), i+12)], ';')
			if end < 0 {
				b.WriteByte(c)
				i++
				continue
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end + 1
		case c == '<':
			i += tag(&b, s[i:])
		case c == '[' || strings.HasPrefix(s[i:], "!["):
			text, size := link(s[i:])
			b.WriteString(text)
			i += size
		default:
			b.WriteByte(c)
			i++
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// between reports whether a mark of n bytes stands within a word.
func between(s string, i, n int) bool {
	letter := func(c byte) bool {
		return c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	return i > 0 && i+n < len(s) && letter(s[i-1]) && letter(s[i+n])
}

// tag takes a tag or an address in angle brackets off, and returns the bytes
// taken.
func tag(b *strings.Builder, s string) int {
	end := strings.IndexByte(s[:min(len(s), maxLinkText)], '>')
	if end < 2 {
		b.WriteByte('<')
		return 1
	}
	switch inner := s[1:end]; {
	case strings.HasPrefix(inner, "http"), strings.HasPrefix(inner, "mailto:"):
		b.WriteString(inner)
	case inner[0] == '/' || 'a' <= inner[0]|0x20 && inner[0]|0x20 <= 'z':
		if strings.HasPrefix(strings.ToLower(inner), "br") {
			b.WriteByte(' ')
		}
	default:
		b.WriteByte('<')
		return 1
	}
	return end + 1
}

// link reads "[text](address)", "[text][name]" or "[[page|text]]" at the start of
// s and returns the text and the bytes taken. Anything else gives its first
// character.
func link(s string) (text string, size int) {
	open := 1
	if s[0] == '!' {
		open = 2
	}
	window := s[:min(len(s), maxLinkText)]
	if strings.HasPrefix(window[open-1:], "[[") {
		if end := strings.Index(window, "]]"); end > open+1 && strings.IndexByte(window[open+1:end], '[') < 0 {
			text = window[open+1 : end]
			if i := strings.LastIndexByte(text, '|'); i >= 0 {
				text = text[i+1:]
			} else if s[0] == '!' {
				text = ""
			}
			return text, end + 2
		}
	}
	middle := strings.IndexByte(window, ']')
	if middle < open || middle+1 >= len(window) || strings.IndexByte(window[open:middle], '[') >= 0 {
		return s[:1], 1
	}
	var end int
	switch window[middle+1] {
	case '(':
		end = strings.IndexByte(window[middle:], ')')
	case '[':
		end = strings.IndexByte(window[middle:], ']')
		if next := strings.IndexByte(window[middle+1:], ']'); next > 0 {
			end = next + 1
		}
	default:
		return s[:1], 1
	}
	if end < 0 {
		return s[:1], 1
	}
	return unmarked(window[open:middle]), middle + end + 1 // which has no brackets
}
