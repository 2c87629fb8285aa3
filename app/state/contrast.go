package state

import (
	"fmt"
	"slices"
	"strings"

	"parallax/corpus/stats"
)

// Contrast asks which words set some documents apart from others.
type Contrast struct {
	First, Second []string // documents; no Second means all others
	Columns       []string // documents of which every passage is told
	Counting
}

// Kind implements Question.
func (c Contrast) Kind() string { return "contrast" }

// Documents implements Question.
func (c Contrast) Documents() []string {
	if len(c.Second) == 0 {
		return nil
	}
	return slices.Concat(c.First, c.Second)
}

// Key implements Question.
func (c Contrast) Key() string {
	return fmt.Sprintf("%q %q %q %d %s %+v", c.First, c.Second, c.Columns, c.Least, c.Order, c.StopList)
}

// Contrasted is the answer. It is not changed once made.
type Contrasted struct {
	A, B   int // tokens of the two sides
	First  int // documents of the two sides
	Second int
	Tested int // words compared
	Source stats.Source
	// Here are words that the first side uses more, There those it uses less,
	// each the strongest first, MostKeys at most.
	Here, There []stats.Key
	// Places are the passages of Columns that have the words, by word and in
	// the order of Columns. Lengths are the numbers of passages of Columns.
	Places  map[string][]stats.Part
	Lengths []int
}

// Profile asks about one term in a contrast.
type Profile struct {
	Contrast
}

// Kind implements Question.
func (p Profile) Kind() string { return "profile" }

// Key implements Question.
func (p Profile) Key() string {
	return fmt.Sprintf("%s %d %s %s", p.Term, p.Window, p.Near, p.Contrast.Key())
}

// Profiled is the answer. It is not changed once made.
type Profiled struct {
	Term string
	// Key is the comparison of the term; its Test is nil where the sample is
	// too small or the term is not among the words compared.
	Key    stats.Key
	Listed bool // it is among the words compared
	// Spreads are those of Columns, then of the other documents that have it
	// most, MostSpreads at most.
	Spreads []stats.Spread
	// Over is its dispersion over all documents of the contrast, each one part;
	// the measures mean something if Measured is set, little if Rare is.
	Over     stats.Dispersion
	Measured bool
	Rare     bool
	// Collocates has the first MostCollocates words.
	Collocates stats.Collocates
	Searched   int // documents in which it was looked for
}

// Bounds of what is told about a term.
const (
	MostSpreads    = 20
	MostCollocates = 30
)

// Runs asks for runs of words that come back in the documents of a contrast.
type Runs struct {
	Contrast
}

// Kind implements Question.
func (r Runs) Kind() string { return "runs" }

// Key implements Question.
func (r Runs) Key() string { return fmt.Sprintf("%d %s", r.N, r.Contrast.Key()) }

// Options are those of the count.
func (r Runs) Options() stats.NGramOptions {
	o := stats.NGramOptions{N: r.N, Least: r.Least, Stop: r.Stop(), Most: stats.NGramsShown}
	if o.Least == 0 {
		o.Least = DefaultLeast
	}
	return o
}

// Ran is the answer, with the places in Columns only. It is not changed once
// made.
type Ran struct{ stats.NGrams }

// Varieties asks how varied the vocabularies of documents are.
type Varieties struct{ Named []string }

// Kind implements Question.
func (v Varieties) Kind() string { return "variety" }

// Key implements Question.
func (v Varieties) Key() string { return strings.Join(v.Named, " ") }

// Documents implements Question.
func (v Varieties) Documents() []string { return v.Named }

// MostVarieties is the number of documents whose vocabularies are measured.
const MostVarieties = 40

// Varied is the answer, in the order of the question. It is not changed once
// made.
type Varied struct{ List []stats.Diversity }

// varieties are the documents of a contrast, the first side first.
func (m Model) varieties(q Contrast) Varieties {
	named := slices.Concat(q.First, q.Second)
	if len(q.Second) == 0 {
		for _, d := range m.Collection.Documents {
			if len(named) >= MostVarieties {
				break
			}
			if !slices.Contains(q.First, d.ID) {
				named = append(named, d.ID)
			}
		}
	}
	return Varieties{named[:min(len(named), MostVarieties)]}
}

// Contrasted is the comparison of words to show, nil if there is none yet. While
// another order or list of the same documents is counted, the last one stays.
func (m Model) Contrasted() (answer *Contrasted, how Asking) {
	q, ok := m.Contrast()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(Contrast); ok && slices.Equal(last.First, q.First) && slices.Equal(last.Second, q.Second) {
		answer, _ = how.Answer.(*Contrasted)
	}
	return answer, how
}

// Profiled is what is known about the term looked at, nil as long as nothing is.
func (m Model) Profiled() (answer *Profiled, how Asking) {
	q, ok := m.Contrast()
	if !ok || q.Term == "" {
		return nil, how
	}
	if how = m.Asked(Profile{q}); how.Has() {
		answer, _ = how.Answer.(*Profiled)
	}
	return answer, how
}

// Ran are the runs of words to show, nil if there are none yet.
func (m Model) Ran() (answer *Ran, how Asking) {
	if q, ok := m.Contrast(); ok && q.Part == Repeats {
		if how = m.Asked(Runs{q}); how.Has() {
			answer, _ = how.Answer.(*Ran)
		}
	}
	return answer, how
}

// Varied is how varied vocabularies are, and of which documents; nil if that is
// not known yet.
func (m Model) Varied() (answer *Varied, named []string, how Asking) {
	if q, ok := m.Contrast(); ok && q.Part == Variety {
		v := m.varieties(q)
		named = v.Named
		if how = m.Asked(v); how.Has() {
			answer, _ = how.Answer.(*Varied)
		}
	}
	return answer, named, how
}
