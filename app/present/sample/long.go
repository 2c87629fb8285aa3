package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"parallax/corpus"
)

// What a long collection has besides its documents.
const (
	longOutlets  = 40
	longTopics   = 200
	longPassages = 12 // per document
)

var vocabulary = strings.Fields("anchor barge cable deck eddy ferry gale harbour island jetty keel ledger mast night oar pilot quay rope skipper tide uplift vessel wharf yard buoy chain dredge engine float gauge hull inlet lamp mooring")

// Long is a collection of n documents, 200 topics from 1930 to 2025, most of
// them in 2024, and 40 outlets; the same for the same n.
func Long(n int) *corpus.Collection {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	c := &corpus.Collection{ID: "long", Title: fmt.Sprintf("%d invented reports", n), Language: "en"}
	for i := range longOutlets {
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: fmt.Sprintf("outlet-%d", i), Name: fmt.Sprintf("%s Post", title(vocabulary[i%len(vocabulary)]))})
	}
	for i := range longTopics {
		c.Topics = append(c.Topics, longTopic(random, i))
	}
	for i := range n {
		d := &corpus.Document{
			ID: fmt.Sprintf("document-%d", i), Outlet: c.Outlets[random.IntN(longOutlets)].ID,
			Headline: title(sentence(random, 6)), Text: corpus.Full,
		}
		for j := range longPassages {
			d.Passages = append(d.Passages, corpus.Passage{N: j + 1, Kind: corpus.Body, Text: title(sentence(random, 20)) + "."})
		}
		c.Documents = append(c.Documents, d)
		told := make(map[int]bool)
		for range 10 {
			// The square makes some topics told by many and most by few.
			x := random.Float64()
			topic := int(x * x * longTopics)
			if told[topic] {
				continue
			}
			told[topic] = true
			first := 1 + random.IntN(longPassages-1)
			c.Coverage = append(c.Coverage, corpus.Coverage{
				Topic: c.Topics[topic].ID, Document: d.ID,
				Passages: []int{first, first + 1}, Gist: title(sentence(random, 8)) + ".",
			})
		}
	}
	return c
}

func longTopic(random *rand.Rand, i int) corpus.Topic {
	t := corpus.Topic{ID: fmt.Sprintf("topic-%d", i), Title: title(sentence(random, 4))}
	year := 2024
	if i%4 == 0 {
		year = 1930 + random.IntN(96)
	}
	day := time.Date(year, time.Month(1+random.IntN(12)), 1+random.IntN(28), 0, 0, 0, 0, time.UTC)
	t.Date = corpus.Date{First: day, Last: day, Precision: corpus.Day}
	if i%10 == 3 {
		t.Parent = fmt.Sprintf("topic-%d", i-1)
	}
	if i%50 == 49 {
		t.Date = corpus.Date{}
	}
	return t
}

func sentence(random *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[random.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ")
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
