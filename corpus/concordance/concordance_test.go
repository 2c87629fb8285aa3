package concordance_test

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/concordance"
)

// find marks every occurrence of a string.
func find(word string) concordance.Marker {
	return func(text string) (spans []corpus.Span) {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				return spans
			}
			spans = append(spans, corpus.Span{From: at + i, To: at + i + len(word)})
			at += i + len(word)
		}
	}
}

func sample() (*corpus.Collection, []corpus.Ref) {
	c := &corpus.Collection{Documents: []*corpus.Document{
		{ID: "a", Passages: []corpus.Passage{
			{N: 1, Text: "The Zebra bridge closed.\nAn old bridge  opened again."},
			{N: 2, Text: "No such thing here.", Original: "My bridge: zoned"},
		}},
		{ID: "b", Passages: []corpus.Passage{{N: 1, Text: "bridge"}}},
	}}
	return c, []corpus.Ref{{Document: "a", Passage: 1}, {Document: "a", Passage: 2}, {Document: "x", Passage: 1}, {Document: "b", Passage: 9}, {Document: "b", Passage: 1}}
}

func show(k concordance.Concordance) string {
	var b strings.Builder
	for _, l := range k.Lines {
		fmt.Fprintf(&b, "%s %s|%s|%s\n", l.Ref, l.Left, l.Word, l.Right)
	}
	return b.String()
}

func TestLines(t *testing.T) {
	c, refs := sample()
	for _, test := range []struct {
		name    string
		options concordance.Options
		want    string
	}{
		{"as in the collection", concordance.Options{},
			"a#1 The Zebra|bridge|closed. An old bridge opened again.\n" +
				"a#1 The Zebra bridge closed. An old|bridge|opened again.\n" +
				"b#1 |bridge|\n"},
		{"two words of context", concordance.Options{Words: 2},
			"a#1 The Zebra|bridge|closed. An\na#1 An old|bridge|opened again.\nb#1 |bridge|\n"},
		{"by the word before", concordance.Options{Words: 1, Order: concordance.ByLeft, Original: true},
			"b#1 |bridge|\na#2 My|bridge|: zoned\na#1 old|bridge|opened\na#1 Zebra|bridge|closed\n"},
		{"by the word after", concordance.Options{Words: 1, Order: concordance.ByRight, Original: true},
			"b#1 |bridge|\na#1 Zebra|bridge|closed\na#1 old|bridge|opened\na#2 My|bridge|: zoned\n"},
		{"two lines", concordance.Options{Words: 1, Limit: 2, Order: concordance.ByRight},
			"b#1 |bridge|\na#1 Zebra|bridge|closed\n"},
	} {
		k := concordance.Lines(c, refs, find("bridge"), test.options)
		if got := show(k); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.name, got, test.want)
		}
		if k.Total < len(k.Lines) || k.More {
			t.Errorf("%s: total %d, more %v", test.name, k.Total, k.More)
		}
	}
}

func TestSpansAreThoseOfTheText(t *testing.T) {
	c, refs := sample()
	for _, l := range concordance.Lines(c, refs, find("bridge"), concordance.Options{Original: true}).Lines {
		p := c.Passage(l.Ref)
		text := p.Text
		if l.Original {
			text = p.Original
		}
		if text[l.Span.From:l.Span.To] != "bridge" {
			t.Errorf("%v: the span %v holds %q", l.Ref, l.Span, text[l.Span.From:l.Span.To])
		}
	}
}

func TestByWord(t *testing.T) {
	c := &corpus.Collection{Documents: []*corpus.Document{{ID: "a", Passages: []corpus.Passage{{N: 1, Text: "boats b Boat a boats a"}}}}}
	mark := func(string) []corpus.Span {
		return []corpus.Span{{From: 0, To: 5}, {From: 8, To: 12}, {From: 15, To: 20}}
	}
	k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, mark, concordance.Options{Words: 1, Order: concordance.ByWord})
	if got, want := show(k), "a#1 b|Boat|a\na#1 a|boats|a\na#1 |boats|b\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestBounds(t *testing.T) {
	c := &corpus.Collection{Documents: []*corpus.Document{{ID: "a", Passages: []corpus.Passage{{N: 1, Text: strings.Repeat("x ", concordance.MaxLines+5)}}}}}
	k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, find("x"), concordance.Options{})
	if k.Total != concordance.MaxLines || !k.More || len(k.Lines) != concordance.DefaultLimit {
		t.Errorf("%d lines of %d, more %v", len(k.Lines), k.Total, k.More)
	}
	// A marker that is wrong must not break the lines of others.
	wrong := func(text string) []corpus.Span {
		return []corpus.Span{{From: -1, To: 2}, {From: 3, To: 3}, {From: 0, To: len(text) + 1}}
	}
	if k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, wrong, concordance.Options{}); k.Total != 0 {
		t.Errorf("wrong spans give %d lines", k.Total)
	}
}
