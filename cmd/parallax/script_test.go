package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/cmd/parallax/program"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the tool as the command parallax.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"parallax": main,
	})
}

// TestScripts runs testdata/script/*.txtar: what a user types, and what the
// tool answers.
func TestScripts(t *testing.T) {
	root, err := program.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	// The articles are not ours to publish; on some machines they lie beside the
	// checkout.
	originals := filepath.Join(root, "..", "shared", "originals")
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", root) // the checkout, to read from
			e.Setenv("ORIGINALS", originals)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "originals" {
				return false, fmt.Errorf("there is no condition %s", name)
			}
			_, err := os.Stat(originals)
			return err == nil, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"replace": replaceInFile,
		},
	})
}

// replaceInFile is the script command "replace FILE OLD NEW". OLD must occur
// exactly once; \n in OLD and NEW stands for a line end.
func replaceInFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	from, to := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	if n := strings.Count(text, from); n != 1 {
		ts.Fatalf("%q occurs %d times in %s", from, n, args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, from, to, 1)), 0o666))
}
