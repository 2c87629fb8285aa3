package coverage

import (
	"slices"

	"parallax/corpus"
)

// Elsewhere says whether other documents cover what a passage is about.
type Elsewhere int

const (
	// Unknown: nothing may be said of the passage. It has no topic, or some of the
	// others have not been coded for it (see State), and none is known to cover it.
	Unknown Elsewhere = iota
	// OnlyHere: all the others are silent on it.
	OnlyHere
	// Covered: one of the others does.
	Covered
)

// Elsewhere is the one definition of what is covered elsewhere and what only one
// document says; every screen and table that claims silence asks it. Another
// document covers what a passage is about if it covers one of the passage's
// topics, or answers a question that the passage answers. A part of an event and
// the event are two topics, as everywhere in the coding.
//
// among are the documents looked at, in which the passage's own does not count;
// nil stands for all of which anything is known (Known). The time is that of the passage's
// topics and answers times the documents.
func (v *Matrix) Elsewhere(r corpus.Ref, among []string) Elsewhere {
	own, known := v.documents[r.Document]
	if !known {
		return Unknown
	}
	topics, questions := v.topicsAt(r), v.answers[r]
	if len(topics)+len(questions) == 0 {
		return Unknown
	}
	if among == nil {
		return v.elsewhereAtAll(own, topics, questions)
	}
	all, others := len(topics) > 0, 0
	for _, id := range among {
		d, known := v.documents[id]
		if !known || d == own {
			continue
		}
		others++
		for _, t := range topics {
			switch v.state(t, d) {
			case Covers:
				return Covered
			case NotCoded:
				all = false
			}
		}
		for _, q := range questions {
			if _, answers := slices.BinarySearch(v.answeredBy[q], d); answers {
				return Covered
			}
		}
	}
	if all && others > 0 {
		return OnlyHere
	}
	return Unknown
}

// elsewhereAtAll is Elsewhere among all documents of which anything is known.
func (v *Matrix) elsewhereAtAll(own int, topics, questions []int) Elsewhere {
	for _, t := range topics {
		if len(v.coveredBy[t]) > 1 || len(v.coveredBy[t]) == 1 && v.coveredBy[t][0] != own {
			return Covered
		}
	}
	for _, q := range questions {
		if len(v.answeredBy[q]) > 1 {
			return Covered
		}
	}
	for _, t := range topics {
		if v.codedFor(t) < v.known {
			return Unknown
		}
	}
	if len(topics) > 0 && v.known > 1 {
		return OnlyHere
	}
	return Unknown
}

// readAnswers notes which passage answers which questions, and which documents do.
func (v *Matrix) readAnswers(facts []corpus.Fact) {
	v.answers = make(map[corpus.Ref][]int)
	v.answeredBy = make([][]int, len(facts))
	for q, f := range facts {
		for _, value := range f.Values {
			d, known := v.documents[value.At.Document]
			if !known {
				continue
			}
			if list := v.answers[value.At]; len(list) == 0 || list[len(list)-1] != q {
				v.answers[value.At] = append(list, q)
			}
			if at, twice := slices.BinarySearch(v.answeredBy[q], d); !twice {
				v.answeredBy[q] = slices.Insert(v.answeredBy[q], at, d)
			}
		}
	}
}
