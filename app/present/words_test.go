package present

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/stats"
)

// counted answers the questions a model has asked. The numbers are real ones of
// package stats; that the engine makes the same is tested there.
func counted(m state.Model) state.Model {
	q, ok := m.KeynessQuestion()
	if !ok {
		return m
	}
	first, second := new(stats.Frequencies), new(stats.Frequencies)
	a := &ask.KeynessAnswer{First: len(q.First)}
	for _, d := range m.Collection.Documents {
		switch {
		case d.ID == q.First[0]:
			first.Add(d)
		case len(q.Second) == 0 || d.ID == q.Second[0]:
			second.Add(d)
			a.Second++
		}
	}
	c := stats.Keyness(first, second, stats.KeynessOptions{Least: q.Least, Stop: q.Stop(), Order: q.Order})
	a.A, a.B, a.Tested, a.Source = c.A, c.B, c.Tested, c.Source
	var terms []string
	for _, k := range c.Keys {
		terms = append(terms, k.Term)
		if k.LogRatio > 0 && len(a.Here) < ask.MostKeys {
			a.Here = append(a.Here, k)
		} else if k.LogRatio < 0 && len(a.There) < ask.MostKeys {
			a.There = append(a.There, k)
		}
	}
	documents := m.Collection.Documents[:0:0]
	for _, id := range q.Columns {
		d := m.Catalog.Document(id)
		documents = append(documents, d)
		a.Lengths = append(a.Lengths, len(d.Passages))
	}
	a.Places = stats.Places(terms, documents, nil, 0)
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Asked(q).Sequence}, Answer: a})
	if m.Route.Keyness.Term == "" {
		return m
	}
	p := &ask.ProfileAnswer{Term: m.Route.Keyness.Term, Searched: len(m.Collection.Documents), Key: stats.Key{Term: m.Route.Keyness.Term, C: c.A, D: c.B}}
	for _, k := range c.Keys {
		if k.Term == m.Route.Keyness.Term {
			p.Key, p.Listed = k, true
		}
	}
	for _, d := range documents {
		p.Spreads = append(p.Spreads, stats.DispersionOf(m.Route.Keyness.Term, d, nil))
	}
	p.Collocates = stats.CollocatesOf(m.Route.Keyness.Term, m.Collection.Documents, stats.CollocateOptions{Stop: q.Stop()})
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Asked(ask.Profile{Keyness: q, Term: m.Route.Keyness.Term}).Sequence}, Answer: p})
	return m
}

func TestWords(t *testing.T) {
	v := Words(counted(model(sample.Collection(), "#/words?doc=bell-parted&least=2")))
	if v.Title != "Distinctive words of Ostrey Bell"+wording.Nbsp+"1 compared with the other articles" || !strings.Contains(v.Kicker, "compared with") || v.Wait.Busy {
		t.Errorf("%q, %q, %+v", v.Title, v.Kicker, v.Wait)
	}
	if !strings.Contains(v.Source, "where their words are known") {
		t.Errorf("counts and full texts are mixed, and it says %q", v.Source)
	}
	rows := v.Ends[0].Rows
	if len(rows) == 0 || len(rows) > state.FirstKeys || len(v.Ends[1].Rows) == 0 {
		t.Fatalf("%d words here, %d there", len(rows), len(v.Ends[1].Rows))
	}
	for _, end := range v.Ends {
		for _, r := range end.Rows {
			if b := r.Bar; b.Low > b.High || b.Low < 0 || b.High > 1 || b.Zero != 0.5 || b.Here != (b.To > b.Zero) {
				t.Errorf("%s: the bar is %+v", r.Term, b)
			}
			if len(r.Strips) != len(v.Columns) || r.Small != (r.P == "too few") {
				t.Errorf("%s: %d strips for %d columns, p %q", r.Term, len(r.Strips), len(v.Columns), r.P)
			}
			if to := state.ParseRoute(r.Toggle); to.Keyness.Term != r.Term || to.Keyness.Least != 2 {
				t.Errorf("%s opens %s", r.Term, r.Toggle)
			}
		}
	}
	if v.Ends[0].Rows[0].Bar.To <= 0.5 || v.Ends[1].Rows[0].Bar.To >= 0.5 {
		t.Error("the ends are the wrong way round")
	}
	// Ostrey Bell has two articles, which can be taken together.
	var group *ArticleChip
	for i := range v.Articles {
		if strings.HasSuffix(v.Articles[i].Label, ", both articles") {
			group = &v.Articles[i]
		}
	}
	if group == nil || !reflect.DeepEqual(state.ParseRoute(group.Href).Documents, []string{"bell-parted", "bell-weeks"}) {
		t.Errorf("the articles are %+v", v.Articles)
	}
}

func TestWordIsOpened(t *testing.T) {
	c := sample.Collection()
	v := Words(counted(model(c, "#/words?doc=tide-ledger&least=2&term=chain")))
	var panel TermView
	for _, end := range v.Ends {
		for _, r := range end.Rows {
			if r.Open {
				panel = r.Panel
			}
		}
	}
	if panel.Term == "" {
		panel = v.Looked
	}
	a := stats.FrequenciesOf(nil, c.Document("tide-ledger"))
	if panel.Term != "chain" || panel.Table.Observed[0][0] != wording.Number(a.Of["chain"]) || panel.Table.Observed[1][0] != wording.Number(a.Tokens-a.Of["chain"]) {
		t.Errorf("the panel is %+v, of %d in %d", panel, a.Of["chain"], a.Tokens)
	}
	if panel.Search.Href != element.SearchHref(`"chain"`) || state.ParseRoute(panel.Close).Keyness.Term != "" {
		t.Errorf("search %q, close %q", panel.Search.Href, panel.Close)
	}
	if !strings.Contains(panel.Company, "the order of words is not known in every text") {
		t.Errorf("its company is said to be %q", panel.Company)
	}
	if len(panel.Formulas) != 3 || !strings.Contains(panel.Formulas[0].Worked, "÷ "+wording.Number(a.Tokens)+")") || !strings.Contains(panel.Formulas[2].Note, "too small for a p-value") {
		t.Errorf("the formulas are %+v", panel.Formulas)
	}
	in := 0
	for _, p := range panel.Places {
		in += len(p.Passages)
	}
	if in == 0 {
		t.Error("it occurs nowhere")
	}
	if far := Words(counted(model(c, "#/words?doc=tide-ledger&term=zyzzyva"))); far.Looked.Head != "“zyzzyva” occurs on neither side" {
		t.Errorf("an absent word says %q", far.Looked.Head)
	}
	if waits := Words(model(c, "#/words?doc=tide-ledger&term=chain")); !waits.Wait.Busy || waits.Wait.Shown || !waits.Looked.Wait.Busy && waits.Looked.Term != "" || waits.Tested != "Counting…" {
		t.Errorf("while it counts: %+v", waits)
	}
}

// TestTableOfAWord has the figures of Rayson & Garside's table by hand: 8 of
// 100 against 2 of 300.
func TestTableOfAWord(t *testing.T) {
	var v TermView
	k := stats.Keyness(
		&stats.Frequencies{Of: map[string]int{"tug": 8, "x": 92}, Tokens: 100},
		&stats.Frequencies{Of: map[string]int{"tug": 2, "x": 298}, Tokens: 300}, stats.KeynessOptions{}).Keys[0]
	v.table(k)
	if want := [][]string{{"8", "2", "10"}, {"92", "298", "390"}}; !reflect.DeepEqual(v.Table.Observed, want) {
		t.Errorf("observed %v", v.Table.Observed)
	}
	if want := [][]string{{"2.5", "7.5"}, {"97.5", "292.5"}}; !reflect.DeepEqual(v.Table.Expected, want) {
		t.Errorf("expected %v", v.Table.Expected)
	}
	g := 2 * (8*math.Log(8/2.5) + 2*math.Log(2/7.5)) // 13.32
	if want := "G² = " + decimal(g, 2); !strings.HasSuffix(v.Formulas[2].Worked, want) || !strings.HasSuffix(v.Formulas[0].Worked, "= +3.58") {
		t.Errorf("%q and %q, want %s and log₂ 12", v.Formulas[0].Worked, v.Formulas[2].Worked, want)
	}
	// α = 10 of α₀ = 400: ln (18 ÷ 482) − ln (12 ÷ 688) = 0.76, σ² = 1/18 + 1/12.
	if want := "α = a + b = 10, α₀ = c + d = 400: δ = +0.76, σ² = 0.139, z = +2.04"; v.Formulas[1].Worked != want {
		t.Errorf("%q, want %q", v.Formulas[1].Worked, want)
	}
}

func TestWordsOfNothing(t *testing.T) {
	for _, fragment := range []string{"#/words", "#/words?term=tug"} {
		if v := Words(model(sample.Empty(), fragment)); v.Too == "" || v.Ends != nil {
			t.Errorf("%s of an empty collection: %+v", fragment, v)
		}
	}
	if v := Words(state.New()); v.Too == "" {
		t.Error("before a collection there are words")
	}
	if v := Words(counted(model(sample.NoCoding(), "#/words?least=2"))); v.Too != "" || len(v.Ends) != 2 || len(v.Articles) != 5 {
		t.Errorf("without coding: %+v", v)
	}
	far := Words(model(sample.Long(60), "#/words?doc=document-59"))
	if len(far.Articles) == 0 || !far.Articles[0].On {
		t.Errorf("an article far down the list is not among those offered: %+v", far.Articles)
	}
	long := Words(model(sample.Long(60), "#/words"))
	if len(long.Articles) > 2*choicesShown || long.Others == "" || len(long.Columns) != ask.MostColumns {
		t.Errorf("of many: %d articles, %q, %d columns", len(long.Articles), long.Others, len(long.Columns))
	}
}

func TestNumbersAreWritten(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{signed(3.24, 1), "+3.2"}, {signed(-3.25, 2), "−3.25"}, {signed(0, 1), "0.0"}, {signed(0.04, 1), "0.0"}, {signed(-0.04, 1), "0.0"},
		{perMille(5, 1000), "5.0"}, {perMille(1, 3), "333.3"}, {perMille(0, 0), "0.0"},
		{significance(stats.Key{}), "too few"}, {significance(stats.Key{Test: &stats.Test{Holm: 0.0141}}), ".014"},
		{significance(stats.Key{Test: &stats.Test{Holm: 1e-9}}), "< .001"}, {significance(stats.Key{Test: &stats.Test{Holm: 1}}), "1"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestTablesAreAnnounced(t *testing.T) {
	c := sample.Collection()
	if got := Frame(model(c, "#/compare/bell-parted,radio-island?by=facts&show=silent")).Announced; spaced(got) != "3 questions." {
		t.Errorf("a filter says %q", got)
	}
	m := model(c, "#/words?doc=bell-parted&least=2")
	if got := Frame(m).Announced; got != "" {
		t.Errorf("before it has counted it says %q", got)
	}
	if got := Frame(counted(m)).Announced; !strings.HasSuffix(spaced(got), "words listed.") {
		t.Errorf("after counting it says %q", got)
	}
}
