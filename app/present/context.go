package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
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
	c.Wait = element.Pending(how, "Reading the passages")
	to := m.Route
	to.Lines.From = 0
	for _, g := range sorts {
		group := SortGroup{Label: g.group}
		for i, o := range g.orders {
			to := to
			to.Lines.Order = o
			group.Chips = append(group.Chips, element.Chip{Label: g.labels[i], On: m.Route.Lines.Order == o, Value: element.Href(to)})
		}
		c.Sorts = append(c.Sorts, group)
	}
	if a == nil {
		return
	}
	v.Read, v.Notice = []element.Run{{Text: readBack(&a.Read)}, {Text: wording.Tally(a.Read.Total, "passage") + " in " + wording.Tally(a.Read.DocumentTotal, "article") + ".", Marked: true}}, notice(&a.Read)
	if a.Read.Loosened {
		v.Read[1].Text = "no passage has all of these words; these lines are from the closest."
	}
	if len(a.Shares) == 0 {
		c.None = "No text has these words in a place that is known."
		if a.Read.Total > 0 {
			c.None += " They match " + wording.Tally(a.Read.Total, "passage") + " by headline or by what is coded."
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
	c.Head = wording.Tally(a.Total, "line")
	if a.Total == 0 {
		c.Head = "No line: no place is known"
	}
	if a.More {
		c.Head = "More than " + c.Head + ", of which these are sorted"
	}
	if m.Route.Lines.Document != "" {
		c.Head += " in " + element.OutletName(m, m.Route.Lines.Document)
	} else if n := withLines(a); n > 0 {
		c.Head += " in " + wording.Tally(n, "article")
	}
	c.Caption = c.Head + ", sorted by " + sortedBy(m.Route.Lines.Order)
	switch {
	case a.Digests == 0:
	case a.Digests == a.Total:
		c.Note = "These lines are in the words of our digests, not of the articles, whose order of words is not known here."
	default:
		c.Note = wording.Number(a.Digests) + " of these lines are in the words of our digests and marked so; the order of the articles’ own words is not known there."
	}
	c.pages(m, a, block+first, len(shown))
	if len(a.Lines)+len(a.Unplaced) > 0 {
		c.Saves = element.TableOptions(state.ContextTable)
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
		Mark: element.MarkOf(m, l.Document), Name: element.OutletName(m, l.Document), N: "¶" + wording.Nbsp + strconv.Itoa(l.Passage),
		Href: element.Href(state.Route{Screen: state.Read, Document: l.Document, Passage: l.Passage, Query: m.Route.Query}),
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
	c.Articles = []ArticleChip{{Label: "all", On: m.Route.Lines.Document == "", Href: element.Href(to)}}
	shares := slices.Clone(a.Shares)
	if len(shares) > tallyShown {
		sorting.By(shares, func(x, y concordance.Share) int { return y.Lines + y.Unplaced - x.Lines - x.Unplaced })
		c.Others = "and " + wording.Number(len(shares)-tallyShown) + " more"
		shares = shares[:tallyShown]
	}
	if only := m.Route.Lines.Document; only != "" && !slices.ContainsFunc(shares, func(s concordance.Share) bool { return s.Document == only }) {
		shares = append(shares, concordance.Share{Document: only})
	}
	for _, s := range shares {
		to.Lines.Document = s.Document
		chip := ArticleChip{Label: element.OutletName(m, s.Document), Mark: element.MarkOf(m, s.Document), On: m.Route.Lines.Document == s.Document, Href: element.Href(to)}
		if s.Lines > 0 || s.Unplaced == 0 {
			chip.Label += " (" + wording.Number(s.Lines) + ")"
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
		c.Earlier = element.Link{Label: "Earlier lines", Href: element.Href(to)}
	}
	if first+shown < a.Total {
		to.Lines.From = first + state.LinesShown
		c.Later = element.Link{Label: "Later lines", Href: element.Href(to)}
	}
	c.Place = "Lines " + wording.Number(first+1) + " to " + wording.Number(first+shown) + " of " + wording.Number(a.Total)
	if len(a.Lines) < a.Total && shown > 0 {
		block := first / concordance.DefaultLimit * concordance.DefaultLimit
		c.Saved = "A file has lines " + wording.Number(block+1) + " to " + wording.Number(block+len(a.Lines)) + ", those of this and the pages beside it."
	}
	if shown == 0 {
		c.Place = "There are only " + wording.Tally(a.Total, "line")
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
			c.Unplaced = append(c.Unplaced, UnplacedRow{Mark: element.MarkOf(m, u.Document), Name: element.OutletName(m, u.Document)})
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
		label := "¶" + wording.Nbsp + strconv.Itoa(u.Passage)
		if u.Count > 1 {
			label += " (" + wording.Number(u.Count) + ")"
		}
		row.Passages = append(row.Passages, element.Link{Label: label, Href: element.Href(state.Route{Screen: state.Read, Document: u.Document, Passage: u.Passage, Query: m.Route.Query})})
	}
	if len(a.Unplaced) == concordance.MaxUnplaced {
		c.Beyond = "Only the first " + wording.Number(concordance.MaxUnplaced) + " of these passages are listed."
	}
}

// views are the two ways to show what was found.
func views(m state.Model) []element.Link {
	to := state.Route{Screen: state.Searching, Query: m.Route.Query}
	passages := element.Link{Label: "Passages", Href: element.Href(to), Current: m.Route.As == state.AsPassages}
	to.As = state.AsContext
	return []element.Link{passages, {Label: "In context", Href: element.Href(to), Current: m.Route.As == state.AsContext}}
}
