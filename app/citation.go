package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Citation is a citation as it is copied, with the forms that it can have. That it is
// copied is said of the very text that is on the clipboard.
type Citation struct {
	app.Compo
	View   present.CiteView
	Copied string // what was copied when the citation was asked for
	Failed bool   // the clipboard refused that
	Store  *store.Store

	again  string // what was copied here
	past   string // Copied at that time: what was copied before it is no longer there
	refuse bool   // the clipboard refused that
}

// Render draws the text and the forms.
func (c *Citation) Render() app.UI {
	v := c.View
	last, refused := c.Copied, c.Failed
	if c.again != "" && c.past == c.Copied {
		last, refused = c.again, c.refuse
	}
	said := ""
	if v.Text == last {
		said = copied(refused)
	}
	return app.Div().Class("Citation").Body(
		app.P().Class("Citation-text").Text(v.Text),
		app.Div().Class("Citation-ways").Body(
			app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.CiteStyle.String()).Body(
				app.Range(v.Styles).Slice(func(i int) app.UI {
					s := v.Styles[i]
					return sends(c.Store, s.Label, state.CiteStyled{As: s.Value}).Class("Switch-option").Aria("pressed", s.On)
				})),
			app.Button().Class("Chip").Type("button").OnClick(c.copy).Text(wording.CiteCopy.String()),
			app.Span().Class("Citation-said").Attr("role", "status").Text(said)),
	)
}

func copied(refused bool) string {
	if refused {
		return wording.CiteRefused.String()
	}
	return wording.CiteCopied.String()
}

func (c *Citation) copy(ctx app.Context, _ app.Event) {
	text := c.View.Text
	c.Store.Copy(text, func(ok bool) {
		c.again, c.past, c.refuse = text, c.Copied, !ok
		ctx.Update()
	})
}
