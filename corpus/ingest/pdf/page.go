package pdf

import (
	"errors"
	"math"
	"strings"
)

// mark is a letter, or what is drawn by one code, where it stands on its page.
// The page is turned so that most of its text runs from left to right; y grows
// downwards; units are points.
type mark struct {
	text     string
	x, y     float64 // where its baseline begins
	width    float64
	size     float64
	font     *font
	artifact bool // the file says that it is no part of the text
	known    bool
	turned   bool // does not run with the rest of the page
}

// page is what is drawn on one.
type page struct {
	marks         []mark
	width, height float64
	pictures      int
	unknown       int // letters that no table explains
}

type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times is m followed by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

var errTooLong = errors.New("reading the file takes more steps than are allowed")

// works counts steps; false once there have been too many.
func (f *file) works(n int) bool {
	if f.work -= int64(n); f.work < 0 {
		f.trouble = errTooLong
		return false
	}
	return true
}

// state is the part of the graphics state that texts depend on (8.4).
type graphics struct {
	ctm                                    matrix
	font                                   *font
	size, charSpace, wordSpace, horizontal float64
	leading, rise                          float64
}

// painter follows the operators of a page.
type painter struct {
	f         *file
	page      *page
	fonts     map[any]*font
	depth     int
	artifacts int
	marked    []bool // of each open marked content: whether it is an artifact
	actual    []*string
}

const (
	deepestForm = 12
	mostMarks   = 4 << 20
)

func (f *file) page(d dict, fonts map[any]*font) *page {
	box := f.numbersOf(d["CropBox"])
	if len(box) != 4 || box[2] == box[0] {
		box = f.numbersOf(d["MediaBox"])
	}
	if len(box) != 4 || box[2] == box[0] || box[3] == box[1] {
		box = []float64{0, 0, 612, 792}
	}
	x0, x1, y0, y1 := min(box[0], box[2]), max(box[0], box[2]), min(box[1], box[3]), max(box[1], box[3])
	p := &page{width: x1 - x0, height: y1 - y0}
	ctm := matrix{1, 0, 0, -1, -x0, y1}
	rotate, _ := f.resolve(d["Rotate"]).(float64)
	switch (int(rotate)%360 + 360) % 360 {
	case 90:
		ctm = ctm.times(matrix{0, 1, -1, 0, p.height, 0})
		p.width, p.height = p.height, p.width
	case 180:
		ctm = ctm.times(matrix{-1, 0, 0, -1, p.width, p.height})
	case 270:
		ctm = ctm.times(matrix{0, -1, 1, 0, 0, p.width})
		p.width, p.height = p.height, p.width
	}
	var content []byte
	for _, o := range f.list(d["Contents"]) {
		if s, is := f.resolve(o).(*stream); is {
			content = append(append(content, f.inflated(s)...), '\n')
		}
	}
	resources, _ := f.resolve(d["Resources"]).(dict)
	w := &painter{f: f, page: p, fonts: fonts}
	w.run(content, resources, graphics{ctm: ctm, horizontal: 1})
	return p
}

// run follows one content stream.
func (w *painter) run(content []byte, resources dict, g graphics) {
	if w.depth > deepestForm {
		return
	}
	w.depth++
	defer func() { w.depth-- }()
	l := &lexer{b: content}
	var stack []object
	var saved []graphics
	var tm, line matrix
	number := func(i int) float64 {
		if i < len(stack) {
			if v, is := stack[i].(float64); is && finite(v) {
				return v
			}
		}
		return 0
	}
	marked := len(w.marked)
	for !l.end && w.f.works(1) {
		o := l.next(0)
		k, is := o.(keyword)
		if !is {
			if len(stack) < 1<<12 {
				stack = append(stack, o)
			}
			continue
		}
		switch k {
		case "q":
			if len(saved) < 1<<12 {
				saved = append(saved, g)
			}
		case "Q":
			if n := len(saved); n > 0 {
				g, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			g.ctm = matrix{number(0), number(1), number(2), number(3), number(4), number(5)}.times(g.ctm)
		case "BT":
			tm, line = unit, unit
		case "Tf":
			if len(stack) >= 2 {
				g.font = w.fontOf(resources, nameOf(stack[len(stack)-2]))
				g.size = number(len(stack) - 1)
			}
		case "Tc":
			g.charSpace = number(0)
		case "Tw":
			g.wordSpace = number(0)
		case "Tz":
			g.horizontal = number(0) / 100
		case "TL":
			g.leading = number(0)
		case "Ts":
			g.rise = number(0)
		case "Td", "TD":
			if k == "TD" {
				g.leading = -number(1)
			}
			line = matrix{1, 0, 0, 1, number(0), number(1)}.times(line)
			tm = line
		case "Tm":
			line = matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
			tm = line
		case "T*":
			line = matrix{1, 0, 0, 1, 0, -g.leading}.times(line)
			tm = line
		case "'", "\"":
			if k == "\"" {
				g.wordSpace, g.charSpace = number(0), number(1)
			}
			line = matrix{1, 0, 0, 1, 0, -g.leading}.times(line)
			tm = line
			if t, is := last(stack).(text); is {
				w.show(string(t), &g, &tm)
			}
		case "Tj":
			if t, is := last(stack).(text); is {
				w.show(string(t), &g, &tm)
			}
		case "TJ":
			list, _ := last(stack).(array)
			for _, o := range list {
				switch o := o.(type) {
				case text:
					w.show(string(o), &g, &tm)
				case float64:
					by := -o / 1000 * g.size
					if g.font != nil && g.font.upright {
						tm = matrix{1, 0, 0, 1, 0, by}.times(tm)
					} else {
						tm = matrix{1, 0, 0, 1, by * g.horizontal, 0}.times(tm)
					}
				}
			}
		case "gs":
			states, _ := w.f.resolve(resources["ExtGState"]).(dict)
			if d, is := w.f.resolve(states[nameOf(last(stack))]).(dict); is {
				if pair, is := w.f.resolve(d["Font"]).(array); is && len(pair) == 2 {
					if fd, is := w.f.resolve(pair[0]).(dict); is {
						g.font = w.fontFrom(pair[0], fd)
					}
					g.size, _ = w.f.resolve(pair[1]).(float64)
				}
			}
		case "Do":
			objects, _ := w.f.resolve(resources["XObject"]).(dict)
			s, is := w.f.resolve(objects[nameOf(last(stack))]).(*stream)
			if !is {
				break
			}
			switch nameOf(w.f.resolve(s.dict["Subtype"])) {
			case "Image":
				w.page.pictures++
			case "Form":
				inner := g
				if m := w.f.numbersOf(s.dict["Matrix"]); len(m) == 6 {
					inner.ctm = matrix(m).times(inner.ctm)
				}
				own, is := w.f.resolve(s.dict["Resources"]).(dict)
				if !is {
					own = resources
				}
				w.run(w.f.inflated(s), own, inner)
			}
		case "BI":
			w.page.pictures++
			w.skipPicture(l)
		case "BMC", "BDC":
			artifact := len(stack) > 0 && nameOf(stack[0]) == "Artifact"
			var actual *string
			if k == "BDC" && len(stack) > 1 {
				d, is := stack[1].(dict)
				if !is {
					properties, _ := w.f.resolve(resources["Properties"]).(dict)
					d, _ = w.f.resolve(properties[nameOf(stack[1])]).(dict)
				}
				if t, is := w.f.resolve(d["ActualText"]).(text); is {
					said := saidText(string(t))
					actual = &said
				}
			}
			w.marked, w.actual = append(w.marked, artifact), append(w.actual, actual)
			if artifact {
				w.artifacts++
			}
		case "EMC":
			if len(w.marked) > marked {
				w.unmark()
			}
		}
		stack = stack[:0]
	}
	for len(w.marked) > marked {
		w.unmark()
	}
}

func (w *painter) unmark() {
	n := len(w.marked) - 1
	if w.marked[n] {
		w.artifacts--
	}
	w.marked, w.actual = w.marked[:n], w.actual[:n]
}

// saidText is a text string of the file: UTF-16 with its mark, UTF-8 with its
// mark, or what is close to Latin 1 (7.9.2.2).
func saidText(s string) string {
	if t, is := strings.CutPrefix(s, "\xef\xbb\xbf"); is {
		return t
	}
	if strings.HasPrefix(s, "\xfe\xff") {
		m := predefined("UniGB-UTF16-H")
		out, err := m.text.NewDecoder().String(s[2:])
		if err == nil {
			return out
		}
	}
	var out strings.Builder
	e := winANSI()
	for i := range len(s) {
		if t := e[s[i]]; t != "" {
			out.WriteString(t)
		}
	}
	return out.String()
}

// skipPicture goes past a picture that stands in the content stream.
func (w *painter) skipPicture(l *lexer) {
	for !l.end {
		if k, is := l.next(0).(keyword); is && (k == "ID" || k == "EI") {
			if k == "EI" {
				return
			}
			break
		}
	}
	for i := l.at; i+2 < len(l.b); i++ {
		if l.b[i] == 'E' && l.b[i+1] == 'I' && white(l.b[i-1]) && (i+2 == len(l.b) || white(l.b[i+2])) {
			l.at = i + 2
			return
		}
	}
	l.at, l.end = len(l.b), true
}

func (w *painter) fontOf(resources dict, n name) *font {
	fonts, _ := w.f.resolve(resources["Font"]).(dict)
	o := fonts[n]
	d, is := w.f.resolve(o).(dict)
	if !is {
		return nil
	}
	return w.fontFrom(o, d)
}

func (w *painter) fontFrom(o object, d dict) *font {
	r, is := o.(reference)
	if !is {
		return w.f.font(d)
	}
	if f, had := w.fonts[r]; had {
		return f
	}
	f := w.f.font(d)
	w.fonts[r] = f
	return f
}

// said stands for a text that has been noted with its first letter.
const said = "\x00"

// widen makes the last mark as wide as that and another.
func (w *painter) widen(m mark) {
	n := len(w.page.marks) - 1
	if n < 0 || m.turned || !finite(m.x) {
		return
	}
	a := &w.page.marks[n]
	x0, x1 := min(a.x, m.x), max(a.x+a.width, m.x+m.width)
	if x1-x0 < 20*a.size && math.Abs(a.y-m.y) < a.size {
		if a.width == 0 {
			a.y = m.y
		}
		a.x, a.width = x0, x1-x0
	}
}

// show notes the letters of a string.
func (w *painter) show(s string, g *graphics, tm *matrix) {
	if g.font == nil || len(w.page.marks) > mostMarks {
		return
	}
	var actual *string
	for i := len(w.actual) - 1; i >= 0; i-- {
		if w.actual[i] != nil {
			actual = w.actual[i]
			break
		}
	}
	for _, l := range g.font.letters(s) {
		if !w.f.works(1) {
			return
		}
		advance := l.width*g.size + g.charSpace
		if l.space {
			advance += g.wordSpace
		}
		whole := matrix{g.size * g.horizontal, 0, 0, g.size, 0, g.rise}.times(*tm).times(g.ctm)
		x, y := whole.apply(0, 0)
		height := math.Hypot(whole[2], whole[3])
		if g.font.procs {
			height *= g.font.scale * 1000
		}
		across := math.Hypot(whole[0], whole[1])
		m := mark{text: plainText(l.text), x: x, y: y, width: l.width * across, size: height, font: g.font, artifact: w.artifacts > 0, known: l.known}
		// y grows downwards, so text that runs to the right has a positive first
		// element; a tenth of a turn is allowed.
		m.turned = whole[0] <= 0 || math.Abs(whole[1]) > .2*math.Abs(whole[0])
		if g.font.upright {
			m.width, m.turned = height, false
		}
		if actual != nil {
			if *actual == said { // further letters of what one text stands for
				w.widen(m)
				m.known, m.text = true, ""
			} else {
				m.text, m.known = *actual, true
				*actual = said
			}
		}
		if !m.known {
			w.page.unknown++
		}
		if finite(x) && finite(y) && height > .5 && height < 2000 && (m.text != "" || !m.known) {
			w.page.marks = append(w.page.marks, m)
		}
		if g.font.upright {
			*tm = matrix{1, 0, 0, 1, 0, -(g.size + g.charSpace)}.times(*tm)
		} else {
			*tm = matrix{1, 0, 0, 1, advance * g.horizontal, 0}.times(*tm)
		}
	}
}
