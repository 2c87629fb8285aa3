package present

import (
	"slices"
	"strings"
	"unicode"

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
	group  wording.Message
	labels []wording.Message
	orders []concordance.Order
}{
	{wording.ContextSort, []wording.Message{wording.ContextByArticle, wording.ContextByPlace, wording.ContextByWord},
		[]concordance.Order{concordance.ByDocument, concordance.ByPlace, concordance.ByWord}},
	{wording.ContextBefore, nths, []concordance.Order{concordance.ByLeft, concordance.ByLeft2, concordance.ByLeft3}},
	{wording.ContextAfter, nths, []concordance.Order{concordance.ByRight, concordance.ByRight2, concordance.ByRight3}},
}

var nths = []wording.Message{wording.ContextFirst, wording.ContextSecond, wording.ContextThird}

// sortedBy is an order as the table's caption says it.
func sortedBy(o concordance.Order) string {
	for _, g := range sorts {
		i := slices.Index(g.orders, o)
		switch {
		case i < 0:
		case g.group == wording.ContextBefore:
			return wording.ContextSortedLeft.With("nth", nths[i].String())
		case g.group == wording.ContextAfter:
			return wording.ContextSortedRight.With("nth", nths[i].String())
		default:
			return []wording.Message{wording.ContextSortedArticle, wording.ContextSortedPlace, wording.ContextSortedWord}[i].String()
		}
	}
	return ""
}

// context fills the search screen with words in context.
func (v *SearchView) context(m state.Model) {
	a, how := m.Concordance()
	c := &v.Context
	c.Wait = element.Pending(how, wording.ContextReading.String())
	to := m.Route
	to.Concordance.From = 0
	for _, g := range sorts {
		group := SortGroup{Label: g.group.String()}
		for i, o := range g.orders {
			to := to
			to.Concordance.Order = o
			group.Chips = append(group.Chips, element.Chip{Label: g.labels[i].String(), On: m.Route.Concordance.Order == o, Value: element.Href(to)})
		}
		c.Sorts = append(c.Sorts, group)
	}
	if a == nil {
		return
	}
	v.Read, v.Notice = readBack(&a.Read, wording.SearchLineCount.With("n", a.Read.Total, "documents", a.Read.DocumentTotal)), notice(&a.Read)
	if a.Read.Loosened {
		v.Read = []element.Run{{Text: wording.ContextClosest.With("query", readAs(&a.Read)), Marked: true}}
	}
	if len(a.Shares) == 0 {
		c.None = wording.ContextNone.String()
		if a.Read.Total > 0 {
			c.None = wording.ContextNoneButCoded.With("n", a.Read.Total)
		}
	}
	c.articles(m, a)
	from := m.Route.Concordance.From
	block := how.Answered.(ask.Concordance).From
	first := min(max(from-block, 0), len(a.Lines))
	shown := a.Lines[first:min(len(a.Lines), first+state.LinesShown)]
	for _, l := range shown {
		c.Rows = append(c.Rows, contextRow(m, l))
	}
	c.Head = contextHead(m, a)
	c.Caption = wording.ContextCaption.With("head", c.Head, "order", sortedBy(m.Route.Concordance.Order))
	switch {
	case a.Digests == 0:
	case a.Digests == a.Total:
		c.Note = wording.ContextAllDigests.String()
	default:
		c.Note = wording.ContextSomeDigests.With("n", a.Digests)
	}
	c.pages(m, a, block+first, len(shown))
	if len(a.Lines)+len(a.Unplaced) > 0 {
		c.Saves = element.TableOptions(state.ContextTable)
	}
	c.apart(m, a)
}

// contextHead says how many lines there are, and where.
func contextHead(m state.Model, a *ask.ConcordanceAnswer) string {
	switch only := m.Route.Concordance.Document; {
	case a.Total == 0:
		return wording.ContextHeadNone.String()
	case only != "" && a.More:
		return wording.ContextHeadMoreIn.With("n", a.Total, "outlet", element.OutletName(m, only))
	case only != "":
		return wording.ContextHeadIn.With("n", a.Total, "outlet", element.OutletName(m, only))
	case a.More:
		return wording.ContextHeadMore.With("n", a.Total, "documents", withLines(a))
	}
	return wording.ContextHead.With("n", a.Total, "documents", withLines(a))
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
		Mark: element.MarkOf(m, l.Document), Name: element.OutletName(m, l.Document), N: wording.PassageShort.With("n", l.Passage),
		Href: element.Href(state.Route{Screen: state.Read, Document: l.Document, Passage: l.Passage, Query: m.Route.Query}),
		Lang: ask.Language(m.Collection, d, l.Source == concordance.FromOriginal),
		RTL:  fromRight(l.Left + l.Word + l.Right),
		Left: l.Left, Word: l.Word, Right: l.Right, Digest: l.Source == concordance.FromDigest,
	}
}

// fromRight reports whether most letters of a text are of scripts that run from the
// right: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
func fromRight(text string) bool {
	balance := 0
	for _, r := range text {
		switch {
		case 0x590 <= r && r <= 0x8FF, 0xFB1D <= r && r <= 0xFDFF, 0xFE70 <= r && r <= 0xFEFC:
			balance++
		case unicode.IsLetter(r):
			balance--
		}
	}
	return balance > 0
}

// articles are the documents with lines, the most first.
func (c *ContextView) articles(m state.Model, a *ask.ConcordanceAnswer) {
	to := m.Route
	to.Concordance.From, to.Concordance.Document = 0, ""
	if len(a.Shares) < 2 && m.Route.Concordance.Document == "" {
		return
	}
	c.Articles = []ArticleChip{{Label: wording.ContextAll.String(), On: m.Route.Concordance.Document == "", Href: element.Href(to)}}
	shares := slices.Clone(a.Shares)
	if len(shares) > tallyShown {
		sorting.By(shares, func(x, y concordance.Share) int { return y.Lines + y.Unplaced - x.Lines - x.Unplaced })
		c.Others = wording.ContextOthers.With("n", len(shares)-tallyShown)
		shares = shares[:tallyShown]
	}
	if only := m.Route.Concordance.Document; only != "" && !slices.ContainsFunc(shares, func(s concordance.Share) bool { return s.Document == only }) {
		shares = append(shares, concordance.Share{Document: only})
	}
	for _, s := range shares {
		to.Concordance.Document = s.Document
		chip := ArticleChip{Label: element.OutletName(m, s.Document), Mark: element.MarkOf(m, s.Document), On: m.Route.Concordance.Document == s.Document, Href: element.Href(to)}
		if s.Lines > 0 || s.Unplaced == 0 {
			chip.Label = wording.ContextArticle.With("outlet", chip.Label, "n", s.Lines)
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
		to.Concordance.From = max(0, first-state.LinesShown)
		c.Earlier = element.Link{Label: wording.ContextEarlier.String(), Href: element.Href(to)}
	}
	if first+shown < a.Total {
		to.Concordance.From = first + state.LinesShown
		c.Later = element.Link{Label: wording.ContextLater.String(), Href: element.Href(to)}
	}
	c.Place = wording.ContextPlace.With("from", first+1, "to", first+shown, "all", a.Total)
	if len(a.Lines) < a.Total && shown > 0 {
		block := first / concordance.DefaultLimit * concordance.DefaultLimit
		c.Saved = wording.ContextSaved.With("from", block+1, "to", block+len(a.Lines))
	}
	if shown == 0 {
		c.Place = wording.ContextOnly.With("n", a.Total)
	}
}

// apart lists what is known from counts only, by article.
func (c *ContextView) apart(m state.Model, a *ask.ConcordanceAnswer) {
	if len(a.Unplaced) == 0 {
		return
	}
	c.Apart, c.ApartWhy = wording.ContextApart.String(), wording.ContextApartWhy.String()
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
		row.Count = wording.ContextTimes.With("times", times(sums[u.Document]), "words", strings.Join(forms[u.Document], ", "))
		if len(row.Passages) == placesShown {
			row.More = wording.ContextMore.String()
			continue
		}
		row.Passages = append(row.Passages, element.Link{Label: placeLabel(u.Passage, u.Count), Href: element.Href(state.Route{Screen: state.Read, Document: u.Document, Passage: u.Passage, Query: m.Route.Query})})
	}
	if len(a.Unplaced) == concordance.MaxUnplaced {
		c.Beyond = wording.ContextBeyond.With("n", concordance.MaxUnplaced)
	}
}

// placeLabel names a passage and how often it has a word, where that is more
// than once.
func placeLabel(passage, count int) string {
	if count > 1 {
		return wording.PassageShortCount.With("n", passage, "count", count)
	}
	return wording.PassageShort.With("n", passage)
}

// views are the two ways to show what was found.
func views(m state.Model) []element.Link {
	to := state.Route{Screen: state.Searching, Query: m.Route.Query}
	passages := element.Link{Label: wording.SearchPassages.String(), Href: element.Href(to), Current: m.Route.As == state.AsPassages}
	to.As = state.AsContext
	return []element.Link{passages, {Label: wording.SearchContext.String(), Href: element.Href(to), Current: m.Route.As == state.AsContext}}
}
