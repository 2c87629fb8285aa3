package chart

import (
	"cmp"
	"math"
	"strconv"
	"strings"

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
	lead    string          // topic that the chart opens with; "" for none
	among   map[string]bool // documents of the columns
}

// topicRow is a topic and what the columns say of it.
type topicRow struct {
	corpus.Topic
	cells   []coverage.Sum   // per column
	states  []coverage.State // per column
	told    int              // columns that cover it
	coded   int              // columns of which it is known whether they do, these among them
	differ  int              // facts about it on which the articles of the columns differ
	outside bool             // of the period
}

const (
	denseRows = 30   // from more rows than this the chart is drawn denser
	wideCells = 14   // from more columns than this they are narrow
	framed    = 8    // from this many columns on the chart scrolls in a frame
	deepest   = 2    // steps of indentation
	MostCells = 2400 // drawn at once: what a slow machine lays out in a blink
	leastRows = 40   // drawn at once all the same
	mostRows  = 200  // drawn at once
)

// New collects the cells.
func New(m state.Model) Chart {
	c := Frame(m)
	belongs := m.Chart.Period()
	for _, t := range m.Coverage.Topics {
		row := c.topic(t)
		row.outside = !belongs(t.Date)
		for _, cell := range row.cells {
			c.top = max(c.top, cell.Share)
		}
		c.topics = append(c.topics, row)
	}
	return c
}

// Frame is the chart without its cells: enough to say what its columns have
// about one topic.
func Frame(m state.Model) Chart {
	c := Chart{m: m, open: m.Unfolded(), lead: m.Lead(), unit: units[m.Unit()], among: make(map[string]bool)}
	c.Columns, c.of = Columns(m)
	c.Groups = groupsOf(m, c.Columns)
	for _, col := range c.Columns {
		for _, id := range col.Documents {
			c.among[id] = true
		}
	}
	return c
}

// topic is a topic with what the columns have about it.
func (c Chart) topic(t corpus.Topic) topicRow {
	row := sumUp(t, c.Groups, t.ID)
	row.differ = c.differ(t.ID)
	return row
}

// sumUp is what the columns have about topics taken together.
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

// differ is how many facts about a topic the articles of the columns disagree on.
func (c Chart) differ(topic string) (n int) {
	for _, f := range c.m.Catalog.Facts(topic) {
		if coverage.FindingAmong(f, func(document string) bool { return c.among[document] }).Verdict == corpus.Differ {
			n++
		}
	}
	return n
}

// shows reports whether a filter lets a topic through. That one column alone
// covers it, or does not, is only known once all are coded.
func (t topicRow) shows(show state.ChartShow) bool {
	n := len(t.cells)
	switch show {
	case state.ShowShared:
		return t.told >= 2
	case state.ShowSingle:
		return t.told == 1 && t.coded == n
	case state.ShowMissing:
		return t.told == n-1 && t.coded == n
	case state.ShowDiffer:
		return t.differ > 0
	}
	return true
}

// passes reports whether the settings let a topic through.
func (c Chart) passes(t topicRow) bool {
	return !t.outside && t.shows(c.m.Chart.Show)
}

// Finding counts what the chart shows when nothing is filtered: the topics, those
// that any column covers, those that all cover and those that one covers, those
// that are not coded for every column, those that the program only suggests, of which
// nothing else is counted, and the facts on which the articles differ.
type Finding struct{ Columns, Topics, Covered, Shared, Single, Partly, Suggested, Differ int }

// Finding counts the topics and the facts; chips, rows and this count alike.
func (c Chart) Finding() Finding {
	f := Finding{Columns: len(c.Columns), Topics: len(c.topics)}
	for _, t := range c.topics {
		f.Differ += t.differ
		if t.Proposed {
			f.Suggested++
			continue
		}
		if t.told > 0 {
			f.Covered++
		}
		switch {
		case t.coded < f.Columns:
			f.Partly++
		case t.told == f.Columns:
			f.Shared++
		}
		if t.shows(state.ShowSingle) {
			f.Single++
		}
	}
	return f
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

// View is what the page draws of the chart.
func (c Chart) View() View {
	rows := c.shown()
	column, _ := c.nouns()
	v := View{
		Caption: wording.ChartCaption.With("column", column),
		Undated: len(rows), Folded: true, Folds: c.m.Folds(),
		Narrow: len(c.Columns) > wideCells, Grouped: !c.unit.single,
	}
	if len(c.Columns) < c.of {
		v.Cut = c.unit.cut.With("shown", len(c.Columns), "n", c.of)
	}
	topics := make([]int, len(c.Columns))
	dated := c.m.Chart.Order == state.ByDate
	cells, told, coded, suggested, judged, hidden, others, limit := 0, 0, 0, 0, 0, 0, 0, c.rowLimit()
	var dates gutter
	for i, r := range rows {
		if r.Proposed {
			suggested += r.told
		} else {
			judged++
			cells += len(r.cells)
			told += r.told
			coded += r.coded
		}
		for k := range c.Columns {
			if r.cells[k].Documents > 0 {
				topics[k]++
			}
		}
		if !r.lead {
			others++
		}
		if dated && r.undated && !r.lead && v.Undated == len(rows) {
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
			row := c.row(r)
			if r.lead {
				v.Lead++
				v.Opening = cmp.Or(v.Opening, wording.ChartCaptionLead.With("topic", row.Title, "column", column))
			} else if len(v.Rows) == v.Lead {
				dates = gutter{}
			}
			if dated {
				row.When, row.Date = row.Date, dates.write(r)
				if row.When == row.Date {
					row.When = ""
				}
			}
			v.Differ = v.Differ || row.Differ > 0
			v.Rows = append(v.Rows, row)
		} else if v.Ahead == "" {
			v.Ahead = r.ID
		}
	}
	v.rest(len(rows)-hidden, limit)
	v.Undated = min(v.Undated, len(v.Rows))
	if dated && v.Undated < len(v.Rows) && v.Undated > 0 {
		v.Heading = wording.ChartUndated.String()
	}
	if v.Lead > 0 {
		v.Others, v.ByDate = wording.ChartOthers.String(), wording.ChartOthersByDate.With("n", others)
		v.Apart = len(c.Columns) < framed && v.Lead < len(v.Rows)
	}
	v.Folded = v.Folded && v.Parts
	v.Dense = len(v.Rows) > denseRows
	for i, col := range c.Columns {
		for _, section := range [][]Row{v.Rows[:v.Lead], v.Rows[v.Lead:max(v.Lead, v.Undated)], v.Rows[max(v.Lead, v.Undated):]} {
			markSilence(section, i)
		}
		v.Columns = append(v.Columns, Head{
			Document: col.ID, Mark: col.Mark, Outlet: col.Name, Short: col.Short, Passages: col.Size, Href: col.Href, Topics: wording.Number(topics[i]),
		})
	}
	v.Silence = told < coded
	v.Uncoded = coded < cells || judged < len(rows)
	switch v.Told, v.Covers = wording.ChartCells.With("told", told, "cells", cells), wording.ChartCovers.String(); {
	case judged == 0 && len(rows) > 0:
		v.Told, v.Covers = wording.ChartSuggestedIn.With("n", suggested), wording.ChartSuggests.String()
	case coded < cells:
		v.Told = wording.CodingCovered.With("n", told, "of", coded)
	}
	if judged > 0 && judged < len(rows) {
		v.Covers = wording.ChartCoversBoth.String()
	}
	v.Scale = c.scale()
	v.Empty = c.empty(len(rows))
	return v
}

// Framed reports whether the chart has so many columns that it scrolls in a
// frame of its own, its heads and titles staying in sight.
func (v View) Framed() bool { return len(v.Columns) >= framed }

// gutter writes the dates of rows one below the other: a year once for all rows
// of it, and a date once for an event and its parts. A row without a date that stands
// among dated ones says so, for left empty it would read as the date above it.
type gutter struct {
	before corpus.Date
	year   int
}

func (g *gutter) write(r treeRow) string {
	d := r.Date
	if d.IsZero() {
		*g = gutter{} // the next one says all of its date
		if r.undated {
			return "" // a heading has said it
		}
		return dateless(r.family)
	}
	text := dateOf(r.Topic, wording.ShortDate)
	year := d.First.Year()
	switch {
	case r.Appeared:
		*g = gutter{}
		return text
	case r.depth > 0 && d == g.before:
		return ""
	case d.Precision == corpus.Year || year != d.Last.Year():
		g.year = 0 // the next one says its year
	case year == g.year:
		text = strings.TrimSuffix(text, " "+strconv.Itoa(year))
	default:
		g.year = year
	}
	g.before = d
	return text
}

// dateOf is a topic's date, and where that is when documents appeared, says so.
func dateOf(t corpus.Topic, style wording.DateStyle) string {
	text := wording.Date(t.Date, style)
	if t.Appeared && text != "" {
		return wording.ChartPublished.With("date", text)
	}
	return text
}

// dateless is what stands in place of the date of an event that has none: that its
// parts have several, or nothing.
func dateless(family []topicRow) string {
	var one corpus.Date
	for _, t := range family {
		switch {
		case t.Date.IsZero() || t.Date == one:
		case one.IsZero():
			one = t.Date
		default:
			return wording.ChartVarious.String()
		}
	}
	return wording.ChartUndatedRow.String()
}

// rest says how many rows are not drawn, and how many to ask for.
func (v *View) rest(all, limit int) {
	v.Count = all + 2
	if left := all - len(v.Rows); left > 0 {
		next := min(left, limit)
		v.Rest = wording.ChartMore.With("n", left)
		if next < left {
			v.Rest = wording.ChartNext.With("n", next, "rest", left)
		}
		v.Next = len(v.Rows) + next
	}
}

// empty says why there is no row.
func (c Chart) empty(rows int) string {
	set := c.m.Chart.Charting
	switch from, to := period(set.From), period(set.To); {
	case len(c.Columns) == 0:
		return wording.ChartNoColumns.String()
	case rows > 0:
		return ""
	case !from.IsZero() && !to.IsZero() && to.Last.Before(from.First):
		return wording.ChartPeriodTurned.String()
	case set.Show != state.ShowAll && (set.From != "" || set.To != ""):
		return wording.ChartNoneLikeThen.String()
	case set.From != "" || set.To != "":
		return wording.ChartNonePeriod.String()
	case set.Show != state.ShowAll:
		return wording.ChartNoneLike.String()
	}
	return wording.ChartNone.String()
}

func (c Chart) row(t treeRow) Row {
	r := Row{
		Topic: t.ID, Title: t.Title, Href: Href(t.Topic), Parts: t.parts,
		Date: dateOf(t.Topic, wording.ShortDate), Depth: min(deepest, t.depth), Within: t.within, Proposed: t.Proposed, Differ: t.differ,
	}
	sums := t.topicRow
	if t.parts > 0 {
		if r.Folded = !c.open(t.ID); r.Folded {
			sums = sumUp(t.Topic, c.Groups, t.familyIDs()...) // a passage that treats several counts once
			r.Differ = 0
			for _, part := range t.family {
				r.Differ += part.differ
			}
		}
	}
	n := len(c.Columns)
	r.Told = wording.CoveredBy(sums.told, sums.coded, n)
	if t.Proposed {
		r.Told = wording.ChartSuggestedIn.With("n", sums.told)
	}
	r.Strong = sums.coded == n && !t.Proposed && (sums.told == 1 || sums.told == n && n > 0)
	for i, col := range c.Columns {
		cell := c.cell(t, col, i, sums, r.Folded)
		if t.Proposed && cell.Share != "" {
			cell.Label = wording.ChartCellSuggested.With("cell", cell.Label)
		}
		r.Cells = append(r.Cells, cell)
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
		k.Label = wording.ChartSilent.With("name", col.Name)
		return k
	case coverage.NotCoded:
		k.Label, k.Uncoded = wording.ChartNotCoded.With("name", col.Name), true
		return k
	}
	k.Size = min(1, c.size(sum.Share))
	k.Share = wording.Percent(sum.Share)
	if !col.Single() {
		k.Label = wording.ChartGroupCell.With("name", col.Name, "share", k.Share, "passages", sum.Passages, "told", sum.Documents, "n", c.Groups.Size(i))
		k.Href = Href(t.Topic)
		return k
	}
	passages := c.m.Coverage.Cell(t.ID, col.ID).Passages
	if folded {
		passages = c.m.Coverage.Passages(col.ID, t.familyIDs()...)
	}
	k.Label = wording.ChartCell.With("name", col.Name, "share", k.Share, "n", len(passages), "passages", wording.Numbers(passages))
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
