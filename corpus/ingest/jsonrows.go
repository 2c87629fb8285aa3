package ingest

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// cellsOf are the cells of a row of a table that is written as an array:
//
//	["Quay", "Echo", "2031-05-04", ["P. Tern", "R. Heron"], 17, null, "The council …"]
//
// A list in it is one cell. It is nil if raw is no such array: one of objects, or of
// nothing but lists, which would be rows themselves.
func cellsOf(raw []byte) []string {
	if len(raw) == 0 || raw[0] != '[' {
		return nil
	}
	var cells []json.RawMessage
	if json.Unmarshal(raw, &cells) != nil || len(cells) > maxCells {
		return nil
	}
	row, alone := make([]string, len(cells)), false
	for i, c := range cells {
		switch c[0] {
		case '{':
			return nil
		case '[':
			list := scalars(c)
			if list == nil {
				return nil
			}
			row[i] = strings.Join(list, "; ")
		case '"':
			alone = true
			var text string
			if json.Unmarshal(c, &text) != nil {
				return nil
			}
			row[i] = Decode([]byte(text))
		case 'n', 't', 'f': // null, true, false
		default:
			row[i] = string(c)
		}
	}
	if !alone {
		return nil
	}
	return row
}

// notRow is said of what stands among rows and is none.
const notRow = "It is no list of values, as the rows before it are."

// rowsFrom reads the rest of an array whose first element is a row.
func (w *jsonWalk) rowsFrom(first []string) error {
	var failed error
	next := func() ([]string, bool) {
		if row := first; row != nil {
			first = nil
			w.number++
			return row, true
		}
		for w.dec.More() {
			var raw json.RawMessage
			if failed = w.dec.Decode(&raw); failed != nil {
				return nil, false
			}
			w.number++
			if row := cellsOf(raw); row != nil {
				return row, true
			}
			w.report.Trouble("row "+strconv.Itoa(w.number), notRow, "")
		}
		return nil, false
	}
	if err := w.job.rows(next); err != nil {
		return err
	}
	return failed
}

// mend is what is nearly JSON as it was meant, which is told.
func (j *job) mend(content []byte) []byte {
	content, what := mended(content)
	j.mendedBy(what)
	return content
}

func (j *job) mendedBy(what []string) {
	for _, w := range what {
		if !slices.Contains(j.report.Mended, w) {
			j.report.Mended = append(j.report.Mended, w)
		}
	}
}

// row is a line of JSON lines as a row, as it stands or once mended; nil if it is none.
func (j *job) row(line string) []string {
	raw := []byte(strings.TrimSpace(line))
	if len(raw) == 0 || raw[0] != '[' && raw[0] != '(' {
		return nil
	}
	if row := cellsOf(raw); row != nil {
		return row
	}
	as, what := mended(raw)
	if what == nil {
		return nil
	}
	row := cellsOf(as)
	if row != nil {
		j.mendedBy(what)
	}
	return row
}
