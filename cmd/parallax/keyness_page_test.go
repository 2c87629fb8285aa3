package main

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/state"
	"parallax/corpus/putinkim"
	"parallax/corpus/stats"
)

// TestPageAndToolCountAlike: the words screen and the command line give the
// same numbers for the same question.
func TestPageAndToolCountAlike(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	e := engine.New()
	e.Use(*ask.Load(c))
	for _, test := range []struct {
		fragment string
		args     []string
	}{
		{"#/words?doc=herald-loners", []string{"-json", "-by", "conservative", "herald-loners"}},
		{"#/words?doc=rfa-lectures,rfa-photobook&against=wang-fringe&least=5&order=likelihood", []string{"-json", "-by", "likelihood", "-least", "5", "rfa-lectures,rfa-photobook", "wang-fringe"}},
		{"#/compare/unknown-cracks,wang-fringe?by=words&stop=off&order=logratio", []string{"-json", "-stop", "none", "unknown-cracks", "wang-fringe"}},
	} {
		var out bytes.Buffer
		if err := runKeyness(environment{stdout: &out, stderr: io.Discard}, test.args); err != nil {
			t.Fatal(err)
		}
		var tool struct {
			TokensA int `json:"tokens_a"`
			TokensB int `json:"tokens_b"`
			Tested  int
			Keyness []struct{ stats.Key }
		}
		if err := json.Unmarshal(out.Bytes(), &tool); err != nil {
			t.Fatal(err)
		}
		m, _ := state.Update(state.New(), state.Navigated{Route: state.ParseRoute(test.fragment)})
		m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(c)})
		q, _ := m.KeynessQuestion()
		answer, err := e.Ask(q, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		page := answer.(*ask.KeynessAnswer)
		if page.A != tool.TokensA || page.B != tool.TokensB || page.Tested != tool.Tested {
			t.Errorf("%s: %d against %d, %d words; the tool says %d, %d, %d", test.fragment, page.A, page.B, page.Tested, tool.TokensA, tool.TokensB, tool.Tested)
		}
		if len(page.Here) == 0 || len(page.There) == 0 {
			t.Fatalf("%s: %d words here, %d there", test.fragment, len(page.Here), len(page.There))
		}
		for i, k := range page.Here {
			if got := tool.Keyness[i].Key; !reflect.DeepEqual(got, k) {
				t.Errorf("%s: word %d is %+v, the tool says %+v", test.fragment, i, k, got)
			}
		}
		for i, k := range page.There {
			if got := tool.Keyness[len(tool.Keyness)-1-i].Key; !reflect.DeepEqual(got, k) {
				t.Errorf("%s: word %d from the end is %+v, the tool says %+v", test.fragment, i, k, got)
			}
		}
	}
}
