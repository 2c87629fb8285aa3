package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
)

// Keys of entries that Discard takes away.

// VoiceEntry is a passage in which a voice is heard.
func VoiceEntry(voice string, at corpus.Ref) string { return "voice " + voice + " " + at.String() }

// FactEntry is a fact.
func FactEntry(fact string) string { return "fact " + fact }

// LabelEntry is a label.
func LabelEntry(l corpus.Label) string {
	return "label " + l.Document + " " + l.Subject + "\n" + l.Fragment
}

var errNotYours = errors.New("it is not yours; what others have coded stays unchanged")

// gist writes what a document says of a topic into somebody's own entry. Where he has
// none he takes over the passages that others have put there: he has read them.
func (r *run) gist(topic string, o Op) error {
	if len(o.Documents) != 1 {
		return errors.New("there is no article in it")
	}
	document, text := o.Documents[0], strings.Join(strings.Fields(o.Title), " ")
	if _, known := r.documents[document]; !known {
		return fmt.Errorf("the article “%s” is not in the collection any more", document)
	}
	var all []corpus.Ref
	for _, i := range r.entries(cell{topic, document}) {
		if e := r.c.Coverage[i]; !e.Suggested() {
			all = append(all, refs(e)...)
		}
	}
	if len(all) == 0 {
		return errors.New("no passage of the article is under the topic; add one first")
	}
	e := r.cover(topic, document, "", o.provenance())
	for _, p := range all {
		if at, there := slices.BinarySearch(e.Passages, p.Passage); !there {
			e.Passages = slices.Insert(e.Passages, at, p.Passage)
		}
	}
	e.Gist, e.Silent = text, false
	return nil
}

// judge adds a label or fact that somebody has written, once it has been seen to be
// valid beside the topics and documents of the collection.
func (r *run) judge(o Op) error {
	trial := corpus.Collection{ID: "trial"}
	var at []corpus.Ref
	switch {
	case o.Do == AddLabel && o.Label != nil:
		l := *o.Label
		l.Provenance = o.provenance()
		for _, n := range l.Passages {
			at = append(at, corpus.Ref{Document: l.Document, Passage: n})
		}
		if len(at) == 0 {
			at = append(at, corpus.Ref{Document: l.Document})
		}
		trial.Labels = []corpus.Label{l}
	case o.Do == Judge && o.Fact != nil:
		at = r.tried(&trial, o)
	default:
		return fmt.Errorf("there is no %s in it", o.Do)
	}
	for _, p := range o.Passages {
		if now, found := r.find(p); !found || now != p.At {
			return fmt.Errorf("%s is no longer in the collection, or its text has changed", p.At)
		}
	}
	r.bare(&trial, at)
	if err := trial.Validate(); err != nil {
		return err
	}
	for _, l := range trial.Labels {
		i := slices.IndexFunc(r.c.Labels, func(k corpus.Label) bool { return k.By == l.By && LabelEntry(k) == LabelEntry(l) })
		if i < 0 {
			r.c.Labels = append(r.c.Labels, l)
			continue
		}
		// The same name elsewhere in the article: played twice it stays the same.
		k := r.c.Labels[i]
		k.Passages = slices.Clone(k.Passages)
		for _, n := range l.Passages {
			if p, there := slices.BinarySearch(k.Passages, n); !there {
				k.Passages = slices.Insert(k.Passages, p, n)
				k.Count += l.Count
			}
		}
		r.c.Labels[i] = k
	}
	for _, f := range trial.Facts {
		i := slices.IndexFunc(r.c.Facts, func(g corpus.Fact) bool { return g.ID == f.ID })
		switch {
		case i < 0:
			r.c.Facts = append(r.c.Facts, f)
		case r.c.Facts[i].By != f.By:
			return errNotYours
		default:
			r.c.Facts[i] = f
		}
	}
	return nil
}

// tried puts the fact of an operation on trial, as somebody's and under the topic that
// is left of its own; at are the passages of its values.
func (r *run) tried(trial *corpus.Collection, o Op) (at []corpus.Ref) {
	f := *o.Fact
	f.Provenance = o.provenance()
	if t, err := r.topic(f.Topic); err == nil {
		f.Topic = t.ID
		trial.Topics = []corpus.Topic{{ID: f.Topic, Title: f.Topic}}
	} else {
		f.Topic = ""
	}
	for _, v := range f.Values {
		at = append(at, v.At)
	}
	trial.Facts = []corpus.Fact{f}
	return at
}

// discard takes an entry away that the same person has made. One that is gone already
// is no trouble: another page has done it.
func (r *run) discard(o Op) error {
	by := o.provenance().By
	foreign := false
	mine := func(p corpus.Provenance) bool {
		foreign = foreign || p.By != by
		return p.By == by
	}
	switch kind, rest, _ := strings.Cut(o.Key, " "); kind {
	case "fact":
		r.c.Facts = slices.DeleteFunc(r.c.Facts, func(f corpus.Fact) bool { return f.ID == rest && mine(f.Provenance) })
	case "label":
		r.c.Labels = slices.DeleteFunc(r.c.Labels, func(l corpus.Label) bool { return LabelEntry(l) == o.Key && l.By == by })
	case "voice":
		id, at, _ := strings.Cut(rest, " ")
		ref, err := corpus.ParseRef(at)
		if err != nil {
			return err
		}
		for i := range r.c.Voices {
			v := &r.c.Voices[i]
			if v.ID != id {
				continue
			}
			v.Heard = slices.DeleteFunc(slices.Clone(v.Heard), func(h corpus.Heard) bool {
				if h.Own() {
					h.Provenance = v.Provenance
				}
				return h.At == ref && mine(h.Provenance)
			})
		}
		r.c.Voices = slices.DeleteFunc(r.c.Voices, func(v corpus.Voice) bool { return v.ID == id && len(v.Heard) == 0 })
	default:
		return fmt.Errorf("there is no entry “%s”", o.Key)
	}
	if foreign {
		return errNotYours
	}
	return nil
}
