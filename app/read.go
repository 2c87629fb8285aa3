package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/store"
)

// Read is the reading screen: outline, text by topic, and in the margin who
// else speaks of it.
type Read struct {
	app.Compo
	View  present.ReadView
	Store *store.Store

	cited  string // what was copied; "" before
	failed bool   // the clipboard refused
	doc    string // the document that cited belongs to
}

// Render draws the screen.
func (r *Read) Render() app.UI {
	v := r.View
	if r.doc != v.Document {
		r.doc, r.cited = v.Document, ""
	}
	return app.Div().Class("Reader").DataSet("outlet", v.Mark.Hue).Body(
		&Outline{Items: v.Outline, LeftOut: v.LeftOut, More: v.LeftMore, Hue: v.Mark.Hue},
		app.Header().Class("Reader-hed").Body(
			app.P().Class("Reader-outlet Outlet").Body(part.MarkBeside(v.Mark, part.Medium), app.Text(v.Outlet)),
			app.H1().Class("Reader-title").ID("heading").TabIndex(-1).Text(v.Headline),
			app.P().Class("Reader-byline").Text(v.Byline),
			app.P().Class("Reader-kin").Hidden(v.Kin == "").Body(app.Text(v.Kin+" "), part.Anchors(v.KinLinks)),
			app.Div().Class("Reader-tools").Body(
				&part.TextSwitch{View: v.Switch, Store: r.Store},
				app.Button().Class("Button").Type("button").OnClick(r.cite).Text("Cite"),
				app.A().Class("Button").Href(v.Compare.Href).Hidden(v.Compare.Href == "").Text(v.Compare.Label),
				app.A().Class("Button").Href(v.Words.Href).Hidden(v.Words.Href == "").Text(v.Words.Label),
				app.P().Class("Reader-note").Text(v.Note),
			),
			app.P().Class("Reader-cite").Attr("role", "status").Hidden(r.cited == "").Text(r.citeText()),
			r.found(),
			app.Details().Class("Reader-about").Hidden(len(v.About) == 0).Body(
				app.Summary().Text("About this article"),
				app.Div().Class("Reader-sources").Body(app.Range(v.About).Slice(func(i int) app.UI { return sourceGroup(v.About[i]) })),
			),
		),
		app.Div().Class("Reader-body").Body(
			app.Range(v.Blocks).Slice(func(i int) app.UI { return &ReadBlock{View: v.Blocks[i], Store: r.Store} }),
		),
		app.Nav().Class("Reader-others Section").Aria("label", "The other articles").Hidden(len(v.Others) == 0).Body(
			app.H2().Class("Section-title").Text("The other articles"),
			app.Ul().Body(app.Range(v.Others).Slice(func(i int) app.UI { return app.Li().Body(part.Anchor(v.Others[i])) })),
		),
	)
}

// sourceGroup is what is known of the article in one way.
func sourceGroup(g present.SourceGroup) app.UI {
	return app.Section().Class("Source").Body(
		app.H2().Class("Source-known").Text(g.Title),
		app.Dl().Class("Source-lines").Body(app.Range(g.Lines).Slice(func(i int) app.UI {
			return app.Div().Class("Source-line").Body(app.Dt().Text(g.Lines[i].Name), app.Dd().Text(g.Lines[i].Value))
		})),
	)
}

// found says how a search in this article went, with the way to the matches.
func (r *Read) found() app.UI {
	v := r.View
	return app.Div().Class("Reader-found").Hidden(v.Found == "").Body(
		app.P().Text(v.Found),
		app.P().Class("Reader-found-end").Body(
			app.A().Href(v.Prev.Href).Hidden(v.Prev.Href == "").Text(v.Prev.Label),
			app.A().Href(v.Next.Href).Hidden(v.Next.Href == "").Text(v.Next.Label),
			app.A().Href(v.Clear).Hidden(v.Clear == "").Text("Clear"),
		),
	)
}

func (r *Read) cite(ctx app.Context, _ app.Event) {
	text := r.View.Cite
	r.Store.Copy(text, func(ok bool) {
		r.cited, r.failed = text, !ok
		ctx.Update()
	})
}

func (r *Read) citeText() string {
	if r.failed {
		return "Select and copy: " + r.cited
	}
	return "Copied: " + r.cited
}

// ReadBlock is a run of passages under one topic.
type ReadBlock struct {
	app.Compo
	View  present.ReadBlock
	Store *store.Store
}

// Render draws the heading and the passages with their margins.
func (b *ReadBlock) Render() app.UI {
	v := b.View
	return app.Section().Class("Reader-block").Body(
		app.Div().Class("Reader-row Reader-row--topic").Hidden(v.Title == "").Body(
			app.H2().Class("Reader-topic").Body(
				part.Anchor(element.Link{Label: v.Title, Href: v.Href}),
				app.Small().Text(v.Date)),
			app.Div().Class("Margin Margin-who").Hidden(len(v.Also)+len(v.Silent) == 0).Body(
				app.Span().Hidden(len(v.Also) == 0).Text("Also told by"),
				app.Range(v.Also).Slice(func(i int) app.UI { return part.MarkOf(v.Also[i], part.Small) }),
				app.Span().Class("Margin-silent").Hidden(len(v.Silent) == 0).Body(
					app.Text("Silent"),
					app.Range(v.Silent).Slice(func(i int) app.UI { return part.DrawMark(v.Silent[i], part.Small, true, true) }),
				),
			),
		),
		app.Range(v.Rows).Slice(func(i int) app.UI {
			row := v.Rows[i]
			row.Passage.Topics = besides(row.Passage.Topics, v.Title)
			return &ReadRow{View: row, Store: b.Store}
		}),
	)
}

// besides leaves the topic of the heading out of those under a passage.
func besides(topics []element.Link, heading string) []element.Link {
	var list []element.Link
	for _, l := range topics {
		if l.Label != heading {
			list = append(list, l)
		}
	}
	return list
}

// ReadRow is a passage and its margin.
type ReadRow struct {
	app.Compo
	View  present.ReadRow
	Store *store.Store
}

// Render draws both.
func (r *ReadRow) Render() app.UI {
	v := r.View
	return app.Div().Class("Reader-row").Body(
		&part.Passage{View: v.Passage},
		app.Div().Class("Margin").Hidden(!v.Only && len(v.Margin) == 0 && !v.Coding.Any() && v.Menu.Ref == "").Body(
			app.P().Class("Margin-only").Hidden(!v.Only).Text("Only in this article"),
			app.Range(v.Margin).Slice(func(i int) app.UI {
				m := v.Margin[i]
				return app.A().Class("Margin-item").Href(m.Href).Body(
					part.MarkOf(m.Mark, part.Small), app.Span().Class("Margin-text").Text(m.N+": "+m.Text))
			}),
			app.P().Class("Margin-more").Hidden(v.More == "").Text(v.More),
			&Coding{View: v.Coding},
			&PassageTopics{View: v.Menu, Store: r.Store},
		),
	)
}

// Outline is the list of topics beside a text.
type Outline struct {
	app.Compo
	Items   []present.OutlineItem
	LeftOut []present.OutlineItem
	More    string
	Hue     int
}

// Render draws the topics told, then those left out.
func (o *Outline) Render() app.UI {
	return app.Nav().Class("Outline").Aria("label", "Topics of this article").Hidden(len(o.Items)+len(o.LeftOut) == 0).Body(
		app.Div().Class("Outline-told").Hidden(len(o.Items) == 0).Body(
			app.H2().Class("Outline-title").Text("Topics in this article"),
			app.Ol().Class("Outline-list").DataSet("outlet", o.Hue).Body(
				app.Range(o.Items).Slice(func(i int) app.UI { return outlineItem(o.Items[i]) })),
		),
		app.Div().Class("Outline-left").Hidden(len(o.LeftOut) == 0).Body(
			app.H2().Class("Outline-title").Text("Left out here"),
			app.Ol().Class("Outline-list").Body(
				app.Range(o.LeftOut).Slice(func(i int) app.UI { return outlineItem(o.LeftOut[i]) })),
			app.P().Class("Section-note").Hidden(o.More == "").Text(o.More),
		),
	)
}

func outlineItem(v present.OutlineItem) app.UI {
	size := 50 * v.Size
	if v.Silent {
		size = 28
	}
	return app.Li().Class(part.Classes("Outline-item", part.When(v.Here, "Outline-item--here"), part.When(v.Silent, "Outline-item--silent"))).Body(
		app.A().Class("Outline-link").Href(v.Href).Aria("current", part.When(v.Here, "true")).Body(
			part.SVG("svg").Attr("class", "Outline-dot").Attr("viewBox", "0 0 100 100").Attr("aria-hidden", "true").Body(
				part.SVG("circle").Attr("cx", "50").Attr("cy", "50").Attr("r", part.Num(max(size, 12)))),
			app.Span().Class("Outline-label").Text(v.Title),
			app.Span().Class("Outline-n").Body(
				app.Text(v.Count),
				app.Range(v.Marks).Slice(func(i int) app.UI { return part.MarkOf(v.Marks[i], part.Small) }),
			),
		),
	)
}
