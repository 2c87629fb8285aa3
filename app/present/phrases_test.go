package present

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/stats"
)

func TestRunsOfWords(t *testing.T) {
	c := sample.Collection()
	v := Words(settled(t, c, "#/words?part=runs&least=2&stop=off"))
	r := v.Runs
	if !r.Shown || len(r.Rows) == 0 || len(v.Ends) > 0 || len(v.Lengths) != state.MostRun-1 || len(v.Orders) > 0 {
		t.Fatalf("%+v", r)
	}
	// Three of the articles are known by counts, so their runs are not counted.
	if !strings.Contains(spaced(r.Note), "Left out: 3 articles, because the order of their words is not known") {
		t.Errorf("the note says %q", r.Note)
	}
	for _, row := range r.Rows {
		if strings.Count(row.Words, " ") != 1 || len(row.Cells) != len(r.Columns) {
			t.Errorf("%+v", row)
		}
		if to := state.ParseRoute(row.Href); to.As != state.AsContext || to.Query != `"`+row.Words+`"` {
			t.Errorf("%s leads to %s", row.Words, row.Href)
		}
		for i, cell := range row.Cells {
			if (cell.Count == "") != (cell.Href == "") || !strings.HasPrefix(cell.Label, r.Columns[i].Name) {
				t.Errorf("%s: %+v", row.Words, cell)
			}
		}
	}
	if said := Frame(settled(t, c, "#/words?part=runs&least=2&stop=off")).Announced; !strings.HasSuffix(said, "phrases listed.") {
		t.Errorf("it announces %q", said)
	}
	if none := Words(settled(t, c, "#/compare/bell-parted,bell-weeks?by=words&part=runs")).Runs; none.Empty == "" || len(none.Rows) > 0 || !strings.Contains(none.Empty, "No article here has a full text") {
		t.Errorf("of digests alone: %+v", none)
	}
}

func TestVariety(t *testing.T) {
	c := sample.Collection()
	v := Words(settled(t, c, "#/words?part=variety"))
	y := v.Variety
	if !y.Shown || len(y.Rows) != len(c.Documents) || len(v.Articles) > 0 || !strings.Contains(y.Note, "windows of 50") {
		t.Fatalf("%+v", y)
	}
	for _, r := range y.Rows {
		if len(r.Cells) != len(y.Heads) {
			t.Errorf("%s: %d cells", r.Name, len(r.Cells))
		}
		if strings.HasPrefix(r.From, "original, from counts") && (r.Cells[3] != "–" || r.Cells[4] != "–") {
			t.Errorf("%s has no order, and a MATTR of %s", r.Name, r.Cells[3])
		}
	}
	long := Words(settled(t, sample.Long(60), "#/words?part=variety"))
	if len(long.Variety.Rows) != ask.MostVocabularies || long.Variety.More == "" || len(long.Articles) == 0 {
		t.Errorf("of many: %d rows, %q", len(long.Variety.Rows), long.Variety.More)
	}
}

func TestLabelsAmongTheWords(t *testing.T) {
	if v := Words(settled(t, sample.Collection(), "#/words?part=labels")); len(v.Labels.Rows) == 0 || len(v.Saves) == 0 || len(v.Parts) != 4 {
		t.Errorf("%+v", v.Labels)
	}
	if v := Words(settled(t, sample.NoCoding(), "#/words?part=labels")); len(v.Labels.Rows) > 0 || v.Source == "" || len(v.Parts) != 3 {
		t.Errorf("without coding: %q, %+v", v.Source, v.Parts)
	}
}

// By weighted log-odds the bars are those of its interval.
func TestWordsByLogOdds(t *testing.T) {
	v := Words(settled(t, sample.Collection(), "#/words?doc=tide-ledger&least=2&order=logodds"))
	if v.Effect.Name != "Log-odds" || v.Evidence.Name != "z" || !strings.Contains(v.Method, "the other articles as one text") || !strings.Contains(v.Method, "prior is informative") {
		t.Errorf("%+v, %+v, %q", v.Effect, v.Evidence, v.Method)
	}
	last := 2.0
	for _, r := range v.Ends[0].Rows {
		if b := r.Bar; b.Low > b.To || b.To > b.High || !b.Here {
			t.Errorf("%s: %+v", r.Term, b)
		}
		last = min(last, r.Bar.To)
	}
	if len(v.Ends[0].Rows) == 0 || last <= 0.5 {
		t.Error("what is more frequent here does not come first")
	}
}

// Every measure of the tables of package stats that people read is on the screen,
// can be sorted by, and is worked out for the word looked at.
func TestEachMeasureIsShown(t *testing.T) {
	c := sample.Collection()
	v := Words(settled(t, c, "#/words?doc=tide-ledger&least=2&stop=off&term=chain"))
	worked := func(formulas []Formula, name string) bool {
		return slices.ContainsFunc(formulas, func(f Formula) bool {
			return slices.Contains(strings.Split(f.Name, " and "), name) || strings.Contains(f.Worked, name+" = ") || strings.Contains(f.Worked, ", "+name+" ")
		})
	}
	panel := v.Looked
	for _, end := range v.Ends {
		for _, r := range end.Rows {
			if r.Open {
				panel = r.Panel
			}
		}
	}
	if v.Orders[0].Value == "" || !v.Orders[0].On || v.Orders[0].Label != "Most certain" {
		t.Errorf("the first order is %+v", v.Orders[0])
	}
	for _, m := range stats.KeyMeasures {
		if m.ID == "" {
			continue
		}
		if !slices.ContainsFunc(v.Orders, func(c element.Chip) bool { return c.Label == wording.Capital(m.Sorted) }) {
			t.Errorf("the list cannot be sorted by %s", m.ID)
		}
		if m.Column != "" && !worked(panel.Formulas, m.Name) {
			t.Errorf("%s is not worked out: add its formula to term.go", m.Name)
		}
		by := Words(settled(t, c, "#/words?doc=tide-ledger&least=2&order="+m.ID))
		if effect, evidence := stats.Order(m.ID).Figures(); by.Effect.Name != effect.Name || by.Evidence.Name != evidence.Name || len(by.Ends[0].Rows) == 0 {
			t.Errorf("sorted by %s the list shows %q and %q", m.ID, by.Effect.Name, by.Evidence.Name)
		}
	}
	shown := stats.Shown(stats.CollocateMeasures)
	for i, m := range shown {
		if panel.CompanyHeads[i] != (Named{m.Name, m.Title}) || !worked(panel.Pair.Formulas, m.Name) {
			t.Errorf("the collocates have the head %+v instead of %s, or it is not worked out in company.go", panel.CompanyHeads[i], m.Name)
		}
		if m.ID != "" && !slices.ContainsFunc(panel.Nears, func(c element.Chip) bool { return c.Label == m.Name }) {
			t.Errorf("collocates cannot be sorted by %s", m.Name)
		}
	}
	for _, r := range panel.Collocates {
		if len(r.Cells) != len(shown) {
			t.Errorf("%s has %d figures under %d heads", r.Term, len(r.Cells), len(shown))
		}
	}
	for _, m := range stats.Shown(stats.DispersionMeasures) {
		if !strings.Contains(panel.Over, m.Name+" ") || !worked(panel.Formulas, m.Name) {
			t.Errorf("%s is not in %q, or not worked out", m.Name, panel.Over)
		}
	}
	y := Words(settled(t, c, "#/words?part=variety")).Variety
	for i, m := range stats.Shown(stats.DiversityMeasures) {
		if y.Heads[i+2] != (Named{m.Name, m.Title}) {
			t.Errorf("the vocabulary has the head %+v instead of %s", y.Heads[i+2], m.Name)
		}
	}
}

// The pair picked is worked out, its table in the same figures as its row.
func TestPair(t *testing.T) {
	c := sample.Collection()
	first := Words(settled(t, c, "#/words?doc=tide-ledger&least=2&stop=off&term=chain"))
	panel := func(v WordsView) TermView {
		for _, end := range v.Ends {
			for _, r := range end.Rows {
				if r.Open {
					return r.Panel
				}
			}
		}
		return v.Looked
	}
	p := panel(first)
	if len(p.Collocates) < 2 || !p.Collocates[0].On || p.Pair.Title != "chain and "+p.Collocates[0].Term || len(p.Windows) != len(state.Windows) {
		t.Fatalf("%+v", p.Collocates)
	}
	second := p.Collocates[1]
	q := panel(Words(settled(t, c, second.Pick)))
	if !q.Collocates[1].On || q.Collocates[0].On || q.Pair.Title != "chain and "+second.Term || !strings.HasPrefix(second.Together, q.Pair.Table.Observed[0][0]+" of ") {
		t.Errorf("%+v of %+v", q.Pair, second)
	}
	if len(q.Pair.Formulas) != 5 || q.Pair.Formulas[0].Name != "logDice" {
		t.Errorf("the formulas are %+v", q.Pair.Formulas)
	}
	// Where order is known the window is told, and the search holds to it.
	w := panel(Words(settled(t, c, "#/compare/radio-island,pupils-question?by=words&least=1&stop=off&term=the&window=3&near=mi")))
	if !strings.Contains(w.Company, "up to three places away") || !strings.Contains(w.Company, "the span needs no correction") {
		t.Errorf("its company is said to be %q", w.Company)
	}
	if len(w.Collocates) > 0 && !strings.HasSuffix(state.ParseRoute(w.Collocates[0].Search.Href).Query, `"~2`) {
		t.Errorf("the passages are sought by %s", w.Collocates[0].Search.Href)
	}
}
