package chart

import (
	"math"
	"slices"
	"strconv"
	"time"

	"parallax/corpus"
)

// A spine is the time axis beside rows of one height each: an axis in rows.
// Where every date lies within climbMost rows of its row it is true to scale.
// Otherwise it follows the rows: it is stretched and squeezed so that every
// date stands level with its row, and broken where years are left out. Then a
// row whose date does not fit the order of the rows, such as a late part of an
// early event, has no place on it.
type spine struct {
	exact bool
	years []AxisYear
	spots []spot // one per row
}

// spot is a row's place on the spine.
type spot struct {
	on       bool
	from, to float64
	joined   bool // the same date as the spot before
}

const (
	climbMost  = 2.5 // rows, of a lead on an axis true to scale
	spineEnd   = 0.3 // rows kept free above the first date and below the last
	yearsApart = 0.5 // rows between two years that are labelled
)

// newSpine fits a spine to rows with these dates, top to bottom.
func newSpine(dates []corpus.Date) spine {
	x, n := newAxis(dates), float64(len(dates))
	s := spine{exact: true, spots: make([]spot, len(dates))}
	scale := func(at float64) float64 { return spineEnd + at*max(n-2*spineEnd, 0) }
	for i, d := range dates {
		if d.IsZero() {
			continue
		}
		from, to := x.span(d)
		s.spots[i] = spot{on: true, from: scale(from), to: scale(to)}
		s.exact = s.exact && math.Abs(s.spots[i].middle()-middle(i)) <= climbMost
	}
	if s.exact {
		for _, y := range x.labels(yearsApart / max(n, 1)) {
			y.At = scale(y.At)
			s.years = append(s.years, y)
		}
		return s
	}
	s.stretch(dates)
	return s
}

func (s spot) middle() float64 { return (s.from + s.to) / 2 }

func middle(row int) float64 { return float64(row) + 0.5 }

// stretch puts every date of the longest chain level with its row, and takes
// the others off.
func (s *spine) stretch(dates []corpus.Date) {
	clear(s.spots)
	before, year := -1, 0
	for _, l := range chain(dates) {
		at := middle(l.row)
		s.spots[l.row] = spot{on: true, from: at, to: at, joined: before >= 0 && dates[before] == dates[l.row]}
		if y := l.day.Year(); before < 0 || y > year {
			s.years = append(s.years, AxisYear{strconv.Itoa(y), at, before >= 0 && y > year+1})
			year = y
		}
		before = l.row
	}
}

// link is a row of a chain and the day it stands for.
type link struct {
	row int
	day time.Time
}

// chain is a longest list of rows from top to bottom that can stand for days
// in the order of time, each for a day within its date. It is found as a
// longest ascending subsequence is, keeping for every length the chain that
// ends earliest; the time is quadratic in the number of rows.
func chain(dates []corpus.Date) []link {
	type node struct {
		link
		before int // index into nodes; −1 for none
	}
	var nodes []node
	var ends []int // per length less one, the node where that chain ends
	for i, d := range dates {
		if d.IsZero() {
			continue
		}
		for length := len(ends); length >= 0; length-- {
			day, before := d.First, -1
			if length > 0 {
				before = ends[length-1]
				if reached := nodes[before].day; reached.After(d.Last) {
					continue
				} else if reached.After(day) {
					day = reached
				}
			}
			if length < len(ends) && !day.Before(nodes[ends[length]].day) {
				continue
			}
			nodes = append(nodes, node{link{i, day}, before})
			if length == len(ends) {
				ends = append(ends, 0)
			}
			ends[length] = len(nodes) - 1
		}
	}
	var list []link
	if len(ends) > 0 {
		for k := ends[len(ends)-1]; k >= 0; k = nodes[k].before {
			list = append(list, nodes[k].link)
		}
	}
	slices.Reverse(list)
	return list
}
