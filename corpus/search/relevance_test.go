package search_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/search"
)

// benchData is where the measuring data lies that is not part of the project.
const benchData = "../../../shared/bench/data"

// lines calls read with every line of a file, which may be gzipped.
func lines(tb testing.TB, name string, read func(line []byte) bool) {
	f, err := os.Open(filepath.Join(benchData, name))
	if err != nil {
		tb.Skip("the measuring data is not here: ", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			tb.Fatal(err)
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<22)
	for s.Scan() {
		if len(s.Bytes()) > 0 && !read(s.Bytes()) {
			break
		}
	}
}

// documents reads up to limit documents, each of one passage.
func documents(tb testing.TB, name string, limit int) (c *corpus.Collection, ids map[string]string) {
	c = &corpus.Collection{ID: "measured"}
	ids = map[string]string{}
	lines(tb, name, func(line []byte) bool {
		var d struct{ ID, Title, Text string }
		if err := json.Unmarshal(line, &d); err != nil {
			tb.Fatal(err)
		}
		id := "d" + strconv.Itoa(len(c.Documents))
		ids[id] = d.ID
		c.Documents = append(c.Documents, &corpus.Document{
			ID: id, Headline: d.Title, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: d.Text}},
		})
		return limit == 0 || len(c.Documents) < limit
	})
	return c, ids
}

type judged struct {
	ids      map[string]string
	searcher *search.Searcher
	relevant map[string]map[string]bool
	sets     map[string][]struct{ ID, Text string }
}

func testCollection(tb testing.TB, name string) judged {
	j := judged{relevant: map[string]map[string]bool{}, sets: map[string][]struct{ ID, Text string }{}}
	from, limit := "ir/"+name+"/docs.jsonl", 0
	if b, err := os.ReadFile(filepath.Join(benchData, "ir", name, "DOCS_FROM")); err == nil {
		words := strings.Fields(string(b))
		from = words[0]
		limit, _ = strconv.Atoi(words[1])
	}
	c, ids := documents(tb, from, limit)
	j.ids = ids
	j.searcher = search.New(c, search.Options{})
	lines(tb, "ir/"+name+"/qrels.tsv", func(line []byte) bool {
		f := strings.Fields(string(line))
		if j.relevant[f[0]] == nil {
			j.relevant[f[0]] = map[string]bool{}
		}
		j.relevant[f[0]][f[1]] = true
		return true
	})
	for set, file := range map[string]string{"clean": "queries", "typo": "queries.typo", "typoall": "queries.typoall"} {
		lines(tb, "ir/"+name+"/"+file+".jsonl", func(line []byte) bool {
			var q struct{ ID, Text string }
			if err := json.Unmarshal(line, &q); err != nil {
				tb.Fatal(err)
			}
			j.sets[set] = append(j.sets[set], q)
			return true
		})
	}
	return j
}

// ndcg10 is the mean normalized discounted cumulative gain of the first ten
// hits, with binary relevance (Järvelin and Kekäläinen 2002).
func (j judged) ndcg10(set string) float64 {
	var sum float64
	n := 0
	for _, q := range j.sets[set] {
		relevant := j.relevant[q.ID]
		if relevant == nil {
			continue
		}
		n++
		var gain, ideal float64
		r := j.searcher.Search(q.Text, search.Request{Limit: 10, NoSnippet: true})
		for i, h := range r.Hits {
			if relevant[j.ids[h.Ref.Document]] {
				gain += 1 / math.Log2(float64(i+2))
			}
		}
		for i := range min(10, len(relevant)) {
			ideal += 1 / math.Log2(float64(i+2))
		}
		sum += gain / ideal
	}
	return sum / float64(n)
}

// Ranking must not fall below what was reached on four test collections.
func TestRelevanceOnTestCollections(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	least := map[string]float64{"clean": .62, "typo": .61, "typoall": .59}
	sums := map[string]float64{}
	names := []string{"cranfield", "cacm", "med", "newski"}
	for _, name := range names {
		j := testCollection(t, name)
		report := name
		for _, set := range []string{"clean", "typo", "typoall"} {
			v := j.ndcg10(set)
			sums[set] += v / float64(len(names))
			report += fmt.Sprintf("  %s %.4f", set, v)
		}
		t.Log(report)
	}
	for set, want := range least {
		if sums[set] < want {
			t.Errorf("%s: nDCG@10 is %.4f, want at least %.2f", set, sums[set], want)
		}
	}
	t.Logf("mean  clean %.4f  typo %.4f  typoall %.4f", sums["clean"], sums["typo"], sums["typoall"])
}
