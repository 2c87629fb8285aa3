package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Picker is the bar for what is selected in a text. The platform puts it above
// the selection; on a phone it is at the bottom of the window.
type Picker struct {
	app.Compo
	View  present.PickerView
	Store *store.Store

	of, said string // the selection, and what came of copying it
}

// Render draws the bar; without a selection there is none.
func (p *Picker) Render() app.UI {
	v := p.View
	if p.of != v.Text {
		p.of, p.said = v.Text, ""
	}
	return app.Div().Class("Picker").ID(store.PickerID).Attr("role", "toolbar").Aria("label", wording.PickTools.String()).DataSet("rove", "picker").Hidden(v.Text == "").Body(
		app.Range(v.Meanings).Slice(func(i int) app.UI { return p.mark(v.Meanings[i]) }),
		app.Button().Class("Picker-do").Type("button").OnClick(p.note).Text(wording.PickNote.String()),
		p.code(wording.PickVoice, state.VoiceEntry), p.code(wording.PickLabel, state.LabelEntry), p.code(wording.PickFact, state.FactEntry),
		p.button(wording.PickCopy, func() string { return v.Text }),
		p.button(wording.PickWithSource, func() string { return v.Quoted }),
		p.button(wording.PickCite, func() string { return v.Cite }).Title("%s", v.As),
		p.button(wording.PickLink, func() string { return p.Store.Absolute(v.Address) }),
		app.Span().Class("Picker-said").Attr("role", "status").Text(p.said),
	)
}

// mark highlights the words as something.
func (p *Picker) mark(m present.MeaningItem) app.UI {
	label := wording.PickMark.With("meaning", m.Name)
	return app.Button().Class("Picker-do Picker-mark").Type("button").Aria("label", label).Title("%s", label).OnClick(func(app.Context, app.Event) {
		p.Store.Send(state.Highlighted{Meaning: m.Value})
	}, app.EventScope("mark", m.Value)).Body(app.Span().Class("Sign").Aria("hidden", "true").Text(m.Sign))
}

// code begins an entry of the coding about the words.
func (p *Picker) code(label wording.Message, kind state.EntryKind) app.UI {
	return app.Button().Class("Picker-do").Type("button").Hidden(!p.View.Coder).OnClick(func(app.Context, app.Event) {
		p.Store.Send(state.EntryBegun{Kind: kind})
	}, app.EventScope(string(kind))).Text(label.String())
}

func (p *Picker) note(app.Context, app.Event) { p.Store.Send(state.Highlighted{Write: true}) }

func (p *Picker) button(label wording.Message, text func() string) app.HTMLButton {
	return app.Button().Class("Picker-do").Type("button").OnClick(func(ctx app.Context, _ app.Event) {
		p.Store.Copy(text(), func(ok bool) {
			p.said = wording.PickDone.String()
			if !ok {
				p.said = wording.PickRefused.String()
			}
			ctx.Update()
		})
	}, app.EventScope(label.String(), p.View.Text)).Text(label.String())
}
