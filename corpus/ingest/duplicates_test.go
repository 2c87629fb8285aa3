package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/ingest"
	"parallax/corpus/intake"
)

// reports makes a report of each text.
func reports(list ...string) []*intake.FileReport {
	var out []*intake.FileReport
	for i, text := range list {
		r := ingest.Read(fmt.Sprintf("%d.txt", i), []byte(text), ingest.Limits{})
		out = append(out, &r)
	}
	return out
}

// words makes n words; the same seed gives the same ones.
func words(seed, n int) []string {
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("w%d", r.IntN(5000))
	}
	return list
}

func TestDuplicates(t *testing.T) {
	a := words(1, 400)
	edited := append([]string(nil), a...)
	edited[100], edited[250] = "other", "words"
	longer := append(append([]string(nil), a...), words(2, 150)...)
	half := append(append([]string(nil), a[:100]...), words(3, 300)...)
	join := func(w []string) string { return strings.Join(w, " ") }
	there := []*corpus.Document{{ID: "old", Passages: []corpus.Passage{{N: 1, Text: join(words(9, 100))}}}}
	list := reports(join(a)+".", strings.ToUpper(join(a))+"!", join(edited), join(longer), join(half), join(words(9, 100)), "Short text.", "Short text.", join(words(4, 300)))
	found := ingest.Duplicates(list, there)
	got := map[int]intake.Duplicate{}
	for _, d := range found {
		got[d.Of.File] = d
	}
	if len(got) != 4 {
		t.Errorf("found %+v", found)
	}
	if d := got[1]; !d.Same || d.Like.File != 0 {
		t.Errorf("the same in capitals: %+v", d)
	}
	if d := got[2]; d.Same || d.Like.File != 0 || d.Share < .85 {
		t.Errorf("two words changed: %+v", d)
	}
	if d := got[3]; d.Same || d.Share < .5 || d.Share > .95 {
		t.Errorf("a longer one: %+v", d)
	}
	if d := got[5]; !d.Same || d.Document != "old" {
		t.Errorf("one that is there: %+v", d)
	}
}

// Ten thousand articles that are nearly the same are no more work than others.
// An article of the collection that was written anew is found by its name and headline,
// and by neither alone.
func TestWrittenAnew(t *testing.T) {
	there := []*corpus.Document{{ID: "quay", Headline: "The quay", Passages: []corpus.Passage{{N: 1, Text: "It is closed."}}}}
	for name, test := range map[string]struct {
		file, text string
		found      bool
	}{
		"anew": {"quay.txt", "The quay\n\nNobody may walk there.\n", true}, "another name": {"pier.txt", "The quay\n\nNobody may walk there.\n", false}, "another headline": {"quay.txt", "The pier\n\nNobody may walk there.\n", false},
	} {
		r := ingest.Read(test.file, []byte(test.text), ingest.Limits{})
		found := ingest.Duplicates([]*intake.FileReport{&r}, there)
		if test.found != (len(found) == 1) || test.found && (found[0].Document != "quay" || found[0].Same || found[0].Share != 0) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestManyDuplicates(t *testing.T) {
	base := words(1, 60)
	r := &intake.FileReport{}
	for i := range 10_000 {
		w := append([]string(nil), base...)
		w[i%60] = fmt.Sprintf("x%d", i)
		r.Articles = append(r.Articles, intake.Article{Document: corpus.Document{Passages: []corpus.Passage{{N: 1, Text: strings.Join(w, " ")}}}})
	}
	if found := ingest.Duplicates([]*intake.FileReport{r}, nil); len(found) < 9_990 {
		t.Errorf("%d found", len(found))
	}
}

func TestCasesOfDuplicates(t *testing.T) {
	var list []*intake.FileReport
	for _, name := range []string{"gazette.txt", "gazette-copy.txt", "gazette-later-edition.txt"} {
		r := read(t, "duplicates/"+name)
		list = append(list, &r)
	}
	found := ingest.Duplicates(list, nil)
	if len(found) != 2 || !found[0].Same || found[0].Of.File != 1 || found[1].Same || found[1].Of.File != 2 {
		t.Errorf("found %+v", found)
	}
}
