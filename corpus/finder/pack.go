package finder

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"math"

	"parallax/corpus"
	"parallax/corpus/index"
	"parallax/corpus/search"
)

// Documents cross from a script, and are kept, as one stretch of bytes, because
// JSON of many texts takes longer to read than the texts to be indexed:
//
//	document = id title rest (whole text | count text …)
//	id, title, text = length bytes, in UTF-8
//	rest = length bytes: the other fields, or nothing if a document has none:
//	       language outlet date topics voices count (kind topics voices) …,
//	       each a text, topics and voices count text …; of every paragraph or none
//	whole = 0xFFFFFFFF; count is how many follow
//
// Every number is 32 bits, the lowest first. What is kept is
//
//	"parallax-search\x00" version sum options documents index
//
// with options as JSON and the documents each after the length of their bytes,
// the index as package index writes it, and the CRC-32C of all between the two.
const (
	magic       = "parallax-search\x00"
	packVersion = 2
	whole       = math.MaxUint32
	begin       = len(magic) + 8 // of what the sum is of
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged is returned for bytes that are no documents, or not all of them.
var ErrDamaged = errors.New("these bytes are damaged or were never saved by this search: index the documents again")

// ErrOlder is returned for an index that another release has made.
var ErrOlder = errors.New("these bytes were saved by another release of this search: index the documents again")

// appendDocument writes a document to b.
func appendDocument(b []byte, d *Document) []byte {
	b = appendText(appendText(b, d.ID), d.Title)
	at := len(b)
	b = append(b, 0, 0, 0, 0)
	each := false
	for _, p := range d.Paragraphs {
		each = each || kindOf(p.Kind) != 0 || len(p.Topics) > 0 || len(p.Voices) > 0
	}
	if each || d.Language != "" || d.Outlet != "" || d.Date != "" || len(d.Topics) > 0 || len(d.Voices) > 0 {
		b = appendText(appendText(appendText(b, d.Language), d.Outlet), d.Date)
		b = appendTexts(appendTexts(b, d.Topics), d.Voices)
		if each {
			b = binary.LittleEndian.AppendUint32(b, uint32(len(d.Paragraphs)))
			for _, p := range d.Paragraphs {
				b = appendTexts(appendTexts(appendText(b, string(p.Kind)), p.Topics), p.Voices)
			}
		} else {
			b = append(b, 0, 0, 0, 0)
		}
		binary.LittleEndian.PutUint32(b[at:], uint32(len(b)-at-4))
	}
	if d.Paragraphs == nil {
		return appendText(binary.LittleEndian.AppendUint32(b, whole), d.Text)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(d.Paragraphs)))
	for _, p := range d.Paragraphs {
		b = appendText(b, p.Text)
	}
	return b
}

func appendTexts(b []byte, list []string) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(list)))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

// document reads the next document; more is whether it states more than texts.
func (r *reader) document() (d Document, more bool, err error) {
	d = Document{ID: r.text(), Title: r.text()}
	if text := r.text(); text != "" {
		more = true
		if !d.readRest(text) {
			return d, false, ErrDamaged
		}
	}
	n := r.number()
	r.ends = r.ends[:0]
	if n == whole {
		d.Text = r.text()
		r.ends = append(r.ends, uint32(r.at()))
		if d.Paragraphs != nil {
			return d, false, ErrDamaged
		}
	} else {
		if uint64(n)*4 > uint64(len(r.b)) || d.Paragraphs != nil && len(d.Paragraphs) != int(n) {
			return d, false, ErrDamaged
		}
		if d.Paragraphs == nil {
			if r.paragraphs == nil || cap(r.paragraphs) < int(n) {
				r.paragraphs = make([]Paragraph, n)
			}
			d.Paragraphs = r.paragraphs[:n]
			clear(d.Paragraphs)
		}
		for i := range d.Paragraphs {
			d.Paragraphs[i].Text = r.text()
			r.ends = append(r.ends, uint32(r.at()))
		}
	}
	if r.failed {
		return d, false, ErrDamaged
	}
	return d, more, nil
}

// readRest reads the fields that few documents have.
func (d *Document) readRest(text string) (ok bool) {
	r := reader{b: text}
	d.Language, d.Outlet, d.Date = r.text(), r.text(), r.text()
	d.Topics, d.Voices = r.texts(), r.texts()
	if n := r.number(); n > 0 {
		if uint64(n)*12 > uint64(len(r.b)) {
			return false
		}
		d.Paragraphs = make([]Paragraph, n)
		for i := range d.Paragraphs {
			p := &d.Paragraphs[i]
			p.Kind, p.Topics, p.Voices = corpus.Kind(r.text()), r.texts(), r.texts()
		}
	}
	return !r.failed && r.b == ""
}

// reader takes numbers and texts off the front of bytes.
type reader struct {
	b      string
	size   int // of all bytes, those taken off too
	failed bool
	// Of the document read last, to be used again by the next.
	paragraphs []Paragraph
	ends       []uint32 // where each text ends
}

// at is how many bytes were taken off.
func (r *reader) at() int { return r.size - len(r.b) }

func (r *reader) number() uint32 {
	if len(r.b) < 4 {
		r.b, r.failed = "", true
		return 0
	}
	n := uint32(r.b[0]) | uint32(r.b[1])<<8 | uint32(r.b[2])<<16 | uint32(r.b[3])<<24
	r.b = r.b[4:]
	return n
}

func (r *reader) texts() []string {
	n := r.number()
	if n == 0 || uint64(n)*4 > uint64(len(r.b)) {
		r.failed = r.failed || n > 0
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *reader) text() string {
	n := r.number()
	if uint64(n) > uint64(len(r.b)) {
		r.b, r.failed = "", true
		return ""
	}
	s := r.b[:n]
	r.b = r.b[n:]
	return s
}

// Pack returns the documents with their index as bytes, to be kept and given to
// Unpack. Time and size are linear in the texts; nothing is compressed, which who
// sends or keeps it does better.
func (f *Finder) Pack(step Step) ([]byte, error) {
	pieces, err := f.Pieces(step)
	return bytes.Join(pieces, nil), err
}

// Pieces is Pack in pieces, most of which are what the Finder works with and not to
// be changed: so what is kept elsewhere is not twice in memory.
func (f *Finder) Pieces(step Step) ([][]byte, error) {
	if err := f.Prepare(step); err != nil {
		return nil, err
	}
	options, err := json.Marshal(f.options)
	if err != nil {
		return nil, err
	}
	size := 0
	for _, block := range f.store.blocks {
		size += len(block)
	}
	if size > math.MaxInt32 {
		return nil, errors.New("the texts are more than 2 GB: save them in two searches")
	}
	head := binary.LittleEndian.AppendUint32([]byte(magic), packVersion)
	head = append(head, 0, 0, 0, 0) // for the sum
	head = appendText(head, string(options))
	head = binary.LittleEndian.AppendUint32(head, uint32(size))
	sum := crc32.Checksum(head[begin:], castagnoli)
	for _, block := range f.store.blocks {
		sum = crc32.Update(sum, castagnoli, block)
	}
	binary.LittleEndian.PutUint32(head[begin-4:], sum)
	pieces := append([][]byte{head}, f.store.blocks...)
	for piece := range f.searcher.Index().Pieces(math.MaxInt) {
		pieces = append(pieces, piece)
	}
	return pieces, nil
}

// Unpack makes a Finder of what Pack returned, whose texts and postings are parts of
// it: it must not be changed any more. The documents are not analysed; if more are
// added, all are, once. Bytes that are not whole are refused with ErrDamaged, an
// index of other rules with ErrOlder. A hundred thousand passages take some tenths
// of a second on a page, most of it for the sums.
func Unpack(b []byte) (*Finder, error) {
	if len(b) < begin || string(b[:len(magic)]) != magic {
		return nil, ErrDamaged
	}
	if binary.LittleEndian.Uint32(b[len(magic):]) != packVersion {
		return nil, ErrOlder
	}
	take := func(b []byte) (of, after []byte, ok bool) {
		if len(b) < 4 {
			return nil, nil, false
		}
		n := uint64(binary.LittleEndian.Uint32(b))
		if n > uint64(len(b)-4) {
			return nil, nil, false
		}
		return b[4 : 4+n : 4+n], b[4+n:], true
	}
	text, after, ok := take(b[begin:])
	var options Options
	if !ok || json.Unmarshal(text, &options) != nil {
		return nil, ErrDamaged
	}
	text, after, ok = take(after)
	if !ok || crc32.Checksum(b[begin:len(b)-len(after)], castagnoli) != binary.LittleEndian.Uint32(b[begin-4:]) {
		return nil, ErrDamaged
	}
	f := New(options)
	if f.take(text) != nil {
		return nil, ErrDamaged
	}
	ix, err := index.Open(after)
	switch {
	case errors.Is(err, index.ErrVersion):
		return nil, ErrOlder
	case err != nil:
		return nil, ErrDamaged
	case !search.OurRules(search.LabelOf(ix)):
		return nil, ErrOlder
	case ix.Passages() != f.Passages():
		return nil, ErrDamaged
	}
	f.use(ix)
	return f, nil
}
