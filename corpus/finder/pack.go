package finder

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"math"

	"parallax/corpus/index"
	"parallax/corpus/search"
)

// Documents cross from a script, and are kept, as one stretch of bytes, because
// JSON of many texts takes longer to read than the texts to be indexed:
//
//	document = id title rest (whole text | count text …)
//	id, title, text = length bytes, in UTF-8
//	rest = length bytes: the other fields of Document as JSON, those of its
//	       paragraphs without texts; empty if there are none
//	whole = 0xFFFFFFFF; count is how many paragraphs follow
//
// Every number is 32 bits, the lowest first. What is kept is
//
//	"parallax-search\x00" version sum options documents index
//
// with options as JSON and the documents each after the length of their bytes,
// the index as package index writes it, and the CRC-32C of all between the two.
const (
	magic       = "parallax-search\x00"
	packVersion = 1
	whole       = math.MaxUint32
	begin       = len(magic) + 8 // of what the sum is of
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged is returned for bytes that are no documents, or not all of them.
var ErrDamaged = errors.New("these bytes are damaged or were never saved by this search: index the documents again")

// ErrOlder is returned for an index that another release has made.
var ErrOlder = errors.New("these bytes were saved by another release of this search: index the documents again")

// rest are the fields of a document that few have.
type rest struct {
	Language   string      `json:"language,omitempty"`
	Outlet     string      `json:"outlet,omitempty"`
	Date       string      `json:"date,omitempty"`
	Topics     []string    `json:"topics,omitempty"`
	Voices     []string    `json:"voices,omitempty"`
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
}

// appendDocument writes a document to b.
func appendDocument(b []byte, d *Document) []byte {
	b = appendText(appendText(b, d.ID), d.Title)
	more := rest{Language: d.Language, Outlet: d.Outlet, Date: d.Date, Topics: d.Topics, Voices: d.Voices}
	said := d.Language != "" || d.Outlet != "" || d.Date != "" || d.Topics != nil || d.Voices != nil
	for i, p := range d.Paragraphs {
		if p.Kind != "" || p.Topics != nil || p.Voices != nil {
			said = true
			if more.Paragraphs == nil {
				more.Paragraphs = make([]Paragraph, len(d.Paragraphs))
			}
			p.Text = ""
			more.Paragraphs[i] = p
		}
	}
	var text []byte
	if said {
		text, _ = json.Marshal(more) // strings only
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
	b = append(b, text...)
	if d.Paragraphs == nil {
		return appendText(binary.LittleEndian.AppendUint32(b, whole), d.Text)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(d.Paragraphs)))
	for _, p := range d.Paragraphs {
		b = appendText(b, p.Text)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

// documentsOf reads documents, whose strings are parts of one.
func documentsOf(b string) ([]Document, error) {
	r := reader{b: b}
	var list []Document
	for r.b != "" && !r.failed {
		d := Document{ID: r.text(), Title: r.text()}
		if text := r.text(); text != "" {
			var more rest
			if json.Unmarshal([]byte(text), &more) != nil {
				return nil, ErrDamaged
			}
			d.Language, d.Outlet, d.Date, d.Topics, d.Voices, d.Paragraphs = more.Language, more.Outlet, more.Date, more.Topics, more.Voices, more.Paragraphs
		}
		n := r.number()
		if n == whole {
			d.Text = r.text()
			if d.Paragraphs != nil {
				return nil, ErrDamaged
			}
		} else {
			if uint64(n)*4 > uint64(len(r.b)) || d.Paragraphs != nil && len(d.Paragraphs) != int(n) {
				return nil, ErrDamaged
			}
			if d.Paragraphs == nil {
				d.Paragraphs = make([]Paragraph, n)
			}
			for i := range d.Paragraphs {
				d.Paragraphs[i].Text = r.text()
			}
		}
		list = append(list, d)
	}
	if r.failed {
		return nil, ErrDamaged
	}
	return list, nil
}

// reader takes numbers and texts off the front of bytes.
type reader struct {
	b      string
	failed bool
}

func (r *reader) number() uint32 {
	if len(r.b) < 4 {
		r.b, r.failed = "", true
		return 0
	}
	n := uint32(r.b[0]) | uint32(r.b[1])<<8 | uint32(r.b[2])<<16 | uint32(r.b[3])<<24
	r.b = r.b[4:]
	return n
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
	if err := f.Prepare(step); err != nil {
		return nil, err
	}
	options, err := json.Marshal(f.options)
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32([]byte(magic), packVersion)
	b = append(b, 0, 0, 0, 0) // for the sum
	b = appendText(b, string(options))
	at := len(b)
	b = append(b, 0, 0, 0, 0)
	for i := range f.collection.Documents {
		d := f.document(i)
		b = appendDocument(b, &d)
	}
	if len(b)-at-4 > math.MaxInt32 {
		return nil, errors.New("the texts are more than 2 GB: save them in two searches")
	}
	binary.LittleEndian.PutUint32(b[at:], uint32(len(b)-at-4))
	binary.LittleEndian.PutUint32(b[begin-4:], crc32.Checksum(b[begin:], castagnoli))
	return f.searcher.Index().Append(b), nil
}

// Unpack makes a Finder of what Pack returned, which is kept as a part of it. The
// documents are not analysed; if more are added, all are, once. Bytes that are
// not whole are refused with ErrDamaged, an index of other rules with ErrOlder.
func Unpack(b []byte, step Step) (*Finder, error) {
	if len(b) < begin || string(b[:len(magic)]) != magic {
		return nil, ErrDamaged
	}
	if binary.LittleEndian.Uint32(b[len(magic):]) != packVersion {
		return nil, ErrOlder
	}
	// Of the documents a copy is made, in one string that all texts are parts of.
	take := func(b []byte) (of, after []byte, ok bool) {
		if len(b) < 4 {
			return nil, nil, false
		}
		n := uint64(binary.LittleEndian.Uint32(b))
		if n > uint64(len(b)-4) {
			return nil, nil, false
		}
		return b[4 : 4+n], b[4+n:], true
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
	documents, err := documentsOf(string(text))
	if err != nil {
		return nil, err
	}
	f := New(options)
	for i := range documents {
		d := &documents[i]
		if _, twice := f.at[d.ID]; twice {
			return nil, ErrDamaged
		}
		made, from, err := d.document(options.Language)
		if err != nil {
			return nil, ErrDamaged
		}
		f.at[d.ID] = i
		f.collection.Documents = append(f.collection.Documents, made)
		f.texts = append(f.texts, from)
		f.code(d, made)
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
	if step == nil {
		step = func(float64) bool { return true }
	}
	return f, f.use(ix, step)
}
