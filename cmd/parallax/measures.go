package main

import (
	"math"
	"strconv"
	"strings"

	"parallax/corpus/stats"
)

// sortUsage says what -by takes: the measures of a table that lists are sorted by.
func sortUsage(table []stats.Measure) string {
	ids := stats.IDs(table)
	last := len(ids) - 1
	return "sort by `MEASURE`: " + strings.Join(ids[:last], ", ") + " or " + ids[last]
}

// measureHeads and measureCells are the measures of a table that people read, and
// the one that the list is sorted by, each with a tab before it.
func measureHeads(table []stats.Measure, by string) string {
	var b strings.Builder
	for _, m := range table {
		if m.Shown || m.Column != "" && m.ID == by && by != "" {
			b.WriteString("\t" + m.Name)
		}
	}
	return b.String()
}

func measureCells(table []stats.Measure, by string, x stats.Measured) string {
	var b strings.Builder
	for _, m := range table {
		if m.Shown || m.Column != "" && m.ID == by && by != "" {
			b.WriteString("\t" + measured(m, x))
		}
	}
	return b.String()
}

// measured is a figure as people read it, a dash for one that cannot be told.
func measured(m stats.Measure, x stats.Measured) string {
	v, known := x.Figure(m.Column)
	if !known {
		return "–"
	}
	s := strconv.FormatFloat(v, 'f', m.Places, 64)
	switch {
	case v != 0 && strings.Trim(s, "-0.") == "": // too small to be seen
		s = strconv.FormatFloat(math.Copysign(math.Pow10(-m.Places), v), 'f', m.Places, 64)
		if v > 0 {
			return "<" + s
		}
		return ">" + s
	case m.Signed && v > 0:
		return "+" + s
	}
	return s
}
