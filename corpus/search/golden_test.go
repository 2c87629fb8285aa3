package search_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/putinkim"
	"parallax/corpus/search"
)

// ferry reads testdata/ferry.txt.
func ferry(tb testing.TB) *corpus.Collection {
	tb.Helper()
	b, err := os.ReadFile("testdata/ferry.txt")
	if err != nil {
		tb.Fatal(err)
	}
	c := &corpus.Collection{
		ID: "ferry",
		Outlets: []corpus.Outlet{
			{ID: "gazette", Name: "Ellery Gazette"}, {ID: "courier", Name: "Skerry Courier"},
			{ID: "east", Name: "East Asia Wire"}, {ID: "not-stated", Name: "Publisher not stated", NotStated: true},
		},
		Topics: []corpus.Topic{{ID: "maiden", Title: "The maiden voyage"}, {ID: "delay", Title: "Three hours late", Parent: "maiden"}},
		Coverage: []corpus.Coverage{
			{Topic: "delay", Document: "gazette-maiden", Passages: []int{1}}, {Topic: "delay", Document: "courier-voyage", Passages: []int{1}},
		},
		Voices: []corpus.Voice{
			{ID: "obrien-sato", Name: "Ruth O'Brien-Sato", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "gazette-maiden", Passage: 2}, Quotes: 1}}},
			{ID: "ferryman", Name: "anonymous", Kind: corpus.Anonymous, Heard: []corpus.Heard{{At: corpus.Ref{Document: "gazette-maiden", Passage: 5}, Quotes: 1}}},
		},
	}
	var d *corpus.Document
	for _, block := range strings.Split(string(b), "\n\n")[1:] {
		block = strings.TrimSpace(block)
		mark, rest, _ := strings.Cut(block, " ")
		switch mark {
		case "=":
			f := strings.SplitN(rest, " ", 4)
			d = &corpus.Document{ID: f[0], Outlet: f[1], Headline: f[3], Text: corpus.Full}
			if d.Published.Date, err = corpus.ParseDate(f[2]); err != nil {
				tb.Fatal(err)
			}
			c.Documents = append(c.Documents, d)
		case "/":
			d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Kind: corpus.Caption, Text: rest})
		case ">":
			d.Passages[len(d.Passages)-1].Original = rest
		case "+":
			counts := corpus.Counts{}
			for _, one := range strings.Fields(rest) {
				w, n, _ := strings.Cut(one, "=")
				counts[w], _ = strconv.Atoi(n)
			}
			d.Passages[len(d.Passages)-1].Counts = counts
		default:
			d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Kind: corpus.Body, Text: block})
		}
	}
	return c
}

// checkGolden runs the queries of a file.
func checkGolden(t *testing.T, name string, c *corpus.Collection) {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s := search.New(c, search.Options{})
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, wants, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("%s:%d: want query => passages", name, i+1)
		}
		// As typed and as typing: neither may lose what the other finds.
		for _, typing := range []bool{false, true} {
			r := s.Search(text, search.Request{AsYouType: typing})
			var found []string
			for _, h := range r.Hits {
				found = append(found, h.Ref.String())
			}
			for _, want := range strings.Fields(wants) {
				if ref, never := strings.CutPrefix(want, "!"); never {
					if !typing && slices.Contains(found, ref) {
						t.Errorf("%s:%d: %s: %s is found: %v", name, i+1, text, ref, found)
					}
					continue
				}
				ref, rank, _ := strings.Cut(want, "@")
				k, err := strconv.Atoi(rank)
				if parsed, refErr := corpus.ParseRef(ref); err != nil || refErr != nil || c.Passage(parsed) == nil {
					t.Fatalf("%s:%d: %q names no passage and rank", name, i+1, want)
				}
				if at := slices.Index(found, ref); at < 0 || at >= k {
					t.Errorf("%s:%d: %s (typing %v): want %s, found %v, read as %s", name, i+1, text, typing, want, found, r.ReadAs)
				}
			}
		}
	}
}

func TestRelevance(t *testing.T) { checkGolden(t, "testdata/relevance.txt", ferry(t)) }

func TestRelevanceOfTheShippedCollection(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "testdata/shipped.txt", c)
}
