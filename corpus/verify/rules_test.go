package verify_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/verify"
)

// quarrel is a small invented collection: two articles on a harbour crane, of
// which one is a digest with counts, and one fact that both answer.
func quarrel() *corpus.Collection {
	original := []string{
		"The crane on the north quay fell at noon, the harbour master said.",
		"Nobody was hurt. Two lorries were crushed under the jib.",
		"An authority on cranes blamed the wind; the council blamed the bolts.",
		"A new crane is to be built in spring.",
	}
	digest := []string{
		"The harbour master reports that the north quay's crane fell at noon.",
		"The jib crushed two lorries and hurt nobody.",
		"For the council the bolts are to blame, for an authority the wind.",
		"In spring another will be built.",
	}
	d := &corpus.Document{ID: "crane", Headline: "Crane down", Language: "en-GB", Text: corpus.Digest}
	for i := range digest {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: digest[i], Counts: attach.Count(original[i])})
	}
	e := &corpus.Document{ID: "letter", Headline: "A letter", Language: "en", Text: corpus.Full, Passages: []corpus.Passage{
		{N: 1, Kind: corpus.Body, Text: "It came down at one o'clock; I saw it."},
		{N: 2, Kind: corpus.Body, Text: "They ought to have changed the bolts."},
	}}
	at := func(s string) corpus.Ref { r, _ := corpus.ParseRef(s); return r }
	return &corpus.Collection{ID: "quarrel", Title: "The crane", Language: "en", Documents: []*corpus.Document{d, e},
		Topics:   []corpus.Topic{{ID: "fall", Title: "The crane falls"}},
		Coverage: []corpus.Coverage{{Topic: "fall", Document: "crane", Passages: []int{1, 2}, Gist: "At noon."}, {Topic: "fall", Document: "letter", Passages: []int{1}, Gist: "At one."}},
		Facts: []corpus.Fact{{ID: "hour", Question: "At what hour did the crane fall?", Topic: "fall", Verdict: corpus.Differ, Values: []corpus.Value{
			{At: at("crane#1"), Value: "noon"}, {At: at("letter#1"), Value: "one"}}}},
	}
}

// judgedBy runs verify over the collection and returns the faults at a path.
func judgedBy(t *testing.T, c *corpus.Collection, path string) (texts []string) {
	t.Helper()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, f := range verify.Collection(c) {
		if !strings.HasPrefix(f.Path, path) {
			t.Errorf("at %s: %s", f.Path, f.Text)
		}
		texts = append(texts, f.Text)
	}
	return texts
}

func TestQuarrelIsQuiet(t *testing.T) {
	if texts := judgedBy(t, quarrel(), "/"); texts != nil {
		t.Errorf("it has faults: %q", texts)
	}
}

func TestQuestionsStandAlone(t *testing.T) {
	for question, words := range map[string]string{
		"When was it?":                                 "it",
		"When was it signed?":                          "it",
		"At what hour did he land?":                    "he",
		"In how many halls was it shown?":              "it",
		"How many of them were killed?":                "them",
		"What kind of tie is it?":                      "it",
		"Where was that meeting?":                      "that meeting",
		"What caused that famine?":                     "that famine",
		"To whom was that aid credited?":               "that aid",
		"Is that true?":                                "that true",
		"Who wrote this letter?":                       "",
		"Was this letter read?":                        "this letter",
		"Who are those men?":                           "those men",
		"Why did their talks fail?":                    "their talks",
		"Why are the two isolated?":                    "the two",
		"Which earlier meetings of the two are named?": "the two",
		"Did the latter agree?":                        "the latter",
		"Where is the airport?":                        "the airport",
		"How high was the bill?":                       "the bill",
		"It opened when?":                              "it",

		"Where is the crane?":                              "", // what the collection is about
		"Where is the Louvre?":                             "",
		"Who crossed the bridge first?":                    "",
		"What did Ann do while she waited?":                "",
		"How did Ann and Bo greet each other?":             "",
		"Is it true that the crane fell?":                  "",
		"How long does it take to cross the bridge?":       "",
		"Was it Ann who rang?":                             "",
		"Was it raining?":                                  "",
		"In which of his speeches did Lincoln say so?":     "",
		"In which of its rivers did the city bathe?":       "",
		"Before he died, what did the mayor say?":          "",
		"How many of those who stayed were hurt?":          "",
		"How many of those killed were soldiers?":          "",
		"Who said that the bolts were old?":                "",
		"What is it that the council wants?":               "",
		"How do the two reports differ?":                   "",
		"Which of Ann and Bo is shown seeking the other?":  "",
		"How long did Ann stay, and how long was she to?":  "",
		"Does the mayor's sister own the bridge she paid?": "",
	} {
		c := quarrel()
		c.Facts[0].Question = question
		texts := judgedBy(t, c, "/facts/0/question")
		if (words != "") != (texts != nil) || words != "" && !strings.Contains(texts[0], `the words "`+words+`"`) {
			t.Errorf("%q: want %q, got %q", question, words, texts)
		}
	}
	c := quarrel()
	c.Language, c.Facts[0].Question = "fr", "It is he that they want?"
	c.Documents[0].Language = "fr"
	if texts := judgedBy(t, c, "/"); texts != nil {
		t.Errorf("in French: %q", texts)
	}
}

func TestNotesCountWhatTheySumUp(t *testing.T) {
	for note, claim := range map[string]string{
		"The wind in three articles, the bolts in one.":           "in three articles",
		"All three articles say so.":                              "All three articles",
		"All four say noon.":                                      "All four say",
		"Told in one article only.":                               "Told in one article only",
		"Named only in 3 texts.":                                  "Named only in 3 texts",
		"Inside one article: the caption against the body.":       "Inside one article",
		"Precision only; so it is in five passages.":              "in five passages",
		"Both articles say noon.":                                 "",
		"All two agree. In one article, noon; in the other, one.": "",
		"Told in two articles only.":                              "",
		"In one article noon, in the other one.":                  "",
		"Only one article gives a name.":                          "",
		"Three men; two lorries; all five wheels.":                "",
		"The letter, two paragraphs on, says the same.":           "",
		"Neither article names a source.":                         "",
		"":                                                        "",
	} {
		c := quarrel()
		c.Facts[0].Note = note
		texts := judgedBy(t, c, "/facts/0/note")
		if (claim != "") != (texts != nil) || claim != "" && !strings.Contains(texts[0], `"`+claim+`"`) {
			t.Errorf("fact, %q: want %q, got %q", note, claim, texts)
		}
		if strings.Contains(note, "five passages") {
			continue
		}
		c = quarrel()
		c.Topics[0].Note = note
		if texts := judgedBy(t, c, "/topics/0/note"); (claim != "") != (texts != nil) {
			t.Errorf("topic, %q: want %q, got %q", note, claim, texts)
		}
	}
	// When a third article is added, what was right is stale.
	c := quarrel()
	third := &corpus.Document{ID: "third", Headline: "Third", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "At two."}}}
	c.Documents = append(c.Documents, third)
	c.Coverage = append(c.Coverage, corpus.Coverage{Topic: "fall", Document: "third", Passages: []int{1}, Gist: "At two."})
	c.Facts[0].Note = "Both articles give an hour."
	c.Facts[0].Values = append(c.Facts[0].Values, corpus.Value{At: corpus.Ref{Document: "third", Passage: 1}, Value: "two"})
	if texts := judgedBy(t, c, "/facts/0/note"); len(texts) != 1 {
		t.Errorf("both of three: %q", texts)
	}
	// Of silence a note can tell who covers the topic; a topic without coverage is not coded.
	c = quarrel()
	c.Facts = append(c.Facts, corpus.Fact{ID: "who", Question: "Who paid for the crane?", Topic: "fall", Verdict: corpus.Silent, Note: "Two articles speak of the crane; none says who paid."})
	c.Topics = append(c.Topics, corpus.Topic{ID: "later", Title: "Later", Note: "Told in one article only."})
	if texts := judgedBy(t, c, "/"); texts != nil {
		t.Errorf("silent: %q", texts)
	}
}

func TestDigestsKeepToTheWords(t *testing.T) {
	say := func(texts ...string) *corpus.Collection {
		c := quarrel()
		for i, text := range texts {
			c.Documents[0].Passages[i].Text = text
		}
		return c
	}
	tests := []struct {
		name string
		c    *corpus.Collection
		word string
	}{
		{"a word of ours, three times", say("The author reports the fall.", "By the author's account nobody was hurt.", "Authors differ."), "author"},
		{"twice", say("The author reports the fall.", "By the author's account nobody was hurt.", "Opinions differ."), ""},
		{"three times in one digest", say("The author, and again the author, the author."), ""},
		{"another form of the article's word", say("Cranes fall.", "Crushing lorries, cranes are falling.", "Fallen cranes, crushes."), ""},
		{"function words and figures", say("However, 12 of those might.", "However, 12 of those might.", "However, 12 of those might."), ""},
		{"a word of the headline", say("Down it came.", "Down and crushed.", "Down."), ""},
		{"spelling", say("Harbors have masters.", "The harbor.", "In the harbor."), ""},
		{"irregular verbs", say("The master says so.", "The master says so.", "He says so."), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			texts := judgedBy(t, test.c, "/documents/0/passages/")
			texts = slices.DeleteFunc(texts, func(s string) bool { return test.word != "" && !strings.Contains(s, `say "`+test.word+`"`) })
			if (test.word != "") != (len(texts) == 1) {
				t.Errorf("want %q, got %q", test.word, texts)
			}
		})
	}
	three := func() *corpus.Collection { return say("The author.", "The author.", "The author.") }
	for name, change := range map[string]func(d *corpus.Document){
		"in another language": func(d *corpus.Document) { d.Language = "de" },
		"language not stated": func(d *corpus.Document) { d.Language = "" },
		"full text":           func(d *corpus.Document) { d.Text = corpus.Full },
		"counts missing":      func(d *corpus.Document) { d.Passages[3].Counts = nil },
	} {
		c := three()
		change(c.Documents[0])
		if texts := judgedBy(t, c, "/"); texts != nil {
			t.Errorf("%s: %q", name, texts)
		}
	}
	c := three()
	for i := range c.Documents[0].Passages {
		p := &c.Documents[0].Passages[i]
		p.Original, p.Counts = "The crane fell, and that was that.", nil
	}
	if texts := judgedBy(t, c, "/documents/0/"); len(texts) != 1 {
		t.Errorf("with the text instead of counts: %q", texts)
	}

	// German: endings are forgiven, another word is not.
	c = quarrel()
	c.Language, c.Documents[0].Language = "de", "de"
	for i, text := range []string{"Die Kräne fielen.", "Ein Verfasser sah den Krans.", "Der Verfasser sah Krane.", "Den Verfassern gefiel es."} {
		c.Documents[0].Passages[i].Text, c.Documents[0].Passages[i].Counts = text, attach.Count("Der Kran fiel, sah er, die Kräne fielen ein, es gefiel.")
	}
	if texts := judgedBy(t, c, "/documents/0/"); len(texts) != 1 || !strings.Contains(texts[0], "verfasser") {
		t.Errorf("German: %q", texts)
	}
	// Chinese writes no words apart, so nothing is said of it.
	c = quarrel()
	c.Language, c.Documents[0].Language = "zh", "zh"
	for i := range c.Documents[0].Passages {
		c.Documents[0].Passages[i].Text = "作者说起重机倒了"
	}
	if texts := judgedBy(t, c, "/"); texts != nil {
		t.Errorf("Chinese: %q", texts)
	}
}
