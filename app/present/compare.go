package present

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// Compare is two to five articles side by side.
func Compare(m state.Model) CompareView {
	if m.Collection == nil {
		return CompareView{Title: "Parallax", Too: waiting(m)}
	}
	chosen := m.Compared()
	v := CompareView{Title: "Compare", Side: m.Side()}
	if len(chosen) < state.LeastCompared {
		v.Too = "It takes two articles to compare; this collection has " + wording.Spell(len(m.Collection.Documents)) + "."
		return v
	}
	v.Title = wording.Capital(wording.Spell(len(chosen))) + " texts, side by side"
	v.Chosen = choices(m, chosen)
	v.Seek = seek(m, chosen)
	now := m.Route
	if len(m.Coverage.Topics) > 0 {
		v.By = append(v.By, tab("Topics", now, chosen, state.ByTopic))
	} else if now.By == state.ByTopic {
		now.By = state.ByText // without topics there are only texts
	}
	v.By = append(v.By, tab("Texts", now, chosen, state.ByText))
	v.By = append(v.By, countedTabs(m, chosen)...)
	if v.counted(m, chosen) {
		if v.Too == "" && (now.By == state.ByFacts || now.By == state.ByVoices) {
			v.Too = uncoded(m, chosen, "so an empty place there is no silence")
		}
		return v
	}
	if now.By == state.ByText {
		v.Switch = switchOf(m, chosen...)
		v.texts(m, chosen)
		_, how := m.Alignments()
		v.Wait = element.Pending(how, "Looking for what answers what")
	} else {
		coded := slices.DeleteFunc(slices.Clone(chosen), func(id string) bool { return !m.IsCoded(id) })
		if len(coded) >= state.LeastCompared {
			v.Rows, v.Single = compareRows(m, coded)
		}
		if n := len(v.Single); n > 0 {
			v.Folded = wording.Capital(wording.Count(n, "topic")) + " told by only one of them"
			if slices.ContainsFunc(v.Single, uncodedIn) {
				v.Folded = wording.CodingSingleKnown.With("n", n)
			}
		}
		if len(v.Rows)+len(v.Single) == 0 {
			v.Too = "None of these articles tells any of the topics. Their texts can still be read side by side."
		}
		v.Too = cmp.Or(uncoded(m, chosen, "so there is nothing to show of it here"), v.Too)
	}
	return v
}

// uncoded says which of those chosen nobody has coded, and what follows; "" if
// none.
func uncoded(m state.Model, chosen []string, so string) string {
	var titles []string
	for _, id := range chosen {
		if !m.IsCoded(id) {
			titles = append(titles, m.Catalog.Document(id).ShortTitle())
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return "Nobody has coded " + wording.Enumerate(titles) + " yet, " + so + ". Texts compares the words."
}

// uncodedIn reports whether nobody has coded a topic in one of the texts.
func uncodedIn(r CompareRow) bool {
	return slices.ContainsFunc(r.Cells, func(c CompareCell) bool { return c.Uncoded })
}

func tab(label string, now state.Route, chosen []string, by string) element.Link {
	to := state.Route{Screen: state.Comparison, Documents: chosen, By: by}
	return element.Link{Label: label, Href: element.Href(to), Current: now.By == by}
}

// choices are the documents chosen and, where they are few, in the collection's
// order those that could be.
func choices(m state.Model, chosen []string) (list []CompareChoice) {
	choice := func(id string, on bool) CompareChoice {
		full := len(chosen) >= state.MostCompared
		if on {
			full = len(chosen) <= state.LeastCompared
		}
		label := element.OutletName(m, id)
		if len(m.Collection.Documents) > listedMost {
			label = m.Catalog.Document(id).ShortTitle() // numbers of a newsroom's articles say nothing
		}
		return CompareChoice{id, element.MarkOf(m, id), label, on, full}
	}
	for _, id := range chosen {
		list = append(list, choice(id, true))
	}
	if len(m.Collection.Documents) > listedMost {
		return list
	}
	for _, d := range m.Collection.Documents {
		if !slices.Contains(chosen, d.ID) {
			list = append(list, choice(d.ID, false))
		}
	}
	return list
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
		r := CompareRow{Topic: t.ID, Title: t.Title, Date: wording.Date(t.Date, wording.ShortDate), Href: element.TopicHref(t.ID)}
		var w weight
		for _, id := range chosen {
			cell := m.Coverage.Cell(t.ID, id)
			k := CompareCell{Document: id, Mark: element.MarkOf(m, id)}
			switch m.Coverage.State(t.ID, id) {
			case coverage.NotCoded:
				k.Uncoded = true
			case coverage.Silent:
				k.Silent = true
			default:
				w.tellers++
				w.share += cell.Share
				k.Gist, k.Share = gistText(cell.Gist, cell.Passages), wording.Percent(cell.Share)
			}
			for _, n := range cell.Passages[:min(len(cell.Passages), passagesShown)] {
				k.Passages = append(k.Passages, element.Link{Label: strconv.Itoa(n), Href: element.ReadHref(id, n)})
			}
			if rest := len(cell.Passages) - len(k.Passages); rest > 0 {
				k.More = element.Link{Label: wording.Number(rest) + " more", Href: element.TopicHref(t.ID)}
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
	sorting.By(rows, func(a, b CompareRow) int {
		x, y := weights[a.Topic], weights[b.Topic]
		return cmp.Or(cmp.Compare(y.tellers, x.tellers), cmp.Compare(y.share, x.share))
	})
	return rows, single
}

// texts fills the columns of whole text and the links between neighbours.
func (v *CompareView) texts(m state.Model, chosen []string) {
	linked := make(map[corpus.Ref]bool)
	coded, proposed := 0, 0
	for i := range chosen {
		for j := i + 1; j < len(chosen); j++ {
			for _, x := range links(m, chosen[i], chosen[j]) {
				linked[x.from], linked[x.to] = true, true
				if x.proposed() {
					proposed++
				} else {
					coded++
				}
				if j == i+1 {
					v.Links = append(v.Links, CompareLink{
						From: state.ColumnID(x.from), To: state.ColumnID(x.to), Column: i, Proposed: x.proposed(),
					})
				}
			}
		}
	}
	v.Anchor = anchors(m, chosen)
	v.Why = Reasons(m)
	v.Basis = textBasis(m, coded, proposed)
	for i, id := range chosen {
		v.Texts = append(v.Texts, compareText(m, chosen, i, func(p element.PassageView) string {
			found, _ := m.Alignments()
			switch {
			case linked[p.Ref]:
			case m.Basis() != state.ByProgram && m.Coverage.Elsewhere(p.Ref, chosen) == coverage.OnlyHere:
				return wording.CompareOnlyHere.String()
			case m.Basis() == state.ByProgram && found != nil:
				return wording.CompareNoMatch.String()
			}
			return ""
		}))
		if most := longestRun(m, id, chosen); most > 0 {
			v.Texts[i].Meta += ", longest shared wording " + wording.Tally(most, "word")
		}
	}
}

// compareText is the i-th column; note says what there is to say about a
// passage that nothing answers.
func compareText(m state.Model, chosen []string, i int, note func(element.PassageView) string) CompareText {
	id := chosen[i]
	d := m.Catalog.Document(id)
	text := CompareText{
		Document: id, Mark: element.MarkOf(m, id), Outlet: element.OutletName(m, id), Headline: d.Headline,
		Meta: wording.Published(d.Published) + ", " + wording.Tally(len(d.Passages), "passage"), Href: element.ReadHref(id, 0),
		First: i == 0, Last: i == len(chosen)-1, Stays: len(chosen) <= state.LeastCompared,
		Choose: d.Text == corpus.Digest && m.Catalog.HasOriginal(id), Original: m.ShowsOriginal(id),
	}
	if !text.Choose && d.Text == corpus.Digest {
		text.Meta += ", digest"
	}
	shared := reusedIn(m, id, chosen)
	for i := range d.Passages {
		p := passage(m, d, &d.Passages[i], columnID(id, i+1))
		p.Lit = false // see Light
		if p.Note == "" {
			p.Note = note(p)
		}
		if words, _ := m.Words(d, &d.Passages[i]); words == d.BestText(&d.Passages[i]) {
			p.Runs = element.Runs(words, shared[i+1])
		}
		text.Passages = append(text.Passages, p)
	}
	return text
}

// textBasis is what the links between texts rest on, and what can be set.
func textBasis(m state.Model, coded, proposed int) BasisView {
	v := basisView(m)
	found, _ := m.Alignments()
	switch basis := m.Basis(); {
	case found == nil && basis != state.ByHand:
		return v
	case basis == state.ByHand:
		v.Says = wording.Tally(coded, "link") + " by topic"
	case basis == state.ByProgram:
		v.Says = wording.Tally(proposed, "link") + " proposed by the program"
	default:
		v.Says = wording.Tally(coded, "link") + " by topic, " + wording.Number(proposed) + " more proposed"
	}
	return v
}

// basisView is the choice between what is coded and what is proposed, where
// there are both.
func basisView(m state.Model) BasisView {
	var v BasisView
	basis := m.Basis()
	list := []state.Basis{state.ByHand, state.ByProgram}
	if m.Route.By == state.ByText {
		list = append(list, state.ByBoth)
	}
	for _, b := range list {
		if !m.HasCoding() {
			break
		}
		to := m.Route
		if to.Sides.Basis = b; b == state.ByHand {
			to.Sides.Basis = state.AsFound
		}
		v.Choice = append(v.Choice, element.Chip{Label: string(b), On: b == basis, Value: element.Href(to)})
	}
	if basis != state.ByHand && m.Route.By != state.ByVoices {
		v.Score = ScoreView{
			Shown: true, Value: int(math.Round(100 * m.Route.Sides.Least())), Least: ask.LeastScore, Most: state.MostScore, By: state.ScoreStep,
			Label: score(m.Route.Sides.Least()), Note: "lower: more, less sure",
		}
	}
	return v
}
