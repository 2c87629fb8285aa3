package main

import (
	"strings"
	"testing"

	"parallax/cmd/parallax/program"
	"parallax/web"
)

// The page for measuring names the files beside it, and is no part of a site.
func TestBenchFiles(t *testing.T) {
	files, err := benchFiles(program.Program{Wasm: []byte("program"), Exec: []byte("runtime")}, web.Files)
	if err != nil {
		t.Fatal(err)
	}
	page := string(files[benchPage])
	for _, name := range []string{"app.wasm", "boot.js", "wasm_exec.js"} {
		if len(files[name]) == 0 || !strings.Contains(page, `"`+name+`"`) {
			t.Errorf("%s has %d bytes; the page is\n%s", name, len(files[name]), page)
		}
	}
	for _, want := range []string{"window.index", "window.search", "window.ready"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if len(files) != 4 {
		t.Errorf("%d files", len(files))
	}
}
