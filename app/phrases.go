package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/store"
	"parallax/app/wording"
)

// Runs is runs of words that come back, by article.
type Phrases struct {
	app.Compo
	View  present.PhrasesView
	Store *store.Store
}

// Render draws the table.
func (r *Phrases) Render() app.UI {
	v := r.View
	return app.Div().Class("Counted").Body(
		&part.Pending{View: v.Wait, Store: r.Store},
		app.P().Class("Section-note").Hidden(v.Head == "").Text(v.Head),
		app.P().Class("Section-note").Hidden(v.Note == "").Text(v.Note),
		app.P().Class("Finder-empty").Hidden(v.Empty == "").Text(v.Empty),
		app.Table().Class("Counted-table").Hidden(len(v.Rows) == 0).Body(
			app.THead().Class("WordTable-head").Body(app.Tr().Body(
				app.Th().Attr("scope", "col").Text(wording.PhrasesWords),
				app.Th().Attr("scope", "col").Class("WordTable-number").Text(wording.PhrasesCount),
				app.Th().Attr("scope", "col").Class("WordTable-number").Text(wording.PhrasesArticles),
				app.Range(v.Columns).Slice(func(i int) app.UI { return part.DocumentHead(v.Columns[i]) }),
			)),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return phraseRow(v.Rows[i]) })),
		),
	)
}

func phraseRow(r present.PhraseRow) app.UI {
	return app.Tr().Class("Counted-row").Body(
		app.Th().Attr("scope", "row").Class("Counted-words").Body(app.A().Href(r.Href).Text(r.Words)),
		app.Td().Class("WordTable-number").Text(r.Count),
		app.Td().Class("WordTable-number").Text(r.Documents),
		app.Range(r.Cells).Slice(func(i int) app.UI {
			c := r.Cells[i]
			if c.Count == "" {
				return app.Td().Class("Counted-cell Counted-cell--none").Body(part.Ring(), app.Span().Class("u-hidden").Text(c.Label))
			}
			return app.Td().Class("Counted-cell").Body(
				app.A().Href(c.Href).Aria("label", c.Label).Body(part.DrawMark(c.Mark, part.Small, false, false), app.Text(c.Count)))
		}),
	)
}

// Variety is how varied the vocabulary of each article is.
type Variety struct {
	app.Compo
	View  present.VarietyView
	Store *store.Store
}

// Render draws the table.
func (y *Variety) Render() app.UI {
	v := y.View
	return app.Div().Class("Counted").Body(
		&part.Pending{View: v.Wait, Store: y.Store},
		app.Div().Class("Counted-scroll").TabIndex(0).Attr("role", "region").Aria("label", wording.VocabularyRegion).Hidden(len(v.Rows) == 0).Body(
			app.Table().Class("Counted-table").Body(
				app.THead().Class("WordTable-head").Body(app.Tr().Body(
					app.Th().Attr("scope", "col").Text(wording.VocabularyArticle),
					app.Range(v.Heads).Slice(func(i int) app.UI {
						return app.Th().Attr("scope", "col").Class("WordTable-number").Body(named(v.Heads[i]))
					}),
					app.Th().Attr("scope", "col").Class("Counted-from").Text(wording.CountedFrom),
				)),
				app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI {
					r := v.Rows[i]
					return app.Tr().Class("Counted-row").Body(
						app.Th().Attr("scope", "row").Class("Counted-article").Body(
							app.A().Href(r.Href).Body(part.DrawMark(r.Mark, part.Small, false, false), app.Text(r.Name))),
						app.Range(r.Cells).Slice(func(j int) app.UI { return app.Td().Class("WordTable-number").Text(r.Cells[j]) }),
						app.Td().Class("Counted-from").Text(r.From))
				})),
			)),
		app.P().Class("Section-note").Hidden(v.More == "").Text(v.More),
		app.P().Class("Words-tested").Hidden(v.Note == "").Text(v.Note),
	)
}
