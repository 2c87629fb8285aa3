package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parallax/web"
)

// The module has Go's script in its own, asks for no file that is not there, and
// its example and the page for measuring name the module.
func TestModuleFiles(t *testing.T) {
	files, err := moduleFiles([]byte("program"), []byte("the script of Go"), web.Files)
	if err != nil {
		t.Fatal(err)
	}
	script := string(files["parallax-search.js"])
	if !strings.Contains(script, "the script of Go") || strings.Contains(script, execPlace) {
		t.Error("the script of Go is not in its place")
	}
	bench, err := web.Files.ReadFile("bench/" + benchPage)
	if err != nil {
		t.Fatal(err)
	}
	files[benchPage] = bench
	named := regexp.MustCompile(`(?:from |href=|src=)"(?:\./)?([a-z][^":]*)"|new URL\("([^"]+)"`)
	found := 0
	for name, text := range files {
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			found++
			if other := m[1] + m[2]; files[other] == nil {
				t.Errorf("%s names %s, which is not there", name, other)
			}
		}
	}
	if found < 4 {
		t.Errorf("only %d names of files found", found)
	}
	// Every function that scripts can call has its types, and nothing else has.
	exported := regexp.MustCompile(`(?m)^export (?:async )?(?:function|const) (\w+)`)
	names := func(name string) (list []string) {
		for _, m := range exported.FindAllSubmatch(files[name], -1) {
			list = append(list, string(m[1]))
		}
		slices.Sort(list)
		return list
	}
	if in, typed := names("parallax-search.js"), names("parallax-search.d.ts"); !slices.Equal(in, typed) || len(in) < 4 {
		t.Errorf("the script exports %v, the types %v", in, typed)
	}
	if _, err := moduleFiles(nil, nil, fstest.MapFS{"finder/parallax-search.js": {}}); err == nil {
		t.Error("sources without the module are no error")
	}
	for _, want := range []string{"window.index", "window.search", "window.ready", "window.serialize", "window.load"} {
		if !bytes.Contains(bench, []byte(want)) {
			t.Errorf("the page for measuring has no %s", want)
		}
	}
}
