package search_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/search"
)

// In every language, a stretch out of the middle of a line, and two of its
// rarer words, must find the line.
func TestLinesOfManyLanguagesAreFound(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(benchData, "multilingual", "udhr_*.txt"))
	if len(files) == 0 {
		t.Skip("the multilingual data is not here")
	}
	c := &corpus.Collection{ID: "udhr"}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(name), ".txt"), "_", "-")
		d := &corpus.Document{ID: id, Text: corpus.Full}
		for _, line := range strings.Split(string(b), "\n") {
			if strings.TrimSpace(line) != "" {
				d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Text: line})
			}
		}
		c.Documents = append(c.Documents, d)
	}
	s := search.New(c, search.Options{})
	var a analysis.Analyzer
	frequency := map[string]int{}
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			for _, term := range a.Terms(p.Text) {
				frequency[term]++
			}
		}
	}
	found := func(r search.Result, ref corpus.Ref) bool {
		return slices.ContainsFunc(r.Hits, func(h search.Hit) bool { return h.Ref == ref })
	}
	for _, d := range c.Documents {
		tried, missed := 0, 0
		for _, p := range d.Passages {
			tokens := a.Tokens(p.Text)
			if len(tokens) < 9 {
				continue
			}
			ref := corpus.Ref{Document: d.ID, Passage: p.N}
			mid := tokens[len(tokens)/2-3 : len(tokens)/2+3]
			tried++
			if phrase := p.Text[mid[0].Start:mid[5].End]; !strings.ContainsAny(phrase, "\"“”«»„()") && !found(s.Search(`"`+phrase+`"`, search.Request{}), ref) {
				t.Errorf("%v: the phrase %q does not find it", ref, phrase)
			}
			slices.SortStableFunc(mid, func(a, b analysis.Token) int { return cmp.Compare(frequency[a.Term], frequency[b.Term]) })
			if r := s.Search(p.Text[mid[0].Start:mid[0].End]+" "+p.Text[mid[1].Start:mid[1].End], search.Request{Limit: 1000}); !found(r, ref) {
				missed++
				t.Logf("%v: %q read as %s", ref, r.Text, r.ReadAs)
			}
		}
		if tried < 20 || missed > 0 {
			t.Errorf("%s: %d of %d lines are missed", d.ID, missed, tried)
		}
	}
}

// Function words of the language that the documents are in are not insisted on,
// and those of others are words.
func TestFunctionWordsFollowTheDocuments(t *testing.T) {
	c := &corpus.Collection{ID: "fr", Documents: []*corpus.Document{
		{ID: "pont", Text: corpus.Full, Passages: []corpus.Passage{
			{N: 1, Text: "Le pont a été ouvert par la maire et c'est le premier qui est construit sur la rivière."},
			{N: 2, Text: "Les livres sont dans la rue avec des drapeaux."},
		}},
	}}
	s := search.New(c, search.Options{})
	for query, want := range map[string]int{"dans le pont": 1, "dans": 1, "the pont": 0, `"dans la rue"`: 1, "la rivière sont": 1} {
		if r := s.Search(query, search.Request{}); r.Total != want {
			t.Errorf("%s: %d passages have all of it, want %d (%s)", query, r.Total, want, r.ReadAs)
		}
	}
}
