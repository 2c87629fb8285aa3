package state

import (
	"encoding/base64"
	"maps"
	"path"
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Keeping is whether something is in the browser's storage.
type Keeping int

const (
	NotAsked Keeping = iota
	IsKept
	NotKept
)

// Messages of a teacher.
type (
	// ClassRecalled is what the browser kept of a class.
	ClassRecalled struct{ ID, Text string }
	// NamesShown switches the students' names on the board.
	NamesShown struct{ Shown bool }
	// ClassExpected says how many students there are.
	ClassExpected struct{ ID, Text string }
	// CommentGiven is what the teacher says to a student about a task.
	CommentGiven struct{ ID, Student, Task, Text, Grade string }
	// WorkReturned saves the file for a student.
	WorkReturned struct{ ID, Student string }
	// ClassSaved saves the class, ClassTable its answers as a table.
	ClassSaved struct{ ID string }
	ClassTable struct{ ID string }
	// ClassDeleted deletes everything of a class; asked for once more unless Sure.
	ClassDeleted struct {
		ID         string
		Sure, Keep bool
	}
	// WordTyped is the word for a handout.
	WordTyped struct{ Text string }
	// HandedOut makes a file for students: the collection file, or with One the explorer
	// in one file.
	HandedOut struct {
		ID  string
		One bool
	}
)

// Effects.
type (
	// RecallClass asks what is kept of a class.
	RecallClass struct{ ID string }
	// HandOut seals what is hidden, and saves the file.
	HandOut struct {
		Students *corpus.Collection
		Hidden   []byte
		Word     string
		One      bool
	}
	// SaveTable saves a table.
	SaveTable struct {
		Name string
		Rows [][]string
	}
)

// Carry implements Effect.
func (e RecallClass) Carry(c Carrier) { c.RecallClass(e) }

// Carry implements Effect.
func (e HandOut) Carry(c Carrier) { c.HandOut(e) }

// Carry implements Effect.
func (e SaveTable) Carry(c Carrier) { c.SaveTable(e) }

// IsWork reports whether a file of this name should hold answers or a class.
func IsWork(name string) bool {
	ext := path.Ext(strings.TrimSuffix(strings.ToLower(name), assignment.SharedExtension))
	return ext == assignment.Extension || ext == assignment.ClassExtension
}

// ClassOf is the class of an assignment, empty if nothing was collected.
func (m Model) ClassOf(id string) assignment.Class {
	if k, there := m.Class.Classes[id]; there {
		return k
	}
	k, err := assignment.NewClass(m.Collection, id)
	if err != nil {
		return assignment.Class{}
	}
	return k
}

// holding is the model with a class at hand.
func (m Model) holding(id string, k assignment.Class) Model {
	m.Class.Classes = maps.Clone(m.Class.Classes)
	if m.Class.Classes == nil {
		m.Class.Classes = make(map[string]assignment.Class)
	}
	m.Class.Classes[id] = k
	m.Class.Look = m.Class.Look.after()
	return m
}

// withClass is the model with another class, which is kept.
func (m Model) withClass(id string, k assignment.Class) (Model, []Effect) {
	m = m.holding(id, k)
	content, err := k.Write()
	if err != nil {
		m.Unsaved = wording.NotSaved.With("file", k.FileName(), "reason", err.Error())
		return m, nil
	}
	return m, []Effect{KeepText{ClassKey(id), base64.StdEncoding.EncodeToString(content)}}
}

// ClassRecalled brings a class that is kept, and adds the files that waited for it. What
// has been done meanwhile to a class that was here already counts for more.
func (msg ClassRecalled) update(m Model) (Model, []Effect) {
	if _, here := m.Class.Classes[msg.ID]; here || m.Collection.Assignment(msg.ID) == nil {
		return m, nil
	}
	k := m.ClassOf(msg.ID)
	if content, err := base64.StdEncoding.DecodeString(msg.Text); err == nil && len(content) > 0 {
		if kept, err := assignment.ReadClass(content); err == nil && kept.Assignment.ID == msg.ID {
			k, m.Class.Keeping = kept, IsKept
		}
	}
	m = m.holding(msg.ID, k)
	if files := m.Class.Waiting; len(files) > 0 {
		m.Class.Waiting = nil
		return m.collect(files)
	}
	return m, nil
}

// collect takes the files of a class, whatever else is among them: of each is said what
// it is. A class that is saved joins the one that is here.
func (m Model) collect(files []corpus.File) (Model, []Effect) {
	id := m.Route.Topic
	if m.Route.Screen != ClassScreen || m.Collection.Assignment(id) == nil {
		id = m.assignmentOf(files)
	}
	if id == "" {
		m.Class.Outcomes = nil
		for _, f := range files {
			m = m.tell(ask.Outcome{File: f.Name, Reason: wording.ClassNoAssignment.String()})
		}
		return m, nil
	}
	if _, here := m.Class.Classes[id]; !here {
		// They join what is kept, which would be overwritten otherwise.
		m.Class.Waiting = slices.Concat(m.Class.Waiting, files)
		return m, []Effect{RecallClass{id}}
	}
	k := m.ClassOf(id)
	var works []corpus.File
	var before []assignment.Outcome
	for _, f := range files {
		if path.Ext(strings.ToLower(f.Name)) != assignment.ClassExtension {
			works = append(works, f)
			continue
		}
		saved, err := assignment.ReadClass(f.Content)
		if err == nil && assignment.Fingerprint(&saved.Assignment) == assignment.Fingerprint(&k.Assignment) {
			var joined []assignment.Outcome
			k, joined = k.Join(saved)
			before = append(before, joined...)
			continue
		}
		o := assignment.Outcome{File: f.Name, Found: assignment.OtherAssignment}
		if err != nil {
			o.Found = assignment.Damaged
		}
		before = append(before, o)
	}
	k, outcomes := assignment.Collect(k, works)
	m.Files.Coming = max(0, m.Files.Coming-len(files))
	m.Class.Outcomes = append(before, outcomes...)
	m, effects := m.withClass(id, k)
	counted := 0
	for _, o := range m.Class.Outcomes {
		if o.Counts() {
			counted++
		}
	}
	m, went := visit(m, ClassRoute(id, ClassDesk), false)
	m.Announced = wording.ClassCollected.With("n", len(m.Class.Outcomes), "counted", counted)
	return m, append(effects, went...)
}

// assignmentOf is the assignment of the collection that a file of answers is of.
func (m Model) assignmentOf(files []corpus.File) string {
	for _, f := range files {
		if w, err := assignment.ReadWork(f.Content); err == nil && m.Collection.Assignment(w.Of.ID) != nil {
			return w.Of.ID
		}
		if k, err := assignment.ReadClass(f.Content); err == nil && m.Collection.Assignment(k.Assignment.ID) != nil {
			return k.Assignment.ID
		}
	}
	if len(m.Collection.Assignments) == 1 {
		return m.Collection.Assignments[0].ID
	}
	return ""
}

func (msg NamesShown) update(m Model) (Model, []Effect) {
	m.Class.Named = msg.Shown
	return m, m.refill()
}

func (msg ClassExpected) update(m Model) (Model, []Effect) {
	n := 0
	for _, r := range msg.Text {
		if r < '0' || r > '9' {
			return m, nil
		}
		if n = n*10 + int(r-'0'); n > assignment.MaxStudents { // its file could not be read
			return m, nil
		}
	}
	k := m.ClassOf(msg.ID)
	k.Expected = n
	return m.withClass(msg.ID, k)
}

func (msg CommentGiven) update(m Model) (Model, []Effect) {
	return m.withClass(msg.ID, m.ClassOf(msg.ID).Commented(msg.Student, assignment.Comment{Task: msg.Task, Text: strings.TrimSpace(msg.Text), Grade: strings.TrimSpace(msg.Grade)}))
}

func (msg WorkReturned) update(m Model) (Model, []Effect) {
	k := m.ClassOf(msg.ID)
	f, err := k.Returned(msg.Student)
	if err != nil {
		m.Unsaved = wording.NotSaved.With("file", msg.Student, "reason", err.Error())
		return m, nil
	}
	return m, []Effect{SaveFile{f.Name, "application/octet-stream", f.Content}}
}

func (msg ClassSaved) update(m Model) (Model, []Effect) {
	k := m.ClassOf(msg.ID)
	content, err := k.Write()
	if err != nil {
		m.Unsaved = wording.NotSaved.With("file", k.FileName(), "reason", err.Error())
		return m, nil
	}
	return m, []Effect{SaveFile{k.FileName(), "application/octet-stream", content}}
}

func (msg ClassTable) update(m Model) (Model, []Effect) {
	k := m.ClassOf(msg.ID)
	return m, []Effect{SaveTable{msg.ID + "-answers.csv", k.Rows()}}
}

func (msg ClassDeleted) update(m Model) (Model, []Effect) {
	m.Class.Deleting = !msg.Sure && !msg.Keep
	switch {
	case m.Class.Deleting:
		return m, []Effect{Focus{LeavingID}}
	case msg.Keep:
		return m, []Effect{Focus{LeaveID}}
	}
	m.Class.Classes = maps.Clone(m.Class.Classes)
	delete(m.Class.Classes, msg.ID)
	m.Class.Look, m.Class.Sheet, m.Class.Pair = m.Class.Look.after(), Sheet{}, [2]string{}
	m.Class.Outcomes, m.Class.Keeping = nil, NotAsked
	m.Announced = wording.ClassGone.String()
	return m, []Effect{KeepText{ClassKey(msg.ID), ""}, Focus{HeadingID}}
}

func (msg WordTyped) update(m Model) (Model, []Effect) {
	m.Class.Word = msg.Text
	return m, nil
}

func (msg HandedOut) update(m Model) (Model, []Effect) {
	m.Announced, m.Unsaved = "", ""
	students, hidden, err := assignment.Parts(m.Collection, msg.ID)
	if err != nil {
		m.Unsaved = wording.NotSaved.With("file", msg.ID, "reason", err.Error())
		return m, nil
	}
	return m, []Effect{HandOut{students, hidden, m.Class.Word, msg.One}}
}
