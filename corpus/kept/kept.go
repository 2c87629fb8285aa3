// Package kept says in what a collection is kept in a browser's storage, and puts
// it together again.
//
// # Parts
//
// A collection is kept in parts, each a bundle (package bundle) of its own, stored
// without compression, with the lengths of its passages in words (package
// prepared). The collection is its parts one after the other: the first has what is
// said of the collection, its outlets and its coding; every later one some
// documents more, and the outlets that they need. What is added to a collection is
// a further part, so nothing that is kept is ever written again, and what a part is
// can be tested by itself: a reader's storage holds collection files.
//
// A part without coding has at most [MostBytes] of text, so that it is made and
// read between two frames and stored in a transaction of its own: who adds ten
// thousand articles and closes the page meanwhile finds those that were
// acknowledged, each whole. What is coded is one part, whatever its size, and kept as a
// whole or not at all: all documents up to the last one that the coding speaks of.
//
// # Two at a time
//
// Two pages may add to one collection without knowing of each other. Their parts
// are ordered by name, so that all pages put them together alike. A document whose
// id is taken by an earlier one gets another, by appending "-2", "-3" and so on;
// both texts are there. Of an outlet of the same id the earlier entry counts.
package kept

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/prepared"
)

// MostBytes is the size of the texts from which a part takes no further documents.
// Encoding so much takes a page some 20 ms.
const MostBytes = 256 << 10

// Part is some documents of a collection.
type Part struct {
	Documents int
	Passages  int
	Content   []byte // a bundle
}

// Parts hands out the parts of which the documents of a collection from a place on
// are made; from the first document on, these are the whole of it. words are those
// of coverage.WordCounts for all documents. breathe, if not nil, is called between
// documents. It ends when emit returns false. Time is linear in the bytes of the
// documents.
func Parts(c *corpus.Collection, words [][]int, from int, breathe func(), emit func(Part) (goOn bool)) error {
	for at := from; at < len(c.Documents) || at == 0 && from == 0; {
		to := at + fitting(c.Documents[at:])
		if at == 0 {
			to = max(to, spokenOf(c))
		}
		part, err := partOf(c, words, at, to, breathe)
		if err != nil && at == 0 && to < len(c.Documents) { // the coding speaks of more than we know
			to = len(c.Documents)
			part, err = partOf(c, words, at, to, breathe)
		}
		if err != nil {
			return err
		}
		if !emit(part) {
			return nil
		}
		if at = to; at == 0 {
			break // a collection without documents
		}
	}
	return nil
}

// spokenOf is how many documents there are up to the last one that the coding, a note
// or an assignment speaks of.
func spokenOf(c *corpus.Collection) int {
	of := make(map[string]bool)
	refs := func(list []corpus.Ref) {
		for _, r := range list {
			of[r.Document] = true
		}
	}
	for i := range c.Coverage {
		of[c.Coverage[i].Document] = true
	}
	for i := range c.Voices {
		for _, h := range c.Voices[i].Heard {
			of[h.At.Document] = true
		}
	}
	for i := range c.Facts {
		for _, v := range c.Facts[i].Values {
			of[v.At.Document] = true
		}
	}
	for i := range c.Labels {
		of[c.Labels[i].Document] = true
	}
	for i := range c.Observations {
		refs(c.Observations[i].At)
	}
	for i := range c.Settled {
		refs(c.Settled[i].At)
	}
	for i := range c.Notes {
		document, _, _ := strings.Cut(c.Notes[i].On, "#")
		of[document] = true
	}
	for i := range c.Assignments {
		for _, e := range c.Assignments[i].Articles {
			of[e.Document] = true
		}
	}
	for n := len(c.Documents); n > 0 && len(of) > 0; n-- {
		if of[c.Documents[n-1].ID] {
			return n
		}
	}
	return 0
}

// fitting is how many of the documents make a part; at least one, if there is one.
func fitting(list []*corpus.Document) (n int) {
	size := 0
	for _, d := range list {
		for i := range d.Passages {
			p := &d.Passages[i]
			size += len(p.Text) + len(p.Original) + 12*len(p.Counts)
		}
		if n > 0 && (size > MostBytes || n == bundle.ChunkDocuments) {
			break
		}
		n++
	}
	return n
}

func partOf(c *corpus.Collection, words [][]int, from, to int, breathe func()) (Part, error) {
	p := Part{Documents: to - from}
	some := *c
	if from > 0 {
		some = corpus.Collection{ID: c.ID, Title: c.Title, Language: c.Language, Outlets: needed(c, from, to)}
	}
	some.Documents = c.Documents[from:to]
	var known prepared.Texts
	if to <= len(words) {
		known.Words = words[from:to]
	}
	p.Passages = some.PassageCount()
	var b bytes.Buffer
	if err := bundle.Write(&b, &some, bundle.Options{Stored: true, Index: known.Entries(&some), Breathe: breathe}); err != nil {
		return Part{}, err
	}
	p.Content = b.Bytes()
	return p, nil
}

// needed are the outlets of some documents, in the order of the collection.
func needed(c *corpus.Collection, from, to int) (list []corpus.Outlet) {
	used := make(map[string]bool)
	for _, d := range c.Documents[from:to] {
		used[d.Outlet] = true
	}
	for _, o := range c.Outlets {
		if used[o.ID] {
			list = append(list, o)
		}
	}
	return list
}

// Joining puts a collection together of its parts. The zero value has none yet.
type Joining struct {
	c     *corpus.Collection
	words [][]int
	known bool // words are those of all documents so far
	ids   map[string]bool
	has   map[string]bool // outlets
}

// Add reads the next part, in the order of their names. The collection goes on using
// content, which must not be changed any more. step is as in bundle.Limits. A part
// that cannot be read is left out; of the first one the error is that of the whole.
func (j *Joining) Add(content []byte, step func(done float64) bool) (err error) {
	defer func() { // what somebody else wrote into the storage may be anything
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", bundle.ErrDamaged, r)
		}
	}()
	c, entries, err := bundle.ReadMemory(content, bundle.Limits{Own: true, Step: step})
	if err != nil {
		return err
	}
	texts := prepared.OpenOwn(c, entries)
	if j.c == nil {
		j.c, j.ids, j.has, j.known = c, make(map[string]bool, len(c.Documents)), make(map[string]bool), true
		for _, d := range c.Documents {
			j.ids[d.ID] = true
		}
		for _, o := range c.Outlets {
			j.has[o.ID] = true
		}
	} else {
		for _, o := range c.Outlets {
			if !j.has[o.ID] {
				j.has[o.ID] = true
				j.c.Outlets = append(j.c.Outlets, o)
			}
		}
		for _, d := range c.Documents {
			d.ID = j.free(d.ID)
			j.ids[d.ID] = true
		}
		j.c.Documents = append(j.c.Documents, c.Documents...)
	}
	if texts.Words == nil {
		j.known = false
	}
	j.words = append(j.words, texts.Words...)
	return nil
}

// free is the id itself, or one like it that no document has.
func (j *Joining) free(id string) string {
	if !j.ids[id] {
		return id
	}
	const longest = 64 // see corpus.ValidID
	for n := 2; ; n++ {
		suffix := "-" + strconv.Itoa(n)
		if next := strings.TrimRight(id[:min(len(id), longest-len(suffix))], "-") + suffix; !j.ids[next] {
			return next
		}
	}
}

// Collection is what has been put together, and the words of its passages, as those
// of coverage.WordCounts; nil if they have to be counted. Without a part there is no
// collection.
func (j *Joining) Collection() (c *corpus.Collection, words [][]int) {
	if !j.known {
		return j.c, nil
	}
	return j.c, j.words
}
