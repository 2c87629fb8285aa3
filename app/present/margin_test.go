package present

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// margin is what has been coded of a passage of the sample.
func margin(document string, n int) CodingView {
	return Margin(model(sample.Collection(), "#/read/"+document), corpus.Ref{Document: document, Passage: n}).Coding
}

func TestVoicesInTheMargin(t *testing.T) {
	var said []string
	for _, n := range margin("bell-parted", 6).Voices {
		said = append(said, n.Name+", "+spaced(n.Said))
	}
	want := []string{"anonymous: the skipper, 1 indirect", "Harbour board, 1 quotation, speaker inferred", "The skipper’s letter, 1 quotation"}
	if !reflect.DeepEqual(said, want) {
		t.Errorf("the voices are %q, want %q", said, want)
	}
	if got := spaced(margin("bell-parted", 2).Voices[0].Said); got != "2 quotations, 1 indirect" {
		t.Errorf("the harbour board says %q", got)
	}
	if v := margin("bell-parted", 5); v.Any() {
		t.Errorf("the caption has %+v", v)
	}
}

func TestFactsInTheMargin(t *testing.T) {
	v := margin("bell-parted", 4)
	if len(v.Facts) != 1 || !v.Facts[0].Differ || v.Facts[0].Question != "How late was the tug?" {
		t.Fatalf("passage 4 has %+v", v)
	}
	f := v.Facts[0]
	if f.Own != "two hours (alleged)" || len(f.Others) != 1 || f.Others[0].Value != "too late for anybody" || f.Others[0].Href != "#/read/radio-island?p=3" {
		t.Errorf("the fact is %+v", f)
	}
	if v := margin("bell-parted", 1); v.Facts[0].Differ || v.Facts[0].Verdict != "agree" || v.Facts[0].Note == "" {
		t.Errorf("passage 1 has %+v", v)
	}
	if v := margin("radio-island", 3); len(v.Facts) != 2 || !v.Facts[0].Differ || v.Facts[1].Differ {
		t.Errorf("passage 3 of the radio has %+v", v)
	}
	// The line says of every passage whether facts differ, not of the first alone.
	for _, b := range Read(model(sample.Collection(), "#/read/bell-parted")).Blocks {
		for _, r := range b.Rows {
			differ := false
			for _, f := range Margin(model(sample.Collection(), "#/"), r.Passage.Ref).Coding.Facts {
				differ = differ || f.Differ
			}
			if differ != (r.Differ != "") || differ != strings.Contains(r.Label, "facts differ") {
				t.Errorf("passage %s: the line says %q, %q", r.Passage.N, r.Differ, r.Label)
			}
		}
	}
}

// A question that hundreds answer does not make a margin of hundreds of lines.
func TestMarginIsCut(t *testing.T) {
	c := sample.Collection()
	f := corpus.Fact{ID: "f", Question: "Q?", Verdict: corpus.Agree}
	for i := range 300 {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: "H", Passages: []corpus.Passage{{N: 1, Text: "x"}}}
		c.Documents = append(c.Documents, d)
		f.Values = append(f.Values, corpus.Value{At: corpus.Ref{Document: d.ID, Passage: 1}, Value: "v"})
	}
	c.Facts = []corpus.Fact{f}
	v := Margin(model(c, "#/read/d7"), corpus.Ref{Document: "d7", Passage: 1}).Coding.Facts[0]
	if len(v.Others) != answersShown || spaced(v.Rest) != "and 293 more" {
		t.Errorf("%d answers, %q", len(v.Others), v.Rest)
	}
}

func TestProvenanceIsKeptApart(t *testing.T) {
	v := Read(model(sample.Collection(), "#/read/pupils-question"))
	var groups []string
	for _, g := range v.About {
		var names []string
		for _, l := range g.Lines {
			names = append(names, l.Name+" "+l.Value)
		}
		groups = append(groups, g.Title+": "+strings.Join(names, "; "))
	}
	want := []string{
		"Stated by the source: Publisher not stated; By not stated; Published not stated; Genre essay; Language en; Text the full text",
		"Inferred, not stated: Publisher, perhaps a pupils’ paper, by its tone",
	}
	if !reflect.DeepEqual(groups, want) {
		t.Errorf("the provenance is\n%s\nwant\n%s", strings.Join(groups, "\n"), strings.Join(want, "\n"))
	}
	v = Read(model(sample.Collection(), "#/read/bell-parted"))
	if v.Kin != "Not independent: one other article here comes from the same newsroom, Ostrey Bell." || len(v.KinLinks) != 1 || v.KinLinks[0].Href != "#/read/bell-weeks" {
		t.Errorf("the kin are %q, %+v", v.Kin, v.KinLinks)
	}
	if last := v.About[len(v.About)-1]; last.Title != "Errors in the source, left as they are" || len(last.Lines) != 1 {
		t.Errorf("the slips are %+v", last)
	}
	// Not knowing who published two articles does not make them kin.
	c := sample.Collection()
	c.Document("radio-island").Outlet = "unstated"
	if v := Read(model(c, "#/read/pupils-question")); v.Kin != "" {
		t.Errorf("articles without publisher are kin: %q", v.Kin)
	}
}

func TestNotesOnTheOverview(t *testing.T) {
	v := Overview(model(sample.Collection(), "#/"))
	if len(v.Notes) != 1 || v.Notes[0].Title != "Who counted?" || len(v.Notes[0].At) != 2 || v.Notes[0].At[1].Number != "2" ||
		v.Notes[0].At[1].Link != (element.Link{Label: "Radio Sund, passage 2", Href: "#/read/radio-island?p=2"}) {
		t.Errorf("the notes are %+v", v.Notes)
	}
	if card := v.Cards[0]; card.Note != "Not independent: one more article from this newsroom" {
		t.Errorf("the card says %q", card.Note)
	}
}

func TestManyFactsAreFolded(t *testing.T) {
	c := sample.Collection()
	for i := range factsShown {
		c.Facts = append(c.Facts, corpus.Fact{ID: fmt.Sprint("x", i), Question: "Q?", Topic: "rescue", Verdict: corpus.Differ, Values: c.Facts[0].Values})
	}
	v := Topic(model(c, "#/topic/breakdown"))
	if len(v.Differ) != factsShown || len(v.Folded) != 2 || spaced(v.MoreFacts) != "2 more facts that differ" || v.Differ[0].Question != "How many were aboard?" {
		t.Errorf("%d facts, %d folded, %q", len(v.Differ), len(v.Folded), v.MoreFacts)
	}
}

// A quotation carries its source, and says where our digest is quoted and not the
// article.
func TestPicker(t *testing.T) {
	at := func(document string, n int) corpus.Ref { return corpus.Ref{Document: document, Passage: n} }
	m := model(sample.Collection(), "#/read/bell-parted", state.Picked{From: at("bell-parted", 2), To: at("bell-parted", 3), Text: "the chain"})
	v := Picker(m)
	if want := "“the chain” Ada Lunt, “Ferry Adrift for Three Hours as Chain Parts,” Ostrey Bell, March 10, 2024, paras. 2–3, https://bell.example/parted.\nDigest in the collection “The chain ferry at Ostrey”, not the article’s own words."; v.Quoted != want {
		t.Errorf("the quotation is\n%s, want\n%s", v.Quoted, want)
	}
	if v.Text != "the chain" || v.Address != "#/read/bell-parted?p=2" {
		t.Errorf("the bar is %+v", v)
	}
	for _, p := range []state.Picked{{}, {From: at("bell-parted", 1), To: at("radio-island", 1), Text: "x"}, {From: at("nobody", 1), To: at("nobody", 1), Text: "x"}} {
		if v := Picker(model(sample.Collection(), "#/read/bell-parted", p)); !reflect.DeepEqual(v, PickerView{}) {
			t.Errorf("%+v has a bar: %+v", p, v)
		}
	}
}

// Who has read in articles sees how far, and where they were.
func TestShelf(t *testing.T) {
	c := sample.Collection()
	m := model(c, "#/read/bell-parted", state.Reached{Document: "bell-parted", Passage: 5}, state.Reached{Document: "radio-island", Passage: len(c.Document("radio-island").Passages)},
		state.Went{To: state.ParseRoute("#/")}, state.Went{To: state.ParseRoute("#/read/bell-parted")})
	v := Read(m)
	notes := make(map[string]string)
	for _, a := range v.Articles {
		notes[a.Href] = spaced(a.Note)
	}
	if notes["#/read/bell-parted"] != "" || notes["#/read/radio-island"] != "Reached the end" || notes["#/read/bell-weeks"] != "Not opened" {
		t.Errorf("the articles say %q", notes)
	}
	if v.Resume.Label != "You were at passage 5" || v.Resume.Href != "#/read/bell-parted?p=5" {
		t.Errorf("the way back is %+v", v.Resume)
	}
	if other := Read(follow(m, "#/read/bell-weeks")); spaced(other.Articles[0].Note) != "Passage 5 of 7" || other.Articles[0].Read == 0 {
		t.Errorf("the article left says %+v", other.Articles[0])
	}
	back, _ := state.Update(follow(m, "#/"), state.Navigated{Route: state.ParseRoute("#/read/bell-parted"), Back: true})
	if v := Read(back); v.Resume.Href != "" {
		t.Errorf("who comes back is told where they were: %+v", v.Resume)
	}
	if v.Before.Href != "" || v.After.Href != "#/read/bell-weeks" {
		t.Errorf("before %+v, after %+v", v.Before, v.After)
	}
}
