package coverage

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Finding is what can be said of a fact while only some documents are looked
// at. The coder found the fact's verdict over all documents that answer it; a
// part of them may stand otherwise, and Finding says how far that is known.
type Finding struct {
	Verdict corpus.Verdict
	// Open: some documents that answer are not looked at, and the verdict is
	// the one found over all. Whether these values differ is for the reader.
	Open      bool
	Answers   int // documents looked at that answer
	Elsewhere int // other documents that answer
	// Different is how many different values the documents looked at give, the
	// same words in another case or with other accents counting once.
	Different int
	// Inside are the documents looked at that give several different values.
	Inside []string
}

// FindingAmong is the finding for the documents that among holds of:
//
//   - none answers: silent, whatever the others say;
//   - all that answer are looked at: the verdict as coded;
//   - one answers, others do too but are not looked at: single;
//   - coded as agreeing: a part of what agrees agrees;
//   - coded as differing, some not looked at: agree if these values are the
//     same word for word and put with the same certainty, differ if they are
//     plain numbers that are not equal, else differ and Open.
//
// Linear in the values.
func FindingAmong(f *corpus.Fact, among func(document string) bool) Finding {
	var here []corpus.Value
	answers, elsewhere := make(map[string]bool), make(map[string]bool)
	for _, v := range f.Values {
		if among(v.At.Document) {
			here = append(here, v)
			answers[v.At.Document] = true
		} else {
			elsewhere[v.At.Document] = true
		}
	}
	r := Finding{Verdict: f.Verdict, Answers: len(answers), Elsewhere: len(elsewhere), Different: different(here), Inside: inside(here)}
	switch {
	case r.Answers == 0:
		r.Verdict = corpus.Silent
	case r.Elsewhere == 0, f.Verdict == corpus.Agree && r.Answers > 1:
	case r.Answers == 1:
		r.Verdict = corpus.Single
	case same(here):
		r.Verdict = corpus.Agree
	default:
		_, equal, numbers := Scale(here)
		r.Open = !numbers || equal
	}
	return r
}

// different counts values that are not the same.
func different(values []corpus.Value) int {
	seen := make(map[string]bool)
	var a analysis.Analyzer
	for _, v := range values {
		seen[a.Fold(v.Value)] = true
	}
	return len(seen)
}

// inside names the documents with values that are not the same.
func inside(values []corpus.Value) []string {
	first := make(map[string]string)
	var list []string
	var a analysis.Analyzer
	for _, v := range values {
		text := a.Fold(v.Value)
		before, twice := first[v.At.Document]
		switch {
		case !twice:
			first[v.At.Document] = text
		case before != text && !slices.Contains(list, v.At.Document):
			list = append(list, v.At.Document)
		}
	}
	return list
}

// same reports whether values have the same words and the same certainty.
func same(values []corpus.Value) bool {
	var a analysis.Analyzer
	for _, v := range values {
		if a.Fold(v.Value) != a.Fold(values[0].Value) || certain(v) != certain(values[0]) {
			return false
		}
	}
	return true
}

func certain(v corpus.Value) corpus.Certainty {
	if v.Certainty == "" {
		return corpus.Stated
	}
	return v.Certainty
}

// Scale reads values as numbers that can stand on one scale. It is ok only if
// there are two or more and each is a plain number with the same unit: "41" and
// "38", "12 crowns" and "15 crowns", not "about three hours". equal says
// whether all are the same number.
func Scale(values []corpus.Value) (numbers []float64, equal, ok bool) {
	if len(values) < 2 {
		return nil, false, false
	}
	equal = true
	unit := ""
	for i, v := range values {
		n, u, is := plainNumber(v.Value)
		if !is || i > 0 && u != unit {
			return nil, false, false
		}
		unit = u
		numbers = append(numbers, n)
		equal = equal && n == numbers[0]
	}
	return numbers, equal, true
}

// plainNumber reads "41", "1,000" or "12.5 %": a number in digits, with commas
// between thousands and a point before decimals, and what it counts.
func plainNumber(s string) (n float64, unit string, ok bool) {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end > 0 && (s[end] == ',' || s[end] == '.')) {
		end++
	}
	digits := strings.TrimRight(s[:end], ",.")
	if len(digits) != end {
		return 0, "", false
	}
	whole, _, _ := strings.Cut(digits, ".")
	if groups := strings.Split(whole, ","); len(groups) > 1 {
		for i, g := range groups {
			if i > 0 && len(g) != 3 || len(g) > 3 {
				return 0, "", false
			}
		}
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil {
		return 0, "", false
	}
	return n, strings.ToLower(strings.TrimSpace(s[end:])), true
}
