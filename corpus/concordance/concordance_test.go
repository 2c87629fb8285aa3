package concordance_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/concordance"
)

// find marks every occurrence of a string.
type find string

func (f find) Spans(text string) (spans []corpus.Span) {
	for at := 0; ; {
		i := strings.Index(text[at:], string(f))
		if i < 0 {
			return spans
		}
		spans = append(spans, corpus.Span{From: at + i, To: at + i + len(f)})
		at += i + len(f)
	}
}

func (f find) Counted(counts corpus.Counts) []string {
	if counts[string(f)] == 0 {
		return nil
	}
	return []string{string(f)}
}

// given marks the spans it holds.
type given []corpus.Span

func (g given) Spans(string) []corpus.Span     { return g }
func (g given) Counted(corpus.Counts) []string { return nil }

func sample() (*corpus.Collection, []corpus.Ref) {
	c := &corpus.Collection{Documents: []*corpus.Document{
		{ID: "a", Text: corpus.Digest, Passages: []corpus.Passage{
			{N: 1, Text: "The Zebra bridge closed.\nAn old bridge  opened again."},
			{N: 2, Text: "No such thing here.", Original: "My bridge: zoned", Counts: corpus.Counts{"bridge": 1}},
			{N: 3, Text: "Of a bridge, in our words.", Counts: corpus.Counts{"bridge": 2, "toll": 1}},
		}},
		{ID: "b", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "bridge"}}},
	}}
	refs := []corpus.Ref{{Document: "a", Passage: 1}, {Document: "a", Passage: 2}, {Document: "a", Passage: 3}, {Document: "x", Passage: 1}, {Document: "b", Passage: 9}, {Document: "b", Passage: 1}}
	return c, refs
}

func show(k concordance.Concordance) string {
	var b strings.Builder
	for _, l := range k.Lines {
		fmt.Fprintf(&b, "%s#%d %s|%s|%s\n", l.Document, l.Passage, l.Left, l.Word, l.Right)
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
				"a#2 My|bridge|: zoned\na#3 Of a|bridge|, in our words.\nb#1 |bridge|\n"},
		{"two words of context, one document", concordance.Options{Words: 2, Document: "b"}, "b#1 |bridge|\n"},
		{"by the word before", concordance.Options{Words: 1, Order: concordance.ByLeft},
			"b#1 |bridge|\na#3 a|bridge|, in\na#2 My|bridge|: zoned\na#1 old|bridge|opened\na#1 Zebra|bridge|closed\n"},
		{"by the second word before", concordance.Options{Words: 2, Order: concordance.ByLeft2},
			"b#1 |bridge|\na#2 My|bridge|: zoned\na#1 An old|bridge|opened again.\n" +
				"a#3 Of a|bridge|, in our\na#1 The Zebra|bridge|closed. An\n"},
		{"by the word after", concordance.Options{Words: 1, Order: concordance.ByRight},
			"b#1 |bridge|\na#1 Zebra|bridge|closed\na#3 a|bridge|, in\na#1 old|bridge|opened\na#2 My|bridge|: zoned\n"},
		{"by the third word after", concordance.Options{Words: 3, Order: concordance.ByRight3, Limit: 3, From: 1},
			"a#2 My|bridge|: zoned\na#1 closed. An old|bridge|opened again.\na#1 The Zebra|bridge|closed. An old\n"},
		{"how far into the article", concordance.Options{Words: 1, Order: concordance.ByPlace, From: 2},
			"b#1 |bridge|\na#2 My|bridge|: zoned\na#3 a|bridge|, in\n"},
		{"beyond the last", concordance.Options{From: 9}, ""},
	} {
		k := concordance.Lines(c, refs, find("bridge"), test.options)
		if test.name == "two words of context, one document" != (k.Total == 1) || k.More {
			t.Errorf("%s: total %d, more %v", test.name, k.Total, k.More)
		}
		if got := show(k); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestSourcesAndShares(t *testing.T) {
	c, refs := sample()
	k := concordance.Lines(c, refs, find("bridge"), concordance.Options{})
	var sources []concordance.Source
	for _, l := range k.Lines {
		sources = append(sources, l.Source)
		p := c.Passage(corpus.Ref{Document: l.Document, Passage: l.Passage})
		text := p.Text
		if l.Source == concordance.FromOriginal {
			text = p.Original
		}
		if text[l.Span.From:l.Span.To] != "bridge" {
			t.Errorf("%s#%d: the span %v holds %q", l.Document, l.Passage, l.Span, text[l.Span.From:l.Span.To])
		}
	}
	if want := []concordance.Source{"digest", "digest", "original", "digest", "text"}; !reflect.DeepEqual(sources, want) || k.Digests != 3 {
		t.Errorf("the lines are from %q, %d from digests", sources, k.Digests)
	}
	// What the counts know is apart, and not told twice of an attached original.
	if want := []concordance.Unplaced{{Document: "a", Passage: 3, Count: 2, Words: []string{"bridge"}}}; !reflect.DeepEqual(k.Unplaced, want) {
		t.Errorf("unplaced: %+v", k.Unplaced)
	}
	want := []concordance.Share{{Document: "a", Lines: 4, Unplaced: 2}, {Document: "b", Lines: 1}}
	if !reflect.DeepEqual(k.Shares, want) {
		t.Errorf("shares: %+v", k.Shares)
	}
	only := concordance.Lines(c, refs, find("bridge"), concordance.Options{Document: "b"})
	if !reflect.DeepEqual(only.Shares, want) || len(only.Unplaced) != 0 || only.Digests != 0 {
		t.Errorf("of one document: %+v", only)
	}
}

func TestByWord(t *testing.T) {
	c := &corpus.Collection{Documents: []*corpus.Document{{ID: "a", Passages: []corpus.Passage{{N: 1, Text: "boats b Boat a boats a"}}}}}
	mark := given{{From: 0, To: 5}, {From: 8, To: 12}, {From: 15, To: 20}}
	k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, mark, concordance.Options{Words: 1, Order: concordance.ByWord})
	if got, want := show(k), "a#1 b|Boat|a\na#1 a|boats|a\na#1 |boats|b\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestBounds(t *testing.T) {
	c := &corpus.Collection{Documents: []*corpus.Document{{ID: "a", Passages: []corpus.Passage{{N: 1, Text: strings.Repeat("x ", concordance.MaxLines+5)}}}}}
	k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, find("x"), concordance.Options{Limit: 3})
	if k.Total != concordance.MaxLines || !k.More || len(k.Lines) != 3 {
		t.Errorf("%d lines of %d, more %v", len(k.Lines), k.Total, k.More)
	}
	// A finder that is wrong must not break the lines of others.
	wrong := given{{From: -1, To: 2}, {From: 3, To: 3}, {From: 0, To: 1 << 30}}
	if k := concordance.Lines(c, []corpus.Ref{{Document: "a", Passage: 1}}, wrong, concordance.Options{}); k.Total != 0 {
		t.Errorf("wrong spans give %d lines", k.Total)
	}
}
