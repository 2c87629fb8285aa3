package state

import (
	"slices"
	"strconv"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/sorting"
)

// PassageID is the id of the element that holds passage n on the read screen.
func PassageID(n int) string { return "p" + strconv.Itoa(n) }

// MarginID is the id of what opens the margin of passage n there.
func MarginID(n int) string { return "m" + strconv.Itoa(n) }

// HitID is the id of the element of a hit on the search screen.
func HitID(r corpus.Ref) string { return "hit-" + r.Document + "-" + strconv.Itoa(r.Passage) }

// CellID is the id of what can be focused in a cell of the chart. Ids of topics
// and documents have no colon.
func CellID(topic, column string) string { return "cell:" + topic + ":" + column }

// HasDocument reports whether the collection has a document of this id.
func (m Model) HasDocument(id string) bool {
	return m.Catalog != nil && m.Catalog.Document(id) != nil
}

// Reading is the document of the read screen: the one the address names or the
// first of the collection; "" where there is none.
func (m Model) Reading() string {
	if m.Route.Screen != Read || m.Collection == nil {
		return ""
	}
	if m.Route.Document != "" {
		return m.Route.Document
	}
	if len(m.Collection.Documents) > 0 {
		return m.Collection.Documents[0].ID
	}
	return ""
}

// OverAll reports whether the comparison is over all documents, however many: by
// facts, where the address names none.
func (m Model) OverAll() bool {
	return m.Route.Screen == Comparison && m.Route.By == ByFacts && len(m.Route.Documents) == 0
}

// Compared are the documents of the comparison: those the address names, cut at
// MostCompared; where it names fewer than LeastCompared, the closest joins a single
// one, else the first others of the collection. Over all, they are all.
func (m Model) Compared() []string {
	if m.Collection == nil {
		return nil
	}
	if m.OverAll() {
		all := make([]string, len(m.Collection.Documents))
		for i, d := range m.Collection.Documents {
			all[i] = d.ID
		}
		return all
	}
	chosen := m.Route.Documents
	if m.Route.Screen != Comparison {
		chosen = nil
	}
	if len(chosen) > MostCompared {
		return chosen[:MostCompared]
	}
	chosen = slices.Clone(chosen)
	if len(chosen) == 1 && m.HasDocument(m.Compare.Beside) && m.Compare.Beside != chosen[0] {
		chosen = append(chosen, m.Compare.Beside)
	}
	for _, d := range m.Collection.Documents {
		if len(chosen) >= LeastCompared {
			break
		}
		if !slices.Contains(chosen, d.ID) {
			chosen = append(chosen, d.ID)
		}
	}
	return chosen
}

// Side is the text of the comparison that is shown where there is room for
// one: the one chosen, or the first; "" where there is none.
func (m Model) Side() string {
	chosen := m.Compared()
	switch {
	case slices.Contains(chosen, m.Compare.Side):
		return m.Compare.Side
	case len(chosen) > 0:
		return chosen[0]
	}
	return ""
}

// Fold is the number of hits shown of a document until more are asked for.
const Fold = 3

// Group is the hits in one document.
type Group struct {
	Document string
	Hits     []int // indexes into Search.Result.Hits, in reading order
	Hidden   int   // of Hits, how many the screen leaves out until asked
	Lacking  bool  // they do not have everything asked for
}

// Groups are the hits by document: the documents in the order of their first
// hits, in each the passages in reading order. A document that is not expanded
// shows its Fold first. The hits that have everything asked for come before the
// others, so a document may be there twice.
func (s Search) Groups() []Group {
	if s.Result == nil {
		return nil
	}
	var groups []Group
	at := make(map[string]int)
	for i, hit := range s.Result.Hits {
		lacking := i >= s.Result.Complete
		if i == s.Result.Complete {
			clear(at)
		}
		k, ok := at[hit.Ref.Document]
		if !ok {
			k = len(groups)
			at[hit.Ref.Document] = k
			groups = append(groups, Group{Document: hit.Ref.Document, Lacking: lacking})
		}
		if g := &groups[k]; len(g.Hits) < Fold || s.Expanded[g.Document] {
			g.Hits = append(g.Hits, i)
		} else {
			g.Hidden++
		}
	}
	for _, g := range groups {
		sorting.By(g.Hits, func(a, b int) int {
			return s.Result.Hits[a].Ref.Passage - s.Result.Hits[b].Ref.Passage
		})
	}
	return groups
}

// Shown are the hits on the search screen from top to bottom; none where words
// are listed in context.
func (m Model) Shown() []corpus.Ref {
	if m.Route.As == AsContext {
		return nil
	}
	var refs []corpus.Ref
	for _, g := range m.Search.Groups() {
		for _, i := range g.Hits {
			refs = append(refs, m.Search.Result.Hits[i].Ref)
		}
	}
	return refs
}

// Matches are the numbers of the passages that match the query in the text
// being read, ascending.
func (m Model) Matches() []int {
	if m.Route.Screen != Read || m.Route.Query == "" ||
		m.Marks.Query != m.Route.Query || m.Marks.Document != m.Reading() {
		return nil
	}
	list := make([]int, 0, len(m.Marks.Spans))
	for n := range m.Marks.Spans {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

// Title is the title of the window: the view first, the program last.
func (m Model) Title() string {
	r := m.Route
	view := ""
	switch r.Screen {
	case Overview:
		if m.Collection == nil || m.Collection.Title == "" {
			return wording.Name.String()
		}
		view = m.Collection.Title
	case Read:
		view = wording.ScreenRead.String()
		if m.Catalog != nil {
			if d := m.Catalog.Document(m.Reading()); d != nil {
				view = d.Headline
			}
		}
	case Topic:
		view = wording.ScreenTopic.String()
		if m.Coverage != nil {
			if t, ok := m.Coverage.Topic(r.Topic); ok {
				view = t.Title
			}
		}
	case Comparison:
		view = wording.ScreenCompare.String()
		switch {
		case m.OverAll():
			view = wording.ScreenDiffers.String()
		case r.By == ByOmission:
			view = wording.ScreenLeftOut.String()
		}
	case Searching:
		view = wording.ScreenSearch.String()
		if r.Query != "" {
			return wording.WindowSearch.With("query", r.Query)
		}
	case ClassScreen, TaskScreen:
		view = wording.ScreenClass.String()
		if a := m.Assignment(); a != nil {
			view = a.Title
		}
		if m.draftOf() != "" {
			view = wording.MakeTitle.String()
		}
	case WordsScreen:
		view = wording.ScreenWords.String()
	case Topics:
		view = wording.ScreenTopics.String()
	case Picture:
		view = wording.ScreenPicture.String()
	case NotesScreen:
		view = wording.ScreenNotes.String()
	case Library:
		view = wording.ScreenLibrary.String()
	case About:
		view = wording.ScreenAbout.String()
	case Lost:
		view = wording.ScreenLost.String()
	}
	return wording.WindowTitle.With("view", view)
}
