package present

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/putinkim"
)

// invented is a collection whose coding was thrown with dice: topics at large
// and rare ones, facts on passages without a topic, and the last document may
// have no coding at all.
func invented(seed uint64) *corpus.Collection {
	r := rand.New(rand.NewPCG(seed, 7))
	c := &corpus.Collection{Title: "T"}
	documents := 2 + r.IntN(4)
	for i := range documents {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: "H", Text: corpus.Full}
		for n := range 3 + r.IntN(12) {
			d.Passages = append(d.Passages, corpus.Passage{N: n + 1, Kind: corpus.Body, Text: "some words"})
		}
		c.Documents = append(c.Documents, d)
	}
	coded := documents - r.IntN(2)
	for i := range 1 + r.IntN(9) {
		id := fmt.Sprint("t", i)
		c.Topics = append(c.Topics, corpus.Topic{ID: id, Title: "Topic " + id})
		for _, d := range c.Documents[:coded] {
			e := corpus.Coverage{Topic: id, Document: d.ID}
			for _, p := range d.Passages {
				if r.IntN(i+2) == 0 && (i+len(d.ID)+p.N)%2 == 0 {
					e.Passages = append(e.Passages, p.N)
				}
			}
			if r.IntN(3) > 0 && e.Passages != nil {
				c.Coverage = append(c.Coverage, e)
			}
		}
	}
	for q := range r.IntN(5) {
		f := corpus.Fact{ID: fmt.Sprint("f", q), Question: "Q", Verdict: corpus.Differ}
		for _, d := range c.Documents[:coded] {
			if r.IntN(2) == 0 {
				f.Values = append(f.Values, corpus.Value{At: corpus.Ref{Document: d.ID, Passage: 1 + r.IntN(len(d.Passages))}, Value: d.ID})
			}
		}
		c.Facts = append(c.Facts, f)
	}
	return c
}

// The margin of the reader, the texts side by side, the rows by topic, the
// topic's page and the facts say the same of every passage: that it is covered
// elsewhere, that it is only here, or nothing.
func TestElsewhereEverywhere(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[coverage.Elsewhere]int)
	agreeOn(t, shipped, seen)
	for seed := range uint64(60) {
		agreeOn(t, invented(seed), seen)
	}
	for _, e := range []coverage.Elsewhere{coverage.Unknown, coverage.OnlyHere, coverage.Covered} {
		if seen[e] < 50 {
			t.Errorf("%v came %d times: the test tests little", e, seen[e])
		}
	}
}

func agreeOn(t *testing.T, c *corpus.Collection, seen map[coverage.Elsewhere]int) {
	t.Helper()
	ids := make([]string, len(c.Documents))
	for i, d := range c.Documents {
		ids[i] = d.ID
	}
	for _, d := range c.Documents {
		m := model(c, "#/read/"+d.ID)
		for _, b := range Read(m).Blocks {
			for _, row := range b.Rows {
				is := m.Coverage.Elsewhere(row.Passage.Ref, nil)
				if row.Only != (is == coverage.OnlyHere) {
					t.Fatalf("the margin of %v says only here: %v, the coding %v", row.Passage.Ref, row.Only, is)
				}
				topicsAgree(t, m, row.Passage.Ref, is)
				seen[is]++
			}
		}
	}
	textsAgree(t, c, ids)
	for i := range ids {
		for j := range ids[:i] {
			textsAgree(t, c, []string{ids[i], ids[j]})
		}
	}
}

// topicsAgree compares the pages of a passage's topics, and its facts.
func topicsAgree(t *testing.T, m state.Model, r corpus.Ref, is coverage.Elsewhere) {
	t.Helper()
	others := false
	for _, id := range m.Coverage.Passage(r) {
		page := m
		page.Route = state.Route{Screen: state.Topic, Topic: id}
		others = others || len(Topic(page).Columns) > 1
	}
	for _, f := range m.Catalog.FactsAt(r) {
		finding := coverage.FindingAmong(f, func(string) bool { return true })
		others = others || finding.Answers > 1
	}
	if others != (is == coverage.Covered) {
		t.Fatalf("topics and facts of %v name others: %v, the coding says %v", r, others, is)
	}
}

// textsAgree compares the texts side by side, the reasons, and the rows by topic.
func textsAgree(t *testing.T, c *corpus.Collection, chosen []string) {
	t.Helper()
	m := model(c, state.Route{Screen: state.Comparison, Documents: chosen, By: state.ByText}.String())
	rows := m
	rows.Route.By = state.ByTopic
	shared, _ := compareRows(rows, chosen)
	for _, text := range Compare(m).Texts {
		for _, p := range text.Passages {
			is := m.Coverage.Elsewhere(p.Ref, chosen)
			if m.Basis() != state.ByProgram && (p.Note != "") != (is == coverage.OnlyHere) {
				t.Fatalf("the text of %v among %v says %q, the coding %v", p.Ref, chosen, p.Note, is)
			}
			lit := m
			lit.Lit = p.Ref
			why := Reasons(lit)
			if m.Basis() != state.ByProgram && ((len(why.List) > 0) != (is == coverage.Covered) || (why.None == "") != (is == coverage.Covered)) {
				t.Fatalf("beside %v among %v are named %v, %q; the coding says %v", p.Ref, chosen, why.List, why.None, is)
			}
			if n := len(Light(lit).IDs); m.Basis() != state.ByProgram && (n > 1) != (is == coverage.Covered) {
				t.Fatalf("with %v %d passages are lit; the coding says %v", p.Ref, n, is)
			}
			row := slices.ContainsFunc(shared, func(r CompareRow) bool { return slices.Contains(m.Coverage.Passage(p.Ref), r.Topic) })
			if len(m.Catalog.FactsAt(p.Ref)) == 0 && row != (is == coverage.Covered) {
				t.Fatalf("the rows by topic have one of %v: %v; the coding says %v", p.Ref, row, is)
			}
		}
	}
}
