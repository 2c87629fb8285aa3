package coverage_test

import (
	"fmt"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
)

// TestLead: a collection opens with what most articles cover, at most length.
func TestLead(t *testing.T) {
	type topic struct{ id, parent, in string } // in: a letter for every document
	for _, test := range []struct {
		what      string
		documents int
		topics    []topic
		want      string
	}{
		{"nothing is coded", 3, []topic{{"a", "", ""}, {"b", "", ""}}, ""},
		{"one topic with parts leaves no choice", 3, []topic{{"a", "", "012"}, {"a1", "a", "01"}}, ""},
		{"no two cover the same", 3, []topic{{"a", "", "0"}, {"b", "", "1"}, {"c", "", "2"}}, ""},
		{"one article has nothing to share", 1, []topic{{"a", "", "0"}, {"b", "", "0"}}, ""},
		{"the one that most cover", 3, []topic{{"a", "", "01"}, {"b", "", "012"}, {"c", "", "1"}}, "b"},
		{"details count", 5, []topic{{"war", "", "01234"}, {"visit", "", "012"}, {"talks", "visit", "012"}, {"treaty", "talks", "0"}}, "visit"},
		{"but not those of what few cover", 5, []topic{{"war", "", "01234"}, {"book", "", "01"}, {"b1", "book", "01"}, {"b2", "book", "01"}}, "war"},
		{"a part alone makes its event covered", 5, []topic{{"a", "", "012"}, {"b", "", ""}, {"b1", "b", "012"}, {"b2", "b", "34"}}, "b"},
		{"none is covered by half", 6, []topic{{"a", "", "0"}, {"b", "", "12"}, {"c", "", "34"}, {"c1", "c", "3"}}, "c"},
		{"the longer of two alike", 2, []topic{{"a", "", "01"}, {"b", "", "01"}}, "b"},
	} {
		c := new(corpus.Collection)
		for i := range test.documents {
			c.Documents = append(c.Documents, &corpus.Document{ID: fmt.Sprint(i), Passages: []corpus.Passage{{N: 1, Text: "one word here"}, {N: 2, Text: "and many more words there"}}})
		}
		for i, x := range test.topics {
			c.Topics = append(c.Topics, corpus.Topic{ID: x.id, Parent: x.parent})
			for _, d := range x.in {
				c.Coverage = append(c.Coverage, corpus.Coverage{Topic: x.id, Document: string(d), Passages: []int{1 + min(i, 1)}})
			}
		}
		if got := coverage.New(c).Lead(); got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}
