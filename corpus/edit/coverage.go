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
			r.Left = append(r.Left, Left{o, p.At, "the passage is no longer in the collection, or its text has changed"})
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

// put adds passages to a topic, as somebody's. One that anybody but the program has
// put there already stays his, and who said that the document is silent was wrong.
func (r *run) put(topic string, list []corpus.Ref, by corpus.Provenance) {
	for _, p := range list {
		if r.has(topic, p) {
			continue
		}
		for _, i := range r.entries(cell{topic, p.Document}) {
			r.c.Coverage[i].Silent = false
		}
		e := r.cover(topic, p.Document, "", by)
		if at, there := slices.BinarySearch(e.Passages, p.Passage); !there {
			e.Passages = slices.Insert(e.Passages, at, p.Passage)
		}
	}
}

// take removes a passage from a topic and reports whether it was there. What the
// document says of the topic stays said while it has a passage on it.
func (r *run) take(topic string, p corpus.Ref) (was bool) {
	for _, i := range r.entries(cell{topic, p.Document}) {
		if at, there := slices.BinarySearch(r.c.Coverage[i].Passages, p.Passage); there {
			e := r.entry(i)
			e.Passages = slices.Delete(e.Passages, at, at+1)
			was = true
		}
	}
	return was
}

// deny notes that a document does not mention a topic, unless somebody has put a
// passage of it there, which he may have done later.
func (r *run) deny(topic, document string, by corpus.Provenance) {
	for _, i := range r.entries(cell{topic, document}) {
		if e := &r.c.Coverage[i]; e.Silent || len(e.Passages) > 0 && !e.Suggested() {
			return
		}
	}
	r.cover(topic, document, "", by).Silent = true
}

// has reports whether anybody but the program has put a passage into a topic.
func (r *run) has(topic string, p corpus.Ref) bool {
	return slices.ContainsFunc(r.entries(cell{topic, p.Document}), func(i int) bool {
		e := &r.c.Coverage[i]
		return !e.Suggested() && slices.Contains(e.Passages, p.Passage)
	})
}

// cover is somebody's entry for a topic in a document, to write to. The first gist
// stays.
func (r *run) cover(topic, document, gist string, by corpus.Provenance) *corpus.Coverage {
	k := cell{topic, document}
	list := r.entries(k)
	at := slices.IndexFunc(list, func(i int) bool { return r.c.Coverage[i].By == by.By })
	i := len(r.c.Coverage)
	if at >= 0 {
		i = list[at]
	} else {
		r.cells[k] = append(list[:len(list):len(list)], i) // not into the base's
		r.c.Coverage = append(r.c.Coverage, corpus.Coverage{Topic: topic, Document: document, Provenance: by})
	}
	e := r.entry(i)
	e.Gist = cmp.Or(e.Gist, gist)
	return e
}

// entry is one of the coverage, to write to.
func (r *run) entry(i int) *corpus.Coverage {
	e := &r.c.Coverage[i]
	if i < r.shared && !r.own[i] {
		r.own[i] = true
		e.Passages = slices.Clone(e.Passages)
	}
	return e
}
