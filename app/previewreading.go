package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus/intake"
)

// previewReading is how one file is read: in which encoding, and what its columns
// are taken for. Either can be said otherwise.
func previewReading(s *store.Store, v present.PreviewReading) app.UI {
	return app.Details().Class("PreviewReading").Hidden(v.Report == 0).Body(
		app.Summary().Text(wording.PreviewHow.String()),
		app.Range(v.Lines).Slice(func(i int) app.UI {
			l := v.Lines[i]
			return app.Div().Class("PreviewReading-line").Body(
				app.Span().Body(app.B().Text(l.Title), app.Small().Text(l.How)),
				app.Select().Class("Preview-field").Aria("label", l.Label).OnChange(func(_ app.Context, e app.Event) {
					msg := state.PreviewRead{Report: v.Report, Column: l.Column}
					if chosen := platform.TextOf(e); l.Column == "" {
						msg.Encoding = chosen
					} else {
						msg.Field = intake.Field(chosen)
					}
					s.Send(msg)
				}, app.EventScope(v.Report, l.Column)).Body(app.Range(l.Choices).Slice(func(i int) app.UI {
					return app.Option().Value(l.Choices[i].Value).Selected(l.Choices[i].On).Text(l.Choices[i].Text)
				})))
		}),
		app.P().Class("Section-note").Hidden(v.More == "").Text(v.More),
	)
}
