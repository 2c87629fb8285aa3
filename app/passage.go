package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
)

// Passage is one numbered paragraph, the same on every screen.
type Passage struct {
	app.Compo
	View  present.PassageView
	Alone bool // shown softer: nothing in the other texts answers it
	// Partners are the lit counterparts of a lit passage, told in words where
	// there is no room for lines.
	Partners []Partner
}

// Partner is a passage of another text that is linked with this one.
type Partner struct {
	Mark   present.Mark
	Text   string
	Href   string
	Reason string
}

// Render draws number, text and what is to be said about them.
func (p *Passage) Render() app.UI {
	v := p.View
	return app.Div().
		Class(classes("Passage", when(v.Kind != "" && v.Kind != "body", "Passage--"+v.Kind), when(v.Here, "Passage--here"), when(v.Lit, "Passage--lit"), when(p.Alone && !v.Lit, "Passage--alone"))).
		ID("%s", v.ID).TabIndex(-1).DataSet("passage", v.Ref.String()).Body(
		app.A().Class("Passage-number").Href(v.Href).Aria("label", "Passage "+v.N).Aria("current", when(v.Here, "true")).Text(v.N),
		app.Div().Class("Passage-body").Body(
			app.P().Class("Passage-text").Lang("%s", v.Lang).Body(kindAndRuns(v)...),
			app.P().Class("Passage-topics").Hidden(len(v.Topics) == 0 && v.Note == "").Body(
				app.Span().Class("Passage-note").Hidden(v.Note == "").Text(v.Note), anchors(v.Topics)),
			app.Div().Class("Compare-partners").Hidden(len(p.Partners) == 0).Body(
				app.Range(p.Partners).Slice(func(i int) app.UI {
					q := p.Partners[i]
					return app.Div().Class("Compare-partner").Body(markOf(q.Mark, small),
						app.Span().Body(app.A().Href(q.Href).Text(q.Text), app.Text(" "+q.Reason)))
				}),
			),
		),
	)
}

// kindAndRuns is the text, after the kind of passage where it is not body.
func kindAndRuns(v present.PassageView) []app.UI {
	if v.KindName == "" {
		return runs(v.Runs)
	}
	return append([]app.UI{app.Span().Class("Passage-kind").Text(v.KindName), app.Text(" ")}, runs(v.Runs)...)
}
