package present

import (
	"strings"

	"parallax/app/state"
	"parallax/corpus"
)

// ChartControls are what the coverage chart can be set with, and how it is set.
type ChartControls struct {
	Shows   []Chip // value: state.ChartShow
	Orders  []Chip // value: state.ChartOrder
	Units   []Chip // value: state.ChartUnit; empty where there is nothing to choose
	Columns []Chip // value: id of a document or an outlet; off is hidden
	All     string // label of the button that switches all articles off, or on
	Groups  []ChipGroup
	Period  PeriodView
	Behind  bool   // something is set that is not among the first row of chips
	Said    string // the settings in a sentence; "" if there are none
	Reset   string // address of the chart without settings; "" if there are none
}

// ChipGroup is a row of chips for groups of documents.
type ChipGroup struct {
	Label string
	By    state.Grouping
	Chips []Chip
}

// PeriodView is the period that the chart is limited to.
type PeriodView struct {
	From, To string
	Trouble  string // what is wrong with what was typed; "" if nothing
}

func (c chart) controls() ChartControls {
	set := c.m.Chart.Charting
	v := ChartControls{
		Shows: c.shows(), Orders: c.orders(), Units: c.units(), Columns: c.toggles(), Groups: c.chipGroups(),
		Period: PeriodView{From: set.From, To: set.To},
		All:    "Switch all articles off",
		Behind: set.From != "" || set.To != "" || set.Outlets != "" || set.By != "",
	}
	if set.Outlets != "" || set.Without != "" {
		v.All = "Switch all articles on"
	}
	if typed := c.m.Chart.Unread; typed != "" {
		v.Period.Trouble = "“" + typed + "” is no date: write 2024, 2024-06 or 2024-06-19."
	}
	set.Parts, set.Rows = "", 0
	if set != (state.Charting{}) {
		v.Said, v.Reset = c.said(), href(state.Route{Screen: state.Overview})
	}
	return v
}

// shows are the filters, each with the number of topics it leaves. A filter
// that cannot differ from another one is not offered.
func (c chart) shows() []Chip {
	n := len(c.columns)
	offers := []struct {
		show  state.ChartShow
		label string
		least int // columns below which it means nothing
	}{
		{state.ShowAll, "All topics", 0},
		{state.ShowShared, "Told by several", 2},
		{state.ShowSingle, "Told by one", 2},
		{state.ShowMissing, "Left out by one", 3},
	}
	var list []Chip
	for _, o := range offers {
		on := c.m.Chart.Show == o.show
		if n < o.least && !on {
			continue
		}
		k := 0
		for _, t := range c.topics {
			if !t.outside && shows(o.show, t.told, n) {
				k++
			}
		}
		list = append(list, Chip{Label: o.label, Count: number(k), On: on, Value: string(o.show)})
	}
	return list
}

func (c chart) orders() []Chip {
	var list []Chip
	for _, o := range []struct {
		order state.ChartOrder
		label string
	}{
		{state.ByDate, "Date"}, {state.BySpread, "Tellers"}, {state.ByDifference, "Difference"},
	} {
		list = append(list, Chip{Label: o.label, On: c.m.Chart.Order == o.order, Value: string(o.order)})
	}
	return list
}

// several reports whether outlets have several articles, so that it matters
// whether a column is the one or the other.
func (c chart) several() bool {
	n := c.m.Catalog.Outlets()
	return n > 1 && n < len(c.m.Collection.Documents)
}

func (c chart) units() []Chip {
	if !c.several() {
		return nil
	}
	unit := c.m.Unit()
	return []Chip{
		{Label: "Article", Value: string(state.ByArticle), On: unit == state.ByArticle},
		{Label: "Outlet", Value: string(state.ByOutlet), On: unit == state.ByOutlet},
	}
}

// toggles switch the columns on and off: those that there are, and those that
// the reader has switched off.
func (c chart) toggles() []Chip {
	var list []Chip
	if c.m.Unit() == state.ByOutlet {
		shown := make(map[string]bool)
		for _, col := range byOutlet(c.m, c.m.ChartDocuments()) {
			shown[col.id] = true
		}
		for _, col := range byOutlet(c.m, c.m.Coded()) {
			list = append(list, Chip{Label: columnName(c.m, col), On: shown[col.id], Value: col.id, Mark: columnMark(c.m, col)})
		}
		return list[:min(len(list), chipsShown)]
	}
	shown := make(map[string]bool)
	for _, id := range c.m.ChartDocuments() {
		shown[id] = true
	}
	all := c.m.Coded()
	if len(all) > chipsShown {
		all = nil
		for _, col := range c.columns {
			all = append(all, col.id)
		}
		for id := range strings.SplitSeq(c.m.Chart.Without, ",") {
			if c.m.HasDocument(id) && c.m.IsCoded(id) && len(all) < chipsShown {
				all = append(all, id)
			}
		}
	}
	for _, id := range all {
		list = append(list, Chip{Label: outlet(c.m, id), On: shown[id], Value: id, Mark: mark(c.m, id)})
	}
	return list
}

// chipGroups switch all articles of an outlet, a country or a kind of outlet.
// What all articles have in common is no group.
func (c chart) chipGroups() []ChipGroup {
	var list []ChipGroup
	for _, by := range []struct {
		label string
		state.Grouping
	}{{"Outlet", state.OfOutlet}, {"Country", state.OfCountry}, {"Kind", state.OfKind}} {
		if by.Grouping == state.OfOutlet && (!c.several() || c.m.Unit() == state.ByOutlet) {
			continue
		}
		if chips := c.grouped(by.Grouping); len(chips) > 1 {
			list = append(list, ChipGroup{by.label, by.Grouping, chips[:min(len(chips), chipsShown)]})
		}
	}
	return list
}

func (c chart) grouped(by state.Grouping) []Chip {
	on := make(map[string]bool)
	for _, id := range c.m.ChartDocuments() {
		on[id] = true
	}
	var list []Chip
	var sizes []int
	at := make(map[string]int)
	for _, d := range c.m.Collection.Documents {
		value, label := c.m.OutletOf(d.ID), c.m.Catalog.Imprint(d.ID).Name
		if o := c.m.Catalog.Outlet(d); by != state.OfOutlet {
			if o == nil {
				continue
			}
			if value = o.Country; by == state.OfKind {
				value = o.Kind
			}
			label = value
		}
		if value == "" {
			continue
		}
		i, seen := at[value]
		if !seen {
			i = len(list)
			at[value] = i
			list, sizes = append(list, Chip{Label: label, Value: value, On: true}), append(sizes, 0)
		}
		sizes[i]++
		list[i].Part = list[i].Part || on[d.ID]
		list[i].On = list[i].On && on[d.ID]
	}
	for i := range list {
		list[i].Count = number(sizes[i])
		list[i].Part = list[i].Part && !list[i].On
	}
	return list
}

// said writes the settings in a sentence.
func (c chart) said() string {
	set := c.m.Chart.Charting
	left, all, undated := 0, len(c.topics), 0
	for _, t := range c.topics {
		if c.passes(t) {
			left++
		}
		if t.outside && t.Date.IsZero() && shows(set.Show, t.told, len(c.columns)) {
			undated++
		}
	}
	parts := []string{number(left) + " of " + tally(all, "topic")}
	if left == all {
		parts[0] = "All " + tally(all, "topic")
	}
	switch from, to := date(period(set.From), longDate), date(period(set.To), longDate); {
	case from != "" && from == to:
		parts[0] += " of " + from
	case from != "" && to != "":
		parts[0] += " from " + from + " to " + to
	case from != "":
		parts[0] += " from " + from + " on"
	case to != "":
		parts[0] += " up to " + to
	}
	side := "article"
	if c.m.Unit() == state.ByOutlet {
		side = "outlet"
	}
	switch set.Show {
	case state.ShowShared:
		parts = append(parts, "told by two "+side+"s or more")
	case state.ShowSingle:
		parts = append(parts, "told by one "+side+" only")
	case state.ShowMissing:
		parts = append(parts, "told by all "+side+"s but one")
	}
	if n := len(c.m.Collection.Documents); set.Outlets != "" || set.Without != "" {
		parts = append(parts, "in "+number(len(c.m.ChartDocuments()))+" of "+tally(n, "article"))
	}
	if set.By == state.ByOutlet {
		parts = append(parts, "outlet by outlet")
	}
	switch set.Order {
	case state.BySpread:
		parts = append(parts, "those that most tell first")
	case state.ByDifference:
		parts = append(parts, "the most unequal first")
	}
	text := strings.Join(parts, ", ") + "."
	if undated > 0 {
		text += " " + capital(count(undated, "topic")) + " without a date "
		if undated == 1 {
			return text + "belongs to no period."
		}
		return text + "belong to no period."
	}
	return text
}

// period is one end of the period, as the address has it.
func period(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		return corpus.Date{}
	}
	return d
}
