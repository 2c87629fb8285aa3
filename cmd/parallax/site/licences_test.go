package site

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/cmd/parallax/program"
)

// What the about screen, licences.txt and the bill of materials name is what the
// linker takes, at the versions of go.mod.
func TestComponents(t *testing.T) {
	root, err := program.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	list, err := program.Components(t.Context(), root, program.Page, program.Reader)
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	shown := present.About(state.New()).Parts
	if len(shown) != len(list) {
		t.Fatalf("the about screen names %d parts, the program has %d: adapt app/present/licences.go to %+v", len(shown), len(list), names(list))
	}
	for i, c := range list {
		if shown[i].Name != c.Path || shown[i].Licence != c.Licence || c.Licence == "" || i > 0 && shown[i].Version != c.Version {
			t.Errorf("the about screen says %v, it is %s %s %q: adapt app/present/licences.go", shown[i], c.Path, c.Version, c.Licence)
		}
		if i > 0 && !strings.Contains(string(mod), c.Path+" "+c.Version) {
			t.Errorf("%s %s is not what go.mod says", c.Path, c.Version)
		}
		if len(c.Text) < 500 && c.Path != program.GoComponent {
			t.Errorf("the licence of %s is %q", c.Path, c.Text)
		}
	}
	// The release that is pinned; another one makes another program.
	if !strings.Contains(string(mod), "\ntoolchain go"+shown[0].Version+"\n") {
		t.Errorf("go.mod does not pin Go %s, which the about screen names", shown[0].Version)
	}

	text := string(Licences(list))
	for _, c := range list {
		if !strings.Contains(text, c.Path) || !strings.Contains(text, c.Text) {
			t.Errorf("licences.txt lacks %s", c.Path)
		}
	}
	goroot, err := program.RunGo(t.Context(), root, "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text, root) || strings.Contains(text, strings.TrimSpace(string(goroot))) {
		t.Error("licences.txt names folders of this machine")
	}
	var b bill
	made, err := materials(list)
	if err == nil {
		err = json.Unmarshal(made, &b)
	}
	if err != nil || b.Format != "CycloneDX" || len(b.Components) != len(list) {
		t.Fatalf("the bill has %d components (%v)", len(b.Components), err)
	}
	for i, m := range b.Components {
		if !strings.HasPrefix(m.PURL, "pkg:golang/") || !strings.HasSuffix(m.PURL, "@"+list[i].Version) || m.Licences[0].Licence.ID != list[i].Licence {
			t.Errorf("%s is billed as %+v", list[i].Path, m)
		}
	}
	if twice, _ := materials(list); !bytes.Equal(made, twice) {
		t.Error("two bills of one list differ")
	}
}

func names(list []program.Component) (s []string) {
	for _, c := range list {
		s = append(s, c.Path+" "+c.Version+" "+c.Licence)
	}
	return s
}
