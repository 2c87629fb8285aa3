package concordance

import (
	"strconv"
	"strings"
)

// Rows is the table that the page saves and the command line prints with -csv:
// a row of names, the lines, and behind them what is known from counts only,
// with source "counts" and no context.
func (k Concordance) Rows() [][]string {
	rows := [][]string{{"document", "passage", "source", "left", "word", "right", "count"}}
	for _, l := range k.Lines {
		rows = append(rows, []string{l.Document, strconv.Itoa(l.Passage), string(l.Source), l.Left, l.Word, l.Right, "1"})
	}
	for _, u := range k.Unplaced {
		rows = append(rows, []string{u.Document, strconv.Itoa(u.Passage), "counts", "", strings.Join(u.Words, " "), "", strconv.Itoa(u.Count)})
	}
	return rows
}
