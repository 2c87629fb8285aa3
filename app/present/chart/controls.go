package chart

import (
	"slices"
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
	Folding string // label of the button that folds all details or shows them; "" without details
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
		All:    wording.ChartAllOff.String(),
	}
	if set.Outlets != "" || set.Without != "" {
		v.All = wording.ChartAllOn.String()
	}
	if typed := c.m.Chart.Unread; typed != "" {
		v.Period.Trouble = wording.ChartNoDate.With("typed", typed)
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
		label wording.Message
		least int // columns below which it means nothing
	}{
		{state.ShowAll, wording.ChartShowAll, 0},
		{state.ShowShared, wording.ChartShowShared, 2},
		{state.ShowSingle, wording.ChartShowSingle, 2},
		{state.ShowMissing, wording.ChartShowMissing, 3},
		{state.ShowDiffer, wording.ChartShowDiffer, 2},
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
		if o.show == state.ShowDiffer && k == 0 && !on {
			continue
		}
		list = append(list, element.Chip{Label: o.label.String(), Count: wording.Number(k), On: on, Value: string(o.show)})
	}
	return list
}

func (c Chart) orders() []element.Chip {
	var list []element.Chip
	for _, o := range []struct {
		order state.ChartOrder
		label wording.Message
	}{
		{state.ByDate, wording.ChartByDate}, {state.BySpread, wording.ChartBySpread}, {state.ByDispute, wording.ChartByDispute}, {state.ByDifference, wording.ChartByDifference},
	} {
		on := c.m.Chart.Order == o.order
		if o.order == state.ByDispute && !on && !slices.ContainsFunc(c.topics, func(t topicRow) bool { return t.differ > 0 }) {
			continue
		}
		list = append(list, element.Chip{Label: o.label.String(), On: on, Value: string(o.order)})
	}
	return list
}

// several reports whether outlets have several articles, so that it matters
// whether a column is the one or the other.
func (c Chart) several() bool {
	stated, unnamed := c.m.Catalog.Outlets()
	n := stated + min(1, unnamed) // columns there would be
	return stated > 0 && n > 1 && n < len(c.m.Collection.Documents)
}

func (c Chart) units() []element.Chip {
	if !c.several() {
		return nil
	}
	var list []element.Chip
	for _, by := range state.ChartUnits {
		list = append(list, element.Chip{Label: units[by].label.String(), Value: string(by), On: c.m.Unit() == by})
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
		label wording.Message
		state.Grouping
	}{{wording.ChartPickOutlets, state.OfOutlet}, {wording.ChartPickCountry, state.OfCountry}, {wording.ChartPickKind, state.OfKind}} {
		if by.Grouping == state.OfOutlet && !c.several() || by.Grouping == c.unit.grouping {
			continue
		}
		if chips := c.grouped(by.Grouping); len(chips) > 1 {
			list = append(list, ChipGroup{by.label.String(), by.Grouping, chips[:min(len(chips), chipsShown)]})
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

// said writes the settings in sentences.
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
	said := []string{wording.ChartSaidSome.With("shown", left, "n", all)}
	if left == all {
		said[0] = wording.ChartSaidAll.With("n", all)
	}
	column, columns := c.nouns()
	switch set.Show {
	case state.ShowShared:
		said = append(said, wording.ChartSaidShared.With("columns", columns))
	case state.ShowSingle:
		said = append(said, wording.ChartSaidSingle.With("column", column))
	case state.ShowMissing:
		said = append(said, wording.ChartSaidMissing.With("column", column))
	case state.ShowDiffer:
		said = append(said, wording.ChartSaidDiffer.String())
	}
	switch from, to := wording.Date(period(set.From), wording.LongDate), wording.Date(period(set.To), wording.LongDate); {
	case from != "" && from == to:
		said = append(said, wording.ChartSaidIn.With("date", from))
	case from != "" && to != "":
		said = append(said, wording.ChartSaidBetween.With("from", from, "to", to))
	case from != "":
		said = append(said, wording.ChartSaidFrom.With("date", from))
	case to != "":
		said = append(said, wording.ChartSaidTo.With("date", to))
	}
	if undated > 0 {
		said = append(said, wording.ChartSaidUndated.With("n", undated))
	}
	if n := len(c.m.Collection.Documents); set.Outlets != "" || set.Without != "" {
		said = append(said, wording.ChartSaidArticles.With("shown", len(c.m.ChartDocuments()), "n", n))
	}
	if set.By != "" {
		said = append(said, wording.ChartSaidUnit.With("column", c.unit.noun.String()))
	}
	switch set.Order {
	case state.BySpread:
		said = append(said, wording.ChartSaidSpread.With("columns", columns))
	case state.ByDispute:
		said = append(said, wording.ChartSaidDispute.String())
	case state.ByDifference:
		said = append(said, wording.ChartSaidUneven.String())
	}
	return strings.Join(said, " ")
}

// period is one end of the period, as the address has it.
func period(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		return corpus.Date{}
	}
	return d
}
