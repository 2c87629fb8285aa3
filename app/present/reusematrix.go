package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/reuse"
)

// ReuseView is the wording that documents share.
type ReuseView struct {
	Columns []FactColumn
	Rows    []ReuseRow // of the documents chosen, a row and a column each
	Missing string     // what cannot be computed, and what would help
	Rule    string     // what counts as shared

	Wait  element.PendingView // for the whole collection
	Whole string              // "1,204 pairs in 10,000 articles share a fifth of the shorter one or more"
	Pairs []ReusePair         // those that share most first
	More  string
	Saves []element.SaveOption
}

// ReuseRow is what one document has in the words of the others.
type ReuseRow struct {
	Document FactColumn
	Cells    []ReuseCell
}

// ReuseCell is the part of the row's document that stands in the column's.
type ReuseCell struct {
	Self    bool
	With    string  // name of the column's document
	Part    float64 // 0 to 1
	Share   string  // "12 %"; "at most 31 %" where it is a bound
	Bound   bool
	Longest string // "longest 23 words"
	Label   string // of the link, in words
	Href    string // the two texts, at the longest run
}

// ReusePair is two documents of the collection that share wording.
type ReusePair struct {
	A, B    ReuseEnd
	Longest string // "48 words"
	Href    string
}

// ReuseEnd is one of them.
type ReuseEnd struct {
	Mark     element.Mark
	Name     string
	Headline string
	Href     string
	Date     string
	Part     float64
	Share    string
}

// reuseStep is how many pairs are listed at once.
const reuseStep = 40

// reuseView is the matrix of the documents chosen and the list of the collection.
func reuseView(m state.Model, chosen []string) ReuseView {
	v := ReuseView{Rule: wording.ReuseRule.With("least", reuse.DefaultLeast)}
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	var missing []string
	for _, row := range v.Columns {
		r := ReuseRow{Document: row}
		for _, column := range v.Columns {
			c := ReuseCell{Self: row.Document == column.Document, With: column.Name}
			if x, ok := reuseOf(m, row.Document, column.Document); ok && !c.Self {
				c = reuseCell(m, x, column.Name)
				for _, id := range []string{x.A, x.B} {
					if !x.Known && !ordered(m, id) && !slices.Contains(missing, element.OutletName(m, id)) {
						missing = append(missing, element.OutletName(m, id))
					}
				}
			}
			r.Cells = append(r.Cells, c)
		}
		v.Rows = append(v.Rows, r)
	}
	if missing != nil {
		v.Missing = wording.ReuseMissing.With("outlets", wording.Enumerate(missing))
	}
	v.whole(m)
	// The words of a run are those of the index, which are single characters where
	// a text has no spaces; package unspaced only guesses others.
	if unspaced(m, chosen) {
		v.Rule += " " + wording.ReuseCharacter.String()
	}
	v.Saves = element.TableOptions(state.ReuseTable)
	return v
}

// unspaced reports whether one of the documents shown begins in a script without
// spaces between words.
func unspaced(m state.Model, chosen []string) bool {
	begins := func(id string) bool {
		d := m.Catalog.Document(id)
		return d != nil && len(d.Passages) > 0 && strings.IndexFunc(d.BestText(&d.Passages[0]), analysis.Unspaced) >= 0
	}
	if slices.ContainsFunc(chosen, begins) {
		return true
	}
	copied, _ := m.SharedWording()
	return copied != nil && slices.ContainsFunc(copied.Pairs[:min(len(copied.Pairs), reuseStep*(1+m.Longer))], func(p ask.SharedPair) bool { return begins(p.A) || begins(p.B) })
}

// ordered reports whether the order of a document's words is known.
func ordered(m state.Model, id string) bool {
	d := m.Catalog.Document(id)
	return d.Text == corpus.Full || m.Catalog.HasOriginal(id)
}

func reuseCell(m state.Model, x reuse.Pair, with string) ReuseCell {
	c := ReuseCell{With: with, Href: element.Href(state.Route{Screen: state.Comparison, Documents: []string{x.A, x.B}, By: state.ByText})}
	if !x.Known {
		words := wordsOf(m, x.A)
		c.Bound, c.Href = true, ""
		c.Part = float64(x.AtMost) / float64(max(1, words))
		c.Share, c.Longest = wording.ReuseAtMost.With("share", wording.Percent(c.Part)), wording.ReuseAnyOrder.With("n", x.AtMost, "all", words)
		return c
	}
	c.Part, c.Share = x.ShareA, wording.Percent(x.ShareA)
	if x.Longest == 0 {
		c.Share, c.Href = wording.ReuseNone.String(), ""
		return c
	}
	c.Longest = wording.ReuseLongest.With("n", x.Longest)
	c.Label = wording.ReuseSee.With("share", c.Share, "a", element.OutletName(m, x.A), "b", with)
	at, _ := x.Begins()
	c.Href = runHref(x.A, x.B, at)
	return c
}

// runHref is the side by side of two texts at a passage of the first.
func runHref(a, b string, at int) string {
	return element.Href(state.Route{Screen: state.Comparison, Documents: []string{a, b}, By: state.ByText, Passage: at})
}

// wordsOf is the number of words of a document as shared wording counts them, with
// each character of a text without spaces for one: of the original where known.
func wordsOf(m state.Model, id string) int {
	n := 0
	d := m.Catalog.Document(id)
	for i := range d.Passages {
		if p := &d.Passages[i]; p.Counts != nil {
			n += p.Counts.Total()
		} else {
			n += len(analysis.Words(d.BestText(p)))
		}
	}
	return n
}

// longestRun is the number of words of the longest run that a document shares
// with one of the others.
func longestRun(m state.Model, id string, chosen []string) int {
	most := 0
	for _, other := range chosen {
		if r, ok := reuseOf(m, id, other); ok {
			most = max(most, r.Longest)
		}
	}
	return most
}

// whole fills in who shares wording with whom in the whole collection.
func (v *ReuseView) whole(m state.Model) {
	copied, how := m.SharedWording()
	v.Wait = element.Pending(how, wording.ReuseEvery.String())
	if copied == nil {
		return
	}
	all := len(m.Collection.Documents)
	v.Rule = wording.ReuseRuleAll.With("least", copied.Least, "notices", copied.Notices)
	v.Whole = wording.ReusePairs.With("n", copied.Total, "read", copied.Read, "share", wording.Percent(copied.Share))
	switch {
	case copied.Read == 0:
		v.Whole = wording.ReuseNoOrder.With("n", all)
	case copied.Read < all:
		v.Whole += " " + wording.ReuseSomeOrder.With("n", all-copied.Read)
	}
	shown := min(len(copied.Pairs), reuseStep*(1+m.Longer))
	for _, p := range copied.Pairs[:shown] {
		if m.HasDocument(p.A) && m.HasDocument(p.B) {
			v.Pairs = append(v.Pairs, ReusePair{
				A: reuseEnd(m, p.A, p.ShareA), B: reuseEnd(m, p.B, p.ShareB), Longest: wording.ReuseWords.With("n", p.Longest), Href: runHref(p.A, p.B, p.AtA),
			})
		}
	}
	if rest := len(copied.Pairs) - shown; rest > 0 {
		v.More = wording.ReuseMore.With("n", min(reuseStep, rest), "rest", rest)
	}
}

func reuseEnd(m state.Model, id string, part float64) ReuseEnd {
	d := m.Catalog.Document(id)
	return ReuseEnd{element.MarkOf(m, id), element.OutletName(m, id), d.Headline, element.ReadHref(id, 0), wording.Date(d.Published.Date, wording.ShortDate), part, wording.Percent(part)}
}
