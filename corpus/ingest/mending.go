package ingest

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Programs write what is nearly JSON: Python prints its own way of writing a list
// ({'title': "It's late", 'seen': True, 'score': nan}), others end lists with a comma or
// write NaN, which JSON has no word for, scripts leave out the quotation marks around
// keys. What is meant is plain, so it is read so, and said.

// mending rewrites what is nearly JSON as JSON.
type mending struct {
	in    []byte
	out   []byte // nil as long as nothing had to be changed
	kept  int    // of in, up to here it is in out
	what  []string
	depth []byte // brackets that are open: of lists, objects and calls
}

// maxMendedDepth is how deep brackets are followed; beyond it they stay as they are.
const maxMendedDepth = 10_000

// mended is JSON as it was meant, and what was not so; what is JSON already, or
// something else altogether, stays the same bytes. It takes one look at each byte, and
// memory only for what is changed.
func mended(in []byte) (out []byte, what []string) {
	m := &mending{in: in}
	for i := 0; i < len(in); {
		i = m.step(i)
	}
	if m.out == nil {
		return in, nil
	}
	return append(m.out, in[m.kept:]...), m.what
}

// put writes text in place of in[from:to].
func (m *mending) put(from, to int, text, what string) {
	if m.out == nil {
		m.out = make([]byte, 0, len(m.in)+len(m.in)/8+64)
	}
	m.out = append(append(m.out, m.in[m.kept:from]...), text...)
	m.kept = to
	for _, known := range m.what {
		if known == what {
			return
		}
	}
	m.what = append(m.what, what)
}

const (
	inQuotes   = "single quotation marks"
	inPython   = "values of Python"
	inNumbers  = "numbers that JSON does not have"
	inCommas   = "commas behind the last value"
	inKeys     = "keys without quotation marks"
	inComments = "comments"
	inTexts    = "signs that a text of JSON cannot have"
)

// step looks at what begins at a place, and returns where it ends.
func (m *mending) step(i int) int {
	switch c := m.in[i]; {
	case c == '"' || c == '\'':
		return m.text(i)
	case c == ',':
		if next := m.blank(i + 1); next < len(m.in) && strings.IndexByte("}])", m.in[next]) >= 0 {
			m.put(i, i+1, "", inCommas)
		}
	case c == '/':
		if end := m.comment(i); end > i {
			m.put(i, end, "", inComments)
			return end
		}
	case c == '[' || c == '{':
		m.open(c)
	case c == '(': // a tuple
		m.put(i, i+1, "[", inPython)
		m.open('[')
	case c == ']' || c == '}':
		m.close()
	case c == ')':
		if m.close() == 'c' { // of a call, whose brackets go
			m.put(i, i+1, "", inPython)
		} else {
			m.put(i, i+1, "]", inPython)
		}
	case c == '-' || c == '+':
		if n := m.word(i + 1); n > i+1 {
			if unknown(string(m.in[i+1:n])) != "" {
				m.put(i, n, "null", inNumbers)
			}
			return n
		}
		if c == '+' && i+1 < len(m.in) && digit(m.in[i+1]) {
			m.put(i, i+1, "", inNumbers)
		}
	case digit(c) || c == '.':
		return m.number(i)
	case letter(c):
		return m.name(i)
	}
	return i + 1
}

func (m *mending) open(c byte) {
	if len(m.depth) < maxMendedDepth {
		m.depth = append(m.depth, c)
	}
}

func (m *mending) close() (c byte) {
	if n := len(m.depth); n > 0 {
		c, m.depth = m.depth[n-1], m.depth[:n-1]
	}
	return c
}

// blank is where what is not empty goes on.
func (m *mending) blank(i int) int {
	for i < len(m.in) {
		switch m.in[i] {
		case ' ', '\t', '\r', '\n':
			i++
			continue
		case '/':
			if end := m.comment(i); end > i {
				i = end
				continue
			}
		}
		return i
	}
	return i
}

// comment is where a comment ends that begins at a place; that place if none does.
func (m *mending) comment(i int) int {
	switch rest := m.in[i:]; {
	case bytes.HasPrefix(rest, []byte("//")):
		if n := bytes.IndexByte(rest, '\n'); n >= 0 {
			return i + n
		}
		return len(m.in)
	case bytes.HasPrefix(rest, []byte("/*")):
		if n := bytes.Index(rest[2:], []byte("*/")); n >= 0 {
			return i + 4 + n
		}
	}
	return i
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= utf8.RuneSelf
}

// word is where a name ends that begins at a place, with dots within it.
func (m *mending) word(i int) int {
	begin := i
	for i < len(m.in) && (letter(m.in[i]) || i > begin && (digit(m.in[i]) || m.in[i] == '.')) {
		i++
	}
	return i
}

func (m *mending) number(i int) int {
	begin := i
	for i < len(m.in) && (digit(m.in[i]) || strings.IndexByte(".eE+-", m.in[i]) >= 0) {
		i++
	}
	switch s := string(m.in[begin:i]); {
	case s == ".":
	case strings.HasPrefix(s, "."):
		m.put(begin, begin, "0", inNumbers)
	case strings.HasSuffix(s, "."):
		m.put(i, i, "0", inNumbers)
	}
	return i
}

// unknown is what stands in JSON for a name of other languages; "" if it is none.
func unknown(name string) string {
	switch name {
	case "True":
		return "true"
	case "False":
		return "false"
	case "None", "undefined", "NaN", "nan", "Infinity", "inf", "NaT":
		return "null"
	}
	return ""
}

// name looks at a name outside of texts.
func (m *mending) name(i int) int {
	end := m.word(i)
	name := string(m.in[i:end])
	if name == "true" || name == "false" || name == "null" {
		if next := m.blank(end); next >= len(m.in) || m.in[next] != ':' {
			return end
		}
	}
	next := m.blank(end)
	switch {
	case next < len(m.in) && m.in[next] == ':' && len(m.depth) > 0 && m.depth[len(m.depth)-1] == '{':
		m.put(i, end, quoted(name), inKeys)
	case end < len(m.in) && (m.in[end] == '\'' || m.in[end] == '"') && len(name) <= 2 && strings.Trim(strings.ToLower(name), "ubrf") == "":
		m.put(i, end, "", inPython) // u'…'
	case unknown(name) != "":
		what := inPython
		if name == "NaN" || name == "Infinity" {
			what = inNumbers
		}
		m.put(i, end, unknown(name), what)
	case end < len(m.in) && m.in[end] == '(':
		return m.call(i, end, name)
	}
	return end
}

// call looks at datetime.datetime(2031, 5, 4), which is a date, and ObjectId('…'),
// which is its text.
func (m *mending) call(i, end int, name string) int {
	if strings.HasSuffix(name, "datetime") || strings.HasSuffix(name, "date") {
		if n := bytes.IndexByte(m.in[end:min(len(m.in), end+80)], ')'); n > 0 {
			parts := strings.Split(string(m.in[end+1:end+n]), ",")
			var ymd [3]int
			ok := len(parts) >= 3
			for k := 0; ok && k < 3; k++ {
				v, err := strconv.Atoi(strings.TrimSpace(parts[k]))
				ymd[k], ok = v, err == nil && v > 0 && v < 10_000
			}
			if ok {
				day := func(v int) string { return "-" + strconv.Itoa(v/10%10) + strconv.Itoa(v%10) }
				year := strconv.Itoa(10_000 + ymd[0])[1:]
				m.put(i, end+n+1, quoted(year+day(ymd[1])+day(ymd[2])), inPython)
				return end + n + 1
			}
		}
	}
	if next := m.blank(end + 1); next < len(m.in) && (m.in[next] == '\'' || m.in[next] == '"') {
		m.put(i, end+1, "", inPython)
		m.open('c')
		return end + 1
	}
	return end
}

// text looks at a text in either quotation marks.
func (m *mending) text(i int) int {
	mark := m.in[i]
	if mark == '\'' {
		m.put(i, i+1, `"`, inQuotes)
	}
	what := inTexts
	if mark == '\'' {
		what = inQuotes
	}
	for i++; i < len(m.in); i++ {
		switch c := m.in[i]; {
		case c == mark:
			if mark == '\'' {
				m.put(i, i+1, `"`, inQuotes)
			}
			return i + 1
		case c == '"': // within single ones
			m.put(i, i+1, `\"`, what)
		case c == '\\' && i+1 < len(m.in):
			i = m.escape(i, what)
		case c < ' ':
			m.put(i, i+1, quoted(string(c))[1:len(quoted(string(c)))-1], what)
		}
	}
	return i
}

// escape looks at a backslash with what follows, and returns where that ends.
func (m *mending) escape(i int, what string) int {
	hex := func(n int) (rune, bool) {
		if i+2+n > len(m.in) {
			return 0, false
		}
		v, err := strconv.ParseUint(string(m.in[i+2:i+2+n]), 16, 32)
		return rune(v), err == nil
	}
	put := func(n int, s string) int {
		q := quoted(s)
		m.put(i, i+n, q[1:len(q)-1], what)
		return i + n - 1
	}
	switch c := m.in[i+1]; c {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i + 1
	case 'u':
		if _, ok := hex(4); ok {
			return i + 5
		}
	case 'x':
		if r, ok := hex(2); ok {
			return put(4, string(r))
		}
	case 'U':
		if r, ok := hex(8); ok && utf8.ValidRune(r) {
			return put(10, string(r))
		}
	case '\'':
		return put(2, "'")
	case '\n':
		return put(2, "")
	case 'a':
		return put(2, "\a")
	case 'v':
		return put(2, "\v")
	case '0':
		return put(2, "\x00")
	}
	m.put(i, i+1, `\\`, what) // it is meant as it stands
	return i
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text has a form in JSON
	}
	return string(b)
}
