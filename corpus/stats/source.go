package stats

import (
	"maps"
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/unspaced"
)

// Source says which words of a document were counted.
type Source string

const (
	FromText     Source = "text"     // the document's own full text
	FromOriginal Source = "original" // the attached original of a digest
	FromCounts   Source = "counts"   // the original's words, without their order
	FromDigest   Source = "digest"   // our digest, because nothing of the original is known
	FromSeveral  Source = "several"  // not the same for all documents or passages
)

// and joins the sources of two things counted together.
func (s Source) and(other Source) Source {
	if s == "" || s == other {
		return other
	}
	return FromSeveral
}

// sourceOf tells which words of a passage count towards frequencies: those of
// the original, from its counts or from itself, before those of a digest.
func sourceOf(d *corpus.Document, p *corpus.Passage) Source {
	switch {
	case d.Text == corpus.Full:
		return FromText
	case p.Counts != nil:
		return FromCounts
	case p.Original != "":
		return FromOriginal
	}
	return FromDigest
}

// reader cuts passages into terms. It keeps its buffers; one goroutine at a
// time.
type reader struct {
	cutter   unspaced.Cutter
	analyzer analysis.Analyzer // of counts
	words    []string
}

// counted calls emit for the terms of a passage with their frequencies. Where
// order is known a term comes once per occurrence, in order; else in the order
// of the words, so that the outcome does not depend on chance.
func (r *reader) counted(d *corpus.Document, p *corpus.Passage, emit func(term []byte, n int)) Source {
	s := sourceOf(d, p)
	if s != FromCounts {
		r.each(d, p, s, func(term []byte) { emit(term, 1) })
		return s
	}
	r.words = slices.AppendSeq(r.words[:0], maps.Keys(p.Counts))
	slices.Sort(r.words)
	for _, w := range r.words {
		n := p.Counts[w]
		r.analyzer.Each(w, func(term []byte, _, _ int) { emit(term, n) }) // of texts without spaces these are single characters
	}
	return s
}

// inOrder calls emit for the terms of a passage in their order, if it is known
// of the words that count: from the attached original or a text that is not a
// digest of a counted original. Else it emits nothing and returns FromCounts.
// Begins says that a phrase cannot hold the term and the one before it, because
// punctuation parts them; see breaks.
func (r *reader) inOrder(d *corpus.Document, p *corpus.Passage, emit func(term []byte, begins bool)) Source {
	s := sourceOf(d, p)
	if s == FromCounts && p.Original != "" {
		s = FromOriginal
	}
	if s == FromCounts {
		return s
	}
	text := p.Text
	if s == FromOriginal {
		text = p.Original
	}
	start, end := 0, -1
	r.cutter.Each(d, text, func(term []byte, from, to int) {
		emit(term, end < 0 || breaks(text, start, end, from))
		start, end = from, to
	})
	return s
}

func (r *reader) each(d *corpus.Document, p *corpus.Passage, s Source, emit func(term []byte)) {
	text := p.Text
	if s == FromOriginal {
		text = p.Original
	}
	r.cutter.Each(d, text, func(term []byte, _, _ int) { emit(term) })
}

// reading is a reader by these words; node, if it is not "", is a word wherever it
// stands.
func reading(w *unspaced.Words, node string) reader {
	return reader{cutter: unspaced.Cutter{Words: w, Node: node}}
}
