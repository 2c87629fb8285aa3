package assignment

import (
	"slices"

	"parallax/corpus"
)

// Progress is how far a student is with a task.
type Progress struct {
	Task     string
	Parts    int      // that the task has; of a task of the kind Marking the marks expected, 1 at least
	Answered int      // of these
	Words    int      // open: in all answers
	Twice    int      // order: that have the place of another, and so are not answered
	Marks    int      // mark: made
	Without  []string // mark: letters of articles that have none
	State    State
}

// State is whether something is missing.
type State int

const (
	Empty State = iota
	Partly
	Done
)

// ProgressOf says how far a student is with a task. passages is the number of passages of
// a document of the collection that the student reads.
func ProgressOf(a *corpus.Assignment, t *corpus.Task, w *Work, passages func(document string) int) Progress {
	p := Progress{Task: t.ID}
	if t.Kind == corpus.Marking {
		p.Parts = max(1, t.Least)
		with := make(map[string]bool)
		for _, m := range w.Marked(t.ID) {
			p.Marks++
			with[m.At[:1]] = true
		}
		for _, l := range a.Letters(t, w.Group) {
			if !with[l] {
				p.Without = append(p.Without, l)
			}
		}
		p.Answered = min(p.Marks, p.Parts)
	} else {
		placed := make(map[string]bool)
		for _, part := range a.Parts(t, w.Group, passages) {
			p.Parts++
			value := w.Value(t.ID, part)
			if value == "" {
				continue
			}
			if t.Kind == corpus.Order && placed[value] {
				p.Twice++
				continue
			}
			placed[value] = true
			n := 0
			if t.Kind == corpus.Open {
				n = corpus.CountWords(value)
				p.Words += n
			}
			if t.Kind != corpus.Open || n >= t.Least {
				p.Answered++
			}
		}
	}
	switch {
	case p.Parts > 0 && p.Answered == p.Parts:
		p.State = Done
	case p.Answered > 0, p.Words > 0:
		p.State = Partly
	}
	return p
}

// Fill is the progress of every task that a student is asked now: those that wait for the
// names only once they are back.
func Fill(a *corpus.Assignment, w *Work, late bool, passages func(document string) int) []Progress {
	var list []Progress
	for i := range a.Tasks {
		if t := &a.Tasks[i]; !t.Late || late {
			list = append(list, ProgressOf(a, t, w, passages))
		}
	}
	return list
}

// Lengths is the number of passages of each document.
func Lengths(c *corpus.Collection) func(document string) int {
	n := make(map[string]int, len(c.Documents))
	for _, d := range c.Documents {
		n[d.ID] = len(d.Passages)
	}
	return func(document string) int { return n[document] }
}

// Misfit says what of a work cannot be an answer to the assignment, "" if all is one.
func Misfit(a *corpus.Assignment, w *Work) string {
	for _, r := range w.Answers {
		t := a.Task(r.Task)
		if t == nil {
			return "it answers a task that is not there"
		}
		for _, p := range r.Places {
			if why := a.Misplaced(t, p); why != "" {
				return why
			}
		}
	}
	for _, m := range w.Marks {
		t := a.Task(m.Task)
		letter, n, ok := corpus.PassagePart(m.At)
		if t == nil || t.Kind != corpus.Marking || !ok || a.Lettered(letter) < 0 || !a.Articles[a.Lettered(letter)].Has(n) {
			return "it has a mark where no passage is"
		}
	}
	if w.Group != "" && !slices.ContainsFunc(a.Groups, func(g corpus.Group) bool { return g.Name == w.Group }) {
		return "it names a group that is not there"
	}
	return ""
}
