package present

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/sorting"
)

// BehindView is what is behind one figure: passages and answers. Its zero value is none.
type BehindView struct {
	Title    string
	Back     element.Link
	Passages []BehindPassage
	Part     PartRow
	Marks    []string
	Texts    []AnswerRow
	None     string
}

// BehindPassage is a passage, and where it can be read.
type BehindPassage struct {
	N, Text string
	Read    element.Link
}

// StudentView is everything that one student answered. Its zero value is none.
type StudentView struct {
	Title, Of     string
	Name          string
	Gone          string
	Before, After element.Link
	Return        string
	Tasks         []StudentTask
}

// StudentTask is one task with the answers, and what the teacher says of it.
type StudentTask struct {
	ID, Title, Prompt string
	Lines             []StudentLine
	Model             string
	Note              AnswerRow
}

// StudentLine is the answer to one part.
type StudentLine struct {
	Label, Text string
	Open        bool
}

// behind is what is behind the figure that the address names.
func (v *ClassView) behind(m state.Model, b *assignment.Board, t *corpus.Task) BehindView {
	part := m.Route.Query
	if part == state.AllParts {
		part = ""
	}
	h := BehindView{Title: PartName(t, part), Back: element.Link{Label: wording.BoardBehind.String(), Href: state.ClassRoute(b.Assignment.ID, t.ID).String()}}
	a := m.Collection.Assignment(b.Assignment.ID)
	for _, p := range b.Evidence(t, part) {
		text, ok := b.Text(p)
		letter, n, is := corpus.PassagePart(p)
		if !ok || !is || a == nil {
			continue
		}
		h.Passages = append(h.Passages, BehindPassage{strings.ToUpper(p), text, element.Link{
			Label: wording.BoardRead.With("passage", strings.ToUpper(p)), Href: element.ReadHref(a.Articles[a.Lettered(letter)].Document, n)}})
	}
	switch t.Kind {
	case corpus.Marking:
		h.Passages = nil // the heat has it
		h.Marks = v.marksIn(b, t, part)
	case corpus.Open, corpus.Table:
		h.Texts = v.texts(b, t, part)
	default:
		if i := slices.Index(b.Parts(t), part); i >= 0 {
			y := b.Tally(t)[i]
			h.Part = PartRow{Given: wording.ClassGiven.With("n", y.Given, "all", y.Asked), Counts: v.counts(b, t, part, y.Values)}
		}
	}
	if len(h.Marks)+len(h.Texts)+len(h.Part.Counts) == 0 {
		h.None = wording.BoardNoAnswers.String()
	}
	return h
}

// marksIn are the words that were marked in a passage, those of most students first.
func (v *ClassView) marksIn(b *assignment.Board, t *corpus.Task, at string) (list []string) {
	var words []string
	who := make(map[string][]int)
	for i, w := range b.Works {
		for _, k := range w.Marked(t.ID) {
			if k.At != at || slices.Contains(who[k.Quote], i) {
				continue
			}
			if who[k.Quote] == nil {
				words = append(words, k.Quote)
			}
			who[k.Quote] = append(who[k.Quote], i)
		}
	}
	sorting.By(words, func(x, y string) int { return len(who[y]) - len(who[x]) })
	for _, w := range words {
		said := wording.BoardMarkedBy.With("words", w, "n", len(who[w]))
		if names := v.who(b, who[w]); names != "" {
			said += " (" + names + ")"
		}
		list = append(list, said)
	}
	return list
}

// student is all that one student answered: the n-th by name.
func (v *ClassView) student(m state.Model, b *assignment.Board) StudentView {
	n, err := strconv.Atoi(m.Route.Query)
	if err != nil || n < 1 || n > len(b.Works) {
		return StudentView{Gone: wording.StudentGone.String()}
	}
	w := b.Works[n-1]
	s := StudentView{Title: wording.StudentAnswers.With("name", w.Name), Name: w.Name, Of: wording.StudentOf.With("n", n, "all", len(b.Works), "time", Clock(w.At)), Return: wording.ClassReturn.With("name", w.Name)}
	if w.Typed {
		s.Of = wording.StudentOfTyped.With("n", n, "all", len(b.Works), "time", Clock(w.At))
	}
	if n > 1 {
		s.Before = element.Link{Label: wording.StudentBefore.With("name", b.Works[n-2].Name), Href: studentHref(b, n-1)}
	}
	if n < len(b.Works) {
		s.After = element.Link{Label: wording.StudentAfter.With("name", b.Works[n].Name), Href: studentHref(b, n+1)}
	}
	for i := range b.Assignment.Tasks {
		t := &b.Assignment.Tasks[i]
		x := StudentTask{ID: t.ID, Title: strconv.Itoa(i+1) + " " + t.Title, Prompt: t.Prompt, Note: note(b, w, t.ID, state.AllParts)}
		if k := b.Assignment.Answer(t.ID); k != nil && k.Text != "" {
			x.Model = wording.StudentModel.With("text", k.Text)
		}
		if t.Kind == corpus.Marking {
			for _, k := range w.Marked(t.ID) {
				x.Lines = append(x.Lines, StudentLine{strings.ToUpper(k.At), k.Quote, false})
			}
		}
		for _, part := range b.PartsOf(t, w.Group) {
			value := w.Value(t.ID, part)
			if value == "" {
				x.Lines = append(x.Lines, StudentLine{PartName(t, part), wording.StudentOpen.String(), true})
				continue
			}
			if t.Kind != corpus.Open && t.Kind != corpus.Table {
				value = valueNames(t, value)
			}
			x.Lines = append(x.Lines, StudentLine{PartName(t, part), value, false})
		}
		s.Tasks = append(s.Tasks, x)
	}
	s.Tasks = append(s.Tasks, StudentTask{Title: wording.StudentGeneral.String(), Note: note(b, w, "", state.AllParts)})
	return s
}

func studentHref(b *assignment.Board, n int) string {
	r := state.ClassRoute(b.Assignment.ID, state.ClassStudent)
	r.Query = strconv.Itoa(n)
	return element.Href(r)
}

// valueNames are the choices of an answer in words.
func valueNames(t *corpus.Task, value string) string {
	if !t.Several {
		return ValueName(t, value)
	}
	var names []string
	for id := range strings.SplitSeq(value, " ") {
		names = append(names, ValueName(t, id))
	}
	return strings.Join(names, ", ")
}

// note are the fields for a comment and a mark.
func note(b *assignment.Board, w *assignment.Work, task, part string) AnswerRow {
	row := AnswerRow{Name: w.Name, Student: w.Name, Task: task, CommentID: state.CommentID(task, part, w.Name, false), GradeID: state.CommentID(task, part, w.Name, true),
		CommentLabel: wording.ClassCommentTo.With("name", w.Name), GradeLabel: wording.ClassGradeFor.With("name", w.Name)}
	for _, c := range b.Class.Comments[assignment.Student(w.Name)] {
		if c.Task == task {
			row.Comment, row.Grade = c.Text, c.Grade
		}
	}
	return row
}

// SheetView is where answers on paper are typed in.
type SheetView struct {
	Shown       bool
	Name, Group string
	Groups      []string
	Lines       []SheetLine
	Trouble     string
	Count       string
}

// SheetLine is one line of an answer sheet.
type SheetLine struct {
	Key, ID, Label, How string
	Text                string
	Words               bool   // what is typed is the answer
	Read                string // what was understood
	Slip                bool
}

// sheet is the answer sheet with what was understood of it so far.
func sheet(m state.Model, b *assignment.Board) SheetView {
	s := m.Class.Sheet
	v := SheetView{Shown: true, Name: s.Name, Group: s.Group, Trouble: s.Trouble}
	typed := 0
	for _, w := range b.Works {
		if w.Typed {
			typed++
		}
	}
	v.Count = wording.SheetInClass.With("n", len(b.Works), "typed", typed)
	for _, g := range b.Assignment.Groups {
		v.Groups = append(v.Groups, g.Name)
	}
	_, lines := b.Typed(s.Name, s.Group, s.Lines, time.Time{})
	for _, l := range lines {
		n := 1 + slices.IndexFunc(b.Assignment.Tasks, func(t corpus.Task) bool { return t.ID == l.Task.ID })
		x := SheetLine{Key: l.Key(), ID: state.SheetID(l.Key()), Label: strconv.Itoa(n) + " " + l.Task.Title, How: signs(l.Task), Text: s.Lines[l.Key()], Words: l.Line.Text}
		if l.Line.Text {
			if name := PartName(l.Task, l.Parts[0]); name != "" {
				x.Label, x.How = strconv.Itoa(n)+" "+name, ""
			}
		}
		x.Read, x.Slip = understood(l), l.Slip != nil
		v.Lines = append(v.Lines, x)
	}
	return v
}

// signs says what is typed for a task.
func signs(t *corpus.Task) string {
	switch t.Kind {
	case corpus.Scale:
		return wording.SheetScale.With("from", t.From, "to", t.To)
	case corpus.Tells:
		return wording.SheetTells.String()
	case corpus.Order:
		return wording.SheetOrder.String()
	case corpus.Marking:
		return wording.SheetMarks.String()
	case corpus.Open, corpus.Table:
		return wording.SheetText.String()
	}
	var list []string
	for i, c := range t.Choices {
		list = append(list, strconv.Itoa(i+1)+" "+c.Text)
	}
	choices := strings.Join(list, " · ")
	if !t.Several {
		return wording.SheetChoices.With("choices", choices)
	}
	example := "12"
	if len(t.Choices) > 9 {
		example = "1,12"
	}
	return wording.SheetSeveral.With("choices", choices, "example", example)
}

// understood is what was read of a line, box by box.
func understood(l assignment.Understood) string {
	if s := l.Slip; s != nil {
		switch {
		case l.Task.Kind == corpus.Marking:
			return wording.SheetSignMark.With("sign", s.Sign)
		case s.More:
			return wording.SheetMoreSigns.With("sign", s.Sign, "n", len(l.Parts))
		}
		return wording.SheetSign.With("sign", s.Sign, "box", box(l.Task, s.Part))
	}
	var list []string
	if l.Task.Kind == corpus.Marking {
		for _, k := range l.Marks {
			list = append(list, strings.ToUpper(k.At))
		}
		if len(list) == 0 {
			return ""
		}
		return wording.SheetReadMarks.With("n", len(list), "list", strings.Join(list, " "))
	}
	if l.Line.Text {
		return ""
	}
	for i, value := range l.Values {
		if value != "" {
			list = append(list, strings.TrimSpace(box(l.Task, l.Parts[i])+" "+sign(l.Task, value)))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return wording.SheetRead.With("n", len(list), "all", len(l.Parts), "list", strings.Join(list, " · "))
}

// box is the name of a box: 2B is the second row and Article B.
func box(t *corpus.Task, part string) string {
	if row, letter, ok := strings.Cut(part, "/"); ok {
		return strconv.Itoa(1+slices.IndexFunc(t.Rows, func(r corpus.Item) bool { return r.ID == row })) + strings.ToUpper(letter)
	}
	if t.Kind == corpus.Order {
		return strconv.Itoa(1 + slices.IndexFunc(t.Rows, func(r corpus.Item) bool { return r.ID == part }))
	}
	if part == "" {
		return "1"
	}
	return strings.ToUpper(part)
}

// sign is an answer in a word or number.
func sign(t *corpus.Task, value string) string {
	switch t.Kind {
	case corpus.Tells:
		return map[string]string{corpus.Says: "+", corpus.IsSilent: "0"}[value]
	case corpus.Choice, corpus.Code:
		return valueNames(t, value)
	}
	return value
}
