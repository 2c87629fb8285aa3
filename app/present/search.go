package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
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
	for _, e := range m.Search.EntriesLike() {
		v.Names = append(v.Names, paletteRow(m, e))
	}
	r := m.Search.Result
	if r == nil {
		return v
	}
	v.Count = found(m)
	v.Notice = notice(r)
	if r.Suggestion != "" && r.Suggestion != strings.TrimSpace(r.Text) {
		v.Mean, v.MeanLead = element.Link{Label: r.Suggestion, Href: element.SearchHref(r.Suggestion)}, "Did you mean"
		if r.Total > 0 { // found by a reading that the line above tells
			v.MeanLead = "Search only for"
		}
	}
	if len(r.Hits) == 0 && r.Total == 0 {
		v.Empty = "No passage has any of “" + strings.TrimSpace(r.Text) + "”. Try other words; small misspellings are found anyway."
		if r.Problem != "" {
			v.Empty = ""
		}
		return v
	}
	v.Views = views(m)
	if v.InContext = m.Route.As == state.AsContext; v.InContext {
		v.context(m)
		return v
	}
	v.Read = []element.Run{{Text: readBack(r)}, {Text: v.Count + ".", Marked: true}}
	v.Orders = orders(m)
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
		return "The passages that come closest, best first:"
	case r.Total == 0:
		return "The passages that come closest:"
	case r.Complete < r.Total && r.Order == search.ByRank: // of a description
		return "The next best passages. Most have only some of the words."
	case r.Order == search.ByRank:
		return "These passages have only some of the words, the closest first."
	}
	return "These passages have only some of the words."
}

// orders are the orders of passages, to choose from.
func orders(m state.Model) []element.Link {
	var list []element.Link
	for _, o := range []struct {
		label string
		order search.Order
	}{{"Best match", search.ByRank}, {"Date", search.ByDate}, {"Article", search.ByArticle}} {
		to := state.Route{Screen: state.Searching, Query: m.Route.Query, Order: o.order}
		list = append(list, element.Link{Label: o.label, Href: element.Href(to), Current: m.Route.Order == o.order})
	}
	return list
}

// recent offers the last searches again.
func (v *SearchView) recent(m state.Model) {
	for _, q := range m.Recent.Queries {
		v.Recent = append(v.Recent, element.Link{Label: q, Href: element.SearchHref(q)})
	}
	v.RecentNote = "Kept in this browser only."
	if m.Recent.Unstored {
		v.RecentNote = "This browser stores nothing here: they are gone when the page is closed."
	}
}

// readBack says in words how the query was understood.
func readBack(r *search.Result) string {
	if r.ReadAs == "" {
		return "Read as “" + r.Text + "”: "
	}
	return "Read as " + r.ReadAs + ": "
}

// notice says what the search did to find anything.
func notice(r *search.Result) string {
	var parts []string
	if r.Problem != "" {
		parts = append(parts, wording.Sentence(wording.Capital(r.Problem)))
	}
	if len(r.Unmet) > 0 {
		parts = append(parts, "No passage has "+wording.Enumerate(r.Unmet)+" word for word. Its words are looked for.")
	}
	if len(r.Dropped) > 0 {
		var words []string
		for _, w := range r.Dropped {
			words = append(words, "“"+w+"”")
		}
		parts = append(parts, wording.Capital(wording.Enumerate(words))+" is found nowhere.")
		if len(words) > 1 {
			parts[len(parts)-1] = wording.Enumerate(words) + " are found nowhere."
		}
	}
	return strings.Join(parts, " ")
}

// found is the count of a search: "14 passages in 3 of 5 articles".
func found(m state.Model) string {
	r := m.Search.Result
	n := len(m.Collection.Documents)
	switch {
	case r.Total == 0 && len(r.Hits) > 0 && len(r.Unmet) > 0 && len(r.Terms) > 0:
		return "no passage has all of it"
	case r.Total == 0 && len(r.Hits) > 0:
		return "no passage has all of these words"
	case r.Total == 0:
		return "No passage matches"
	}
	return wording.Tally(r.Total, "passage") + " in " + wording.Number(documentTotal(r)) + " of" + wording.Nbsp + wording.Tally(n, "article")
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
			Meta: element.OutletName(m, d.ID) + ", " + wording.Published(d.Published),
		}
		if h := matched[g.Document]; !g.Lacking && len(h.Passages) > 0 {
			group.Count = wording.Number(len(h.Passages)) + " of" + wording.Nbsp + wording.Tally(len(d.Passages), "passage")
			group.Length, group.Strip = len(d.Passages), h.Passages
		}
		for _, i := range g.Hits {
			if p := d.Passage(r.Hits[i].Ref.Passage); p != nil {
				group.Rows = append(group.Rows, hit(m, d, p, r.Hits[i]))
			}
		}
		if g.Hidden > 0 {
			group.More = wording.Number(g.Hidden) + " more in this article"
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
			notes = append(notes, "in the digest")
		}
	case search.FromCounts:
		note := "in the original’s wording"
		if len(h.Words) > 0 {
			note += ": " + strings.Join(h.Words, ", ")
		}
		notes = append(notes, note)
	case search.FromOriginal:
		notes = append(notes, "in the original")
	case search.FromHeadline:
		notes = append(notes, "matches together with the headline")
	}
	if len(h.Digest) > 0 {
		notes = append(notes, "only in our digest: "+strings.Join(h.Digest, ", "))
	}
	if lacks := lacking(m.Search.Result, h); len(lacks) > 0 {
		notes = append(notes, "without "+strings.Join(lacks, ", "))
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
		v.Silent = append(v.Silent, SilentRow{Text: wording.Tally(rest, "article") + " without a match"})
		return
	}
	for _, id := range m.Coverage.Documents {
		if matched[id] > 0 {
			continue
		}
		if len(v.Silent) == tallyShown {
			v.Silent = append(v.Silent, SilentRow{Text: "and " + wording.Number(rest-tallyShown) + " more without a match"})
			return
		}
		v.Silent = append(v.Silent, SilentRow{element.MarkOf(m, id), element.OutletName(m, id) + " has no match"})
	}
}
