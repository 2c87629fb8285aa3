package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/app/paper"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
)

func assignmentCommand() command {
	return command{
		name:  "assignment",
		args:  "[-json] [-c PATH] [ID [-ready] [-force] [-handout FILE [-word WORD]] [-paper FILE [-letter] [-with texts|chart|tasks] [-sheet | -teacher]]]",
		short: "list the assignments of a collection, or hand one out as a file or on paper",
		run:   runAssignment,
	}
}

// assignmentRow is one entry of {"assignments": […]}.
type assignmentRow struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Minutes  int               `json:"minutes"`
	Blind    corpus.Blind      `json:"blind"`
	Hash     string            `json:"hash"`
	Texts    map[string]string `json:"texts"`
	Articles map[string]string `json:"articles"` // document by letter
	Tasks    []taskRow         `json:"tasks"`
	Key      bool              `json:"key"`
}

type taskRow struct {
	ID      string          `json:"id"`
	Kind    corpus.TaskKind `json:"kind"`
	Title   string          `json:"title"`
	Minutes int             `json:"minutes"`
	Parts   []string        `json:"parts"`
}

// paperWith are what may stand before the tasks of a handout, as paper.With counts them.
var paperWith = []string{"texts", "chart", "tasks"}

func runAssignment(env environment, args []string) error {
	f := newFlags(env, assignmentCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	ready := f.Bool("ready", false, "print more tasks for its articles, with model answers, to put into assignments/ID.yaml")
	handout := f.String("handout", "", "write the collection file for students to `FILE`: without the key, and with the names hidden where the assignment is blind")
	word := f.String("word", "", "with -handout: the `WORD` that gives the names back; they are encrypted with it")
	onPaper := f.String("paper", "", "write an HTML page to print to `FILE`")
	letter := f.Bool("letter", false, "with -paper: Letter instead of A4")
	with := f.String("with", "texts", "with -paper: what stands before the tasks, `texts`, chart (which article covers which topic) or tasks (nothing)")
	sheet := f.Bool("sheet", false, "with -paper: the answer sheet instead of the handout")
	teacher := f.Bool("teacher", false, "with -paper: both, with notes, model answers and hidden names")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 1, "one assignment, or none to list them"); err != nil {
		return err
	}
	switch {
	case f.NArg() == 0 && (*ready || *handout != "" || *onPaper != ""):
		return wrongUse("no assignment is named: give its ID")
	case *word != "" && *handout == "":
		return goesWith("word", "-handout")
	case *letter && *onPaper == "":
		return goesWith("letter", "-paper")
	case *with != "texts" && *onPaper == "":
		return goesWith("with", "-paper")
	case !slices.Contains(paperWith, *with):
		return wrongUse(fmt.Sprintf("-with is texts, chart or tasks, not %q", *with))
	case *sheet && *onPaper == "":
		return goesWith("sheet", "-paper")
	case *teacher && *onPaper == "":
		return goesWith("teacher", "-paper")
	case *sheet && *teacher:
		return together("sheet", "teacher")
	}
	if err := mayWrite(*force, *handout, *onPaper); err != nil {
		return err
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	if f.NArg() == 0 {
		return listAssignments(env, c, c.Assignments, *asJSON)
	}
	a, err := theAssignment(c, f.Arg(0))
	if err != nil {
		return err
	}
	if *ready {
		return printReady(env, c, a, *asJSON)
	}
	if *handout != "" {
		if err := writeHandout(env, c, a, *handout, *word); err != nil {
			return err
		}
	}
	if *onPaper != "" {
		o := paper.Options{Letter: *letter, With: paper.With(slices.Index(paperWith, *with))}
		switch {
		case *sheet:
			o.Kind = paper.AnswerSheet
		case *teacher:
			o.Kind = paper.ForTeacher
		}
		content, fit := paper.HTML(c, a, o)
		if err := replaceFile(*onPaper, func(w *bufio.Writer) error { _, err := w.Write(content); return err }); err != nil {
			return err
		}
		fmt.Fprintf(env.stderr, "%s: open it in a browser and print it\n", *onPaper)
		if o.Kind == paper.Handout {
			for _, line := range fit.Says() {
				fmt.Fprintln(env.stderr, line)
			}
		}
	}
	if *handout != "" || *onPaper != "" {
		return nil
	}
	return listAssignments(env, c, []corpus.Assignment{*a}, *asJSON)
}

// theAssignment is the one with the id, or the only one there is where none is named.
func theAssignment(c *corpus.Collection, id string) (*corpus.Assignment, error) {
	if id == "" && len(c.Assignments) == 1 {
		return &c.Assignments[0], nil
	}
	if a := c.Assignment(id); a != nil {
		return a, nil
	}
	var ids []string
	for _, a := range c.Assignments {
		ids = append(ids, a.ID)
	}
	switch {
	case len(ids) == 0:
		return nil, errors.New("the collection has no assignment; write assignments/ID.yaml in its folder")
	case id == "":
		return nil, fmt.Errorf("the collection has %d assignments; name one of %s", len(ids), strings.Join(ids, ", "))
	}
	return nil, fmt.Errorf("there is no assignment %q; there is %s", id, strings.Join(ids, ", "))
}

// readyRow is one entry of {"ready": […]}.
type readyRow struct {
	Group string        `json:"group"`
	Task  corpus.Task   `json:"task"`
	Model *corpus.Model `json:"model"` // null of a task without a model answer
}

// printReady prints the ready tasks that can be added to an assignment. One that the
// coding has nothing for is left out.
func printReady(env environment, c *corpus.Collection, a *corpus.Assignment, asJSON bool) error {
	rows := []readyRow{}
	trial, more := *a, corpus.Assignment{Key: &corpus.Key{}}
	for _, r := range assignment.ReadyTasks() {
		task, model := assignment.Filled(c, &trial, r)
		if r.Fill != "" && len(task.Rows)+len(task.Choices) < 2 {
			continue
		}
		rows = append(rows, readyRow{r.Group, task, model})
		trial.Tasks = append(slices.Clone(trial.Tasks), task) // so that no id is used twice
		more.Tasks = append(more.Tasks, task)
		if model != nil {
			more.Key.Answers = append(more.Key.Answers, *model)
		}
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Ready []readyRow `json:"ready"`
		}{rows})
	}
	text, err := folder.FormatAssignment(&more)
	if err != nil {
		return err
	}
	_, err = env.stdout.Write(text)
	return err
}

func writeHandout(env environment, c *corpus.Collection, a *corpus.Assignment, file, word string) error {
	h, err := assignment.Handout(c, a.ID, word, rand.Reader)
	if err != nil {
		return err
	}
	err = replaceFile(file, func(w *bufio.Writer) error { return bundle.Write(w, h, bundle.Options{}) })
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: %s, without the key\n", file, counted(len(h.Documents), "article"))
	switch {
	case !assignment.Hides(a):
	case word != "":
		fmt.Fprintf(env.stderr, "the names are encrypted with your word; without it nobody gets them back\n")
	default:
		fmt.Fprintf(env.stderr, "the names are only encoded in the file: a curious student can find them; give -word WORD to encrypt them\n")
	}
	return nil
}

// tasksOf counts the tasks as a student meets them: those about the names come
// when these are back.
func tasksOf(a *corpus.Assignment) string {
	late := 0
	for i := range a.Tasks {
		if a.Tasks[i].Late {
			late++
		}
	}
	said := counted(len(a.Tasks)-late, "task")
	if late > 0 {
		said += ", then " + wording.Number(late) + " more when the names are back"
	}
	return said
}

func listAssignments(env environment, c *corpus.Collection, list []corpus.Assignment, asJSON bool) error {
	rows := make([]assignmentRow, 0, len(list))
	for i := range list {
		a := &list[i]
		r := assignmentRow{a.ID, a.Title, a.Minutes, a.Blind, assignment.Fingerprint(a), assignment.Texts(c, a), map[string]string{}, nil, a.Key != nil}
		for j, e := range a.Articles {
			r.Articles[corpus.Letter(j)] = e.Document
		}
		for j := range a.Tasks {
			t := &a.Tasks[j]
			r.Tasks = append(r.Tasks, taskRow{t.ID, t.Kind, t.Title, t.Minutes, append([]string{}, a.Parts(t, "", assignment.Lengths(c))...)})
		}
		rows = append(rows, r)
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Assignments []assignmentRow `json:"assignments"`
		}{rows})
	}
	if len(rows) == 0 {
		fmt.Fprintln(env.stderr, "no assignments: this collection has none yet (to add one, write assignments/ID.yaml in its folder)")
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Title, tasksOf(c.Assignment(r.ID)))
			for i, t := range r.Tasks {
				if len(rows) == 1 {
					fmt.Fprintf(w, "  %d\t%s\t%s, %s\n", i+1, t.Title, t.Kind, counted(t.Minutes, "minute"))
				}
			}
		}
	})
}
