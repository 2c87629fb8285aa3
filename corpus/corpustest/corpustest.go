// Package corpustest holds what the tests of several packages measure with:
// articles put together by hand, and, where they lie beside the checkout, real
// news and the originals of the first collection. None of it is part of the
// program.
package corpustest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/attach"
	"parallax/corpus/putinkim"
)

// newsFile holds news articles to measure with. It is no part of the project.
const newsFile = "../../../shared/bench/data/news/docs.jsonl.gz"

// News is the first n articles of newsFile as a collection; the test is
// skipped where the file is not there.
func News(t testing.TB, n int) *corpus.Collection {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped with -short: reads thousands of articles")
	}
	f, err := os.Open(newsFile)
	if err != nil {
		t.Skipf("news articles to measure with are not here: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	c := &corpus.Collection{ID: "news"}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(c.Documents) < n {
		var a struct{ ID, Title, Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		d := Article(a.ID, "", strings.Split(a.Text, "\n")...)
		d.Headline = a.Title
		d.Published.Date, _ = corpus.ParseDate(a.Date)
		c.Documents = append(c.Documents, d)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return c
}

// CountsOf counts the words of a text.
func CountsOf(text string) corpus.Counts {
	counts := corpus.Counts{}
	for _, w := range analysis.Words(text) {
		counts[w]++
	}
	return counts
}

// WithOriginals is the shipped collection with the articles attached; the test
// is skipped where they are not at hand, since they are no part of the project.
func WithOriginals(t *testing.T) *corpus.Collection {
	t.Helper()
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := filepath.Glob("../../../shared/originals/*.txt")
	var files []corpus.File
	for _, p := range paths {
		content, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, corpus.File{Name: p, Content: content})
	}
	if len(files) == 0 {
		t.Skip("the original articles are not here")
	}
	with, _ := attach.Attach(c, files, attach.Options{})
	return with
}

// Article is a document of full text, published on a day ("" for not stated).
func Article(id, published string, passages ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: corpus.Full}
	if published != "" {
		d.Published.Date, _ = corpus.ParseDate(published)
	}
	for i, text := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: text})
	}
	return d
}

// Judged is a small collection whose coding is of several people, and partly of
// nobody: everything that may say whose it is says so somewhere, an article is
// silent on a topic because somebody said so, and proposals are settled.
func Judged() *corpus.Collection {
	day, err := corpus.ParseDate("2031-05-06")
	if err != nil {
		panic(err)
	}
	mine, ada := corpus.Provenance{By: corpus.Me, On: day}, corpus.Provenance{By: "Ada Löf"}
	at := func(document string, n int) corpus.Ref { return corpus.Ref{Document: document, Passage: n} }
	c := &corpus.Collection{
		ID: "judged", Title: "Judged",
		Topics: []corpus.Topic{
			{ID: "opening", Title: "It opens"}, {ID: "closing", Title: "It closes", Provenance: mine},
			{ID: "repair", Title: "It is mended", Provenance: corpus.Provenance{By: corpus.Program}},
		},
		Documents: []*corpus.Document{
			Article("bell", "", "The bridge opens.", "It closed before."), Article("gazette", "", "It is open.", "Somebody mended it."),
			Article("letter", "", "I saw it.", "It was shut."),
		},
		Coverage: []corpus.Coverage{
			{Topic: "opening", Document: "bell", Passages: []int{1}, Gist: "It does."},
			{Topic: "opening", Document: "bell", Passages: []int{2}, Provenance: ada},
			{Topic: "opening", Document: "gazette", Passages: []int{1}},
			{Topic: "closing", Document: "bell", Passages: []int{2}, Provenance: mine},
			{Topic: "closing", Document: "gazette", Silent: true, Provenance: mine},
			{Topic: "repair", Document: "gazette", Passages: []int{2}, Provenance: corpus.Provenance{By: corpus.Program}},
		},
		Voices: []corpus.Voice{
			{ID: "warden", Name: "Orla Venn", Kind: corpus.Named, Heard: []corpus.Heard{{At: at("bell", 1), Quotes: 1}, {At: at("letter", 1), Mentions: 1, Provenance: mine}}},
			{ID: "board", Name: "Harbour board", Kind: corpus.Institutional, Heard: []corpus.Heard{{At: at("bell", 2), Quotes: 1}}, Provenance: ada},
		},
		Facts: []corpus.Fact{{ID: "when", Question: "When?", Verdict: corpus.Single, Values: []corpus.Value{{At: at("letter", 2), Value: "in May"}}, Provenance: mine}},
		Labels: []corpus.Label{
			{Subject: "Bridge", Document: "bell", Fragment: "The bridge", Count: 1, Passages: []int{1}},
			{Subject: "Bridge", Document: "bell", Fragment: "It", Count: 1, Passages: []int{2}, Provenance: ada},
		},
		Observations: []corpus.Observation{{Title: "Notice", Text: "What is said.", At: []corpus.Ref{at("bell", 1)}, Provenance: ada}},
		Settled:      []corpus.Settled{{At: []corpus.Ref{at("bell", 1), at("letter", 1)}, Dismissed: true, Provenance: mine}, {Key: "voice bell Orla Venn"}},
		Assignments:  []corpus.Assignment{Lesson()},
	}
	for _, d := range c.Documents {
		d.Headline = d.ID
	}
	return c
}

// Lesson is an assignment over the articles of Judged that has a task of each kind,
// and something in every field.
func Lesson() corpus.Assignment {
	return corpus.Assignment{
		ID: "bridge", Title: "One bridge, three reports", Instructions: "Read all three.", Language: "en", Age: "14", Minutes: 45,
		Blind: corpus.UntilHandIn, HideCoding: true, ShowTime: true, LargeText: true, Giveaways: []string{"the harbour paper"},
		Articles: []corpus.Excerpt{{Document: "bell"}, {Document: "gazette", Passages: []int{1, 2}}, {Document: "letter", Passages: []int{1}}},
		Groups:   []corpus.Group{{Name: "North", Articles: []string{"a"}}, {Name: "South", Articles: []string{"b", "c"}}},
		Tasks: []corpus.Task{
			{ID: "trust", Kind: corpus.Scale, Title: "Trust", Prompt: "How far?", Help: "Judge the text.", Minutes: 4, Each: true, From: 1, To: 5, Low: "not at all", High: "fully"},
			{ID: "source", Kind: corpus.Marking, Title: "Sources", Prompt: "Who knows it?", Minutes: 7, Grouped: true, Least: 2},
			{ID: "voice", Kind: corpus.Choice, Title: "Voice", Prompt: "Whose voice?", Articles: []string{"a"}, Choices: []corpus.Item{{ID: "warden", Text: "The warden", Voice: "warden"}, {ID: "none", Text: "Nobody"}}},
			{ID: "words", Kind: corpus.Choice, Title: "Words", Prompt: "Which?", Several: true, Choices: []corpus.Item{{ID: "x", Text: "Opens"}, {ID: "y", Text: "Shut"}}},
			{ID: "about", Kind: corpus.Code, Title: "Topics", Prompt: "What is it about?", Choices: []corpus.Item{{ID: "open", Text: "It opens", Topic: "opening"}, {ID: "close", Text: "It closes", Topic: "closing"}}},
			{ID: "tells", Kind: corpus.Tells, Title: "Who says it", Prompt: "Who?", Rows: []corpus.Item{{ID: "shut", Text: "It was shut.", Topic: "closing"}, {ID: "open", Text: "It is open.", Topic: "opening"}}},
			{ID: "when", Kind: corpus.Table, Title: "When", Prompt: "What does each say?", Rows: []corpus.Item{{ID: "month", Text: "Which month?", Fact: "when"}}},
			{ID: "order", Kind: corpus.Order, Title: "Order", Prompt: "What came first?", Rows: []corpus.Item{{ID: "first", Text: "It was shut."}, {ID: "second", Text: "It opened."}}},
			{ID: "write", Kind: corpus.Open, Title: "Write", Prompt: "What is left out?", Least: 2, Most: 60},
			{ID: "again", Kind: corpus.Scale, Title: "Trust again", Prompt: "And now?", Late: true, Each: true, From: 1, To: 5},
		},
		Key: &corpus.Key{Notes: "Say nothing about outlets.", Answers: []corpus.Model{
			{Task: "tells", Text: "The words decide.", Values: []corpus.Place{{At: "shut/a", Value: corpus.Says}, {At: "shut/b", Value: corpus.IsSilent}}},
			{Task: "write", Text: "Two things."},
		}},
	}
}
