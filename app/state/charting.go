package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
)

// Charting is how the coverage chart is set, as the address says it. Its zero
// value shows every topic and article by date, and folds the parts of topics
// away where there are many.
type Charting struct {
	Show     ChartShow
	Order    ChartOrder
	From, To string    // the period, as corpus.ParseDate reads them; "" leaves an end open
	Outlets  string    // ids of those shown with commas between, NoOutlet for articles without one; "" is all, None none
	Without  string    // documents of those outlets that are switched off, with commas
	By       ChartUnit // what a column is; "" lets the number of documents decide
	Parts    string    // topics whose parts are shown, with commas; "" lets the number of topics decide, Every all, None none
	Rows     int       // rows drawn at most; 0 for as many as the page can carry
}

// Values of Charting's lists.
const (
	Every    = "all"
	None     = "none"
	NoOutlet = "-"
)

// ChartUnit is what a column of the chart is.
type ChartUnit string

const (
	ByArticle ChartUnit = "article"
	ByOutlet  ChartUnit = "outlet"
)

// ChartUnits are all of them, in the order in which they are offered.
var ChartUnits = []ChartUnit{ByArticle, ByOutlet}

const (
	// ChartColumns are as many articles as a chart has columns for; of more, the
	// columns are their outlets until the reader says otherwise.
	ChartColumns = 40
	// foldedFrom is the number of topics from which parts are folded away at
	// the start.
	foldedFrom = 30
)

// Ids of the fields of the period.
const (
	FromID = "period-from"
	ToID   = "period-to"
)

// Grouping is what a group of documents has in common.
type Grouping string

const (
	OfAll     Grouping = "all"
	OfOutlet  Grouping = "outlet"
	OfCountry Grouping = "country"
	OfKind    Grouping = "kind"
)

// Messages that set the coverage chart. What changes which topics and columns
// it has, and in which order, is a step of the history: Back undoes it. Folding
// and drawing more rows replace the entry, because they are ways of looking on.
type (
	// ChartShown, ChartOrdered and ColumnToggled set the coverage chart.
	ChartShown    struct{ Show ChartShow }
	ChartOrdered  struct{ Order ChartOrder }
	ColumnToggled struct{ Document string }
	// CellLit lights a row of the chart, and a column where Document is set.
	// Empty Topic keeps the last row lit, so that the gist can be read.
	CellLit struct{ Topic, Document string }
	// ChartCleared puts out the lit row and column.
	ChartCleared struct{}
	// PartsFolded folds the parts of a topic away, or shows them again;
	// AllFolded does so with those of every topic.
	PartsFolded struct{ Topic string }
	AllFolded   struct{ Folded bool }
	// GroupToggled switches a group of documents off, or on if any of it is off.
	GroupToggled struct {
		By    Grouping
		Value string // id of an outlet, a country, a kind; "" for OfAll
	}
	// PeriodSet limits the chart to topics of a time, as typed.
	PeriodSet struct{ From, To string }
	// ChartGrouped says what a column is.
	ChartGrouped struct{ By ChartUnit }
	// RowsAsked shows so many rows; Topic gets the focus in the column of
	// Document where both are set.
	RowsAsked struct {
		Rows            int
		Topic, Document string
	}
)

func (msg CellLit) update(m Model) (Model, []Effect) {
	m.Chart.Document = msg.Document
	if msg.Topic != "" {
		m.Chart.Topic = msg.Topic
	}
	return m, nil
}

func (ChartCleared) update(m Model) (Model, []Effect) {
	m.Chart.Topic, m.Chart.Document = "", ""
	return m, nil
}

func (msg ChartShown) update(m Model) (Model, []Effect) {
	return m.filter(func(_ Model, to *Charting) { to.Show, to.Rows = msg.Show, 0 })
}

func (msg ChartOrdered) update(m Model) (Model, []Effect) {
	return m.filter(func(_ Model, to *Charting) { to.Order = msg.Order })
}

func (msg ChartGrouped) update(m Model) (Model, []Effect) {
	return m.filter(func(_ Model, to *Charting) { to.By = msg.By })
}

func (msg ColumnToggled) update(m Model) (Model, []Effect) {
	return m.filter(func(seen Model, to *Charting) {
		seen.toggleColumns(to, func(d *corpus.Document) bool { return d.ID == msg.Document })
	})
}

func (msg GroupToggled) update(m Model) (Model, []Effect) {
	return m.filter(func(seen Model, to *Charting) {
		seen.toggleColumns(to, func(d *corpus.Document) bool { return m.In(d, msg.By, msg.Value) })
	})
}

func (msg PartsFolded) update(m Model) (Model, []Effect) {
	return m.chart(func(seen Model, to *Charting) { seen.toggleParts(to, msg.Topic) }, true)
}

func (msg AllFolded) update(m Model) (Model, []Effect) {
	return m.chart(func(seen Model, to *Charting) {
		to.Parts = Every
		if msg.Folded {
			to.Parts = None
		}
		if msg.Folded == seen.Folds() && (!msg.Folded || !seen.hasParts(seen.Lead())) {
			to.Parts = "" // as at the start
		}
	}, true)
}

func (msg RowsAsked) update(m Model) (Model, []Effect) {
	next, effects := m.chart(func(_ Model, to *Charting) { to.Rows = msg.Rows }, true)
	if m.Coverage != nil && msg.Topic != "" && msg.Document != "" {
		effects = append(effects, Focus{CellID(msg.Topic, msg.Document)})
	}
	return next, effects
}

// parameter reads one parameter of the address.
func (c *Charting) parameter(name, value string) {
	value = strings.TrimSpace(unescape(value, true))
	switch name {
	case "show":
		if s := ChartShow(value); slices.Contains([]ChartShow{ShowShared, ShowSingle, ShowMissing, ShowDiffer}, s) {
			c.Show = s
		}
	case "order":
		if o := ChartOrder(value); o == BySpread || o == ByDispute || o == ByDifference {
			c.Order = o
		}
	case "from":
		c.From, _ = period(value)
	case "to":
		c.To, _ = period(value)
	case "outlets":
		c.Outlets = strings.Join(identifiers(value), ",")
	case "without":
		c.Without = strings.Join(identifiers(value), ",")
	case "by":
		if u := ChartUnit(value); slices.Contains(ChartUnits, u) {
			c.By = u
		}
	case "parts":
		c.Parts = strings.Join(identifiers(value), ",")
	case "rows":
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			c.Rows = n
		}
	}
}

// parameters writes what differs from the zero value.
func (c Charting) parameters() []string {
	rows := ""
	if c.Rows > 0 {
		rows = strconv.Itoa(c.Rows)
	}
	return []string{"show", string(c.Show), "order", string(c.Order), "from", c.From, "to", c.To,
		"outlets", c.Outlets, "without", c.Without, "by", string(c.By), "parts", c.Parts, "rows", rows}
}

// period reads one end of a period; ok is false if it is no date.
func period(s string) (canonical string, ok bool) {
	d, err := corpus.ParseDate(s)
	if err != nil {
		return "", false
	}
	return d.String(), true
}

// Period returns a test of whether a topic of a date belongs to the period: the
// time it may have been and the period overlap. A topic without a date belongs
// to no period.
func (c Charting) Period() func(corpus.Date) bool {
	from, _ := corpus.ParseDate(c.From)
	to, _ := corpus.ParseDate(c.To)
	return func(d corpus.Date) bool {
		if d.IsZero() {
			return from.IsZero() && to.IsZero()
		}
		return (from.IsZero() || !d.Last.Before(from.First)) && (to.IsZero() || !d.First.After(to.Last))
	}
}

// Filtered reports whether some topics may be left out.
func (c Charting) Filtered() bool { return c.Show != ShowAll || c.From != "" || c.To != "" }

// ChartDocuments are the documents that the chart is about, in the collection's
// order.
func (m Model) ChartDocuments() []string {
	if m.Coverage == nil {
		return nil
	}
	c := m.Chart.Charting
	all := m.Coded()
	if c.Outlets == "" && c.Without == "" {
		return all
	}
	outlets, without := members(c.Outlets), members(c.Without)
	var list []string
	for _, id := range all {
		d := m.Catalog.Document(id)
		if (c.Outlets == "" || outlets[m.outletKey(d)]) && !without[id] {
			list = append(list, d.ID)
		}
	}
	return list
}

// Coded are the documents of which it is known of some topic of the chart whether
// they cover it, in the collection's order; all where it is of none.
func (m Model) Coded() []string { return m.Charted().Coverage.Known() }

// IsCoded reports whether it is known of some topic whether a document covers it,
// proposals aside; of all where it is of none.
func (m Model) IsCoded(document string) bool { return m.Coverage.IsKnown(document) }

// members are the ids of a list with commas.
func members(list string) map[string]bool {
	set := make(map[string]bool)
	for _, id := range identifiers(list) {
		set[id] = true
	}
	return set
}

// outletKey names the outlet of a document in the address.
func (m Model) outletKey(d *corpus.Document) string {
	if o := m.Catalog.Outlet(d); o != nil {
		return o.ID
	}
	return NoOutlet
}

// OutletOf names the outlet of a document as the address does: its id, or
// NoOutlet.
func (m Model) OutletOf(document string) string { return m.outletKey(m.Catalog.Document(document)) }

// In reports whether a document belongs to a group.
func (m Model) In(d *corpus.Document, by Grouping, value string) bool {
	if by == OfAll {
		return true
	}
	if by == OfOutlet {
		return m.outletKey(d) == value
	}
	o := m.Catalog.Outlet(d)
	return o != nil && (by == OfCountry && o.Country == value || by == OfKind && o.Kind == value)
}

// Unit is what a column of the chart is.
func (m Model) Unit() ChartUnit {
	if m.Catalog == nil || !m.Catalog.Described() {
		return ByArticle
	}
	if m.Chart.By != "" {
		return m.Chart.By
	}
	if stated, _ := m.Catalog.Outlets(); stated > 1 && len(m.Collection.Documents) > ChartColumns {
		return ByOutlet
	}
	return ByArticle
}

// Unfolded returns a test of whether the parts of a topic are shown.
func (m Model) Unfolded() func(topic string) bool {
	switch parts := m.Chart.Parts; parts {
	case "":
		folds, lead := m.Folds(), m.Lead()
		return func(topic string) bool { return !folds || topic == lead }
	case Every, None:
		return func(string) bool { return parts == Every }
	default:
		open := members(parts)
		return func(topic string) bool { return open[topic] }
	}
}

// Lead is the topic that the chart opens with, see coverage.Matrix.Lead; "" where
// the reader has asked for another order, or for some topics only.
func (m Model) Lead() string {
	if m.Coverage == nil || m.Chart.Order != ByDate || m.Chart.Filtered() {
		return ""
	}
	return m.Coverage.Lead()
}

// Folds reports whether parts are folded away where the address says nothing:
// a long chart shows the parts of its Lead only. What a filter leaves is not
// folded, since the reader has asked for just that.
func (m Model) Folds() bool {
	return m.Coverage != nil && len(m.Coverage.Topics) > foldedFrom && !m.Chart.Filtered()
}

// filter shows other topics or columns, or another order, which Back undoes.
func (m Model) filter(set func(seen Model, to *Charting)) (Model, []Effect) {
	return m.chart(set, false)
}

// chart shows the chart as set says, which is given the model whose chart is
// seen. replace puts it in the place of the last one in the history.
func (m Model) chart(set func(seen Model, to *Charting), replace bool) (Model, []Effect) {
	if m.Coverage == nil {
		return m, nil
	}
	to := m.Chart.Charting
	set(m.Charted(), &to)
	return visit(m, Route{Screen: Overview, Chart: to}, replace)
}

// PeriodSet reads what was typed. What is no date changes nothing but is named.
func (msg PeriodSet) update(m Model) (Model, []Effect) {
	if m.Coverage == nil {
		return m, nil
	}
	to := m.Chart.Charting
	to.Rows = 0
	for _, end := range []struct {
		typed string
		into  *string
	}{{msg.From, &to.From}, {msg.To, &to.To}} {
		canonical, ok := period(strings.TrimSpace(end.typed))
		if !ok {
			m.Chart.Unread = strings.TrimSpace(end.typed)
			return m, nil
		}
		*end.into = canonical
	}
	m.Chart.Unread = ""
	next, effects := visit(m, Route{Screen: Overview, Chart: to}, false)
	if effects == nil { // the same as before: what was typed goes
		effects = []Effect{SetField{FromID, to.From}, SetField{ToID, to.To}}
	}
	return next, effects
}

// toggleColumns switches documents off, or on if any of them is off.
func (m Model) toggleColumns(to *Charting, in func(*corpus.Document) bool) {
	shown := make(map[string]bool)
	for _, id := range m.ChartDocuments() {
		shown[id] = true
	}
	on := false
	for _, id := range m.Coded() {
		d := m.Catalog.Document(id)
		on = on || in(d) && !shown[d.ID]
	}
	for _, id := range m.Coded() {
		d := m.Catalog.Document(id)
		if in(d) {
			shown[d.ID] = on
		}
	}
	m.address(to, shown)
}

// address writes which documents are shown: the outlets that have any of them,
// and of these outlets the documents that are not.
func (m Model) address(to *Charting, shown map[string]bool) {
	on := make(map[string]bool)
	var outlets, all, without []string
	for _, id := range m.Coded() {
		d := m.Catalog.Document(id)
		key := m.outletKey(d)
		if _, seen := on[key]; !seen {
			on[key] = false
			all = append(all, key)
		}
		on[key] = on[key] || shown[d.ID]
	}
	for _, key := range all {
		if on[key] {
			outlets = append(outlets, key)
		}
	}
	for _, id := range m.Coded() {
		d := m.Catalog.Document(id)
		if on[m.outletKey(d)] && !shown[d.ID] {
			without = append(without, d.ID)
		}
	}
	to.Outlets, to.Without = strings.Join(outlets, ","), strings.Join(without, ",")
	switch len(outlets) {
	case 0:
		to.Outlets = None
	case len(all):
		to.Outlets = ""
	}
}

// toggleParts folds the parts of a topic away, or shows them.
func (m Model) toggleParts(to *Charting, topic string) {
	unfolded := m.Unfolded()
	start := m
	start.Chart.Parts = ""
	atStart := start.Unfolded()
	var open []string
	parents, same := m.parents(), true
	for _, id := range parents {
		now := unfolded(id) != (id == topic)
		if now {
			open = append(open, id)
		}
		same = same && now == atStart(id)
	}
	to.Parts = strings.Join(open, ",")
	switch {
	case same:
		to.Parts = ""
	case len(open) == 0:
		to.Parts = None
	case len(open) == len(parents):
		to.Parts = Every
	}
}

// parents are the topics that have parts.
func (m Model) parents() []string {
	has := make(map[string]bool)
	for _, t := range m.Coverage.Topics {
		if m.Coverage.Depth(t.ID) > 0 {
			has[t.Parent] = true
		}
	}
	var list []string
	for _, t := range m.Coverage.Topics {
		if has[t.ID] {
			list = append(list, t.ID)
		}
	}
	return list
}

func (m Model) hasParts(topic string) bool { return slices.Contains(m.parents(), topic) }

// refillPeriod brings the fields of the period in line with a new address.
func refillPeriod(from, to Route) []Effect {
	if from.Screen != Overview || to.Screen != Overview || from.Chart.From == to.Chart.From && from.Chart.To == to.Chart.To {
		return nil
	}
	return []Effect{SetField{FromID, to.Chart.From}, SetField{ToID, to.Chart.To}}
}
