package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// maxTitleWords is the longest first line of a text that is taken for its
// headline.
const maxTitleWords = 25

// readText reads plain text: one article, or the export of a database, which has
// several.
func readText(j *job, content []byte) error {
	text := j.decode(content, "")
	if list := takeApart(linesOf(text), true); list != nil {
		return j.addAll(list)
	}
	return j.add(parseText(text))
}

// addAll adds articles that were in one file.
func (j *job) addAll(list []article) error {
	for _, a := range list {
		if err := j.add(a); err != nil {
			return err
		}
	}
	return nil
}

// parseText reads an article that is plain text.
func parseText(text string) (a article) {
	front, body, skip := matter(text)
	for _, s := range front {
		s.state(&a)
	}
	blocks := blocksOf(body)
	for i := range blocks {
		blocks[i].lines.From += skip
		blocks[i].lines.To += skip
	}
	parted := false
	if a.Document.Headline == "" {
		blocks, parted = partHead(blocks, body, skip)
	}
	if len(blocks) > 1 && a.Document.Headline == "" && (parted || blocks[0].single()) && isTitle(blocks[0].text) && !blocks[0].furniture() {
		state(&a, intake.Headline, blocks[0].text, "the first line, which stands alone")
		blocks = partBelow(blocks[1:], body, skip)
		belowHeadline(&a, blocks)
	}
	var ps passages
	for _, b := range blocks {
		if b.furniture() {
			a.LeftOut = append(a.LeftOut, intake.Left{Before: ps.next(), Text: b.text, Why: b.why})
			continue
		}
		ps.add(corpus.Passage{Kind: corpus.Body, Lines: b.lines, Text: b.text})
	}
	a.Document.Passages = ps.all()
	inOrder(a.Document.Passages)
	outletOfAddress(&a)
	return a
}

// isTitle reports whether a line reads like a headline: short, and not a
// sentence.
func isTitle(line string) bool {
	return len(strings.Fields(line)) <= maxTitleWords && len(line) <= 300 && !strings.HasSuffix(line, ".")
}

// paragraphs cuts a text into passages with the lines they came from; page
// numbers and the like are left out.
func paragraphs(text string) (list []corpus.Passage) {
	for _, b := range blocksOf(text) {
		if !b.furniture() {
			list = append(list, corpus.Passage{Kind: corpus.Body, Lines: b.lines, Text: b.text})
		}
	}
	return list
}

// block is a paragraph in the making.
type block struct {
	lines corpus.Lines
	text  string
	page  bool   // a new page begins before it
	why   string // it is left out; "" if not
	open  string // its last line, if a hyphen at its end waits for the next block
}

func (b *block) single() bool    { return b.lines.From == b.lines.To }
func (b *block) furniture() bool { return b.why != "" }

// layout is how the lines of a text are set.
type layout struct {
	spaced   bool // blank lines part paragraphs
	indented bool // or indents do
	wrapped  bool // or neither, but lines break where they are full
	width    int  // of a full line, in characters
	hyphens  bool // some lines end in a hyphen
}

// widest is the longest line, in characters, that is taken for one that was
// broken where it was full.
const widest = 120

// layoutOf looks at all lines once.
func layoutOf(text string) (l layout) {
	var widths [widest + 1]int // lines by width
	lines, long, indents, unended, fullUnended, starts := 0, 0, 0, 0, 0, 0
	blank, begun := false, false
	for line := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			blank = begun
			continue
		}
		l.spaced = l.spaced || blank
		begun = true
		lines++
		if strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "\u3000") {
			indents++
		} else {
			starts++
		}
		n := utf8.RuneCountInString(trimmed)
		if n > widest {
			long++
		} else {
			widths[n]++
		}
		if !ended(trimmed) {
			unended++
			if n > 40 {
				fullUnended++
			}
		}
		l.hyphens = l.hyphens || lineHyphen(trimmed) > 0
	}
	// The width is that which one line in twenty reaches.
	for n, left := widest, lines/20; n > 0; n-- {
		if left -= widths[n]; left < 0 {
			l.width = n
			break
		}
	}
	fits := long*50 <= lines
	l.indented = !l.spaced && fits && indents > 0 && starts > 0 && l.width >= 30 && (unended*4 >= lines || indents*2 >= lines)
	l.wrapped = !l.spaced && !l.indented && fits && lines >= 4 && l.width >= 40 && fullUnended*3 >= lines
	if long*50 > lines {
		l.width = 0 // lines are paragraphs
	}
	return l
}

// ended reports whether a line ends where a sentence may.
func ended(line string) bool {
	line = strings.TrimRight(line, "\"'”’»«)]›」』")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:;。！？：।؟۔", r)
}

// maxBlock is the number of bytes of lines that are held to be joined.
const maxBlock = 64 << 10

// blocksOf cuts a text into paragraphs: at its blank lines; else at indents; else,
// where lines were broken because they were full, behind a line on which the next
// word would have had room; else every line is one. Page numbers and what stands
// on every page are marked, and a paragraph that they interrupt goes on behind
// them.
func blocksOf(text string) []block {
	l := layoutOf(text)
	words := vocabulary(nil)
	if l.hyphens {
		words = wordsOf(text)
	}
	c := blockCutter{layout: l, words: words}
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		c.line(line, number)
	}
	c.flush()
	c.endTail()
	markFurniture(c.list)
	return resume(c.list, words)
}

type blockCutter struct {
	layout
	words vocabulary
	list  []block

	held     []string
	from, to int
	size     int
	page     bool // a new page has begun

	tail     []string // what is joined beyond 2*maxPassages
	tailSize int
}

func (c *blockCutter) line(line string, number int) {
	if i := strings.LastIndexByte(line, '\f'); i >= 0 {
		if before := line[:strings.IndexByte(line, '\f')]; strings.TrimSpace(before) != "" {
			c.line(before, number)
		}
		c.flush()
		c.page = true
		line = line[i+1:]
	}
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		c.flush()
		return
	}
	if pageLine(trimmed) {
		c.flush()
		c.hold(trimmed, number)
		c.flush()
		return
	}
	if len(c.held) > 0 && c.parts(line, trimmed) {
		c.flush()
	}
	if c.size > maxBlock {
		c.flush()
	}
	c.hold(trimmed, number)
}

// parts reports whether a paragraph begins with a line.
func (c *blockCutter) parts(line, trimmed string) bool {
	last := c.held[len(c.held)-1]
	indent := strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "\u3000")
	switch {
	case c.indented:
		return indent
	case c.spaced:
		return false // lines are looked at together, see flush
	case c.wrapped:
		if lineHyphen(last) > 0 {
			return false
		}
		n := utf8.RuneCountInString(last)
		word, _, _ := strings.Cut(trimmed, " ")
		room := c.width - n - 1 - utf8.RuneCountInString(word)
		return ended(last) && room > 2 || room > c.width/3
	}
	// Too few lines to know: a sentence goes on in small letters where the line was full.
	n := utf8.RuneCountInString(last)
	word, _, _ := strings.Cut(trimmed, " ")
	first, _ := utf8.DecodeRuneInString(trimmed)
	return n <= 40 || ended(last) || !unicode.IsLower(first) || c.width-n-1-utf8.RuneCountInString(word) >= 0
}

func (c *blockCutter) hold(line string, number int) {
	if len(c.held) == 0 {
		c.from = number
	}
	c.held, c.to = append(c.held, line), number
	c.size += len(line)
}

func (c *blockCutter) flush() {
	if len(c.held) == 0 {
		return
	}
	if c.spaced && len(c.held) > 1 && c.linesAreParagraphs() {
		for i, line := range c.held {
			c.put(block{lines: corpus.Lines{From: c.from + i, To: c.from + i}, text: clean(line)})
		}
	} else {
		c.put(block{lines: corpus.Lines{From: c.from, To: c.to}, text: c.words.join(c.held), open: hyphenated(c.held[len(c.held)-1])})
	}
	c.held, c.size = c.held[:0], 0
}

// put adds a block. Of a text with more than any article has, those after that are
// joined, so that each line of a file of lines does not cost a block.
func (c *blockCutter) put(b block) {
	b.page, c.page = c.page, false
	if len(c.list) < 2*maxPassages {
		c.list = append(c.list, b)
		return
	}
	if len(c.tail) > 0 && c.tailSize+len(b.text) > MaxPassage {
		c.endTail()
	}
	c.tail = append(c.tail, b.text)
	c.tailSize += len(b.text) + 1
}

func (c *blockCutter) endTail() {
	if len(c.tail) > 0 {
		c.list = append(c.list, block{lines: corpus.Lines{From: 0, To: 1}, text: strings.Join(c.tail, " ")})
		c.tail, c.tailSize = c.tail[:0], 0
	}
}

// linesAreParagraphs reports whether lines without a blank one between them are
// paragraphs all the same: they are longer than anybody breaks lines, or each is
// a sentence or more and they are as long as they happen to be.
func (c *blockCutter) linesAreParagraphs() bool {
	if c.width == 0 {
		return true
	}
	shortest, longest := 1<<30, 0
	for _, line := range c.held {
		if !ended(line) {
			return false
		}
		n := utf8.RuneCountInString(line)
		shortest, longest = min(shortest, n), max(longest, n)
	}
	return longest > 2*shortest || longest > 80 || len(c.held) > 3
}

func hyphenated(line string) string {
	if lineHyphen(line) > 0 {
		return line
	}
	return ""
}

// resume joins a paragraph that furniture interrupts: its first part ends in the
// middle of a sentence, and a small letter follows.
func resume(list []block, words vocabulary) []block {
	out := list[:0]
	last := -1 // in out: the last block that is no furniture
	apart := false
	for _, b := range list {
		if b.furniture() {
			out = append(out, b)
			apart = last >= 0
			continue
		}
		if apart || b.page {
			if last >= 0 && !ended(out[last].text) && smallFirst(b.text) && !out[last].single() {
				p := &out[last]
				if p.open != "" {
					// The last word of the first part goes on.
					i := strings.LastIndexByte(p.text, ' ') + 1
					p.text = p.text[:i] + words.join([]string{p.text[i:], b.text})
				} else {
					p.text += " " + b.text
				}
				p.lines.To, p.open = b.lines.To, b.open
				apart = false
				continue
			}
		}
		apart = false
		last = len(out)
		out = append(out, b)
	}
	return out
}

func smallFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// joinLines makes one line of many, with a space between two unless both sides
// are of a script written without spaces.
func joinLines(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(lines[i-1])
			first, _ := utf8.DecodeRuneInString(line)
			if !unspaced(last) || !unspaced(first) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// unspaced reports whether r is of Chinese or Japanese writing or its
// punctuation.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		'\u3000' <= r && r <= '\u303F' || '\uFF00' <= r && r <= '\uFF60'
}
