package present

import (
	"strconv"
	"strings"

	"parallax/app/state"
)

// ChartTable is the coverage chart as a table: a row for every topic that the
// settings leave, folded parts and rows not drawn among them, in the order of
// the chart, and for every column the share of the words and the passages, or
// of an outlet the number of articles that tell it. The first row names the
// columns. Silence is share 0 and nothing beside it.
func ChartTable(m state.Model) [][]string {
	if m.Collection == nil {
		return nil
	}
	m = m.Charted()
	c := newChart(m)
	beside := " passages"
	if m.Unit() == state.ByOutlet {
		beside = " articles"
	}
	head := []string{"topic", "title", "part of", "date", "place", "proposed", "told by"}
	for _, col := range c.columns {
		name := columnName(m, col) + " (" + col.id + ")"
		head = append(head, name+" share", name+beside)
	}
	rows := [][]string{head}
	for _, t := range c.shown() {
		row := []string{t.ID, t.Title, t.Parent, t.Date.String(), t.Place, yes(t.Proposed), strconv.Itoa(t.told)}
		for i, cell := range t.cells {
			row = append(row, strconv.FormatFloat(cell.Share, 'f', 6, 64))
			switch {
			case cell.Documents == 0:
				row = append(row, "")
			case m.Unit() == state.ByOutlet:
				row = append(row, strconv.Itoa(cell.Documents))
			default:
				row = append(row, spread(m.Coverage.Cell(t.ID, c.columns[i].id).Passages))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// yes writes what is so or not.
func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// spread writes passage numbers with spaces between: no spreadsheet takes that
// for a date or a number with a comma.
func spread(list []int) string {
	text := make([]string, len(list))
	for i, n := range list {
		text[i] = strconv.Itoa(n)
	}
	return strings.Join(text, " ")
}
