package ingest

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

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
	if !strings.ContainsAny(s, "\x00\r\u2028\u2029") {
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
// whether it may be wrong, is told in the report.
func (j *job) decode(content []byte, declared string) string {
	text := Decode(content)
	if strings.Contains(text, replacement) && !bytes.Contains(content, []byte(replacement)) {
		j.damaged = true
	}
	if j.where == "" {
		j.report.Encoding = intake.Basis{How: "it is the usual one", AsWritten: "UTF-8"}
	}
	return text
}
