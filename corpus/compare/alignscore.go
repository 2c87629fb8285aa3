package compare

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus"
)

// Weights of the score. See DefaultThreshold for how they were set.
const (
	enough      = 3.25 // shared weight that counts half as evidence: so many of the rarest words
	dateBonus   = 2.0  // factor where a date agrees
	dateClash   = 0.5  // factor where all dates exclude each other
	placeWeight = 0.05 // most that the distance of places takes away
)

// maxReasons is how many terms, and how many names, a reason lists.
const maxReasons = 8

// factCache keeps the quantities of passages during one call.
type factCache struct {
	aligner *Aligner
	of      map[int32][]Quantity
}

func newFactCache(a *Aligner) *factCache { return &factCache{a, make(map[int32][]Quantity)} }

// dates are the dates a passage names.
func (f *factCache) dates(i int32) []Quantity {
	list, known := f.of[i]
	if !known {
		p := f.aligner.passages[i]
		d := f.aligner.documents[p.document]
		for _, q := range Quantities(BestText(d, d.Passage(int(p.n))), d.Published.Date) {
			if q.Kind == Day && (!q.Date.IsZero() || q.Month > 0) {
				list = append(list, q)
			}
		}
		f.of[i] = list
	}
	return list
}

// BestText is the wording closest to the article that is there to be read: the
// attached original of a digest, else the passage's own text.
func BestText(d *corpus.Document, p *corpus.Passage) string {
	if d.Text != corpus.Full && p.Original != "" {
		return p.Original
	}
	return p.Text
}

// score compares two passages.
//
//	wording = Σ shared weights / √(weights of i × weights of j)
//	score²  = √(wording × overlap) × shared/(shared + enough), then dates and place
//
// where overlap divides by the lighter of the two, so that a short passage may
// be about a part of a long one, and the last factor keeps two headlines of
// three words from being sure of anything. The root only spreads the values
// over 0 to 1.
func (a *Aligner) score(i, j int32, facts *factCache) scored {
	p, q := &a.passages[i], &a.passages[j]
	s := scored{i: i, j: j}
	var common []int32
	for x, y := 0, 0; x < len(p.stems) && y < len(q.stems); {
		switch c := cmp.Compare(p.stems[x], q.stems[y]); {
		case c < 0:
			x++
		case c > 0:
			y++
		default:
			common = append(common, p.stems[x])
			x++
			y++
		}
	}
	shared := a.worth(common)
	if shared == 0 {
		return s
	}
	s.reason.Wording = shared / math.Sqrt(p.weight*q.weight)
	overlap := shared / min(p.weight, q.weight)
	s.score = math.Sqrt(s.reason.Wording*overlap) * shared / (shared + enough)
	a.explain(&s.reason, common)
	switch agree, clash := matchDates(&s.reason, facts.dates(i), facts.dates(j)); {
	case agree:
		s.score = min(1, dateBonus*s.score)
	case clash:
		s.score *= dateClash
	}
	s.score = math.Sqrt(s.score * (1 - placeWeight*math.Abs(a.place(i)-a.place(j))))
	return s
}

// likeness is the score of two passages alone, see score.
func (a *Aligner) likeness(i, j int32, facts *factCache) float64 {
	return a.score(i, j, facts).score
}

// explain sorts the shared stems into the reason, the rarest first.
func (a *Aligner) explain(r *Reason, common []int32) {
	slices.SortFunc(common, func(x, y int32) int {
		return cmp.Or(cmp.Compare(a.stems[x].df, a.stems[y].df), cmp.Compare(a.stems[x].term, a.stems[y].term))
	})
	for _, s := range common {
		list := &r.Terms
		switch c := a.stems[s]; {
		case c.name:
			list = &r.Names
		case c.number:
			list = &r.Numbers
		}
		if len(*list) < maxReasons {
			*list = append(*list, a.stems[s].term)
		}
	}
}

// matchDates reports whether some date of both is the same to the month, or
// else whether both have dates and all exclude each other.
func matchDates(r *Reason, p, q []Quantity) (agree, clash bool) {
	if len(p) == 0 || len(q) == 0 {
		return false, false
	}
	clash = true
	for _, x := range p {
		for _, y := range q {
			m := x.Match(y)
			clash = clash && m == Differs
			if m != Differs && fine(x) && fine(y) {
				agree = true
				if d := x.Date.String(); !slices.Contains(r.Dates, d) {
					r.Dates = append(r.Dates, d)
				}
			}
		}
	}
	if clash {
		for _, list := range [][]Quantity{p, q} {
			if !list[0].Date.IsZero() {
				r.Against = append(r.Against, list[0].Date.String())
			}
		}
	}
	return agree, clash
}

// fine reports whether a date is known to the month or better. A weekday that
// may be one of several is not.
func fine(q Quantity) bool {
	return !q.Date.IsZero() && q.Date.Last.Sub(q.Date.First).Hours() <= 31*24 && !(q.Weekday != "" && q.Date.Precision == corpus.Interval)
}
