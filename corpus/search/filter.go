package search

import (
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/query"
)

// filter returns the passages a field allows. If the value means nothing here,
// problem is a sentence that says so.
func (s *Searcher) filter(f query.Field) (set bitset, problem string) {
	set = newBitset(s.index.Passages())
	switch f.Name {
	case "outlet":
		problem = s.filterOutlet(set, f.Value)
	case "topic":
		problem = s.filterTopic(set, f.Value)
	case "voice":
		problem = s.filterVoice(set, f.Value)
	case "kind":
		problem = s.filterKind(set, f.Value)
	case "date":
		problem = s.filterDate(set, f.Op, f.Value)
	}
	return set, problem
}

// choose returns the indexes of the n things that value names: the one with
// this id, else those of which id or name have words that begin like all of
// value's.
func choose(n int, value string, named func(i int) (id, name string)) []int {
	var a analysis.Analyzer
	words := a.Terms(value)
	var found []int
	for i := range n {
		id, name := named(i)
		if id != "" && strings.EqualFold(id, value) {
			return []int{i}
		}
		terms := a.Terms(id + " " + name)
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
			return !slices.ContainsFunc(terms, func(t string) bool { return strings.HasPrefix(t, w) })
		}) {
			found = append(found, i)
		}
	}
	return found
}

func unknown(what, value string) string {
	return fmt.Sprintf("There is no %s “%s” in this collection.", what, value)
}

func (s *Searcher) filterOutlet(set bitset, value string) string {
	c := s.coding
	found := choose(len(c.Outlets), value, func(i int) (string, string) { return c.Outlets[i].ID, c.Outlets[i].Name })
	if len(found) == 0 {
		return unknown("outlet", value)
	}
	for i := range s.texts.Len() {
		outlet := s.texts.Outlet(i)
		if slices.ContainsFunc(found, func(o int) bool { return c.Outlets[o].ID == outlet }) {
			set.addRange(s.starts[i], s.starts[i+1])
		}
	}
	return ""
}

// filterTopic takes the topics under a topic along.
func (s *Searcher) filterTopic(set bitset, value string) string {
	c := s.coding
	found := choose(len(c.Topics), value, func(i int) (string, string) { return c.Topics[i].ID, c.Topics[i].Title })
	if len(found) == 0 {
		return unknown("topic", value)
	}
	ids := make(map[string]bool, len(found))
	for _, i := range found {
		ids[c.Topics[i].ID] = true
	}
	for grown := true; grown; {
		grown = false
		for _, t := range c.Topics {
			if t.Parent != "" && ids[t.Parent] && !ids[t.ID] {
				ids[t.ID] = true
				grown = true
			}
		}
	}
	for _, v := range c.Coverage {
		if ids[v.Topic] {
			for _, p := range v.Passages {
				s.addRef(set, corpus.Ref{Document: v.Document, Passage: p})
			}
		}
	}
	return ""
}

func (s *Searcher) filterVoice(set bitset, value string) string {
	c := s.coding
	found := choose(len(c.Voices), value, func(i int) (string, string) {
		return c.Voices[i].ID, c.Voices[i].Name + " " + c.Voices[i].Affiliation
	})
	if len(found) == 0 {
		return unknown("voice", value)
	}
	for _, i := range found {
		for _, h := range c.Voices[i].Heard {
			s.addRef(set, h.At)
		}
	}
	return ""
}

func (s *Searcher) addRef(set bitset, r corpus.Ref) {
	if p, ok := s.number(r); ok {
		set.add(p)
	}
}

// number is the inverse of ref.
func (s *Searcher) number(r corpus.Ref) (p uint32, ok bool) {
	d, ok := s.texts.Number(r.Document)
	if !ok || r.Passage < 1 || r.Passage > int(s.starts[d+1]-s.starts[d]) {
		return 0, false
	}
	return uint32(int(s.starts[d]) + r.Passage - 1), true
}

func (s *Searcher) filterKind(set bitset, value string) string {
	value = strings.ToLower(value)
	kinds := [...]corpus.Kind{corpus.Body, corpus.Caption, corpus.Subheading, corpus.Alt}
	i := slices.IndexFunc(kinds[:], func(k corpus.Kind) bool { return strings.HasPrefix(string(k), value) })
	if i < 0 {
		return fmt.Sprintf("There is no kind of passage “%s”: try body, caption, subheading or alt.", value)
	}
	for p, d := range s.owner {
		if kind := s.texts.Kind(int(d), p-int(s.starts[d])); kind == kinds[i] || kind == "" && kinds[i] == corpus.Body {
			set.add(uint32(p))
		}
	}
	return ""
}

// filterDate compares with the date of publication. Dates that are known less
// exactly match if they may be meant.
func (s *Searcher) filterDate(set bitset, op, value string) string {
	want, err := corpus.ParseDate(value)
	if err != nil {
		return fmt.Sprintf("“%s” is not a date: try 2024-06-19, 2024-06 or 2024.", value)
	}
	for i := range s.texts.Len() {
		have := s.texts.Date(i)
		if have.IsZero() {
			continue
		}
		var fits bool
		switch op {
		case "<":
			fits = have.First.Before(want.First)
		case "<=":
			fits = !have.First.After(want.Last)
		case ">":
			fits = have.Last.After(want.Last)
		case ">=":
			fits = !have.Last.Before(want.First)
		default:
			fits = !have.First.After(want.Last) && !have.Last.Before(want.First)
		}
		if fits {
			set.addRange(s.starts[i], s.starts[i+1])
		}
	}
	return ""
}
