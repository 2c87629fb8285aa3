package present

import (
	"cmp"
	"slices"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

const (
	listedMost = 8 // documents up to which all are listed to choose from
	soughtMost = 8 // documents listed of those found
)

// seek finds articles to compare with in a collection that is too large to
// list: by the words of headline and outlet, and before anything is typed those
// that the program finds to be about the same.
func seek(m state.Model, chosen []string) SeekView {
	if len(m.Collection.Documents) <= listedMost {
		return SeekView{}
	}
	v := SeekView{Shown: true}
	if len(chosen) >= state.MostCompared {
		v.Full = wording.CompareAtMost.String()
		return v
	}
	item := func(d *corpus.Document, note string) SeekItem {
		return SeekItem{d.ID, element.MarkOf(m, d.ID), element.OutletName(m, d.ID), d.Headline, note}
	}
	var analyzer analysis.Analyzer
	if sought := analyzer.Terms(m.Compare.Sought); len(sought) > 0 {
		list := soughtDocuments(m, sought, chosen)
		v.Lead = wording.CompareFound.With("n", len(list))
		for _, d := range list[:min(len(list), soughtMost)] {
			v.List = append(v.List, item(d, ""))
		}
		return v
	}
	if found, _ := m.Alignments(); found != nil && len(found.Near) > 0 {
		v.Lead = wording.CompareClosest.String()
		for _, n := range found.Near {
			if d := m.Catalog.Document(n.Document); d != nil {
				v.List = append(v.List, item(d, wording.CompareMatchesIts.With("n", n.Passages)))
			}
		}
	}
	return v
}

// soughtDocuments are those with every term, or the beginning of a word that is
// the last term, in headline or outlet; those with whole words first.
func soughtDocuments(m state.Model, terms, chosen []string) []*corpus.Document {
	type hit struct {
		document *corpus.Document
		whole    bool
	}
	var hits []hit
	var analyzer analysis.Analyzer
	for _, d := range m.Collection.Documents {
		if slices.Contains(chosen, d.ID) {
			continue
		}
		text := " " + strings.Join(analyzer.Terms(d.Headline+" "+element.OutletName(m, d.ID)+" "+d.ID), " ") + " "
		all, whole := true, true
		for _, t := range terms {
			all = all && strings.Contains(text, " "+t)
			whole = whole && strings.Contains(text, " "+t+" ")
		}
		if all {
			hits = append(hits, hit{d, whole})
		}
	}
	sorting.By(hits, func(a, b hit) int {
		place := map[bool]int{true: 0, false: 1}
		return cmp.Compare(place[a.whole], place[b.whole])
	})
	list := make([]*corpus.Document, len(hits))
	for i, h := range hits {
		list[i] = h.document
	}
	return list
}
