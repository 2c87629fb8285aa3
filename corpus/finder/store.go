package finder

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"strings"
	"unsafe"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/language"
)

// store keeps documents as they came, in the form of pack.go, and numbers that tell
// where in them everything is: eight bytes for a document, eight for a passage and
// about ten for an id, where a corpus.Document of one passage is half a kilobyte. It
// is the search.Texts of a Finder.
type store struct {
	language  string   // of documents that do not state theirs
	blocks    [][]byte // documents end to end, which nobody changes
	records   []record
	firsts    []uint32 // by document, its first passage; and the end
	stretches []stretch
	kinds     []uint8 // by passage, in kinds; nil while all are body
	facts     []fact  // those that differ
	factOf    []int32 // by document; nil while none has any
	known     map[fact]int32
	ids       ids
}

// record is where a document begins.
type record struct{ block, at uint32 }

// stretch is where in its block a passage is.
type stretch struct{ from, to uint32 }

// fact is what many documents have in common; all empty is the first one of a store.
type fact struct {
	outlet, language string
	date             corpus.Date
}

var kinds = [...]corpus.Kind{corpus.Body, corpus.Caption, corpus.Subheading, corpus.Alt}

func newStore(language string) *store {
	none := fact{}
	return &store{language: language, firsts: []uint32{0}, facts: []fact{none}, known: map[fact]int32{none: 0}}
}

// numbered is a document that states more than its texts.
type numbered struct {
	number   int
	document Document
}

// take takes up the documents of a block, all or, if there is an error, none, and
// returns those that state more than their texts. What does not have the form of
// pack.go is ErrDamaged; other errors say which document cannot be used.
func (s *store) take(block []byte) ([]numbered, error) {
	before, passages, had := len(s.records), len(s.stretches), len(s.kinds)
	s.blocks = append(s.blocks, block)
	stated, err := s.read(block)
	if err == nil {
		err = s.know(before)
	}
	if err == nil {
		if len(s.records) == before {
			s.blocks = s.blocks[:len(s.blocks)-1]
		}
		return stated, nil
	}
	s.blocks, s.records, s.firsts, s.stretches = s.blocks[:len(s.blocks)-1], s.records[:before], s.firsts[:before+1], s.stretches[:passages]
	s.kinds = s.kinds[:had]
	if s.factOf != nil {
		s.factOf = s.factOf[:min(before, len(s.factOf))]
	}
	s.ids = ids{}
	_ = s.know(0) // they were known before
	return nil, err
}

func (s *store) read(block []byte) (stated []numbered, err error) {
	r := reader{b: view(block), size: len(block)}
	for r.b != "" {
		at := r.at()
		d, more, err := r.document()
		if err != nil {
			return nil, err
		}
		if err := s.add(at, &d, r.ends); err != nil {
			return nil, err
		}
		if more {
			if len(d.Paragraphs) > 0 && len(r.paragraphs) > 0 && &d.Paragraphs[0] == &r.paragraphs[0] {
				d.Paragraphs = nil // which say nothing
			}
			stated = append(stated, numbered{len(s.records) - 1, d})
		}
	}
	return stated, nil
}

// view is a block as a string, of which all strings of its documents are parts.
// Nobody changes a block, and a copy of all texts would be as large as they are.
func view(block []byte) string { return unsafe.String(unsafe.SliceData(block), len(block)) }

// add takes up one document, which begins at byte at of the last block, and whose
// texts end where ends says.
func (s *store) add(at int, d *Document, ends []uint32) error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("document %q "+format, append([]any{d.ID}, args...)...)
	}
	switch {
	case d.ID == "":
		return errors.New("a document has no id: give each one of its own")
	case len(d.ID) > mostID:
		return fmt.Errorf("a document has an id of %d bytes: give it a shorter one, of at most %d", len(d.ID), mostID)
	case len(d.Text) > MostBytes:
		return fail("has a text of %d MB: split it into documents of at most %d MB", len(d.Text)>>20, MostBytes>>20)
	}
	has := fact{outlet: d.Outlet, language: d.Language}
	if d.Date != "" {
		var err error
		if has.date, err = corpus.ParseDate(d.Date); err != nil {
			return fail("has the date %q: write it as 2024-06-19, 2024-06 or 2024", d.Date)
		}
	}
	for i, p := range d.Paragraphs {
		k := kindOf(p.Kind)
		if k < 0 {
			return fail("has a paragraph of the kind %q: it can be body, caption, subheading or alt", p.Kind)
		}
		if k > 0 || s.kinds != nil {
			n := len(s.stretches) + i
			for len(s.kinds) < n {
				s.kinds = append(s.kinds, 0)
			}
			s.kinds = append(s.kinds, uint8(k))
		}
	}
	first := len(s.stretches)
	if d.Paragraphs == nil {
		from := ends[0] - uint32(len(d.Text))
		paragraphs(d.Text, func(start int, text string) {
			s.stretches = append(s.stretches, stretch{from + uint32(start), from + uint32(start+len(text))})
		})
	}
	for i, p := range d.Paragraphs {
		s.stretches = append(s.stretches, stretch{ends[i] - uint32(len(p.Text)), ends[i]})
	}
	if len(s.stretches) == first { // its title can be found
		s.stretches = append(s.stretches, stretch{})
	}
	s.note(has)
	s.records = append(s.records, record{uint32(len(s.blocks) - 1), uint32(at)})
	s.firsts = append(s.firsts, uint32(len(s.stretches)))
	return nil
}

// know takes up the ids of the documents from a number on.
func (s *store) know(from int) error {
	s.ids.grow(s, from, len(s.records))
	for i := from; i < len(s.records); i++ {
		if id, ok := s.ids.add(s, i); !ok {
			return fmt.Errorf("there is a document with the id %q already: remove it first, or give this one another id", id)
		}
	}
	return nil
}

// note puts down what the next document has.
func (s *store) note(has fact) {
	n, known := int32(0), has == s.facts[0]
	if !known {
		n, known = s.known[has]
	}
	if !known {
		n = int32(len(s.facts))
		has.outlet, has.language = strings.Clone(has.outlet), strings.Clone(has.language)
		s.facts = append(s.facts, has)
		s.known[has] = n
	}
	if n == 0 && s.factOf == nil {
		return
	}
	for len(s.factOf) < len(s.records) {
		s.factOf = append(s.factOf, 0)
	}
	s.factOf = append(s.factOf, n)
}

// kindOf is where in kinds a kind stands, which is body if it is not given; −1 for
// what is none.
func kindOf(k corpus.Kind) int {
	if k == "" {
		return 0
	}
	for i, known := range kinds {
		if k == known {
			return i
		}
	}
	return -1
}

// from reads document i; it can be read, for it was when it was taken up.
func (s *store) from(i int) *reader {
	r := s.records[i]
	block := s.blocks[r.block]
	return &reader{b: view(block)[r.at:], size: len(block)}
}

func (s *store) fact(i int) *fact {
	if i < len(s.factOf) {
		return &s.facts[s.factOf[i]]
	}
	return &s.facts[0]
}

func (s *store) Len() int { return len(s.records) }
func (s *store) ID(i int) string {
	r := s.records[i]
	block := s.blocks[r.block]
	n := binary.LittleEndian.Uint32(block[r.at:])
	return view(block[r.at+4 : r.at+4+n])
}

func (s *store) Outlet(i int) string          { return s.fact(i).outlet }
func (s *store) Date(i int) corpus.Date       { return s.fact(i).date }
func (s *store) Passages(i int) int           { return int(s.firsts[i+1] - s.firsts[i]) }
func (s *store) Number(id string) (int, bool) { return s.ids.find(s, id) }

func (s *store) Headline(i int) string {
	r := s.from(i)
	r.text()
	return r.text()
}

func (s *store) Kind(i, j int) corpus.Kind {
	if p := int(s.firsts[i]) + j; p < len(s.kinds) {
		return kinds[s.kinds[p]]
	}
	return corpus.Body
}

func (s *store) Passage(i, j int) (text, original string, counts corpus.Counts) {
	at := s.stretches[int(s.firsts[i])+j]
	return view(s.blocks[s.records[i].block])[at.from:at.to], "", nil
}

func (s *store) text(i, j int) string {
	text, _, _ := s.Passage(i, j)
	return text
}

func (s *store) Languages() analysis.LanguageSet {
	return language.Among(s.Len(), func(i int) (string, bool) {
		if stated := s.fact(i).language; stated != "" {
			return stated, false
		}
		return s.language, false
	}, func(i int) string {
		return language.Beginning(s.Passages(i), func(j int) string { return s.text(i, j) })
	})
}

// start is the code unit of a document's whole text at which passage j begins; 0
// where paragraphs were given.
func (s *store) start(i, j int) int {
	r := s.from(i)
	r.text()
	r.text()
	r.text()
	if r.number() != whole {
		return 0
	}
	text := r.text()
	begin := r.at() - len(text)
	return units(text[:max(int(s.stretches[int(s.firsts[i])+j].from)-begin, 0)])
}

// without returns a block with all documents but some, by number, in their order.
func (s *store) without(gone map[int]bool) []byte {
	size := 0
	parts := make([][]byte, 0, len(s.records))
	for i, r := range s.records {
		if gone[i] {
			continue
		}
		block := s.blocks[r.block]
		end := len(block)
		if i+1 < len(s.records) && s.records[i+1].block == r.block {
			end = int(s.records[i+1].at)
		}
		parts = append(parts, block[r.at:end])
		size += end - int(r.at)
	}
	b := make([]byte, 0, size)
	for _, part := range parts {
		b = append(b, part...)
	}
	return b
}

// ids finds documents by their ids: a hash table of numbers, for the ids themselves
// are in the documents. The hash is one that nobody can choose ids against.
type ids struct {
	slots []uint32 // document + 1; 0 is free; a power of two long
	seed  maphash.Seed
}

func (t *ids) slot(s *store, id string) uint64 {
	mask := uint64(len(t.slots) - 1)
	for i := maphash.String(t.seed, id) & mask; ; i = (i + 1) & mask {
		if n := t.slots[i]; n == 0 || s.ID(int(n-1)) == id {
			return i
		}
	}
}

func (t *ids) find(s *store, id string) (int, bool) {
	if t.slots == nil {
		return 0, false
	}
	n := t.slots[t.slot(s, id)]
	return int(n) - 1, n != 0
}

// grow makes room for n documents, of which the first have are known.
func (t *ids) grow(s *store, have, n int) {
	size := max(64, len(t.slots))
	for size < 2*n {
		size *= 2
	}
	if size == len(t.slots) {
		return
	}
	if t.slots == nil {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint32, size)
	for i := range have {
		t.slots[t.slot(s, s.ID(i))] = uint32(i + 1)
	}
}

// add takes up document i, for which there is room; ok is false if its id is there.
func (t *ids) add(s *store, i int) (id string, ok bool) {
	id = s.ID(i)
	at := t.slot(s, id)
	if t.slots[at] != 0 {
		return id, false
	}
	t.slots[at] = uint32(i + 1)
	return id, true
}
