package present

import (
	"strconv"
	"strings"

	"parallax/app/state"
)

// ChartTable is the coverage chart as a table: a row for every topic that the
// filter leaves, folded parts among them, in the order of the chart, and for
// every column the share of the article's words and the passages. The first
// row names the columns. Silence is share 0 and no passage.
func ChartTable(m state.Model) [][]string {
	if m.Collection == nil {
		return nil
	}
	c := newChart(m)
	head := []string{"topic", "title", "part of", "date", "place", "told by"}
	for _, id := range c.columns {
		name := outlet(m, id) + " (" + id + ")"
		head = append(head, name+" share", name+" passages")
	}
	rows := [][]string{head}
	for _, t := range c.shown() {
		row := []string{t.ID, t.Title, t.Parent, t.Date.String(), t.Place, strconv.Itoa(t.told)}
		for _, cell := range t.cells {
			row = append(row, strconv.FormatFloat(cell.Share, 'f', 6, 64), spread(cell.Passages))
		}
		rows = append(rows, row)
	}
	return rows
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
