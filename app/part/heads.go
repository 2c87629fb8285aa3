package part

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
)

// DocumentHead heads a column with the mark and the name of an article.
func DocumentHead(c present.FactColumn) app.UI {
	return app.Th().Attr("scope", "col").Class("DocumentHead").DataSet("outlet", c.Mark.Hue).Body(
		app.A().Href(c.Href).Body(MarkBeside(c.Mark, Medium), app.Span().Text(c.Name)))
}

// Ring stands where there is nothing.
func Ring() app.UI {
	return SVG("svg").Attr("class", "Ring").Attr("viewBox", "0 0 10 10").Attr("aria-hidden", "true").Body(
		SVG("circle").Attr("cx", "5").Attr("cy", "5").Attr("r", "3.5"))
}

// ShareBar is a bar from nothing to all; the words beside it say the number.
func ShareBar(part float64, hollow bool) app.UI {
	return SVG("svg").Attr("class", "Share").Attr("viewBox", "0 0 100 6").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
		SVG("rect").Attr("class", "Share-all").Attr("width", "100").Attr("height", "6"),
		SVG("rect").Attr("class", Classes("Share-part", When(hollow, "Share-part--hollow"))).Attr("width", Num(100*part)).Attr("height", "6"),
	)
}
