package app

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// svg is an element of a drawing.
func svg(tag string) app.HTMLElem { return app.Elem(tag).XMLNS(svgNamespace) }

// num writes a coordinate, to a hundredth.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// Sizes of marks, as the style sheet names them.
const (
	small  = "Mark--small"
	medium = ""
	large  = "Mark--large"
)

// markOf draws an outlet's mark as a picture with a name.
func markOf(m element.Mark, size string) app.UI { return drawMark(m, size, false, true) }

// markBeside draws a mark that stands beside the outlet's name, and so needs
// none of its own.
func markBeside(m element.Mark, size string) app.UI { return drawMark(m, size, false, false) }

// markOff draws the mark of an outlet that is silent, beside words that say so.
func markOff(m element.Mark, size string) app.UI { return drawMark(m, size, true, false) }

func drawMark(m element.Mark, size string, off, named bool) app.UI {
	class := "Mark"
	if size != "" {
		class += " " + size
	}
	if off {
		class += " Mark--off"
	}
	letter := svg("text").Attr("x", "50").Attr("y", letterLine(m.Shape))
	if m.Ordinal > 0 {
		letter = letter.Body(app.Text(m.Letter), svg("tspan").Attr("class", "Mark-ordinal").Text(strconv.Itoa(m.Ordinal)))
	} else {
		letter = letter.Body(app.Text(m.Letter), svg("tspan"))
	}
	s := svg("svg").Attr("class", class).Attr("viewBox", "0 0 100 100").DataSet("outlet", m.Hue)
	if named {
		s = s.Attr("role", "img").Attr("aria-label", m.Name)
	} else {
		s = s.Attr("aria-hidden", "true")
	}
	return s.Body(shape(m.Shape), letter)
}

// shape draws a mark's outline in a square of 100.
func shape(name string) app.HTMLElem {
	return svg("path").Attr("d", element.Mark{Shape: name}.Outline())
}

// letterLine is the base line of the letter, so that it looks centred.
func letterLine(shape string) string { return element.Mark{Shape: shape}.LetterLine() }

// runs draws a text with its marked stretches.
func runs(list []element.Run) []app.UI {
	body := make([]app.UI, len(list))
	for i, r := range list {
		if r.Marked {
			body[i] = app.Mark().Text(r.Text)
		} else {
			body[i] = app.Text(r.Text)
		}
	}
	return body
}

// classes joins a class with those of its variants that hold.
func classes(base string, variants ...string) string {
	for _, v := range variants {
		if v != "" {
			base += " " + v
		}
	}
	return base
}

// when is the class if the condition holds.
func when(holds bool, class string) string {
	if holds {
		return class
	}
	return ""
}

// current is the value of aria-current for a link in navigation.
func current(here bool) string {
	if here {
		return "page"
	}
	return ""
}

// anchor is a link; without an address it is only its words.
func anchor(l element.Link) app.UI {
	if l.Href == "" {
		return app.Span().Text(l.Label)
	}
	return app.A().Href(l.Href).Text(l.Label)
}

// anchors draws links one after the other.
func anchors(list []element.Link) app.UI {
	return app.Range(list).Slice(func(i int) app.UI { return anchor(list[i]) })
}
