// Package gather puts articles that were read into a collection, each under an id
// that nothing else has, and its outlet by name. It is apart from what reads files
// because the page, which reads none, adds articles too once somebody has looked
// at them.
package gather

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Gathering is a collection that articles are added to. It serves one goroutine.
type Gathering struct {
	collection *corpus.Collection
	ids        names
	outletIDs  names
	outlets    map[string]string // id by name
}

// New begins a collection. The id is made valid if it is not.
func New(id, title string) *Gathering {
	return &Gathering{
		collection: &corpus.Collection{ID: corpus.MakeID(id, "collection"), Title: title},
		ids:        make(names), outletIDs: make(names), outlets: make(map[string]string),
	}
}

// Beside begins with a copy of another collection, whose documents, outlets and
// coding stay as they are; what is added gets ids that it does not have.
func Beside(c *corpus.Collection, id string) *Gathering {
	g := New(id, c.Title)
	all := *c
	all.ID = g.collection.ID
	all.Documents, all.Outlets = slices.Clip(all.Documents), slices.Clip(all.Outlets) // so that adding copies
	g.collection = &all
	for _, d := range all.Documents {
		g.ids.unique(d.ID)
	}
	for _, o := range all.Outlets {
		g.outletIDs.unique(o.ID)
		g.outlets[o.Name] = o.ID
	}
	return g
}

// Collection is what has been gathered. It is valid if what was added is, has no
// coding of its own, and belongs to the caller once nothing more is added.
func (g *Gathering) Collection() *corpus.Collection { return g.collection }

// Add gives the article's document an id and an outlet and takes it in.
func (g *Gathering) Add(a *intake.Article) {
	d := a.Document
	d.ID = g.ids.unique(d.ID)
	if name := strings.Join(strings.Fields(a.Outlet), " "); name != "" {
		d.Outlet = g.outlet(name)
	}
	rests(&d, a.Basis)
	g.collection.Documents = append(g.collection.Documents, &d)
}

// knownAs are the fields of a document whose basis is kept with it.
var knownAs = []struct {
	field intake.Field
	name  string
}{
	{intake.Headline, "headline"}, {intake.Outlet, "outlet"}, {intake.Date, "published"}, {intake.Byline, "byline"}, {intake.Language, "language"}, {intake.URL, "url"},
	{intake.Licence, "licence"}, {intake.Summary, "summary"}, {intake.Genre, "genre"}, {intake.Republisher, "republisher"},
}

// rests keeps with a document which of its values are guesses, and which somebody set:
// what a file does not state must not look as if it did.
func rests(d *corpus.Document, basis map[intake.Field]intake.Basis) {
	for _, k := range knownAs {
		b := basis[k.field]
		text := d.Value(k.name)
		switch {
		case text == nil && d.Published.Date.IsZero(), text != nil && *text == "":
		case b.Guess && b.By != "":
			d.Know(corpus.Known{Field: k.name, From: from(b), Provenance: corpus.Provenance{By: b.By}})
		case b.By != "":
			d.Know(corpus.Known{Field: k.name, Provenance: corpus.Provenance{By: b.By}})
		case b.Guess:
			if k.field == intake.Date {
				d.Published.Stated, d.Published.Reason = false, "guessed from "+from(b)
			}
			d.Know(corpus.Known{Field: k.name, From: from(b), Provenance: corpus.Provenance{By: corpus.Program}})
		}
	}
}

// from is what a guess rests on, with the words of the file where these differ.
func from(b intake.Basis) string {
	if b.AsWritten == "" {
		return b.How
	}
	written := []rune(strings.Join(strings.Fields(b.AsWritten), " "))
	if len(written) > mostWritten {
		written = append(written[:mostWritten], '…')
	}
	return b.How + " (“" + string(written) + "”)"
}

// mostWritten is how many characters of a file are quoted as what a guess rests on.
const mostWritten = 80

// outlet returns the id of the outlet with the name, which is added if new.
func (g *Gathering) outlet(name string) string {
	id, ok := g.outlets[name]
	if !ok {
		id = g.outletIDs.unique(corpus.MakeID(name, "outlet"))
		g.outlets[name] = id
		g.collection.Outlets = append(g.collection.Outlets, corpus.Outlet{ID: id, Name: name})
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
