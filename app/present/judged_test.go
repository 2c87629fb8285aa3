package present_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/edit"
)

// proposed is a collection nobody has coded, with the topics that the program
// suggests, and what is made of it by messages.
func proposed(t *testing.T, messages ...state.Msg) state.Model {
	t.Helper()
	c := sample.Uncoded(12)
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
	m, _ = state.Update(m, state.Navigated{Route: state.Route{Screen: state.Overview}})
	_, how := m.Proposals()
	list := align.New(c).Topics(align.TopicOptions{Limit: 20}, nil)
	if len(list) < 2 {
		t.Fatalf("%d topics are proposed: the test tests nothing", len(list))
	}
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence, Question: ask.ProposedTopics{}}, Answer: &ask.ProposedTopicsAnswer{Topics: list}})
	for _, msg := range messages {
		m, _ = state.Update(m, msg)
	}
	return m
}

// saysSilence are the ways in which the whole chart says so of a cell.
func saysSilence(t *testing.T, m state.Model) (cells int) {
	t.Helper()
	v := present.Overview(m).Chart
	for _, r := range v.Rows {
		for _, cell := range r.Cells {
			if cell.Share == "" && !cell.Uncoded {
				cells++
			}
			if cell.Uncoded && (cell.Opens || cell.Closes || cell.Href != "" || !strings.HasSuffix(cell.Label, wording.CodingNotCoded.String())) {
				t.Errorf("a cell that nobody has coded is %+v", cell)
			}
		}
	}
	return cells
}

func at(m state.Model, r state.Route) state.Model {
	m, _ = state.Update(m, state.Went{To: r})
	return m
}

// Of a topic that is accepted from a proposal only the articles are known that
// somebody has judged. The others are not silent, in no way that a chart has.
func TestAcceptedIsNotSilentElsewhere(t *testing.T) {
	before := proposed(t)
	columns := len(present.Overview(before).Chart.Columns)
	if n := saysSilence(t, before); n > 0 {
		t.Errorf("where nobody has coded anything %d cells say silence", n)
	}
	first := before.Coding.Open[0]
	m := proposed(t, state.Edited{Do: edit.Add, Topic: first.ID, On: "2031-05-06"})
	v := present.Overview(m)
	if n := saysSilence(t, m); n > 0 || len(v.Chart.Columns) != columns {
		t.Errorf("with one topic accepted %d cells say silence; %d columns, before %d", n, len(v.Chart.Columns), columns)
	}
	mine := m.Collection.Topics[0]
	if mine.By != corpus.Me || mine.On.String() != "2031-05-06" {
		t.Errorf("the accepted topic is by %q since %q", mine.By, mine.On)
	}
	var row int
	for i, r := range v.Chart.Rows {
		if r.Topic == mine.ID {
			row = i
		}
	}
	if r := v.Chart.Rows[row]; r.Strong || !strings.HasSuffix(r.Told, "coded") {
		t.Errorf("its row says %q", r.Told)
	}
	if strings.Contains(v.Deck, "in one only") || !v.Chart.Uncoded {
		t.Errorf("the deck says %q, the key has not coded: %v", v.Deck, v.Chart.Uncoded)
	}
	for _, chip := range v.Controls.Shows {
		if (chip.Value == string(state.ShowSingle) || chip.Value == string(state.ShowMissing)) && chip.Count != "0" {
			t.Errorf("%s topics are said to be told %q", chip.Count, chip.Label)
		}
	}

	svg := string(present.Export(m, state.ChartDrawing, false).Content)
	if strings.Contains(svg, "data-silent") || !strings.Contains(svg, "data-uncoded") || strings.Contains(svg, "0 say that a topic is not mentioned") == false {
		t.Error("the drawing has silence in it, or does not say what nobody has coded")
	}
	rows, err := csv.NewReader(strings.NewReader(string(present.Export(m, state.ChartTable, true).Content))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if row[8] != "0" || row[9] == "0" || slices.Contains(row[10:], "0.000000") {
			t.Errorf("the table says silence: %q", row)
		}
		if want := map[bool]string{true: "me", false: "program"}[row[0] == mine.ID]; row[5] != want {
			t.Errorf("%s is by %q", row[0], row[5])
		}
	}

	lit, _ := state.Update(m, state.CellLit{Topic: mine.ID})
	for _, item := range present.Gist(lit).Items {
		if item.Silent || item.Uncoded == (item.Text != "") {
			t.Errorf("the panel says %+v", item)
		}
	}
	topic := present.Topic(at(m, state.Route{Screen: state.Topic, Topic: mine.ID}))
	if len(topic.Silent) > 0 || len(topic.Unknown.All) != len(m.Collection.Documents)-len(topic.Columns) || !strings.Contains(topic.Told, "not coded") || !strings.HasPrefix(topic.Origin, "mine") {
		t.Errorf("the topic's page has %d silent, %d unknown, says %q, %q", len(topic.Silent), len(topic.Unknown.All), topic.Told, topic.Origin)
	}
	other := topic.Unknown.All[0]
	read := present.Read(at(m, state.Route{Screen: state.Read, Document: other}))
	if len(read.LeftOut) > 0 || !strings.Contains(read.Covers, "ot coded") {
		t.Errorf("an article that nobody has coded leaves out %d topics, and is %q", len(read.LeftOut), read.Covers)
	}
	for _, b := range present.Read(at(m, state.Route{Screen: state.Read, Document: first.Passages[0].At.Document, Passage: first.Passages[0].At.Passage})).Blocks {
		for _, r := range b.Rows {
			if len(r.Panel.Silent) > 0 {
				t.Errorf("the margin names %d articles as silent", len(r.Panel.Silent))
			}
			if r.Only {
				t.Errorf("%s is said to stand nowhere else", r.Passage.Ref)
			}
		}
	}

	// One action says that an article does not mention it, and then that is shown.
	m, _ = state.Update(m, state.Edited{Do: edit.Deny, Topic: mine.ID, Documents: []string{other}, On: "2031-05-07"})
	topic = present.Topic(at(m, state.Route{Screen: state.Topic, Topic: mine.ID}))
	if len(topic.Silent) != 1 || slices.Contains(topic.Unknown.All, other) {
		t.Errorf("denied of %s, the page names %+v as silent, %v as unknown", other, topic.Silent, topic.Unknown.All)
	}
	if read := present.Read(at(m, state.Route{Screen: state.Read, Document: other})); len(read.LeftOut) != 1 {
		t.Errorf("it leaves out %d topics", len(read.LeftOut))
	}
	m, _ = state.Update(m, state.Edited{Do: edit.Deny, Topic: mine.ID, Documents: topic.Unknown.All, On: "2031-05-07"})
	if topic = present.Topic(at(m, state.Route{Screen: state.Topic, Topic: mine.ID})); len(topic.Unknown.All) > 0 || strings.Contains(topic.Told, "coded") {
		t.Errorf("denied of all the rest, %d are unknown, the page says %q", len(topic.Unknown.All), topic.Told)
	}
	if !strings.Contains(present.TopicsScreen(at(m, state.Route{Screen: state.Topics, As: state.AsEditing})).Undo, "not mention") {
		t.Error("it cannot be undone by name")
	}
}

// opened is a collection from a file of the reader's.
func opened(c *corpus.Collection) state.Model {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Question: ask.Open{File: corpus.File{Name: "saved.parallax"}}, About: m.Collection}, Answer: &ask.LoadAnswer{Loaded: ask.Load(c)}})
	return m
}

// What a reader has made is his after it was saved and opened where nothing of his
// work is kept, and what he answered is not proposed again.
func TestSavedProvenance(t *testing.T) {
	before := proposed(t)
	first, second := before.Coding.Open[0], before.Coding.Open[1]
	saved := proposed(t, state.Edited{Do: edit.Add, Topic: first.ID, Text: "Another title"}, state.Edited{Do: edit.Dismiss, Topic: second.ID})
	m := opened(saved.Collection)
	m, _ = state.Update(m, state.Went{To: state.Route{Screen: state.Topics, As: state.AsEditing}})
	_, how := m.Proposals()
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence, Question: ask.ProposedTopics{}}, Answer: &ask.ProposedTopicsAnswer{Topics: align.New(saved.Collection).Topics(align.TopicOptions{Limit: 20}, nil)}})
	v := present.TopicsScreen(m)
	if len(v.Topics) != 1 || v.Topics[0].Origin != "mine" || v.Topics[0].Kind != present.YoursTopic || v.Topics[0].Title != "Another title" {
		t.Errorf("the topics are %+v", v.Topics)
	}
	if len(v.Proposed) != len(before.Coding.Open)-2 {
		t.Errorf("%d are proposed, before there were %d and two are answered", len(v.Proposed), len(before.Coding.Open))
	}
	for _, p := range v.Proposed {
		if p.Title == first.Title || p.Title == second.Title {
			t.Errorf("%q is proposed again", p.Title)
		}
	}
}

// Whose a topic is is told by words and by shape.
func TestOrigins(t *testing.T) {
	c := *sample.Collection()
	c.Topics = slices.Clone(c.Topics)
	day, _ := corpus.ParseDate("2031-05-06")
	c.Topics[0].Provenance = corpus.Provenance{By: corpus.Me, On: day}
	c.Topics[1].By, c.Topics[2].By = "Ada Löf", corpus.Program
	m := opened(&c)
	said, shapes := make(map[string]int), make(map[present.TopicKind]bool)
	for _, r := range present.TopicsScreen(at(m, state.Route{Screen: state.Topics, As: state.AsEditing})).Topics {
		said[r.Origin]++
		shapes[r.Kind] = true
	}
	if said["mine, 6 May 2031"] != 1 || said["by Ada Löf"] != 1 || said["suggested by the program"] != 1 || said["from the collection"] != len(c.Topics)-3 || len(shapes) != 4 {
		t.Errorf("the topics are %v, by %d shapes", said, len(shapes))
	}
	// On a page that came with it, who calls himself me is not the reader.
	m, _ = state.Update(state.New(), state.Loaded{Loaded: ask.Load(&c)})
	if came := present.TopicsScreen(at(m, state.Route{Screen: state.Topics})).Topics; slices.ContainsFunc(came, func(r present.TopicRow) bool {
		return strings.HasPrefix(r.Origin, "mine") || r.Kind == present.YoursTopic
	}) {
		t.Errorf("the page says that a topic it came with is the reader's: %+v", came)
	}
}

// What was answered at once is undone and done again under one name; what could not be
// done of it is told by itself.
func TestDeedsDoneAtOnce(t *testing.T) {
	m := at(proposed(t), state.Route{Screen: state.Topics, As: state.AsEditing})
	var keys []string
	for _, p := range m.Coding.Open[:3] {
		keys = append(keys, p.ID)
	}
	v := present.TopicsScreen(m)
	if len(v.Answer.Keys) != len(v.Proposed) || v.Answer.Accept != "" || v.Answer.All {
		t.Errorf("nothing is ticked, and it offers %+v", v.Answer)
	}
	m, _ = state.Update(m, state.ProposalsTicked{Keys: keys})
	if v := present.TopicsScreen(m); v.Answer.Ticked != 3 || !strings.Contains(v.Answer.Accept, "3") || !strings.Contains(v.Answer.Refuse, "3") || !v.Proposed[2].Ticked {
		t.Errorf("three are ticked, and it offers %+v", v.Answer)
	}
	m, _ = state.Update(m, state.ProposalsAnswered{})
	if v := present.TopicsScreen(m); !strings.Contains(v.Undo, "dismiss 3") {
		t.Errorf("to undo: %q", v.Undo)
	}
	m, _ = state.Update(m, state.TakenBack{})
	if v := present.TopicsScreen(m); !strings.Contains(v.Redo, "dismiss 3") || v.Undo != "" {
		t.Errorf("to undo: %q; to do again: %q", v.Undo, v.Redo)
	}
	m, _ = state.Update(m, state.DoneAgain{})
	if v := present.TopicsScreen(m); !strings.Contains(v.Undo, "dismiss 3") {
		t.Errorf("to undo again: %q", v.Undo)
	}
}
