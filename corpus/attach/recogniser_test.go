package attach

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parallax/corpus"
)

// Looking up the telling words finds the article that comparing with every one
// finds, whatever is left out of the file or stands in it besides.
func TestNearestIsTheNearestOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	vocabulary := make([]string, 120)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("word%c%c", 'a'+i%26, 'a'+i/26)
	}
	zipf := rand.NewZipf(random, 1.3, 2, uint64(len(vocabulary)-1))
	text := func(n int) string {
		words := make([]string, n)
		for i := range words {
			words[i] = vocabulary[zipf.Uint64()]
		}
		return strings.Join(words, " ")
	}
	c := new(corpus.Collection)
	var texts []string
	for i := range 60 {
		texts = append(texts, text(5+random.IntN(60)))
		d := &corpus.Document{ID: fmt.Sprint("d", i)}
		if i%7 != 0 { // of these nothing is recorded
			d.Passages = []corpus.Passage{{N: 1, Counts: Count(texts[i])}}
		}
		c.Documents = append(c.Documents, d)
	}
	r := NewRecogniser(c)
	found := 0
	for range 400 {
		words := strings.Fields(texts[random.IntN(len(texts))])
		random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		words = append(words[random.IntN(1+len(words)/2):], strings.Fields(text(random.IntN(10)))...)
		file := cut(strings.Join(words, " "))
		have := make(map[string]int)
		for _, w := range file {
			have[w.text]++
		}
		want, most := 0, 0.0
		for n, p := range r.profiles {
			shared := 0
			for w, k := range p.counts {
				shared += min(k, have[w])
			}
			if p.total > 0 && float64(shared)/float64(p.total) > most {
				want, most = n, float64(shared)/float64(p.total)
			}
		}
		got, share := r.nearest(file)
		if most >= minShare {
			found++
			if got != want || share != most {
				t.Fatalf("the nearest is said to be %d (%.3f), and is %d (%.3f)", got, share, want, most)
			}
		} else if share >= minShare {
			t.Fatalf("%d is said to be near (%.3f); nothing is (%.3f)", got, share, most)
		}
	}
	if found < 50 {
		t.Errorf("only %d files were near anything", found)
	}
}
