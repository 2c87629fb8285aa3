package align

import "math"

// pairing scores passages of two documents. Two passages that share few words
// may still each be like the same third: what comes before and after them, and
// what the documents say elsewhere, tells what they are about. The company of a
// passage is therefore how alike it is to every passage of both documents,
//
//	c(k) = likeness, but for the passage itself a constant, and for those beside
//	       it in its document likeness + neighbour
//
// and the company of two is the cosine of theirs, so that
//
//	score = ((1 − company) × likeness + company × cosine) × alike
//
// for passages that share some rare word, where alike says how alike the two
// documents are as a whole, see articles.go. For others it is 0, and where all
// dates of one exclude all of the other.
type pairing struct {
	aligner *Aligner
	facts   *factCache
	x, y    int // documents
	rows    map[int32][]float64
	alike   float64 // the two documents
}

func (a *Aligner) pairing(x, y int, facts *factCache) *pairing {
	return &pairing{a, facts, min(x, y), max(x, y), make(map[int32][]float64), a.alike(x, y)}
}

// score compares passages i and j, one of either document.
func (p *pairing) score(i, j int32) float64 {
	likeness := p.aligner.likeness(i, j, p.facts)
	share := p.aligner.weights.company
	if likeness == 0 || p.aligner.clash(i, j, p.facts) {
		return 0
	}
	if share == 0 {
		return likeness * p.alike
	}
	u, v := p.row(i), p.row(j)
	cosine := 0.0
	for k := range u {
		cosine += u[k] * v[k]
	}
	return min(1, (1-share)*likeness+share*cosine) * p.alike
}

// row is the company of a passage, of length 1.
func (p *pairing) row(i int32) []float64 {
	if row, known := p.rows[i]; known {
		return row
	}
	a := p.aligner
	row := make([]float64, 0, a.first[p.x+1]-a.first[p.x]+a.first[p.y+1]-a.first[p.y])
	for _, d := range [2]int{p.x, p.y} {
		if int(a.passages[i].document) == d {
			row = append(row, p.facts.kin(i)...)
			continue
		}
		for k := a.first[d]; k < a.first[d+1]; k++ {
			row = append(row, a.likeness(i, k, p.facts))
		}
	}
	sum := 0.0
	for _, v := range row {
		sum += v * v
	}
	length := math.Sqrt(sum)
	for k := range row {
		row[k] /= length // not 0, since the passage itself counts
	}
	p.rows[i] = row
	return row
}

// kin is the company of a passage within its own document.
func (f *factCache) kin(i int32) []float64 {
	if row, known := f.kinOf[i]; known {
		return row
	}
	a := f.aligner
	d := a.passages[i].document
	var row []float64
	for k := a.first[d]; k < a.first[d+1]; k++ {
		switch {
		case k == i:
			row = append(row, a.weights.itself)
		case k == i-1 || k == i+1:
			row = append(row, a.likeness(i, k, f)+a.weights.neighbour)
		default:
			row = append(row, a.likeness(i, k, f))
		}
	}
	f.kinOf[i] = row
	return row
}

// clash reports whether two passages name dates of which none of the one can
// be one of the other.
func (a *Aligner) clash(i, j int32, facts *factCache) bool {
	if a.weights.dateClash == 1 { // dates are not to count
		return false
	}
	_, clash := matchDates(nil, facts.dates(i), facts.dates(j))
	return clash
}
