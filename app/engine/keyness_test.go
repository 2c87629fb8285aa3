package engine_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/corpus"
	"parallax/corpus/concordance"
	"parallax/corpus/stats"
)

// answer asks a question and expects an answer.
func answer[A any](t *testing.T, e engine.Engine, q ask.Question) *A {
	t.Helper()
	answer, err := e.Ask(q, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return answer.(*A)
}

// The engine's numbers are those of package stats.
func TestKeyness(t *testing.T) {
	c := sample.Long(40)
	e := engine.New()
	e.Use(*ask.Load(c))
	q := ask.Keyness{First: []string{"document-3", "document-4"}, Columns: []string{"document-3", "document-9"}, StopList: stats.StopList{Out: "anchor"}}
	got := answer[ask.KeynessAnswer](t, e, q)
	var rest []*corpus.Document
	for _, d := range c.Documents {
		if d.ID != "document-3" && d.ID != "document-4" {
			rest = append(rest, d)
		}
	}
	want := stats.Keyness(stats.FrequenciesOf(nil, c.Document("document-3"), c.Document("document-4")), stats.FrequenciesOf(nil, rest...),
		stats.KeynessOptions{Least: ask.DefaultLeast, Order: stats.ByConservative, Stop: q.Stop()})
	if got.A != want.A || got.B != want.B || got.Tested != want.Tested || got.First != 2 || got.Second != 38 || got.Source != want.Source {
		t.Errorf("%+v, want %d against %d tokens, %d words", got, want.A, want.B, want.Tested)
	}
	if len(got.Here) == 0 || len(got.There) == 0 || len(got.Here)+len(got.There) > want.Tested {
		t.Fatalf("%d words here, %d there, of %d", len(got.Here), len(got.There), want.Tested)
	}
	for i, k := range got.Here {
		if !reflect.DeepEqual(k, want.Keys[i]) || k.LogRatio <= 0 {
			t.Errorf("word %d is %+v, want %+v", i, k, want.Keys[i])
		}
	}
	for i, k := range got.There {
		if w := want.Keys[len(want.Keys)-1-i]; !reflect.DeepEqual(k, w) || k.LogRatio >= 0 {
			t.Errorf("word %d from the end is %+v, want %+v", i, k, w)
		}
	}
	for term, places := range got.Places {
		sum := map[string]int{}
		for _, p := range places {
			sum[p.Document] += p.Count
		}
		for _, id := range q.Columns {
			if n := stats.FrequenciesOf(nil, c.Document(id)).Of[term]; n != sum[id] {
				t.Errorf("%s in %s: %d in the passages, %d in all", term, id, sum[id], n)
			}
		}
	}
	if !reflect.DeepEqual(got.Lengths, []int{12, 12}) {
		t.Errorf("lengths %v", got.Lengths)
	}
	if again, err := e.Ask(q, func() bool { t.Error("counted again"); return true }, nil); again != any(got) || err != nil {
		t.Error("the answer was not kept")
	}
	q.Second = []string{"document-9"}
	if two := answer[ask.KeynessAnswer](t, e, q); two.Second != 1 || two.B != stats.FrequenciesOf(nil, c.Document("document-9")).Tokens {
		t.Errorf("against one article: %+v", two)
	}
	var back ask.KeynessAnswer
	b, err := json.Marshal(got)
	if err == nil {
		err = json.Unmarshal(b, &back)
	}
	if err != nil || !reflect.DeepEqual(*got, back) {
		t.Errorf("the answer does not survive a wire: %v", err)
	}
}

func TestQuestionsAreGivenUp(t *testing.T) {
	e := engine.New()
	e.Use(*ask.Load(sample.Collection()))
	q := ask.Keyness{First: []string{"bell-parted"}}
	never := func() bool { return false }
	for _, q := range []ask.Question{q, ask.Profile{Keyness: q}, ask.Phrases{Keyness: q}, ask.Vocabularies{Named: []string{"bell-parted"}}, ask.Concordance{Text: "ferry"}} {
		if answer, err := e.Ask(q, never, nil); answer != nil || !errors.Is(err, engine.ErrGivenUp) {
			t.Errorf("an answer nobody wants was made: %+v, %v", answer, err)
		}
	}
	answer[ask.KeynessAnswer](t, e, q) // giving up is not remembered
	if got := answer[ask.KeynessAnswer](t, engine.New(), q); got.A != 0 || len(got.Here) != 0 {
		t.Errorf("before any collection: %+v", got)
	}
}

func TestProfile(t *testing.T) {
	c := sample.Collection()
	e := engine.New()
	e.Use(*ask.Load(c))
	about := func(term string, least int) *ask.ProfileAnswer {
		return answer[ask.ProfileAnswer](t, e, ask.Profile{Keyness: ask.Keyness{
			First: []string{"bell-parted"}, Columns: []string{"bell-parted", "radio-island"}, Least: least,
		}, Term: term})
	}
	p := about("chain", 1)
	if !p.Listed || p.Key.A != stats.FrequenciesOf(nil, c.Document("bell-parted")).Of["chain"] || p.Key.A == 0 || p.Key.B == 0 {
		t.Errorf("chain: %+v", p.Key)
	}
	// The columns come first, then the others that have it.
	if len(p.Spreads) < 3 || p.Spreads[1].Parts[0].Document != "radio-island" || !reflect.DeepEqual(p.Spreads[0], stats.DispersionOf("chain", c.Document("bell-parted"), nil)) {
		t.Errorf("the spreads are %+v", p.Spreads)
	}
	// Two of the texts are known by counts only, so passages are counted.
	if want := stats.CollocatesOf("chain", c.Documents, stats.CollocateOptions{Stop: ask.Keyness{}.Stop()}); !reflect.DeepEqual(p.Collocates.Words, want.Words[:min(len(want.Words), ask.MostCollocates)]) || p.Collocates.Tested != want.Tested || p.Collocates.Scope != stats.InPassage || p.Searched != 5 {
		t.Errorf("its company is %+v", p.Collocates)
	}
	if want := stats.DispersionOver("chain", c.Documents, nil, nil); p.Over != want.Dispersion || p.Measured != want.Measured {
		t.Errorf("over the articles: %+v", p.Over)
	}
	rare := about("chain", 1000)
	if rare.Listed || rare.Key.Test != nil || rare.Key.A != p.Key.A || rare.Key.LogRatio != p.Key.LogRatio || rare.Key.G2 != p.Key.G2 {
		t.Errorf("below the least frequency it is %+v", rare.Key)
	}
	if none := about("zyzzyva", 1); none.Listed || none.Key.A+none.Key.B != 0 || none.Key.C == 0 {
		t.Errorf("an absent word is %+v", none.Key)
	}
}

// Runs of words are counted on both sides, and their places told of the columns.
func TestPhrases(t *testing.T) {
	c := sample.Long(40)
	e := engine.New()
	e.Use(*ask.Load(c))
	q := ask.Phrases{Keyness: ask.Keyness{First: []string{"document-3"}, Second: []string{"document-9", "document-4"}, Columns: []string{"document-3"}, Least: 2}, N: 3}
	got := answer[ask.PhrasesAnswer](t, e, q)
	o := q.Options()
	want := stats.NGramsOf([]*corpus.Document{c.Document("document-3"), c.Document("document-9"), c.Document("document-4")}, o)
	if got.N != 3 || got.Total != want.Total || got.Listed != want.Listed || len(got.List) != len(want.List) || got.Read != 3 {
		t.Errorf("%+v, want %+v", got, want)
	}
	for i, n := range got.List {
		if n.Words != want.List[i].Words || n.Count != want.List[i].Count {
			t.Errorf("run %d is %+v, want %+v", i, n, want.List[i])
		}
		for _, p := range n.Places {
			if p.Document != "document-3" {
				t.Errorf("a place that no column shows: %+v", p)
			}
		}
	}
	if all := answer[ask.PhrasesAnswer](t, e, ask.Phrases{Keyness: ask.Keyness{First: []string{"document-3"}}}); all.Read != 40 || all.N != 2 || len(all.List) > stats.NGramsShown {
		t.Errorf("against the rest: %d articles, %d runs", all.Read, len(all.List))
	}
	varied := answer[ask.VocabulariesAnswer](t, e, ask.Vocabularies{Named: []string{"document-9", "document-3"}})
	if want := []stats.Diversity{stats.DiversityOf(c.Document("document-9"), nil), stats.DiversityOf(c.Document("document-3"), nil)}; !reflect.DeepEqual(varied.List, want) {
		t.Errorf("vocabularies: %+v", varied.List)
	}
}

// Words in context come in blocks; what each document has is told whichever is
// listed.
func TestConcordance(t *testing.T) {
	c := sample.Long(80)
	e := engine.New()
	e.Use(*ask.Load(c))
	all := answer[ask.ConcordanceAnswer](t, e, ask.Concordance{Text: "ferry"})
	if all.Total < 2*concordance.DefaultLimit || len(all.Lines) != concordance.DefaultLimit {
		t.Fatalf("%d of %d lines", len(all.Lines), all.Total)
	}
	next := answer[ask.ConcordanceAnswer](t, e, ask.Concordance{Text: "ferry", From: concordance.DefaultLimit})
	if next.Total != all.Total || reflect.DeepEqual(next.Lines[0], all.Lines[0]) || len(next.Lines) == 0 {
		t.Errorf("the next block begins with %+v", next.Lines[0])
	}
	only := answer[ask.ConcordanceAnswer](t, e, ask.Concordance{Text: "ferry", Document: "document-7", Order: concordance.ByLeft})
	if !reflect.DeepEqual(only.Shares, all.Shares) || only.Total == 0 || only.Total >= all.Total {
		t.Errorf("of one article: %d lines, %+v", only.Total, only.Shares)
	}
	sum := 0
	for _, s := range all.Shares {
		sum += s.Lines
		if s.Document == "document-7" && s.Lines != only.Total {
			t.Errorf("%d lines, said to be %d", only.Total, s.Lines)
		}
	}
	if sum != all.Total {
		t.Errorf("%d lines, said to be %d", all.Total, sum)
	}
	if n := stats.FrequenciesOf(nil, c.Documents...).Of["ferry"]; n != all.Total {
		t.Errorf("%d lines of %d occurrences", all.Total, n)
	}
	var back ask.ConcordanceAnswer
	b, err := json.Marshal(only)
	if err == nil {
		err = json.Unmarshal(b, &back)
	}
	if err != nil || !reflect.DeepEqual(*only, back) {
		t.Errorf("the answer does not survive a wire: %v", err)
	}
}
