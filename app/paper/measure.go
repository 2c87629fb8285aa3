package paper

import (
	"unicode"

	"parallax/corpus"
)

// Heights are in millimetres, sizes of type in points, as style.go has them: a change
// there is a change here.

const point = 25.4 / 72

// size is a paper without its margins.
type size struct{ wide, tall float64 }

func sizeOf(letter bool) size {
	if letter {
		return size{215.9 - 2*sideMargin, 279.4 - 2*topMargin}
	}
	return size{210 - 2*sideMargin, 297 - 2*topMargin}
}

// The measures of style.go.
const (
	sideMargin, topMargin = 14, 11
	columnGap             = 7
	headHeight            = 9.2 // name and title above every page
	footHeight            = 6.0 // at least; its text is one line
	promptPoints          = 9.5
	howPoints             = 8.5
	boxWide               = 9   // of a table of plus and zero
	headRow               = 4.6 // of any table
	numberWide            = 7   // of a task, with the gap behind it
	minutesWide           = 18
)

// density is how close texts and lines are set. The first with which a handout has two
// pages is taken.
type density struct {
	class string
	text  float64 // points
	lead  float64 // line height in sizes of type
	line  float64 // a line to write on
	box   float64 // a box of a table to write in
	row   float64 // steps, ticks or choices beside each other, and a row of plus and zero
	gap   float64 // below a task
}

var densities = []density{
	{"loose", 11, 1.34, 7.6, 11, 6.2, 4},
	{"close", 10, 1.28, 6.8, 9, 5.8, 2.6},
	{"tight", 9.6, 1.25, 6.6, 8.5, 5.6, 2.2},
	{"dense", 9.2, 1.23, 6.3, 8, 5.4, 2},
}

// face is the widths of letters of a typeface, from the space to the tilde, in thousandths
// of its size. Both are those of fonts that every system has under some name (Times New
// Roman, Liberation Serif; Arial, Helvetica), all of the same widths.
type face [95]uint16

var serif = face{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
	500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
	556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
	722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
	278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
}

// bold stands for the lighter cut, too, which is narrower.
var bold = face{
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
	556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
	611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
	667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
	278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
}

// em is the width of a letter in sizes of type.
func (f *face) em(r rune) float64 {
	switch {
	case ' ' <= r && r <= '~':
		return float64(f[r-' ']) / 1000
	case r >= 0x1100 && (r < 0x1200 || r >= 0x2e80): // Chinese, Japanese, Korean: a square each
		return 1
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsUpper(r), r == '—', r == '…':
		return .78
	case r == '‘', r == '’':
		return .33
	}
	return .54
}

// lines is how many lines of a width in millimetres a text fills, set in type of a size;
// at least one. It takes time in proportion to the text.
func (f *face) lines(text string, wide, points float64) int {
	room := wide / (points * point)
	n, at := 1, 0.0 // lines, and how far the last one is filled
	word, space := 0.0, 0.0
	put := func() {
		if at > 0 && at+space+word > room {
			n, at, space = n+1, 0, 0
		}
		at += space + word
		for at > room { // a word longer than a line
			n, at = n+1, at-room
		}
		word, space = 0, 0
	}
	for _, r := range text {
		switch w := f.em(r); {
		case unicode.IsSpace(r):
			put()
			space = f.em(' ')
		case w == 1: // a line may be broken on both sides of it
			put()
			word = 1
			put()
		default:
			word += w
			if r == '-' {
				put()
			}
		}
	}
	put()
	return n
}

func (f *face) width(text string, points float64) (wide float64) {
	for _, r := range text {
		wide += f.em(r)
	}
	return wide * points * point
}

// stretch is the height of so many lines of type.
func stretch(n int, points, lead float64) float64 { return float64(n) * points * lead * point }

func how(text string, wide float64) float64 {
	return stretch(bold.lines(text, wide, howPoints), howPoints, 1.3) + 1
}

// rows is how many rows things of these widths fill, beside each other.
func rows(widths []float64, wide float64) int {
	n, at := 1, 0.0
	for _, w := range widths {
		if at > 0 && at+w > wide {
			n, at = n+1, 0
		}
		at += w
	}
	return n
}

// height is that of a task in a column of a width, with the gap below it.
func (p *page) height(t *corpus.Task, wide float64) float64 {
	room := wide - numberWide
	if p.minutes(t) != "" {
		room -= minutesWide
	}
	h := stretch(bold.lines(t.Prompt+" "+p.how(t), room, promptPoints), promptPoints, 1.3) + 1 + p.d.gap
	letters := p.a.Letters(t, "")
	each := 1
	if t.Each {
		each = len(letters)
	}
	same := func(w float64) []float64 {
		list := make([]float64, each)
		for i := range list {
			list[i] = w
		}
		return list
	}
	switch t.Kind {
	case corpus.Open:
		h += float64(each*lineCount(t)) * p.d.line
		if t.Each {
			h += float64(each) * 5
		}
	case corpus.Scale:
		h += float64(rows(same(letterWide+stepWide*float64(t.To-t.From+1)), wide)) * p.d.row
	case corpus.Choice:
		if w := p.words(t); t.Each && float64(each)*w <= wide {
			h += p.d.row
			break
		}
		h += p.choices(t, wide)
		if t.Each {
			h += float64(rows(same(letterWide+tickWide*float64(len(t.Choices))), wide)) * p.d.row
		}
	case corpus.Code:
		h += p.choices(t, wide)
	case corpus.Marking:
		h += p.d.line
	case corpus.Tells:
		h += headRow
		for _, r := range t.Rows {
			h += max(p.d.row, stretch(bold.lines(r.Text, wide-boxWide*float64(len(letters))-3, 9), 9, 1.3)+1) + .2
		}
	case corpus.Table:
		h += headRow
		for _, r := range t.Rows {
			h += max(p.d.box, stretch(bold.lines(r.Text, wide*tableHead-3, 9), 9, 1.3)+2) + .2
		}
	case corpus.Order:
		for _, r := range t.Rows {
			h += max(7.6, stretch(serif.lines(r.Text, wide-10, 10), 10, 1.35)+.6)
		}
	}
	return h
}

const (
	stepWide, tickWide = 4.4, 7.4
	letterWide         = 6.5 // of an article before its steps, with the gap behind them
	tableHead          = .34 // of the width: the questions of a table
)

// choices is the height of all choices beside each other.
func (p *page) choices(t *corpus.Task, wide float64) float64 {
	var list []float64
	n := 0
	for _, c := range t.Choices {
		w := serif.width(c.Text, 9.6) + 9
		n += int(w / wide) // one that fills more than a row
		list = append(list, w)
	}
	return float64(n+rows(list, wide)) * p.d.row
}

// words is the width of all choices in words, behind the letter of an article.
func (p *page) words(t *corpus.Task) float64 {
	wide := float64(letterWide)
	for _, c := range t.Choices {
		wide += serif.width(c.Text, 9.6) + 12
	}
	return wide
}

// wordsOfLine is how many words somebody writes by hand on a line of the page.
const wordsOfLine = 12

func lineCount(t *corpus.Task) int {
	return max(2, (max(t.Most, t.Least)+wordsOfLine-1)/wordsOfLine)
}
