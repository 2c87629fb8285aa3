package edit

import (
	"cmp"
	"errors"
	"slices"

	"parallax/corpus"
)

// noted has the notes at hand to be changed: those of the base are copied first.
func (r *run) noted() {
	if r.notes != nil {
		return
	}
	r.c.Notes = slices.Clone(r.base.Notes)
	r.notes = make(map[string]int, len(r.c.Notes))
	for i, n := range r.c.Notes {
		r.notes[n.ID] = i
	}
}

// annotate adds a note, or puts it in place of the one with its id. Whose it is says
// the operation or, where it does not, the note.
func (r *run) annotate(o Op) error {
	n := *o.Annotation
	n.By = cmp.Or(o.By, n.By, corpus.Me)
	if trouble := n.Trouble(); trouble != "" {
		return errors.New(trouble)
	}
	r.noted()
	i, known := r.notes[n.ID]
	if !known {
		r.notes[n.ID] = len(r.c.Notes)
		r.c.Notes = append(r.c.Notes, n)
		return nil
	}
	if i < 0 { // it was taken away, and is wanted again: its old place is still there
		i = -1 - i
		r.notes[n.ID] = i
	}
	r.c.Notes[i] = n
	return nil
}

func (r *run) erase(id string) {
	r.noted()
	if i, known := r.notes[id]; known && i >= 0 {
		r.notes[id] = -1 - i
	}
}

// After are the notes after one more operation on notes, which follows all of ops: what
// Notes gives, but at the cost of copying the list of them. notes are those after ops; at
// is the place in it of the note that the operation names, negative if there is none. ok
// is false where Notes has to be asked: a note that was taken away is wanted again.
func After(notes []corpus.Note, ops []Op, o Op, at int) (after []corpus.Note, ok bool) {
	if o.Do == Erase {
		if at < 0 {
			return notes, true
		}
		return slices.Delete(slices.Clone(notes), at, at+1), true
	}
	n := *o.Annotation
	n.By = cmp.Or(o.By, n.By, corpus.Me)
	if o.check() != nil || n.Trouble() != "" {
		return notes, true // Apply tells of it
	}
	if at >= 0 {
		after = slices.Clone(notes)
		after[at] = n
		return after, true
	}
	if slices.ContainsFunc(ops, func(p Op) bool { return p.Do == Erase && p.Key == n.ID }) {
		return nil, false
	}
	return append(slices.Clip(notes), n), true
}

// Notes are the notes of the base with the operations on notes among ops, which is
// what Apply gives, at less cost: nothing else is looked at.
func (b *Base) Notes(ops []Op) []corpus.Note {
	r := &run{base: b.c}
	r.noted()
	for _, o := range Standing(ops) {
		switch {
		case o.Do == Erase:
			r.erase(o.Key)
		case o.Do == Annotate && o.check() == nil:
			_ = r.annotate(o) // Apply tells of what could not be done
		}
	}
	return slices.DeleteFunc(r.c.Notes, func(n corpus.Note) bool { return r.notes[n.ID] < 0 })
}
