package wire

import (
	"encoding/binary"
	"fmt"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/bundle"
)

// Reading is what has been read of files, with what is made of it where that
// costs the page nothing.
type Reading struct {
	Collection *corpus.Collection // nil if there is no article in them
	Words      [][]int            // of its passages
	Index      []byte             // as index.Open reads it; nil if there is none
	Outcomes   []ask.Outcome
}

// What has been read crosses in parts, each a letter and what it stands for, so
// that the page decodes none of them for longer than a few milliseconds.
const (
	partCollection = 'c' // a piece of bundle.Cut
	partWords      = 'w' // word counts of passages, as uvarints
	partIndex      = 'i' // some of the index, as it is
)

// PieceBytes is the size of a piece that is decoded at once, indexBytes that of one
// that is only kept.
const (
	PieceBytes = 32 << 10
	indexBytes = 1 << 20
)

// parts posts what has been read of files, but for its outcomes.
func (r *Reading) parts(number int, step Step, post func([]byte)) error {
	head := binary.AppendUvarint([]byte{RawMark}, uint64(number))
	send := func(letter byte, content []byte) bool {
		post(append(append(head[:len(head):len(head)], letter), content...))
		return step(1)
	}
	if err := bundle.Cut(r.Collection, PieceBytes, func(piece []byte) bool { return send(partCollection, piece) }); err != nil {
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

// Arriving is what has arrived of a reading. Its zero value is nothing yet.
type Arriving struct {
	joined bundle.Joined
	words  []byte
	index  []byte
}

// Take takes a part.
func (a *Arriving) Take(part []byte) error {
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

// Reading is all of it, or an error if something has not come.
func (a *Arriving) Reading() (*Reading, error) {
	r := &Reading{Collection: a.joined.Collection, Index: a.index}
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
