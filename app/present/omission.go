package present

import (
	"cmp"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// LeftView is what one article leaves out that others cover.
type LeftView struct {
	Title string
	Deck  string // how much it is, or why nothing is known of it
	Read  element.Link
	Rows  []LeftRow
	More  string
}

// LeftRow is one topic that it does not mention.
type LeftRow struct {
	Title   string
	Href    string
	Date    string
	Marks   []element.Mark // of those that cover it
	Covered string         // "Covered by 3 of 5"
	Gist    string         // what the one says that gives it most room
}

// leftStep is how many topics are listed at once.
const leftStep = 60

// omission lists the topics that others cover and one document does not mention:
// first those that most others cover, of these those they give most room. What
// nobody has coded is not said to be left out.
func omission(m state.Model) LeftView {
	id := m.Omitting()
	v := LeftView{
		Title: wording.LeftTitle.With("outlet", element.OutletName(m, id)),
		Read:  element.Link{Label: wording.LeftRead.String(), Href: element.ReadHref(id, 0)},
	}
	switch {
	case !m.IsCoded(id):
		v.Deck = wording.LeftUncoded.String()
		return v
	case len(m.Coded()) < state.LeastCompared:
		v.Deck = wording.LeftAlone.String()
		return v
	}
	type left struct {
		topic int
		share float64
	}
	var list []left
	covered, all, unknown := 0, 0, 0
	for i, t := range m.Coverage.Topics {
		covering := m.Coverage.CoveredBy(t.ID)
		if len(covering) == 0 {
			continue
		}
		all++
		switch m.Coverage.State(t.ID, id) {
		case coverage.Covers:
			covered++
		case coverage.NotCoded:
			unknown++
		default:
			x := left{topic: i}
			for _, d := range covering {
				x.share += m.Coverage.Cell(t.ID, d).Share
			}
			list = append(list, x)
		}
	}
	v.Deck = wording.LeftNone.String()
	switch {
	case len(list) > 0:
		v.Deck = wording.LeftDeck.With("n", len(list), "covered", covered, "all", all)
	case unknown > 0:
		v.Deck = ""
	case all == 0 && (len(m.Coverage.Topics) == 0 || !m.Coverage.AnyKnown()):
		v.Deck = wording.LeftNothing.String()
	case all == 0:
		v.Deck = wording.OverviewNoneCovered.String()
	}
	if unknown > 0 {
		v.Deck = strings.TrimSpace(v.Deck + " " + wording.LeftUnknown.With("n", unknown))
	}
	sorting.By(list, func(a, b left) int {
		count := func(x left) int { return m.Coverage.DocumentCount(m.Coverage.Topics[x.topic].ID) }
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(b.share, a.share))
	})
	if most := leftStep * (1 + m.Longer); len(list) > most {
		v.More = wording.LeftMore.With("n", min(leftStep, len(list)-most), "rest", len(list)-most)
		list = list[:most]
	}
	for _, x := range list {
		v.Rows = append(v.Rows, leftRow(m, x.topic))
	}
	return v
}

func leftRow(m state.Model, topic int) LeftRow {
	t := m.Coverage.Topics[topic]
	covering := m.Coverage.CoveredBy(t.ID)
	r := LeftRow{
		Title: t.Title, Href: element.TopicHref(t.ID), Date: wording.Date(t.Date, wording.ShortDate),
		Marks: element.MarksOf(m, covering), Covered: wording.LeftCovered.With("n", len(covering), "all", m.Coverage.CodedCount(t.ID)),
	}
	most := -1.0
	for _, d := range covering {
		if cell := m.Coverage.Cell(t.ID, d); cell.Share > most && cell.Gist != "" {
			most, r.Gist = cell.Share, cell.Gist
		}
	}
	return r
}
