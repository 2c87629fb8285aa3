package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// firstVisitBudget is the most a first visit may transfer, in bytes of brotli,
// with the collection that is compiled in. Other collections are as large as
// they are.
const firstVisitBudget = 2_300_000

// errBudget is returned for a site that has grown beyond firstVisitBudget.
var errBudget = errors.New("the first visit is over its budget")

// size is what a file, or several, weigh in bytes; where an encoding was not
// made the file counts as it is.
type size struct{ raw, gzip, brotli int }

func (s *size) add(t size) {
	s.raw += t.raw
	s.gzip += t.gzip
	s.brotli += t.brotli
}

// firstVisit weighs everything a browser fetches at the first visit: the start
// page with what it loads, and what the service worker keeps besides. Pages and
// pictures are summed up by kind.
func firstVisit(files map[string][]byte, encodings map[string]compressed) (rows map[string]size, all size) {
	rows = map[string]size{}
	for _, name := range append(keptOffline(files), "sw.js") {
		raw := len(files[name])
		s := size{raw, raw, raw}
		if z := encodings[name].gzip; z != nil {
			s.gzip, s.brotli = len(z), len(z)
		}
		if z := encodings[name].brotli; z != nil {
			s.brotli = len(z)
		}
		sum := rows[visitRow(name)]
		sum.add(s)
		rows[visitRow(name)] = sum
		all.add(s)
	}
	return rows, all
}

// pageCount is the number of pages below the start page.
func pageCount(files map[string][]byte) (n int) {
	for name := range files {
		if strings.Contains(name, "/") {
			n++
		}
	}
	return n
}

func visitRow(name string) string {
	switch dir := path.Dir(name); {
	case dir != ".":
		return dir + "/"
	case strings.HasSuffix(name, ".png"):
		return "icons"
	}
	return name
}

// report prints what a first visit transfers, and fails if it is too much. It
// is not held to the budget where held is false, nor in a fast build, which has
// no brotli.
func report(w io.Writer, files map[string][]byte, encodings map[string]compressed, fast, held bool) error {
	rows, all := firstVisit(files, encodings)
	line := func(name string, s size) {
		fmt.Fprintf(w, "%-36s %9d %9d", name, s.raw, s.gzip)
		if !fast {
			fmt.Fprintf(w, " %9d", s.brotli)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%-36s %9s %9s", "first visit, in bytes", "raw", "gzip")
	if !fast {
		fmt.Fprintf(w, " %9s", "brotli")
	}
	fmt.Fprintln(w)
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		line(name, rows[name])
	}
	line("in all", all)
	if pages := pageCount(files); pages > pagesKept {
		fmt.Fprintf(w, "%s are written besides; a visit fetches those it reads\n", counted(pages, "page"))
	}
	if over := all.brotli - firstVisitBudget; held && !fast && over > 0 {
		return fmt.Errorf("%w of %d bytes by %d: see above which file has grown", errBudget, firstVisitBudget, over)
	}
	return nil
}
