package edit_test

import (
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/edit"
)

// coded is a collection with a topic, a voice and a fact of its own.
func coded() *corpus.Collection {
	d := &corpus.Document{ID: "one", Headline: "One", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "The keeper spoke of eleven boats."}, {N: 2, Kind: corpus.Body, Text: "The lock-man said more."}}}
	e := &corpus.Document{ID: "two", Headline: "Two", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Nine boats lay there."}}}
	at := corpus.Ref{Document: "one", Passage: 1}
	return &corpus.Collection{ID: "c", Documents: []*corpus.Document{d, e}, Topics: []corpus.Topic{{ID: "boats", Title: "Boats"}},
		Coverage: []corpus.Coverage{{Topic: "boats", Document: "one", Passages: []int{1}, Gist: "Theirs."}},
		Voices:   []corpus.Voice{{ID: "keeper", Name: "Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: at, Mentions: 1}}}},
		Facts:    []corpus.Fact{{ID: "how-many", Question: "How many?", Verdict: corpus.Single, Values: []corpus.Value{{At: at, Value: "eleven"}}}},
	}
}

func TestEntriesByHand(t *testing.T) {
	base := coded()
	at := func(d string, n int) corpus.Ref { return corpus.Ref{Document: d, Passage: n} }
	fact := func(v corpus.Verdict, values ...corpus.Value) *corpus.Fact {
		return &corpus.Fact{ID: "mine", Question: "How many lay there?", Topic: "boats", Verdict: v, Values: values}
	}
	nine, eleven := corpus.Value{At: at("two", 1), Value: "nine", Fragment: "Nine boats"}, corpus.Value{At: at("one", 1), Value: "eleven"}
	ops := []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Gist, Topic: "boats", Documents: []string{"one"}, Title: " Mine. ", On: "2031-05-06"},
		{ID: "a-2", N: 2, Do: edit.AddLabel, Label: &corpus.Label{Subject: "Keeper", Document: "one", Fragment: "the keeper", Count: 1, Passages: []int{1}}},
		{ID: "a-3", N: 3, Do: edit.AddLabel, Label: &corpus.Label{Subject: "Keeper", Document: "one", Fragment: "the keeper", Count: 1, Passages: []int{2}}},
		{ID: "a-4", N: 4, Do: edit.Judge, Fact: fact(corpus.Single, nine)},
		{ID: "a-5", N: 5, Do: edit.Judge, Fact: fact(corpus.Differ, nine, eleven)},
		{ID: "a-6", N: 6, Do: edit.AddVoice, Voice: &corpus.Voice{ID: "keeper", Name: "Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: at("one", 2), Quotes: 1}}}},
	}
	r := edit.Apply(base, ops)
	if len(r.Left) > 0 {
		t.Fatalf("left %+v", r.Left)
	}
	c := r.Collection
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(c.Coverage) != 2 || c.Coverage[0].Gist != "Theirs." || c.Coverage[1].Gist != "Mine." || c.Coverage[1].By != corpus.Me || c.Coverage[1].On.String() != "2031-05-06" || len(c.Coverage[1].Passages) != 1 {
		t.Errorf("coverage %+v", c.Coverage)
	}
	if len(c.Labels) != 1 || c.Labels[0].Count != 2 || len(c.Labels[0].Passages) != 2 || c.Labels[0].By != corpus.Me {
		t.Errorf("labels %+v", c.Labels)
	}
	if len(c.Facts) != 2 || c.Facts[1].Verdict != corpus.Differ || len(c.Facts[1].Values) != 2 || c.Facts[1].By != corpus.Me {
		t.Errorf("facts %+v", c.Facts)
	}
	if len(base.Labels) != 0 || len(base.Facts) != 1 {
		t.Error("the base was written to")
	}
	twice := edit.Apply(c, ops).Collection
	if len(twice.Labels) != 1 || twice.Labels[0].Count != 2 || len(twice.Facts) != 2 || len(twice.Coverage) != 2 {
		t.Errorf("played twice: %+v %+v", twice.Labels, twice.Facts)
	}
	// What is one's own can be taken away, and nothing else.
	ops = append(ops,
		edit.Op{ID: "b-7", N: 7, Do: edit.Discard, Key: edit.FactEntry("mine")},
		edit.Op{ID: "b-8", N: 8, Do: edit.Discard, Key: edit.LabelEntry(c.Labels[0])},
		edit.Op{ID: "b-9", N: 9, Do: edit.Discard, Key: edit.VoiceEntry("keeper", at("one", 2))},
	)
	r = edit.Apply(base, ops)
	if c := r.Collection; len(c.Facts) != 1 || len(c.Labels) != 0 || len(c.Voices[0].Heard) != 1 || len(r.Left) != 0 {
		t.Errorf("%+v, left %+v", c, r.Left)
	}
	for _, o := range []edit.Op{
		{ID: "x", N: 9, Do: edit.Discard, Key: edit.FactEntry("how-many")},
		{ID: "x", N: 9, Do: edit.Discard, Key: edit.VoiceEntry("keeper", at("one", 1))},
		{ID: "x", N: 9, Do: edit.Judge, Fact: &corpus.Fact{ID: "how-many", Question: "Q", Verdict: corpus.Silent}},
		{ID: "x", N: 9, Do: edit.Judge, Fact: fact(corpus.Single, nine, eleven)},
		{ID: "x", N: 9, Do: edit.Judge},
		{ID: "x", N: 9, Do: edit.AddLabel, Label: &corpus.Label{Subject: "K", Document: "one", Fragment: strings.Repeat("word ", 8), Count: 1, Passages: []int{1}}},
		{ID: "x", N: 9, Do: edit.Gist, Topic: "boats", Documents: []string{"two"}, Title: "No passage there."},
		{ID: "x", N: 9, Do: edit.Gist, Topic: "boats"},
	} {
		r := edit.Apply(base, []edit.Op{o})
		if len(r.Left) != 1 || len(r.Collection.Facts) != 1 || len(r.Collection.Voices[0].Heard) != 1 || r.Collection.Facts[0].Question != "How many?" {
			t.Errorf("%s %s: %+v", o.Do, o.Key, r.Left)
		}
	}
}
