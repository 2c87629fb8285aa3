package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallWords keep their small letters in titles, unless they are first, last or behind
// a colon (the list of the CSL specification).
var smallWords = wordSet("a according across afore after against ahead along alongside amid amidst among amongst an and anenst apart apropos around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by c ca circa contra despite down during en except far following for forenenst from given in including inside into lest like modulo near next nor notwithstanding of off on onto or out over per plus pro qua regarding round sans save since so than the through throughout thru till to toward towards under underneath until unto up upon v. versus via vis-à-vis vs. when with within without yet")

// capitalised is an English headline with the capitals of a title. A word with a
// capital in it stays as it is.
func capitalised(s string) string {
	words := strings.Split(s, " ")
	after := true // at the beginning, or behind a colon
	for i, w := range words {
		core := strings.Trim(w, "“”‘’\"'(),.:;!?…–—[]")
		if small := smallWords()[core]; !small || after || i == len(words)-1 {
			words[i] = upper(w)
		}
		if core != "" || w == "" {
			after = strings.HasSuffix(strings.TrimRight(w, "”’\"'"), ":") || strings.HasSuffix(w, "?") || strings.HasSuffix(w, "!") || w == "—" || w == "–"
		} else if w == "—" || w == "–" {
			after = true
		}
	}
	return strings.Join(words, " ")
}

// upper gives a word, and its parts behind hyphens, a capital.
func upper(w string) string {
	if strings.ContainsFunc(w, unicode.IsUpper) {
		return w
	}
	parts := strings.Split(w, "-")
	for i, p := range parts {
		at := strings.IndexFunc(p, func(r rune) bool { return !strings.ContainsRune("“”‘’\"'(¿¡", r) })
		if at < 0 || i > 0 && smallWords()[p] {
			continue
		}
		r, size := utf8.DecodeRuneInString(p[at:])
		parts[i] = p[:at] + string(unicode.ToTitle(r)) + p[at+size:]
	}
	return strings.Join(parts, "-")
}

// curled writes straight quotation marks and apostrophes as curly ones.
func curled(s string) string {
	if !strings.ContainsAny(s, "\"'") {
		return s
	}
	var b strings.Builder
	before := ' '
	for i, r := range s {
		opens := before == ' ' || strings.ContainsRune("([—–“‘", before) || before == '"' && i > 0 && opening(s, i)
		switch {
		case r == '"' && opens:
			b.WriteRune('“')
		case r == '"':
			b.WriteRune('”')
		case r == '\'' && opens && !decade(s[i+1:]):
			b.WriteRune('‘')
		case r == '\'':
			b.WriteRune('’')
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// opening reports whether the mark before place i is the first of its word.
func opening(s string, i int) bool { return i < 2 || s[i-2] == ' ' }

// decade reports whether an apostrophe stands for a century: '90s.
func decade(s string) bool {
	return len(s) >= 2 && s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
}

// inside is a title as it stands between double quotation marks: its own double marks
// become single ones, and single ones within those double ones.
func inside(s string) string {
	var b strings.Builder
	within, deeper := false, false
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case r == '“':
			r, within = '‘', true
		case r == '„':
			r, within = '‚', true
		case r == '”':
			r, within, deeper = '’', false, false
		case r == '‘' && within:
			r, deeper = '“', true
		case r == '’' && deeper && !unicode.IsLetter(next) && !unicode.IsDigit(next):
			r, deeper = '”', false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted is the title between quotation marks, with the point or comma that follows in
// front of them, where American style has it. A full stop is left out behind a sign
// that ends a sentence, and gives way to a comma.
func (i Item) quoted(sign string) string {
	t := curled(i.Title)
	if i.English {
		t = capitalised(t)
	}
	t = inside(t + i.sic())
	core := strings.TrimRight(t, "’”")
	closing := t[len(core):]
	if open := strings.LastIndex(core, "‘"); closing != "" && open < 0 { // an apostrophe
		core, closing = t, ""
	}
	switch last, _ := utf8.DecodeLastRuneInString(core); {
	case sign == ".":
		if strings.ContainsRune(".?!…。？！", last) {
			sign = ""
		}
	case sign == "," && last == '.':
		core = strings.TrimSuffix(core, ".")
	}
	return "“" + core + sign + closing + "”"
}

// plain is the title without quotation marks round it, as APA has it.
func (i Item) plain() string { return curled(i.Title) + i.sic() }

// sic tells those who read a headline that its end is as in the source.
func (i Item) sic() string {
	if i.Sic {
		return " [sic]"
	}
	return ""
}
