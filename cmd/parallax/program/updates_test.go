package program

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What is ours in the copy of go-app is tested where it runs: compiled for the
// browser, with web/boot/nodes.js, on a page made of JavaScript objects.
func TestUpdatesUnderNode(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("there is no node here; the journeys alone test how views change")
	}
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	modfile, err := trimmedModule(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	tools, err := installed(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	test := filepath.Join(t.TempDir(), "updates.wasm")
	if _, err := RunGo(t.Context(), root, "test", "-c", "-modfile="+modfile, "-o", test, goAppModule+"/pkg/app"); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), "node", "--stack-size=8192", "--require", filepath.Join(root, "cmd/parallax/program/testdata/dom.cjs"),
		filepath.Join(tools.GOROOT, "lib", "wasm", "wasm_exec_node.js"), test, "-test.run=^TestParallax", "-test.v")
	run.Env = []string{"NODES_JS=" + filepath.Join(root, "web/boot/nodes.js"), "PATH=" + os.Getenv("PATH")}
	out, err := run.CombinedOutput()
	if err != nil || strings.Count(string(out), "--- PASS: TestParallax") != 2 {
		t.Errorf("%v\n%s", err, out)
	}
}
