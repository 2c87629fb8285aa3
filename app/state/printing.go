package state

import "parallax/corpus"

// Messages of what is printed of an assignment.
type (
	// PaperAsked makes a page to print.
	PaperAsked struct {
		ID   string
		Kind PaperKind
	}
	// PaperSized chooses the American paper size, or A4.
	PaperSized struct{ Letter bool }
	// PaperWith chooses what stands before the tasks of a handout.
	PaperWith struct{ With PaperPart }
	// PaperMade says how many pages a handout has that was made, and what would make it
	// shorter.
	PaperMade struct {
		ID   string
		Says []string
	}
)

// Pages says of an assignment how many pages its handout has. It lasts until the paper
// is another or the screen is left.
type Pages struct {
	Of   string
	Says []string
}

// PaperKind is which of the papers of an assignment is printed.
type PaperKind int

const (
	PaperHandout PaperKind = iota // for students, to read and to write on
	PaperAnswers                  // the answer sheet alone
	PaperTeacher                  // both, with what only the teacher sees
)

// PaperPart is what stands before the tasks of a handout.
type PaperPart int

const (
	PaperTexts PaperPart = iota // the passages that it is about
	PaperChart                  // which article covers which topic
	PaperTasks                  // nothing
)

// Paper makes and saves a page to print.
type Paper struct {
	Collection *corpus.Collection
	ID         string
	Letter     bool
	Kind       PaperKind
	With       PaperPart
}

// Carry implements Effect.
func (e Paper) Carry(c Carrier) { c.Paper(e) }

func (msg PaperAsked) update(m Model) (Model, []Effect) {
	m.Announced, m.Unsaved = "", ""
	m.Class.Pages = Pages{}
	return m, []Effect{Paper{m.Collection, msg.ID, m.Class.Letter, msg.Kind, m.Class.With}}
}

func (msg PaperSized) update(m Model) (Model, []Effect) {
	m.Class.Letter, m.Class.Pages = msg.Letter, Pages{}
	return m, nil
}

func (msg PaperWith) update(m Model) (Model, []Effect) {
	m.Class.With, m.Class.Pages = msg.With, Pages{}
	return m, nil
}

func (msg PaperMade) update(m Model) (Model, []Effect) {
	m.Class.Pages = Pages{msg.ID, msg.Says}
	return m, nil
}
