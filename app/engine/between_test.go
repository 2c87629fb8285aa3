package engine_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus/align"
)

// What is found between documents is what the command line tells of them, and
// survives the way to a Worker and back.
func TestBetween(t *testing.T) {
	c := sample.Wires()
	e := engine.New()
	e.Index(c)
	answer, err := e.Ask(state.Between{Chosen: []string{"lock-gazette", "lock-letter"}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := answer.(*state.Found)
	a := align.New(c)
	links := a.Pair("lock-gazette", "lock-letter", align.Options{Threshold: state.LeastScore / 100.0})
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
	var again state.Found
	if err := json.Unmarshal(b, &again); err != nil || !reflect.DeepEqual(again.Links, f.Links) || !reflect.DeepEqual(again.Reuse, f.Reuse) || !reflect.DeepEqual(again.Near, f.Near) {
		t.Errorf("after a way to JSON and back: %v, %+v", err, again)
	}
}

func TestFigures(t *testing.T) {
	c := sample.Wires()
	e := engine.New()
	e.Index(c)
	documents := []string{"lock-gazette", "lock-letter"}
	answer, err := e.Ask(state.Figures{Chosen: documents, Score: 60}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	groups := align.New(c).ProposeFacts(documents, align.Options{Threshold: 0.6})
	if got := answer.(*state.Figured).Groups; len(got) != len(groups) || len(got) == 0 || got[0].Question != groups[0].Question || got[0].Aligned < 0.6 {
		t.Errorf("the groups are %+v, want %+v", got, groups)
	}
}

func TestCopies(t *testing.T) {
	e := engine.New()
	e.Index(sample.Wires())
	answer, err := e.Ask(state.Copies{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := answer.(*state.Copied)
	if c.Total != 1 || len(c.Pairs) != 1 || c.Pairs[0].Longest != 23 || c.Pairs[0].AtA != 1 || c.Read != 47 || c.Least != 7 {
		t.Errorf("copies are %+v", c)
	}
}
