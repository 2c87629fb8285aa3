package part

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// SVG is an element of a drawing.
func SVG(tag string) app.HTMLElem { return app.Elem(tag).XMLNS(svgNamespace) }

// Num writes a coordinate, to a hundredth.
func Num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// Sizes of marks, as the style sheet names them.
const (
	Small  = "Mark--small"
	Medium = ""
	Large  = "Mark--large"
)

// MarkOf draws an outlet's mark as a picture with a name.
func MarkOf(m element.Mark, size string) app.UI { return DrawMark(m, size, false, true) }

// MarkBeside draws a mark that stands beside the outlet's name, and so needs
// none of its own.
func MarkBeside(m element.Mark, size string) app.UI { return DrawMark(m, size, false, false) }

// MarkOff draws the mark of an outlet that is silent, beside words that say so.
func MarkOff(m element.Mark, size string) app.UI { return DrawMark(m, size, true, false) }

// MarkUnknown draws the mark of an outlet of whose article nobody has said
// anything, beside words that say so.
func MarkUnknown(m element.Mark, size string) app.UI {
	return app.Span().Class("Mark-unknown").Body(MarkOff(m, size))
}

// DrawMark draws a mark; off that of who is silent, named with the outlet's name.
func DrawMark(m element.Mark, size string, off, named bool) app.UI {
	class := "Mark"
	if size != "" {
		class += " " + size
	}
	if off {
		class += " Mark--off"
	}
	letters := []app.UI{app.Text(m.Letter)}
	if m.Ordinal > 0 {
		letters = append(letters, SVG("tspan").Attr("class", "Mark-ordinal").Text(strconv.Itoa(m.Ordinal)))
	}
	letter := SVG("text").Attr("x", "50").Attr("y", letterLine(m.Shape)).Body(letters...)
	s := SVG("svg").Attr("class", class).Attr("viewBox", "0 0 100 100").DataSet("outlet", m.Hue)
	if named {
		s = s.Attr("role", "img").Attr("aria-label", m.Name)
	} else {
		s = s.Attr("aria-hidden", "true")
	}
	return s.Body(Shape(m.Shape), letter)
}

// Shape draws a mark's outline in a square of 100.
func Shape(name string) app.HTMLElem {
	return SVG("path").Attr("d", element.Mark{Shape: name}.Outline())
}

// letterLine is the base line of the letter, so that it looks centred.
func letterLine(shape string) string { return element.Mark{Shape: shape}.LetterLine() }

// Runs draws a text with its marked stretches.
func Runs(list []element.Run) []app.UI {
	body := make([]app.UI, len(list))
	for i, r := range list {
		switch {
		case r.Noted != "":
			body[i] = app.Mark().Class(Classes("Noted", When(r.Said != "", "Noted--first"), When(r.Marked, "Noted--found"))).DataSet("mark", r.Noted).Aria("description", r.Said).Text(r.Text)
		case r.Marked:
			body[i] = app.Mark().Text(r.Text)
		default:
			body[i] = app.Text(r.Text)
		}
	}
	return body
}

// Classes joins a class with those of its variants that hold.
func Classes(base string, variants ...string) string {
	for _, v := range variants {
		if v != "" {
			base += " " + v
		}
	}
	return base
}

// When is the class if the condition holds.
func When(holds bool, class string) string {
	if holds {
		return class
	}
	return ""
}

// Current is the value of aria-current for a link in navigation.
func Current(here bool) string {
	if here {
		return "page"
	}
	return ""
}

// Anchor is a link; without an address it is only its words.
func Anchor(l element.Link) app.UI {
	if l.Href == "" {
		return app.Span().Text(l.Label)
	}
	return app.A().Href(l.Href).Text(l.Label)
}

// Anchors draws links one after the other.
func Anchors(list []element.Link) app.UI {
	return app.Range(list).Slice(func(i int) app.UI { return Anchor(list[i]) })
}

// Icon is a drawing of one or two paths in a square of 16.
func Icon(name, d, more string) app.UI {
	return SVG("svg").Attr("class", "Icon Icon--"+name).Attr("viewBox", "0 0 16 16").Attr("aria-hidden", "true").Body(
		SVG("path").Attr("d", d), SVG("path").Attr("d", more),
	)
}

// Dotted joins what there is.
func Dotted(parts ...string) string {
	text := ""
	for _, p := range parts {
		if p != "" && text != "" {
			text += " · "
		}
		text += p
	}
	return text
}

// Named is a text in which names of other scripts are marked with their language.
func Named(text string) []app.UI {
	list := element.Scripts(text)
	body := make([]app.UI, len(list))
	for i, s := range list {
		if s.Lang == "" {
			body[i] = app.Text(s.Text)
		} else {
			body[i] = app.Span().Lang("%s", s.Lang).Text(s.Text)
		}
	}
	return body
}
