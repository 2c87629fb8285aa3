package store

import (
	"parallax/app/ask"
	"parallax/app/paper"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/bundle"
	"parallax/corpus/table"
)

// KeepText keeps a text in the browser's storage, and says whether it is there.
func (s carrier) KeepText(e state.KeepText) {
	s.page.Remember(e.Key, e.Text)
	kept := s.page.Keeps(e.Key, e.Text)
	s.soon(func() { s.Send(state.TextKept{Key: e.Key, Kept: kept}) })
}

// RecallWork implements state.Carrier.
func (s carrier) RecallWork(e state.RecallWork) {
	text := s.page.Recall(e.Key)
	s.soon(func() { s.Send(state.WorkRecalled{ID: e.ID, Text: text}) })
}

// RecallClass implements state.Carrier.
func (s carrier) RecallClass(e state.RecallClass) {
	text := s.page.Recall(state.ClassKey(e.ID))
	s.soon(func() { s.Send(state.ClassRecalled{ID: e.ID, Text: text}) })
}

// RecallDraft implements state.Carrier.
func (s carrier) RecallDraft(e state.RecallDraft) {
	text := s.page.Recall(e.Key)
	s.soon(func() { s.Send(state.DraftRecalled{Of: e.Of, Text: text}) })
}

// SaveFile gives the browser a file.
func (s carrier) SaveFile(e state.SaveFile) {
	err := s.page.Save(e.Name, e.Kind, e.Content)
	s.soon(func() { s.Send(state.Saved{Name: e.Name, Trouble: trouble(err)}) })
}

// GiveOn gives a file on.
func (s carrier) GiveOn(e state.GiveOn) {
	s.page.GiveOn(e.Name, e.Content, func(way state.GivenBy, err error) {
		s.soon(func() { s.Send(state.Given{Name: e.Name, Way: way, Trouble: trouble(err)}) })
	})
}

// SaveTable gives the browser a table.
func (s carrier) SaveTable(e state.SaveTable) {
	s.SaveFile(state.SaveFile{Name: e.Name, Kind: "text/csv", Content: table.CSV(e.Rows, table.Options{})})
}

// SaveAgreement gives the browser the table of agreement.
func (s carrier) SaveAgreement(e state.SaveAgreement) {
	s.SaveTable(state.SaveTable{Name: e.Name, Rows: e.Board.AgreementRows(present.Agreed)})
}

// Unseal opens what is hidden, with the browser's own means where a word is needed.
func (s carrier) Unseal(e state.Unseal) {
	done := func(content []byte, err error) {
		s.soon(func() { s.Send(state.NamesOpened{Content: content, Trouble: trouble(err)}) })
	}
	if !e.Sealed.Locked() {
		done(assignment.Decoded(&e.Sealed))
		return
	}
	s.page.Unseal(e.Sealed, e.Word, done)
}

// HandOut seals what is hidden and saves the file for students.
func (s carrier) HandOut(e state.HandOut) {
	save := func(sealed *corpus.Sealed, err error) {
		s.soon(func() {
			if err != nil {
				s.Send(state.Saved{Name: e.Students.ID, Trouble: err.Error()})
				return
			}
			e.Students.Assignments[0].Names = sealed
			s.handOut(e)
		})
	}
	switch {
	case e.Hidden == nil:
		save(nil, nil)
	case assignment.Word(e.Word) == "":
		save(assignment.Encoded(e.Hidden), nil)
	default:
		s.page.Seal(e.Hidden, e.Word, save)
	}
}

func (s carrier) handOut(e state.HandOut) {
	id := e.Students.Assignments[0].ID
	if e.One {
		s.Pack(state.Pack{Loaded: *ask.Load(e.Students), View: state.TaskRoute(id, 0, "")})
		return
	}
	name := id + "-students.parallax"
	w := newBreathing()
	if err := bundle.Write(w, e.Students, bundle.Options{}); err != nil {
		s.Send(state.Saved{Name: name, Trouble: err.Error()})
		return
	}
	s.SaveFile(state.SaveFile{Name: name, Kind: "application/octet-stream", Content: w.Bytes()})
}

// Paper saves an assignment as a page to print.
func (s carrier) Paper(e state.Paper) {
	a := e.Collection.Assignment(e.ID)
	if a == nil {
		return
	}
	kind := map[state.PaperKind]paper.Kind{state.PaperAnswers: paper.AnswerSheet, state.PaperTeacher: paper.ForTeacher}[e.Kind]
	with := map[state.PaperPart]paper.With{state.PaperChart: paper.Chart, state.PaperTasks: paper.Nothing}[e.With]
	content, fit := paper.HTML(e.Collection, a, paper.Options{Letter: e.Letter, Kind: kind, With: with})
	s.SaveFile(state.SaveFile{Name: paper.Name(e.ID, kind), Kind: "text/html", Content: content})
	if kind == paper.Handout {
		s.soon(func() { s.Send(state.PaperMade{ID: e.ID, Says: fit.Says()}) })
	}
}

// Chosen is the stretch of a passage that is selected beside a task, in bytes; at is ""
// if there is none.
func (s *Store) Chosen() (at string, from, to int) {
	at, before, words := s.page.Chosen()
	passage := present.TaskPassageText(s.model, at)
	from, to, ok := bytesOf(passage, before, words)
	if !ok {
		return "", 0, 0
	}
	return at, from, to
}

// Choose selects the next word of a passage beside a task, or the one before; more of it
// leaves selected what is.
func (s *Store) Choose(at string, back, more bool) { s.page.Choose(at, back, more) }

// bytesOf turns a place in UTF-16 units into bytes, and checks that the words are there.
func bytesOf(text string, units int, words string) (from, to int, ok bool) {
	n := 0
	for i, r := range text {
		if n >= units {
			from, ok = i, true
			break
		}
		n++
		if r > 0xffff {
			n++
		}
	}
	if !ok || words == "" || from+len(words) > len(text) || text[from:from+len(words)] != words {
		return 0, 0, false
	}
	return from, from + len(words), true
}
