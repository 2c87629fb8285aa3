package search_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/putinkim"
	"parallax/corpus/search"
)

var update = flag.Bool("update", false, "write the golden files anew")

// rankingShown is how many hits of a query stand in a golden file.
const rankingShown = 5

// ranking writes out what a reader of each query sees: how it was read, and the
// first hits in their order with what is marked.
func ranking(c *corpus.Collection, queries []string) string {
	s := search.New(c, search.Options{})
	var b strings.Builder
	for _, q := range queries {
		r := s.Search(q, search.Request{Limit: rankingShown})
		fmt.Fprintf(&b, "? %s\n  %s; %d found", q, r.ReadAs, r.Total)
		if r.Suggestion != "" {
			fmt.Fprintf(&b, "; meant %s?", r.Suggestion)
		}
		if r.Loosened {
			b.WriteString("; loosened")
		}
		b.WriteString("\n")
		for i, h := range r.Hits {
			if i == r.Complete {
				b.WriteString("  -- the nearest of the others\n")
			}
			fmt.Fprintf(&b, "  %s (%s)", h.Ref, h.Source)
			for _, span := range h.Snippet.Spans {
				fmt.Fprintf(&b, " «%s»", h.Snippet.Text[span.From:span.To])
			}
			if h.Source == search.FromCounts {
				fmt.Fprintf(&b, " in the original: %s", strings.Join(h.Words, ", "))
			}
			if len(h.Digest) > 0 {
				fmt.Fprintf(&b, " only in the digest: %s", strings.Join(h.Digest, ", "))
			}
			if len(h.Lacks) > 0 {
				fmt.Fprintf(&b, " lacks %s", strings.Join(h.Lacks, ", "))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// asked are the queries of a file of expectations.
func asked(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var queries []string
	for _, line := range strings.Split(string(b), "\n") {
		if q, _, ok := strings.Cut(line, " => "); ok && !strings.HasPrefix(line, "#") {
			queries = append(queries, q)
		}
	}
	return queries
}

// The order of hits is reviewed by reading these files: a change of ranking, of
// the analysis or of a digest shows as a difference in them. The expectations
// in relevance.txt and shipped.txt say what must hold in any case.
func TestRanking(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		golden  string
		c       *corpus.Collection
		queries []string
	}{
		{"testdata/ranking.golden", ferry(t), asked(t, "testdata/relevance.txt")},
		{"testdata/shipped.golden", shipped, append(asked(t, "testdata/shipped.txt"),
			"kim jong-un", "red carpet", "luxury car", "treaty", "weapons -kursk", "photo book exhibition",
			"\"north korea\" famine", "author", "kim jong un daughter", "\"leader of the north korean regime\"", "PUTIN OR KIM LATE", "late NOT kim", "=lecture", "needs each other", "outlet:korea-herald trump", "topic:medal medal", "diplom*", "vostochny")},
	} {
		got := ranking(test.c, test.queries)
		if *update {
			if err := os.WriteFile(test.golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(test.golden)
		if err != nil {
			t.Fatalf("%v: write it with make golden", err)
		}
		if got == string(want) {
			continue
		}
		now, before := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range now {
			if i >= len(before) || now[i] != before[i] {
				t.Errorf("%s:%d: now %q; if the new order is better, make golden", test.golden, i+1, now[i])
				break
			}
		}
		if len(now) < len(before) {
			t.Errorf("%s: %d lines fewer than before", test.golden, len(before)-len(now))
		}
	}
}
