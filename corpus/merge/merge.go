// Package merge brings another person's work on a collection into one's own: coding,
// notes, articles and assignments. Nothing of one's own is replaced unasked.
//
// Where the state that both began from is known, what only one side has changed is
// taken from that side. Otherwise, and where both have changed the same, both are kept:
// lists are joined, a text is kept beside the other under an id of its own, and another
// reading of a field becomes a note that says whose it is. The same work merged a second
// time changes nothing.
package merge

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/sorting"
)

// State is what a merge does with an entry.
type State string

const (
	New     State = "new"     // only they have it: it comes in
	Same    State = "same"    // both have it
	Mine    State = "mine"    // only I have it, or only I have changed it: it stays
	Changed State = "changed" // only they have changed it: theirs comes in place of mine
	Removed State = "removed" // they have taken away what I have not changed
	Differ  State = "differ"  // both have it, and not the same
)

// Choice is what is kept where both differ.
type Choice string

const (
	KeepBoth   Choice = ""
	KeepMine   Choice = "mine"
	KeepTheirs Choice = "theirs"
	// KeepBeside keeps both texts of an article that only they have changed, theirs as an
	// article of its own. It is chosen, and never what is done unasked.
	KeepBeside Choice = "both"
)

// Kind is a kind of entry.
type Kind string

const (
	Articles     Kind = "article"
	Outlets      Kind = "outlet"
	Topics       Kind = "topic"
	Coverages    Kind = "coverage"
	Voices       Kind = "voice"
	Facts        Kind = "fact"
	Labels       Kind = "label"
	Observations Kind = "observation"
	Answers      Kind = "answer to a proposal"
	Notes        Kind = "note"
	Assignments  Kind = "assignment"
)

// Entry is one thing that either has, for somebody to look at before it is merged.
type Entry struct {
	Kind   Kind   `json:"kind"`
	Key    string `json:"key"`  // tells it from others of its kind
	Name   string `json:"name"` // for people
	State  State  `json:"state"`
	By     string `json:"by,omitempty"`     // whose theirs is
	Mine   string `json:"mine,omitempty"`   // of one that differs, as JSON
	Theirs string `json:"theirs,omitempty"` // likewise
	Texts  bool   `json:"texts,omitempty"`  // of an article the texts differ
	// Place is where a note of theirs is in the texts as they are after the merge.
	Place annotation.State `json:"place,omitempty"`
}

// Options say how two collections are merged. The zero value keeps both.
type Options struct {
	Base   *corpus.Collection // what both began from; nil where that is not known
	Keep   Choice             // where both differ
	Choose map[string]Choice  // by Entry.ID, before Keep; KeepMine leaves out what is new or changed, too, KeepBeside is for articles that have changed
	By     string             // whose the entries of theirs are that say "me"
	// Stay keeps what they have taken away: theirs may be a part of the collection.
	Stay bool
}

// ID names an entry among all of a merge.
func (e Entry) ID() string { return string(e.Kind) + " " + e.Key }

// Result is a merge: what would become of the collection, and why.
type Result struct {
	Collection *corpus.Collection
	Entries    []Entry // what is new, changed and differs first, in the order of the kinds
}

// Count is the number of entries of a state.
func (r *Result) Count(s State) (n int) {
	for _, e := range r.Entries {
		if e.State == s {
			n++
		}
	}
	return n
}

// Merge brings theirs into mine. Neither is written to. The result is valid if both are.
// Time is linear in both.
func Merge(mine, theirs *corpus.Collection, o Options) (*Result, error) {
	name := o.By
	if name == "" {
		name = theirs.Title
	}
	if name == "" {
		name = theirs.ID
	}
	if len(name) > corpus.MaxNameLength {
		name = strings.ToValidUTF8(name[:corpus.MaxNameLength], "")
	}
	name = strings.TrimSpace(name)
	theirs = theirs.Signed(name)
	m := &merging{Options: o, name: name, out: mine.Clone()}
	base := o.Base
	if base == nil {
		base = &corpus.Collection{}
	}
	m.alone = len(theirs.Documents) == 0
	theirs, renamed := m.documents(base, mine, theirs)
	base = unmoved(base, renamed)
	m.signed = base.Signed(name)
	c := m.out
	c.Outlets = merged(m, Outlets, base.Outlets, m.signed.Outlets, mine.Outlets, theirs.Outlets, lister[corpus.Outlet]{
		key:  func(x *corpus.Outlet) string { return x.ID },
		name: func(x *corpus.Outlet) (string, string) { return x.Name, "" },
	})
	c.Topics = merged(m, Topics, base.Topics, m.signed.Topics, mine.Topics, theirs.Topics, lister[corpus.Topic]{
		key:  func(x *corpus.Topic) string { return x.ID },
		name: func(x *corpus.Topic) (string, string) { return x.Title, x.By },
		on:   func(x *corpus.Topic) string { return corpus.NoteTarget{Kind: corpus.OnTopic, ID: x.ID}.String() },
	})
	c.Coverage = merged(m, Coverages, base.Coverage, m.signed.Coverage, mine.Coverage, theirs.Coverage, lister[corpus.Coverage]{
		key:  func(x *corpus.Coverage) string { return x.Topic + " " + x.Document + " " + x.By },
		name: func(x *corpus.Coverage) (string, string) { return x.Topic + ", " + x.Document, x.By },
		join: func(x, y *corpus.Coverage) (corpus.Coverage, bool) {
			if x.Silent != y.Silent || x.Gist != "" && y.Gist != "" && x.Gist != y.Gist {
				return *x, false
			}
			z := *x
			z.Passages, z.Gist = union(x.Passages, y.Passages), cmp.Or(x.Gist, y.Gist)
			return z, true
		},
		on: func(x *corpus.Coverage) string { return corpus.NoteTarget{Kind: corpus.OnTopic, ID: x.Topic}.String() },
	})
	c.Voices = merged(m, Voices, base.Voices, m.signed.Voices, mine.Voices, theirs.Voices, lister[corpus.Voice]{
		key:  func(x *corpus.Voice) string { return x.ID },
		name: func(x *corpus.Voice) (string, string) { return x.Name, x.By },
		join: func(x, y *corpus.Voice) (corpus.Voice, bool) {
			z := *x
			z.Heard = slices.Clone(x.Heard)
			agree := true
			for _, h := range y.Heard {
				i := slices.IndexFunc(z.Heard, func(k corpus.Heard) bool { return k.At == h.At })
				if i < 0 {
					if h.By == "" && x.By != y.By {
						h.Provenance = y.Provenance
					}
					z.Heard = append(z.Heard, h)
				} else if k := z.Heard[i]; k.Quotes != h.Quotes || k.Mentions != h.Mentions || k.Inferred != h.Inferred {
					agree = false
				}
			}
			a, b := *x, *y
			a.Heard, b.Heard, a.Provenance, b.Provenance = nil, nil, corpus.Provenance{}, corpus.Provenance{}
			return z, agree && same(&a, &b)
		},
		on: func(x *corpus.Voice) string {
			if len(x.Heard) == 0 {
				return ""
			}
			return x.Heard[0].At.String()
		},
	})
	c.Facts = merged(m, Facts, base.Facts, m.signed.Facts, mine.Facts, theirs.Facts, lister[corpus.Fact]{
		key:  func(x *corpus.Fact) string { return x.ID },
		name: func(x *corpus.Fact) (string, string) { return x.Question, x.By },
		join: func(x, y *corpus.Fact) (corpus.Fact, bool) {
			z := *x
			z.Values = slices.Clone(x.Values)
			for _, v := range y.Values {
				if !slices.Contains(z.Values, v) {
					z.Values = append(z.Values, v)
				}
			}
			if !compares(z.Verdict, z.Values) { // with one's own values alone it said something else
				if z.Verdict = y.Verdict; !compares(z.Verdict, z.Values) {
					return *x, false // nobody has compared the values of both
				}
			}
			a, b := *x, *y
			a.Verdict, a.Values, b.Values, a.Provenance, b.Provenance = z.Verdict, nil, nil, corpus.Provenance{}, corpus.Provenance{}
			return z, same(&a, &b)
		},
		on: func(x *corpus.Fact) string { return corpus.NoteTarget{Kind: corpus.OnFact, ID: x.ID}.String() },
	})
	c.Labels = merged(m, Labels, base.Labels, m.signed.Labels, mine.Labels, theirs.Labels, lister[corpus.Label]{
		key: func(x *corpus.Label) string {
			return x.Subject + "\x00" + x.Document + "\x00" + x.Fragment + "\x00" + x.By
		},
		name: func(x *corpus.Label) (string, string) { return x.Subject + ": " + x.Fragment, x.By },
		join: func(x, y *corpus.Label) (corpus.Label, bool) {
			z := *x
			z.Passages, z.Headline, z.Count = union(x.Passages, y.Passages), x.Headline || y.Headline, max(x.Count, y.Count)
			return z, true
		},
	})
	c.Observations = merged(m, Observations, base.Observations, m.signed.Observations, mine.Observations, theirs.Observations, lister[corpus.Observation]{
		key:  func(x *corpus.Observation) string { return x.Title + "\x00" + x.Text },
		name: func(x *corpus.Observation) (string, string) { return x.Title, x.By },
	})
	c.Settled = merged(m, Answers, base.Settled, m.signed.Settled, mine.Settled, theirs.Settled, lister[corpus.Settled]{
		key: func(x *corpus.Settled) string {
			var b strings.Builder
			for _, r := range x.At {
				b.WriteString(r.String() + " ")
			}
			return fmt.Sprint(x.Key, "\x00", b.String(), "\x00", x.Dismissed)
		},
		name: func(x *corpus.Settled) (string, string) {
			name := x.Key
			for i, r := range x.At { // a proposed topic has no other name
				if i == answerRefs {
					break
				}
				name = strings.TrimSpace(name + " " + r.String())
			}
			return name, x.By
		},
	})
	c.Notes = merged(m, Notes, base.Notes, m.signed.Notes, mine.Notes, theirs.Notes, lister[corpus.Note]{
		key:  func(x *corpus.Note) string { return x.ID },
		name: func(x *corpus.Note) (string, string) { return cmp.Or(x.Body, x.Quote.Exact, x.On), x.By },
		beside: func(x *corpus.Note) corpus.Note {
			y := *x
			y.ID = annotation.Beside(*x)
			return y
		},
	})
	c.Assignments = merged(m, Assignments, base.Assignments, m.signed.Assignments, mine.Assignments, theirs.Assignments, lister[corpus.Assignment]{
		key:  func(x *corpus.Assignment) string { return x.ID },
		name: func(x *corpus.Assignment) (string, string) { return x.Title, "" },
		beside: func(x *corpus.Assignment) corpus.Assignment {
			y := *x
			y.ID = another(x.ID, text(x))
			return y
		},
	})
	for _, n := range m.readings { // they are the same however often they come
		if !slices.ContainsFunc(c.Notes, func(k corpus.Note) bool { return k.ID == n.ID }) {
			c.Notes = append(c.Notes, n)
		}
	}
	m.fillIn(theirs)
	m.repair()
	if err := c.Validate(); err != nil {
		return nil, fmt.Errorf("merged, the collection would not be valid: %w", err)
	}
	m.places()
	sorting.By(m.entries, func(a, b Entry) int { return cmp.Compare(rank(a.State), rank(b.State)) })
	return &Result{c, m.entries}, nil
}

func rank(s State) int { return slices.Index([]State{Differ, New, Changed, Removed, Same, Mine}, s) }

type merging struct {
	Options
	name     string
	alone    bool // theirs has no article: it lies over a collection, and says nothing of what it leaves out but notes
	out      *corpus.Collection
	signed   *corpus.Collection // the base, with their name for me: what theirs is compared with
	entries  []Entry
	readings []corpus.Note // other readings of fields, as notes
}

// lister says how entries of a kind are told apart and joined.
type lister[E any] struct {
	key    func(*E) string
	name   func(*E) (name, by string)
	join   func(mine, theirs *E) (both E, whole bool) // whole: nothing of theirs is left out
	beside func(theirs *E) E                          // theirs under a key of its own
	on     func(*E) string                            // what a note about it is on; "" for none
}

// merged merges two lists. One's own order stays, and what is new follows.
func merged[E any](m *merging, kind Kind, base, signed, mine, theirs []E, l lister[E]) []E {
	began, signedBase, other, own := make(map[string]*E, len(base)), make(map[string]*E, len(base)), make(map[string]*E, len(theirs)), make(map[string]bool, len(mine))
	for i := range base {
		began[l.key(&base[i])] = &base[i]
	}
	for i := range signed {
		signedBase[l.key(&signed[i])] = &signed[i]
	}
	for i := range theirs {
		other[l.key(&theirs[i])] = &theirs[i]
	}
	for i := range mine {
		own[l.key(&mine[i])] = true
	}
	list := make([]E, 0, len(mine)+len(theirs))
	var behind []E
	add := func(e Entry, x *E) {
		e.Kind, e.Key = kind, l.key(x)
		e.Name, e.By = l.name(x)
		m.entries = append(m.entries, e)
	}
	for i := range mine {
		x := &mine[i]
		k := l.key(x)
		y, b := other[k], began[k]
		switch {
		case y == nil && b != nil && same(x, b) && !m.Stay && !(m.alone && kind != Notes):
			add(Entry{State: Removed}, x)
		case y == nil:
			add(Entry{State: Mine}, x)
			list = append(list, *x)
		case same(x, y):
			add(Entry{State: Same}, x)
			list = append(list, *x)
		case signedBase[k] != nil && same(y, signedBase[k]):
			add(Entry{State: Mine}, x)
			list = append(list, *x)
		case b != nil && same(x, b):
			add(Entry{State: Changed, Mine: text(x), Theirs: text(y)}, y)
			if m.Choose[string(kind)+" "+k] == KeepMine {
				y = x
			}
			list = append(list, *y)
		default:
			e := Entry{State: Differ, Mine: text(x), Theirs: text(y)}
			keep, chosen := m.Choose[string(kind)+" "+k]
			if !chosen {
				keep = m.Keep
			}
			switch {
			case keep == KeepMine:
				list = append(list, *x)
			case keep == KeepTheirs:
				list = append(list, *y)
			case l.beside != nil:
				z := l.beside(y)
				list = append(list, *x)
				if own[l.key(&z)] {
					e = Entry{State: Same} // it was kept beside when it came in first
				} else {
					behind = append(behind, z)
				}
			default:
				both, whole := *x, false
				if l.join != nil {
					both, whole = l.join(x, y)
				}
				list = append(list, both)
				if same(&both, x) && (whole || m.has(y)) {
					e = Entry{State: Same}
				}
				if !whole && l.on != nil {
					m.read(kind, l.on(y), x, y)
				}
			}
			add(e, y)
		}
	}
	for i := range theirs {
		y := &theirs[i]
		k := l.key(y)
		if own[k] {
			continue
		}
		own[k] = true
		if b := signedBase[k]; b != nil && same(y, b) {
			continue // I have taken it away
		}
		add(Entry{State: New}, y)
		if m.Choose[string(kind)+" "+k] != KeepMine {
			list = append(list, *y)
		}
	}
	return append(list, behind...)
}

// fillIn takes what is said of the collection itself where mine says nothing.
func (m *merging) fillIn(theirs *corpus.Collection) {
	c := m.out
	for _, p := range [][2]*string{{&c.Title, &theirs.Title}, {&c.Language, &theirs.Language}, {&c.About, &theirs.About}, {&c.Method, &theirs.Method}, {&c.Licence, &theirs.Licence}} {
		*p[0] = cmp.Or(*p[0], *p[1])
	}
}

// places tells of notes that come in whether their words are in the texts here.
func (m *merging) places() {
	at := make(map[string]annotation.State, len(m.out.Notes))
	for i, p := range annotation.Places(m.out, m.out.Notes) {
		at[m.out.Notes[i].ID] = p.State
	}
	for i := range m.entries {
		if e := &m.entries[i]; e.Kind == Notes && e.State != Mine && e.State != Removed {
			e.Place = at[e.Key]
		}
	}
}

func union(a, b []int) []int {
	list := slices.Concat(a, b)
	slices.Sort(list)
	return slices.Compact(list)
}

func text(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // the domain's types have a form in JSON
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// same compares entries as they are written.
func same[E any](a, b *E) bool { return text(a) == text(b) }

// derived is the id of a note that comes of an entry, the same whenever it comes.
func derived(v any) string {
	sum := sha256.Sum256([]byte(text(v)))
	return annotation.NewID([16]byte(sum[:16]))
}

// answerRefs is by how many of its passages an answer to a proposed topic is named.
const answerRefs = 3
