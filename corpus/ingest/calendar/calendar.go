// Package calendar knows what dates are written with: the digits of other
// scripts, the names of months in languages that the readers of dates do not
// list themselves, the solar calendar of Iran, and eras.
package calendar

import (
	"strings"
	"time"
	"unicode"
)

// Digits writes the decimal digits of every script as 0 to 9, and leaves out
// the marks of direction that stand between them.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case r == 0x200E || r == 0x200F:
			return -1
		}
		if d := Digit(r); d >= 0 {
			return '0' + rune(d)
		}
		return r
	}, s)
}

// Digit is the value of a decimal digit of any script, -1 of another rune. The
// digits of a script follow each other from nought on (Unicode, category Nd).
func Digit(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if r < 0x80 || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	for _, span := range unicode.Nd.R16 {
		if rune(span.Lo) <= r && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10
		}
	}
	for _, span := range unicode.Nd.R32 {
		if rune(span.Lo) <= r && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10
		}
	}
	return -1
}

// Iranian reports whether a text has digits as Persian writes them.
func Iranian(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 0x6F0 <= r && r <= 0x6F9 })
}

// Months are names of the months, January first, in small letters, with a space
// between: Indonesian, Malay, Filipino, Swahili, Afrikaans, Azerbaijani, Uzbek,
// Kazakh, Urdu, Bengali and Tamil.
var Months = [12]string{
	"januari enero januarie yanvar қаңтар جنوری জানুয়ারি জানুয়ারী ஜனவரி",
	"februari pebrero februarie fevral ақпан فروری ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி",
	"maret mac marso machi maart mart наурыз مارچ মার্চ மார்ச்",
	"april abril aprili aprel сәуір اپریل এপ্রিল ஏப்ரல்",
	"mei mayo may мамыр مئی মে மே",
	"juni jun hunyo junie iyun маусым جون জুন ஜூன்",
	"juli julai hulyo julie iyul шілде جولائی জুলাই ஜூலை",
	"agustus ogos agosto agosti augustus avqust avgust тамыз اگست আগস্ট ஆகஸ்ட்",
	"september setyembre septemba sentyabr sentabr қыркүйек ستمبر সেপ্টেম্বর செப்டம்பர்",
	"oktober oktubre oktoba oktyabr oktabr қазан اکتوبر অক্টোবর அக்டோபர்",
	"november nobyembre novemba noyabr қараша نومبر নভেম্বর நவம்பர்",
	"desember disember disyembre desemba dekabr желтоқсан دسمبر ডিসেম্বর டிசம்பர்",
}

// SolarMonth is the number of a month of Iran's solar calendar, 0 of another word.
func SolarMonth(word string) int {
	switch word {
	case "فروردین", "فروردين":
		return 1
	case "اردیبهشت", "ارديبهشت":
		return 2
	case "خرداد":
		return 3
	case "تیر", "تير":
		return 4
	case "مرداد", "امرداد":
		return 5
	case "شهریور", "شهريور":
		return 6
	case "مهر":
		return 7
	case "آبان":
		return 8
	case "آذر":
		return 9
	case "دی":
		return 10
	case "بهمن":
		return 11
	case "اسفند":
		return 12
	}
	return 0
}

// The years that are taken for years of the solar calendar: 1921 to 2071.
const (
	FirstSolar = 1300
	LastSolar  = 1450
)

// Solar is a day of Iran's solar calendar; false if that has none such. Leap
// years repeat after 33 years, which is right for the years that are read.
func Solar(year, month, day int) (time.Time, bool) {
	if year < FirstSolar || year > LastSolar || month < 1 || month > 12 || day < 1 {
		return time.Time{}, false
	}
	length := 31
	switch {
	case month == 12 && !solarLeap(year):
		length = 29
	case month > 6:
		length = 30
	}
	if day > length {
		return time.Time{}, false
	}
	days := (month-1)*30 + min(month-1, 6) + day - 1
	for y := 1403; y < year; y++ {
		days += yearLength(y)
	}
	for y := year; y < 1403; y++ {
		days -= yearLength(y)
	}
	return time.Date(2024, time.March, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days), true // 1 Farvardin 1403
}

func yearLength(year int) int {
	if solarLeap(year) {
		return 366
	}
	return 365
}

func solarLeap(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}

// Era is the year before the first one of the era that a text ends with, as
// Japan and Taiwan count years; 0 if it ends with none.
func Era(s string) int {
	const name = len("令和") // in bytes, of each
	if len(s) < name {
		return 0
	}
	switch s[len(s)-name:] {
	case "令和":
		return 2018
	case "平成":
		return 1988
	case "昭和":
		return 1925
	case "大正", "民國", "民国":
		return 1911
	}
	return 0
}
