package main

import (
	"fmt"
	"strings"

	"parallax/app/wording"
)

// wrongUse is the reason why a command cannot be run as it was called. The process
// exits with status 2, and prints it with the line that says how to call it.
type wrongUse string

func (w wrongUse) Error() string { return string(w) }

// want is the wrongUse of a flag's value, such as "-n 9: want 2 to 5".
func want(flag string, value any, what string) error {
	return wrongUse(fmt.Sprintf("-%s %v: want %s", flag, value, what))
}

// oneOf is nil for a value among those that a flag takes.
func oneOf[T ~string](flag string, value T, allowed ...T) error {
	names := make([]string, len(allowed))
	for i, a := range allowed {
		if a == value {
			return nil
		}
		names[i] = string(a)
	}
	return want(flag, value, either(names))
}

// either lists names of which one can be given: "a, b or c".
func either(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// together is the wrongUse of flags that exclude each other.
func together(a, b string) error {
	return wrongUse("-" + a + " and -" + b + " exclude each other: give one")
}

// goesWith is the wrongUse of a flag that says nothing without another.
func goesWith(flag, of string) error {
	return wrongUse("-" + flag + " goes with " + of)
}

// plainly is nil if a command has from least to most plain arguments (most −1 for any
// number). what says what they are.
func plainly(args []string, least, most int, what string) error {
	switch n := len(args); {
	case n < least:
		return wrongUse(fmt.Sprintf("%s: want %s", given(args), what))
	case most == 0 && n > 0:
		return wrongUse(fmt.Sprintf("%s is not understood: it takes flags alone", args[0]))
	case most >= 0 && n > most:
		return wrongUse(fmt.Sprintf("%s: want %s", given(args), what))
	}
	return nil
}

func given(args []string) string {
	if len(args) == 0 {
		return "nothing is named"
	}
	return wording.Number(len(args)) + " named"
}

// unknownCommand says that there is none of this name, and which may be meant.
func unknownCommand(name string, list []command) string {
	said := fmt.Sprintf("parallax: there is no command %q", name)
	nearest, least := "", 3 // two letters apart at most
	for _, c := range list {
		if d := lettersApart(name, c.name); d < least && d < len(c.name)/2+1 {
			nearest, least = c.name, d
		}
	}
	if nearest != "" {
		return said + "; did you mean " + nearest + "?"
	}
	return said + "; parallax help lists them"
}

// lettersApart is how many letters have to be added, dropped, changed or exchanged
// with their neighbour to make b of a (optimal string alignment), in
// len(a)·len(b) steps.
func lettersApart(a, b string) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range len(b) {
			d := above[j]
			if a[i] != b[j] {
				d++
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = min(d, above[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
