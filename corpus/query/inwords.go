package query

import (
	"strconv"
	"strings"
)

// InWords reads a tree back in plain English, for a line under the search box:
// “late” and “arrival”, without “train”, from the outlet “rfa”. The function
// say, which may be nil, puts a word or the text of a phrase as it was
// understood, for example with its correction; the empty string stands for what
// was typed.
func InWords(n Node, say func(Word) string) string {
	if n == nil {
		return ""
	}
	return reader{say}.node(n)
}

type reader struct{ say func(Word) string }

func (r reader) node(n Node) string {
	switch n := n.(type) {
	case And:
		return r.all(n)
	case Or:
		parts := make([]string, len(n.Nodes))
		for i, c := range n.Nodes {
			parts[i] = r.nested(c)
		}
		last := len(parts) - 1
		return "either " + strings.Join(parts[:last], ", ") + " or " + parts[last]
	case Not:
		if f, ok := n.Node.(Field); ok {
			return "not " + fieldInWords(f)
		}
		return "without " + r.nested(n.Node)
	case Word:
		return r.word(n)
	case Phrase:
		return r.phrase(n)
	case Field:
		return fieldInWords(n)
	}
	return ""
}

// nested is node, in brackets where the English would be ambiguous.
func (r reader) nested(n Node) string {
	switch n.(type) {
	case And, Or, Not:
		return "(" + r.node(n) + ")"
	}
	return r.node(n)
}

// all lists what is asked for, then what is excluded, then the restrictions.
func (r reader) all(n And) string {
	var wanted, rest []string
	for _, c := range n.Nodes {
		switch c := c.(type) {
		case Not:
			rest = append(rest, r.node(c))
		case Field:
			rest = append(rest, fieldInWords(c))
		default:
			wanted = append(wanted, r.nested(c))
		}
	}
	s := list(wanted)
	if len(rest) > 0 {
		if s != "" {
			s += ", "
		}
		s += strings.Join(rest, ", ")
	}
	return s
}

// list is "a", "a and b", "a, b and c".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

func (r reader) word(n Word) string {
	switch {
	case n.Exact:
		return "exactly " + marked(n.Text)
	case n.Prefix:
		return "words beginning with " + marked(n.Text)
	case n.Edits != NoEdits:
		return "words spelt like " + marked(n.Text)
	}
	if r.say != nil {
		if s := r.say(n); s != "" {
			return s
		}
	}
	return marked(n.Text)
}

func marked(s string) string { return "“" + s + "”" }

func (r reader) phrase(n Phrase) string {
	words := strings.Fields(n.Text)
	said := marked(n.Text)
	if r.say != nil {
		if s := r.say(Word{Text: n.Text}); s != "" {
			said = s
		}
	}
	switch {
	case n.Near && len(words) > 1:
		for i, w := range words {
			words[i] = r.word(Word{Text: w})
		}
		switch n.Between {
		case 0:
			return list(words) + " side by side"
		case 1:
			return list(words) + " with at most one word between"
		}
		return list(words) + " with at most " + strconv.Itoa(n.Between) + " words between"
	case len(words) > 1:
		return "the phrase " + said
	}
	return "exactly " + said
}

func fieldInWords(n Field) string {
	switch n.Name {
	case "outlet":
		return "from the outlet " + marked(n.Value)
	case "topic":
		return "on the topic " + marked(n.Value)
	case "voice":
		return "quoting or citing " + marked(n.Value)
	case "kind":
		return "in passages of the kind " + marked(n.Value)
	case "in":
		return "in the " + n.Value
	case "date":
		switch n.Op {
		case "<":
			return "published before " + n.Value
		case "<=":
			return "published in or before " + n.Value
		case ">":
			return "published after " + n.Value
		case ">=":
			return "published in or after " + n.Value
		}
		return "published " + n.Value
	}
	return n.String()
}
