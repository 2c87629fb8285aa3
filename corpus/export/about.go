package export

import (
	"slices"
	"strings"

	"parallax/corpus"
)

// About has rows of a table that name articles by their ids say which those are, for
// whoever reads them elsewhere. Behind each column "document" ("document a") are put those
// of "headline", "outlet" and "date" ("headline a" …) that the table does not have, and
// a head behind "documents" that is the id of an article gets them before it. The rows given stay as they
// are. Its time grows with the articles plus the cells.
func About(c *corpus.Collection, rows [][]string) [][]string {
	if len(rows) == 0 {
		return rows
	}
	t := tablesOf(c)
	heads := slices.Clone(rows[0])
	of := slices.Index(heads, "documents") // an article may be called as a column is: words.txt
	for i, head := range heads {
		if of >= 0 && i > of && t.documents[head] != nil {
			of := t.of(head)
			heads[i] = strings.Join(slices.DeleteFunc(of[:3], func(s string) bool { return s == "" }), ", ") + " (" + head + ")"
		}
	}
	more := make([][]int, len(heads)) // which cells of `of` come behind a column
	for i, head := range rows[0] {
		which, is := strings.CutPrefix(head, "document")
		if !is || which != "" && which[0] != ' ' {
			continue
		}
		for k, name := range about[:3] {
			if !slices.Contains(heads, name+which) && (name != "date" || !slices.Contains(heads, "published"+which)) {
				more[i] = append(more[i], k)
			}
		}
	}
	list := make([][]string, len(rows))
	for n, row := range rows {
		whole := make([]string, 0, len(row)+len(about))
		for i, cell := range row {
			if n == 0 {
				cell = heads[i]
			}
			whole = append(whole, cell)
			if len(more[i]) == 0 {
				continue
			}
			of := []string{"", "", ""}
			if n == 0 {
				which := strings.TrimPrefix(cell, "document")
				of = []string{about[0] + which, about[1] + which, about[2] + which}
			} else if cell != "" {
				of = t.of(cell)
			}
			for _, k := range more[i] {
				whole = append(whole, of[k])
			}
		}
		list[n] = whole
	}
	return list
}
