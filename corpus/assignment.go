package corpus

import "slices"

// Assignment is a list of tasks over some articles of a collection, for a class
// that answers them. What is counted and compared of the answers is the business of
// package assignment.
type Assignment struct {
	ID           string    `json:"id"`
	Title        string    `json:"title"`
	Instructions string    `json:"instructions,omitempty"` // to the student, a few sentences
	Language     string    `json:"language,omitempty"`     // BCP 47, of the tasks; empty is the collection's
	Age          string    `json:"age,omitempty"`          // whom it is for, in words
	Minutes      int       `json:"minutes,omitempty"`      // of the whole lesson; 0 is not stated
	Blind        Blind     `json:"blind,omitempty"`
	HideCoding   bool      `json:"hideCoding,omitempty"` // topics, voices and facts until the names are back
	ShowTime     bool      `json:"showTime,omitempty"`   // beside each task
	LargeText    bool      `json:"largeText,omitempty"`  // the articles beside the tasks
	Giveaways    []string  `json:"giveaways,omitempty"`  // words that betray an outlet, besides its name and its people
	Articles     []Excerpt `json:"articles"`             // the i-th has the Letter of i
	Groups       []Group   `json:"groups,omitempty"`     // different articles for different students
	Tasks        []Task    `json:"tasks"`
	Key          *Key      `json:"key,omitempty"`   // for the teacher alone; a handout has none
	Names        *Sealed   `json:"names,omitempty"` // of a blind handout: what it hides
}

// Blind says how long the outlets of the articles are hidden.
type Blind string

const (
	NotBlind    Blind = ""          // never
	UntilHandIn Blind = "handed-in" // until the student says that the first part is done
	UntilWord   Blind = "word"      // until the teacher's word is typed in
)

// Excerpt is an article of an assignment, or some of its passages.
type Excerpt struct {
	Document string `json:"document"`
	Passages []int  `json:"passages,omitempty"` // ascending; none is the whole article
}

// Has reports whether a passage belongs to the excerpt.
func (e Excerpt) Has(n int) bool {
	if len(e.Passages) == 0 {
		return true
	}
	return slices.Contains(e.Passages, n)
}

// Group is some of the students, who read some of the articles.
type Group struct {
	Name     string   `json:"name"`
	Articles []string `json:"articles"` // letters
}

// TaskKind is what a student does for a task.
type TaskKind string

const (
	Open    TaskKind = "open"    // write a text
	Choice  TaskKind = "choice"  // choose one of the choices, or several
	Scale   TaskKind = "scale"   // choose a number
	Marking TaskKind = "mark"    // mark the words that show it
	Code    TaskKind = "code"    // put passages under the choices
	Tells   TaskKind = "tells"   // for each row and article: does the article say this?
	Table   TaskKind = "compare" // for each row and article: what does it say?
	Order   TaskKind = "order"   // bring the rows into order
)

// TaskKinds are all of them.
var TaskKinds = []TaskKind{Open, Choice, Scale, Marking, Code, Tells, Table, Order}

// Task is one question of an assignment.
type Task struct {
	ID       string   `json:"id"`
	Kind     TaskKind `json:"kind"`
	Title    string   `json:"title"`          // a few words, for lists
	Prompt   string   `json:"prompt"`         // the question
	Help     string   `json:"help,omitempty"` // a sentence below it
	Minutes  int      `json:"minutes,omitempty"`
	Articles []string `json:"articles,omitempty"` // letters; none is all
	Each     bool     `json:"each,omitempty"`     // choice, scale, open: once for each article
	Several  bool     `json:"several,omitempty"`  // choice, code: more than one may be chosen
	Late     bool     `json:"late,omitempty"`     // asked when the names are back
	Grouped  bool     `json:"grouped,omitempty"`  // each group about its own articles alone
	Choices  []Item   `json:"choices,omitempty"`  // choice, code
	Rows     []Item   `json:"rows,omitempty"`     // tells, compare, order
	From     int      `json:"from,omitempty"`     // scale: the least number
	To       int      `json:"to,omitempty"`       // scale: the greatest
	Low      string   `json:"low,omitempty"`      // scale: what the least means
	High     string   `json:"high,omitempty"`     // scale: what the greatest means
	Least    int      `json:"least,omitempty"`    // open: words expected, mark: marks expected; 0 is any number
	Most     int      `json:"most,omitempty"`     // open: words expected at most
}

// Item is a choice or a row of a task. It may point into the coding, so that the
// class can be compared with it.
type Item struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Topic string `json:"topic,omitempty"` // a Topic.ID
	Fact  string `json:"fact,omitempty"`  // a Fact.ID
	Voice string `json:"voice,omitempty"` // a Voice.ID
}

// Key is what only the teacher sees of an assignment.
type Key struct {
	Notes   string  `json:"notes,omitempty"`   // for the lesson
	Answers []Model `json:"answers,omitempty"` // at most one for each task
}

// Model is what a good answer to a task has.
type Model struct {
	Task   string  `json:"task"`
	Text   string  `json:"text,omitempty"`
	Values []Place `json:"values,omitempty"` // answers that can be compared, as a response has them
}

// Place is an answer to a part of a task; see package assignment for how the parts
// of a task are named.
type Place struct {
	At    string `json:"at"`
	Value string `json:"value"`
}

// Sealed is text that is hidden in a file. With Salt it is encrypted with a word;
// without, only encoded.
type Sealed struct {
	Rounds int    `json:"rounds,omitempty"` // of PBKDF2
	Salt   string `json:"salt,omitempty"`   // base64
	Nonce  string `json:"nonce,omitempty"`  // base64
	Data   string `json:"data"`             // base64
}

// Locked reports whether a word is needed.
func (s *Sealed) Locked() bool { return s != nil && s.Salt != "" }

// Limits of an assignment.
const (
	MaxArticles   = 26 // one for each letter
	MaxTasks      = 60
	MaxItems      = 60
	MaxTaskText   = 4000 // bytes of one text of a task
	MaxSealedSize = 8 << 20
)

// Letter is the letter of the i-th article of an assignment, from 0: "a".
func Letter(i int) string { return string(rune('a' + i)) }

// Lettered is the index of the article with the letter, or -1.
func (a *Assignment) Lettered(letter string) int {
	if len(letter) != 1 {
		return -1
	}
	if i := int(letter[0]) - 'a'; i >= 0 && i < len(a.Articles) {
		return i
	}
	return -1
}

// Task returns the task with the id, or nil.
func (a *Assignment) Task(id string) *Task {
	for i := range a.Tasks {
		if a.Tasks[i].ID == id {
			return &a.Tasks[i]
		}
	}
	return nil
}

// Answer is the model answer to a task, or nil.
func (a *Assignment) Answer(task string) *Model {
	if a.Key == nil {
		return nil
	}
	for i := range a.Key.Answers {
		if a.Key.Answers[i].Task == task {
			return &a.Key.Answers[i]
		}
	}
	return nil
}

// Assignment returns the assignment with the id, or nil.
func (c *Collection) Assignment(id string) *Assignment {
	for i := range c.Assignments {
		if c.Assignments[i].ID == id {
			return &c.Assignments[i]
		}
	}
	return nil
}

// Letters are the articles a task is about: all, those that it names, or where it is
// grouped those of the group with the name. Without a task they are all.
func (a *Assignment) Letters(t *Task, group string) []string {
	var list []string
	for i := range a.Articles {
		l := Letter(i)
		if t == nil || (len(t.Articles) == 0 || slices.Contains(t.Articles, l)) && (!t.Grouped || a.reads(group, l)) {
			list = append(list, l)
		}
	}
	return list
}

// reads reports whether a group reads an article.
func (a *Assignment) reads(group, letter string) bool {
	for _, g := range a.Groups {
		if g.Name == group {
			return slices.Contains(g.Articles, letter)
		}
	}
	return true
}

// itemWith returns the item with the id, or nil.
func itemWith(list []Item, id string) *Item {
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// Choice returns the choice with the id, or nil.
func (t *Task) Choice(id string) *Item { return itemWith(t.Choices, id) }

// Row returns the row with the id, or nil.
func (t *Task) Row(id string) *Item { return itemWith(t.Rows, id) }

// LetterOf is the letter of a document in an assignment, "" if it has none.
func (a *Assignment) LetterOf(document string) string {
	for i, e := range a.Articles {
		if e.Document == document {
			return Letter(i)
		}
	}
	return ""
}
