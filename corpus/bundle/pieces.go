package bundle

import (
	"bytes"

	"parallax/corpus"
)

// Cut cuts a collection into pieces of about so many bytes, none of which is
// long to read: a page takes it from a Worker piece by piece. Each is a
// corpus.Collection as JSON that has some of the things of the whole; Joined
// puts them together again. It stops once emit is false.
func Cut(c *corpus.Collection, size int, emit func(piece []byte) (goOn bool)) error {
	head := *c
	head.Outlets, head.Topics, head.Documents, head.Coverage = nil, nil, nil, nil
	head.Voices, head.Facts, head.Labels, head.Observations, head.Settled, head.Notes = nil, nil, nil, nil, nil, nil
	head.Assignments = nil
	content, err := encode(head)
	if err != nil || !emit(content) {
		return err
	}
	k := cutting{id: c.ID, size: size, emit: emit}
	slice(&k, "outlets", c.Outlets)
	slice(&k, "topics", c.Topics)
	slice(&k, "documents", c.Documents)
	slice(&k, "coverage", c.Coverage)
	slice(&k, "voices", c.Voices)
	slice(&k, "facts", c.Facts)
	slice(&k, "labels", c.Labels)
	slice(&k, "observations", c.Observations)
	slice(&k, "settled", c.Settled)
	slice(&k, "notes", c.Notes)
	slice(&k, "assignments", c.Assignments)
	return k.err
}

type cutting struct {
	id   string
	size int
	emit func([]byte) bool
	over bool
	err  error
}

// slice cuts one list of the collection.
func slice[T any](k *cutting, key string, all []T) {
	var piece bytes.Buffer
	for i := range all {
		if k.over || k.err != nil {
			return
		}
		content, err := encode(all[i])
		if k.err = err; err != nil {
			return
		}
		if piece.Len() == 0 {
			piece.WriteString(`{"id":"` + k.id + `","` + key + `":[`) // ids need no escapes
		} else {
			piece.WriteByte(',')
		}
		piece.Write(content)
		if piece.Len() >= k.size || i == len(all)-1 {
			piece.WriteString("]}")
			k.over = !k.emit(bytes.Clone(piece.Bytes()))
			piece.Reset()
		}
	}
}

// Joined is a collection that is put together from pieces.
type Joined struct{ Collection *corpus.Collection }

// Add takes the next piece, which must not be changed any more. What the pieces say
// is not validated.
func (j *Joined) Add(piece []byte) error {
	var c corpus.Collection
	if err := scan(piece, func(s *scanner) { s.collection(&c) }); err != nil {
		return err
	}
	if j.Collection == nil {
		j.Collection = &c
		return nil
	}
	all := j.Collection
	all.Outlets = append(all.Outlets, c.Outlets...)
	all.Topics = append(all.Topics, c.Topics...)
	all.Documents = append(all.Documents, c.Documents...)
	all.Coverage = append(all.Coverage, c.Coverage...)
	all.Voices = append(all.Voices, c.Voices...)
	all.Facts = append(all.Facts, c.Facts...)
	all.Labels = append(all.Labels, c.Labels...)
	all.Observations = append(all.Observations, c.Observations...)
	all.Settled = append(all.Settled, c.Settled...)
	all.Notes = append(all.Notes, c.Notes...)
	all.Assignments = append(all.Assignments, c.Assignments...)
	return nil
}
