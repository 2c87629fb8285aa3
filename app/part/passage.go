package part

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
	"parallax/app/wording"
)

// Passage is one numbered paragraph, the same on every screen.
type Passage struct {
	app.Compo
	View  element.PassageView
	Alone bool // shown softer: nothing in the other texts answers it
}

// topicsShown are the topics named under a passage; the others are folded.
const topicsShown = 2

// Render draws number, text and what is to be said about them.
func (p *Passage) Render() app.UI {
	v := p.View
	shown := min(len(v.Topics), topicsShown)
	return app.Div().
		Class(Classes("Passage", When(v.Kind != "" && v.Kind != "body", "Passage--"+v.Kind), When(v.Here, "Passage--here"), When(v.Lit, "Passage--lit"), When(p.Alone && !v.Lit, "Passage--alone"))).
		ID("%s", v.ID).TabIndex(-1).DataSet("passage", v.Ref.String()).Body(
		app.A().Class("Passage-number").Href(v.Href).Aria("label", wording.SitePassage.With("n", v.N)).Aria("current", When(v.Here, "true")).Text(v.N),
		app.Div().Class("Passage-body").Body(
			app.P().Class("Passage-text").Lang("%s", v.Lang).Body(kindAndRuns(v)...),
			app.Div().Class("Passage-topics").Hidden(len(v.Topics) == 0 && v.Note == "").Body(
				app.Span().Class("Passage-note").Hidden(v.Note == "").Text(v.Note), Anchors(v.Topics[:shown]), more(v.Topics[shown:])),
		),
	)
}

// more folds links behind their number.
func more(list []element.Link) app.UI {
	if len(list) == 0 {
		return app.Span().Hidden(true)
	}
	return app.Details().Class("Passage-more").Body(
		app.Summary().Aria("label", wording.PassageMoreTopics.With("n", len(list))).Text("+"+strconv.Itoa(len(list))),
		Anchors(list))
}

// kindAndRuns is the text, after the kind of passage where it is not body.
func kindAndRuns(v element.PassageView) []app.UI {
	if v.KindName == "" {
		return Runs(v.Runs)
	}
	return append([]app.UI{app.Span().Class("Passage-kind").Text(v.KindName), app.Text(" ")}, Runs(v.Runs)...)
}
