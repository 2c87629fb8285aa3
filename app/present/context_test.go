package present

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/concordance"
	"parallax/corpus/search"
)

// settled asks the engine what the view asks for.
func settled(t *testing.T, c *corpus.Collection, fragment string) state.Model {
	t.Helper()
	e := engine.New()
	e.Use(*ask.Load(c))
	m := model(c, fragment)
	for _, q := range m.Questions {
		answer, err := e.Ask(q.Question, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: q.Sequence}, Answer: answer})
	}
	if m.Route.Query != "" {
		answer, err := e.Ask(ask.Search{Text: m.Route.Query, Limit: 200}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: ask.Search{}}, Answer: answer})
	}
	return m
}

func TestContext(t *testing.T) {
	m := settled(t, sample.Collection(), "#/search?q=chain&as=context&sort=right")
	v := Search(m)
	c := v.Context
	if !v.InContext || len(v.Groups) > 0 || len(v.Views) != 2 || !v.Views[1].Current {
		t.Fatalf("%+v", v)
	}
	a, _ := m.Concordance()
	if len(c.Rows) != a.Total || len(c.Rows) == 0 || !strings.HasPrefix(spaced(c.Head), wording.Number(a.Total)+" lines in ") || !strings.HasSuffix(c.Caption, " Sorted by the 1st word after.") {
		t.Errorf("%d rows of %d, %q, %q", len(c.Rows), a.Total, c.Head, c.Caption)
	}
	digests := 0
	for i, r := range c.Rows {
		if r.Digest {
			digests++
		}
		to := state.ParseRoute(r.Href)
		if to.Screen != state.Read || to.Document != a.Lines[i].Document || to.Passage != a.Lines[i].Passage || to.Query != "chain" {
			t.Errorf("line %d leads to %s", i, r.Href)
		}
		if r.Lang != "" && r.Name == "Radio Island" && r.Lang == "en" {
			t.Errorf("line %d is said to be in %q", i, r.Lang)
		}
	}
	if digests != a.Digests || digests == 0 || !strings.Contains(c.Note, "digests") {
		t.Errorf("%d lines of digests, the note says %q", digests, c.Note)
	}
	if c.Apart == "" || len(c.Unplaced) == 0 || !strings.Contains(c.Unplaced[0].Count, ": ") || len(c.Unplaced[0].Passages) == 0 {
		t.Errorf("apart: %q, %+v", c.Apart, c.Unplaced)
	}
	on := 0
	for _, g := range c.Sorts {
		for _, chip := range g.Chips {
			if chip.On {
				on++
			}
			if r := state.ParseRoute(chip.Value); r.Query != "chain" || r.As != state.AsContext {
				t.Errorf("%s leads to %s", chip.Label, chip.Value)
			}
		}
	}
	if on != 1 || len(c.Articles) != len(a.Shares)+1 || !c.Articles[0].On {
		t.Errorf("%d orders are on; articles %+v", on, c.Articles)
	}
	if one := Search(settled(t, sample.Collection(), "#/search?q=chain&as=context&in="+a.Shares[0].Document)).Context; len(one.Rows) != a.Shares[0].Lines || !one.Articles[1].On {
		t.Errorf("of one article: %d lines, %+v", len(one.Rows), one.Articles)
	}
	if said := Frame(m).Announced; spaced(said) != wording.Number(a.Total)+" lines." {
		t.Errorf("it announces %q", said)
	}
	if waits := Search(model(sample.Collection(), "#/search?q=chain&as=context")); waits.InContext && !waits.Context.Wait.Busy {
		t.Errorf("before the answer: %+v", waits.Context)
	}
}

// Long lists are shown a page at a time; every line is on exactly one.
func TestContextPages(t *testing.T) {
	c := sample.Long(80)
	fragment, seen, pages := "#/search?q=ferry&as=context", 0, 0
	for ; fragment != "" && pages < 20; pages++ {
		m := settled(t, c, fragment)
		a, _ := m.Concordance()
		v := Search(m).Context
		seen += len(v.Rows)
		if (v.Saved == "") != (len(a.Lines) == a.Total) {
			t.Errorf("page %d: of %d lines a file is said to have %q", pages, a.Total, v.Saved)
		}
		if len(v.Rows) > state.LinesShown || (v.Earlier.Href == "") != (pages == 0) {
			t.Errorf("page %d: %d rows, earlier %q", pages, len(v.Rows), v.Earlier.Href)
		}
		if fragment = v.Later.Href; fragment == "" && seen != a.Total {
			t.Errorf("%d lines on %d pages, of %d", seen, pages, a.Total)
		}
	}
	if pages < 1+concordance.DefaultLimit/state.LinesShown {
		t.Errorf("only %d pages", pages)
	}
	if far := Search(settled(t, c, "#/search?q=ferry&as=context&from=90000")).Context; far.Later.Href != "" || far.Earlier.Href == "" || len(far.Rows) != 0 {
		t.Errorf("far beyond the end: %q, %q", far.Earlier.Href, far.Place)
	}
}

// The tables saved are those of the core, which the command line prints.
func TestCountedTables(t *testing.T) {
	c := sample.Collection()
	e := search.New(c, search.Options{})
	refs, _ := e.Matching("chain", search.Request{})
	want := concordance.Lines(c, refs, e.Marks("chain", false), concordance.Options{Order: concordance.ByLeft}).Rows()
	got := countedTable(settled(t, c, "#/search?q=chain&as=context&sort=left"), state.ContextTable)
	if len(got) != len(want) || strings.Join(got[1], "|") != strings.Join(want[1], "|") {
		t.Errorf("%d rows, want %d", len(got), len(want))
	}
	for what, fragment := range map[state.Export]string{
		state.WordsTable: "#/words?least=2", state.RunsTable: "#/words?part=runs&least=2&stop=off", state.VarietyTable: "#/words?part=variety",
		state.LabelsTable: "#/words?part=labels", state.SpreadTable: "#/words?term=chain", state.CollocatesTable: "#/words?term=chain",
	} {
		m := settled(t, c, fragment)
		if rows := countedTable(m, what); len(rows) < 2 {
			t.Errorf("%s of %s has %d rows", what, fragment, len(rows))
		}
		if f := Export(m, what, true); len(f.Content) == 0 || !strings.HasSuffix(f.Name, string(what)) {
			t.Errorf("%s is saved as %q, %d bytes", what, f.Name, len(f.Content))
		}
		if rows := countedTable(model(c, "#/about"), what); len(rows) > 0 {
			t.Errorf("%s has rows where nothing is counted", what)
		}
	}
}

// A line that runs from the right says so, whatever Latin names are in it.
func TestLinesFromTheRight(t *testing.T) {
	for text, want := range map[string]bool{"فُتِحَ جسرُ الميناء": true, "Harbor Ltd. بنته شركة في المدينة منذ 2024": true, "הגשר נפתח": true, "The bridge (جسر) is open": false, "大桥": false, "": false, "2024 !": false} {
		if fromRight(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
