package compare

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// newsFile holds news articles to measure with. It is no part of the project.
const newsFile = "../../../shared/bench/data/news/docs.jsonl.gz"

// news is the first n articles of newsFile as a collection; the test is
// skipped where the file is not there.
func news(t testing.TB, n int) *corpus.Collection {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped with -short: reads thousands of articles")
	}
	f, err := os.Open(newsFile)
	if err != nil {
		t.Skipf("news articles to measure with are not here: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	c := &corpus.Collection{ID: "news"}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(c.Documents) < n {
		var a struct{ ID, Title, Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		d := article(a.ID, "", strings.Split(a.Text, "\n")...)
		d.Headline = a.Title
		d.Published.Date, _ = corpus.ParseDate(a.Date)
		c.Documents = append(c.Documents, d)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return c
}

func countsOf(text string) corpus.Counts {
	counts := corpus.Counts{}
	for _, w := range analysis.Words(text) {
		counts[w]++
	}
	return counts
}
