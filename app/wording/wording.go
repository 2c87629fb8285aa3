// Package wording writes numbers, dates and lists as running English does. Page,
// tool and page templates use it, so that a thing is written alike everywhere.
package wording

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
)

// Nbsp keeps a number and what it counts on one line.
const Nbsp = "\u00a0"

// Number writes n with commas between thousands.
func Number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

var numerals = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// Spell writes small numbers in words, as running text does.
func Spell(n int) string {
	if n >= 0 && n < len(numerals) {
		return numerals[n]
	}
	return Number(n)
}

// Count is a number in words with its noun: "no articles", "one article", "five
// articles", "1,200 articles".
func Count(n int, noun string) string { return Spell(n) + " " + Plural(n, noun) }

// Tally is a number in digits with its noun: "1 passage", "2,310 words".
func Tally(n int, noun string) string { return Number(n) + Nbsp + Plural(n, noun) }

func Plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// Percent writes a share as the chart does: "12 %"; what is there but rounds to
// nothing is "<1 %".
func Percent(share float64) string {
	n := int(math.Round(share * 100))
	if n == 0 && share > 0 {
		return "<1" + Nbsp + "%"
	}
	return strconv.Itoa(n) + Nbsp + "%"
}

// Capital is s with its first letter in upper case.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// Enumerate joins parts as English does: "a", "a and b", "a, b and c".
func Enumerate(parts []string) string { return join(parts, " and ") }

// Either joins parts of which one is meant: "a", "a or b", "a, b or c".
func Either(parts []string) string { return join(parts, " or ") }

func join(parts []string, last string) string {
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + last + parts[n-1]
	}
}

// Between is what follows each of n parts that are joined as Enumerate does:
// ", ", " and ", and "" after the last.
func Between(n int) []string {
	list := make([]string, n)
	for i := range list[:max(n-1, 0)] {
		list[i] = ", "
	}
	if n > 1 {
		list[n-2] = " and "
	}
	return list
}

// Quoted puts a text between quotation marks.
func Quoted(s string) string { return "“" + s + "”" }

// Numbers writes passage numbers: "3", "3 and 4", "3, 5 to 7".
func Numbers(ns []int) string {
	var parts []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		switch {
		case j-i >= 2:
			parts = append(parts, strconv.Itoa(ns[i])+" to "+strconv.Itoa(ns[j]))
		case j > i:
			parts = append(parts, strconv.Itoa(ns[i]), strconv.Itoa(ns[j]))
		default:
			parts = append(parts, strconv.Itoa(ns[i]))
		}
		i = j + 1
	}
	return Enumerate(parts)
}

// ToldBy writes how many of n documents tell something.
func ToldBy(told, n int) string {
	switch {
	case told == 0:
		return "none"
	case told == n && n > 1:
		return "all" + Nbsp + Number(n)
	case told == 1 && n > 1:
		return "only" + Nbsp + "1"
	}
	return Number(told) + " of" + Nbsp + Number(n)
}

// DateStyle says how much room a date has.
type DateStyle bool

const (
	ShortDate DateStyle = true  // 19 Jun 2024
	LongDate  DateStyle = false // 19 June 2024
)

func (s DateStyle) day() string {
	if s == ShortDate {
		return "2 Jan 2006"
	}
	return "2 January 2006"
}

// Date writes a date at the precision it has; "" if it is not stated. An
// interval that begins and ends with whole years or months is written by them:
// "2019 to 2021", "July to September 2024", "18–19 June 2024".
func Date(d corpus.Date, style DateStyle) string {
	first, last := d.First, d.Last
	switch d.Precision {
	case corpus.Day:
		return first.Format(style.day())
	case corpus.Month:
		return first.Format("January 2006")
	case corpus.Year:
		return first.Format("2006")
	case corpus.Interval:
	default:
		return ""
	}
	next := last.AddDate(0, 0, 1)
	wholeMonths := first.Day() == 1 && next.Day() == 1
	sameYear := first.Year() == last.Year()
	sameMonth := sameYear && first.Month() == last.Month()
	switch {
	case first.Equal(last):
		return first.Format(style.day())
	case wholeMonths && first.YearDay() == 1 && next.YearDay() == 1:
		if sameYear {
			return first.Format("2006")
		}
		return first.Format("2006") + " to " + last.Format("2006")
	case wholeMonths && sameMonth:
		return first.Format("January 2006")
	case wholeMonths && sameYear:
		return first.Format("January") + " to " + last.Format("January 2006")
	case wholeMonths:
		return first.Format("January 2006") + " to " + last.Format("January 2006")
	case sameMonth:
		return first.Format("2") + "–" + last.Format(style.day())
	case sameYear:
		return strings.TrimSuffix(first.Format(style.day()), first.Format(" 2006")) + " to " + last.Format(style.day())
	}
	return first.Format(style.day()) + " to " + last.Format(style.day())
}

// Published writes when a document appeared and whether it says so itself.
func Published(p corpus.Published) string {
	switch d := Date(p.Date, LongDate); {
	case d == "":
		return "date not stated"
	case p.Stated:
		return d
	default:
		return "probably " + d
	}
}

// Sentence ends a text with a full stop unless it ends a sentence already.
func Sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsRune(".!?…", lastRune(s)) {
		return s
	}
	return s + "."
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’\")"))
	return r
}

// Yes writes what is so or not.
func Yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// Spread writes passage numbers with spaces between: no spreadsheet takes that
// for a date or a number with a comma.
func Spread(list []int) string {
	text := make([]string, len(list))
	for i, n := range list {
		text[i] = strconv.Itoa(n)
	}
	return strings.Join(text, " ")
}
