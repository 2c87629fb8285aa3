package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/wording"
)

// Side is what is beside a text: where the reader was, the articles, the topics
// of this one, and those it leaves out. On a phone it comes after the text.
type Side struct {
	app.Compo
	View present.ReadView
}

// Render draws what there is of it.
func (s *Side) Render() app.UI {
	v := s.View
	return app.Aside().Class("Side").Body(
		app.A().Class("Resume").Href(v.Resume.Href).Hidden(v.Resume.Href == "").Body(
			app.Span().Text(v.Resume.Label), app.Text(" "), app.B().Text(wording.ReadContinue.String())),
		app.Nav().Class("Shelf").Aria("label", wording.ReadArticles.String()).Hidden(len(v.Articles) < 2).Body(
			app.H2().Class("Side-title").Text(wording.ReadArticles.String()),
			app.Ul().Body(app.Range(v.Articles).Slice(func(i int) app.UI { return app.Li().Body(articleItem(v.Articles[i])) })),
			app.A().Class("Shelf-more").Href("#/").Hidden(v.More == "").Text(v.More),
		),
		&Outline{Items: v.Outline, LeftOut: v.LeftOut, More: v.LeftMore, Covers: v.Covers, Hue: v.Mark.Hue},
	)
}

func articleItem(v present.ArticleItem) app.UI {
	return app.A().Class("Shelf-item").DataSet("outlet", v.Mark.Hue).Href(v.Href).Aria("current", part.Current(v.Here)).Body(
		part.MarkBeside(v.Mark, part.Small),
		app.Span().Class("Shelf-title").Lang("%s", v.Lang).Text(v.Title),
		app.Small().Body(app.Text(v.Outlet), app.Span().Class("Shelf-note").Text(strings.TrimPrefix(part.Dotted(v.Outlet, v.Note), v.Outlet))),
		part.SVG("svg").Attr("class", "Shelf-bar").Attr("viewBox", "0 0 100 3").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
			part.SVG("rect").Attr("class", "Shelf-all").Attr("width", "100").Attr("height", "3"),
			part.SVG("rect").Attr("class", "Shelf-read").Attr("width", part.Num(100*v.Read)).Attr("height", "3"),
		),
	)
}

// Outline is the list of topics beside a text.
type Outline struct {
	app.Compo
	Items   []present.OutlineItem
	LeftOut []present.OutlineItem
	More    string
	Covers  string
	Hue     int
}

// Render draws the topics covered, then those left out.
func (o *Outline) Render() app.UI {
	return app.Nav().Class("Outline").Aria("label", wording.ReadOutline.String()).Hidden(o.Covers == "").Body(
		app.Div().Class("Outline-told").Body(
			app.H2().Class("Side-title").Body(app.Text(wording.ReadTopicsHere.String()+" "), app.Small().Text(o.Covers)),
			app.Ol().Class("Outline-list").DataSet("outlet", o.Hue).Hidden(len(o.Items) == 0).Body(
				app.Range(o.Items).Slice(func(i int) app.UI { return outlineItem(o.Items[i]) })),
		),
		app.Div().Class("Outline-left").Hidden(len(o.LeftOut) == 0).Body(
			app.H2().Class("Side-title").ID(leftOutID).TabIndex(-1).Text(wording.ReadTopicsOut.String()),
			app.Ol().Class("Outline-list").Body(
				app.Range(o.LeftOut).Slice(func(i int) app.UI { return outlineItem(o.LeftOut[i]) })),
			app.P().Class("Section-note").Hidden(o.More == "").Text(o.More),
		),
	)
}

func outlineItem(v present.OutlineItem) app.UI {
	return app.Li().Class(part.Classes("Outline-item", part.When(v.Here, "Outline-item--here"), part.When(v.Silent, "Outline-item--silent"))).Body(
		app.A().Class("Outline-link").Href(v.Href).Aria("current", part.When(v.Here, "true")).Body(
			app.Span().Class("Way-slot").Hidden(!v.Silent).Aria("hidden", "true"),
			app.Span().Class("Outline-label").Text(v.Title),
			app.Span().Class("Outline-n").Body(
				app.Text(v.Count),
				app.Range(v.Marks).Slice(func(i int) app.UI { return part.MarkOf(v.Marks[i], part.Small) }),
			),
		),
	)
}
