package coverage_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
)

// judged is random coding of some people, of documents some of which the
// collection has coded.
func judged(r *rand.Rand) *corpus.Collection {
	people := []string{"", "", corpus.Me, "Ada", corpus.Program}
	c := &corpus.Collection{ID: "c"}
	for i := range 6 {
		c.Topics = append(c.Topics, corpus.Topic{ID: fmt.Sprint("t", i), Title: "T", Provenance: corpus.Provenance{By: people[r.IntN(5)]}})
	}
	for i := range 8 {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: "H", Text: corpus.Full}
		for n := range 3 {
			d.Passages = append(d.Passages, corpus.Passage{N: n + 1, Kind: corpus.Body, Text: "Some words."})
		}
		c.Documents = append(c.Documents, d)
	}
	seen := make(map[string]bool)
	for range r.IntN(20) {
		e := corpus.Coverage{Topic: fmt.Sprint("t", r.IntN(6)), Document: fmt.Sprint("d", r.IntN(8)), Provenance: corpus.Provenance{By: people[r.IntN(5)]}}
		if e.Silent = r.IntN(3) == 0 && !e.Suggested(); !e.Silent {
			e.Passages = []int{1 + r.IntN(3)}
		}
		if k := e.Topic + e.Document + e.By; !seen[k] {
			seen[k] = true
			c.Coverage = append(c.Coverage, e)
		}
	}
	if r.IntN(3) == 0 {
		at := corpus.Ref{Document: fmt.Sprint("d", r.IntN(8)), Passage: 1}
		c.Facts = []corpus.Fact{{ID: "f", Question: "Q?", Verdict: corpus.Single, Values: []corpus.Value{{At: at, Value: "1"}}}}
	}
	return c
}

// stateOf is the definition, as State has it in words.
func stateOf(c *corpus.Collection, topic corpus.Topic, document string) coverage.State {
	state, coded := coverage.NotCoded, false
	for _, e := range c.Coverage {
		if e.Document != document {
			continue
		}
		coded = coded || e.By == ""
		if e.Topic == topic.ID {
			if e.Silent {
				state = max(state, coverage.Silent)
			} else {
				state = coverage.Covers
			}
		}
	}
	for _, f := range c.Facts {
		coded = coded || f.By == "" && f.Values[0].At.Document == document
	}
	if topic.By == "" && coded {
		state = max(state, coverage.Silent)
	}
	return state
}

// State, the counts, the groups and what a passage has alone are the one
// definition, looked at from several sides.
func TestJudged(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 1))
	seen := make(map[coverage.State]int)
	alone := 0
	for range 400 {
		c := judged(r)
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		v := coverage.New(c)
		known := v.Known()
		groups := [][]string{{"d0", "d1", "d2"}, {"d3"}, {"d4", "d5"}}
		g := v.Group(groups)
		for _, topic := range c.Topics {
			var lists [3][]string
			for _, d := range c.Documents {
				state := stateOf(c, topic, d.ID)
				seen[state]++
				lists[state] = append(lists[state], d.ID)
				if got := v.State(topic.ID, d.ID); got != state {
					t.Fatalf("%s in %s is %v, want %v", topic.ID, d.ID, got, state)
				}
				if state != coverage.NotCoded && !slices.Contains(known, d.ID) {
					t.Fatalf("something is known of %s, which is not among %v", d.ID, known)
				}
			}
			covers, silent, notCoded := v.Divide(topic.ID, v.Documents)
			if !slices.Equal(covers, lists[coverage.Covers]) || !slices.Equal(silent, lists[coverage.Silent]) || !slices.Equal(notCoded, lists[coverage.NotCoded]) {
				t.Fatalf("%s is divided into %v, %v, %v, want %v", topic.ID, covers, silent, notCoded, lists)
			}
			if n := v.CodedCount(topic.ID); n != len(covers)+len(silent) {
				t.Fatalf("%s is coded in %d, want %d", topic.ID, n, len(covers)+len(silent))
			}
			for _, d := range covers {
				ref := corpus.Ref{Document: d, Passage: v.Cell(topic.ID, d).Passages[0]}
				want := len(known) > 1
				for _, id := range v.Passage(ref) {
					_, silent, _ := v.Divide(id, known)
					want = want && len(silent) == len(known)-1
				}
				answers := slices.ContainsFunc(c.Facts, func(f corpus.Fact) bool {
					return slices.ContainsFunc(f.Values, func(x corpus.Value) bool { return x.At == ref })
				})
				if got := v.Elsewhere(ref, nil) == coverage.OnlyHere; got != want && !answers {
					t.Fatalf("%v is only here: %v", ref, got)
				}
				if want {
					alone++
				}
			}
		}
		for _, family := range [][]string{{"t0"}, {"t1", "t2"}, {"t0", "t3", "t4", "t5"}} {
			for i, s := range g.Sums(family...) {
				n := 0
				for _, d := range groups[i] {
					least, covers := coverage.Covers, false
					for _, id := range family {
						state := v.State(id, d)
						least, covers = min(least, state), covers || state == coverage.Covers
					}
					if covers || least > coverage.NotCoded {
						n++
					}
				}
				if s.Coded != n {
					t.Fatalf("%v is known in %d of %v, want %d", family, s.Coded, groups[i], n)
				}
				if state := g.State(i, s); (state == coverage.Covers) != (s.Documents > 0) || state == coverage.Silent && n < len(groups[i]) {
					t.Fatalf("%v in %v: %+v is %v", family, groups[i], s, state)
				}
			}
		}
		if again := v.Recoded(c); !reflect.DeepEqual(again, v) {
			t.Fatal("made again it differs")
		}
	}
	for _, state := range []coverage.State{coverage.NotCoded, coverage.Silent, coverage.Covers} {
		if seen[state] < 100 {
			t.Errorf("state %v was seen %d times: the test tests little", state, seen[state])
		}
	}
	if alone < 20 {
		t.Errorf("%d passages are alone: the test tests little", alone)
	}
}

// Of a collection nobody has coded nothing is known, and none of its articles is
// silent; nor is one that is added beside those that are coded.
func TestNobodyHasCoded(t *testing.T) {
	c := judged(rand.New(rand.NewPCG(1, 1)))
	c.Coverage, c.Facts = nil, nil
	c.Topics[0].Provenance = corpus.Provenance{}
	if v := coverage.New(c); v.State("t0", "d0") != coverage.NotCoded || len(v.Known()) != len(c.Documents) || !v.IsKnown("d0") {
		t.Errorf("of t0 in d0 it is %v, known are %v", v.State("t0", "d0"), v.Known())
	}
	c.Coverage = []corpus.Coverage{{Topic: "t0", Document: "d1", Passages: []int{1}}, {Topic: "t1", Document: "d2", Silent: true}}
	v := coverage.New(c)
	if v.State("t0", "d2") != coverage.Silent || v.State("t0", "d3") != coverage.NotCoded || v.IsKnown("d3") || !slices.Equal(v.Known(), []string{"d1", "d2"}) {
		t.Errorf("d2 is %v, d3 %v, known are %v", v.State("t0", "d2"), v.State("t0", "d3"), v.Known())
	}
	f := &corpus.Fact{Values: []corpus.Value{{At: corpus.Ref{Document: "d1", Passage: 1}}}}
	if v.Answers(f, "d1") != coverage.Covers || v.Answers(f, "d2") != coverage.Silent || v.Answers(f, "d3") != coverage.NotCoded {
		t.Error("a fact of the collection is silent where the collection has coded, and nowhere else")
	}
	f.By = corpus.Me
	if v.Answers(f, "d2") != coverage.NotCoded {
		t.Error("a fact of the reader's is silent where nobody looked")
	}
}
