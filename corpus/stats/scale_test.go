package stats_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
)

// TestStatisticsScale asks every question of ten thousand articles.
func TestStatisticsScale(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped with -short: reads thousands of articles")
	}
	documents := articles(t, 10000)
	begin := time.Now()
	lap := func(what string) {
		t.Logf("%s of %d articles in %v", what, len(documents), time.Since(begin))
		begin = time.Now()
	}
	all := stats.FrequenciesOf(nil, documents...)
	lap("frequencies")
	one := stats.FrequenciesOf(nil, documents[:100]...)
	r := stats.Keyness(one, all.Without(one), stats.KeynessOptions{Stop: analysis.StopWord})
	lap("keyness")
	if r.A+r.B != all.Tokens || len(r.Keys) == 0 {
		t.Errorf("%d + %d tokens of %d", r.A, r.B, all.Tokens)
	}
	c := stats.CollocatesOf("oil", documents, stats.CollocateOptions{Stop: analysis.StopWord})
	lap("collocates")
	if c.Scope != stats.InWindow || c.N+c.Frequency != all.Tokens || c.Frequency != all.Of["oil"] {
		t.Errorf("%d + %d tokens of %d", c.N, c.Frequency, all.Tokens)
	}
	d := stats.DispersionOver("oil", documents, nil, nil)
	lap("dispersion")
	if d.Dispersion.Frequency != all.Of["oil"] || d.Dispersion.Tokens != all.Tokens {
		t.Errorf("%+v", d.Dispersion)
	}
	n := stats.NGramsOf(documents, stats.NGramOptions{N: 3, Least: 5})
	lap("n-grams")
	if len(n.List) == 0 {
		t.Error("no n-grams")
	}
}

// articles are news articles to measure with; they are no part of the project,
// and the test is skipped where they are not there.
func articles(t *testing.T, n int) []*corpus.Document {
	f, err := os.Open("../../../shared/bench/data/news/docs.jsonl.gz")
	if err != nil {
		t.Skipf("news articles to measure with are not here: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var documents []*corpus.Document
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(documents) < n {
		var a struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		documents = append(documents, full(a.ID, strings.Split(a.Text, "\n")...))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return documents
}
