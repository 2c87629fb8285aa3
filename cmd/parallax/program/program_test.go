package program

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRoot(t *testing.T) {
	if _, err := Root(t.TempDir()); err == nil || !strings.Contains(err.Error(), "checkout") {
		t.Errorf("a folder without go.mod: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "go.mod"), []byte("module parallax2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Root(other); err == nil || !strings.Contains(err.Error(), "another Go module") {
		t.Errorf("another module: %v", err)
	}
}

func TestGoIsMissing(t *testing.T) {
	t.Setenv("PATH", "")
	_, err := RunGo(t.Context(), ".", "version")
	if err == nil || !strings.Contains(err.Error(), "go.dev/dl") {
		t.Errorf("without Go: %v", err)
	}
}

// A new go-app may not have what the copy leaves out; that has to be said.
func TestTrimmingNoticesChanges(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "resource.go"), filepath.Join(dir, "copy")
	trim := trimming{texts: []string{"var drop int\n"}, functions: []string{"Gone"}, imports: []string{"strings"}}
	const whole = "package p\n\nimport (\n\t\"os\"\n\t\"strings\"\n)\n\nvar drop int\n\n// Gone goes.\nfunc (t T) Gone() { strings.Clone(\"\") }\n\n// Stays stays.\nfunc Stays() { os.Exit(0) }\n"
	for text, want := range map[string]bool{
		whole:                         true,
		whole + "\nvar drop int\n":    false,
		"package p\n\nvar drop int\n": false,
		strings.Replace(whole, "strings", "slices", 1): false,
		strings.Replace(whole, "Gone()", "Went()", 1):  false,
	} {
		if err := os.WriteFile(from, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := copyFile(from, to, trim); (err == nil) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
	if err := os.WriteFile(from, []byte(whole), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := copyFile(from, to, trim); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"strings", "drop", "Gone", "goes"} {
		if strings.Contains(string(left), gone) {
			t.Errorf("%s is still there:\n%s", gone, left)
		}
	}
	if !strings.Contains(string(left), "// Stays stays.\nfunc Stays()") {
		t.Errorf("what should stay is gone:\n%s", left)
	}
}

// What nobody wanted is kept for the error; what is heard is not.
func TestLines(t *testing.T) {
	var heard []string
	l := &lines{heard: func(line string) bool { heard = append(heard, line); return line == "fmt" }}
	for _, piece := range []string{"f", "mt\nx.go:1: wr", "ong\n", "half"} {
		l.Write([]byte(piece))
	}
	if got := strings.Join(heard, "|"); got != "fmt|x.go:1: wrong" || l.rest.String() != "x.go:1: wrong\n" || string(l.part) != "half" {
		t.Errorf("heard %q, left %q and %q", got, l.rest.String(), l.part)
	}
}
