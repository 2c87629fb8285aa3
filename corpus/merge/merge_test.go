package merge_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
	"parallax/corpus/merge"
)

func article(id string, passages ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Headline: "On " + id, Text: corpus.Full}
	for i, p := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: p})
	}
	return d
}

func day(s string) corpus.Date { d, _ := corpus.ParseDate(s); return d }

// began is what two people begin from.
func began() *corpus.Collection {
	return &corpus.Collection{ID: "ferry", Title: "Ferry",
		Documents: []*corpus.Document{article("one", "The ferry met a tug in fog.", "Nobody was hurt."), article("two", "A toll is raised."), article("three", "Steel went back.")},
		Topics:    []corpus.Topic{{ID: "fog", Title: "Fog"}, {ID: "toll", Title: "Toll"}},
		Coverage:  []corpus.Coverage{{Topic: "fog", Document: "one", Passages: []int{1}}, {Topic: "toll", Document: "two", Passages: []int{1}}},
		Voices:    []corpus.Voice{{ID: "pilot", Name: "Pilot", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "one", Passage: 1}, Mentions: 1}}}},
		Facts:     []corpus.Fact{{ID: "hurt", Question: "How many were hurt?", Topic: "fog", Verdict: corpus.Single, Values: []corpus.Value{{At: corpus.Ref{Document: "one", Passage: 2}, Value: "none"}}}},
		Notes:     []corpus.Note{{ID: "n1", On: "one#2", Motivation: corpus.Commenting, Body: "Sure?", By: "me"}},
	}
}

func written(t *testing.T, c *corpus.Collection) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{Stored: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func do(t *testing.T, mine, theirs *corpus.Collection, o merge.Options) *merge.Result {
	t.Helper()
	before, other := written(t, mine), written(t, theirs)
	r, err := merge.Merge(mine, theirs, o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, written(t, mine)) || !bytes.Equal(other, written(t, theirs)) {
		t.Error("a merge writes to what it merges")
	}
	again, err := merge.Merge(r.Collection, theirs, merge.Options{By: o.By})
	if err != nil {
		t.Fatal(err)
	}
	if o.Base == nil && o.Keep == merge.KeepBoth && o.Choose == nil {
		if !bytes.Equal(written(t, again.Collection), written(t, r.Collection)) {
			t.Errorf("merged twice it doubles: %+v", again.Entries)
		}
		if n := again.Count(merge.New) + again.Count(merge.Differ) + again.Count(merge.Changed); n > 0 {
			t.Errorf("a second time %d entries are new or differ: %+v", n, again.Entries)
		}
	}
	return r
}

// their is began with another person's work.
func their() *corpus.Collection {
	c := began()
	c.Documents = append(c.Documents, article("four", "A fourth text."))
	c.Documents[1].Passages[0].Text = "A toll is raised twice."
	c.Documents[2].Byline = "A. Novak"
	c.Topics[1].Date = day("2031-05")
	c.Topics = append(c.Topics, corpus.Topic{ID: "steel", Title: "Steel", Provenance: corpus.Provenance{By: "me"}})
	c.Coverage[0].Passages = []int{1, 2}
	c.Coverage = append(c.Coverage, corpus.Coverage{Topic: "steel", Document: "three", Passages: []int{1}, Provenance: corpus.Provenance{By: "me"}})
	c.Voices[0].Heard = append(c.Voices[0].Heard, corpus.Heard{At: corpus.Ref{Document: "two", Passage: 1}, Quotes: 1})
	c.Facts[0].Values = append(c.Facts[0].Values, corpus.Value{At: corpus.Ref{Document: "three", Passage: 1}, Value: "one"})
	c.Facts[0].Verdict = corpus.Differ
	c.Notes[0].Body = "Surely?"
	quote, at, _ := annotation.TextOf(c.Documents[0], "").Select(annotation.Point{Passage: 1, Byte: 4}, annotation.Point{Passage: 1, Byte: 19})
	c.Notes = append(c.Notes, corpus.Note{ID: "n2", On: "one#1", Of: corpus.OnOriginal, Quote: quote, Position: at, By: "me"},
		corpus.Note{ID: "n3", On: "two#1", Of: corpus.OnOriginal, Quote: corpus.Quote{Exact: "words that are nowhere"}, By: "me"})
	return c
}

func TestBothAreKept(t *testing.T) {
	mine := began()
	mine.Topics[1].Date = day("2031-06")
	mine.Documents[2].Byline = "B. Reyes"
	r := do(t, mine, their(), merge.Options{By: "M. Okoro"})
	c := r.Collection
	if got := c.Topic("toll").Date.String(); got != "2031-06" {
		t.Errorf("my date of a topic became %s", got)
	}
	if c.Document("three").Byline != "B. Reyes" {
		t.Error("my byline was replaced")
	}
	if c.Topic("steel").By != "M. Okoro" {
		t.Errorf("whose the new topic is: %+v", c.Topic("steel"))
	}
	if c.Document("four") == nil || len(c.Documents) != 5 {
		t.Errorf("%d documents", len(c.Documents))
	}
	var second *corpus.Document // their version of two
	for _, d := range c.Documents {
		if d.ID != "two" && d.Headline == "On two" {
			second = d
		}
	}
	if second == nil || second.Passages[0].Text != "A toll is raised twice." || c.Document("two").Passages[0].Text != "A toll is raised." {
		t.Fatalf("the two texts of one article: %+v", second)
	}
	if i := slices.IndexFunc(c.Voices[0].Heard, func(h corpus.Heard) bool { return h.At.Document == second.ID }); i < 0 {
		t.Error("what they coded of their version is not said of it")
	}
	if !slices.Equal(c.Coverage[0].Passages, []int{1, 2}) || len(c.Facts[0].Values) != 2 || c.Facts[0].Verdict != corpus.Differ {
		t.Errorf("coverage %+v, fact %+v", c.Coverage[0], c.Facts[0])
	}
	bodies := map[string]int{}
	readings := 0
	for _, n := range c.Notes {
		bodies[n.Body]++
		if slices.Contains(n.Tags, "other reading") {
			readings++
			if n.By != "M. Okoro" {
				t.Errorf("a reading of nobody: %+v", n)
			}
		}
	}
	if bodies["Sure?"] != 1 || bodies["Surely?"] != 1 || readings != 2 || bodies["article: byline A. Novak"] != 1 || bodies["topic: date 2031-05"] != 1 {
		t.Errorf("notes %+v", c.Notes)
	}
	for _, e := range r.Entries {
		switch e.Key {
		case "n2":
			if e.State != merge.New || e.Place != annotation.Placed || e.By != "M. Okoro" {
				t.Errorf("%+v", e)
			}
		case "n3":
			if e.State != merge.New || e.Place != annotation.Lost {
				t.Errorf("%+v", e)
			}
		}
	}
	if r.Entries[0].State != merge.Differ {
		t.Errorf("what differs is not first: %+v", r.Entries[0])
	}
}

// Where it is known what both began from, what one side has changed is taken.
func TestThreeWays(t *testing.T) {
	base, mine, theirs := began(), began(), began()
	mine.Topics[0].Title = "Fog on the river" // I
	theirs.Topics[1].Date = day("2031-05")    // they
	theirs.Notes = nil                        // taken away by them
	mine.Documents = mine.Documents[:2]       // by me
	theirs.Documents[0].Passages[1].Text = "One was hurt."
	r := do(t, mine, theirs, merge.Options{Base: base})
	c := r.Collection
	if c.Topics[0].Title != "Fog on the river" || c.Topics[1].Date.String() != "2031-05" || len(c.Notes) != 0 || len(c.Documents) != 2 || c.Documents[0].Passages[1].Text != "One was hurt." {
		t.Errorf("%+v", c)
	}
	if n := r.Count(merge.Differ); n != 0 {
		t.Errorf("%d differ: %+v", n, r.Entries)
	}
	// Both have changed the same: both are kept.
	mine, theirs = began(), began()
	mine.Notes[0].Body, theirs.Notes[0].Body = "Mine", "Theirs"
	if c := do(t, mine, theirs, merge.Options{Base: base}).Collection; len(c.Notes) != 2 {
		t.Errorf("%+v", c.Notes)
	}
	// They took away what I changed: it stays.
	theirs.Notes = nil
	if c := do(t, mine, theirs, merge.Options{Base: base}).Collection; len(c.Notes) != 1 {
		t.Errorf("%+v", c.Notes)
	}
	// They took an article away, and with it what is said of it.
	theirs = began()
	theirs.Documents, theirs.Coverage = theirs.Documents[:1], theirs.Coverage[:1]
	if c := do(t, began(), theirs, merge.Options{Base: base}).Collection; len(c.Documents) != 1 || len(c.Coverage) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestChoices(t *testing.T) {
	for keep, want := range map[merge.Choice]string{merge.KeepMine: "A toll is raised.", merge.KeepTheirs: "A toll is raised twice."} {
		c := do(t, began(), their(), merge.Options{Keep: keep}).Collection
		if len(c.Documents) != 4 || c.Document("two").Passages[0].Text != want {
			t.Errorf("%s: %+v", keep, c.Document("two").Passages)
		}
	}
	c := do(t, began(), their(), merge.Options{Choose: map[string]merge.Choice{"note n1": merge.KeepTheirs}}).Collection
	if i := slices.IndexFunc(c.Notes, func(n corpus.Note) bool { return n.ID == "n1" }); c.Notes[i].Body != "Surely?" {
		t.Errorf("%+v", c.Notes)
	}
}

// A file with notes alone lies over the same collection elsewhere.
func TestNotesAlone(t *testing.T) {
	theirs := &corpus.Collection{ID: "ferry", Title: "Ferry", Notes: their().Notes}
	r := do(t, began(), theirs, merge.Options{By: "M. Okoro"})
	if len(r.Collection.Documents) != 3 || len(r.Collection.Notes) != 4 || r.Count(merge.Removed) != 0 {
		t.Errorf("%+v", r.Entries)
	}
	for _, n := range r.Collection.Notes[1:] {
		if n.By != "M. Okoro" {
			t.Errorf("whose is %+v", n)
		}
	}
}

// The same again changes nothing.
// An answer to a proposed topic has no name of its own, and gets that of its passages.
func TestAnswersNamed(t *testing.T) {
	theirs := began()
	theirs.Settled = append(theirs.Settled, corpus.Settled{At: []corpus.Ref{{Document: "one", Passage: 1}, {Document: "two", Passage: 1}}, Dismissed: true, Provenance: corpus.Provenance{By: "A. Novak"}})
	named := 0
	for _, e := range do(t, began(), theirs, merge.Options{}).Entries {
		if e.Kind == merge.Answers {
			if named++; !strings.Contains(e.Name, "one#1 two#1") {
				t.Errorf("an answer is called %q", e.Name)
			}
		}
	}
	if named == 0 {
		t.Error("no answer is listed")
	}
}

func TestSame(t *testing.T) {
	r := do(t, began(), began(), merge.Options{By: "me"})
	for _, e := range r.Entries {
		if e.State != merge.Same {
			t.Errorf("%+v", e)
		}
	}
	if !bytes.Equal(written(t, r.Collection), written(t, began())) {
		t.Error("it becomes another")
	}
}

// lesson is an assignment about articles.
func lesson(id string, documents ...string) corpus.Assignment {
	a := corpus.Assignment{ID: id, Title: "A lesson", Tasks: []corpus.Task{{ID: "tells", Kind: corpus.Tells, Title: "Who says it?", Prompt: "Who says it?",
		Rows: []corpus.Item{{ID: "toll", Text: "A toll", Topic: "toll", Fact: "hurt", Voice: "pilot"}}}}}
	for _, d := range documents {
		a.Articles = append(a.Articles, corpus.Excerpt{Document: d})
	}
	return a
}

// No assignment of either is lost, and each names the articles and the coding that are
// there after the merge.
func TestAssignments(t *testing.T) {
	mine, theirs := began(), their()
	mine.Assignments = []corpus.Assignment{lesson("both", "one"), lesson("mine", "two", "three")}
	changed := lesson("both", "one", "three")
	theirs.Assignments = []corpus.Assignment{changed, lesson("theirs", "two", "four")}
	c := do(t, mine, theirs, merge.Options{By: "M. Okoro"}).Collection
	if len(c.Assignments) != 4 || len(c.Assignment("both").Articles) != 1 {
		t.Fatalf("%+v", c.Assignments)
	}
	if a := c.Assignments[3]; a.ID == "both" || len(a.Articles) != 2 {
		t.Errorf("another reading of an assignment became %+v", a)
	}
	for _, id := range []string{"mine", "theirs"} {
		want := "A toll is raised."
		if id == "theirs" {
			want = "A toll is raised twice."
		}
		if d := c.Document(c.Assignment(id).Articles[0].Document); d.Passages[0].Text != want {
			t.Errorf("%s asks about %q", id, d.Passages[0].Text)
		}
	}

	// One side takes away what the other asks about.
	base := began()
	mine, theirs = began(), began()
	mine.Assignments = []corpus.Assignment{lesson("mine", "one", "three")}
	theirs.Assignments = []corpus.Assignment{lesson("theirs", "one", "two")}
	theirs.Topics, theirs.Coverage = theirs.Topics[:1], theirs.Coverage[:1]
	theirs.Documents = theirs.Documents[:2] // without three
	theirs.Assignments[0].Tasks[0].Rows[0].Topic = ""
	mine.Documents = []*corpus.Document{mine.Documents[0], mine.Documents[2]} // without two
	mine.Coverage = mine.Coverage[:1]
	c = do(t, mine, theirs, merge.Options{Base: base}).Collection
	if len(c.Assignments) != 2 || len(c.Documents) != 3 {
		t.Fatalf("%d articles, %+v", len(c.Documents), c.Assignments)
	}
	if x := c.Assignment("mine").Tasks[0].Rows[0]; x.Topic != "" || x.Fact != "hurt" || x.Voice != "pilot" {
		t.Errorf("a row points at %+v", x)
	}
	// A text with fewer passages takes the place of mine.
	mine, theirs = began(), began()
	a := lesson("mine", "one")
	a.Articles[0].Passages = []int{1, 2}
	a.Tasks = append(a.Tasks, corpus.Task{ID: "code", Kind: corpus.Code, Title: "What is it?", Prompt: "What is it?", Choices: []corpus.Item{{ID: "x", Text: "X"}, {ID: "y", Text: "Y"}}})
	a.Key = &corpus.Key{Answers: []corpus.Model{{Task: "code", Values: []corpus.Place{{At: "a1", Value: "x"}, {At: "a2", Value: "y"}}}}}
	mine.Assignments = []corpus.Assignment{a}
	theirs.Documents[0].Passages, theirs.Facts = theirs.Documents[0].Passages[:1], nil
	c = do(t, mine, theirs, merge.Options{Keep: merge.KeepTheirs}).Collection
	if x := c.Assignment("mine"); len(x.Articles[0].Passages) != 1 || len(x.Key.Answers[0].Values) != 1 {
		t.Errorf("%+v", x)
	}
	// Where both have taken the assignment away, the article goes as before.
	mine, theirs = began(), began()
	base.Assignments, theirs.Documents = mine.Assignments, theirs.Documents[:2]
	base.Assignments = []corpus.Assignment{lesson("mine", "three")}
	mine.Assignments = base.Assignments
	if c := do(t, mine, theirs, merge.Options{Base: base}).Collection; len(c.Assignments) != 0 || len(c.Documents) != 2 {
		t.Errorf("%d articles, %+v", len(c.Documents), c.Assignments)
	}
}

// Both have changed the text of an article: what is said of mine stays, though neither
// has changed it.
func TestBothTextsStayCoded(t *testing.T) {
	base, mine, theirs := began(), began(), began()
	mine.Documents[0].Passages[0].Text = "The ferry met a tug in thick fog."
	theirs.Documents[0].Passages[0].Text = "The ferry met two tugs in fog."
	r := do(t, mine, theirs, merge.Options{Base: base})
	c := r.Collection
	if len(c.Documents) != 4 || r.Count(merge.Removed) != 0 {
		t.Fatalf("%d articles, %+v", len(c.Documents), r.Entries)
	}
	at := make(map[string]int) // what is said of each text
	for _, e := range c.Coverage {
		at[e.Document]++
	}
	for _, h := range c.Voices[0].Heard {
		at[h.At.Document]++
	}
	for _, v := range c.Facts[0].Values {
		at[v.At.Document]++
	}
	for _, n := range c.Notes {
		at[n.Target().ID]++
	}
	if other := c.Documents[3].ID; at["one"] != 4 || at[other] < 3 {
		t.Errorf("said of each text: %v", at)
	}
}

// A file with notes alone says nothing of the coding either, though the base has it.
func TestNotesAloneWithBase(t *testing.T) {
	theirs := &corpus.Collection{ID: "ferry", Notes: began().Notes}
	c := do(t, began(), theirs, merge.Options{Base: began()}).Collection
	if !bytes.Equal(written(t, c), written(t, began())) {
		t.Errorf("it becomes %+v", c)
	}
}

// A note that comes in beside another is the same one, whether it comes in a collection
// or as an annotation: by both ways it does not come twice.
func TestBesideByEitherWay(t *testing.T) {
	mine, theirs := began(), began()
	theirs.Notes[0].Body = "Nobody & <nothing>?"
	theirs.Notes[0].By = "M. Okoro"
	all, _ := annotation.Join(mine.Notes, theirs.Notes)
	mine.Notes = all
	if c := do(t, mine, theirs, merge.Options{By: "M. Okoro"}).Collection; len(c.Notes) != 2 {
		t.Errorf("%+v", c.Notes)
	}
}

// TestStay keeps what the other side does not have, though it was there when both began:
// theirs may be a part of the collection.
func TestStay(t *testing.T) {
	theirs := began()
	theirs.Documents, theirs.Topics, theirs.Coverage, theirs.Voices, theirs.Facts, theirs.Notes = theirs.Documents[:1], theirs.Topics[:1], theirs.Coverage[:1], nil, nil, nil
	theirs.Topics[0].Title = "Dense fog"
	r := do(t, began(), theirs, merge.Options{Base: began(), Stay: true})
	if n := r.Count(merge.Removed); n > 0 || len(r.Collection.Documents) != 3 || len(r.Collection.Topics) != 2 || len(r.Collection.Voices) != 1 || len(r.Collection.Notes) != 1 {
		t.Errorf("%d are removed: %+v", n, r.Entries)
	}
	if r.Collection.Topics[0].Title != "Dense fog" || r.Count(merge.Changed) != 1 {
		t.Errorf("what they changed does not come in: %+v", r.Entries)
	}
	if r = do(t, began(), theirs, merge.Options{Base: began()}); r.Count(merge.Removed) == 0 || len(r.Collection.Documents) != 1 {
		t.Errorf("without it nothing is removed: %+v", r.Entries)
	}
}

// TestLeftOut leaves out one by one what is new or changed; what speaks of it goes, too.
func TestLeftOut(t *testing.T) {
	theirs := their()
	theirs.Topics[0].Title = "Dense fog"
	leave := make(map[string]merge.Choice)
	all := do(t, began(), theirs, merge.Options{Base: began(), Stay: true})
	for _, e := range all.Entries {
		if e.State == merge.New || e.State == merge.Changed || e.State == merge.Differ {
			leave[e.ID()] = merge.KeepMine
		}
	}
	if len(leave) < 6 {
		t.Fatalf("only %d entries are new or changed: %+v", len(leave), all.Entries)
	}
	r := do(t, began(), theirs, merge.Options{Base: began(), Stay: true, Choose: leave})
	if !bytes.Equal(written(t, r.Collection), written(t, began())) {
		t.Errorf("all of it is left out, and the collection is another: %+v", r.Entries)
	}
	delete(leave, "article four")
	r = do(t, began(), theirs, merge.Options{Base: began(), Stay: true, Choose: leave})
	if len(r.Collection.Documents) != 4 || len(r.Collection.Topics) != 2 {
		t.Errorf("only the article was to come in: %d articles, %d topics", len(r.Collection.Documents), len(r.Collection.Topics))
	}
}

// TestTextTheyHaveChanged: a text that only they have changed comes in place of mine,
// stays mine, or comes beside it; kept beside it does not come a second time.
func TestTextTheyHaveChanged(t *testing.T) {
	theirs := began()
	theirs.Documents[0].Passages[0].Text = "The ferry met two tugs in fog."
	const id = "article one"
	for keep, want := range map[merge.Choice][]string{
		"": {"The ferry met two tugs in fog."}, merge.KeepTheirs: {"The ferry met two tugs in fog."},
		merge.KeepMine: {"The ferry met a tug in fog."}, merge.KeepBeside: {"The ferry met a tug in fog.", "The ferry met two tugs in fog."},
	} {
		o := merge.Options{Base: began(), Stay: true, Choose: map[string]merge.Choice{id: keep}}
		r := do(t, began(), theirs, o)
		var got []string
		for _, d := range r.Collection.Documents {
			if d.Headline == "On one" {
				got = append(got, d.Passages[0].Text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("kept %q: %q", keep, got)
		}
		if i := slices.IndexFunc(r.Entries, func(e merge.Entry) bool { return e.ID() == id }); !r.Entries[i].Texts || r.Entries[i].State != merge.Changed {
			t.Errorf("it is told as %+v", r.Entries[i])
		}
		again := do(t, r.Collection, theirs, merge.Options{Base: r.Collection, Stay: true})
		if n := len(again.Collection.Documents); keep != merge.KeepMine && n != len(r.Collection.Documents) || keep == merge.KeepBeside && again.Count(merge.Changed)+again.Count(merge.New)+again.Count(merge.Differ) > 0 {
			t.Errorf("kept %q, a second time there are %d articles: %+v", keep, n, again.Entries)
		}
	}
	// What else of it was changed is no other text.
	theirs = began()
	theirs.Documents[0].Byline = "A. Novak"
	if r := do(t, began(), theirs, merge.Options{Base: began(), Stay: true}); r.Count(merge.Changed) != 1 || r.Entries[0].Texts {
		t.Errorf("of a byline it says %+v", r.Entries[0])
	}
}

// What one of two states, or somebody has confirmed, is no guess because the program
// guessed it in the other; and how a value is known is no difference of its own.
func TestGuessesMeet(t *testing.T) {
	guess := corpus.Known{Field: "byline", From: "a line", Provenance: corpus.Provenance{By: corpus.Program}}
	guessed := func() *corpus.Collection {
		c := began()
		d := c.Documents[0]
		d.Byline = "Ada Lunt"
		d.Know(guess)
		d.Published = corpus.Published{Date: day("2031-05-06"), Reason: "guessed from a line"}
		d.Know(corpus.Known{Field: "published", From: "a line", Provenance: corpus.Provenance{By: corpus.Program}})
		return c
	}
	stated, confirmed := guessed(), guessed()
	stated.Documents[0].Known, stated.Documents[0].Published = nil, corpus.Published{Date: day("2031-05-06"), Stated: true}
	confirmed.Documents[0].Know(corpus.Known{Field: "byline", From: "a line", Provenance: corpus.Provenance{By: "Bo"}})
	for _, x := range []struct {
		name         string
		mine, theirs *corpus.Collection
		byline       string
		stated       bool
		state        merge.State
	}{
		{"both guess", guessed(), guessed(), "guessed from a line", false, merge.Same},
		{"theirs states it", guessed(), stated, "stated", true, merge.Changed},
		{"mine states it", stated, guessed(), "stated", true, merge.Same},
		{"theirs has confirmed it", guessed(), confirmed, "confirmed by Bo, from a line", false, merge.Changed},
		{"mine is confirmed", confirmed, guessed(), "confirmed by Bo, from a line", false, merge.Same},
		{"mine has none", began(), guessed(), "guessed from a line", false, merge.Changed},
	} {
		r := do(t, x.mine, x.theirs, merge.Options{By: "me"})
		d := r.Collection.Documents[0]
		if got := d.HowKnown("byline").String(); got != x.byline || d.Published.Stated != x.stated || d.Guessed("published") == x.stated || len(r.Collection.Documents) != 3 {
			t.Errorf("%s: byline %s, published %+v", x.name, got, d.Published)
		}
		for _, e := range r.Entries {
			if e.Kind == merge.Articles && e.Key == "one" && e.State != x.state {
				t.Errorf("%s: %+v", x.name, e)
			}
		}
	}
}
