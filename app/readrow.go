package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// ReadRow is a passage, and in its margin one line that opens. The line pushes
// nothing: what it opens lies over the margin below, on a phone below the text.
type ReadRow struct {
	app.Compo
	View  present.ReadRow
	Store *store.Store

	copied string // what was last copied from the panel, as said there
	citing bool   // the citation is shown
	cited  string // what of it was copied
	failed bool   // the clipboard refused
}

// Render draws both.
func (r *ReadRow) Render() app.UI {
	v := r.View
	return app.Div().Class("Reader-row").Body(
		&part.Passage{View: v.Passage},
		app.Div().Class(part.Classes("Margin", part.When(v.Open, "Margin--open"))).Body(
			app.Button().Class("Margin-line").ID(v.ID).Type("button").Aria("expanded", v.Open).OnClick(r.toggle).Body(
				app.Span().Class("u-hidden").Text(v.Label),
				app.Range(v.Notes).Slice(func(i int) app.UI {
					return app.Span().Class("Margin-noted").Aria("hidden", "true").Body(signOf(v.Notes[i].Sign), app.Span().Class("Margin-words").Text(v.Notes[i].Short))
				}),
				app.Span().Class("Margin-only").Aria("hidden", "true").Hidden(!v.Only).Text(wording.ReadOnlyHere.String()),
				app.Range(v.Also).Slice(func(i int) app.UI {
					m := v.Also[i]
					return app.Span().Class("Margin-mark").Aria("hidden", "true").Body(part.MarkBeside(m.Mark, part.Small), app.Text(m.At), app.Span().Class("Margin-words").Text(m.Text))
				}),
				app.Span().Class("Margin-more").Aria("hidden", "true").Hidden(v.More == "").Text(v.More),
				app.Span().Class("Margin-differ").Aria("hidden", "true").Hidden(v.Differ == "").Body(app.B().Text("≠"), app.Span().Class("Margin-words").Text(v.Differ)),
			),
			r.panel(),
		),
	)
}

func (r *ReadRow) toggle(app.Context, app.Event) {
	r.copied, r.citing = "", false
	r.Store.Send(state.MarginToggled{Passage: r.View.Passage.Ref.Passage})
}

// panel is everything that belongs to the passage.
func (r *ReadRow) panel() app.UI {
	if !r.View.Open {
		return app.Div().Hidden(true)
	}
	v := r.View.Panel
	return app.Div().Class("Margin-panel").Attr("role", "region").Aria("label", r.View.Label).Body(
		&Hand{View: v.Hand, Store: r.Store},
		&NotesHere{View: v.Notes, Store: r.Store, Margin: true},
		app.Div().Class("Margin-part").Hidden(len(v.Also)+len(v.Silent) == 0).Body(
			app.H3().Class("Margin-title").Hidden(len(v.Also) == 0).Text(wording.ReadAlso.String()),
			app.Range(v.Also).Slice(func(i int) app.UI {
				m := v.Also[i]
				return app.A().Class("Margin-item").Href(m.Href).Body(part.MarkOf(m.Mark, part.Small), app.Span().Text(wording.ReadAlsoPassage.With("n", m.N, "gist", m.Text)))
			}),
			app.P().Class("Margin-rest").Hidden(v.More == "").Text(v.More),
			app.P().Class("Margin-silent").Hidden(len(v.Silent) == 0).Body(
				app.Text(wording.ReadNotMentioned.String()+" "),
				app.Range(v.Silent).Slice(func(i int) app.UI { return part.DrawMark(v.Silent[i], part.Small, true, true) })),
		),
		&Coding{View: v.Coding},
		app.Div().Class("Margin-part").Hidden(len(v.Topics) == 0).Body(
			app.H3().Class("Margin-title").Text(wording.ReadTopics.String()),
			app.Ul().Body(app.Range(v.Topics).Slice(func(i int) app.UI { return app.Li().Body(part.Anchor(v.Topics[i])) }))),
		app.Div().Class("Margin-part").Hidden(v.Menu.Ref == "").Body(&PassageTopics{View: v.Menu, Store: r.Store}),
		app.Div().Class("Margin-part Margin-ways").Body(
			app.A().Href(v.Compare.Href).Hidden(v.Compare.Href == "").Text(v.Compare.Label),
			app.Button().Class("Chip").Type("button").OnClick(r.link).Text(wording.ReadCopyLink.String()),
			app.Button().Class("Chip").Type("button").Aria("expanded", r.citing).OnClick(r.cite).Text(wording.ReadCitePassage.String()),
			app.P().Attr("role", "status").Text(r.copied),
			app.Div().Class("Reader-cite").Hidden(!r.citing).Body(&Citation{View: v.Cite, Copied: r.cited, Failed: r.failed, Store: r.Store}),
		),
	)
}

func (r *ReadRow) link(ctx app.Context, _ app.Event) {
	r.copy(ctx, r.Store.Absolute(r.View.Panel.Address))
}

// cite shows the citation of the passage and copies it; a second time it is put away.
func (r *ReadRow) cite(ctx app.Context, _ app.Event) {
	if r.citing = !r.citing; !r.citing {
		return
	}
	r.copied = ""
	text := r.View.Panel.Cite.Text
	r.Store.Copy(text, func(ok bool) {
		r.cited, r.failed = text, !ok
		ctx.Update()
	})
}

func (r *ReadRow) copy(ctx app.Context, text string) {
	r.Store.Copy(text, func(ok bool) {
		r.copied = wording.ReadCopied.With("text", text)
		if !ok {
			r.copied = wording.ReadCopyRefused.With("text", text)
		}
		ctx.Update()
	})
}
