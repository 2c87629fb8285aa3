package cite

import (
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/language"
)

// Item is what is cited of an article, as Citation Style Language has it for an
// article in a newspaper.
type Item struct {
	ID        string
	Title     string
	Authors   []Name
	Container string // the outlet's name; "" if not stated
	Issued    corpus.Date
	Circa     bool   // the date was inferred
	Reason    string // why, of an inferred date
	URL       string
	Language  string
	English   bool // the headline is English, so that its capitals follow the style
	Sic       bool // the headline ends with what is noted as a slip of its source, which citations in text mark [sic]
	// Note is said beside the entry in files for reference managers; "" for nothing.
	Note string
}

// Noting is the item with a note on the passages that are cited of it, none where from
// is 0, and on something else, which may be "".
func (i Item) Noting(from, to int, more string) Item {
	i.Note = join("; ", locator(Chicago, from, to), strings.Join(strings.Fields(more), " "))
	return i
}

// Citer makes items of the articles of a collection.
type Citer struct {
	c       *corpus.Collection
	outlets map[string]corpus.Outlet
}

// New makes one.
func New(c *corpus.Collection) *Citer {
	x := &Citer{c, make(map[string]corpus.Outlet, len(c.Outlets))}
	for _, o := range c.Outlets {
		x.outlets[o.ID] = o
	}
	return x
}

// Item is what is cited of a document.
func (x *Citer) Item(d *corpus.Document) Item {
	i := Item{ID: d.ID, Title: strings.Join(strings.Fields(d.Headline), " "), URL: strings.TrimSpace(d.URL), Language: d.Language,
		Issued: d.Published.Date, Reason: strings.Join(strings.Fields(d.Published.Reason), " ")}
	if o := x.outlets[d.Outlet]; !o.NotStated {
		i.Container = strings.Join(strings.Fields(o.Name), " ")
	}
	i.Circa = !d.Published.Stated && !i.Issued.IsZero()
	i.Authors = Names(d.Byline, i.Container)
	tag := d.Language
	if tag == "" {
		tag = x.c.Language
	}
	if tag == "" {
		tag = language.OfDocument(d)
	}
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	i.English = (primary == "en" || primary == "") && !asian(i.Title)
	i.Sic = slices.ContainsFunc(d.Slips, func(s corpus.Slip) bool {
		return s.Passage == 0 && s.Fragment != "" && strings.HasSuffix(i.Title, s.Fragment)
	})
	return i
}

// Items are those of all documents, in their order.
func (x *Citer) Items() []Item {
	list := make([]Item, len(x.c.Documents))
	for i, d := range x.c.Documents {
		list[i] = x.Item(d)
	}
	return list
}
