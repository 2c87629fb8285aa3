package query

import (
	"strings"
	"unicode"
)

// element is an item or an operator of a sequence.
type element struct {
	node    Node
	op      string // "" for an item
	letters letters
}

// letters says how the words of an item are written.
type letters uint8

const (
	noCase letters = iota // digits, or a script without capitals
	capitals
	small // at least one small letter, or something that only a query has
)

func lettersOf(n Node) letters {
	all := noCase
	Leaves(n, func(leaf Node, _ bool) {
		text := ""
		switch leaf := leaf.(type) {
		case Word:
			if strings.EqualFold(leaf.Text, "or") || strings.EqualFold(leaf.Text, "and") || strings.EqualFold(leaf.Text, "not") {
				return // parser.word wrote it small
			}
			text = leaf.Text
		case Phrase:
			text = leaf.Text
		case Field:
			text = leaf.Name
		}
		for _, r := range text {
			switch {
			case unicode.IsLower(r):
				all = small
			case unicode.IsUpper(r) && all == noCase:
				all = capitals
			}
		}
	})
	return all
}

// operator reports whether a stretch without spaces is an operator, here or in
// another search program.
func operator(chunk string) bool {
	switch chunk {
	case "OR", "AND", "NOT", "|", "||", "&&":
		return true
	}
	return nearness(chunk)
}

// operator reads an operator, if one stands here by itself.
func (p *parser) operator() string {
	to := p.chunkEnd(p.at)
	if !operator(p.text[p.at:to]) {
		return ""
	}
	op := p.text[p.at:to]
	p.at = to
	p.typing = false
	return op
}

// nearness reports whether a word asks elsewhere for words near each other:
// NEAR, NEAR/5, W/5, ADJ, ADJ5, WITHIN/5.
func nearness(op string) bool {
	for _, name := range [...]string{"NEAR", "ADJ", "WITHIN", "W", "N"} {
		rest, ok := strings.CutPrefix(op, name)
		if !ok {
			continue
		}
		digits := strings.TrimPrefix(rest, "/")
		if digits == "" {
			return rest == "" && (name == "NEAR" || name == "ADJ")
		}
		return (len(name) > 1 || len(digits) < len(rest)) && strings.Trim(digits, "0123456789") == ""
	}
	return false
}

// joined makes a tree of a sequence. OR binds the two items beside it. An
// operator is a word where it joins nothing, and where what stands around it is
// in capitals: that is a headline, not a query.
func (p *parser) joined(list []element) Node {
	var all []Node
	choice := false // the last of all is a choice that OR has made here
	or, not := false, false
	add := func(n Node) {
		if not {
			n = Not{n}
		}
		switch {
		case !or:
			all = append(all, n)
			choice = false
		case choice:
			last := all[len(all)-1].(Or)
			all[len(all)-1] = Or{append(last.Nodes, n)}
		default:
			all[len(all)-1] = Or{[]Node{all[len(all)-1], n}}
			choice = true
		}
		or, not = false, false
	}
	word := func(op string) {
		if n := p.keep(Word{Text: strings.ToLower(op)}); n != nil {
			add(n)
		}
	}
	next := make([]*element, len(list)) // the item that follows
	for i := len(list) - 2; i >= 0; i-- {
		if next[i] = next[i+1]; list[i+1].node != nil {
			next[i] = &list[i+1]
		}
	}
	var before *element // the item before
	for i, e := range list {
		if e.node != nil {
			add(e.node)
			before = &list[i]
			continue
		}
		after := next[i]
		joins := after != nil && (before != nil || e.op == "NOT")
		shouted := joins && after.letters != small && (before == nil || before.letters != small) &&
			(after.letters == capitals || before != nil && before.letters == capitals)
		switch {
		case e.op == "&&":
			p.note("You do not need &&: all words are searched for.")
		case e.op == "|" || e.op == "||":
			p.note("For a choice, type OR between two words, not " + e.op + ".")
		case e.op == "AND" && joins && !shouted: // what stands side by side is asked for together
		case shouted && (e.op == "OR" || e.op == "NOT"):
			p.note("In text in capitals, OR and NOT are read as words. To use them as operators, type the words beside them in small letters.")
			word(e.op)
		case !joins || shouted:
			word(e.op)
		case e.op == "OR":
			or = !not
		case e.op == "NOT":
			not = true
		default:
			p.note("For words near each other, type “" + `"one two"~5` + "”, not " + e.op + ".")
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return And{all}
}

// leading says what signs before a word that mean something elsewhere mean here.
func (p *parser) leading(signs string) {
	switch {
	case strings.Contains(signs, "*"):
		p.note("* works only at the end of a word: * before a word is ignored.")
	case strings.Contains(signs, "~"):
		p.note("For similar spellings, type ~ after the word.")
	case !unicode.IsDigit(rune(p.text[p.at])): // +82 is a number
		p.note("You do not need +: all words are searched for. To find exactly this form of a word, type = before it.")
	}
}

// gapIn returns where a word has a sign in it that elsewhere stands for any
// letters; −1 if it has none.
func gapIn(text string) int {
	if at := strings.IndexByte(text, '*'); at > 0 {
		return at
	}
	if strings.ContainsAny(text, "/=") { // an address
		return -1
	}
	for i := 1; i+1 < len(text); i++ {
		if text[i] == '?' && smallLetter(text[i-1]) && smallLetter(text[i+1]) {
			return i
		}
	}
	return -1
}

func smallLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// weightAt returns where the weight of a word begins that it has elsewhere, as
// in word^2; −1 if it has none.
func weightAt(text string) int {
	at := strings.LastIndexByte(text, '^')
	if at < 2 || at+1 == len(text) || strings.Trim(text[at+1:], "0123456789.") != "" || !smallLetter(text[at-1]) || !smallLetter(text[at-2]) {
		return -1
	}
	return at
}

// fieldsElsewhere are names of fields in other search programs, and how to ask
// for the same here.
var fieldsElsewhere = map[string]string{
	"title": "in:title", "intitle": "in:title", "allintitle": "in:title", "headline": "in:title", "inheadline": "in:title",
	"site": "outlet:rfa", "source": "outlet:rfa", "publisher": "outlet:rfa", "newspaper": "outlet:rfa",
	"author": "voice:kim", "person": "voice:kim", "speaker": "voice:kim",
	"subject": "topic:visit", "tag": "topic:visit", "category": "topic:visit",
	"before": "date:<2024-06", "after": "date:>2024-06", "since": "date:>=2024-06", "until": "date:<=2024-06", "year": "date:2024",
	"type": "kind:caption", "filetype": "kind:caption",
}

// fieldElsewhere returns the length of the name of a field that chunk begins
// with and that only other search programs have, with its colon; 0 if there is
// none.
func (p *parser) fieldElsewhere(chunk string) int {
	name, value, ok := strings.Cut(chunk, ":")
	if !ok {
		if from, to, period := strings.Cut(chunk, ".."); period && isYear(from) && isYear(to) {
			p.note("For a period, type date:>=" + from + " date:<=" + to + ".")
		}
		return 0
	}
	write, known := fieldsElsewhere[strings.ToLower(name)]
	if !known {
		return 0
	}
	end := p.at + len(name) + 1
	if value == "" && (end == len(p.text) || p.text[end] == ')' || unicode.IsSpace(rune(p.text[end]))) {
		return 0 // Title: and then something else
	}
	p.note("There is no field “" + strings.ToLower(name) + ":”. Use " + write + " instead.")
	return len(name) + 1
}

func isYear(s string) bool {
	return len(s) >= 4 && '0' <= s[0] && s[0] <= '9' && strings.Trim(s, "0123456789-") == ""
}
