package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus/edit"
)

// Answer accepts or dismisses the proposals of a view many at once.
type Answer struct {
	app.Compo
	View  present.AnswerView
	Store *store.Store
}

// Render draws the box for all of them, and the buttons for those that are ticked.
func (a *Answer) Render() app.UI {
	v := a.View
	return app.Div().Class("Answer").ID(state.ProposalsID).TabIndex(-1).Attr("role", "group").Aria("label", wording.AnswerLabel.String()).Hidden(!v.Is()).Body(
		app.Label().Class("Answer-all").Hidden(len(v.Keys) == 0).Body(
			app.Input().Type("checkbox").Checked(v.All).OnChange(a.all), app.Text(v.Count)),
		app.Button().Class("Button").Type("button").Hidden(v.Accept == "").OnClick(a.accept).Text(v.Accept),
		app.Button().Class("Chip").Type("button").Hidden(v.Refuse == "").OnClick(a.refuse).Text(v.Refuse),
		app.Button().Class("Chip").Type("button").Hidden(v.Undo == "").OnClick(a.undo).Text(v.Undo),
	)
}

func (a *Answer) all(app.Context, app.Event) {
	keys := a.View.Keys
	if a.View.All {
		keys = nil
	}
	a.Store.Send(state.ProposalsTicked{Keys: keys})
}

func (a *Answer) accept(app.Context, app.Event) { a.Store.Send(state.ProposalsAnswered{Accept: true}) }
func (a *Answer) refuse(app.Context, app.Event) { a.Store.Send(state.ProposalsAnswered{}) }
func (a *Answer) undo(app.Context, app.Event)   { a.Store.Send(state.TakenBack{}) }

// tick is the box of a proposal.
func tick(s *store.Store, key, name string, ticked bool) app.UI {
	return app.Label().Class("TopicPassage-tick").Body(
		app.Input().Type("checkbox").Checked(ticked).Aria("label", wording.SuggestionTick.With("what", name)).OnChange(func(app.Context, app.Event) {
			s.Send(state.ProposalTicked{Key: key})
		}, app.EventScope(key)))
}

// ProposalButtons accept a proposed fact or voice, as it is or changed, dismiss it, or
// take that back.
type ProposalButtons struct {
	app.Compo
	View  present.ProposalView
	Store *store.Store

	of, text, as string // the proposal; what was typed and chosen for it
}

// Render draws the buttons; where nothing is proposed there are none. The first
// one stays under the focus when it is pressed.
func (p *ProposalButtons) Render() app.UI {
	v := p.View
	if v.Key == "" {
		return app.Div().Hidden(true)
	}
	if p.of != v.Key {
		p.of, p.text, p.as = v.Key, v.Text, v.As
	}
	said, first := "", wording.SuggestionAccept.String()
	if v.Accepted != "" {
		said, first = wording.SuggestionAccepted.String(), wording.SuggestionTakeBack.String()
	}
	return app.Div().Class("ProposalButtons").Body(
		app.If(said == "", func() app.UI { return tick(p.Store, v.Key, v.Name, v.Ticked) }).Else(func() app.UI {
			return app.Span().Class("TopicRow-kind").Text(said)
		}),
		app.Button().Class("Chip").Type("button").Aria("label", wording.SuggestionDoTo.With("do", first, "what", v.Name)).OnClick(p.answer).Text(first),
		app.Button().Class("Chip").Type("button").Hidden(said != "").Aria("label", wording.SuggestionDoTo.With("do", wording.SuggestionDismiss.String(), "what", v.Name)).OnClick(p.dismiss).Text(wording.SuggestionDismiss.String()),
		p.change(),
	)
}

// change is the form in which a proposal is changed before it is accepted.
func (p *ProposalButtons) change() app.UI {
	v := p.View
	if len(v.Kinds) == 0 {
		return app.Div().Hidden(true)
	}
	field, choice := wording.SuggestionName, wording.EntryKind
	if v.Fact {
		field, choice = wording.EntryQuestion, wording.EntryVerdict
	}
	return app.Details().Class("ProposalButtons-change").Body(
		app.Summary().Aria("label", wording.SuggestionDoTo.With("do", wording.SuggestionChange.String(), "what", v.Name)).Text(wording.SuggestionChange.String()),
		app.Form().Class("NoteForm").OnSubmit(p.changed).Body(
			app.Label().Class("NoteForm-field").Body(app.Span().Text(field.String()), textField("", v.Text, p.typed)),
			app.Label().Class("NoteForm-field").Body(app.Span().Text(choice.String()),
				app.Select().Class("Words-input").OnChange(p.chosen).Body(app.Range(v.Kinds).Slice(func(i int) app.UI {
					k := v.Kinds[i]
					return app.Option().Value(k.ID).Selected(k.ID == v.As).Text(k.Label)
				}))),
			app.P().Class("NoteForm-ways").Body(app.Button().Class("NoteForm-save").Type("submit").Text(wording.SuggestionChanged.String()))))
}

func (p *ProposalButtons) typed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	p.text = platform.TextOf(e)
}

func (p *ProposalButtons) chosen(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	p.as = platform.TextOf(e)
}

// verb is what accepts the proposal.
func (p *ProposalButtons) verb() edit.Verb {
	if p.View.Fact {
		return edit.AddFact
	}
	return edit.AddVoice
}

func (p *ProposalButtons) changed(_ app.Context, e app.Event) {
	e.PreventDefault()
	p.Store.Send(state.Edited{Do: p.verb(), Key: p.View.Key, Text: p.text, As: p.as})
}

func (p *ProposalButtons) answer(app.Context, app.Event) {
	if v := p.View; v.Accepted != "" {
		p.Store.Send(state.TakenBack{Of: v.Accepted})
	} else {
		p.Store.Send(state.Edited{Do: p.verb(), Key: v.Key})
	}
}

func (p *ProposalButtons) dismiss(app.Context, app.Event) {
	p.Store.Send(state.Edited{Do: edit.Dismiss, Key: p.View.Key})
}
