package corpus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// MaxAnswer is the longest answer to a part of a task, in bytes.
const MaxAnswer = 20_000

// The parts of a task have names, which are the same in every response and in the
// key:
//
//	open, choice, scale     ""      or, asked once for each article, its letter: "b"
//	tells, compare          row and letter: "crowd/b"
//	code                    letter and passage: "b7"
//	order                   the row; its value is the place, from 1
//
// The value of a choice is the id of the item, of several their ids in the order of
// the task with a space between, of a scale the number, of tells Says or IsSilent,
// else a text. What is marked has no such part.

// Values of a task of the kind Tells.
const (
	Says     = "says"
	IsSilent = "silent"
)

// Parts are the names of all parts of a task, in the order in which they are shown,
// for a student of the group. A task of the kind Marking has none. passages is the
// number of passages of a document.
func (a *Assignment) Parts(t *Task, group string, passages func(document string) int) []string {
	letters := a.Letters(t, group)
	var list []string
	switch t.Kind {
	case Marking:
	case Tells, Table:
		for _, r := range t.Rows {
			for _, l := range letters {
				list = append(list, r.ID+"/"+l)
			}
		}
	case Order:
		for _, r := range t.Rows {
			list = append(list, r.ID)
		}
	case Code:
		for _, l := range letters {
			e := a.Articles[a.Lettered(l)]
			if len(e.Passages) > 0 {
				for _, n := range e.Passages {
					list = append(list, l+strconv.Itoa(n))
				}
				continue
			}
			for n := 1; n <= passages(e.Document); n++ {
				list = append(list, l+strconv.Itoa(n))
			}
		}
	default:
		if !t.Each {
			return []string{""}
		}
		return letters
	}
	return list
}

// PassagePart reads the name of a passage: "b7".
func PassagePart(s string) (letter string, n int, ok bool) {
	if len(s) < 2 {
		return "", 0, false
	}
	n, err := strconv.Atoi(s[1:])
	return s[:1], n, err == nil && n > 0 && strconv.Itoa(n) == s[1:]
}

// Misplaced says what is wrong with an answer to a part of the task, "" if nothing is.
func (a *Assignment) Misplaced(t *Task, p Place) string {
	if len(p.Value) > MaxAnswer {
		return fmt.Sprintf("an answer has %d bytes, more than %d", len(p.Value), MaxAnswer)
	}
	part := fmt.Sprintf("there is no part %q", p.At)
	article := func(letter string) bool {
		return a.Lettered(letter) >= 0 && (len(t.Articles) == 0 || slices.Contains(t.Articles, letter))
	}
	switch t.Kind {
	case Marking:
		return "it is answered by marks alone"
	case Open, Choice, Scale:
		if t.Each != (p.At != "") || t.Each && !article(p.At) {
			return part
		}
	case Tells, Table:
		row, letter, ok := strings.Cut(p.At, "/")
		if !ok || t.Row(row) == nil || !article(letter) {
			return part
		}
	case Code:
		letter, n, ok := PassagePart(p.At)
		if !ok || !article(letter) || !a.Articles[a.Lettered(letter)].Has(n) {
			return part
		}
	case Order:
		if t.Row(p.At) == nil {
			return part
		}
	}
	wrong := fmt.Sprintf("%q is no answer", p.Value)
	switch t.Kind {
	case Choice, Code:
		ids := strings.Split(p.Value, " ")
		if len(ids) > 1 && !t.Several {
			return wrong
		}
		last := -1
		for _, id := range ids {
			i := slices.IndexFunc(t.Choices, func(c Item) bool { return c.ID == id })
			if i <= last {
				return wrong
			}
			last = i
		}
	case Scale:
		if n, err := strconv.Atoi(p.Value); err != nil || n < t.From || n > t.To {
			return wrong
		}
	case Order:
		if n, err := strconv.Atoi(p.Value); err != nil || n < 1 || n > len(t.Rows) {
			return wrong
		}
	case Tells:
		if p.Value != Says && p.Value != IsSilent {
			return wrong
		}
	case Open, Table:
		if strings.TrimSpace(p.Value) == "" {
			return "an answer is empty"
		}
	}
	return ""
}
