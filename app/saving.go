package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
)

// Save makes a file of what the model shows and gives it to the browser, within
// the event that asked for it: browsers distrust what comes later.
func (s carrier) Save(e state.Save) {
	if e.Copy {
		s.Copy(present.CopiedTable(s.model, e.What), func(there bool) { s.Send(state.TableCopied{There: there}) })
		return
	}
	f := present.Export(s.model, e.What, e.Exact)
	done := func(err error) {
		s.soon(func() { s.Send(state.Saved{Name: f.Name, Trouble: wording(err)}) })
	}
	if f.Width > 0 {
		s.page.SavePicture(f.Name, f.Content, f.Width, f.Height, done)
		return
	}
	done(s.page.Save(f.Name, f.Kind, f.Content))
}

// SaveBar offers to save what a screen shows.
type SaveBar struct {
	app.Compo
	List  []element.SaveOption
	Store *Store
}

// Render draws a button for every kind of file.
func (b *SaveBar) Render() app.UI {
	return app.Div().Class("Filters-group SaveBar").Attr("role", "group").Aria("label", "Save").Hidden(len(b.List) == 0).Body(
		app.Span().Class("Filters-label").Aria("hidden", "true").Text("Save as"),
		app.Range(b.List).Slice(func(i int) app.UI {
			o := b.List[i]
			return app.Button().Class("Chip").Type("button").Title("%s", o.Note).
				OnClick(func(app.Context, app.Event) { b.Store.Send(o.Msg()) }, app.EventScope(string(o.What), o.Exact, o.Copy)).Text(o.Label)
		}),
	)
}
