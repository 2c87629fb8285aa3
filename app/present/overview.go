package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// Overview is what the collection tells, article by article.
func Overview(m state.Model) OverviewView {
	if m.Collection == nil {
		return OverviewView{Title: "Parallax", Loading: waiting(m)}
	}
	m = m.Charted()
	c := chart.New(m)
	v := OverviewView{
		Kicker: kicker(m), Title: m.Collection.Title, Deck: deck(m),
		About: m.Collection.About,
	}
	if v.Title == "" {
		v.Title = "Untitled collection"
	}
	v.proposing(m)
	n := len(m.Collection.Documents)
	switch {
	case n == 0:
	case len(m.Coverage.Topics) == 0:
		v.Uncoded = "Nobody has marked topics in this collection yet, so there is no coverage chart. Reading, searching and side by side comparison work without it."
	default:
		v.Controls = c.Controls()
		v.Chart = c.View()
		v.Gist = gist(m, c.Columns, c.Groups)
		v.Saves = append([]element.SaveOption{
			{Label: "SVG", Note: "The chart as a drawing that keeps its sharpness", What: state.ChartDrawing},
			{Label: "PNG", Note: "The chart as a picture", What: state.ChartPicture},
		}, element.TableOptions(state.ChartTable)...)
	}
	if v.Brief = m.Brief; v.Brief {
		return v
	}
	v.Cards = cards(m, c)
	v.notes(m)
	if n > len(v.Cards) {
		v.Rest = wording.Capital(wording.Count(n-len(v.Cards), "more article"))
	}
	return v
}

// waiting is what every screen says before there is a collection.
func waiting(m state.Model) string {
	if m.Trouble != "" {
		return m.Trouble
	}
	return wording.Unpacking.String()
}

// kicker is how many articles there are and the time their dated topics span:
// years, or months of a few years.
func kicker(m state.Model) string {
	begin := wording.Capital(wording.Count(len(m.Collection.Documents), "article"))
	var all corpus.Date
	for _, t := range m.Coverage.Topics {
		switch {
		case t.Date.IsZero():
		case all.IsZero():
			all = t.Date
		default:
			if t.Date.First.Before(all.First) {
				all.First = t.Date.First
			}
			if t.Date.Last.After(all.Last) {
				all.Last = t.Date.Last
			}
			all.Precision = corpus.Interval
		}
	}
	if all.IsZero() {
		return begin
	}
	if first, last := all.First.Year(), all.Last.Year(); last-first >= chart.ManyYears {
		return begin + " on events from " + strconv.Itoa(first) + " to " + strconv.Itoa(last)
	}
	const month = "January 2006"
	if from, to := all.First.Format(month), all.Last.Format(month); from != to {
		return begin + " on events from " + from + " to " + to
	}
	return begin + " on events of " + wording.Date(all, wording.LongDate)
}

// deck says in two or three sentences what the chart shows.
func deck(m state.Model) string {
	n, outlets := len(m.Collection.Documents), m.Catalog.Outlets()
	if n == 0 {
		return "There are no articles in this collection yet."
	}
	begin := wording.Capital(wording.Count(n, "article"))
	if outlets > 0 && n > 1 {
		begin += " from " + wording.Count(outlets, "outlet")
	}
	visit := ""
	if m.OpenedFrom != "" {
		visit = " They are open from your files for this visit; the Library says how to keep them."
	}
	topics := len(m.Coverage.Topics)
	if topics == 0 {
		return begin + ", " + wording.Count(m.Catalog.Passages, "passage") + "." + visit
	}
	verb := " tell "
	if n == 1 {
		verb = " tells "
	}
	uncoded := n - len(m.Coded())
	n -= uncoded
	told, shared, single, partly := 0, 0, 0, 0
	for _, t := range m.Coverage.Topics {
		k, whole := m.Coverage.DocumentCount(t.ID), m.Coverage.CodedCount(t.ID) == n
		if !whole {
			partly++
		}
		if k > 0 {
			told++
		}
		if k == n {
			shared++
		}
		if k == 1 && whole {
			single++
		}
	}
	begin += verb + wording.Count(told, "topic") + "."
	if slices.ContainsFunc(m.Coverage.Topics, func(t corpus.Topic) bool { return t.Proposed }) {
		begin += " Those marked proposed were found by the program, and nobody has judged them yet."
	}
	switch {
	case told > 0 && partly > 0:
		begin += " " + wording.CodingPartly.With("n", partly)
	case n > 1 && told > 0:
		begin += " " + sharing(told, shared, single, n)
	}
	if uncoded > 0 {
		begin += " " + wording.Capital(wording.Count(uncoded, "article")) + " nobody has coded, so the chart is without."
	}
	return begin + visit
}

// sharing compares articles by the topics they tell: of the topics told by any,
// how many all tell and how many only one does.
func sharing(told, shared, single, n int) string {
	them := "all " + wording.Spell(n)
	if n == 2 {
		them = "both"
	}
	if shared == told {
		if told == 1 {
			return wording.Capital(them) + " tell it."
		}
		return wording.Capital(them) + " tell every one of them."
	}
	var b strings.Builder
	switch {
	case shared == 0:
		b.WriteString("No topic is told by " + them)
	case 2*shared <= told:
		b.WriteString("They share only " + wording.Spell(shared) + " of " + wording.Spell(told))
	default:
		b.WriteString("They share " + wording.Spell(shared) + " of " + wording.Spell(told))
	}
	switch {
	case single == 0:
		b.WriteString(", and none is told by one article only.")
	case single == told:
		b.WriteString("; each is told by one article only.")
	case single == 1:
		b.WriteString("; one is told by one article only.")
	default:
		b.WriteString("; " + wording.Spell(single) + " are told by one article only.")
	}
	return b.String()
}

// Gist is what each column of the chart says of the lit topic: those that tell
// it, then the silent ones.
func Gist(m state.Model) GistView {
	if m.Collection == nil || m.Chart.Topic == "" {
		return GistView{}
	}
	m = m.Charted()
	list, _ := chart.Columns(m)
	return gist(m, list, chart.GroupsOf(m, list))
}

func gist(m state.Model, list []chart.Column, all *coverage.Groups) GistView {
	t, ok := m.Coverage.Topic(m.Chart.Topic)
	if !ok {
		return GistView{}
	}
	family := chart.Folded(m, t, all)
	v := GistView{Topic: t.ID, Title: t.Title, Href: chart.Href(t)}
	told, coded := 0, 0
	var tellers []string
	var silent, unknown []GistItem
	for i, sum := range all.Sums(family...) {
		col := list[i]
		item := gistItem(m, t.ID, cmp.Or(sum.Fullest, col.Documents[0]))
		if item.Text == "" && sum.Documents > 0 {
			item = gistOfPart(m, family, sum.Fullest)
		}
		item.mark(all.State(i, sum))
		item.Lit = m.Chart.Document == col.ID
		if !col.Single() {
			item.joined(col, sum, all.Size(i))
		}
		switch {
		case item.Uncoded:
			unknown = append(unknown, item)
			continue
		case item.Silent:
			silent = append(silent, item)
			coded++
			continue
		}
		coded++
		item.Share = wording.Percent(sum.Share)
		told++
		tellers = append(tellers, sum.Fullest)
		v.Items = append(v.Items, item)
	}
	v.Items = append(append(v.Items, silent...), unknown...)
	v.When = when(t.Date, wording.CoveredBy(told, coded, len(list)))
	for _, f := range m.Catalog.Facts(t.ID) {
		if f.Verdict == corpus.Differ {
			v.Facts = append(v.Facts, differing(m, f))
		}
	}
	v.More = compareLink(t.ID, tellers)
	if t.Proposed {
		v.When += ", proposed"
		if len(tellers) < state.LeastCompared {
			v.More = element.Link{Label: "Accept, rename or dismiss it", Href: v.Href}
		}
	}
	return v
}

// gistOfPart is the line of a document that tells a part and not the whole.
func gistOfPart(m state.Model, family []string, document string) (item GistItem) {
	for _, id := range family {
		if item = gistItem(m, id, document); item.Text != "" {
			part, _ := m.Coverage.Topic(id)
			item.Text = part.Title + ": " + item.Text
			break
		}
	}
	return item
}

// joined makes an outlet's line of that of the article that says most.
func (g *GistItem) joined(col chart.Column, sum coverage.Sum, size int) {
	g.Mark, g.Name = col.Mark, col.Name
	if sum.Documents > 0 {
		g.Text = g.Name + ", " + wording.Number(sum.Documents) + " of " + wording.Tally(size, "article") + ". " + g.Text
	}
}

// when joins a date that may be missing with how many tell it.
func when(d corpus.Date, told string) string {
	if s := wording.Date(d, wording.LongDate); s != "" {
		return s + ", " + told
	}
	return "No date stated, " + told
}

func gistItem(m state.Model, topic, document string) GistItem {
	cell := m.Coverage.Cell(topic, document)
	item := GistItem{Mark: element.MarkOf(m, document), Name: element.OutletName(m, document)}
	item.mark(m.Coverage.State(topic, document))
	if len(cell.Passages) == 0 {
		item.Href = element.ReadHref(document, 0)
		return item
	}
	item.Text = gistText(cell.Gist, cell.Passages)
	item.Share = wording.Percent(cell.Share)
	item.Href = element.ReadHref(document, cell.Passages[0])
	return item
}

// mark says what is known where nothing is told.
func (g *GistItem) mark(s coverage.State) {
	g.Silent, g.Uncoded = s == coverage.Silent, s == coverage.NotCoded
}

// gistText is the gist, or where the coding has none, the passages.
func gistText(gist string, passages []int) string {
	if gist != "" {
		return gist
	}
	return wording.Capital(wording.Plural(len(passages), "passage")) + " " + wording.Numbers(passages) + "."
}

// differing writes a question and the answers, each document once.
func differing(m state.Model, f *corpus.Fact) string {
	var answers []string
	for _, value := range f.Values {
		if m.Catalog.Document(value.At.Document) != nil {
			answers = append(answers, element.OutletName(m, value.At.Document)+": "+value.Value)
		}
	}
	if rest := len(answers) - gistsShown; rest > 0 {
		answers = append(answers[:gistsShown], "and "+wording.Number(rest)+" more")
	}
	return f.Question + " " + strings.Join(answers, "; ") + "."
}

// compareLink leads from a topic to the texts that tell it.
func compareLink(topic string, tellers []string) element.Link {
	label := "Compare the " + wording.Spell(len(tellers)) + " texts"
	switch n := len(tellers); {
	case n < state.LeastCompared:
		return element.Link{Label: "Open the topic", Href: element.TopicHref(topic)}
	case n > state.MostCompared:
		tellers = tellers[:state.MostCompared]
		label = "Compare the first " + wording.Spell(len(tellers)) + " texts"
	}
	return element.Link{Label: label, Href: element.Href(state.Route{Screen: state.Comparison, Documents: tellers})}
}

func cards(m state.Model, c chart.Chart) []CardView {
	var list []CardView
	for _, d := range m.Collection.Documents[:min(len(m.Collection.Documents), cardsShown)] {
		card := CardView{
			Mark: element.MarkOf(m, d.ID), Outlet: element.OutletName(m, d.ID), Headline: d.Headline, Href: element.ReadHref(d.ID, 0),
			Summary: d.Summary, Date: wording.Capital(wording.Published(d.Published)), Counts: size(m, d),
		}
		card.Strip = c.Strip(d.ID)
		var notes []string
		// Of an agency's many articles none is thought independent of the others.
		if n := len(m.Catalog.Newsroom(d)); n > 1 && n <= listedMost {
			notes = append(notes, "Not independent: "+wording.Spell(n-1)+" more from this newsroom")
		}
		if d.Republisher != "" {
			notes = append(notes, "Republished by "+d.Republisher)
		}
		card.Note = strings.Join(notes, ". ")
		list = append(list, card)
	}
	return list
}

// size writes how long a document is. The words are those of the original.
func size(m state.Model, d *corpus.Document) string {
	n := d.Original.Words
	if n == 0 {
		n = m.Coverage.Words(d.ID)
	}
	return wording.Tally(n, "word") + ", " + wording.Tally(len(d.Passages), "passage")
}
