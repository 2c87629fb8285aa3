package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
)

// manyTexts is the number of columns from which they are drawn closer.
const manyTexts = 4

// Compare sets two to five articles side by side, by topic or as whole texts.
type Compare struct {
	app.Compo
	View  present.CompareView
	Store *Store
}

// Render draws the choice of articles and the comparison.
func (c *Compare) Render() app.UI {
	v := c.View
	return app.Div().Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title)),
		app.Div().Class("Filters").Body(
			app.Div().Class("Filters-group").Attr("role", "group").Aria("label", "Articles compared").Body(
				app.Span().Class("Filters-label").Aria("hidden", "true").Text("Compare"),
				app.Range(v.Chosen).Slice(func(i int) app.UI { return c.choice(v.Chosen[i]) }),
				app.Span().Class("Filters-label").Text(v.More),
			),
			app.Nav().Class("Filters-group Filters-end").Aria("label", "Compare by").Hidden(len(v.By) == 0).Body(
				app.Div().Class("Switch").Body(app.Range(v.By).Slice(func(i int) app.UI {
					l := v.By[i]
					return app.A().Class("Switch-option").Href(l.Href).Aria("current", current(l.Current)).Text(l.Label)
				})),
			),
		),
		app.P().Class("Compare-too").Hidden(v.Too == "").Text(v.Too),
		c.comparison(),
	)
}

func (c *Compare) comparison() app.UI {
	v := c.View
	switch {
	case len(v.Texts) > 0:
		return &SideBySide{Texts: v.Texts, Links: v.Links, Side: v.Side, Store: c.Store}
	case len(v.Rows) > 0:
		return &Aligned{Rows: v.Rows, Chosen: v.Chosen}
	}
	return app.Div()
}

func (c *Compare) choice(x present.CompareChoice) app.UI {
	return app.Button().Class("Chip").Type("button").Aria("pressed", x.On).Disabled(x.Disabled).
		OnClick(func(app.Context, app.Event) { c.Store.Send(state.DocumentToggled{Document: x.Document}) }, app.EventScope(x.Document)).
		Body(drawMark(x.Mark, small, !x.On, false), app.Text(x.Label))
}

// Aligned is the comparison by topic: a table with a row for each.
type Aligned struct {
	app.Compo
	Rows   []present.CompareRow
	Chosen []present.CompareChoice
}

// Render draws the table.
func (a *Aligned) Render() app.UI {
	var columns []present.CompareChoice
	for _, cell := range a.Rows[0].Cells {
		for _, x := range a.Chosen {
			if x.Document == cell.Document {
				columns = append(columns, x)
			}
		}
	}
	return app.Table().Class("Aligned").Body(
		app.THead().Class("Aligned-head").Body(app.Tr().Body(
			app.Td().Class("Aligned-corner"),
			app.Range(columns).Slice(func(i int) app.UI {
				x := columns[i]
				return app.Th().Attr("scope", "col").Body(
					app.Div().Class("Compare-outlet").DataSet("outlet", x.Mark.Hue).Body(markBeside(x.Mark, large),
						app.Span().Class("Compare-name").Text(x.Label)))
			}),
		)),
		app.TBody().Class("Aligned-body").Body(
			app.Range(a.Rows).Slice(func(i int) app.UI { return &AlignedRow{View: a.Rows[i]} })),
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
			anchor(present.Link{Label: v.Title, Href: v.Href}), app.Small().Text(v.Date)),
		app.Range(v.Cells).Slice(func(i int) app.UI { return alignedCell(v.Cells[i]) }),
	)
}

func alignedCell(c present.CompareCell) app.UI {
	if c.Silent {
		return app.Td().Class("Aligned-cell").Body(
			markOff(c.Mark, small),
			app.Div().Body(app.P().Class("Aligned-silent").Text("silent"), app.P()))
	}
	return app.Td().Class("Aligned-cell").Body(
		markBeside(c.Mark, small),
		app.Div().Body(
			app.P().Class("Aligned-gist").Text(c.Gist),
			app.P().Class("Aligned-meta").Body(
				app.Span().Text(c.Share),
				app.Range(c.Passages).Slice(func(i int) app.UI {
					l := c.Passages[i]
					return app.A().Href(l.Href).Aria("label", "passage "+l.Label).Text("¶ " + l.Label)
				}),
			)),
	)
}

// SideBySide is the comparison of whole texts. Passages about the same thing
// are joined by lines; pointing at one, or focusing its number, lights its
// partners and says why.
type SideBySide struct {
	app.Compo
	Texts []present.CompareText
	Links []present.CompareLink
	Side  string // the document shown on a phone
	Store *Store
}

// Render draws the columns, the lines between them, and the reasons.
func (s *SideBySide) Render() app.UI {
	many := len(s.Texts) >= manyTexts
	reasons := s.reasons()
	return app.Div().Class(classes("Compare", when(many, "Compare--many"))).Body(
		app.Div().Class("Compare-switch").Attr("role", "group").Aria("label", "Text shown").Body(
			app.Range(s.Texts).Slice(func(i int) app.UI { return s.side(s.Texts[i]) })),
		app.Div().Class("Compare-top").Body(
			app.Range(s.Texts).Slice(func(i int) app.UI { return s.head(s.Texts[i]) })),
		app.Div().Class("Compare-grid").On("mouseover", s.pointed).On("focusin", s.pointed).OnMouseLeave(s.left).Body(
			app.Range(s.Texts).Slice(func(i int) app.UI {
				t := s.Texts[i]
				return &CompareText{View: t, Here: t.Document == s.Side, Partners: s.partners(t)}
			}),
			&Threads{Links: s.Links},
		),
		&Reasons{List: reasons},
	)
}

func (s *SideBySide) side(t present.CompareText) app.UI {
	return app.Button().Class("Compare-side").Type("button").DataSet("outlet", t.Mark.Hue).Aria("pressed", t.Document == s.Side).
		OnClick(func(app.Context, app.Event) { s.Store.Send(state.SideChosen{Document: t.Document}) }, app.EventScope(t.Document)).
		Body(markBeside(t.Mark, large), app.Span().Class("Compare-side-name").Text(t.Outlet))
}

func (s *SideBySide) head(t present.CompareText) app.UI {
	return app.Div().Class(classes("Compare-outlet", when(t.Document == s.Side, "Compare-outlet--here"))).DataSet("outlet", t.Mark.Hue).Body(
		markBeside(t.Mark, large),
		app.H2().Class("Compare-name").Body(app.Text(t.Outlet),
			app.Small().Class("Compare-headline").Body(app.A().Href(t.Href).Text(t.Headline)),
			app.Small().Class("Compare-meta").Text(t.Meta)),
	)
}

func (s *SideBySide) pointed(_ app.Context, e app.Event) {
	ref, err := corpus.ParseRef(platform.Datum(e, "passage"))
	if err != nil || ref == s.Store.model.Lit {
		return
	}
	s.Store.Send(state.PassageLit{Ref: ref})
}

func (s *SideBySide) left(app.Context, app.Event) { s.Store.Send(state.PassageLit{}) }

// partners are the counterparts of the lit passages of one text, by passage.
func (s *SideBySide) partners(t present.CompareText) map[string][]Partner {
	var found map[string][]Partner
	add := func(id, other string, column int, reason string) {
		for _, p := range s.Texts[column].Passages {
			if p.ID == other {
				if found == nil {
					found = make(map[string][]Partner)
				}
				o := s.Texts[column]
				found[id] = append(found[id], Partner{Mark: o.Mark, Text: o.Outlet + " " + p.N + ":", Href: p.Href, Reason: reason})
			}
		}
	}
	for _, l := range s.Links {
		if !l.Lit || l.Column+1 >= len(s.Texts) {
			continue
		}
		if s.Texts[l.Column].Document == t.Document {
			add(l.From, l.To, l.Column+1, l.Reason)
		}
		if s.Texts[l.Column+1].Document == t.Document {
			add(l.To, l.From, l.Column, l.Reason)
		}
	}
	return found
}

// reasons are the lit links in words.
func (s *SideBySide) reasons() []Reason {
	var list []Reason
	number := func(column int, id string) string {
		for _, p := range s.Texts[column].Passages {
			if p.ID == id {
				return p.N
			}
		}
		return ""
	}
	for _, l := range s.Links {
		if l.Lit && l.Column+1 < len(s.Texts) {
			a, b := s.Texts[l.Column], s.Texts[l.Column+1]
			list = append(list, Reason{From: a.Mark, FromN: number(l.Column, l.From), To: b.Mark, ToN: number(l.Column+1, l.To), Text: l.Reason})
		}
	}
	return list
}

// CompareText is one column of a whole text.
type CompareText struct {
	app.Compo
	View     present.CompareText
	Here     bool // shown on a phone
	Partners map[string][]Partner
}

// Render draws the passages.
func (c *CompareText) Render() app.UI {
	v := c.View
	return app.Div().Class(classes("Compare-text", when(c.Here, "Compare-text--here"))).DataSet("outlet", v.Mark.Hue).Body(
		app.Range(v.Passages).Slice(func(i int) app.UI {
			p := v.Passages[i]
			return &Passage{View: p, Alone: p.Note != "", Partners: c.Partners[p.ID]}
		}),
	)
}

// Threads are the lines between the columns. The platform sets their geometry.
type Threads struct {
	app.Compo
	Links []present.CompareLink
}

// Render draws the quiet lines first, so that lit ones lie above.
func (t *Threads) Render() app.UI {
	var list []present.CompareLink
	for _, lit := range []bool{false, true} {
		for _, l := range t.Links {
			if l.Lit == lit {
				list = append(list, l)
			}
		}
	}
	return svg("svg").Attr("class", "Compare-links").Attr("aria-hidden", "true").DataSet("draw", "threads").Body(
		app.Range(list).Slice(func(i int) app.UI {
			l := list[i]
			lit := when(l.Lit, "Thread--lit")
			return svg("g").DataSet("from", l.From).DataSet("to", l.To).Body(
				svg("path").Attr("class", classes("Thread-band", when(!l.Lit, "Thread-band--off"))),
				svg("path").Attr("class", classes("Thread Thread-line", lit)),
				svg("circle").Attr("class", classes("Thread Thread-end Thread-from", lit)).Attr("r", "2.5"),
				svg("circle").Attr("class", classes("Thread Thread-end Thread-to", lit)).Attr("r", "2.5"),
			)
		}),
	)
}

// Reason is why two passages are linked.
type Reason struct {
	From, To   present.Mark
	FromN, ToN string
	Text       string
}

// Reasons tells why the lit passages are linked. It keeps its place when
// nothing is lit, so that the page does not jump under the pointer.
type Reasons struct {
	app.Compo
	List []Reason
}

// Render draws the reasons.
func (r *Reasons) Render() app.UI {
	note := "Links are proposed by the program from the topics that people have coded; they say “the same subject”, not “the same words”."
	return app.Section().Class("Reasons").Aria("label", "Why passages are linked").Body(
		app.H2().Class("Reasons-title").Text("Why these are linked"),
		app.Div().Class("Reasons-pair").Hidden(len(r.List) > 0).Text("Point at a passage to see which others speak of the same thing."),
		app.Range(r.List).Slice(func(i int) app.UI {
			x := r.List[i]
			return app.Div().Class("Reasons-pair").Body(
				app.P().Class("Reasons-who").Body(markOf(x.From, small), app.Text(x.FromN+" and "), markOf(x.To, small), app.Text(x.ToN)),
				app.P().Text(x.Text))
		}),
		app.P().Class("Reasons-note").Text(note),
	)
}
