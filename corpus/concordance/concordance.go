// Package concordance lists occurrences of words in context, one line each
// with the word in the middle (KWIC): the oldest way to see how texts use a
// word, because sorting by what stands beside it brings like uses together.
//
// It needs the order of words. Of a digest whose original is not attached that
// is known only of our own words, so such lines are marked [FromDigest], and
// the occurrences known from the counts of the original are listed apart, as
// [Unplaced].
package concordance

import (
	"cmp"

	"parallax/corpus"
	"parallax/corpus/sorting"
	"parallax/corpus/unspaced"
)

// Source says whose words a line shows.
type Source string

const (
	FromText     Source = "text"     // the document's own full text
	FromOriginal Source = "original" // the attached original of a digest
	FromDigest   Source = "digest"   // our digest, not the article's wording
)

// Line is one occurrence in its context.
type Line struct {
	Document string      `json:"document"`
	Passage  int         `json:"passage"`
	Source   Source      `json:"source"`
	Span     corpus.Span `json:"span"` // of Word in the passage's text
	Left     string      `json:"left"`
	Word     string      `json:"word"`
	Right    string      `json:"right"`
}

// Unplaced is what a passage has in the wording of its original, at places
// unknown.
type Unplaced struct {
	Document string   `json:"document"`
	Passage  int      `json:"passage"`
	Count    int      `json:"count"` // occurrences of all the words together
	Words    []string `json:"words"` // the forms found, sorted
}

// Share is what one document has of a concordance.
type Share struct {
	Document string `json:"document"`
	Lines    int    `json:"lines"`
	Unplaced int    `json:"unplaced"` // occurrences
}

// Order is how lines are sorted. Within it they follow the collection.
type Order string

const (
	ByDocument Order = ""       // article by article, in reading order
	ByPlace    Order = "place"  // by how far into its article the passage is
	ByWord     Order = "word"   // by the form found, then by the words after
	ByLeft     Order = "left"   // by the words before, the nearest first
	ByLeft2    Order = "left2"  // by the second word before, then those before that
	ByLeft3    Order = "left3"  // by the third
	ByRight    Order = "right"  // by the words after, the nearest first
	ByRight2   Order = "right2" // by the second word after, then those after that
	ByRight3   Order = "right3" // by the third
)

// Orders are all values of Order.
var Orders = []Order{ByDocument, ByPlace, ByWord, ByLeft, ByLeft2, ByLeft3, ByRight, ByRight2, ByRight3}

// Options of a concordance. The zero value is fine.
type Options struct {
	Order Order
	// Unspaced are the words of texts without spaces; nil counts their characters.
	Unspaced *unspaced.Words
	Words    int    // of context on either side; 0 is DefaultWords
	Document string // lines of this document only; "" is all
	From     int    // lines passed over
	Limit    int    // lines at most; 0 is DefaultLimit
}

// Bounds of a concordance.
const (
	DefaultWords = 10
	DefaultLimit = 200
	// MaxLines is the number of occurrences that are sorted; MaxUnplaced that
	// of passages listed apart.
	MaxLines    = 100_000
	MaxUnplaced = 200
	// sortWords is the number of words on a side by which lines are sorted.
	sortWords = 5
)

// Concordance is what a [Builder] makes.
type Concordance struct {
	Lines []Line `json:"lines"` // from Options.From on
	Total int    `json:"total"` // lines of Options.Document, at most MaxLines
	More  bool   `json:"more"`  // there are occurrences beyond MaxLines, not looked at

	// Unplaced are the passages of Options.Document that have the words in the
	// counts of their original, MaxUnplaced at most.
	Unplaced []Unplaced `json:"unplaced"`
	// Shares are the documents with an occurrence, whatever Options.Document is.
	Shares []Share `json:"documents"`
	// Digests is the number of lines, of Total, in the words of our digests.
	Digests int `json:"digests"`
}

// Finder tells where the words looked for stand.
type Finder interface {
	// Spans are places in a text, ascending.
	Spans(text string) []corpus.Span
	// Counted are the words of counts that are looked for.
	Counted(counts corpus.Counts) []string
}

// Lines lists what is found in the passages named, in the order given.
// Passages that do not exist are passed over. It reads the texts named and no
// others, so a caller names those that a search has found.
func Lines(c *corpus.Collection, passages []corpus.Ref, f Finder, o Options) Concordance {
	b := New(c, f, o)
	for _, ref := range passages {
		b.Add(ref)
	}
	return b.Concordance()
}

// occurrence is a line before its words are cut out.
type occurrence struct {
	passage  int // of Builder.passages
	from, to int32
	place    float32 // of the passage in its document, 0…1
	key      string  // what lines are sorted by
}

// read is a passage in which something was found.
type read struct {
	ref    corpus.Ref
	text   string
	source Source
}

// Builder makes a concordance passage by passage, so that a long one can be
// given up. One goroutine at a time.
type Builder struct {
	options   Options
	finder    Finder
	documents map[string]*corpus.Document
	cutter    cutter

	passages []read
	found    []occurrence
	shares   map[string]*Share
	result   Concordance
}

// New returns a builder over c.
func New(c *corpus.Collection, f Finder, o Options) *Builder {
	o.Words = cmp.Or(max(o.Words, 0), DefaultWords)
	o.Limit = cmp.Or(max(o.Limit, 0), DefaultLimit)
	b := &Builder{options: o, finder: f, documents: make(map[string]*corpus.Document, len(c.Documents)), shares: make(map[string]*Share)}
	for _, d := range c.Documents {
		b.documents[d.ID] = d
	}
	b.cutter.unspaced.Words = o.Unspaced
	b.result.Shares, b.result.Unplaced = []Share{}, []Unplaced{}
	return b
}

// Add reads one passage. Linear in its text.
func (b *Builder) Add(ref corpus.Ref) {
	d := b.documents[ref.Document]
	if d == nil {
		return
	}
	p := d.Passage(ref.Passage)
	if p == nil {
		return
	}
	r := read{ref, p.Text, FromText}
	switch {
	case p.Original != "":
		r.text, r.source = p.Original, FromOriginal
	case d.Text == corpus.Digest:
		r.source = FromDigest
	}
	wanted := b.options.Document == "" || b.options.Document == ref.Document
	if spans := b.finder.Spans(r.text); len(spans) > 0 {
		b.share(ref).Lines += len(spans)
		if wanted {
			b.keep(r, spans, float32(ref.Passage-1)/float32(len(d.Passages)))
		}
	}
	if p.Original != "" || len(p.Counts) == 0 {
		return
	}
	if words := b.finder.Counted(p.Counts); len(words) > 0 {
		u := Unplaced{Document: ref.Document, Passage: ref.Passage, Words: words}
		for _, w := range words {
			u.Count += p.Counts[w]
		}
		b.share(ref).Unplaced += u.Count
		if wanted && len(b.result.Unplaced) < MaxUnplaced {
			b.result.Unplaced = append(b.result.Unplaced, u)
		}
	}
}

func (b *Builder) share(ref corpus.Ref) *Share {
	s := b.shares[ref.Document]
	if s == nil {
		s = &Share{Document: ref.Document}
		b.shares[ref.Document] = s
		b.result.Shares = append(b.result.Shares, *s) // filled in at the end
	}
	return s
}

// keep notes occurrences with what they are sorted by.
func (b *Builder) keep(r read, spans []corpus.Span, place float32) {
	b.passages = append(b.passages, r)
	keyed := b.options.Order != ByDocument && b.options.Order != ByPlace
	if keyed {
		b.cutter.read(b.documents[r.ref.Document], r.text)
	}
	for _, span := range spans {
		if span.From < 0 || span.To > len(r.text) || span.From >= span.To {
			continue
		}
		if len(b.found) == MaxLines {
			b.result.More = true
			return
		}
		o := occurrence{passage: len(b.passages) - 1, from: int32(span.From), to: int32(span.To), place: place}
		if keyed {
			o.key = b.cutter.key(span, b.options.Order)
		}
		b.found = append(b.found, o)
		if r.source == FromDigest {
			b.result.Digests++
		}
	}
}

// Concordance sorts what was found and cuts the lines asked for.
func (b *Builder) Concordance() Concordance {
	k := b.result
	for i := range k.Shares {
		k.Shares[i] = *b.shares[k.Shares[i].Document]
	}
	switch b.options.Order {
	case ByDocument:
	case ByPlace:
		sorting.By(b.found, func(x, y occurrence) int { return cmp.Compare(x.place, y.place) })
	default:
		sorting.By(b.found, func(x, y occurrence) int { return cmp.Compare(x.key, y.key) })
	}
	k.Total = len(b.found)
	from := min(max(b.options.From, 0), k.Total)
	k.Lines = make([]Line, 0, min(b.options.Limit, k.Total-from))
	for _, o := range b.found[from:min(k.Total, from+b.options.Limit)] {
		r := b.passages[o.passage]
		l := Line{Document: r.ref.Document, Passage: r.ref.Passage, Source: r.source, Span: corpus.Span{From: int(o.from), To: int(o.to)}}
		b.cutter.read(b.documents[r.ref.Document], r.text)
		l.Left, l.Word, l.Right = b.cutter.cut(l.Span, b.options.Words)
		k.Lines = append(k.Lines, l)
	}
	return k
}
