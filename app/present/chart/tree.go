package chart

import (
	"cmp"
	"slices"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/sorting"
)

// treeRow is a topic that the filter lets through, at its place among the
// others: every part follows the topic it is part of, or where the filter has
// taken that one away, the next one around it that is shown.
type treeRow struct {
	topicRow
	depth   int
	within  string     // title of a parent that is not shown
	parts   int        // rows below this one that belong to it
	folded  bool       // hidden, because a topic around it is folded
	undated bool       // neither the whole event nor a part of it has a date
	lead    bool       // of the section that the chart opens with
	family  []topicRow // the topic and its parts, as far as they are shown or folded
}

// branch is a topic with its parts, for sorting.
type branch struct {
	row    topicRow
	within string
	parts  []*branch
	begins corpus.Date // its own date, or the earliest of its parts
	value  float64     // by which it is sorted: the most of its own and its parts'
	key    float64     // its own
}

// shown are the rows that the filter leaves, in the order chosen, those that
// are folded away included.
func (c Chart) shown() []treeRow {
	roots := c.branches()
	for _, b := range roots {
		c.weigh(b)
	}
	c.sort(roots)
	if at := slices.IndexFunc(roots, func(b *branch) bool { return b.row.ID == c.lead }); at > 0 {
		lead := roots[at]
		copy(roots[1:at+1], roots[:at])
		roots[0] = lead
	}
	var rows []treeRow
	for _, b := range roots {
		first := len(rows)
		rows = c.flatten(rows, b, 0, false)
		for i := range rows[first:] {
			rows[first+i].undated = b.begins.IsZero()
			rows[first+i].lead = b.row.ID == c.lead
		}
	}
	return rows
}

// branches makes the tree of the topics that the filter lets through.
func (c Chart) branches() (roots []*branch) {
	kept := make(map[string]*branch, len(c.topics))
	parent := make(map[string]corpus.Topic, len(c.topics))
	for _, t := range c.topics { // parents come first
		parent[t.ID] = t.Topic
		if !c.passes(t) {
			continue
		}
		b := &branch{row: t}
		var above *branch
		for up := t.Topic; above == nil && c.m.Coverage.Depth(up.ID) > 0; {
			up = parent[up.Parent]
			above = kept[up.ID]
			if above == nil && b.within == "" {
				b.within = up.Title
			}
		}
		kept[t.ID] = b
		if above == nil {
			roots = append(roots, b)
		} else {
			above.parts = append(above.parts, b)
		}
	}
	return roots
}

// weigh finds what the branches are sorted by.
func (c Chart) weigh(b *branch) {
	b.begins = b.row.Date
	switch c.m.Chart.Order {
	case state.BySpread:
		b.key = float64(b.row.told)
	case state.ByDispute:
		b.key = float64(b.row.differ)
	case state.ByDifference:
		b.key = b.row.difference()
	}
	b.value = b.key
	for _, p := range b.parts {
		c.weigh(p)
		b.value = max(b.value, p.value)
		if b.row.Date.IsZero() && p.begins.Compare(b.begins) < 0 {
			b.begins = p.begins
		}
	}
}

// sort puts branches that belong to the same topic in order. By date the
// collection's order, which is that of time, settles what the dates leave open.
func (c Chart) sort(list []*branch) {
	sorting.By(list, func(a, b *branch) int {
		if c.m.Chart.Order == state.ByDate {
			return a.begins.Compare(b.begins)
		}
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(b.key, a.key))
	})
	for _, b := range list {
		c.sort(b.parts)
	}
}

// flatten appends a branch to the rows.
func (c Chart) flatten(rows []treeRow, b *branch, depth int, folded bool) []treeRow {
	at := len(rows)
	rows = append(rows, treeRow{topicRow: b.row, depth: depth, within: b.within, folded: folded})
	fold := folded || !c.open(b.row.ID)
	for _, p := range b.parts {
		rows = c.flatten(rows, p, depth+1, fold)
	}
	family := make([]topicRow, 0, len(rows)-at)
	for _, r := range rows[at:] {
		family = append(family, r.topicRow)
	}
	rows[at].parts, rows[at].family = len(family)-1, family
	return rows
}

func (t treeRow) familyIDs() []string {
	ids := make([]string, len(t.family))
	for i, r := range t.family {
		ids[i] = r.ID
	}
	return ids
}

// Family is a topic and those of its parts that are folded away under it, by
// id: what its row in the chart tells of.
func (c Chart) Family(t corpus.Topic) []string {
	family := []string{t.ID}
	if c.open(t.ID) {
		return family
	}
	belongs := c.m.Chart.Period()
	within := map[string]bool{t.ID: true}
	for _, part := range c.m.Coverage.Topics { // parents come first
		if !within[part.Parent] || c.m.Coverage.Depth(part.ID) == 0 {
			continue
		}
		within[part.ID] = true
		if belongs(part.Date) && c.topic(part).shows(c.m.Chart.Show) {
			family = append(family, part.ID)
		}
	}
	return family
}
