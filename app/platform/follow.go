package platform

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Places in a text are counted in passages: 2.5 is the middle of the third.

// anchor is a place in one text and the place in another that stands level
// with it.
type anchor struct{ from, to float64 }

// parseAnchors reads, for two columns, the anchors from one to the other out of
// "0 1 4:13 7:15;0 2 …": column, column, and numbers of passages, whose
// beginnings are the anchors. Anything else is passed over.
func parseAnchors(list string, from, to int) []anchor {
	var anchors []anchor
	for part := range strings.SplitSeq(list, ";") {
		fields := strings.Fields(part)
		if len(fields) < 2 {
			continue
		}
		a, errA := strconv.Atoi(fields[0])
		b, errB := strconv.Atoi(fields[1])
		turned := a == to && b == from
		if errA != nil || errB != nil || !turned && (a != from || b != to) {
			continue
		}
		for _, field := range fields[2:] {
			x, y, _ := strings.Cut(field, ":")
			n, errN := strconv.Atoi(x)
			m, errM := strconv.Atoi(y)
			if errN != nil || errM != nil {
				continue
			}
			if turned {
				n, m = m, n
			}
			anchors = append(anchors, anchor{float64(n - 1), float64(m - 1)})
		}
	}
	return anchors
}

// pin adds an anchor and takes out those that contradict it.
func pin(anchors []anchor, p anchor) []anchor {
	kept := slices.DeleteFunc(slices.Clone(anchors), func(a anchor) bool { return (a.from-p.from)*(a.to-p.to) <= 0 })
	at, _ := slices.BinarySearchFunc(kept, p.from, func(a anchor, x float64) int {
		if a.from < x {
			return -1
		}
		return 1
	})
	return slices.Insert(kept, at, p)
}

// follow is the place in a text of m passages that belongs to a place in a text
// of n: beginnings and ends belong together, anchors as they say, and what lies
// between two anchors in proportion. The anchors ascend on both sides.
func follow(anchors []anchor, n, m int, at float64) float64 {
	before, after := anchor{}, anchor{float64(n), float64(m)}
	for _, a := range anchors {
		if a.from <= at {
			before = a
		} else {
			after = a
			break
		}
	}
	if after.from <= before.from {
		return before.to
	}
	share := math.Min(math.Max((at-before.from)/(after.from-before.from), 0), 1)
	return before.to + share*(after.to-before.to)
}

// placeAt is the place at height y in a text whose passages lie at these spans,
// top to bottom; the space between two passages belongs to the first.
func placeAt(passages []Rect, y float64) float64 {
	for i, r := range passages {
		end := r.Bottom
		if i+1 < len(passages) {
			end = passages[i+1].Top
		}
		if y < end {
			return float64(i) + math.Min(math.Max((y-r.Top)/math.Max(end-r.Top, 1), 0), 1)
		}
	}
	return float64(len(passages))
}

// heightAt is where a place of a text lies; it undoes placeAt.
func heightAt(passages []Rect, place float64) float64 {
	if len(passages) == 0 {
		return 0
	}
	i := int(math.Min(math.Max(math.Floor(place), 0), float64(len(passages)-1)))
	end := passages[i].Bottom
	if i+1 < len(passages) {
		end = passages[i+1].Top
	}
	return passages[i].Top + math.Min(math.Max(place-float64(i), 0), 1)*(end-passages[i].Top)
}
