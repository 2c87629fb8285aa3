package present

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// Read is one article with its outline, and in the margin what the others say.
func Read(m state.Model) ReadView {
	if m.Collection == nil {
		return ReadView{Headline: "Parallax", Note: waiting(m)}
	}
	d := m.Catalog.Document(m.Reading())
	if d == nil {
		return ReadView{Headline: "Nothing to read", Note: "There are no articles in this collection yet."}
	}
	told := m.Coverage.TopicsOf(d.ID)
	v := ReadView{
		Document: d.ID, Mark: element.MarkOf(m, d.ID), Outlet: element.OutletName(m, d.ID), Headline: d.Headline,
		Byline: byline(m, d, len(told)), Note: textNote(m, d), Switch: switchOf(m, d.ID),
		Blocks: blocks(m, d), Cite: cite(m, d), Others: others(m, d),
	}
	v.About = sourceGroups(provenance(m, d))
	v.Kin, v.KinLinks = kin(m, d)
	v.Outline = outline(m, d, told)
	if m.IsCoded(d.ID) {
		v.LeftOut, v.LeftMore = leftOut(m, d)
	}
	v.Compare = compareWith(m, d)
	if len(m.Collection.Documents) > 1 {
		v.Words = element.Link{Label: "Words", Href: element.Href(state.Route{Screen: state.WordsScreen, Documents: []string{d.ID}})}
	}
	v.find(m, d)
	return v
}

// byline is the line under the headline: who, when, how long, how many topics.
func byline(m state.Model, d *corpus.Document, told int) string {
	parts := []string{wording.Published(d.Published), size(m, d)}
	if d.Byline != "" {
		parts = slices.Insert(parts, 0, d.Byline)
	}
	switch topics := len(m.Coverage.Topics); {
	case topics == 0:
	case !m.IsCoded(d.ID):
		parts = append(parts, "not coded yet")
	default:
		parts = append(parts, "tells "+wording.Number(told)+" of "+wording.Tally(topics, "topic"))
	}
	return wording.Capital(strings.Join(parts, ", "))
}

// blocks cuts a text where its subject changes. What another document says of a
// topic is told once in a block, beside the first passage that calls for it.
func blocks(m state.Model, d *corpus.Document) []ReadBlock {
	var list []ReadBlock
	var shown map[[2]string]bool // topic, document in the block's margins
	led := make(map[string]bool) // facts that lead a margin of the text
	for i, topic := range subjects(m, d) {
		last := len(list) - 1
		if last < 0 || list[last].Topic != topic {
			list = append(list, block(m, d, topic))
			last++
			shown = make(map[[2]string]bool)
		}
		list[last].Rows = append(list[last].Rows, row(m, d, &d.Passages[i], shown, led))
	}
	return list
}

// block is the heading of a block; a topic of "" has none.
func block(m state.Model, d *corpus.Document, topic string) ReadBlock {
	t, ok := m.Coverage.Topic(topic)
	if !ok {
		return ReadBlock{}
	}
	tellers, coded := m.Coverage.CoveredBy(topic), m.Coded()
	b := ReadBlock{
		Topic: topic, Title: t.Title, Date: wording.Date(t.Date, wording.LongDate), Href: element.TopicHref(topic),
		Silent: element.MarksOf(m, silent(coded, tellers)),
		Told:   wording.ToldBy(len(tellers), len(coded)),
	}
	b.Also = element.MarksOf(m, slices.DeleteFunc(tellers, func(id string) bool { return id == d.ID }))
	return b
}

// row is a passage and its margin. It adds to shown and led what it tells.
func row(m state.Model, d *corpus.Document, p *corpus.Passage, shown map[[2]string]bool, led map[string]bool) ReadRow {
	ref := corpus.Ref{Document: d.ID, Passage: p.N}
	r := ReadRow{Passage: passage(m, d, p, state.PassageID(p.N)), Only: m.Coverage.Elsewhere(ref, nil) == coverage.OnlyHere, Coding: coding(m, ref, led)}
	r.Passage.Here = m.Route.Passage == p.N
	if r.Passage.Here {
		r.Menu = passageTopics(m, ref)
	}
	if m.Marks.Document == d.ID && m.Route.Query != "" && m.Marks.Query == m.Route.Query {
		if spans, ok := m.Marks.Spans[p.N]; ok {
			words, original := m.Words(d, p)
			r.Passage.Runs = element.Runs(words, spans)
			if len(spans) == 0 {
				r.Passage.Note = "“" + m.Route.Query + "” matches " + elsewhere(p, original)
			}
		}
	}
	partners, total := m.Coverage.Partners(ref, partnersShown+len(shown))
	hidden := total - len(partners)
	for _, k := range partners {
		key := [2]string{k.Topic, k.Document}
		if shown[key] {
			continue
		}
		if len(r.Margin) == partnersShown {
			hidden++
			continue
		}
		shown[key] = true
		r.Margin = append(r.Margin, marginItem(m, k))
	}
	if hidden > 0 && len(r.Margin) > 0 {
		r.More = "and " + wording.Number(hidden) + " more"
	}
	return r
}

// elsewhere says where a query matches that does not match in the words shown.
func elsewhere(p *corpus.Passage, original bool) string {
	switch {
	case original:
		return "in the digest"
	case p.Original != "":
		return "in the original"
	}
	return "in the original’s wording"
}

func marginItem(m state.Model, k coverage.Partner) MarginItem {
	text := k.Gist
	if text == "" {
		t, _ := m.Coverage.Topic(k.Topic)
		text = t.Title
	}
	return MarginItem{
		Mark: element.MarkOf(m, k.Document), N: wording.Numbers(k.Passages), Text: text,
		Href: element.ReadHref(k.Document, k.Passages[0]),
	}
}

// outline lists the topics a document tells in reading order.
func outline(m state.Model, d *corpus.Document, told []string) []OutlineItem {
	type entry struct {
		first int
		item  OutlineItem
	}
	here := m.Coverage.Passage(corpus.Ref{Document: d.ID, Passage: m.Route.Passage})
	var entries []entry
	top := 0.0
	for _, id := range told {
		top = max(top, m.Coverage.Cell(id, d.ID).Share)
	}
	for _, id := range told {
		t, _ := m.Coverage.Topic(id)
		cell := m.Coverage.Cell(id, d.ID)
		item := OutlineItem{
			Title: t.Title, Href: element.ReadHref(d.ID, cell.Passages[0]),
			Count: wording.Number(len(cell.Passages)), Here: slices.Contains(here, id),
		}
		if top > 0 {
			item.Size = math.Sqrt(cell.Share / top)
		}
		entries = append(entries, entry{cell.Passages[0], item})
	}
	sorting.By(entries, func(a, b entry) int { return a.first - b.first })
	list := make([]OutlineItem, len(entries))
	for i, e := range entries {
		list[i] = e.item
	}
	return list
}

// leftOut lists the topics that others tell and this document does not.
func leftOut(m state.Model, d *corpus.Document) (items []OutlineItem, more string) {
	hidden := 0
	for _, t := range m.Coverage.Topics {
		if len(m.Coverage.Cell(t.ID, d.ID).Passages) > 0 || m.Coverage.DocumentCount(t.ID) == 0 {
			continue
		}
		if len(items) == leftOutShown {
			hidden++
			continue
		}
		items = append(items, OutlineItem{
			Title: t.Title, Href: element.TopicHref(t.ID), Silent: true, Marks: element.MarksOf(m, m.Coverage.CoveredBy(t.ID)),
		})
	}
	if hidden > 0 {
		more = "and " + wording.Number(hidden) + " more"
	}
	return items, more
}

// find tells what the query of the address matches in the text.
func (v *ReadView) find(m state.Model, d *corpus.Document) {
	if m.Route.Query == "" {
		return
	}
	route := state.Route{Screen: state.Read, Document: d.ID, Passage: m.Route.Passage}
	v.Clear = element.Href(route)
	query := "“" + m.Route.Query + "”"
	matches := m.Matches()
	switch {
	case m.Marks.Spans == nil:
		v.Found = "Looking for " + query + "…"
	case len(matches) == 0:
		v.Found = "No passage here matches " + query
	case len(matches) == 1:
		v.Found = "1 passage matches " + query
	default:
		v.Found = wording.Tally(len(matches), "passage") + " match " + query
	}
	if len(matches) == 0 {
		return
	}
	route.Query = m.Route.Query
	to := func(n int) element.Link {
		route.Passage = n
		return element.Link{Label: "Passage " + strconv.Itoa(n), Href: element.Href(route), Current: n == m.Route.Passage}
	}
	i, found := slices.BinarySearch(matches, m.Route.Passage)
	n := len(matches)
	if n > 1 { // the only match is not before itself
		v.Prev = to(matches[(i-1+n)%n])
	}
	if found {
		i++
	}
	v.Next = to(matches[i%n])
}

// cite is a citation of the article, and of the passage the address names.
func cite(m state.Model, d *corpus.Document) string {
	var parts []string
	if d.Byline != "" {
		parts = append(parts, d.Byline)
	}
	parts = append(parts, "“"+d.Headline+"”", m.Catalog.Imprint(d.ID).Name)
	if s := wording.Published(d.Published); s != "date not stated" || m.Catalog.Imprint(d.ID).Name != ask.Unnamed {
		parts = append(parts, s)
	}
	if m.Route.Passage >= 1 && m.Route.Passage <= len(d.Passages) {
		parts = append(parts, "passage "+strconv.Itoa(m.Route.Passage))
	}
	s := wording.Sentence(strings.Join(parts, ", "))
	if d.URL != "" {
		s += " " + d.URL
	}
	if d.Text == corpus.Digest && !m.ShowsOriginal(d.ID) {
		s += " Digest in the collection “" + m.Collection.Title + "”."
	}
	return s
}

// others are the neighbours of a document in the collection, up to a dozen.
func others(m state.Model, d *corpus.Document) []element.Link {
	all := m.Collection.Documents
	at := slices.Index(all, d)
	from := max(0, min(at-element.MarksShown/2, len(all)-element.MarksShown-1))
	var list []element.Link
	for _, e := range all[from:min(len(all), from+element.MarksShown+1)] {
		if e != d {
			list = append(list, element.Link{Label: element.OutletName(m, e.ID) + ": " + e.ShortTitle(), Href: element.ReadHref(e.ID, 0)})
		}
	}
	return list
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
		Label: "Compare",
		Href:  element.Href(state.Route{Screen: state.Comparison, Documents: []string{d.ID, best}, By: state.ByText}),
	}
}
