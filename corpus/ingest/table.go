package ingest

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	if above := j.aboveHeader(held); above > 0 {
		held, number = held[above:], number+above
	}
	if len(held) > 0 && (j.isHeader(held[0]) || headsTexts(held)) {
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
	for i := range columnsOf(held) {
		var dates []string
		for _, row := range held {
			if i < len(row) && len(row[i]) <= 40 {
				dates = append(dates, row[i])
			}
		}
		if o := orderOf(dates); o != orderUnknown {
			r.orders[name(i)] = o
		} else if i < len(header) && dayIsFirst[plainName(header[i])] {
			r.orders[name(i)] = dayFirst
		}
	}
	r.likely = likely(name, held)
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

// aboveHeader is the number of rows above the names of the columns that say where the
// table is from: with a cell or two, where those below have more.
func (j *job) aboveHeader(rows [][]string) int {
	const most = 12
	for i, row := range rows[:min(len(rows), most)] {
		cells := 0
		for _, c := range row {
			if strings.TrimSpace(c) != "" {
				cells++
			}
		}
		if cells > 2 {
			if i > 0 && j.isHeader(row) && named2(row) {
				return i
			}
			return 0
		}
	}
	return 0
}

// dayIsFirst are what columns of dates are called where the day is written before
// the month, in numbers as well.
var dayIsFirst = set("datum erscheinungsdatum veröffentlicht publikationsdatum datedepublication datepublication fecha fechapublicación datapubblicazione dato datapublikacji datumvydání datumpublikace ημερομηνία tarih yayıntarihi дата датапубликации publiceret datumpublicatie datapublicării")

func columnsOf(rows [][]string) int {
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	return min(n, maxColumns)
}

// headsTexts reports whether the first row names columns in words that nobody knows
// here: its cells are short, each another, none is a number, and below one of them
// stand texts.
func headsTexts(rows [][]string) bool {
	const most, text = 40, 120 // letters of a name, and of a text
	if len(rows) < 2 || len(rows[0]) < 2 {
		return false
	}
	seen := make(map[string]bool, len(rows[0]))
	for _, c := range rows[0] {
		c = strings.TrimSpace(c)
		if c == "" || len(c) > most || seen[c] || strings.ContainsAny(c, ".!?,0123456789") || len(strings.Fields(c)) > 3 {
			return false
		}
		seen[c] = true
	}
	for i := range rows[0] {
		texts := 0
		for _, row := range rows[1:] {
			if i < len(row) && len(row[i]) >= text {
				texts++
			}
		}
		if 2*texts > len(rows)-1 {
			return true
		}
	}
	return false
}

// likely says by what is in them what columns are whose names say nothing: a
// headline is some words, another one in each row; an outlet is short, and comes
// again and again; an address is one. What a name claims is not looked for.
func likely(name func(int) string, rows [][]string) map[string]intake.Field {
	n := columnsOf(rows)
	found := make(map[intake.Field]bool)
	for i := range n {
		for _, c := range claims(name(i)) {
			found[c.field] = true
		}
	}
	of := make(map[string]intake.Field)
	give := func(i int, f intake.Field) {
		if !found[f] {
			found[f], of[name(i)] = true, f
		}
	}
	const fewestLike = 4 // rows, below which nothing comes again and again
	lengths := make([]int, n)
	for _, row := range rows {
		for i := range min(n, len(row)) {
			lengths[i] += len(row[i])
		}
	}
	text := slices.Index(lengths, slices.Max(append(lengths, 0)))
	headline, longestOf := -1, 0
	for i := range n {
		if claimed(name(i)) || i == text {
			continue
		}
		filled, words, letters, longest, addresses, numbers := 0, 0, 0, 0, 0, 0
		different := make(map[string]bool)
		for _, row := range rows {
			if i >= len(row) || strings.TrimSpace(row[i]) == "" {
				continue
			}
			c := strings.TrimSpace(row[i])
			filled++
			longest = max(longest, len(c))
			if isAddress(c) {
				addresses++
			}
			if number(c) || !readDate(c, dayFirst).IsZero() {
				numbers++
			}
			if len(c) <= maxHeadline {
				words += len(strings.Fields(c))
				letters += utf8.RuneCountInString(c)
				different[c] = true
			}
		}
		switch {
		case filled == 0 || 2*numbers > filled:
		case 2*addresses > filled:
			give(i, intake.URL)
		case longest > maxHeadline || 2*filled < len(rows):
		case filled >= fewestLike && 10*len(different) >= 9*filled && (words >= 3*filled || letters >= 20*filled && words < 2*filled):
			if letters/filled > longestOf { // of several the longest
				headline, longestOf = i, letters/filled
			}
		case filled >= fewestLike && 2*len(different) <= filled && words <= 4*filled && letters >= 3*filled:
			give(i, intake.Outlet)
		}
	}
	if headline >= 0 {
		give(headline, intake.Headline)
	}
	return of
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
