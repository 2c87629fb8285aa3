package search

import (
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/language"
)

// Texts is what a Searcher reads of documents, which are numbered from 0, and so
// are the passages of each. Who keeps many of them more closely than a
// corpus.Collection does has Texts of its own.
type Texts interface {
	Len() int
	ID(document int) string
	Number(id string) (document int, known bool)
	Headline(document int) string
	Outlet(document int) string
	Date(document int) corpus.Date // of publication
	Passages(document int) int     // how many it has
	Kind(document, passage int) corpus.Kind
	// Passage returns the text, the original behind it if that is attached, and if
	// it is not the words that are known of it.
	Passage(document, passage int) (text, original string, counts corpus.Counts)
	Languages() analysis.LanguageSet // see package language
}

// documents are the Texts of a collection.
type documents struct {
	list []*corpus.Document
	byID map[string]int
}

func textsOf(c *corpus.Collection) *documents {
	t := &documents{list: c.Documents, byID: make(map[string]int, len(c.Documents))}
	for i, d := range c.Documents {
		t.byID[d.ID] = i
	}
	return t
}

func (t *documents) Len() int                        { return len(t.list) }
func (t *documents) ID(i int) string                 { return t.list[i].ID }
func (t *documents) Headline(i int) string           { return t.list[i].Headline }
func (t *documents) Outlet(i int) string             { return t.list[i].Outlet }
func (t *documents) Date(i int) corpus.Date          { return t.list[i].Published.Date }
func (t *documents) Passages(i int) int              { return len(t.list[i].Passages) }
func (t *documents) Kind(i, j int) corpus.Kind       { return t.list[i].Passages[j].Kind }
func (t *documents) Languages() analysis.LanguageSet { return language.Of(t.list) }

func (t *documents) Number(id string) (int, bool) {
	i, known := t.byID[id]
	return i, known
}

func (t *documents) Passage(i, j int) (text, original string, counts corpus.Counts) {
	p := &t.list[i].Passages[j]
	return p.Text, p.Original, p.Counts
}
