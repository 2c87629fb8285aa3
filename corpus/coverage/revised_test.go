package coverage

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"parallax/corpus"
)

// coded are invented documents with coding, some of it about nothing.
func coded(random *rand.Rand) *corpus.Collection {
	c := &corpus.Collection{ID: "c"}
	for i := range 7 {
		c.Topics = append(c.Topics, corpus.Topic{ID: fmt.Sprint("topic-", i)})
	}
	c.Topics[3].Parent = "topic-1"
	for i := range 12 {
		d := &corpus.Document{ID: fmt.Sprint("document-", i)}
		for n := range 1 + random.IntN(6) {
			d.Passages = append(d.Passages, corpus.Passage{N: n + 1, Text: "One word and another", Counts: nil})
		}
		c.Documents = append(c.Documents, d)
	}
	for range 40 {
		c.Coverage = append(c.Coverage, corpus.Coverage{
			Topic: fmt.Sprint("topic-", random.IntN(8)), Document: fmt.Sprint("document-", random.IntN(13)),
			Passages: []int{1 + random.IntN(7), random.IntN(4)}, Gist: []string{"", "gist"}[random.IntN(2)],
		})
	}
	return c
}

// What is made of an earlier matrix is what is made anew.
func TestRevised(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		c := coded(random)
		v := New(c)
		next := *c
		next.Coverage = slices.Clone(c.Coverage)
		for range random.IntN(4) {
			i := random.IntN(len(next.Coverage))
			switch random.IntN(3) {
			case 0:
				next.Coverage = slices.Delete(next.Coverage, i, i+1)
			case 1:
				next.Coverage[i].Passages = []int{2, 1}
			default:
				next.Coverage[i].Topic = "topic-2"
			}
		}
		if random.IntN(3) == 0 {
			next.Topics = append(slices.Clone(c.Topics)[1:], corpus.Topic{ID: "topic-7"})
		}
		if got, want := v.Recoded(&next), New(&next); !reflect.DeepEqual(got, want) {
			t.Fatalf("recoded\n%+v, want\n%+v", got, want)
		}
		worded := *c
		worded.Documents = slices.Clone(c.Documents)
		changed := []int{random.IntN(6), 6 + random.IntN(6)}
		for _, i := range changed {
			d := *c.Documents[i]
			d.Passages = slices.Clone(d.Passages)
			d.Passages[0].Original = "Quite some more words than there were before"
			worded.Documents[i] = &d
		}
		if got, want := v.Reworded(&worded, changed), New(&worded); !reflect.DeepEqual(got, want) {
			t.Fatalf("reworded\n%+v, want\n%+v", got, want)
		}
		if again := New(c); !reflect.DeepEqual(v, again) {
			t.Fatal("the matrix was changed")
		}
	}
}

func TestWordCountsAreGivenUp(t *testing.T) {
	c := coded(rand.New(rand.NewPCG(1, 1)))
	if counts := WordCounts(c, func(done float64) bool { return done < 0.5 }); counts != nil {
		t.Error("they were counted to the end")
	}
}
