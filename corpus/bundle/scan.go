package bundle

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"parallax/corpus"
)

// scanner reads JSON of a shape that is known, several times faster than
// package encoding/json, which has to find out the shape, and that matters: a
// page reads its collection each time it is opened. It takes less than that
// package does and never anything else: keys are as they are written, stand
// once and are all known, and the text is UTF-8. The test compares the two.
//
// The first error stops it; all that follows is empty. Strings without escapes
// are parts of the text and keep it in memory.
type scanner struct {
	text string
	at   int // in bytes
	err  error

	passages []corpus.Passage // of the document being read
}

// scan reads one value, which has to be the whole text. What it reads goes on using
// content, which must not be changed any more: a copy of all texts would be as large
// as the collection.
func scan(content []byte, value func(*scanner)) error {
	if !utf8.Valid(content) {
		return errors.New("it is not UTF-8")
	}
	s := &scanner{text: unsafe.String(unsafe.SliceData(content), len(content))}
	value(s)
	if s.space(); s.err == nil && s.at < len(s.text) {
		s.fail("there is something after the value")
	}
	return s.err
}

func (s *scanner) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("at byte %d: %s", s.at, fmt.Sprintf(format, args...))
		s.at = len(s.text)
	}
}

func (s *scanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\n', '\r', '\t':
			s.at++
		default:
			return
		}
	}
}

// next takes the character if it is the next.
func (s *scanner) next(c byte) bool {
	s.space()
	if s.at < len(s.text) && s.text[s.at] == c {
		s.at++
		return true
	}
	return false
}

func (s *scanner) want(c byte) {
	if !s.next(c) {
		s.fail("%q is missing", c)
	}
}

// word takes null, true or false if it is the next.
func (s *scanner) word(w string) bool {
	s.space()
	if !strings.HasPrefix(s.text[s.at:], w) {
		return false
	}
	s.at += len(w)
	return true
}

// object reads an object; value has to read what belongs to the key, or refuse
// it. null is an object without keys.
func (s *scanner) object(value func(key string)) {
	if s.word("null") {
		return
	}
	var known [24]string // no type has more
	keys := known[:0]
	s.entries(func(key string) {
		for _, k := range keys {
			if k == key {
				s.fail("the key %q is there twice", key)
				return
			}
		}
		keys = append(keys, key)
		value(key)
	})
}

func (s *scanner) entries(value func(key string)) {
	s.want('{')
	if s.next('}') {
		return
	}
	for s.err == nil {
		s.space()
		key := s.quoted()
		s.want(':')
		if s.err != nil {
			return
		}
		value(key)
		if s.next('}') {
			return
		}
		s.want(',')
	}
}

// unknown refuses a key.
func (s *scanner) unknown(key string) { s.fail("the key %q is not known", key) }

// list reads a list. null is nil.
func list[T any](s *scanner, one func(*T)) []T {
	if s.word("null") {
		return nil
	}
	return listOn(s, []T{}, one)
}

// exactly reads a list into memory of its length: it is first read into room that
// serves for all of its kind, so that growing leaves nothing behind.
func exactly[T any](s *scanner, room *[]T, one func(*T)) []T {
	if s.word("null") {
		return nil
	}
	*room = listOn(s, (*room)[:0], one)
	return append(make([]T, 0, len(*room)), *room...)
}

func listOn[T any](s *scanner, all []T, one func(*T)) []T {
	s.want('[')
	none := *new(T)
	if s.next(']') {
		return all
	}
	for s.err == nil {
		all = append(all, none)
		one(&all[len(all)-1])
		if s.next(']') {
			break
		}
		s.want(',')
	}
	return all
}

// numbers reads a list of whole numbers.
func (s *scanner) numbers() []int {
	return list(s, func(n *int) { *n = s.number() })
}

func (s *scanner) bool() bool {
	switch {
	case s.word("true"):
		return true
	case s.word("false"), s.word("null"):
	default:
		s.fail("true or false is missing")
	}
	return false
}

// maxDigits is how long a number may be; no count comes near.
const maxDigits = 15

// number reads a whole number.
func (s *scanner) number() int {
	if s.word("null") {
		return 0
	}
	minus := s.next('-')
	from, n := s.at, 0
	for s.at < len(s.text) && s.text[s.at]-'0' <= 9 {
		n = n*10 + int(s.text[s.at]-'0')
		if s.at++; s.at-from > maxDigits {
			s.fail("the number is too large")
			return 0
		}
	}
	switch {
	case s.at == from:
		s.fail("a whole number is missing")
	case s.at-from > 1 && s.text[from] == '0':
		s.fail("the number begins with 0")
	}
	if minus {
		return -n
	}
	return n
}

// string reads a text.
func (s *scanner) string() string {
	if s.word("null") {
		return ""
	}
	return s.quoted()
}

func (s *scanner) quoted() string {
	s.want('"')
	from := s.at
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return s.text[from : s.at-1]
		case c == '\\':
			return s.escaped(from)
		case c < ' ':
			s.fail("a text has a control character in it")
			return ""
		}
		s.at++
	}
	s.fail("the end of a text is missing")
	return ""
}

// escaped reads on from the first backslash of a text that began at from.
func (s *scanner) escaped(from int) string {
	b := []byte(s.text[from:s.at])
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch {
		case c == '"':
			return string(b)
		case c < ' ':
			s.fail("a text has a control character in it")
			return ""
		case c != '\\':
			b = append(b, c)
			continue
		}
		if s.at == len(s.text) {
			break
		}
		c = s.text[s.at]
		s.at++
		if c == 'u' {
			b = utf8.AppendRune(b, s.codePoint())
			continue
		}
		i := strings.IndexByte(`"\/bfnrt`, c)
		if i < 0 {
			s.fail("there is no escape \\%c", c)
			return ""
		}
		b = append(b, "\"\\/\b\f\n\r\t"[i])
	}
	s.fail("the end of a text is missing")
	return ""
}

// codePoint reads what follows \u, and the second half of a pair. A half alone
// is U+FFFD.
func (s *scanner) codePoint() rune {
	r := s.hex()
	if !utf16.IsSurrogate(r) {
		return r
	}
	if at := s.at; strings.HasPrefix(s.text[at:], `\u`) {
		s.at += 2
		if pair := utf16.DecodeRune(r, s.hex()); pair != utf8.RuneError {
			return pair
		}
		if s.err == nil {
			s.at = at // that is a character of its own
		}
	}
	return utf8.RuneError
}

func (s *scanner) hex() (r rune) {
	for range 4 {
		if s.at == len(s.text) {
			s.fail("the end of a text is missing")
			return 0
		}
		c := s.text[s.at]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			s.fail("\\u wants four hexadecimal digits")
			return 0
		}
		r = r<<4 | rune(c)
		s.at++
	}
	return r
}
