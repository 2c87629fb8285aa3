package present

import (
	"cmp"
	"strings"

	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// Overview is what the collection covers, article by article.
func Overview(m state.Model) OverviewView {
	if m.Collection == nil {
		return OverviewView{Title: wording.Name.String(), Loading: waiting(m)}
	}
	m = m.Charted()
	c := chart.New(m)
	v := OverviewView{
		Kicker: kicker(m), Title: cmp.Or(m.Collection.Title, wording.OverviewUntitled.String()), Deck: deck(m, c),
		About: m.Collection.About,
	}
	v.proposing(m)
	n := len(m.Collection.Documents)
	switch {
	case n == 0:
	case len(m.Coverage.Topics) == 0:
		v.Uncoded = wording.OverviewNoTopics.String()
	default:
		v.Controls = c.Controls()
		v.Chart = c.View()
		if v.Chart.Parts {
			v.Folding = wording.ChartHideDetails.String()
			if v.Chart.Folded {
				v.Folding = wording.ChartShowDetails.String()
			}
		}
		v.Gist = Gist(m)
		v.Saves = append([]element.SaveOption{
			{Label: wording.ChartSVG.String(), Note: wording.ChartSVGNote.String(), What: state.ChartDrawing},
			{Label: wording.ChartPNG.String(), Note: wording.ChartPNGNote.String(), What: state.ChartPicture},
		}, element.TableOptions(state.ChartTable)...)
	}
	v.notes(m)
	v.reads(m)
	if v.Later = m.Later; v.Later >= state.CardsLater {
		return v
	}
	v.Cards = cards(m, c)
	if n > len(v.Cards) {
		v.Rest = wording.OverviewCardsMore.With("n", n-len(v.Cards))
	}
	return v
}

// reads are the articles, to be read at once: those that fit beside the title, fewer
// where the chart below is as wide as the page.
func (v *OverviewView) reads(m state.Model) {
	all, most := m.Collection.Documents, readsShown
	if v.Chart.Framed() {
		most--
	}
	shown := len(all)
	if shown > most {
		shown = most - 1
		v.ReadsMore = wording.OverviewReadMore.With("n", len(all)-shown)
	}
	for _, d := range all[:shown] {
		v.Reads = append(v.Reads, ReadLink{element.MarkOf(m, d.ID), element.Link{Label: d.Headline, Href: element.ReadHref(d.ID, 0)}})
	}
}

// waiting is what every screen says before there is a collection.
func waiting(m state.Model) string {
	if m.Trouble != "" {
		return m.Trouble
	}
	return wording.Unpacking.String()
}

// kicker is how many articles there are, of how many outlets, and the time that
// the dated topics of the collection's coding span: years, or months of a few years.
// Where there is none it is when the articles appeared, for the dates of topics that are
// only suggested are those of no events. Whether the coding came with the collection or
// is the reader's makes no difference, so a copy that is opened elsewhere says the same.
func kicker(m state.Model) string {
	n := len(m.Collection.Documents)
	what := wording.OverviewArticles.With("n", n)
	switch stated, unnamed := m.Catalog.Outlets(); {
	case stated > 0 && unnamed > 0:
		what = wording.OverviewOutletsSome.With("n", n, "outlets", stated, "unnamed", unnamed)
	case stated > 1 && n > 1:
		what = wording.OverviewOutlets.With("n", n, "outlets", stated)
	}
	when := events(m.Coverage.Topics)
	if when == "" {
		when = published(m.Collection.Documents)
	}
	if n == 0 || when == "" {
		when = wording.OverviewPassages.With("passages", m.Catalog.Passages)
	}
	return wording.Capital(what) + " · " + when
}

// events is the time that dated topics span, "" where none is dated.
func events(topics []corpus.Topic) string {
	var all corpus.Date
	for _, t := range topics {
		if !t.Proposed {
			all = spanning(all, t.Date)
		}
	}
	if all.IsZero() {
		return ""
	}
	from, to := all.First.Format("2006"), all.Last.Format("2006")
	if all.Last.Year()-all.First.Year() < manyYears {
		from, to = all.First.Format("January 2006"), all.Last.Format("January 2006")
	}
	if from == to {
		return wording.OverviewEventsOf.With("date", wording.Date(all, wording.LongDate))
	}
	return wording.OverviewEvents.With("from", from, "to", to)
}

// published is when the documents appeared that say so, and how many these are where
// it is not all; of none that says so, what is guessed, as a guess.
func published(documents []*corpus.Document) string {
	var stated, guessed corpus.Date
	n := 0
	for _, d := range documents {
		if p := d.Published; p.Stated && !p.Date.IsZero() {
			stated = spanning(stated, p.Date)
			n++
		} else {
			guessed = spanning(guessed, p.Date)
		}
	}
	switch {
	case n == 0 && guessed.IsZero():
		return ""
	case n == 0:
		return wording.OverviewProbably.With("date", wording.Date(guessed, wording.LongDate))
	case n < len(documents):
		return wording.OverviewPublishedSome.With("n", n, "date", wording.Date(stated, wording.LongDate))
	}
	return wording.OverviewPublished.With("date", wording.Date(stated, wording.LongDate))
}

// spanning is the time from the earlier to the later of two dates, of which either
// may be missing.
func spanning(a, b corpus.Date) corpus.Date {
	switch {
	case b.IsZero() || a == b:
		return a
	case a.IsZero():
		return b
	}
	if b.First.Before(a.First) {
		a.First = b.First
	}
	if b.Last.After(a.Last) {
		a.Last = b.Last
	}
	a.Precision = corpus.Interval
	return a
}

// deck is the finding in a sentence or two, and what has to be known of it. It is
// about the whole collection, whatever the chart leaves out; what it counts, the
// chips and rows of the whole chart count too.
func deck(m state.Model, c chart.Chart) string {
	n := len(m.Collection.Documents)
	if n == 0 {
		return wording.OverviewEmpty.String()
	}
	var said []string
	if len(m.Coverage.Topics) > 0 {
		if m.Chart.Outlets != "" || m.Chart.Without != "" {
			m.Chart.Outlets, m.Chart.Without = "", ""
			c = chart.New(m)
		}
		said = append(said, sharing(c)...)
		if n := c.Finding().Suggested; n > 0 {
			said = append(said, wording.OverviewSuggested.With("n", n))
		}
		if uncoded := n - len(m.Coded()); uncoded > 0 {
			said = append(said, wording.OverviewUncoded.With("n", uncoded))
		}
	}
	if m.Shelf.Fresh[m.Shelf.Here].Trouble != "" {
		said = append(said, wording.OverviewUnsaved.String())
	}
	return strings.Join(said, " ")
}

// summary is the deck where there is no chart beside it.
func summary(m state.Model) string {
	if m.Collection == nil {
		return ""
	}
	m = m.Charted()
	m.Chart.Charting = state.Charting{}
	return deck(m, chart.New(m))
}

// sharing compares the columns by the topics they cover and the facts they differ on.
func sharing(c chart.Chart) (said []string) {
	f := c.Finding()
	every := c.Every()
	switch {
	case f.Topics == f.Suggested:
		return nil // nobody has judged any
	case f.Partly > 0:
		return []string{wording.CodingPartly.With("n", f.Partly)}
	case f.Covered == 0:
		return []string{wording.OverviewNoneCovered.String()}
	case f.Columns == 1:
		return []string{wording.OverviewOneArticle.With("topics", f.Covered)}
	case f.Shared == 1 && f.Topics == 1:
		said = append(said, wording.Capital(wording.OverviewSameOne.With("every", every)))
	case f.Shared == f.Topics:
		said = append(said, wording.Capital(wording.OverviewSame.With("every", every, "topics", f.Topics)))
	case f.Single == 0 && f.Shared == 0:
		said = append(said, wording.OverviewNone.With("topics", f.Topics, "every", every))
	case f.Single == 0:
		said = append(said, wording.OverviewAllShared.With("topics", f.Topics, "all", f.Shared, "every", every))
	case f.Shared == 0:
		said = append(said, wording.OverviewNoneShared.With("topics", f.Topics, "every", every, "single", f.Single))
	default:
		said = append(said, wording.OverviewShared.With("topics", f.Topics, "all", f.Shared, "every", every, "single", f.Single))
	}
	if f.Differ > 0 {
		said = append(said, wording.OverviewDiffer.With("facts", f.Differ))
	}
	return said
}

// Gist is what each column of the chart says of the lit topic: those that cover
// it, then the silent ones.
func Gist(m state.Model) GistView {
	if m.Collection == nil || m.Chart.Topic == "" {
		return GistView{}
	}
	m = m.Charted()
	t, ok := m.Coverage.Topic(m.Chart.Topic)
	if !ok {
		return GistView{}
	}
	c := chart.Frame(m)
	list, family := c.Columns, c.Family(t)
	v := GistView{Topic: t.ID, Title: t.Title, Href: chart.Href(t)}
	told, coded := 0, 0
	var tellers []string
	var silent, unknown []GistItem
	for i, sum := range c.Groups.Sums(family...) {
		col := list[i]
		item := gistItem(m, t.ID, cmp.Or(sum.Fullest, col.Documents[0]))
		if item.Text == "" && sum.Documents > 0 {
			item = gistOfPart(m, family, sum.Fullest)
		}
		item.mark(c.Groups.State(i, sum))
		item.Lit = m.Chart.Document == col.ID
		if !col.Single() {
			item.joined(col, sum, c.Groups.Size(i))
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
	if t.Proposed {
		v.When = suggestedWhen(t, wording.GistProposed.With("n", told))
	}
	for _, f := range m.Catalog.Facts(t.ID) {
		if f.Verdict == corpus.Differ {
			v.Facts = append(v.Facts, differing(m, f))
		}
	}
	v.More = compareLink(t.ID, tellers)
	if t.Proposed && len(tellers) < state.LeastCompared {
		v.More = element.Link{Label: wording.GistAccept.String(), Href: v.Href}
	}
	return v
}

// gistOfPart is the line of a document that tells a part and not the whole.
func gistOfPart(m state.Model, family []string, document string) (item GistItem) {
	for _, id := range family {
		if item = gistItem(m, id, document); item.Text != "" {
			part, _ := m.Coverage.Topic(id)
			item.Text = wording.GistPart.With("part", part.Title, "text", item.Text)
			break
		}
	}
	return item
}

// joined makes an outlet's line of that of the article that says most.
func (g *GistItem) joined(col chart.Column, sum coverage.Sum, size int) {
	g.Mark, g.Name = col.Mark, col.Name
	if sum.Documents > 0 {
		g.Text = wording.GistOutlet.With("outlet", g.Name, "told", sum.Documents, "n", size, "text", g.Text)
	}
}

// when joins a date that may be missing with how many tell it.
func when(d corpus.Date, told string) string {
	if s := wording.Date(d, wording.LongDate); s != "" {
		return wording.GistWhen.With("date", s, "told", told)
	}
	return wording.GistUndated.With("told", told)
}

// suggestedWhen is when of a suggested topic, whose date may be that of publication.
func suggestedWhen(t corpus.Topic, in string) string {
	if date := wording.Date(t.Date, wording.LongDate); t.Appeared && date != "" {
		return wording.GistWhen.With("date", wording.ChartPublished.With("date", date), "told", in)
	}
	return when(t.Date, in)
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

// mark says what is known where nothing is covered.
func (g *GistItem) mark(s coverage.State) {
	g.Silent, g.Uncoded = s == coverage.Silent, s == coverage.NotCoded
}

// gistText is the gist, or where the coding has none, the passages.
func gistText(gist string, passages []int) string {
	if gist != "" {
		return gist
	}
	return wording.GistPassages.With("n", len(passages), "passages", wording.Numbers(passages))
}

// differing writes a question and the answers, each document once.
func differing(m state.Model, f *corpus.Fact) string {
	var answers []string
	for _, value := range f.Values {
		if m.Catalog.Document(value.At.Document) != nil {
			answers = append(answers, wording.GistAnswer.With("outlet", element.OutletName(m, value.At.Document), "answer", value.Value))
		}
	}
	if rest := len(answers) - gistsShown; rest > 0 {
		answers = append(answers[:gistsShown], wording.GistMore.With("n", rest))
	}
	return wording.GistFact.With("question", f.Question, "answers", strings.Join(answers, "; "))
}

// compareLink leads from a topic to the texts that tell it.
func compareLink(topic string, tellers []string) element.Link {
	label := wording.GistCompare
	switch n := len(tellers); {
	case n < state.LeastCompared:
		return element.Link{Label: wording.GistTopic.String(), Href: element.TopicHref(topic)}
	case n > state.MostCompared:
		tellers = tellers[:state.MostCompared]
		label = wording.GistCompareFirst
	}
	return element.Link{Label: label.With("n", len(tellers)), Href: element.Href(state.Route{Screen: state.Comparison, Documents: tellers})}
}

func cards(m state.Model, c chart.Chart) []CardView {
	var list []CardView
	for _, d := range m.Collection.Documents[:min(len(m.Collection.Documents), cardsShown)] {
		card := CardView{
			Mark: element.MarkOf(m, d.ID), Outlet: element.Publisher(m, d.ID), Headline: d.Headline, Href: element.ReadHref(d.ID, 0),
			Summary: d.Summary, Date: wording.Capital(wording.Published(d.Published)), Counts: size(m, d),
		}
		card.Strip = c.Strip(d.ID)
		var notes []string
		// Of an agency's many articles none is thought independent of the others.
		if n := len(m.Catalog.Newsroom(d)); n > 1 && n <= listedMost {
			notes = append(notes, wording.OverviewNewsroom.With("n", n-1))
		}
		if d.Republisher != "" {
			notes = append(notes, wording.OverviewRepublished.With("outlet", d.Republisher))
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
	return wording.OverviewSize.With("words", n, "passages", len(d.Passages))
}
