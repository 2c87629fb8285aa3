package state_test

import (
	"slices"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
)

// Comparing opens with the article that was read last, and one article takes the
// place of another in one step.
func TestComparingWhatWasRead(t *testing.T) {
	s := start(t, "#/read/tide-ledger?p=2")
	s.send(state.Went{To: state.ParseRoute("#/about")}, state.Went{To: s.m.Way(state.Comparison, state.ByTopic)})
	s.at("#/compare/tide-ledger")
	if got := s.m.Compared(); !slices.Equal(got, []string{"tide-ledger", "pupils-question"}) {
		t.Errorf("compared are %q", got)
	}
	if got := start(t, "#/compare/radio-island").m.Compared(); !slices.Equal(got, []string{"radio-island", "bell-parted"}) {
		t.Errorf("beside what covers most of the same stands %q", got)
	}
	s.send(state.DocumentReplaced{Document: "pupils-question", By: "radio-island"}).at("#/compare/tide-ledger,radio-island")
	s.send(state.DocumentReplaced{Document: "tide-ledger", By: "radio-island"}).at("#/compare/radio-island,tide-ledger")
	s.send(state.DocumentReplaced{Document: "tide-ledger", By: "nobody"}, state.DocumentReplaced{Document: "bell-weeks", By: "bell-parted"}).at("#/compare/radio-island,tide-ledger")
}

// What differs is looked for in all articles, however many there are; of a collection
// without facts the program is asked, which has a rule for many.
func TestOverAll(t *testing.T) {
	s := start(t, "#/compare?by=facts")
	if !s.m.OverAll() || len(s.m.Compared()) != len(s.m.Collection.Documents) {
		t.Errorf("compared are %q", s.m.Compared())
	}
	s.send(state.Loaded{Loaded: ask.Load(sample.Long(9))})
	if got := s.m.Compared(); len(got) != 9 {
		t.Errorf("of nine documents %d are compared", len(got))
	}
	_, how := s.m.ProposedFacts()
	if q, is := how.Question.(ask.ProposedFacts); !is || !how.Pending || len(q.Chosen) != 9 {
		t.Errorf("of nine documents the program is asked %+v", how)
	}
}

// What an article leaves out is asked of the one at hand, or of the first.
func TestOmitting(t *testing.T) {
	for fragment, want := range map[string]string{
		"#/compare?by=left": "bell-parted", "#/compare/tide-ledger?by=left": "tide-ledger",
		"#/read/radio-island": "radio-island", "#/compare/nobody?by=left": "bell-parted",
	} {
		if got := start(t, fragment).m.Omitting(); got != want {
			t.Errorf("%s is about %q, want %q", fragment, got, want)
		}
	}
}
