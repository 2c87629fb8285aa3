package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"parallax/cmd/parallax/program"
)

// What the program is made of goes with every copy of it: licences.txt for
// people, with the texts that most licences want reproduced, and a bill of
// materials for machines that look for known faults. Both are made of what the
// linker takes, so they name nothing that is not there.

// licencesName is the file that the page links to, and a pack holds.
const licencesName = "licences.txt"

// Licences is the list of what a program is made of, for people.
func Licences(list []program.Component) []byte {
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

// licencesMarkup is the list as text of an element, escaped as web/boot/onefile.js does.
func licencesMarkup(list []program.Component) []byte {
	return []byte(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(Licences(list))))
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
func materials(list []program.Component) ([]byte, error) {
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: []billedModule{}}
	b.Metadata.Component = billedModule{Type: "application", Ref: "parallax", Name: "parallax"}
	for _, c := range list {
		m := billedModule{Type: "library", Name: c.Path, Version: c.Version, PURL: "pkg:golang/" + c.Path + "@" + c.Version}
		if c.Path == program.GoComponent {
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
