package present_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/edit"
	"parallax/corpus/putinkim"
)

// What stands above the title counts outlets that are stated and nothing else, and of
// a collection nobody has coded it names no time of events, only of publication.
func TestKickerIsTrue(t *testing.T) {
	nameless := func(change func(c *corpus.Collection)) *corpus.Collection {
		c := sample.Uncoded(12)
		change(c)
		return c
	}
	for name, test := range map[string]struct {
		c    *corpus.Collection
		want string
	}{
		"coded, one outlet not stated": {sample.Collection(), "Five articles from three outlets; one names none · events from 1931 to 2024"},
		"none states an outlet":        {sample.NoCoding(), "Five articles · 25 passages"},
		"all state outlet and day":     {sample.Uncoded(12), "Twelve articles from four outlets · published 4 March to 9 April 2031"},
		"some state no outlet": {nameless(func(c *corpus.Collection) {
			c.Documents[3].Outlet, c.Documents[4].Outlet = "", ""
		}), "Twelve articles from four outlets; two name none · published 4 March to 9 April 2031"},
		"some state no day": {nameless(func(c *corpus.Collection) {
			c.Documents[0].Published = corpus.Published{}
			c.Documents[5].Published.Stated = false
		}), "Twelve articles from four outlets · 10 published 4 March to 9 April 2031"},
		"every day is guessed": {nameless(func(c *corpus.Collection) {
			for _, d := range c.Documents {
				d.Published.Stated = false
			}
		}), "Twelve articles from four outlets · probably published 4 March to 9 April 2031"},
	} {
		if got := plain(present.Overview(loaded(test.c, "#/")).Kicker); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	if got := present.Overview(proposed(t)).Kicker; strings.Contains(got, "events") {
		t.Errorf("with suggested topics it says %q", got)
	}
	// A reader's own topics count as those do that the collection came with.
	for date, want := range map[string]string{"2031-03-05": "events of 5 March 2031", "": "published 4 March to 9 April 2031"} {
		mine := proposed(t, state.Edited{Do: edit.Add, Text: "Ice"})
		topic := mine.Coding.Ops[0].Topic
		mine, _ = state.Update(mine, state.Edited{Do: edit.Redate, Topic: topic, Text: date})
		copied := loaded(mine.Collection, "#/")
		if copied.Uncoded() || !mine.Uncoded() {
			t.Fatal("both have come with topics, or neither has")
		}
		for name, m := range map[string]state.Model{"edited": mine, "opened elsewhere": copied} {
			if got := plain(present.Overview(m).Kicker); !strings.HasSuffix(got, want) {
				t.Errorf("%s, with a topic of %q: %q, want %q", name, date, got, want)
			}
		}
	}
}

// What the program suggests is called so wherever it is counted: in the rows of the
// chart, at its foot, in the panel, in the drawing and in the picture for sharing.
func TestSuggestedIsSaid(t *testing.T) {
	m := proposed(t)
	v := present.Overview(m)
	if strings.Contains(v.Deck, "coded") || strings.Contains(v.Deck, "in one only") || !strings.Contains(v.Deck, "suggested") {
		t.Errorf("the deck says %q", v.Deck)
	}
	if plain(v.Chart.Covers) != "Topics suggested" || !strings.HasPrefix(v.Chart.Told, "suggested in") {
		t.Errorf("the foot says %q, %q", v.Chart.Covers, v.Chart.Told)
	}
	appeared := 0
	for _, r := range v.Chart.Rows {
		n := 0
		for _, cell := range r.Cells {
			if cell.Share != "" {
				n++
				if !strings.HasSuffix(cell.Label, "(suggested)") {
					t.Errorf("a suggested cell is read out as %q", cell.Label)
				}
			}
		}
		if want := fmt.Sprintf("suggested in %d", n); r.Told != want || r.Strong {
			t.Errorf("the row %s says %q, strong %v; want %q", r.Title, r.Told, r.Strong, want)
		}
		topic, _ := m.Charted().Coverage.Topic(r.Topic)
		if topic.Appeared {
			appeared++
		}
		if said := strings.HasPrefix(r.Date+r.When, "published"); said != topic.Appeared {
			t.Errorf("%s is dated %q, %q; that documents appeared then: %v", r.Title, r.Date, r.When, topic.Appeared)
		}
		lit, _ := state.Update(m, state.CellLit{Topic: r.Topic})
		if g := present.Gist(lit); !strings.Contains(g.When, fmt.Sprintf("suggested by the program in %d", n)) || strings.Contains(g.When, "coded") || topic.Appeared != strings.Contains(g.When, "published") {
			t.Errorf("the panel says %q", g.When)
		}
		s, ok := chart.Share(m, r.Topic)
		if title := plain(s.Title()); !ok || !strings.HasPrefix(title, "The program suggests that") {
			t.Errorf("the picture says %q", title)
		}
	}
	if appeared == 0 {
		t.Error("no suggested topic is dated by publication: that is not tested")
	}
	for _, r := range present.TopicsScreen(m).Proposed {
		topic, _ := m.Charted().Coverage.Topic(r.ID)
		if topic.Appeared != strings.Contains(r.Told, "published") {
			t.Errorf("the list of topics says %q; that documents appeared then: %v", r.Told, topic.Appeared)
		}
	}
	if svg := string(present.Export(m, state.ChartDrawing, false).Content); regexp.MustCompile(`[0-9] coded`).MatchString(svg) || !strings.Contains(svg, "Topics suggested") {
		t.Error("the drawing says that suggested topics are coded")
	}
}

// The description of a drawing counts what is drawn, whatever is folded.
func TestDrawingCountsWhatIsDrawn(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]state.Model{
		"folded": loaded(shipped, "#/"), "unfolded": loaded(shipped, "#/?parts=all"), "filtered": loaded(shipped, "#/?show=single"), "suggested": proposed(t), "outlets": loaded(sample.Long(40), "#/?by=outlet"),
	} {
		svg, _, _ := chart.Drawing(m)
		d := readDrawing(t, svg)
		found := regexp.MustCompile(`([\d,]+) rows?, ([\d,]+) columns?: ([\d,]+) of ([\d,]+) cells? ha(?:s|ve) a mark; ([\d,]+) says? that`).FindStringSubmatch(plain(d.text))
		if found == nil {
			t.Errorf("%s: no count in %.300q", name, d.text)
			continue
		}
		n := make([]int, 6)
		for i := 1; i < 6; i++ {
			fmt.Sscan(strings.ReplaceAll(found[i], ",", ""), &n[i])
		}
		dotted := strings.Count(string(svg), "data-uncoded")
		if n[1]*n[2] != n[4] || n[3] != len(d.told) || n[5] != d.silent || n[3]+n[5]+dotted != n[4] {
			t.Errorf("%s: says %q; drawn are %d marks, %d silent, %d not coded", name, found[0], len(d.told), d.silent, dotted)
		}
	}
}

// What differs is suggested of any number of articles by the rule that the tool has,
// each answer under the name of its article, and nobody is said not to mention it.
func TestFactsAreSuggestedOfAllArticles(t *testing.T) {
	c := sample.Uncoded(24)
	for i, d := range c.Documents[:6] {
		d.Passages[0].Text = fmt.Sprintf("In the Skerrow Bank storm %d people of the Halcyon lightship were saved by trawlers.", 40+i%2*20)
	}
	m := loaded(c, "#/compare/?by=facts")
	_, how := m.ProposedFacts()
	q, is := how.Question.(ask.ProposedFacts)
	if !is || len(q.Chosen) != 24 {
		t.Fatalf("asked is %+v", how)
	}
	answer := &ask.ProposedFactsAnswer{}
	for _, g := range align.New(c).SuggestFacts(q.Chosen, align.Options{Threshold: float64(q.Score) / 100}, nil) {
		answer.Facts = append(answer.Facts, ask.NewProposedFact(g))
	}
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence, Question: q}, Answer: answer})
	v := present.Compare(m).Facts
	rows := 0
	for _, g := range v.Groups {
		for _, r := range g.Rows {
			rows++
			if len(r.Cells) < 2 || r.Silent != "" || r.By != corpus.Program {
				t.Errorf("%q has %d answers, silent %q, is by %q", r.Question, len(r.Cells), r.Silent, r.By)
			}
			for _, cell := range r.Cells {
				if len(cell.Answers) == 0 || cell.None != "" {
					t.Errorf("%q: of %s it says %q", r.Question, cell.Document, cell.None)
				}
			}
		}
	}
	if !v.Listed || rows == 0 || v.Empty != "" {
		t.Errorf("listed: %v, %d questions, %q", v.Listed, rows, v.Empty)
	}
}
