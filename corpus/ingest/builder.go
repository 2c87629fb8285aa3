package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/formats"
)

// MaxPassage is the length, in bytes, beyond which a paragraph is cut into
// several passages.
const MaxPassage = 8 << 10

// Limits bound what one collection may take. A zero field means the default.
type Limits struct {
	File      int64 // bytes of one file, inflated; default 32 MiB, for .jsonl 512 MiB
	Line      int   // bytes of one line of a .jsonl file; default 8 MiB
	Documents int   // default 200,000
	Passages  int   // default 2,000,000
}

func (l Limits) orDefaults(lines bool) Limits {
	if l.File == 0 {
		l.File = 32 << 20
		if lines {
			l.File = 512 << 20
		}
	}
	if l.Line == 0 {
		l.Line = 8 << 20
	}
	if l.Documents == 0 {
		l.Documents = 200_000
	}
	if l.Passages == 0 {
		l.Passages = 2_000_000
	}
	return l
}

// Builder gathers documents into a collection. It serves one goroutine.
type Builder struct {
	collection *corpus.Collection
	limits     Limits
	ids        names
	outletIDs  names
	outlets    map[string]string // id by name
	passages   int
	doubts     []Doubt
}

// New begins a collection. The id is made valid if it is not.
func New(id, title string, limits Limits) *Builder {
	return &Builder{
		collection: &corpus.Collection{ID: corpus.MakeID(id, "collection"), Title: title},
		limits:     limits,
		ids:        make(names),
		outletIDs:  make(names),
		outlets:    make(map[string]string),
	}
}

// Beside begins with a copy of another collection, whose documents, outlets and
// coding stay as they are; what is added gets ids that it does not have.
func Beside(c *corpus.Collection, id string, limits Limits) *Builder {
	b := New(id, c.Title, limits)
	all := *c
	all.ID = b.collection.ID
	all.Documents, all.Outlets = slices.Clip(all.Documents), slices.Clip(all.Outlets) // so that adding copies
	b.collection = &all
	for _, d := range all.Documents {
		b.ids.unique(d.ID)
		b.passages += len(d.Passages)
	}
	for _, o := range all.Outlets {
		b.outletIDs.unique(o.ID)
		b.outlets[o.Name] = o.ID
	}
	return b
}

// Collection is what has been gathered. It is valid, has no coding, and
// belongs to the caller once nothing more is added.
func (b *Builder) Collection() *corpus.Collection { return b.collection }

// Doubt is about a file that was added, but may not show what is meant.
type Doubt struct{ File, Reason string }

// Doubts are those about the files so far, in their order.
func (b *Builder) Doubts() []Doubt { return b.doubts }

// parser reads one document out of the content of a file.
type parser func(content []byte, limits Limits) (article, error)

// ofText is the parser of files that are text.
func ofText(parse func(text string) article) parser {
	return func(content []byte, _ Limits) (article, error) {
		text := Decode(content)
		a := parse(text)
		a.damaged = strings.Contains(text, replacement) && !bytes.Contains(content, []byte(replacement))
		return a, nil
	}
}

// replacement stands for what cannot be decoded.
const replacement = "\uFFFD"

// article is what a parser finds: a document without id and outlet.
type article struct {
	corpus.Document
	outlet  string // by name, where stated
	damaged bool   // some of the file could not be decoded
}

// stem is the name without folders and extensions.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(strings.TrimSuffix(name, ".gz"), `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// Add reads the file with the name from r and adds its documents. The name's
// extension says what it is, its stem becomes the document's id. A file without
// any text adds nothing.
//
// A line of a .jsonl file is an object with title (or headline), text (or
// body, content), and, each optional, id, date (or published), outlet (or
// source, src, publisher), author (or byline), language (or lang), url, licence.
//
// The error tells what could not be read, by file and line; what could be is
// added all the same.
func (b *Builder) Add(name string, r io.Reader) error {
	format, known := formats.Of(name)
	limits := b.limits.orDefaults(format.Many)
	if !known {
		return fmt.Errorf("%s: Parallax cannot read this kind of file; save it as one of %s", name, formats.Extensions())
	}
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("%s: it ends in .gz but is not a gzip file: %w", name, err)
		}
		r = z
	}
	if format.Many {
		return b.addLines(name, r, limits)
	}
	content, err := io.ReadAll(io.LimitReader(r, limits.File+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(content)) > limits.File {
		return fmt.Errorf("%s: it is larger than the limit of %s; split it", name, formats.Size(limits.File))
	}
	a, err := parsers[format.Name](content, limits)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if a.Headline == "" {
		a.Headline = stem(name)
	}
	if err := b.add(stem(name), a, limits); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if a.damaged {
		b.doubts = append(b.doubts, Doubt{name, "it is not in UTF-8, so some letters look like " + replacement + "; save the file as UTF-8 and add it again"})
	}
	return nil
}

var errFull = errors.New("the collection has reached its size limit; split it")

// add gives the document an id and an outlet and takes it in.
func (b *Builder) add(id string, a article, limits Limits) error {
	if len(a.Passages) == 0 {
		return nil
	}
	b.passages += len(a.Passages)
	if len(b.collection.Documents) == limits.Documents || b.passages > limits.Passages {
		return errFull
	}
	d := a.Document
	d.ID = b.ids.unique(corpus.MakeID(id, "text"))
	d.Text = corpus.Full
	for i := range d.Passages {
		d.Passages[i].N = i + 1
	}
	d.Headline = oneLine(d.Headline)
	if d.Headline == "" {
		d.Headline = d.ID
	}
	if !corpus.ValidLanguage(d.Language) {
		d.Language = ""
	}
	if name := oneLine(a.outlet); name != "" {
		d.Outlet = b.outlet(name)
	}
	b.collection.Documents = append(b.collection.Documents, &d)
	return nil
}

// outlet returns the id of the outlet with the name, which is added if new.
func (b *Builder) outlet(name string) string {
	id, ok := b.outlets[name]
	if !ok {
		id = b.outletIDs.unique(corpus.MakeID(name, "outlet"))
		b.outlets[name] = id
		b.collection.Outlets = append(b.collection.Outlets, corpus.Outlet{ID: id, Name: name})
	}
	return id
}

// names are ids in use, each with the number to try next when it is wanted
// again.
type names map[string]int

// unique returns the id, with a number behind it if it is taken.
func (n names) unique(id string) string {
	try := id
	for n[try] > 0 {
		n[id]++
		try = numbered(id, n[id])
	}
	n[try] = 1
	return try
}

// maxID is the longest id that corpus.ValidID takes.
const maxID = 64

func numbered(id string, n int) string {
	suffix := "-" + strconv.Itoa(n)
	return strings.TrimRight(id[:min(len(id), maxID-len(suffix))], "-") + suffix
}

// maxHeadline bounds what is shown in lists, in bytes.
const maxHeadline = 400

// oneLine collapses white space and cuts what is too long for a headline.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxHeadline {
		s = s[:cutAt(s, maxHeadline)] + "…"
	}
	return s
}

// cutAt is the last space in the first n bytes of s, or, where there is none
// in the second half of them, the last start of a character.
func cutAt(s string, n int) int {
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		return i
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// appendPassage adds a paragraph, cut into several where it is too long.
// Paragraphs without text are left out.
func appendPassage(list []corpus.Passage, p corpus.Passage) []corpus.Passage {
	text := strings.TrimSpace(p.Text)
	if len(text) > MaxPassage {
		p.Lines = corpus.Lines{} // passages do not share lines
	}
	for len(text) > MaxPassage {
		at := cutAt(text, MaxPassage)
		p.Text = text[:at]
		list = append(list, p)
		text = strings.TrimSpace(text[at:])
	}
	if text == "" {
		return list
	}
	p.Text = text
	return append(list, p)
}
