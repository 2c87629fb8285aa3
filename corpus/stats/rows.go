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
	rows := [][]string{{"word", "a", "b", "tokens_a", "tokens_b", "expected_a", "expected_b", "log_ratio", "low", "high", "percent_difference",
		"g2", "bic", "p", "p_holm", "log_odds", "log_odds_variance", "log_odds_z", "small"}}
	for _, k := range keys {
		p, holm := "", ""
		if k.Test != nil {
			p, holm = decimals(k.Test.P), decimals(k.Test.Holm)
		}
		rows = append(rows, []string{k.Term, strconv.Itoa(k.A), strconv.Itoa(k.B), strconv.Itoa(k.C), strconv.Itoa(k.D), decimals(k.ExpectedA), decimals(k.ExpectedB),
			decimals(k.LogRatio), decimals(k.Low), decimals(k.High), decimals(k.Difference), decimals(k.G2), decimals(k.BIC), p, holm,
			decimals(k.LogOdds.Delta), decimals(k.LogOdds.Variance), decimals(k.LogOdds.Z), strconv.FormatBool(k.Small)})
	}
	return rows
}

// Rows is the table of collocates.
func (c Collocates) Rows() [][]string {
	rows := [][]string{{"node", "scope", "window", "word", "together", "near", "frequency", "n", "expected",
		"log_dice", "mi", "t", "delta_p", "delta_p_node", "g2", "p", "p_holm", "small"}}
	for _, w := range c.Words {
		p, holm := "", ""
		if w.Test != nil {
			p, holm = decimals(w.Test.P), decimals(w.Test.Holm)
		}
		rows = append(rows, []string{c.Node, string(c.Scope), strconv.Itoa(c.Window), w.Term, strconv.Itoa(w.Joint), strconv.Itoa(c.Near), strconv.Itoa(w.Frequency), strconv.Itoa(c.N), decimals(w.Expected),
			decimals(w.LogDice), decimals(w.MI), decimals(w.T), decimals(w.DeltaP), decimals(w.Reverse), decimals(w.G2), p, holm, strconv.FormatBool(w.Small)})
	}
	return rows
}

// SpreadRows is a table of spreads, each over the passages of one document.
func SpreadRows(spreads []Spread) [][]string {
	rows := [][]string{{"word", "document", "count", "tokens", "passages", "passages_with", "dp", "dp_norm", "juilland_d", "carroll_d2", "rosengren_s", "kld", "small", "where"}}
	for _, s := range spreads {
		if len(s.Parts) == 0 {
			continue
		}
		d := s.Dispersion
		row := []string{s.Term, s.Parts[0].Document, strconv.Itoa(d.Frequency), strconv.Itoa(d.Tokens), strconv.Itoa(d.Parts), strconv.Itoa(d.Range)}
		for _, v := range []float64{d.DP, d.DPNorm, d.D, d.D2, d.S, d.KLD} {
			if s.Measured {
				row = append(row, decimals(v))
			} else {
				row = append(row, "")
			}
		}
		var where []string
		for _, p := range s.Parts {
			if p.Count > 0 {
				where = append(where, strconv.Itoa(p.Passage))
			}
		}
		rows = append(rows, append(row, strconv.FormatBool(s.Small), strings.Join(where, " ")))
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
	rows := [][]string{{"document", "source", "tokens", "types", "ttr", "mattr_" + strconv.Itoa(MATTRWindow), "mtld_0.72", "hdd_" + strconv.Itoa(HDDSample), "yule_k"}}
	for i, d := range list {
		rows = append(rows, []string{documents[i], string(d.Source), strconv.Itoa(d.Tokens), strconv.Itoa(d.Types), decimals(d.TTR), optional(d.MATTR), optional(d.MTLD), optional(d.HDD), decimals(d.YuleK)})
	}
	return rows
}

func optional(v *float64) string {
	if v == nil {
		return ""
	}
	return decimals(*v)
}

func decimals(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }
