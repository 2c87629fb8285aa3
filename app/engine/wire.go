package engine

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"parallax/corpus"
	"parallax/corpus/bundle"
)

// rawMark begins a message that is not JSON: to the Worker, alone, it says that the
// next message is a file as it is, of which there is then no second copy; from it,
// that a part of what it has read follows.
const rawMark = 0

// toWorker is a message to the Worker. One of its parts is set.
type toWorker struct {
	Collection *outline `json:"collection,omitempty"`
	Documents  []placed `json:"documents,omitempty"` // of the outline sent last
	Ask        *request `json:"ask,omitempty"`
	Stop       int      `json:"stop,omitempty"` // a request's number
}

// placed is a document and its place in the collection.
type placed struct {
	At       int              `json:"at"`
	Document *corpus.Document `json:"document"`
}

// outline is the next collection, told by what it shares with the last one. The
// documents that it does not share follow.
type outline struct {
	Head   *corpus.Collection `json:"head,omitempty"` // without its documents; nil if it is the last one's
	Length int                `json:"length"`
	Shared []span             `json:"shared"`
}

// span is a run of documents at Was in the last collection and At in the next.
type span struct{ At, Was, Length int }

// request is a question. It is about the collection sent last, or, if it is one
// for a reader, about none. Files have come before it, each as a message of its
// own.
type request struct {
	Number   int             `json:"number"` // from 1
	Kind     string          `json:"kind"`
	Question json.RawMessage `json:"question"`
	Files    []string        `json:"files,omitempty"` // names

	contents [][]byte
}

// fromWorker is a message of the Worker: that it is ready, or about a request
// its progress, which file it has begun or, with Last set, its end.
type fromWorker struct {
	Ready   bool            `json:"ready,omitempty"`
	Number  int             `json:"number,omitempty"`
	Done    float64         `json:"done,omitempty"`
	File    int             `json:"file,omitempty"` // from 1
	Last    bool            `json:"last,omitempty"`
	Answer  json.RawMessage `json:"answer,omitempty"`
	Trouble string          `json:"trouble,omitempty"` // without either it was given up

	part []byte // of what was read, see part
}

func encoded(m any) []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("message to or from the Worker: " + err.Error()) // package ask promises that it encodes
	}
	return b
}

// decoded reads a message of the Worker.
func decoded(message []byte) fromWorker {
	var m fromWorker
	if message[0] == rawMark {
		number, n := binary.Uvarint(message[1:])
		return fromWorker{Number: int(number), part: message[1+n:]}
	}
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message of the Worker: " + err.Error()) // both ends are this package
	}
	return m
}

// What has been read crosses in parts, each a letter and what it stands for, so
// that the page decodes none of them for longer than a few milliseconds.
const (
	partCollection = 'c' // a piece of bundle.Cut
	partWords      = 'w' // word counts of passages, as uvarints
	partIndex      = 'i' // some of the index, as it is
)

const (
	pieceBytes = 32 << 10
	indexBytes = 1 << 20
)

// parts posts what has been read of files, but for its outcomes.
func (r *reading) parts(number int, step Step, post func([]byte)) error {
	head := binary.AppendUvarint([]byte{rawMark}, uint64(number))
	send := func(letter byte, content []byte) bool {
		post(append(append(head[:len(head):len(head)], letter), content...))
		return step(1)
	}
	if err := bundle.Cut(r.Collection, pieceBytes, func(piece []byte) bool { return send(partCollection, piece) }); err != nil {
		return err
	}
	var words []byte
	for _, counts := range r.Words {
		for _, n := range counts {
			words = binary.AppendUvarint(words, uint64(n))
		}
	}
	send(partWords, words)
	for rest := r.Index; len(rest) > 0; {
		n := min(indexBytes, len(rest))
		send(partIndex, rest[:n])
		rest = rest[n:]
	}
	return nil
}

// arriving is what has arrived of a reading.
type arriving struct {
	joined bundle.Joined
	words  []byte
	index  []byte
}

func (a *arriving) take(part []byte) error {
	content := part[1:]
	switch part[0] {
	case partCollection:
		return a.joined.Add(content)
	case partWords:
		a.words = content
	case partIndex:
		a.index = append(a.index, content...)
	default:
		return fmt.Errorf("a part %q is not known", part[0])
	}
	return nil
}

// reading is all of it.
func (a *arriving) reading() (*reading, error) {
	r := &reading{Collection: a.joined.Collection, Index: a.index}
	if r.Collection == nil {
		return r, nil
	}
	r.Words = make([][]int, len(r.Collection.Documents))
	rest := a.words
	for i, d := range r.Collection.Documents {
		r.Words[i] = make([]int, len(d.Passages))
		for j := range d.Passages {
			n, size := binary.Uvarint(rest)
			if size <= 0 {
				return nil, fmt.Errorf("the words of %q did not arrive", d.ID)
			}
			r.Words[i][j], rest = int(n), rest[size:]
		}
	}
	return r, nil
}
