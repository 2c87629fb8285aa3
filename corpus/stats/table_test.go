package stats_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/stats"
)

// walk demands of a table of measures what everything that is driven by it takes
// for granted, on real values of what it measures: each figure is known
// somewhere, is not the same everywhere, and stands under its head in the file.
func walk(t *testing.T, kind string, table []stats.Measure, values []stats.Measured, rows [][]string) {
	t.Helper()
	ids, columns, names := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range table {
		name := kind + " " + cmp.Or(m.Column, m.ID)
		if m.Name == "" || m.Title == "" || m.Column == "" && m.ID == "" {
			t.Errorf("%s is incomplete: %+v", name, m)
			continue
		}
		if m.ID != "" && ids[m.ID] || m.Column != "" && columns[m.Column] || m.Shown && names[m.Name] {
			t.Errorf("%s is there twice", name)
		}
		if m.Beside != "" {
			if beside := stats.InColumn(table, m.Beside); beside.Beside != "" {
				t.Errorf("%s stands beside %s, which is no effect size", name, m.Beside)
			}
		}
		ids[m.ID], columns[m.Column], names[m.Name] = true, true, m.Shown || names[m.Name]
		found := map[float64]bool{}
		column := slices.Index(rows[0], m.Column)
		if m.Column != "" && (column < 0 || slices.Contains(rows[0][column+1:], m.Column)) {
			t.Errorf("%s is not one column of %v", name, rows[0])
			continue
		}
		for i := range values {
			v, known := values[i].Figure(cmp.Or(m.Column, m.ID))
			if known {
				found[v] = true
			}
			if m.Column == "" {
				continue
			}
			want := ""
			if known {
				want = strconv.FormatFloat(v, 'f', 6, 64)
			}
			if got := rows[i+1][column]; got != want {
				t.Errorf("%s of number %d is %q in the file, want %q", name, i, got, want)
			}
			if key, is := values[i].(*stats.Key); is && m.ID != "" && m.Beside == "" {
				if low, high := key.Interval(m.Column); low > v || high < v {
					t.Errorf("%s of number %d is %v, outside of %v to %v", name, i, v, low, high)
				}
			}
		}
		if len(found) < 2 {
			t.Errorf("%s tells nothing of %d values: %v", name, len(values), found)
		}
	}
	if len(rows) != len(values)+1 {
		t.Errorf("%s: a file of %d rows for %d values", kind, len(rows), len(values))
	}
}

// sorted demands that a list sorted by each measure descends by it, and that the
// orders differ.
func sorted(t *testing.T, table []stats.Measure, list func(id string) (values []stats.Measured, terms string)) {
	t.Helper()
	orders := map[string]string{}
	for _, id := range stats.IDs(table) {
		values, terms := list(id)
		last := math.Inf(1)
		for i, x := range values {
			v, known := x.Figure(id)
			if !known || v > last {
				t.Errorf("sorted by %s, number %d has %v after %v", id, i, v, last)
			}
			last = v
		}
		if other, same := orders[terms]; same {
			t.Errorf("%s sorts like %s", id, other)
		}
		orders[terms] = id
	}
	_, terms := list("")
	if _, first := list(stats.IDs(table)[0]); terms == "" || terms != first {
		t.Errorf("a list without order is not sorted by %s", stats.IDs(table)[0])
	}
}

func TestMeasures(t *testing.T) {
	words := strings.Repeat
	a := full("a", words("tannery fire ", 6)+words("harbour the ", 40)+"crane rope "+words("of the mayor ", 25)+words("inquiry ", 3))
	b := full("b", words("the mayor of ", 90)+words("fire ", 4)+words("harbour rain ", 7)+"rope "+words("school ", 30)+words("crane ", 5))
	c := full("c", words("pears and bees ", 30)+"the sap rises before spring and the harbour of old")
	a.Passages = append(a.Passages, corpus.Passage{N: 2, Text: "The mayor came to the fire and the harbour fire burned on."})
	documents := []*corpus.Document{a, b, c}

	keys := func(id string) []stats.Key {
		return stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b, c), stats.KeynessOptions{Order: stats.Order(id)}).Keys
	}
	sortedKeys := func(id string) (values []stats.Measured, terms string) {
		for _, k := range keys(id) {
			values, terms = append(values, &k), terms+k.Term+" "
		}
		return values, terms
	}
	values, _ := sortedKeys("")
	walk(t, "keyness", stats.KeyMeasures, values, stats.KeyRows(keys("")))
	sorted(t, stats.KeyMeasures, sortedKeys)

	near := func(id string) stats.Collocates {
		return stats.CollocatesOf("harbour", documents, stats.CollocateOptions{Least: 1, Order: stats.Association(id)})
	}
	sortedNear := func(id string) (values []stats.Measured, terms string) {
		for _, w := range near(id).Words {
			values, terms = append(values, &w), terms+w.Term+" "
		}
		return values, terms
	}
	values, _ = sortedNear("")
	walk(t, "collocates", stats.CollocateMeasures, values, near("").Rows())
	sorted(t, stats.CollocateMeasures, sortedNear)

	var spreads []stats.Spread
	values = nil
	for _, term := range []string{"harbour", "mayor", "fire", "tannery", "nowhere"} {
		s := stats.DispersionOf(term, a, nil)
		spreads, values = append(spreads, s), append(values, &s)
	}
	walk(t, "dispersion", stats.DispersionMeasures, values, stats.SpreadRows(spreads))

	var diversities []stats.Diversity
	values = nil
	for _, d := range append(documents, full("short", "the fire")) {
		v := stats.DiversityOf(d, nil)
		diversities, values = append(diversities, v), append(values, &v)
	}
	walk(t, "diversity", stats.DiversityMeasures, values, stats.DiversityRows([]string{"a", "b", "c", "short"}, diversities))
	for _, name := range []string{"mattr_" + strconv.Itoa(stats.MATTRWindow), "mtld_" + strconv.FormatFloat(stats.MTLDThreshold, 'f', -1, 64), "hdd_" + strconv.Itoa(stats.HDDSample)} {
		if !slices.ContainsFunc(stats.DiversityMeasures, func(m stats.Measure) bool { return m.Column == name }) {
			t.Errorf("no column is named by its setting: %s", name)
		}
	}
}

// What a list shows beside its words fits what it is sorted by.
func TestOrderFigures(t *testing.T) {
	for _, id := range append(stats.IDs(stats.KeyMeasures), "") {
		effect, evidence := stats.Order(id).Figures()
		if effect.Beside != "" || evidence.Beside == "" || evidence.Beside != effect.Column && id != "" && effect.ID != id {
			t.Errorf("%s shows %s and %s", id, effect.Name, evidence.Name)
		}
	}
}
