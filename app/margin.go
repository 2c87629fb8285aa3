package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/wording"
)

// Coding is what has been coded of a passage, in its open margin: voices, and
// the questions it answers.
type Coding struct {
	app.Compo
	View present.CodingView
}

// Render draws the facts that differ first, then the others, then the voices.
func (c *Coding) Render() app.UI {
	v := c.View
	return app.Div().Hidden(!v.Any()).Body(
		app.Range(v.Facts).Slice(func(i int) app.UI { return factNote(v.Facts[i]) }),
		app.Div().Class("Margin-part").Hidden(len(v.Voices) == 0).Body(
			app.H3().Class("Margin-title").Text(wording.ReadVoices.String()),
			app.Ul().Body(app.Range(v.Voices).Slice(func(i int) app.UI {
				return app.Li().Class("Coding-voice").Body(append(part.Named(v.Voices[i].Name+", "), app.Span().Class("Coding-said").Text(v.Voices[i].Said))...)
			})),
		),
	)
}

func factNote(v present.FactNote) app.UI {
	return app.Div().Class("Margin-part").Body(
		app.H3().Class("Margin-title").Body(app.Span().Class("Coding-differ").Hidden(!v.Differ).Text("≠ "), app.Text(v.Question)),
		app.P().Class("Coding-own").Body(app.Text(wording.ReadHere.With("value", v.Own)+" "), app.Span().Class("Coding-said").Text(v.Verdict)),
		app.Div().Body(app.Range(v.Others).Slice(func(j int) app.UI {
			o := v.Others[j]
			return app.A().Class("Margin-item").Href(o.Href).Body(part.MarkOf(o.Mark, part.Small), app.Span().Text(o.Value))
		})),
		app.P().Class("Margin-rest").Hidden(v.Rest == "").Text(v.Rest),
		app.P().Class("Coding-said").Hidden(v.Note == "").Text(v.Note),
	)
}
