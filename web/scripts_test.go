package web

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var scripts = []string{"boot.js", "sw.js", "sw-off.js"}

// Every file of boot belongs to a script, and joined they are one.
func TestScripts(t *testing.T) {
	used := map[string]int{}
	for _, name := range scripts {
		text, err := Script(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(text, []byte("(function () {\n\"use strict\";\n")) || !bytes.HasSuffix(text, []byte("\n})();\n")) {
			t.Errorf("%s gives its names to the whole page", name)
		}
		files, err := scriptFiles(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			used[file]++
		}
	}
	files, err := fs.Glob(Files, "boot/*.js")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files of boot (%v)", len(files), err)
	}
	for _, file := range files {
		if used[file] == 0 {
			t.Errorf("no script is joined of web/%s: name it in web/scripts.txt", file)
		}
		text, err := fs.ReadFile(Files, file)
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`(?m)^var `).Match(text) {
			t.Errorf("web/%s declares with var, which two files could do with one name: use const or let", file)
		}
	}
}

// What a script says is one of the texts that are reviewed, and each text is said.
func TestScriptsSayReviewedTexts(t *testing.T) {
	list, err := fs.ReadFile(Files, "boot/texts.js")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(Files, "boot/*.js")
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	literal := regexp.MustCompile(`\b(?:say|fail|Error)\(\s*["'\x60]|textContent = "[A-Za-z]|"[A-Z][a-z]+ [a-z]+ `)
	internal := regexp.MustCompile(`TypeError\(|has dropped what was kept|is not the file this version`) // of mistakes, which nobody is shown
	for _, name := range append(names, "sw.js", "sw-off.js") {
		text, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "boot/texts.js" {
			continue
		}
		all.Write(text)
		for i, line := range strings.Split(string(text), "\n") {
			if literal.MatchString(line) && !internal.MatchString(line) {
				t.Errorf("web/%s:%d: %s: make it a text of web/boot/texts.js", name, i+1, strings.TrimSpace(line))
			}
		}
	}
	entries := regexp.MustCompile(`(?m)^  (\w+): "`).FindAllSubmatch(list, -1)
	if len(entries) < 20 {
		t.Fatalf("only %d texts", len(entries))
	}
	for _, e := range entries {
		if !bytes.Contains(all.Bytes(), append([]byte("texts."), e[1]...)) {
			t.Errorf("nobody says the text %s", e[1])
		}
	}
}

func TestScript(t *testing.T) {
	const one = "// head\n\nfunction a() {\n  // why\n  return 1; // what\n}\n"
	for _, c := range []struct{ name, list, two, want string }{
		{"in order", "x\n\tone\n\ttwo\n", "a();\n", "(function () {\n\"use strict\";\nfunction a() {\nreturn 1;\n}\na();\n})();\n"},
		{"the other order", "x\n\ttwo\n\tone\n", "a();\n", "(function () {\n\"use strict\";\na();\nfunction a() {\nreturn 1;\n}\n})();\n"},
		{"of several", "# all\ny\n\tone\n\nx\n\ttwo\nz\n\tone\n", "b();\n", "(function () {\n\"use strict\";\nb();\n})();\n"},
		{"no comments", "x\n\ttwo\n", "a = \"b // c\";\nd = / \\/\\/ /; // e's\nf = 'http://g'; // h\n", "(function () {\n\"use strict\";\na = \"b // c\";\nd = / \\/\\/ /; // e's\nf = 'http://g';\n})();\n"},
		{"twice", "x\n\tone\n\ttwo\n", "async function a() {}\n", "web/one and web/two both have a function a"},
		{"not twice", "x\n\tone\n\ttwo\n", "  function a() {}\n", "(function () {\n\"use strict\";\nfunction a() {\nreturn 1;\n}\nfunction a() {}\n})();\n"},
		{"many lines", "x\n\ttwo\n", "a = `\n  b`;\n", "web/two has a template literal"},
		{"missing", "x\n\tthree\n", "", "web/scripts.txt: open three"},
		{"unknown", "y\n\tone\n", "", "web/scripts.txt does not say what x is joined of"},
	} {
		got, err := Script(fstest.MapFS{
			"scripts.txt": {Data: []byte(c.list)}, "one": {Data: []byte(one)}, "two": {Data: []byte(c.two)},
		}, "x")
		if err != nil {
			got = []byte(err.Error())
		}
		if err == nil && string(got) != c.want || err != nil && !strings.HasPrefix(string(got), c.want) {
			t.Errorf("%s: got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestScriptsUnderNode runs testdata/*.test.mjs: what the scripts do, without a
// browser. The journeys run them in two.
func TestScriptsUnderNode(t *testing.T) {
	node := nodeOrSkip(t)
	files, err := filepath.Glob("testdata/*.test.mjs")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tests in testdata (%v)", err)
	}
	out, err := exec.CommandContext(t.Context(), node, append([]string{"--test", "--test-reporter=tap", "--test-timeout=60000"}, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, failures(out))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`(?m)^test\("(.*?)"`).FindAllSubmatch(text, -1) {
			if !bytes.Contains(out, append([]byte("- "), found[1]...)) {
				t.Errorf("%s: the test %q has not run", file, found[1])
			}
		}
	}
}

// Each script is one that its readers' browsers can read.
func TestScriptsParse(t *testing.T) {
	node := nodeOrSkip(t)
	for _, name := range scripts {
		text, err := Script(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if out, err := check(t.Context(), node, text); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		if _, err := check(t.Context(), node, bytes.Replace(text, []byte("function"), []byte("function function"), 1)); err == nil {
			t.Errorf("%s: nobody notices that it is no script", name)
		}
	}
}

func check(ctx context.Context, node string, text []byte) ([]byte, error) {
	cmd := exec.CommandContext(ctx, node, "--check", "-")
	cmd.Stdin = bytes.NewReader(text)
	return cmd.CombinedOutput()
}

func nodeOrSkip(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node: what the scripts do was not tested here, only in the journeys")
	}
	return node
}

// failures are the reports of tests that failed.
func failures(tap []byte) []byte {
	var out []byte
	failed := false
	for line := range bytes.Lines(tap) {
		if start := bytes.TrimSpace(line); bytes.HasPrefix(start, []byte("ok ")) || bytes.HasPrefix(start, []byte("not ok ")) {
			failed = start[0] == 'n'
		}
		if failed {
			out = append(out, line...)
		}
	}
	return out
}
