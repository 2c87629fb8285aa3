package present

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// said writes a table of facts: verdict, then for each document its answers.
func saidFacts(v FactTable) map[string]string {
	rows := map[string]string{}
	for _, g := range v.Groups {
		for _, r := range g.Rows {
			text := r.Verdict
			if r.Over != "" {
				text += " (" + r.Over + ")"
			}
			for _, c := range r.Cells {
				text += " |"
				for _, a := range c.Answers {
					text += " " + strings.TrimSpace(a.Value+" "+a.Certainty) + " " + strings.ReplaceAll(a.Passage.Label, wording.Nbsp, "")
				}
				if c.Inside != "" {
					text += " [" + c.Inside + "]"
				}
			}
			rows[r.Question] = text
		}
	}
	return rows
}

func TestFactTable(t *testing.T) {
	const all = "#/compare/bell-parted,bell-weeks,tide-ledger,radio-island,pupils-question?by=facts"
	for _, test := range []struct{ fragment, question, want string }{
		{all, "How many were aboard?", "differ | 41 ¶2 | | | 38 somebody is quoted ¶2 |"},
		{all, "How late was the tug?", "differ | two hours alleged ¶4 | | | too late for anybody ¶3 |"},
		{all, "What is a ticket to cost?", "differ | | 12 crowns the author’s inference ¶4 | 15 crowns ¶6 | | nobody says ¶3"},
		{all, "Who owned the list of measurements?", "told by one | | | no one somebody is quoted ¶4 | |"},
		{all, "Who paid for the tug?", "silent | | | | |"},
		{all, "When was the chain last measured?", "differ within one | in February ¶6 not said ¶7 [two values in one article] | | | |"},
		{"#/compare/bell-weeks,tide-ledger?by=facts", "What is a ticket to cost?", "differ | 12 crowns the author’s inference ¶4 | 15 crowns ¶6"},
		{"#/compare/tide-ledger,pupils-question?by=facts", "What is a ticket to cost?", "differ (coded over all five) | 15 crowns ¶6 | nobody says ¶3"},
		{"#/compare/tide-ledger,bell-parted?by=facts", "What is a ticket to cost?", "told by one | 15 crowns ¶6 |"},
		{"#/compare/bell-parted,tide-ledger?by=facts", "How many were aboard?", "told by one | 41 ¶2 |"},
		{"#/compare/tide-ledger,pupils-question?by=facts", "How many were aboard?", "silent (answered by two others) | |"},
	} {
		v := Compare(model(sample.Collection(), test.fragment))
		if got := saidFacts(v.Facts)[test.question]; got != test.want {
			t.Errorf("%s, %s\n%q, want\n%q", test.fragment, test.question, got, test.want)
		}
	}
}

func TestFactFilters(t *testing.T) {
	c := sample.Collection()
	v := Compare(model(c, "#/compare/tide-ledger,pupils-question?by=facts")).Facts
	sum := 0
	for i, f := range v.Filters {
		if i == 0 {
			if f.Count != wording.Number(len(c.Facts)) || !f.On {
				t.Errorf("all is %+v of %d facts", f, len(c.Facts))
			}
			continue
		}
		at := model(c, f.Value)
		rows := 0
		for _, g := range Compare(at).Facts.Groups {
			rows += len(g.Rows)
		}
		if wording.Number(rows) != f.Count || !Compare(at).Facts.Filters[i].On || at.Route.Screen != state.Comparison {
			t.Errorf("%s says %s and shows %d", f.Label, f.Count, rows)
		}
		sum += rows
	}
	if sum != len(c.Facts) {
		t.Errorf("the filters show %d of %d facts", sum, len(c.Facts))
	}
	if !strings.Contains(v.Note, "coded over all five") {
		t.Errorf("the note is %q", v.Note)
	}
	if none := Compare(model(c, "#/compare/radio-island,pupils-question?by=facts&show=agree")).Facts; none.Empty == "" || none.Groups != nil {
		t.Errorf("nothing agrees: %+v", none)
	}
	if plain := Compare(model(sample.NoCoding(), "#/compare?by=facts")); !strings.HasPrefix(plain.Facts.Empty, "Looking for figures") || len(plain.By) == 0 {
		t.Errorf("without coding: %+v", plain)
	}
}

// Questions stand under their topics, in the order of the chart, those about
// none last; and a long list comes in steps.
func TestFactOrder(t *testing.T) {
	c := sample.Collection()
	m := model(c, "#/compare?by=facts")
	groups := Compare(m).Facts.Groups
	last := -1
	for i, g := range groups {
		at := len(m.Coverage.Topics)
		for j, topic := range m.Coverage.Topics {
			if topic.Title == g.Topic.Label {
				at = j
			}
		}
		if at <= last {
			t.Errorf("group %d, %q, stands after a later one", i, g.Topic.Label)
		}
		last = at
	}
	if groups[len(groups)-1].Topic.Label != "" {
		t.Error("the question about no topic does not come last")
	}
	long := sample.Collection()
	for i := range 100 {
		long.Facts = append(long.Facts, corpus.Fact{ID: "f" + wording.Number(i), Question: "?", Verdict: corpus.Silent})
	}
	rows := func(m state.Model) (n int, more string) {
		v := Compare(m).Facts
		for _, g := range v.Groups {
			n += len(g.Rows)
		}
		return n, v.More
	}
	m = model(long, "#/compare?by=facts")
	if n, more := rows(m); n != factsStep || more == "" {
		t.Errorf("%d rows, then %q", n, more)
	}
	m, _ = state.Update(m, state.LongerAsked{})
	if n, more := rows(m); n != len(long.Facts) || more != "" {
		t.Errorf("%d rows, then %q", n, more)
	}
}

func TestScaleOfNumbers(t *testing.T) {
	v := Compare(model(sample.Collection(), "#/compare/bell-parted,radio-island?by=facts")).Facts
	for _, g := range v.Groups {
		for _, r := range g.Rows {
			switch p := r.Scale.Points; r.Question {
			case "How many were aboard?":
				if len(p) != 2 || p[0].At != 1 || p[1].At != 0 || r.Scale.Low != "38" || r.Scale.High != "41" || p[0].Mark.Name != "Ostrey Bell" {
					t.Errorf("the scale is %+v", r.Scale)
				}
			default:
				if p != nil {
					t.Errorf("%s has a scale: %+v", r.Question, r.Scale)
				}
			}
		}
	}
	if !v.Scaled {
		t.Error("there is a scale and no column for it")
	}
}
