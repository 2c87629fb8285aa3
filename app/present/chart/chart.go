package chart

import (
	"math"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// Chart is what the coverage chart and the controls above it are made from.
type Chart struct {
	m       state.Model
	unit    unit
	Columns []Column
	of      int // columns there would be if there were room
	Groups  *coverage.Groups
	topics  []topicRow
	top     float64 // the largest share in the chart
	open    func(topic string) bool
}

// topicRow is a topic and what the columns say of it.
type topicRow struct {
	corpus.Topic
	cells   []coverage.Sum // per column
	states  []coverage.State
	told    int  // columns that tell it
	coded   int  // columns of which it is known whether they do, these among them
	outside bool // of the period
}

const (
	denseRows = 30   // from more rows than this the chart is drawn denser
	wideCells = 14   // from more columns than this they are narrow
	deepest   = 2    // steps of indentation
	MostCells = 2400 // drawn at once: what a slow machine lays out in a blink
	leastRows = 40   // drawn at once all the same
	mostRows  = 200  // drawn at once
)

// New collects the cells.
func New(m state.Model) Chart {
	c := Chart{m: m, open: m.Unfolded()}
	c.Columns, c.of = Columns(m)
	c.Groups = GroupsOf(m, c.Columns)
	c.unit = units[m.Unit()]
	belongs := m.Chart.Period()
	for _, t := range m.Coverage.Topics {
		row := newTopic(t, c.Groups)
		row.outside = !belongs(t.Date)
		for _, cell := range row.cells {
			c.top = max(c.top, cell.Share)
		}
		c.topics = append(c.topics, row)
	}
	return c
}

func newTopic(t corpus.Topic, g *coverage.Groups) topicRow {
	return sumUp(t, g, t.ID)
}

// sumUp is what the columns say of topics taken together.
func sumUp(t corpus.Topic, g *coverage.Groups, topics ...string) topicRow {
	row := topicRow{Topic: t, cells: g.Sums(topics...)}
	row.states = make([]coverage.State, len(row.cells))
	for i, cell := range row.cells {
		row.states[i] = g.State(i, cell)
		switch row.states[i] {
		case coverage.Covers:
			row.told++
			row.coded++
		case coverage.Silent:
			row.coded++
		}
	}
	return row
}

// shows reports whether a filter lets a topic through. That one column alone
// tells it, or does not, is only known once all are coded.
func (t topicRow) shows(show state.ChartShow) bool {
	n := len(t.cells)
	switch show {
	case state.ShowShared:
		return t.told >= 2
	case state.ShowSingle:
		return t.told == 1 && t.coded == n
	case state.ShowMissing:
		return t.told == n-1 && t.coded == n
	}
	return true
}

// passes reports whether the settings let a topic through.
func (c Chart) passes(t topicRow) bool {
	return !t.outside && t.shows(c.m.Chart.Show)
}

// difference is the deviation of the shares of the columns that are shown and
// coded.
func (t topicRow) difference() float64 {
	shares := make([]float64, 0, len(t.cells))
	for i, cell := range t.cells {
		if t.states[i] != coverage.NotCoded {
			shares = append(shares, cell.Share)
		}
	}
	return coverage.Deviation(shares)
}

// size is the side of a mark whose area is proportional to the share.
func (c Chart) size(share float64) float64 {
	if c.top == 0 {
		return 0
	}
	return math.Sqrt(share / c.top)
}

// rowLimit is how many rows are drawn: as many as the reader asks for, or as
// the page carries.
func (c Chart) rowLimit() int {
	if c.m.Chart.Rows > 0 {
		return c.m.Chart.Rows
	}
	return min(mostRows, max(leastRows, MostCells/max(1, len(c.Columns))))
}

func (c Chart) View() View {
	rows := c.shown()
	v := View{
		Caption: "Coverage: topics by date, " + c.across() + "; the mark’s area is the topic’s share of the article",
		Dated:   c.m.Chart.Order == state.ByDate, Undated: len(rows), Folded: true, Folds: c.m.Folds(),
		Narrow: len(c.Columns) > wideCells, Grouped: !c.unit.single,
	}
	if len(c.Columns) < c.of {
		v.Cut = c.cut()
	}
	topics := make([]int, len(c.Columns))
	cells, told, coded, hidden, limit := 0, 0, 0, 0, c.rowLimit()
	var dates []corpus.Date
	for i, r := range rows {
		cells += len(r.cells)
		told += r.told
		coded += r.coded
		for k := range c.Columns {
			if r.cells[k].Documents > 0 {
				topics[k]++
			}
		}
		if v.Dated && r.undated && v.Undated == len(rows) {
			v.Undated = i - hidden
		}
		if r.parts > 0 {
			v.Parts = true
			v.Folded = v.Folded && !c.open(r.ID)
		}
		if r.folded {
			hidden++
			continue
		}
		if len(v.Rows) < limit {
			v.Rows = append(v.Rows, c.row(r))
			dates = append(dates, r.Date)
		} else if v.Ahead == "" {
			v.Ahead = r.ID
		}
	}
	v.rest(len(rows)-hidden, limit)
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
	for i, col := range c.Columns {
		markSilence(v.Rows[:v.Undated], i)
		markSilence(v.Rows[v.Undated:], i)
		v.Columns = append(v.Columns, Head{
			Document: col.ID, Mark: col.Mark, Outlet: col.Name, Short: col.Short, Passages: col.Size, Href: col.Href, Topics: wording.Number(topics[i]),
		})
	}
	v.Told = wording.Number(told) + " of" + wording.Nbsp + wording.Number(cells)
	v.Silent = wording.Number(coded - told)
	if coded < cells {
		v.Told = wording.CodingCovered.With("n", told, "of", coded)
		v.Uncoded = wording.Number(cells - coded)
		v.UncodedKey, v.UncodedShort = wording.CodingLegend.String(), wording.CodingLegendShort.String()
	}
	v.Scale = c.scale()
	v.Empty = c.empty(len(rows))
	return v
}

// rest says how many rows are not drawn, and how many to ask for.
func (v *View) rest(all, limit int) {
	v.Count = all + 2
	if left := all - len(v.Rows); left > 0 {
		next := min(left, limit)
		v.Rest = wording.Number(left) + " more topics"
		if left == 1 {
			v.Rest = "1 more topic"
		} else if next < left {
			v.Rest = "Next " + wording.Number(next) + " of " + v.Rest
		}
		v.Next = len(v.Rows) + next
	}
}

func (c Chart) across() string { return c.unit.noun + "s across" }

// cut says which columns there is no room for.
func (c Chart) cut() string {
	return wording.Tally(len(c.Columns), c.unit.noun) + " of " + wording.Number(c.of) + ", those that tell most topics"
}

// empty says why there is no row.
func (c Chart) empty(rows int) string {
	set := c.m.Chart.Charting
	switch from, to := period(set.From), period(set.To); {
	case len(c.Columns) == 0:
		return "All articles are switched off."
	case rows > 0:
		return ""
	case !from.IsZero() && !to.IsZero() && to.Last.Before(from.First):
		return "The period ends before it begins."
	case set.Show != state.ShowAll && (set.From != "" || set.To != ""):
		return "No topic of this period is told that way."
	case set.From != "" || set.To != "":
		return "No topic is dated to this period."
	case set.Show != state.ShowAll:
		return "No topic is told that way. Show all topics to see the rest."
	}
	return "There are no topics."
}

// spine places the dated rows, which come first, on the time axis.
func (v *View) spine(dates []corpus.Date) {
	s := newSpine(dates)
	v.True, v.Years = s.exact, s.years
	v.Dated = len(s.years) > 0
	for i, at := range s.spots {
		r := &v.Rows[i]
		r.Dated, r.From, r.To, r.Joined = at.on, at.from, at.to, at.joined
		r.Wide = !dates[i].IsZero() && !dates[i].First.Equal(dates[i].Last)
	}
}

func (c Chart) row(t treeRow) Row {
	r := Row{
		Topic: t.ID, Title: t.Title, Href: Href(t.Topic),
		Date: wording.Date(t.Date, wording.ShortDate), Depth: min(deepest, t.depth), Within: t.within, Proposed: t.Proposed,
	}
	sums := t.topicRow
	if t.parts > 0 {
		r.Parts = wording.Tally(t.parts, "part")
		if r.Folded = !c.open(t.ID); r.Folded {
			sums = sumUp(t.Topic, c.Groups, t.familyIDs()...) // a passage that treats several counts once
		}
	}
	n := len(c.Columns)
	r.Told = wording.CoveredBy(sums.told, sums.coded, n)
	r.Strong = sums.coded == n && (sums.told == 1 || sums.told == n && n > 0)
	for i, col := range c.Columns {
		r.Cells = append(r.Cells, c.cell(t, col, i, sums, r.Folded))
	}
	return r
}

// Href leads to a topic, or to where a proposed one is accepted.
func Href(t corpus.Topic) string {
	if t.Proposed {
		return element.Href(state.Route{Screen: state.Topics, Topic: t.ID})
	}
	return element.TopicHref(t.ID)
}

// cell says what a column has on a topic, with its parts where they are folded.
func (c Chart) cell(t treeRow, col Column, i int, sums topicRow, folded bool) Cell {
	k, sum := Cell{Document: col.ID}, sums.cells[i]
	switch sums.states[i] {
	case coverage.Silent:
		k.Label = col.Name + ": " + wording.CodingSilent.String()
		return k
	case coverage.NotCoded:
		k.Label, k.Uncoded = col.Name+": "+wording.CodingNotCoded.String(), true
		return k
	}
	k.Size = min(1, c.size(sum.Share))
	k.Share = wording.Percent(sum.Share)
	k.Label = col.Name + ": " + k.Share + ", "
	if !col.Single() {
		k.Label += wording.Tally(sum.Passages, "passage") + " in " + wording.Number(sum.Documents) + " of " + wording.Tally(c.Groups.Size(i), "article")
		k.Href = Href(t.Topic)
		return k
	}
	passages := c.m.Coverage.Cell(t.ID, col.ID).Passages
	if folded {
		passages = c.m.Coverage.Passages(col.ID, t.familyIDs()...)
	}
	k.Label += wording.Plural(len(passages), "passage") + " " + wording.Numbers(passages)
	k.Href = element.ReadHref(col.ID, passages[0])
	return k
}

// markSilence finds the runs of silent cells in a column. A cell that is told
// but whose passages have no words has size 0 and still is no silence.
func markSilence(rows []Row, column int) {
	silent := func(i int) bool {
		return i >= 0 && i < len(rows) && rows[i].Cells[column].Share == "" && !rows[i].Cells[column].Uncoded
	}
	for i := range rows {
		if silent(i) {
			rows[i].Cells[column].Opens = !silent(i - 1)
			rows[i].Cells[column].Closes = !silent(i + 1)
		}
	}
}

// scale is the chart's key: up to three round shares that occur in it.
func (c Chart) scale() []ScaleMark {
	var list []ScaleMark
	for _, s := range []float64{0.01, 0.02, 0.05, 0.1, 0.25, 0.5} {
		if s <= c.top {
			list = append(list, ScaleMark{c.size(s), wording.Percent(s)})
		}
	}
	return list[max(0, len(list)-3):]
}
