// Package query reads what a person typed into a search box as a tree that can
// be printed, evaluated and read back in plain English.
//
//	words                  late arrival        both, anywhere in the passage
//	phrase                 "late arrival"      these very words, side by side
//	exact form             =late               no inflection, no misspelling
//	exclusion              late -train         also NOT train, AND NOT train, !train
//	choice                 late OR delayed     binds the two beside it: a b OR c d is a (b OR c) d
//	grouping               (late OR delayed) arrival
//	beginning              deleg*
//	misspelt               pyonyang~  pyonyang~1  pyonyang~2
//	nearness               "putin late"~5      at most five words between them
//	fields                 outlet:rfa topic:visit voice:kuzmin kind:caption
//	                       date:2024-06 date:>=2024-06 in:title
//
// [Parse] accepts anything, because it also sees what is half typed: an open
// quotation mark makes a phrase that reaches to the end, a parenthesis without
// its partner closes at the end, and what means nothing is left out. OR and NOT
// are words where they join nothing, and where the words around them are in
// capitals, as in a headline. Signs that are operators of other search programs
// only are left out, and Query.Problem says how to write the like.
// [Node.String] prints a canonical form that parses to the same tree.
package query

import (
	"strconv"
	"strings"
	"unicode"
)

// Query is what a text was read as.
type Query struct {
	Root    Node   // nil if there is nothing to search for
	Typing  bool   // the last leaf ends with the text, so it may be unfinished
	Problem string // sentences about what is left out or read otherwise, or ""
}

// String prints the tree; the empty query is "".
func (q Query) String() string {
	if q.Root == nil {
		return ""
	}
	return q.Root.String()
}

// Node is one of [And], [Or], [Not], [Word], [Phrase] and [Field].
type Node interface {
	// String prints the node in the syntax that Parse reads.
	String() string
	isNode()
}

// And asks for all of at least two nodes.
type And struct{ Nodes []Node }

// Or asks for any of at least two nodes.
type Or struct{ Nodes []Node }

// Not asks for the absence of a node.
type Not struct{ Node Node }

// Word is a stretch without spaces, as typed. It may fold to more than one
// term (Jong-un).
type Word struct {
	Text   string
	Prefix bool  // also what begins with it
	Edits  Edits // also what is misspelt
	Exact  bool  // in this form only
}

// Edits is how far a misspelt word may be from the one typed.
type Edits int8

const (
	NoEdits   Edits = 0 // as is; a search may still correct unknown words
	OneEdit   Edits = 1
	TwoEdits  Edits = 2
	AutoEdits Edits = -1 // by the length of the word
)

// Phrase is words between quotation marks: side by side in this order, or with
// Near in any order with at most Between other words among them.
type Phrase struct {
	Text    string // single spaces between words
	Near    bool
	Between int
}

// Field restricts the passages by what is known of them or their document.
type Field struct {
	Name  string // one of FieldNames
	Op    string // for a date "", "<", "<=", ">" or ">="; else ""
	Value string
}

// FieldNames are the names a Field can have.
var FieldNames = [...]string{"outlet", "topic", "voice", "date", "kind", "in"}

// Bounds of a query. What exceeds them is left out; Query.Problem says so.
const (
	MaxBytes   = 16 << 10
	MaxLeaves  = 512  // function words do not count, each word of a phrase does
	MaxDepth   = 16   // nested parentheses and exclusions
	MaxBetween = 1000 // Phrase.Between
)

func (And) isNode()    {}
func (Or) isNode()     {}
func (Not) isNode()    {}
func (Word) isNode()   {}
func (Phrase) isNode() {}
func (Field) isNode()  {}

func (n And) String() string {
	var b strings.Builder
	for i, c := range n.Nodes {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch c.(type) {
		case And, Or:
			b.WriteString("(" + c.String() + ")")
		default:
			b.WriteString(c.String())
		}
	}
	return b.String()
}

func (n Or) String() string {
	var b strings.Builder
	for i, c := range n.Nodes {
		if i > 0 {
			b.WriteString(" OR ")
		}
		switch c.(type) {
		case And, Or:
			b.WriteString("(" + c.String() + ")")
		default:
			b.WriteString(c.String())
		}
	}
	return b.String()
}

func (n Not) String() string {
	switch n.Node.(type) {
	case And, Or, Not:
		return "-(" + n.Node.String() + ")"
	}
	return "-" + n.Node.String()
}

func (n Word) String() string {
	switch {
	case n.Exact:
		return "=" + n.Text
	case n.Prefix:
		return n.Text + "*"
	case n.Edits == AutoEdits:
		return n.Text + "~"
	case n.Edits != NoEdits:
		return n.Text + "~" + strconv.Itoa(int(n.Edits))
	}
	return n.Text
}

func (n Phrase) String() string {
	s := `"` + n.Text + `"`
	if n.Near {
		s += "~" + strconv.Itoa(n.Between)
	}
	return s
}

func (n Field) String() string {
	v := n.Op + n.Value
	if strings.IndexFunc(v, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' }) >= 0 {
		v = `"` + v + `"`
	}
	return n.Name + ":" + v
}

// Leaves calls visit for every word, phrase and field of the tree in the order
// typed; wanted is false under an odd number of exclusions.
func Leaves(n Node, visit func(leaf Node, wanted bool)) { leaves(n, true, visit) }

func leaves(n Node, wanted bool, visit func(Node, bool)) {
	switch n := n.(type) {
	case nil:
	case And:
		for _, c := range n.Nodes {
			leaves(c, wanted, visit)
		}
	case Or:
		for _, c := range n.Nodes {
			leaves(c, wanted, visit)
		}
	case Not:
		leaves(n.Node, !wanted, visit)
	default:
		visit(n, wanted)
	}
}
