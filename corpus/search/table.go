package search

import (
	"strconv"
	"strings"

	"parallax/corpus"
)

// Rows is a table of the hits as found in c, for files: each with the headline,
// outlet and date of its article, and the whole passage as hits show it.
func (r *Result) Rows(c *corpus.Collection) [][]string {
	rows := [][]string{{"rank", "document", "headline", "outlet", "published", "passage", "kind", "text", "lacks"}}
	outlets := make(map[string]string, len(c.Outlets))
	for _, o := range c.Outlets {
		outlets[o.ID] = o.Name
	}
	for i, h := range r.Hits {
		d, p := c.Document(h.Ref.Document), c.Passage(h.Ref)
		if d == nil || p == nil {
			continue // the answer is of another collection
		}
		text, kind := p.Text, p.Kind
		if h.Source == FromOriginal {
			text = p.Original
		}
		if kind == "" {
			kind = corpus.Body
		}
		rows = append(rows, []string{
			strconv.Itoa(i + 1), d.ID, d.Headline, outlets[d.Outlet], d.Published.Date.String(), strconv.Itoa(p.N), string(kind), text, strings.Join(h.Lacks, "; "),
		})
	}
	return rows
}
