package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus/concordance"
	"parallax/corpus/sorting"
)

// formsShown is the number of forms named of the words that have no place.
const formsShown = 8

// sorts are the orders of lines as they are offered.
var sorts = []struct {
	group  string
	labels []string
	orders []concordance.Order
}{
	{"Sort by", []string{"article", "place in it", "word found"}, []concordance.Order{concordance.ByDocument, concordance.ByPlace, concordance.ByWord}},
	{"word before", []string{"1st", "2nd", "3rd"}, []concordance.Order{concordance.ByLeft, concordance.ByLeft2, concordance.ByLeft3}},
	{"word after", []string{"1st", "2nd", "3rd"}, []concordance.Order{concordance.ByRight, concordance.ByRight2, concordance.ByRight3}},
}

// sortedBy says an order behind "sorted by".
func sortedBy(o concordance.Order) string {
	for _, g := range sorts {
		i := slices.Index(g.orders, o)
		switch {
		case i < 0:
		case g.group == "Sort by":
			return []string{"article", "place in the article", "the word found"}[i]
		default:
			return "the " + g.labels[i] + " " + g.group
		}
	}
	return ""
}

// context fills the search screen with words in context.
func (v *SearchView) context(m state.Model) {
	a, how := m.Concordance()
	c := &v.Context
	c.Wait = pending(how, "Reading the passages")
	to := m.Route
	to.Lines.From = 0
	for _, g := range sorts {
		group := SortGroup{Label: g.group}
		for i, o := range g.orders {
			to := to
			to.Lines.Order = o
			group.Chips = append(group.Chips, Chip{Label: g.labels[i], On: m.Route.Lines.Order == o, Value: href(to)})
		}
		c.Sorts = append(c.Sorts, group)
	}
	if a == nil {
		return
	}
	v.Read, v.Notice = []Run{{Text: readBack(&a.Read)}, {tally(a.Read.Total, "passage") + " in " + tally(a.Read.DocumentTotal, "article") + ".", true}}, notice(&a.Read)
	if a.Read.Loosened {
		v.Read[1].Text = "no passage has all of these words; these lines are from the closest."
	}
	if len(a.Shares) == 0 {
		c.None = "No text has these words in a place that is known."
		if a.Read.Total > 0 {
			c.None += " They match " + tally(a.Read.Total, "passage") + " by headline or by what is coded."
		}
	}
	c.articles(m, a)
	from := m.Route.Lines.From
	block := how.Answered.(ask.Concordance).From
	first := min(max(from-block, 0), len(a.Lines))
	shown := a.Lines[first:min(len(a.Lines), first+state.LinesShown)]
	for _, l := range shown {
		c.Rows = append(c.Rows, contextRow(m, l))
	}
	c.Head = tally(a.Total, "line")
	if a.Total == 0 {
		c.Head = "No line: no place is known"
	}
	if a.More {
		c.Head = "More than " + c.Head + ", of which these are sorted"
	}
	if m.Route.Lines.Document != "" {
		c.Head += " in " + outlet(m, m.Route.Lines.Document)
	} else if n := withLines(a); n > 0 {
		c.Head += " in " + tally(n, "article")
	}
	c.Caption = c.Head + ", sorted by " + sortedBy(m.Route.Lines.Order)
	switch {
	case a.Digests == 0:
	case a.Digests == a.Total:
		c.Note = "These lines are in the words of our digests, not of the articles, whose order of words is not known here."
	default:
		c.Note = number(a.Digests) + " of these lines are in the words of our digests and marked so; the order of the articles’ own words is not known there."
	}
	c.pages(m, a, block+first, len(shown))
	if len(a.Lines)+len(a.Unplaced) > 0 {
		c.Saves = tableOptions(state.ContextTable)
	}
	c.apart(m, a)
}

// withLines is the number of documents that have a line.
func withLines(a *ask.ConcordanceAnswer) int {
	n := 0
	for _, s := range a.Shares {
		if s.Lines > 0 {
			n++
		}
	}
	return n
}

func contextRow(m state.Model, l concordance.Line) ContextRow {
	d := m.Catalog.Document(l.Document)
	return ContextRow{
		Mark: mark(m, l.Document), Name: outlet(m, l.Document), N: "¶" + nbsp + strconv.Itoa(l.Passage),
		Href: href(state.Route{Screen: state.Read, Document: l.Document, Passage: l.Passage, Query: m.Route.Query}),
		Lang: ask.Language(m.Collection, d, l.Source == concordance.FromOriginal),
		Left: l.Left, Word: l.Word, Right: l.Right, Digest: l.Source == concordance.FromDigest,
	}
}

// articles are the documents with lines, the most first.
func (c *ContextView) articles(m state.Model, a *ask.ConcordanceAnswer) {
	to := m.Route
	to.Lines.From, to.Lines.Document = 0, ""
	if len(a.Shares) < 2 && m.Route.Lines.Document == "" {
		return
	}
	c.Articles = []ArticleChip{{Label: "all", On: m.Route.Lines.Document == "", Href: href(to)}}
	shares := slices.Clone(a.Shares)
	if len(shares) > tallyShown {
		sorting.By(shares, func(x, y concordance.Share) int { return y.Lines + y.Unplaced - x.Lines - x.Unplaced })
		c.Others = "and " + number(len(shares)-tallyShown) + " more"
		shares = shares[:tallyShown]
	}
	if only := m.Route.Lines.Document; only != "" && !slices.ContainsFunc(shares, func(s concordance.Share) bool { return s.Document == only }) {
		shares = append(shares, concordance.Share{Document: only})
	}
	for _, s := range shares {
		to.Lines.Document = s.Document
		chip := ArticleChip{Label: outlet(m, s.Document), Mark: mark(m, s.Document), On: m.Route.Lines.Document == s.Document, Href: href(to)}
		if s.Lines > 0 || s.Unplaced == 0 {
			chip.Label += " (" + number(s.Lines) + ")"
		}
		c.Articles = append(c.Articles, chip)
	}
}

// pages fills the ways to earlier and later lines.
func (c *ContextView) pages(m state.Model, a *ask.ConcordanceAnswer, first, shown int) {
	if a.Total <= state.LinesShown {
		return
	}
	to := m.Route
	if first > 0 {
		to.Lines.From = max(0, first-state.LinesShown)
		c.Earlier = Link{Label: "Earlier lines", Href: href(to)}
	}
	if first+shown < a.Total {
		to.Lines.From = first + state.LinesShown
		c.Later = Link{Label: "Later lines", Href: href(to)}
	}
	c.Place = "Lines " + number(first+1) + " to " + number(first+shown) + " of " + number(a.Total)
	if len(a.Lines) < a.Total && shown > 0 {
		block := first / concordance.DefaultLimit * concordance.DefaultLimit
		c.Saved = "A file has lines " + number(block+1) + " to " + number(block+len(a.Lines)) + ", those of this and the pages beside it."
	}
	if shown == 0 {
		c.Place = "There are only " + tally(a.Total, "line")
	}
}

// apart lists what is known from counts only, by article.
func (c *ContextView) apart(m state.Model, a *ask.ConcordanceAnswer) {
	if len(a.Unplaced) == 0 {
		return
	}
	c.Apart = "In the originals’ wording, place unknown"
	c.ApartWhy = "The words of these passages are known with their frequency, not in their order. Whoever has the originals can attach them in the Library."
	at, sums, forms := make(map[string]int), make(map[string]int), make(map[string][]string)
	for _, u := range a.Unplaced {
		i, known := at[u.Document]
		if !known {
			i = len(c.Unplaced)
			at[u.Document] = i
			c.Unplaced = append(c.Unplaced, UnplacedRow{Mark: mark(m, u.Document), Name: outlet(m, u.Document)})
		}
		sums[u.Document] += u.Count
		row := &c.Unplaced[i]
		for _, w := range u.Words {
			if !slices.Contains(forms[u.Document], w) && len(forms[u.Document]) < formsShown {
				forms[u.Document] = append(forms[u.Document], w)
			}
		}
		row.Count = times(sums[u.Document]) + ": " + strings.Join(forms[u.Document], ", ")
		if len(row.Passages) == placesShown {
			row.More = "and more"
			continue
		}
		label := "¶" + nbsp + strconv.Itoa(u.Passage)
		if u.Count > 1 {
			label += " (" + number(u.Count) + ")"
		}
		row.Passages = append(row.Passages, Link{Label: label, Href: href(state.Route{Screen: state.Read, Document: u.Document, Passage: u.Passage, Query: m.Route.Query})})
	}
	if len(a.Unplaced) == concordance.MaxUnplaced {
		c.Beyond = "Only the first " + number(concordance.MaxUnplaced) + " of these passages are listed."
	}
}

// views are the two ways to show what was found.
func views(m state.Model) []Link {
	to := state.Route{Screen: state.Searching, Query: m.Route.Query}
	passages := Link{Label: "Passages", Href: href(to), Current: m.Route.As == state.AsPassages}
	to.As = state.AsContext
	return []Link{passages, {Label: "In context", Href: href(to), Current: m.Route.As == state.AsContext}}
}
