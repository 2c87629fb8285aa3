package state

import (
	"encoding/base64"
	"slices"
	"strings"
	"time"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Screens of a class. Route.Topic is the assignment. Of a task Route.Passage is its
// number, of which the one after the last is handing in, and Route.Document the letter
// of the article; of a class Route.By is what is shown, a task's id or one of these, which
// no task can have for an id, and Route.Query the part of the task that a figure was
// opened at ("all" where a task has one only), or the student.
const (
	ClassScreen Screen = "class"
	TaskScreen  Screen = "task"

	ClassDesk    = ""         // files, who has done what
	ClassDiffer  = "_differ"  // where they differ most
	ClassWall    = "_wall"    // one picture of all
	ClassStudent = "_student" // all answers of the one that Route.Query names
	ClassPaper   = "_paper"   // typing in what was answered on paper
	ClassReport  = "_report"  // everything, to print
)

// Class is what the page knows of assignments being answered and of classes.
type Class struct {
	Of      string             // the assignment that Work answers; "" before storage was asked
	Work    assignment.Work    // the student's answers
	Begun   bool               // the student has chosen a name
	Back    bool               // the names are back
	Whole   *corpus.Collection // what a blind copy is shown in the place of; nil if none is
	Before  *Model             // what was shown before the copy, with the work in it; nil if none is or was
	Kept    Keeping
	Handed  string  // name of the file that was saved or given on
	Given   GivenBy // how
	Leaving bool    // asked whether answers that no file has may go
	Trouble string  // why the word, or a file, was not taken

	Classes  map[string]assignment.Class // by assignment
	Waiting  []corpus.File               // of answers, until the class that they belong to is recalled
	Keeping  Keeping                     // of the class shown
	Outcomes []assignment.Outcome        // of the files collected last
	Named    bool                        // the board shows names
	Word     string                      // typed for a handout
	Deleting bool                        // asked whether to
	Look     *Look                       // what is seen of the class
	Sheet    Sheet                       // answers on paper that are being typed in
	Pair     [2]string                   // students who are compared, by name
	Texts    int                         // pages of answers that are shown besides the first
	Letter   bool                        // paper is Letter, not A4
	With     PaperPart                   // what a handout on paper has besides the tasks
	Pages    Pages                       // of the handout that was made last
}

// Messages of a student.
type (
	// WorkRecalled is what the browser kept of the answers to an assignment.
	WorkRecalled struct{ ID, Text string }
	// TaskBegun starts, or renames, a student. Sitting is a random name.
	TaskBegun struct{ Name, Group, Sitting string }
	// AnswerGiven is an answer to a part of a task; "" takes it away.
	AnswerGiven struct{ Task, At, Value string }
	// OptionTicked puts one of several choices in or takes it out.
	OptionTicked struct {
		Task, At, Choice string
		In               bool
	}
	// WordsMarked marks a stretch of a passage, in bytes of its text; To 0 is all of it.
	WordsMarked struct {
		At       string
		From, To int
	}
	// MarkTaken takes the i-th mark of a task away.
	MarkTaken struct {
		Task  string
		Index int
	}
	// NamesAsked brings the names back, with the word where one is needed.
	NamesAsked struct{ Word string }
	// NamesOpened is what was hidden, or why it stays so.
	NamesOpened struct {
		Content []byte
		Trouble string
	}
	// HandedIn saves the file of answers.
	HandedIn struct{ At time.Time }
	// NextStudent forgets everything of a student on this machine: answers, the last
	// searches, places in texts, and what was noted or coded in a collection that only
	// students have. Of answers that no file has yet, and of notes, it is asked first:
	// with Sure it is done, with Keep it is not.
	NextStudent struct{ Sure, Keep bool }
	// EditsForgotten says that the edits of some collections are gone, or with Trouble
	// why they are not.
	EditsForgotten struct{ Trouble string }
	// TaskLeft shows the whole collection again, for the teacher who tries a task.
	TaskLeft struct{}
)

// Effects of both.
type (
	// RecallWork asks what is kept under a key of the answers to an assignment.
	RecallWork struct{ ID, Key string }
	// KeepText keeps a text under a key, "" for none; answered by TextKept.
	KeepText struct{ Key, Text string }
	// SaveFile gives the browser a file; answered by Saved.
	SaveFile struct {
		Name, Kind string
		Content    []byte
	}
	// Unseal opens what is sealed; answered by NamesOpened.
	Unseal struct {
		Sealed corpus.Sealed
		Word   string
	}
)

// ForgetEdits removes the edits that the browser keeps of some collections; answered by
// EditsForgotten.
type ForgetEdits struct{ Collections []string }

// Carry implements Effect.
func (e ForgetEdits) Carry(c Carrier) { c.ForgetEdits(e) }

// TextKept says whether a text is in the storage.
type TextKept struct {
	Key  string
	Kept bool
}

// Carry implements Effect.
func (e RecallWork) Carry(c Carrier) { c.RecallWork(e) }

// Carry implements Effect.
func (e KeepText) Carry(c Carrier) { c.KeepText(e) }

// Carry implements Effect.
func (e SaveFile) Carry(c Carrier) { c.SaveFile(e) }

// Carry implements Effect.
func (e Unseal) Carry(c Carrier) { c.Unseal(e) }

// WorkKey is where the storage has the answers to an assignment: to this version of it,
// for those to another version, or to one of another site that is called the same, are
// not to be overwritten.
func WorkKey(a *corpus.Assignment) string { return workKey + a.ID + "-" + assignment.Fingerprint(a) }

const workKey = "work-"

// ClassKey is where it has a class.
func ClassKey(id string) string { return "class-" + id }

// Assignment is the one that is shown; nil if none is.
func (m Model) Assignment() *corpus.Assignment {
	if m.Collection == nil || m.Route.Screen != TaskScreen && m.Route.Screen != ClassScreen {
		return nil
	}
	return m.Collection.Assignment(m.Route.Topic)
}

// Answering is the assignment that a student answers, once storage was asked.
func (m Model) Answering() *corpus.Assignment {
	if a := m.Assignment(); a != nil && m.Route.Screen == TaskScreen && m.Class.Of == a.ID {
		return a
	}
	return nil
}

// TasksNow are the tasks that a student is asked now.
func (m Model) TasksNow(a *corpus.Assignment) (list []*corpus.Task) {
	for i := range a.Tasks {
		if t := &a.Tasks[i]; !t.Late || m.Class.Back || !assignment.Hides(a) {
			list = append(list, t)
		}
	}
	return list
}

// Current is the task that is shown, nil for handing in.
func (m Model) Current(a *corpus.Assignment) *corpus.Task {
	list := m.TasksNow(a)
	if n := max(1, m.Route.Passage); n <= len(list) {
		return list[n-1]
	}
	return nil
}

// Locked reports whether a task cannot be changed any more, because the names are back.
func (m Model) Locked(a *corpus.Assignment, t *corpus.Task) bool {
	return assignment.Hides(a) && m.Class.Back && !t.Late
}

// enterClass asks the storage for what the screen needs, and gives back the whole
// collection where a teacher comes from trying a task.
func (m Model) enterClass() (Model, []Effect) {
	a := m.Assignment()
	m.Class.Texts, m.Class.Pages = 0, Pages{}
	switch {
	case m.Route.Screen == ClassScreen && m.Class.Before != nil:
		return m.whole()
	case m.draftOf() != "":
		return m.enterMaking()
	case a == nil:
		return m, nil
	case m.Route.Screen == TaskScreen && m.Class.Of != a.ID:
		return m, []Effect{RecallWork{a.ID, WorkKey(a)}}
	case m.Route.Screen == ClassScreen:
		if _, there := m.Class.Classes[a.ID]; !there {
			return m, []Effect{RecallClass{a.ID}}
		}
	}
	return m, nil
}

// offTask is the model before another collection is shown, or the same one anew, names and
// all: what is hidden is hidden again before a task of it is shown.
func (m Model) offTask() Model {
	m.Class.Of, m.Class.Whole, m.Class.Before = "", nil, nil
	return m
}

// whole shows the collection that a blind copy was shown in the place of, with what the
// reader has done to it, stored or not.
func (m Model) whole() (Model, []Effect) {
	old := m.Class.Before
	m.Class.Whole, m.Class.Before = nil, nil
	m, effects := load(m, ask.Load(old.Base), old.OpenedFrom)
	m, more := m.resume(old)
	return m, append(effects, more...)
}

// WorkRecalled goes on where the student was. What is hidden is hidden now, before the
// task is shown: from here on the page has a collection without names.
func (msg WorkRecalled) update(m Model) (Model, []Effect) {
	a := m.Assignment()
	if a == nil || a.ID != msg.ID || m.Route.Screen != TaskScreen {
		return m, nil
	}
	if w := m.Class.Work; m.Class.Begun && m.Class.Kept == NotKept && w.Of.Hash == assignment.Fingerprint(a) {
		m.Class.Of = a.ID // the page alone has the answers
		m, effects := m.hidden(a)
		return m, append(effects, m.refill()...)
	}
	m.Class.Of, m.Class.Begun, m.Class.Back, m.Class.Handed, m.Class.Leaving, m.Class.Trouble = a.ID, false, false, "", false, ""
	m.Class.Work = assignment.Work{}
	text, back := strings.CutPrefix(msg.Text, "+")
	if content, err := base64.StdEncoding.DecodeString(text); err == nil && len(content) > 0 {
		if w, err := assignment.ReadWork(content); err == nil && w.Of.Hash == assignment.Fingerprint(a) && assignment.Misfit(a, w) == "" {
			m.Class.Work, m.Class.Begun, m.Class.Back = *w, true, back && !a.Names.Locked()
		}
	}
	m, effects := m.hidden(a)
	return m, append(effects, m.refill()...)
}

// hidden shows what a student may see: a copy without names, or with them.
func (m Model) hidden(a *corpus.Assignment) (Model, []Effect) {
	switch {
	case !assignment.Hides(a):
	case a.Names == nil && !m.Class.Back && m.Class.Whole == nil:
		if m.Class.Before == nil {
			before := m
			m.Class.Before = &before
		}
		m.Class.Whole = m.Collection
		shown := assignment.Blind(m.Collection, a)
		if shown.ID == m.Collection.ID { // else what the reader has coded would be played on it
			shown.ID = assignment.WithoutCoding
		}
		return load(m, ask.Load(shown), m.OpenedFrom)
	case a.Names != nil && m.Class.Back:
		return m, []Effect{Unseal{*a.Names, ""}}
	}
	return m, nil
}

// StudentID is the id of the field for the student's name.
const StudentID = "student"

// LeavingID is the id of the question before answers are removed, a student's or a
// class's; LeaveID that of the button which leads to it.
const LeavingID, LeaveID = "leaving", "leave"

// PartID is the id of the field for a part of a task.
func PartID(task, at string) string { return "part-" + task + "-" + at }

// CommentID is the id of the field for a comment, and with grade of that for a mark.
func CommentID(task, at, student string, grade bool) string {
	id := "comment-" + task + "-" + at + "-" + strings.ReplaceAll(student, " ", "_")
	if grade {
		return "grade-" + id
	}
	return id
}

// refill sets the fields of what is shown: one element may serve for another task than
// before, and what was typed in it stays there otherwise.
func (m Model) refill() (effects []Effect) {
	if a := m.Answering(); a != nil && m.Class.Begun {
		if t := m.Current(a); t != nil && t.Kind != corpus.Marking {
			for _, part := range a.Parts(t, m.Class.Work.Group, m.Catalog.Length) {
				effects = append(effects, SetField{PartID(t.ID, part), m.Class.Work.Value(t.ID, part)})
			}
		}
	}
	if a := m.Assignment(); a != nil && m.Route.Screen == ClassScreen && m.Route.By == ClassStudent {
		return m.refillStudent(a)
	}
	if a := m.Assignment(); a != nil && m.Route.Screen == ClassScreen && m.Class.Named {
		t := a.Task(m.Route.By)
		if t == nil || t.Kind != corpus.Open && t.Kind != corpus.Table {
			return effects
		}
		k := m.ClassOf(a.ID)
		for _, w := range k.Counted() {
			var said assignment.Comment
			for _, c := range k.Comments[assignment.Student(w.Name)] {
				if c.Task == t.ID {
					said = c
				}
			}
			for _, part := range a.Parts(t, w.Group, m.Catalog.Length) {
				effects = append(effects, SetField{CommentID(t.ID, part, w.Name, false), said.Text}, SetField{CommentID(t.ID, part, w.Name, true), said.Grade})
			}
		}
	}
	return effects
}

// keep has the answers stored, if the student has begun.
func (m Model) keep() (Model, []Effect) {
	a := m.Answering()
	if a == nil {
		return m, nil
	}
	content, err := m.Class.Work.Write()
	if err != nil {
		return m, nil
	}
	text := base64.StdEncoding.EncodeToString(content)
	if m.Class.Back {
		text = "+" + text
	}
	m.Class.Handed, m.Class.Leaving = "", false
	return m, []Effect{KeepText{WorkKey(a), text}}
}

func (msg TextKept) update(m Model) (Model, []Effect) {
	kept := NotKept
	if msg.Kept {
		kept = IsKept
	}
	switch {
	case strings.HasPrefix(msg.Key, workKey):
		m.Class.Kept = kept
	case strings.HasPrefix(msg.Key, draftKey):
		if m.Makes() && msg.Key == m.draftKey(m.Making.Of) {
			m.Making.Kept = kept
		}
	default:
		m.Class.Keeping = kept
	}
	return m, nil
}

func (msg TaskBegun) update(m Model) (Model, []Effect) {
	a := m.Answering()
	name := assignment.CleanName(msg.Name)
	switch {
	case a == nil:
		return m, nil
	case name == "":
		m.Class.Trouble = wording.TaskNoName.String()
		return m, []Effect{Focus{StudentID}}
	}
	m.Class.Trouble = ""
	w := m.Class.Work
	w.Name, w.Group = name, msg.Group
	w.Of = assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}
	w.Texts = assignment.Texts(m.Collection, a)
	if w.Sitting == "" {
		w.Sitting = msg.Sitting
	}
	begun := m.Class.Begun
	m.Class.Work, m.Class.Begun = w, true
	m, effects := m.keep()
	effects = append(effects, m.refill()...)
	if !begun {
		effects = append(effects, Focus{HeadingID})
	}
	return m, effects
}

// task is a task that can be answered now, nil if it cannot.
func (m Model) task(id string) *corpus.Task {
	a := m.Answering()
	if a == nil || !m.Class.Begun {
		return nil
	}
	if t := a.Task(id); t != nil && !m.Locked(a, t) {
		return t
	}
	return nil
}

func (msg AnswerGiven) update(m Model) (Model, []Effect) {
	if m.Makes() {
		return m.modelled(msg.Task, msg.At, msg.Value)
	}
	t := m.task(msg.Task)
	if t == nil {
		return m, nil
	}
	value := msg.Value // with its spaces, or the field would be set anew under the cursor
	if strings.TrimSpace(value) == "" {
		value = ""
	}
	if len(value) > corpus.MaxAnswer {
		value = strings.ToValidUTF8(value[:corpus.MaxAnswer], "")
	}
	if value != "" && m.Answering().Misplaced(t, corpus.Place{At: msg.At, Value: value}) != "" {
		return m, nil
	}
	m.Class.Work = m.Class.Work.Set(msg.Task, msg.At, value)
	return m.keep()
}

func (msg OptionTicked) update(m Model) (Model, []Effect) {
	t, value := m.task(msg.Task), m.Class.Work.Value(msg.Task, msg.At)
	if m.Makes() {
		t, value = m.Making.Draft.Task(msg.Task), m.draftAnswer(msg.Task, msg.At)
	}
	if t == nil {
		return m, nil
	}
	had := strings.Fields(value)
	var ids []string
	for _, c := range t.Choices {
		if c.ID == msg.Choice && msg.In || c.ID != msg.Choice && slices.Contains(had, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return AnswerGiven{msg.Task, msg.At, strings.Join(ids, " ")}.update(m)
}
