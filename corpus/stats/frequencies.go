package stats

import (
	"parallax/corpus"
	"parallax/corpus/unspaced"
)

// Frequencies is how often each term occurs in some documents. The zero value
// is empty and ready. It is built by one goroutine, and may be read by several
// afterwards.
type Frequencies struct {
	Of     map[string]int // term → occurrences, at least 1
	Tokens int            // all occurrences
	Source Source         // "" while empty
	// Words are those of texts without spaces, to be set before anything is added;
	// nil counts each of their characters.
	Words *unspaced.Words

	reader reader
}

// FrequenciesOf counts the words of documents: see [Source] for which words.
// Linear in the text; use [Frequencies.Add] for progress and cancelling over
// many documents.
func FrequenciesOf(words *unspaced.Words, documents ...*corpus.Document) *Frequencies {
	f := &Frequencies{Words: words}
	for _, d := range documents {
		f.Add(d)
	}
	return f
}

// Add counts one more document.
func (f *Frequencies) Add(d *corpus.Document) {
	for i := range d.Passages {
		f.AddPassage(d, &d.Passages[i])
	}
}

// AddPassage counts one passage of a document.
func (f *Frequencies) AddPassage(d *corpus.Document, p *corpus.Passage) {
	if f.Of == nil {
		f.Of = make(map[string]int)
		f.reader = reading(f.Words, "")
	}
	s := f.reader.counted(d, p, func(term []byte, n int) {
		f.Of[string(term)] += n
		f.Tokens += n
	})
	f.Source = f.Source.and(s)
}

// Without returns the frequencies that remain after taking away a part of
// what was counted: the rest of a collection without one document. A term of
// part that f has less often is left at none.
func (f *Frequencies) Without(part *Frequencies) *Frequencies {
	rest := &Frequencies{Of: make(map[string]int, len(f.Of)), Source: f.Source}
	for term, n := range f.Of {
		if n -= part.Of[term]; n > 0 {
			rest.Of[term] = n
			rest.Tokens += n
		}
	}
	return rest
}
