package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"parallax/corpus"
)

// parts are the numbers of a date, as many as are known, and of an interval those of
// both ends.
func parts(d corpus.Date) [][]int {
	day := func(t time.Time) []int { return []int{t.Year(), int(t.Month()), t.Day()} }
	switch d.Precision {
	case corpus.Year:
		return [][]int{day(d.First)[:1]}
	case corpus.Month:
		return [][]int{day(d.First)[:2]}
	case corpus.Day:
		return [][]int{day(d.First)}
	case corpus.Interval:
		return [][]int{day(d.First), day(d.Last)}
	}
	return nil
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

type cslItem struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Author    []Name   `json:"author,omitempty"`
	Container string   `json:"container-title,omitempty"`
	Issued    *cslDate `json:"issued,omitempty"`
	URL       string   `json:"URL,omitempty"`
	Language  string   `json:"language,omitempty"`
	Note      string   `json:"note,omitempty"`
}

func (i Item) csl() cslItem {
	x := cslItem{ID: i.ID, Type: "article-newspaper", Title: i.Title, Author: i.Authors, Container: i.Container, URL: i.URL, Language: i.Language, Note: i.Note}
	if p := parts(i.Issued); p != nil {
		x.Issued = &cslDate{p, i.Circa}
	}
	return x
}

// CSL writes items as CSL-JSON.
func CSL(items []Item) []byte {
	list := make([]cslItem, len(items))
	for k, i := range items {
		list[k] = i.csl()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(list); err != nil {
		panic(err) // there is nothing in it that JSON has no form for
	}
	return b.Bytes()
}

// MarshalJSON is the item in CSL-JSON.
func (i Item) MarshalJSON() ([]byte, error) { return json.Marshal(i.csl()) }

// tex escapes a text for BibTeX. Braces that do not pair are written by name: BibTeX
// counts them even where they are escaped.
func tex(s string) string {
	depth, paired := 0, true
	for _, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		paired = paired && depth >= 0
	}
	paired = paired && depth == 0
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '&', '%', '$', '#', '_':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '{', '}':
			switch {
			case paired:
				b.WriteByte('\\')
				b.WriteRune(r)
			case r == '{':
				b.WriteString(`\textbraceleft{}`)
			default:
				b.WriteString(`\textbraceright{}`)
			}
		case '~':
			b.WriteString(`\textasciitilde{}`)
		case '^':
			b.WriteString(`\textasciicircum{}`)
		case '\\':
			b.WriteString(`\textbackslash{}`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// address is a URL without what would end its braces.
func address(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(s)
}

// languages are the names of BibLaTeX.
var languages = map[string]string{"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch",
	"ru": "russian", "uk": "ukrainian", "pl": "polish", "cs": "czech", "sv": "swedish", "da": "danish", "no": "norwegian", "nb": "norwegian", "fi": "finnish",
	"el": "greek", "tr": "turkish", "ar": "arabic", "he": "hebrew", "fa": "persian", "hi": "hindi", "zh": "chinese", "ja": "japanese", "ko": "korean", "vi": "vietnamese",
	"hu": "hungarian", "ro": "romanian", "bg": "bulgarian", "hr": "croatian", "sr": "serbian", "sk": "slovak", "sl": "slovene", "et": "estonian", "lv": "latvian", "lt": "lithuanian", "th": "thai"}

func (n Name) bib() string {
	if n.Literal != "" {
		return "{" + tex(n.Literal) + "}"
	}
	s := tex(n.glued())
	if n.Suffix != "" {
		s += ", " + tex(n.Suffix)
	}
	if n.Given != "" {
		s += ", " + tex(n.Given)
	}
	return s
}

func (i Item) isoDate() string {
	s := i.Issued.String()
	if s != "" && i.Circa {
		return strings.ReplaceAll(s, "/", "~/") + "~"
	}
	return s
}

// BibTeX writes items for BibLaTeX and BibTeX, in UTF-8. The keys are the ids of the
// articles, which stay the same from export to export.
func BibTeX(items []Item) []byte {
	var b bytes.Buffer
	for k, i := range items {
		if k > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "@article{%s,\n", i.ID)
		field := func(name, value string) {
			if value != "" && value != "{}" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
			}
		}
		names := make([]string, len(i.Authors))
		for k, n := range i.Authors {
			names[k] = n.bib()
		}
		field("author", strings.Join(names, " and "))
		field("title", "{"+tex(i.Title)+"}")
		field("journal", tex(i.Container))
		field("entrysubtype", "newspaper")
		field("date", i.isoDate())
		inferred := ""
		if i.Circa {
			inferred = strings.TrimSuffix("Date inferred: "+i.Reason, ": ")
		}
		field("note", tex(join("; ", i.Note, inferred)))
		field("url", address(i.URL))
		primary, _, _ := strings.Cut(strings.ToLower(i.Language), "-")
		field("langid", languages[primary])
		b.WriteString("}\n")
	}
	return b.Bytes()
}

// risDate is the date as RIS has it, and the year. It holds one date, so of an interval
// it is what both ends share.
func (i Item) risDate() (year, date string) {
	d := i.Issued
	switch a, b := d.First, d.Last; d.Precision {
	case corpus.Year:
		return a.Format("2006"), a.Format("2006") + "///"
	case corpus.Month:
		return a.Format("2006"), a.Format("2006/01") + "//"
	case corpus.Day:
		return a.Format("2006"), a.Format("2006/01/02") + "/"
	case corpus.Interval:
		said := a.Format(time.DateOnly) + " to " + b.Format(time.DateOnly)
		switch {
		case a.Equal(b):
			return a.Format("2006"), a.Format("2006/01/02") + "/"
		case a.Year() == b.Year() && a.Month() == b.Month():
			return a.Format("2006"), a.Format("2006/01") + "//" + said
		case a.Year() == b.Year():
			return strconv.Itoa(a.Year()), a.Format("2006") + "///" + said
		}
	}
	return "", ""
}

// RIS writes items for reference managers.
func RIS(items []Item) []byte {
	var b bytes.Buffer
	for k, i := range items {
		if k > 0 {
			b.WriteString("\r\n")
		}
		field := func(tag, value string) {
			if value != "" {
				fmt.Fprintf(&b, "%s  - %s\r\n", tag, strings.Join(strings.Fields(value), " "))
			}
		}
		field("TY", "NEWS")
		field("ID", i.ID)
		for _, n := range i.Authors {
			s := n.glued()
			if n.Literal == "" {
				s = n.inverted(false, n.Given)
			}
			field("AU", s)
		}
		field("TI", i.Title)
		field("T2", i.Container)
		year, date := i.risDate()
		field("PY", year)
		field("DA", date)
		switch d := i.Issued; {
		case i.Circa:
			span := d.First.Format(time.DateOnly)
			if !d.First.Equal(d.Last) {
				span += " to " + d.Last.Format(time.DateOnly)
			}
			field("N1", strings.TrimSuffix("Date inferred ("+span+"): "+i.Reason, ": "))
		case d.Precision == corpus.Interval:
			field("N1", "Date: "+d.First.Format(time.DateOnly)+" to "+d.Last.Format(time.DateOnly))
		}
		field("N1", i.Note)
		field("UR", i.URL)
		field("LA", i.Language)
		b.WriteString("ER  - \r\n")
	}
	return b.Bytes()
}
