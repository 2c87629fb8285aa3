package chart

import (
	"slices"
	"strconv"
	"time"

	"parallax/corpus"
)

// axis maps time to 0…1. It is true to scale as long as the topics lie within
// ManyYears years. Over a longer time it is broken: every calendar year in
// which a topic begins or ends is drawn, with a length of 1 plus the number of
// topics that begin in it, so that a crowded year has room; years between are
// drawn as one gap of length gapWeight. Within a year, and within a gap, time
// runs evenly, and earlier is always above later.
type axis struct {
	knots []knot
	years []int // those drawn, ascending
}

// knot is a point where the scale of the axis changes.
type knot struct {
	day time.Time
	at  float64
}

const (
	ManyYears = 4
	gapWeight = 0.6
)

// newAxis fits an axis to the dates that are stated; without any it is empty.
func newAxis(dates []corpus.Date) axis {
	begins := make(map[int]int)
	for _, d := range dates {
		if !d.IsZero() {
			begins[d.First.Year()]++
			if y := d.Last.Year(); begins[y] == 0 {
				begins[y] = 0 // drawn, though nothing begins in it
			}
		}
	}
	if len(begins) == 0 {
		return axis{}
	}
	var years []int
	for y := range begins {
		years = append(years, y)
	}
	slices.Sort(years)
	if years[len(years)-1]-years[0] < ManyYears {
		return plainAxis(dates)
	}
	x := axis{years: years}
	at := 0.0
	for i, y := range years {
		if i > 0 && y > years[i-1]+1 {
			at += gapWeight
		}
		x.knots = append(x.knots, knot{newYear(y), at})
		at += 1 + float64(begins[y])
		if i+1 == len(years) || years[i+1] > y+1 {
			x.knots = append(x.knots, knot{newYear(y + 1), at})
		}
	}
	for i := range x.knots {
		x.knots[i].at /= at
	}
	return x
}

// plainAxis runs evenly from the first day of the dates to the last.
func plainAxis(dates []corpus.Date) axis {
	var first, last time.Time
	for _, d := range dates {
		if d.IsZero() {
			continue
		}
		if first.IsZero() || d.First.Before(first) {
			first = d.First
		}
		if end := d.Last.AddDate(0, 0, 1); last.Before(end) {
			last = end
		}
	}
	x := axis{knots: []knot{{first, 0}, {last, 1}}}
	for y := first.Year(); y <= last.Year(); y++ {
		x.years = append(x.years, y)
	}
	return x
}

func newYear(y int) time.Time { return time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC) }

// at is where a day stands.
func (x axis) at(day time.Time) float64 {
	i, _ := slices.BinarySearchFunc(x.knots, day, func(k knot, t time.Time) int { return k.day.Compare(t) })
	switch {
	case len(x.knots) == 0:
		return 0
	case i == 0:
		return x.knots[0].at
	case i == len(x.knots):
		return x.knots[i-1].at
	}
	a, b := x.knots[i-1], x.knots[i]
	return a.at + (b.at-a.at)*float64(day.Sub(a.day))/float64(b.day.Sub(a.day))
}

// span is where a date begins and ends; for a day the two are the same.
func (x axis) span(d corpus.Date) (from, to float64) {
	from = x.at(d.First)
	if d.First.Equal(d.Last) {
		return from, from
	}
	return from, x.at(d.Last.AddDate(0, 0, 1))
}

// labels are the years to write beside the axis, leaving out those that would
// stand closer than apart.
func (x axis) labels(apart float64) []AxisYear {
	var list []AxisYear
	for i, y := range x.years {
		day := newYear(y)
		broken := i > 0 && y > x.years[i-1]+1
		if day.Before(x.knots[0].day) {
			continue // the axis begins within this year; see below
		}
		at := x.at(day)
		if len(list) > 0 && at-list[len(list)-1].At < apart || at >= 1 {
			continue
		}
		list = append(list, AxisYear{strconv.Itoa(y), at, broken})
	}
	if len(x.years) > 0 && (len(list) == 0 || list[0].At >= apart) {
		list = slices.Insert(list, 0, AxisYear{Label: strconv.Itoa(x.years[0])})
	}
	return list
}
