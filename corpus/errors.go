package corpus

import (
	"fmt"
	"strings"
)

// Fault is one broken invariant of a collection: which value is meant, what is
// wrong with it and what would be right.
type Fault struct {
	// Path leads from the collection to the value, with the names of the JSON
	// form and indexes from 0: "/voices/3/heard/0". Package folder finds file
	// and line by it.
	Path string
	// Text names the thing, the trouble and the remedy.
	Text string
}

// Error is the text.
func (f Fault) Error() string { return f.Text }

// Faults are all broken invariants of a collection.
type Faults []Fault

// faultsShown is how many faults an error message spells out.
const faultsShown = 5

// Error lists the first few faults and counts the others.
func (f Faults) Error() string {
	var b strings.Builder
	for i, fault := range f {
		if i == faultsShown {
			fmt.Fprintf(&b, "; and %d more", len(f)-i)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(fault.Text)
	}
	return b.String()
}
