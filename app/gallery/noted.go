//go:build !js

package gallery

import (
	"fmt"

	"parallax/app/present/sample"
	"parallax/corpus"
	"parallax/corpus/annotation"
)

// notedSample is the sample with a note of every kind: placed, changed, lost, on an
// article, a topic, a fact and a comparison.
func notedSample() *corpus.Collection {
	c := sample.Collection()
	first, second := c.Documents[0], c.Documents[1]
	text := annotation.TextOf(first, "")
	mark := func(passage, from, to int) (corpus.Quote, corpus.Position) {
		q, at, _ := text.Select(annotation.Point{Passage: passage, Byte: from}, annotation.Point{Passage: passage, Byte: to})
		return q, at
	}
	add := func(n corpus.Note) {
		if n.Created == "" {
			n.Created = "2031-05-08T09:00:00Z"
		}
		c.Notes = append(c.Notes, n)
	}
	q, at := mark(1, 4, 30)
	add(corpus.Note{ID: "question", On: first.ID + "#1", Of: corpus.OnDigest, Quote: q, Position: at, Motivation: corpus.Commenting, Meaning: "? Question", Body: "Whose chain was it?\nAsk the class.", Tags: []string{"numbers", "whose voice"}, By: corpus.Me})
	q, at = mark(1, 20, 44)
	add(corpus.Note{ID: "over", On: first.ID + "#1", Of: corpus.OnDigest, Quote: q, Position: at, Motivation: corpus.Highlighting, By: "M. Okoro"})
	add(corpus.Note{ID: "lost", On: first.ID + "#2", Of: corpus.OnDigest, Quote: corpus.Quote{Exact: "words of an older edition about the chain"}, Body: "Compare.", By: corpus.Me, Changed: "2031-05-09T10:00:00Z"})
	add(corpus.Note{ID: "original", On: first.ID + "#2", Of: corpus.OnOriginal, Quote: corpus.Quote{Exact: "in the words of the paper"}, By: corpus.Me})
	add(corpus.Note{ID: "article", On: second.ID, Motivation: corpus.Commenting, Meaning: "! Important", Body: "<b>Not</b> signed & not dated.", By: corpus.Me})
	add(corpus.Note{ID: "topic", On: "topic:" + c.Topics[0].ID, Motivation: corpus.Commenting, Body: "Nobody writes about the injured.", Tags: []string{"numbers"}, By: corpus.Me})
	add(corpus.Note{ID: "fact", On: "fact:" + c.Facts[0].ID, Motivation: corpus.Commenting, Body: "Who counted them?", By: corpus.Me})
	add(corpus.Note{ID: "compare", On: "compare:" + first.ID + "," + second.ID, Motivation: corpus.Commenting, Body: "Both quote the same letter.", By: "M. Okoro"})
	return c
}

// notedLong is a collection with five thousand notes, with long ones among them.
func notedLong(long *corpus.Collection) *corpus.Collection {
	c := *long
	c.Notes = make([]corpus.Note, 5000)
	for i := range c.Notes {
		d := c.Documents[i%len(c.Documents)]
		c.Notes[i] = corpus.Note{ID: fmt.Sprint("n", i), On: corpus.Ref{Document: d.ID, Passage: 1 + i%len(d.Passages)}.String(), Body: fmt.Sprint("Note ", i), Tags: []string{fmt.Sprint("tag ", i%30)}, By: corpus.Me}
	}
	for range 200 {
		c.Notes[0].Body += " unbreakablelongwordsinonenote"
	}
	return &c
}
