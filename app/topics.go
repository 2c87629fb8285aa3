package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// Topics is the index of topics, and the screen on which a reader edits them.
type Topics struct {
	app.Compo
	View  present.TopicsView
	Store *store.Store

	title string // typed for a new topic
}

// Render draws the index or the editing.
func (t *Topics) Render() app.UI {
	v := t.View
	return app.Div().Class("Topics").Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Text(v.Title),
			app.P().Class("Hed-deck").Hidden(v.Deck == "").Text(v.Deck),
			app.P().Class("Topics-switch").Hidden(v.Switch.Href == "").Body(app.A().Class("Button").Href(v.Switch.Href).Text(v.Switch.Label)),
		),
		app.Div().Hidden(v.Editing).Body(
			app.P().Class("Coverage-none").Hidden(v.Editing || v.None == "").Text(v.None),
			app.Range(v.Index).Slice(func(i int) app.UI { return indexSection(v.Index[i]) }),
		),
		app.Div().Hidden(!v.Editing).Body(t.editing()),
	)
}

// indexSection draws topics under a heading, each with who covers it.
func indexSection(s present.IndexSection) app.UI {
	return app.Section().Class("Index").Body(
		app.H2().Class("Section-title").Text(s.Title),
		app.Ul().Class("Index-list").Body(app.Range(s.Rows).Slice(func(i int) app.UI {
			r := s.Rows[i]
			return app.Li().Class(part.Classes("Index-row", part.When(r.Depth > 0, "Index-row--part"), part.When(r.Depth > 1, "Index-row--deep"))).Body(
				app.Span().Class("Index-date").Body(app.Text(r.Date), app.Span().Class("u-hidden").Text(r.When)),
				app.Span().Class("Index-name").Body(
					app.A().Href(r.Link.Href).Text(r.Link.Label),
					app.Span().Class("Coverage-differ").Hidden(r.Sign == "").Attr("role", "img").Aria("label", r.Disagreement).Title("%s", r.Disagreement).Text(r.Sign),
					app.Small().Hidden(r.Origin == "").Text(r.Origin)),
				app.Span().Class("Index-marks").Body(app.Range(r.Marks).Slice(func(k int) app.UI { return part.MarkOf(r.Marks[k], part.Small) })),
				app.Span().Class("Index-told").Text(r.Told))
		})),
	)
}

// editing draws what can be undone and saved, the topics, then the suggestions.
func (t *Topics) editing() app.UI {
	v := t.View
	if !v.Editing {
		return app.Div()
	}
	return app.Div().Body(
		app.Div().Class("Filters").Body(
			app.P().Class("Topics-status").Text(v.Status),
			app.Div().Class("Filters-group").Hidden(v.Undo+v.Redo == "").Body(
				app.Button().Class("Chip").Type("button").Hidden(v.Undo == "").OnClick(t.undo).Text(v.Undo),
				app.Button().Class("Chip").Type("button").Hidden(v.Redo == "").OnClick(t.redo).Text(v.Redo),
			),
			&part.SaveBar{List: v.Saves, Store: t.Store},
		),
		app.P().Class("Library-warning").Hidden(v.Warning == "").Text(v.Warning),
		app.Details().Class("Topics-left").Hidden(len(v.Left) == 0).Body(
			app.Summary().Text(wording.TopicsMisfit.String()),
			app.Ul().Body(app.Range(v.Left).Slice(func(i int) app.UI { return app.Li().Text(v.Left[i]) })),
			app.P().Text(v.LeftMore),
		),
		app.Section().Class("Section").Aria("labelledby", "topics-coded").Body(
			app.H2().Class("Section-title").ID("topics-coded").Text(wording.TopicsOwn.String()),
			app.P().Class("Section-note").Hidden(v.None == "").Text(v.None),
			app.Ul().Class("Topics-list").Body(app.Range(v.Topics).Slice(func(i int) app.UI { return &TopicRow{View: v.Topics[i], Store: t.Store} })),
			app.Form().Class("Topics-new").OnSubmit(t.add).Body(
				app.Label().Class("Words-field").Body(
					app.Span().Class("Filters-label").Text(wording.TopicsNew.String()),
					textField(state.NewTopicID, "", t.typed)),
				app.Button().Class("Button").Type("submit").Text(wording.TopicsAdd.String()),
			),
		),
		app.Section().Class("Section").Aria("labelledby", "topics-proposed").Aria("busy", v.Wait.Busy).Body(
			app.H2().Class("Section-title").ID("topics-proposed").Text(wording.TopicsSuggested.String()),
			&part.Pending{View: v.Wait, Store: t.Store},
			app.P().Class("Section-note").Hidden(v.Nothing == "").Text(v.Nothing),
			&Answer{View: v.Answer, Store: t.Store},
			app.Ul().Class("Topics-list").Body(app.Range(v.Proposed).Slice(func(i int) app.UI { return &TopicRow{View: v.Proposed[i], Store: t.Store} })),
			app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(t.longer).Text(v.More),
		),
	)
}

func (t *Topics) undo(app.Context, app.Event)      { t.Store.Send(state.TakenBack{}) }
func (t *Topics) redo(app.Context, app.Event)      { t.Store.Send(state.DoneAgain{}) }
func (t *Topics) longer(app.Context, app.Event)    { t.Store.Send(state.LongerAsked{}) }
func (t *Topics) typed(_ app.Context, e app.Event) { t.title = platform.TextOf(e) }
func (t *Topics) add(_ app.Context, e app.Event) {
	e.PreventDefault()
	t.Store.Send(state.Edited{Do: edit.Add, Text: t.title})
	t.title = ""
}

// textField is a field whose text is told while it is typed.
func textField(id, value string, typed app.EventHandler) app.HTMLInput {
	return app.Input().Class("Words-input").ID("%s", id).Type("text").Value(value).AutoComplete(false).Attr("maxlength", "200").OnInput(typed)
}

// topicShape tells by its form whose a topic is: a broken ring is proposed, a
// square the reader's, a disc the collection's, a disc in a ring the collection's and changed, a triangle
// somebody else's.
func topicShape(kind present.TopicKind) app.UI {
	d := "M8 4a4 4 0 0 1 0 8a4 4 0 0 1 0-8"
	class := "TopicKind"
	switch kind {
	case present.ProposedTopic:
		class += " TopicKind--proposed"
	case present.YoursTopic:
		d = "M4 4h8v8h-8z"
	case present.OthersTopic:
		d = "M8 3.5l5 9h-10z"
	case present.ChangedTopic:
		d = "M8 5.5a2.5 2.5 0 0 1 0 5a2.5 2.5 0 0 1 0-5M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12M8 3a5 5 0 0 0 0 10a5 5 0 0 0 0-10"
	}
	return part.SVG("svg").Attr("class", class).Attr("viewBox", "0 0 16 16").Attr("aria-hidden", "true").Body(part.SVG("path").Attr("d", d))
}

// TopicRow is a topic or a proposal, opened by its button.
type TopicRow struct {
	app.Compo
	View  present.TopicRow
	Store *store.Store
}

// Render draws the row and, where it is open, what can be done.
func (r *TopicRow) Render() app.UI {
	v := r.View
	return app.Li().Class(part.Classes("TopicRow", part.When(v.Open, "TopicRow--open"), part.When(v.Answer, "TopicRow--proposed"))).Body(
		r.tick(),
		app.Button().Class("TopicRow-toggle").ID("%s", v.At).Type("button").Aria("expanded", v.Open).OnClick(r.toggle).Body(
			topicShape(v.Kind),
			app.Span().Class("TopicRow-text").Body(
				app.B().Class("TopicRow-title").Text(v.Title),
				app.Small().Body(app.Span().Class("TopicRow-kind").Text(v.Origin), app.Text(" · "+v.Told)),
				app.Small().Hidden(v.Terms == "").Text(v.Terms),
			),
		),
		&TopicPanel{View: v.Panel, Store: r.Store},
	)
}

// tick is the box of a proposal.
func (r *TopicRow) tick() app.UI {
	if !r.View.Answer {
		return app.Span().Hidden(true)
	}
	return tick(r.Store, r.View.ID, r.View.Title, r.View.Ticked)
}

func (r *TopicRow) toggle(app.Context, app.Event) { r.Store.Send(state.TopicTurned{Topic: r.View.ID}) }

// TopicPanel is what can be done with the topic that is open.
type TopicPanel struct {
	app.Compo
	View  present.TopicPanel
	Store *store.Store

	of                 string // the topic that the next three are about
	title, into, split string // as typed and chosen
}

// Render draws the fields, the passages and the buttons; without a topic there
// is nothing.
func (p *TopicPanel) Render() app.UI {
	v := p.View
	if v.Topic == "" {
		return app.Div()
	}
	if p.of != v.Topic {
		p.of, p.title, p.into, p.split = v.Topic, v.Title, "", ""
	}
	return app.Div().Class("TopicPanel").Body(
		app.P().Class("TopicPanel-why").Hidden(v.Why == "").Text(v.Why),
		app.Form().Class("TopicPanel-fields").OnSubmit(p.submit).Body(
			app.Label().Class("Words-field").Body(app.Span().Class("Filters-label").Text(wording.TopicName.String()), textField("topic-title", v.Title, p.typeTitle)),
			app.Button().Class("Button").Type("submit").Text(acceptLabel(v)),
			app.Button().Class("Chip").Type("button").Hidden(!v.Proposed).OnClick(p.dismiss).Text(wording.TopicDismiss.String()),
			app.Label().Class("Words-field").Hidden(v.Proposed).Body(app.Span().Class("Filters-label").Text(wording.TopicDate.String()),
				app.Input().Class("Words-input TopicPanel-date").Type("text").Value(v.Date).Placeholder("2024-06-19").AutoComplete(false).OnChange(p.redate)),
			app.Label().Class("Words-field").Hidden(v.Proposed).Body(app.Span().Class("Filters-label").Text(wording.TopicPlace.String()),
				app.Input().Class("Words-input").Type("text").Value(v.Place).AutoComplete(false).OnChange(p.replace)),
		),
		app.Div().Class("TopicPanel-fields").Hidden(len(v.Others) == 0).Body(
			topicSelect(wording.TopicMergeWith.String(), v.Others, p.choose),
			app.Button().Class("Button").Type("button").OnClick(p.merge).Text(wording.TopicMerge.String()),
			app.Button().Class("Chip").Type("button").Hidden(v.Proposed).OnClick(p.remove).Text(wording.TopicRemove.String()),
			app.A().Class("TopicPanel-page").Href(v.Page.Href).Hidden(v.Page.Href == "").Text(v.Page.Label),
		),
		app.Ul().Class("TopicPanel-passages").Aria("label", wording.TopicPassages.String()).Body(
			app.Range(v.Passages).Slice(func(i int) app.UI { return &TopicPassage{View: v.Passages[i], Store: p.Store} })),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(p.longer).Text(v.More),
		&Unknown{View: v.Unknown, Store: p.Store},
		app.Form().Class("TopicPanel-fields").Hidden(v.Ticked == 0 || v.Proposed).OnSubmit(p.divide).Body(
			app.Label().Class("Words-field").Body(app.Span().Class("Filters-label").Text(wording.TopicMove.With("n", v.Ticked)), textField("topic-split", "", p.typeSplit)),
			app.Button().Class("Button").Type("submit").Text(wording.TopicMoveButton.String()),
			app.Button().Class("Chip").Type("button").OnClick(p.takeOut).Text(wording.TopicTakeOut.With("n", v.Ticked)),
		),
	)
}

func acceptLabel(v present.TopicPanel) string {
	switch {
	case !v.Proposed:
		return wording.TopicRename.String()
	case v.Ticked > 0:
		return wording.TopicAcceptSome.With("n", v.Ticked)
	}
	return wording.TopicAccept.String()
}

// topicSelect is a list to choose a topic from.
func topicSelect(label string, list []present.TopicChoice, chosen app.EventHandler) app.UI {
	return app.Label().Class("Words-field").Body(
		app.Span().Class("Filters-label").Text(label),
		app.Select().Class("Words-input TopicPanel-select").OnChange(chosen).Body(
			app.Option().Value("").Text(wording.TopicChoose.String()),
			app.Range(list).Slice(func(i int) app.UI { return app.Option().Value(list[i].ID).Text(list[i].Label) }),
		))
}

func (p *TopicPanel) typeTitle(_ app.Context, e app.Event) { p.title = platform.TextOf(e) }
func (p *TopicPanel) typeSplit(_ app.Context, e app.Event) { p.split = platform.TextOf(e) }
func (p *TopicPanel) choose(_ app.Context, e app.Event)    { p.into = platform.TextOf(e) }
func (p *TopicPanel) longer(app.Context, app.Event)        { p.Store.Send(state.LongerAsked{}) }

func (p *TopicPanel) do(verb edit.Verb, text string) {
	p.Store.Send(state.Edited{Do: verb, Topic: p.View.Topic, Text: text})
}

func (p *TopicPanel) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	if p.View.Proposed {
		p.do(edit.Add, p.title)
	} else {
		p.do(edit.Rename, p.title)
	}
}

func (p *TopicPanel) divide(_ app.Context, e app.Event) {
	e.PreventDefault()
	p.do(edit.Split, p.split)
}

func (p *TopicPanel) redate(_ app.Context, e app.Event)  { p.do(edit.Redate, platform.TextOf(e)) }
func (p *TopicPanel) replace(_ app.Context, e app.Event) { p.do(edit.Replace, platform.TextOf(e)) }
func (p *TopicPanel) dismiss(app.Context, app.Event)     { p.do(edit.Dismiss, "") }
func (p *TopicPanel) remove(app.Context, app.Event)      { p.do(edit.Remove, "") }
func (p *TopicPanel) takeOut(app.Context, app.Event)     { p.do(edit.Unassign, "") }

func (p *TopicPanel) merge(app.Context, app.Event) {
	if p.into != "" {
		p.Store.Send(state.Edited{Do: edit.Merge, Topic: p.View.Topic, Into: p.into})
	}
}

// TopicPassage is a passage of an open topic.
type TopicPassage struct {
	app.Compo
	View  present.TopicPassage
	Store *store.Store
}

// Render draws it with a box to tick.
func (t *TopicPassage) Render() app.UI {
	v := t.View
	return app.Li().Class("TopicPassage").Body(
		app.Label().Class("TopicPassage-tick").Body(
			app.Input().Type("checkbox").Checked(v.Ticked).Aria("label", wording.TopicTick.With("passage", v.Link.Label)).OnChange(t.tick)),
		part.MarkBeside(v.Mark, part.Small),
		app.Div().Body(
			app.P().Class("TopicPassage-where").Body(part.Anchor(v.Link), app.Small().Hidden(v.Why == "").Text(v.Why)),
			app.P().Class("TopicPassage-text").Lang("%s", v.Lang).Text(v.Text),
		),
	)
}

func (t *TopicPassage) tick(app.Context, app.Event) {
	if r, err := corpus.ParseRef(t.View.Ref); err == nil {
		t.Store.Send(state.PassageTicked{Ref: r})
	}
}

// PassageTopics puts the passage that is read under topics, and takes it out.
type PassageTopics struct {
	app.Compo
	View  present.PassageTopics
	Store *store.Store

	of, title, into string // the passage; what was typed and chosen for it
}

// Render draws the menu; without a passage there is nothing.
func (p *PassageTopics) Render() app.UI {
	v := p.View
	if v.Ref == "" {
		return app.Div()
	}
	if p.of != v.Ref {
		p.of, p.title, p.into = v.Ref, "", ""
	}
	return app.Details().Class("PassageTopics").Body(
		app.Summary().Text(wording.PassageTopics.String()),
		app.Ul().Hidden(len(v.Topics) == 0).Body(app.Range(v.Topics).Slice(func(i int) app.UI {
			c := v.Topics[i]
			return app.Li().Body(app.Text(c.Label+" "), app.Button().Class("Chip").Type("button").Aria("label", wording.PassageTakeOutOf.With("topic", c.Label)).
				OnClick(func(app.Context, app.Event) { p.put(edit.Unassign, c.ID, "") }, app.EventScope(v.Ref, c.ID)).Text(wording.PassageTakeOut.String()))
		})),
		app.Form().Class("TopicPanel-fields").Hidden(len(v.Others) == 0).OnSubmit(p.assign).Body(
			topicSelect(wording.PassageAddTo.String(), v.Others, p.choose),
			app.Button().Class("Button").Type("submit").Text(wording.PassageAdd.String())),
		app.Form().Class("TopicPanel-fields").OnSubmit(p.add).Body(
			app.Label().Class("Words-field").Body(app.Span().Class("Filters-label").Text(wording.PassageNew.String()), textField("passage-topic", "", p.typeTitle)),
			app.Button().Class("Button").Type("submit").Text(wording.PassageNewButton.String())),
	)
}

func (p *PassageTopics) put(verb edit.Verb, topic, title string) {
	if r, err := corpus.ParseRef(p.View.Ref); err == nil {
		p.Store.Send(state.Edited{Do: verb, Topic: topic, Text: title, At: []corpus.Ref{r}})
	}
}

func (p *PassageTopics) choose(_ app.Context, e app.Event)    { p.into = platform.TextOf(e) }
func (p *PassageTopics) typeTitle(_ app.Context, e app.Event) { p.title = platform.TextOf(e) }

func (p *PassageTopics) assign(_ app.Context, e app.Event) {
	e.PreventDefault()
	if p.into != "" {
		p.put(edit.Assign, p.into, "")
	}
}

func (p *PassageTopics) add(_ app.Context, e app.Event) {
	e.PreventDefault()
	p.put(edit.Add, "", p.title)
}
