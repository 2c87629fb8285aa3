package corpus_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
)

// sample is a valid collection that uses every part of the coding.
func sample() *corpus.Collection {
	day, err := corpus.ParseDate("2031-05-04")
	if err != nil {
		panic(err)
	}
	document := func(id string) *corpus.Document {
		return &corpus.Document{
			ID: id, Outlet: "courier", Headline: "A bridge opens", Language: "en", Text: corpus.Digest,
			Published: corpus.Published{Date: day, Stated: true},
			Original:  corpus.Original{SHA256: strings.Repeat("0a", 32), Bytes: 100, Words: 20},
			Slips:     []corpus.Slip{{Passage: 2, Fragment: "teh bridge", Note: "misprint"}},
			Passages: []corpus.Passage{
				{N: 1, Kind: corpus.Body, Lines: corpus.Lines{From: 1, To: 2}, Text: "First.", Counts: corpus.Counts{"first": 1}},
				{N: 2, Kind: corpus.Caption, Lines: corpus.Lines{From: 3, To: 3}, Text: "Second."},
			},
		}
	}
	return &corpus.Collection{
		ID: "sample", Language: "en",
		Outlets:   []corpus.Outlet{{ID: "courier", Name: "The Courier"}},
		Topics:    []corpus.Topic{{ID: "opening", Title: "It opens", Date: day}, {ID: "speech", Title: "A speech", Parent: "opening"}},
		Documents: []*corpus.Document{document("one"), document("two")},
		Coverage:  []corpus.Coverage{{Topic: "opening", Document: "one", Passages: []int{1, 2}}},
		Voices: []corpus.Voice{
			{ID: "mayor", Name: "The mayor", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "one", Passage: 1}, Quotes: 1}}},
			{ID: "man", Name: "anonymous", Kind: corpus.Anonymous, Description: "a man", Heard: []corpus.Heard{{At: corpus.Ref{Document: "two", Passage: 1}, Mentions: 1}}},
		},
		Facts: []corpus.Fact{{ID: "when", Question: "When?", Topic: "opening", Verdict: corpus.Agree, Values: []corpus.Value{
			{At: corpus.Ref{Document: "one", Passage: 1}, Value: "Sunday", Fragment: "on Sunday", Certainty: corpus.Stated},
			{At: corpus.Ref{Document: "two", Passage: 1}, Value: "Sunday"},
		}}},
		Labels:       []corpus.Label{{Subject: "the mayor", Document: "one", Fragment: "her majesty", Count: 2, Passages: []int{1, 2}}},
		Observations: []corpus.Observation{{Title: "Look", Text: "here", At: []corpus.Ref{{Document: "one", Passage: 2}}}},
	}
}

func TestValidateSample(t *testing.T) {
	if err := sample().Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestValidateFaults(t *testing.T) {
	tests := []struct {
		name   string
		damage func(*corpus.Collection)
		path   string
		text   string // part of the message
	}{
		{"collection id", func(c *corpus.Collection) { c.ID = "A b" }, "/id", `collection id "A b"`},
		{"language", func(c *corpus.Collection) { c.Language = "english language" }, "/language", "want a tag"},
		{"outlet twice", func(c *corpus.Collection) { c.Outlets = append(c.Outlets, c.Outlets[0]) }, "/outlets/1/id", "used twice"},
		{"topic twice", func(c *corpus.Collection) { c.Topics[1].ID = "opening"; c.Topics[1].Parent = "" }, "/topics/1/id", "used twice"},
		{"parent", func(c *corpus.Collection) { c.Topics[1].Parent = "nothing" }, "/topics/1/parent", "is not a topic"},
		{"parents in a ring", func(c *corpus.Collection) { c.Topics[0].Parent = "speech" }, "/topics/0/parent", "its own ancestor"},
		{"own parent", func(c *corpus.Collection) { c.Topics[0].Parent = "opening" }, "/topics/0/parent", "its own ancestor"},
		{"document twice", func(c *corpus.Collection) { c.Documents[1].ID = "one" }, "/documents/1/id", "used twice"},
		{"document missing", func(c *corpus.Collection) { c.Documents = append(c.Documents, nil) }, "/documents/2", "missing"},
		{"outlet unknown", func(c *corpus.Collection) { c.Documents[0].Outlet = "herald" }, "/documents/0/outlet", `no outlet "herald"`},
		{"headline", func(c *corpus.Collection) { c.Documents[0].Headline = " " }, "/documents/0", "no headline"},
		{"text kind", func(c *corpus.Collection) { c.Documents[0].Text = "short" }, "/documents/0/text", "full or digest"},
		{"date without reason", func(c *corpus.Collection) { c.Documents[0].Published.Stated = false }, "/documents/0/published", "reason"},
		{"stated without date", func(c *corpus.Collection) { c.Documents[0].Published.Date = corpus.Date{} }, "/documents/0/published", "no date"},
		{"date made wrong", func(c *corpus.Collection) {
			c.Topics[0].Date.First = c.Topics[0].Date.First.Add(time.Hour)
		}, "/topics/0/date", "date"},
		{"hash", func(c *corpus.Collection) { c.Documents[0].Original.SHA256 = "ABC" }, "/documents/0/original/sha256", "64"},
		{"slip", func(c *corpus.Collection) { c.Documents[0].Slips[0].Passage = 3 }, "/documents/0/slips/0", "no passage 3"},
		{"numbering", func(c *corpus.Collection) { c.Documents[0].Passages[1].N = 3 }, "/documents/0/passages/1", "without gaps"},
		{"kind", func(c *corpus.Collection) { c.Documents[0].Passages[1].Kind = "photo" }, "/documents/0/passages/1", "subheading"},
		{"empty passage", func(c *corpus.Collection) { c.Documents[0].Passages[1].Text = "" }, "/documents/0/passages/1", "no text"},
		{"bytes", func(c *corpus.Collection) { c.Documents[0].Passages[1].Text = "\xff" }, "/documents/0/passages/1", "UTF-8"},
		{"shared line", func(c *corpus.Collection) { c.Documents[0].Passages[1].Lines.From = 2 }, "/documents/0/passages/1", "line 2 belongs to an earlier"},
		{"lines backwards", func(c *corpus.Collection) { c.Documents[0].Passages[1].Lines.To = 1 }, "/documents/0/passages/1", "lines 3-1"},
		{"count", func(c *corpus.Collection) { c.Documents[0].Passages[0].Counts = corpus.Counts{"a": 0} }, "/documents/0/passages/0", `count of "a"`},
		{"coverage topic", func(c *corpus.Collection) { c.Coverage[0].Topic = "party" }, "/coverage/0/topic", `no topic "party"`},
		{"coverage document", func(c *corpus.Collection) { c.Coverage[0].Document = "three" }, "/coverage/0", `no document "three"`},
		{"coverage passage", func(c *corpus.Collection) { c.Coverage[0].Passages = []int{1, 9} }, "/coverage/0/passages", "no passage 9"},
		{"coverage order", func(c *corpus.Collection) { c.Coverage[0].Passages = []int{2, 1} }, "/coverage/0/passages", "ascending"},
		{"coverage empty", func(c *corpus.Collection) { c.Coverage[0].Passages = nil }, "/coverage/0/passages", "no passage"},
		{"coverage twice", func(c *corpus.Collection) { c.Coverage = append(c.Coverage, c.Coverage[0]) }, "/coverage/1", "is there twice"},
		{"silent with passages", func(c *corpus.Collection) { c.Coverage[0].Silent = true }, "/coverage/0", "drop one of the two"},
		{"silent by program", func(c *corpus.Collection) {
			c.Coverage[0] = corpus.Coverage{Topic: "opening", Document: "one", Silent: true, Provenance: corpus.Provenance{By: corpus.Program}}
		}, "/coverage/0", "cannot know"},
		{"silent nowhere", func(c *corpus.Collection) {
			c.Coverage[0] = corpus.Coverage{Topic: "opening", Document: "three", Silent: true}
		}, "/coverage/0", "no document"},
		{"by", func(c *corpus.Collection) { c.Topics[0].By = " Ada" }, "/topics/0/by", "write me, program or a name"},
		{"by too long", func(c *corpus.Collection) { c.Facts[0].By = strings.Repeat("a", 99) }, "/facts/0/by", "at most 80"},
		{"on", func(c *corpus.Collection) {
			c.Labels[0].On.First = time.Time{}
			c.Labels[0].On.Precision = corpus.Month
		}, "/labels/0/on", "write a day"},
		{"settled", func(c *corpus.Collection) { c.Settled = []corpus.Settled{{}} }, "/settled/0", "want either at"},
		{"settled where", func(c *corpus.Collection) {
			c.Settled = []corpus.Settled{{At: []corpus.Ref{{Document: "one", Passage: 9}}}}
		}, "/settled/0/at/0", "no passage 9"},
		{"voice kind", func(c *corpus.Collection) { c.Voices[0].Kind = "person" }, "/voices/0/kind", "institutional"},
		{"anonymous with name", func(c *corpus.Collection) { c.Voices[1].Name = "Bo" }, "/voices/1/name", "name: anonymous"},
		{"anonymous undescribed", func(c *corpus.Collection) { c.Voices[1].Description = "" }, "/voices/1", "description"},
		{"name anonymous", func(c *corpus.Collection) { c.Voices[0].Name = "anonymous" }, "/voices/0/kind", "kind: anonymous"},
		{"voice silent", func(c *corpus.Collection) { c.Voices[0].Heard = nil }, "/voices/0", "not heard in any passage"},
		{"heard nothing", func(c *corpus.Collection) { c.Voices[0].Heard[0].Quotes = 0 }, "/voices/0/heard/0", "at least one"},
		{"heard where", func(c *corpus.Collection) { c.Voices[0].Heard[0].At.Passage = 3 }, "/voices/0/heard/0/at", "no passage 3"},
		{"heard twice", func(c *corpus.Collection) { c.Voices[0].Heard = append(c.Voices[0].Heard, c.Voices[0].Heard[0]) }, "/voices/0/heard/1", "is there twice"},
		{"fact topic", func(c *corpus.Collection) { c.Facts[0].Topic = "party" }, "/facts/0/topic", "no topic"},
		{"verdict", func(c *corpus.Collection) { c.Facts[0].Verdict = "false" }, "/facts/0/verdict", "silent"},
		{"single of two", func(c *corpus.Collection) { c.Facts[0].Verdict = corpus.Single }, "/facts/0/verdict", "exactly one document"},
		{"silent of two", func(c *corpus.Collection) { c.Facts[0].Verdict = corpus.Silent }, "/facts/0/verdict", "no value"},
		{"agree of one", func(c *corpus.Collection) { c.Facts[0].Values = c.Facts[0].Values[:1] }, "/facts/0/verdict", "at least two"},
		{"certainty", func(c *corpus.Collection) { c.Facts[0].Values[0].Certainty = "sure" }, "/facts/0/values/0/certainty", "alleged"},
		{"long quotation", func(c *corpus.Collection) { c.Facts[0].Values[0].Fragment = "one two three four-five six seven eight" }, "/facts/0/values/0/fragment", "8 words"},
		{"label fragment", func(c *corpus.Collection) { c.Labels[0].Fragment = "…" }, "/labels/0/fragment", "no fragment"},
		{"label count", func(c *corpus.Collection) { c.Labels[0].Count = 1 }, "/labels/0/count", "every occurrence"},
		{"label nowhere", func(c *corpus.Collection) { c.Labels[0].Passages = nil }, "/labels/0/passages", "names no passage"},
		{"label counted without the headline", func(c *corpus.Collection) { c.Labels[0].Headline = true }, "/labels/0/count", "count 2 for 3 places"},
		{"label twice", func(c *corpus.Collection) { c.Labels = append(c.Labels, c.Labels[0]) }, "/labels/1", "is there twice"},
		{"observation place", func(c *corpus.Collection) { c.Observations[0].At[0].Document = "three" }, "/observations/0/at/0", "no document"},
		{"observation unfounded", func(c *corpus.Collection) { c.Observations[0].At = nil }, "/observations/0", "at least one"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := sample()
			test.damage(c)
			var faults corpus.Faults
			if !errors.As(c.Validate(), &faults) {
				t.Fatal("not found")
			}
			for _, f := range faults {
				if f.Path == test.path && strings.Contains(f.Text, test.text) {
					return
				}
			}
			t.Errorf("no fault at %s with %q among %q", test.path, test.text, faults)
		})
	}
}

// Validation of a large collection must not be quadratic: this takes well under
// a second, and with linear lookups it would take minutes.
func TestValidateLarge(t *testing.T) {
	c := sample()
	one := *c.Documents[0]
	c.Documents = nil
	for i := range 20_000 {
		d := one
		d.ID = fmt.Sprintf("d%d", i)
		c.Documents = append(c.Documents, &d)
		c.Topics = append(c.Topics, corpus.Topic{ID: fmt.Sprintf("t%d", i), Title: "t", Parent: fmt.Sprintf("t%d", i+1)})
		c.Coverage = append(c.Coverage, corpus.Coverage{Topic: fmt.Sprintf("t%d", i), Document: d.ID, Passages: []int{1}})
	}
	c.Topics = append(c.Topics, corpus.Topic{ID: "t20000", Title: "t"})
	c.Coverage = c.Coverage[1:]
	c.Voices, c.Facts, c.Labels, c.Observations = nil, nil, nil, nil
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestFaultsError(t *testing.T) {
	var faults corpus.Faults
	for i := range 8 {
		faults = append(faults, corpus.Fault{Text: fmt.Sprintf("trouble %d", i)})
	}
	want := "trouble 0; trouble 1; trouble 2; trouble 3; trouble 4; and 3 more"
	if got := faults.Error(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                                   0,
		" — ":                                0,
		"Kim Jong-un":                        3,
		"don’t, won't":                       2,
		"the dogs' lead":                     3,
		"1,000 men":                          3,
		"金正恩 met":                            4,
		"김정은 국무위원장":                          2,
		"Her majesty the mayor of Aldermill": 6,
	} {
		if got := corpus.CountWords(s); got != want {
			t.Errorf("CountWords(%q) = %d, want %d", s, got, want)
		}
	}
}

// Each thing that can be wrong with an assignment is named, with its place.
func TestAssignmentFaults(t *testing.T) {
	valid := func() *corpus.Collection {
		c := sample()
		c.Assignments = []corpus.Assignment{{
			ID: "lesson", Title: "Lesson", Blind: corpus.UntilWord,
			Articles: []corpus.Excerpt{{Document: "one"}, {Document: "two", Passages: []int{2}}},
			Groups:   []corpus.Group{{Name: "North", Articles: []string{"a"}}},
			Tasks: []corpus.Task{
				{ID: "trust", Kind: corpus.Scale, Title: "Trust", Prompt: "How far?", Each: true, From: 1, To: 5},
				{ID: "kind", Kind: corpus.Choice, Title: "Kind", Prompt: "Which?", Several: true, Choices: []corpus.Item{{ID: "x", Text: "X"}, {ID: "y", Text: "Y"}}},
				{ID: "code", Kind: corpus.Code, Title: "Code", Prompt: "About?", Choices: []corpus.Item{{ID: "o", Text: "O", Topic: "opening"}}},
				{ID: "tells", Kind: corpus.Tells, Title: "Says", Prompt: "Who?", Articles: []string{"b"}, Rows: []corpus.Item{{ID: "r", Text: "R"}}},
				{ID: "order", Kind: corpus.Order, Title: "Order", Prompt: "First?", Rows: []corpus.Item{{ID: "r", Text: "R"}, {ID: "s", Text: "S"}}},
				{ID: "mark", Kind: corpus.Marking, Title: "Mark", Prompt: "Where?"},
				{ID: "write", Kind: corpus.Open, Title: "Write", Prompt: "What?", Least: 3, Most: 6},
			},
			Key: &corpus.Key{Answers: []corpus.Model{{Task: "tells", Values: []corpus.Place{{At: "r/b", Value: corpus.Says}}}}},
		}}
		return c
	}
	if err := valid().Validate(); err != nil {
		t.Fatal(err)
	}
	key := func(task, at, value string) func(*corpus.Assignment) {
		return func(a *corpus.Assignment) {
			a.Key = &corpus.Key{Answers: []corpus.Model{{Task: task, Values: []corpus.Place{{At: at, Value: value}}}}}
		}
	}
	const answers = "/key/answers/0"
	for _, test := range []struct {
		name   string
		spoil  func(a *corpus.Assignment)
		path   string
		remedy string
	}{
		{"id", func(a *corpus.Assignment) { a.ID = "A" }, "/id", "lower-case"},
		{"title", func(a *corpus.Assignment) { a.Title = " " }, "", "no title"},
		{"blind", func(a *corpus.Assignment) { a.Blind = "yes" }, "/blind", "handed-in"},
		{"no article", func(a *corpus.Assignment) { a.Articles = nil }, "/articles", "list one"},
		{"unknown article", func(a *corpus.Assignment) { a.Articles[0].Document = "on" }, "/articles/0", "no document"},
		{"unknown passage", func(a *corpus.Assignment) { a.Articles[1].Passages[0] = 3 }, "/articles/1/passages", "no passage 3"},
		{"article twice", func(a *corpus.Assignment) { a.Articles[1] = a.Articles[0] }, "/articles/1", "twice"},
		{"group", func(a *corpus.Assignment) { a.Groups[0].Articles[0] = "c" }, "/groups/0", "letter \"c\""},
		{"no task", func(a *corpus.Assignment) { a.Tasks, a.Key = nil, nil }, "/tasks", "write one"},
		{"task twice", func(a *corpus.Assignment) { a.Tasks[1].ID = "trust" }, "/tasks/1/id", "used twice"},
		{"kind of task", func(a *corpus.Assignment) { a.Tasks[0].Kind = "quiz" }, "/tasks/0/kind", "want open"},
		{"prompt", func(a *corpus.Assignment) { a.Tasks[0].Prompt = "" }, "/tasks/0", "no prompt"},
		{"choices missing", func(a *corpus.Assignment) { a.Tasks[1].Choices = nil }, "/tasks/1/choices", "list two"},
		{"choices too many", func(a *corpus.Assignment) { a.Tasks[0].Choices = a.Tasks[1].Choices }, "/tasks/0/choices", "remove them"},
		{"rows missing", func(a *corpus.Assignment) { a.Tasks[3].Rows, a.Key = nil, nil }, "/tasks/3/rows", "list one"},
		{"scale", func(a *corpus.Assignment) { a.Tasks[0].To = 1 }, "/tasks/0/to", "2 to 21"},
		{"words", func(a *corpus.Assignment) { a.Tasks[6].Most = 2 }, "/tasks/6/most", "smaller number"},
		{"each", func(a *corpus.Assignment) { a.Tasks[5].Each = true }, "/tasks/5/each", "remove it"},
		{"several", func(a *corpus.Assignment) { a.Tasks[6].Several = true }, "/tasks/6/several", "remove it"},
		{"topic", func(a *corpus.Assignment) { a.Tasks[2].Choices[0].Topic = "party" }, "/tasks/2/choices/0", "no topic"},
		{"fact", func(a *corpus.Assignment) { a.Tasks[3].Rows[0].Fact = "party" }, "/tasks/3/rows/0", "no fact"},
		{"item twice", func(a *corpus.Assignment) { a.Tasks[4].Rows[1].ID = "r" }, "/tasks/4/rows/1/id", "used twice"},
		{"names", func(a *corpus.Assignment) { a.Names = &corpus.Sealed{Data: "?"} }, "/names", "damaged"},
		{"long", func(a *corpus.Assignment) { a.Instructions = strings.Repeat("a", 5000) }, "/instructions", "at most 4000"},
		{"key of no task", key("quiz", "", "x"), answers, "not there"},
		{"key: article not asked about", key("tells", "r/a", corpus.Says), answers, "no part"},
		{"key: neither said nor silent", key("tells", "r/b", "maybe"), answers, "no answer"},
		{"key: off the scale", key("trust", "a", "6"), answers, "no answer"},
		{"key: not each", key("trust", "", "5"), answers, "no part"},
		{"key: choices out of order", key("kind", "", "y x"), answers, "no answer"},
		{"key: one only", key("code", "a1", "o o"), answers, "no answer"},
		{"key: passage not in the excerpt", key("code", "b1", "o"), answers, "no part"},
		{"key: passage number with a zero", key("code", "a01", "o"), answers, "no part"},
		{"key: beyond the rows", key("order", "r", "3"), answers, "no answer"},
		{"key: marks", key("mark", "", "x"), answers, "marks alone"},
		{"key: empty", key("write", "", " "), answers, "is empty"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := valid()
			test.spoil(&c.Assignments[0])
			var faults corpus.Faults
			if !errors.As(c.Validate(), &faults) {
				t.Fatal("nobody notices")
			}
			if !strings.HasPrefix(faults[0].Path, "/assignments/0"+test.path) || !strings.Contains(faults[0].Text, test.remedy) {
				t.Errorf("got %s: %s", faults[0].Path, faults[0].Text)
			}
		})
	}
}
