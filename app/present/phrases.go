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

// counts fills the parts of the words screen other than distinctive words; here
// and rest name both sides.
func (v *WordsView) counts(m state.Model, q ask.Keyness, here, rest string) {
	switch m.Route.Keyness.Part {
	case state.PhrasesPart:
		v.Title = wording.PhrasesTitle.With("here", here, "rest", rest)
		v.phrases(m, q)
	case state.VocabularyPart:
		v.Title = wording.VocabularyTitle.String()
		v.Leasts, v.Stops, v.Articles = nil, nil, nil
		v.variety(m)
	case state.LabelsPart:
		v.Title = wording.LabelsTitle.String()
		v.Leasts, v.Stops, v.Articles = nil, nil, nil
		v.Labels = labelTable(m, q.Columns)
		if len(v.Labels.Rows) == 0 {
			v.Source = wording.LabelsNone.String()
			return
		}
		v.Saves = element.TableOptions(state.LabelsTable)
	}
}

// runs fills the runs of words that come back.
func (v *WordsView) phrases(m state.Model, q ask.Keyness) {
	r := &v.Runs
	r.Shown = true
	a, how := m.Phrases()
	r.Wait = element.Pending(how, wording.PhrasesCounting.String())
	if a == nil {
		return
	}
	if a.Left > 0 {
		r.Note = wording.PhrasesLeftOut.With("n", a.Left)
	}
	if len(a.List) == 0 {
		r.Empty = wording.PhrasesNone.With("n", a.N, "times", times(least(q)))
		if a.Read == 0 {
			r.Note, r.Empty = "", wording.PhrasesNoText.String()
		}
		return
	}
	r.Head = wording.PhrasesHead.With("n", len(a.List), "all", a.Listed, "length", a.N, "times", times(least(q)), "articles", a.Read)
	v.Source = sourceWords(a.Source) + guessed(a.Guessed)
	if q.Stop() != nil {
		v.Source = wording.PhrasesStops.With("source", v.Source)
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
		row := PhraseRow{
			Words: g.Words, Count: wording.Number(g.Count), Documents: wording.Number(g.Documents),
			Href: element.Href(state.Route{Screen: state.Searching, Query: quoted, As: state.AsContext}),
		}
		for _, c := range r.Columns {
			cell, n, first := PhraseCell{Mark: c.Mark, Label: wording.PlacesNone.With("outlet", c.Name)}, 0, 0
			for _, p := range g.Places {
				if p.Document != c.Document {
					continue
				}
				if n == 0 {
					cell.Href = element.Href(state.Route{Screen: state.Read, Document: p.Document, Passage: p.Passage, Query: quoted})
					first = p.Passage
				}
				n += p.Count
			}
			if n > 0 {
				cell.Count = wording.Number(n)
				cell.Label = wording.PhrasesCell.With("outlet", c.Name, "n", n, "passage", first)
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
	y.Wait = element.Pending(how, wording.VocabularyMeasuring.String())
	if a == nil {
		return
	}
	y.Heads = append([]Named{{wording.VocabularyWords.String(), wording.VocabularyAll.String()}, {wording.VocabularyTypes.String(), wording.VocabularyTypesNote.String()}}, headsOf(stats.DiversityMeasures)...)
	y.Note = wording.VocabularyNote.With("window", stats.MATTRWindow, "sample", stats.HDDSample) + guessed(a.Guessed)
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
		y.More = wording.VocabularyMore.With("n", hidden)
	}
}

// fromWords says in a word or two whose words were counted.
func fromWords(s stats.Source) string {
	switch s {
	case stats.FromCounts:
		return wording.CountedFromCounts.String()
	case stats.FromOriginal:
		return wording.CountedFromFull.String()
	case stats.FromDigest:
		return wording.CountedFromDigest.String()
	case stats.FromSeveral:
		return wording.CountedFromSeveral.String()
	}
	return wording.CountedFromText.String()
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
