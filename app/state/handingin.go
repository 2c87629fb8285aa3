package state

import (
	"slices"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// NamesAsked brings the names back. From then on the tasks before them are fixed.
func (msg NamesAsked) update(m Model) (Model, []Effect) {
	a := m.Answering()
	if a == nil || !m.Class.Begun || !assignment.Hides(a) || m.Class.Back {
		return m, nil
	}
	m.Class.Trouble = ""
	if a.Names != nil {
		if a.Names.Locked() && assignment.Word(msg.Word) == "" {
			return m, nil
		}
		return m, []Effect{Unseal{*a.Names, msg.Word}}
	}
	switch {
	case m.Class.Whole == nil:
		return m, nil
	case assignment.IsBlind(m.Class.Whole, a): // a file that a student has saved of the copy
		m.Class.Trouble = wording.NamesNotHere.String()
		return m, nil
	}
	return m.unblind(m.Class.Whole)
}

func (msg NamesOpened) update(m Model) (Model, []Effect) {
	a := m.Answering()
	if a == nil {
		return m, nil
	}
	if msg.Trouble != "" {
		m.Class.Trouble = msg.Trouble
		return m, nil
	}
	whole, err := assignment.Opened(m.Collection, a.ID, msg.Content)
	if err != nil {
		m.Class.Trouble = err.Error()
		return m, nil
	}
	return m.unblind(whole)
}

// unblind shows the collection with its names, at the first task that waited for them.
func (m Model) unblind(whole *corpus.Collection) (Model, []Effect) {
	m.Class.Back, m.Class.Whole = true, nil
	m, effects := load(m, ask.Load(whole), m.OpenedFrom)
	handed := m.Class.Handed // the answers are the same as before
	m, kept := m.keep()
	m.Class.Handed = handed
	effects = append(effects, kept...)
	a := m.Answering()
	if a == nil {
		return m, effects
	}
	to := m.Route
	to.Passage = 1 + slices.IndexFunc(m.TasksNow(a), func(t *corpus.Task) bool { return t.Late })
	if to.Passage == 0 {
		to.Passage = 1 + len(m.TasksNow(a))
	}
	m, went := visit(m, to, true)
	return m, append(effects, went...)
}

func (msg HandedIn) update(m Model) (Model, []Effect) {
	if m.Answering() == nil || !m.Class.Begun {
		return m, nil
	}
	m.Class.Work.At = msg.At
	m.Class.Work.Comments = nil
	content, err := m.Class.Work.Write()
	if err != nil {
		m.Class.Trouble = err.Error()
		return m, nil
	}
	m, effects := m.keep()
	return m, append(effects, GiveOn{m.Class.Work.FileName(), content})
}

// GiveOn hands a file of answers to the share sheet of the device, where there is one that
// takes it, and else saves it; answered by Given.
type GiveOn struct {
	Name    string
	Content []byte
}

// Carry implements Effect.
func (e GiveOn) Carry(c Carrier) { c.GiveOn(e) }

// GivenBy is how a file left the page.
type GivenBy int

const (
	NotGiven   GivenBy = iota // the sheet was closed
	Downloaded                // the browser took it
	SharedOn                  // another program took it from the sheet
)

// Given says how a file of answers left the page, or with Trouble why it did not.
type Given struct {
	Name, Trouble string
	Way           GivenBy
}

func (msg Given) update(m Model) (Model, []Effect) {
	switch {
	case msg.Trouble != "":
		m.Unsaved = wording.NotSaved.With("file", msg.Name, "reason", msg.Trouble)
		m.Class.Handed = ""
	case m.Answering() != nil && m.Class.Begun:
		m.Class.Handed, m.Class.Given = msg.Name, msg.Way
	}
	return m, nil
}

// Unhanded reports whether there are answers that this page has not handed in as they
// are: not since it was opened, or changed since, of which keep takes note.
func (m Model) Unhanded() bool {
	w := &m.Class.Work
	return len(w.Answers)+len(w.Marks) > 0 && (m.Class.Handed == "" || m.Class.Given == NotGiven)
}

// Noted reports whether something was noted or coded in the collection shown that goes
// with the student: it is one that only students have.
func (m Model) Noted(a *corpus.Assignment) bool {
	return len(m.Coding.Ops) > 0 && slices.Contains(assignment.Students(a), m.Base.ID)
}

// NextStudent leaves nothing of the one before: not in the model, not in the storage.
func (msg NextStudent) update(m Model) (Model, []Effect) {
	a := m.Answering()
	if a == nil {
		return m, nil
	}
	m.Class.Leaving = !msg.Keep && !msg.Sure && (m.Unhanded() || m.Noted(a))
	switch {
	case m.Class.Leaving:
		return m, []Effect{Focus{LeavingID}}
	case msg.Keep:
		return m, []Effect{Focus{LeaveID}}
	}
	forgotten := []Effect{KeepText{WorkKey(a), ""}, Remember{recentKey, ""}}
	m.Recent.Queries = nil
	all := len(m.Reader.Places)
	m.Reader.Places = slices.DeleteFunc(slices.Clone(m.Reader.Places), func(p Place) bool {
		return p.Collection == m.Base.ID || slices.Contains(assignment.Students(a), p.Collection)
	})
	if len(m.Reader.Places) < all {
		forgotten = append(forgotten, Remember{"places", writePlaces(m.Reader.Places)})
	}
	if m.Query != "" {
		m.Query = ""
		forgotten = append(forgotten, SetField{FieldID, ""})
	}
	// What was kept is to be gone before a collection is shown that would bring it back.
	if (m.Class.Back || m.Noted(a)) && m.Coding.Trouble == "" {
		return m, append(forgotten, ForgetEdits{assignment.Students(a)})
	}
	m, effects := m.next(a)
	return m, append(forgotten, effects...)
}

func (msg EditsForgotten) update(m Model) (Model, []Effect) {
	a := m.Answering()
	if a == nil {
		return m, nil
	}
	m, effects := m.next(a)
	if msg.Trouble != "" {
		m.Class.Trouble = wording.NextNotGone.With("reason", msg.Trouble)
	}
	return m, effects
}

// next shows the beginning, to another student.
func (m Model) next(a *corpus.Assignment) (Model, []Effect) {
	var effects []Effect
	if m.Noted(a) {
		m.Noting = Noting{}
		m.Coding = Coding{Tab: m.Coding.Tab, Base: m.Coding.Base, Texts: m.Coding.Texts, Result: m.Coding.Result}
		m, effects = m.recode()
		a = m.Answering()
	}
	back, id := m.Class.Back, a.ID
	m.Class.Work, m.Class.Begun, m.Class.Back, m.Class.Handed, m.Class.Leaving, m.Class.Trouble, m.Class.Kept = assignment.Work{}, false, false, "", false, "", NotAsked
	if back {
		// The names go again, too.
		m.Class.Whole = nil
		var hid []Effect
		m, hid = m.hidden(a)
		effects = append(effects, hid...)
	}
	m, went := visit(m, Route{Screen: TaskScreen, Topic: id}, true)
	return m, append(append(effects, went...), Focus{HeadingID})
}

func (TaskLeft) update(m Model) (Model, []Effect) {
	var effects []Effect
	if m.Class.Before != nil {
		m, effects = m.whole()
	}
	m.Class.Of = ""
	m, went := visit(m, Route{Screen: ClassScreen}, false)
	return m, append(effects, went...)
}

// opensWork takes a file of answers on the screen of its task: to go on with it, or to
// read what the teacher has said of it.
func (m Model) opensWork(f corpus.File) (Model, []Effect) {
	a := m.Answering()
	w, err := assignment.ReadWork(f.Content)
	switch {
	case err != nil:
		m.Class.Trouble = wording.FileTrouble.With("file", f.Name, "reason", err.Error())
	case w.Of.Hash != assignment.Fingerprint(a) || assignment.Misfit(a, w) != "":
		m.Class.Trouble = wording.TaskOtherFile.With("file", f.Name, "title", w.Of.Title)
	case m.Class.Begun && assignment.Student(m.Class.Work.Name) != assignment.Student(w.Name):
		m.Class.Trouble = wording.TaskOtherStudent.With("file", f.Name, "name", w.Name)
	default:
		m.Class.Work, m.Class.Begun, m.Class.Trouble = *w, true, ""
		m.Announced = wording.TaskOpened.With("name", w.Name)
		m, effects := m.keep()
		return m, append(effects, m.refill()...)
	}
	m.Announced = m.Class.Trouble
	return m, nil
}
