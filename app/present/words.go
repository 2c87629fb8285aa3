package present

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/stats"
)

// How much is said about one word.
const (
	placesShown     = 24 // passages of one article
	fewPlaces       = 6  // the same, where there are many articles
	fewChoices      = 10 // articles to choose from, where there are very many
	collocatesShown = 16
)

// Words is the words screen.
func Words(m state.Model) WordsView {
	if m.Collection == nil {
		return WordsView{Title: wording.Name.String(), Too: waiting(m)}
	}
	v := words(m)
	// Where every article has its row or column anyway there is nothing to choose.
	whole := len(m.Collection.Documents) <= ask.MostColumns && (m.Route.Keyness.Part == state.VocabularyPart || m.Route.Keyness.Part == state.LabelsPart)
	if q, ok := m.KeynessQuestion(); ok && !whole {
		v.articles(m, q)
	}
	return v
}

// words is the comparison of words that the address names, on its own screen or
// as a part of a comparison.
func words(m state.Model) WordsView {
	v := WordsView{Title: wording.WordsTitle.String()}
	q, ok := m.KeynessQuestion()
	if !ok {
		v.Too = wording.WordsTooFew.With("n", len(m.Collection.Documents))
		return v
	}
	here, rest := sideName(m, q.First), wording.WordsRest.String()
	switch {
	case m.Route.Screen == state.Comparison && len(q.Second) > 1:
		rest = wording.WordsOtherChosen.With("n", len(q.Second))
	case len(q.Second) > 0:
		rest = sideName(m, q.Second)
	}
	v.Title = wording.KeynessTitle.With("here", here, "rest", rest)
	v.parts(m)
	v.settings(m)
	for _, id := range q.Columns {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	v.Term = m.Route.Keyness.Term
	if m.Route.Keyness.Part != state.KeynessPart {
		v.Columns = nil
		v.counts(m, q, here, rest)
		return v
	}
	a, how := m.Keyness()
	v.Wait = element.Pending(how, wording.KeynessCounting.String())
	if a == nil {
		if how.Pending && !how.Slow {
			v.Tested = wording.KeynessWait.String()
		}
		return v
	}
	v.Kicker = wording.KeynessKicker.With("n", a.A, "m", a.B, "articles", a.Second)
	v.Source = sourceWords(a.Source) + guessed(a.Guessed)
	v.Lead = lead(a)
	v.Tested = wording.KeynessTested.With("n", a.Tested, "times", times(least(q)), "least", stats.LeastExpected)
	v.Method = wording.KeynessMethod.With("here", here, "rest", rest, "n", a.A+a.B)
	effect, evidence := figures(q.Order)
	p := stats.InColumn(stats.KeyMeasures, "p_holm")
	v.Effect, v.Evidence, v.P = Named{effect.Name, effect.Title}, Named{evidence.Name, evidence.Title}, Named{p.Name, p.Title}
	v.Saves = element.TableOptions(state.WordsTable)
	v.ends(m, q, a)
	return v
}

// parts are the ways to what is counted.
func (v *WordsView) parts(m state.Model) {
	for _, p := range []struct {
		label wording.Message
		part  state.WordsPart
	}{{wording.WordsKeyness, state.KeynessPart}, {wording.WordsPhrases, state.PhrasesPart}, {wording.WordsVocabulary, state.VocabularyPart}, {wording.WordsLabels, state.LabelsPart}} {
		if p.part == state.LabelsPart && len(m.Collection.Labels) == 0 {
			continue
		}
		to := m.Route
		to.Keyness.Part, to.Keyness.Term, to.Keyness.Pair = p.part, "", ""
		v.Parts = append(v.Parts, element.Link{Label: p.label.String(), Href: element.Href(to), Current: m.Route.Keyness.Part == p.part})
	}
}

func times(n int) string {
	switch n {
	case 1:
		return wording.TimesOnce.String()
	case 2:
		return wording.TimesTwice.String()
	}
	return wording.TimesMany.With("n", n)
}

func least(q ask.Keyness) int {
	if q.Least == 0 {
		return ask.DefaultLeast
	}
	return q.Least
}

// sideName names documents: the outlet where there is one, else the number.
func sideName(m state.Model, documents []string) string {
	if len(documents) == 1 {
		return element.OutletName(m, documents[0])
	}
	name := m.Catalog.Imprint(documents[0]).Name
	for _, id := range documents {
		if m.Catalog.Imprint(id).Name != name {
			return wording.Count(len(documents), "article")
		}
	}
	return name
}

// guessed says how texts without spaces, of some languages, were cut into words.
func guessed(languages []string) string {
	if len(languages) == 0 {
		return ""
	}
	return " " + wording.WordsGuessed.String()
}

// sourceWords says whose words were counted.
func sourceWords(s stats.Source) string {
	switch s {
	case stats.FromCounts:
		return wording.CountedInCounts.String()
	case stats.FromOriginal:
		return wording.CountedInFullText.String()
	case stats.FromDigest:
		return wording.CountedInDigests.String()
	case stats.FromSeveral:
		return wording.CountedInSeveral.String()
	}
	return wording.CountedInTexts.String()
}

// lead says the strongest words in a sentence: those that occur more often here,
// and those that never do.
func lead(a *ask.KeynessAnswer) []element.Run {
	var list []element.Run
	say := func(terms []string, before, after string) {
		if len(terms) == 0 {
			return
		}
		if list != nil {
			before = " " + before
		}
		list = append(list, element.Run{Text: before})
		for i, between := range wording.Between(len(terms)) {
			list = append(list, element.Run{Text: terms[i], Marked: true}, element.Run{Text: between})
		}
		list[len(list)-1] = element.Run{Text: after}
	}
	const most = 4
	var more, never []string
	for _, k := range a.Here {
		if len(more) < most && k.Low > 0 {
			more = append(more, k.Term)
		}
	}
	for _, k := range a.There {
		if len(never) < most && k.A == 0 && k.High < 0 {
			never = append(never, k.Term)
		}
	}
	before, after := wording.KeynessMore.Around("words")
	say(more, before, after)
	before, after = wording.KeynessNever.Around("words")
	say(never, before, after)
	if list == nil {
		list = element.Plain(wording.KeynessNothing.String())
	}
	return list
}

// articles fills the choice of documents on the screen of its own.
func (v *WordsView) articles(m state.Model, q ask.Keyness) {
	to := func(first, second []string) string {
		r := m.Route
		r.Documents, r.Keyness.Against, r.Keyness.Term, r.Keyness.Pair = first, strings.Join(second, ","), "", ""
		return element.Href(r)
	}
	documents := m.Collection.Documents
	most := choicesShown
	if len(documents) > choicesShown {
		most = fewChoices
	}
	offered := documents[:min(len(documents), most)]
	for _, id := range q.First { // one that is not among those offered came from its own page
		if d := m.Catalog.Document(id); len(q.First) == 1 && !slices.Contains(offered, d) {
			offered = slices.Concat([]*corpus.Document{d}, offered)
		}
	}
	for _, d := range offered {
		one := []string{d.ID}
		v.Articles = append(v.Articles, ArticleChip{
			Label: element.OutletName(m, d.ID), Mark: element.MarkOf(m, d.ID), On: slices.Equal(q.First, one), Href: to(one, without(q.Second, d.ID)),
		})
		if newsroom := m.Catalog.Newsroom(d); len(newsroom) > 1 && newsroom[len(newsroom)-1] == d.ID && len(newsroom) < len(documents) {
			v.Articles = append(v.Articles, ArticleChip{
				Label: wholeOutlet(m.Catalog.Imprint(d.ID).Name, len(newsroom)), On: slices.Equal(q.First, newsroom), Href: to(newsroom, without(q.Second, newsroom...)),
			})
		}
	}
	if hidden := len(documents) - most; hidden > 0 {
		v.Others = wording.WordsOthers.With("n", hidden)
	}
	v.Against = []ArticleChip{{Label: wording.Capital(wording.WordsRest.String()), On: len(q.Second) == 0, Href: to(q.First, nil)}}
	for _, d := range documents[:min(len(documents), most)] {
		if !slices.Contains(q.First, d.ID) {
			one := []string{d.ID}
			v.Against = append(v.Against, ArticleChip{Label: element.OutletName(m, d.ID), Mark: element.MarkOf(m, d.ID), On: slices.Equal(q.Second, one), Href: to(q.First, one)})
		}
	}
}

func wholeOutlet(name string, n int) string {
	if n == 2 {
		return wording.WordsOutletBoth.With("outlet", name)
	}
	return wording.WordsOutletAll.With("outlet", name, "n", n)
}

func without(list []string, ids ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return slices.Contains(ids, id) })
}

// settings fills what can be set, in every view of words.
func (v *WordsView) settings(m state.Model) {
	now := m.Route.Keyness
	v.Out, v.Keep = now.Out, now.Keep
	chip := func(label string, on bool, change func(*state.Keyness)) element.Chip {
		to := m.Route
		change(&to.Keyness)
		return element.Chip{Label: label, On: on, Value: element.Href(to)}
	}
	if m.Route.Screen == state.Comparison {
		chosen := m.Compared()
		of := max(0, slices.Index(chosen, now.Of))
		for i, id := range chosen {
			to := m.Route
			to.Documents, to.Keyness.Of, to.Keyness.Term, to.Keyness.Pair = chosen, id, "", ""
			v.Articles = append(v.Articles, ArticleChip{Label: element.OutletName(m, id), Mark: element.MarkOf(m, id), On: i == of, Href: element.Href(to)})
		}
	}
	if now.Part == state.KeynessPart {
		v.Orders = sortChips(stats.KeyMeasures, string(stats.ByConservative), string(now.Order), func(label string, on bool, id string) element.Chip {
			return chip(label, on, func(c *state.Keyness) { c.Order = stats.Order(id) })
		})
	}
	for _, n := range []int{2, ask.DefaultLeast, 5, 10} {
		set := n
		if n == ask.DefaultLeast {
			set = 0
		}
		v.Leasts = append(v.Leasts, chip(strconv.Itoa(n), now.Least == set, func(c *state.Keyness) { c.Least = set }))
	}
	v.Stops = []element.Chip{chip(wording.SetFunctionWords.String(), !now.All, func(c *state.Keyness) { c.All = !c.All })}
	if now.StopList != (stats.StopList{}) {
		v.Stops = append(v.Stops, chip(wording.SetReset.String(), false, func(c *state.Keyness) { c.StopList = stats.StopList{} }))
	}
	if now.Part == state.PhrasesPart {
		for n := 2; n <= state.MostRun; n++ {
			set := n
			if n == 2 {
				set = 0
			}
			v.Lengths = append(v.Lengths, chip(strconv.Itoa(n), now.N == set, func(c *state.Keyness) { c.N = set }))
		}
	}
}

// ends fills the rows at both ends, on one scale.
func (v *WordsView) ends(m state.Model, q ask.Keyness, a *ask.KeynessAnswer) {
	here, there := m.Listed()
	if len(here) < len(a.Here) || len(there) < len(a.There) {
		v.More = wording.SetMoreWords.String()
	}
	effect, _ := figures(q.Order)
	reach := 1.0
	for _, k := range slices.Concat(here, there) {
		_, low, high := sized(effect, &k)
		reach = max(reach, math.Abs(low), math.Abs(high))
	}
	v.Ends = []WordsEnd{
		{Title: wording.TableMore.String(), Empty: wording.TableMoreNone.String()},
		{Title: wording.TableLess.String(), Empty: wording.TableLessNone.String()},
	}
	listed := false
	for i, keys := range [][]stats.Key{here, there} {
		for _, k := range keys {
			row := v.row(m, q, a, k, reach)
			listed = listed || row.Open
			v.Ends[i].Rows = append(v.Ends[i].Rows, row)
		}
	}
	if m.Route.Keyness.Term != "" && !listed {
		v.Looked = termView(m, q)
	}
}

func (v *WordsView) row(m state.Model, q ask.Keyness, a *ask.KeynessAnswer, k stats.Key, reach float64) WordRow {
	at := func(ratio float64) float64 { return (ratio/reach + 1) / 2 }
	effect, evidence := figures(q.Order)
	size, low, high := sized(effect, &k)
	r := WordRow{
		Term: k.Term, Ratio: measured(effect, &k), Interval: wording.TableInterval.With("low", signed(low, 1), "high", signed(high, 1)),
		Bar:      BarView{Zero: at(0), To: at(size), Low: at(low), High: at(high), Here: size > 0},
		Evidence: measured(evidence, &k), Here: wording.Number(k.A), Rest: wording.Number(k.B), HereRate: perMille(k.A, k.C), RestRate: perMille(k.B, k.D),
		P: significance(k), Small: k.Small, Open: k.Term == m.Route.Keyness.Term,
	}
	to := m.Route
	to.Keyness.Term, to.Keyness.Pair = k.Term, ""
	if r.Open {
		to.Keyness.Term = ""
		r.Panel = termView(m, q)
	}
	r.Toggle = element.Href(to)
	most := 1
	for _, p := range a.Places[k.Term] {
		most = max(most, p.Count)
	}
	for i, c := range v.Columns {
		length := 0
		if i < len(a.Lengths) {
			length = a.Lengths[i]
		}
		own := slices.DeleteFunc(slices.Clone(a.Places[k.Term]), func(p stats.Part) bool { return p.Document != c.Document })
		r.Strips = append(r.Strips, strip(c.Mark, c.Name, length, own, most))
	}
	return r
}

// strip is where a word occurs in one article; most is the greatest count of one
// passage in all strips that stand together.
func strip(mark element.Mark, name string, length int, parts []stats.Part, most int) StripView {
	s := StripView{Mark: mark, Length: length}
	sum := 0
	var passages []int
	for _, p := range parts {
		if p.Count > 0 {
			s.Bars = append(s.Bars, StripBar{p.Passage, float64(p.Count) / float64(most)})
			sum += p.Count
			passages = append(passages, p.Passage)
		}
	}
	s.Label = stripWords(name, sum, passages)
	return s
}

// figures are the measures of size and of evidence in a list sorted so; the page
// begins with the most certain differences.
func figures(o stats.Order) (effect, evidence stats.Measure) {
	if o == "" {
		o = stats.ByConservative
	}
	return o.Figures()
}

// sized is the size of a difference with its interval.
func sized(effect stats.Measure, k *stats.Key) (size, low, high float64) {
	size, _ = k.Figure(effect.Column)
	low, high = k.Interval(effect.Column)
	return size, low, high
}

// sortChips are the measures of a table to sort by, the page's own choice, which
// the address leaves out, first.
func sortChips(table []stats.Measure, first, now string, chip func(label string, on bool, id string) element.Chip) []element.Chip {
	var list []element.Chip
	add := func(m stats.Measure, value string) {
		label := wording.Capital(m.Sorted)
		if label == "" {
			label = m.Name
		}
		list = append(list, chip(label, now == value, value))
	}
	for _, m := range table {
		if m.ID == first {
			add(m, "")
		}
	}
	for _, m := range table {
		if m.ID != "" && m.ID != first && (m.Shown || m.Sorted != "") {
			add(m, m.ID)
		}
	}
	return list
}

// measured is a figure as people read it, a dash for one that cannot be told.
func measured(m stats.Measure, x stats.Measured) string {
	v, known := x.Figure(m.Column)
	switch {
	case !known:
		return wording.Unknown.String()
	case m.Signed:
		return signed(v, m.Places)
	case m.Bounded:
		return short(v, m.Places)
	}
	return decimal(v, m.Places)
}

// shownOf are the figures of a table that people read.
func shownOf(table []stats.Measure, x stats.Measured) []string {
	var list []string
	for _, m := range stats.Shown(table) {
		list = append(list, measured(m, x))
	}
	return list
}

// spoken is the same within a sentence: "DP .79, DPnorm .81".
func spoken(table []stats.Measure, x stats.Measured) string {
	var list []string
	for _, m := range stats.Shown(table) {
		list = append(list, m.Name+" "+measured(m, x))
	}
	return strings.Join(list, ", ")
}

// headsOf are the heads over them.
func headsOf(table []stats.Measure) []Named {
	var list []Named
	for _, m := range stats.Shown(table) {
		list = append(list, Named{m.Name, m.Title})
	}
	return list
}

func stripWords(outlet string, sum int, passages []int) string {
	switch len(passages) {
	case 0:
		return wording.PlacesNone.With("outlet", outlet)
	case 1:
		return wording.PlacesOne.With("outlet", outlet, "n", sum, "passage", wording.Numbers(passages))
	}
	return wording.PlacesSeveral.With("outlet", outlet, "n", sum, "passages", wording.Numbers(passages))
}

// significance is the corrected p-value, where there may be one.
func significance(k stats.Key) string {
	switch {
	case k.Test == nil:
		return wording.TableTooSmall.String()
	case k.Test.Holm < 0.001:
		return "< .001"
	case k.Test.Holm >= 0.9995:
		return "1"
	}
	return strings.TrimPrefix(decimal(k.Test.Holm, 3), "0")
}

// decimal writes a number with a fixed number of places and a real minus.
func decimal(v float64, places int) string {
	s := strconv.FormatFloat(v, 'f', places, 64)
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		if strings.Trim(rest, "0.") == "" {
			return rest
		}
		return "−" + rest
	}
	return s
}

// signed writes a plus before what is above zero.
func signed(v float64, places int) string {
	s := decimal(v, places)
	if v > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// perMille is a frequency per thousand words.
func perMille(n, tokens int) string { return decimal(stats.PerMillion(n, tokens)/1000, 1) }
