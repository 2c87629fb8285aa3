package assignment_test

import (
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
	"parallax/corpus/putinkim"
)

// Every ready task makes a valid assignment of the shipped collection, with its articles
// and topics filled in, and covers what a class is to learn.
func TestReadyTasks(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	list := assignment.ReadyTasks()
	var groups []string
	kinds := map[corpus.TaskKind]bool{}
	for _, blind := range []corpus.Blind{corpus.NotBlind, corpus.UntilWord} {
		a := corpus.Assignment{ID: "x", Title: "X", Blind: blind}
		for _, d := range c.Documents {
			a.Articles = append(a.Articles, corpus.Excerpt{Document: d.ID})
		}
		a.Key = new(corpus.Key)
		for range 2 { // twice: no id is used again
			for _, r := range list {
				task, model := assignment.Filled(c, &a, r)
				a.Tasks = append(a.Tasks, task)
				if model != nil {
					a.Key.Answers = append(a.Key.Answers, *model)
				}
				groups = append(groups, r.Group)
				kinds[task.Kind] = true
				if r.Fill != "" && len(task.Rows)+len(task.Choices) < 2 {
					t.Errorf("%s has %d rows", task.ID, len(task.Rows))
				}
				if task.Late != (r.Late && blind != corpus.NotBlind) {
					t.Errorf("%s, blind %q: late is %v", task.ID, blind, task.Late)
				}
			}
		}
		if faults := c.AssignmentFaults(&a); len(faults) > 0 {
			t.Error(faults)
		}
		if faults := assignment.Faults(c, &a); len(faults) > 0 {
			t.Log(faults) // topics of the collection may name an outlet: then the teacher is told
		}
	}
	for _, g := range []string{"Type", "Source", "Evidence", "Interpretation", "Completeness", "Knowledge", "Headline against text", "Loaded words", "Numbers that differ"} {
		if !slices.Contains(groups, g) {
			t.Errorf("there is no ready task for %q", g)
		}
	}
	for _, k := range corpus.TaskKinds {
		if !kinds[k] {
			t.Errorf("there is no ready task of the kind %s", k)
		}
	}
}

// What is filled in is of the articles, and of their passages, that students read.
func TestFilled(t *testing.T) {
	c := corpustest.Judged()
	for _, id := range []string{"how-many", "why"} {
		value := map[string]string{"how-many": "nine", "why": "7 reasons"}[id]
		c.Facts = append(c.Facts, corpus.Fact{ID: id, Question: id, Verdict: corpus.Differ, Values: []corpus.Value{
			{At: corpus.Ref{Document: "bell", Passage: 1}, Value: value}, {At: corpus.Ref{Document: "gazette", Passage: 2}, Value: "x"}}})
	}
	a := corpustest.Lesson()
	fill := func(kind string) corpus.Task {
		i := slices.IndexFunc(assignment.ReadyTasks(), func(r assignment.Ready) bool { return r.Fill == kind })
		task, _ := assignment.Filled(c, &a, assignment.ReadyTasks()[i])
		return task
	}
	if got := fill("topics"); got.ID != "tells-2" || len(got.Rows) != 2 {
		t.Errorf("topics: %+v", got)
	}
	if got := fill("numbers").Rows; len(got) != 2 || got[0].Fact != "why" || got[1].Fact != "how-many" {
		t.Errorf("numbers, those with figures first: %+v", got)
	}
	a.Articles[1].Passages = []int{1}
	if got := fill("numbers").Rows; len(got) != 0 {
		t.Errorf("numbers of passages that nobody reads: %+v", got)
	}
	a.Articles = a.Articles[:1]
	if got := fill("numbers").Rows; len(got) != 0 {
		t.Errorf("numbers of one article: %+v", got)
	}
	c.Topics, c.Coverage = nil, nil
	if got := fill("topics"); len(got.Rows) != 0 {
		t.Errorf("topics where there are none: %+v", got)
	}
}
