package stats_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
)

func full(id string, passages ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: corpus.Full}
	for i, text := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: text})
	}
	return d
}

// counted is the same document as a digest with counts.
func counted(d *corpus.Document) *corpus.Document {
	digest := &corpus.Document{ID: d.ID, Text: corpus.Digest}
	for _, p := range d.Passages {
		counts := corpus.Counts{}
		for _, w := range analysis.Words(p.Text) {
			counts[w]++
		}
		digest.Passages = append(digest.Passages, corpus.Passage{N: p.N, Kind: p.Kind, Text: "Our own words.", Counts: counts})
	}
	return digest
}

const speech = "Kim Jong-un's guards met Putin's guards. The U.S. wasn't there; 1,000 others were, at 2 a.m. Caf\u00e9 AP/AFP"

func TestCountsGiveTheFrequenciesOfTheText(t *testing.T) {
	d := full("a", speech, "Another one.", "")
	x, y := stats.FrequenciesOf(d), stats.FrequenciesOf(counted(d))
	if x.Tokens != y.Tokens || len(x.Of) != len(y.Of) {
		t.Fatalf("text %d tokens %d terms, counts %d tokens %d terms", x.Tokens, len(x.Of), y.Tokens, len(y.Of))
	}
	for term, n := range x.Of {
		if y.Of[term] != n {
			t.Errorf("%q: %d in the text, %d in the counts", term, n, y.Of[term])
		}
	}
	if x.Source != stats.FromText || y.Source != stats.FromCounts {
		t.Errorf("sources %q, %q", x.Source, y.Source)
	}
	bare := counted(d)
	for i := range bare.Passages {
		bare.Passages[i].Counts = nil
	}
	if f := stats.FrequenciesOf(bare); f.Source != stats.FromDigest || f.Of["own"] != 3 {
		t.Errorf("a bare digest counts its own words and says so: %v %q", f.Of, f.Source)
	}
}

func TestWithout(t *testing.T) {
	a, b := full("a", "one two two"), full("b", "two three")
	rest := stats.FrequenciesOf(a, b).Without(stats.FrequenciesOf(a))
	if rest.Tokens != 2 || rest.Of["two"] != 1 || rest.Of["three"] != 1 || len(rest.Of) != 2 {
		t.Errorf("the rest is %v, %d tokens", rest.Of, rest.Tokens)
	}
}

func TestKeyness(t *testing.T) {
	a := full("a", strings.Repeat("the car was late ", 30)+strings.Repeat("summit ", 20))
	b := full("b", strings.Repeat("the car was on time ", 40)+"summit treaty")
	r := stats.Keyness(stats.FrequenciesOf(a), stats.FrequenciesOf(b), stats.KeynessOptions{Stop: analysis.StopWord})
	if !slices.IsSortedFunc(r.Keys, func(x, y stats.Key) int { return int(math.Copysign(1, y.LogRatio-x.LogRatio)) }) {
		t.Error("not sorted by effect size")
	}
	byTerm := map[string]stats.Key{}
	for _, k := range r.Keys {
		byTerm[k.Term] = k
		if analysis.StopWord(k.Term) {
			t.Errorf("%q is a stop word", k.Term)
		}
		if (k.Test == nil) != k.Small {
			t.Errorf("%q: small is %v, test %v", k.Term, k.Small, k.Test)
		}
		if k.Test != nil && k.Test.Holm < k.Test.P {
			t.Errorf("%q: correction lowers p", k.Term)
		}
	}
	if r.Keys[0].Term != "late" || r.Keys[len(r.Keys)-1].Term != "time" {
		t.Errorf("order: %v … %v", r.Keys[0].Term, r.Keys[len(r.Keys)-1].Term)
	}
	s := byTerm["summit"]
	if s.A != 20 || s.B != 1 || s.C != 140 || s.D != 202 || s.Test == nil {
		t.Errorf("summit: %+v", s)
	}
	if k := byTerm["treaty"]; !k.Small || k.LogRatio > 0 {
		t.Errorf("a word seen once, in the second: %+v", k)
	}
	if r.Tested != len(r.Keys) || r.A != 140 || r.B != 202 {
		t.Errorf("totals %d, %d of %d tested", r.A, r.B, r.Tested)
	}
	for _, order := range []stats.Order{stats.ByConservative, stats.ByLogOdds, stats.ByLikelihood} {
		r := stats.Keyness(stats.FrequenciesOf(a), stats.FrequenciesOf(b), stats.KeynessOptions{Order: order, Least: 5})
		if r.Keys[0].A == 0 || r.Keys[len(r.Keys)-1].B == 0 {
			t.Errorf("%s: what only the second has must not come first", order)
		}
	}
}

func TestDispersionOf(t *testing.T) {
	d := full("a", "car car house tree", "house tree bird fish", "car house tree bird")
	for _, d := range []*corpus.Document{d, counted(d)} {
		s := stats.DispersionOf("car", d)
		if len(s.Parts) != 3 || s.Parts[0].Count != 2 || s.Parts[1].Count != 0 || s.Parts[2].Tokens != 4 || s.Parts[2].Passage != 3 {
			t.Errorf("parts %+v", s.Parts)
		}
		near(t, "DP", s.Dispersion.DP, 1./3, 1e-9)
		if !s.Measured || s.Small {
			t.Errorf("three in three passages: measured %v small %v", s.Measured, s.Small)
		}
	}
	if s := stats.DispersionOver("bird", []*corpus.Document{d, full("b", "stone")}); len(s.Parts) != 2 || s.Parts[0].Count != 2 || !s.Measured {
		t.Errorf("over documents: %+v", s)
	}
	if s := stats.DispersionOf("absent", d); s.Measured {
		t.Error("an absent word has no dispersion")
	}
}

func TestCollocates(t *testing.T) {
	d := full("a", "red carpet x y z red carpet", "q q q q q q q carpet", "red red w w w w w w carpet")
	r := stats.CollocatesOf("carpet", []*corpus.Document{d}, stats.CollocateOptions{Window: 2, Least: 1})
	if r.Scope != stats.InWindow || r.Frequency != 4 || r.N != 20 {
		t.Fatalf("%+v", r)
	}
	got := map[string]int{}
	for _, w := range r.Words {
		got[w.Term] = w.Joint
		if math.Abs(w.Table.N()-float64(r.N)) > 1e-9 {
			t.Errorf("the table of %q holds %v of %d", w.Term, w.Table.N(), r.N)
		}
	}
	// red before and after; z and x, y within two of a carpet, counted once.
	for term, n := range map[string]int{"red": 2, "x": 1, "y": 1, "z": 1, "q": 2, "w": 2} {
		if got[term] != n {
			t.Errorf("%q near carpet %d times, want %d", term, got[term], n)
		}
	}
	if r.Near != 9 {
		t.Errorf("%d places near, want 9", r.Near)
	}
	unordered := stats.CollocatesOf("carpet", []*corpus.Document{d, counted(full("b", "carpet red"))}, stats.CollocateOptions{})
	if unordered.Scope != stats.InPassage || unordered.N != 4 || unordered.Frequency != 4 || unordered.Window != 0 {
		t.Errorf("without order: %+v", unordered)
	}
	if unordered.Words[0].Term != "red" || unordered.Words[0].Joint != 3 {
		t.Errorf("together in three passages: %+v", unordered.Words)
	}
	attached := counted(d)
	for i := range attached.Passages {
		attached.Passages[i].Original = d.Passages[i].Text
	}
	if r := stats.CollocatesOf("carpet", []*corpus.Document{attached}, stats.CollocateOptions{}); r.Scope != stats.InWindow || r.Source != stats.FromOriginal {
		t.Errorf("an attached original restores the order: %+v", r)
	}
}

func TestDiversityOf(t *testing.T) {
	d := full("a", strings.Repeat("one two three four five six ", 12))
	v := stats.DiversityOf(d)
	if v.Tokens != 72 || v.Types != 6 || v.MATTR == nil || v.MTLD == nil || v.HDD == nil {
		t.Errorf("%+v", v)
	}
	if v := stats.DiversityOf(counted(d)); v.MATTR != nil || v.MTLD != nil || v.HDD == nil || v.Tokens != 72 {
		t.Errorf("counts have no order: %+v", v)
	}
}

func TestPlaces(t *testing.T) {
	documents := []*corpus.Document{full("a", "car house", "house", "car car"), counted(full("b", "Car"))}
	got := stats.Places([]string{"car", "none"}, documents, 0)
	want := []stats.Part{{Document: "a", Passage: 1, Count: 1, Tokens: 2}, {Document: "a", Passage: 3, Count: 2, Tokens: 2}, {Document: "b", Passage: 1, Count: 1, Tokens: 1}}
	if !slices.Equal(got["car"], want) || got["none"] != nil {
		t.Errorf("%+v", got)
	}
	if got := stats.Places([]string{"car"}, documents, 1); len(got["car"]) != 1 {
		t.Errorf("limited: %+v", got)
	}
}

func TestNGrams(t *testing.T) {
	documents := []*corpus.Document{full("a", "the red carpet, the red carpet", "red"), full("b", "carpet of the Red Carpet"), counted(full("c", "the red carpet"))}
	got := stats.NGramsOf(documents, stats.NGramOptions{Stop: analysis.StopWord})
	// Not across passages ("carpet red"), not with a stop word at an end.
	if want := []stats.NGram{{Words: "red carpet", Count: 3, Documents: 2}}; !slices.Equal(got.List, want) {
		t.Errorf("%+v", got.List)
	}
	if got.Left != 1 || got.Total != 5+0+4 || got.Source != stats.FromText {
		t.Errorf("%+v", got)
	}
	three := stats.NGramsOf(documents[:2], stats.NGramOptions{N: 3})
	if want := []stats.NGram{{Words: "the red carpet", Count: 3, Documents: 2}}; !slices.Equal(three.List, want) {
		t.Errorf("%+v", three.List)
	}
	if none := stats.NGramsOf(nil, stats.NGramOptions{}); none.List == nil || len(none.List) != 0 {
		t.Errorf("%+v", none)
	}
}
