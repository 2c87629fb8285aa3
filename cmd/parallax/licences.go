package main

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

// What the program is made of goes with every copy of it: licences.txt for
// people, with the texts that most licences want reproduced, and a bill of
// materials for machines that look for known faults. Both are made of what the
// linker takes, so they name nothing that is not there.

// component is a module whose code is in the program, or the Go release whose
// standard library and run-time system are.
type component struct {
	Path, Version string
	Licence       string // its SPDX identifier; "" if it is none of the usual
	Text          string // of the licence, and of what else the module states of rights
}

// goComponent is the name of Go itself in the lists.
const goComponent = "Go"

// linkedComponents are the modules that the program of the page links, by path,
// after Go. Texts are read in the module cache.
func linkedComponents(ctx context.Context, root, modfile string, tools toolchain) ([]component, error) {
	out, err := runGo(ctx, root, "list", "-modfile="+modfile, "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}}{{end}}{{end}}", "./cmd/wasm")
	if err != nil {
		return nil, err
	}
	modules := slices.Compact(slices.Sorted(slices.Values(strings.Fields(string(out)))))
	// go.mod of the root, not the file with the copy of go-app: it is the module
	// itself that has a licence.
	out, err = runGo(ctx, root, append([]string{"mod", "download", "-json"}, modules...)...)
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
	list := []component{{goComponent, strings.TrimPrefix(tools.GOVERSION, "go"), cmp.Or(spdx(text), "BSD-3-Clause"), text}}
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
		list = append(list, component{m.Path, m.Version, spdx(text), text})
	}
	slices.SortFunc(list[1:], func(a, b component) int { return strings.Compare(a.Path, b.Path) })
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

// licencesName is the file that the page links to, and a pack holds.
const licencesName = "licences.txt"

// licences is the list for people.
func licences(list []component) []byte {
	var b bytes.Buffer
	b.WriteString("Parallax is made of its own code and of these parts.\n\n")
	for _, c := range list {
		fmt.Fprintf(&b, "%-44s %-12s %s\n", c.Path, c.Version, cmp.Or(c.Licence, "see below"))
	}
	for _, c := range list {
		fmt.Fprintf(&b, "\n%s\n%s %s\n\n%s\n", strings.Repeat("-", 78), c.Path, c.Version, c.Text)
	}
	return b.Bytes()
}

// licencesMarkup is the list as text of an element, escaped as boot.js does.
func licencesMarkup(list []component) []byte {
	return []byte(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(licences(list))))
}

// billName is the file of the bill of materials.
const billName = "sbom.cdx.json"

// bill is a bill of materials in CycloneDX 1.6. It has no time and no serial
// number, so that equal builds have equal bills.
type bill struct {
	Format     string         `json:"bomFormat"`
	Spec       string         `json:"specVersion"`
	Version    int            `json:"version"`
	Metadata   billMetadata   `json:"metadata"`
	Components []billedModule `json:"components"`
}

type billMetadata struct {
	Component billedModule `json:"component"`
}

type billedModule struct {
	Type     string          `json:"type"`
	Ref      string          `json:"bom-ref"`
	Name     string          `json:"name"`
	Version  string          `json:"version,omitempty"`
	PURL     string          `json:"purl,omitempty"`
	Licences []billedLicence `json:"licenses,omitempty"`
}

type billedLicence struct {
	Licence struct {
		ID   string `json:"id,omitempty"`
		Name string `json:"name,omitempty"`
	} `json:"license"`
}

// materials is the list for machines.
func materials(list []component) ([]byte, error) {
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: []billedModule{}}
	b.Metadata.Component = billedModule{Type: "application", Ref: "parallax", Name: "parallax"}
	for _, c := range list {
		m := billedModule{Type: "library", Name: c.Path, Version: c.Version, PURL: "pkg:golang/" + c.Path + "@" + c.Version}
		if c.Path == goComponent {
			m.Name, m.PURL = "std", "pkg:golang/std@"+c.Version
		}
		m.Ref = m.PURL
		var l billedLicence
		if l.Licence.ID = c.Licence; c.Licence == "" {
			l.Licence.Name = "see " + licencesName
		}
		m.Licences = []billedLicence{l}
		b.Components = append(b.Components, m)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(b)
	return out.Bytes(), err
}
