package wording

import (
	"reflect"
	"strings"
	"testing"
)

func TestMessage(t *testing.T) {
	for _, test := range []struct {
		message Message
		pairs   []any
		want    string
	}{
		{"Plain.", nil, "Plain."},
		{"{outlet} covers {told} of {all|topic|topics}.", []any{"outlet", "Korea Herald", "told", 24, "all", 1200}, "Korea Herald covers 24 of 1,200 topics."},
		{"{n|article|articles} {n?is|are} open.", []any{"n", 1}, "1 article is open."},
		{"{n|article|articles} {n?is|are} open.", []any{"n", 2}, "2 articles are open."},
		{"{n#article|articles}", []any{"n", 5}, "five articles"},
		{"{n#article|articles}", []any{"n", 0}, "no articles"},
		{"a {{brace}}", nil, "a {brace}"},
		{"{missing}", nil, "{missing}"},
		{"{n|a|b}", []any{"n", "no number"}, "{n|a|b}"},
		{"open {", nil, "open {"},
		{"close }", nil, "close }"},
	} {
		if got := strings.ReplaceAll(test.message.With(test.pairs...), Nbsp, " "); got != test.want {
			t.Errorf("%q with %v: %q, want %q", test.message, test.pairs, got, test.want)
		}
	}
	if before, after := Message("Did you mean {query} in {n|text|texts}?").Around("query", "n", 3); before != "Did you mean " || after != " in 3"+Nbsp+"texts?" {
		t.Errorf("around: %q and %q", before, after)
	}
	if got := Message("{b} {a|x|y} {{no}} {b?u|v}").Names(); !reflect.DeepEqual(got, []string{"b", "a"}) {
		t.Errorf("names: %v", got)
	}
}

// A name that runs from the right does not reorder the line around it.
func TestNamesFromTheRightAreIsolated(t *testing.T) {
	for value, want := range map[string]string{
		"“جريدة”":              "“\u2068جريدة\u2069”",
		"“جريدة” and “a”":      "“\u2068جريدة\u2069” and “a”",
		"exactly “a b”":        "exactly “a b”",
		"“a”, without “צה\"ל”": "“a”, without “\u2068צה\"ל\u2069”",
		"“not closed جريدة":    "“not closed جريدة",
	} {
		if got := IsolatedQuotes(value); got != want || got != value && Isolated(got) != got {
			t.Errorf("%q is isolated as %q", value, got)
		}
	}
	for value, want := range map[string]string{"جريدة": "\u2068جريدة\u2069, 2 passages", "Herald": "Herald, 2 passages", "צה\"ל": "\u2068צה\"ל\u2069, 2 passages", "大桥": "大桥, 2 passages"} {
		if got := Message("{name}, {n|passage|passages}").With("name", value, "n", 2); strings.ReplaceAll(got, Nbsp, " ") != want {
			t.Errorf("%q", got)
		}
	}
}
