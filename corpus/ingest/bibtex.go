package ingest

import (
	"strings"
)

// readBibTeX reads entries of BibTeX and BibLaTeX: @type{key, name = {value}, …}.
// Braces and TeX's accents are resolved, other commands stay.
func readBibTeX(j *job, content []byte) error {
	p := bibtex{text: j.decode(content, "")}
	n := 0
	for {
		e, ok := p.entry()
		if !ok {
			break
		}
		if len(e.order) == 0 {
			continue
		}
		n++
		if err := j.entry(e, entryWhere(n)); err != nil {
			return err
		}
	}
	if n == 0 {
		return troublef("Export it again.", "There is no entry in it.")
	}
	return nil
}

type bibtex struct {
	text string
	at   int
}

// entry reads the next entry.
func (p *bibtex) entry() (*entry, bool) {
	i := strings.IndexByte(p.text[p.at:], '@')
	if i < 0 {
		return nil, false
	}
	p.at += i + 1
	open := strings.IndexAny(p.text[p.at:min(len(p.text), p.at+60)], "{(")
	if open < 0 {
		return &entry{}, true
	}
	kind := strings.ToLower(strings.TrimSpace(p.text[p.at : p.at+open]))
	p.at += open + 1
	e := &entry{}
	if kind == "comment" || kind == "string" || kind == "preamble" {
		p.value('}')
		return e, true
	}
	end := strings.IndexAny(p.text[p.at:], ",}\n")
	if end < 0 {
		return e, true
	}
	e.put("key", p.text[p.at:p.at+end])
	if p.text[p.at+end] != ',' {
		p.at += end
		return e, true
	}
	p.at += end + 1
	month, day := "", ""
	for p.at < len(p.text) {
		p.blank()
		if p.at >= len(p.text) || p.text[p.at] == '}' || p.text[p.at] == ')' || p.text[p.at] == '@' {
			break
		}
		eq := strings.IndexAny(p.text[p.at:min(len(p.text), p.at+80)], "=}")
		if eq < 0 || p.text[p.at+eq] != '=' {
			break
		}
		name := strings.ToLower(strings.TrimSpace(p.text[p.at : p.at+eq]))
		p.at += eq + 1
		value := p.values()
		switch name {
		case "author":
			for a := range strings.SplitSeq(strings.ReplaceAll(value, "\n", " "), " and ") {
				e.put(name, untexed(a))
			}
			continue
		case "month":
			month = untexed(value)
			continue
		case "day":
			day = untexed(value)
			continue
		case "file":
			e.put(name, value)
			continue
		}
		e.put(name, untexed(value))
	}
	if y := e.fields["year"]; len(y) > 0 && month != "" {
		e.fields["year"][0] = strings.TrimSpace(day + " " + month + " " + y[0])
	}
	return e, true
}

func (p *bibtex) blank() {
	for p.at < len(p.text) && strings.IndexByte(" \t\n,", p.text[p.at]) >= 0 {
		p.at++
	}
}

// values reads {…}, "…" or a bare word, joined by #.
func (p *bibtex) values() string {
	var out strings.Builder
	for p.at < len(p.text) {
		for p.at < len(p.text) && strings.IndexByte(" \t\n#", p.text[p.at]) >= 0 {
			p.at++
		}
		if p.at >= len(p.text) {
			break
		}
		switch c := p.text[p.at]; c {
		case '{':
			p.at++
			out.WriteString(p.value('}'))
		case '"':
			p.at++
			out.WriteString(p.value('"'))
		case ',', '}', ')':
			return out.String()
		default:
			end := strings.IndexAny(p.text[p.at:], ",}#\n \t")
			if end < 0 {
				end = len(p.text) - p.at
			}
			out.WriteString(p.text[p.at : p.at+end])
			p.at += end
		}
	}
	return out.String()
}

// value reads to a sign outside of braces.
func (p *bibtex) value(close byte) string {
	depth, from := 0, p.at
	for ; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '\\':
			p.at++
		case c == close && depth == 0:
			v := p.text[from:p.at]
			p.at++
			return v
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
	p.at = len(p.text)
	return p.text[from:]
}

// accents are TeX's, as marks that follow a letter.
var accents = map[byte]string{'"': "\u0308", '\'': "\u0301", '`': "\u0300", '^': "\u0302", '~': "\u0303", '=': "\u0304", '.': "\u0307", 'c': "\u0327", 'v': "\u030C", 'u': "\u0306", 'H': "\u030B", 'r': "\u030A", 'k': "\u0328"}

// untexed is a value without TeX's marks.
func untexed(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if !strings.ContainsAny(s, `\{}~-`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{' || c == '}':
		case c == '~':
			b.WriteByte(' ')
		case c == '\\' && i+1 < len(s):
			i++
			mark := accents[s[i]]
			if strings.IndexByte("&%$#_{}", s[i]) >= 0 {
				b.WriteByte(s[i])
				continue
			}
			if named := texLetter(s[i:]); named != "" {
				b.WriteString(texLetters[named])
				i += len(named) - 1
				continue
			}
			letter := i + 1
			for letter < len(s) && (s[letter] == '{' || s[letter] == ' ' || s[letter] == '\\') {
				letter++
			}
			if mark == "" || letter >= len(s) || 'a' <= s[i] && s[i] <= 'z' && letter == i+1 {
				continue
			}
			if s[letter] == 'i' || s[letter] == 'j' || s[letter]|0x20 >= 'a' && s[letter]|0x20 <= 'z' {
				b.WriteString(composed(s[letter], mark))
				i = letter
			}
		default:
			b.WriteByte(c)
		}
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "--", "–")
}

var texLetters = map[string]string{"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł"}

func texLetter(s string) string {
	for n := 2; n >= 1; n-- {
		if n > len(s) || texLetters[s[:n]] == "" {
			continue
		}
		if n == len(s) || !(s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
			return s[:n]
		}
	}
	return ""
}
