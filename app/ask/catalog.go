package ask

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"parallax/corpus"
)

// Catalog finds the things of a collection by id without a scan. It is built
// once when a collection is loaded and not changed; what a change of the
// collection leaves as it was is shared by the catalog of the next one.
type Catalog struct {
	Passages int // over all documents
	Attached int // documents of which a passage has its original
	Digests  int // the other documents that are digests

	documents []*corpus.Document
	places    map[string]int // of documents, by id
	originals []bool         // by place
	imprints  []Imprint      // by place
	kinds     map[corpus.Kind]bool
	described bool
	names     int // of outlets that documents state
	unnamed   int // documents that state none
	newsrooms map[string][]string
	outlets   map[string]*corpus.Outlet

	facts  map[string][]*corpus.Fact // by topic
	values map[corpus.Ref][]*corpus.Fact
	heard  map[corpus.Ref][]Hearing
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

// NewCatalog reads a collection, in time linear in its documents. A document without
// an outlet goes by its headline. A collection that names no outlet at all gives each
// document a mark of its own, for otherwise all would look the same.
func NewCatalog(c *corpus.Collection) *Catalog {
	k := &Catalog{
		Passages:  c.PassageCount(),
		documents: c.Documents,
		places:    make(map[string]int, len(c.Documents)),
		originals: make([]bool, len(c.Documents)),
		imprints:  make([]Imprint, len(c.Documents)),
		outlets:   make(map[string]*corpus.Outlet, len(c.Outlets)),
		newsrooms: make(map[string][]string),
		kinds:     make(map[corpus.Kind]bool),
	}
	for i := range c.Outlets {
		k.outlets[c.Outlets[i].ID] = &c.Outlets[i]
	}
	described := false
	for i, d := range c.Documents {
		k.places[d.ID] = i
		k.note(i, 1)
		k.sort(d)
		if o := k.outlets[d.Outlet]; o != nil {
			described = true
			if !o.NotStated {
				k.newsrooms[o.ID] = append(k.newsrooms[o.ID], d.ID)
			}
		}
	}
	if k.described = described; described {
		k.markOutlets(c)
	} else {
		k.markDocuments(c)
	}
	k.code(c)
	return k
}

// note counts the document at place i, by times, as attached or a digest.
func (k *Catalog) note(i, times int) {
	d := k.documents[i]
	k.originals[i] = slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return p.Original != "" })
	switch {
	case k.originals[i]:
		k.Attached += times
	case d.Text == corpus.Digest:
		k.Digests += times
	}
}

// sort notes the kinds of a document's passages, of which most are alike.
func (k *Catalog) sort(d *corpus.Document) {
	last := corpus.Kind("none")
	for i := range d.Passages {
		if kind := d.Passages[i].Kind; kind != last {
			last = kind
			k.kinds[cmp.Or(kind, corpus.Body)] = true
		}
	}
}

// Has reports whether any passage is of this kind.
func (k *Catalog) Has(kind corpus.Kind) bool { return k.kinds[kind] }

// code reads the coding.
func (k *Catalog) code(c *corpus.Collection) {
	k.facts = make(map[string][]*corpus.Fact)
	k.values = make(map[corpus.Ref][]*corpus.Fact)
	k.heard = make(map[corpus.Ref][]Hearing)
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
}

// Recoded is the catalog of a collection with other coding of the same documents,
// in time linear in the coding.
func (k *Catalog) Recoded(c *corpus.Collection) *Catalog {
	next := *k
	next.code(c)
	return &next
}

// Reworded is the catalog of a collection with the same coding, in which the
// documents at some places have other words.
func (k *Catalog) Reworded(c *corpus.Collection, changed []int) *Catalog {
	next := *k
	next.originals = slices.Clone(k.originals)
	for _, i := range changed {
		next.documents = k.documents
		next.note(i, -1)
		next.documents = c.Documents
		next.note(i, 1)
	}
	next.documents = c.Documents
	return &next
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
	nameless := len(imprints)
	for id, n := range documents {
		if o := k.outlets[id]; o == nil || o.NotStated {
			k.unnamed += n
		} else {
			k.names++
		}
	}
	ordinal := make(map[string]int)
	for i, d := range c.Documents {
		id := k.outletID(d)
		imprint := imprints[id]
		if id == "" { // it goes by its headline
			k.imprints[i] = Imprint{Number: nameless, Letter: letters.of(d.ShortTitle()), Name: d.ShortTitle()}
			continue
		}
		if documents[id] > 1 {
			ordinal[id]++
			imprint.Ordinal = ordinal[id]
		}
		k.imprints[i] = imprint
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
		k.imprints[i] = Imprint{Number: i, Letter: letters.of(d.ShortTitle()), Name: d.ShortTitle()}
	}
}

// Place is where in the collection the document with the id stands.
func (k *Catalog) Place(id string) (place int, known bool) {
	place, known = k.places[id]
	return place, known
}

// Document returns the document with the id, or nil.
func (k *Catalog) Document(id string) *corpus.Document {
	if i, known := k.places[id]; known {
		return k.documents[i]
	}
	return nil
}

// Length is the number of passages of a document, 0 of one that is not there.
func (k *Catalog) Length(document string) int {
	if d := k.Document(document); d != nil {
		return len(d.Passages)
	}
	return 0
}

// Imprint tells whose mark a document wears.
func (k *Catalog) Imprint(document string) Imprint {
	if i, known := k.places[document]; known {
		return k.imprints[i]
	}
	return Imprint{}
}

// Outlet returns the outlet of a document, or nil where none is described.
func (k *Catalog) Outlet(d *corpus.Document) *corpus.Outlet { return k.outlets[d.Outlet] }

// Outlets is how many outlets the documents state, and how many documents state none.
// These count as no outlet, for they may come from any number of them.
func (k *Catalog) Outlets() (stated, unnamed int) { return k.names, k.unnamed }

// Described reports whether a document has an outlet that the collection describes, be
// it one that is not stated. Where none has, each document has a mark of its own.
func (k *Catalog) Described() bool { return k.described }

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
func (k *Catalog) HasOriginal(document string) bool {
	i, known := k.places[document]
	return known && k.originals[i]
}

// HasOriginals reports whether any document has its original.
func (k *Catalog) HasOriginals() bool { return k.Attached > 0 }

// Passage returns the passage a reference names, or nil.
func (k *Catalog) Passage(r corpus.Ref) *corpus.Passage {
	if d := k.Document(r.Document); d != nil {
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
