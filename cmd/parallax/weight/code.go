// Package weight says what the explorer weighs: what a first visit transfers, what
// one file holds, and of which packages the program's code is made; and which of
// them have grown beyond their budget.
package weight

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parallax/cmd/parallax/program"
)

// weights and readerWeights are what the code of the two programs weighed when it
// was last agreed to: a line for each package, its path and bytes. `parallax weigh
// -update` writes them.
//
//go:embed weights.txt
var weights string

//go:embed reader.txt
var readerWeights string

// Programs are the programs that are weighed, and for each the file, from the root
// of the module, that holds what its code weighed when that was last agreed to, as
// Format writes it.
var Programs = []struct{ Name, Main, File string }{
	{"the page's program", program.Page, "cmd/parallax/weight/weights.txt"},
	{"the program that reads files", program.Reader, "cmd/parallax/weight/reader.txt"},
}

// Agreed is what the code of each package of a program weighed, in bytes before
// compression, when that was last agreed to.
func Agreed(main string) map[string]int {
	if main == program.Reader {
		return readWeights(readerWeights)
	}
	return readWeights(weights)
}

// Explain prints what of the program has grown, next to err, if that says that
// something is over its budget. It returns err, and what kept it from weighing.
func Explain(ctx context.Context, w io.Writer, root string, err error) error {
	if !errors.Is(err, ErrBudget) {
		return err
	}
	for _, p := range Programs {
		now, problem := program.Weigh(ctx, root, p.Main)
		if problem != nil {
			return errors.Join(err, problem)
		}
		fmt.Fprintln(w, p.Name)
		grownMost(w, now, Agreed(p.Main))
	}
	return err
}

// ByModule sums packages up by module, ours by its folders and the standard
// library as one.
func ByModule(packages map[string]int) map[string]int {
	sums := make(map[string]int)
	for path, n := range packages {
		parts := strings.Split(path, "/")
		switch {
		case parts[0] == "parallax":
			path = strings.Join(parts[:min(2, len(parts))], "/")
		case path == "runtime" || strings.HasPrefix(path, "runtime/") || strings.HasPrefix(path, "internal/runtime/"):
			path = "runtime"
		case strings.Contains(parts[0], "."):
			path = strings.Join(parts[:min(3, len(parts))], "/")
		case path != "(compiler)":
			path = "standard library"
		}
		sums[path] += n
	}
	return sums
}

// Write prints the heaviest first, with what they have grown.
func Write(w io.Writer, now, before map[string]int) {
	fmt.Fprintf(w, "%-48s %9s %9s\n", "code in bytes, before compression", "now", "grown")
	all, grown := 0, 0
	for _, path := range heaviest(now, func(path string) int { return now[path] }) {
		fmt.Fprintf(w, "%-48s %9d %+9d\n", path, now[path], now[path]-before[path])
		all, grown = all+now[path], grown+now[path]-before[path]
	}
	fmt.Fprintf(w, "%-48s %9d %+9d\n", "in all", all, grown)
}

// grownMost prints the packages that have grown most, for who has to find out
// why a budget is exceeded.
func grownMost(w io.Writer, now, before map[string]int) {
	list := heaviest(now, func(path string) int { return now[path] - before[path] })
	fmt.Fprintf(w, "code that has grown most since it was last agreed to\n")
	for _, path := range list[:min(12, len(list))] {
		if grown := now[path] - before[path]; grown > 0 {
			fmt.Fprintf(w, "%-48s %9d %+9d\n", path, now[path], grown)
		}
	}
}

func heaviest(of map[string]int, weight func(string) int) []string {
	var list []string
	for path := range of {
		list = append(list, path)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(weight(b)-weight(a), strings.Compare(a, b)) })
	return list
}

func readWeights(text string) map[string]int {
	of := make(map[string]int)
	for line := range strings.Lines(text) {
		path, n, _ := strings.Cut(strings.TrimSpace(line), " ")
		if bytes, err := strconv.Atoi(n); err == nil {
			of[path] = bytes
		}
	}
	return of
}

// Format writes what code weighs as lines of package and bytes, sorted by package.
func Format(of map[string]int) []byte {
	var b bytes.Buffer
	for _, path := range heaviest(of, func(string) int { return 0 }) {
		fmt.Fprintf(&b, "%s %d\n", path, of[path])
	}
	return b.Bytes()
}
