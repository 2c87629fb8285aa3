package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
)

// Coding is what has been coded of a passage, in its margin: voices, and
// the questions it answers.
type Coding struct {
	app.Compo
	View present.CodingView
}

// Render draws what matters most, and folds the rest.
func (c *Coding) Render() app.UI {
	v := c.View
	return app.Div().Class("Coding").Hidden(!v.Any()).Body(
		app.Ul().Class("Coding-voices").Aria("label", "Voices").Hidden(len(v.Voices) == 0).Body(voices(v.Voices)),
		app.Details().Class("Coding-more").Hidden(!v.Folds()).Body(
			app.Summary().Body(
				app.B().Class("Coding-verdict").Hidden(v.Verdict == "").Text(v.Verdict),
				app.Text(" "+v.Lead+" "), app.Span().Class("Coding-rest").Text(v.More)),
			app.Ul().Class("Coding-voices").Aria("label", "More voices").Hidden(len(v.MoreVoices) == 0).Body(voices(v.MoreVoices)),
			app.Div().Body(factNotes(v.Facts)),
		),
	)
}

func voices(list []present.VoiceNote) app.UI {
	return app.Range(list).Slice(func(i int) app.UI {
		v := list[i]
		return app.Li().Class("Coding-voice").Body(app.Text(v.Name+", "), app.Span().Class("Coding-said").Text(v.Said))
	})
}

func factNotes(list []present.FactNote) app.UI {
	return app.Range(list).Slice(func(i int) app.UI {
		v := list[i]
		return app.Div().Class(part.Classes("Coding-fact", part.When(v.Differ, "Coding-fact--differ"))).Body(
			app.P().Body(app.B().Class("Coding-verdict").Text(v.Verdict), app.Text(" "+v.Question)),
			app.P().Class("Coding-own").Text("Here: "+v.Own),
			app.Div().Body(app.Range(v.Others).Slice(func(j int) app.UI {
				o := v.Others[j]
				return app.A().Class("Margin-item").Href(o.Href).Body(part.MarkOf(o.Mark, part.Small), app.Span().Text(o.Value))
			})),
			app.P().Class("Margin-more").Hidden(v.Rest == "").Text(v.Rest),
			app.P().Class("Coding-note").Hidden(v.Note == "").Text(v.Note),
		)
	})
}
