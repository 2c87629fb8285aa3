package present

import (
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
)

// What is wrong with a draft is said without the names that a file has for it, and found
// at its task.
func TestBareFault(t *testing.T) {
	for said, want := range map[string]string{
		`assignment "new" has no title; write one`:                                                "It has no title; write one",
		`assignment "new": it has no task; write one at least`:                                    "It has no task; write one at least",
		`assignment "new", task "choice" has no prompt; write one`:                                "It has no prompt; write one",
		`assignment "new", task "choice": a task of the kind choice needs choices`:                "A task of the kind choice needs choices",
		`assignment "new" hides the outlets, but its title has "Herald"; write it without`:        "It hides the outlets, but its title has \"Herald\"; write it without",
		`task id "X": want lower-case letters, digits and single inner hyphens, at most 64 bytes`: "Task id \"X\": want lower-case letters, digits and single inner hyphens, at most 64 bytes",
		`assignment "new", task "choice", item "one" has no text; write one`:                      "It has no text; write one",
		`assignment "new" names passage 9 of "bell", which has 2; correct the number`:             "It names passage 9 of \"bell\", which has 2; correct the number",
	} {
		if got := bareFault(corpus.Fault{Text: said}); got != want {
			t.Errorf("%q is said as %q, want %q", said, got, want)
		}
	}
	c := corpustest.Judged()
	a := corpustest.Lesson()
	a.Tasks[2].Choices, a.Title = nil, ""
	at := map[int]int{}
	for _, f := range append(c.AssignmentFaults(&a), assignment.Faults(c, &a)...) {
		at[taskOf(f.Path)]++
	}
	if at[-1] != 1 || at[2] != 1 || len(at) != 2 {
		t.Errorf("faults at %v", at)
	}
}
