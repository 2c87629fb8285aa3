package pdf

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The rules by which lines become paragraphs, in the order in which they are
// asked:
//
//   - What stands at the edge of pages and repeats, or is a page's number, or the
//     address and time that a browser prints, is furniture.
//   - Columns are read in the order in which they were drawn, which programs that
//     set text keep; but a block that climbs above one that stands below it goes
//     before that. Where the order of drawing jumps from line to line the page is
//     cut along its gutters instead.
//   - A paragraph ends where the next line's first word would have fitted on the
//     line, where the next line is indented from the column's edge, where the
//     distance of lines grows, and where size or weight of letters change.
//   - It goes on in the next column or on the next page if its last line is full
//     and no sentence ends there. Notes and captions that stand between go behind
//     it.
//   - A hyphen at the end of a line goes unless the text has the word with it
//     elsewhere.

func compose(t *Text, pages []*page) {
	var all [][]piece
	for i, p := range pages {
		all = append(all, pieces(p, i+1))
	}
	for i, furniture := range furnitureOf(all, pages) {
		var kept []piece
		for j, p := range all[i] {
			if furniture[j] {
				l := lineOf([]piece{p})
				t.Furniture = append(t.Furniture, Paragraph{Text: l.text, Page: p.page, Size: p.size})
			} else {
				kept = append(kept, p)
			}
		}
		all[i] = kept
	}
	var blocks []block
	for _, ps := range all {
		blocks = append(blocks, blocksOf(ps)...)
	}
	c := newComposer(blocks, pages)
	t.Paragraphs = c.paragraphs()
}

// composer makes paragraphs of the blocks of all pages.
type composer struct {
	blocks   []block
	body     float64 // size of most letters
	leading  map[int]float64
	indents  bool // paragraphs begin indented
	words    map[string]int
	mirrored bool
	pages    map[int][]int      // places of the blocks of a page
	reach    map[margin]float64 // right edge of the lines of all blocks with that margin
}

// margin is where blocks begin, in steps of two points, and the size of a line.
type margin struct{ x0, size int }

func marginOf(x0, size float64) margin { return margin{int(math.Round(x0 / 2)), step(size)} }

func newComposer(blocks []block, pages []*page) *composer {
	c := &composer{blocks: blocks, leading: map[int]float64{}, words: map[string]int{}, pages: map[int][]int{}, reach: map[margin]float64{}}
	sizes := map[int]int{}
	right, left := 0, 0
	steps := map[int][]float64{}
	for _, b := range blocks {
		for i, l := range b.lines {
			n := utf8.RuneCountInString(l.text)
			sizes[step(l.size)] += n
			if l.rightwards {
				right += n
			} else {
				left += n
			}
			whole := strings.Fields(l.text)
			// Parts of words at the ends of lines are no words.
			if i > 0 && hyphened(b.lines[i-1].text) && len(whole) > 0 {
				whole = whole[1:]
			}
			if hyphened(l.text) && len(whole) > 0 {
				whole = whole[:len(whole)-1]
			}
			for _, w := range whole {
				if w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })); w != "" {
					c.words[w]++
				}
			}
			if i > 0 && math.Abs(l.size-b.lines[i-1].size) < .08*l.size {
				steps[step(l.size)] = append(steps[step(l.size)], l.y-b.lines[i-1].y)
			}
		}
	}
	most := 0
	for s, n := range sizes {
		if n > most || n == most && float64(s) > c.body*4 {
			most, c.body = n, float64(s)/4
		}
	}
	for s, list := range steps {
		c.leading[s] = float64(s) / 4 * 1.35
		if len(list) > 4 { // a quarter of all steps at least are between lines of one paragraph
			slices.Sort(list)
			c.leading[s] = list[len(list)/4]
		}
	}
	if c.mirrored = left > right; c.mirrored {
		for i := range blocks {
			width := pages[blocks[i].page-1].width
			b := &blocks[i]
			b.x0, b.x1 = width-b.x1, width-b.x0
			for j := range b.lines {
				l := &b.lines[j]
				l.x0, l.x1 = width-l.x1, width-l.x0
			}
		}
	}
	for i := range blocks {
		b := &blocks[i]
		c.pages[b.page] = append(c.pages[b.page], i)
		for _, l := range b.lines {
			at := marginOf(b.x0, l.size)
			c.reach[at] = max(c.reach[at], l.x1)
		}
	}
	return c
}

// step is a size in quarters of a point.
func step(size float64) int { return int(math.Round(size * 4)) }

// draft is a paragraph in the making.
type draft struct {
	lines    []line
	right    float64 // edge of its column
	left     float64
	first    bool // begins its block
	last     bool // ends its block
	indented bool
}

func (c *composer) paragraphs() []Paragraph {
	var drafts []draft
	for i := range c.blocks {
		drafts = append(drafts, c.cutBlock(&c.blocks[i])...)
	}
	indented, flush := 0, 0
	for _, d := range drafts {
		if c.isBody(d) && len(d.lines) > 1 && !d.first {
			if d.indented {
				indented++
			} else {
				flush++
			}
		}
	}
	c.indents = indented > flush && indented > 1
	drafts = c.join(drafts)
	var out []Paragraph
	for i, d := range drafts {
		text := strings.TrimSpace(c.text(d))
		if text == "" {
			continue
		}
		out = append(out, Paragraph{Text: text, Kind: c.kind(drafts, i), Page: d.lines[0].page, Size: d.lines[0].size})
	}
	return out
}

func (c *composer) isBody(d draft) bool {
	return math.Abs(d.lines[0].size-c.body) < .06*c.body
}

// edges are the left and right edge of the column that a block is in. A block of
// few lines may not reach them, so that lines of the same size that begin at the
// same place elsewhere count.
func (c *composer) edges(b *block) (left, right float64) {
	left, right = b.x0, b.x1
	size := b.lines[0].size
	if beside := c.pages[b.page]; len(beside) < mostBeside {
		for _, i := range beside {
			o := &c.blocks[i]
			if min(o.x1, right)-max(o.x0, left) < .5*min(o.x1-o.x0, b.x1-b.x0) || math.Abs(o.x0-b.x0) > 2.5*b.size {
				continue
			}
			for _, l := range o.lines {
				if math.Abs(l.size-size) < .06*l.size && math.Abs(l.x0-b.x0) < 2.5*b.size {
					right = max(right, l.x1)
				}
			}
		}
	}
	at := marginOf(b.x0, size)
	for x := -1; x <= 1; x++ {
		for s := -1; s <= 1; s++ {
			right = max(right, c.reach[margin{at.x0 + x, at.size + s}])
		}
	}
	return left, right
}

// mostBeside is the number of blocks on a page from which on they are not
// compared with each other: no page that is read has as many.
const mostBeside = 2000

// cutBlock cuts a block into paragraphs.
func (c *composer) cutBlock(b *block) []draft {
	left, right := c.edges(b)
	var out []draft
	begin := func(l line) {
		out = append(out, draft{lines: []line{l}, left: left, right: right, indented: l.x0 > left+.7*l.size})
	}
	for i, l := range b.lines {
		if i == 0 {
			begin(l)
			out[0].first = true
			continue
		}
		before := b.lines[i-1]
		d := &out[len(out)-1]
		if c.ends(b, i, *d, before, l, left, right) {
			begin(l)
			continue
		}
		d.lines = append(d.lines, l)
	}
	out[len(out)-1].last = true
	return out
}

// ends reports whether a paragraph ends between two lines of a block.
func (c *composer) ends(b *block, i int, d draft, before, l line, left, right float64) bool {
	if math.Abs(l.size-before.size) > .08*max(l.size, before.size) || l.bold != before.bold {
		return true
	}
	if usual := c.leading[step(l.size)]; usual > 0 && l.y-before.y > usual*1.22+.3 {
		return true
	}
	if hyphened(before.text) && startsLower(l.text) {
		return false
	}
	if bullet(l.text) && !bullet(before.text) || bullet(l.text) && bullet(d.lines[0].text) {
		return true
	}
	// Indented from the edge, and the line before is not, or paragraphs of one line
	// follow each other where others begin at the edge. What hangs under a bullet
	// is no paragraph.
	if l.x0 > left+.7*l.size && l.x0 < left+8*l.size && !bullet(d.lines[0].text) {
		if before.x0 < l.x0-.5*l.size {
			return !centred(b, l, before)
		}
		if len(d.lines) == 1 && d.indented && math.Abs(before.x0-l.x0) < .2*l.size && atEdge(b, left)*3 >= len(b.lines) {
			return true
		}
	}
	room := right - before.x1
	if wide(l.text) {
		return room > 2.2*l.size
	}
	need := l.first + .25*l.size
	return room > need+.15*l.size && !centred(b, l, before)
}

// atEdge counts the lines of a block that begin at its edge.
func atEdge(b *block, left float64) (n int) {
	for _, l := range b.lines {
		if l.x0 < left+.3*l.size {
			n++
		}
	}
	return n
}

// centred reports whether both lines stand in the middle of their block.
func centred(b *block, l, before line) bool {
	middle := (b.x0 + b.x1) / 2
	off := func(l line) float64 { return math.Abs((l.x0+l.x1)/2 - middle) }
	return len(b.lines) < 6 && off(l) < .4*l.size && off(before) < .4*l.size && math.Abs(l.x0-before.x0) > .8*l.size && math.Abs(l.x1-before.x1) > .8*l.size
}

var bullets = regexp.MustCompile(`^([•‣▪●○◦–—*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s`)

func bullet(s string) bool { return bullets.MatchString(s) }

// hyphened reports whether a line ends within a word.
func hyphened(s string) bool {
	return strings.HasSuffix(s, "-") || strings.HasSuffix(s, "\u00ad") || strings.HasSuffix(s, "‐")
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// sentenceEnds reports whether a text ends as sentences do.
func sentenceEnds(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]›“0123456789*†‡")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟۔：", r)
}

// full reports whether the last line of a paragraph reaches the edge, so that
// the paragraph may go on elsewhere.
func (d draft) full(next line) bool {
	l := d.lines[len(d.lines)-1]
	if wide(l.text) {
		return d.right-l.x1 < 2.2*l.size
	}
	return d.right-l.x1 < next.first+.4*l.size
}

// text joins lines.
func (c *composer) text(d draft) string {
	var out []byte
	for i, l := range d.lines {
		if i > 0 {
			r, n := utf8.DecodeLastRune(out)
			switch {
			case r == '\u00ad':
				out = out[:len(out)-n]
			case (r == '-' || r == '‐') && startsWord(l.text):
				if !c.keepsHyphen(out[:len(out)-n], l.text) {
					out = out[:len(out)-n]
				}
			case wideEnd(r) && (wide(l.text) || strings.ContainsRune(",.;:!?)", rune(l.text[0]))):
			default:
				out = append(out, ' ')
			}
		}
		out = append(out, l.text...)
	}
	return strings.ReplaceAll(string(out), "\u00ad", "")
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wideEnd(r rune) bool {
	return wide(string(r)) || strings.ContainsRune("，。、；：？！”’）》」』", r)
}

// keepsHyphen reports whether the hyphen between two lines belongs to the word.
func (c *composer) keepsHyphen(before []byte, after string) bool {
	letters := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	head := string(before[bytes.LastIndexFunc(before, unicode.IsSpace)+1:])
	tail := after
	if at := strings.IndexFunc(after, unicode.IsSpace); at >= 0 {
		tail = after[:at]
	}
	head, tail = strings.ToLower(strings.TrimLeftFunc(head, letters)), strings.ToLower(strings.TrimRightFunc(tail, letters))
	if head == "" {
		return true
	}
	joined, parted := c.words[head+tail], c.words[head+"-"+tail]
	switch {
	case joined > 0 || parted > 0:
		return parted > joined
	case !startsLower(after): // Jean-Pierre, 2019-2020
		return true
	case strings.Contains(head, "-"): // one-third-of, state-of-the-art
		return true
	case len(head) > 2 && len(tail) > 2 && c.words[head] > 0 && c.words[tail] > 0: // both are words by themselves: fifty-three
		return true
	}
	return false
}

var captioned = regexp.MustCompile(`(?i)^(figure|fig\.|photo|picture|image|table|abb\.|abbildung|bild|foto|tabelle|рис\.|фото|图|図|표|그림)`)

// kind is what a paragraph is, by its size and place.
func (c *composer) kind(drafts []draft, i int) Kind {
	d := drafts[i]
	size := d.lines[0].size
	n := 0
	for _, l := range d.lines {
		n += utf8.RuneCountInString(l.text)
	}
	switch {
	case size > 1.15*c.body && n < 300, d.lines[0].bold && n < 200 && !sentenceEnds(d.lines[len(d.lines)-1].text) && size > .95*c.body && len(d.lines) <= 3:
		return Heading
	case size < .94*c.body:
		r, _ := utf8.DecodeRuneInString(d.lines[0].text)
		if unicode.IsDigit(r) || strings.ContainsRune("*†‡§¹²³", r) {
			return Note
		}
		return Caption
	case captioned.MatchString(d.lines[0].text) && n < 400 && d.first && d.last:
		return Caption
	}
	return Body
}
