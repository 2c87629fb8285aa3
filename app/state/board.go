package state

import (
	"slices"
	"strconv"
	"time"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// classParts are the parts of a class that are no task.
var classParts = []string{ClassDiffer, ClassWall, ClassStudent, ClassPaper, ClassReport, ClassMake}

// AllParts is the part of a task that has one only, in an address.
const AllParts = "all"

// Look is the board of one state of a class, made when it is first looked at: hiding
// outlets and counting take longer than a view may. A change of the class begins another.
type Look struct {
	of    *corpus.Collection
	id    string
	board *assignment.Board
	base  *assignment.Board // of the state before
}

// after is for the state of the class after this one.
func (l *Look) after() *Look {
	if l == nil {
		return &Look{}
	}
	base := l.board
	if base == nil {
		base = l.base
	}
	return &Look{l.of, l.id, nil, base}
}

// Board is what can be seen of the class of an assignment.
func (m Model) Board(id string) *assignment.Board {
	k := m.ClassOf(id)
	l := m.Class.Look
	switch {
	case l == nil:
		return assignment.NewBoard(m.Collection, &k)
	case l.of != m.Collection || l.id != id:
		l.of, l.id, l.board = m.Collection, id, assignment.NewBoard(m.Collection, &k)
	case l.board == nil:
		l.board = l.base.With(&k)
	}
	return l.board
}

// Sheet is the answers of one student on paper, as they are typed in.
type Sheet struct {
	Name, Group string
	Lines       map[string]string // by assignment.Line.Key
	Trouble     string            // why it was not taken
}

// Messages of what is seen of a class, and of answers on paper.
type (
	// SheetNamed says who answered on paper.
	SheetNamed struct{ Name, Group string }
	// SheetTyped is a line of the answer sheet.
	SheetTyped struct{ Key, Text string }
	// SheetTaken puts the sheet into the class and begins the next.
	SheetTaken struct {
		ID string
		At time.Time
	}
	// SheetCorrected opens what was typed in of a student once more.
	SheetCorrected struct{ ID, Student string }
	// PairChosen compares two students by name.
	PairChosen struct{ First, Second string }
	// TextsAsked shows more answers.
	TextsAsked struct{}
	// AllReturned saves the files for all students in one.
	AllReturned struct{ ID string }
	// AgreementTable saves the figures of agreement as a table.
	AgreementTable struct{ ID string }
)

// SheetID is the id of the field for a line of an answer sheet.
func SheetID(key string) string { return "sheet-" + key }

// SheetName is the id of the field for the student's name.
const SheetName = "sheet-name"

func (msg SheetNamed) update(m Model) (Model, []Effect) {
	other := m.Class.Sheet.Group != msg.Group
	m.Class.Sheet.Name, m.Class.Sheet.Group, m.Class.Sheet.Trouble = msg.Name, msg.Group, ""
	if a := m.Assignment(); a != nil && other {
		return m, m.fillSheet(a.ID)
	}
	return m, nil
}

// fillSheet sets the fields of the answer sheet to what was typed: another group may have
// other lines, in the same elements.
func (m Model) fillSheet(id string) (effects []Effect) {
	for _, l := range m.Board(id).Lines(m.Class.Sheet.Group) {
		effects = append(effects, SetField{SheetID(l.Key()), m.Class.Sheet.Lines[l.Key()]})
	}
	return effects
}

// refillStudent sets the fields of what is said to one student.
func (m Model) refillStudent(a *corpus.Assignment) (effects []Effect) {
	b := m.Board(a.ID)
	n, err := strconv.Atoi(m.Route.Query)
	if err != nil || n < 1 || n > len(b.Works) {
		return nil
	}
	name := b.Works[n-1].Name
	said := make(map[string]assignment.Comment)
	for _, c := range b.Class.Comments[assignment.Student(name)] {
		said[c.Task] = c
	}
	tasks := []string{""}
	for _, t := range a.Tasks {
		tasks = append(tasks, t.ID)
	}
	for _, t := range tasks {
		effects = append(effects, SetField{CommentID(t, AllParts, name, false), said[t].Text}, SetField{CommentID(t, AllParts, name, true), said[t].Grade})
	}
	return effects
}

func (msg SheetTyped) update(m Model) (Model, []Effect) {
	lines := map[string]string{msg.Key: msg.Text}
	for k, v := range m.Class.Sheet.Lines {
		if k != msg.Key {
			lines[k] = v
		}
	}
	m.Class.Sheet.Lines, m.Class.Sheet.Trouble = lines, ""
	return m, nil
}

func (msg SheetTaken) update(m Model) (Model, []Effect) {
	s := m.Class.Sheet
	w, lines := m.Board(msg.ID).Typed(s.Name, s.Group, s.Lines, msg.At)
	if w.Name == "" {
		m.Class.Sheet.Trouble = wording.SheetNameless.String()
		return m, []Effect{Focus{SheetName}}
	}
	if i := slices.IndexFunc(lines, func(l assignment.Understood) bool { return l.Slip != nil }); i >= 0 {
		m.Class.Sheet.Trouble = wording.SheetSlips.String()
		return m, []Effect{Focus{SheetID(lines[i].Key())}}
	}
	k, o := m.ClassOf(msg.ID).TypedIn(w)
	m, effects := m.withClass(msg.ID, k)
	m.Class.Outcomes = append([]assignment.Outcome{o}, m.Class.Outcomes...)
	m.Class.Sheet = Sheet{Group: s.Group}
	for _, l := range lines {
		effects = append(effects, SetField{SheetID(l.Key()), ""})
	}
	m.Announced = wording.SheetTakenNow.With("name", w.Name, "n", len(k.Counted()))
	return m, append(effects, SetField{SheetName, ""}, Focus{SheetName})
}

func (msg SheetCorrected) update(m Model) (Model, []Effect) {
	b := m.Board(msg.ID)
	i := slices.IndexFunc(b.Works, func(w *assignment.Work) bool { return w.Name == msg.Student })
	if i < 0 {
		return m, nil
	}
	w := b.Works[i]
	m.Class.Sheet = Sheet{Name: w.Name, Group: w.Group, Lines: make(map[string]string)}
	m, effects := visit(m, ClassRoute(msg.ID, ClassPaper), false)
	for _, l := range b.Lines(w.Group) {
		m.Class.Sheet.Lines[l.Key()] = l.Write(w)
	}
	effects = append(append(effects, SetField{SheetName, w.Name}), m.fillSheet(msg.ID)...)
	return m, append(effects, Focus{SheetName})
}

func (msg PairChosen) update(m Model) (Model, []Effect) {
	m.Class.Pair = [2]string{msg.First, msg.Second}
	return m, nil
}

func (TextsAsked) update(m Model) (Model, []Effect) {
	m.Class.Texts++
	return m, m.refill()
}

func (msg AllReturned) update(m Model) (Model, []Effect) {
	k := m.ClassOf(msg.ID)
	f, err := k.AllReturned()
	if err != nil {
		m.Unsaved = wording.NotSaved.With("file", f.Name, "reason", err.Error())
		return m, nil
	}
	return m, []Effect{SaveFile{f.Name, "application/zip", f.Content}}
}

// SaveAgreement has the browser save the figures of agreement as a table; answered by
// Saved.
type SaveAgreement struct {
	Name  string
	Board *assignment.Board
}

// Carry implements Effect.
func (e SaveAgreement) Carry(c Carrier) { c.SaveAgreement(e) }

func (msg AgreementTable) update(m Model) (Model, []Effect) {
	return m, []Effect{SaveAgreement{msg.ID + "-agreement.csv", m.Board(msg.ID)}}
}

// ClassAt is the address of what is behind a figure of a task.
func ClassAt(id, task, part string) Route {
	if part == "" {
		part = AllParts
	}
	return Route{Screen: ClassScreen, Topic: id, By: task, Query: part}
}
