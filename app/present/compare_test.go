package present

import (
	"reflect"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

func TestCompareByTopic(t *testing.T) {
	v := Compare(model(sample.Collection(), "#/compare/bell-parted,radio-island"))
	var rows []string
	for _, r := range v.Rows {
		row := r.Topic
		for _, c := range r.Cells {
			if c.Silent {
				row += " -"
			} else {
				row += " " + strings.TrimPrefix(c.Passages[0].Label, "¶"+wording.Nbsp)
			}
		}
		rows = append(rows, row)
	}
	// Told by both, the most told first; then what only one tells.
	if want := []string{"breakdown 1 1", "rescue 3 2", "delay 4 3"}; !reflect.DeepEqual(rows, want) {
		t.Errorf("the rows are %q, want %q", rows, want)
	}
	var single []string
	for _, r := range v.Single {
		single = append(single, r.Topic)
	}
	if want := []string{"warning", "detour"}; !reflect.DeepEqual(single, want) || v.Shared != "Covered by both" || v.Folded != "Covered by one only" {
		t.Errorf("told by one are %q, want %q; %q", single, want, v.Folded)
	}
	if v.Title != "Topics in two articles" || len(v.By) < 2 || !v.By[0].Current || len(v.Chosen) != 2 || !v.Chosen[0].Stays || len(v.Options) != 5 || len(v.Adds) != 3 {
		t.Errorf("the view is %+v", v)
	}
}

func TestCompareTexts(t *testing.T) {
	fragment := "#/compare/pupils-question,bell-parted,radio-island?by=text"
	v := Compare(model(sample.Collection(), fragment))
	if len(v.Texts) != 3 || len(v.Texts[1].Passages) != 7 || v.Side != "pupils-question" {
		t.Fatalf("the texts are %+v", v.Texts)
	}
	ids := make(map[string]bool)
	for _, text := range v.Texts {
		for _, p := range text.Passages {
			if ids[p.ID] {
				t.Errorf("the id %s stands twice", p.ID)
			}
			ids[p.ID] = true
		}
	}
	if len(v.Links) == 0 {
		t.Error("nothing is linked")
	}
	for _, l := range v.Links {
		if !ids[l.From] || !ids[l.To] {
			t.Errorf("the link is %+v", l)
		}
	}
	if v.Why.N != "" || len(Light(model(sample.Collection(), fragment)).IDs) != 0 {
		t.Errorf("with nothing lit the reasons are %+v", v.Why)
	}
	if p := v.Texts[0].Passages[2]; p.Note != "only here" {
		t.Errorf("who pays, told by one of the three, has the note %q", p.Note)
	}
	if p := v.Texts[1].Passages[6]; p.Note != "" {
		t.Errorf("a passage without a topic has the note %q", p.Note)
	}

	m := model(sample.Collection(), fragment, state.PassageLit{Ref: corpus.Ref{Document: "bell-parted", Passage: 6}})
	if want := []string{"bell-parted-6", "pupils-question-1", "pupils-question-2"}; !reflect.DeepEqual(Light(m).IDs, want) {
		t.Errorf("lit are %q, want %q", Light(m).IDs, want)
	}
	why := Compare(m).Why
	if why.N != "6" || len(why.List) != 2 || !strings.HasPrefix(why.List[0].Text, "same topic: ") || why.List[0].Name != "Publisher not stated, passage 1" {
		t.Errorf("the reasons are %+v", why)
	}
	m, _ = state.Update(m, state.SideChosen{Document: "radio-island"})
	if v = Compare(m); v.Side != "radio-island" {
		t.Errorf("the side is %q", v.Side)
	}
}

func TestNothingToCompare(t *testing.T) {
	if v := Compare(model(collection(1, 1, "1"), "#/compare")); !strings.Contains(v.Too, "has one") {
		t.Errorf("one document: %q", v.Too)
	}
	v := Compare(model(sample.NoCoding(), "#/compare"))
	if len(v.Texts) != 2 || v.By[0].Label != "Texts" || !v.By[0].Current {
		t.Errorf("without topics: %+v", v)
	}
	if v = Compare(model(collection(3, 3, "001"), "#/compare")); v.Too == "" || len(v.Rows) != 0 {
		t.Errorf("without a topic told: %+v", v)
	}
}
