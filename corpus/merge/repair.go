package merge

import (
	"slices"

	"parallax/corpus"
)

// repair takes away what names entries that one side has removed and the other still
// speaks of: parents, topics of facts, coverage, what the items of assignments point at.
func (m *merging) repair() {
	c := m.out
	topics, documents := make(map[string]bool, len(c.Topics)), make(map[string]int, len(c.Documents))
	for _, t := range c.Topics {
		topics[t.ID] = true
	}
	for _, d := range c.Documents {
		documents[d.ID] = len(d.Passages)
	}
	outlets := make(map[string]bool, len(c.Outlets))
	for _, o := range c.Outlets {
		outlets[o.ID] = true
	}
	for i := range c.Topics {
		if !topics[c.Topics[i].Parent] {
			c.Topics[i].Parent = ""
		}
	}
	for i := range c.Facts {
		if !topics[c.Facts[i].Topic] {
			c.Facts[i].Topic = ""
		}
	}
	there := func(r corpus.Ref) bool { return r.Passage <= documents[r.Document] }
	c.Coverage = slices.DeleteFunc(c.Coverage, func(e corpus.Coverage) bool {
		n, known := documents[e.Document]
		return !topics[e.Topic] || !known || slices.ContainsFunc(e.Passages, func(p int) bool { return p > n })
	})
	c.Labels = slices.DeleteFunc(c.Labels, func(l corpus.Label) bool {
		n, known := documents[l.Document]
		return !known || slices.ContainsFunc(l.Passages, func(p int) bool { return p > n })
	})
	for i := range c.Voices {
		c.Voices[i].Heard = slices.DeleteFunc(slices.Clone(c.Voices[i].Heard), func(h corpus.Heard) bool { return !there(h.At) })
	}
	c.Voices = slices.DeleteFunc(c.Voices, func(v corpus.Voice) bool { return len(v.Heard) == 0 })
	for i := range c.Facts {
		f := &c.Facts[i]
		before := len(f.Values)
		f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v corpus.Value) bool { return !there(v.At) })
		if len(f.Values) < before {
			f.Verdict = verdict(*f)
		}
	}
	for i := range c.Observations {
		c.Observations[i].At = slices.DeleteFunc(slices.Clone(c.Observations[i].At), func(r corpus.Ref) bool { return !there(r) })
	}
	c.Settled = slices.DeleteFunc(c.Settled, func(s corpus.Settled) bool {
		return slices.ContainsFunc(s.At, func(r corpus.Ref) bool { return !there(r) })
	})
	for _, d := range c.Documents {
		if !outlets[d.Outlet] {
			d.Outlet = ""
		}
	}
	m.repairAssignments(topics, documents)
}

// repairAssignments has assignments name what is there. Their articles are, see asked.
func (m *merging) repairAssignments(topics map[string]bool, documents map[string]int) {
	c := m.out
	facts, voices := make(map[string]bool, len(c.Facts)), make(map[string]bool, len(c.Voices))
	for _, f := range c.Facts {
		facts[f.ID] = true
	}
	for _, v := range c.Voices {
		voices[v.ID] = true
	}
	point := func(items []corpus.Item) []corpus.Item {
		items = slices.Clone(items)
		for i := range items {
			if x := &items[i]; !topics[x.Topic] {
				x.Topic = ""
			}
			if x := &items[i]; !facts[x.Fact] {
				x.Fact = ""
			}
			if x := &items[i]; !voices[x.Voice] {
				x.Voice = ""
			}
		}
		return items
	}
	for i := range c.Assignments {
		a := &c.Assignments[i]
		a.Articles = slices.Clone(a.Articles)
		for j := range a.Articles {
			e := &a.Articles[j]
			e.Passages = slices.DeleteFunc(slices.Clone(e.Passages), func(p int) bool { return p > documents[e.Document] })
		}
		if a.Key != nil { // its answers about passages that have gone
			key := *a.Key
			key.Answers = slices.Clone(key.Answers)
			for j := range key.Answers {
				m := &key.Answers[j]
				m.Values = slices.DeleteFunc(slices.Clone(m.Values), func(p corpus.Place) bool { return a.Misplaced(a.Task(m.Task), p) != "" })
			}
			a.Key = &key
		}
		if a.Names != nil {
			continue // what its items point at is hidden with the names
		}
		a.Tasks = slices.Clone(a.Tasks)
		for j := range a.Tasks {
			a.Tasks[j].Choices, a.Tasks[j].Rows = point(a.Tasks[j].Choices), point(a.Tasks[j].Rows)
		}
	}
}

// compares reports whether a verdict can be one on these values.
func compares(v corpus.Verdict, values []corpus.Value) bool {
	n := make(map[string]bool)
	for _, x := range values {
		n[x.At.Document] = true
	}
	switch v {
	case corpus.Silent:
		return len(n) == 0
	case corpus.Single:
		return len(n) == 1
	}
	return len(n) > 1 || len(values) > 1
}

// verdict is what is left to say of a fact that has lost values: what was found when
// comparing them stands where there are still several.
func verdict(f corpus.Fact) corpus.Verdict {
	for _, v := range []corpus.Verdict{f.Verdict, corpus.Single, corpus.Silent} {
		if compares(v, f.Values) {
			return v
		}
	}
	return f.Verdict
}
