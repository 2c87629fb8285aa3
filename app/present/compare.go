package present

import (
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
	v := CompareView{Title: "Compare", Side: side(m, chosen)}
	if len(chosen) < state.LeastCompared {
		v.Too = "It takes two articles to compare; this collection has " + spell(len(m.Collection.Documents)) + "."
		return v
	}
	v.Title = capital(spell(len(chosen))) + " texts, side by side"
	v.Chosen, v.More = choices(m, chosen)
	by := m.Route.By
	if len(m.Coverage.Topics) == 0 {
		by = state.ByText // without topics there are only texts
	} else {
		v.By = append(v.By, tab("Topics", m.Route, chosen, state.ByTopic))
	}
	v.By = append(v.By, tab("Texts", m.Route, chosen, state.ByText))
	for i := range v.By {
		v.By[i].Current = v.By[i].Current || len(v.By) == 1
	}
	if by == state.ByText {
		v.texts(m, chosen)
	} else {
		v.Rows = compareRows(m, chosen)
		if len(v.Rows) == 0 {
			v.Too = "None of these articles tells any of the topics. Their texts can still be read side by side."
		}
	}
	return v
}

func tab(label string, now state.Route, chosen []string, by string) Link {
	to := state.Route{Screen: state.Comparison, Documents: chosen, By: by}
	return Link{Label: label, Href: href(to), Current: now.By == by}
}

// side is the text shown where there is room for one.
func side(m state.Model, chosen []string) string {
	switch {
	case slices.Contains(chosen, m.Compare.Side):
		return m.Compare.Side
	case len(chosen) > 0:
		return chosen[0]
	}
	return ""
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

// compareRows are the topics that any of the chosen tells.
func compareRows(m state.Model, chosen []string) []CompareRow {
	var rows []CompareRow
	for _, t := range m.Coverage.Topics {
		r := CompareRow{Topic: t.ID, Title: t.Title, Date: date(t.Date, shortDate), Href: topicHref(t.ID)}
		told := false
		for _, id := range chosen {
			cell := m.Coverage.Cell(t.ID, id)
			k := CompareCell{Document: id, Mark: mark(m, id), Silent: len(cell.Passages) == 0}
			if !k.Silent {
				told = true
				k.Gist, k.Share = gistText(cell.Gist, cell.Passages), percent(cell.Share)
			}
			for _, n := range cell.Passages {
				k.Passages = append(k.Passages, Link{Label: strconv.Itoa(n), Href: readHref(id, n)})
			}
			r.Cells = append(r.Cells, k)
		}
		if told {
			rows = append(rows, r)
		}
	}
	return rows
}

// texts fills the columns of whole text and the links between neighbours. A lit
// passage lights what it is linked with, and so on to both sides. Of many links
// of one passage only the first few are drawn until they are lit.
func (v *CompareView) texts(m state.Model, chosen []string) {
	lit := map[corpus.Ref]bool{}
	if (m.Lit != corpus.Ref{}) {
		lit[m.Lit] = true
	}
	type join struct {
		column   int
		from, to corpus.Ref
		topic    string
	}
	var joins []join
	for i := 0; i+1 < len(chosen); i++ {
		for _, l := range m.Coverage.Links(chosen[i], chosen[i+1]) {
			joins = append(joins, join{
				i, corpus.Ref{Document: chosen[i], Passage: l.From}, corpus.Ref{Document: chosen[i+1], Passage: l.To}, l.Topic,
			})
		}
	}
	// Light spreads from the lit column outwards, never back: otherwise one
	// passage would light half of each text.
	column := slices.Index(chosen, m.Lit.Document)
	for _, k := range joins {
		if lit[k.from] {
			lit[k.to] = true
		}
	}
	for i := column - 1; i >= 0; i-- {
		for _, k := range joins {
			if k.column == i && lit[k.to] {
				lit[k.from] = true
			}
		}
	}
	drawn := make(map[[2]corpus.Ref]int) // per passage, towards a document
	for _, k := range joins {
		out := [2]corpus.Ref{k.from, {Document: k.to.Document}}
		in := [2]corpus.Ref{k.to, {Document: k.from.Document}}
		shines := lit[k.from] && lit[k.to]
		if !shines && (drawn[out] >= fanShown || drawn[in] >= fanShown) {
			continue
		}
		drawn[out]++
		drawn[in]++
		t, _ := m.Coverage.Topic(k.topic)
		v.Links = append(v.Links, CompareLink{
			From:   columnID(k.from.Document, k.from.Passage),
			To:     columnID(k.to.Document, k.to.Passage),
			Column: k.column,
			Reason: "Same topic: " + t.Title,
			Lit:    shines,
		})
	}
	for _, id := range chosen {
		d := m.Catalog.Document(id)
		if d == nil {
			continue
		}
		text := CompareText{
			Document: id, Mark: mark(m, id), Outlet: outlet(m, id), Headline: d.Headline,
			Meta: published(d.Published) + ", " + tally(len(d.Passages), "passage"), Href: readHref(id, 0),
		}
		for i := range d.Passages {
			p := passage(m, d, &d.Passages[i], columnID(id, i+1))
			p.Lit = lit[p.Ref]
			if len(p.Topics) > 0 && !m.Coverage.Matched(p.Ref, chosen) {
				p.Note = "no counterpart here"
			}
			text.Passages = append(text.Passages, p)
		}
		v.Texts = append(v.Texts, text)
	}
}
