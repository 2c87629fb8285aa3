//go:build !js

package state_test

import (
	"encoding/base64"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
	"parallax/corpus/putinkim"
)

// student is the page at the task of the shipped collection, with what storage has.
type student struct {
	m      state.Model
	stored map[string]string
	files  map[string][]byte
	forgot []string // collections whose edits are gone
}

func (s *student) send(msgs ...state.Msg) {
	for _, msg := range msgs {
		m, effects := state.Update(s.m, msg)
		s.m = m
		for _, e := range effects {
			switch e := e.(type) {
			case state.RecallWork:
				s.send(state.WorkRecalled{ID: e.ID, Text: s.stored[e.Key]})
			case state.RecallClass:
				s.send(state.ClassRecalled{ID: e.ID, Text: s.stored[state.ClassKey(e.ID)]})
			case state.KeepText:
				s.stored[e.Key] = e.Text
				s.send(state.TextKept{Key: e.Key, Kept: true})
			case state.GiveOn:
				s.files[e.Name] = e.Content
				s.send(state.Given{Name: e.Name, Way: state.Downloaded})
			case state.ForgetEdits:
				s.forgot = append(s.forgot, e.Collections...)
				s.send(state.EditsForgotten{})
			case state.SaveFile:
				s.files[e.Name] = e.Content
			case state.Unseal:
				content, err := assignment.Unseal(&e.Sealed, e.Word)
				msg := state.NamesOpened{Content: content}
				if err != nil {
					msg.Trouble = err.Error()
				}
				s.send(msg)
			}
		}
	}
}

func at(t *testing.T, c *corpus.Collection, address string, stored map[string]string) *student {
	t.Helper()
	s := &student{m: state.New(), stored: stored, files: map[string][]byte{}}
	s.send(state.Navigated{Route: state.ParseRoute(address)}, state.Loaded{Loaded: ask.Load(c)})
	return s
}

func whole(t *testing.T) *corpus.Collection {
	t.Helper()
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What a student has noted, coded and searched goes with them, after a question; what
// somebody has done to the collection itself stays, and so does the teacher's trial.
func TestNextStudentForgets(t *testing.T) {
	c := whole(t)
	students, hidden, err := assignment.Parts(c, "one-visit")
	if err != nil {
		t.Fatal(err)
	}
	students.Assignments[0].Names = assignment.Encoded(hidden)
	plain := whole(t)
	plain.Assignment("one-visit").Blind, plain.Assignment("one-visit").HideCoding = corpus.NotBlind, false
	open, _, err := assignment.Parts(plain, "one-visit")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		of    *corpus.Collection
		names bool // they are brought back
		goes  bool // what was noted goes
	}{{"handout", students, false, true}, {"handout, names back", students, true, true}, {"handout that hides nothing", open, false, true},
		{"site", whole(t), false, true}, {"site, names back", whole(t), true, false}, {"site that hides nothing", plain, false, false}} {
		t.Run(test.name, func(t *testing.T) {
			s := at(t, test.of, "#/task/one-visit", map[string]string{})
			s.send(state.TaskBegun{Name: "Student 7", Sitting: "z"})
			if test.names {
				s.send(state.NamesAsked{})
			}
			d := s.m.Collection.Documents[0]
			s.send(state.Navigated{Route: state.Route{Screen: state.Read, Document: d.ID}})
			s.send(state.Remembered{Recent: "a secret"})
			s.send(selection(s.m, corpus.Ref{Document: d.ID, Passage: 3}), state.Highlighted{Meaning: "? Question", Stamp: stamp}, state.Reached{Document: d.ID, Passage: 4})
			base := s.m.Base.ID
			if len(s.m.Collection.Notes) != 1 || len(s.m.Reader.Places) == 0 {
				t.Fatalf("%d notes, places %v", len(s.m.Collection.Notes), s.m.Reader.Places)
			}
			s.send(state.Navigated{Route: state.TaskRoute("one-visit", 99, "")}, state.NextStudent{})
			if s.m.Class.Leaving != test.goes || s.m.Class.Begun != test.goes {
				t.Fatalf("asked %v, begun %v", s.m.Class.Leaving, s.m.Class.Begun)
			}
			if test.goes {
				s.send(state.NextStudent{Sure: true})
			}
			if s.m.Class.Begun || len(s.m.Recent.Queries) != 0 || len(s.m.Reader.Places) != 0 {
				t.Errorf("begun %v, searches %q, places %v", s.m.Class.Begun, s.m.Recent.Queries, s.m.Reader.Places)
			}
			if gone := slices.Contains(s.forgot, base); gone != test.goes {
				t.Errorf("what is kept of %s is gone: %v", base, gone)
			}
			if !test.names && len(s.m.Collection.Notes) > 0 == test.goes {
				t.Errorf("%d notes are left", len(s.m.Collection.Notes))
			}
		})
	}
}

// Of a copy that was saved while the names were hidden it is said that it has none.
func TestNamesNotHere(t *testing.T) {
	c := whole(t)
	s := at(t, assignment.Blind(c, c.Assignment("one-visit")), "#/task/one-visit", map[string]string{})
	s.send(state.TaskBegun{Name: "Student 7", Sitting: "z"}, state.NamesAsked{})
	if s.m.Class.Back || s.m.Class.Trouble != wording.NamesNotHere.String() {
		t.Errorf("the names are back: %v; it says %q", s.m.Class.Back, s.m.Class.Trouble)
	}
}

// A student answers, leaves, comes back, hands in, and the next one finds nothing.
func TestStudent(t *testing.T) {
	stored := map[string]string{}
	s := at(t, whole(t), "#/task/one-visit", stored)
	if s.m.Collection.Document("rfa-lectures") != nil || s.m.Collection.Document("b") == nil || len(s.m.Collection.Coverage) > 0 {
		t.Fatal("before anything is shown the names are hidden")
	}
	s.send(state.AnswerGiven{Task: "trust", At: "a", Value: "3"})
	if len(stored) > 0 || s.m.Class.Work.Value("trust", "a") != "" {
		t.Error("nothing is answered before there is a name")
	}
	s.send(state.TaskBegun{Name: " \t "})
	if s.m.Class.Begun || s.m.Class.Trouble != string(wording.TaskNoName) {
		t.Errorf("without a name the page says %q", s.m.Class.Trouble)
	}
	s.send(state.TaskBegun{Name: "  Student 7 ", Sitting: "x"}, state.AnswerGiven{Task: "trust", At: "a", Value: "3"}, state.AnswerGiven{Task: "trust", At: "a", Value: "99"})
	if s.m.Class.Work.Name != "Student 7" || s.m.Class.Work.Value("trust", "a") != "3" || s.m.Class.Kept != state.IsKept {
		t.Errorf("work %+v", s.m.Class.Work)
	}
	s.send(state.Went{To: state.TaskRoute("one-visit", 2, "a")}, state.WordsMarked{At: "a3", From: 0, To: 18}, state.WordsMarked{At: "a3", From: 9, To: 24}, state.WordsMarked{At: "b1"}, state.WordsMarked{At: "b5"})
	marks := s.m.Class.Work.Marks
	if len(marks) != 2 || marks[0].From != 0 || marks[0].To != 24 || marks[1].From != 0 {
		t.Fatalf("marks that overlap are one, and one outside the excerpt is none: %+v", marks)
	}
	s.send(state.WordsMarked{At: "b1"})
	if len(s.m.Class.Work.Marks) != 1 {
		t.Error("a whole passage that is marked again is not marked any more")
	}
	// The page is opened again.
	again := at(t, whole(t), "#/task/one-visit?n=2", stored)
	if !again.m.Class.Begun || again.m.Class.Work.Value("trust", "a") != "3" || again.m.Collection.Document("b") == nil {
		t.Fatal("what was kept comes back, and the names do not")
	}
	// The names come back; what was answered before is fixed.
	again.send(state.NamesAsked{})
	if again.m.Collection.Document("rfa-lectures") == nil || !again.m.Class.Back {
		t.Fatal("the names are not back")
	}
	if a := again.m.Answering(); a == nil || again.m.Current(a).ID != "trust-again" {
		t.Error("the first task that waited for them is not shown")
	}
	again.send(state.AnswerGiven{Task: "trust", At: "a", Value: "1"}, state.AnswerGiven{Task: "trust-again", At: "a", Value: "5"})
	if w := again.m.Class.Work; w.Value("trust", "a") != "3" || w.Value("trust-again", "a") != "5" {
		t.Error("tasks before the names can be changed, or those after cannot be answered")
	}
	again.send(state.HandedIn{At: time.Date(2031, 5, 6, 10, 0, 0, 0, time.UTC)})
	w, err := assignment.ReadWork(again.files["one-visit-student-7.parallax-work"])
	if err != nil || w.Value("trust-again", "a") != "5" || len(w.Marks) != 1 {
		t.Fatalf("handed in %+v, %v", w, err)
	}
	// What the browser does not take is not called saved.
	refused, _ := state.Update(again.m, state.Given{Name: "one-visit-student-7.parallax-work", Trouble: "no room"})
	if again.m.Class.Handed == "" || refused.Class.Handed != "" || refused.Unsaved == "" {
		t.Errorf("handed in %q, and when that was refused %q", again.m.Class.Handed, refused.Class.Handed)
	}
	closed, _ := state.Update(again.m, state.Given{Name: "one-visit-student-7.parallax-work"})
	if closed.Class.Given != state.NotGiven || again.m.Class.Given != state.Downloaded {
		t.Error("a sheet that was closed has given the file on")
	}
	// Another version of the assignment is another one.
	next := whole(t)
	next.Assignment("one-visit").Tasks[0].Prompt += " Why?"
	key := state.WorkKey(whole(t).Assignment("one-visit"))
	before := stored[key]
	version := at(t, next, "#/task/one-visit", stored)
	version.send(state.TaskBegun{Name: "Student 9", Sitting: "z"}, state.AnswerGiven{Task: "trust", At: "a", Value: "1"})
	if before == "" || stored[key] != before || len(stored) != 2 {
		t.Error("answers to a new version of an assignment overwrite those to the old one")
	}
	// What is not handed in as it is does not go before somebody has said so.
	unsure := func(what string) {
		t.Helper()
		again.send(state.NextStudent{})
		if !again.m.Class.Leaving || stored[key] == "" || again.m.Class.Work.Name == "" {
			t.Errorf("%s: the answers are removed without a question", what)
		}
		again.send(state.NextStudent{Keep: true})
		if again.m.Class.Leaving || stored[key] == "" || again.m.Class.Work.Name == "" {
			t.Errorf("%s: the answers are not kept", what)
		}
	}
	again.send(state.AnswerGiven{Task: "trust-again", At: "a", Value: "4"})
	unsure("changed after handing in")
	if m, _ := state.Update(closed, state.NextStudent{}); !m.Class.Leaving {
		t.Error("the sheet was closed: the answers are removed without a question")
	}
	again.send(state.NextStudent{})
	again.send(state.AnswerGiven{Task: "trust-again", At: "a", Value: "5"})
	if again.m.Class.Leaving {
		t.Error("the question stays after another answer")
	}
	sure, _ := state.Update(again.m, state.NextStudent{Sure: true})
	sure, _ = state.Update(sure, state.EditsForgotten{})
	if sure.Class.Begun || sure.Class.Leaving || sure.Class.Work.Name != "" {
		t.Error("the answers stay when somebody has said that they may go")
	}
	again.send(state.HandedIn{At: time.Date(2031, 5, 6, 11, 0, 0, 0, time.UTC)}, state.NextStudent{})
	if stored[key] != "" || again.m.Class.Begun || again.m.Class.Work.Name != "" || again.m.Class.Back || again.m.Collection.Document("rfa-lectures") != nil {
		t.Error("the next student finds something of the one before")
	}
	// The file goes on elsewhere.
	file := corpus.File{Name: "x.parallax-work", Content: again.files["one-visit-student-7.parallax-work"]}
	other := at(t, whole(t), "#/task/one-visit", map[string]string{})
	other.send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{file}})
	if other.m.Class.Work.Name != "Student 7" || other.m.Route.Screen != state.TaskScreen {
		t.Error("a file of answers is not opened where its task is")
	}
	// The teacher collects it.
	teacher := at(t, whole(t), "#/class/one-visit", stored)
	teacher.send(state.FilesPicked{Count: 2}, state.FilesRead{Files: []corpus.File{file, {Name: "photo.jpg", Content: []byte("\xff\xd8")}}})
	k := teacher.m.ClassOf("one-visit")
	if len(k.Counted()) != 1 || len(teacher.m.Class.Outcomes) != 2 || teacher.m.Class.Outcomes[1].Found != assignment.Foreign {
		t.Errorf("collected %+v", teacher.m.Class.Outcomes)
	}
	teacher.send(state.CommentGiven{ID: "one-visit", Student: "Student 7", Task: "friend", Text: "Which words?"}, state.WorkReturned{ID: "one-visit", Student: "Student 7"})
	if teacher.files["one-visit-student-7-returned.parallax-work"] == nil {
		t.Error("nothing is returned")
	}
	later := at(t, whole(t), "#/class/one-visit", stored)
	k = later.m.ClassOf("one-visit")
	if len(k.Counted()) != 1 || len(k.Comments) != 1 {
		t.Error("the class is not kept")
	}
	// Files are dropped where the class is not shown: they join what is kept.
	add := workOf(t, "Student 8")
	for _, address := range []string{"#/class", "#/"} {
		kept := maps.Clone(stored)
		list := at(t, whole(t), address, kept)
		list.send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{add}})
		if k := list.m.ClassOf("one-visit"); len(k.Counted()) != 2 || len(k.Comments) != 1 || len(list.m.Class.Outcomes) != 1 || list.m.Files.Coming != 0 {
			t.Errorf("%s: a file that comes later leaves %d students and %d comments", address, len(k.Counted()), len(k.Comments))
		}
		if k := at(t, whole(t), "#/class/one-visit", kept).m.ClassOf("one-visit"); len(k.Counted()) != 2 || len(k.Comments) != 1 {
			t.Errorf("%s: a file that comes later overwrites the class that is kept", address)
		}
	}
	later.send(state.ClassDeleted{ID: "one-visit"})
	if stored[state.ClassKey("one-visit")] == "" || !later.m.Class.Deleting {
		t.Error("it is deleted without a question")
	}
	later.send(state.ClassDeleted{ID: "one-visit", Sure: true})
	if k := later.m.ClassOf("one-visit"); stored[state.ClassKey("one-visit")] != "" || len(k.Kept) > 0 {
		t.Error("something of the class is left")
	}
}

// workOf is a file of answers of a student of this name.
func workOf(t *testing.T, name string) corpus.File {
	t.Helper()
	s := at(t, whole(t), "#/task/one-visit", map[string]string{})
	s.send(state.TaskBegun{Name: name, Sitting: name}, state.AnswerGiven{Task: "trust", At: "a", Value: "2"}, state.HandedIn{At: time.Date(2031, 5, 6, 11, 0, 0, 0, time.UTC)})
	return corpus.File{Name: name + ".parallax-work", Content: s.files[s.m.Class.Work.FileName()]}
}

// A handout with a word gives its names back for the word alone.
func TestWordGivesNamesBack(t *testing.T) {
	students, hidden, err := assignment.Parts(whole(t), "one-visit")
	if err != nil {
		t.Fatal(err)
	}
	if students.Assignments[0].Names, err = assignment.Seal(hidden, "lantern", strings.NewReader(strings.Repeat("salt", 20))); err != nil {
		t.Fatal(err)
	}
	stored := map[string]string{}
	s := at(t, students, "#/task/one-visit", stored)
	s.send(state.TaskBegun{Name: "Bo", Sitting: "y"}, state.NamesAsked{}, state.NamesAsked{Word: "torch"})
	if s.m.Class.Back || s.m.Class.Trouble == "" || s.m.Collection.Document("rfa-lectures") != nil {
		t.Fatal("another word gives the names back")
	}
	s.send(state.NamesAsked{Word: " Lantern"})
	if !s.m.Class.Back || s.m.Collection.Document("rfa-lectures") == nil || s.m.Class.Trouble != "" {
		t.Fatal("the word does not give the names back")
	}
	content, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(stored[state.WorkKey(students.Assignment("one-visit"))], "+"))
	if err != nil {
		t.Fatal(err)
	}
	// The answers of both kinds of file go together.
	k, err := assignment.NewClass(whole(t), "one-visit")
	if err != nil {
		t.Fatal(err)
	}
	if _, o := assignment.Collect(k, []corpus.File{{Name: "x", Content: content}}); !o[0].Counts() || len(o[0].Texts) > 0 {
		t.Errorf("collected %+v", o)
	}
}

// Whoever goes from a task whose names are hidden to another collection has that one in
// its class, and the names are hidden when they come back.
func TestFromTaskToAnotherCollection(t *testing.T) {
	s := at(t, whole(t), "#/task/one-visit", map[string]string{})
	s.send(state.TaskBegun{Name: "Bo", Sitting: "y"}, state.AnswerGiven{Task: "trust", At: "a", Value: "3"}, state.TextKept{Key: state.WorkKey(s.m.Assignment())})
	other := corpustest.Judged()
	s.send(state.Entered{Collection: other.ID, Route: state.Route{Screen: state.Overview}}, state.KeptOpened{Collection: other.ID, Loaded: ask.Load(other)})
	s.send(state.Went{To: state.ClassRoute("", "")})
	if s.m.Shelf.Here != other.ID || s.m.Collection.Title != other.Title {
		t.Errorf("the class of %s is that of %s", s.m.Shelf.Here, s.m.Collection.Title)
	}
	s.stored = map[string]string{} // the browser keeps nothing
	s.send(state.Entered{Route: state.TaskRoute("one-visit", 1, "a")})
	if s.m.Collection.Document("rfa-lectures") != nil || s.m.Class.Work.Value("trust", "a") != "3" || !s.m.Class.Begun {
		t.Errorf("back at the task: %+v", s.m.Class.Work)
	}
}

// Addresses of tasks and classes are read as they are written.
func TestClassAddresses(t *testing.T) {
	for _, address := range []string{"#/class", "#/class/one-visit", "#/class/one-visit?part=_differ", "#/class/one-visit?part=differ", "#/task/one-visit", "#/task/one-visit?n=3&article=b"} {
		if got := state.ParseRoute(address).String(); got != address {
			t.Errorf("%s is written %s", address, got)
		}
	}
	s := at(t, corpustest.Judged(), "#/task/none", map[string]string{})
	if s.m.Route.Screen != state.Lost {
		t.Error("a task that is not there has a screen")
	}
}
