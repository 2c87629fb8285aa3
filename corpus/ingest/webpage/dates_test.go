package webpage

import (
	"testing"
	"time"
)

func TestReadsDaysAsPeopleAndProgramsWriteThem(t *testing.T) {
	const day = "2024-06-19"
	for _, c := range []struct{ text, lang, want string }{
		{"2024-06-19", "", day},
		{"2024-06-19T23:30:00-04:00", "", day}, // the page's own day, not that of Greenwich
		{"2024-06-19T00:15:00+09:00", "", day},
		{"2024/6/19", "", day},
		{"20240619", "", day},
		{"Wed, 19 Jun 2024 10:00:00 GMT", "", day},
		{"June 19, 2024", "", day},
		{"Jun. 19th, 2024", "", day},
		{"19th of June, 2024", "", day},
		{"06/19/2024", "en-US", day},
		{"19/06/2024", "en-GB", day},
		{"19/06/2024", "en-US", day}, // no month has the number 19
		{"03/04/2024", "en-US", "2024-03-04"},
		{"03/04/2024", "en-GB", "2024-04-03"},
		{"03/04/2024", "fr", "2024-04-03"},
		{"03.04.2024", "en-US", "2024-04-03"}, // with full stops nobody puts the month first
		{"19.06.24, 10:15 Uhr", "de", day},
		{"Mittwoch, 19. Juni 2024", "de", day},
		{"19 juin 2024 à 10h15", "fr", day},
		{"1er août 2024", "fr", "2024-08-01"},
		{"19 de junio de 2024", "es", day},
		{"19 de março de 2024", "pt", "2024-03-19"},
		{"19 giugno 2024", "it", day},
		{"19 czerwca 2024", "pl", day},
		{"19. června 2024", "cs", day},
		{"2024. június 19.", "hu", day},
		{"19 Haziran 2024", "tr", day},
		{"19 июня 2024 г.", "ru", day},
		{"19 червня 2024", "uk", day},
		{"19 Ιουνίου 2024", "el", day},
		{"19 يونيو 2024", "ar", day},
		{"2024年6月19日", "ja", day},
		{"2024년 6월 19일", "ko", day},
		{"١٩ يونيو ٢٠٢٤", "ar", day},
		{"Rabu, 19 Juni 2024 | 10.15 WIB", "id", day},
		{"১৯ জুন ২০২৪", "bn", day},
		{"۱۹ جون ۲۰۲۴", "ur", day},
		{"چهارشنبه ۳۰ خرداد ۱۴۰۳", "fa", day},
		{"۱۴۰۳/۰۳/۳۰ - ۱۰:۱۵", "fa", day},
		{"令和6年6月19日", "ja", day},
		{"更新：令和６年６月１９日", "ja", day},
		{"1445/12/13", "ar", ""}, // a year of the Hijra
		{"Published on June 19, 2024 by R. Heron", "", day},
		{"19-Jun-24", "", day},
		{"1718791200", "", day},
		{"1718791200000", "", day},

		{"", "", ""},
		{"midsummer 2024", "", ""},
		{"31 June 2024", "", ""},
		{"2024-13-01", "", ""},
		{"call 19 06 2024", "", ""},
		{"version 1.2.3", "", ""},
		{"May 2024", "", ""},
		{"12345678", "", ""},
		{"99999999999", "", ""},
	} {
		w, ok := parseDay(c.text, orderOf(c.lang))
		got := ""
		if ok {
			got = w.day.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestLinesThatOnlyTellTheDay(t *testing.T) {
	for text, want := range map[string]bool{
		"4 March 2025": true, "Publié le mardi 4 mars 2025 à 18h30": true, "2025. március 4.": true, "2025年3月4日 15:20": true, "٤ مارس ٢٠٢٥": true, "Updated Mar 4, 2025, 6:30 p.m. ET": true,
		"": false, "Published yesterday": false, "He died on 4 March 2025.": false, "The council met on 4 March 2025 and left the ferry as it was": false,
	} {
		if dayLine(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestDaysOfAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/2024/06/19/bridge":     "2024-06-19",
		"https://example.org/news/2024-6-19-bridge": "2024-06-19",
		"https://example.org/20240619/bridge":       "2024-06-19",
		"https://example.org/03/04/2024/bridge":     "",
		"https://example.org/article/123456":        "",
		"https://2024-06-19.example.org/":           "",
		"":                                          "",
	} {
		day, ok := dayOfAddress(address)
		got := ""
		if ok {
			got = day.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestNamesInBylines(t *testing.T) {
	for line, want := range map[string]string{
		"By R. Heron":                             "R. Heron",
		"By R. Heron | 19 June 2024":              "R. Heron",
		"by R. Heron, City Editor":                "R. Heron",
		"Von Rosa Reiher und Emil Igel":           "Rosa Reiher; Emil Igel",
		"Par Rose Héron, le 19 juin 2024":         "Rose Héron",
		"Heron, Rosa":                             "Rosa Heron",
		"Rosa Heron, Emil Hedgehog and Pia Perch": "Rosa Heron; Emil Hedgehog; Pia Perch",
		"https://example.org/heron":               "",
		"@heron":                                  "",
		"admin":                                   "",
		"Share":                                   "",
		"19 June 2024":                            "",
	} {
		var got string
		for _, n := range splitNames(cutTail(line)) {
			if isName(n) {
				if got != "" {
					got += "; "
				}
				got += n
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]string{
		"19.06.2024 - Rosa Heron":    "Rosa Heron",
		"Rosa Heron · June 19, 2024": "Rosa Heron",
		"19.06.2024, 10:15 Uhr":      "",
		"Harbour, 19 June 2024":      "",
		"The bridge opens in 2024":   "",
	} {
		if got := besideDay(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
