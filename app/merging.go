package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Merge shows what a file would bring to the collection shown, before anything of it is
// brought in.
type Merge struct {
	app.Compo
	View  present.MergeView
	Store *store.Store

	name string // of whoever wrote the file, as typed
}

// sends is a button that sends a message; of no label there is none. scope tells it
// from others like it.
func sends(s *store.Store, label string, msg state.Msg, scope ...any) app.HTMLButton {
	return app.Button().Type("button").Hidden(label == "").OnClick(func(app.Context, app.Event) { s.Send(msg) }, app.EventScope(append(scope, label)...)).Text(label)
}

// line is a paragraph; of no text there is none.
func line(class, text string) app.UI { return app.P().Class(class).Hidden(text == "").Text(text) }

// headed is the heading of a part of the preview, with what stands beside it.
func headed(title wording.Message, beside ...app.UI) app.UI {
	return app.Div().Class("Ledger-head").Body(append([]app.UI{app.H3().Class("Section-title").Text(title.String())}, beside...)...)
}

// Render draws the numbers, what differs, what is new, and the decision.
func (p *Merge) Render() app.UI {
	v := p.View
	cancel := sends(p.Store, wording.MergeCancel.String(), state.MergeCancelled{}).Class("Button")
	if !v.Shown || v.Asking != "" {
		return app.Div().Class("Merge").Hidden(!v.Shown).Body(line("Merge-title", v.Title), line("", v.Asking), cancel)
	}
	sums, pairs := make([]app.UI, len(v.Sums)), []app.UI{headed(wording.MergeDifferHead, p.keeps("", wording.MergeKeepAll.String(), v.Keeps))}
	for i, s := range v.Sums {
		sums[i] = app.Div().Class("Merge-sum").Body(app.B().Text(s.N), app.Strong().Text(s.Of), app.Small().Text(s.Text))
	}
	for _, d := range v.Differ {
		pairs = append(pairs, p.pair(d))
	}
	into := []app.UI{app.P().Class("Merge-say").Attr("role", "status").Text(part.Dotted(v.Say, v.Doing))}
	for _, text := range v.Into {
		into = append(into, line("Section-note", text))
	}
	return app.Div().Class("Merge").Aria("busy", v.Busy).Body(
		line("Merge-kicker", v.Kicker),
		app.H2().Class("Merge-title").Text(v.Title),
		line("Library-deck", v.Deck),
		app.Div().Class("Merge-sums").Body(sums...),
		line("Section-note", v.Stay),
		p.whose(),
		app.Section().Hidden(len(v.Differ) == 0).Body(pairs...),
		app.Section().Hidden(len(v.Rows) == 0).Body(
			headed(wording.MergeNewHead, line("Section-note", v.Picked), sends(p.Store, v.PickAll, state.MergeTicked{}, "all").Class("Link-button")),
			app.Table().Class("Merge-table").Body(app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return p.row(v.Rows[i]) })))),
		sends(p.Store, v.More, state.MergeListed{}).Class("More"),
		line("Section-note", v.Rest),
		app.Div().Class("Merge-commit").Body(
			app.Div().Body(into...),
			app.Div().Class("Merge-ways").Body(
				cancel,
				sends(p.Store, wording.MergeLook.String(), state.MergeApart{Look: true}).Class("Button").Disabled(v.Busy),
				sends(p.Store, wording.MergeApart.String(), state.MergeApart{}).Class("Button").Disabled(v.Busy),
				sends(p.Store, v.Do, state.MergeDone{}).Class("Button Button--main").Disabled(v.Busy))),
	)
}

// whose asks who wrote what says “mine” in the file.
func (p *Merge) whose() app.UI {
	v := p.View
	return app.Form().Class("Merge-whose").Aria("label", wording.MergeWhose.String()).Hidden(v.Own).OnSubmit(p.sign).Body(
		line("", wording.MergeWhose.String()),
		sends(p.Store, wording.MergeWhoseMine.String(), state.MergeSigned{By: "me"}).Class("Chip").Aria("pressed", v.Mine),
		app.Label().Body(
			app.Text(wording.MergeWhoseName.String()+" "),
			app.Input().Class("Words-input").Type("text").Placeholder(wording.MergeName.String()).Value(v.Name).AutoComplete(false).Attr("maxlength", "100").OnInput(p.typed)),
		app.Button().Class("Chip").Type("submit").Text(wording.MergeUseName.String()))
}

func (p *Merge) keeps(id, label string, list []present.Choice) app.UI {
	ways := make([]app.UI, len(list))
	for i, c := range list {
		ways[i] = sends(p.Store, c.Label, state.MergeKept{ID: id, Keep: c.Value}, id).Class("Switch-option").Aria("pressed", c.On)
	}
	return app.Div().Class("Switch").Attr("role", "group").Aria("label", label).Body(ways...)
}

func (p *Merge) pair(v present.MergePair) app.UI {
	list := []app.UI{
		app.Div().Class("Merge-head").Body(app.B().Text(v.Kind), app.Span().Text(v.Name), p.keeps(v.ID, wording.MergeKeepOf.With("name", v.Name), v.Keeps)),
		line("Section-note", v.Texts)}
	for _, f := range v.Fields {
		list = append(list, app.Div().Class("Merge-field").Body(reading("Merge-mine", wording.MergeYours, f.Name, f.Mine), reading("Merge-theirs", wording.MergeOthers, f.Name, f.Theirs)))
	}
	return app.Article().Class("Merge-pair").Body(list...)
}

func reading(class string, side wording.Message, field, text string) app.UI {
	return app.P().Class(class).Body(app.Small().Text(side.String()+", "+field), app.Text(text))
}

func (p *Merge) row(v present.MergeRow) app.UI {
	return app.Tr().Body(
		app.Td().Body(app.Label().Class("Merge-tick").Body(
			app.Input().Type("checkbox").Checked(v.On).Aria("label", wording.MergeTake.With("name", v.Name)).OnChange(func(app.Context, app.Event) {
				p.Store.Send(state.MergeTicked{ID: v.ID})
			}, app.EventScope(v.ID)),
			app.Text(v.Kind))),
		app.Td().Body(app.Text(v.Name), app.Small().Hidden(v.Note == "").Text(v.Note)),
		app.Td().Body(markOrNone(v.Mark), app.Text(v.Where)),
		app.Td().Text(v.By))
}

func (p *Merge) typed(_ app.Context, e app.Event) { p.name = platform.TextOf(e) }

func (p *Merge) sign(_ app.Context, e app.Event) {
	e.PreventDefault()
	p.Store.Send(state.MergeSigned{By: p.name})
}
