package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus/analysis"
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
		p.note(fmt.Sprintf("The query is too long. Only its first %d bytes are used.", MaxBytes))
	}
	p.text = strings.ToValidUTF8(text, " ")
	root := p.choice(0)
	for p.at < len(p.text) { // a closing parenthesis without its partner
		p.at++
		if more := p.choice(0); more != nil {
			root = both(root, more)
		}
	}
	return Query{Root: root, Typing: p.typing && root != nil, Problem: strings.Join(p.notes, " ")}
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

const mostNotes = 3

type parser struct {
	text   string
	at     int
	leaves int      // that count against MaxLeaves
	typing bool     // the last leaf read touches the end of the text
	notes  []string // sentences about what is left out or read otherwise
}

// note says something once, up to mostNotes things.
func (p *parser) note(sentence string) {
	if len(p.notes) < mostNotes && !slices.Contains(p.notes, sentence) {
		p.notes = append(p.notes, sentence)
	}
}

// choice reads up to a closing parenthesis or the end. It leaves the
// parenthesis to be read.
func (p *parser) choice(depth int) Node {
	var list []element
	for {
		p.skipSpace()
		if p.at == len(p.text) || p.text[p.at] == ')' {
			break
		}
		if op := p.operator(); op != "" {
			list = append(list, element{op: op})
			continue
		}
		if n := p.item(depth); n != nil {
			list = append(list, element{node: n, letters: lettersOf(n)})
		}
	}
	return p.joined(list)
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
	case r == '-' || r == '!':
		p.skip("-!")
		if p.alone() {
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
	case r == '=':
		p.skip("=*")
		if p.alone() {
			return nil
		}
		if r, _ := utf8.DecodeRuneInString(p.text[p.at:]); r == '(' || quote(r) {
			return p.item(depth)
		}
		return p.exactly()
	case r == '+' || r == '~' || r == '*':
		from := p.at
		p.skip("+~*")
		if p.alone() {
			return nil
		}
		p.leading(p.text[from:p.at])
		return p.item(depth)
	}
	return p.word(depth)
}

// skip moves over the bytes of a set.
func (p *parser) skip(set string) {
	for p.at < len(p.text) && strings.IndexByte(set, p.text[p.at]) >= 0 {
		p.at++
	}
	p.typing = false
}

// alone reports whether nothing follows that a sign before it could be about.
func (p *parser) alone() bool {
	return p.at == len(p.text) || p.text[p.at] == ')' || p.spaceHere()
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
	p.note(fmt.Sprintf("Parentheses more than %d levels deep are ignored.", MaxDepth))
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
	words := strings.Fields(text)
	if len(words) > MaxLeaves {
		words = words[:MaxLeaves]
		p.tooMany()
	}
	n := Phrase{Text: strings.Join(words, " ")}
	p.typing = !closed && len(words) > 0 && finishes(p.text)
	if closed && p.at < len(p.text) && p.text[p.at] == '~' {
		from := p.at + 1
		negative := from+1 < len(p.text) && p.text[from] == '-' && '0' <= p.text[from+1] && p.text[from+1] <= '9'
		if negative {
			p.note("After ~ type how many words may be between, from 0: “" + `"one two"~5` + "”.")
			from++
		}
		to := from
		for to < len(p.text) && '0' <= p.text[to] && p.text[to] <= '9' {
			to++
		}
		n.Near, n.Between = !negative, 5
		if negative {
			n.Between = 0
		} else if digits := p.text[from:to]; digits != "" {
			k, err := strconv.Atoi(digits)
			if err != nil || k > MaxBetween {
				k = MaxBetween
			}
			n.Between = k
		}
		p.at = to
	}
	if !wordy(n.Text) {
		p.typing = false
		return nil
	}
	return n
}

// word reads a field or a word.
func (p *parser) word(depth int) Node {
	to := p.chunkEnd(p.at)
	chunk := p.text[p.at:to]
	if name, value, ok := field(chunk); ok {
		p.at = to
		p.typing = false
		if value == "" && to < len(p.text) {
			if r, size := utf8.DecodeRuneInString(p.text[to:]); quote(r) {
				p.at += size
				value, _ = p.quoted()
			}
		}
		return p.keep(makeField(name, value))
	}
	if n := p.fieldElsewhere(chunk); n > 0 {
		p.at += n
		return p.item(depth)
	}
	p.at = to
	n := p.suffix(chunk)
	return p.keepWord(n, n.Text == chunk && to == len(p.text))
}

// exactly reads what follows an equals sign.
func (p *parser) exactly() Node {
	to := p.chunkEnd(p.at)
	n := p.suffix(p.text[p.at:to])
	p.at = to
	n.Exact = !n.Prefix && n.Edits == NoEdits
	return p.keepWord(n, false)
}

func (p *parser) keepWord(n Word, touchesEnd bool) Node {
	p.typing = touchesEnd && finishes(n.Text)
	if !wordy(n.Text) {
		p.typing = false
		return nil
	}
	if !n.Exact && !n.Prefix && n.Edits == NoEdits && operator(n.Text) { // OR, with a comma
		n.Text = strings.ToLower(n.Text)
	}
	return p.keep(n)
}

// finishes reports whether s ends with a letter, a digit or a mark: a word that
// may go on.
func finishes(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// keep counts a leaf and refuses it beyond MaxLeaves. Function words do not
// count: a search drops them.
func (p *parser) keep(n Node) Node {
	if n == nil {
		return nil
	}
	many := 1
	switch n := n.(type) {
	case Word:
		if analysis.StopWord(strings.ToLower(n.Text)) {
			return n
		}
	case Phrase:
		many = strings.Count(n.Text, " ") + 1
	}
	if p.leaves > 0 && p.leaves+many > MaxLeaves {
		p.tooMany()
		p.typing = false
		return nil
	}
	p.leaves += many
	return n
}

func (p *parser) tooMany() {
	p.note(fmt.Sprintf("The query is too long. Only its first %d words are used, not counting function words.", MaxLeaves))
}

// suffix takes what a word ends with off it: * and ~ with an optional digit, of
// which the last counts, and punctuation. What other search programs allow in a
// word is read as near as can be, and said.
func (p *parser) suffix(chunk string) (w Word) {
	w.Text = chunk
	first := true
	open := func(at int) {
		if first {
			w.Prefix = true
		}
		first = false
		w.Text = w.Text[:at]
	}
	for {
		n := len(w.Text)
		switch {
		case strings.HasSuffix(w.Text, "*"):
			open(n - 1)
		case strings.HasSuffix(w.Text, "~"):
			w.Text = w.Text[:n-1]
			if first {
				w.Edits = AutoEdits
			}
			first = false
		case n > 1 && w.Text[n-2] == '~' && '0' <= w.Text[n-1] && w.Text[n-1] <= '9':
			if first {
				w.Edits = min(Edits(w.Text[n-1]-'0'), TwoEdits)
			}
			first = false
			w.Text = w.Text[:n-2]
		case n > 0 && strings.IndexByte(",;:!?", w.Text[n-1]) >= 0,
			n > 0 && w.Text[n-1] == '.' && strings.Count(w.Text, ".") == 1:
			w.Text = w.Text[:n-1]
		default:
			at := gapIn(w.Text)
			if at >= 0 {
				p.note("* works only at the end of a word: “" + w.Text + "” is read as " + w.Text[:at] + "*.")
				open(at)
				continue
			}
			if at = weightAt(w.Text); at < 0 {
				return w
			}
			p.note("Words have no weights here: " + w.Text[at:] + " is ignored.")
			w.Text = w.Text[:at]
		}
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
