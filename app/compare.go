package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// manyTexts is the number of columns from which they are drawn closer.
const manyTexts = 4

// Compare sets two to five articles side by side, says what the articles disagree
// about, or what one leaves out.
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
			app.Nav().Class("Filters-end").Aria("label", wording.CompareBy.String()).Hidden(len(v.By) == 0).Body(
				app.Div().Class("Switch").Body(app.Range(v.By).Slice(func(i int) app.UI {
					l := v.By[i]
					return app.A().Class("Switch-option").Href(l.Href).Aria("current", part.Current(l.Current)).Text(l.Label)
				})),
			),
			app.P().Class("Hed-deck").Hidden(v.Deck == "").Text(v.Deck),
		),
		app.Div().Class("Filters").Hidden(len(v.Chosen) == 0).Body(
			app.Div().Class("Filters-group").Attr("role", "group").Aria("label", wording.CompareArticles.String()).Body(
				app.Range(v.Chosen).Slice(func(i int) app.UI {
					return &Pick{View: v.Chosen[i], Options: v.Options, Store: c.Store}
				}),
			),
			app.Div().Class("Filters-group Compare-adds").Attr("role", "group").Aria("label", wording.CompareAddLabel.String()).Hidden(len(v.Adds) == 0).Body(
				app.Span().Class("Filters-label").Aria("hidden", "true").Text(wording.CompareAddLabel.String()),
				app.Range(v.Adds).Slice(func(i int) app.UI { return c.add(v.Adds[i]) }),
			),
			&Seek{View: v.Seek, Store: c.Store},
		),
		app.Div().Class("Compare-settings").Body(
			&part.TextSwitch{View: v.Switch, Store: c.Store},
			&BasisBar{View: v.Basis, Store: c.Store},
			app.Button().Class("Chip").Type("button").Hidden(v.Three.Value == "").OnClick(c.three).Text(v.Three.Label),
			&part.Pending{View: v.Wait, Store: c.Store},
		),
		app.P().Class("Compare-too").Hidden(v.Too == "").Text(v.Too),
		c.comparison(),
		&NotesHere{View: v.Notes, Store: c.Store},
	)
}

func (c *Compare) comparison() app.UI {
	v := c.View
	switch {
	case v.Facts.Is():
		return &FactTable{View: v.Facts, Store: c.Store}
	case v.Left.Title != "":
		return &LeftOut{View: v.Left, Store: c.Store}
	case len(v.Voices.Columns) > 0:
		return &Voices{View: v.Voices, Store: c.Store}
	case len(v.Reuse.Columns) > 0:
		return &Reuse{View: v.Reuse, Store: c.Store}
	case v.Words.Title != "":
		return &Keyness{View: v.Words, Store: c.Store}
	case len(v.Texts) > 0:
		return &SideBySide{Texts: v.Texts, Links: v.Links, Anchors: v.Anchor, Why: v.Why, Side: v.Side, Store: c.Store}
	case len(v.Rows)+len(v.Single) > 0:
		return &Aligned{View: v}
	}
	return app.Div()
}

func (c *Compare) three(app.Context, app.Event) {
	c.Store.Send(state.Turned{To: state.ParseRoute(c.View.Three.Value)})
}

func (c *Compare) add(x present.CompareChoice) app.UI {
	return app.Button().Class("Chip").Type("button").Title("%s", x.Place).
		OnClick(func(app.Context, app.Event) { c.Store.Send(state.DocumentToggled{Document: x.Document}) }, app.EventScope(x.Document)).
		Body(part.DrawMark(x.Mark, part.Small, true, false), app.Span().Class("Chip-label").Text(x.Label))
}

// Pick is one of the articles compared: a list from which another takes its
// place, and a button that removes it.
type Pick struct {
	app.Compo
	View    present.CompareChoice
	Options []present.CompareOption
	Store   *store.Store
}

// Render draws both; in a collection too large to list, the name.
func (p *Pick) Render() app.UI {
	v := p.View
	return app.Span().Class("Pick").DataSet("outlet", v.Mark.Hue).Body(
		part.MarkBeside(v.Mark, part.Small),
		app.If(len(p.Options) > 0, func() app.UI {
			return app.Select().Class("Pick-list").Aria("label", v.Place).OnChange(p.replace).Body(
				app.Range(p.Options).Slice(func(i int) app.UI {
					o := p.Options[i]
					return app.Option().Value(o.Document).Selected(o.Document == v.Document).Text(o.Label)
				}))
		}).Else(func() app.UI { return app.Span().Class("Pick-name").Text(v.Label) }),
		app.Button().Class("Pick-remove").Type("button").Aria("label", v.Remove).Title("%s", v.Remove).Hidden(v.Stays).OnClick(p.remove).
			Body(part.Icon("tool", "M4 4l8 8M12 4l-8 8", "")),
	)
}

func (p *Pick) replace(_ app.Context, e app.Event) {
	p.Store.Send(state.DocumentReplaced{Document: p.View.Document, By: platform.TextOf(e)})
}

func (p *Pick) remove(app.Context, app.Event) {
	p.Store.Send(state.DocumentToggled{Document: p.View.Document})
}

// Aligned is the comparison by topic: a table with a row for each, and another,
// folded, of what only one of the texts covers.
type Aligned struct {
	app.Compo
	View present.CompareView
}

// Render draws the tables under their headings.
func (a *Aligned) Render() app.UI {
	v := a.View
	return app.Div().Body(
		app.Section().Class("Aligned-group").Body(
			alignedTitle(v.Shared, len(v.Rows)),
			app.P().Class("Compare-too").Hidden(v.NoRows == "").Text(v.NoRows),
			a.table(v.Rows, true)),
		app.Details().Class("Aligned-rest").Open(len(v.Rows) == 0).Hidden(len(v.Single) == 0).Body(
			app.Summary().Body(alignedTitle(v.Folded, len(v.Single))),
			a.table(v.Single, false),
		),
	)
}

func alignedTitle(title string, n int) app.UI {
	return app.H2().Class("Aligned-title").Body(app.Text(title+" "), app.Span().Text(wording.Number(n)))
}

func (a *Aligned) table(rows []present.CompareRow, headed bool) app.UI {
	if len(rows) == 0 {
		return app.Div()
	}
	var columns []present.CompareChoice
	for _, cell := range rows[0].Cells {
		for _, x := range a.View.Chosen {
			if x.Document == cell.Document {
				columns = append(columns, x)
			}
		}
	}
	return app.Table().Class("Aligned").Body(
		app.THead().Class(part.Classes("Aligned-head", part.When(!headed, "u-hidden"))).Body(app.Tr().Body(
			app.Th().Attr("scope", "col").Class("Aligned-corner").Body(app.Span().Class("u-hidden").Text(wording.CompareTopic.String())),
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
			app.H3().Body(part.Anchor(element.Link{Label: v.Title, Href: v.Href})), app.Small().Text(v.Date)),
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
			app.Div().Body(app.P().Class("Aligned-silent").Text(wording.CompareSilent.String()), app.P()))
	}
	return app.Td().Class("Aligned-cell").Body(
		part.MarkBeside(c.Mark, part.Small),
		app.Div().Body(
			app.P().Class("Aligned-gist").Text(c.Gist),
			app.P().Class("Aligned-meta").Body(
				app.Span().Text(c.Share),
				app.Range(c.Passages).Slice(func(i int) app.UI {
					l := c.Passages[i]
					return app.A().Href(l.Href).Aria("label", l.Name).Text(l.Label)
				}),
				app.A().Href(c.More.Href).Hidden(c.More.Href == "").Text(c.More.Label),
			)),
	)
}
