package present

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// TestCite cites an article, a passage and a selection in every form. A choice counts
// for all of them, and one that is unknown for none.
func TestCite(t *testing.T) {
	for as, want := range map[string][3]string{ // of the article, of its passage 2, of a selection over 2 and 3
		"":             {"Lunt, Ada. “Ferry Adrift", "Ada Lunt, “Ferry Adrift", "paras. 2–3"},
		"else":         {"Lunt, Ada. “Ferry Adrift", "para. 2,", "paras. 2–3"},
		state.AsAPA:    {"Lunt, A. (2024, March 10). Ferry adrift", "(Lunt, 2024, para. 2)\nLunt, A.", "(Lunt, 2024, paras. 2–3)\nLunt, A."},
		state.AsMLA:    {"Lunt, Ada. “Ferry Adrift", "(Lunt, par. 2)\nLunt, Ada.", "(Lunt, pars. 2–3)\nLunt, Ada."},
		state.AsBibTeX: {"@article{bell-parted,", "note = {para. 2; Digest in", "note = {paras. 2–3; Digest in"},
		state.AsRIS:    {"TY  - NEWS", "N1  - para. 2; Digest in", "N1  - paras. 2–3; Digest in"},
		state.AsCSL:    {`"type": "article-newspaper"`, `"note": "para. 2; Digest in`, `"note": "paras. 2–3; Digest in`},
	} {
		m := model(sample.Collection(), "#/read/bell-parted")
		m, _ = state.Update(m, state.CiteStyled{As: as})
		m, _ = state.Update(m, state.MarginToggled{Passage: 2})
		v := Read(m)
		if !strings.Contains(v.Cite.Text, want[0]) || !strings.Contains(v.Cite.Text, "Digest in the collection") {
			t.Errorf("%q: the article is cited as\n%s", as, v.Cite.Text)
		}
		on := 0
		for _, c := range v.Cite.Styles {
			if c.On {
				on++
			}
		}
		if on != 1 || len(v.Cite.Styles) != 6 {
			t.Errorf("%q: %d of the forms %+v are on", as, on, v.Cite.Styles)
		}
		found := false
		for _, b := range v.Blocks {
			for _, row := range b.Rows {
				if row.Open {
					found = true
					if !strings.Contains(row.Panel.Cite.Text, want[1]) {
						t.Errorf("%q: the passage is cited as\n%s", as, row.Panel.Cite.Text)
					}
				}
			}
		}
		if !found {
			t.Error("no margin is open")
		}
		m, _ = state.Update(m, state.Picked{From: corpus.Ref{Document: "bell-parted", Passage: 2}, To: corpus.Ref{Document: "bell-parted", Passage: 3}, Text: "some words"})
		p := Picker(m)
		if !strings.Contains(p.Cite, want[2]) {
			t.Errorf("%q: the selection is cited as\n%s", as, p.Cite)
		}
		if !strings.HasPrefix(p.Quoted, "“some words” ") || !strings.Contains(p.Quoted, "2–3") || strings.Contains(p.Quoted, "@article") || strings.Contains(p.Quoted, "TY  -") || strings.Contains(p.Quoted, "{") {
			t.Errorf("%q: quoted is\n%s", as, p.Quoted)
		}
	}
	m := model(sample.Collection(), "#/read/bell-parted")
	_, effects := state.Update(m, state.CiteStyled{As: state.AsMLA})
	if len(effects) != 1 || effects[0] != (state.Remember{Key: "cite", Value: state.AsMLA}) {
		t.Errorf("the choice is not remembered: %+v", effects)
	}
	if m, _ = state.Update(state.New(), state.Remembered{Cite: state.AsMLA}); m.CiteStyle() != state.AsMLA {
		t.Error("the choice does not come back")
	}
}
