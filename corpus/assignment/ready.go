package assignment

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Ready is a task that fits any collection. Some of them have rows or choices that are
// filled in from the coding of the collection.
type Ready struct {
	Group string      `json:"group"` // what it trains
	Fill  string      `json:"fill"`  // with what it is filled in, see fills; "" needs nothing
	Late  bool        `json:"late"`  // of a blind assignment: it shows what is hidden before
	Task  corpus.Task `json:"task"`
	Model string      `json:"model"` // what a good answer has
}

//go:embed ready.json
var ready []byte

// ReadyTasks is the library of ready tasks, as it is before anything is filled in. It is
// read anew by each call.
func ReadyTasks() (list []Ready) {
	if err := json.Unmarshal(ready, &list); err != nil {
		panic(err) // a test has read it
	}
	return list
}

// mostFilled is how many rows a table of a lesson has room for.
const mostFilled = 6

// Filled is a ready task for an assignment over articles of the collection, with a model
// answer where there is one, and under an id that no task of the assignment has. What the
// coding has nothing for stays without rows, which AssignmentFaults tells. Time is linear
// in the coding.
func Filled(c *corpus.Collection, a *corpus.Assignment, r Ready) (corpus.Task, *corpus.Model) {
	t := r.Task
	t.ID = FreshTask(a, t.ID)
	t.Late = r.Late && a.Blind != corpus.NotBlind
	model := &corpus.Model{Task: t.ID, Text: r.Model}
	switch r.Fill {
	case "topics":
		t.Rows = items(telling(c, a, true), mostFilled)
	case "passages":
		t.Choices = items(telling(c, a, false), mostFilled)
	case "order":
		var dated []corpus.Topic
		for _, topic := range telling(c, a, false) {
			if topic.Date.Precision == corpus.Day && !slices.ContainsFunc(dated, func(o corpus.Topic) bool { return o.Date.First.Equal(topic.Date.First) }) {
				dated = append(dated, topic)
			}
		}
		dated = dated[:min(len(dated), mostFilled)]
		sorting.By(dated, func(x, y corpus.Topic) int { return x.Date.First.Compare(y.Date.First) })
		t.Rows = items(dated, mostFilled)
		for i, row := range t.Rows {
			model.Values = append(model.Values, corpus.Place{At: row.ID, Value: strconv.Itoa(i + 1)})
		}
		// The order in which they are shown must not give the answer.
		sorting.By(t.Rows, func(x, y corpus.Item) int { return strings.Compare(x.Text, y.Text) })
	case "numbers":
		t.Rows = differing(c, a)
	case "names":
		t.Rows = subjects(c, a)
	}
	if model.Text == "" && len(model.Values) == 0 {
		return t, nil
	}
	return t, model
}

// FreshTask is an id that no task of the assignment has, like the one wanted.
func FreshTask(a *corpus.Assignment, id string) string {
	fresh := id
	for n := 2; a.Task(fresh) != nil; n++ {
		fresh = id + "-" + strconv.Itoa(n)
	}
	return fresh
}

// AsksHeadline reports whether a task seems to be about headlines: it is the ready one, or
// names them in English.
func AsksHeadline(t corpus.Task) bool {
	return t.ID == headlineTask || strings.HasPrefix(t.ID, headlineTask+"-") || strings.Contains(strings.ToLower(t.Title+" "+t.Prompt+" "+t.Help), "headline")
}

// headlineTask is the id of the ready task about headlines.
const headlineTask = "headline"

// excerpts are the articles of an assignment by document.
func excerpts(a *corpus.Assignment) map[string]corpus.Excerpt {
	in := make(map[string]corpus.Excerpt, len(a.Articles))
	for _, e := range a.Articles {
		in[e.Document] = e
	}
	return in
}

// telling are the topics that passages of the assignment treat. With divided those come
// first that some articles treat and others do not, and those of all articles last: the
// former are what a question of who reports it is about.
func telling(c *corpus.Collection, a *corpus.Assignment, divided bool) []corpus.Topic {
	in := excerpts(a)
	by := make(map[string]map[string]bool)
	for _, e := range c.Coverage {
		x, asked := in[e.Document]
		if asked && !e.Suggested() && slices.ContainsFunc(e.Passages, x.Has) {
			if by[e.Topic] == nil {
				by[e.Topic] = make(map[string]bool)
			}
			by[e.Topic][e.Document] = true
		}
	}
	var list []corpus.Topic
	for _, t := range c.Topics {
		if len(by[t.ID]) > 0 {
			list = append(list, t)
		}
	}
	rank := func(t corpus.Topic) int {
		switch n := len(by[t.ID]); {
		case n == len(in):
			return 2
		case divided && n == 1:
			return 1
		}
		return 0
	}
	if !divided { // the most shared first
		rank = func(t corpus.Topic) int { return -len(by[t.ID]) }
	}
	sorting.By(list, func(x, y corpus.Topic) int { return rank(x) - rank(y) })
	return list
}

func items(topics []corpus.Topic, most int) (list []corpus.Item) {
	for _, t := range topics[:min(len(topics), most)] {
		list = append(list, corpus.Item{ID: t.ID, Text: t.Title, Topic: t.ID})
	}
	return list
}

// differing are the facts on which the articles differ, those with figures first.
func differing(c *corpus.Collection, a *corpus.Assignment) (list []corpus.Item) {
	in := excerpts(a)
	figures := make(map[string]bool)
	for _, f := range c.Facts {
		if f.Verdict != corpus.Differ || f.Suggested() {
			continue
		}
		of, digits := make(map[string]bool), false
		for _, v := range f.Values {
			if e, asked := in[v.At.Document]; asked && e.Has(v.At.Passage) {
				of[v.At.Document] = true
				digits = digits || strings.ContainsFunc(v.Value, unicode.IsDigit)
			}
		}
		if len(of) > 1 {
			list = append(list, corpus.Item{ID: f.ID, Text: f.Question, Fact: f.ID})
			figures[f.ID] = digits
		}
	}
	sorting.By(list, func(x, y corpus.Item) int {
		switch {
		case figures[x.ID] == figures[y.ID]:
			return 0
		case figures[x.ID]:
			return -1
		}
		return 1
	})
	return list[:min(len(list), mostFilled)]
}

// subjects are who or what several of the articles name.
func subjects(c *corpus.Collection, a *corpus.Assignment) (list []corpus.Item) {
	in := excerpts(a)
	by := make(map[string]map[string]bool)
	var order []string
	for _, l := range c.Labels {
		e, asked := in[l.Document]
		if !asked || l.Suggested() || !l.Headline && !slices.ContainsFunc(l.Passages, e.Has) {
			continue
		}
		if by[l.Subject] == nil {
			by[l.Subject] = make(map[string]bool)
			order = append(order, l.Subject)
		}
		by[l.Subject][l.Document] = true
	}
	for _, subject := range order {
		if len(by[subject]) > 1 && len(list) < mostFilled {
			list = append(list, corpus.Item{ID: FreshItem(list, subject), Text: subject})
		}
	}
	return list
}

// FreshItem is an id for an item with this text that none of a list has.
func FreshItem(list []corpus.Item, text string) string {
	id := corpus.MakeID(text, "item")
	const readable = 40
	id = strings.TrimRight(id[:min(len(id), readable)], "-")
	fresh := id
	for n := 2; slices.ContainsFunc(list, func(i corpus.Item) bool { return i.ID == fresh }); n++ {
		fresh = id + "-" + strconv.Itoa(n)
	}
	return fresh
}
