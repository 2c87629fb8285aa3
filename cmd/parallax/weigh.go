package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
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
	root, err := sourceRoot(".")
	if err != nil {
		return err
	}
	now, err := weighProgram(context.Background(), root)
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
	now, problem := weighProgram(context.Background(), root)
	if problem != nil {
		return errors.Join(err, problem)
	}
	grownMost(env.stderr, now, readWeights(weights))
	return err
}

// weighProgram compiles the program with the names of its functions and adds up
// their code, in bytes before compression, by package. Data (tables, texts,
// types) has no names and is not in it.
func weighProgram(ctx context.Context, root string) (map[string]int, error) {
	temp, err := os.MkdirTemp("", "parallax-weigh-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	named := filepath.Join(temp, "named.wasm")
	if err := compile(ctx, root, "", named); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(named)
	if err != nil {
		return nil, err
	}
	paths, err := programPackages(ctx, root)
	if err != nil {
		return nil, err
	}
	return codeByPackage(b, paths)
}

// programPackages are the import paths of what the program is made of, by the
// form that function names have in WebAssembly.
func programPackages(ctx context.Context, root string) (map[string]string, error) {
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return nil, err
	}
	out, err := runGo(ctx, root, "list", "-modfile="+modfile, "-deps", "./cmd/wasm")
	if err != nil {
		return nil, err
	}
	paths := make(map[string]string)
	for path := range strings.FieldsSeq(string(out)) {
		paths[plainName(path)] = path
	}
	return paths, nil
}

// plainName has an underscore for all that is neither letter, digit, dot nor
// underscore, as the linker writes names.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, s)
}

var errNoNames = errors.New("this is no WebAssembly program with names")

// section reads the next length and what it covers.
func section(b []byte) (of, rest []byte, ok bool) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return nil, nil, false
	}
	return b[w : w+int(n)], b[w+int(n):], true
}

// codeByPackage adds up the function bodies of a WebAssembly binary by the
// package that their names begin with; paths names packages as plainName does.
func codeByPackage(wasm []byte, paths map[string]string) (map[string]int, error) {
	if len(wasm) < 8 || string(wasm[:4]) != "\x00asm" {
		return nil, errNoNames
	}
	const custom, imports, code, functionNames = 0, 2, 10, 1
	var imported uint64
	var bodies []int
	names := make(map[uint64]string)
	for b := wasm[8:]; len(b) > 0; {
		kind := b[0]
		of, rest, ok := section(b[1:])
		if !ok {
			return nil, errNoNames
		}
		b = rest
		switch kind {
		case imports:
			imported, _ = binary.Uvarint(of) // all of them are functions
		case code:
			_, w := binary.Uvarint(of)
			for of = of[max(w, 0):]; len(of) > 0; {
				var body []byte
				if body, of, ok = section(of); !ok {
					return nil, errNoNames
				}
				bodies = append(bodies, len(body))
			}
		case custom:
			name, of, ok := section(of)
			for ok && string(name) == "name" && len(of) > 0 {
				which, list := of[0], []byte(nil)
				if list, of, ok = section(of[1:]); ok && which == functionNames {
					n, w := binary.Uvarint(list)
					for list = list[max(w, 0):]; n > 0 && ok; n-- {
						i, w := binary.Uvarint(list)
						if name, list, ok = section(list[max(w, 0):]); ok {
							names[i] = string(name)
						}
					}
				}
			}
		}
	}
	if len(names) == 0 {
		return nil, errNoNames
	}
	sums := make(map[string]int)
	for i, n := range bodies {
		sums[packageOf(names[imported+uint64(i)], paths)] += n
	}
	return sums, nil
}

// packageOf is the longest package path that a function's name begins with. A
// generic function counts for the package that declares it, and what the
// compiler makes by itself for "(compiler)".
func packageOf(name string, paths map[string]string) string {
	name = plainName(name)
	for at := len(name); at > 0; at = strings.LastIndexByte(name[:at], '.') {
		if path, ok := paths[name[:at]]; ok {
			return path
		}
	}
	return "(compiler)"
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
