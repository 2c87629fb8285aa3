package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/sorting"
)

// ClassView is the teacher's screen: the list of assignments, or one class.
type ClassView struct {
	Title, Lead string
	None        string
	Cards       []AssignmentCard
	Make        MakeView
	New         element.Link // to where an assignment is made; none where it cannot be
	Undo        string       // label of the button; "" if there is nothing of a class to undo
	Collect     string

	ID       string // of the class shown; "" for the list
	In       string
	Squares  []Square
	Named    bool
	Tabs     []element.Link
	Desk     DeskView
	Differ   DifferView
	Wall     []WallRow
	WallLead string
	Picture  WallView
	Question QuestionView
	Behind   BehindView
	Student  StudentView
	Sheet    SheetView
	Report   []QuestionView // all of them, to print
}

// AssignmentCard offers one assignment.
type AssignmentCard struct {
	ID, Title, About string
	Blind            string
	Try, Board       element.Link
	Change           element.Link // none where it cannot be changed
	Copy, Delete     string
	Hides            bool
	Word, WordSays   string
	Link             string // what the handout's link says
	Letter           bool   // the paper
	With             state.PaperPart
	Charts           bool // there is a chart to print
	Pages            []string
	Notes            []string
	Models           []ModelRow
}

// ModelRow is the model answer to a task.
type ModelRow struct{ Task, Text string }

// Square is one student: done, partly, or not in.
type Square struct{ Label, State string }

// DeskView is what only the teacher sees: files, students, saving.
type DeskView struct {
	Shown          bool
	Files          []OutcomeRow
	Students       []StudentRow
	Complete       string
	Expected       string
	Kept           string
	Warn, Deleting bool
}

// StudentRow is a student who handed in.
type StudentRow struct {
	Name, At, Return string
	Missing          string
	Typed            string // "" if it was handed in
	Correct          string // the button's name for screen readers
	Href             string // all answers
}

// DifferView is where a class differs.
type DifferView struct {
	Shown  bool
	None   string
	Rows   []SplitRow
	Shifts []string
}

// SplitRow is one question on which it does.
type SplitRow struct {
	Task, Part, Text string
	Href             string
	Counts           []CountRow
}

// CountRow is one answer, with a square for each student who gave it.
type CountRow struct {
	Label string
	N     int
	All   int    // students of the class
	Who   string // names, where they are shown
	Ours  bool
}

// WallRow is a task in the picture of the class.
type WallRow struct {
	Task, Label string
	Squares     []Square
}

// QuestionView is one task with everything that the class said; its zero value is none.
type QuestionView struct {
	ID, N, Prompt string
	None          string // that nobody has answered
	Parts         []PartRow
	Twice         bool // all that Parts say can be read from Grid, so that paper needs it once
	Grid          GridView
	Codes         CodeView
	Texts         []AnswerRow
	More          string // the button for more texts; "" if all are there
	Heat          []HeatGroup
	HeatKey       []WarmRun
	HeatOf        string
	Lost          []string
	Said, Most    string
	Line          LineView
	Measures      []MeasureRow
	Choices       []BarRow
	Pair          CrossingView
	Limits        string
	Against       string
	OursNote      string
	Model         string
}

// LineView is α on a line from −1 to 1; its zero value is none.
type LineView struct {
	Shown bool
	Alpha float64
	Label string
	Zone  int // of the four below, good, by careFrom and reliableFrom
}

// PartRow is a part of a task with its counts.
type PartRow struct {
	Label, Given string
	Href         string // what is behind it
	Counts       []CountRow
}

// AnswerRow is a text that a student wrote.
type AnswerRow struct {
	Name, Part, Text string
	Student, Task    string // for a comment; "" where names are hidden
	Comment, Grade   string
	CommentLabel     string
	CommentID        string
	GradeID          string
	GradeLabel       string
}

// HeatGroup is an article with what was marked in it.
type HeatGroup struct {
	Title string
	Rows  []HeatRow
}

// HeatRow is a passage with what was marked in it.
type HeatRow struct {
	N, Label string
	Href     string // what is behind it, "" if nothing was marked
	Runs     []WarmRun
}

// WarmRun is a stretch of it. Heat is 0 for nothing, else 1 to 4.
type WarmRun struct {
	Text string
	Heat int
	N    int
}

// MeasureRow is one measure of agreement.
type MeasureRow struct{ Name, Value, On, Use string }

// Class is the teacher's screen.
func Class(m state.Model) ClassView {
	a := m.Assignment()
	if m.Route.By == state.ClassMake {
		v := ClassView{Title: wording.MakeTitle.String(), Make: making(m)}
		if m.Makes() && m.Making.Draft.Title != "" {
			v.Title = m.Making.Draft.Title
		}
		return v
	}
	v := ClassView{Title: wording.ClassTitle.String(), Lead: wording.ClassLead.String(), Collect: wording.ClassCollectHow.String(), Named: m.Class.Named}
	if a == nil {
		for i := range m.Collection.Assignments {
			v.Cards = append(v.Cards, card(m, &m.Collection.Assignments[i]))
		}
		if len(v.Cards) == 0 {
			v.None = wording.ClassNone.String()
		}
		if mayMake(m) {
			v.New, v.Undo = element.Link{Label: wording.MakeNew.String(), Href: state.ClassRoute("", state.ClassMake).String()}, undoOfClass(m)
		}
		return v
	}
	board := m.Board(a.ID)
	k := board.Class
	v.ID, v.Title, v.Lead = a.ID, a.Title, ""
	n := len(board.Works)
	v.In = wording.ClassStudents.With("n", n)
	if k.Expected > 0 {
		v.In = wording.ClassStudentsOf.With("n", n, "all", max(n, k.Expected))
	}
	tab := func(label, part string) {
		v.Tabs = append(v.Tabs, element.Link{Label: label, Href: state.ClassRoute(a.ID, part).String(), Current: m.Route.By == part})
	}
	tab(wording.ClassDeskTab.String(), state.ClassDesk)
	tab(wording.ClassDifferTab.String(), state.ClassDiffer)
	for i, t := range k.Assignment.Tasks {
		tab(strconv.Itoa(i+1)+" "+t.Title, t.ID)
	}
	tab(wording.ClassWallTab.String(), state.ClassWall)
	tab(wording.ReportTab.String(), state.ClassReport)
	tab(wording.SheetTab.String(), state.ClassPaper)
	switch t := k.Assignment.Task(m.Route.By); {
	case m.Route.By == state.ClassDiffer:
		v.differ(board)
	case m.Route.By == state.ClassWall:
		v.Picture = wallOf(m, board)
		v.wall(board)
	case m.Route.By == state.ClassPaper:
		v.Sheet = sheet(m, board)
	case m.Route.By == state.ClassStudent:
		v.Student = v.student(m, board)
	case m.Route.By == state.ClassReport:
		v.Lead = wording.ReportLead.String()
		v.wall(board)
		v.differ(board)
		m.Class.Texts = len(board.Works) // all of them
		for i := range k.Assignment.Tasks {
			v.Report = append(v.Report, v.question(m, board, &k.Assignment.Tasks[i]))
		}
	case t != nil && m.Route.Query != "":
		v.Question = QuestionView{ID: t.ID, Prompt: t.Prompt}
		v.Behind = v.behind(m, board, t)
	case t != nil:
		v.Question = v.question(m, board, t)
	default:
		v.desk(m, board)
	}
	return v
}

func card(m state.Model, a *corpus.Assignment) AssignmentCard {
	c := AssignmentCard{
		ID: a.ID, Title: a.Title, About: wording.ClassTasks.With("n", len(a.Tasks), "minutes", a.Minutes, "articles", len(a.Articles)),
		Try: element.Link{Label: wording.ClassTry.String(), Href: state.TaskRoute(a.ID, 0, "").String()}, Board: element.Link{Label: wording.ClassBoard.String(), Href: state.ClassRoute(a.ID, "").String()},
		Hides: a.Blind != corpus.NotBlind, Word: m.Class.Word,
	}
	if assignment.Hides(a) {
		late := 0
		for i := range a.Tasks {
			late += toInt(a.Tasks[i].Late)
		}
		if late > 0 && late < len(a.Tasks) {
			c.About = wording.ClassTasksLate.With("n", len(a.Tasks)-late, "late", late, "minutes", a.Minutes, "articles", len(a.Articles))
		}
	}
	c.Letter, c.With, c.Charts = m.Class.Letter, m.Class.With, assignment.Charts(m.Collection, a)
	if m.Class.Pages.Of == a.ID {
		c.Pages = m.Class.Pages.Says
	}
	c.Link = wording.ClassHandoutSays.With("link", state.TaskRoute(a.ID, 0, "").String())
	if c.Hides {
		c.Blind = wording.ClassBlind.String()
		c.WordSays = wording.ClassWordNone.String()
		if assignment.Word(m.Class.Word) != "" {
			c.WordSays = wording.ClassWordSet.String()
		}
	}
	if mayMake(m) {
		c.Change = element.Link{Label: wording.MakeEdit.String(), Href: state.ClassRoute(a.ID, state.ClassMake).String()}
		c.Copy, c.Delete = wording.MakeCopyThis.With("title", a.Title), wording.MakeDeleteThis.With("title", a.Title)
	}
	if a.Key != nil {
		for p := range strings.SplitSeq(a.Key.Notes, "\n") {
			if strings.TrimSpace(p) != "" {
				c.Notes = append(c.Notes, p)
			}
		}
		for _, x := range a.Key.Answers {
			if t := a.Task(x.Task); t != nil && x.Text != "" {
				c.Models = append(c.Models, ModelRow{t.Title, x.Text})
			}
		}
	}
	return c
}

func (v *ClassView) desk(m state.Model, b *assignment.Board) {
	k := b.Class
	d := DeskView{Shown: true, Deleting: m.Class.Deleting}
	for _, o := range m.Class.Outcomes {
		d.Files = append(d.Files, OutcomeRow{File: o.File, Placed: o.Counts(), Text: Collected(o)})
	}
	// What did not count is what the teacher has to do something about.
	sorting.By(d.Files, func(x, y OutcomeRow) int {
		switch {
		case x.Placed == y.Placed:
			return 0
		case y.Placed:
			return -1
		}
		return 1
	})
	complete := b.Complete()
	d.Complete = wording.ClassNobody.String()
	if n := len(b.Works); n > 0 {
		d.Complete = wording.ClassComplete.With("n", complete, "gaps", n-complete)
	}
	if k.Expected > 0 {
		d.Expected = strconv.Itoa(k.Expected)
	}
	for i, w := range b.Works {
		row := StudentRow{Name: w.Name, At: Clock(w.At), Return: wording.ClassReturn.With("name", w.Name), Href: studentHref(b, i+1)}
		if w.Typed {
			row.Typed, row.Correct = wording.StudentTypedIn.String(), wording.StudentCorrect.With("name", w.Name)
		}
		var missing []string
		for i, p := range b.Progress(w) {
			if p.State != assignment.Done {
				missing = append(missing, strconv.Itoa(i+1))
			}
		}
		if len(missing) > 0 {
			row.Missing = wording.ClassMissing.With("list", strings.Join(missing, ", "))
		}
		d.Students = append(d.Students, row)
	}
	d.Kept = wording.ClassKeptHere.String()
	if m.Class.Keeping == state.NotKept {
		d.Kept, d.Warn = wording.ClassNotKept.String(), true
	}
	v.Desk = d
}

// who names students, where names are shown.
func (v *ClassView) who(b *assignment.Board, list []int) string {
	if !v.Named {
		return ""
	}
	var names []string
	for _, i := range list {
		names = append(names, b.Works[i].Name)
	}
	return strings.Join(names, ", ")
}

// counts are answers in the order of a tally, without those of which there are none in a
// long list.
func (v *ClassView) counts(b *assignment.Board, t *corpus.Task, part string, list []assignment.Count) (rows []CountRow) {
	ours := b.Ours(t, part)
	for _, c := range list {
		rows = append(rows, CountRow{ValueName(t, c.Value), len(c.Who), len(b.Works), v.who(b, c.Who), slices.Contains(ours, c.Value)})
	}
	return rows
}

const splitsShown = 6

func (v *ClassView) differ(b *assignment.Board) {
	v.Differ.Shown = true
	for _, s := range b.Differ(splitsShown) {
		row := SplitRow{Task: s.Task.Prompt, Part: PartName(s.Task, s.Part), Href: at(b, s.Task, s.Part)}
		if s.Choice != "" {
			row.Part = strings.TrimSpace(row.Part + " " + ValueName(s.Task, s.Choice))
		}
		if text, ok := b.Text(s.Part); ok {
			row.Text = text
		}
		counts := s.Counts
		if s.Task.Kind == corpus.Scale { // in the order of its steps
			order := optionsOf(s.Task)
			counts = slices.Clone(counts)
			sorting.By(counts, func(x, y assignment.Count) int {
				return cmp.Compare(slices.Index(order, x.Value), slices.Index(order, y.Value))
			})
		}
		row.Counts = v.counts(b, s.Task, s.Part, counts)
		v.Differ.Rows = append(v.Differ.Rows, row)
	}
	for _, s := range b.Shifts() {
		v.Differ.Shifts = append(v.Differ.Shifts, wording.ClassShift.With("article", PartName(s.Task, s.Part), "more", len(s.More), "same", len(s.Same), "less", len(s.Fewer)))
	}
	if len(v.Differ.Rows)+len(v.Differ.Shifts) == 0 {
		v.Differ.None = wording.ClassDifferNone.String()
	}
}

func (v *ClassView) wall(b *assignment.Board) {
	v.WallLead = wording.ClassWallLead.String()
	progress := make([][]assignment.Progress, len(b.Works))
	for i, w := range b.Works {
		progress[i] = b.Progress(w)
	}
	for i := range b.Assignment.Tasks {
		t := &b.Assignment.Tasks[i]
		row := WallRow{Task: strconv.Itoa(i+1) + " " + t.Title}
		n := map[assignment.State]int{}
		for _, s := range []assignment.State{assignment.Done, assignment.Partly, assignment.Empty} {
			for who := range b.Works {
				if progress[who][i].State == s {
					n[s]++
					row.Squares = append(row.Squares, Square{v.who(b, []int{who}), stateName(s)})
				}
			}
		}
		row.Label = wording.ClassRowOf.With("task", t.Title, "done", n[assignment.Done], "partly", n[assignment.Partly], "empty", n[assignment.Empty])
		v.Wall = append(v.Wall, row)
	}
}
