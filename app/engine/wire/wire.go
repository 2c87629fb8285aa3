package wire

import (
	"encoding/binary"
	"encoding/json"

	"parallax/corpus"
)

// RawMark begins a message that is not JSON: to the Worker, alone, it says that the
// next message is a file as it is, of which there is then no second copy; from it,
// that a part of what it has read follows.
const RawMark = 0

// ToWorker is a message to the Worker. One of its parts is set.
type ToWorker struct {
	Collection *Outline `json:"collection,omitempty"`
	Documents  []Placed `json:"documents,omitempty"` // of the outline sent last
	Ask        *Request `json:"ask,omitempty"`
	Stop       int      `json:"stop,omitempty"` // a request's number
}

// Placed is a document and its place in the collection.
type Placed struct {
	At       int              `json:"at"`
	Document *corpus.Document `json:"document"`
}

// Outline is the next collection, told by what it shares with the last one. The
// documents that it does not share follow.
type Outline struct {
	Head   *corpus.Collection `json:"head,omitempty"` // without its documents; nil if it is the last one's
	Length int                `json:"length"`
	Shared []Span             `json:"shared"`
}

// Span is a run of documents at Was in the last collection and At in the next.
type Span struct{ At, Was, Length int }

// Request is a question. It is about the collection sent last. Files have come before it, each as a message of its
// own.
type Request struct {
	Number   int             `json:"number"` // from 1
	Kind     string          `json:"kind"`
	Question json.RawMessage `json:"question"`
	Names    []string        `json:"files,omitempty"` // of the files
}

// FromWorker is a message of the Worker: that it is ready, or about a request
// its progress, which file it has begun or, with Last set, its end.
type FromWorker struct {
	Ready   bool            `json:"ready,omitempty"`
	Number  int             `json:"number,omitempty"`
	Done    float64         `json:"done,omitempty"`
	File    int             `json:"file,omitempty"` // from 1
	Last    bool            `json:"last,omitempty"`
	Answer  json.RawMessage `json:"answer,omitempty"`
	Trouble string          `json:"trouble,omitempty"` // without either it was given up

	Part []byte `json:"-"` // of what was read, see [Arriving]
}

// Encoded is a message as it crosses.
func Encoded(m any) []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("message to or from the Worker: " + err.Error()) // package ask promises that it encodes
	}
	return b
}

// Decoded reads a message of the Worker.
func Decoded(message []byte) FromWorker {
	var m FromWorker
	if message[0] == RawMark {
		number, n := binary.Uvarint(message[1:])
		return FromWorker{Number: int(number), Part: message[1+n:]}
	}
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message of the Worker: " + err.Error()) // both ends are this package
	}
	return m
}
