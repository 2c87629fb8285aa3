package quantity

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus"
)

func date(t *testing.T, s string) corpus.Date {
	t.Helper()
	d, err := corpus.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// show writes a quantity so that a table can name it.
func show(text string, q Value) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|", text[q.Span.From:q.Span.To])
	switch q.Kind {
	case Number:
		fmt.Fprintf(&b, "%g", q.Low)
		if q.High != q.Low {
			fmt.Fprintf(&b, "-%g", q.High)
		}
		if q.Unit != "" {
			b.WriteString(" " + q.Unit)
		}
	case Duration:
		fmt.Fprintf(&b, "%gh", q.Low/hour)
		if q.High != q.Low {
			fmt.Fprintf(&b, "-%gh", q.High/hour)
		}
	case Clock:
		fmt.Fprintf(&b, "%02d:%02d", int(q.Low)/60, int(q.Low)%60)
		if q.High != q.Low {
			fmt.Fprintf(&b, "-%02d:%02d", int(q.High)/60, int(q.High)%60)
		}
	case Day:
		b.WriteString(q.Date.String())
		if q.Date.IsZero() {
			fmt.Fprintf(&b, "%s %d/%d", q.Weekday, q.Month, q.Dom)
		}
	}
	if q.Bound > 0 {
		b.WriteString("+")
	}
	if q.Bound < 0 {
		b.WriteString("-")
	}
	if q.Vague {
		b.WriteString("~")
	}
	return b.String()
}

func TestQuantities(t *testing.T) {
	for _, x := range []struct{ published, text, want string }{
		{"", "He came some three hours late.", "some three hours|3h~"},
		{"", "a delay of 3 h", "3 h|3h"},
		{"", "several hours behind", "several hours|3h-9h~"},
		{"", "half an hour early", "half an hour|0.5h"},
		{"", "a two-day visit", "two-day|48h"},
		{"", "30 minutes early", "30 minutes|0.5h"},
		{"", "for the first time in 24 years", "24 years|210384h"},
		{"", "well past 2 a.m. on the day", "well past 2 a.m|02:00+"},
		{"", "at 14:30 sharp", "14:30|14:30"},
		{"", "at 2:15 p.m. and at noon", "2:15 p.m|14:15; noon|12:00"},
		{"", "at 9pm", "9pm|21:00"},
		{"", "in the early hours", "early hours|00:00-06:00"},
		{"", "about 10,000 soldiers", "about 10,000|10000 soldier~"},
		{"", "more than 1,000 dead", "more than 1,000|1000 dead+"},
		{"", "nearly 4,000 wounded", "nearly 4,000|4000 wound~"},
		{"", "two hundred thousand people", "two hundred thousand|200000 peopl"},
		{"", "twenty-four banners", "twenty-four|24 banner"},
		{"", "hundreds of thousands died", "hundreds of thousands|200000-900000 die~"},
		{"", "3.5 percent of it, 12% more", "3.5 percent|3.5 %; 12%|12 %"},
		{"", "raised $2.8 billion", "2.8 billion|2.8e+09 dollar"},
		{"", "some 500 mln dlrs", "some 500 mln dlrs|5e+08 dollar~"},
		{"", "20 to 30 ships", "20 to 30|20-30 ship"},
		{"", "a 42-year-old man", "42-year-old|42 age"},
		{"", "on 19 June 2024, Wednesday", "19 June 2024|2024-06-19; Wednesday|wednesday 0/0"},
		{"", "on Monday, 8 March 2021", "Monday, 8 March 2021|2021-03-08"},
		{"", "June 19, 2024", "June 19, 2024|2024-06-19"},
		{"", "in September 2023", "September 2023|2023-09"},
		{"", "from 8-18 April 2022", "8-18 April 2022|2022-04-08/2022-04-18"},
		{"", "the 1990s, and the 2019 summit", "1990s|1990-01-01/1999-12-31; 2019|2019"},
		{"", "2000 soldiers in 2000", "2000|2000 soldier; 2000|2000"},
		{"", "they march on; they may go", ""},
		{"2024-06-20", "last September", "last September|2023-09"},
		{"2024-11-20", "last September", "last September|2024-09"},
		{"2024-06-19/2024-06-25", "on Wednesday, not Tuesday", "Wednesday|2024-06-19; Tuesday|2024-06-18/2024-06-25"},
		{"2024-06-20", "on 19 June", "19 June|2024-06-19"},
		{"2025-01-02", "on December 30", "December 30|2024-12-30"},
		{"2024-06-20", "yesterday", "yesterday|2024-06-19"},
		{"2024", "last year", "last year|2023"},
		{"2024-06-20", "last week", "last week|2024-06-10/2024-06-16"},
		{"", "30 February 2024", "30|30; February 2024|2024-02"},
	} {
		var published corpus.Date
		if x.published != "" {
			published = date(t, x.published)
		}
		var got []string
		for _, q := range Read(x.text, published) {
			got = append(got, show(x.text, q))
		}
		if s := strings.Join(got, "; "); s != x.want {
			t.Errorf("%q\n got %s\nwant %s", x.text, s, x.want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want Match
	}{
		{"three hours", "3 h", Same},
		{"three hours", "several hours", Fits},
		{"about three hours", "180 minutes", Fits},
		{"three hours", "two hours", Differs},
		{"more than 1,000 dead", "1,200 dead", Fits},
		{"more than 1,000 dead", "800 dead", Differs},
		{"up to 800 dead", "1,000 dead", Differs},
		{"nearly 4,000 men", "3,700 men", Fits},
		{"2 a.m.", "past 2 a.m.", Fits},
		{"2 a.m.", "noon", Differs},
		{"19 June 2024", "June 2024", Fits},
		{"19 June 2024", "September 2023", Differs},
		{"Wednesday", "Tuesday", Differs},
		{"19 June 2024", "Tuesday", Differs},
		{"19 June 2024", "Wednesday", Fits},
		{"June 2024", "June 2024", Same},
	} {
		a, b := Read(x.a, corpus.Date{}), Read(x.b, corpus.Date{})
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%q %d quantities, %q %d", x.a, len(a), x.b, len(b))
		}
		if got, back := a[0].Match(b[0]), b[0].Match(a[0]); got != x.want || back != x.want {
			t.Errorf("%q against %q: %s and %s, want %s", x.a, x.b, got, back, x.want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	f.Add("from 8-18 April 2022, about 3.5 million to 10% of $20 bn at 2:15 p.m. last May, half a dozen")
	f.Add("hundreds of thousands of 1990s 24:60 99999999999999999999999999")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, q := range Read(text, corpus.Date{}) {
			if q.Span.From < at || q.Span.To <= q.Span.From || q.Span.To > len(text) {
				t.Fatalf("span %v after %d in %d bytes", q.Span, at, len(text))
			}
			at = q.Span.To
			if q.Low > q.High {
				t.Fatalf("%v exceeds %v", q.Low, q.High)
			}
			if q.Match(q) == Differs {
				t.Fatalf("%q differs from itself", text[q.Span.From:q.Span.To])
			}
		}
	})
}
