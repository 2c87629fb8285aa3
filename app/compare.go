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

// manyTexts is the number of columns from which they are drawn closer.
const manyTexts = 4

// Compare sets two to five articles side by side, by topic or as whole texts.
type Compare struct {
	app.Compo
	View  present.CompareView
	Store *store.Store
}

// Render draws the choice of articles and the comparison.
func (c *Compare) Render() app.UI {
	v := c.View
	return app.Div().Body(
		app.Div().Class("Hed Hed--slim Hed--way").Body(
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.Nav().Class("Filters-end").Aria("label", "Compare by").Hidden(len(v.By) == 0).Body(
				app.Div().Class("Switch").Body(app.Range(v.By).Slice(func(i int) app.UI {
					l := v.By[i]
					return app.A().Class("Switch-option").Href(l.Href).Aria("current", part.Current(l.Current)).Text(l.Label)
				})),
			),
		),
		app.Div().Class(part.Classes("Filters", part.When(!v.Seek.Shown, "Filters--scroll"))).Body(
			app.Div().Class("Filters-group").Attr("role", "group").Aria("label", "Articles compared").Body(
				app.Span().Class("Filters-label").Aria("hidden", "true").Text("Compare"),
				app.Range(v.Chosen).Slice(func(i int) app.UI { return c.choice(v.Chosen[i]) }),
			),
			&Seek{View: v.Seek, Store: c.Store},
		),
		app.Div().Class("Compare-settings").Body(
			&part.TextSwitch{View: v.Switch, Store: c.Store},
			&BasisBar{View: v.Basis, Store: c.Store},
			&part.Pending{View: v.Wait, Store: c.Store},
		),
		app.P().Class("Compare-too").Hidden(v.Too == "").Text(v.Too),
		c.comparison(),
	)
}

func (c *Compare) comparison() app.UI {
	v := c.View
	switch {
	case len(v.Facts.Columns) > 0:
		return &FactTable{View: v.Facts, Store: c.Store}
	case len(v.Voices.Columns) > 0:
		return &Voices{View: v.Voices, Store: c.Store}
	case len(v.Reuse.Columns) > 0:
		return &Reuse{View: v.Reuse, Store: c.Store}
	case v.Words.Title != "":
		return &Keyness{View: v.Words, Store: c.Store}
	case len(v.Texts) > 0:
		return &SideBySide{Texts: v.Texts, Links: v.Links, Anchors: v.Anchor, Why: v.Why, Side: v.Side, Store: c.Store}
	case len(v.Rows)+len(v.Single) > 0:
		return &Aligned{Rows: v.Rows, Single: v.Single, Folded: v.Folded, Chosen: v.Chosen}
	}
	return app.Div()
}

func (c *Compare) choice(x present.CompareChoice) app.UI {
	return app.Button().Class("Chip").Type("button").Aria("pressed", x.On).Disabled(x.Disabled).Title("%s", x.Label).
		OnClick(func(app.Context, app.Event) { c.Store.Send(state.DocumentToggled{Document: x.Document}) }, app.EventScope(x.Document)).
		Body(part.DrawMark(x.Mark, part.Small, !x.On, false), app.Span().Class("Chip-label").Text(x.Label))
}

// Aligned is the comparison by topic: a table with a row for each, and another,
// folded, of what only one of the texts tells.
type Aligned struct {
	app.Compo
	Rows   []present.CompareRow
	Single []present.CompareRow
	Folded string
	Chosen []present.CompareChoice
}

// Render draws the tables.
func (a *Aligned) Render() app.UI {
	return app.Div().Body(
		a.table(a.Rows, true),
		app.Details().Class("Aligned-rest").Open(len(a.Rows) == 0).Hidden(len(a.Single) == 0).Body(
			app.Summary().Text(a.Folded),
			a.table(a.Single, false),
		),
	)
}

func (a *Aligned) table(rows []present.CompareRow, headed bool) app.UI {
	if len(rows) == 0 {
		return app.P().Class("Compare-too").Hidden(!headed).Text("These articles have no topic in common.")
	}
	var columns []present.CompareChoice
	for _, cell := range rows[0].Cells {
		for _, x := range a.Chosen {
			if x.Document == cell.Document {
				columns = append(columns, x)
			}
		}
	}
	return app.Table().Class("Aligned").Body(
		app.THead().Class(part.Classes("Aligned-head", part.When(!headed, "u-hidden"))).Body(app.Tr().Body(
			app.Td().Class("Aligned-corner"),
			app.Range(columns).Slice(func(i int) app.UI {
				x := columns[i]
				return app.Th().Attr("scope", "col").Body(
					app.Div().Class("Compare-outlet").DataSet("outlet", x.Mark.Hue).Body(part.MarkBeside(x.Mark, part.Large),
						app.Span().Class("Compare-name").Text(x.Label)))
			}),
		)),
		app.TBody().Class("Aligned-body").Body(
			app.Range(rows).Slice(func(i int) app.UI { return &AlignedRow{View: rows[i]} })),
	)
}

// AlignedRow is one topic across the texts.
type AlignedRow struct {
	app.Compo
	View present.CompareRow
}

// Render draws the row.
func (r *AlignedRow) Render() app.UI {
	v := r.View
	return app.Tr().Class("Aligned-row").Body(
		app.Th().Class("Aligned-topic").Attr("scope", "row").Body(
			part.Anchor(element.Link{Label: v.Title, Href: v.Href}), app.Small().Text(v.Date)),
		app.Range(v.Cells).Slice(func(i int) app.UI { return alignedCell(v.Cells[i]) }),
	)
}

func alignedCell(c present.CompareCell) app.UI {
	if c.Uncoded {
		return app.Td().Class("Aligned-cell").Body(
			part.MarkUnknown(c.Mark, part.Small),
			app.Div().Body(app.P().Class("Aligned-uncoded").Text(wording.CodingNotCoded.String()), app.P()))
	}
	if c.Silent {
		return app.Td().Class("Aligned-cell").Body(
			part.MarkOff(c.Mark, part.Small),
			app.Div().Body(app.P().Class("Aligned-silent").Text("silent"), app.P()))
	}
	return app.Td().Class("Aligned-cell").Body(
		part.MarkBeside(c.Mark, part.Small),
		app.Div().Body(
			app.P().Class("Aligned-gist").Text(c.Gist),
			app.P().Class("Aligned-meta").Body(
				app.Span().Text(c.Share),
				app.Range(c.Passages).Slice(func(i int) app.UI {
					l := c.Passages[i]
					return app.A().Href(l.Href).Aria("label", "passage "+l.Label).Text("¶\u00a0" + l.Label)
				}),
				app.A().Href(c.More.Href).Hidden(c.More.Href == "").Text(c.More.Label),
			)),
	)
}
