package edit_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/edit"
)

// base is a small harbour town's news: five documents of four passages, two of
// them coded, with a part, a fact and gists.
func base() *corpus.Collection {
	c := &corpus.Collection{
		ID: "harbour", Title: "Harbour",
		Topics: []corpus.Topic{
			{ID: "storm", Title: "The storm", Place: "the bay"},
			{ID: "pier", Title: "The pier breaks", Parent: "storm"},
			{ID: "fair", Title: "The fair"},
		},
		Coverage: []corpus.Coverage{
			{Topic: "storm", Document: "d0", Passages: []int{1, 2}, Gist: "It blew."},
			{Topic: "pier", Document: "d0", Passages: []int{2}, Gist: "It broke."},
			{Topic: "fair", Document: "d1", Passages: []int{4}, Gist: "It was fair."},
			{Topic: "pier", Document: "d1", Passages: []int{1, 3}},
		},
		Facts: []corpus.Fact{{ID: "how-long", Question: "How long?", Topic: "pier", Verdict: corpus.Silent}},
	}
	for i := range 5 {
		d := &corpus.Document{ID: fmt.Sprintf("d%d", i), Headline: "News", Text: corpus.Full}
		for n := 1; n <= 4; n++ {
			d.Passages = append(d.Passages, corpus.Passage{N: n, Kind: corpus.Body, Text: fmt.Sprintf("Report %d, paragraph %d.", i, n)})
		}
		c.Documents = append(c.Documents, d)
	}
	return c
}

func place(c *corpus.Collection, at string) edit.Place {
	r, err := corpus.ParseRef(at)
	if err != nil {
		panic(err)
	}
	return edit.At(c.Document(r.Document), c.Passage(r))
}

func places(c *corpus.Collection, list ...string) (all []edit.Place) {
	for _, at := range list {
		all = append(all, place(c, at))
	}
	return all
}

// numbered gives operations ids and numbers in their order.
func numbered(list ...edit.Op) []edit.Op {
	for i := range list {
		if list[i].ID == "" {
			list[i].ID, list[i].N = fmt.Sprintf("tab-%d", i+1), i+1
		}
	}
	return list
}

// told writes a topic's coverage as "d0#1,2 d1#4".
func told(c *corpus.Collection, topic string) string {
	var parts []string
	for _, e := range c.Coverage {
		if e.Topic == topic {
			parts = append(parts, e.Document+"#"+strings.ReplaceAll(strings.Trim(fmt.Sprint(e.Passages), "[]"), " ", ","))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

func TestApply(t *testing.T) {
	c := base()
	r := edit.Apply(c, numbered(
		edit.Op{Do: edit.Add, Topic: "ferry", Title: " Ferry ", Date: "2031-05", Passages: places(c, "d2#1", "d3#2"), Proposal: true},
		edit.Op{Do: edit.Rename, Topic: "storm", Title: "The great storm"},
		edit.Op{Do: edit.Assign, Topic: "ferry", Passages: places(c, "d2#3", "d0#1")},
		edit.Op{Do: edit.Split, Topic: "ferry", Into: "timetable", Title: "Timetable", Passages: places(c, "d3#2", "d2#3")},
		edit.Op{Do: edit.Merge, Topic: "fair", Into: "ferry"},
		edit.Op{Do: edit.Unassign, Topic: "fair", Passages: places(c, "d0#1")}, // by its old name
		edit.Op{Do: edit.Redate, Topic: "storm", Date: "2031"},
		edit.Op{Do: edit.Replace, Topic: "storm"},
	))
	if len(r.Left) > 0 {
		t.Fatalf("left out: %+v", r.Left)
	}
	got := r.Collection
	if err := got.Validate(); err != nil {
		t.Fatal(err)
	}
	for topic, want := range map[string]string{
		"storm": "d0#1,2", "pier": "d0#2 d1#1,3", "ferry": "d1#4 d2#1", "timetable": "d2#3 d3#2", "fair": "",
	} {
		if s := told(got, topic); s != want {
			t.Errorf("%s is told by %q, want %q", topic, s, want)
		}
	}
	storm, ferry := got.Topic("storm"), got.Topic("ferry")
	if storm.Title != "The great storm" || storm.Date.String() != "2031" || storm.Place != "" {
		t.Errorf("the storm is %+v", storm)
	}
	if ferry.Title != "Ferry" || got.Topic("timetable").Date != ferry.Date || got.Topic("fair") != nil {
		t.Errorf("the topics are %+v", got.Topics)
	}
	if !r.Yours["ferry"] || !r.Yours["timetable"] || len(r.Yours) != 2 || !r.Changed["storm"] || len(r.Changed) != 1 || r.Became["fair"] != "ferry" {
		t.Errorf("yours %v, changed %v, became %v", r.Yours, r.Changed, r.Became)
	}
	for proposal, want := range map[string]bool{"d2#1 d3#2": true, "d2#1 d3#2 d4#1": true, "d2#1 d4#1": false} {
		var list []corpus.Ref
		for _, p := range places(c, strings.Fields(proposal)...) {
			list = append(list, p.At)
		}
		if r.Settled(list) != want {
			t.Errorf("the proposal of %s is settled: %v", proposal, !want)
		}
	}
	if !reflect.DeepEqual(c, base()) {
		t.Error("the base was written to")
	}
}

// Joining a topic to one of its own parts, or to its parent, leaves no circle
// and no orphan; facts and parts follow.
func TestMergeWithinFamily(t *testing.T) {
	for _, way := range [][2]string{{"storm", "pier"}, {"pier", "storm"}, {"storm", "crane"}, {"pier", "crane"}} {
		c := base()
		c.Topics = append(c.Topics, corpus.Topic{ID: "crane", Title: "The crane falls", Parent: "pier"})
		r := edit.Apply(c, numbered(edit.Op{Do: edit.Merge, Topic: way[0], Into: way[1]}))
		if err := r.Collection.Validate(); err != nil || len(r.Left) > 0 {
			t.Errorf("%v: %v %v", way, err, r.Left)
		}
		if way[0] == "pier" && r.Collection.Facts[0].Topic != way[1] {
			t.Errorf("%v: the fact went to %q", way, r.Collection.Facts[0].Topic)
		}
	}
	r := edit.Apply(base(), numbered(edit.Op{Do: edit.Remove, Topic: "storm"}))
	if err := r.Collection.Validate(); err != nil || r.Collection.Topic("pier").Parent != "" || told(r.Collection, "storm") != "" {
		t.Errorf("removed: %v %+v", err, r.Collection.Topics)
	}
}

func TestFactsAndVoices(t *testing.T) {
	c := base()
	fact := &corpus.Fact{ID: "boats", Question: "How many boats?", Topic: "fair", Verdict: corpus.Differ, Values: []corpus.Value{
		{At: corpus.Ref{Document: "d0", Passage: 1}, Value: "3"}, {At: corpus.Ref{Document: "d1", Passage: 2}, Value: "4"}}}
	voice := &corpus.Voice{ID: "keeper", Name: "Ada Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d0", Passage: 3}, Quotes: 1}}}
	wrong := *fact
	wrong.ID, wrong.Verdict = "wrong", corpus.Single
	ops := numbered(
		edit.Op{Do: edit.Merge, Topic: "fair", Into: "storm"},
		edit.Op{Do: edit.AddFact, Fact: fact, Key: "boats 3 4", Passages: places(c, "d0#1", "d1#2")},
		edit.Op{Do: edit.AddVoice, Voice: voice, Key: "keeper"},
		edit.Op{Do: edit.AddVoice, Voice: voice},
		edit.Op{Do: edit.AddVoice, Voice: &corpus.Voice{ID: "keeper", Name: "Ada Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d2", Passage: 1}, Mentions: 2}, voice.Heard[0]}}},
		edit.Op{Do: edit.AddFact, Fact: &wrong},
		edit.Op{Do: edit.Dismiss, Key: "tide"},
	)
	r := edit.Apply(c, ops)
	if err := r.Collection.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(r.Collection.Facts) != 2 || r.Collection.Facts[1].Topic != "storm" || len(r.Collection.Voices) != 1 || len(r.Collection.Voices[0].Heard) != 2 || len(voice.Heard) != 1 {
		t.Errorf("facts %+v, voices %+v", r.Collection.Facts, r.Collection.Voices)
	}
	if len(r.Left) != 1 || !strings.Contains(r.Left[0].Reason, "single") {
		t.Errorf("left out: %+v", r.Left)
	}
	if !r.SettledKey("boats 3 4") || !r.SettledKey("tide") || r.SettledKey("other") || r.Accepted["keeper"] != "tab-3" {
		t.Error("what was answered is not known")
	}
	c.Documents[0].Passages[0].Text = "Report 0, corrected."
	r = edit.Apply(c, ops)
	if len(r.Collection.Facts) != 1 || !strings.Contains(r.Left[0].Reason, "its text has changed") {
		t.Errorf("a fact rests on a text that is gone: %+v", r.Left)
	}
}

// What a reader makes is the reader's, since the day it was made, and what the
// collection says stays the collection's, in one entry beside it. It is so still
// after it was saved and opened where nothing of the work is kept, and what was
// accepted or dismissed is not proposed again.
func TestProvenance(t *testing.T) {
	c := base()
	c.Voices = []corpus.Voice{{ID: "keeper", Name: "Ada Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d0", Passage: 3}, Quotes: 1}}}}
	ops := numbered(
		edit.Op{Do: edit.Add, Topic: "ferry", Title: "Ferry", Proposal: true, Passages: places(c, "d2#1", "d3#2"), On: "2031-05-06"},
		edit.Op{Do: edit.Deny, Topic: "ferry", Documents: []string{"d4", "d2", "d9"}, On: "2031-05-07"},
		edit.Op{Do: edit.Assign, Topic: "storm", Passages: places(c, "d0#2", "d0#4", "d3#1"), By: "Bo"},
		edit.Op{Do: edit.Deny, Topic: "fair", Documents: []string{"d3"}},
		edit.Op{Do: edit.Assign, Topic: "fair", Passages: places(c, "d3#4")},
		edit.Op{Do: edit.Dismiss, Passages: places(c, "d1#2", "d2#2")},
		edit.Op{Do: edit.AddVoice, Key: "keeper", Voice: &corpus.Voice{ID: "keeper", Name: "Ada Keeper", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d2", Passage: 1}, Mentions: 2}}}},
		edit.Op{Do: edit.AddVoice, Voice: &corpus.Voice{ID: "clerk", Name: "A Clerk", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d2", Passage: 1}, Mentions: 2}}}},
		edit.Op{Do: edit.Split, Topic: "pier", Into: "rail", Title: "The rail", Passages: places(c, "d1#3")},
	)
	r := edit.Apply(c, ops)
	if err := r.Collection.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(r.Left) != 1 || !strings.Contains(r.Left[0].Reason, "d9") {
		t.Errorf("left out: %+v", r.Left)
	}
	var said []string
	for _, e := range r.Collection.Coverage {
		said = append(said, strings.Trim(fmt.Sprint(e.Topic, " ", e.Document, " ", e.Passages, e.Silent, " ", e.By, " ", e.On), " "))
	}
	slices.Sort(said)
	want := []string{
		"fair d1 [4] false", "fair d3 [4] false me",
		"ferry d2 [1] false me 2031-05-06", "ferry d3 [2] false me 2031-05-06", "ferry d4 [] true me 2031-05-07",
		"pier d0 [2] false", "pier d1 [1] false", "rail d1 [3] false me",
		"storm d0 [1 2] false", "storm d0 [4] false Bo", "storm d3 [1] false Bo",
	}
	if !slices.Equal(said, want) {
		t.Errorf("the entries are\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
	for id, by := range map[string]string{"storm": "", "ferry": "me", "rail": "me"} {
		if got := r.Collection.Topic(id).By; got != by {
			t.Errorf("%s is by %q, want %q", id, got, by)
		}
	}
	v := r.Collection.Voices
	if v[0].By != "" || v[0].Heard[0].By != "" || v[0].Heard[1].By != "me" || v[1].By != "me" {
		t.Errorf("the voices are %+v", v)
	}

	again := edit.Apply(r.Collection, nil)
	settled := []corpus.Ref{{Document: "d2", Passage: 1}, {Document: "d3", Passage: 2}}
	dismissed := []corpus.Ref{{Document: "d1", Passage: 2}, {Document: "d2", Passage: 2}}
	if !again.Settled(settled) || !again.Settled(dismissed) || !again.SettledKey("keeper") || again.Settled([]corpus.Ref{{Document: "d4", Passage: 1}}) {
		t.Errorf("saved and opened, the answers are %+v", r.Collection.Settled)
	}
	if twice := edit.Apply(r.Collection, ops); text(t, twice.Collection) != text(t, r.Collection) {
		t.Errorf("played on what they have made they give\n%s\nwant\n%s", text(t, twice.Collection), text(t, r.Collection))
	}
}

// A paragraph that has moved keeps its coding; one that is gone is told, and
// nothing else gets its coding.
func TestChangedCollection(t *testing.T) {
	c := base()
	ops := numbered(edit.Op{Do: edit.Add, Topic: "ferry", Title: "Ferry", Passages: places(c, "d2#1", "d2#4", "d3#2", "d4#1", "d4#2")})
	d := c.Documents[2]
	d.Passages = slices.Insert(d.Passages, 0, corpus.Passage{Kind: corpus.Body, Text: "A new first paragraph."})
	for i := range d.Passages {
		d.Passages[i].N = i + 1
	}
	c.Documents[3].Passages[1].Text = "Something else."
	c.Documents[4].Passages[2].Text = c.Documents[4].Passages[1].Text // now there are two alike
	c.Documents[4].Passages[1].Text = "In between."
	c.Documents[4].Passages[3].Text = c.Documents[4].Passages[2].Text
	r := edit.Apply(c, ops)
	if got := told(r.Collection, "ferry"); got != "d2#2,5 d4#1" {
		t.Errorf("the ferry is told by %q", got)
	}
	var left []string
	for _, l := range r.Left {
		left = append(left, l.At.String())
	}
	if want := []string{"d3#2", "d4#2"}; !slices.Equal(left, want) {
		t.Errorf("left out are %v, want %v", left, want)
	}
}

func TestLeft(t *testing.T) {
	c := base()
	for _, o := range []edit.Op{
		{Do: "paint", Topic: "fair"},
		{Do: edit.Add, Topic: "Not an id", Title: "x"},
		{Do: edit.Add, Topic: "x", Title: " "},
		{Do: edit.Add, Topic: "x", Title: "x", Date: "soon"},
		{Do: edit.Rename, Topic: "nothing", Title: "x"},
		{Do: edit.Merge, Topic: "fair", Into: "nothing"},
		{Do: edit.AddFact},
		{Do: edit.Rename, Topic: "fair", Title: "x", ID: "Bad id", N: 1},
	} {
		r := edit.Apply(c, numbered(o))
		if len(r.Left) != 1 || r.Left[0].Reason == "" {
			t.Errorf("%+v: left out %+v", o, r.Left)
		}
		if a, b := text(t, r.Collection), text(t, c); a != b {
			t.Errorf("%+v changed the collection all the same", o)
		}
	}
}

func text(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// random makes n operations that mostly mean something.
func random(rng *rand.Rand, c *corpus.Collection, n int, verbs ...edit.Verb) []edit.Op {
	topics := []string{"storm", "pier", "fair"}
	var ops []edit.Op
	for i := range n {
		o := edit.Op{ID: fmt.Sprintf("tab%d-%d", rng.IntN(2), i), N: i/2 + 1, Do: verbs[rng.IntN(len(verbs))]}
		o.Topic, o.Into = topics[rng.IntN(len(topics))], topics[rng.IntN(len(topics))]
		o.Title = fmt.Sprint("Title ", rng.IntN(9))
		for range rng.IntN(4) {
			d := c.Documents[rng.IntN(len(c.Documents))]
			o.Passages = append(o.Passages, edit.At(d, &d.Passages[rng.IntN(len(d.Passages))]))
		}
		switch o.Do {
		case edit.Deny:
			o.Passages, o.Documents = nil, []string{fmt.Sprint("d", rng.IntN(5)), fmt.Sprint("d", rng.IntN(5))}
		case edit.Add:
			o.Topic = fmt.Sprint("new-", i)
			topics = append(topics, o.Topic)
		case edit.Split:
			o.Into = fmt.Sprint("new-", i)
			topics = append(topics, o.Into)
		case edit.Undo:
			if len(ops) > 0 {
				o.Of = ops[rng.IntN(len(ops))].ID
			}
		}
		ops = append(ops, o)
	}
	return ops
}

var every = []edit.Verb{edit.Add, edit.Rename, edit.Redate, edit.Replace, edit.Merge, edit.Split, edit.Assign, edit.Unassign, edit.Deny, edit.Remove, edit.Dismiss, edit.Undo}

// Whatever the reader does, the collection stays valid, the base stays as it
// was, and the order in which operations arrive does not matter.
func TestProperties(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 1))
		c := base()
		ops := random(rng, c, 1+rng.IntN(25), every...)
		r := edit.Apply(c, ops)
		if err := r.Collection.Validate(); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text(t, ops))
		}
		if !reflect.DeepEqual(c, base()) {
			t.Fatalf("seed %d: the base was written to\n%s", seed, text(t, ops))
		}
		want := text(t, r.Collection)
		a, b := slices.Clone(ops[:len(ops)/2]), slices.Clone(ops[len(ops)/3:])
		rng.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
		rng.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		for _, joined := range [][]edit.Op{edit.Join(a, b), edit.Join(b, a), edit.Join(edit.Join(a, b), a)} {
			if got := text(t, edit.Apply(c, joined).Collection); got != want {
				t.Fatalf("seed %d: another order gives another collection\n%s", seed, text(t, ops))
			}
		}
		var back []edit.Op
		if err := json.Unmarshal([]byte(text(t, ops)), &back); err != nil || !reflect.DeepEqual(back, ops) {
			t.Fatalf("seed %d: JSON does not bring the operations back: %v", seed, err)
		}
	}
}

// A collection that has the reader's work in it, opened where that work is kept
// too, stays as it is.
func TestAppliedTwice(t *testing.T) {
	played := 0
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 4))
		c := base()
		ops := random(rng, c, 1+rng.IntN(12), edit.Add, edit.Rename, edit.Redate, edit.Replace, edit.Merge, edit.Assign, edit.Deny, edit.Remove, edit.Dismiss, edit.Undo)
		// As one page does them: one after the other, and on what is there.
		joined, there := make(map[string]bool), true
		for i := range ops {
			o := &ops[i]
			o.N = i + 1
			there = there && !joined[o.Topic] && !joined[o.Into]
			if o.Do == edit.Merge {
				joined[o.Topic] = true
			}
		}
		once := edit.Apply(c, ops)
		if len(once.Left) > 0 || !there {
			continue
		}
		played++
		twice := edit.Apply(once.Collection, ops)
		if len(twice.Left) > 0 {
			t.Fatalf("seed %d: left out the second time: %+v\n%s", seed, twice.Left, text(t, ops))
		}
		for _, topic := range once.Collection.Topics {
			if a, b := told(once.Collection, topic.ID), told(twice.Collection, topic.ID); a != b {
				t.Fatalf("seed %d: %s is told by %s, then by %s\n%s", seed, topic.ID, a, b, text(t, ops))
			}
		}
		if a, b := text(t, once.Collection.Settled), text(t, twice.Collection.Settled); a != b {
			t.Fatalf("seed %d: settled are %s, then %s\n%s", seed, a, b, text(t, ops))
		}
		if len(once.Collection.Topics) != len(twice.Collection.Topics) {
			t.Fatalf("seed %d: %+v, then %+v\n%s", seed, once.Collection.Topics, twice.Collection.Topics, text(t, ops))
		}
	}
	if played < 200 {
		t.Errorf("only %d lists were played", played)
	}
}

// Taking an operation back is as if it had never been, and taking that back
// is as if it always had been.
func TestUndo(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 2))
		c := base()
		ops := random(rng, c, 1+rng.IntN(12), every[:len(every)-1]...)
		i := rng.IntN(len(ops))
		undo := edit.Op{ID: "undo-1", N: edit.Next(ops), Do: edit.Undo, Of: ops[i].ID}
		undone := edit.Join(ops, []edit.Op{undo})
		without := slices.Delete(slices.Clone(ops), i, i+1)
		if text(t, edit.Apply(c, undone).Collection) != text(t, edit.Apply(c, without).Collection) {
			t.Fatalf("seed %d: undoing %s leaves a trace\n%s", seed, ops[i].ID, text(t, ops))
		}
		redone := edit.Join(undone, []edit.Op{{ID: "redo-1", N: edit.Next(undone), Do: edit.Undo, Of: "undo-1"}})
		if text(t, edit.Apply(c, redone).Collection) != text(t, edit.Apply(c, ops).Collection) {
			t.Fatalf("seed %d: doing %s again is not what it was\n%s", seed, ops[i].ID, text(t, ops))
		}
	}
}

// Undo and redo walk back and forth through all that was done.
func TestUndoWalk(t *testing.T) {
	c := base()
	ops := numbered(
		edit.Op{Do: edit.Rename, Topic: "fair", Title: "A"},
		edit.Op{Do: edit.Rename, Topic: "fair", Title: "B"},
		edit.Op{Do: edit.Rename, Topic: "fair", Title: "C"},
	)
	title := func() string { return edit.Apply(c, ops).Collection.Topic("fair").Title }
	step := func(of edit.Op, ok bool) {
		if ok {
			n := edit.Next(ops)
			ops = append(ops, edit.Op{ID: fmt.Sprint("tab-", n), N: n, Do: edit.Undo, Of: of.ID})
		}
	}
	undo := func() { step(edit.Last(ops)) }
	redo := func() { u, _, ok := edit.Undone(ops); step(u, ok) }
	got := ""
	for _, move := range []func(){undo, undo, redo, undo, undo, undo, redo, redo, redo, redo} {
		move()
		got += title() + " "
	}
	if want := "B A B A The fair The fair A B C C "; got != want {
		t.Errorf("walked through %q, want %q", got, want)
	}
	undo()
	ops = append(ops, edit.Op{ID: "tab-99", N: edit.Next(ops), Do: edit.Rename, Topic: "fair", Title: "D"})
	if _, _, ok := edit.Undone(ops); ok {
		t.Error("something can be done again after something else was done")
	}
}

// In whichever order three topics are joined, the same is told of the one that
// is left.
func TestMergeAssociative(t *testing.T) {
	c := base()
	ab := edit.Op{Do: edit.Merge, Topic: "storm", Into: "pier"}
	bc := edit.Op{Do: edit.Merge, Topic: "pier", Into: "fair"}
	ac := edit.Op{Do: edit.Merge, Topic: "storm", Into: "fair"}
	first := edit.Apply(c, numbered(ab, bc)).Collection
	for _, list := range [][]edit.Op{{bc, ac}, {bc, ab}, {ac, bc}} {
		other := edit.Apply(c, numbered(list...)).Collection
		if told(first, "fair") != told(other, "fair") || !reflect.DeepEqual(first.Topics, other.Topics) || !reflect.DeepEqual(first.Facts, other.Facts) {
			t.Errorf("%+v tells\n%s %+v\nnot\n%s %+v", list, told(other, "fair"), other.Topics, told(first, "fair"), first.Topics)
		}
	}
	if told(first, "fair") != "d0#1,2 d1#1,3,4" {
		t.Errorf("joined they tell %q", told(first, "fair"))
	}
}

// Renaming, joining and splitting never lose a passage, and assigning only adds.
func TestNeverLosesPassages(t *testing.T) {
	coded := func(c *corpus.Collection) map[corpus.Ref]bool {
		set := make(map[corpus.Ref]bool)
		for _, e := range c.Coverage {
			for _, n := range e.Passages {
				set[corpus.Ref{Document: e.Document, Passage: n}] = true
			}
		}
		return set
	}
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		c := base()
		before := coded(c)
		ops := random(rng, c, 20, edit.Rename, edit.Merge, edit.Split)
		if after := coded(edit.Apply(c, ops).Collection); !reflect.DeepEqual(after, before) {
			t.Fatalf("seed %d: %v became %v\n%s", seed, before, after, text(t, ops))
		}
		after := coded(edit.Apply(c, random(rng, c, 20, edit.Add, edit.Assign, edit.Merge, edit.Split)).Collection)
		for r := range before {
			if !after[r] {
				t.Fatalf("seed %d: %s is lost", seed, r)
			}
		}
	}
}

// Two thousand operations on five thousand documents.
func BenchmarkApply(b *testing.B) {
	c := &corpus.Collection{ID: "large"}
	for i := range 5000 {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: "h", Text: corpus.Full}
		for n := range 20 {
			d.Passages = append(d.Passages, corpus.Passage{N: n + 1, Kind: corpus.Body, Text: fmt.Sprint("text ", i, n)})
		}
		c.Documents = append(c.Documents, d)
	}
	var ops []edit.Op
	for i := range 200 {
		o := edit.Op{ID: fmt.Sprint("tab-", i), N: i + 1, Do: edit.Add, Topic: fmt.Sprint("t", i), Title: "t"}
		for k := range 50 {
			d := c.Documents[(i*31+k*7)%5000]
			o.Passages = append(o.Passages, edit.At(d, &d.Passages[k%20]))
		}
		ops = append(ops, o)
	}
	for i := range 1800 {
		ops = append(ops, edit.Op{ID: fmt.Sprint("more-", i), N: i + 201, Do: edit.Assign, Topic: fmt.Sprint("t", i%200), Passages: ops[i%200].Passages[:3]})
	}
	for b.Loop() {
		edit.Apply(c, ops)
	}
}
