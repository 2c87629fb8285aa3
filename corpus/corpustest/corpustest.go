// Package corpustest holds what the tests of several packages measure with:
// articles put together by hand, and, where they lie beside the checkout, real
// news and the originals of the first collection. None of it is part of the
// program.
package corpustest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/attach"
	"parallax/corpus/putinkim"
)

// newsFile holds news articles to measure with. It is no part of the project.
const newsFile = "../../../shared/bench/data/news/docs.jsonl.gz"

// News is the first n articles of newsFile as a collection; the test is
// skipped where the file is not there.
func News(t testing.TB, n int) *corpus.Collection {
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
		d := Article(a.ID, "", strings.Split(a.Text, "\n")...)
		d.Headline = a.Title
		d.Published.Date, _ = corpus.ParseDate(a.Date)
		c.Documents = append(c.Documents, d)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return c
}

// CountsOf counts the words of a text.
func CountsOf(text string) corpus.Counts {
	counts := corpus.Counts{}
	for _, w := range analysis.Words(text) {
		counts[w]++
	}
	return counts
}

// WithOriginals is the shipped collection with the articles attached; the test
// is skipped where they are not at hand, since they are no part of the project.
func WithOriginals(t *testing.T) *corpus.Collection {
	t.Helper()
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := filepath.Glob("../../../shared/originals/*.txt")
	var files []corpus.File
	for _, p := range paths {
		content, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, corpus.File{Name: p, Content: content})
	}
	if len(files) == 0 {
		t.Skip("the original articles are not here")
	}
	with, _ := attach.Attach(c, files, attach.Options{})
	return with
}

// Article is a document of full text, published on a day ("" for not stated).
func Article(id, published string, passages ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: corpus.Full}
	if published != "" {
		d.Published.Date, _ = corpus.ParseDate(published)
	}
	for i, text := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: text})
	}
	return d
}
