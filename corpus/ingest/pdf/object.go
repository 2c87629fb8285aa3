package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// The kinds of object (ISO 32000-2, 7.3): nil, bool, float64 for both kinds of
// number, String, Name, array, dict, reference and *stream. Operators of a
// content stream are keyword.
type (
	object    any
	name      string
	text      string // a string of bytes
	array     []object
	dict      map[name]object
	reference struct{ number, generation int }
	keyword   string
	stream    struct {
		dict  dict
		raw   []byte
		owner reference // whose key encrypts it
		plain bool      // is not encrypted, whatever the file says
	}
)

const deepest = 60 // arrays and dictionaries within each other

// lexer reads objects from bytes. At the end it gives io errors as keyword "".
type lexer struct {
	b   []byte
	at  int
	end bool
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case white(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
	l.end = true
}

// next is the next object, where references are not made of their numbers yet.
func (l *lexer) next(depth int) object {
	l.skip()
	if l.end {
		return keyword("")
	}
	switch c := l.b[l.at]; c {
	case '/':
		l.at++
		return l.name()
	case '(':
		l.at++
		return l.literal()
	case '[':
		l.at++
		return l.array(depth)
	case '<':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '<' {
			l.at += 2
			return l.dict(depth)
		}
		l.at++
		return l.hexadecimal()
	case ']', ')', '{', '}':
		l.at++
		return keyword(c)
	case '>':
		if l.at++; l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
			return keyword(">>")
		}
		return keyword(">")
	}
	from := l.at
	for l.at < len(l.b) && !white(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	word := l.b[from:l.at]
	if n, is := number(word); is {
		return n
	}
	switch string(word) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(word)
}

// number reads a number as PDF writers write them, those with doubled signs or a
// sign within included.
func number(b []byte) (float64, bool) {
	if len(b) == 0 || b[0] != '+' && b[0] != '-' && b[0] != '.' && (b[0] < '0' || b[0] > '9') {
		return 0, false
	}
	if len(b) < 16 {
		value, scale, digits, negative, dot := 0.0, 1.0, 0, b[0] == '-', false
		for i, c := range b {
			switch {
			case c >= '0' && c <= '9':
				digits++
				value = value*10 + float64(c-'0')
				if dot {
					scale *= 10
				}
			case c == '.' && !dot:
				dot = true
			case c == '-' && digits > 0: // 12.34-56: what follows is a mistake of the writer's
				b = b[:i]
				value, _ = number(b)
				return value, true
			case (c == '-' || c == '+') && digits == 0:
			default:
				return 0, false
			}
		}
		if negative {
			value = -value
		}
		return value / scale, digits > 0 || dot
	}
	value, err := strconv.ParseFloat(string(b), 64)
	if math.IsInf(value, 0) || math.IsNaN(value) {
		value = 0
	}
	return value, err == nil
}

func (l *lexer) name() name {
	from, escaped := l.at, false
	for l.at < len(l.b) && !white(l.b[l.at]) && !delimiter(l.b[l.at]) {
		escaped = escaped || l.b[l.at] == '#'
		l.at++
	}
	raw := l.b[from:l.at]
	if !escaped {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if hi, lo := nibble(raw[i+1]), nibble(raw[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) literal() text {
	var out []byte
	for depth := 1; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(out)
			}
		case '\\':
			l.at++
			if l.at == len(l.b) {
				return text(out)
			}
			switch c = l.b[l.at]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
					l.at++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				value := 0
				for n := 0; n < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; n++ {
					value = value<<3 | int(l.b[l.at]-'0')
					l.at++
				}
				l.at--
				c = byte(value)
			}
		case '\r':
			if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return text(out)
}

func (l *lexer) hexadecimal() text {
	var out []byte
	high := -1
	for ; l.at < len(l.b); l.at++ {
		if l.b[l.at] == '>' {
			l.at++
			break
		}
		n := nibble(l.b[l.at])
		switch {
		case n < 0:
		case high < 0:
			high = n
		default:
			out, high = append(out, byte(high<<4|n)), -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return text(out)
}

func (l *lexer) array(depth int) object {
	if depth > deepest {
		return nil
	}
	var list array
	for {
		o := l.next(depth + 1)
		if k, is := o.(keyword); is {
			switch k {
			case "]", "":
				return list
			case "R":
				list = referred(list)
				continue
			case "endobj", "stream", ">>":
				return list
			}
			continue
		}
		list = append(list, o)
	}
}

// referred makes the two numbers at the end of a list a reference.
func referred(list array) array {
	if len(list) < 2 {
		return list
	}
	n, is := list[len(list)-2].(float64)
	g, also := list[len(list)-1].(float64)
	if !is || !also {
		return list
	}
	return append(list[:len(list)-2], reference{int(n), int(g)})
}

func (l *lexer) dict(depth int) object {
	if depth > deepest {
		return nil
	}
	d := dict{}
	var list array
	for done := false; !done; {
		o := l.next(depth + 1)
		if k, is := o.(keyword); is {
			switch k {
			case ">>", "":
				done = true
			case "R":
				list = referred(list)
			case "endobj", "stream":
				l.at -= len(k)
				done = true
			}
			continue
		}
		list = append(list, o)
	}
	for i := 0; i < len(list); i++ {
		if key, is := list[i].(name); is && i+1 < len(list) {
			if _, had := d[key]; !had {
				d[key] = list[i+1]
			}
			i++
		}
	}
	return d
}

// indirect reads "n g obj … endobj" at a place. It does not know how long a
// stream is that gives its length by reference, so length is asked.
func (l *lexer) indirect(length func(object) int) (ref reference, o object, ok bool) {
	n, is := l.next(0).(float64)
	g, also := l.next(0).(float64)
	if k, word := l.next(0).(keyword); !is || !also || !word || k != "obj" {
		return ref, nil, false
	}
	ref = reference{int(n), int(g)}
	o = l.next(0)
	if first, is := o.(float64); is { // a reference alone
		at := l.at
		if second, is := l.next(0).(float64); is {
			if k, is := l.next(0).(keyword); is && k == "R" {
				return ref, reference{int(first), int(second)}, true
			}
		}
		l.at, l.end = at, false
	}
	d, is := o.(dict)
	if !is {
		return ref, o, true
	}
	at := l.at
	if k, is := l.next(0).(keyword); !is || k != "stream" {
		l.at, l.end = at, false
		return ref, o, true
	}
	if l.at < len(l.b) && l.b[l.at] == '\r' {
		l.at++
	}
	if l.at < len(l.b) && l.b[l.at] == '\n' {
		l.at++
	}
	from := l.at
	n2 := length(d["Length"])
	if n2 >= 0 && n2 <= len(l.b)-from {
		end := &lexer{b: l.b, at: from + n2}
		if k, is := end.next(0).(keyword); is && k == "endstream" {
			l.at = end.at
			return ref, &stream{dict: d, raw: l.b[from : from+n2], owner: ref}, true
		}
	}
	to := bytes.Index(l.b[from:], []byte("endstream"))
	if to < 0 {
		to = len(l.b) - from
	}
	l.at = from + to
	return ref, &stream{dict: d, raw: bytes.TrimRight(l.b[from:from+to], "\r\n"), owner: ref}, true
}
