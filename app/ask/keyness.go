package ask

import (
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/stats"
)

// DefaultLeast is the least frequency, in both sides together, of a word that
// is listed; the command line has the same.
const DefaultLeast = 3

// Bounds of what is told.
const (
	MostKeys         = 30 // words listed at each end
	MostColumns      = 6  // documents of which every passage is told
	MostSpreads      = 20
	MostCollocates   = 30
	MostVocabularies = 40 // documents whose vocabularies are measured
)

// WholePassage is the value of Profile.Window that means the whole passage.
const WholePassage = -1

// Keyness asks which words set some documents apart from others.
type Keyness struct {
	First, Second []string    // documents; no Second means all others
	Columns       []string    // documents of which every passage is told
	Least         int         // least frequency; 0 means DefaultLeast
	Order         stats.Order // "" means stats.ByConservative
	stats.StopList
}

// Kind implements Question.
func (k Keyness) Kind() string { return "keyness" }

// Documents implements Question.
func (k Keyness) Documents() []string {
	if len(k.Second) == 0 {
		return nil
	}
	return slices.Concat(k.First, k.Second)
}

// Key implements Question.
func (k Keyness) Key() string {
	return fmt.Sprintf("%q %q %q %d %s %+v", k.First, k.Second, k.Columns, k.Least, k.Order, k.StopList)
}

// Options are those of the measure on documents.
func (k Keyness) Options(documents ...*corpus.Document) stats.KeynessOptions {
	o := stats.KeynessOptions{Least: k.Least, Order: k.Order, Stop: k.Stop(documents...)}
	if o.Least == 0 {
		o.Least = DefaultLeast
	}
	if o.Order == "" {
		o.Order = stats.ByConservative
	}
	return o
}

// KeynessAnswer is not changed once made.
type KeynessAnswer struct {
	A, B   int // tokens of the two sides
	First  int // documents of the two sides
	Second int
	Tested int // words compared
	Source stats.Source
	// Guessed are the languages, as BCP 47 tags, of which the collection has texts
	// without spaces, whose words are guessed.
	Guessed []string
	// Here are words that the first side uses more, There those it uses less,
	// each the strongest first, MostKeys at most.
	Here, There []stats.Key
	// Places are the passages of Columns that have the words, by word and in
	// the order of Columns. Lengths are the numbers of passages of Columns.
	Places  map[string][]stats.Part
	Lengths []int
}

// Profile asks about one term of a keyness table.
type Profile struct {
	Keyness
	Term   string            // folded
	Window int               // words on each side that are near; 0 means stats.DefaultWindow, WholePassage any in the passage
	Near   stats.Association // what collocates are sorted by; "" means stats.ByLogDice
}

// Kind implements Question.
func (p Profile) Kind() string { return "profile" }

// Key implements Question.
func (p Profile) Key() string {
	return fmt.Sprintf("%s %d %s %s", p.Term, p.Window, p.Near, p.Keyness.Key())
}

// Effort is how many times as long as counting the words it takes.
func (Profile) Effort() int { return 4 }

// ProfileAnswer is not changed once made.
type ProfileAnswer struct {
	Term string
	// Key is the comparison of the term; its Test is nil where the sample is
	// too small or the term is not among the words compared.
	Key    stats.Key
	Listed bool // it is among the words compared
	// Spreads are those of Columns, then of the other documents that have it
	// most, MostSpreads at most.
	Spreads []stats.Spread
	// Over is its dispersion over all documents of both sides, each one part;
	// the measures mean something if Measured is set, little if Rare is.
	Over     stats.Dispersion
	Measured bool
	Rare     bool
	// Collocates has the first MostCollocates words.
	Collocates stats.Collocates
	Searched   int // documents in which it was looked for
}

// Phrases asks for runs of N words that come back in the documents of both sides.
type Phrases struct {
	Keyness
	N int // 0 means 2
}

// Kind implements Question.
func (p Phrases) Kind() string { return "phrases" }

// Key implements Question.
func (p Phrases) Key() string { return fmt.Sprintf("%d %s", p.N, p.Keyness.Key()) }

// Effort is how many times as long as counting the words it takes.
func (Phrases) Effort() int { return 6 }

// Options are those of the count in documents.
func (p Phrases) Options(documents ...*corpus.Document) stats.NGramOptions {
	o := stats.NGramOptions{N: p.N, Least: p.Least, Stop: p.Stop(documents...), Most: stats.NGramsShown}
	if o.Least == 0 {
		o.Least = DefaultLeast
	}
	return o
}

// PhrasesAnswer has the places in Columns only. It is not changed once made.
type PhrasesAnswer struct {
	stats.NGrams
	Guessed []string // as KeynessAnswer.Guessed
}

// Vocabularies asks how varied the vocabularies of documents are.
type Vocabularies struct{ Named []string }

// Kind implements Question.
func (v Vocabularies) Kind() string { return "vocabularies" }

// Key implements Question.
func (v Vocabularies) Key() string { return strings.Join(v.Named, " ") }

// Documents implements Question.
func (v Vocabularies) Documents() []string { return v.Named }

// VocabulariesAnswer is in the order of the question. It is not changed once
// made.
type VocabulariesAnswer struct {
	List    []stats.Diversity
	Guessed []string // as KeynessAnswer.Guessed
}
