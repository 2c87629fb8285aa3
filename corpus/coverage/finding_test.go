package coverage

import (
	"reflect"
	"slices"
	"testing"

	"parallax/corpus"
)

func value(document, text string, certainty corpus.Certainty) corpus.Value {
	return corpus.Value{At: corpus.Ref{Document: document, Passage: 1}, Value: text, Certainty: certainty}
}

func TestFindingAmong(t *testing.T) {
	differ := &corpus.Fact{Verdict: corpus.Differ, Values: []corpus.Value{
		value("a", "Tuesday", ""), value("a", "Wednesday", ""), value("b", "Wednesday", ""), value("c", "19 June", ""),
	}}
	counted := &corpus.Fact{Verdict: corpus.Differ, Values: []corpus.Value{
		value("a", "41", ""), value("b", "41", corpus.Stated), value("c", "38", ""), value("d", "41", corpus.Alleged),
	}}
	agree := &corpus.Fact{Verdict: corpus.Agree, Values: []corpus.Value{value("a", "two", ""), value("b", "past two", ""), value("c", "early", "")}}
	single := &corpus.Fact{Verdict: corpus.Single, Values: []corpus.Value{value("a", "red", "")}}
	nobody := &corpus.Fact{Verdict: corpus.Silent}
	for _, test := range []struct {
		name  string
		fact  *corpus.Fact
		among []string
		want  Finding
	}{
		{"all are looked at", differ, []string{"a", "b", "c", "d"}, Finding{corpus.Differ, false, 3, 0, 3, []string{"a"}}},
		{"nobody here answers", differ, []string{"d"}, Finding{corpus.Silent, false, 0, 3, 0, nil}},
		{"one here answers, with two values", differ, []string{"a", "d"}, Finding{corpus.Single, false, 1, 2, 2, []string{"a"}}},
		{"the same day in other words", differ, []string{"b", "c"}, Finding{corpus.Differ, true, 2, 1, 2, nil}},
		{"word for word the same", counted, []string{"a", "b"}, Finding{corpus.Agree, false, 2, 2, 1, nil}},
		{"the same number, not as certain", counted, []string{"a", "d"}, Finding{corpus.Differ, true, 2, 2, 1, nil}},
		{"numbers that differ", counted, []string{"b", "c"}, Finding{corpus.Differ, false, 2, 2, 2, nil}},
		{"a part of what agrees", agree, []string{"a", "c"}, Finding{corpus.Agree, false, 2, 1, 2, nil}},
		{"one of those that agree", agree, []string{"c", "d"}, Finding{corpus.Single, false, 1, 2, 1, nil}},
		{"the only one", single, []string{"a", "b"}, Finding{corpus.Single, false, 1, 0, 1, nil}},
		{"not the only one", single, []string{"b", "c"}, Finding{corpus.Silent, false, 0, 1, 0, nil}},
		{"nobody at all", nobody, []string{"a", "b"}, Finding{corpus.Silent, false, 0, 0, 0, nil}},
	} {
		got := FindingAmong(test.fact, func(d string) bool { return slices.Contains(test.among, d) })
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		values []string
		want   []float64
		equal  bool
	}{
		{[]string{"41", "38"}, []float64{41, 38}, false},
		{[]string{"1,000", "1000"}, []float64{1000, 1000}, true},
		{[]string{"12.5 Crowns", "15 crowns"}, []float64{12.5, 15}, false},
		{[]string{"12 crowns", "15"}, nil, false},
		{[]string{"41"}, nil, false},
		{[]string{"about 41", "38"}, nil, false},
		{[]string{"1,00", "38"}, nil, false},
		{[]string{"41.", "38"}, nil, false},
		{[]string{"", "38"}, nil, false},
	} {
		var values []corpus.Value
		for _, s := range test.values {
			values = append(values, value("a", s, ""))
		}
		got, equal, ok := Scale(values)
		if !reflect.DeepEqual(got, test.want) || equal != test.equal || ok != (test.want != nil) {
			t.Errorf("%q: %v, %v, %v", test.values, got, equal, ok)
		}
	}
}
