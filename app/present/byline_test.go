package present

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// A name that the program guessed is marked above the article, too, until somebody
// confirms it.
func TestBylineGuessed(t *testing.T) {
	c := sample.Collection()
	m := model(c, "#/library")
	d := *m.Collection.Documents[0]
	d.Byline = "Ada Lunt"
	if got := byline(m, &d); !strings.HasPrefix(got, "Ada Lunt, ") {
		t.Errorf("a name that is stated is %q", got)
	}
	d.Known = []corpus.Known{{Field: "byline", From: "the first line", Provenance: corpus.Provenance{By: corpus.Program}}}
	if got := byline(m, &d); !d.Guessed("byline") || !strings.HasPrefix(got, "Probably Ada Lunt, ") {
		t.Errorf("a guess is %q", got)
	}
	d.Known[0].By = corpus.Me
	if got := byline(m, &d); !strings.HasPrefix(got, "Ada Lunt, ") {
		t.Errorf("a name that was confirmed is %q", got)
	}
}

// A place of an ordered list that is given twice is told.
func TestOrderTold(t *testing.T) {
	order, code := &corpus.Task{Kind: corpus.Order}, &corpus.Task{Kind: corpus.Code}
	if got := howFar(order, assignment.Progress{Parts: 4, Answered: 3, Twice: 1}); spaced(got) != "1 line has the place of another." {
		t.Errorf("it says %q", got)
	}
	if got := howFar(code, assignment.Progress{Parts: 4, Answered: 4}); got != wording.TaskStateDone.String() {
		t.Errorf("it says %q", got)
	}
}
