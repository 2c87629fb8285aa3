package align

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus"
	"parallax/corpus/quantity"
	"parallax/corpus/sorting"
)

// weights are the parameters of the score.
type weights struct {
	enough      float64 // shared weight that counts half as evidence: so many of the rarest words
	dateBonus   float64 // factor where a date agrees
	dateClash   float64 // factor where all dates exclude each other, in company; a pair of such passages scores 0
	place       float64 // most that the distance of places takes away
	commonWorth float64 // part of its rarity that a common word counts for
	number      float64 // part that a number counts for
	name        float64 // part that a name counts for
	company     float64 // part of the score that is company, see pairing
	itself      float64 // of a passage in its own company
	neighbour   float64 // what the passage before or after has besides its likeness
}

// defaultWeights were set on the shipped collection by hand, the first four
// before the others; the test of the alignment says what each is worth there,
// and how little changes when one document pair is left out in setting them.
var defaultWeights = weights{
	enough: 3.25, dateBonus: 2, dateClash: 0.5, place: 0.05, commonWorth: 0.5, number: 1, name: 1,
	company: 2. / 3, itself: 0.5, neighbour: 0.1,
}

// maxReasons is how many terms, and how many names, a reason lists.
const maxReasons = 8

// factCache keeps what was found out about passages during one call.
type factCache struct {
	aligner *Aligner
	of      map[int32][]quantity.Value
	kinOf   map[int32][]float64
	shared  []int32 // room for common stems
}

func newFactCache(a *Aligner) *factCache {
	return &factCache{aligner: a, of: make(map[int32][]quantity.Value), kinOf: make(map[int32][]float64)}
}

// dates are the dates a passage names.
func (f *factCache) dates(i int32) []quantity.Value {
	list, known := f.of[i]
	if !known {
		p := f.aligner.passages[i]
		d := f.aligner.documents[p.document]
		for _, q := range quantity.Read(d.BestText(d.Passage(int(p.n))), d.Published.Date) {
			if q.Kind == quantity.Day && (!q.Date.IsZero() || q.Month > 0) {
				list = append(list, q)
			}
		}
		f.of[i] = list
	}
	return list
}

// likeness says how alike two passages are by themselves.
//
//	wording   = Σ shared weights / √(weights of i × weights of j)
//	likeness² = √(wording × overlap) × shared/(shared + enough), then dates and place
//
// where overlap divides by the lighter of the two, so that a short passage may
// be about a part of a long one, and the last factor keeps two headlines of
// three words from being sure of anything. The root only spreads the values
// over 0 to 1.
func (a *Aligner) likeness(i, j int32, facts *factCache) float64 {
	facts.shared = a.common(facts.shared[:0], i, j)
	shared := a.worth(facts.shared)
	if shared == 0 {
		return 0
	}
	p, q := &a.passages[i], &a.passages[j]
	w := &a.weights
	wording, overlap := shared/math.Sqrt(p.weight*q.weight), shared/min(p.weight, q.weight)
	score := math.Sqrt(wording*overlap) * shared / (shared + w.enough)
	switch agree, clash := matchDates(nil, facts.dates(i), facts.dates(j)); {
	case agree:
		score = min(1, w.dateBonus*score)
	case clash:
		score *= w.dateClash
	}
	return math.Sqrt(score * (1 - w.place*math.Abs(a.place(i)-a.place(j))))
}

// common appends the stems that two passages share, ascending.
func (a *Aligner) common(common []int32, i, j int32) []int32 {
	p, q := a.passages[i].stems, a.passages[j].stems
	for x, y := 0, 0; x < len(p) && y < len(q); {
		switch c := cmp.Compare(p[x], q[y]); {
		case c < 0:
			x++
		case c > 0:
			y++
		default:
			common = append(common, p[x])
			x++
			y++
		}
	}
	return common
}

// reason says what the likeness of two passages rests on.
func (a *Aligner) reason(i, j int32, facts *factCache) Reason {
	var r Reason
	common := a.common(nil, i, j)
	if weight := math.Sqrt(a.passages[i].weight * a.passages[j].weight); weight > 0 {
		r.Wording = a.worth(common) / weight
	}
	a.explain(&r, common)
	matchDates(&r, facts.dates(i), facts.dates(j))
	return r
}

// explain sorts the shared stems into the reason, the rarest first.
func (a *Aligner) explain(r *Reason, common []int32) {
	sorting.By(common, func(x, y int32) int {
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
// else whether both have dates and all exclude each other; r, unless it is nil,
// is told which.
func matchDates(r *Reason, p, q []quantity.Value) (agree, clash bool) {
	if len(p) == 0 || len(q) == 0 {
		return false, false
	}
	clash = true
	for _, x := range p {
		for _, y := range q {
			m := x.Match(y)
			clash = clash && m == quantity.Differs
			if m != quantity.Differs && fine(x) && fine(y) {
				agree = true
				if r == nil {
					continue
				}
				if d := x.Date.String(); !slices.Contains(r.Dates, d) {
					r.Dates = append(r.Dates, d)
				}
			}
		}
	}
	if clash && r != nil {
		for _, list := range [][]quantity.Value{p, q} {
			if !list[0].Date.IsZero() {
				r.Against = append(r.Against, list[0].Date.String())
			}
		}
	}
	return agree, clash
}

// fine reports whether a date is known to the month or better. A weekday that
// may be one of several is not.
func fine(q quantity.Value) bool {
	return !q.Date.IsZero() && q.Date.Last.Sub(q.Date.First).Hours() <= 31*24 && !(q.Weekday != "" && q.Date.Precision == corpus.Interval)
}
