package align

import (
	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Marks finds in a text the words that a [Reason] names: every word with the
// stem of one of the terms, in reading order. Linear in the text.
func Marks(text string, terms []string) []corpus.Span {
	stems := make(map[string]bool, len(terms))
	for _, t := range terms {
		stems[analysis.Stem(t)] = true
	}
	known := make(map[string]bool) // by term: whether its stem is wanted
	var list []corpus.Span
	var a analysis.Analyzer
	a.Each(text, func(term []byte, from, to int) {
		wanted, seen := known[string(term)]
		if !seen {
			wanted = stems[analysis.Stem(string(term))]
			known[string(term)] = wanted
		}
		if wanted {
			list = append(list, corpus.Span{From: from, To: to})
		}
	})
	return list
}

// Words are the words that a reason names: rare ones, names and numbers.
func (r Reason) Words() []string {
	list := append([]string(nil), r.Terms...)
	return append(append(list, r.Names...), r.Numbers...)
}
