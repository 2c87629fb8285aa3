package stats_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
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
	x, y := stats.FrequenciesOf(nil, d), stats.FrequenciesOf(nil, counted(d))
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
	if f := stats.FrequenciesOf(nil, bare); f.Source != stats.FromDigest || f.Of["own"] != 3 {
		t.Errorf("a bare digest counts its own words and says so: %v %q", f.Of, f.Source)
	}
}

func TestWithout(t *testing.T) {
	a, b := full("a", "one two two"), full("b", "two three")
	rest := stats.FrequenciesOf(nil, a, b).Without(stats.FrequenciesOf(nil, a))
	if rest.Tokens != 2 || rest.Of["two"] != 1 || rest.Of["three"] != 1 || len(rest.Of) != 2 {
		t.Errorf("the rest is %v, %d tokens", rest.Of, rest.Tokens)
	}
}

func TestKeyness(t *testing.T) {
	a := full("a", strings.Repeat("the car was late ", 30)+strings.Repeat("summit ", 20))
	b := full("b", strings.Repeat("the car was on time ", 40)+"summit treaty")
	r := stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b), stats.KeynessOptions{Stop: analysis.StopWord})
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
		r := stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b), stats.KeynessOptions{Order: order, Least: 5})
		if r.Keys[0].A == 0 || r.Keys[len(r.Keys)-1].B == 0 {
			t.Errorf("%s: what only the second has must not come first", order)
		}
	}
}

func TestDispersionOf(t *testing.T) {
	d := full("a", "car car house tree", "house tree bird fish", "car house tree bird")
	for _, d := range []*corpus.Document{d, counted(d)} {
		s := stats.DispersionOf("car", d, nil)
		if len(s.Parts) != 3 || s.Parts[0].Count != 2 || s.Parts[1].Count != 0 || s.Parts[2].Tokens != 4 || s.Parts[2].Passage != 3 {
			t.Errorf("parts %+v", s.Parts)
		}
		near(t, "DP", s.Dispersion.DP, 1./3, 1e-9)
		if !s.Measured || s.Small {
			t.Errorf("three in three passages: measured %v small %v", s.Measured, s.Small)
		}
	}
	if s := stats.DispersionOver("bird", []*corpus.Document{d, full("b", "stone")}, nil, nil); len(s.Parts) != 2 || s.Parts[0].Count != 2 || !s.Measured {
		t.Errorf("over documents: %+v", s)
	}
	if s := stats.DispersionOf("absent", d, nil); s.Measured {
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
	parted := full("c", "red, carpet red. A carpet; red carpet's O'Hara", "carpet (red)")
	for across, want := range map[bool]int{false: 2, true: 4} {
		r := stats.CollocatesOf("carpet", []*corpus.Document{parted}, stats.CollocateOptions{Window: 2, Least: 1, Across: across})
		for _, w := range r.Words {
			if w.Term == "red" && w.Joint != want || math.Abs(w.Table.N()-float64(r.N)) > 1e-9 {
				t.Errorf("across %v: %+v", across, w)
			}
		}
		if r.Across != across || r.Frequency != 4 || r.N != 6 {
			t.Errorf("across %v: %+v", across, r)
		}
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
	v := stats.DiversityOf(d, nil)
	if v.Tokens != 72 || v.Types != 6 || v.MATTR == nil || v.MTLD == nil || v.HDD == nil {
		t.Errorf("%+v", v)
	}
	if v := stats.DiversityOf(counted(d), nil); v.MATTR != nil || v.MTLD != nil || v.HDD == nil || v.Tokens != 72 {
		t.Errorf("counts have no order: %+v", v)
	}
}

func TestPlaces(t *testing.T) {
	documents := []*corpus.Document{full("a", "car house", "house", "car car"), counted(full("b", "Car"))}
	got := stats.Places([]string{"car", "none"}, documents, nil, 0)
	want := []stats.Part{{Document: "a", Passage: 1, Count: 1, Tokens: 2}, {Document: "a", Passage: 3, Count: 2, Tokens: 2}, {Document: "b", Passage: 1, Count: 1, Tokens: 1}}
	if !slices.Equal(got["car"], want) || got["none"] != nil {
		t.Errorf("%+v", got)
	}
	if got := stats.Places([]string{"car"}, documents, nil, 1); len(got["car"]) != 1 {
		t.Errorf("limited: %+v", got)
	}
}

func TestNGrams(t *testing.T) {
	digest := counted(full("d", "the red carpet"))
	digest.Passages[0].Counts = nil // our own words are nobody's wording
	documents := []*corpus.Document{full("a", "the red carpet, the red carpet", "red carpet"), full("b", "carpet of the Red Carpet"), counted(full("c", "the red carpet")), digest}
	got := stats.NGramsOf(documents, stats.NGramOptions{Stop: analysis.StopWord, Most: 9})
	// Not across passages ("carpet red"), not with a stop word at an end.
	want := []stats.NGram{{Words: "red carpet", Count: 4, Documents: 2, Places: []stats.Part{
		{Document: "a", Passage: 1, Count: 2, Tokens: 6}, {Document: "a", Passage: 2, Count: 1, Tokens: 2}, {Document: "b", Passage: 1, Count: 1, Tokens: 5}}}}
	if !reflect.DeepEqual(got.List, want) {
		t.Errorf("%+v", got.List)
	}
	if got.Left != 2 || got.Read != 2 || got.Total != 4+1+4 || got.Source != stats.FromText || got.Listed != 1 {
		t.Errorf("%+v", got)
	}
	three := stats.NGramsOf(documents[:2], stats.NGramOptions{N: 3})
	if want := []stats.NGram{{Words: "the red carpet", Count: 3, Documents: 2}}; !reflect.DeepEqual(three.List, want) {
		t.Errorf("%+v", three.List)
	}
	if r := stats.NGramsOf(documents[:2], stats.NGramOptions{Across: true}); r.Total != 5+1+4 || !r.Across || got.Across {
		t.Errorf("across punctuation: %+v", r)
	}
	one := stats.NGramsOf(documents[:2], stats.NGramOptions{Most: 1})
	if len(one.List) != 1 || one.Listed != 2 {
		t.Errorf("cut at one: %+v", one)
	}
	attached := counted(full("c", "the red carpet"))
	attached.Passages[0].Original = "the red carpet the red"
	if r := stats.NGramsOf([]*corpus.Document{attached}, stats.NGramOptions{}); r.Source != stats.FromOriginal || r.List[0].Words != "the red" {
		t.Errorf("an attached original restores the order: %+v", r)
	}
	if none := stats.NGramsOf(nil, stats.NGramOptions{}); none.List == nil || len(none.List) != 0 {
		t.Errorf("%+v", none)
	}
	var told []float64
	stats.NGramsOf(documents, stats.NGramOptions{Most: 1, Step: func(done float64) bool { told = append(told, done); return true }})
	if len(told) != 6 || !slices.IsSorted(told) || told[5] >= 1 {
		t.Errorf("progress was told as %v", told)
	}
}

func TestStopList(t *testing.T) {
	if (stats.StopList{All: true}).Stop() != nil {
		t.Error("nothing is to be left out, and something is")
	}
	stop := stats.StopList{Out: "Tug, ferry", Keep: "not"}.Stop()
	for term, want := range map[string]bool{"tug": true, "ferry": true, "the": true, "not": false, "chain": false} {
		if stop(term) != want {
			t.Errorf("%s left out: %v", term, !want)
		}
	}
	if stop := (stats.StopList{All: true, Out: "tug"}).Stop(); stop("the") || !stop("tug") {
		t.Error("function words count, the tug does not")
	}
}

// The ends are parted by the sign of the effect, and each begins with its
// strongest word.
func TestEnds(t *testing.T) {
	a, b := full("a", strings.Repeat("car late car boat ", 9)), full("b", strings.Repeat("car time boat time ", 9))
	for _, order := range []stats.Order{stats.ByLogRatio, stats.ByLogOdds} {
		r := stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b), stats.KeynessOptions{Order: order})
		first, second := r.Ends(order, 9)
		if len(first) != 2 || len(second) != 1 || first[0].Term != "late" || first[1].Term != "car" || second[0].Term != "time" {
			t.Errorf("%s: %+v, %+v", order, first, second) // the boat is on neither side
		}
		if first, second := r.Ends(order, 1); len(first) != 1 || len(second) != 1 {
			t.Errorf("one of each: %+v, %+v", first, second)
		}
	}
}

// The tables have a name for every column, and leave empty what has no value.
func TestRows(t *testing.T) {
	d, e := full("a", "the red carpet lay on the red stone", "red"), counted(full("b", "red red stone"))
	keys := stats.Keyness(stats.FrequenciesOf(nil, d), stats.FrequenciesOf(nil, e), stats.KeynessOptions{}).Keys
	grams := stats.NGramsOf([]*corpus.Document{d, e}, stats.NGramOptions{Most: 5})
	for name, rows := range map[string][][]string{
		"keyness":    stats.KeyRows(keys),
		"collocates": stats.CollocatesOf("red", []*corpus.Document{d}, stats.CollocateOptions{Least: 1}).Rows(),
		"spreads":    stats.SpreadRows([]stats.Spread{stats.DispersionOf("red", d, nil), stats.DispersionOf("none", e, nil)}),
		"n-grams":    grams.Rows([]string{"a", "b"}),
		"diversity":  stats.DiversityRows([]string{"a", "b"}, []stats.Diversity{stats.DiversityOf(d, nil), stats.DiversityOf(e, nil)}),
	} {
		if len(rows) < 2 {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		for _, row := range rows {
			if len(row) != len(rows[0]) {
				t.Errorf("%s: %q has %d cells under %d names", name, row, len(row), len(rows[0]))
			}
		}
	}
	if row := stats.SpreadRows([]stats.Spread{stats.DispersionOf("none", e, nil)})[1]; row[2] != "0" || row[6] != "" {
		t.Errorf("what does not occur has no dispersion: %q", row)
	}
	if row := grams.Rows([]string{"a", "b"})[1]; !slices.Equal(row, []string{"the red", "2", "1", "2", "0"}) {
		t.Errorf("n-grams by article: %q", row)
	}
}

func TestCollocatesByMeasure(t *testing.T) {
	d := full("a", strings.Repeat("red carpet moss ", 2)+strings.Repeat("red stone moss ", 6)+strings.Repeat("stone dust ", 10))
	orders := make(map[string]bool)
	for _, id := range stats.IDs(stats.CollocateMeasures) {
		by := stats.Association(id)
		r := stats.CollocatesOf("red", []*corpus.Document{d}, stats.CollocateOptions{Least: 1, Window: 1, Order: by})
		terms := ""
		for _, w := range r.Words {
			terms += w.Term + " "
		}
		orders[terms] = true
		if by == stats.ByMI != strings.HasPrefix(terms, "carpet") && (by == stats.ByMI || by == stats.ByT) {
			t.Errorf("MI prefers what is rare, t what is frequent; %s gives %s", by, terms)
		}
	}
	if len(orders) < 2 {
		t.Errorf("every measure gives the order %v", orders)
	}
}

// TestKoreanFormsCount: what is counted of a Korean word is what a search finds.
func TestKoreanFormsCount(t *testing.T) {
	d := full("a", "푸틴과 시장이 만났다.", "푸틴의 차와 푸틴.", "시장은 갔다.")
	d.Language = "ko"
	for term, want := range map[string]int{"푸틴": 3, "시장": 2, "차": 0, "푸": 0, "차와": 1} {
		if got := stats.DispersionOf(term, d, nil).Dispersion.Frequency; got != want {
			t.Errorf("%s is counted %d times, want %d", term, got, want)
		}
	}
}

// TestStopListFollowsTheTexts: function words of the languages that the texts
// are in are left out, and no others.
func TestStopListFollowsTheTexts(t *testing.T) {
	french := full("f", "Le pont a été ouvert par la maire et c'est le premier qui est construit sur la rivière, dans la ville.")
	english := full("e", "The bridge was opened by the mayor, and it is the first that they have built over the river.")
	for i, c := range []struct {
		list      stats.StopList
		documents []*corpus.Document
		out, in   string
	}{
		{stats.StopList{}, []*corpus.Document{french}, "dans est les", "the pont"},
		{stats.StopList{}, []*corpus.Document{english}, "the was", "dans est"},
		{stats.StopList{}, []*corpus.Document{english, french}, "the dans est", "car bridge pont"},
		{stats.StopList{}, nil, "the", "dans"},
		{stats.StopList{Keep: "dans", Out: "pont"}, []*corpus.Document{french}, "est pont", "dans"},
		{stats.StopList{All: true, Out: "pont"}, []*corpus.Document{french}, "pont", "dans est"},
	} {
		stop := c.list.Stop(c.documents...)
		for _, w := range strings.Fields(c.out) {
			if !stop(w) {
				t.Errorf("%d: %s is not left out", i, w)
			}
		}
		for _, w := range strings.Fields(c.in) {
			if stop(w) {
				t.Errorf("%d: %s is left out", i, w)
			}
		}
	}
}

// TestUnspacedWordsAreCounted: of texts without spaces words are counted, and the
// word asked about wherever a search finds it, in either way of writing.
func TestUnspacedWordsAreCounted(t *testing.T) {
	zh := full("zh", "市长星期三重新开放了港口大桥。", "大桥很贵，长江大桥也很贵。", "市長說大橋很貴。")
	other := full("other", "市长没有说话。")
	ja := full("ja", "市長は橋を見た。橋の再開を市長が祝った。")
	documents := []*corpus.Document{zh, other, ja}
	w := unspaced.Learn(documents, nil)
	f := stats.FrequenciesOf(w, zh)
	if f.Of["大桥"] != 3 || f.Of["大"] != 0 || f.Of["市长"] != 1 || f.Of["星期三"] != 1 {
		t.Errorf("%v", f.Of)
	}
	if f := stats.FrequenciesOf(w, ja); f.Of["橋"] != 2 || f.Of["市長"] != 2 {
		t.Errorf("%v", f.Of)
	}
	for term, want := range map[string]int{"大桥": 4, "大橋": 4, "长江大桥": 1, "桥很": 2, "市长": 2} {
		if s := stats.DispersionOf(term, zh, w); s.Dispersion.Frequency != want {
			t.Errorf("%s is counted %d times, want %d", term, s.Dispersion.Frequency, want)
		}
	}
	c := stats.CollocatesOf("大桥", documents[:2], stats.CollocateOptions{Words: w, Least: 1, Window: 2})
	if c.Frequency != 4 || !slices.ContainsFunc(c.Words, func(w stats.Collocate) bool { return w.Term == "港口" }) {
		t.Errorf("%d, %+v", c.Frequency, c.Words)
	}
	n := stats.NGramsOf(documents, stats.NGramOptions{N: 2, Words: w})
	if !slices.ContainsFunc(n.List, func(g stats.NGram) bool { return g.Words == "大桥 很" || g.Words == "很 贵" }) {
		t.Errorf("%+v", n.List)
	}
	if p := stats.Places([]string{"大桥"}, documents, w, 0)["大桥"]; len(p) != 3 || p[0].Count != 1 || p[1].Count != 2 || p[2].Count != 1 { // the last in other characters
		t.Errorf("%+v", p)
	}
	if plain := stats.FrequenciesOf(nil, zh); plain.Of["大桥"] != 0 || plain.Of["大"] == 0 {
		t.Error("without words each character counts")
	}
}

// TestCollocatesOfForms: what is near a Korean word is near it with its particles.
func TestCollocatesOfForms(t *testing.T) {
	d := full("a", "시장 푸틴과 만났다", "시장 푸틴의 차", "시장 푸틴 말")
	for _, passages := range []bool{false, true} {
		c := stats.CollocatesOf("푸틴", []*corpus.Document{d}, stats.CollocateOptions{Passages: passages})
		if c.Frequency != 3 || len(c.Words) != 1 || c.Words[0].Joint != 3 {
			t.Errorf("%d times, %+v", c.Frequency, c.Words)
		}
	}
}
