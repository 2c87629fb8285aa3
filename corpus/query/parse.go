package query

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads text. It never fails: see the package comment for what it makes
// of half-typed and meaningless input.
func Parse(text string) Query {
	p := parser{}
	if len(text) > MaxBytes {
		n := MaxBytes
		for n > 0 && !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
		p.problem = fmt.Sprintf("Only the first %d bytes of the query are used.", MaxBytes)
	}
	p.text = strings.ToValidUTF8(text, " ")
	root := p.choice(0)
	for p.at < len(p.text) { // a closing parenthesis without its partner
		p.at++
		if more := p.choice(0); more != nil {
			root = both(root, more)
		}
	}
	return Query{Root: root, Typing: p.typing && root != nil, Problem: p.problem}
}

// both joins two trees of which the first may be nil.
func both(a, b Node) Node {
	switch a := a.(type) {
	case nil:
		return b
	case And:
		if c, ok := b.(And); ok {
			return And{append(a.Nodes, c.Nodes...)}
		}
		return And{append(a.Nodes, b)}
	}
	if c, ok := b.(And); ok {
		return And{append([]Node{a}, c.Nodes...)}
	}
	return And{[]Node{a, b}}
}

type parser struct {
	text    string
	at      int
	leaves  int
	typing  bool // the last leaf read touches the end of the text
	problem string
}

// choice reads up to a closing parenthesis or the end: alternatives parted by
// OR. It leaves the parenthesis to be read.
func (p *parser) choice(depth int) Node {
	var options, all []Node
	end := func() {
		switch len(all) {
		case 0:
		case 1:
			options = append(options, all[0])
		default:
			options = append(options, And{all})
		}
		all = nil
	}
	for {
		p.skipSpace()
		if p.at == len(p.text) || p.text[p.at] == ')' {
			break
		}
		if p.operator("OR") {
			end()
			continue
		}
		if n := p.item(depth); n != nil {
			all = append(all, n)
		}
	}
	end()
	switch len(options) {
	case 0:
		return nil
	case 1:
		return options[0]
	}
	return Or{options}
}

func (p *parser) skipSpace() {
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += size
		p.typing = false
	}
}

// operator reads the word op if it stands alone here.
func (p *parser) operator(op string) bool {
	if !strings.HasPrefix(p.text[p.at:], op) || p.chunkEnd(p.at) != p.at+len(op) {
		return false
	}
	p.at += len(op)
	p.typing = false
	return true
}

// chunkEnd returns where the stretch of word characters that starts at from
// ends.
func (p *parser) chunkEnd(from int) int {
	for i, r := range p.text[from:] {
		if r == '(' || r == ')' || quote(r) || unicode.IsSpace(r) {
			return from + i
		}
	}
	return len(p.text)
}

// quote reports whether r opens or closes a phrase. Telephones type curly ones.
func quote(r rune) bool {
	return r == '"' || r == 0x201C || r == 0x201D || r == 0x201E || r == 0xAB || r == 0xBB
}

// item reads one exclusion, group, phrase, field or word. It always moves on,
// and returns nil for what means nothing.
func (p *parser) item(depth int) Node {
	r, size := utf8.DecodeRuneInString(p.text[p.at:])
	switch {
	case r == '(':
		p.at++
		p.typing = false
		return p.group(depth)
	case quote(r):
		p.at += size
		return p.keep(p.phrase())
	case r == '-':
		for p.at < len(p.text) && p.text[p.at] == '-' {
			p.at++
		}
		if p.at == len(p.text) || p.text[p.at] == ')' || p.spaceHere() {
			return nil // a dash
		}
		if depth >= MaxDepth {
			p.tooDeep()
			return p.item(depth)
		}
		if n := p.item(depth + 1); n != nil {
			return Not{n}
		}
		return nil
	}
	return p.word()
}

func (p *parser) spaceHere() bool {
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return unicode.IsSpace(r)
}

func (p *parser) group(depth int) Node {
	if depth >= MaxDepth {
		p.tooDeep()
		return nil // the parenthesis alone is left out
	}
	n := p.choice(depth + 1)
	if p.at < len(p.text) {
		p.at++ // its partner
		p.typing = false
	}
	return n
}

func (p *parser) tooDeep() {
	p.problem = fmt.Sprintf("Parentheses more than %d deep are left out.", MaxDepth)
}

// quoted reads to the closing quotation mark or the end.
func (p *parser) quoted() (text string, closed bool) {
	rest := p.text[p.at:]
	i := strings.IndexFunc(rest, quote)
	if i < 0 {
		p.at = len(p.text)
		return strings.Join(strings.Fields(rest), " "), false
	}
	_, size := utf8.DecodeRuneInString(rest[i:])
	p.at += i + size
	return strings.Join(strings.Fields(rest[:i]), " "), true
}

// phrase reads what follows a quotation mark.
func (p *parser) phrase() Node {
	text, closed := p.quoted()
	n := Phrase{Text: text}
	p.typing = !closed && !strings.HasSuffix(p.text, " ")
	if closed && p.at < len(p.text) && p.text[p.at] == '~' {
		to := p.at + 1
		for to < len(p.text) && '0' <= p.text[to] && p.text[to] <= '9' {
			to++
		}
		n.Near = true
		n.Between = 5
		if digits := p.text[p.at+1 : to]; digits != "" {
			k, err := strconv.Atoi(digits)
			if err != nil || k > MaxBetween {
				k = MaxBetween
			}
			n.Between = k
		}
		p.at = to
	}
	if !wordy(text) {
		return nil
	}
	return n
}

// word reads a field or a word.
func (p *parser) word() Node {
	to := p.chunkEnd(p.at)
	chunk := p.text[p.at:to]
	p.at = to
	if name, value, ok := field(chunk); ok {
		p.typing = false
		if value == "" && to < len(p.text) {
			if r, size := utf8.DecodeRuneInString(p.text[to:]); quote(r) {
				p.at += size
				value, _ = p.quoted()
			}
		}
		return p.keep(makeField(name, value))
	}
	n := Word{}
	n.Text, n.Prefix, n.Edits = suffix(chunk)
	if !wordy(n.Text) {
		p.typing = false
		return nil
	}
	p.typing = to == len(p.text) && n.Text == chunk
	return p.keep(n)
}

// keep counts a leaf and refuses it beyond MaxLeaves.
func (p *parser) keep(n Node) Node {
	if n == nil {
		return nil
	}
	if p.leaves == MaxLeaves {
		p.problem = fmt.Sprintf("Only the first %d words of the query are used.", MaxLeaves)
		p.typing = false
		return nil
	}
	p.leaves++
	return n
}

// suffix takes * and ~ with an optional digit off a word. Of several the last
// counts.
func suffix(chunk string) (text string, prefix bool, edits Edits) {
	text = chunk
	for first := true; ; first = false {
		cut := text
		var isPrefix bool
		var e Edits
		switch n := len(text); {
		case strings.HasSuffix(text, "*"):
			cut, isPrefix = text[:n-1], true
		case strings.HasSuffix(text, "~"):
			cut, e = text[:n-1], AutoEdits
		case n > 1 && text[n-2] == '~' && '0' <= text[n-1] && text[n-1] <= '9':
			cut = text[:n-2]
			e = min(Edits(text[n-1]-'0'), TwoEdits)
		default:
			return text, prefix, edits
		}
		if first {
			prefix, edits = isPrefix, e
		}
		text = cut
	}
}

// field splits name:value if name is one of FieldNames.
func field(chunk string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(chunk, ":")
	if !ok {
		return "", "", false
	}
	for _, known := range FieldNames {
		if strings.EqualFold(name, known) {
			return known, value, true
		}
	}
	return "", "", false
}

// makeField returns nil for a value that is not typed yet.
func makeField(name, value string) Node {
	f := Field{Name: name}
	if name == "date" {
		for _, op := range [...]string{"<=", ">=", "<", ">"} {
			if strings.HasPrefix(value, op) {
				f.Op = op
				break
			}
		}
		value = strings.TrimLeft(value, "<>= ")
	}
	f.Value = strings.TrimSpace(strings.TrimRight(value, "*"))
	if !wordy(f.Value) {
		return nil
	}
	return f
}

// wordy reports whether there is anything to search for in s.
func wordy(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
	}) >= 0
}
