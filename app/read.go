package app

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Read is the reading screen: the text first, in the margin who else speaks of
// it, and beside it the articles and the topics.
type Read struct {
	app.Compo
	View  present.ReadView
	Store *store.Store

	citing  bool   // the citation is shown
	cited   string // what was copied when it was asked for; "" before
	failed  bool   // the clipboard refused
	finding bool   // the field is open, where there is no room for it
	shifted bool   // the last key in it came with Shift
	doc     string // the document that these belong to
}

// Render draws the screen.
func (r *Read) Render() app.UI {
	v := r.View
	if r.doc != v.Document {
		r.doc, r.citing, r.cited, r.finding = v.Document, false, "", false
	}
	return app.Div().Class("Reader").DataSet("outlet", v.Mark.Hue).Body(
		app.Div().Class("Reader-main").Body(
			app.Header().Class("Reader-hed").DataSet("rove", "head").Body(
				app.P().Class("Reader-outlet").Body(part.MarkBeside(v.Mark, part.Medium), app.B().Hidden(v.Outlet == v.Headline).Text(v.Outlet), app.Span().Class("Reader-byline").Body(part.Named(v.Byline)...)),
				app.H1().Class("Reader-title").ID("heading").Lang("%s", v.Lang).TabIndex(-1).Text(v.Headline),
				app.P().Class("Reader-slip").Hidden(v.Slip == "").Text(v.Slip),
				app.P().Class("Printed-only Reader-source").Text(v.Source.Href),
				app.P().Class("Reader-kin").Hidden(v.Kin == "").Body(app.Text(v.Kin+" "), app.Range(v.KinLinks).Slice(func(i int) app.UI {
					return app.A().Href(v.KinLinks[i].Href).TabIndex(stop(i == 0)).Text(v.KinLinks[i].Label)
				})),
				app.Nav().Class("Reader-ways").Aria("label", wording.ReadWays.String()).Hidden(v.Differ.Href == "" && v.LeftText == "").Body(
					app.A().Class("Way").Href(v.Differ.Href).TabIndex(stop(len(v.KinLinks) == 0)).Hidden(v.Differ.Href == "").Body(app.Span().Class("Way-sign").Aria("hidden", "true").Text("≠"), app.Text(v.Differ.Label)),
					app.A().Class("Way").Href("#"+leftOutID).TabIndex(stop(v.Differ.Href == "" && len(v.KinLinks) == 0)).Hidden(v.LeftText == "").Body(app.Span().Class("Way-slot").Aria("hidden", "true"), app.Text(v.LeftText)),
				),
			),
			r.tools(),
			app.P().Class("Reader-coder").Hidden(!v.Coder).Text(wording.CoderOn.String()),
			app.P().Class("Reader-note").Hidden(v.Note == "").Body(app.Text(v.Note+" "), app.A().Href(v.Add.Href).Hidden(v.Add.Href == "").Text(v.Add.Label)),
			app.P().Class("Reader-note").Hidden(v.Edit.Href == "").Body(app.A().Href(v.Edit.Href).Text(v.Edit.Label)),
			app.Div().Class("Reader-cite").Hidden(!r.citing).Body(&Citation{View: v.Cite, Copied: r.cited, Failed: r.failed, Store: r.Store}),
			app.P().Class("Printed-only Reader-key").Body(
				app.Range(v.Articles).Slice(func(i int) app.UI {
					return app.Span().Body(part.MarkBeside(v.Articles[i].Mark, part.Small), app.Text(cmp.Or(v.Articles[i].Outlet, v.Articles[i].Title)))
				}),
				app.Span().Text(wording.PrintArticleMark.String()), app.Span().Text(wording.PrintDiffers.String())),
			app.Div().Class(part.Classes("Reader-body", part.When(v.Hyphens, "Reader-body--hyphens"))).DataSet("text", v.Document).Body(
				app.Range(v.Blocks).Slice(func(i int) app.UI { return &ReadBlock{View: v.Blocks[i], Store: r.Store} }),
			),
			app.Nav().Class("Turn").Aria("label", wording.ReadAround.String()).Hidden(v.Before.Href == "" && v.After.Href == "").Body(
				turn(wording.ReadPrevious, v.Before, "Turn-before"), turn(wording.ReadNext, v.After, "Turn-after"),
			),
			&NotesHere{View: v.Notes, Store: r.Store},
			app.Section().Class("Printed-only Notes-printed").Hidden(len(v.Printed) == 0).Body(
				app.H2().Class("Section-title").Text(wording.NotesPrinted.String()),
				app.Range(v.Printed).Slice(func(i int) app.UI { return &Note{View: v.Printed[i], Still: true} })),
			app.Details().Class("Reader-about Section").DataSet("print", "open").Hidden(len(v.About) == 0).Body(
				app.Summary().Class("Fold").Body(app.H2().Class("Section-title").Text(wording.ReadAbout.String())),
				app.Div().Class("Reader-sources").Body(app.Range(v.About).Slice(func(i int) app.UI { return sourceGroup(v.About[i]) })),
			),
		),
		&Side{View: v},
	)
}

// turn leads to the article before or after.
func turn(label wording.Message, v present.ArticleItem, class string) app.UI {
	return app.A().Class(part.Classes("Turn-link", class)).Href(v.Href).Hidden(v.Href == "").Body(
		app.Small().Body(app.Text(label.String()+" "), part.MarkBeside(v.Mark, part.Small), app.Text(" "+v.Outlet)),
		app.Span().Lang("%s", v.Lang).Text(v.Title))
}

// sourceGroup is what is known of the article in one way.
func sourceGroup(g present.SourceGroup) app.UI {
	return app.Section().Class("Source").Body(
		app.H3().Class("Source-known").Text(g.Title),
		app.Dl().Class("Source-lines").Body(app.Range(g.Lines).Slice(func(i int) app.UI {
			return app.Div().Class("Source-line").Body(app.Dt().Text(g.Lines[i].Name), app.Dd().Body(part.Named(g.Lines[i].Value)...))
		})),
	)
}

// tools is the bar over the text: for the keyboard one stop, and the field.
func (r *Read) tools() app.UI {
	v := r.View
	return app.Div().Class(part.Classes("Tools", part.When(r.finding || v.Find.Query != "", "Tools--finding"))).Hidden(v.Document == "").Body(
		app.Div().Class("Tools-row").Attr("role", "toolbar").Aria("label", wording.ReadTools.String()).DataSet("rove", "tools").Body(
			app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.ReadTextShown.String()).Hidden(!v.Switch.Shown).Body(
				app.Button().Class("Switch-option").Type("button").TabIndex(stop(v.Switch.Shown)).Aria("pressed", !v.Switch.Original).OnClick(r.digest).Text(wording.ReadDigestSwitch.String()),
				app.Button().Class("Switch-option").Type("button").TabIndex(-1).Aria("pressed", v.Switch.Original).OnClick(r.full).Text(wording.ReadFullSwitch.String()),
			),
			app.Details().Class("Settings").Body(
				app.Summary().Class("Tool").TabIndex(stop(!v.Switch.Shown)).Aria("label", wording.ReadTextSettings.String()).Title(wording.ReadTextSettings.String()).Body(app.B().Aria("hidden", "true").Text("Aa")),
				app.Div().Class("Settings-panel").Body(
					r.setting(wording.ReadSize, v.Sizes, func(c string) state.Msg { return state.TextSized{Size: c} }),
					r.setting(wording.ReadWidth, v.Measures, func(c string) state.Msg { return state.TextMeasured{Measure: c} }),
				),
			),
			app.Button().Class("Tool").Type("button").TabIndex(-1).Aria("expanded", r.citing).OnClick(r.cite).Text(wording.ReadCite.String()),
			app.Button().Class("Tool").Type("button").TabIndex(-1).Aria("pressed", v.Coder).OnClick(r.coder).Text(wording.CoderMode.String()),
			app.A().Class("Tool").TabIndex(-1).Href(v.Compare.Href).Hidden(v.Compare.Href == "").Text(v.Compare.Label),
			app.A().Class("Tool Tool--wide").TabIndex(-1).Href(v.Words.Href).Hidden(v.Words.Href == "").Text(v.Words.Label),
			app.A().Class("Tool Tool--wide").TabIndex(-1).Href(v.Source.Href).Hidden(v.Source.Href == "").Rel("noreferrer").Aria("label", v.Source.Label).Title("%s", v.Source.Label).Text(wording.ReadSource.String()),
			app.Button().Class("Tool Tool--find").Type("button").TabIndex(-1).Aria("label", wording.ReadFind.String()).Aria("expanded", r.finding).OnClick(r.openFind).Body(
				part.Icon("find", "M7 2.25a4.75 4.75 0 0 1 0 9.5a4.75 4.75 0 0 1 0-9.5", "m10.5 10.5 4 4")),
		),
		r.find(),
		app.Div().Class("Tools-where").Body(
			around(v.Before, "‹", wording.ReadPrevious), around(v.After, "›", wording.ReadNext),
		),
	)
}

// around leads to the article before or after, in the bar.
func around(v present.ArticleItem, sign string, label wording.Message) app.UI {
	return app.A().Class("Tool").Href(v.Href).Hidden(v.Href == "").TabIndex(-1).Aria("label", label.String()+": "+v.Title).Title("%s", v.Title).Text(sign)
}

// stop is the tabindex of what Tab comes to, or only the arrow keys.
func stop(tab bool) int {
	if tab {
		return 0
	}
	return -1
}

func (r *Read) setting(label wording.Message, list []present.Choice, msg func(string) state.Msg) app.UI {
	return app.Div().Class("Settings-row").Attr("role", "group").Aria("label", label.String()).Body(
		app.Span().Aria("hidden", "true").Text(label.String()),
		app.Div().Class("Switch").Body(app.Range(list).Slice(func(i int) app.UI {
			c := list[i]
			return app.Button().Class("Switch-option").Type("button").Aria("pressed", c.On).Text(c.Label).
				OnClick(func(app.Context, app.Event) { r.Store.Send(msg(c.Value)) }, app.EventScope(label.String(), c.Value))
		})),
	)
}

// find is the field that finds in the article, with how many matches there are.
func (r *Read) find() app.UI {
	v := r.View.Find
	return app.Form().Class("Find").Attr("role", "search").Aria("label", wording.ReadFind.String()).OnSubmit(r.stepped).Body(
		part.Icon("find", "M7 2.25a4.75 4.75 0 0 1 0 9.5a4.75 4.75 0 0 1 0-9.5", "m10.5 10.5 4 4"),
		app.Input().Class("Find-field").ID(state.FindID).Type("search").Aria("label", wording.ReadFind.String()).Placeholder(wording.ReadFind.String()).
			AutoComplete(false).Attr("autocapitalize", "off").Spellcheck(false).Attr("enterkeyhint", "next").Attr("maxlength", "2000").OnInput(r.typed).OnKeyDown(r.keyed),
		app.Span().Class("Find-said").Attr("role", "status").Text(v.Said),
		app.A().Class("Tool").Href(v.Prev.Href).Hidden(v.Prev.Href == "").Aria("label", v.Prev.Label).Text("↑"),
		app.A().Class("Tool").Href(v.Next.Href).Hidden(v.Next.Href == "").Aria("label", v.Next.Label).Text("↓"),
		app.A().Class("Tool").Href(v.Clear).Hidden(v.Clear == "").Aria("label", wording.ReadFindClear.String()).Text("×"),
	)
}

// leftOutID is the heading of the topics that an article leaves out.
const leftOutID = "left-out"

func (r *Read) typed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	r.Store.Send(state.FindTyped{Text: platform.TextOf(e)})
}

// stepped goes to the next match, and with Shift back, as browsers do.
func (r *Read) stepped(_ app.Context, e app.Event) {
	e.PreventDefault()
	by := 1
	if r.shifted {
		by = -1
	}
	r.Store.Send(state.FindStepped{By: by})
}

func (r *Read) keyed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	r.shifted = platform.Shifted(e)
}

func (r *Read) openFind(app.Context, app.Event) {
	r.finding = !r.finding
	if r.finding {
		r.Store.FocusLater(state.FindID)
	}
}

func (r *Read) coder(app.Context, app.Event) {
	r.Store.Send(state.CoderTurned{On: !r.View.Coder})
}

func (r *Read) digest(app.Context, app.Event) { r.Store.Send(state.TextChosen{}) }
func (r *Read) full(app.Context, app.Event)   { r.Store.Send(state.TextChosen{Original: true}) }

// cite shows the citation and copies it as it is; a second time it is put away.
func (r *Read) cite(ctx app.Context, _ app.Event) {
	if r.citing = !r.citing; !r.citing {
		return
	}
	text := r.View.Cite.Text
	r.Store.Copy(text, func(ok bool) {
		r.cited, r.failed = text, !ok
		ctx.Update()
	})
}

// ReadBlock is a run of passages under one topic.
type ReadBlock struct {
	app.Compo
	View  present.ReadBlock
	Store *store.Store
}

// Render draws the topic as a small line, and the passages.
func (b *ReadBlock) Render() app.UI {
	v := b.View
	return app.Section().Class("Reader-block").Body(
		app.P().Class("Reader-topic").Hidden(v.Title == "").Body(
			part.Anchor(element.Link{Label: v.Title, Href: v.Href}),
			app.Span().Hidden(v.Date == "").Text(", "+v.Date)),
		app.Range(v.Rows).Slice(func(i int) app.UI { return &ReadRow{View: v.Rows[i], Store: b.Store} }),
	)
}
