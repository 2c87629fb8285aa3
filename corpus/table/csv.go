// Package table writes tables for other programs. It exists because
// encoding/csv costs the page 9 KB after compression, most of it for reading,
// and does not know what spreadsheets do to a cell that begins with "=".
package table

import "strings"

// Options say for whom a table is written. The zero value is for people who
// open it in a spreadsheet.
type Options struct {
	// Exact writes every cell as it is and no byte order mark, for programs
	// that read the table back. Without it the text begins with a byte order
	// mark, by which spreadsheets know UTF-8, and a cell that they would take
	// for a formula begins with an apostrophe.
	Exact bool
}

// CSV writes rows as RFC 4180 has it: commas, lines that end with CR LF, and
// quotes around a cell that holds a comma, a quote, a line end or a space at
// its edge. Rows may differ in length.
func CSV(rows [][]string, o Options) []byte {
	var b []byte
	if !o.Exact {
		b = append(b, "\ufeff"...)
	}
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b = append(b, ',')
			}
			if !o.Exact && Formula(cell) {
				cell = "'" + cell
			}
			b = appendCell(b, cell, len(row) == 1)
		}
		b = append(b, '\r', '\n')
	}
	return b
}

// Text writes rows for the clipboard, as spreadsheets take them: tabs between
// cells, a line for each row. Tabs and line ends in a cell become spaces, and a
// cell that would be taken for a formula begins with an apostrophe.
func Text(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			if Formula(cell) {
				b.WriteByte('\'')
			}
			for _, r := range cell {
				if r == '\t' || r == '\n' || r == '\r' {
					r = ' '
				}
				b.WriteRune(r)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// appendCell writes one cell. An empty cell that stands alone has quotes, else
// its line would be no row.
func appendCell(b []byte, cell string, alone bool) []byte {
	edge := cell != "" && (cell[0] == ' ' || cell[len(cell)-1] == ' ')
	if !edge && !(alone && cell == "") && !strings.ContainsAny(cell, ",\"\r\n") {
		return append(b, cell...)
	}
	b = append(b, '"')
	for i := 0; i < len(cell); i++ {
		if cell[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, cell[i])
	}
	return append(b, '"')
}

// Formula reports whether a spreadsheet may take a cell for a formula: it
// begins, spaces apart, with = + - @, with the wide form of one of them, or
// with a tab or line end, and is not a plain number. What a stranger's text
// puts there could fetch from the network or start a program (OWASP, "CSV
// Injection").
func Formula(cell string) bool {
	trimmed := strings.TrimLeft(cell, " \u00a0\u3000\ufeff")
	for _, start := range [...]string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(trimmed, start) {
			return !plain(cell)
		}
	}
	return false
}

// plain reports whether a cell is a number with a sign, such as −0.5 written
// with a hyphen: digits with at most one point, and a power of ten.
func plain(cell string) bool {
	if cell == "" || cell[0] != '-' && cell[0] != '+' {
		return false
	}
	whole, power, scientific := strings.Cut(cell[1:], "e")
	if scientific {
		power = strings.TrimPrefix(strings.TrimPrefix(power, "-"), "+")
	}
	before, after, point := strings.Cut(whole, ".")
	return digits(before) && (!point || digits(after)) && (!scientific || digits(power))
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
