package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/putinkim"
)

// TestPageSavesWhatTheToolPrints: a table saved from a screen has the bytes that
// the command line prints with -csv for the same question.
func TestPageSavesWhatTheToolPrints(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	all := []string{"herald-loners", "rfa-lectures", "rfa-photobook", "unknown-cracks", "wang-fringe"}
	for _, test := range []struct {
		fragment string
		what     state.Export
		run      func(environment, []string) error
		args     []string
	}{
		{"#/search?q=putin", state.HitsTable, runSearch, []string{"-k", "200", "putin"}},
		{"#/search?q=putin&as=context&sort=right2", state.ContextTable, runConcordance, []string{"-sort", "right2", "putin"}},
		{"#/search?q=late&as=context&in=rfa-lectures", state.ContextTable, runConcordance, []string{"-in", "rfa-lectures", "late"}},
		{"#/words?doc=wang-fringe&order=logodds", state.WordsTable, runKeyness, []string{"-by", "logodds", "wang-fringe"}},
		{"#/words?doc=herald-loners&keep=he&out=kim", state.WordsTable, runKeyness, []string{"-by", "conservative", "-keep", "he", "-out", "kim", "herald-loners"}},
		{"#/words?doc=herald-loners&term=red&near=mi", state.CollocatesTable, runCollocates, []string{"-by", "mi", "red"}},
		{"#/words?part=variety", state.VarietyTable, runDiversity, all},
		{"#/words?part=runs&n=3&least=2", state.RunsTable, runNGrams, append([]string{"-n", "3", "-least", "2"}, all...)},
		{"#/compare/wang-fringe,herald-loners?by=words&term=carpet", state.SpreadTable, runDispersion, []string{"carpet", "wang-fringe", "herald-loners"}},
	} {
		var out bytes.Buffer
		args := append([]string{"-csv"}, test.args...)
		if err := test.run(environment{stdout: &out, stderr: io.Discard}, args); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		page := string(present.Export(settled(t, c, test.fragment), test.what, false).Content)
		tool := out.String()
		if page != tool || strings.Count(tool, "\n") < 2 && test.what != state.RunsTable {
			t.Errorf("%s saves\n%.600s\nthe tool prints for %v\n%.600s", test.fragment, page, args, tool)
		}
	}
}

// settled is the model of a view once all its questions are answered.
func settled(t *testing.T, c *corpus.Collection, fragment string) state.Model {
	t.Helper()
	e := engine.New()
	e.Use(*ask.Load(c))
	m, _ := state.Update(state.New(), state.Navigated{Route: state.ParseRoute(fragment)})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(c)})
	for _, q := range m.Questions {
		answer, err := e.Ask(q.Question, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: q.Sequence}, Answer: answer})
	}
	if m.Route.Query != "" {
		q := ask.Search{Text: m.Route.Query, Limit: 200}
		answer, err := e.Ask(q, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: q}, Answer: answer})
	}
	return m
}
