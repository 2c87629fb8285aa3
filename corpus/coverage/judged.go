package coverage

import (
	"slices"

	"parallax/corpus"
)

// State is what is known of a topic in a document.
type State uint8

const (
	// NotCoded: nobody has looked, so nothing may be said.
	NotCoded State = iota
	// Silent: somebody has looked, and the document does not mention it.
	Silent
	// Covers: a passage of the document treats it.
	Covers
)

// State is what is known of a topic in a document. There is no other definition
// of silence in the program:
//
//   - a document with a passage on the topic, whoever says so, covers it;
//   - it is silent where an entry of the coding says so, or where the topic is
//     the collection's own and the collection has coded the document (Coded),
//     for its coding is of all its topics;
//   - else it is not coded yet: a topic that a reader has made or accepted is
//     coded only where somebody has judged, one that the program suggests
//     nowhere, and an article added beside those of the collection for none.
//
// Unknown ids are not coded.
func (v *Matrix) State(topic, document string) State {
	t, known := v.topics[topic]
	d, knownToo := v.documents[document]
	if !known || !knownToo {
		return NotCoded
	}
	return v.state(t, d)
}

func (v *Matrix) state(t, d int) State {
	if _, covers := slices.BinarySearch(v.columns[d].topics, t); covers {
		return Covers
	}
	if v.own[t] && v.coded[d] {
		return Silent
	}
	if _, silent := slices.BinarySearch(v.columns[d].silent, t); silent {
		return Silent
	}
	return NotCoded
}

// Coded reports whether the collection itself has coded a document: it has an
// entry of its own coding there, be it coverage, a voice, a fact or a label.
func (v *Matrix) Coded(document string) bool {
	d, known := v.documents[document]
	return known && v.coded[d]
}

// Answers reports what is known of a fact in a document: it is Silent where the
// fact is the collection's own and so is coding of the document.
func (v *Matrix) Answers(f *corpus.Fact, document string) State {
	if slices.ContainsFunc(f.Values, func(x corpus.Value) bool { return x.At.Document == document }) {
		return Covers
	}
	if f.Own() && v.Coded(document) {
		return Silent
	}
	return NotCoded
}

// Known are the documents of which it is known of some topic whether they cover
// it, in the collection's order; all where it is of none.
func (v *Matrix) Known() []string {
	if v.known == 0 || v.known == len(v.Documents) {
		return v.Documents
	}
	list := make([]string, 0, v.known)
	for d, id := range v.Documents {
		if v.knows(d) {
			list = append(list, id)
		}
	}
	return list
}

// IsKnown reports whether a document is one of these.
func (v *Matrix) IsKnown(document string) bool {
	d, known := v.documents[document]
	return known && (v.knows(d) || v.known == 0)
}

func (v *Matrix) knows(d int) bool {
	c := &v.columns[d]
	return v.coded[d] || len(c.topics) > 0 || len(c.silent) > 0
}

// CodedCount is the number of documents of which it is known whether they cover a
// topic.
func (v *Matrix) CodedCount(topic string) int {
	if t, known := v.topics[topic]; known {
		return v.codedFor(t)
	}
	return 0
}

func (v *Matrix) codedFor(t int) int {
	n := 0
	if v.own[t] {
		n = v.codedCount
	}
	for _, list := range [2][]int{v.coveredBy[t], v.silentOn[t]} {
		for _, d := range list {
			if !v.own[t] || !v.coded[d] {
				n++
			}
		}
	}
	return n
}

// KnownCount is the number of documents that Known has.
func (v *Matrix) KnownCount() int {
	if v.known == 0 {
		return len(v.Documents)
	}
	return v.known
}

// AnyKnown reports whether anything is known of any document: without coding, of no
// document is it known what it leaves out.
func (v *Matrix) AnyKnown() bool { return v.known > 0 }

// Divide divides documents by what is known of a topic in each. The lists are in
// the order of the documents; unknown ones are left out.
func (v *Matrix) Divide(topic string, documents []string) (covers, silent, notCoded []string) {
	t, known := v.topics[topic]
	if !known {
		return nil, nil, documents
	}
	for _, id := range documents {
		d, there := v.documents[id]
		if !there {
			continue
		}
		switch v.state(t, d) {
		case Covers:
			covers = append(covers, id)
		case Silent:
			silent = append(silent, id)
		default:
			notCoded = append(notCoded, id)
		}
	}
	return covers, silent, notCoded
}

// readJudged finds out what the collection has coded, once the topics are in
// order.
func (v *Matrix) readJudged(c *corpus.Collection) {
	v.own = make([]bool, len(v.Topics))
	for t := range v.Topics {
		v.own[t] = v.Topics[t].Own() && !v.Topics[t].Proposed
	}
	v.coded = make([]bool, len(v.Documents))
	v.codedCount = 0
	note := func(document string, p corpus.Provenance) {
		if d, known := v.documents[document]; known && p.Own() && !v.coded[d] {
			v.coded[d] = true
			v.codedCount++
		}
	}
	last := ""
	for i := range c.Coverage {
		if e := &c.Coverage[i]; e.Document != last && e.Own() {
			last = e.Document
			note(last, e.Provenance)
		}
	}
	for i := range c.Voices {
		for _, h := range c.Voices[i].Heard {
			if c.Voices[i].Own() {
				note(h.At.Document, h.Provenance)
			}
		}
	}
	for i := range c.Facts {
		for _, x := range c.Facts[i].Values {
			note(x.At.Document, c.Facts[i].Provenance)
		}
	}
	for i := range c.Labels {
		note(c.Labels[i].Document, c.Labels[i].Provenance)
	}
}
