package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/sorting"
)

// TaskView is what a student sees of an assignment.
type TaskView struct {
	ID           string
	Title        string
	Lang         string // of the tasks
	Waiting      string // until storage was asked
	Instructions string
	Beginning    bool // a name is asked for
	Name         string
	Groups       []string
	Group        string
	Trouble      string
	Teacher      bool // somebody tries it, and can leave
	Large        bool // the articles are set in large type
	Steps        []StepRow
	Saved        string
	Warn         bool // Saved is a warning
	Tabs         []element.Link
	Article      TaskArticle
	Task         TaskPanel
	HandIn       HandInView
}

// StepRow is a task in the row of all.
type StepRow struct {
	N, Href, Label, State string
	Current               bool
}

// TaskArticle is the article beside the task.
type TaskArticle struct {
	Title, Note, Headline string
	Rows                  []TaskPassage
}

// TaskPassage is a passage of it.
type TaskPassage struct {
	ID, At, N, Lang string
	Runs            []element.Run
	Whole           string // label of the button that marks all of it; "" where nothing is marked
	Marked          bool
}

// TaskPanel is the task that is shown; its zero value is none.
type TaskPanel struct {
	ID, Kicker, Prompt, Help, How string
	Fields                        []FieldRow
	Marking                       bool
	Marks                         []MarkRow
	Said                          string // how far it is
	Comments                      []string
	Fixed                         bool
	Back, Next                    element.Link
}

// FieldRow is a part of a task: one field, or one group of choices.
type FieldRow struct {
	Above           bool // the label is the task itself, which stands above and is not shown twice
	Task, At, Label string
	Kind            string // text, line, one, several, pick
	Group           string // what it and the fields after it are about, said once above the first
	Short           string // its label below a Group, of which Label is the whole; "" without
	Scale           bool   // its choices are steps of a scale, few and of about the same width
	Value           string
	Options         []FieldOption
	Fixed           bool
}

// FieldOption is a choice.
type FieldOption struct {
	Value, Label string
	On           bool
}

// MarkRow is a mark that a student made.
type MarkRow struct {
	At, Text, Label string
	Task            string
	Index           int
}

// HandInView is the last step; its zero value is none.
type HandInView struct {
	Title, Lead  string
	Rows         []StepRow
	Is, IsNot    []string
	File, Done   string
	Names        string // asks to bring the names back; "" where that is done
	NamesWarning string
	Word         bool   // it takes a word
	Leaving      string // the question whether answers and notes that no file has may go; "" if it is not asked
	Stay         string // what stays although a student goes; "" if nothing does
}

// Task is the screen of an assignment as students have it.
func Task(m state.Model) TaskView {
	a := m.Assignment()
	if a == nil {
		return TaskView{}
	}
	v := TaskView{ID: a.ID, Title: a.Title, Lang: cmp.Or(a.Language, m.Collection.Language, "en"), Instructions: a.Instructions, Trouble: m.Class.Trouble, Large: a.LargeText, Teacher: m.Class.Whole != nil || a.Key != nil}
	if m.Answering() == nil {
		v.Waiting = wording.TaskWaiting.String()
		return v
	}
	w := &m.Class.Work
	v.Name, v.Group = w.Name, w.Group
	for _, g := range a.Groups {
		v.Groups = append(v.Groups, g.Name)
	}
	if !m.Class.Begun {
		v.Beginning = true
		return v
	}
	switch m.Class.Kept {
	case state.IsKept:
		v.Saved = wording.TaskKept.String()
	case state.NotKept:
		v.Saved, v.Warn = wording.TaskNotKept.String(), true
	default:
		v.Saved = wording.TaskKeptNot.String()
	}
	asked := m.TasksNow(a)
	current := m.Current(a)
	lengths := m.Catalog.Length
	letter := v.letter(m, a, current)
	for i, t := range asked {
		p := assignment.ProgressOf(a, t, w, lengths)
		row := StepRow{N: strconv.Itoa(i + 1), Href: state.TaskRoute(a.ID, i+1, letter).String(), State: stateName(p.State), Current: t == current}
		row.Label = wording.TaskStep.With("n", i+1, "title", t.Title, "state", map[assignment.State]wording.Message{
			assignment.Empty: wording.TaskStateEmpty, assignment.Partly: wording.TaskStatePartly, assignment.Done: wording.TaskStateDone,
		}[p.State].String())
		v.Steps = append(v.Steps, row)
	}
	if current == nil {
		v.handIn(m, a, asked, lengths)
		return v
	}
	v.article(m, a, current, letter)
	v.panel(m, a, current, asked, letter, lengths)
	return v
}

func stateName(s assignment.State) string {
	return map[assignment.State]string{assignment.Empty: "empty", assignment.Partly: "partly", assignment.Done: "done"}[s]
}

// letter is the article that is shown beside a task.
func (v *TaskView) letter(m state.Model, a *corpus.Assignment, t *corpus.Task) string {
	letters := a.Letters(t, m.Class.Work.Group)
	if slices.Contains(letters, m.Route.Document) || len(letters) == 0 {
		return m.Route.Document
	}
	return letters[0]
}

func articleName(letter string) string {
	return wording.TaskArticle.With("letter", strings.ToUpper(letter))
}

func (v *TaskView) article(m state.Model, a *corpus.Assignment, t *corpus.Task, letter string) {
	for _, l := range a.Letters(t, m.Class.Work.Group) {
		to := m.Route
		to.Document = l
		v.Tabs = append(v.Tabs, element.Link{Label: articleName(l), Href: to.String(), Current: l == letter})
	}
	i := a.Lettered(letter)
	if i < 0 {
		return
	}
	e := a.Articles[i]
	d := m.Collection.Document(e.Document)
	if d == nil {
		return
	}
	v.Article.Title = articleName(letter)
	if d.ID == letter { // a copy without names, of which the headline has none either
		v.Article.Headline = d.Headline
	}
	if a.Blind == corpus.NotBlind || m.Class.Back {
		v.Article.Headline = d.Headline
		if o := element.OutletName(m, d.ID); o != "" {
			v.Article.Title += " · " + o
		}
	}
	n := len(e.Passages)
	v.Article.Note = wording.TaskWhole.With("all", len(d.Passages))
	if n > 0 {
		v.Article.Note = wording.TaskPart.With("n", n, "all", len(d.Passages))
	}
	if a.Blind != corpus.NotBlind && !m.Class.Back {
		v.Article.Note += " " + wording.TaskNameLater.String()
	}
	marking := t.Kind == corpus.Marking && !m.Locked(a, t)
	for j := range d.Passages {
		p := &d.Passages[j]
		if !e.Has(p.N) {
			continue
		}
		at := letter + strconv.Itoa(p.N)
		row := TaskPassage{ID: state.MarkID(letter, p.N), At: at, N: strings.ToUpper(at), Lang: ask.Language(m.Collection, d, p.Original != "")}
		text := d.BestText(p)
		var spans []corpus.Span
		if t.Kind == corpus.Marking {
			for _, k := range m.Class.Work.Marked(t.ID) {
				if k.At != at {
					continue
				}
				if s, ok := assignment.Anchor(text, k); ok {
					spans = append(spans, s)
					row.Marked = row.Marked || s.From == 0 && s.To == len(text)
				}
			}
		}
		sorting.By(spans, func(x, y corpus.Span) int { return x.From - y.From })
		row.Runs = element.Runs(text, spans)
		if marking {
			row.Whole = wording.TaskMarkWhole.With("passage", row.N)
		}
		v.Article.Rows = append(v.Article.Rows, row)
	}
}

func (v *TaskView) panel(m state.Model, a *corpus.Assignment, t *corpus.Task, asked []*corpus.Task, letter string, lengths func(string) int) {
	n := 1 + slices.Index(asked, t)
	p := TaskPanel{ID: t.ID, Kicker: wording.TaskOf.With("n", n, "all", len(asked)), Prompt: t.Prompt, Help: t.Help, Fixed: m.Locked(a, t)}
	if a.ShowTime && t.Minutes > 0 {
		p.Kicker = wording.TaskOfMinutes.With("n", n, "all", len(asked), "minutes", t.Minutes)
	}
	w := &m.Class.Work
	progress := assignment.ProgressOf(a, t, w, lengths)
	p.Said = howFar(t, progress)
	for _, task := range []string{"", t.ID} {
		c := w.Comment(task)
		if c.Text != "" {
			p.Comments = append(p.Comments, wording.TaskComment.With("text", c.Text))
		}
		if c.Grade != "" {
			p.Comments = append(p.Comments, wording.TaskGrade.With("grade", c.Grade))
		}
	}
	if t.Kind == corpus.Marking {
		p.Marking, p.How = !p.Fixed, wording.TaskMarkHow.String()
		for i, k := range w.Marked(t.ID) {
			p.Marks = append(p.Marks, MarkRow{At: strings.ToUpper(k.At), Text: k.Quote, Label: wording.TaskUnmark.With("words", k.Quote), Task: t.ID, Index: i})
		}
	} else {
		p.fields(a, t, w, lengths)
	}
	if n > 1 {
		p.Back = element.Link{Label: wording.TaskBack.String(), Href: state.TaskRoute(a.ID, n-1, letter).String()}
	}
	p.Next = element.Link{Label: wording.TaskNext.String(), Href: state.TaskRoute(a.ID, n+1, letter).String()}
	if n == len(asked) {
		p.Next.Label = wording.TaskToHandIn.String()
	}
	v.Task = p
}

// howFar is how far a task is.
func howFar(t *corpus.Task, p assignment.Progress) string {
	switch {
	case t.Kind == corpus.Marking && len(p.Without) > 0:
		var names []string
		for _, l := range p.Without {
			names = append(names, articleName(l))
		}
		return wording.TaskMarksIn.With("n", p.Marks, "articles", wording.Either(names))
	case t.Kind == corpus.Marking:
		return wording.TaskMarksAll.With("n", p.Marks)
	case t.Kind == corpus.Open && t.Least > 0 && t.Most > 0:
		return wording.TaskWordsOf.With("n", p.Words, "least", t.Least, "most", t.Most)
	case t.Kind == corpus.Open:
		return wording.TaskWords.With("n", p.Words)
	case p.Twice > 0:
		return wording.TaskTwice.With("n", p.Twice)
	case p.Answered < p.Parts:
		return wording.TaskOpen.With("n", p.Parts-p.Answered)
	}
	return wording.TaskStateDone.String()
}

func (p *TaskPanel) fields(a *corpus.Assignment, t *corpus.Task, w *assignment.Work, lengths func(string) int) {
	switch {
	case t.Several:
		p.How = wording.TaskSeveral.String()
	case t.Kind == corpus.Choice:
		p.How = wording.TaskOne.String()
	}
	above := ""
	for _, part := range a.Parts(t, w.Group, lengths) {
		f := FieldRow{Task: t.ID, At: part, Value: w.Value(t.ID, part), Label: PartName(t, part), Fixed: p.Fixed, Scale: t.Kind == corpus.Scale && t.To-t.From < 7}
		if row, letter, ok := strings.Cut(part, "/"); ok && t.Row(row) != nil {
			f.Short = articleName(letter)
			if row != above {
				above, f.Group = row, t.Row(row).Text
			}
		}
		if f.Label == "" {
			f.Label, f.Above = t.Prompt, true
		}
		f.Kind = map[corpus.TaskKind]string{corpus.Open: "text", corpus.Table: "line", corpus.Order: "pick", corpus.Code: "pick"}[t.Kind]
		if f.Kind == "" {
			f.Kind = "one"
		}
		if t.Several {
			f.Kind = "several"
		}
		for _, value := range optionsOf(t) {
			f.Options = append(f.Options, FieldOption{value, ValueName(t, value), value == f.Value || t.Several && slices.Contains(strings.Fields(f.Value), value)})
		}
		p.Fields = append(p.Fields, f)
	}
}

// optionsOf are the answers that a task offers.
func optionsOf(t *corpus.Task) (list []string) {
	switch t.Kind {
	case corpus.Choice, corpus.Code:
		for _, c := range t.Choices {
			list = append(list, c.ID)
		}
	case corpus.Scale:
		for n := t.From; n <= t.To; n++ {
			list = append(list, strconv.Itoa(n))
		}
	case corpus.Tells:
		return []string{corpus.Says, corpus.IsSilent}
	case corpus.Order:
		for n := range t.Rows {
			list = append(list, strconv.Itoa(n+1))
		}
	}
	return list
}

// ValueName is an answer in words.
func ValueName(t *corpus.Task, value string) string {
	switch {
	case value == corpus.Says && t.Kind == corpus.Tells:
		return wording.TaskSays.String()
	case value == corpus.IsSilent && t.Kind == corpus.Tells:
		return wording.TaskSilent.String()
	case t.Choice(value) != nil:
		return t.Choice(value).Text
	case t.Kind == corpus.Scale && value == strconv.Itoa(t.From) && t.Low != "":
		return value + " " + t.Low
	case t.Kind == corpus.Scale && value == strconv.Itoa(t.To) && t.High != "":
		return value + " " + t.High
	case t.Kind == corpus.Marking && value == "yes":
		return wording.ClassMarked.String()
	case t.Kind == corpus.Marking && value == "no":
		return wording.ClassUnmarked.String()
	}
	return value
}

// PartName is a part of a task in words, "" where it has only one.
func PartName(t *corpus.Task, part string) string {
	if row, letter, ok := strings.Cut(part, "/"); ok && t.Row(row) != nil {
		return articleName(letter) + ": " + t.Row(row).Text
	}
	switch r := t.Row(part); {
	case r != nil:
		return r.Text
	case t.Kind == corpus.Code || t.Kind == corpus.Marking:
		return strings.ToUpper(part)
	case part != "":
		return articleName(part)
	}
	return ""
}

func (v *TaskView) handIn(m state.Model, a *corpus.Assignment, asked []*corpus.Task, lengths func(string) int) {
	w := &m.Class.Work
	h := HandInView{Title: wording.HandInTitle.String(), Rows: slices.Clone(v.Steps), File: wording.HandInFile.With("file", w.FileName())}
	gaps, lost, fixed := 0, 0, 0
	for i, t := range asked {
		p := assignment.ProgressOf(a, t, w, lengths)
		locked := m.Locked(a, t)
		if locked {
			fixed++
		}
		switch {
		case p.State == assignment.Done:
		case locked:
			lost++
		default:
			gaps++
		}
		h.Rows[i].Label, h.Rows[i].N = h.Rows[i].N+". "+t.Title, howFar(t, p)
	}
	h.Lead = wording.HandInAll.String()
	var missing []string
	if gaps > 0 {
		missing = append(missing, wording.HandInGaps.With("n", gaps))
	}
	if lost > 0 {
		missing = append(missing, wording.HandInGapsFixed.With("n", lost))
	}
	if len(missing) > 0 {
		h.Lead = strings.Join(missing, " ")
	}
	h.Is = []string{wording.HandInName.With("name", w.Name), wording.HandInAnswers.String(), wording.HandInWhich.String()}
	h.IsNot = []string{wording.HandInNoDevice.String()}
	if m.Class.Handed != "" {
		done := wording.HandInClosed
		switch m.Class.Given {
		case state.Downloaded:
			done = wording.HandInDone
		case state.SharedOn:
			done = wording.HandInShared
		}
		h.Done = done.With("file", m.Class.Handed)
		if m.Class.Given != state.NotGiven {
			again := wording.HandInAgain
			switch {
			case fixed == len(asked):
				again = wording.HandInFixed
			case fixed > 0:
				again = wording.HandInAgainLate
			}
			h.Done += " " + again.String()
		}
	}
	if m.Class.Leaving {
		h.Leaving = wording.NextNotes.String()
		switch {
		case !m.Noted(a):
			h.Leaving = wording.NextSure.String()
		case m.Unhanded():
			h.Leaving += " " + wording.NextSure.String()
		default:
			h.Leaving += " " + wording.NextSureNotes.String()
		}
	}
	if len(m.Coding.Ops) > 0 && !m.Noted(a) {
		h.Stay = wording.NextStay.String()
	}
	if assignment.Hides(a) && !m.Class.Back {
		h.Names = wording.NamesTitle.String()
		h.NamesWarning = wording.NamesFixed.With("from", 1, "to", len(asked))
		h.Word = a.Names.Locked()
	}
	v.HandIn = h
}

// TaskPassageText is the text of a passage as a student reads it: "b7".
func TaskPassageText(m state.Model, at string) string {
	a := m.Answering()
	letter, n, ok := corpus.PassagePart(at)
	if a == nil || !ok || a.Lettered(letter) < 0 {
		return ""
	}
	d := m.Collection.Document(a.Articles[a.Lettered(letter)].Document)
	if d == nil || d.Passage(n) == nil {
		return ""
	}
	return d.BestText(d.Passage(n))
}
