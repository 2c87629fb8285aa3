package program

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Component is a module whose code is in the program, or the Go release whose
// standard library and run-time system are.
type Component struct {
	Path, Version string
	Licence       string // its SPDX identifier; "" if it is none of the usual
	Text          string // of the licence, and of what else the module states of rights
}

// GoComponent is the path of Go itself in the lists.
const GoComponent = "Go"

// Components are the modules that some programs of the module at root link, by
// path, after Go. Texts are read in the module cache.
func Components(ctx context.Context, root string, mains ...string) ([]Component, error) {
	tools, err := installed(ctx, root)
	if err != nil {
		return nil, err
	}
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return nil, err
	}
	out, err := RunGo(ctx, root, append([]string{"list", "-modfile=" + modfile, "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}}{{end}}{{end}}"}, mains...)...)
	if err != nil {
		return nil, err
	}
	modules := slices.Compact(slices.Sorted(slices.Values(strings.Fields(string(out)))))
	// go.mod of the root, not the file with the copy of go-app: it is the module
	// itself that has a licence.
	out, err = RunGo(ctx, root, append([]string{"mod", "download", "-json"}, modules...)...)
	if err != nil {
		return nil, err
	}
	text, err := licenceText(tools.GOROOT)
	if err != nil {
		return nil, err
	}
	if text == "" { // some systems pack Go without it
		text = "https://go.dev/LICENSE"
	}
	list := []Component{{GoComponent, strings.TrimPrefix(tools.GOVERSION, "go"), cmp.Or(spdx(text), "BSD-3-Clause"), text}}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var m struct{ Path, Version, Dir string }
		if err := d.Decode(&m); err != nil {
			return nil, fmt.Errorf("go mod download: %w", err)
		}
		text, err := licenceText(m.Dir)
		if err != nil {
			return nil, err
		}
		if text == "" {
			return nil, fmt.Errorf("%s %s states no licence: the program must not be given away with it", m.Path, m.Version)
		}
		list = append(list, Component{m.Path, m.Version, spdx(text), text})
	}
	slices.SortFunc(list[1:], func(a, b Component) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// licenceText is what a module states of rights at its root; "" if nothing.
func licenceText(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, e := range entries { // by name: COPYING, LICENSE, NOTICE, PATENTS
		name := strings.ToUpper(e.Name())
		if !e.Type().IsRegular() || !slices.ContainsFunc([]string{"COPYING", "LICENSE", "LICENCE", "NOTICE", "PATENTS"}, func(s string) bool { return strings.HasPrefix(name, s) }) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(b), "\r\n", "\n")))
	}
	return strings.Join(texts, "\n\n"), nil
}

// spdx recognises the usual licences by the words that make them; "" for others.
func spdx(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	has := func(s string) bool { return strings.Contains(text, s) }
	switch {
	case has("Apache License") && has("Version 2.0"):
		return "Apache-2.0"
	case has("Permission is hereby granted, free of charge"):
		return "MIT"
	case has("Redistribution and use in source and binary forms") && (has("Neither the name") || has("neither the name") || has("may be used to endorse")):
		return "BSD-3-Clause"
	case has("Redistribution and use in source and binary forms"):
		return "BSD-2-Clause"
	case has("Mozilla Public License"):
		return "MPL-2.0"
	}
	return ""
}
