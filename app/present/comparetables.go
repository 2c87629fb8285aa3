package present

import (
	"slices"
	"strconv"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/speech"
)

// FactsTable is the table of facts shown as rows for other programs: one for
// every value, with the question it answers, the verdict, and whether it was coded
// or the program proposes it. All rows that the filter leaves are in
// it, not only those on the screen.
func FactsTable(m state.Model) [][]string {
	m.Longer = 1 << 20
	v := facts(m, m.Compared())
	basis := string(m.Basis())
	rows := [][]string{{"topic", "question", "verdict", "basis", "note", "document", "outlet", "passage", "value", "fragment", "certainty", "by", "on"}}
	for _, g := range v.Groups {
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				for _, a := range c.Answers {
					rows = append(rows, []string{
						r.Topic.Label, r.Question, r.Kind, basis, r.Note, c.Document, c.Name,
						strconv.Itoa(a.N), a.Value, a.Fragment, a.Certainty, r.By, r.On,
					})
				}
			}
		}
	}
	return rows
}

// VoicesTable is who is heard in the documents compared: a row for every voice,
// document and passage.
func VoicesTable(m state.Model) [][]string {
	rows := [][]string{{"document", "outlet", "voice", "kind", "role", "affiliation", "passage", "quotations", "mentions", "inferred", "basis", "by", "on"}}
	if m.Basis() != state.ByHand {
		return proposedVoicesTable(m, rows)
	}
	for _, id := range m.Compared() {
		for _, s := range speech.SpeakersIn(m.Collection, id).Voices {
			for _, h := range s.Heard {
				by := h.Provenance
				if by.Own() {
					by = s.Voice.Provenance
				}
				rows = append(rows, []string{
					id, element.OutletName(m, id), speakerName(s.Voice), string(s.Voice.Kind), s.Voice.Role, s.Voice.Affiliation,
					strconv.Itoa(h.At.Passage), strconv.Itoa(h.Quotes), strconv.Itoa(h.Mentions), wording.Yes(h.Inferred), string(state.ByHand), wording.By(by.By), by.On.String(),
				})
			}
		}
	}
	return rows
}

// ReuseTable is who shares wording with whom: the pairs of the documents
// compared, then those of the whole collection, each pair once.
func ReuseTable(m state.Model) [][]string {
	rows := [][]string{{"document a", "document b", "share of a", "share of b", "longest run in words", "passage of a", "passage of b", "at most, in words", "known"}}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', 6, 64) }
	chosen := m.Compared()
	if found, _ := m.Alignments(); found != nil {
		for _, x := range found.Reuse {
			a, b := x.Begins()
			rows = append(rows, []string{x.A, x.B, number(x.ShareA), number(x.ShareB), strconv.Itoa(x.Longest), strconv.Itoa(a), strconv.Itoa(b), strconv.Itoa(x.AtMost), wording.Yes(x.Known)})
		}
	}
	if copied, _ := m.SharedWording(); copied != nil {
		for _, x := range copied.Pairs {
			if !slices.Contains(chosen, x.A) || !slices.Contains(chosen, x.B) {
				rows = append(rows, []string{x.A, x.B, number(x.ShareA), number(x.ShareB), strconv.Itoa(x.Longest), strconv.Itoa(x.AtA), strconv.Itoa(x.AtB), "", "yes"})
			}
		}
	}
	return rows
}
