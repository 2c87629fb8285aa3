package present

import (
	"cmp"
	"slices"
	"strconv"

	"parallax/app/state"
	"parallax/corpus"
)

// Compare is two to five articles side by side.
func Compare(m state.Model) CompareView {
	if m.Collection == nil {
		return CompareView{Title: "Parallax", Too: waiting(m)}
	}
	chosen := m.Compared()
	v := CompareView{Title: "Compare", Side: m.Side()}
	if len(chosen) < state.LeastCompared {
		v.Too = "It takes two articles to compare; this collection has " + spell(len(m.Collection.Documents)) + "."
		return v
	}
	v.Title = capital(spell(len(chosen))) + " texts, side by side"
	v.Chosen, v.More = choices(m, chosen)
	now := m.Route
	if len(m.Coverage.Topics) > 0 {
		v.By = append(v.By, tab("Topics", now, chosen, state.ByTopic))
	} else if now.By == state.ByTopic {
		now.By = state.ByText // without topics there are only texts
	}
	v.By = append(v.By, tab("Texts", now, chosen, state.ByText))
	v.By = append(v.By, countedTabs(m, chosen)...)
	if v.counted(m, chosen) {
		return v
	}
	if now.By == state.ByText {
		v.Switch = switchOf(m, chosen...)
		v.texts(m, chosen)
	} else {
		v.Rows, v.Single = compareRows(m, chosen)
		if n := len(v.Single); n > 0 {
			v.Folded = capital(count(n, "topic")) + " told by only one of them"
		}
		if len(v.Rows)+len(v.Single) == 0 {
			v.Too = "None of these articles tells any of the topics. Their texts can still be read side by side."
		}
	}
	return v
}

func tab(label string, now state.Route, chosen []string, by string) Link {
	to := state.Route{Screen: state.Comparison, Documents: chosen, By: by}
	return Link{Label: label, Href: href(to), Current: now.By == by}
}

// choices are the documents chosen and, in the collection's order, some that
// could be.
func choices(m state.Model, chosen []string) (list []CompareChoice, more string) {
	choice := func(id string, on bool) CompareChoice {
		full := len(chosen) >= state.MostCompared
		if on {
			full = len(chosen) <= state.LeastCompared
		}
		return CompareChoice{id, mark(m, id), outlet(m, id), on, full}
	}
	for _, id := range chosen {
		list = append(list, choice(id, true))
	}
	for _, d := range m.Collection.Documents {
		if len(list) == choicesShown {
			break
		}
		if !slices.Contains(chosen, d.ID) {
			list = append(list, choice(d.ID, false))
		}
	}
	if hidden := len(m.Collection.Documents) - len(list); hidden > 0 {
		more = "and " + number(hidden) + " more"
	}
	return list, more
}

// compareRows are the topics that any of the chosen tells: first those that
// most of them tell, among these first those they give most room; apart from
// them those that only one tells, in the order of time.
func compareRows(m state.Model, chosen []string) (rows, single []CompareRow) {
	type weight struct {
		tellers int
		share   float64
	}
	weights := make(map[string]weight)
	for _, t := range m.Coverage.Topics {
		r := CompareRow{Topic: t.ID, Title: t.Title, Date: date(t.Date, shortDate), Href: topicHref(t.ID)}
		var w weight
		for _, id := range chosen {
			cell := m.Coverage.Cell(t.ID, id)
			k := CompareCell{Document: id, Mark: mark(m, id), Silent: len(cell.Passages) == 0}
			if !k.Silent {
				w.tellers++
				w.share += cell.Share
				k.Gist, k.Share = gistText(cell.Gist, cell.Passages), percent(cell.Share)
			}
			for _, n := range cell.Passages[:min(len(cell.Passages), passagesShown)] {
				k.Passages = append(k.Passages, Link{Label: strconv.Itoa(n), Href: readHref(id, n)})
			}
			if rest := len(cell.Passages) - len(k.Passages); rest > 0 {
				k.More = Link{Label: number(rest) + " more", Href: topicHref(t.ID)}
			}
			r.Cells = append(r.Cells, k)
		}
		weights[t.ID] = w
		switch {
		case w.tellers >= 2:
			rows = append(rows, r)
		case w.tellers == 1:
			single = append(single, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b CompareRow) int {
		x, y := weights[a.Topic], weights[b.Topic]
		return cmp.Or(cmp.Compare(y.tellers, x.tellers), cmp.Compare(y.share, x.share))
	})
	return rows, single
}

// texts fills the columns of whole text and the links between neighbours.
func (v *CompareView) texts(m state.Model, chosen []string) {
	for i := 0; i+1 < len(chosen); i++ {
		for _, x := range pair(m, chosen[i], chosen[i+1]) {
			v.Links = append(v.Links, CompareLink{
				From:   columnID(x.from.Document, x.from.Passage),
				To:     columnID(x.to.Document, x.to.Passage),
				Column: i,
			})
		}
	}
	v.Anchor = anchors(m, chosen)
	v.Why = Reasons(m)
	for i, id := range chosen {
		d := m.Catalog.Document(id)
		if d == nil {
			continue
		}
		text := CompareText{
			Document: id, Mark: mark(m, id), Outlet: outlet(m, id), Headline: d.Headline,
			Meta: published(d.Published) + ", " + tally(len(d.Passages), "passage"), Href: readHref(id, 0),
			First: i == 0, Last: i == len(chosen)-1, Stays: len(chosen) <= state.LeastCompared,
		}
		switch {
		case m.ShowsOriginal(id):
			text.Meta += ", original"
		case d.Text == corpus.Digest:
			text.Meta += ", digest"
		}
		for i := range d.Passages {
			p := passage(m, d, &d.Passages[i], columnID(id, i+1))
			p.Lit = false // see Light
			if p.Note == "" && len(p.Topics) > 0 && !m.Coverage.Matched(p.Ref, chosen) {
				p.Note = "no counterpart here"
			}
			text.Passages = append(text.Passages, p)
		}
		v.Texts = append(v.Texts, text)
	}
}
