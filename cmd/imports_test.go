// Package cmd_test holds the rules about which package may import which. A
// rule that is only written down is soon broken by somebody in a hurry; each
// has a reason, printed when it fails.
package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rule says what of the project a package may import, besides itself and its
// own subfolders.
type rule struct {
	pkg    string   // without "parallax/"; "x/..." also covers what is below x
	may    []string // likewise
	reason string
}

// testsMay is what the tests of a part of the project may import besides: they
// build their cases with whatever is at hand, but a layer is tested without
// those above it.
var testsMay = []rule{
	{"corpus/...", []string{"corpus/..."}, "the domain is tested without the page"},
	{"app/...", []string{"corpus/...", "app/..."}, "the page is tested without the site and the tool"},
	{"web", nil, "sources of the site are read by tests, not run"},
	{"web/browser", nil, "a test helper stands alone"},
	{"web/journeys", []string{"web/browser", "app/gallery", "app/present/sample", "corpus", "corpus/assignment", "corpus/bundle", "corpus/finder", "corpus/putinkim"}, "journeys use the site as its readers do, and the tool by its command line"},
	{"cmd/...", []string{"corpus/...", "app/...", "web", "cmd/parallax/program"}, "the tool is tested without browsers"},
}

// everywhere are packages that any other may import: they know nothing of the
// project.
var everywhere = []string{"corpus/sorting"}

// rules name every package; the most specific one counts.
var rules = []rule{
	{"corpus", nil, "the domain types stand alone: everything else is built on them"},
	{"corpus/putinkim", []string{"corpus", "corpus/bundle"}, "the first collection is read like any other, from a bundle"},
	{"corpus/sorting", nil, "it sorts anything"},
	{"corpus/formats", nil, "which files there are is known to those who read none"},
	{"corpus/gather", []string{"corpus", "corpus/intake"}, "what adds articles to a collection reads no files"},
	{"corpus/placing", []string{"corpus"}, "what the page is told of originals needs nothing of what reads them"},
	{"corpus/intake", []string{"corpus"}, "what was read of files is data, so that who reads, shows and decides need not know each other"},
	{"corpus/ingest", []string{"corpus", "corpus/formats", "corpus/gather", "corpus/intake", "corpus/bundle"}, "reading a file format needs the domain, and collection files are among the files; nothing of the search"},
	{"corpus/ingest/charset", nil, "bytes become text, whatever file they are of"},
	{"corpus/ingest/webpage", []string{"corpus", "corpus/intake", "corpus/ingest/calendar"}, "a page is read without knowing how it came"},
	{"corpus/analysis", []string{"corpus"}, "words are found the same way natively and on the page, for every user"},
	{"corpus/query", []string{"corpus", "corpus/analysis"}, "a query is a tree that can be printed without an index at hand"},
	{"corpus/index", []string{"corpus", "corpus/analysis"}, "the index knows terms and positions, not queries"},
	{"corpus/search", []string{"corpus", "corpus/index", "corpus/query", "corpus/analysis", "corpus/language"}, "search sees an immutable index"},
	{"corpus/concordance", []string{"corpus", "corpus/index", "corpus/analysis", "corpus/unspaced"}, "counting reads the index, not the search"},
	{"corpus/language", []string{"corpus", "corpus/analysis"}, "the language of a document is read from it alone, for all who leave function words out"},
	{"corpus/unspaced", []string{"corpus", "corpus/analysis"}, "what is a word in a text without spaces follows from the texts alone"},
	{"corpus/stats", []string{"corpus", "corpus/index", "corpus/analysis", "corpus/language", "corpus/unspaced"}, "counting reads the index, not the search"},
	{"corpus/coverage", []string{"corpus", "corpus/analysis", "corpus/unspaced"}, "who covers what follows from the coding alone, how much of it from the words"},
	{"corpus/quantity", []string{"corpus", "corpus/analysis"}, "figures are read in one text at a time"},
	{"corpus/speech", []string{"corpus", "corpus/analysis", "corpus/language", "corpus/quantity"}, "who is heard is read in one document at a time"},
	{"corpus/reuse", []string{"corpus", "corpus/analysis"}, "shared wording is found in the words, not the index: every word counts"},
	{"corpus/align", []string{"corpus", "corpus/analysis", "corpus/language", "corpus/quantity"}, "what is proposed rests on the texts, never on the coding it is measured by"},
	{"corpus/corpustest", []string{"corpus", "corpus/analysis", "corpus/attach", "corpus/putinkim"}, "what tests measure with is collections, whoever measures"},
	{"corpus/bundle", []string{"corpus", "corpus/index"}, "a bundle is a file of domain types with an optional index"},
	{"corpus/prepared", []string{"corpus", "corpus/bundle", "corpus/coverage", "corpus/search"}, "it is made of the texts by those who need it, and kept in a bundle"},
	{"corpus/kept", []string{"corpus", "corpus/bundle", "corpus/prepared"}, "what is kept in a browser is collection files: where they lie is another's business"},
	{"corpus/folder", []string{"corpus", "corpus/ingest", "corpus/analysis"}, "folders are read by the tool, and for the page by cmd/reader: YAML stays out of the page"},
	{"corpus/edit", []string{"corpus"}, "a reader's coding is applied to the domain alone; who proposes it and who keeps it are others"},
	{"corpus/annotation", []string{"corpus"}, "where a note is follows from the texts alone"},
	{"corpus/cite", []string{"corpus", "corpus/language"}, "a citation follows from what is known of an article"},
	{"corpus/export", []string{"corpus", "corpus/analysis", "corpus/annotation", "corpus/coverage"}, "tables are made of the collection, whoever saves them; an article is as long there as everywhere"},
	{"corpus/merge", []string{"corpus", "corpus/annotation"}, "two collections become one; who reads them and who asks which to keep are others"},
	{"corpus/attach", []string{"corpus", "corpus/formats", "corpus/placing", "corpus/ingest", "corpus/analysis"}, "an original is recognised and cut into passages, no more"},
	{"corpus/assignment", []string{"corpus", "corpus/analysis", "corpus/bundle", "corpus/sorting", "corpus/stats"}, "what a class does with a collection needs no page and no tool: it reads texts and counts answers"},
	{"corpus/table", nil, "rows of text become a file, whatever they are about"},
	{"corpus/finder", []string{"corpus", "corpus/analysis", "corpus/index", "corpus/language", "corpus/query", "corpus/search"}, "other people's pages get the search alone, as data that stays as it is"},
	{"corpus/...", []string{"corpus/..."}, "the domain does not know the page"},
	{"app/ask", []string{"corpus/..."}, "questions and answers are data that cross to a Worker; who asks them and who answers them are others"},
	{"app/state", []string{"corpus/...", "app/ask", "app/wording"}, "state is pure: every step can be tested without a browser; what it says is a message of wording"},
	{"app/pause", nil, "how long work goes on at a time is the same for all who work on the page"},
	// All of the page may import it: what a person reads stands there, to be
	// reviewed and translated, and nowhere else (messages_test.go).
	{"app/wording", []string{"corpus"}, "numbers, dates and sentences are written alike by page, tool and templates"},
	{"app/present/element", []string{"corpus", "app/state", "app/wording"}, "what screens share knows no screen"},
	{"app/present/chart", []string{"corpus/...", "app/state", "app/wording", "app/present/element"}, "the chart is drawn, saved and tested without the screens around it"},
	{"app/present", []string{"corpus/...", "app/ask", "app/state", "app/wording"}, "presentation is pure: every screen can be tested without a browser"},
	{"app/onefile", []string{"corpus", "app/ask", "app/state", "app/wording", "app/present/..."}, "the texts of a pack are written alike by the tool and by the page, without a browser"},
	{"app/paper", []string{"corpus", "corpus/assignment", "corpus/coverage", "corpus/sorting", "app/wording"}, "a handout is written alike by the tool and by the page, without a browser"},
	{"app/engine/wire", []string{"corpus", "corpus/bundle", "corpus/intake", "app/ask", "app/pause", "app/wording"}, "how questions cross to a Worker is the same for every program that runs there"},
	{"app/engine", []string{"corpus/...", "app/ask", "app/pause", "app/wording"}, "the engine answers questions, also in a Worker, where there is no page: who asks, and what a screen makes of the answer, is not its business"},
	{"app/reader", []string{"corpus/...", "app/ask", "app/engine/wire", "app/wording"}, "what reads files knows files, and neither the page nor its questions about texts"},
	{"app/platform/worker", nil, "a program in a Worker links no page"},
	{"app/platform/called", []string{"app/pause", "app/platform/worker"}, "what somebody's script calls links no page"},
	{"app/platform", []string{"app/ask", "app/pause", "app/state", "corpus", "corpus/placing", "corpus/assignment", "app/wording"}, "the browser is a thin layer, the same for every screen"},
	{"app/store", []string{"corpus/...", "app/ask", "app/engine", "app/pause", "app/state", "app/present/...", "app/onefile", "app/paper", "app/platform", "app/wording"}, "the store carries out what the state asks for and draws nothing"},
	{"app/part", []string{"corpus", "app/state", "app/present/...", "app/store", "app/wording"}, "what screens share knows no screen"},
	{"app/htmlcheck", nil, "a test helper stands alone"},
	{"app/...", []string{"app/...", "corpus/..."}, "components render and send messages; what the browser gets besides (web) is not theirs"},
	{"web", nil, "sources of the site; linked into the tool, not into the program"},
	{"web/browser", nil, "a test helper stands alone"},
	{"web/journeys", nil, "journeys are tests alone (see testsMay)"},
	{"cmd/finder", []string{"app/platform/called", "corpus/finder"}, "a search for other people's pages is no page"},
	{"cmd/parallax/program/...", []string{"cmd/parallax/program"}, "the program is compiled by a command that is small enough to be compiled first"},
	{"cmd/parallax/site", []string{"corpus/...", "app/...", "web", "cmd/parallax/program"}, "what is published is a function of collection and program, whoever asks for it"},
	{"cmd/parallax/weight", []string{"cmd/parallax/program", "cmd/parallax/site"}, "scales look at what was made and know nothing of what it means"},
	{"cmd/...", []string{"corpus/...", "app/...", "web"}, "wiring lives in cmd only"},
}

// banned are packages from elsewhere that a part of the project must not
// import directly.
var banned = []struct {
	in, imports []string
	reason      string
}{
	{[]string{"corpus/...", "app/ask", "app/engine", "app/pause", "app/state", "app/wording", "app/present/...", "app/onefile", "app/paper"}, []string{"github.com/maxence-charriere/go-app/...", "syscall/js", "net/http"},
		"the core and the pure half of the page run natively and are tested there"},
	{[]string{"app/...", "cmd/wasm", "cmd/reader", "cmd/finder"}, []string{"net/http", "text/template", "html/template"},
		"linking it costs the page between 0.5 and 1 MB after compression"},
	{[]string{"app", "app/engine", "app/gallery", "app/part", "app/reader", "app/store", "cmd/wasm", "cmd/reader", "cmd/finder"}, []string{"syscall/js"},
		"app/platform alone speaks JavaScript, so that everything else has a fake to be tested with"},
	{[]string{"corpus", "corpus/intake", "corpus/ingest", "corpus/ingest/charset", "corpus/ingest/webpage", "corpus/analysis", "corpus/query", "corpus/index", "corpus/search", "corpus/concordance",
		"corpus/stats", "corpus/language", "corpus/coverage", "corpus/quantity", "corpus/speech", "corpus/reuse", "corpus/align", "corpus/bundle", "corpus/kept", "corpus/edit", "corpus/assignment", "corpus/attach", "corpus/table", "corpus/putinkim",
		"corpus/annotation", "corpus/cite", "corpus/export", "corpus/merge", "corpus/finder"},
		[]string{"text/template", "html/template", "go.yaml.in/...", "os", "os/exec", "log", "log/slog"},
		"the core returns errors, never logs and reads no files by itself: the page has none"},
}

// linked are the modules the program of the page may link, transitively. A new
// one needs its reason and its cost (KB after brotli) here.
var linked = []struct{ path, reason string }{
	{"github.com/maxence-charriere/go-app/v10", "renders the page"},
	{"github.com/google/uuid", "needed by go-app, a few KB"},
	{"github.com/blevesearch/segment", "word boundaries in every script, 59 KB"},
	{"github.com/blevesearch/snowballstem", "stems, 13 KB a language"},
	{"github.com/sahilm/fuzzy", "fuzzy headlines, topics and people, 2 KB"},
	{"golang.org/x/text", "normal forms of letters, 43 KB"},
}

// heavy are packages the page must not link, even through another one.
var heavy = []struct{ path, reason string }{
	{"text/template", "478 KB after brotli: methods found by name keep the linker from dropping any"},
	{"html/template", "559 KB after brotli: methods found by name keep the linker from dropping any"},
	{"golang.org/x/text/collate", "630 KB after brotli; the page sorts with localeCompare's order of code points"},
	{"encoding/gob", "76 KB after brotli; our formats are written down instead"},
	{"encoding/csv", "9 KB after brotli; corpus/table writes what we need"},
	{"testing", "test support must not reach the page"},
	{"os/exec", "nothing on the page can start a program"},
	{"parallax/corpus/ingest", "people's files are read by cmd/reader: it is large, few visits need it, and a file may hold anything"},
	{"parallax/corpus/attach", "it reads files, as corpus/ingest does"},
	{"parallax/app/reader", "it is the other program"},
	{"parallax/corpus/folder", "145 KB after brotli for YAML: cmd/reader writes and reads folders"},
	{"parallax/corpus/merge", "two collections become one in cmd/reader, where both are read"},
}

// listed is what the go command tells of a package.
type listed struct {
	ImportPath string
	Dir        string
	Standard   bool
	Imports    []string
	// What its tests import, in the package and beside it.
	TestImports, XTestImports []string
	Module                    *struct{ Main bool }
}

func (p listed) ours() bool { return p.Module != nil && p.Module.Main }

// list asks the go command about packages, for the page or for this machine.
func list(t *testing.T, page bool, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Dir,Standard,Imports,TestImports,XTestImports,Module"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOFLAGS=")
	if page {
		cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	var found []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		found = append(found, p)
	}
}

// covers reports whether pattern, a path or "path/...", covers a path.
func covers(pattern, path string) bool {
	root, below := strings.CutSuffix(pattern, "/...")
	return path == root || below && strings.HasPrefix(path, root+"/")
}

func anyCovers(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return covers(p, path) })
}

// forbidden lists the imports of our packages that break a rule.
func forbidden(packages []listed) (problems []string) {
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	for _, p := range packages {
		pkg := strings.TrimPrefix(p.ImportPath, "parallax/")
		rule, ok := ruleFor(rules, pkg)
		if !ok {
			say("no rule says what %s may import; add one to this file", pkg)
			continue
		}
		for _, imported := range p.Imports {
			path, ours := strings.CutPrefix(imported, "parallax/")
			if ours && !strings.HasPrefix(path, pkg+"/") && !anyCovers(rule.may, path) && !anyCovers(everywhere, path) {
				say("%s imports %s: %s", pkg, path, rule.reason)
			}
			for _, b := range banned {
				if anyCovers(b.in, pkg) && anyCovers(b.imports, imported) {
					say("%s imports %s: %s", pkg, imported, b.reason)
				}
			}
		}
		tests, ok := ruleFor(testsMay, pkg)
		if !ok {
			say("no rule says what the tests of %s may import; add one to this file", pkg)
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			path, ours := strings.CutPrefix(imported, "parallax/")
			if ours && path != pkg && !strings.HasPrefix(path, pkg+"/") && !anyCovers(rule.may, path) && !anyCovers(tests.may, path) && !anyCovers(everywhere, path) {
				say("the tests of %s import %s: %s", pkg, path, tests.reason)
			}
		}
	}
	return problems
}

// ruleFor is the first, which is the most specific, rule that covers a package.
func ruleFor(rules []rule, pkg string) (rule, bool) {
	at := slices.IndexFunc(rules, func(r rule) bool { return covers(r.pkg, pkg) })
	if at < 0 {
		return rule{}, false
	}
	return rules[at], true
}

func TestProjectImports(t *testing.T) {
	seen := map[string]bool{}
	for _, page := range []bool{false, true} {
		packages := list(t, page, "./...")
		for _, problem := range forbidden(packages) {
			t.Error(problem)
		}
		for _, p := range packages {
			for _, rules := range [][]rule{rules, testsMay} {
				r, _ := ruleFor(rules, strings.TrimPrefix(p.ImportPath, "parallax/"))
				seen[r.pkg] = true
			}
		}
	}
	for _, r := range slices.Concat(rules, testsMay) {
		if !seen[r.pkg] {
			t.Errorf("no package is left to which the rule for %s applies: take it out", r.pkg)
		}
	}
}

// Every rule fails where it is broken.
func TestRulesCanFail(t *testing.T) {
	inside := func(pattern string) string { return strings.Replace(pattern, "/...", "/inside", 1) }
	fails := func(what string, p listed) {
		t.Helper()
		p.ImportPath = "parallax/" + p.ImportPath
		if len(forbidden([]listed{p})) == 0 {
			t.Errorf("nobody notices %s", what)
		}
	}
	const strange = "parallax/strange"
	for _, r := range rules {
		fails(r.pkg+" with an import it may not have", listed{ImportPath: inside(r.pkg), Imports: []string{strange}})
	}
	for _, r := range testsMay {
		fails("a test of "+r.pkg+" with an import it may not have", listed{ImportPath: inside(r.pkg), TestImports: []string{strange}})
		fails("a test beside "+r.pkg+" with an import it may not have", listed{ImportPath: inside(r.pkg), XTestImports: []string{strange}})
	}
	for _, b := range banned {
		for _, in := range b.in {
			for _, imported := range b.imports {
				fails(in+" with "+imported, listed{ImportPath: inside(in), Imports: []string{inside(imported)}})
			}
		}
	}
	fails("a package without a rule", listed{ImportPath: "strange"})
	if list := unwanted([]listed{{ImportPath: "example.org/strange"}}); len(list) == 0 {
		t.Error("nobody notices a module that the page should not link")
	}
	for _, h := range heavy {
		if list := unwanted([]listed{{ImportPath: h.path, Standard: true}}); len(list) == 0 {
			t.Errorf("nobody notices that the page links %s", h.path)
		}
	}
}

// unwanted lists what the program of the page links and should not.
func unwanted(packages []listed) (problems []string) {
	for _, p := range packages {
		for _, h := range heavy {
			if p.ImportPath == h.path {
				problems = append(problems, fmt.Sprintf("the page links %s (%s): imported by %v", h.path, h.reason, importers(packages, h.path)))
			}
		}
		if p.Standard || p.ours() {
			continue
		}
		known := slices.ContainsFunc(linked, func(l struct{ path, reason string }) bool { return covers(l.path+"/...", p.ImportPath) })
		if !known {
			problems = append(problems, fmt.Sprintf("the page links %s, imported by %v: if that is meant, add it to this file with its reason and cost",
				p.ImportPath, importers(packages, p.ImportPath)))
		}
	}
	return problems
}

func TestPageLinks(t *testing.T) {
	packages := list(t, true, "-deps", "./cmd/wasm")
	if len(packages) < 50 {
		t.Fatalf("the program of the page links only %d packages; is cmd/wasm still its name?", len(packages))
	}
	for _, problem := range unwanted(packages) {
		t.Error(problem)
	}
}

// TestReaderLinks keeps the page out of the program that reads files, which runs in
// a Worker and has a limit of its own (cmd/parallax/weight).
func TestReaderLinks(t *testing.T) {
	packages := list(t, true, "-deps", "./cmd/reader")
	linked := func(path string) bool {
		return slices.ContainsFunc(packages, func(p listed) bool { return covers(path, p.ImportPath) })
	}
	for _, path := range []string{"parallax/corpus/ingest", "parallax/corpus/attach", "parallax/corpus/folder", "parallax/corpus/merge", "parallax/app/reader"} {
		if !linked(path) {
			t.Errorf("the program that reads files does not link %s", path)
		}
	}
	for path, reason := range map[string]string{
		"parallax/app": "it has no page", "parallax/app/state": "it has no page", "parallax/app/present/...": "it has no page", "parallax/app/platform": "it has no page",
		"parallax/app/engine": "it answers nothing about texts", "github.com/maxence-charriere/go-app/...": "it draws nothing",
		"net/http": "it asks nobody: what it reads was brought to it", "os/exec": "nothing in a browser can start a program",
	} {
		if linked(path) {
			t.Errorf("the program that reads files links %s (%s): imported by %v", path, reason, importers(packages, path))
		}
	}
}

// TestFinderLinks keeps the search for other people's pages to a search.
func TestFinderLinks(t *testing.T) {
	packages := list(t, true, "-deps", "./cmd/finder")
	if len(packages) < 20 {
		t.Fatalf("the search for other people's pages links only %d packages", len(packages))
	}
	for _, p := range packages {
		for _, path := range []string{"parallax/app/ask", "parallax/app/state", "parallax/app/wording", "parallax/app/platform", "parallax/corpus/bundle", "parallax/corpus/ingest", "github.com/maxence-charriere/go-app/...", "net/http", "os/exec"} {
			if covers(path, p.ImportPath) {
				t.Errorf("the search for other people's pages links %s: imported by %v", p.ImportPath, importers(packages, p.ImportPath))
			}
		}
	}
}

func importers(packages []listed, path string) []string {
	var found []string
	for _, p := range packages {
		if slices.Contains(p.Imports, path) {
			found = append(found, p.ImportPath)
		}
	}
	return found
}

// mostLines keeps files readable in one sitting.
const mostLines = 500

func TestFileLength(t *testing.T) {
	files := 0
	eachFile(t, func(path string, data []byte) {
		files++
		if lines := bytes.Count(data, []byte("\n")); lines > mostLines && !strings.HasSuffix(path, "_test.go") {
			t.Errorf("%s has %d lines, more than %d: split it by meaning", path, lines, mostLines)
		}
	})
	if files < 10 {
		t.Errorf("only %d Go files found: is this test where it thinks it is?", files)
	}
}

// eachFile calls f with each Go file of the project, by its path from the root.
func eachFile(t *testing.T, f func(path string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() && path != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "dist" || name == "node_modules") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f(filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator))), data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// browserNames are the ways of go-app to reach JavaScript.
var browserNames = []string{"Window", "JSValue", "ValueOf", "FuncOf", "Null", "Undefined", "CopyBytesToGo", "CopyBytesToJS"}

// TestOnlyPlatformSpeaksJavaScript reads the source, because go-app hands out
// JavaScript values without an import of syscall/js.
func TestOnlyPlatformSpeaksJavaScript(t *testing.T) {
	eachFile(t, func(path string, data []byte) {
		if !strings.HasPrefix(path, "app/") && path != "cmd/wasm/main.go" || strings.HasPrefix(path, "app/platform/") {
			return
		}
		for _, problem := range browserUses(t, path, data) {
			t.Errorf("%s: app/platform alone speaks JavaScript, so that everything else has a fake to be tested with", problem)
		}
	})
}

// browserUses lists the places where a file reaches for the browser.
func browserUses(t *testing.T, path string, data []byte) []string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	goApp := "" // the name go-app has in this file
	for _, i := range file.Imports {
		if strings.HasSuffix(strings.Trim(i.Path.Value, `"`), "/go-app/v10/pkg/app") {
			goApp = "app"
			if i.Name != nil {
				goApp = i.Name.Name
			}
		}
	}
	if goApp == "" {
		return nil
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, plain := s.X.(*ast.Ident)
		switch {
		case s.Sel.Name == "JSValue", plain && from.Name == goApp && slices.Contains(browserNames, s.Sel.Name):
			found = append(found, files.Position(s.Pos()).String()+": "+s.Sel.Name)
		case callOf(s.X, "JSSrc"):
			// handing an event's source to platform is fine, using it is not
			found = append(found, files.Position(s.Pos()).String()+": JSSrc()."+s.Sel.Name)
		}
		return true
	})
	return found
}

func callOf(e ast.Expr, method string) bool {
	c, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	s, ok := c.Fun.(*ast.SelectorExpr)
	return ok && s.Sel.Name == method
}

func TestBrowserUses(t *testing.T) {
	const source = `package x
import ui "github.com/maxence-charriere/go-app/v10/pkg/app"
func f(ctx ui.Context, c ui.UI, d interface{ Window() int }) {
	ui.Window().Get("document")
	c.JSValue()
	ctx.JSSrc().Get("value")
	platform.Value(ctx.JSSrc())
	d.Window()
}`
	want := []string{"x.go:4:2: Window", "x.go:5:2: JSValue", "x.go:6:2: JSSrc().Get"}
	if got := browserUses(t, "x.go", []byte(source)); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"corpus", "corpus", true},
		{"corpus", "corpus/index", false},
		{"corpus/...", "corpus", true},
		{"corpus/...", "corpus/index", true},
		{"corpus/...", "corpusx", false},
	} {
		if got := covers(c.pattern, c.path); got != c.want {
			t.Errorf("covers(%q, %q) = %v", c.pattern, c.path, got)
		}
	}
}
