package app

import (
	"slices"
	"strconv"

	"parallax/app/present/chart"
)

// place is what can be focused in the chart, by its row and column, from 0.
type place struct{ row, column int }

// Places beside the cells.
const (
	headRow     = -1 // heads of columns
	partsColumn = -1 // buttons that fold parts, in rows that have some
	titleColumn = -2
)

// placeOf is the place of what says to be in a column, in the row of a topic among
// rows, or at the head of the column if there is none. An element does not say in
// which row it is: that changes with every row that comes or goes before it.
func placeOf(topic, column string, rows []chart.Row) (place, bool) {
	p := place{row: headRow}
	if topic != "" {
		p.row = slices.IndexFunc(rows, func(r chart.Row) bool { return r.Topic == topic })
	}
	var err error
	p.column, err = strconv.Atoi(column)
	return p, err == nil && (topic == "" || p.row >= 0)
}

// page is the number of rows that Page Up and Page Down go over.
const page = 10

// move is where a key leads in a grid of rows and columns; false if it leads
// nowhere else. parts tells which rows have parts.
func (p place) move(key string, rows, columns int, parts func(row int) bool) (place, bool) {
	to := p
	switch key {
	case "ArrowUp":
		to.row--
	case "ArrowDown":
		to.row++
	case "ArrowLeft":
		to.column--
	case "ArrowRight":
		to.column++
	case "Home":
		to.column = titleColumn
	case "End":
		to.column = columns - 1
	case "PageUp":
		to.row = max(0, to.row-page)
	case "PageDown":
		to.row = min(rows-1, to.row+page)
	default:
		return p, false
	}
	if to.row == headRow {
		to.column = max(0, to.column)
	}
	if to.row < headRow || to.row >= rows || to.column < titleColumn || to.column >= columns {
		return p, false
	}
	if to.column == partsColumn && !parts(to.row) {
		to.column = titleColumn
		if key == "ArrowRight" {
			to.column = 0
		}
	}
	return to, to != p && to.column < columns
}
