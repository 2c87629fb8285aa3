package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/query"
	"parallax/corpus/search"
	"parallax/corpus/sorting"
)

// Search is what was found, by article.
func Search(m state.Model) SearchView {
	v := SearchView{Pending: m.Search.Pending}
	if m.Collection == nil {
		v.Notice = waiting(m)
		return v
	}
	if m.Route.Query == "" {
		v.Hints = hints(m)
		v.recent(m)
		return v
	}
	v.NotesFound, v.Notes = NotesFound(m)
	v.NotesHref = element.Href(state.Route{Screen: state.NotesScreen, Query: m.Route.Query})
	for _, e := range m.Search.EntriesLike() {
		v.Names = append(v.Names, paletteRow(m, e))
	}
	v.filters(m)
	r := m.Search.Result
	if r == nil {
		return v
	}
	v.Count = found(m)
	v.Notice = notice(r)
	if r.Suggestion != "" && r.Suggestion != strings.TrimSpace(r.Text) {
		v.Mean = element.Link{Label: r.Suggestion, Href: element.SearchHref(r.Suggestion)}
		v.MeanBefore, v.MeanAfter = wording.SearchDidYouMean.Around("query")
		if r.Total > 0 { // found by a reading that the line above tells
			v.MeanBefore, v.MeanAfter = wording.SearchOnlyFor.Around("query")
		}
	}
	if len(r.Hits) == 0 && r.Total == 0 {
		v.Hints = hints(m)
		switch {
		case r.Problem != "":
		case query.Parse(m.Route.Query).Root == nil: // marks and no word
			v.Notice, v.Empty = "", wording.SearchNoWord.String()
		default: // it says of all words what the notice says of some
			v.Notice, v.Empty = "", wording.SearchNothing.With("query", readAs(r))
		}
		switch filtered := len(query.Parse(m.Route.Query).Fields()) > 0; {
		case !filtered:
			v.Outlets, v.Kinds, v.OtherOutlets = nil, nil, ""
		case v.Empty != "":
			v.Empty = wording.SearchNothingFiltered.With("query", readAs(r))
		}
		return v
	}
	v.Views = views(m)
	if v.InContext = m.Route.As == state.AsContext; v.InContext {
		v.context(m)
		return v
	}
	v.Read = readBack(r, v.Count)
	v.Orders = orders(m)
	v.Saves = element.TableOptions(state.HitsTable)
	v.Break = breakLine(r)
	v.group(m)
	if r.Total > 0 {
		v.count(m, r)
	}
	return v
}

// breakLine says what follows the passages that have everything asked for; "" if
// nothing does.
func breakLine(r *search.Result) string {
	switch {
	case r.Complete == len(r.Hits):
		return ""
	case r.Total == 0 && r.Order == search.ByRank:
		return wording.SearchClosestFirst.String()
	case r.Total == 0:
		return wording.SearchClosest.String()
	case r.Complete < r.Total && r.Order == search.ByRank: // of a description
		return wording.SearchNextBest.String()
	case r.Order == search.ByRank:
		return wording.SearchSomeOnlyFirst.String()
	}
	return wording.SearchSomeOnly.String()
}

// orders are the orders of passages, to choose from.
func orders(m state.Model) []element.Link {
	var list []element.Link
	for _, o := range []struct {
		label wording.Message
		order search.Order
	}{{wording.SearchByRank, search.ByRank}, {wording.SearchByDate, search.ByDate}, {wording.SearchByPlace, search.ByArticle}} {
		to := state.Route{Screen: state.Searching, Query: m.Route.Query, Order: o.order}
		list = append(list, element.Link{Label: o.label.String(), Href: element.Href(to), Current: m.Route.Order == o.order})
	}
	return list
}

// kinds are the kinds of passages as they are offered.
var kinds = []struct {
	kind corpus.Kind
	name wording.Message
}{{corpus.Body, wording.KindBody}, {corpus.Caption, wording.KindCaption}, {corpus.Subheading, wording.KindSubheading}, {corpus.Alt, wording.KindAlt}}

// filters are what the passages can be restricted to: a chip for each outlet and
// each kind that the collection has, and one that takes away each restriction
// that was typed otherwise.
func (v *SearchView) filters(m state.Model) {
	q := query.Parse(m.Route.Query)
	on := q.Fields()
	href := func(q query.Query) string {
		to := m.Route
		to.Query, to.Concordance.From, to.Concordance.Document = q.String(), 0, ""
		return element.Href(to)
	}
	chip := func(label string, f query.Field) ArticleChip {
		if i := slices.IndexFunc(on, func(g query.Field) bool { return g.Name == f.Name && strings.EqualFold(g.Value, f.Value) }); i >= 0 {
			taken := on[i]
			on = slices.Delete(on, i, i+1)
			return ArticleChip{Label: label, On: true, Href: href(q.Without(taken))}
		}
		return ArticleChip{Label: label, Href: href(q.With(f))}
	}
	several := len(m.Collection.Outlets) > 1
	if m.Route.As == state.AsContext && !slices.ContainsFunc(on, func(f query.Field) bool { return f.Name == "outlet" }) {
		several = false // the articles to choose from are as good
	}
	if outlets := m.Collection.Outlets; several {
		first := make(map[string]string, len(outlets)) // article of each, for its mark
		for _, d := range m.Collection.Documents {
			if first[d.Outlet] == "" {
				first[d.Outlet] = d.ID
			}
		}
		more := 0
		for _, o := range outlets {
			if first[o.ID] == "" {
				continue
			}
			if len(v.Outlets) == tallyShown {
				more++
				continue
			}
			c := chip(m.Catalog.Imprint(first[o.ID]).Name, query.Field{Name: "outlet", Value: o.ID})
			c.Mark = element.MarkOf(m, first[o.ID])
			c.Mark.Ordinal = 0
			v.Outlets = append(v.Outlets, c)
		}
		if more > 0 {
			v.OtherOutlets = wording.SearchOtherOutlets.With("n", more)
		}
	}
	mixed := m.Catalog.Has(corpus.Caption) || m.Catalog.Has(corpus.Subheading) || m.Catalog.Has(corpus.Alt)
	for _, k := range kinds {
		if mixed && m.Catalog.Has(k.kind) {
			v.Kinds = append(v.Kinds, chip(k.name.String(), query.Field{Name: "kind", Value: string(k.kind)}))
		}
	}
	v.Kinds = append(v.Kinds, chip(wording.SearchHeadlines.String(), query.Field{Name: "in", Value: "title"}))
	for _, f := range on {
		v.Typed = append(v.Typed, element.Link{Label: f.String(), Href: href(q.Without(f))})
	}
}

// recent offers the last searches again.
func (v *SearchView) recent(m state.Model) {
	for _, q := range m.Recent.Queries {
		v.Recent = append(v.Recent, element.Link{Label: q, Href: element.SearchHref(q)})
	}
	v.RecentNote = wording.SearchKept.String()
	if m.Recent.Unstored {
		v.RecentNote = wording.SearchUnstored.String()
	}
}

// readAs is the query as it was understood, in words.
func readAs(r *search.Result) string {
	if r.ReadAs == "" {
		return wording.IsolatedQuotes(wording.Quoted(strings.TrimSpace(r.Text)))
	}
	return wording.IsolatedQuotes(r.ReadAs)
}

// readBack says in words how the query was understood, and in bold what was
// found; count is "" where no passage has all of it.
func readBack(r *search.Result, count string) []element.Run {
	if count == "" {
		return []element.Run{{Text: wording.SearchNotAll.With("query", readAs(r)), Marked: true}}
	}
	before, after := wording.SearchFound.Around("count", "query", readAs(r))
	if strings.Contains(readAs(r), ", ") { // restrictions, of which the count is none
		before, after = wording.SearchFoundWith.Around("count", "query", readAs(r))
	}
	return []element.Run{{Text: before}, {Text: count, Marked: true}, {Text: after}}
}

// notice says what the search did to find anything.
func notice(r *search.Result) string {
	var parts []string
	if r.Problem != "" {
		parts = append(parts, wording.Sentence(wording.Capital(r.Problem)))
	}
	if len(r.Unmet) > 0 {
		parts = append(parts, wording.SearchUnmet.With("phrases", wording.Either(r.Unmet)))
	}
	if len(r.Dropped) > 0 {
		var words []string
		for _, w := range r.Dropped {
			words = append(words, wording.Quoted(w))
		}
		parts = append(parts, wording.SearchDropped.With("words", wording.Either(words)))
	}
	return strings.Join(parts, " ")
}

// found is the count of a search, "14 passages in 3 of 5 articles"; "" if no
// passage has everything asked for.
func found(m state.Model) string {
	r := m.Search.Result
	if r.Total == 0 {
		return ""
	}
	return wording.SearchCount.With("n", r.Total, "documents", documentTotal(r), "all", len(m.Collection.Documents))
}

// searchSaid is the outcome of a search as the live region says it.
func searchSaid(m state.Model) string {
	switch r := m.Search.Result; {
	case r.Total == 0 && len(r.Hits) > 0:
		return wording.SearchNoneSaid.String()
	case r.Total == 0:
		return wording.SearchNoMatch.String()
	}
	return found(m)
}

func documentTotal(r *search.Result) int { return max(r.DocumentTotal, len(r.Documents)) }

// hints are searches to try: the people most heard, the places of the topics
// told most, and whom the articles name in different ways.
func hints(m state.Model) []element.Link {
	var words []string
	add := func(s string) {
		if s != "" && len(words) < nearShown && !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	voices := slices.Clone(m.Collection.Voices)
	sorting.By(voices, func(a, b corpus.Voice) int { return len(b.Heard) - len(a.Heard) })
	for i, v := range voices {
		if v.Kind == corpus.Named && i < 8 && len(words) < 2 {
			add(v.Name)
		}
	}
	topics := slices.Clone(m.Coverage.Topics)
	sorting.By(topics, func(a, b corpus.Topic) int {
		return m.Coverage.DocumentCount(b.ID) - m.Coverage.DocumentCount(a.ID)
	})
	for i, t := range topics {
		if i < 12 && len(words) < 4 {
			add(t.Place)
		}
	}
	for _, l := range m.Collection.Labels {
		add(l.Subject)
	}
	var links []element.Link
	for _, w := range words {
		links = append(links, element.Link{Label: w, Href: element.SearchHref(w)})
	}
	return links
}

// group writes the hits by document.
func (v *SearchView) group(m state.Model) {
	r := m.Search.Result
	matched := make(map[string]search.DocumentHits, len(r.Documents))
	for _, h := range r.Documents {
		matched[h.Document] = h
	}
	for _, g := range m.Search.Groups() {
		d := m.Catalog.Document(g.Document)
		if d == nil {
			continue
		}
		group := SearchGroup{
			Document: d.ID, Mark: element.MarkOf(m, d.ID), Headline: d.Headline,
			Href: element.Href(state.Route{Screen: state.Read, Document: d.ID, Query: m.Route.Query}),
			Meta: wording.Isolated(element.Publisher(m, d.ID)) + ", " + wording.Published(d.Published),
		}
		if h := matched[g.Document]; !g.Lacking && len(h.Passages) > 0 {
			group.Count = wording.SearchInArticle.With("n", len(h.Passages), "all", len(d.Passages))
			group.Length, group.Strip = len(d.Passages), h.Passages
		}
		for _, i := range g.Hits {
			if p := d.Passage(r.Hits[i].Ref.Passage); p != nil {
				group.Rows = append(group.Rows, hit(m, d, p, r.Hits[i]))
			}
		}
		if g.Hidden > 0 {
			group.More = wording.SearchMore.With("n", g.Hidden)
		}
		if g.Lacking {
			v.Rest = append(v.Rest, group)
		} else {
			v.Groups = append(v.Groups, group)
		}
	}
}

// hit is a passage by its snippet; following it keeps the query.
func hit(m state.Model, d *corpus.Document, p *corpus.Passage, h search.Hit) element.PassageView {
	v := passage(m, d, p, state.HitID(h.Ref))
	v.Href = element.Href(state.Route{Screen: state.Read, Document: d.ID, Passage: p.N, Query: m.Route.Query})
	original := h.Source == search.FromOriginal && strings.Contains(p.Original, h.Snippet.Text)
	v.Lang, v.Note = ask.Language(m.Collection, d, original), ""
	v.Runs = element.Runs(h.Snippet.Text, h.Snippet.Spans)
	if h.Snippet.Text == "" {
		v.Runs = element.Plain(p.Text)
	}
	if h.Snippet.Before {
		v.Runs = slices.Insert(v.Runs, 0, element.Run{Text: "… "})
	}
	if h.Snippet.After {
		v.Runs = append(v.Runs, element.Run{Text: " …"})
	}
	var notes []string
	switch h.Source {
	case search.FromText:
		if m.Catalog.HasOriginal(d.ID) && len(h.Digest) == 0 {
			notes = append(notes, wording.SearchInDigest.String())
		}
	case search.FromCounts:
		note := wording.SearchInCounts.String()
		if len(h.Words) > 0 {
			note = wording.SearchInCountsAs.With("words", strings.Join(h.Words, ", "))
		}
		notes = append(notes, note)
	case search.FromOriginal:
		notes = append(notes, wording.SearchInFullText.String())
	case search.FromHeadline:
		notes = append(notes, wording.SearchWithHeadline.String())
	}
	if len(h.Digest) > 0 {
		notes = append(notes, wording.SearchOnlyInDigest.With("words", strings.Join(h.Digest, ", ")))
	}
	if lacks := lacking(m.Search.Result, h); len(lacks) > 0 {
		notes = append(notes, wording.SearchLacks.With("words", strings.Join(lacks, ", ")))
	}
	v.Note = strings.Join(notes, " · ")
	return v
}

// lacking is what a hit lacks besides what every passage does, which the notice
// says once.
func lacking(r *search.Result, h search.Hit) []string {
	return slices.DeleteFunc(slices.Clone(h.Lacks), func(w string) bool {
		return slices.Contains(r.Unmet, w) || slices.Contains(r.Dropped, w)
	})
}

// count fills the bars and names the documents without a match.
func (v *SearchView) count(m state.Model, r *search.Result) {
	most := 0
	matched := make(map[string]int, len(r.Documents))
	for _, h := range r.Documents {
		matched[h.Document] = len(h.Passages)
		most = max(most, len(h.Passages))
	}
	all := m.Coverage.Documents
	if len(all) > tallyShown { // the best matches instead of all
		all = nil
		for _, h := range r.Documents[:min(len(r.Documents), tallyShown)] {
			all = append(all, h.Document)
		}
	}
	for _, id := range all {
		n := matched[id]
		row := TallyRow{Mark: element.MarkOf(m, id), Name: element.OutletName(m, id), N: wording.Number(n)}
		if most > 0 {
			row.Size = float64(n) / float64(most)
		}
		v.Tally = append(v.Tally, row)
	}
	rest := len(m.Coverage.Documents) - documentTotal(r)
	if rest <= 0 {
		return
	}
	if len(m.Coverage.Documents) > search.MaxDocuments {
		v.Silent = append(v.Silent, SilentRow{Text: wording.SearchNoneInArticles.With("n", rest)})
		return
	}
	for _, id := range m.Coverage.Documents {
		if matched[id] > 0 {
			continue
		}
		if len(v.Silent) == tallyShown {
			v.Silent = append(v.Silent, SilentRow{Text: wording.SearchNoneInOthers.With("n", rest-tallyShown)})
			return
		}
		v.Silent = append(v.Silent, SilentRow{element.MarkOf(m, id), wording.SearchNoneIn.With("outlet", element.OutletName(m, id))})
	}
}
