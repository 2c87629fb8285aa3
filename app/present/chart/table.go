package chart

import (
	"strconv"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/coverage"
)

// Table is the coverage chart as a table: a row for every topic that the
// settings leave, folded parts and rows not drawn among them, in the order of
// the chart, and for every column the share of the words and the passages, or
// of an outlet the number of articles that tell it. The first row names the
// columns. Silence is share 0 and nothing beside it; what nobody has coded has no
// share either.
func Table(m state.Model) [][]string {
	if m.Collection == nil {
		return nil
	}
	m = m.Charted()
	c := New(m)
	head := []string{"topic", "title", "part of", "date", "place", "by", "on", "covered by", "silent", "not coded"}
	for _, col := range c.Columns {
		name := col.Name + " (" + col.ID + ")"
		head = append(head, name+" share", name+" "+c.unit.parts)
	}
	rows := [][]string{head}
	for _, t := range c.shown() {
		row := []string{t.ID, t.Title, t.Parent, t.Date.String(), t.Place, wording.By(t.By), t.On.String(), strconv.Itoa(t.told), strconv.Itoa(t.coded - t.told), strconv.Itoa(len(t.cells) - t.coded)}
		for i, cell := range t.cells {
			col := c.Columns[i]
			if t.states[i] == coverage.NotCoded {
				row = append(row, "", "")
				continue
			}
			row = append(row, strconv.FormatFloat(cell.Share, 'f', 6, 64))
			switch {
			case cell.Documents == 0:
				row = append(row, "")
			case !col.Single():
				row = append(row, strconv.Itoa(cell.Documents))
			default:
				row = append(row, wording.Spread(m.Coverage.Cell(t.ID, col.ID).Passages))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
