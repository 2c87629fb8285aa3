package present

import (
	"slices"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// Topic is one event and what each article says about it.
func Topic(m state.Model) TopicView {
	if m.Collection == nil {
		return TopicView{Title: wording.TopicUnknown.String(), Note: waiting(m)}
	}
	t, ok := m.Coverage.Topic(m.Route.Topic)
	if !ok {
		return TopicView{Title: wording.TopicUnknown.String()}
	}
	covering, quiet, unknown := m.Coverage.Divide(t.ID, m.Coverage.Documents)
	n := len(m.Coverage.Documents)
	v := TopicView{
		Title: t.Title, When: wording.Date(t.Date, wording.LongDate), Place: t.Place, Note: t.Note,
		Told: coveredBy(len(covering), n), None: wording.CodingSilent.String(),
		Origin: origin(m, t.Provenance, cameTopic(m, t.ID)), Unknown: unknownIn(m, t, unknown),
	}
	if len(unknown) > 0 {
		v.Told = wording.Capital(wording.CodingCoveredLong.With("n", len(covering), "of", n-len(unknown), "rest", len(unknown)))
	}
	if v.When == "" {
		v.When = wording.TopicNoDate.String()
	}
	if parent, ok := m.Coverage.Topic(t.Parent); ok {
		v.Parent = topicLink(parent)
	}
	for _, part := range m.Coverage.Topics {
		if part.Parent == t.ID && part.ID != t.ID {
			v.Parts = append(v.Parts, topicLink(part))
		}
	}
	v.Before, v.After = neighbours(m.Coverage, t)
	hidden := max(0, len(covering)-gistsShown)
	for _, id := range covering[:len(covering)-hidden] {
		v.Columns = append(v.Columns, topicColumn(m, t.ID, id))
	}
	hiddenSilent := max(0, len(quiet)-gistsShown)
	for _, id := range quiet[:len(quiet)-hiddenSilent] {
		v.Silent = append(v.Silent, gistItem(m, t.ID, id))
	}
	if hidden+hiddenSilent > 0 {
		v.More = wording.TopicMore.With("n", hidden, "m", hiddenSilent)
	}
	v.differ(m, t.ID)
	v.Notes = notesOn(m, wording.NotesOnTopic, corpus.NoteTarget{Kind: corpus.OnTopic, ID: t.ID})
	v.Switch = switchOf(m, covering...)
	if len(covering) >= state.LeastCompared {
		v.Compare = topicCompare(covering)
	}
	return v
}

// coveredBy says how many of some articles cover a topic.
func coveredBy(n, all int) string {
	switch {
	case n == 0:
		return wording.TopicByNone.With("all", all)
	case n == all && n > 1:
		return wording.TopicByAll.With("n", n)
	}
	return wording.TopicCoveredBy.With("n", n, "all", all)
}

// topicCompare leads to the articles that cover a topic, side by side.
func topicCompare(covering []string) element.Link {
	label := wording.TopicCompare
	if len(covering) > state.MostCompared {
		covering, label = covering[:state.MostCompared], wording.TopicCompareFew
	}
	to := state.Route{Screen: state.Comparison, Documents: covering}
	return element.Link{Label: label.With("n", len(covering)), Href: element.Href(to)}
}

// differ fills in the facts that differ, those of the topic before those of its
// parts, and folds what is too much to begin a screen with.
func (v *TopicView) differ(m state.Model, topic string) {
	for _, id := range within(m.Coverage, topic) {
		for _, f := range m.Catalog.Facts(id) {
			switch {
			case f.Verdict != corpus.Differ:
			case len(v.Differ) < factsShown:
				v.Differ = append(v.Differ, fact(m, f))
			default:
				v.Folded = append(v.Folded, fact(m, f))
			}
		}
	}
	if n := len(v.Folded); n > 0 {
		v.MoreFacts = wording.TopicMoreFacts.With("n", n)
	}
}

// within are a topic and all its parts, which follow it.
func within(v *coverage.Matrix, topic string) []string {
	list := []string{topic}
	at := slices.IndexFunc(v.Topics, func(t corpus.Topic) bool { return t.ID == topic })
	for _, t := range v.Topics[at+1:] {
		if v.Depth(t.ID) <= v.Depth(topic) {
			break
		}
		list = append(list, t.ID)
	}
	return list
}

func topicLink(t corpus.Topic) element.Link {
	return element.Link{Label: t.Title, Href: element.TopicHref(t.ID)}
}

// neighbours are the topics before and after one in time; among those of the
// same date, in the chart's. A topic without a date has none.
func neighbours(v *coverage.Matrix, t corpus.Topic) (before, after element.Link) {
	if t.Date.IsZero() {
		return element.Link{}, element.Link{}
	}
	own := 0
	for i := range v.Topics {
		if v.Topics[i].ID == t.ID {
			own = i
		}
	}
	earlier := func(i, j int) bool { // in time, then in the chart
		c := v.Topics[i].Date.Compare(v.Topics[j].Date)
		return c < 0 || c == 0 && i < j
	}
	prev, next := -1, -1
	for i := range v.Topics {
		switch {
		case i == own || v.Topics[i].Date.IsZero():
		case earlier(i, own):
			if prev < 0 || earlier(prev, i) {
				prev = i
			}
		case next < 0 || earlier(i, next):
			next = i
		}
	}
	if prev >= 0 {
		before = topicLink(v.Topics[prev])
	}
	if next >= 0 {
		after = topicLink(v.Topics[next])
	}
	return before, after
}

func topicColumn(m state.Model, topic, document string) TopicColumn {
	cell := m.Coverage.Cell(topic, document)
	d := m.Catalog.Document(document)
	c := TopicColumn{
		Mark: element.MarkOf(m, document), Outlet: element.OutletName(m, document), Short: d.ShortTitle(),
		Href: element.ReadHref(document, cell.Passages[0]), Gist: cell.Gist, Share: wording.TopicShare.With("share", wording.Percent(cell.Share)),
		Left: element.Link{Label: wording.TopicLeftOut.String(), Href: element.Href(state.Route{Screen: state.Comparison, Documents: []string{document}, By: state.ByOmission})},
	}
	for _, n := range cell.Passages {
		c.Passages = append(c.Passages, passage(m, d, d.Passage(n), columnID(document, n)))
	}
	c.Heard = heardIn(m, document, cell.Passages)
	return c
}

// heardIn names who is heard in some passages, in the order of the collection's
// voices in the first passage that has them.
func heardIn(m state.Model, document string, passages []int) string {
	var voices []*corpus.Voice
	sums := make(map[*corpus.Voice]corpus.Heard)
	for _, n := range passages {
		for _, h := range m.Catalog.HeardAt(corpus.Ref{Document: document, Passage: n}) {
			sum, known := sums[h.Voice]
			if !known {
				voices = append(voices, h.Voice)
				sum.Inferred = true
			}
			sum.Quotes += h.Heard.Quotes
			sum.Mentions += h.Heard.Mentions
			sum.Inferred = sum.Inferred && h.Heard.Inferred
			sums[h.Voice] = sum
		}
	}
	var parts []string
	for _, v := range voices {
		parts = append(parts, wording.TopicVoice.With("voice", speaker(v), "said", said(sums[v])))
	}
	if parts == nil {
		return ""
	}
	return wording.TopicHeard.With("voices", wording.Enumerate(parts))
}

var verdicts = map[corpus.Verdict]string{
	corpus.Agree: string(wording.VerdictAgree), corpus.Differ: string(wording.VerdictDiffer), corpus.Single: string(wording.VerdictSingle), corpus.Silent: string(wording.VerdictSilent),
}

// fact is a question, the answers, and who gives none. Of many silent documents
// only the first dozen are named.
func fact(m state.Model, f *corpus.Fact) FactView {
	v := FactView{Question: f.Question, Verdict: verdicts[f.Verdict], Note: f.Note}
	answered := make(map[string]bool)
	for _, value := range f.Values {
		d := m.Catalog.Document(value.At.Document)
		if d == nil {
			continue
		}
		answered[d.ID] = true
		x := factValue(m, value)
		x.Where = wording.TopicAtPassage.With("n", value.At.Passage)
		v.Values = append(v.Values, x)
	}
	quiet := 0
	for _, d := range m.Collection.Documents {
		if answered[d.ID] || m.Coverage.Answers(f, d.ID) != coverage.Silent {
			continue
		}
		if quiet++; quiet > gistsShown {
			break
		}
		v.Values = append(v.Values, FactValue{Mark: element.MarkOf(m, d.ID), Value: wording.CodingSilent.String(), Silent: true})
	}
	v.None = wording.TopicNoAnswer.With("n", quiet)
	return v
}
