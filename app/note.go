package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Note is a highlight or note, wherever it is shown.
type Note struct {
	app.Compo
	View   present.NoteItem
	Store  *store.Store
	Margin bool // beside its place, which need not be named
	Still  bool // on paper: nothing can be done
}

// Render draws the words, what was said of them, whose it is and what can be done.
func (n *Note) Render() app.UI {
	v := n.View
	if v.Editing && !n.Still {
		return &NoteForm{View: v.Form, Own: true, Store: n.Store}
	}
	return app.Article().Class(part.Classes("Note", part.When(v.Lost != "", "Note--lost"), part.When(n.Margin, "Note--margin"))).ID(n.id()).TabIndex(-1).Body(
		app.P().Class("Note-head").Body(signOf(v.Sign), app.Span().Class("Note-meaning").Text(v.Meaning)),
		app.Div().Class("Note-main").Body(
			app.P().Class("Note-lost").Hidden(v.Lost == "").Text(v.Lost),
			app.Blockquote().Class("Note-quote").Lang("%s", v.Lang).Hidden(v.Quote == "" || n.Margin).Body(app.Span().Text(v.Quote)),
			app.Div().Hidden(v.Now == "").Body(
				app.P().Class("Note-changed").Text(wording.NoteChanged.String()),
				app.P().Class("Note-label").Hidden(!n.Margin).Text(wording.NoteWas.String()),
				app.Blockquote().Class("Note-quote").Hidden(!n.Margin).Lang("%s", v.Lang).Text(v.Quote),
				app.P().Class("Note-label").Text(wording.NoteNow.String()),
				app.Blockquote().Class("Note-quote").Lang("%s", v.Lang).Text(v.Now),
			),
			app.P().Class("Note-where").Hidden(n.Margin).Body(markOrNone(v.Mark), where(v)),
		),
		app.Div().Class("Note-said").Body(
			app.P().Class("Note-body").Hidden(v.Body == "").Text(v.Body),
			app.P().Class("Note-none").Hidden(v.Body != "" || n.Margin || len(v.Tags) > 0).Text(wording.NoteHighlight.String()),
			app.P().Class("Note-tags").Hidden(len(v.Tags) == 0).Body(app.Range(v.Tags).Slice(func(i int) app.UI { return app.Span().Class("Note-tag").Text(v.Tags[i]) })),
			app.P().Class("Note-who").Text(v.Who),
			n.ways(),
		),
	)
}

func (n *Note) id() string {
	if n.Still || n.Margin {
		return ""
	}
	return n.View.Element
}

// markOrNone draws the mark of an article, where something is on one.
func markOrNone(m element.Mark) app.UI {
	if m.Hue == 0 {
		return app.Span().Hidden(true)
	}
	return part.MarkBeside(m, part.Small)
}

func where(v present.NoteItem) app.UI {
	if v.Where.Href == "" {
		return app.Text(v.Where.Label)
	}
	return app.A().Href(v.Where.Href).Text(v.Where.Label)
}

// ways are what can be done with the note.
func (n *Note) ways() app.UI {
	if n.Still {
		return app.Span().Hidden(true)
	}
	v := n.View
	return app.P().Class("Note-ways").Body(
		app.Button().Class("Chip").Type("button").Hidden(!v.Own).Aria("label", wording.NoteEditOf.With("note", v.Short)).OnClick(n.edit).Text(wording.NoteEdit.String()),
		app.Button().Class("Chip").Type("button").Hidden(v.Now == "").OnClick(n.takeNew).Text(wording.NoteTakeNew.String()),
		app.Range(v.Keep).Slice(func(i int) app.UI {
			at := v.Keep[i]
			return app.Button().Class("Chip").Type("button").OnClick(func(app.Context, app.Event) {
				n.Store.Send(state.NoteKept{ID: v.ID, Passage: at})
			}, app.EventScope(v.ID, at)).Text(wording.NoteKeepAt.With("n", at))
		}),
		app.Button().Class("Chip").Type("button").Hidden(!v.Article).OnClick(n.keep).Text(wording.NoteKeepArticle.String()),
	)
}

func (n *Note) edit(app.Context, app.Event) { n.Store.Send(state.NoteOpened{ID: n.View.ID}) }
func (n *Note) takeNew(app.Context, app.Event) {
	n.Store.Send(state.NoteKept{ID: n.View.ID})
}
func (n *Note) keep(app.Context, app.Event) {
	n.Store.Send(state.NoteKept{ID: n.View.ID, Passage: -1})
}

// signOf draws the sign of a meaning, beside its name.
func signOf(sign string) app.UI {
	return app.Span().Class("Sign").Aria("hidden", "true").Hidden(sign == "").Text(sign)
}

// NotesHere are the notes on one thing, and the way to add another.
type NotesHere struct {
	app.Compo
	View   present.NotesView
	Store  *store.Store
	Margin bool
}

// Render draws them, or nothing where there is nothing to be noted on.
func (h *NotesHere) Render() app.UI {
	v := h.View
	return app.Section().Class(part.Classes("Notes-here", part.When(h.Margin, "Margin-part"))).Hidden(v.On == "").Body(
		app.H2().Class(part.Classes("Section-title", part.When(h.Margin, "Margin-title"))).Hidden(len(v.Items) == 0 && !v.New).Text(v.Title),
		app.Range(v.Items).Slice(func(i int) app.UI { return &Note{View: v.Items[i], Store: h.Store, Margin: h.Margin} }),
		h.form(),
		h.button(),
	)
}

func (h *NotesHere) button() app.UI {
	v := h.View
	b := app.Button().Class("Chip Notes-add").ID("%s", v.Add).Type("button").Hidden(v.New).OnClick(h.add)
	if v.Named != "" {
		b = b.Aria("label", wording.NoteAddOn.With("what", v.Named))
	}
	return b.Text(wording.NoteAdd.String())
}

func (h *NotesHere) form() app.UI {
	if !h.View.New {
		return app.Div().Hidden(true)
	}
	return &NoteForm{View: h.View.Form, Store: h.Store}
}

func (h *NotesHere) add(app.Context, app.Event) {
	h.Store.Send(state.NoteOpened{ID: state.NewNote + h.View.On})
}

// NoteForm is where a note is written.
type NoteForm struct {
	app.Compo
	View  present.NoteForm
	Own   bool // it is there already, and can be deleted
	Store *store.Store

	of                  string // the note that the texts below belong to
	told                bool   // that something is typed
	body, tags, meaning string
}

// Render draws the fields. What is typed stays here until it is saved.
func (f *NoteForm) Render() app.UI {
	v := f.View
	if f.of != v.Note {
		f.of, f.body, f.tags, f.meaning, f.told = v.Note, v.Body, v.Tags, v.Meaning, false
	}
	return app.Form().Class("NoteForm").OnSubmit(f.save).Body(
		app.Label().Class("NoteForm-field").Body(app.Span().Text(wording.NoteText.String()),
			app.Textarea().ID(state.NoteFieldID).Class("NoteForm-text").Rows(4).Attr("maxlength", "20000").OnInput(f.typedBody).OnChange(f.left).OnKeyDown(f.keyed).Text(v.Body)),
		app.Div().Class("NoteForm-marks").Attr("role", "group").Aria("label", wording.NotesByMeaning.String()).Body(
			app.Range(v.Meanings).Slice(func(i int) app.UI {
				m := v.Meanings[i]
				return app.Button().Class("Chip").Type("button").Aria("pressed", f.meaning == m.Value).OnClick(func(ctx app.Context, _ app.Event) {
					if f.meaning == m.Value {
						f.meaning = ""
						f.Store.Clear(meaningFieldID)
					} else {
						f.meaning = m.Value
					}
					f.hand()
					ctx.Update()
				}, app.EventScope(v.Note, m.Value)).Body(signOf(m.Sign), app.Text(" "+m.Name))
			})),
		app.Label().Class("NoteForm-field").Body(app.Span().Text(wording.NoteMeaning.String()),
			app.Input().ID(meaningFieldID).Type("text").Class("Words-input").Value(f.meaning).Placeholder(wording.NoteFieldWords.String()).AutoComplete(false).Attr("maxlength", "80").OnInput(f.typedMeaning).OnChange(f.left)),
		app.Label().Class("NoteForm-field").Body(app.Span().Text(wording.NoteTags.String()),
			app.Input().Type("text").Class("Words-input").Value(v.Tags).AutoComplete(false).Attr("maxlength", "400").OnInput(f.typedTags).OnChange(f.left)),
		app.P().Class("NoteForm-ways").Body(
			app.Button().Class("NoteForm-save").Type("submit").Text(wording.NoteSave.String()),
			app.Button().Class("Chip").Type("button").OnClick(f.cancel).Text(wording.NoteCancel.String()),
			app.Button().Class("Chip NoteForm-delete").Type("button").Hidden(!f.Own).OnClick(f.erase).Text(wording.NoteDelete.String()),
		),
	)
}

// meaningFieldID is the field for a meaning of one's own.
const meaningFieldID = "note-meaning"

func (f *NoteForm) typedBody(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	f.body = platform.TextOf(e)
	f.begun()
}

func (f *NoteForm) typedTags(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	f.tags = platform.TextOf(e)
	f.begun()
}

func (f *NoteForm) typedMeaning(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	f.meaning = platform.TextOf(e)
	f.begun()
}

// begun tells once that something is typed: from then on the browser asks before the
// page is left.
func (f *NoteForm) begun() {
	if !f.told {
		f.told = true
		f.Store.Send(state.NoteTyped{Note: f.View.Note})
	}
}

// left hands over what is typed, so that it is there again on another screen.
func (f *NoteForm) left(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	f.hand()
}

func (f *NoteForm) hand() {
	f.told = true
	f.Store.Send(state.NoteTyped{Note: f.View.Note, Body: f.body, Tags: f.tags, Meaning: f.meaning})
}

// keyed saves with Ctrl Enter. Escape closes what is around the form; what is typed is
// handed over before.
func (f *NoteForm) keyed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if key := platform.KeyOf(e); key == "Enter" && platform.Modified(e) {
		e.PreventDefault()
		f.saved()
	} else if key == "Escape" && f.told {
		f.hand()
	}
}

func (f *NoteForm) save(_ app.Context, e app.Event) {
	e.PreventDefault()
	f.saved()
}

func (f *NoteForm) saved() {
	f.Store.Send(state.NoteSaved{Note: f.View.Note, Body: f.body, Tags: f.tags, Meaning: strings.TrimSpace(f.meaning)})
}

func (f *NoteForm) cancel(app.Context, app.Event) { f.Store.Send(state.NoteOpened{ID: f.View.Note}) }
func (f *NoteForm) erase(app.Context, app.Event)  { f.Store.Send(state.NoteErased{ID: f.View.Note}) }
