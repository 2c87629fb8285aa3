package ingest

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// unescaped is a reference within a document without its escapes.
func unescaped(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if u, err := url.PathUnescape(href); err == nil {
		return u
	}
	return href
}

// readSheet reads the first sheet of a workbook (Office Open XML) as a table of
// articles. Numbers that are shown as days are days.
func readSheet(j *job, content []byte) error {
	parts, err := j.openDocument(content, "an Excel workbook")
	if err != nil {
		return err
	}
	name, sheets, days1904 := parts.firstSheet()
	text, err := parts.read(name)
	if err != nil {
		return troublef("If it has a password, save it without one.", "This workbook cannot be read: %v.", err)
	}
	s := sheet{xml: newXML(text), merged: mergedDown(text), days: parts.dayStyles(), from1904: days1904}
	if shared, err := parts.read("xl/sharedStrings.xml"); err == nil {
		s.shared = sharedStrings(shared)
	}
	if err := j.rows(s.row); err != nil {
		return err
	}
	if sheets > 1 {
		j.report.Trouble("the other sheets", "Only the first of "+strconv.Itoa(sheets)+" sheets was read.", "Save the others as files of their own, if they hold articles.")
	}
	return nil
}

// firstSheet is the part with the first sheet, the number of sheets, and whether
// days are counted from 1904.
func (p *zipParts) firstSheet() (name string, sheets int, from1904 bool) {
	name = "xl/worksheets/sheet1.xml"
	text, err := p.read("xl/workbook.xml")
	if err != nil {
		return name, 1, false
	}
	id := ""
	for x := newXML(text); x.next(); {
		if x.kind == html.EndTagToken {
			continue
		}
		switch x.name {
		case "workbookpr":
			v := x.attribute("date1904")
			from1904 = v == "1" || v == "true"
		case "sheet":
			if sheets++; sheets == 1 {
				id = x.attribute("id") // r:id; sheetId differs in name
			}
		}
	}
	if rels, err := p.read("xl/_rels/workbook.xml.rels"); err == nil {
		for x := newXML(rels); x.next(); {
			if x.name == "relationship" && x.attribute("id") == id && id != "" {
				target := x.attribute("target")
				if strings.HasPrefix(target, "/") {
					return strings.TrimPrefix(target, "/"), sheets, from1904
				}
				return path.Join("xl", target), sheets, from1904
			}
		}
	}
	return name, sheets, from1904
}

// dayStyles are the styles of cells, by index, that show a number as a day.
func (p *zipParts) dayStyles() map[int]bool {
	days := map[int]bool{}
	text, err := p.read("xl/styles.xml")
	if err != nil {
		return days
	}
	own := map[string]bool{}
	in, n := false, 0
	for x := newXML(text); x.next(); {
		if x.kind == html.EndTagToken {
			in = in && x.name != "cellxfs"
			continue
		}
		switch x.name {
		case "numfmt":
			code := strings.ToLower(x.attribute("formatcode"))
			own[x.attribute("numfmtid")] = strings.Contains(code, "yy") || strings.Contains(code, "d") && strings.Contains(code, "m")
		case "cellxfs":
			in = true
		case "xf":
			if in {
				f := x.attribute("numfmtid")
				id, _ := strconv.Atoi(f)
				if own[f] || id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58 {
					days[n] = true
				}
				n++
			}
		}
	}
	return days
}

// sharedStrings are the texts that cells refer to, without what only says how
// they are pronounced.
func sharedStrings(text string) (list []string) {
	var b strings.Builder
	in, phonetic := false, false
	for x := newXML(text); x.next(); {
		switch {
		case x.kind == html.TextToken:
			if in && !phonetic {
				b.WriteString(x.text)
			}
		case x.name == "t":
			in = x.kind == html.StartTagToken
		case x.name == "rph":
			phonetic = x.kind == html.StartTagToken
		case x.name == "si" && x.kind != html.StartTagToken:
			list = append(list, b.String())
			b.Reset()
		}
	}
	return list
}

// sheet reads the rows of a sheet one by one.
type sheet struct {
	xml      *xmlReader
	shared   []string
	days     map[int]bool
	from1904 bool

	merged map[cellAt]int      // of a cell that goes over several rows, the last row
	over   map[int]mergedValue // by column, the value of such a cell that has begun
	number int                 // of the row that is read, from 1
	gap    int                 // rows that are not written, because they are empty
}

// cellAt is the place of a cell, the row from 1 and the column from 0.
type cellAt struct{ row, column int }

type mergedValue struct {
	last int
	text string
}

const (
	mostMerged = 100_000 // cells that go over several rows
	mostGap    = 1000    // empty rows in one place that are counted
)

// mergedDown are the cells that go over several rows, each with its last row. Such a cell
// is written once, and is meant for each of them. The list stands behind the rows.
func mergedDown(text string) map[cellAt]int {
	at := strings.LastIndex(text, "sheetData>")
	if at < 0 {
		return nil
	}
	list := make(map[cellAt]int)
	for x := newXML(text[at+len("sheetData>"):]); x.next() && len(list) < mostMerged; {
		if x.name != "mergecell" || x.kind == html.EndTagToken {
			continue
		}
		first, last, _ := strings.Cut(x.attribute("ref"), ":")
		if from, to := rowOf(first), rowOf(last); from > 0 && to > from {
			list[cellAt{from, columnOf(first, 0)}] = to
		}
	}
	return list
}

// rowOf is the row of a cell's name ("AB12"); 0 if it has none.
func rowOf(name string) int {
	n, err := strconv.Atoi(strings.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil || n < 1 || n > 1<<20 {
		return 0
	}
	return n
}

// spread fills what cells from above go over, in a row that has something of its own.
func (s *sheet) spread(row []string) []string {
	if len(s.merged) == 0 || blank(row) {
		return row
	}
	for column, v := range s.over {
		if s.number > v.last {
			delete(s.over, column)
			continue
		}
		for len(row) <= column {
			row = append(row, "")
		}
		if row[column] == "" {
			row[column] = v.text
		}
	}
	for column, text := range row {
		if last := s.merged[cellAt{s.number, column}]; last > 0 && text != "" {
			if s.over == nil {
				s.over = make(map[int]mergedValue)
			}
			s.over[column] = mergedValue{last, text}
		}
	}
	return row
}

func (s *sheet) row() (row []string, ok bool) {
	if s.gap > 0 {
		s.gap--
		return nil, true
	}
	kind, style, at, in := "", -1, -1, false
	var b strings.Builder
	for x := s.xml; x.next(); {
		switch {
		case x.kind == html.TextToken:
			if in {
				b.WriteString(x.text)
			}
		case x.kind == html.EndTagToken:
			switch x.name {
			case "v", "t":
				in = false
			case "c":
				if at >= 0 && at < maxCells {
					for len(row) <= at {
						row = append(row, "")
					}
					row[at] = lineEnds(s.value(b.String(), kind, style))
				}
			case "row":
				return s.spread(row), true
			}
		case x.name == "row":
			row, at = nil, -1
			s.number++
			if n := rowOf(x.attribute("r")); n > s.number {
				s.gap = n - s.number
				s.number = n
			}
			if s.gap > mostGap {
				s.gap = 0
			}
			if x.kind == html.SelfClosingTagToken {
				return nil, true
			}
			if s.gap > 0 {
				s.gap--
				return nil, true
			}
		case x.name == "c":
			at = columnOf(x.attribute("r"), at+1)
			kind = x.attribute("t")
			var err error
			if style, err = strconv.Atoi(x.attribute("s")); err != nil {
				style = -1
			}
			b.Reset()
		case x.name == "v", x.name == "t":
			in = x.kind == html.StartTagToken
		case x.name == "f":
			in = false
		}
	}
	return row, len(row) > 0
}

// columnOf is the column of a cell's name ("AB12"), from 0.
func columnOf(name string, otherwise int) int {
	n := 0
	for i := range len(name) {
		c := name[i]
		if c < 'A' || c > 'Z' {
			if i == 0 {
				return otherwise
			}
			break
		}
		if n = n*26 + int(c-'A') + 1; n > 1<<20 {
			return otherwise
		}
	}
	if n == 0 {
		return otherwise
	}
	return n - 1
}

func (s *sheet) value(v, kind string, style int) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && i >= 0 && i < len(s.shared) {
			return s.shared[i]
		}
		return ""
	case "inlineStr", "str", "d":
		return v
	case "e":
		return ""
	}
	if s.days[style] {
		if n, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil && n > 0 && n < 2_958_466 {
			first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
			if s.from1904 {
				first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
			return first.AddDate(0, 0, int(n)).Format(time.DateOnly)
		}
	}
	return strings.TrimSpace(v)
}
