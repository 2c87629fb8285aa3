//go:build !js

package gallery

import (
	"fmt"
	"strconv"
	"time"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
)

// classViews are the screens of a class: a student at each kind of task, and the board
// with a few students.
func classViews() []View {
	c := corpustest.Judged()
	a := &c.Assignments[0]
	const task, board = "#/task/bridge", "#/class/bridge"
	begun := state.TaskBegun{Name: "Student 7", Group: "North", Sitting: "x"}
	views := []View{
		Show("class", c, "#/class"),
		Show("class none", corpusWithout(c), "#/class"),
		Show("class empty", c, board),
		Show("task begin", c, task),
		Show("task hand in", c, task+"?n=10", begun, state.AnswerGiven{Task: "write", Value: "The month is left out."}),
		Show("task handed in", c, task+"?n=10", begun, state.HandedIn{At: handedIn}),
		Show("task names back", c, task, begun, state.NamesAsked{}),
		Show("task trouble", c, task, begun, state.FilesRead{Files: []corpus.File{{Name: "x.parallax-work", Content: []byte("PK")}}}),
		Show("class deleting", c, board, state.FilesRead{Files: classFiles(c)}, state.ClassDeleted{ID: a.ID}),
		Show("class files", c, board, state.FilesRead{Files: classFiles(c)}, state.ClassExpected{ID: a.ID, Text: "9"}),
		Show("class differ", c, board+"?part=_differ", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassDiffer)}),
		Show("class report", c, board+"?part=_report", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassReport)}),
		Show("class report named", c, board+"?part=_report", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassReport)}, state.NamesShown{Shown: true}),
		Show("class paper", c, board+"?part=_paper", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassPaper)},
			state.SheetNamed{Name: "Student 9", Group: "South"}, state.SheetTyped{Key: "trust", Text: "135"}, state.SheetTyped{Key: "tells", Text: "+0x"}, state.SheetTyped{Key: "source", Text: "b1 2"}),
		Show("class paper taken", c, board+"?part=_paper", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassPaper)},
			state.SheetNamed{Name: "Student 9", Group: "South"}, state.SheetTyped{Key: "trust", Text: "135"}, state.SheetTaken{ID: a.ID, At: handedIn}, state.Went{To: state.ClassRoute(a.ID, "")}),
		Show("class student", c, board+"?part=_student&at=2", state.FilesRead{Files: classFiles(c)}, state.Went{To: at(a.ID, state.ClassStudent, "2")}),
		Show("class no student", c, board+"?part=_student&at=99", state.FilesRead{Files: classFiles(c)}, state.Went{To: at(a.ID, state.ClassStudent, "99")}),
		Show("class two", c, board+"?part=about", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, "about")}, state.NamesShown{Shown: true}, state.PairChosen{First: "Student 1", Second: "Student 3"}),
		Show("class wall", c, board+"?part=_wall", state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassRoute(a.ID, state.ClassWall)}),
	}
	for task, part := range map[string]string{"about": "a1", "tells": "open/b", "when": "month/c", "source": "a1", "trust": "b", "words": "", "write": ""} {
		views = append(views, Show("class behind "+task, c, board+"?part="+task, state.FilesRead{Files: classFiles(c)}, state.Went{To: state.ClassAt(a.ID, task, part)}, state.NamesShown{Shown: task == "when"}))
	}
	const make = "#/class?part=_make"
	views = append(views,
		Show("make new", c, make),
		Show("make articles", c, make, state.DraftTopic{Topic: "opening"}, state.DraftSought{Text: "letter"}, state.DraftSought{Text: "nowhere"}),
		Show("make bare", corpusWithout(c), make, state.DraftArticle{Document: "bell", In: true}, state.TaskAdded{Kind: corpus.Open}),
		Show("make ready", c, make, state.DraftTopic{Topic: "opening"}, state.TaskAdded{Ready: 0}, state.TaskAdded{Ready: 6}, state.TaskMoved{Index: 1, By: -1}),
		Show("make kept", c, make, state.DraftTopic{Topic: "opening"}, state.DraftSet{Path: "title", Text: "A bridge"}, state.TaskAdded{Ready: 0}, state.DraftKept{}),
		Show("make deleted", c, "#/class", state.AssignmentDropped{ID: a.ID}))
	for i, t := range a.Tasks {
		views = append(views, Show("make "+t.ID, c, "#/class/bridge?part=_make", state.TaskEdited{Index: i}))
	}
	for i, t := range a.Tasks {
		part := state.ClassRoute(a.ID, t.ID)
		views = append(views,
			Show("class "+t.ID, c, board, state.FilesRead{Files: classFiles(c)}, state.Went{To: part}),
			Show("class named "+t.ID, c, board, state.FilesRead{Files: classFiles(c)}, state.Went{To: part}, state.NamesShown{Shown: true}))
		if !t.Late {
			views = append(views, Show("task "+t.ID, c, task+"?n="+strconv.Itoa(i+1), begun, state.WordsMarked{At: "a1", From: 0, To: 10}))
		}
	}
	return views
}

func at(id, part, of string) state.Route {
	r := state.ClassRoute(id, part)
	r.Query = of
	return r
}

var handedIn = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

func corpusWithout(c *corpus.Collection) *corpus.Collection {
	d := *c
	d.Assignments = nil
	return &d
}

// classFiles are the answers of seven students, who differ, and files that are no answers.
func classFiles(c *corpus.Collection) []corpus.File {
	a := &c.Assignments[0]
	var files []corpus.File
	for i := range 7 {
		w := assignment.Work{Name: fmt.Sprintf("Student %d", i+1), Group: a.Groups[i%2].Name, Sitting: strconv.Itoa(i), At: handedIn,
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}, Texts: assignment.Texts(c, a)}
		for j := range a.Tasks {
			t := &a.Tasks[j]
			for k, part := range a.Parts(t, w.Group, assignment.Lengths(c)) {
				if value := someAnswer(t, i+j+k); value != "" && (i+k)%5 != 4 {
					w = w.Set(t.ID, part, value)
				}
			}
		}
		if i%2 == 0 {
			w.Marks = []assignment.Mark{{Task: "source", At: "a1", From: 0, To: 10, Quote: "The bridge", Of: "full"}, {Task: "source", At: "a2", From: 0, To: 9, Quote: "It is not", Of: "full"}}
		}
		b, err := w.Write()
		if err != nil {
			panic(err)
		}
		files = append(files, corpus.File{Name: w.FileName(), Content: b})
	}
	return append(files, corpus.File{Name: "cut.parallax-work", Content: files[0].Content[:len(files[0].Content)-20]}, corpus.File{Name: "photo.jpg", Content: []byte("\xff\xd8")})
}

func someAnswer(t *corpus.Task, n int) string {
	switch t.Kind {
	case corpus.Choice, corpus.Code:
		return t.Choices[n%len(t.Choices)].ID
	case corpus.Scale:
		return strconv.Itoa(t.From + n%(t.To-t.From+1))
	case corpus.Tells:
		return []string{corpus.Says, corpus.IsSilent}[n%2]
	case corpus.Order:
		return strconv.Itoa(1 + n%len(t.Rows))
	}
	return []string{"In May", "nothing", "<b>June</b>"}[n%3]
}
