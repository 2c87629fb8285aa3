package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// Read is one article: its text, and what the others say beside it.
func Read(m state.Model) ReadView {
	if m.Collection == nil {
		return ReadView{Headline: wording.Name.String(), Note: waiting(m)}
	}
	d := m.Catalog.Document(m.Reading())
	if d == nil {
		return ReadView{Headline: wording.ReadNothing.String(), Note: wording.ReadNoArticles.String()}
	}
	told := m.Coverage.TopicsOf(d.ID)
	v := ReadView{
		Document: d.ID, Mark: element.MarkOf(m, d.ID), Outlet: element.OutletName(m, d.ID),
		Headline: d.Headline, Lang: titleLang(m, d), Slip: headlineSlip(d), Byline: byline(m, d), Covers: covers(m, d, len(told)),
		Note: textNote(m, d), Switch: switchOf(m, d.ID), Source: sourceLink(d),
		Blocks: blocks(m, d), Cite: cite(m, d, m.Route.Passage, m.Route.Passage), Outline: outline(m, d, told),
		Sizes:    settings(m.Reader.Size, wording.ReadSmaller, state.SmallText, wording.ReadNormal, "", wording.ReadLarger, state.LargeText, wording.ReadLargest, state.LargestText),
		Measures: settings(m.Reader.Measure, wording.ReadNarrow, state.NarrowText, wording.ReadNormal, "", wording.ReadWide, state.WideText),
	}
	if m.Shelf.Here != "" {
		v.Edit = headlineOf(d)
	}
	if v.Switch.Shown && !v.Switch.Enabled {
		v.Add = element.Link{Label: wording.ReadAddFull.String(), Href: element.Href(state.Route{Screen: state.Library})}
		v.Switch = TextSwitch{} // a switch of one thing
	}
	v.Hyphens = hyphens(m, d)
	v.About = sourceGroups(provenance(m, d))
	v.Kin, v.KinLinks = kin(m, d)
	v.Differ = differWay(m, d)
	n := 0
	v.LeftOut, n = leftOut(m, d)
	if n > 0 {
		v.LeftText = wording.ReadLeftOut.With("n", n)
	}
	if hidden := n - len(v.LeftOut); hidden > 0 {
		v.LeftMore = wording.ReadMoreTopics.With("n", hidden)
	}
	v.Compare = compareWith(m, d)
	if len(m.Collection.Documents) > 1 {
		v.Words = element.Link{Label: wording.ReadWords.String(), Href: element.Href(state.Route{Screen: state.WordsScreen, Documents: []string{d.ID}})}
	}
	v.find(m, d)
	v.articles(m, d)
	v.Coder = m.Coding.Coder
	v.Notes, v.Printed = articleNotes(m, d)
	return v
}

// byline is the line beside the outlet: who, when, how long.
func byline(m state.Model, d *corpus.Document) string {
	parts := []string{wording.Published(d.Published), size(m, d)}
	if d.Byline != "" {
		by := d.Byline
		if d.Guessed("byline") {
			by = wording.ReadBylineGuessed.With("name", by)
		}
		parts = slices.Insert(parts, 0, by)
	}
	return wording.Capital(strings.Join(parts, ", "))
}

// covers says how many of the topics the article covers; "" where there are none.
func covers(m state.Model, d *corpus.Document, n int) string {
	all, unknown := len(m.Coverage.Topics), 0
	for _, t := range m.Coverage.Topics {
		if m.Coverage.State(t.ID, d.ID) == coverage.NotCoded {
			unknown++
		}
	}
	switch {
	case all == 0:
		return ""
	case unknown == all:
		return wording.Capital(wording.ReadNotCoded.String())
	case unknown > 0:
		return wording.Capital(wording.CodingArticleKnown.With("n", n, "rest", unknown))
	default:
		return wording.Capital(wording.ReadCovers.With("n", n, "all", all))
	}
}

// headlineSlip is what is noted about the headline: a slip of passage 0.
func headlineSlip(d *corpus.Document) string {
	for _, s := range d.Slips {
		if s.Passage == 0 {
			return slipNote(s)
		}
	}
	return ""
}

// sourceLink leads to the article at its publisher, where its address is known
// and is one of the web.
func sourceLink(d *corpus.Document) element.Link {
	_, rest, found := strings.Cut(d.URL, "://")
	if !found || !strings.HasPrefix(d.URL, "https://") && !strings.HasPrefix(d.URL, "http://") {
		return element.Link{}
	}
	host, _, _ := strings.Cut(rest, "/")
	if host == "" {
		return element.Link{}
	}
	return element.Link{Label: wording.ReadSourceAt.With("host", strings.TrimPrefix(host, "www.")), Href: d.URL}
}

// titleLang is the language of a headline, which is always the article's own.
func titleLang(m state.Model, d *corpus.Document) string {
	if d.Language == m.Collection.Language {
		return ""
	}
	return ask.Language(m.Collection, d, true)
}

// hyphens reports whether it is known in which language the words shown are: a
// browser that guesses breaks them wrongly.
func hyphens(m state.Model, d *corpus.Document) bool {
	if d.Text == corpus.Digest && !m.ShowsOriginal(d.ID) {
		return m.Collection.Language != ""
	}
	return d.Language != ""
}

// settings are settings of which one is on, given as pairs of label and value.
func settings(now string, pairs ...any) (list []Choice) {
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1].(string)
		list = append(list, Choice{pairs[i].(wording.Message).String(), value, value == now})
	}
	return list
}

// blocks cuts a text where its subject changes.
func blocks(m state.Model, d *corpus.Document) []ReadBlock {
	var list []ReadBlock
	for i, topic := range subjects(m, d) {
		last := len(list) - 1
		if last < 0 || list[last].Topic != topic {
			list = append(list, block(m, topic))
			last++
		}
		list[last].Rows = append(list[last].Rows, row(m, d, &d.Passages[i]))
	}
	return list
}

// block is a run of passages without them; a topic of "" has no heading.
func block(m state.Model, topic string) ReadBlock {
	t, ok := m.Coverage.Topic(topic)
	if !ok {
		return ReadBlock{}
	}
	return ReadBlock{Topic: topic, Title: t.Title, Date: wording.Date(t.Date, wording.LongDate), Href: element.TopicHref(topic)}
}

// find says what the query of the address matches in the text.
func (v *ReadView) find(m state.Model, d *corpus.Document) {
	if m.Route.Query == "" {
		return
	}
	route := state.Route{Screen: state.Read, Document: d.ID, Passage: m.Route.Passage}
	v.Find = FindView{Query: m.Route.Query, Clear: element.Href(route)}
	matches := m.Matches()
	n := len(matches)
	switch {
	case m.Marks.Spans == nil:
		v.Find.Said = wording.ReadFindBusy.String()
		return
	case n == 0:
		v.Find.Said = wording.ReadFindNone.String()
		return
	}
	route.Query = m.Route.Query
	to := func(label wording.Message, passage int) element.Link {
		route.Passage = passage
		return element.Link{Label: label.With("n", passage), Href: element.Href(route), Current: passage == m.Route.Passage}
	}
	i, found := slices.BinarySearch(matches, m.Route.Passage)
	v.Find.Said = wording.ReadFindPassages.With("n", n)
	if found {
		v.Find.Said = wording.ReadFindCount.With("i", i+1, "n", n)
	}
	if n > 1 || !found { // the only match is not before itself
		v.Find.Prev = to(wording.ReadFindPrevious, matches[(i-1+n)%n])
	}
	if found {
		i++
	}
	v.Find.Next = to(wording.ReadFindNext, matches[i%n])
}

// Picker is what can be done with what is selected in the text. A selection that
// goes over two articles has no source and no bar.
func Picker(m state.Model) PickerView {
	p := m.Reader.Picked
	if p.Text == "" || m.Catalog == nil || p.From.Document != p.To.Document {
		return PickerView{}
	}
	d := m.Catalog.Document(p.From.Document)
	if d == nil {
		return PickerView{}
	}
	source := cite(m, d, p.From.Passage, p.To.Passage)
	v := PickerView{
		Text: p.Text, Quoted: quoted(m, d, p.Text, p.From.Passage, p.To.Passage),
		Cite: source.Text, Address: element.ReadHref(d.ID, p.From.Passage), Meanings: meanings(m), Coder: m.Coding.Coder && m.Route.Screen == state.Read && p.From == p.To,
	}
	for _, c := range source.Styles {
		if c.On {
			v.As = wording.CiteAs.With("style", c.Label)
		}
	}
	return v
}

// compareWith sets the article beside the one that shares most topics with it.
func compareWith(m state.Model, d *corpus.Document) element.Link {
	shared := make(map[string]int)
	for _, topic := range m.Coverage.TopicsOf(d.ID) {
		for _, id := range m.Coverage.CoveredBy(topic) {
			if id != d.ID {
				shared[id]++
			}
		}
	}
	best := ""
	for _, e := range m.Collection.Documents {
		if e != d && (best == "" || shared[e.ID] > shared[best]) {
			best = e.ID
		}
	}
	if best == "" {
		return element.Link{}
	}
	return element.Link{
		Label: wording.ReadCompare.String(),
		Href:  element.Href(state.Route{Screen: state.Comparison, Documents: []string{d.ID, best}, By: state.ByText}),
	}
}

// differWay leads to the facts on which the articles differ, where this one gives
// an answer to any.
func differWay(m state.Model, d *corpus.Document) element.Link {
	n := 0
	counted := make(map[*corpus.Fact]bool)
	for i := range d.Passages {
		for _, f := range m.Catalog.FactsAt(corpus.Ref{Document: d.ID, Passage: d.Passages[i].N}) {
			if f.Verdict == corpus.Differ && !counted[f] {
				counted[f] = true
				n++
			}
		}
	}
	if n == 0 {
		return element.Link{}
	}
	beside := []string{d.ID}
	for _, e := range m.Collection.Documents {
		if e != d && len(beside) < state.MostCompared {
			beside = append(beside, e.ID)
		}
	}
	return element.Link{
		Label: wording.ReadFactsDiffer.With("n", n),
		Href:  element.Href(state.Route{Screen: state.Comparison, Documents: beside, By: state.ByFacts, Show: string(corpus.Differ)}),
	}
}
