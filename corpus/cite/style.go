package cite

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Style is how a citation is written.
type Style string

const (
	Chicago Style = "chicago"
	APA     Style = "apa"
	MLA     Style = "mla"
)

// Styles are all of them.
var Styles = []Style{Chicago, APA, MLA}

// The name of an outlet stands between these in a citation that is being made: it is
// set in italics.
const italic, upright = "\x01", "\x02"

// Chicago and MLA leave names in Chinese, Japanese and Korean letters upright.
func (i Item) outlet(s Style) string {
	if i.Container == "" || s != APA && asian(i.Container) {
		return i.Container
	}
	return italic + i.Container + upright
}

var clean = strings.NewReplacer(italic, "", upright, "")

// Text is a citation without its italics, HTML with them.
func textOf(s string) string { return clean.Replace(s) }

func htmlOf(s string) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
	return strings.NewReplacer(italic, "<i>", upright, "</i>").Replace(s)
}

// Entry is the citation in a bibliography, reference list or list of works cited; HTML
// has the outlet in italics.
func (i Item) Entry(s Style) string     { return textOf(i.entry(s, "")) }
func (i Item) EntryHTML(s Style) string { return htmlOf(i.entry(s, "")) }

// InText is how the text refers to the entry: in Chicago a note, else in brackets.
// Passage is the number of a passage, 0 for the whole article.
func (i Item) InText(s Style, passage int) string { return i.InTextOf(s, passage, passage) }

// InTextOf is the same of the passages from one to another.
func (i Item) InTextOf(s Style, from, to int) string { return textOf(i.inText(s, from, to, "")) }

// locator names passages as the style does; "" where from is 0.
func locator(s Style, from, to int) string {
	name := "para"
	if s == MLA {
		name = "par"
	}
	switch {
	case from < 1:
		return ""
	case to > from:
		return name + "s. " + strconv.Itoa(from) + "–" + strconv.Itoa(to)
	}
	return name + ". " + strconv.Itoa(from)
}

// Short is Chicago's shortened note.
func (i Item) Short(passage int) string {
	who := i.who(" and ", 3)
	if who == "" {
		who = i.outlet(Chicago)
	}
	if passage == 0 {
		return textOf(join(", ", who, i.quoted(".")))
	}
	return textOf(join(", ", who, i.quoted(",")) + " para. " + strconv.Itoa(passage) + ".")
}

// join joins what is not empty.
func join(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}

// stop ends with a full stop, unless it does already.
func stop(s string) string {
	if bare := textOf(s); bare == "" || strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "?") || strings.HasSuffix(bare, "!") ||
		strings.HasSuffix(bare, ".”") || strings.HasSuffix(bare, "?”") || strings.HasSuffix(bare, "!”") || strings.HasSuffix(bare, "…") {
		return s
	}
	return s + "."
}

// who are the family names of the authors; of the number most or more, the first.
func (i Item) who(and string, most int) string {
	names := make([]string, len(i.Authors))
	for k, n := range i.Authors {
		names[k] = n.glued()
	}
	return listed(names, and, most, 1)
}

// listed joins names: "A and B", "A, B, and C", and of the number most or more the
// first few and "et al.".
func listed(names []string, and string, most, few int) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n >= most:
		if few == 1 {
			return names[0] + " et al."
		}
		return strings.Join(names[:few], ", ") + ", et al."
	case n == 1:
		return names[0]
	case n == 2:
		return names[0] + and + names[1]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + "," + and + names[last]
}

// authors are the names as an entry begins with them.
func (i Item) authors(s Style) string {
	if len(i.Authors) == 0 {
		return ""
	}
	names := make([]string, len(i.Authors))
	for k, n := range i.Authors {
		switch {
		case s == APA:
			names[k] = n.inverted(false, n.initialled())
		case k == 0:
			names[k] = n.inverted(s == Chicago, n.Given)
		default:
			names[k] = n.forward()
		}
	}
	switch n := len(names); {
	case s == APA && n > 20:
		return strings.Join(names[:19], ", ") + ", . . . " + names[n-1]
	case s == APA && n > 1:
		return strings.Join(names[:n-1], ", ") + ", & " + names[n-1]
	case s == MLA && n > 2:
		return names[0] + ", et al."
	case s == Chicago && n > 6:
		return strings.Join(names[:3], ", ") + ", et al."
	case n == 2:
		return names[0] + ", and " + names[1]
	}
	return listed(names, " and ", 100, 1)
}

// entry is the citation in a list; letter tells entries of one author and year apart.
func (i Item) entry(s Style, letter string) string {
	who := i.authors(s)
	switch s {
	case APA:
		date := " (" + i.apaDate(letter) + ")."
		address := i.URL
		if address != "" && i.Issued.IsZero() {
			address = "Retrieved " + address
		}
		if who == "" {
			return join(" ", stop(i.plain())+date, stop(i.outlet(s)), address)
		}
		return join(" ", stop(who)+date, stop(i.plain()), stop(i.outlet(s)), address)
	case MLA:
		rest := join(", ", i.outlet(s), i.mlaDate(), i.URL)
		return join(" ", stop(who), i.quoted("."), stop2(rest))
	}
	date := i.chicagoDate()
	if who == "" {
		return join(" ", stop(i.outlet(s)), i.quoted("."), stop(date), stop2(i.URL))
	}
	return join(" ", stop(who), i.quoted("."), stop(join(", ", i.outlet(s), date)), stop2(i.URL))
}

// stop2 ends with a full stop behind an address, too, whose last sign is not of the
// sentence.
func stop2(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

func (i Item) inText(s Style, from, to int, letter string) string {
	at := locator(s, from, to)
	switch s {
	case APA:
		year, who := i.apaYear(letter), i.who(" & ", 3)
		if who == "" {
			who = strings.TrimSpace(i.quoted(","))
			who += " " + year
		} else {
			who += ", " + year
		}
		return "(" + join(", ", who, at) + ")"
	case MLA:
		who := i.who(" and ", 3)
		switch {
		case who == "" && at != "":
			return "(" + i.quoted(",") + " " + at + ")"
		case who == "":
			return "(" + i.quoted("") + ")"
		}
		return "(" + join(", ", who, at) + ")"
	}
	names := make([]string, len(i.Authors))
	for k, n := range i.Authors {
		names[k] = n.forward()
	}
	title := join(", ", listed(names, " and ", 3, 1), i.quoted(","))
	return title + " " + stop2(join(", ", i.outlet(s), i.chicagoDate(), at, i.URL))
}

// span is a date in words: of an interval, what its ends share is said once. month
// names months, american puts the month before the day.
func span(d corpus.Date, month func(time.Month) string, american bool) string {
	day := func(t time.Time) string {
		if american {
			return month(t.Month()) + " " + strconv.Itoa(t.Day())
		}
		return strconv.Itoa(t.Day()) + " " + month(t.Month())
	}
	year := func(t time.Time) string { return strconv.Itoa(t.Year()) }
	whole := func(t time.Time) string {
		if american {
			return day(t) + ", " + year(t)
		}
		return day(t) + " " + year(t)
	}
	a, b := d.First, d.Last
	switch d.Precision {
	case corpus.Year:
		return year(a)
	case corpus.Month:
		return month(a.Month()) + " " + year(a)
	case corpus.Day:
		return whole(a)
	case corpus.Interval:
		switch {
		case a.Equal(b):
			return whole(a)
		case a.Year() != b.Year():
			return whole(a) + "–" + whole(b)
		case a.Month() != b.Month() && american:
			return day(a) + "–" + day(b) + ", " + year(a)
		case a.Month() != b.Month():
			return day(a) + "–" + day(b) + " " + year(a)
		case american:
			return day(a) + "–" + strconv.Itoa(b.Day()) + ", " + year(a)
		}
		return strconv.Itoa(a.Day()) + "–" + day(b) + " " + year(a)
	}
	return ""
}

const noDate = "n.d."

func (i Item) chicagoDate() string {
	switch s := span(i.Issued, time.Month.String, true); {
	case s == "":
		return noDate
	case i.Circa:
		return "[" + s + "?]"
	default:
		return s
	}
}

func (i Item) mlaDate() string {
	s := span(i.Issued, func(m time.Month) string {
		switch m {
		case time.May, time.June, time.July:
			return m.String()
		case time.September:
			return "Sept."
		}
		return m.String()[:3] + "."
	}, false)
	if s != "" && i.Circa {
		return "Circa " + s
	}
	return s
}

// apaYear is the year, or the years of an interval.
func (i Item) apaYear(letter string) string {
	if i.Issued.IsZero() {
		if letter != "" {
			return noDate + "-" + letter
		}
		return noDate
	}
	s := strconv.Itoa(i.Issued.First.Year())
	if last := i.Issued.Last.Year(); last != i.Issued.First.Year() {
		s += "–" + strconv.Itoa(last)
	}
	if s += letter; i.Circa {
		return "ca. " + s
	}
	return s
}

func (i Item) apaDate(letter string) string {
	year := i.apaYear(letter)
	a, b := i.Issued.First, i.Issued.Last
	day := func(t time.Time) string { return t.Month().String() + " " + strconv.Itoa(t.Day()) }
	switch i.Issued.Precision {
	case corpus.Month:
		return year + ", " + a.Month().String()
	case corpus.Day:
		return year + ", " + day(a)
	case corpus.Interval:
		switch {
		case a.Equal(b):
			return year + ", " + day(a)
		case a.Year() != b.Year():
			return year
		case a.Month() != b.Month():
			return year + ", " + day(a) + "–" + day(b)
		}
		return year + ", " + day(a) + "–" + strconv.Itoa(b.Day())
	}
	return year
}

// List is the bibliography of items: sorted, and with what tells entries of the same
// author apart.
func List(s Style, items []Item) []string { return list(s, items, textOf) }

// ListHTML is List with the outlets in italics.
func ListHTML(s Style, items []Item) []string { return list(s, items, htmlOf) }

func list(s Style, items []Item, out func(string) string) []string {
	type entry struct {
		Item
		who, title, date string
	}
	all := make([]entry, len(items))
	for k, i := range items {
		e := entry{Item: i, title: sortable(i.Title), date: i.Issued.First.Format("2006-01-02")}
		if i.Issued.IsZero() {
			e.date = "" // APA: without a date first
		}
		switch {
		case len(i.Authors) > 0:
			e.who = sortable(i.authors(s))
		case s == Chicago && i.Container != "":
			e.who = sortable(i.Container)
		default:
			e.who = e.title
		}
		all[k] = e
	}
	sorting.By(all, func(a, b entry) int {
		if s == APA {
			return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.date, b.date), cmp.Compare(a.title, b.title), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.title, b.title), cmp.Compare(a.ID, b.ID))
	})
	key := func(e entry) string { return e.who + "\x00" + e.apaYear("") }
	count, given := make(map[string]int), make(map[string]int)
	for _, e := range all {
		count[key(e)]++
	}
	lines := make([]string, len(all))
	for k, e := range all {
		letter := ""
		if n := key(e); s == APA && count[n] > 1 {
			letter = ordinal(given[n])
			given[n]++
		}
		line := e.entry(s, letter)
		if s == MLA && k > 0 && len(e.Authors) > 0 && all[k-1].who == e.who {
			line = "———." + strings.TrimPrefix(line, stop(e.authors(s)))
		}
		lines[k] = out(line)
	}
	return lines
}

// ordinal is a, b, … z, aa, ab.
func ordinal(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		s = ordinal(n/26-1) + s
	}
	return s
}

// sortable is a text as lists are sorted: without accents, signs and capitals.
func sortable(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.IsMark(r) || strings.ContainsRune("’'‘“”\"", r):
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ':
			b.WriteRune(unicode.ToLower(r))
		case r == '-' || r == ',':
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Forms are the names of the forms of a citation, as the tool prints them.
var Forms = []string{"chicago.note", "chicago.note.passage", "chicago.short", "chicago.bibliography",
	"apa.reference", "apa.in_text", "apa.in_text.passage", "mla.works_cited", "mla.in_text", "mla.in_text.passage"}

// Form is the citation in the form of that name; those of a passage name its number.
func (i Item) Form(form string, passage int) string {
	style, _, _ := strings.Cut(form, ".")
	switch form {
	case "chicago.note", "apa.in_text", "mla.in_text":
		return i.InText(Style(style), 0)
	case "chicago.note.passage", "apa.in_text.passage", "mla.in_text.passage":
		return i.InText(Style(style), passage)
	case "chicago.short":
		return i.Short(0)
	}
	return i.Entry(Style(style))
}
