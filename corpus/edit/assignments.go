package edit

import (
	"slices"

	"parallax/corpus"
)

// plan carries out what has been done to assignments, once topics, facts and voices are
// what they will be. Those that the base came with point at what there is, too: a topic
// that was merged is followed, one that is gone no longer named. An assignment that is
// not valid beside the rest is left out, and the one of its id before it stays.
func (r *run) plan() {
	list := slices.Clone(r.base.Assignments)
	if len(list)+len(r.plans) == 0 {
		return
	}
	facts, voices := make(map[string]bool, len(r.c.Facts)), make(map[string]bool, len(r.c.Voices))
	for _, f := range r.c.Facts {
		facts[f.ID] = true
	}
	for _, v := range r.c.Voices {
		voices[v.ID] = true
	}
	point := func(items []corpus.Item) []corpus.Item {
		items = slices.Clone(items)
		for i := range items {
			x := &items[i]
			if x.Topic != "" {
				if t, err := r.topic(x.Topic); err == nil {
					x.Topic = t.ID
				} else {
					x.Topic = ""
				}
			}
			if !facts[x.Fact] {
				x.Fact = ""
			}
			if !voices[x.Voice] {
				x.Voice = ""
			}
		}
		return items
	}
	pointed := func(a corpus.Assignment) corpus.Assignment {
		if a.Names != nil {
			return a // what its items point at is hidden with the names
		}
		a.Tasks = slices.Clone(a.Tasks)
		for i := range a.Tasks {
			a.Tasks[i].Choices, a.Tasks[i].Rows = point(a.Tasks[i].Choices), point(a.Tasks[i].Rows)
		}
		return a
	}
	for i := range list {
		list[i] = pointed(list[i])
	}
	for _, o := range r.plans {
		id := o.Key
		if o.Do == Plan {
			id = o.Assignment.ID
		}
		i := slices.IndexFunc(list, func(a corpus.Assignment) bool { return a.ID == id })
		if o.Do == Drop {
			if i >= 0 {
				list = slices.Delete(list, i, i+1)
			}
			continue
		}
		a := pointed(*o.Assignment)
		if faults := r.c.AssignmentFaults(&a); len(faults) > 0 {
			r.Left = append(r.Left, Left{Op: o, Reason: faults[0].Text})
		} else if i < 0 {
			list = append(list, a)
		} else {
			list[i] = a
		}
	}
	r.c.Assignments = list
}
