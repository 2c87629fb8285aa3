package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// support is one row of testdata/support.tsv.
type support struct {
	since [3]float64 // Chromium, Firefox, Safari
	lost  string     // what a browser without it loses; "" for what is needed
}

const never = 1e6

// lowest reads the lowest versions that the page promises to run in off what it
// says to older ones.
func lowest(t *testing.T) (versions [3]float64) {
	t.Helper()
	text, err := fs.ReadFile(Files, "boot/texts.js")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`tooOld: ".*Chrome or Edge ([\d.]+), Firefox ([\d.]+) or Safari ([\d.]+)`).FindSubmatch(text)
	if found == nil {
		t.Fatal("boot/texts.js names no lowest versions in tooOld")
	}
	for i := range versions {
		versions[i], _ = strconv.ParseFloat(string(found[i+1]), 64)
	}
	return versions
}

func readSupport(t *testing.T) map[string]support {
	t.Helper()
	text, err := os.ReadFile("testdata/support.tsv")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]support{}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := append(strings.Split(line, "\t"), "")
		if len(cells) < 6 {
			t.Fatalf("testdata/support.tsv:%d has %d cells", i+1, len(cells)-1)
		}
		row := support{lost: cells[5]}
		for j, version := range cells[2:5] {
			if version == "-" {
				row.since[j] = never
			} else if row.since[j], err = strconv.ParseFloat(version, 64); err != nil {
				t.Fatalf("testdata/support.tsv:%d: %v", i+1, err)
			}
		}
		table[cells[0]+" "+cells[1]] = row
	}
	return table
}

// Everything that style sheets, scripts and program use of a browser is in the
// table of support, the lowest versions promised have all that is needed, and
// what they lack is said to be dispensable, with what is lost.
func TestLowestVersions(t *testing.T) {
	promised, table := lowest(t), readSupport(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	f := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	if want := "Chrome or Edge " + f(promised[0]) + ", Firefox " + f(promised[1]) + " or Safari " + f(promised[2]); !strings.Contains(string(readme), want) {
		t.Errorf("the README does not say %q", want)
	}
	used := usedOfBrowsers(t)
	if len(used) < 200 {
		t.Fatalf("only %d features were found: this proves nothing", len(used))
	}
	for _, name := range used {
		if _, known := table[name]; !known {
			t.Errorf("%s is used, but not in testdata/support.tsv, which has all that the lowest versions have: do without it, or add a line with the versions that have it (developer.mozilla.org says them) and what is lost", name)
		}
	}
	for name, row := range table {
		if row.lost != "" && !slices.Contains(used, name) {
			t.Errorf("%s is in testdata/support.tsv with what is lost without it, but nothing uses it", name)
		}
		lacks := false
		for i := range promised {
			lacks = lacks || row.since[i] > promised[i]
		}
		if lacks && row.lost == "" {
			t.Errorf("%s came with %v, later than the lowest versions %v: raise them, or say what is lost", name, row.since, promised)
		}
		if !lacks && row.lost != "" {
			t.Errorf("%s is in every promised version: nothing is lost", name)
		}
	}
}

var (
	comments    = regexp.MustCompile(`(?s)/\*.*?\*/`)
	lineComment = regexp.MustCompile(`(?m)(^|\s)//.*$`)
	strung      = regexp.MustCompile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`")
	declaration = regexp.MustCompile(`[{;]\s*(-?[a-z][a-z-]*)\s*:[^{}]*?[;}]`)
	atRule      = regexp.MustCompile(`@([a-z-]+)`)
	selector    = regexp.MustCompile(`([^{};]+)\{`)
	pseudo      = regexp.MustCompile(`::?([a-z-]+)`)
	functional  = regexp.MustCompile(`([a-z-]+)\(`)
	unit        = regexp.MustCompile(`\d(dvh|svh|lvh|dvw|ch|cqw|cqi|vmin|lh|rem|em|fr|vh|vw)\b`)
	feature     = regexp.MustCompile(`\(([a-z-]+)\s*[:)]`)
	global      = regexp.MustCompile(`(^|[^\w.$])([A-Z][A-Za-z0-9]+)\b`)
	declared    = regexp.MustCompile(`(?:function|const|let|class)\s+([A-Za-z]+)`)
	asked       = regexp.MustCompile(`(?:Get|Call)\("([A-Za-z]+)"`)
)

// syntax are the forms of scripts that browsers have not always read.
var syntax = map[string]*regexp.Regexp{
	"async": regexp.MustCompile(`\basync\b`), "await": regexp.MustCompile(`\bawait\b`), "=>": regexp.MustCompile(`=>`), "...": regexp.MustCompile(`\.\.\.`),
	"?.": regexp.MustCompile(`\?\.[a-z([]`), "??": regexp.MustCompile(`\?\?`), "catch {": regexp.MustCompile(`catch \{`), "const": regexp.MustCompile(`\bconst\b`),
	"let": regexp.MustCompile(`\blet\b`), "class": regexp.MustCompile(`\bclass \w`), "for await": regexp.MustCompile(`\bfor await\b`), "**": regexp.MustCompile(`\*\*`),
	"#": regexp.MustCompile(`\bthis\.#`),
}

// members are names of methods and properties that browsers have not always had.
// Others are older than all that is promised.
var members = []string{"adoptedStyleSheets", "canShare", "clipboard", "decode", "highlights", "launchQueue", "locks", "pipeThrough", "replaceWith",
	"requestIdleCallback", "serviceWorker", "share", "showModal", "subtle", "trustedTypes"}

// ours are capitals in scripts that no browser has to know: constants, what
// wasm_exec.js brings, and letters of a pattern.
var ours = []string{"Go", "WORKER", "WebAssembly", "Fa"}

// usedOfBrowsers lists what style sheets, scripts and the program use, each as
// "kind name".
func usedOfBrowsers(t *testing.T) (list []string) {
	t.Helper()
	found := map[string]bool{}
	read := func(pattern string) (all string) {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s (%v)", pattern, err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all += string(text) + "\n"
		}
		return all
	}
	css := strung.ReplaceAllString(comments.ReplaceAllString(read("css/*.css")+read("boot.css"), " "), `""`)
	// A declaration ends where the next begins, so each mark is doubled.
	for _, m := range declaration.FindAllStringSubmatch(strings.NewReplacer(";", ";;", "{", "{{", "}", "}}").Replace(css), -1) {
		found["property "+m[1]] = true
	}
	for _, m := range atRule.FindAllStringSubmatch(css, -1) {
		found["at-rule "+m[1]] = true
	}
	for _, m := range selector.FindAllStringSubmatch(css, -1) {
		if head := strings.TrimSpace(m[1]); strings.HasPrefix(head, "@media") {
			for _, f := range feature.FindAllStringSubmatch(head, -1) {
				found["media "+f[1]] = true
			}
		} else if !strings.HasPrefix(head, "@") {
			for _, p := range pseudo.FindAllStringSubmatch(head, -1) {
				found["selector "+p[1]] = true
			}
		}
	}
	for _, m := range functional.FindAllStringSubmatch(css, -1) {
		if !found["selector "+m[1]] && m[1] != "and" {
			found["function "+m[1]] = true
		}
	}
	for _, m := range unit.FindAllStringSubmatch(css, -1) {
		found["unit "+m[1]] = true
	}

	js := strung.ReplaceAllString(lineComment.ReplaceAllString(read("boot/*.js")+read("sw*.js"), ""), `""`)
	own := slices.Clone(ours)
	for _, m := range declared.FindAllStringSubmatch(js, -1) {
		own = append(own, m[1])
	}
	program := read("../app/platform/*_js.go")
	names := global.FindAllStringSubmatch(js, -1)
	for _, m := range asked.FindAllStringSubmatch(program, -1) {
		names = append(names, []string{"", "", m[1]})
	}
	for _, m := range names {
		if name := m[2]; name[0] <= 'Z' && !slices.Contains(own, name) || slices.Contains(members, name) {
			found["api "+name] = true
		}
	}
	for _, name := range members {
		if regexp.MustCompile(`\.` + name + `\b`).MatchString(js) {
			found["api "+name] = true
		}
	}
	for name, form := range syntax {
		if form.MatchString(js) {
			found["syntax "+name] = true
		}
	}
	for name := range found {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
