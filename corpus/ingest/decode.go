package ingest

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// Decode turns the bytes of a file into text: UTF-8 with or without a byte
// order mark, or UTF-16 with one. What is not valid becomes U+FFFD, NUL bytes
// are dropped, and line ends of every kind become "\n".
func Decode(b []byte) string {
	var s string
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		s = string(b[3:])
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		s = decodeUTF16(b[2:], 0, 1)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		s = decodeUTF16(b[2:], 1, 0)
	default:
		s = string(b)
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return lineEnds(s)
}

// lineEnds writes each line end as "\n" and drops NUL. It makes at most one copy,
// which matters for a file that is nothing but line ends.
func lineEnds(s string) string {
	if strings.IndexByte(s, 0) < 0 && strings.IndexByte(s, '\r') < 0 && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0:
		case c == '\r':
			b = append(b, '\n')
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			b = append(b, '\n')
			i += 2
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

// decodeUTF16 reads pairs of bytes; low and high are the offsets of the low and
// high byte in a pair. An odd last byte is dropped.
func decodeUTF16(b []byte, low, high int) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+low]) | uint16(b[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

// replacement stands for what cannot be decoded.
const replacement = "\uFFFD"

// decode is the text of a file of a format whose encoding is not fixed; declared
// is what the file's surroundings say of it, if anything. How it was found, and
// whether it may be wrong, is told in the report and, of a weak guess, as a doubt
// of the articles.
func (j *job) decode(content []byte, declared string) string {
	text, found, chosen := charset.DecodeAs(content, j.Encoding)
	if !chosen {
		text, found = charset.Decode(content, charset.Options{Declared: declared})
	}
	j.tell(found, chosen)
	return lineEnds(text)
}

// tell notes how an encoding was found, and what may be wrong with the text.
func (j *job) tell(found charset.Found, chosen bool) {
	b := intake.Basis{AsWritten: found.Name}
	switch found.Source {
	case charset.Bytes:
		b.How = "the bytes allow no other"
	case charset.Mark:
		b.How = "the mark at the beginning of the file"
	case charset.Declared:
		b.How = "the file says so"
		if chosen {
			b.How = "your choice"
		}
	case charset.Guessed:
		b.How, b.Guess = "how often its letters occur", true
	}
	if j.report.Encoding.IsZero() {
		j.report.Encoding = b
	}
	j.doubt = nil // which was about what was decoded before
	switch {
	case found.Lost > 0:
		j.doubt = &intake.Doubt{Field: intake.Text, Reason: "Some of it could not be read as " + found.Name + "; what is lost looks like " + replacement + ".", Remedy: "Choose another encoding, or save the file as UTF-8."}
	case found.Weak:
		j.doubt = &intake.Doubt{Field: intake.Text, Reason: "Its encoding is a weak guess (" + found.Name + "), so some letters may be wrong.", Remedy: "Compare some words, and choose another encoding if they are wrong."}
	}
}
