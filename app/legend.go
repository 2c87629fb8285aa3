package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present/chart"
	"parallax/app/wording"
)

// Key is the chart's key, on one line.
type Key struct {
	app.Compo
	View chart.View
}

// Render draws what occurs in the chart.
func (k *Key) Render() app.UI {
	v := k.View
	return app.Ul().Class("Key-list").Aria("label", wording.KeyLabel.String()).Body(
		app.Li().Class("Key-entry").Body(
			part.SVG("svg").Attr("class", "Key-marks").Attr("viewBox", "0 0 34 14").Attr("aria-hidden", "true").Body(
				part.SVG("path").Attr("d", "M3.5 4.5a2.5 2.5 0 0 1 0 5a2.5 2.5 0 0 1 0-5M12.5 3a4 4 0 0 1 0 8a4 4 0 0 1 0-8M26 0a7 7 0 0 1 0 14a7 7 0 0 1 0-14")),
			app.Text(v.Key())),
		app.Li().Class("Key-entry").Hidden(!v.Silence).Body(
			part.SVG("svg").Attr("class", "Key-slot").Attr("viewBox", "0 0 8 16").Attr("aria-hidden", "true").Body(
				part.SVG("rect").Attr("x", ".5").Attr("y", ".5").Attr("width", "7").Attr("height", "15").Attr("rx", "3.5")),
			app.Text(wording.KeySilent.String())),
		app.Li().Class("Key-entry").Hidden(!v.Uncoded).Body(
			part.SVG("svg").Attr("class", "Key-dots").Attr("viewBox", "0 0 4 16").Attr("aria-hidden", "true").Body(part.SVG("path").Attr("d", "M2 2V14")),
			app.Text(wording.CodingLegendShort.String())),
		app.Li().Class("Key-entry").Hidden(!v.Differ).Body(
			app.B().Aria("hidden", "true").Text("≠"), app.Text(wording.KeyDiffer.String())),
	)
}
