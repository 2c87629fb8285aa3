package present

import (
	"cmp"
	"math"
	"slices"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// Compare is two to five articles side by side, or what the articles disagree
// about, or what one leaves out.
func Compare(m state.Model) CompareView {
	v := CompareView{Title: wording.CompareTitle.String(), Side: m.Side()}
	if m.Collection == nil {
		v.Too = waiting(m)
		return v
	}
	chosen := m.Compared()
	if len(chosen) < state.LeastCompared {
		v.Too = wording.CompareTwoNeeded.With("n", len(m.Collection.Documents))
		return v
	}
	if !m.OverAll() && m.Route.By != state.ByOmission {
		v.By = tabs(m, chosen)
	}
	v.choices(m, chosen)
	if !m.OverAll() && m.Route.By != state.ByOmission {
		v.Notes = notesOn(m, wording.NotesOnCompare, corpus.NoteTarget{Kind: corpus.OnComparison, Beside: chosen})
	}
	switch m.Route.By {
	case state.ByTopic:
		if len(m.Coverage.Topics) > 0 {
			v.topics(m, chosen)
		} else {
			v.texts(m, chosen) // without topics there are only texts
		}
	case state.ByText:
		v.texts(m, chosen)
	case state.ByOmission:
		v.Left = omission(m)
		v.Title, v.Chosen, v.Adds, v.Seek = v.Left.Title, v.only(m, m.Omitting()), nil, SeekView{}
	default:
		v.counted(m, chosen)
		if v.Too == "" && (m.Route.By == state.ByFacts && !v.Facts.Listed || m.Route.By == state.ByVoices) {
			v.Too = uncoded(m, chosen, wording.CompareUncoded)
		}
	}
	return v
}

// tabs are the ways to compare.
func tabs(m state.Model, chosen []string) []element.Link {
	now := m.Route.By
	if len(m.Coverage.Topics) == 0 && now == state.ByTopic {
		now = state.ByText
	}
	var list []element.Link
	for _, t := range []struct {
		label wording.Message
		by    string
	}{
		{wording.CompareTopics, state.ByTopic}, {wording.CompareTexts, state.ByText}, {wording.CompareFacts, state.ByFacts},
		{wording.CompareVoices, state.ByVoices}, {wording.CompareWords, state.ByWords}, {wording.CompareShared, state.ByReuse},
	} {
		if len(m.Coverage.Topics) == 0 && t.by == state.ByTopic {
			continue
		}
		to := state.Route{Screen: state.Comparison, Documents: chosen, By: t.by}
		list = append(list, element.Link{Label: t.label.String(), Href: element.Href(to), Current: now == t.by})
	}
	return list
}

// topics fills the rows by topic.
func (v *CompareView) topics(m state.Model, chosen []string) {
	v.Title = wording.Capital(wording.CompareTopicsOf.With("n", len(chosen)))
	coded := slices.DeleteFunc(slices.Clone(chosen), func(id string) bool { return !m.IsCoded(id) })
	if len(coded) >= state.LeastCompared {
		v.Rows, v.Single = compareRows(m, coded)
	}
	if len(v.Rows)+len(v.Single) == 0 {
		v.Too = wording.CompareNoTopics.String()
	} else if len(v.Rows) == 0 {
		v.NoRows = wording.CompareNoneShared.String()
	}
	v.Shared, v.Folded = wording.CompareCovered.String(), wording.CompareByOne.String()
	if slices.ContainsFunc(v.Single, uncodedIn) {
		v.Folded = wording.CompareByOneKnown.String()
	}
	if len(coded) == state.LeastCompared {
		v.Shared = wording.CompareAllCover.String()
	}
	v.Too = cmp.Or(uncoded(m, chosen, wording.CompareUncodedGone), v.Too)
}

// uncoded says which of those chosen nobody has coded, and what follows; "" if
// none.
func uncoded(m state.Model, chosen []string, says wording.Message) string {
	var titles []string
	for _, id := range chosen {
		if !m.IsCoded(id) {
			titles = append(titles, m.Catalog.Document(id).ShortTitle())
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return says.With("articles", wording.Enumerate(titles), "n", len(titles))
}

// uncodedIn reports whether nobody has coded a topic in one of the texts.
func uncodedIn(r CompareRow) bool {
	return slices.ContainsFunc(r.Cells, func(c CompareCell) bool { return c.Uncoded })
}

// optionsMost is the number of documents up to which every place of a comparison
// lists them all, to put another there.
const optionsMost = 60

// choices fills the documents chosen, what could take the place of each, and,
// where they are few, those that could be added. Over all there is no choice.
func (v *CompareView) choices(m state.Model, chosen []string) {
	if m.OverAll() {
		return
	}
	for i, id := range chosen {
		name := element.OutletName(m, id)
		v.Chosen = append(v.Chosen, CompareChoice{
			Document: id, Mark: element.MarkOf(m, id), Label: choiceLabel(m, id), Stays: len(chosen) <= state.LeastCompared,
			Place: wording.CompareNth.With("n", i+1, "all", len(chosen)), Remove: wording.CompareRemove.With("outlet", name),
		})
	}
	documents := m.Collection.Documents
	if len(documents) <= optionsMost {
		for _, d := range documents {
			v.Options = append(v.Options, CompareOption{d.ID, choiceLabel(m, d.ID)})
		}
	}
	v.Seek = seek(m, chosen)
	if len(documents) > listedMost || len(chosen) >= state.MostCompared {
		return
	}
	for _, d := range documents {
		if !slices.Contains(chosen, d.ID) {
			v.Adds = append(v.Adds, CompareChoice{
				Document: d.ID, Mark: element.MarkOf(m, d.ID), Label: choiceLabel(m, d.ID), Place: wording.CompareAdd.With("outlet", element.OutletName(m, d.ID)),
			})
		}
	}
}

// only is a choice of one document.
func (v *CompareView) only(m state.Model, id string) []CompareChoice {
	return []CompareChoice{{Document: id, Mark: element.MarkOf(m, id), Label: choiceLabel(m, id), Stays: true, Place: wording.LeftOf.String()}}
}

// choiceLabel is the outlet, and of a newsroom's many articles, whose numbers say
// nothing, the title.
func choiceLabel(m state.Model, id string) string {
	if len(m.Collection.Documents) > listedMost {
		return m.Catalog.Document(id).ShortTitle()
	}
	return element.OutletName(m, id)
}

// compareRows are the topics that any of the chosen covers: first those that
// most of them cover, among these first those they give most room; apart from
// them those that only one covers, in the order of time.
func compareRows(m state.Model, chosen []string) (rows, single []CompareRow) {
	type weight struct {
		covering int
		share    float64
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
				w.covering++
				w.share += cell.Share
				k.Gist, k.Share = gistText(cell.Gist, cell.Passages), wording.Percent(cell.Share)
			}
			for _, n := range cell.Passages[:min(len(cell.Passages), passagesShown)] {
				k.Passages = append(k.Passages, NumberLink{passageLink(corpus.Ref{Document: id, Passage: n}), wording.ComparePassageOf.With("outlet", k.Mark.Name, "n", n)})
			}
			if rest := len(cell.Passages) - len(k.Passages); rest > 0 {
				k.More = element.Link{Label: wording.CompareMore.With("n", rest), Href: element.TopicHref(t.ID)}
			}
			r.Cells = append(r.Cells, k)
		}
		weights[t.ID] = w
		switch {
		case w.covering >= 2:
			rows = append(rows, r)
		case w.covering == 1:
			single = append(single, r)
		}
	}
	sorting.By(rows, func(a, b CompareRow) int {
		x, y := weights[a.Topic], weights[b.Topic]
		return cmp.Or(cmp.Compare(y.covering, x.covering), cmp.Compare(y.share, x.share))
	})
	return rows, single
}

// texts fills the columns of whole text and the links between neighbours.
func (v *CompareView) texts(m state.Model, chosen []string) {
	v.Title = wording.Capital(wording.CompareTextsOf.With("n", len(chosen)))
	v.Switch = switchOf(m, chosen...)
	_, how := m.Alignments()
	v.Wait = element.Pending(how, wording.CompareMatching.String())
	v.narrow(m, chosen)
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
			v.Texts[i].Meta += ", " + wording.CompareLongest.With("n", most)
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
		Href:  element.ReadHref(id, 0),
		First: i == 0, Last: i == len(chosen)-1, Stays: len(chosen) <= state.LeastCompared,
		Choose: d.Text == corpus.Digest && m.Catalog.HasOriginal(id), Original: m.ShowsOriginal(id),
	}
	meta := wording.CompareMeta
	if !text.Choose && d.Text == corpus.Digest {
		meta = wording.CompareMetaOurs
	}
	text.Meta = meta.With("date", wording.Published(d.Published), "n", len(d.Passages))
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
		v.Says = wording.CompareLinks.With("n", coded)
	case basis == state.ByProgram:
		v.Says = wording.CompareMatches.With("n", proposed)
	default:
		v.Says = wording.CompareBoth.With("n", coded, "m", proposed)
	}
	return v
}

var basisNames = map[state.Basis]wording.Message{
	state.ByHand: wording.CompareCoded, state.ByProgram: wording.CompareSuggest, state.ByBoth: wording.CompareBothOf,
}

// manyColumns is the number of texts from which their columns are narrow.
const manyColumns = 4

// narrow offers three columns where there are more.
func (v *CompareView) narrow(m state.Model, chosen []string) {
	if len(chosen) < manyColumns {
		return
	}
	to := m.Route
	to.Documents, to.Passage = chosen[:manyColumns-1], 0
	var names []string
	for _, id := range to.Documents {
		names = append(names, element.OutletName(m, id))
	}
	v.Three = element.Chip{Label: wording.CompareThree.With("outlets", wording.Enumerate(names)), Value: element.Href(to)}
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
		v.Choice = append(v.Choice, element.Chip{Label: basisNames[b].String(), On: b == basis, Value: element.Href(to)})
	}
	// Over many articles the facts rest on topics, not on alignments that have a score.
	byTopic := m.OverAll() && len(m.Collection.Documents) > align.MostPairs
	if basis != state.ByHand && m.Route.By != state.ByVoices && !byTopic {
		v.Score = ScoreView{
			Shown: true, Value: int(math.Round(100 * m.Route.Sides.Least())), Least: ask.LeastScore, Most: state.MostScore, By: state.ScoreStep,
			Label: score(m.Route.Sides.Least()), Note: wording.CompareLower.String(),
		}
	}
	return v
}
