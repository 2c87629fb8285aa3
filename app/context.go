package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Context is words in context, line by line, with the word in the middle.
type Context struct {
	app.Compo
	View  present.ContextView
	Store *store.Store
}

// Render draws the settings, the lines, and apart from them what has no place.
func (c *Context) Render() app.UI {
	v := c.View
	return app.Section().Class("Context").Aria("labelledby", state.ContextID).Aria("busy", v.Wait.Busy).Body(
		app.Div().Class("Filters Filters--rows").Body(
			part.ArticleChips(wording.ContextIn.String(), v.Articles, v.Others),
			app.Range(v.Sorts).Slice(func(i int) app.UI {
				return &part.Chips{Label: v.Sorts[i].Label, List: v.Sorts[i].Chips, Kind: part.TurnChip, Store: c.Store}
			}),
		),
		&part.Pending{View: v.Wait, Store: c.Store},
		app.Div().Class("Context-head").Body(
			app.H2().Class("Section-title").ID(state.ContextID).TabIndex(-1).Text(v.Head),
			&part.SaveBar{List: v.Saves, Store: c.Store},
		),
		app.P().Class("Section-note").Hidden(v.Note == "").Text(v.Note),
		app.P().Class("Finder-empty").Hidden(v.None == "").Text(v.None),
		app.Table().Class("Context-lines").Hidden(len(v.Rows) == 0).Body(
			app.Elem("caption").Class("u-hidden").Text(v.Caption),
			app.THead().Class("u-hidden").Body(app.Tr().Body(
				app.Th().Attr("scope", "col").Text(wording.ContextPassage),
				app.Th().Attr("scope", "col").Text(wording.ContextLeftHead),
				app.Th().Attr("scope", "col").Text(wording.ContextWordHead),
				app.Th().Attr("scope", "col").Text(wording.ContextRightHead),
			)),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return &ContextLine{View: v.Rows[i]} })),
		),
		app.Nav().Class("Context-pages").Aria("label", wording.ContextLinesHead).Hidden(v.Place == "").Body(
			turning(v.Earlier), app.Span().Text(v.Place), turning(v.Later), app.Small().Text(v.Saved)),
		app.Div().Class("Context-apart").Hidden(v.Apart == "").Body(
			app.H2().Class("Section-title").Text(v.Apart),
			app.P().Class("Section-note").Text(v.ApartWhy),
			app.Range(v.Unplaced).Slice(func(i int) app.UI { return unplaced(v.Unplaced[i]) }),
			app.P().Class("Section-note").Hidden(v.Beyond == "").Text(v.Beyond),
		),
	)
}

// turning leads to other lines.
func turning(l element.Link) app.UI {
	return app.A().Class("Button").Href(l.Href).Hidden(l.Href == "").Text(l.Label)
}

// ContextLine is one occurrence.
type ContextLine struct {
	app.Compo
	View present.ContextRow
}

// Render draws the line; all of it leads to the passage.
func (c *ContextLine) Render() app.UI {
	v := c.View
	left, right := v.Left, v.Right
	if v.RTL { // what comes before stands on the right
		left, right = right, left
	}
	return app.Tr().Class("Context-line", part.When(v.RTL, "Context-line--rtl")).DataSet("outlet", v.Mark.Hue).Body(
		app.Th().Class("Context-at").Attr("scope", "row").Body(
			app.A().Href(v.Href).Body(part.DrawMark(v.Mark, part.Small, false, false), app.Span().Class("Context-name").Text(v.Name), app.Span().Text(v.N)),
			app.Small().Hidden(!v.Digest).Text(wording.ContextDigestMark)),
		app.Td().Class("Context-left").Lang("%s", v.Lang).Body(app.Span().Text(left)),
		app.Td().Class("Context-word").Lang("%s", v.Lang).Body(app.A().Href(v.Href).TabIndex(-1).Body(app.Mark().Text(v.Word))),
		app.Td().Class("Context-right").Lang("%s", v.Lang).Body(app.Span().Text(right)),
	)
}

func unplaced(r present.UnplacedRow) app.UI {
	return app.Div().Class("Term-places").DataSet("outlet", r.Mark.Hue).Body(
		part.DrawMark(r.Mark, part.Small, false, false),
		app.Div().Body(
			app.P().Body(app.B().Text(r.Name), app.Text(" "+r.Count)),
			app.P().Class("Term-links").Body(part.Anchors(r.Passages), app.Span().Text(r.More))),
	)
}
