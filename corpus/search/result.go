package search

import (
	"parallax/corpus"
	"parallax/corpus/query"
)

// Request says what of a search's outcome is wanted.
type Request struct {
	Limit     int      // hits at most; 0 is DefaultLimit
	AsYouType bool     // the last word may be unfinished: words that begin with it match too
	Documents []string // only in these; empty is all
	// Where are restrictions besides those of the query: a passage has to meet one
	// of each name. The query is counted and ranked among these alone.
	Where []query.Field
	Order Order
	// NoDocuments leaves Documents empty; DocumentTotal is counted.
	NoDocuments bool
	NoSnippet   bool // leave Snippet, Words, Digest and Lacks of hits empty, which saves reading the texts
}

// Order is the order of hits. In any order passages with all words come before
// others, except for queries of more than MaxStrict words by rank.
type Order string

const (
	ByRank    Order = ""        // best first
	ByDate    Order = "date"    // of publication, the earliest first; then as in the collection
	ByArticle Order = "article" // as in the collection
)

// DefaultLimit is how many hits a Request with Limit 0 gets.
const DefaultLimit = 50

// MaxDocuments is for how many documents, the best, a Result lists passages.
const MaxDocuments = 200

// Result is the outcome of a search. It refers to nothing of the searcher and
// can be sent elsewhere as JSON; all its lists may be nil.
type Result struct {
	Text       string    `json:"text"`                 // the query as typed
	AsYouType  bool      `json:"asYouType,omitempty"`  // as requested
	ReadAs     string    `json:"readAs"`               // the query read back in plain English
	Suggestion string    `json:"suggestion,omitempty"` // the query with its misspelt words corrected, or ""
	Order      Order     `json:"order,omitempty"`      // as requested
	Loosened   bool      `json:"loosened,omitempty"`   // no passage has everything asked for: the hits have some of it
	Dropped    []string  `json:"dropped,omitempty"`    // words, as typed, that are found nowhere
	Unmet      []string  `json:"unmet,omitempty"`      // phrases, as typed, that are found nowhere: their words are looked for
	Problem    string    `json:"problem,omitempty"`    // a sentence about a part of the query that cannot be used, or ""
	Terms      []Reading `json:"terms,omitempty"`      // how each word was read, in typed order

	Hits          []Hit          `json:"hits,omitempty"` // as ordered
	Complete      int            `json:"complete"`       // how many hits, from the first, have everything asked for
	Total         int            `json:"total"`          // passages with everything asked for, also beyond Hits; for an unfinished word at least so many
	Documents     []DocumentHits `json:"documents,omitempty"`
	DocumentTotal int            `json:"documentTotal"` // documents with such a passage, also beyond Documents
}

// Reading is how one word of the query was read.
type Reading struct {
	Typed string   `json:"typed"`
	Read  []string `json:"read,omitempty"` // the folded words searched for, the likeliest first, at most MaxRead
	Exact bool     `json:"exact"`          // the word itself occurs in the collection
}

// MaxRead is how many readings of one word a Result tells.
const MaxRead = 20

// Source is where the words of a hit were found.
type Source string

const (
	FromText     Source = "text"     // in the passage as shown
	FromHeadline Source = "headline" // with the help of the document's headline; only first passages
	FromOriginal Source = "original" // in the attached original
	FromCounts   Source = "counts"   // at least one only in the counts of the original
)

// Hit is one matching passage.
type Hit struct {
	Ref     corpus.Ref `json:"ref"`
	Score   float64    `json:"score"` // comparable within one Result only
	Source  Source     `json:"source"`
	Snippet Snippet    `json:"snippet,omitzero"`
	Words   []string   `json:"words,omitempty"`  // the forms matched; for FromCounts those known from the counts only
	Digest  []string   `json:"digest,omitempty"` // of these, the forms that are in the digest and not in the original
	Lacks   []string   `json:"lacks,omitempty"`  // words, phrases and choices of the query, as typed, that the passage lacks
}

// Snippet is an excerpt of a passage: text and marks, never HTML. For a hit
// FromOriginal it is taken from the original, otherwise from Passage.Text.
type Snippet struct {
	Text   string        `json:"text"`
	Spans  []corpus.Span `json:"spans,omitempty"`
	Before bool          `json:"before,omitempty"` // the passage has more before Text
	After  bool          `json:"after,omitempty"`  // and after it
}

// DocumentHits is what was found in one document. Result.Documents has them by
// descending Best.
type DocumentHits struct {
	Document string  `json:"document"`
	Passages []int   `json:"passages"` // every one with everything asked for, ascending
	Best     float64 `json:"best"`     // the score of its best passage
	Length   int     `json:"length"`   // how many passages the document has
}

// Name is a headline, topic, voice, outlet or word that matches a few letters
// typed.
type Name struct {
	Kind    NameKind `json:"kind"`
	ID      string   `json:"id"` // of the document, topic, voice or outlet; for a word the query that it makes of the one typed
	Text    string   `json:"text"`
	Matched []int    `json:"matched,omitempty"` // byte offsets of the characters matched in Text, ascending
}

// NameKind says what a Name names.
type NameKind string

const (
	NamesDocument NameKind = "document"
	NamesTopic    NameKind = "topic"
	NamesVoice    NameKind = "voice" // a person
	NamesBody     NameKind = "body"  // an institution quoted or cited
	NamesPaper    NameKind = "paper" // a document quoted or cited
	NamesOutlet   NameKind = "outlet"
	NamesWord     NameKind = "word"
)
