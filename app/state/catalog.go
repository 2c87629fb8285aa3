package state

import (
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/attach"
)

// Catalog finds the things of a collection by id without a scan. It is built
// once when a collection is loaded and not changed.
type Catalog struct {
	Passages int // over all documents

	documents map[string]*corpus.Document
	imprints  map[string]Imprint
	outlets   map[string]*corpus.Outlet
	facts     map[string][]*corpus.Fact // by topic
	values    map[corpus.Ref][]*corpus.Fact
	heard     map[corpus.Ref][]Hearing
	originals map[string]bool
	newsrooms map[string][]string // documents by outlet, of outlets that are stated
	names     int                 // of imprints, different
	coded     map[string]bool     // documents with any coverage
}

// Imprint is whose mark a document wears.
type Imprint struct {
	Number  int    // of the outlet in the collection's order, from 0
	Letter  string // no other outlet's, as long as there are letters
	Name    string
	Ordinal int // from 1 among the outlet's documents; 0 if it has only one
}

// Hearing is a voice in one passage.
type Hearing struct {
	Voice *corpus.Voice
	Heard corpus.Heard
}

// Unnamed is the name shown where no outlet is stated.
const Unnamed = "Publisher not stated"

// NewCatalog reads a collection, in time linear in its documents. A collection
// that names no outlet at all gives each document a mark of its own, for
// otherwise all would look the same.
func NewCatalog(c *corpus.Collection) *Catalog {
	k := &Catalog{
		Passages:  c.PassageCount(),
		documents: make(map[string]*corpus.Document, len(c.Documents)),
		imprints:  make(map[string]Imprint, len(c.Documents)),
		outlets:   make(map[string]*corpus.Outlet, len(c.Outlets)),
		facts:     make(map[string][]*corpus.Fact),
		values:    make(map[corpus.Ref][]*corpus.Fact),
		heard:     make(map[corpus.Ref][]Hearing),
		originals: attach.Attached(c),
		newsrooms: make(map[string][]string),
		coded:     make(map[string]bool),
	}
	for _, e := range c.Coverage {
		k.coded[e.Document] = true
	}
	for i := range c.Outlets {
		k.outlets[c.Outlets[i].ID] = &c.Outlets[i]
	}
	for i := range c.Facts {
		f := &c.Facts[i]
		k.facts[f.Topic] = append(k.facts[f.Topic], f)
		for _, v := range f.Values {
			if list := k.values[v.At]; len(list) == 0 || list[len(list)-1] != f {
				k.values[v.At] = append(list, f)
			}
		}
	}
	for i := range c.Voices {
		for _, h := range c.Voices[i].Heard {
			k.heard[h.At] = append(k.heard[h.At], Hearing{&c.Voices[i], h})
		}
	}
	named := false
	for _, d := range c.Documents {
		k.documents[d.ID] = d
		if o := k.outlets[d.Outlet]; o != nil {
			named = true
			if !o.NotStated {
				k.newsrooms[o.ID] = append(k.newsrooms[o.ID], d.ID)
			}
		}
	}
	if named {
		k.markOutlets(c)
	} else {
		k.markDocuments(c)
	}
	return k
}

func (k *Catalog) markOutlets(c *corpus.Collection) {
	documents := make(map[string]int) // per outlet
	for _, d := range c.Documents {
		documents[k.outletID(d)]++
	}
	imprints := make(map[string]Imprint)
	var letters letters
	for i := range c.Outlets {
		if o := &c.Outlets[i]; o.Letter != "" {
			letters.take(o.Letter)
		}
	}
	for i := range c.Outlets {
		o := &c.Outlets[i]
		if _, twice := imprints[o.ID]; twice {
			continue
		}
		letter := o.Letter
		if letter == "" {
			letter = letters.of(o.Name)
		}
		imprints[o.ID] = Imprint{Number: len(imprints), Letter: letter, Name: o.Name}
	}
	if documents[""] > 0 {
		imprints[""] = Imprint{Number: len(imprints), Letter: "?", Name: Unnamed}
	}
	k.names = len(documents)
	ordinal := make(map[string]int)
	for _, d := range c.Documents {
		id := k.outletID(d)
		imprint := imprints[id]
		if documents[id] > 1 {
			ordinal[id]++
			imprint.Ordinal = ordinal[id]
		}
		k.imprints[d.ID] = imprint
	}
}

// outletID is "" for an outlet that the collection does not describe.
func (k *Catalog) outletID(d *corpus.Document) string {
	if k.outlets[d.Outlet] == nil {
		return ""
	}
	return d.Outlet
}

func (k *Catalog) markDocuments(c *corpus.Collection) {
	var letters letters
	for i, d := range c.Documents {
		k.imprints[d.ID] = Imprint{Number: i, Letter: letters.of(d.ShortTitle()), Name: d.ShortTitle()}
	}
}

// letters remembers those that are taken.
type letters map[string]bool

func (l *letters) take(letter string) {
	if *l == nil {
		*l = make(letters)
	}
	(*l)[letter] = true
}

// of takes the first letter of name that is free, capital letters of its words
// first; the first letter if none is.
func (l *letters) of(name string) string {
	first := ""
	for _, initials := range []bool{true, false} {
		before := ' '
		for _, r := range name {
			starts := !unicode.IsLetter(before) && !unicode.IsDigit(before)
			before = r
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) || initials && !starts {
				continue
			}
			letter := string(unicode.ToUpper(r))
			if first == "" {
				first = letter
			}
			if !(*l)[letter] {
				l.take(letter)
				return letter
			}
		}
	}
	if first == "" {
		first = "?"
	}
	return first
}

// Document returns the document with the id, or nil.
func (k *Catalog) Document(id string) *corpus.Document { return k.documents[id] }

// Imprint tells whose mark a document wears.
func (k *Catalog) Imprint(document string) Imprint { return k.imprints[document] }

// Outlet returns the outlet of a document, or nil where none is described.
func (k *Catalog) Outlet(d *corpus.Document) *corpus.Outlet { return k.outlets[d.Outlet] }

// Outlets is how many outlets the documents have, one more for those that do
// not state theirs; 0 where none does.
func (k *Catalog) Outlets() int { return k.names }

// Newsroom are the documents of the same stated outlet, the document itself
// among them: what they say is not independent.
func (k *Catalog) Newsroom(d *corpus.Document) []string { return k.newsrooms[d.Outlet] }

// Facts are the questions about a topic.
func (k *Catalog) Facts(topic string) []*corpus.Fact { return k.facts[topic] }

// FactsAt are the questions that a passage answers, in the collection's order.
func (k *Catalog) FactsAt(r corpus.Ref) []*corpus.Fact { return k.values[r] }

// HeardAt are the voices of a passage, in the collection's order.
func (k *Catalog) HeardAt(r corpus.Ref) []Hearing { return k.heard[r] }

// HasOriginal reports whether a passage of the document has its original.
func (k *Catalog) HasOriginal(document string) bool { return k.originals[document] }

// HasOriginals reports whether any document has its original.
func (k *Catalog) HasOriginals() bool { return len(k.originals) > 0 }

// Passage returns the passage a reference names, or nil.
func (k *Catalog) Passage(r corpus.Ref) *corpus.Passage {
	if d := k.documents[r.Document]; d != nil {
		return d.Passage(r.Passage)
	}
	return nil
}

// Language of the words shown of a document: its own where the words are its
// own, the collection's where they are our digest; "" if that is the page's
// anyway.
func Language(c *corpus.Collection, d *corpus.Document, original bool) string {
	if d.Text != corpus.Full && !original || d.Language == c.Language || !utf8.ValidString(d.Language) {
		return ""
	}
	return d.Language
}
