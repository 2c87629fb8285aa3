package edit

import (
	"cmp"
	"slices"

	"parallax/corpus"
)

// places finds the passages of an operation in the collection as it is now.
func (r *run) places(o Op) []corpus.Ref {
	list := make([]corpus.Ref, 0, len(o.Passages))
	for _, p := range o.Passages {
		switch at, found := r.find(p); found {
		case true:
			list = append(list, at)
		default:
			r.Left = append(r.Left, Left{o, p.At, "the passage is not in the collection any more, or reads differently"})
		}
	}
	return list
}

// find looks for the passage at its place, then for its text elsewhere in the
// document, where it must stand once.
func (r *run) find(p Place) (corpus.Ref, bool) {
	i, ok := r.documents[p.At.Document]
	if !ok {
		return corpus.Ref{}, false
	}
	d := r.c.Documents[i]
	if q := d.Passage(p.At.Passage); q != nil && Fingerprint(q) == p.Text {
		return p.At, true
	}
	found := 0
	for j := range d.Passages {
		if Fingerprint(&d.Passages[j]) != p.Text {
			continue
		}
		if found > 0 {
			return corpus.Ref{}, false
		}
		found = j + 1
	}
	return corpus.Ref{Document: d.ID, Passage: found}, found > 0
}

func refs(e corpus.Coverage) []corpus.Ref {
	list := make([]corpus.Ref, len(e.Passages))
	for i, n := range e.Passages {
		list[i] = corpus.Ref{Document: e.Document, Passage: n}
	}
	return list
}

// put adds passages to a topic.
func (r *run) put(topic string, list []corpus.Ref) {
	for _, p := range list {
		e := r.cover(topic, p.Document, "")
		if at, there := slices.BinarySearch(e.Passages, p.Passage); !there {
			e.Passages = slices.Insert(e.Passages, at, p.Passage)
		}
	}
}

// take removes a passage from a topic and reports whether it was there. What the
// document says of the topic stays said while it has a passage on it.
func (r *run) take(topic string, p corpus.Ref) bool {
	if _, covered := r.cells[cell{topic, p.Document}]; !covered {
		return false
	}
	e := r.cover(topic, p.Document, "")
	at, there := slices.BinarySearch(e.Passages, p.Passage)
	if there {
		e.Passages = slices.Delete(e.Passages, at, at+1)
	}
	return there
}

func (r *run) has(topic string, p corpus.Ref) bool {
	i, covered := r.cells[cell{topic, p.Document}]
	return covered && slices.Contains(r.c.Coverage[i].Passages, p.Passage)
}

// cover is the entry for a topic in a document, to write to. The first gist
// stays.
func (r *run) cover(topic, document, gist string) *corpus.Coverage {
	k := cell{topic, document}
	i, ok := r.cells[k]
	if !ok {
		i = len(r.c.Coverage)
		r.cells[k] = i
		r.c.Coverage = append(r.c.Coverage, corpus.Coverage{Topic: topic, Document: document})
	}
	e := &r.c.Coverage[i]
	if i < r.shared && !r.own[i] {
		r.own[i] = true
		e.Passages = slices.Clone(e.Passages)
	}
	e.Gist = cmp.Or(e.Gist, gist)
	return e
}
