package query

import "testing"

func TestFieldsCanBeChanged(t *testing.T) {
	herald := Field{Name: "outlet", Value: "herald"}
	for _, test := range []struct {
		text          string
		fields        int
		with, without string
	}{
		{"", 0, "outlet:herald", ""},
		{"late", 0, "late outlet:herald", "late"},
		{"late train outlet:herald", 1, "late train outlet:herald", "late train"},
		{"outlet:herald", 1, "outlet:herald", ""},
		{"late outlet:rfa kind:caption", 2, "late kind:caption outlet:herald", "late outlet:rfa kind:caption"},
		{"late OR outlet:herald", 0, "(late OR outlet:herald) outlet:herald", "late OR outlet:herald"},
		{"late -outlet:herald", 0, "late -outlet:herald outlet:herald", "late -outlet:herald"},
		{`"red carpet`, 0, `"red carpet" outlet:herald`, `"red carpet"`},
	} {
		q := Parse(test.text)
		if got := q.Fields(); len(got) != test.fields {
			t.Errorf("%q has the fields %v", test.text, got)
		}
		if got := q.With(herald).String(); got != test.with {
			t.Errorf("%q with: %q, want %q", test.text, got, test.with)
		}
		if got := q.Without(herald).String(); got != test.without {
			t.Errorf("%q without: %q, want %q", test.text, got, test.without)
		}
		if got := Parse(test.text).String(); got != q.String() {
			t.Errorf("%q was changed to %q", test.text, got)
		}
	}
}
