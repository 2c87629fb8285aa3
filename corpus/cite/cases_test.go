package cite_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus/cite"
	"parallax/corpus/folder"
)

// casesFolder holds twelve articles with what a citation processor makes of them. It is
// no part of the project.
const casesFolder = "../../../shared/cases/citations"

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(casesFolder + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSharedCases(t *testing.T) {
	if _, err := os.Stat(casesFolder); err != nil {
		t.Skip("the shared cases are not here")
	}
	f, err := folder.Read(os.DirFS(casesFolder))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Article string
		CSL     any
		Also    []struct{ CSL any } `json:"csl_also"`
		Text    map[string][]string
		HTML    map[string]string
		MustNot []string `json:"must_not"`
	}
	if err := json.Unmarshal([]byte(read(t, "expected.json")), &cases); err != nil {
		t.Fatal(err)
	}
	citer := cite.New(f.Collection)
	var all []cite.Item
	for _, x := range cases {
		i := citer.Item(f.Collection.Document(x.Article))
		all = append(all, i)
		b, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		var got any
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, x.CSL) && !slices.ContainsFunc(x.Also, func(a struct{ CSL any }) bool { return reflect.DeepEqual(a.CSL, got) }) {
			t.Errorf("%s: %s", x.Article, b)
		}
		for form, want := range x.Text {
			got := i.Form(form, 2)
			if !slices.Contains(want, got) {
				t.Errorf("%s, %s:\n%s\nnot\n%s", x.Article, form, got, strings.Join(want, "\n"))
			}
			for _, never := range x.MustNot {
				if strings.Contains(got, never) {
					t.Errorf("%s, %s has %q: %s", x.Article, form, never, got)
				}
			}
		}
		for form, want := range x.HTML {
			style := cite.Style(strings.SplitN(form, ".", 2)[0])
			want = strings.TrimSuffix(strings.TrimPrefix(want, `<div class="csl-entry">`), "</div>")
			if got := i.EntryHTML(style); got != strings.ReplaceAll(want, "&#38;", "&amp;") {
				t.Errorf("%s, %s:\n%s\nnot\n%s", x.Article, form, got, want)
			}
		}
	}
	for _, s := range cite.Styles {
		got, want := strings.Join(cite.List(s, all), "\n"), strings.TrimSpace(read(t, "expected-list."+string(s)+".txt"))
		if got != want {
			t.Errorf("%s:\n%s\nnot\n%s", s, got, want)
		}
	}
	if got, want := string(cite.BibTeX(all)), read(t, "expected.bib"); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("BibTeX:\n%s\nnot\n%s", got, want)
	}
	if got, want := string(cite.RIS(all)), read(t, "expected.ris"); strings.TrimSpace(strings.ReplaceAll(got, "\r", "")) != strings.TrimSpace(strings.ReplaceAll(want, "\r", "")) {
		t.Errorf("RIS:\n%s\nnot\n%s", got, want)
	}
	var got, want any
	if json.Unmarshal(cite.CSL(all), &got) != nil || json.Unmarshal([]byte(read(t, "expected.csl.json")), &want) != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("CSL-JSON: %s", cite.CSL(all))
	}
}
