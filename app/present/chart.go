package present

import (
	"cmp"
	"math"
	"slices"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/compare"
)

// chart is what the coverage chart and the controls above it are made from.
type chart struct {
	m       state.Model
	all     []string // documents that may have a column
	columns []string // those that have one
	topics  []topicRow
	top     float64 // the largest share in the chart
}

// topicRow is a topic and what the columns say of it.
type topicRow struct {
	corpus.Topic
	cells []compare.Cell // per column
	told  int            // columns that tell it
}

// newChart collects the cells. Of more documents than fit, those that tell the
// most topics get columns, in the collection's order.
func newChart(m state.Model) chart {
	v := m.Coverage
	c := chart{m: m, all: v.Fullest(columnsShown)}
	for _, id := range c.all {
		if !m.Chart.Hidden[id] {
			c.columns = append(c.columns, id)
		}
	}
	for _, t := range v.Topics {
		row := topicRow{Topic: t, cells: make([]compare.Cell, len(c.columns))}
		for i, id := range c.columns {
			row.cells[i] = v.Cell(t.ID, id)
			if len(row.cells[i].Passages) > 0 {
				row.told++
				c.top = max(c.top, row.cells[i].Share)
			}
		}
		c.topics = append(c.topics, row)
	}
	return c
}

// shows reports whether a filter lets a topic through; n is the number of
// columns.
func shows(show state.ChartShow, told, n int) bool {
	switch show {
	case state.ShowShared:
		return told >= 2
	case state.ShowSingle:
		return told == 1
	case state.ShowMissing:
		return told == n-1
	}
	return true
}

// shown are the rows that the filter leaves, in the order chosen.
func (c chart) shown() []topicRow {
	var rows []topicRow
	for _, t := range c.topics {
		if shows(c.m.Chart.Show, t.told, len(c.columns)) {
			rows = append(rows, t)
		}
	}
	switch c.m.Chart.Order {
	case state.BySpread:
		slices.SortStableFunc(rows, func(a, b topicRow) int { return b.told - a.told })
	case state.ByDifference:
		difference := make(map[string]float64, len(rows))
		for _, t := range rows {
			difference[t.ID] = t.difference()
		}
		slices.SortStableFunc(rows, func(a, b topicRow) int {
			return cmp.Compare(difference[b.ID], difference[a.ID])
		})
	}
	return rows
}

// difference is compare.Coverage.Difference over the columns that are shown.
func (t topicRow) difference() float64 {
	shares := make([]float64, len(t.cells))
	for i, cell := range t.cells {
		shares[i] = cell.Share
	}
	return compare.Deviation(shares)
}

// size is the side of a mark whose area is proportional to the share.
func (c chart) size(share float64) float64 {
	if c.top == 0 {
		return 0
	}
	return math.Sqrt(share / c.top)
}

func (c chart) view() ChartView {
	rows := c.shown()
	v := ChartView{Caption: "Coverage: topics by date, articles across; the mark’s area is the topic’s share of the article"}
	if n := len(c.m.Coverage.Documents); len(c.all) < n {
		v.Cut = tally(len(c.all), "article") + " of " + number(n) + ", those that tell most topics"
	}
	dates := make([]corpus.Date, len(rows))
	for i, t := range rows {
		dates[i] = t.Date
	}
	x := newAxis(dates)
	v.Years = x.labels(0.8 / float64(max(1, len(rows))))
	passages := make([]int, len(c.columns))
	topics := make([]int, len(c.columns))
	cells, told := 0, 0
	for _, t := range rows {
		v.Rows = append(v.Rows, c.row(t, x))
		cells += len(t.cells)
		told += t.told
	}
	for i, id := range c.columns {
		for _, t := range rows {
			if len(t.cells[i].Passages) > 0 {
				topics[i]++
			}
		}
		passages[i] = len(c.m.Catalog.Document(id).Passages)
		markSilence(v.Rows, i)
		v.Columns = append(v.Columns, c.column(id, topics[i], passages[i]))
	}
	v.Told = number(told) + " of" + nbsp + number(cells)
	v.Silent = number(cells - told)
	v.Scale = c.scale()
	switch {
	case len(c.columns) == 0:
		v.Empty = "All articles are switched off."
	case len(rows) == 0:
		v.Empty = "No topic is told that way. Show all topics to see the rest."
	}
	return v
}

func (c chart) column(id string, topics, passages int) ChartColumn {
	return ChartColumn{
		Document: id,
		Mark:     mark(c.m, id),
		Outlet:   outlet(c.m, id),
		Short:    c.m.Catalog.Document(id).ShortTitle(),
		Href:     readHref(id, 0),
		Topics:   number(topics),
		Passages: number(passages),
		Lit:      c.m.Chart.Document == id,
	}
}

func (c chart) row(t topicRow, x axis) ChartRow {
	lit := c.m.Chart.Topic == t.ID
	r := ChartRow{
		Topic: t.ID, Title: t.Title, Href: topicHref(t.ID),
		Date: date(t.Date, shortDate), Dated: !t.Date.IsZero(),
		Depth:  min(1, c.m.Coverage.Depth(t.ID)),
		Told:   toldBy(t.told, len(c.columns)),
		Strong: t.told == 1 || t.told == len(c.columns) && t.told > 0,
		Lit:    lit,
	}
	if r.Dated {
		r.From, r.To = x.span(t.Date)
	}
	for i, id := range c.columns {
		cell := t.cells[i]
		name := outlet(c.m, id)
		k := ChartCell{Document: id, Label: name + ": silent", Lit: lit && c.m.Chart.Document == id}
		if len(cell.Passages) > 0 {
			k.Size = c.size(cell.Share)
			k.Share = percent(cell.Share)
			k.Label = name + ": " + k.Share + ", " + plural(len(cell.Passages), "passage") + " " + numbers(cell.Passages)
			k.Href = readHref(id, cell.Passages[0])
		}
		r.Cells = append(r.Cells, k)
	}
	return r
}

// markSilence finds the runs of silent cells in a column. A cell that is told
// but whose passages have no words has size 0 and still is no silence.
func markSilence(rows []ChartRow, column int) {
	silent := func(i int) bool {
		return i >= 0 && i < len(rows) && rows[i].Cells[column].Share == ""
	}
	for i := range rows {
		if silent(i) {
			rows[i].Cells[column].Opens = !silent(i - 1)
			rows[i].Cells[column].Closes = !silent(i + 1)
		}
	}
}

// scale is the chart's key: up to three round shares that occur in it.
func (c chart) scale() []ScaleMark {
	var list []ScaleMark
	for _, s := range []float64{0.01, 0.02, 0.05, 0.1, 0.25, 0.5} {
		if s <= c.top {
			list = append(list, ScaleMark{c.size(s), percent(s)})
		}
	}
	return list[max(0, len(list)-3):]
}
