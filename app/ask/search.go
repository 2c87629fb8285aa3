package ask

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/search"
)

// Prepare builds what the questions about words need, in time linear in the
// words of the collection, so that no other question has to wait for it.
type Prepare struct{}

// Kind implements Question.
func (Prepare) Kind() string { return "prepare" }

// Key implements Question.
func (Prepare) Key() string { return "" }

// Documents implements Question.
func (Prepare) Documents() []string { return none() }

// PrepareAnswer says what has been built.
type PrepareAnswer struct{ Passages, Terms int }

// Search finds passages for a query that may still be being typed, and names
// like it for the same glance.
type Search struct {
	Text  string
	Order search.Order
	Limit int // of passages
	Names int // of names
}

// Kind implements Question.
func (Search) Kind() string { return "search" }

// Key implements Question.
func (s Search) Key() string { return fmt.Sprintf("%q %s %d %d", s.Text, s.Order, s.Limit, s.Names) }

// Documents implements Question.
func (Search) Documents() []string { return none() }

// SearchAnswer is what was found.
type SearchAnswer struct {
	Result search.Result
	Names  []search.Name // best first
}

// Names finds headlines, topics, people and outlets like the text.
type Names struct {
	Text  string
	Limit int
}

// Kind implements Question.
func (Names) Kind() string { return "names" }

// Key implements Question.
func (n Names) Key() string { return fmt.Sprintf("%q %d", n.Text, n.Limit) }

// Documents implements Question.
func (Names) Documents() []string { return none() }

// NamesAnswer are the names, best first.
type NamesAnswer struct{ Names []search.Name }

// Marks finds where a query matches in one document. Every passage that matches,
// or if none has everything asked for each of the nearest, has an entry; its
// spans are of Passage.Original where that is asked for and there, else of
// Passage.Text, and empty where the words stand in the other one or are known
// from counts only.
type Marks struct {
	Document string
	Text     string
	Original bool
}

// Kind implements Question.
func (Marks) Kind() string { return "marks" }

// Key implements Question.
func (m Marks) Key() string { return fmt.Sprintf("%s %v %q", m.Document, m.Original, m.Text) }

// Documents implements Question.
func (Marks) Documents() []string { return none() }

// MarksAnswer are the marks by passage number; never nil.
type MarksAnswer struct{ Spans map[int][]corpus.Span }
