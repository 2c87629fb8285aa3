package ask

import (
	"fmt"

	"parallax/corpus/concordance"
	"parallax/corpus/search"
)

// Concordance asks for the occurrences of a query with their context. Lines come
// in blocks of concordance.DefaultLimit, so that turning a page is quick and a
// block can be saved.
type Concordance struct {
	Text     string
	Order    concordance.Order
	Document string // lines of this document only; "" is all
	From     int    // the first line of a block
}

// Kind implements Question.
func (Concordance) Kind() string { return "concordance" }

// Key implements Question.
func (c Concordance) Key() string {
	return fmt.Sprintf("%q %s %q %d", c.Text, c.Order, c.Document, c.From)
}

// Documents implements Question. Only passages that the index names are read.
func (Concordance) Documents() []string { return none() }

// ConcordanceAnswer is not changed once made.
type ConcordanceAnswer struct {
	Read search.Result // how the query was read; without hits
	concordance.Concordance
}
