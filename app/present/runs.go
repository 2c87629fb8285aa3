package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/stats"
)

// counts fills the parts of the words screen other than the words that set
// apart; sides names both.
func (v *WordsView) counts(m state.Model, q ask.Keyness, sides string) {
	switch m.Route.Words.Part {
	case state.PhrasesPart:
		v.Title = "Runs of words in " + sides
		v.runs(m, q)
	case state.VocabularyPart:
		v.Title = "How varied each vocabulary is"
		v.Leasts, v.Stops, v.Articles = nil, nil, nil
		v.variety(m)
	case state.LabelsPart:
		v.Title = "What the same people and states are called"
		v.Leasts, v.Stops, v.Articles = nil, nil, nil
		v.Labels = labelTable(m, q.Columns)
		if len(v.Labels.Rows) == 0 {
			v.Source = "Nobody has coded how these articles name people and states."
			return
		}
		v.Saves = element.TableOptions(state.LabelsTable)
	}
}

// runs fills the runs of words that come back.
func (v *WordsView) runs(m state.Model, q ask.Keyness) {
	r := &v.Runs
	r.Shown = true
	a, how := m.Phrases()
	r.Wait = element.Pending(how, "Counting runs of words")
	if a == nil {
		return
	}
	if a.Left > 0 {
		r.Note = "The order of words is not known of " + wording.Tally(a.Left, "article") + ", so " + verb(a.Left, "it is", "they are") + " left out. Whoever has the originals can attach them in the Library."
	}
	if len(a.List) == 0 {
		r.Empty = "No " + wording.Spell(a.N) + " words come in the same order " + times(least(q)) + " or more."
		if a.Read == 0 {
			r.Empty = "There is no article here of which the order of words is known. Our digests have an order too, but it is not the articles’."
		}
		return
	}
	r.Head = "The " + wording.Number(len(a.List)) + " most frequent of " + wording.Number(a.Listed) + " runs of " + wording.Spell(a.N) + " words that come " + times(least(q)) + " or more in " + wording.Tally(a.Read, "article")
	v.Source = sourceWords(a.Source)
	if q.Stop() != nil {
		v.Source += " Runs that begin or end with a word left out are not listed."
	}
	v.Saves = element.TableOptions(state.RunsTable)
	for _, id := range q.Columns {
		// Of very many articles the few that happen to be columns say little.
		if len(q.Second) == 0 && len(m.Collection.Documents) > ask.MostColumns && !slices.Contains(q.First, id) && !slices.ContainsFunc(a.List, func(g stats.NGram) bool {
			return slices.ContainsFunc(g.Places, func(p stats.Part) bool { return p.Document == id })
		}) {
			continue
		}
		r.Columns = append(r.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	for _, g := range a.List {
		quoted := `"` + g.Words + `"`
		row := RunRow{
			Words: g.Words, Count: wording.Number(g.Count), Documents: wording.Number(g.Documents),
			Href: element.Href(state.Route{Screen: state.Searching, Query: quoted, As: state.AsContext}),
		}
		for _, c := range r.Columns {
			cell, n := RunCell{Mark: c.Mark, Label: c.Name + ": none"}, 0
			for _, p := range g.Places {
				if p.Document != c.Document {
					continue
				}
				if n == 0 {
					cell.Href = element.Href(state.Route{Screen: state.Read, Document: p.Document, Passage: p.Passage, Query: quoted})
					cell.Label = ", first in passage " + strconv.Itoa(p.Passage)
				}
				n += p.Count
			}
			if n > 0 {
				cell.Count = wording.Number(n)
				cell.Label = c.Name + ": " + cell.Count + cell.Label
			}
			row.Cells = append(row.Cells, cell)
		}
		r.Rows = append(r.Rows, row)
	}
}

// variety fills how varied vocabularies are.
func (v *WordsView) variety(m state.Model) {
	y := &v.Variety
	y.Shown = true
	a, named, how := m.Vocabularies()
	y.Wait = element.Pending(how, "Measuring the vocabularies")
	if a == nil {
		return
	}
	y.Heads = append([]Named{{"Words", "All words counted"}, {"Different", "Different words"}}, headsOf(stats.DiversityMeasures)...)
	y.Note = "MATTR is over windows of " + strconv.Itoa(stats.MATTRWindow) + " words, MTLD down to a ratio of .72, HD-D of " + strconv.Itoa(stats.HDDSample) + " words. MATTR and MTLD need the order of words; a dash stands where it is not known, or where a text is too short. Function words count."
	v.Saves = element.TableOptions(state.VarietyTable)
	for i, d := range a.List {
		if i == len(named) {
			break
		}
		y.Rows = append(y.Rows, VarietyRow{
			Mark: element.MarkOf(m, named[i]), Name: element.OutletName(m, named[i]), Href: element.ReadHref(named[i], 0), From: fromWords(d.Source),
			Cells: append([]string{wording.Number(d.Tokens), wording.Number(d.Types)}, shownOf(stats.DiversityMeasures, &d)...),
		})
	}
	if hidden := len(m.Collection.Documents) - len(named); hidden > 0 && len(named) == ask.MostVocabularies {
		y.More = "and " + wording.Number(hidden) + " more; the command line measures all."
	}
}

// fromWords says in a word or two whose words were counted.
func fromWords(s stats.Source) string {
	switch s {
	case stats.FromCounts:
		return "original, from counts"
	case stats.FromOriginal:
		return "original"
	case stats.FromDigest:
		return "our digest"
	case stats.FromSeveral:
		return "several"
	}
	return "text"
}

// short leaves the zero before the point out, as is usual for a share.
func short(v float64, places int) string {
	s := decimal(v, places)
	if rest, is := strings.CutPrefix(s, "0."); is {
		return "." + rest
	}
	return s
}

// countedTable is a table of the screens that count words, as the command line
// writes it.
func countedTable(m state.Model, what state.Export) [][]string {
	switch what {
	case state.HitsTable:
		if r := m.Search.Result; r != nil {
			return r.Rows(m.Collection)
		}
	case state.ContextTable:
		if a, _ := m.Concordance(); a != nil {
			return a.Rows()
		}
	case state.WordsTable:
		if a, _ := m.Keyness(); a != nil {
			there := slices.Clone(a.There)
			slices.Reverse(there)
			return stats.KeyRows(slices.Concat(a.Here, there))
		}
	case state.RunsTable:
		if a, _ := m.Phrases(); a != nil {
			q, _ := m.KeynessQuestion()
			return a.Rows(q.Columns)
		}
	case state.VarietyTable:
		if a, named, _ := m.Vocabularies(); a != nil {
			return stats.DiversityRows(named, a.List)
		}
	case state.SpreadTable:
		if p, _ := m.Profile(); p != nil {
			return stats.SpreadRows(slices.DeleteFunc(slices.Clone(p.Spreads), func(s stats.Spread) bool { return s.Dispersion.Frequency == 0 }))
		}
	case state.CollocatesTable:
		if p, _ := m.Profile(); p != nil {
			return p.Collocates.Rows()
		}
	case state.LabelsTable:
		if q, ok := m.KeynessQuestion(); ok {
			return labelRows(m, q.Columns)
		}
	}
	return nil
}

// labelRows is the table of how the documents name people and states.
func labelRows(m state.Model, documents []string) [][]string {
	rows := [][]string{{"subject", "document", "outlet", "fragment", "count", "passages"}}
	for _, l := range m.Collection.Labels {
		if slices.Contains(documents, l.Document) {
			rows = append(rows, []string{l.Subject, l.Document, element.OutletName(m, l.Document), l.Fragment, strconv.Itoa(l.Count), places(l)})
		}
	}
	return rows
}

// places is where a label stands, for a table: the headline and the passages.
func places(l corpus.Label) string {
	if l.Headline {
		return strings.TrimSpace("headline " + wording.Spread(l.Passages))
	}
	return wording.Spread(l.Passages)
}
