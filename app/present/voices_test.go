package present

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/wording"
)

func TestVoices(t *testing.T) {
	v := Compare(model(sample.Collection(), "#/compare/radio-island,bell-weeks,tide-ledger?by=voices")).Voices
	radio, weeks, ledger := v.Columns[0], v.Columns[1], v.Columns[2]
	plain := func(s string) string { return strings.ReplaceAll(s, wording.Nbsp, " ") }
	for _, test := range []struct{ name, got, want string }{
		{"sum", radio.Quotes, "4 direct quotations, 3 indirect mentions"},
		{"unnamed", radio.Anonymous, "1 of 4 quotations by unnamed voices"},
		{"most", radio.Most, "Most quoted: Jon Brask, 3 of 4 quotations"},
		{"carried", radio.Carried, "Relies mainly on one source"},
		{"two quotations", weeks.Carried, ""},
		{"all unnamed", weeks.Anonymous, "2 of 2 quotations by unnamed voices"},
		{"no quotation", ledger.Anonymous, "Nobody is quoted directly"},
		{"no quotation, most", ledger.Most, ""},
	} {
		if plain(test.got) != test.want {
			t.Errorf("%s: %q, want %q", test.name, plain(test.got), test.want)
		}
	}
	if len(radio.Groups) != 2 || radio.Groups[0].Title != "Named people" || radio.Groups[1].Title != "Unnamed" {
		t.Fatalf("the groups are %+v", radio.Groups)
	}
	brask := radio.Groups[0].Voices[0]
	if brask.Hollow || brask.About != "tug master, Holm Towage" || brask.Quotes[0].Times != 3 || brask.Quotes[0].Href != "#/read/radio-island?p=3" || brask.Mentions[0].Number != "1" {
		t.Errorf("the tug master is %+v", brask)
	}
	crowd := weeks.Groups[0].Voices[0]
	if !crowd.Hollow || crowd.Name != "people on the island" || !crowd.Quotes[0].Inferred || len(crowd.Also) != 1 || crowd.Also[0].Name != "Radio Sund" {
		t.Errorf("the islanders are %+v", crowd)
	}
	if silent := Compare(model(sample.Collection(), "#/compare/pupils-question,bell-weeks?by=voices")).Voices.Columns[0]; silent.Empty == "" || silent.Groups != nil || silent.Most != "" {
		t.Errorf("nobody speaks in %+v", silent)
	}
	if none := Compare(model(sample.NoCoding(), "#/compare?by=voices")); none.Too != "" || len(none.Voices.Columns) != 2 || none.Voices.Note == "" {
		t.Errorf("without coding: %+v", none)
	}
}

func TestLabels(t *testing.T) {
	v := Compare(model(sample.Collection(), "#/compare/tide-ledger,radio-island?by=voices")).Voices.Labels
	if len(v.Rows) != 2 || v.Rows[0].Subject != "The skipper" || v.Rows[1].Subject != "The passengers" {
		t.Fatalf("the rows are %+v", v.Rows)
	}
	if c := v.Rows[0].Cells; len(c[0].Names) != 1 || c[0].Names[0].Fragment != "“the skipper”" || c[0].Names[0].Passages[0].Href != "#/read/tide-ledger?p=5" || c[1].Names != nil {
		t.Errorf("the skipper is %+v", c)
	}
	if n := v.Rows[1].Cells[1].Names; n[0].Fragment != "“die Leute”" || n[0].Count != "3×" || n[1].Count != "" || v.Rows[1].Cells[1].Lang != "de" {
		t.Errorf("the passengers are %+v", v.Rows[1].Cells[1])
	}
	if n := v.Rows[1].Cells[1].Names; n[0].Headline != "" || n[2].Headline != "#/read/radio-island" || n[2].Passages != nil {
		t.Errorf("the headline's name is %+v", n)
	}
	if none := Compare(model(sample.Collection(), "#/compare/bell-parted,bell-weeks?by=voices")).Voices.Labels; none.Columns != nil {
		t.Errorf("nobody is named in %+v", none)
	}
}

// Of fewer than twenty things no share is written in per cent.
func TestFewAreNoShare(t *testing.T) {
	if few, many := unnamedOf(5, 19), unnamedOf(5, 20); strings.Contains(few, "%") || !strings.Contains(many, "(25"+wording.Nbsp+"%)") {
		t.Errorf("of 19: %q, of 20: %q", few, many)
	}
	if few, many := mostWords("Ada", 5, 19), mostWords("Ada", 5, 20); strings.Contains(few, "%") || !strings.Contains(many, "(25"+wording.Nbsp+"%)") {
		t.Errorf("of 19 words: %q, of 20: %q", few, many)
	}
}
