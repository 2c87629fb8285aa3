package engine

import (
	"encoding/json"

	"parallax/corpus"
)

// rawMark begins a message that is a file as it is; all others are JSON.
const rawMark = 0

// toWorker is a message to the Worker. One of its parts is set, except that At
// and Document belong together.
type toWorker struct {
	Collection *outline         `json:"collection,omitempty"`
	At         int              `json:"at,omitempty"`
	Document   *corpus.Document `json:"document,omitempty"` // of the outline sent last, at At
	Ask        *request         `json:"ask,omitempty"`
	Stop       int              `json:"stop,omitempty"` // a request's number
}

// outline is the next collection, told by what it shares with the last one. The
// documents that it does not share follow one by one.
type outline struct {
	Head   *corpus.Collection `json:"head,omitempty"` // without its documents; nil if it is the last one's
	Length int                `json:"length"`
	Shared []run              `json:"shared"`
}

// run is a run of documents at Was in the last collection and At in the next.
type run struct{ At, Was, Length int }

// request is a question; it is about the collection sent last.
type request struct {
	Number   int             `json:"number"` // from 1
	Kind     string          `json:"kind"`
	Question json.RawMessage `json:"question"`

	raw [][]byte // files that came before it
}

// fromWorker is a message of the Worker: that it is ready, or about a request
// its progress or, with Last set, its end.
type fromWorker struct {
	Ready   bool            `json:"ready,omitempty"`
	Number  int             `json:"number,omitempty"`
	Done    float64         `json:"done,omitempty"`
	Last    bool            `json:"last,omitempty"`
	Answer  json.RawMessage `json:"answer,omitempty"`
	Trouble string          `json:"trouble,omitempty"` // without either it was given up
}

func encoded(m any) []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("message to or from the Worker: " + err.Error()) // package state promises that it encodes
	}
	return b
}

// outlineOf tells next by what it shares with last; missing
// are the places of the documents that it does not. A document is the same if
// it is at the same address: nobody changes one in place.
func outlineOf(last, next *corpus.Collection) (o outline, missing []int) {
	o.Length = len(next.Documents)
	if !sameCoding(last, next) {
		head := *next
		head.Documents = nil
		o.Head = &head
	}
	was := make(map[*corpus.Document]int)
	for i, d := range last.Documents {
		was[d] = i
	}
	for i, d := range next.Documents {
		at, shared := was[d]
		if !shared {
			missing = append(missing, i)
			continue
		}
		if n := len(o.Shared); n > 0 {
			if r := &o.Shared[n-1]; r.At+r.Length == i && r.Was+r.Length == at {
				r.Length++
				continue
			}
		}
		o.Shared = append(o.Shared, run{i, at, 1})
	}
	return o, missing
}

// collection is the outlined one, with the documents that it shares with last.
func (o outline) collection(last *corpus.Collection) *corpus.Collection {
	c := *last
	if o.Head != nil {
		c = *o.Head
	}
	c.Documents = make([]*corpus.Document, o.Length)
	for _, r := range o.Shared {
		copy(c.Documents[r.At:r.At+r.Length], last.Documents[r.Was:])
	}
	return &c
}

// sameCoding reports whether two collections share all but their documents,
// which nobody changes in place either.
func sameCoding(a, b *corpus.Collection) bool {
	return a.ID == b.ID && a.Title == b.Title && a.Language == b.Language &&
		same(a.Outlets, b.Outlets) && same(a.Topics, b.Topics) && same(a.Coverage, b.Coverage) && same(a.Voices, b.Voices) &&
		same(a.Facts, b.Facts) && same(a.Labels, b.Labels) && same(a.Observations, b.Observations)
}

func same[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }
