package present

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/corpus"
)

// margin is the coding beside a passage of the sample, as the reading screen
// has it.
func margin(document string, n int) CodingView {
	v := Read(model(sample.Collection(), "#/read/"+document))
	for _, b := range v.Blocks {
		for _, r := range b.Rows {
			if r.Passage.Ref.Passage == n {
				return r.Coding
			}
		}
	}
	return CodingView{}
}

func TestVoicesInTheMargin(t *testing.T) {
	v := margin("bell-parted", 6)
	var said []string
	for _, n := range append(v.Voices, v.MoreVoices...) {
		said = append(said, n.Name+", "+spaced(n.Said))
	}
	want := []string{"anonymous: the skipper, 1 indirect", "Harbour board, 1 quotation, speaker inferred", "The skipper’s letter, 1 quotation"}
	if !reflect.DeepEqual(said, want) || len(v.Voices) != voicesUnfolded {
		t.Errorf("the voices are %q, want %q", said, want)
	}
	if got := spaced(margin("bell-parted", 2).Voices[0].Said); got != "2 quotations, 1 indirect" {
		t.Errorf("the harbour board says %q", got)
	}
	if v := margin("bell-parted", 5); v.Any() || v.Folds() {
		t.Errorf("the caption has %+v", v)
	}
}

func TestFactsInTheMargin(t *testing.T) {
	v := margin("bell-parted", 4)
	if v.Verdict != "differ" || v.Lead != "How late was the tug?" || v.More != "" || len(v.Facts) != 1 {
		t.Fatalf("passage 4 has %+v", v)
	}
	f := v.Facts[0]
	if f.Own != "two hours (alleged)" || len(f.Others) != 1 || f.Others[0].Value != "too late for anybody" || f.Others[0].Href != "#/read/radio-island?p=3" {
		t.Errorf("the fact is %+v", f)
	}
	if v := margin("bell-parted", 1); v.Lead != "" || v.More != "One fact" || v.Facts[0].Verdict != "agree" || v.Facts[0].Note == "" {
		t.Errorf("passage 1 has %+v", v)
	}
	if v := margin("radio-island", 3); v.Lead != "How late was the tug?" || v.More != "and 1 more fact" || !v.Facts[0].Differ || v.Facts[1].Differ {
		t.Errorf("passage 3 of the radio has %+v", v)
	}
	// A question leads once in a text, where it comes first.
	if first, again := margin("bell-parted", 6), margin("bell-parted", 7); first.Lead == "" || again.Lead != "" || again.More != "One fact that differs" {
		t.Errorf("passages 6 and 7 have %+v and %+v", first, again)
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
	v := Read(model(c, "#/read/d7")).Blocks[0].Rows[0].Coding.Facts[0]
	if len(v.Others) != answersShown || v.Rest != "and 293 more" {
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
		"As stated: Publisher not stated; By not stated; Published not stated; Genre essay; Language en; Text the article’s own words",
		"Inferred, not stated: Publisher, perhaps a pupils’ paper, by its tone",
	}
	if !reflect.DeepEqual(groups, want) {
		t.Errorf("the provenance is\n%s\nwant\n%s", strings.Join(groups, "\n"), strings.Join(want, "\n"))
	}
	v = Read(model(sample.Collection(), "#/read/bell-parted"))
	if v.Kin != "Not independent: one other article here comes from the same newsroom, Ostrey Bell." || len(v.KinLinks) != 1 || v.KinLinks[0].Href != "#/read/bell-weeks" {
		t.Errorf("the kin are %q, %+v", v.Kin, v.KinLinks)
	}
	if last := v.About[len(v.About)-1]; last.Title != "Apparent slips, not repaired" || len(last.Lines) != 1 {
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
	if card := v.Cards[0]; card.Note != "Not independent: one more from this newsroom" {
		t.Errorf("the card says %q", card.Note)
	}
}

func TestManyFactsAreFolded(t *testing.T) {
	c := sample.Collection()
	for i := range factsShown {
		c.Facts = append(c.Facts, corpus.Fact{ID: fmt.Sprint("x", i), Question: "Q?", Topic: "rescue", Verdict: corpus.Differ, Values: c.Facts[0].Values})
	}
	v := Topic(model(c, "#/topic/breakdown"))
	if len(v.Differ) != factsShown || len(v.Folded) != 2 || v.MoreFacts != "2 more facts that differ" || v.Differ[0].Question != "How many were aboard?" {
		t.Errorf("%d facts, %d folded, %q", len(v.Differ), len(v.Folded), v.MoreFacts)
	}
}
