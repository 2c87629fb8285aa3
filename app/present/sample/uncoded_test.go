package sample_test

import (
	"testing"

	"parallax/app/present/sample"
	"parallax/corpus/align"
)

// What happens in the uncoded collection is found again from its words.
func TestUncoded(t *testing.T) {
	c := sample.Uncoded(60)
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	list := align.ProposeTopics(c, align.TopicOptions{}, nil)
	for _, p := range list {
		t.Logf("%s: %s, %s (%d), %d passages of %d documents, %.2f", p.ID, p.Title, p.Date, p.Named, len(p.Passages), p.Documents, p.Cohesion)
	}
	if len(list) < 6 {
		t.Errorf("%d topics are proposed, want one at least for each thing that happens", len(list))
	}
}
