package stats

import (
	"strconv"
	"strings"
)

// The tables of this file are what the page saves and the command line prints
// with -csv: a row of names, then a row for each thing counted, numbers with
// six decimals and empty where there is no value.

// KeyRows is a table of key words.
func KeyRows(keys []Key) [][]string {
	rows := [][]string{append(columns([]string{"word", "a", "b", "tokens_a", "tokens_b", "expected_a", "expected_b"}, KeyMeasures), "small")}
	for i := range keys {
		k := &keys[i]
		rows = append(rows, append(cells(
			[]string{k.Term, strconv.Itoa(k.A), strconv.Itoa(k.B), strconv.Itoa(k.C), strconv.Itoa(k.D), decimals(k.ExpectedA), decimals(k.ExpectedB)},
			KeyMeasures, k), strconv.FormatBool(k.Small)))
	}
	return rows
}

// Rows is the table of collocates.
func (c Collocates) Rows() [][]string {
	rows := [][]string{append(columns([]string{"node", "scope", "window", "word", "together", "near", "frequency", "n"}, CollocateMeasures), "small")}
	for i := range c.Words {
		w := &c.Words[i]
		rows = append(rows, append(cells(
			[]string{c.Node, string(c.Scope), strconv.Itoa(c.Window), w.Term, strconv.Itoa(w.Joint), strconv.Itoa(c.Near), strconv.Itoa(w.Frequency), strconv.Itoa(c.N)},
			CollocateMeasures, w), strconv.FormatBool(w.Small)))
	}
	return rows
}

// SpreadRows is a table of spreads, each over the passages of one document.
func SpreadRows(spreads []Spread) [][]string {
	rows := [][]string{append(columns([]string{"word", "document", "count", "tokens", "passages", "passages_with"}, DispersionMeasures), "small", "where")}
	for i := range spreads {
		s := &spreads[i]
		if len(s.Parts) == 0 {
			continue
		}
		d := s.Dispersion
		var where []string
		for _, p := range s.Parts {
			if p.Count > 0 {
				where = append(where, strconv.Itoa(p.Passage))
			}
		}
		rows = append(rows, append(cells(
			[]string{s.Term, s.Parts[0].Document, strconv.Itoa(d.Frequency), strconv.Itoa(d.Tokens), strconv.Itoa(d.Parts), strconv.Itoa(d.Range)},
			DispersionMeasures, s), strconv.FormatBool(s.Small), strings.Join(where, " ")))
	}
	return rows
}

// Rows is the table of n-grams, with a column for each of the documents named.
func (g NGrams) Rows(documents []string) [][]string {
	rows := [][]string{append([]string{"words", "count", "documents"}, documents...)}
	for _, n := range g.List {
		row := []string{n.Words, strconv.Itoa(n.Count), strconv.Itoa(n.Documents)}
		counts := make(map[string]int)
		for _, p := range n.Places {
			counts[p.Document] += p.Count
		}
		for _, id := range documents {
			row = append(row, strconv.Itoa(counts[id]))
		}
		rows = append(rows, row)
	}
	return rows
}

// DiversityRows is a table of how varied the vocabulary of documents is.
func DiversityRows(documents []string, list []Diversity) [][]string {
	rows := [][]string{columns([]string{"document", "source", "tokens", "types"}, DiversityMeasures)}
	for i := range list {
		d := &list[i]
		rows = append(rows, cells([]string{documents[i], string(d.Source), strconv.Itoa(d.Tokens), strconv.Itoa(d.Types)}, DiversityMeasures, d))
	}
	return rows
}

func decimals(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }
