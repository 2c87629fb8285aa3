package wording

import (
	"strings"
)

// Message is a text of the interface as it is reviewed and translated: a whole
// sentence or label, never half of one. What changes in it has a name in braces:
//
//	{outlet}                  a word or a text
//	{n}                       a number, with commas between thousands
//	{n|article|articles}      a number with its noun: "1 article", "1,200 articles"
//	{n?is|are}                what follows from a number, without it
//	{n#article|articles}      a small number in words: "no articles", "five articles"
//
// A brace that is meant as such is written twice.
type Message string

// With is the text with its values, given as pairs of a name and a value: a
// string, or an int where the message has a number. Names that are missing or
// superfluous, and braces that do not match, are mistakes of the program; a test
// compares every call with its message, and here they stay visible in the text.
func (m Message) With(pairs ...any) string {
	var b strings.Builder
	rest := string(m)
	for {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:at])
		if at+1 < len(rest) && rest[at+1] == rest[at] {
			b.WriteByte(rest[at])
			rest = rest[at+2:]
			continue
		}
		end := strings.IndexByte(rest[at:], '}')
		if rest[at] == '}' || end < 0 {
			b.WriteString(rest[at:])
			return b.String()
		}
		b.WriteString(fill(rest[at+1:at+end], pairs))
		rest = rest[at+end+1:]
	}
}

// fill writes one place of a message.
func fill(place string, pairs []any) string {
	name, forms := place, ""
	kind := byte(0)
	if i := strings.IndexAny(place, "|?#"); i >= 0 {
		name, kind, forms = place[:i], place[i], place[i+1:]
	}
	value, ok := valueOf(name, pairs)
	if !ok {
		return "{" + place + "}"
	}
	n, number := value.(int)
	if kind == 0 {
		if number {
			return Number(n)
		}
		s, _ := value.(string)
		return Isolated(s)
	}
	one, many, _ := strings.Cut(forms, "|")
	form := many
	if n == 1 {
		form = one
	}
	switch {
	case !number:
		return "{" + place + "}"
	case kind == '?':
		return form
	case kind == '#':
		return Spell(n) + " " + form
	}
	return Number(n) + Nbsp + form
}

// Isolated is a name or a quotation as it stands in a line of English: one with
// letters that run from the right between two marks that are not seen, so that it
// does not draw the figures and commas beside it into its direction.
func Isolated(s string) string {
	for _, r := range s {
		if r == 0x2068 { // parts of it are: see IsolatedQuotes
			return s
		}
		if 0x590 <= r && r <= 0x8FF || 0xFB1D <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}

// IsolatedQuotes is a sentence or a part of one, in English, in which what stands
// between quotation marks is isolated, each by itself: the marks and what joins two
// of them run as English does.
func IsolatedQuotes(s string) string {
	var b strings.Builder
	for {
		before, rest, opens := strings.Cut(s, "“")
		quoted, after, closes := strings.Cut(rest, "”")
		if !opens || !closes {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(before + "“" + Isolated(quoted) + "”")
		s = after
	}
}

func valueOf(name string, pairs []any) (any, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return nil, false
}

// Around is the text before and after one of the values, for a value that is
// drawn as a link or in bold; pairs are the others.
func (m Message) Around(name string, pairs ...any) (before, after string) {
	const place = "\x00"
	before, after, _ = strings.Cut(m.With(append(pairs[:len(pairs):len(pairs)], name, place)...), place)
	return before, after
}

// Names are the names of a message's values, each once, in the order in which
// they come.
func (m Message) Names() (names []string) {
	rest := strings.NewReplacer("{{", "", "}}", "").Replace(string(m))
	for {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return names
		}
		place, next, _ := strings.Cut(after, "}")
		if i := strings.IndexAny(place, "|?#"); i >= 0 {
			place = place[:i]
		}
		seen := false
		for _, n := range names {
			seen = seen || n == place
		}
		if !seen {
			names = append(names, place)
		}
		rest = next
	}
}

// String is a message without values.
func (m Message) String() string { return m.With() }
