package pdf

import (
	"errors"
)

// Limits bound what one file may cost. A zero field means the default.
type Limits struct {
	Inflated int64 // bytes of all that is inflated; default 256 MiB
	Work     int64 // operators and letters followed; default 50 million
	Pages    int   // pages read, from the first; default 5,000
}

// Trouble is why there is no text to read.
type Trouble string

// The kinds of trouble.
const (
	Fine       Trouble = ""
	Scanned    Trouble = "scanned"    // pages are pictures, without letters
	Password   Trouble = "password"   // cannot be opened without
	Encrypted  Trouble = "encrypted"  // by a method that is not known here
	Unreadable Trouble = "unreadable" // there are letters, but nothing says which
	Damaged    Trouble = "damaged"    // no page can be found
)

// Kind is what a paragraph is to a reader.
type Kind string

// The kinds of paragraph.
const (
	Body    Kind = "body"
	Heading Kind = "heading"
	Caption Kind = "caption"
	Note    Kind = "note" // at the foot of a page
)

// Paragraph is one, in the order of reading.
type Paragraph struct {
	Text string
	Kind Kind
	Page int // on which it begins, from 1
	// Size is the height of its letters, in points.
	Size float64
}

// Text is what a file says.
type Text struct {
	Paragraphs []Paragraph
	Furniture  []Paragraph // running heads, feet, page numbers: left out
	Title      string      // as the file's own data say; often not the headline
	Author     string
	Created    string // as written: D:20240619…
	Pages      int
	Unread     int // pages beyond Limits.Pages, or after the work ran out
	Trouble    Trouble
}

// Read reads a file. The error is about bytes that are no PDF file at all;
// everything else is told as Trouble, with what could be read. Time and memory
// are bounded by the limits.
func Read(b []byte, limits Limits) (*Text, error) {
	if limits.Inflated == 0 {
		limits.Inflated = 256 << 20
	}
	if limits.Work == 0 {
		limits.Work = 50e6
	}
	if limits.Pages == 0 {
		limits.Pages = 5000
	}
	f, err := open(b, limits)
	switch {
	case errors.Is(err, errPassword):
		return &Text{Trouble: Password}, nil
	case errors.Is(err, errEncrypted):
		return &Text{Trouble: Encrypted}, nil
	case err != nil:
		return nil, err
	}
	t := &Text{}
	if info, is := f.resolve(f.trailer["Info"]).(dict); is {
		said := func(key name) string { v, _ := f.resolve(info[key]).(text); return saidText(string(v)) }
		t.Title, t.Author, t.Created = said("Title"), said("Author"), said("CreationDate")
	}
	dicts := f.pagesOf()
	t.Pages = len(dicts)
	fonts := map[any]*font{}
	var pages []*page
	letters, unknown, pictures := 0, 0, 0
	for i, d := range dicts {
		if i == limits.Pages || f.trouble != nil {
			t.Unread = len(dicts) - i
			break
		}
		p := f.page(d, fonts)
		letters, unknown, pictures = letters+len(p.marks), unknown+p.unknown, pictures+p.pictures
		pages = append(pages, p)
	}
	switch {
	case len(dicts) == 0:
		t.Trouble = Damaged
		return t, nil
	case letters == 0 && pictures > 0:
		t.Trouble = Scanned
		return t, nil
	case letters > 0 && unknown*5 > letters*2:
		t.Trouble = Unreadable
		return t, nil
	}
	compose(t, pages)
	if len(t.Paragraphs) == 0 && pictures > 0 {
		t.Trouble = Scanned
	}
	return t, nil
}
