package present

import (
	"strings"
	"testing"

	"parallax/corpus"
)

// spaced replaces the space that does not break, to keep tables legible.
func spaced(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func TestNumbers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{number(0), "0"}, {number(999), "999"}, {number(1000), "1,000"}, {number(1234567), "1,234,567"}, {number(-1234), "−1,234"},
		{spell(0), "no"}, {spell(12), "twelve"}, {spell(13), "13"}, {spell(5000), "5,000"}, {spell(-1), "−1"},
		{count(1, "article"), "one article"}, {count(0, "article"), "no articles"}, {tally(1, "word"), "1 word"}, {tally(2310, "word"), "2,310 words"},
		{percent(0), "0 %"}, {percent(0.004), "<1 %"}, {percent(0.005), "1 %"}, {percent(0.124), "12 %"}, {percent(1), "100 %"},
		{numbers(nil), ""}, {numbers([]int{3}), "3"}, {numbers([]int{3, 4}), "3 and 4"}, {numbers([]int{3, 5, 6, 7}), "3 and 5 to 7"}, {numbers([]int{1, 3, 4, 9}), "1, 3, 4 and 9"},
		{toldBy(0, 5), "none"}, {toldBy(1, 5), "only 1"}, {toldBy(3, 5), "3 of 5"}, {toldBy(5, 5), "all 5"}, {toldBy(1, 1), "1 of 1"}, {toldBy(1, 5000), "only 1"}, {toldBy(1200, 5000), "1,200 of 5,000"},
		{capital("élan"), "Élan"}, {capital(""), ""},
		{sentence("It ends."), "It ends."}, {sentence("It does not"), "It does not."}, {sentence("“Does it?”"), "“Does it?”"}, {sentence(" "), ""},
	} {
		if got := spaced(test.got); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct{ date, short, long string }{
		{"", "", ""},
		{"2024-06-19", "19 Jun 2024", "19 June 2024"},
		{"2024-06", "June 2024", "June 2024"},
		{"2019", "2019", "2019"},
		{"2024-06-18/2024-06-19", "18–19 Jun 2024", "18–19 June 2024"},
		{"2024-05-30/2024-06-02", "30 May to 2 Jun 2024", "30 May to 2 June 2024"},
		{"2023-12-28/2024-01-03", "28 Dec 2023 to 3 Jan 2024", "28 December 2023 to 3 January 2024"},
		{"2024-07/2024-09", "July to September 2024", "July to September 2024"},
		{"2023-12/2024-02", "December 2023 to February 2024", "December 2023 to February 2024"},
		{"1950/1953", "1950 to 1953", "1950 to 1953"},
		{"2024-01-01/2024-12-31", "2024", "2024"},
		{"2024-02-01/2024-02-29", "February 2024", "February 2024"},
		{"2024-06-19/2024-06-19", "19 Jun 2024", "19 June 2024"},
		{"2024-01-01/2024-03-15", "1 Jan to 15 Mar 2024", "1 January to 15 March 2024"},
	} {
		d, err := corpus.ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := date(d, shortDate); got != test.short {
			t.Errorf("%s, short: %q, want %q", test.date, got, test.short)
		}
		if got := date(d, longDate); got != test.long {
			t.Errorf("%s, long: %q, want %q", test.date, got, test.long)
		}
	}
}

func TestPublished(t *testing.T) {
	d, _ := corpus.ParseDate("2024-07/2024-09")
	for _, test := range []struct {
		p    corpus.Published
		want string
	}{
		{corpus.Published{}, "date not stated"},
		{corpus.Published{Date: d}, "probably July to September 2024"},
		{corpus.Published{Date: d, Stated: true}, "July to September 2024"},
	} {
		if got := published(test.p); got != test.want {
			t.Errorf("published(%+v) = %q, want %q", test.p, got, test.want)
		}
	}
}

func TestRuns(t *testing.T) {
	for _, test := range []struct {
		text  string
		spans []corpus.Span
		want  string // marked in brackets, runs parted by bars
	}{
		{"", nil, ""},
		{"late night", nil, "late night"},
		{"late night", []corpus.Span{{From: 0, To: 4}}, "[late]| night"},
		{"late night", []corpus.Span{{From: 5, To: 10}}, "late |[night]"},
		{"late night", []corpus.Span{{From: 0, To: 4}, {From: 5, To: 10}}, "[late]| |[night]"},
		{"late", []corpus.Span{{From: 2, To: 9}, {From: 3, To: 3}, {From: -1, To: 2}}, "late"}, // of another text
		{"late", []corpus.Span{{From: 0, To: 3}, {From: 2, To: 4}}, "[lat]|e"},
	} {
		var parts []string
		for _, r := range runs(test.text, test.spans) {
			if r.Marked {
				r.Text = "[" + r.Text + "]"
			}
			parts = append(parts, r.Text)
		}
		if got := strings.Join(parts, "|"); got != test.want {
			t.Errorf("runs(%q, %v) = %q, want %q", test.text, test.spans, got, test.want)
		}
	}
}

func TestSilent(t *testing.T) {
	all := []string{"a", "b", "c", "d"}
	for _, test := range []struct{ tellers, want string }{
		{"", "abcd"}, {"a", "bcd"}, {"d", "abc"}, {"bc", "ad"}, {"abcd", ""},
	} {
		if got := strings.Join(silent(all, strings.Split(test.tellers, "")[:len(test.tellers)]), ""); got != test.want {
			t.Errorf("silent of %q = %q, want %q", test.tellers, got, test.want)
		}
	}
}
