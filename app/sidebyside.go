package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// SideBySide is the comparison of whole texts. Passages about the same thing
// are joined by lines; pointing at one, or focusing its number, lights its
// partners and says why. Where there is room each text is its own scroller, and
// scrolling one brings the others level; the platform does that.
type SideBySide struct {
	app.Compo
	Texts   []present.CompareText
	Links   []present.CompareLink
	Anchors string
	Why     present.ReasonsView
	Side    string // the document shown on a phone
	Store   *store.Store
}

// OnMount lets the reasons be rendered alone.
func (s *SideBySide) OnMount(ctx app.Context) {
	s.Store.AroundPanel(ctx.PreventUpdate)
	ctx.PreventUpdate() // nothing has changed
}

// Render draws the columns, the lines between them, and the reasons.
func (s *SideBySide) Render() app.UI {
	many := len(s.Texts) >= manyTexts
	return app.Div().Class(part.Classes("Compare", part.When(many, "Compare--many"))).Body(
		app.Div().Class("Compare-switch").Attr("role", "group").Aria("label", wording.CompareWhich.String()).Body(
			app.Range(s.Texts).Slice(func(i int) app.UI { return s.side(s.Texts[i]) })),
		app.Div().Class("Compare-top").Body(
			app.Range(s.Texts).Slice(func(i int) app.UI {
				t := s.Texts[i]
				return &CompareHead{View: t, Here: t.Document == s.Side, Store: s.Store}
			})),
		app.Div().Class("Compare-grid").DataSet("points", "texts").DataSet("anchors", s.Anchors).Body(
			app.Range(s.Texts).Slice(func(i int) app.UI {
				t := s.Texts[i]
				return &CompareText{View: t, Column: i, Here: t.Document == s.Side}
			}),
			&Threads{Links: s.Links},
		),
		&Reasons{View: s.Why, Store: s.Store},
	)
}

func (s *SideBySide) side(t present.CompareText) app.UI {
	return app.Button().Class("Compare-side").Type("button").DataSet("outlet", t.Mark.Hue).Aria("pressed", t.Document == s.Side).
		OnClick(func(app.Context, app.Event) { s.Store.Send(state.SideChosen{Document: t.Document}) }, app.EventScope(t.Document)).
		Body(part.MarkBeside(t.Mark, part.Large), app.Span().Class("Compare-side-name").Text(t.Outlet))
}

// CompareHead names a text and lets it be moved and closed.
type CompareHead struct {
	app.Compo
	View  present.CompareText
	Here  bool // shown on a phone
	Store *store.Store
}

// Render draws the head of the column.
func (h *CompareHead) Render() app.UI {
	t := h.View
	return app.Div().Class(part.Classes("Compare-outlet", part.When(h.Here, "Compare-outlet--here"))).DataSet("outlet", t.Mark.Hue).Body(
		part.MarkBeside(t.Mark, part.Large),
		app.H2().Class("Compare-name").Body(app.Text(t.Outlet),
			app.Small().Class("Compare-headline").Body(app.A().Href(t.Href).Title("%s", t.Headline).Text(t.Headline)),
			app.Small().Class("Compare-meta").Title("%s", t.Meta).Body(
				app.Span().Class("Compare-which").Attr("role", "group").Aria("label", wording.CompareTextOf.With("outlet", t.Outlet)).Hidden(!t.Choose).Body(
					h.which(wording.CompareDigest.String(), false), h.which(wording.CompareOriginal.String(), true)),
				app.Text(t.Meta))),
		app.Div().Class("Compare-tools").Body(
			tool(wording.CompareLeft.With("outlet", t.Outlet), "M10 3L5 8l5 5").Disabled(t.First).OnClick(h.left),
			tool(wording.CompareRight.With("outlet", t.Outlet), "M6 3l5 5-5 5").Disabled(t.Last).OnClick(h.right),
			tool(wording.CompareRemove.With("outlet", t.Outlet), "M4 4l8 8M12 4l-8 8").Disabled(t.Stays).OnClick(h.shut),
		),
	)
}

// which is a button for one of the two texts there are.
func (h *CompareHead) which(label string, original bool) app.UI {
	t := h.View
	return app.Button().Class("Compare-text-of").Type("button").Aria("pressed", t.Original == original).Text(label).
		OnClick(func(app.Context, app.Event) {
			h.Store.Send(state.ColumnText{Document: t.Document, Original: original})
		}, app.EventScope(t.Document, original))
}

func tool(label, d string) app.HTMLButton {
	return app.Button().Class("Compare-tool").Type("button").Aria("label", label).Title("%s", label).Body(part.Icon("tool", d, ""))
}

func (h *CompareHead) left(app.Context, app.Event) {
	h.Store.Send(state.ColumnMoved{Document: h.View.Document, By: -1})
}

func (h *CompareHead) right(app.Context, app.Event) {
	h.Store.Send(state.ColumnMoved{Document: h.View.Document, By: 1})
}

func (h *CompareHead) shut(app.Context, app.Event) {
	h.Store.Send(state.DocumentToggled{Document: h.View.Document})
}

// CompareText is one column of a whole text.
type CompareText struct {
	app.Compo
	View   present.CompareText
	Column int
	Here   bool // shown on a phone
}

// Render draws the passages.
func (c *CompareText) Render() app.UI {
	v := c.View
	return app.Div().Class(part.Classes("Compare-text", part.When(c.Here, "Compare-text--here"))).DataSet("outlet", v.Mark.Hue).
		DataSet("column", c.Column).DataSet("document", v.Document).Attr("role", "group").Aria("label", v.Outlet).TabIndex(0).Body(
		app.Range(v.Passages).Slice(func(i int) app.UI {
			p := v.Passages[i]
			return &part.Passage{View: p, Alone: p.Note != ""}
		}),
	)
}

// Threads are the lines between the columns. The platform sets their geometry,
// and lights those whose ends are both lit.
type Threads struct {
	app.Compo
	Links []present.CompareLink
}

// Render draws the bands first, so that all lines lie above them.
func (t *Threads) Render() app.UI {
	return part.SVG("svg").Attr("class", "Compare-links").Attr("aria-hidden", "true").DataSet("draw", "threads").Body(
		part.SVG("g").Body(app.Range(t.Links).Slice(func(i int) app.UI {
			return part.SVG("g").Attr("class", "Thread-area").DataSet("from", t.Links[i].From).DataSet("to", t.Links[i].To).Body(
				part.SVG("path").Attr("class", "Thread-band"))
		})),
		part.SVG("g").Body(app.Range(t.Links).Slice(func(i int) app.UI {
			return part.SVG("g").Attr("class", part.Classes("Thread", part.When(t.Links[i].Proposed, "Thread--proposed"))).DataSet("from", t.Links[i].From).DataSet("to", t.Links[i].To).Body(
				part.SVG("path").Attr("class", "Thread-line"),
				part.SVG("circle").Attr("class", "Thread-end Thread-from").Attr("r", "2.5"),
				part.SVG("circle").Attr("class", "Thread-end Thread-to").Attr("r", "2.5"),
			)
		})),
	)
}

// Reasons tells why the lit passages belong together. It follows the pointer,
// so it is rendered alone and asks the model itself; View only tells that
// something else has changed.
type Reasons struct {
	app.Compo
	View  present.ReasonsView
	Store *store.Store
}

// OnMount has the reasons rendered when something else is lit.
func (r *Reasons) OnMount(ctx app.Context) {
	r.Store.AddPanel(ctx)
	ctx.PreventUpdate() // nothing has changed
}

// OnDismount ends it.
func (r *Reasons) OnDismount() { r.Store.RemovePanel() }

// Render draws the reasons, or one quiet line.
func (r *Reasons) Render() app.UI {
	v := present.Reasons(r.Store.Model())
	quiet := v.N == ""
	return app.Section().Class(part.Classes("Reasons", part.When(quiet, "Reasons--quiet"))).DataSet("keeps", "true").Aria("label", wording.CompareWhy.String()).Body(
		app.P().Class("Reasons-note").Hidden(!quiet).Text(v.Quiet),
		app.P().Class("Reasons-title").Hidden(quiet).Body(part.MarkOf(v.Mark, part.Small), app.Text(v.N), app.Span().Text(reasonsLead(v))),
		app.Ul().Class("Reasons-list").Hidden(quiet || len(v.List) == 0).Body(
			app.Range(v.List).Slice(func(i int) app.UI { return r.reason(v.List[i]) })),
		app.Button().Class("Reasons-close").Type("button").Aria("label", wording.CompareClose.String()).Hidden(quiet).OnClick(r.clear).Body(part.Icon("close", "M4 4l8 8M12 4l-8 8", "")),
	)
}

func reasonsLead(v present.ReasonsView) string {
	if v.None != "" {
		return v.None
	}
	return wording.CompareSeeAlso.String()
}

func (r *Reasons) reason(x present.Reason) app.UI {
	return app.Li().Class("Reasons-pair").Body(part.MarkBeside(x.Mark, part.Small),
		app.Span().Body(app.A().Href(x.Href).Text(x.Name),
			app.Text(" "), app.Span().Class("Reasons-score").Hidden(x.Score == "").Title(wording.CompareScore.String()).Text(x.Score),
			app.Text(part.When(x.Text != "", ": ")+x.Text),
			app.Span().Class("Reasons-same").Hidden(x.Same == "").Body(app.Text("; "), app.Span().Text(x.Same))))
}

func (r *Reasons) clear(app.Context, app.Event) { r.Store.Send(state.PassageLit{}) }
