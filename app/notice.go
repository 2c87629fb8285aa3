package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/store"
	"parallax/app/wording"
)

// Notice tells the reader that something failed: the program made a mistake and
// went on, or a file could not be saved.
type Notice struct {
	app.Compo
	Text  string
	Store *store.Store
}

// Render draws the notice; without a text there is none.
func (n *Notice) Render() app.UI {
	return app.Div().Class("Notice").Attr("role", "alert").Hidden(n.Text == "").Body(
		app.P().Class("Notice-text").Text(n.Text),
		app.Button().Class("Button").Type("button").OnClick(n.dismiss).Text(wording.NoticeClose),
	)
}

func (n *Notice) dismiss(app.Context, app.Event) { n.Store.Dismiss() }

// Waiting stands where a screen will be, or says why there is none.
type Waiting struct {
	app.Compo
	Text string
}

// Render draws the text.
func (w *Waiting) Render() app.UI {
	return app.Div().Class("Hed").Body(
		app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(wording.Name),
		app.P().Class("Waiting").Text(w.Text),
	)
}
