package weight

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"parallax/cmd/parallax/site"
)

// firstVisitBudget is the most a first visit may transfer, in bytes of brotli,
// with the collection that is compiled in. Other collections are as large as
// they are.
const firstVisitBudget = 2_600_000

// readerBudget is the most that the program which reads people's files may
// transfer, in bytes of brotli, when files are first given.
const readerBudget = 2_250_000

// ErrBudget is returned for what has grown beyond its budget.
var ErrBudget = errors.New("is over its budget")

// size is what a file, or several, weigh in bytes; where an encoding was not
// made the file counts as it is.
type size struct{ raw, gzip, brotli int }

func (s *size) add(t size) {
	s.raw += t.raw
	s.gzip += t.gzip
	s.brotli += t.brotli
}

// visits weighs everything a browser fetches at the first visit (the start page
// with what it loads, and what the service worker keeps besides), and what
// else lies there for those who ask for it. Pages and pictures are summed up by
// kind.
func visits(files map[string][]byte, encodings map[string]site.Encoded) (first, besides map[string]size) {
	first, besides = map[string]size{}, map[string]size{}
	kept := append(site.KeptOffline(files), "sw.js")
	for name, b := range files {
		rows := besides
		if slices.Contains(kept, name) {
			rows = first
		}
		s := size{len(b), len(b), len(b)}
		if z := encodings[name].Gzip; z != nil {
			s.gzip, s.brotli = len(z), len(z)
		}
		if z := encodings[name].Brotli; z != nil {
			s.brotli = len(z)
		}
		sum := rows[visitRow(name)]
		sum.add(s)
		rows[visitRow(name)] = sum
	}
	return first, besides
}

func visitRow(name string) string {
	switch dir := path.Dir(name); {
	case dir != ".":
		return dir + "/"
	case strings.HasPrefix(name, "icon-"):
		return "icons"
	}
	return name
}

// Visit prints what a first visit transfers, and fails if it is too much. It
// is not held to the budget where held is false, nor in a fast build, which has
// no brotli.
func Visit(w io.Writer, files map[string][]byte, encodings map[string]site.Encoded, fast, held bool) error {
	first, besides := visits(files, encodings)
	var all size
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
	for _, name := range slices.Sorted(maps.Keys(first)) {
		line(name, first[name])
		all.add(first[name])
	}
	line("in all", all)
	fmt.Fprintln(w, "besides, for who asks for it")
	for _, name := range slices.Sorted(maps.Keys(besides)) {
		line(name, besides[name])
	}
	for _, name := range site.KeptLater(files) {
		if over := besides[name].brotli - readerBudget; held && !fast && over > 0 {
			return fmt.Errorf("what reads files %w of %d bytes by %d: see which library has grown (parallax weigh)", ErrBudget, readerBudget, over)
		}
	}
	if over := all.brotli - firstVisitBudget; held && !fast && over > 0 {
		return fmt.Errorf("the first visit %w of %d bytes by %d: see above which file has grown", ErrBudget, firstVisitBudget, over)
	}
	return nil
}
