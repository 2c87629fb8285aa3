package present

import (
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// row is a passage and the line in its margin.
func row(m state.Model, d *corpus.Document, p *corpus.Passage) ReadRow {
	ref := corpus.Ref{Document: d.ID, Passage: p.N}
	r := ReadRow{Passage: passage(m, d, p, state.PassageID(p.N)), Only: m.Coverage.Elsewhere(ref, nil) == coverage.OnlyHere, ID: state.MarginID(p.N)}
	r.Passage.Here = m.Route.Passage == p.N
	r.Passage.Topics = nil // they are in the margin
	if m.Marks.Document == d.ID && m.Route.Query != "" && m.Marks.Query == m.Route.Query {
		if spans, ok := m.Marks.Spans[p.N]; ok {
			words, original := m.Words(d, p)
			r.Passage.Runs = noted(m, d, p, words, element.Runs(words, spans))
			if len(spans) == 0 {
				r.Passage.Note = elsewhere(p, original).With("query", m.Route.Query)
			}
		}
	}
	partners, total := m.Coverage.Partners(ref, partnersShown*partnersShown)
	var names []string
	beyond := make(map[string]bool) // articles that the line has no place for
	for _, k := range partners {
		item := marginItem(m, k)
		switch at := indexOf(r.Also, item.Mark); {
		case at >= 0: // under its most specific topic already
		case len(r.Also) == partnersShown:
			beyond[k.Document] = true
		default:
			r.Also = append(r.Also, item)
			names = append(names, element.OutletName(m, k.Document))
		}
	}
	switch {
	case total > len(partners): // of so many it is not counted which are the same
		r.More = wording.ReadAndOthers.String()
	case len(beyond) > 0:
		r.More = wording.ReadOthers.With("n", len(beyond))
	}
	for _, f := range m.Catalog.FactsAt(ref) {
		if f.Verdict == corpus.Differ {
			r.Differ = f.Question
			break
		}
	}
	r.Notes = notesAt(m, ref)
	r.Label = marginLabel(r, names, p.N)
	if m.Reader.Margin == p.N {
		r.Open, r.Panel = true, Margin(m, ref)
		if m.Coding.Coder { // a reader changes nothing by accident
			r.Panel.Menu, r.Panel.Hand = passageTopics(m, ref), hand(m, ref)
		}
		r.Panel.Notes = notesAbout(m, ref.String(), r.Notes)
	}
	return r
}

// marginLabel is the line of a margin in words.
func marginLabel(r ReadRow, names []string, n int) string {
	var parts []string
	switch {
	case r.Only:
		parts = append(parts, strings.ToLower(wording.ReadOnlyHere.String()))
	case len(names) > 0:
		parts = append(parts, wording.ReadAlsoNames.With("outlets", wording.Enumerate(names)))
	}
	if r.Differ != "" {
		parts = append(parts, wording.ReadDiffers.String())
	}
	if n := len(r.Notes); n > 0 {
		parts = append(parts, wording.NotesHere.With("n", n))
	}
	if parts == nil {
		parts = append(parts, wording.ReadMarginMore.String())
	}
	return wording.ReadMarginOf.With("n", strconv.Itoa(n), "what", strings.Join(parts, ", "))
}

// indexOf is the place of the item with a mark; −1 if there is none.
func indexOf(list []MarginItem, mark element.Mark) int {
	for i := range list {
		if list[i].Mark == mark {
			return i
		}
	}
	return -1
}

// Margin is everything that belongs to a passage: where else its topics are, who
// speaks, the facts it gives.
func Margin(m state.Model, ref corpus.Ref) MarginPanel {
	d := m.Catalog.Document(ref.Document)
	v := MarginPanel{
		Coding: coding(m, ref), Address: element.ReadHref(ref.Document, ref.Passage), Cite: cite(m, d, ref.Passage, ref.Passage),
	}
	for _, id := range m.Coverage.Passage(ref) {
		t, _ := m.Coverage.Topic(id)
		v.Topics = append(v.Topics, element.Link{Label: t.Title, Href: element.TopicHref(id)})
	}
	partners, total := m.Coverage.Partners(ref, alsoShown)
	for _, k := range partners {
		v.Also = append(v.Also, marginItem(m, k))
	}
	if hidden := total - len(partners); hidden > 0 {
		v.More = wording.ReadMoreHere.With("n", hidden)
	}
	if len(v.Topics) > 0 {
		for _, id := range m.Coverage.Known() {
			if m.Coverage.Elsewhere(ref, []string{id}) != coverage.OnlyHere {
				continue
			}
			if v.Silent = append(v.Silent, element.MarkOf(m, id)); len(v.Silent) == element.MarksShown {
				break
			}
		}
	}
	if len(partners) > 0 {
		v.Compare = element.Link{
			Label: wording.ReadCompareWith.With("outlet", element.OutletName(m, partners[0].Document)),
			Href:  element.Href(state.Route{Screen: state.Comparison, Documents: []string{ref.Document, partners[0].Document}, By: state.ByText, Passage: ref.Passage}),
		}
	}
	return v
}

// elsewhere says where a query matches that does not match in the words shown.
func elsewhere(p *corpus.Passage, original bool) wording.Message {
	switch {
	case original:
		return wording.ReadMatchesDigest
	case p.Original != "":
		return wording.ReadMatchesFull
	}
	return wording.ReadMatchesCounted
}

func marginItem(m state.Model, k coverage.Partner) MarginItem {
	text := k.Gist
	if text == "" {
		t, _ := m.Coverage.Topic(k.Topic)
		text = t.Title
	}
	return MarginItem{
		Mark: element.MarkOf(m, k.Document), At: strconv.Itoa(k.Passages[0]), N: wording.Numbers(k.Passages), Text: text,
		Href: element.ReadHref(k.Document, k.Passages[0]),
	}
}
