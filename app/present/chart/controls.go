package chart

import (
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// chipsShown is how many articles or outlets can be switched off one by one.
const chipsShown = 60

// Controls are what the coverage chart can be set with, and how it is set.
type Controls struct {
	Shows   []element.Chip // value: state.ChartShow
	Orders  []element.Chip // value: state.ChartOrder
	Units   []element.Chip // value: state.ChartUnit; empty where there is nothing to choose
	Columns []element.Chip // value: id of a document or an outlet; off is hidden
	All     string         // label of the button that switches all articles off, or on
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
	Chips []element.Chip
}

// PeriodView is the period that the chart is limited to.
type PeriodView struct {
	From, To string
	Trouble  string // what is wrong with what was typed; "" if nothing
}

func (c Chart) Controls() Controls {
	set := c.m.Chart.Charting
	v := Controls{
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
		v.Said, v.Reset = c.said(), element.Href(state.Route{Screen: state.Overview})
	}
	return v
}

// shows are the filters, each with the number of topics it leaves. A filter
// that cannot differ from another one is not offered.
func (c Chart) shows() []element.Chip {
	n := len(c.Columns)
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
	var list []element.Chip
	for _, o := range offers {
		on := c.m.Chart.Show == o.show
		if n < o.least && !on {
			continue
		}
		k := 0
		for _, t := range c.topics {
			if !t.outside && t.shows(o.show) {
				k++
			}
		}
		list = append(list, element.Chip{Label: o.label, Count: wording.Number(k), On: on, Value: string(o.show)})
	}
	return list
}

func (c Chart) orders() []element.Chip {
	var list []element.Chip
	for _, o := range []struct {
		order state.ChartOrder
		label string
	}{
		{state.ByDate, "Date"}, {state.BySpread, "Tellers"}, {state.ByDifference, "Difference"},
	} {
		list = append(list, element.Chip{Label: o.label, On: c.m.Chart.Order == o.order, Value: string(o.order)})
	}
	return list
}

// several reports whether outlets have several articles, so that it matters
// whether a column is the one or the other.
func (c Chart) several() bool {
	n := c.m.Catalog.Outlets()
	return n > 1 && n < len(c.m.Collection.Documents)
}

func (c Chart) units() []element.Chip {
	if !c.several() {
		return nil
	}
	var list []element.Chip
	for _, by := range state.ChartUnits {
		list = append(list, element.Chip{Label: units[by].label, Value: string(by), On: c.m.Unit() == by})
	}
	return list
}

// toggles switch the columns on and off: those that there are, and those that
// the reader has switched off.
func (c Chart) toggles() []element.Chip {
	var list []element.Chip
	if !c.unit.single {
		shown := make(map[string]bool)
		for _, col := range c.unit.group(c.m, c.m.ChartDocuments()) {
			shown[col.ID] = true
		}
		all := c.unit.group(c.m, c.m.Coded())
		all = all[:min(len(all), chipsShown)]
		c.unit.write(c.m, all)
		for _, col := range all {
			list = append(list, element.Chip{Label: col.Name, On: shown[col.ID], Value: col.ID, Mark: col.Mark})
		}
		return list
	}
	shown := make(map[string]bool)
	for _, id := range c.m.ChartDocuments() {
		shown[id] = true
	}
	all := c.m.Coded()
	if len(all) > chipsShown {
		all = nil
		for _, col := range c.Columns {
			all = append(all, col.ID)
		}
		for id := range strings.SplitSeq(c.m.Chart.Without, ",") {
			if c.m.HasDocument(id) && c.m.IsCoded(id) && len(all) < chipsShown {
				all = append(all, id)
			}
		}
	}
	for _, id := range all {
		list = append(list, element.Chip{Label: element.OutletName(c.m, id), On: shown[id], Value: id, Mark: element.MarkOf(c.m, id)})
	}
	return list
}

// chipGroups switch all articles of an outlet, a country or a kind of outlet.
// What all articles have in common is no group.
func (c Chart) chipGroups() []ChipGroup {
	var list []ChipGroup
	for _, by := range []struct {
		label string
		state.Grouping
	}{{"Outlet", state.OfOutlet}, {"Country", state.OfCountry}, {"Kind", state.OfKind}} {
		if by.Grouping == state.OfOutlet && !c.several() || by.Grouping == c.unit.grouping {
			continue
		}
		if chips := c.grouped(by.Grouping); len(chips) > 1 {
			list = append(list, ChipGroup{by.label, by.Grouping, chips[:min(len(chips), chipsShown)]})
		}
	}
	return list
}

func (c Chart) grouped(by state.Grouping) []element.Chip {
	on := make(map[string]bool)
	for _, id := range c.m.ChartDocuments() {
		on[id] = true
	}
	var list []element.Chip
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
			list, sizes = append(list, element.Chip{Label: label, Value: value, On: true}), append(sizes, 0)
		}
		sizes[i]++
		list[i].Part = list[i].Part || on[d.ID]
		list[i].On = list[i].On && on[d.ID]
	}
	for i := range list {
		list[i].Count = wording.Number(sizes[i])
		list[i].Part = list[i].Part && !list[i].On
	}
	return list
}

// said writes the settings in a sentence.
func (c Chart) said() string {
	set := c.m.Chart.Charting
	left, all, undated := 0, len(c.topics), 0
	for _, t := range c.topics {
		if c.passes(t) {
			left++
		}
		if t.outside && t.Date.IsZero() && t.shows(set.Show) {
			undated++
		}
	}
	parts := []string{wording.Number(left) + " of " + wording.Tally(all, "topic")}
	if left == all {
		parts[0] = "All " + wording.Tally(all, "topic")
	}
	switch from, to := wording.Date(period(set.From), wording.LongDate), wording.Date(period(set.To), wording.LongDate); {
	case from != "" && from == to:
		parts[0] += " of " + from
	case from != "" && to != "":
		parts[0] += " from " + from + " to " + to
	case from != "":
		parts[0] += " from " + from + " on"
	case to != "":
		parts[0] += " up to " + to
	}
	side := c.unit.noun
	switch set.Show {
	case state.ShowShared:
		parts = append(parts, "told by two "+side+"s or more")
	case state.ShowSingle:
		parts = append(parts, "told by one "+side+" only")
	case state.ShowMissing:
		parts = append(parts, "told by all "+side+"s but one")
	}
	if n := len(c.m.Collection.Documents); set.Outlets != "" || set.Without != "" {
		parts = append(parts, "in "+wording.Number(len(c.m.ChartDocuments()))+" of "+wording.Tally(n, "article"))
	}
	if set.By != "" && !c.unit.single {
		parts = append(parts, side+" by "+side)
	}
	switch set.Order {
	case state.BySpread:
		parts = append(parts, "those that most tell first")
	case state.ByDifference:
		parts = append(parts, "the most unequal first")
	}
	text := strings.Join(parts, ", ") + "."
	if undated > 0 {
		text += " " + wording.Capital(wording.Count(undated, "topic")) + " without a date "
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
