package wording

import (
	"strings"
	"testing"

	"parallax/corpus"
)

func TestNumbers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{Number(0), "0"}, {Number(999), "999"}, {Number(1000), "1,000"}, {Number(1234567), "1,234,567"}, {Number(-1234), "−1,234"},
		{Spell(0), "no"}, {Spell(12), "twelve"}, {Spell(13), "13"}, {Spell(5000), "5,000"}, {Spell(-1), "−1"},
		{Count(1, "article"), "one article"}, {Count(0, "article"), "no articles"}, {Tally(1, "word"), "1 word"}, {Tally(2310, "word"), "2,310 words"},
		{Percent(0), "0 %"}, {Percent(0.004), "<1 %"}, {Percent(0.005), "1 %"}, {Percent(0.124), "12 %"}, {Percent(1), "100 %"},
		{Numbers(nil), ""}, {Numbers([]int{3}), "3"}, {Numbers([]int{3, 4}), "3 and 4"}, {Numbers([]int{3, 5, 6, 7}), "3 and 5 to 7"}, {Numbers([]int{1, 3, 4, 9}), "1, 3, 4 and 9"},
		{ToldBy(0, 5), "none"}, {ToldBy(1, 5), "only 1"}, {ToldBy(3, 5), "3 of 5"}, {ToldBy(5, 5), "all 5"}, {ToldBy(1, 1), "1 of 1"}, {ToldBy(1, 5000), "only 1"}, {ToldBy(1200, 5000), "1,200 of 5,000"},
		{Capital("élan"), "Élan"}, {Capital(""), ""},
		{Sentence("It ends."), "It ends."}, {Sentence("It does not"), "It does not."}, {Sentence("“Does it?”"), "“Does it?”"}, {Sentence(" "), ""},
	} {
		if got := strings.ReplaceAll(test.got, Nbsp, " "); got != test.want {
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
		if got := Date(d, ShortDate); got != test.short {
			t.Errorf("%s, short: %q, want %q", test.date, got, test.short)
		}
		if got := Date(d, LongDate); got != test.long {
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
		if got := Published(test.p); got != test.want {
			t.Errorf("published(%+v) = %q, want %q", test.p, got, test.want)
		}
	}
}
