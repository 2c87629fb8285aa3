package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a run of letters on one baseline that were drawn one after the other
// with no more between them than words have.
type piece struct {
	marks  []mark
	gaps   []bool // before the mark of that place there is a space of the file's own
	x0, x1 float64
	y      float64 // of the baseline of most letters
	size   float64
	page   int
	// artifact says that the file calls it none of its text: furniture that a
	// program has drawn on the page, or on all pages.
	artifact bool
}

// Distances in heights of a letter.
const (
	sameLine    = .25 // baselines less apart are one
	raised      = .6  // a smaller letter may stand so far off
	wordGap     = .17 // more is a space where the file has none
	mostGap     = 1.5 // more parts two pieces
	mostSpaced  = 3.2 // likewise where the file has a space there
	coincidence = .12 // letters nearer than this are one, drawn twice to look bold
)

// pieces cuts what is drawn on a page, in the order of drawing.
func pieces(p *page, number int) []piece {
	var out []piece
	type spot struct {
		text string
		x, y int
	}
	drawn := map[spot]bool{}
	spaced := false
	for _, m := range p.marks {
		if m.turned || !m.known || m.x < -5 || m.x > p.width+5 || m.y < -5 || m.y > p.height+10 {
			continue
		}
		if strings.TrimSpace(m.text) == "" {
			spaced = true
			continue
		}
		cell := coincidence * 2 * m.size
		here := spot{m.text, int(math.Round(m.x / cell)), int(math.Round(m.y / cell))}
		if drawn[here] {
			continue
		}
		drawn[here] = true
		if n := len(out) - 1; n >= 0 && out[n].takes(m, spaced) {
			out[n].add(m, spaced)
		} else {
			piece := piece{x0: m.x, x1: m.x + m.width, y: m.y, size: m.size, page: number, artifact: m.artifact}
			piece.add(m, false)
			out = append(out, piece)
		}
		spaced = false
	}
	return out
}

// nearby is how many letters before and after a mark in the order of drawing it
// may belong to.
const nearby = 200

// takes reports whether a letter goes on in the piece.
func (p *piece) takes(m mark, spaced bool) bool {
	if m.artifact != p.artifact {
		return false
	}
	size := max(p.size, m.size)
	off := math.Abs(m.y - p.y)
	if off > sameLine*size && (off > raised*size || min(p.size, m.size) > .85*size) {
		return false
	}
	gap := max(m.x-p.x1, p.x0-(m.x+m.width))
	if spaced {
		return gap < mostSpaced*size
	}
	return gap < mostGap*size
}

func (p *piece) add(m mark, spaced bool) {
	p.marks, p.gaps = append(p.marks, m), append(p.gaps, spaced)
	p.x0, p.x1 = min(p.x0, m.x), max(p.x1, m.x+m.width)
	if m.size > p.size*1.05 { // the first was a raised letter
		p.size, p.y = m.size, m.y
	}
}

func (p *piece) width() float64 { return p.x1 - p.x0 }

// line is what stands on one baseline of a column.
type line struct {
	text       string
	x0, x1, y  float64 // mirrored where the text runs from the right
	first      float64 // width of its first word
	size       float64
	bold       bool
	page       int
	rightwards bool
}

// lineOf puts pieces on one baseline together.
func lineOf(ps []piece) line {
	var marks []mark
	var gaps []bool
	l := line{x0: math.Inf(1), x1: math.Inf(-1), page: ps[0].page, y: ps[0].y, size: ps[0].size}
	for _, p := range ps {
		for i, m := range p.marks {
			marks, gaps = append(marks, m), append(gaps, p.gaps[i])
		}
		l.x0, l.x1 = min(l.x0, p.x0), max(l.x1, p.x1)
		if p.size > l.size*1.05 {
			l.size, l.y = p.size, p.y
		}
	}
	bold, all := 0, 0
	right, left := 0, 0
	for _, m := range marks {
		all++
		if m.font.bold {
			bold++
		}
		for _, r := range m.text {
			switch {
			case runsLeft(r):
				left++
			case unicode.IsLetter(r):
				right++
			}
		}
	}
	l.bold = bold*10 > all*9
	l.rightwards = left <= right
	words, first := l.words(marks, gaps)
	l.text, l.first = softened(strings.Join(words, " ")), first
	return l
}

// softened takes soft hyphens off, but for one at the end, where the line was
// parted; a hyphen that was drawn for it goes.
func softened(s string) string {
	if !strings.Contains(s, "\u00ad") {
		return s
	}
	end := strings.TrimRight(s, "-‐\u00ad")
	parted := strings.Contains(s[len(end):], "\u00ad")
	if !parted {
		end = s
	}
	s = strings.ReplaceAll(end, "\u00ad", "")
	if parted {
		s += "\u00ad"
	}
	return s
}

// words puts the letters of a line into words, in the order of reading.
func (l *line) words(marks []mark, gaps []bool) (words []string, first float64) {
	type at struct {
		mark
		gap bool
	}
	list := make([]at, 0, len(marks))
	for i := range marks {
		if !combines(marks[i].text) {
			list = append(list, at{marks[i], gaps[i]})
		}
	}
	// A mark that combines goes to the letter that it stands over, whatever their
	// order of drawing.
	before := 0 // letters drawn before the mark
	for _, m := range marks {
		if !combines(m.text) {
			before++
			continue
		}
		// The nearest of those that were drawn about when it was.
		best, distance := -1, math.Inf(1)
		for j := max(0, before-nearby); j < min(len(list), before+nearby); j++ {
			if d := math.Abs(m.x + m.width/2 - list[j].x - list[j].width/2); d < distance {
				best, distance = j, d
			}
		}
		if best >= 0 {
			list[best].text += m.text
		}
	}
	ordered := slices.IsSortedFunc(list, func(a, b at) int { return cmp.Compare(a.x+a.width/2, b.x+b.width/2) })
	if !ordered {
		slices.SortStableFunc(list, func(a, b at) int { return cmp.Compare(a.x+a.width/2, b.x+b.width/2) })
		for i := range list {
			list[i].gap = false
		}
		// A space of the file's was before a letter in the order of drawing: where
		// the order is another only distances count.
	}
	threshold := l.gap(func(yield func(float64, bool)) {
		for i := 1; i < len(list); i++ {
			yield(list[i].x-(list[i-1].x+list[i-1].width), list[i].gap)
		}
	})
	type word struct {
		text   strings.Builder
		x0, x1 float64
	}
	var out []*word
	for i, a := range list {
		space := i == 0
		if i > 0 {
			before := list[i-1]
			gap := a.x - (before.x + before.width)
			space = a.gap && gap > -.3*l.size || gap > threshold
			if space && !a.gap && (wide(before.text) || wide(a.text)) && gap < l.size {
				space = gap > .6*l.size && !(wide(before.text) && wide(a.text))
			}
		}
		if space {
			out = append(out, &word{x0: a.x})
		}
		w := out[len(out)-1]
		if !l.rightwards && runsLeftAny(a.text) {
			w.text.WriteString(mirrored(a.text))
		} else {
			w.text.WriteString(a.text)
		}
		w.x1 = a.x + a.width
	}
	for _, w := range out {
		words = append(words, w.text.String())
	}
	if len(out) == 0 {
		return nil, 0
	}
	first = out[0].x1 - out[0].x0
	if !l.rightwards {
		words = logical(words)
		end := out[len(out)-1]
		first = end.x1 - end.x0
	}
	return words, first
}

// gap is how wide a space at least is in a line. Where the file says where its
// spaces are, only a wide gap is another; letters that are set apart raise it.
func (l *line) gap(each func(func(gap float64, spaced bool))) float64 {
	var tight []float64
	spaces := false
	each(func(gap float64, spaced bool) {
		if spaced {
			spaces = true
			return
		}
		tight = append(tight, gap)
	})
	threshold := wordGap * l.size
	if len(tight) > 3 {
		slices.Sort(tight)
		if middle := tight[len(tight)/2]; middle > .06*l.size {
			threshold += middle
		} else {
			// In a line that was set tight spaces are narrower: the first wide step
			// from one distance to the next shows where they begin.
			for i := 1; i < len(tight); i++ {
				between := (tight[i] + tight[i-1]) / 2
				if step := tight[i] - tight[i-1]; step > .06*l.size && between > .06*l.size && between < .3*l.size {
					threshold = between
					break
				}
			}
		}
	}
	if spaces {
		threshold = max(threshold, .3*l.size)
	}
	return threshold
}

func runsLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff
}

func runsLeftAny(s string) bool { return strings.ContainsFunc(s, runsLeft) }

// wide reports whether a text is of a script that has no spaces.
func wide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2e80 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xffef || r >= 0x20000 && r <= 0x3ffff
}

// mirrored turns the letters of one code round, which then are turned back with
// their line.
func mirrored(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// logical turns a line that was read from left to right and runs from the right
// into its logical order: all is turned round, and numbers and words that run to
// the right are turned back. It is the reordering of Unicode's Annex 9, rule L2,
// undone for lines with one level within the other.
func logical(words []string) []string {
	r := []rune(strings.Join(words, " "))
	slices.Reverse(r)
	strong := func(c rune) bool {
		return (unicode.IsLetter(c) || unicode.IsDigit(c)) && !runsLeft(c) || arabicDigit(c)
	}
	for i := 0; i < len(r); {
		if !strong(r[i]) {
			i++
			continue
		}
		end := i + 1
		for j := end; j < len(r); j++ {
			if runsLeft(r[j]) && !arabicDigit(r[j]) && !unicode.Is(unicode.Mn, r[j]) {
				break
			}
			if strong(r[j]) {
				end = j + 1
			} else if brackets[r[j]] != 0 || r[j] == ' ' && digits(r[i:end]) {
				break
			}
		}
		slices.Reverse(r[i:end])
		i = end
	}
	if shaped(r) {
		for i, c := range r {
			if m, has := brackets[c]; has {
				r[i] = m
			}
		}
	}
	return strings.Fields(string(r))
}

// shaped reports whether the brackets of a line are those that were drawn, not
// those that were meant: a line that runs from the right has them mirrored. Some
// programs write the one and some the other, which shows where one closes that
// has not been opened.
func shaped(r []rune) bool {
	depth, fell := 0, 0
	for _, c := range r {
		switch c {
		case '(', '[', '«':
			depth++
		case ')', ']', '»':
			if depth--; depth < fell {
				fell = depth
			}
		}
	}
	return fell < 0 && depth-fell > 0
}

func combines(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			return false
		}
	}
	return s != ""
}

func arabicDigit(c rune) bool { return c >= 0x660 && c <= 0x669 || c >= 0x6f0 && c <= 0x6f9 }

func digits(r []rune) bool {
	for _, c := range r {
		if unicode.IsLetter(c) {
			return false
		}
	}
	return true
}

var brackets = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '<': '>', '>': '<'}
