package present

import (
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

const (
	denseRows = 30 // from more rows than this the chart is drawn denser
	deepest   = 2  // steps of indentation
)

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
	v := ChartView{
		Caption: "Coverage: topics by date, articles across; the mark’s area is the topic’s share of the article",
		Dated:   c.m.Chart.Order == state.ByDate, Undated: len(rows), Folded: true,
	}
	if n := len(c.m.Coverage.Documents); len(c.all) < n {
		v.Cut = tally(len(c.all), "article") + " of " + number(n) + ", those that tell most topics"
	}
	topics := make([]int, len(c.columns))
	cells, told, hidden := 0, 0, 0
	var dates []corpus.Date
	for i, r := range rows {
		cells += len(r.cells)
		told += r.told
		for k := range c.columns {
			if len(r.cells[k].Passages) > 0 {
				topics[k]++
			}
		}
		if v.Dated && r.undated && v.Undated == len(rows) {
			v.Undated = i - hidden
		}
		if r.parts > 0 {
			v.Parts = true
			v.Folded = v.Folded && c.m.Chart.Folded[r.ID]
		}
		if r.folded {
			hidden++
			continue
		}
		v.Rows = append(v.Rows, c.row(r))
		dates = append(dates, r.Date)
	}
	v.Undated = min(v.Undated, len(v.Rows))
	v.Dated = v.Dated && v.Undated > 0
	if v.Dated {
		v.spine(dates[:v.Undated])
		if v.Undated < len(v.Rows) {
			v.Heading = "No date stated"
		}
	}
	v.Folded = v.Folded && v.Parts
	v.Dense = len(v.Rows) > denseRows
	for i, id := range c.columns {
		markSilence(v.Rows[:v.Undated], i)
		markSilence(v.Rows[v.Undated:], i)
		v.Columns = append(v.Columns, c.column(id, topics[i]))
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

// spine places the dated rows, which come first, on the time axis.
func (v *ChartView) spine(dates []corpus.Date) {
	s := newSpine(dates)
	v.True, v.Years = s.exact, s.years
	v.Dated = len(s.years) > 0
	for i, at := range s.spots {
		r := &v.Rows[i]
		r.Dated, r.From, r.To, r.Joined = at.on, at.from, at.to, at.joined
		r.Wide = !dates[i].IsZero() && !dates[i].First.Equal(dates[i].Last)
	}
}

func (c chart) column(id string, topics int) ChartColumn {
	d := c.m.Catalog.Document(id)
	return ChartColumn{
		Document: id,
		Mark:     mark(c.m, id),
		Outlet:   outlet(c.m, id),
		Short:    d.ShortTitle(),
		Href:     readHref(id, 0),
		Topics:   number(topics),
		Passages: number(len(d.Passages)),
	}
}

func (c chart) row(t treeRow) ChartRow {
	r := ChartRow{
		Topic: t.ID, Title: t.Title, Href: topicHref(t.ID),
		Date: date(t.Date, shortDate), Depth: min(deepest, t.depth), Within: t.within,
	}
	cells, told := t.cells, t.told
	if t.parts > 0 {
		r.Parts = tally(t.parts, "part")
		r.Folded = c.m.Chart.Folded[t.ID]
		if r.Folded {
			cells, told = c.joined(t)
		}
	}
	r.Told = toldBy(told, len(c.columns))
	r.Strong = told == 1 || told == len(c.columns) && told > 0
	for i, id := range c.columns {
		cell := cells[i]
		name := outlet(c.m, id)
		k := ChartCell{Document: id, Label: name + ": silent"}
		if len(cell.Passages) > 0 {
			k.Size = min(1, c.size(cell.Share))
			k.Share = percent(cell.Share)
			k.Label = name + ": " + k.Share + ", " + plural(len(cell.Passages), "passage") + " " + numbers(cell.Passages)
			k.Href = readHref(id, cell.Passages[0])
		}
		r.Cells = append(r.Cells, k)
	}
	return r
}

// joined is what the columns say of a topic and its parts together; a passage
// that treats several of them counts once.
func (c chart) joined(t treeRow) (cells []compare.Cell, told int) {
	cells = make([]compare.Cell, len(c.columns))
	for i, id := range c.columns {
		d := c.m.Catalog.Document(id)
		var list []int
		for _, r := range t.family {
			list = append(list, r.cells[i].Passages...)
		}
		slices.Sort(list)
		cell := compare.Cell{Passages: slices.Compact(list)}
		for _, n := range cell.Passages {
			cell.Words += compare.Words(d.Passage(n))
		}
		if all := c.m.Coverage.Words(id); all > 0 {
			cell.Share = float64(cell.Words) / float64(all)
		}
		if len(cell.Passages) > 0 {
			told++
		}
		cells[i] = cell
	}
	return cells, told
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
