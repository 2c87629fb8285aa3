package assignment

import (
	"strconv"
	"time"

	"parallax/corpus"
)

// Rows are everything that a class answered, one row for each answer, mark and comment,
// under a row of heads: what CSV has. Works that do not count are there too, and say so.
func (c *Class) Rows() [][]string {
	rows := [][]string{{"student", "counted", "handed_in", "typed_in", "group", "task", "kind", "part", "value", "from", "to", "text", "grade"}}
	works := c.Counted()
	n := len(works)
	works = append(works, c.Replaced()...)
	for i, w := range works {
		counted := "yes"
		if i >= n {
			counted = "no"
		}
		row := func(task string, kind corpus.TaskKind, part, value, from, to, text, grade string) {
			typed := "no"
			if w.Typed {
				typed = "yes"
			}
			rows = append(rows, []string{w.Name, counted, w.At.UTC().Format(time.RFC3339), typed, w.Group, task, string(kind), part, value, from, to, text, grade})
		}
		for _, t := range c.Assignment.Tasks {
			for _, r := range w.Answers {
				if r.Task != t.ID {
					continue
				}
				for _, p := range r.Places {
					if t.Kind == corpus.Open || t.Kind == corpus.Table {
						row(t.ID, t.Kind, p.At, "", "", "", p.Value, "")
					} else {
						row(t.ID, t.Kind, p.At, p.Value, "", "", "", "")
					}
				}
			}
			for _, m := range w.Marked(t.ID) {
				row(t.ID, t.Kind, m.At, m.Of, strconv.Itoa(m.From), strconv.Itoa(m.To), m.Quote, "")
			}
		}
		if i < n {
			for _, m := range c.Comments[Student(w.Name)] {
				row(m.Task, "comment", "", "", "", "", m.Text, m.Grade)
			}
		}
	}
	return rows
}
