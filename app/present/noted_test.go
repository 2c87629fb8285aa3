package present

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
	"parallax/corpus/edit"
)

// notedModel is the sample with notes on words of a passage, one over the other.
func notedModel(t *testing.T, address string, messages ...state.Msg) state.Model {
	t.Helper()
	c := sample.Collection()
	text := annotation.TextOf(c.Documents[0], "")
	for i, r := range [][2]int{{4, 20}, {10, 30}} {
		q, at, ok := text.Select(annotation.Point{Passage: 1, Byte: r[0]}, annotation.Point{Passage: 1, Byte: r[1]})
		if !ok {
			t.Fatal(r)
		}
		c.Notes = append(c.Notes, corpus.Note{ID: string(rune('a' + i)), On: c.Documents[0].ID + "#1", Of: corpus.OnDigest, Quote: q, Position: at, Meaning: []string{"? Question", ""}[i], Body: []string{"Whose?", ""}[i], By: corpus.Me})
	}
	c.Notes = append(c.Notes, corpus.Note{ID: "whole", On: c.Documents[0].ID, Body: "On all of it", By: "Ana"}, corpus.Note{ID: "full", On: c.Documents[0].ID + "#1", Of: corpus.OnOriginal, Quote: corpus.Quote{Exact: "words of the paper itself"}, By: corpus.Me})
	return model(c, address, messages...)
}

// The runs of a passage with notes are its words, whatever lies over whatever; a match
// stays marked.
func TestNotedRuns(t *testing.T) {
	m := notedModel(t, "#/read")
	d := m.Collection.Documents[0]
	p := &d.Passages[0]
	for _, spans := range [][]corpus.Span{nil, {{From: 6, To: 12}}, {{From: 0, To: len(p.Text)}}} {
		var b, found strings.Builder
		said := 0
		runs := noted(m, d, p, p.Text, element.Runs(p.Text, spans))
		for _, r := range runs {
			b.WriteString(r.Text)
			if r.Marked {
				found.WriteString(r.Text)
			}
			if r.Said != "" {
				said++
			}
		}
		want := ""
		for _, s := range spans {
			want += p.Text[s.From:s.To]
		}
		if b.String() != p.Text || found.String() != want || said != 2 {
			t.Errorf("%v: %+v", spans, runs)
		}
	}
}

func TestNotesBesideTheText(t *testing.T) {
	m := notedModel(t, "#/read", state.MarginToggled{Passage: 1})
	v := Read(m)
	row := v.Blocks[0].Rows[0]
	if len(row.Notes) != 2 || row.Notes[0].Sign != "?" || len(row.Panel.Notes.Items) != 2 || !strings.Contains(row.Label, "2") {
		t.Errorf("beside the passage: %+v, %q", row.Notes, row.Label)
	}
	if len(v.Notes.Items) != 2 || v.Notes.Items[0].ID != "whole" || v.Notes.Items[1].Lost == "" || len(v.Notes.Items[1].Keep) != 0 || len(v.Printed) != 4 {
		t.Errorf("below it: %+v, printed %d", v.Notes.Items, len(v.Printed))
	}
	if row.Panel.Menu.Ref != "" || row.Panel.Hand.On {
		t.Error("a reader is offered to change the coding")
	}
	if coder := Read(notedModel(t, "#/read", state.CoderTurned{On: true}, state.MarginToggled{Passage: 1})).Blocks[0].Rows[0]; coder.Panel.Menu.Ref == "" || !coder.Panel.Hand.On {
		t.Error("a coder is not")
	}
}

func TestNotesFiles(t *testing.T) {
	m := notedModel(t, "#/notes?by=me")
	for what, want := range map[state.Export]string{
		state.NotesMarkdown: "## " + m.Collection.Documents[0].Headline, state.NotesW3C: annotation.Context, state.NotesTable: "headline,outlet,date,article",
		state.CiteBibTeX: "@article{", state.CiteRIS: "TY  - NEWS", state.CiteCSL: `"article-newspaper"`, state.CiteChicago: "“", state.CiteAPA: "(", state.CiteMLA: "“",
	} {
		f := Export(m, what, false)
		if !strings.Contains(string(f.Content), want) || !strings.HasSuffix(f.Name, string(what)) || strings.Contains(string(f.Content), "On all of it") {
			t.Errorf("%s, %s: %s", what, f.Name, f.Content)
		}
	}
	f := Export(m, state.NotesFile, false)
	c, err := bundle.Read(bytes.NewReader(f.Content), int64(len(f.Content)), bundle.Limits{})
	if err != nil || f.Trouble != nil || len(c.Documents) != 0 || len(c.Notes) != 3 || c.ID != m.Collection.ID {
		t.Errorf("notes alone: %+v, %v", c, err)
	}
}

// Tables that name documents say their headlines and dates.
func TestTablesSayHeadlines(t *testing.T) {
	c := sample.Collection()
	for what, address := range map[state.Export]string{state.FactsTable: "#/compare?by=facts", state.VoicesTable: "#/compare/bell-parted,bell-weeks?by=voices", state.LabelsTable: "#/words?part=labels"} {
		rows := exported(model(c, address), what)
		if len(rows) < 2 {
			t.Errorf("%s has no rows", what)
			continue
		}
		for _, head := range []string{"headline", "outlet", "date"} {
			if !slices.Contains(rows[0], head) {
				t.Errorf("%s does not say the %s: %q", what, head, rows[0])
			}
		}
		for _, r := range rows[1:] {
			if len(r) != len(rows[0]) || r[slices.Index(rows[0], "headline")] == "" {
				t.Errorf("%s: %q", what, r)
			}
		}
	}
}

func TestNotesFoundBySearch(t *testing.T) {
	if said, items := NotesFound(notedModel(t, "#/search?q=whose")); said == "" || len(items) != 1 || items[0].ID != "a" {
		t.Errorf("%q, %+v", said, items)
	}
	if said, _ := NotesFound(notedModel(t, "#/search?q=zyzzyva")); said != "" {
		t.Error(said)
	}
}

// What a reader has done is named, whatever it is.
func TestDeedsOfNotesAndCoder(t *testing.T) {
	m := model(sample.Collection(), "#/topics?as=edit")
	for _, verb := range []edit.Verb{edit.Annotate, edit.Erase, edit.AddLabel, edit.Judge, edit.Gist, edit.Discard, edit.AddVoice} {
		if said := deed(m, edit.Op{Do: verb, Topic: m.Collection.Topics[0].ID}); said == string(verb) || !strings.Contains(said, " ") {
			t.Errorf("%s is called %q", verb, said)
		}
	}
}
