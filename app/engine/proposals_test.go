package engine_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/corpus/align"
)

// What is found between documents is what the command line tells of them, and
// survives the way to a Worker and back.
func TestAlignments(t *testing.T) {
	c := sample.Wires()
	e := engine.New()
	e.Use(*ask.Load(c))
	answer, err := e.Ask(ask.Alignments{Chosen: []string{"lock-gazette", "lock-letter"}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := answer.(*ask.AlignmentsAnswer)
	a := align.New(c)
	links := a.Pair("lock-gazette", "lock-letter", align.Options{Threshold: ask.LeastScore / 100.0})
	if !reflect.DeepEqual(f.Links, links) || len(f.Reuse) != 1 {
		t.Errorf("found is %+v", f)
	}
	if len(f.Near) == 0 || f.Near[0].Document != "lock-courier" {
		t.Errorf("near are %+v", f.Near)
	}
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var again ask.AlignmentsAnswer
	if err := json.Unmarshal(b, &again); err != nil || !reflect.DeepEqual(again.Links, f.Links) || !reflect.DeepEqual(again.Reuse, f.Reuse) || !reflect.DeepEqual(again.Near, f.Near) {
		t.Errorf("after a way to JSON and back: %v, %+v", err, again)
	}
}

func TestProposedFacts(t *testing.T) {
	c := sample.Wires()
	e := engine.New()
	e.Use(*ask.Load(c))
	documents := []string{"lock-gazette", "lock-letter"}
	answer, err := e.Ask(ask.ProposedFacts{Chosen: documents, Score: 60}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	groups := align.New(c).ProposeFacts(documents, align.Options{Threshold: 0.6})
	if got := answer.(*ask.ProposedFactsAnswer).Facts; len(got) != len(groups) || len(got) == 0 || got[0].Question != groups[0].Question || got[0].Aligned < 0.6 {
		t.Errorf("the groups are %+v, want %+v", got, groups)
	}
}

func TestSharedWording(t *testing.T) {
	e := engine.New()
	e.Use(*ask.Load(sample.Wires()))
	answer, err := e.Ask(ask.SharedWording{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := answer.(*ask.SharedWordingAnswer)
	if c.Total != 1 || len(c.Pairs) != 1 || c.Pairs[0].Longest != 23 || c.Pairs[0].AtA != 1 || c.Read != 47 || c.Least != 7 {
		t.Errorf("copies are %+v", c)
	}
}
