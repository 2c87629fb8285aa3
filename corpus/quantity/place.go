package quantity

import (
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Places finds names that stand where a place stands: behind "in", "at",
// "near", "outside" and "inside". Months and what begins with a number are
// none. That it is a place and not a party or a newspaper is not known.
func Places(text string, tokens []analysis.Token) []Value {
	r := quantityReader{text: text, tokens: tokens}
	var found []Value
	for i := 0; i < len(tokens); i++ {
		switch tokens[i].Term {
		case "in", "at", "near", "outside", "inside":
		default:
			continue
		}
		at := i + 1
		if r.term(at) == "the" {
			at++
		}
		end := at
		for end < len(tokens) && r.capital(end) && (end == at || r.joined(end) && !strings.Contains(r.between(end), ".")) && !DateWord(r.term(end)) {
			end++
		}
		if end == at || strings.Trim(r.between(at), " ") != "" {
			continue
		}
		if at > i+1 && r.joined(end) && !analysis.StopWord(r.term(end)) {
			continue // at the Lindqvist warehouse
		}
		var words []string
		for k := at; k < end; k++ {
			words = append(words, analysis.Stem(r.term(k)))
		}
		found = append(found, Value{Kind: Place, Place: strings.Join(words, " "), Span: corpus.Span{From: tokens[at].Start, To: tokens[end-1].End}, First: at, Last: end - 1})
		i = end - 1
	}
	return found
}

// matchPlaces compares folded names: "russian far east" fits "far east". Two
// names without a word in common may still be one place, or one inside the
// other, which nobody can tell from names.
func matchPlaces(a, b string) Match {
	if a == b {
		return Same
	}
	for _, w := range strings.Fields(a) {
		if slices.Contains(strings.Fields(b), w) {
			return Fits
		}
	}
	return Differs
}
