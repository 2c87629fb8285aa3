// Package charset turns the bytes of a file into text, whatever encoding they
// were written in: what the bytes show beyond doubt (a byte order mark, valid
// UTF-8, the escapes of ISO-2022), what the file declares of itself, or else a
// guess that says how weak it is.
//
//	text, found := charset.Decode(b, charset.Options{})
//
// The order in which things count is that of a browser, with two differences. A
// text whose bytes are valid UTF-8 is UTF-8 even if it declares something else:
// programs that save pages convert them and leave the declaration. And a
// declaration that the bytes contradict is not believed.
//
// Guesses are made in two ways. Encodings of two bytes a letter are told apart
// by github.com/wlynxg/chardet, which knows how often their characters occur.
// Encodings of one byte a letter are told apart here (single.go), because there
// chardet takes Czech and Hungarian for French: each is tried with each language
// it was made for, and the one whose letters look most like that language wins.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// Options is what is known besides the bytes.
type Options struct {
	// Declared is the encoding that whoever sent the file gives, as a MIME header
	// does. It counts before what the file declares itself.
	Declared string
}

// Source says what the name of an encoding rests on.
type Source uint8

const (
	Bytes    Source = iota // the bytes allow no other
	Mark                   // a byte order mark
	Declared               // the file, or who sent it, says so
	Guessed                // the letters look like it
)

// Found is what was found out about an encoding.
type Found struct {
	// Name is the encoding's name as browsers know it ("windows-1251"), or its
	// usual one where they do not know it ("IBM855").
	Name   string
	Source Source
	// AsWritten is the label that was declared, also if it was not believed.
	AsWritten string
	// Disbelieved says that AsWritten is unknown or that the bytes contradict it.
	Disbelieved bool
	// Weak says that another encoding could as well be meant, or that some of the
	// text could not be read (see Lost): whoever reads it should look at it.
	Weak bool
	// Lost is the number of replacement characters (U+FFFD) that stand for bytes
	// which are not of the encoding.
	Lost int
	// Others are the names of encodings that are likely if this one is not, best
	// first; at most three.
	Others []string
}

// maxSample is how many bytes a guess looks at. A guess is not better for more,
// and its time is bounded by it.
const maxSample = 64 << 10

// Decode turns bytes into text in UTF-8. It never fails: what cannot be read
// becomes U+FFFD and is counted. A byte order mark is no part of the text. Time
// and memory are linear in len(b).
func Decode(b []byte, o Options) (string, Found) {
	if e, n := mark(b); e != nil {
		return e.decode(b[n:], Found{Name: e.name, Source: Mark})
	}
	if e := wide(b); e != nil {
		return e.decode(b, Found{Name: e.name, Source: Bytes})
	}
	label := o.Declared
	if label == "" {
		label = declared(b)
	}
	if e := escaped(b); e != nil {
		return e.decode(b, Found{Name: e.name, Source: Bytes, AsWritten: label})
	}
	good, bad := countUTF8(b)
	said := lookup(label)
	switch {
	case bad == 0:
		return string(b), Found{Name: "utf-8", Source: Bytes, AsWritten: label}
	case good >= 20*bad || good > 2 && cutOff(b) || said != nil && said.name == "utf-8" && good >= 2*bad:
		// Cut off in the middle of a letter, or damaged in a few places. A text in
		// another encoding has next to no valid sequences.
		text := strings.ToValidUTF8(string(b), "\uFFFD")
		lost := strings.Count(text, "\uFFFD")
		return text, Found{Name: "utf-8", Source: Bytes, AsWritten: label, Weak: lost > 1 || !cutOff(b), Lost: lost}
	}
	if said != nil && said.name != "utf-8" && said.fits(sample(b)) {
		return said.decode(b, Found{Name: said.name, Source: Declared, AsWritten: label})
	}
	e, f := guess(b)
	f.AsWritten, f.Disbelieved = label, label != ""
	return e.decode(b, f)
}

// DecodeAs reads bytes in the encoding that somebody chose; false if there is
// none of that name.
func DecodeAs(b []byte, name string) (string, Found, bool) {
	e := lookup(name)
	if e == nil {
		return "", Found{}, false
	}
	if m, n := mark(b); m == e {
		b = b[n:]
	}
	text, f := e.decode(b, Found{Name: e.name, Source: Declared, AsWritten: name})
	return text, f, true
}

// sample is the part of a text by which its encoding is judged: from the first
// byte beyond ASCII on, begun at the start of a line so that no letter of
// several bytes is cut.
func sample(b []byte) []byte {
	if len(b) <= maxSample {
		return b
	}
	at := 0
	for at < len(b) && b[at] < 0x80 {
		at++
	}
	at = bytes.LastIndexByte(b[:at], '\n') + 1
	return b[at:min(len(b), at+maxSample)]
}

// countUTF8 counts the letters of several bytes that are valid UTF-8, and the
// bytes that are not.
func countUTF8(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// cutOff reports whether b ends within a letter and is valid UTF-8 before it.
func cutOff(b []byte) bool {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			return !utf8.FullRune(b[len(b)-n:]) && utf8.Valid(b[:len(b)-n])
		}
	}
	return false
}

// enc is an encoding and its name.
type enc struct {
	name   string
	coding encoding.Encoding
	// read is used instead of coding where golang.org/x/text has none.
	read func([]byte) string
}

func (e *enc) text(b []byte) string {
	if e.read != nil {
		return e.read(b)
	}
	// A decoder of x/text returns an error for an incomplete last letter only, and
	// what it read before.
	out, err := e.coding.NewDecoder().Bytes(b)
	if err != nil {
		out = append(out, "\uFFFD"...)
	}
	return string(out)
}

func (e *enc) decode(b []byte, f Found) (string, Found) {
	text := e.text(b)
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	f.Lost = strings.Count(text, "\uFFFD")
	if f.Lost > 0 {
		f.Weak = true
	}
	return text, f
}

// fits reports whether bytes can be of an encoding: at most one letter beyond
// ASCII in fifty is none of it.
func (e *enc) fits(b []byte) bool {
	text := e.text(b)
	beyond, lost := 0, 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			beyond++
			if r == utf8.RuneError {
				lost++
			}
		}
	}
	return lost*50 <= beyond || lost <= 1
}
