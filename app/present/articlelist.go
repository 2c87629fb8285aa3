package present

import (
	"math"
	"slices"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// shelf lists the articles around the one that is read, with how far the reader
// has come in each, and those before and after it.
func (v *ReadView) articles(m state.Model, d *corpus.Document) {
	all := m.Collection.Documents
	at := slices.Index(all, d)
	from := max(0, min(at-element.MarksShown/2, len(all)-element.MarksShown))
	for _, e := range all[from:min(len(all), from+element.MarksShown)] {
		v.Articles = append(v.Articles, articleItem(m, e, e == d))
	}
	if hidden := len(all) - len(v.Articles); hidden > 0 {
		v.More = wording.ReadMoreArticles.With("n", hidden)
	}
	if at > 0 {
		v.Before = articleItem(m, all[at-1], false)
	}
	if at+1 < len(all) {
		v.After = articleItem(m, all[at+1], false)
	}
	if n := m.Reader.Come; n > 1 && n <= len(d.Passages) {
		v.Resume = element.Link{Label: wording.ReadYouWere.With("n", n), Href: element.ReadHref(d.ID, n)}
	}
}

func articleItem(m state.Model, d *corpus.Document, here bool) ArticleItem {
	item := ArticleItem{
		Mark: element.MarkOf(m, d.ID), Outlet: element.OutletName(m, d.ID), Title: d.ShortTitle(), Lang: titleLang(m, d),
		Href: element.ReadHref(d.ID, 0), Here: here,
	}
	if item.Outlet == d.Headline {
		item.Outlet = "" // an article without an outlet is called by its headline
	}
	switch n, all := m.PlaceIn(d.ID), len(d.Passages); {
	case n == 0:
		item.Note = wording.ReadNotOpened.String()
	case n >= all:
		item.Note, item.Read = wording.ReadDone.String(), 1
	default:
		item.Note, item.Read = wording.ReadAt.With("n", n, "all", all), float64(n)/float64(all)
	}
	if here {
		item.Note = "" // the text itself shows it
	}
	return item
}

// outline lists the topics a document covers in reading order.
func outline(m state.Model, d *corpus.Document, told []string) []OutlineItem {
	type entry struct {
		first int
		item  OutlineItem
	}
	here := m.Coverage.Passage(corpus.Ref{Document: d.ID, Passage: m.Route.Passage})
	var entries []entry
	top := 0.0
	for _, id := range told {
		top = max(top, m.Coverage.Cell(id, d.ID).Share)
	}
	for _, id := range told {
		t, _ := m.Coverage.Topic(id)
		cell := m.Coverage.Cell(id, d.ID)
		item := OutlineItem{
			Title: t.Title, Href: element.ReadHref(d.ID, cell.Passages[0]),
			Count: wording.Number(len(cell.Passages)), Here: slices.Contains(here, id),
		}
		if top > 0 {
			item.Size = math.Sqrt(cell.Share / top)
		}
		entries = append(entries, entry{cell.Passages[0], item})
	}
	sorting.By(entries, func(a, b entry) int { return a.first - b.first })
	list := make([]OutlineItem, len(entries))
	for i, e := range entries {
		list[i] = e.item
	}
	return list
}

// leftOut lists the first topics that others cover and this document does not;
// all is how many they are.
func leftOut(m state.Model, d *corpus.Document) (items []OutlineItem, all int) {
	for _, t := range m.Coverage.Topics {
		if m.Coverage.State(t.ID, d.ID) != coverage.Silent || m.Coverage.DocumentCount(t.ID) == 0 {
			continue
		}
		all++
		if len(items) < leftOutShown {
			items = append(items, OutlineItem{
				Title: t.Title, Href: element.TopicHref(t.ID), Silent: true, Marks: element.MarksOf(m, m.Coverage.CoveredBy(t.ID)),
			})
		}
	}
	return items, all
}
