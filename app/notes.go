package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/store"
	"parallax/app/wording"
)

// Notes are what a careful reader would notice when comparing.
type Notes struct {
	app.Compo
	List  []present.NoteView
	More  string
	Store *store.Store

	open int // how many are open at the start
}

// Notes that are open at the start: on a phone the titles tell enough.
const notesOpen, notesOpenSlim = 3, 1

// OnInit opens the first notes.
func (n *Notes) OnInit() {
	if n.open = notesOpen; n.Store.Slim() {
		n.open = notesOpenSlim
	}
}

// Render draws the notes, each with the way to the passages it rests on.
func (n *Notes) Render() app.UI {
	return app.Section().Class("Notes-section").Aria("labelledby", "notes").Hidden(len(n.List) == 0).Body(
		app.H2().Class("Section-title").ID("notes").Text(wording.NotesTitle.String()),
		app.Ol().Class("Notes").Body(app.Range(n.List).Slice(func(i int) app.UI {
			v := n.List[i]
			return app.Li().Class("Notes-note").Body(app.Details().Open(i < n.open).Body(
				app.Summary().Body(app.H3().Class("Notes-title").Text(v.Title)),
				app.P().Class("Notes-text").Text(v.Text),
				app.P().Class("Notes-at").Body(app.Range(v.At).Slice(func(j int) app.UI {
					at := v.At[j]
					return app.A().Href(at.Link.Href).Body(part.MarkBeside(at.Mark, part.Small),
						app.Span().Class("u-hidden").Text(strings.TrimSuffix(at.Link.Label, at.Number)), app.Text(at.Number))
				})),
			))
		})),
		app.P().Class("Section-note").Hidden(n.More == "").Text(n.More),
	)
}
