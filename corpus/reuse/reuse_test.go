package reuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/corpustest"
)

func TestReuseFindsRuns(t *testing.T) {
	a := corpustest.Article("a", "", "Nothing here. The QUICK brown fox, jumping over the lazy dog, was late", "and very tired of it. Then something else.")
	b := corpustest.Article("b", "", "Alone.", "They wrote: the quick brown fox jumping over the lazy dog was late and very tired of it all.")
	r, ok := New([]*corpus.Document{a, b}, Options{}).Pair("a", "b")
	if !ok || !r.Known || len(r.Runs) != 1 {
		t.Fatalf("%+v", r)
	}
	run := r.Runs[0]
	if run.Words != 16 || r.Longest != 16 || r.WordsA != 16 || run.Boilerplate {
		t.Errorf("%+v", r)
	}
	if len(run.A) != 2 || len(run.B) != 1 || run.A[0].Passage != 1 || run.A[1].Passage != 2 || run.B[0].Passage != 2 {
		t.Fatalf("pieces %+v", run)
	}
	if got := wording(a, run.A); got != "The QUICK brown fox, jumping over the lazy dog, was late … and very tired of it" {
		t.Errorf("A: %q", got)
	}
	if got := wording(b, run.B); got != "the quick brown fox jumping over the lazy dog was late and very tired of it" {
		t.Errorf("B: %q", got)
	}
	if r.ShareA != 16./21 {
		t.Errorf("share %v", r.ShareA)
	}
}

func wording(d *corpus.Document, pieces []Piece) string {
	var parts []string
	for _, p := range pieces {
		parts = append(parts, d.BestText(d.Passage(p.Passage))[p.Span.From:p.Span.To])
	}
	return strings.Join(parts, " … ")
}

// TestReuseAgainstScan checks, on random texts of few words, that what is
// found is shared and that nothing shared is overlooked.
func TestReuseAgainstScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	text := func() string {
		var b strings.Builder
		for range 20 + r.IntN(60) {
			fmt.Fprintf(&b, "%c ", 'a'+r.IntN(4))
		}
		return b.String()
	}
	var analyzer analysis.Analyzer
	for range 400 {
		a, b := corpustest.Article("a", "", text(), text()), corpustest.Article("b", "", text(), text(), text())
		least := 4 + r.IntN(4)
		found, _ := New([]*corpus.Document{a, b}, Options{Least: least}).Pair("a", "b")
		words := 0
		for _, run := range found.Runs {
			x, y := analyzer.Fold(wording(a, run.A)), analyzer.Fold(wording(b, run.B))
			if x != y || len(strings.Fields(x)) != run.Words || run.Words < least {
				t.Fatalf("%q and %q are no run of %d", x, y, run.Words)
			}
			words += run.Words
		}
		if words != found.WordsA || words != found.WordsB {
			t.Fatalf("runs of %d words, %d and %d counted: runs overlap", words, found.WordsA, found.WordsB)
		}
		whole := func(d *corpus.Document) []string {
			var all []string
			for i := range d.Passages {
				all = append(all, analyzer.Terms(d.Passages[i].Text)...)
			}
			return all
		}
		if longest := longestCommon(whole(a), whole(b)); longest >= least && found.Longest != longest || longest < least && found.Longest != 0 {
			t.Fatalf("longest run %d, found %d with least %d", longest, found.Longest, least)
		}
	}
}

func longestCommon(a, b []string) int {
	longest := 0
	before := make([]int, len(b)+1)
	for _, x := range a {
		now := make([]int, len(b)+1)
		for j, y := range b {
			if x == y {
				now[j+1] = before[j] + 1
				longest = max(longest, now[j+1])
			}
		}
		before = now
	}
	return longest
}

func TestBoilerplateIsDiscounted(t *testing.T) {
	notice := "this story was updated after publication to correct the spelling of a name"
	var documents []*corpus.Document
	for i := range 30 {
		documents = append(documents, corpustest.Article(fmt.Sprintf("d%d", i), "", fmt.Sprintf("story %d alpha%d beta%d gamma%d delta%d", i, i, i, i, i), notice))
	}
	r := New(documents, Options{})
	if list := r.Pairs(); len(list) != 0 {
		t.Errorf("%d pairs by a standing notice", len(list))
	}
	p, _ := r.Pair("d1", "d2")
	if len(p.Runs) != 1 || !p.Runs[0].Boilerplate || p.ShareA != 0 || p.Longest != 0 {
		t.Errorf("%+v", p)
	}
}

func TestReuseOfCountsSaysWhatIsMissing(t *testing.T) {
	a := corpustest.Article("a", "", "one two three four five six seven eight")
	b := corpustest.Article("b", "", "one two three four five six seven nine nine")
	known, _ := New([]*corpus.Document{a, b}, Options{}).Pair("a", "b")
	b.Text = corpus.Digest
	b.Passages[0].Counts = corpustest.CountsOf(b.Passages[0].Text)
	b.Passages[0].Text = "Ours: one two three four five six seven eight."
	r := New([]*corpus.Document{a, b}, Options{})
	p, ok := r.Pair("a", "b")
	if !ok || p.Known || len(p.Runs) != 0 || p.AtMost != 7 || !strings.Contains(p.Missing, "of b only word counts are known") {
		t.Errorf("%+v", p)
	}
	if known.WordsA > p.AtMost {
		t.Errorf("%d words found, bounded by %d", known.WordsA, p.AtMost)
	}
	if list := r.Pairs(); len(list) != 0 {
		t.Errorf("the digest's wording is not the article's: %+v", list)
	}
	b.Passages[0].Original = "one two three four five six seven nine nine"
	if p, _ := New([]*corpus.Document{a, b}, Options{}).Pair("a", "b"); !p.Known || p.WordsA != 7 {
		t.Errorf("an attached original restores the order: %+v", p)
	}
}

// TestNearDuplicatesInNews plants edited copies among ten thousand articles and
// finds them, and checks what else is found against a comparison of all pairs
// on a part.
func TestNearDuplicatesInNews(t *testing.T) {
	c := corpustest.News(t, 10000)
	r := rand.New(rand.NewPCG(7, 8))
	planted := make(map[[2]string]bool)
	for i := 0; i < len(c.Documents) && len(planted) < 200; i += 47 {
		d := c.Documents[i]
		var words []string
		for _, p := range d.Passages {
			words = append(words, strings.Fields(p.Text)...)
		}
		if len(words) < 100 {
			continue
		}
		for k := 10; k < len(words); k += 30 + r.IntN(20) { // one word in forty is another
			words[k] = "zyx" + words[k]
		}
		copied := corpustest.Article("copy-"+d.ID, "", strings.Join(words[len(words)/5:], " "))
		c.Documents = append(c.Documents, copied)
		planted[[2]string{d.ID, copied.ID}] = true
	}
	begin := time.Now()
	reuses := New(c.Documents, Options{})
	read := time.Since(begin)
	begin = time.Now()
	list := reuses.Pairs()
	t.Logf("%d documents read in %v, compared in %v: %d pairs share a fifth", len(c.Documents), read, time.Since(begin), len(list))
	near, found := 0, 0
	pairs := make(map[[2]string]Pair)
	for _, x := range list {
		pairs[[2]string{x.A, x.B}] = x
		if planted[[2]string{x.A, x.B}] {
			found++
		} else if min(x.ShareA, x.ShareB) > .8 {
			near++
		}
	}
	t.Logf("%d of %d planted copies found; besides them %d near-duplicates (over 80 %% of both)", found, len(planted), near)
	if found < len(planted)*99/100 {
		t.Errorf("%d of %d planted copies found", found, len(planted))
	}
	missed := 0
	for i := 0; i < 400; i++ {
		for j := i + 1; j < 400; j++ {
			x, ok := reuses.Pair(c.Documents[i].ID, c.Documents[j].ID)
			if _, listed := pairs[[2]string{x.A, x.B}]; ok && !listed && max(x.ShareA, x.ShareB) >= .2 {
				missed++
			}
		}
	}
	if missed > 0 {
		t.Errorf("%d pairs of the first 400 share a fifth and are not listed", missed)
	}
}

// TestReuseCanBeStopped stops reading and comparing at the first call.
func TestReuseCanBeStopped(t *testing.T) {
	a := corpustest.Article("a", "", "one two three four five six seven eight nine ten")
	b := corpustest.Article("b", "", "one two three four five six seven eight nine ten")
	calls := 0
	options := Options{Progress: func(float64) bool { calls++; return calls > 1 }}
	if New([]*corpus.Document{a, b}, options) != nil {
		t.Error("stopped, and still something")
	}
	r := New([]*corpus.Document{a, b}, options)
	calls = 0
	if r.Pairs() != nil {
		t.Error("stopped, and still pairs")
	}
	if len(r.Pairs()) != 1 {
		t.Error("not stopped, and no pair")
	}
}

// TestEditsInNews plants copies edited in several ways among ten thousand
// articles and prints how many of each way are found.
func TestEditsInNews(t *testing.T) {
	c := corpustest.News(t, 10000)
	r := rand.New(rand.NewPCG(9, 10))
	swap := func(every int) func([][]string) [][]string {
		return func(text [][]string) [][]string {
			for _, words := range text {
				for k := every/2 + r.IntN(every); k < len(words); k += every/2 + r.IntN(every) {
					words[k] = "zyx" + words[k]
				}
			}
			return text
		}
	}
	edits := []struct {
		name string
		edit func([][]string) [][]string
		want float64 // least recall
	}{
		{"one word in 30 another", swap(30), .99},
		{"one word in 15 another", swap(15), .99},
		{"one word in 10 another", swap(10), .9},
		{"the first half cut", func(text [][]string) [][]string { return text[len(text)/2:] }, .99},
		{"paragraphs in another order", func(text [][]string) [][]string {
			r.Shuffle(len(text), func(i, j int) { text[i], text[j] = text[j], text[i] })
			return text
		}, .99},
		{"a third quoted in a text of its own", func(text [][]string) [][]string {
			part := text[:(len(text)+2)/3]
			n := 0
			for _, words := range part {
				n += len(words)
			}
			own := make([]string, 2*n)
			for k := range own {
				own[k] = fmt.Sprintf("w%d", r.IntN(1<<20))
			}
			return append(part, own)
		}, .99},
	}
	planted := make(map[[2]string]string)
	n := 0
	for i := 0; i < 10000 && n < 600; i += 13 {
		d := c.Documents[i]
		var text [][]string
		words := 0
		for _, p := range d.Passages {
			text = append(text, strings.Fields(p.Text))
			words += len(text[len(text)-1])
		}
		if words < 100 || len(text) < 4 {
			continue
		}
		e := edits[n%len(edits)]
		n++
		var passages []string
		for _, words := range e.edit(text) {
			passages = append(passages, strings.Join(words, " "))
		}
		copied := corpustest.Article("copy-"+d.ID, "", passages...)
		c.Documents = append(c.Documents, copied)
		planted[[2]string{d.ID, copied.ID}] = e.name
	}
	begin := time.Now()
	list := New(c.Documents, Options{}).Pairs()
	t.Logf("%d documents in %v", len(c.Documents), time.Since(begin))
	found, of := map[string]int{}, map[string]int{}
	for _, name := range planted {
		of[name]++
	}
	for _, x := range list {
		found[planted[[2]string{x.A, x.B}]]++
	}
	for _, e := range edits {
		recall := share(found[e.name], of[e.name])
		t.Logf("%s: %d of %d found (%.2f)", e.name, found[e.name], of[e.name], recall)
		if recall < e.want {
			t.Errorf("%s: recall %.2f, want %.2f", e.name, recall, e.want)
		}
	}
}

func BenchmarkPairs(b *testing.B) {
	c := corpustest.News(b, 10000)
	for b.Loop() {
		New(c.Documents, Options{}).Pairs()
	}
}
