package search

import (
	"slices"
	"strings"

	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// marker finds in texts what the wanted leaves of a query match. It is made
// once for a query and not changed by use.
type marker struct {
	roles    map[string][]role
	filter   [32]uint64 // bits of the hashes of the terms in roles
	prefixes []prefixRole
	leaves   []*leaf
}

// role is the part a term plays: it fills a slot of a leaf.
type role struct {
	leaf, slot int
	weight     float32 // 1 for the word itself, less for what it is read as
}

type prefixRole struct {
	prefix string
	role
}

func newMarker(s *Searcher, leaves []*leaf) *marker {
	m := &marker{roles: map[string][]role{}, leaves: leaves}
	for _, l := range leaves {
		if !l.wanted {
			continue
		}
		for slot, g := range l.slots {
			if g.prefix != "" {
				m.prefixes = append(m.prefixes, prefixRole{g.prefix, role{l.index, slot, prefixWeight}})
			}
			for _, r := range g.readings {
				term := string(s.index.Term(r.rank))
				if g.prefix == "" || term == g.term || !strings.HasPrefix(term, g.prefix) {
					m.roles[term] = append(m.roles[term], role{l.index, slot, r.weight})
					h := hashOf(term)
					m.filter[h/64%32] |= 1 << (h % 64)
				}
			}
		}
	}
	return m
}

// mark is a stretch of tokens that matches a leaf.
type mark struct {
	from, to int // tokens, to excluded
	leaf     int
	weight   float32
}

// marked is a text with what was found in it. It can be used again.
type marked struct {
	*tokenized
	marks  []mark // ascending by from
	parts  []part
	places [][]uint32

	own tokenized
}

// part is a token that fills a slot of a phrase.
type part struct {
	role
	at int
}

// read finds the marks of any text.
func (m *marker) read(a *analysis.Analyzer, into *marked, text string) {
	into.own.cut(a, text)
	m.mark(into, &into.own)
}

// mark finds the marks of a text cut into words.
func (m *marker) mark(into *marked, t *tokenized) {
	into.tokenized = t
	into.marks, into.parts = into.marks[:0], into.parts[:0]
	from := uint32(0)
	for at := range t.tokens {
		k := &t.tokens[at]
		term := t.terms[from:k.end]
		from = k.end
		var roles []role
		if m.filter[k.hash/64%32]>>(k.hash%64)&1 != 0 {
			roles = m.roles[string(term)]
		}
		for _, r := range roles {
			m.note(into, r, at)
		}
		for i := range m.prefixes {
			p := &m.prefixes[i]
			if len(term) >= len(p.prefix) && string(term[:len(p.prefix)]) == p.prefix &&
				!slices.ContainsFunc(roles, func(r role) bool { return r.leaf == p.leaf && r.slot == p.slot }) {
				m.note(into, p.role, at)
			}
		}
	}
	if len(into.parts) > 0 {
		for _, l := range m.leaves {
			if l.wanted && l.phrase() {
				into.readPhrase(l)
			}
		}
		sorting.By(into.marks, func(a, b mark) int { return a.from - b.from })
	}
}

func (m *marker) note(into *marked, r role, at int) {
	if m.leaves[r.leaf].phrase() {
		into.parts = append(into.parts, part{r, at})
	} else {
		into.marks = append(into.marks, mark{at, at + 1, r.leaf, r.weight})
	}
}

// readPhrase finds the marks of a phrase from the parts noted.
func (t *marked) readPhrase(l *leaf) {
	for len(t.places) < len(l.slots) {
		t.places = append(t.places, nil)
	}
	places := t.places[:len(l.slots)]
	for i := range places {
		places[i] = places[i][:0]
	}
	for _, p := range t.parts {
		if p.leaf == l.index {
			places[p.slot] = append(places[p.slot], uint32(p.at))
		}
	}
	if l.near {
		nearStretches(l, places, func(from, to uint32) {
			for i := range places {
				for _, at := range places[i] {
					if from <= at && at < to {
						t.addOnce(mark{int(at), int(at) + 1, l.index, 1})
					}
				}
			}
		})
		return
	}
	sideBySide(places, func(first uint32) {
		t.marks = append(t.marks, mark{int(first), int(first) + len(places), l.index, 1})
	})
}

func (t *marked) addOnce(m mark) {
	if !slices.Contains(t.marks, m) {
		t.marks = append(t.marks, m)
	}
}

// sideBySide calls found with the first place of each occurrence of a phrase
// whose words have the ascending places given.
func sideBySide(places [][]uint32, found func(first uint32)) {
	for _, first := range places[0] {
		whole := true
		for i := 1; whole && i < len(places); i++ {
			_, whole = slices.BinarySearch(places[i], first+uint32(i))
		}
		if whole {
			found(first)
		}
	}
}

// nearStretches calls found with each stretch of places, to excluded, that
// begins with a word of l and holds all of them and at most l.between others.
// A word wanted twice needs two places.
func nearStretches(l *leaf, places [][]uint32, found func(from, to uint32)) {
	widest := uint32(l.between + len(places))
	// The slots of a word wanted twice have the same places: each word is
	// looked at in its first slot only.
	first, wanted := l.first, l.asked
	for i := range places {
		if !first[i] {
			continue
		}
		for _, from := range places[i] {
			whole, last := true, from
			for j := 0; whole && j < len(places); j++ {
				if !first[j] {
					continue
				}
				k, _ := slices.BinarySearch(places[j], from)
				k += wanted[j] - 1
				whole = k < len(places[j]) && places[j][k] < from+widest
				if whole {
					last = max(last, places[j][k])
				}
			}
			if whole {
				found(from, last+1)
			}
		}
	}
}
