package ingest

import (
	"strconv"
	"strings"

	"parallax/corpus/intake"
)

// readTable reads a table of articles: a row each, and a first row that names the
// columns, if there is one. The cells are parted by commas, semicolons, tabs or
// bars, whichever parts the first rows best.
func readTable(j *job, content []byte) error {
	text := j.decode(content, "")
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(first) == 5 { // as Excel writes it
		return j.rows(newCells(rest, first[4]).all())
	}
	return j.rows(newCells(text, separator(text)).all())
}

// separator is the sign that parts the cells: the one that the first rows have
// most evenly.
func separator(text string) byte {
	best, bestScore := byte(','), 0
	for _, sep := range []byte{',', ';', '\t', '|'} {
		c := newCells(text[:min(len(text), 64<<10)], sep)
		counts := map[int]int{}
		for n := 0; n < 20; n++ {
			row, ok := c.next()
			if !ok {
				break
			}
			counts[len(row)]++
		}
		score := 0
		for cells, rows := range counts {
			if cells > 1 {
				score = max(score, rows*100+cells)
			}
		}
		if score > bestScore {
			best, bestScore = sep, score
		}
	}
	return best
}

// cells reads rows as RFC 4180 has them, and takes what is not quite so for what
// it is meant to be: a quotation mark within a cell that does not begin with one
// is part of the text, and within a quoted cell so is one that no separator or
// line end follows.
type cells struct {
	text string
	sep  byte
	row  int
}

func newCells(text string, sep byte) *cells { return &cells{text: text, sep: sep} }

// maxCells is the number of cells of a row that are kept.
const maxCells = 2000

func (c *cells) next() (row []string, ok bool) {
	if c.text == "" {
		return nil, false
	}
	c.row++
	for {
		var cell string
		if c.text != "" && c.text[0] == '"' {
			cell = c.quoted()
		} else {
			end := strings.IndexAny(c.text, string(c.sep)+"\n")
			if end < 0 {
				end = len(c.text)
			}
			cell, c.text = c.text[:end], c.text[end:]
		}
		if len(row) < maxCells {
			row = append(row, cell)
		}
		if c.text == "" {
			return row, true
		}
		end := c.text[0] == '\n'
		c.text = c.text[1:]
		if end {
			return row, true
		}
	}
}

// quoted reads a cell in quotation marks.
func (c *cells) quoted() string {
	rest := c.text[1:]
	var b strings.Builder
	for {
		i := strings.IndexByte(rest, '"')
		if i < 0 { // never closed
			b.WriteString(rest)
			c.text = ""
			return b.String()
		}
		b.WriteString(rest[:i])
		rest = rest[i+1:]
		switch {
		case rest == "" || rest[0] == c.sep || rest[0] == '\n':
			c.text = rest
			return b.String()
		case rest[0] == '"':
			rest = rest[1:]
			b.WriteByte('"')
		default:
			b.WriteByte('"')
		}
	}
}

// all goes through the rows.
func (c *cells) all() func() ([]string, bool) { return c.next }

// maxSeenRows is how many rows are looked at to learn how dates are written.
const maxSeenRows = 500

// rows makes an article of every row.
func (j *job) rows(next func() ([]string, bool)) error {
	r := j.records("column")
	var header []string
	var held [][]string
	for len(held) < maxSeenRows {
		row, ok := next()
		if !ok {
			break
		}
		held = append(held, row)
	}
	number := 0
	for len(held) > 0 && blank(held[0]) {
		held, number = held[1:], number+1
	}
	if len(held) > 0 && j.isHeader(held[0]) {
		header, held, number = held[0], held[1:], number+1
	}
	name := func(i int) string {
		if i < len(header) && strings.TrimSpace(header[i]) != "" {
			return oneLine(header[i])
		}
		return "column " + strconv.Itoa(i+1)
	}
	for i, h := range header { // the columns in their order, filled or not
		r.column(&value{name: name(i)}, intake.Skip, "")
		_ = h
	}
	r.orders = make(map[string]dayOrder)
	for i := range header {
		var dates []string
		for _, row := range held {
			if i < len(row) && len(row[i]) <= 40 {
				dates = append(dates, row[i])
			}
		}
		if o := orderOf(dates); o != orderUnknown {
			r.orders[name(i)] = o
		}
	}
	row := func(row []string) error {
		number++
		if blank(row) {
			return nil
		}
		values := make([]value, len(row))
		for i, cell := range row {
			values[i] = value{name(i), []string{cell}}
			if c := claims(name(i)); len(c) > 0 && c[0].field == intake.Byline && strings.Contains(cell, ";") {
				values[i].texts = strings.Split(cell, ";")
			}
		}
		return r.add(values, "row "+strconv.Itoa(number))
	}
	for _, h := range held {
		if err := row(h); err != nil {
			return err
		}
	}
	for {
		h, ok := next()
		if !ok {
			return nil
		}
		if err := row(h); err != nil {
			return err
		}
	}
}

func blank(row []string) bool {
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// isHeader reports whether a row names columns: one of its cells is a known name,
// or one that somebody has said what it is, and none is a text.
func (j *job) isHeader(row []string) bool {
	known := false
	for _, c := range row {
		if len(c) > 100 || strings.Contains(c, "\n") {
			return false
		}
		_, said := j.Options.Columns[oneLine(c)]
		known = known || said || claimed(c)
	}
	return known
}
