package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary is the words of a text, in lower case, without those that a line end
// parts. It says whether a hyphen at a line end belongs to the word.
type vocabulary map[string]bool

// maxVocabulary bounds the words that are held.
const maxVocabulary = 200_000

func wordsOf(text string) vocabulary {
	v := make(vocabulary)
	parted := false // the last word of the line before goes on in this one
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if parted {
			fields = fields[1:]
		}
		if parted = lineHyphen(line) > 0; parted && len(fields) > 0 {
			fields = fields[:len(fields)-1]
		}
		for _, f := range fields {
			f = strings.ToLower(strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) }))
			if f != "" && len(f) < 60 && len(v) < maxVocabulary {
				v[strings.ReplaceAll(f, "\u2010", "-")] = true
			}
		}
	}
	return v
}

// lineHyphen is the size, in bytes, of the hyphen at the end of a line: -, a soft
// hyphen, ¬ or U+2010, behind a letter. 0 if there is none.
func lineHyphen(line string) int {
	r, n := utf8.DecodeLastRuneInString(line)
	if r != '-' && r != '\u00AD' && r != '¬' && r != '\u2010' {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(line[:len(line)-n]); !unicode.IsLetter(before) {
		return 0
	}
	return n
}

// join makes one line of many. A soft hyphen and ¬ at a line end go; another
// hyphen goes unless the whole word has it: see whole.
func (v vocabulary) join(lines []string) string {
	if len(lines) == 1 {
		return clean(lines[0])
	}
	var b strings.Builder
	last := "" // what was written last
	for i, line := range lines {
		if i > 0 {
			cut := lineHyphen(last)
			r, _ := utf8.DecodeLastRuneInString(last)
			first, _ := utf8.DecodeRuneInString(line)
			switch {
			case cut > 0 && (r == '\u00AD' || r == '¬'):
				last = last[:len(last)-cut]
				b.WriteString(last)
			case cut > 0 && unicode.IsLetter(first):
				if v.whole(last[:len(last)-cut], line) {
					last = last[:len(last)-cut]
				}
				b.WriteString(last)
			case unspaced(r) && unspaced(first):
				b.WriteString(last)
			default:
				b.WriteString(last)
				b.WriteByte(' ')
			}
		}
		last = line
	}
	b.WriteString(last)
	return clean(b.String())
}

// whole reports whether a word that a line end parts is one word without the
// hyphen. The text itself may know it, either way. Otherwise it is one, because
// printers part words far more often than compounds: unless a capital or a figure
// follows, or its halves are words that often stand in compounds, or are both
// words of the text.
func (v vocabulary) whole(before, after string) bool {
	i := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
	left := before
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		left = before[i+n:]
	}
	right := after
	if i := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); i >= 0 {
		right = after[:i]
	}
	first, _ := utf8.DecodeRuneInString(right)
	leftFirst, _ := utf8.DecodeRuneInString(left)
	allCaps := left != "" && strings.ToUpper(left) == left && strings.ToUpper(right) == right && len(left) > 1
	l, r := strings.ToLower(left), strings.ToLower(right)
	switch {
	case v[l+r]:
		return true
	case v[l+"-"+r]:
		return false
	case unicode.IsUpper(first) && !allCaps:
		return false
	case strings.Contains(l, "-") || strings.Contains(r, "-"): // state-of-the-
		return false
	case unicode.IsUpper(leftFirst) && !allCaps && utf8.RuneCountInString(l) == 1: // T-shirt
		return false
	case compoundFirst[l] && (v[r] || compoundLast[r] || len(r) > 3 && v[l]):
		return false
	case compoundLast[r] && (v[l] || len(l) > 3 && compoundFirst[l]):
		return false
	case len(l) > 2 && len(r) > 2 && v[l] && v[r]:
		return false
	}
	return true
}

// compoundFirst and compoundLast are words that often begin or end a compound with
// a hyphen in English, and some of French.
var (
	compoundFirst = set(`long short high low mid well ill self half full part ex non all cross hard soft fast slow old new early late large small big wide deep open close first second third two three four five six seven eight nine ten hundred one single double multi semi anti pro post pre co vice news front back top right left far near north south east west state world free best better worst left right-wing right left-wing man woman child family home house time day week month year real life so much never ever off on up down in out over under far cut clear cold hot dry wet dark light black white red blue green grey so-called air land sea war peace hand eye heart mind money tax oil gas coal water fire government party labour public private foreign police army school street city town county community user customer market cost price job work problem decision policy law rule peut c'est grand demi sous vis avant après quelques celui celle lui elle`)
	compoundLast  = set(`term time year old day week month hour minute mile foot metre level scale range wide based like style free made born run led owned held backed sponsored related driven powered known established paid educated speaking looking being up down off in out on over through by to do never wing party class rate end edge ranking profile quality speed tech minded hearted handed eyed faced haired kilometre pound dollar euro storey bedroom person man woman people place page point part half third quarter fold first second century president minister general elect law daughter son date art effective efficient friendly sized size thirds conscious sufficient employed defence control esteem respect interest government war peace nuclear communist european american même là ci vous nous ils elles il elle on ce`)
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// clean takes out what a line end has left within a line: soft hyphens, and ¬
// before a space in a word.
func clean(s string) string {
	if strings.Contains(s, "\u00AD") {
		s = strings.ReplaceAll(s, "\u00AD", "")
	}
	if !strings.Contains(s, parted) {
		return s
	}
	var b strings.Builder
	for {
		before, after, is := strings.Cut(s, parted)
		b.WriteString(before)
		if !is {
			return b.String()
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !unicode.IsLetter(last) || !unicode.IsLower(next) {
			b.WriteString(parted)
		}
		s = after
	}
}

// parted is what some programs leave where the end of a line parted a word.
const parted = "¬ "
