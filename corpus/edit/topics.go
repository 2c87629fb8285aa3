package edit

import (
	"cmp"
	"strings"

	"parallax/corpus"
)

// create makes a topic, unless it is there already.
func (r *run) create(t corpus.Topic) {
	r.Yours[t.ID] = true
	if _, there := r.topics[t.ID]; there {
		return
	}
	r.topics[t.ID] = len(r.c.Topics)
	r.c.Topics = append(r.c.Topics, t)
}

// merge moves everything from one topic to another.
func (r *run) merge(from string, o Op) error {
	target, err := r.topic(o.Into)
	if err != nil {
		if into, leaves := r.leaves[o.Into]; leaves && into == "" && r.unless(o.Into, err) == nil {
			r.remove(from) // with the topic it was joined to
		}
		return r.unless(o.Into, err)
	}
	into := target.ID
	if into == from { // joined already, perhaps by another page
		return nil
	}
	source := r.c.Topics[r.topics[from]]
	if r.under(into, from) {
		target.Parent = source.Parent
	}
	if target.Date.IsZero() {
		target.Date = source.Date
	}
	target.Place, target.Note = cmp.Or(target.Place, source.Place), cmp.Or(target.Note, source.Note)
	for i, e := range r.c.Coverage {
		switch {
		case e.Topic != from:
			continue
		case len(e.Passages) > 0:
			r.put(into, refs(e), e.Provenance)
			if e.Gist != "" {
				r.cover(into, e.Document, e.Gist, e.Provenance)
			}
		case e.Silent:
			r.deny(into, e.Document, e.Provenance)
		}
		r.c.Coverage[i].Passages, r.c.Coverage[i].Silent = nil, false
	}
	r.leave(from, into, into)
	for id, became := range r.Became {
		if became == from {
			r.Became[id] = into
		}
	}
	r.Became[from] = into
	r.touched(into)
	return nil
}

// under reports whether a topic lies below another.
func (r *run) under(id, above string) bool {
	for range r.c.Topics { // no longer than the list, even round a circle
		i, ok := r.topics[id]
		if !ok {
			return false
		}
		if id = r.c.Topics[i].Parent; id == above {
			return true
		}
	}
	return false
}

// leave takes a topic off the list; its parts get the parent, its facts the
// topic given.
func (r *run) leave(id, parent, topic string) {
	r.gone[id] = true
	for i := range r.c.Topics {
		if r.c.Topics[i].Parent == id && r.c.Topics[i].ID != parent {
			r.c.Topics[i].Parent = parent
		}
	}
	for i := range r.c.Facts {
		if r.c.Facts[i].Topic == id {
			r.c.Facts[i].Topic = topic
		}
	}
}

func (r *run) remove(id string) {
	for i := range r.c.Coverage {
		if r.c.Coverage[i].Topic == id {
			r.c.Coverage[i].Passages, r.c.Coverage[i].Silent = nil, false
		}
	}
	r.leave(id, r.c.Topics[r.topics[id]].Parent, "")
}

func (r *run) split(from string, o Op) error {
	t := r.c.Topics[r.topics[from]]
	r.create(corpus.Topic{ID: o.Into, Title: strings.TrimSpace(o.Title), Date: t.Date, Place: t.Place, Note: t.Note, Parent: t.Parent, Provenance: o.provenance()})
	for _, p := range r.places(o) {
		if r.take(from, p) {
			r.put(o.Into, []corpus.Ref{p}, o.provenance())
		} else if !r.has(o.Into, p) {
			r.Left = append(r.Left, Left{o, p, "the topic no longer has this passage"})
		}
	}
	r.touched(from)
	return nil
}
