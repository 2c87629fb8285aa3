package index_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"parallax/corpus/analysis"
	"parallax/corpus/index"
)

// occurrence is where a naive scan finds a term in one layer of one passage.
type occurrence struct {
	passage int
	layer   index.Layer
}

// naive is what an index should know of the passages.
type naive map[string]map[occurrence][]uint32

func scan(passages []index.Passage) naive {
	var a analysis.Analyzer
	n := naive{}
	note := func(term string, o occurrence, at uint32) {
		if n[term] == nil {
			n[term] = map[occurrence][]uint32{}
		}
		n[term][o] = append(n[term][o], at)
	}
	for i, p := range passages {
		for l, text := range []string{p.Headline, p.Text, p.Original} {
			for _, t := range a.Tokens(text) {
				note(t.Term, occurrence{i, index.Layer(l)}, uint32(t.Position))
			}
		}
		if p.Original == "" {
			for w, k := range p.Counts {
				for _, t := range a.Tokens(w) {
					for range k {
						note(t.Term, occurrence{i, index.Original}, 0)
					}
				}
			}
		}
	}
	return n
}

// compare fails the test unless ix tells of every term what want does.
func compare(t *testing.T, ix *index.Index, want naive) {
	t.Helper()
	if ix.Terms() != len(want) {
		t.Fatalf("%d terms, want %d", ix.Terms(), len(want))
	}
	var c index.Cursor
	for rank := range ix.Terms() {
		term := string(ix.Term(rank))
		if rank > 0 && term <= string(ix.Term(rank-1)) {
			t.Fatalf("%q follows %q", term, ix.Term(rank-1))
		}
		if found, ok := ix.Find(term); !ok || found != rank {
			t.Fatalf("%q has rank %d and is found at %d", term, rank, found)
		}
		seen := 0
		last := -1
		c.Reset(ix, rank)
		for c.Next() {
			for i := range c.N {
				p := int(c.Passage[i])
				if p <= last {
					t.Fatalf("%q: passage %d after %d", term, p, last)
				}
				last = p
				seen++
				for l := index.Headline; l <= index.Original; l++ {
					places := want[term][occurrence{p, l}]
					if int(c.Count[l][i]) != len(places) {
						t.Fatalf("%q in passage %d, layer %d: %d times, want %d", term, p, l, c.Count[l][i], len(places))
					}
				}
				if p%3 != 0 {
					continue // positions passed over must not confuse those that follow
				}
				for l := index.Headline; l <= index.Original; l++ {
					places := want[term][occurrence{p, l}]
					if l == index.Original && !ix.Placed(p) {
						places = nil
					}
					if got := c.Positions(nil, i, l); !slices.Equal(got, places) {
						t.Fatalf("%q in passage %d, layer %d: at %v, want %v", term, p, l, got, places)
					}
				}
			}
		}
		passages := map[int]bool{}
		for o := range want[term] {
			passages[o.passage] = true
		}
		if seen != len(passages) || ix.Frequency(rank) != seen {
			t.Fatalf("%q: %d postings, frequency %d, want %d", term, seen, ix.Frequency(rank), len(passages))
		}
	}
}

// invented returns random passages; some terms occur in nearly all of them, so
// that lists of several blocks come about.
func invented(r *rand.Rand, n int) []index.Passage {
	words := strings.Fields("the of and train border treaty treaties lecture lectures late arrives arrived river summit medal café Кремль 김정은 金正 un's U.S")
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteString(words[int(float64(len(words))*r.Float64()*r.Float64())] + " ")
		}
		return b.String()
	}
	passages := make([]index.Passage, n)
	for i := range passages {
		passages[i].Text = text(30)
		switch r.IntN(6) {
		case 0:
			passages[i].Headline = text(6)
		case 1:
			passages[i].Original = text(30)
		case 2:
			passages[i].Counts = map[string]int{}
			for _, w := range strings.Fields(text(20)) {
				passages[i].Counts[w]++
			}
		}
	}
	return passages
}

func build(passages []index.Passage) *index.Index {
	b := index.Builder{Label: "test"}
	for _, p := range passages {
		b.Add(p)
	}
	return b.Index()
}

func TestIndexKnowsWhatAScanFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 2, 7, 127, 128, 129, 1000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			passages := invented(r, n)
			want := scan(passages)
			ix := build(passages)
			compare(t, ix, want)
			again, err := index.Open(ix.Append(nil))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, again, want)
			if !bytes.Equal(again.Append(nil), ix.Append(nil)) || !bytes.Equal(build(passages).Append(nil), ix.Append(nil)) {
				t.Error("the bytes vary")
			}
			if again.Label() != "test" || again.Fingerprint() != analysis.Fingerprint() || again.Passages() != n {
				t.Errorf("got %q, %q, %d", again.Label(), again.Fingerprint(), again.Passages())
			}
		})
	}
}

func TestLengths(t *testing.T) {
	ix := build([]index.Passage{{Headline: "a b", Text: "c d e"}, {Text: "x", Original: "x y"}, {Counts: map[string]int{"Jong-un": 3}}})
	for p, want := range [][]int{{2, 3, 0}, {0, 1, 2}, {0, 0, 6}} {
		for l := range want {
			if got := ix.Length(p, index.Layer(l)); got != want[l] {
				t.Errorf("passage %d, layer %d: %d, want %d", p, l, got, want[l])
			}
		}
		if ix.Placed(p) != (p == 1) {
			t.Errorf("passage %d: placed %v", p, ix.Placed(p))
		}
	}
}

func TestSeek(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	passages := invented(r, 3000)
	ix := build(passages)
	for rank := range ix.Terms() {
		var all []uint32
		var c index.Cursor
		for c.Reset(ix, rank); c.Next(); {
			all = append(all, c.Passage[:c.N]...)
		}
		for _, step := range []int{1, 50, 500, 1700} {
			c.Reset(ix, rank)
			for p := r.IntN(step); p < len(passages); p += 1 + r.IntN(step) {
				i, in := slices.BinarySearch(all, uint32(p))
				found := c.Seek(uint32(p))
				if found != (i < len(all)) {
					t.Fatalf("%q: seeking %d gives %v", ix.Term(rank), p, found)
				}
				if found {
					if _, ok := slices.BinarySearch(c.Passage[:c.N], uint32(p)); ok != in {
						t.Fatalf("%q: passage %d is in the block: %v, want %v", ix.Term(rank), p, ok, in)
					}
				}
			}
		}
	}
}

func TestPrefix(t *testing.T) {
	ix := build([]index.Passage{{Text: "a ab abc abd b ba c арфа"}})
	for prefix, want := range map[string]string{
		"": "a ab abc abd b ba c арфа", "a": "a ab abc abd", "ab": "ab abc abd", "abd": "abd", "abz": "", "z": "", "а": "арфа", "c": "c",
	} {
		from, to := ix.Prefix(prefix)
		var got []string
		for r := from; r < to; r++ {
			got = append(got, string(ix.Term(r)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", prefix, got, want)
		}
	}
}

func TestRelatedTerms(t *testing.T) {
	built := build([]index.Passage{{Text: "lecture lectures lectured train treaties treaty trained"}})
	opened, err := index.Open(built.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, ix := range []*index.Index{built, opened} {
		group := func(rank int) string {
			terms := []string{string(ix.Term(rank))}
			for r := ix.Related(rank); r != rank; r = ix.Related(r) {
				terms = append(terms, string(ix.Term(r)))
			}
			slices.Sort(terms)
			return strings.Join(terms, " ")
		}
		for term, want := range map[string]string{"lectures": "lecture lectured lectures", "treaty": "treaties treaty", "train": "train trained"} {
			rank, _ := ix.Find(term)
			if got := group(rank); got != want {
				t.Errorf("%s: got %q, want %q", term, got, want)
			}
		}
		for word, want := range map[string]string{"lecturing": "lecture lectured lectures", "treatys": "treaties treaty", "zebra": "", "us": ""} {
			var terms []string
			for _, r := range ix.Stemmed(analysis.Stem(word)) {
				terms = append(terms, string(ix.Term(r)))
			}
			if got := strings.Join(terms, " "); got != want {
				t.Errorf("%s: got %q, want %q", word, got, want)
			}
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	data := build(invented(rand.New(rand.NewPCG(7, 8)), 300)).Append(nil)
	for i := 0; i < len(data); i += 7 {
		bad := bytes.Clone(data)
		bad[i] ^= 0x20
		if _, err := index.Open(bad); !errors.Is(err, index.ErrDamaged) && !errors.Is(err, index.ErrVersion) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := index.Open(data[:i]); !errors.Is(err, index.ErrDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
}

// walk reads everything there is in an index.
func walk(ix *index.Index) {
	var c index.Cursor
	for rank := range ix.Terms() {
		for c.Reset(ix, rank); c.Next(); {
			for i := range c.N {
				for _, l := range []index.Layer{index.Text, index.Headline, index.Original} {
					c.Positions(nil, i, l)
				}
			}
		}
		for c.Reset(ix, rank); c.Seek(uint32(rank)); {
			if rank += 50; rank > ix.Passages() {
				break
			}
		}
	}
	ix.Stemmed("lectur")
	ix.Prefix("l")
}

func FuzzOpen(f *testing.F) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{0, 3, 200} {
		data := build(invented(r, n)).Append(nil)
		f.Add(data[:len(data)-4])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		// With its checksum made right, damage reaches the parts behind it.
		ix, err := index.Open(index.Sealed(body))
		if err != nil {
			if !errors.Is(err, index.ErrDamaged) && !errors.Is(err, index.ErrVersion) {
				t.Fatal(err)
			}
			return
		}
		walk(ix)
	})
}

// news reads the first n passages of the news data, where it is at hand.
func news(tb testing.TB, n int) (passages []index.Passage, size int) {
	const name = "../../../shared/bench/data/news/passages100k.jsonl.gz"
	f, err := os.Open(name)
	if err != nil {
		tb.Skip("the news data is not here: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for len(passages) < n && lines.Scan() {
		var p struct{ Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			tb.Fatal(err)
		}
		passages = append(passages, index.Passage{Headline: p.Title, Text: p.Text})
		size += len(p.Title) + len(p.Text)
	}
	return passages, size
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			passages, size := news(b, n)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var ix *index.Index
			for b.Loop() {
				ix = build(passages)
			}
			data := ix.Append(nil)
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			z.Write(data)
			z.Close()
			b.ReportMetric(float64(len(data)), "bytes")
			b.ReportMetric(float64(packed.Len()), "gz-bytes")
			b.ReportMetric(float64(ix.Terms()), "terms")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	passages, _ := news(b, 10_000)
	data := build(passages).Append(nil)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := index.Open(data); err != nil {
			b.Fatal(err)
		}
	}
}
