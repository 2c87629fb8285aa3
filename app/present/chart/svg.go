package chart

import (
	"math"
	"strconv"
	"unicode/utf8"

	"parallax/app/present/element"
)

// drawing writes an SVG file that stands alone: no style sheet, no script, no
// font of its own, everything said by attributes, so that any program shows it
// and a page's policy lets it be drawn as a picture.
type drawing struct {
	b    []byte
	open []string
}

// The colours of a drawing are those of the light theme; web/css/tokens.css has
// them too, and a test compares.
const (
	inkColor   = "#14181c"
	softColor  = "#444b52"
	quietColor = "#5c646b"
	ruleColor  = "#dde0e1"
	edgeColor  = "#868e94"
	sunkColor  = "#f6f7f6"
	groundHue  = "#ffffff"
)

// hueColors are the colours of outlets, by Mark.Hue less one.
var hueColors = [element.Hues]string{"#123a7a", "#8c6f00", "#b5408f", "#0b6b5e", "#8f2410", "#0a7ad6", "#3b1440"}

// Families of type that most machines have.
const (
	serifType = "Charter, 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif"
	sansType  = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
)

// begin opens an element; pairs are names and values of attributes, those
// without a value are left out.
func (d *drawing) begin(tag string, pairs ...string) {
	d.tag(tag, pairs)
	d.b = append(d.b, '>')
	d.open = append(d.open, tag)
}

func (d *drawing) tag(tag string, pairs []string) {
	d.b = append(append(d.b, '<'), tag...)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		d.b = append(append(append(d.b, ' '), pairs[i]...), `="`...)
		d.escape(pairs[i+1])
		d.b = append(d.b, '"')
	}
}

// end closes the element opened last.
func (d *drawing) end() {
	last := len(d.open) - 1
	d.b = append(append(append(d.b, "</"...), d.open[last]...), '>')
	d.open = d.open[:last]
}

// empty is an element without content.
func (d *drawing) empty(tag string, pairs ...string) {
	d.tag(tag, pairs)
	d.b = append(d.b, "/>"...)
}

// said is an element that holds a text.
func (d *drawing) said(tag, text string, pairs ...string) {
	d.begin(tag, pairs...)
	d.escape(text)
	d.end()
}

// line starts a new line of the file, for those who read it.
func (d *drawing) line() { d.b = append(d.b, '\n') }

// escape writes a text as XML 1.0 allows it. Characters that XML cannot hold
// become U+FFFD.
func (d *drawing) escape(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			d.b = append(d.b, "&amp;"...)
		case r == '<':
			d.b = append(d.b, "&lt;"...)
		case r == '>':
			d.b = append(d.b, "&gt;"...)
		case r == '"':
			d.b = append(d.b, "&quot;"...)
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			d.b = utf8.AppendRune(d.b, utf8.RuneError)
		default:
			d.b = utf8.AppendRune(d.b, r)
		}
	}
}

// text writes one line of type. anchor is "start", "middle" or "end".
func (d *drawing) text(x, y, size float64, family, weight, color, anchor, s string) {
	if anchor == "start" {
		anchor = ""
	}
	d.said("text", s, "x", px(x), "y", px(y), "font-family", family, "font-size", px(size), "font-weight", weight, "fill", color, "text-anchor", anchor)
}

// dotted draws a cell that nobody has coded.
func (d *drawing) dotted(c Cell, x, y, height float64) {
	d.empty("path", "data-uncoded", c.Document, "d", "M"+px(x)+" "+px(y)+"v"+px(height), "stroke", edgeColor, "stroke-width", "2", "stroke-dasharray", "0 8", "stroke-linecap", "round")
}

// upright writes one line of type that runs upwards from a point.
func (d *drawing) upright(x, y, size float64, s string) {
	d.said("text", s, "transform", "translate("+px(x)+" "+px(y)+") rotate(-90)", "font-family", sansType, "font-size", px(size), "fill", inkColor)
}

// mark draws an outlet's mark of a side around a point, with its letter.
func (d *drawing) mark(m element.Mark, x, y, side float64) {
	d.begin("g", "transform", "translate("+px(x-side/2)+" "+px(y-side/2)+") scale("+px4(side/100)+")")
	d.empty("path", "d", m.Outline(), "fill", hueOf(m))
	d.begin("text", "x", "50", "y", m.LetterLine(), "font-family", sansType, "font-size", "46", "font-weight", "700", "fill", groundHue, "text-anchor", "middle")
	d.escape(m.Letter)
	if m.Ordinal > 0 {
		d.said("tspan", strconv.Itoa(m.Ordinal), "font-size", "30")
	}
	d.end()
	d.end()
}

func hueOf(m element.Mark) string { return hueColors[(m.Hue+element.Hues-1)%element.Hues] }

// px writes a coordinate to a hundredth, px4 a factor to a tenthousandth.
func px(v float64) string  { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }
func px4(v float64) string { return strconv.FormatFloat(math.Round(v*10000)/10000, 'f', -1, 64) }

// wrap breaks a text into at most most lines of about width pixels in type of
// a size. No font is at hand, so the width of a letter is a guess on the safe
// side: .59 of the size for most, 1 for the scripts of the Far East. What does not fit
// ends with an ellipsis.
func wrap(s string, width, size float64, most int) []string {
	var lines []string
	start, space, at := 0, -1, 0.0
	for i, r := range s {
		w := letterWidth(r) * size
		if at+w > width && i > start {
			if len(lines) == most-1 {
				return append(lines, s[start:max(start, last(s, start, i))]+"…")
			}
			cut, next := i, i
			if space > start {
				cut, next = space, space+1
			}
			lines = append(lines, s[start:cut])
			start, space, at = next, -1, 0
			for _, q := range s[next:i] {
				at += letterWidth(q) * size
			}
		}
		if r == ' ' {
			space = i
		}
		at += w
	}
	return append(lines, s[start:])
}

// last is where the letter before i begins, so that an ellipsis fits.
func last(s string, start, i int) int {
	_, size := utf8.DecodeLastRuneInString(s[start:i])
	return i - size
}

func letterWidth(r rune) float64 {
	switch {
	case r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xff60):
		return 1
	case r == ' ' || r == 'i' || r == 'l' || r == 't' || r == 'f' || r == 'j' || r == '.' || r == ',' || r == '\'':
		return .36
	case r >= 'A' && r <= 'Z' || r == 'm' || r == 'w':
		return .76
	}
	return .59
}

// spanOf is about how wide a text is, rather more than less.
func spanOf(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += letterWidth(r)
	}
	return w * size
}
