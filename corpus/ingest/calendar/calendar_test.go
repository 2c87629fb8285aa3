package calendar

import (
	"strings"
	"testing"
	"time"
)

// New years of Iran's calendar as its almanacs have them: the ends of ordinary and of
// leap years, also where five years lie between two leap years.
func TestSolar(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{1300, 1, 1, "1921-03-21"}, {1337, 12, 29, "1959-03-20"}, {1342, 12, 30, "1964-03-20"}, {1343, 1, 1, "1964-03-21"},
		{1357, 11, 22, "1979-02-11"}, {1375, 12, 30, "1997-03-20"}, {1395, 12, 30, "2017-03-20"}, {1399, 12, 30, "2021-03-20"},
		{1403, 1, 1, "2024-03-20"}, {1403, 6, 31, "2024-09-21"}, {1403, 7, 30, "2024-10-21"}, {1403, 12, 30, "2025-03-20"}, {1404, 1, 1, "2025-03-21"},
		{1404, 12, 30, ""}, {1404, 7, 31, ""}, {1404, 13, 1, ""}, {1404, 0, 1, ""}, {1299, 1, 1, ""}, {2024, 1, 1, ""},
	} {
		day, ok := Solar(c.y, c.m, c.d)
		got := ""
		if ok {
			got = day.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%d/%d/%d: %q, want %q", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestDigits(t *testing.T) {
	if got := Digits("٢٠٢٤ ۲۰۲۴ २०२४ ২০২৪ ௨௦௨௪ ２０２４ ๒๐๒๔ Ⅳ ½ 四"); got != strings.Repeat("2024 ", 7)+"Ⅳ ½ 四" {
		t.Error(got)
	}
	if Digit('x') != -1 || Digit('９') != 9 || Digit('𝟡') != 9 {
		t.Error("a digit has another value")
	}
}

func TestMonthsOfTheYear(t *testing.T) {
	for i, names := range Months {
		if n := len(strings.Fields(names)); n < 7 {
			t.Errorf("month %d has %d names", i+1, n)
		}
	}
	if SolarMonth("اسفند") != 12 || SolarMonth("مارس") != 0 || Era("今は令和") != 2018 || Era("2024") != 0 {
		t.Error("a month or an era is another one")
	}
}
