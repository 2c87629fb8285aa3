package present

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/sorting"
)

// LostView is shown for an address that means nothing.
type LostView struct {
	Title string
	Text  string
	Lead  string         // over the nearest that exist; "" if there are none
	Near  []element.Link // these, and the overview
}

// Lost says that an address means nothing here, and offers what is most like
// it. It compares the address with every id and title once, which is nothing
// beside drawing a screen even for thousands of documents.
func Lost(m state.Model) LostView {
	said := m.Route.Unknown
	path, _, _ := strings.Cut(said, "?")
	kind, id, _ := strings.Cut(path, "/")
	v := LostView{Title: wording.ScreenLost.String()}
	switch state.Screen(kind) {
	case "in": // a collection that is not here
		id, _, _ = strings.Cut(id, "/")
		v.Text = wording.ShelfNotHere.With("id", id)
	case state.Read:
		v.Text = wording.LostArticle.With("id", id)
	case state.Topic:
		v.Text = wording.LostTopic.With("id", id)
	case state.WordsScreen:
		asked := state.ParseRoute(said)
		id = strings.Trim(strings.Join(asked.Documents, ",")+","+asked.Keyness.Against, ",")
		v.Text = wording.LostArticles.With("ids", quotedIDs(id))
	case state.Comparison:
		v.Text = wording.LostArticles.With("ids", quotedIDs(id))
	default:
		id = path
		v.Text = wording.LostAddress.With("address", "#/"+said)
	}
	v.Near = nearest(m, state.Screen(kind), id)
	if len(v.Near) > 0 {
		v.Lead = wording.LostNear.String()
	}
	v.Near = append(v.Near, element.Link{Label: wording.ScreenOverview.String(), Href: element.Href(state.Route{Screen: state.Overview})})
	return v
}

// quotedIDs names ids that have commas between.
func quotedIDs(ids string) string {
	list := strings.Split(ids, ",")
	for i, id := range list {
		list[i] = wording.Quoted(id)
	}
	return wording.Enumerate(list)
}

// nearest are the links whose id or title is most like what was said, those of
// the kind asked for before others that are as near.
func nearest(m state.Model, kind state.Screen, said string) []element.Link {
	if m.Collection == nil {
		return nil
	}
	type near struct {
		link element.Link
		like float64
	}
	var list []near
	wanted := make([]pairs, 0, state.MostCompared)
	for _, part := range strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == '/' }) {
		if len(wanted) < state.MostCompared {
			wanted = append(wanted, pairsOf(part))
		}
	}
	var p pairs // its memory serves every name
	add := func(link element.Link, bonus float64, names ...string) {
		like := 0.0
		for _, name := range names {
			p = p.add(name)
			for _, w := range wanted {
				like = max(like, w.dice(p))
			}
		}
		if like >= likeEnough {
			list = append(list, near{link, like + bonus})
		}
	}
	bonus := func(k state.Screen) float64 {
		if kind == k || k == state.Read && kind == state.Comparison {
			return kindBonus
		}
		return 0
	}
	for _, d := range m.Collection.Documents {
		add(element.Link{Label: d.Headline, Href: element.ReadHref(d.ID, 0)}, bonus(state.Read), d.ID, d.Headline)
	}
	for _, t := range m.Coverage.Topics {
		add(topicLink(t), bonus(state.Topic), t.ID, t.Title)
	}
	for _, l := range append(ways(m), element.Link{Label: wording.ScreenSearch.String(), Href: element.SearchHref("")}) {
		add(l, 0, l.Label)
	}
	sorting.By(list, func(a, b near) int { return cmp.Compare(b.like, a.like) })
	var links []element.Link
	for _, n := range list[:min(len(list), nearShown)] {
		links = append(links, n.link)
	}
	return links
}

const (
	likeEnough = 0.3
	kindBonus  = 0.1
)

// pairs are the pairs of neighbouring letters of a text, its ends and the gaps
// between its words included, sorted.
type pairs []uint64

func pairsOf(s string) pairs { return pairs(nil).add(s) }

// add appends the pairs of s to p[:0].
func (p pairs) add(s string) pairs {
	p = p[:0]
	last := ' '
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			r = unicode.ToLower(r)
		} else {
			r = ' '
		}
		if r != ' ' || last != ' ' {
			p = append(p, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	if last != ' ' {
		p = append(p, uint64(last)<<32|' ')
	}
	slices.Sort(p)
	return p
}

// dice is Dice's coefficient 2·|A∩B| / (|A|+|B|) of the letter pairs: 1 for the
// same, 0 for nothing in common (Dice 1945; for spelling, Adamson and Boreham
// 1974).
func (p pairs) dice(q pairs) float64 {
	if len(p)+len(q) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(p) && j < len(q); {
		switch {
		case p[i] < q[j]:
			i++
		case p[i] > q[j]:
			j++
		default:
			common++
			i++
			j++
		}
	}
	return 2 * float64(common) / float64(len(p)+len(q))
}
