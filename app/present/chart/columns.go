package chart

import (
	"slices"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// Column is a column of the chart: an article, or all those that a unit puts
// together. It carries what is written at its head.
type Column struct {
	ID        string   // of the document; of a group, of what its documents have in common
	Documents []string // in the collection's order
	Mark      element.Mark
	Name      string
	Short     string // the document's short title; of a group "12 articles"
	Size      string // number of passages; of a group, of articles
	Href      string // to the document; of a group, to the chart of its articles

	unit unit
}

// Single reports whether the column is one article.
func (c Column) Single() bool { return c.unit.single }

// unit is a kind of column. A new one needs its entry here and in
// state.ChartUnits.
type unit struct {
	label  wording.Message // on its chip
	noun   wording.Message // what a column is
	nouns  wording.Message // several of them
	cut    wording.Message // how many of them there is room for
	every  wording.Message // all of them
	both   wording.Message // all of them, where they are two
	parts  string          // what a cell counts in the table
	single bool            // a column is one article
	// grouping is what the documents of a column have in common.
	grouping state.Grouping
	// key names the column that a document belongs to.
	key func(m state.Model, document string) string
	// dress writes what a column says of itself.
	dress func(m state.Model, c *Column)
}

var units = map[state.ChartUnit]unit{
	state.ByArticle: {
		label: wording.ChartUnitArticle, noun: wording.ChartArticle, nouns: wording.ChartArticles, cut: wording.ChartCutArticles,
		every: wording.OverviewEvery, both: wording.OverviewBoth, parts: "passages", single: true,
		key: func(_ state.Model, document string) string { return document },
		dress: func(m state.Model, c *Column) {
			d := m.Catalog.Document(c.ID)
			c.Mark, c.Name = element.MarkOf(m, c.ID), element.OutletName(m, c.ID)
			c.Short, c.Size, c.Href = d.ShortTitle(), wording.Number(len(d.Passages)), element.ReadHref(c.ID, 0)
		},
	},
	state.ByOutlet: {
		label: wording.ChartUnitOutlet, noun: wording.ChartOutlet, nouns: wording.ChartOutlets, cut: wording.ChartCutOutlets,
		every: wording.OverviewEveryOutlet, both: wording.OverviewBothOutlets, parts: "articles", grouping: state.OfOutlet,
		key: state.Model.OutletOf,
		dress: func(m state.Model, c *Column) {
			c.Mark, c.Name = element.MarkOf(m, c.Documents[0]), m.Catalog.Imprint(c.Documents[0]).Name
			c.Mark.Ordinal = 0
			if c.ID == state.NoOutlet { // alone each goes by its headline
				c.Mark.Letter, c.Name = "?", wording.ChartNoOutlet.String()
			}
			c.narrowed(m, func(to *state.Charting) { to.Outlets = c.ID })
		},
	},
}

// narrowed writes the size of a group and the address of the chart of its
// articles alone.
func (c *Column) narrowed(m state.Model, narrow func(to *state.Charting)) {
	n := len(c.Documents)
	c.Short, c.Size = wording.Tally(n, "article"), wording.Number(n)
	to := m.Chart.Charting
	to.By, to.Rows = state.ByArticle, 0
	narrow(&to)
	c.Href = element.Href(state.Route{Screen: state.Overview, Chart: to})
}

// Columns are the columns of the chart as the reader has set it, and how many
// there would be if there were room for all. Of more than fit, those that cover
// the most topics are there, in the collection's order.
func Columns(m state.Model) (list []Column, of int) {
	charted, u := m.ChartDocuments(), units[m.Unit()]
	if u.single {
		of = len(charted)
		charted = m.Coverage.Fullest(charted, state.ChartColumns)
	}
	if list = u.group(m, charted); !u.single {
		if of = len(list); of > state.ChartColumns {
			list = fullest(m, list)
		}
	}
	u.write(m, list)
	return list, of
}

// group puts documents together, in the order in which the first of each comes.
func (u unit) group(m state.Model, documents []string) (list []Column) {
	at := make(map[string]int)
	for _, id := range documents {
		key := u.key(m, id)
		i, seen := at[key]
		if !seen {
			i = len(list)
			at[key] = i
			list = append(list, Column{ID: key, unit: u})
		}
		list[i].Documents = append(list[i].Documents, id)
	}
	return list
}

// write has the columns say what they are.
func (u unit) write(m state.Model, list []Column) {
	for i := range list {
		u.dress(m, &list[i])
	}
}

// fullest are the columns with the most coverage, as many as fit.
func fullest(m state.Model, all []Column) []Column {
	covered := make(map[string]int, len(all))
	order := make([]int, len(all))
	for i, col := range all {
		order[i] = i
		for _, id := range col.Documents {
			covered[col.ID] += len(m.Coverage.TopicsOf(id))
		}
	}
	sorting.By(order, func(a, b int) int { return covered[all[b].ID] - covered[all[a].ID] })
	order = order[:state.ChartColumns]
	slices.Sort(order)
	list := make([]Column, len(order))
	for i, k := range order {
		list[i] = all[k]
	}
	return list
}

// groupsOf are the columns as the coverage counts them.
func groupsOf(m state.Model, list []Column) *coverage.Groups {
	all := make([][]string, len(list))
	for i, col := range list {
		all[i] = col.Documents
	}
	return m.Coverage.Group(all)
}

// Every names all columns: "both articles", "all five outlets".
func (c Chart) Every() string {
	every, both := c.unit.every, c.unit.both
	if c.mixed() {
		every, both = wording.OverviewEveryColumn, wording.OverviewBothColumns
	}
	if n := len(c.Columns); n != 2 {
		return every.With("n", n)
	}
	return both.String()
}

// nouns are what a column is, and several of them.
func (c Chart) nouns() (column, columns string) {
	if c.mixed() {
		return wording.ChartColumn.String(), wording.ChartColumns.String()
	}
	return c.unit.noun.String(), c.unit.nouns.String()
}

// mixed reports whether one column holds articles whose outlet is not known beside
// those of outlets: it is no outlet, and no sentence may count it as one.
func (c Chart) mixed() bool {
	return !c.unit.single && slices.ContainsFunc(c.Columns, func(col Column) bool {
		o := c.m.Catalog.Outlet(c.m.Catalog.Document(col.Documents[0]))
		return o == nil || o.NotStated
	})
}
