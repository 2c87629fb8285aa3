package present

import (
	"slices"
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
			text := r.Kind
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
	const all = "#/compare/bell-parted,bell-weeks,tide-ledger,radio-island,pupils-question?by=facts&show=all"
	for _, test := range []struct{ fragment, question, want string }{
		{all, "How many were aboard?", "differ | 41 ¶2 | | | 38 quoting a source ¶2 |"},
		{all, "How late was the tug?", "differ | two hours alleged ¶4 | | | too late for anybody ¶3 |"},
		{all, "What is a ticket to cost?", "differ | | 12 crowns author’s view ¶4 | 15 crowns ¶6 | | nobody says ¶3"},
		{all, "Who owned the list of measurements?", "single | | | no one quoting a source ¶4 | |"},
		{all, "Who paid for the tug?", "silent | | | | |"},
		{all, "When was the chain last measured?", "differ (differs within one article) | in February ¶6 not said ¶7 [two values in one article] | | | |"},
		{"#/compare/bell-weeks,tide-ledger?by=facts&show=all", "What is a ticket to cost?", "differ | 12 crowns author’s view ¶4 | 15 crowns ¶6"},
		{"#/compare/tide-ledger,pupils-question?by=facts&show=all", "What is a ticket to cost?", "differ (different over all five articles; compare these values yourself) | 15 crowns ¶6 | nobody says ¶3"},
		{"#/compare/tide-ledger,bell-parted?by=facts&show=all", "What is a ticket to cost?", "single | 15 crowns ¶6 |"},
		{"#/compare/bell-parted,tide-ledger?by=facts&show=all", "How many were aboard?", "single | 41 ¶2 |"},
		{"#/compare/tide-ledger,pupils-question?by=facts&show=all", "How many were aboard?", "silent (two other articles answer) | |"},
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
		at := model(c, f.Value)
		rows := 0
		for _, g := range Compare(at).Facts.Groups {
			rows += len(g.Rows)
		}
		if wording.Number(rows) != f.Count || !Compare(at).Facts.Filters[i].On || at.Route.Screen != state.Comparison {
			t.Errorf("%s says %s and shows %d", f.Label, f.Count, rows)
		}
		if i < len(v.Filters)-1 {
			sum += rows
		} else if f.Count != wording.Number(len(c.Facts)) || f.On {
			t.Errorf("all is %+v of %d facts", f, len(c.Facts))
		}
	}
	if sum != len(c.Facts) {
		t.Errorf("the filters show %d of %d facts", sum, len(c.Facts))
	}
	if !strings.Contains(v.Note, "over all five articles") {
		t.Errorf("the note is %q", v.Note)
	}
	if none := Compare(model(c, "#/compare/radio-island,pupils-question?by=facts&show=agree")).Facts; none.Empty == "" || none.Groups != nil {
		t.Errorf("nothing agrees: %+v", none)
	}
	if plain := Compare(model(sample.NoCoding(), "#/compare/bell-parted,bell-weeks?by=facts")); !strings.HasPrefix(plain.Facts.Empty, "Looking for figures") || len(plain.By) == 0 {
		t.Errorf("without coding: %+v", plain)
	}
}

// Without anything said of it the table opens with the questions that differ, over
// all articles; of these first those with most different answers.
func TestFactsOpenWithWhatDiffers(t *testing.T) {
	c := sample.Collection()
	v := Compare(model(c, "#/compare?by=facts"))
	if v.Title != "What the articles disagree about" || len(v.Chosen) != 0 || len(v.Facts.Columns) != len(c.Documents) {
		t.Errorf("the view is %q with %d chosen, %d columns", v.Title, len(v.Chosen), len(v.Facts.Columns))
	}
	differ := 0
	for _, f := range c.Facts {
		if f.Verdict == corpus.Differ {
			differ++
		}
	}
	groups := v.Facts.Groups
	if len(groups) != 1 || groups[0].Kind != corpus.Differ || len(groups[0].Rows) != differ || !strings.HasPrefix(v.Deck, wording.Number(differ)) {
		t.Fatalf("%d groups, %q", len(groups), v.Deck)
	}
	answers := func(r FactRow) int {
		different := make(map[string]bool)
		for _, cell := range r.Cells {
			for _, a := range cell.Answers {
				different[a.Value] = true
			}
		}
		return len(different)
	}
	rows := groups[0].Rows
	for i := range rows[1:] {
		if answers(rows[i]) < answers(rows[i+1]) {
			t.Errorf("%q with %d answers stands before %q with %d", rows[i].Question, answers(rows[i]), rows[i+1].Question, answers(rows[i+1]))
		}
	}
}

// Of many articles the answers stand under each other, and what nobody has coded
// is not said to be silent.
func TestFactsOfMany(t *testing.T) {
	c := sample.Collection()
	c.Documents = append(c.Documents, &corpus.Document{ID: "more", Headline: "More", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Forty."}}})
	opened := func(fragment string) state.Model {
		m := model(c, fragment)
		m.OpenedFrom = "more.txt"
		return m
	}
	v := Compare(opened("#/compare?by=facts")).Facts
	if !v.Listed || v.Columns != nil || !v.Is() {
		t.Fatalf("six articles: %+v", v)
	}
	for _, r := range v.Groups[0].Rows {
		answered := len(r.Cells)
		for _, cell := range r.Cells {
			if len(cell.Answers) == 0 {
				t.Errorf("%q has a cell of %s without an answer", r.Question, cell.Name)
			}
		}
		if n := 5 - answered; n > 0 && !strings.HasPrefix(spaced(r.Silent), wording.Number(n)+" article") {
			t.Errorf("%q is answered by %d of five that are coded, and says %q", r.Question, answered, r.Silent)
		}
	}
	some := Compare(opened("#/compare/bell-parted,more?by=facts&show=all")).Facts
	for _, g := range some.Groups {
		for _, r := range g.Rows {
			if cell := r.Cells[1]; !cell.Uncoded || cell.None != "not coded yet" {
				t.Fatalf("what nobody has coded: %+v", cell)
			}
		}
	}
}

// Questions stand under what came of them, in the order of the filters, and there
// in the order of the chart; those about no topic come last; what nobody answers is
// folded; and a long list comes in steps.
func TestFactOrder(t *testing.T) {
	c := sample.Collection()
	m := model(c, "#/compare?by=facts&show=all")
	last := -1
	for _, g := range Compare(m).Facts.Groups {
		at := slices.Index([]corpus.Verdict{corpus.Differ, corpus.Single, corpus.Agree, corpus.Silent}, g.Kind)
		if at <= last {
			t.Errorf("the group %q stands after a later one", g.Title)
		}
		if g.Folded != (g.Kind == corpus.Silent) {
			t.Errorf("the group %q is folded: %v", g.Title, g.Folded)
		}
		last = at
		before := -1
		for _, r := range g.Rows {
			place := len(m.Coverage.Topics)
			for j, topic := range m.Coverage.Topics {
				if topic.Title == r.Topic.Label {
					place = j
				}
			}
			if g.Kind != corpus.Differ && place < before {
				t.Errorf("%q stands after a question of a later topic", r.Question)
			}
			before = place
		}
	}
	if alone := Compare(model(c, "#/compare?by=facts&show=silent")).Facts.Groups; len(alone) != 1 || alone[0].Folded {
		t.Errorf("asked for alone: %+v", alone)
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
	m = model(long, "#/compare?by=facts&show=all")
	if n, more := rows(m); n != factsStep || more == "" {
		t.Errorf("%d rows, then %q", n, more)
	}
	m, _ = state.Update(m, state.LongerAsked{})
	if n, more := rows(m); n != len(long.Facts) || more != "" {
		t.Errorf("%d rows, then %q", n, more)
	}
}

func TestScaleOfNumbers(t *testing.T) {
	v := Compare(model(sample.Collection(), "#/compare/bell-parted,radio-island?by=facts&show=all")).Facts
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
}
