package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"parallax/cmd/parallax/program"
)

func weighCommand() command {
	return command{
		name:  "weigh",
		args:  "[-packages] [-update]",
		short: "say what the program's code is made of, and what of it has grown",
		run:   runWeigh,
	}
}

// weights is what the code weighed when it was last agreed to: a line for each
// package, its path and bytes. `parallax weigh -update` writes it.
//
//go:embed weights.txt
var weights string

const weightsFile = "cmd/parallax/weights.txt"

func runWeigh(env environment, args []string) error {
	f := newFlags(env, weighCommand())
	packages := f.Bool("packages", false, "a line for each package instead of each module")
	update := f.Bool("update", false, "take what it weighs now as agreed, in "+weightsFile)
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		f.Usage()
		return errUsage
	}
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	now, err := program.Weigh(context.Background(), root)
	if err != nil {
		return err
	}
	before := readWeights(weights)
	if *packages {
		writeWeights(env.stdout, now, before)
	} else {
		writeWeights(env.stdout, byModule(now), byModule(before))
	}
	if *update {
		return os.WriteFile(filepath.Join(root, filepath.FromSlash(weightsFile)), formatWeights(now), 0o644)
	}
	return nil
}

// explain prints what of the program has grown, next to err, which says that
// something is over its budget.
func explain(env environment, root string, err error) error {
	if !errors.Is(err, errBudget) {
		return err
	}
	now, problem := program.Weigh(context.Background(), root)
	if problem != nil {
		return errors.Join(err, problem)
	}
	grownMost(env.stderr, now, readWeights(weights))
	return err
}

// byModule sums packages up by module, ours by its folders and the standard
// library as one.
func byModule(packages map[string]int) map[string]int {
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

// writeWeights prints the heaviest first, with what they have grown.
func writeWeights(w io.Writer, now, before map[string]int) {
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
	fmt.Fprintf(w, "code that has grown most since %s\n", weightsFile)
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

func formatWeights(of map[string]int) []byte {
	var b bytes.Buffer
	for _, path := range heaviest(of, func(string) int { return 0 }) {
		fmt.Fprintf(&b, "%s %d\n", path, of[path])
	}
	return b.Bytes()
}
