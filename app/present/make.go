package present

import (
	"cmp"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/edit"
)

// MakeView is the screen on which an assignment is made; its zero value is none.
type MakeView struct {
	Shown, Waiting bool
	State          string
	Warn           bool
	Undo           bool
	Save           string // label of the button that puts it into the collection; "" if it cannot be
	Drop           bool
	Earlier        bool
	Try            element.Link // of an assignment that the collection has
	Saves          []element.SaveOption
	Sound          string
	Head           string // how many faults there are
	Faults         []FaultRow

	About, Options []DraftRow
	Sought         string
	Topics         []TopicPick
	NoTopics       string
	Found          []ArticlePick
	More           string
	Chosen         []ArticlePick

	Ready   []ReadyRow
	Kinds   []FieldOption
	Plan    []PlanRow
	NoPlan  string
	Sum     string
	Editing string // heading of the task that is edited; "" for none
	Task    []DraftRow
	Seen    string
	Panel   TaskPanel
}

// FaultRow is something that is wrong with a draft.
type FaultRow struct {
	Where, Text string
	Index       int // of the task; -1 for none
}

// DraftRow is a field of a draft.
type DraftRow struct {
	ID, Path, Label, Note, Value string
	Kind                         string // line, text, number, check, pick
	Options                      []FieldOption
}

// TopicPick offers the passages about a topic.
type TopicPick struct {
	ID, Title, Note, Label string
	Marks                  []element.Mark
}

// ArticlePick is an article that may be read, or is.
type ArticlePick struct {
	Document, Letter, Title, Outlet, Note, Label string
	Mark                                         element.Mark
	Passages                                     DraftRow
}

// ReadyRow is a ready task.
type ReadyRow struct {
	Index                int
	Group, Prompt, Label string
}

// PlanRow is a task of the draft.
type PlanRow struct {
	Index            int
	ID, Title, Note  string
	Up, Down, Remove string // labels; "" where it cannot be
	Open, Fault      bool
}

const (
	topicsOffered   = 8
	articlesOffered = 12
	faultsShown     = 12
)

// making is the screen of a draft.
func making(m state.Model) MakeView {
	v := MakeView{Shown: true}
	if !m.Makes() {
		v.Waiting, v.State = true, wording.MakeWaiting.String()
		return v
	}
	k := &m.Making
	a := &k.Draft
	v.status(m)
	bad := make(map[int]bool)
	for i, f := range k.Faults {
		row := FaultRow{Text: bareFault(f), Index: taskOf(f.Path)}
		if row.Index >= 0 {
			bad[row.Index] = true
			row.Where = wording.MakeInTask.With("n", row.Index+1)
		}
		row.Text = wording.Sentence(row.Text)
		if i < faultsShown {
			v.Faults = append(v.Faults, row)
		}
	}
	switch n := len(k.Faults); {
	case !m.DraftDiffers() && m.Collection.Assignment(k.Of) == nil: // nothing is entered yet
		v.Faults = nil
	case n > 0:
		v.Head = wording.MakeFaults.With("n", n)
	default:
		v.Sound = wording.MakeSound.String()
	}
	for _, p := range state.DraftAbout {
		v.About = append(v.About, draftRow(m, p, p, ""))
	}
	for _, p := range state.DraftOptions {
		v.Options = append(v.Options, draftRow(m, p, p, ""))
	}
	v.articles(m, a)
	v.tasks(m, a, bad)
	return v
}

func (v *MakeView) status(m state.Model) {
	k := &m.Making
	a := m.Collection.Assignment(k.Of)
	differs := m.DraftDiffers()
	v.Undo, v.Drop = len(k.Before) > 0, differs
	switch {
	case !differs && a == nil:
		v.State = wording.MakeStateNone.String()
	case !differs && m.UnsavedWork() == 0:
		v.State = wording.MakeStateHere.String()
	case !differs:
		v.State, v.Warn = wording.MakeStateFresh.String(), m.Coding.Saving == 0
	case k.Kept == state.IsKept:
		v.State = wording.MakeStateDraft.String()
	case k.Kept == state.NotKept:
		v.State, v.Warn = wording.MakeStateLost.String(), true
	default:
		v.State = wording.MakeStateBrowser.String()
	}
	if differs && len(k.Faults) == 0 {
		v.Save = wording.MakeSave.String()
		if a != nil {
			v.Save = wording.MakeSaveChanges.String()
		}
	}
	if a != nil {
		v.Earlier = differs
		v.Try = element.Link{Label: wording.MakeTry.String(), Href: state.TaskRoute(a.ID, 0, "").String()}
		v.Saves = []element.SaveOption{{Label: wording.MakeFile.String(), Note: wording.MakeFileNote.String(), What: state.BundleFile}}
	}
}

// bareFault is the text of a fault without the names of what it is in.
func bareFault(f corpus.Fault) string {
	rest, named := f.Bare()
	if named {
		return wording.MakeFault.With("fault", rest)
	}
	return wording.Capital(rest)
}

// taskOf is the task that a fault is in, -1 for none.
func taskOf(path string) int {
	if rest, is := strings.CutPrefix(path, "/tasks/"); is {
		at, _, _ := strings.Cut(rest, "/")
		if i, err := strconv.Atoi(at); err == nil {
			return i
		}
	}
	return -1
}

// draftForms are how the fields of a draft are asked for.
var draftForms = [...]struct {
	name, kind  string
	label, note wording.Message
}{
	{"title", "line", wording.FieldTitle, ""},
	{"instructions", "text", wording.FieldInstructions, ""},
	{"age", "line", wording.FieldAge, ""},
	{"language", "short", wording.FieldLanguage, wording.FieldLanguageHelp},
	{"blind", "pick", wording.FieldBlind, wording.FieldBlindHelp},
	{"hideCoding", "check", wording.FieldHide, ""},
	{"showTime", "check", wording.FieldTime, ""},
	{"largeText", "check", wording.FieldLarge, ""},
	{"giveaways", "text", wording.FieldGiveaways, wording.FieldLines},
	{"groups", "text", wording.FieldGroups, wording.FieldGroupsHelp},
	{"notes", "text", wording.FieldNotes, wording.FieldNotesHelp},
	{"prompt", "text", wording.FieldPrompt, ""},
	{"help", "line", wording.FieldHelp, ""},
	{"minutes", "number", wording.FieldMinutes, ""},
	{"least", "number", wording.FieldWordsLeast, ""},
	{"most", "number", wording.FieldWordsMost, ""},
	{"each", "check", wording.FieldEach, ""},
	{"several", "check", wording.FieldSeveral, ""},
	{"choices", "text", wording.FieldChoices, wording.FieldLines},
	{"rows", "text", wording.FieldRows, wording.FieldLines},
	{"from", "number", wording.FieldFrom, ""},
	{"to", "number", wording.FieldTo, ""},
	{"low", "line", wording.FieldLow, ""},
	{"high", "line", wording.FieldHigh, ""},
	{"articles", "short", wording.FieldLetters, wording.FieldLettersHelp},
	{"grouped", "check", wording.FieldGrouped, ""},
	{"late", "check", wording.FieldLate, ""},
	{"model", "text", wording.FieldModel, ""},
}

// labelOf is what a field is called where a kind of task has another word for it, ""
// elsewhere. The assignment itself has no kind.
func labelOf(name string, kind corpus.TaskKind) wording.Message {
	switch {
	case name == "minutes" && kind == "":
		return wording.FieldLesson
	case name == "least" && kind == corpus.Marking:
		return wording.FieldMarks
	case name == "choices" && kind == corpus.Code:
		return wording.FieldTopics
	case name == "rows" && kind == corpus.Tells:
		return wording.FieldRowsTells
	case name == "rows" && kind == corpus.Order:
		return wording.FieldRowsOrder
	}
	return ""
}

// draftRow is a field of the draft; of a task of the kind, where there is one.
func draftRow(m state.Model, path, name string, kind corpus.TaskKind) DraftRow {
	r := DraftRow{ID: state.DraftFieldID(path), Path: path, Value: m.DraftField(path), Kind: "line"}
	for i := range draftForms {
		if f := &draftForms[i]; f.name == name {
			r.Kind, r.Label, r.Note = f.kind, cmp.Or(labelOf(name, kind), f.label).String(), f.note.String()
		}
	}
	if name == "blind" {
		for _, o := range []struct {
			blind corpus.Blind
			label wording.Message
		}{{corpus.NotBlind, wording.FieldBlindNot}, {corpus.UntilHandIn, wording.FieldBlindIn}, {corpus.UntilWord, wording.FieldBlindWord}} {
			r.Options = append(r.Options, FieldOption{string(o.blind), o.label.String(), string(o.blind) == r.Value})
		}
	}
	return r
}

// articles offers topics and articles, and lists those that are chosen.
func (v *MakeView) articles(m state.Model, a *corpus.Assignment) {
	v.Sought = m.Making.Sought
	sought := strings.ToLower(strings.Join(strings.Fields(v.Sought), " "))
	fits := func(s string) bool { return sought == "" || strings.Contains(strings.ToLower(s), sought) }
	// What several articles report is what a lesson is made of.
	for _, least := range []int{3, 2, 1} {
		for _, t := range m.Collection.Topics {
			if len(v.Topics) == topicsOffered {
				break
			}
			if n := m.Coverage.DocumentCount(t.ID); (n == least || least == 3 && n > 3) && fits(t.Title) {
				v.Topics = append(v.Topics, TopicPick{ID: t.ID, Title: t.Title, Note: wording.MakeTopicNote.With("n", n, "passages", m.Coverage.PassageCount(t.ID)),
					Label: wording.MakeTakeOf.With("title", t.Title), Marks: element.MarksOf(m, m.Coverage.CoveredBy(t.ID))})
			}
		}
	}
	if len(v.Topics) == 0 && sought != "" {
		v.NoTopics = wording.MakeTopicsNone.String()
	}
	pick := func(d *corpus.Document) ArticlePick {
		return ArticlePick{Document: d.ID, Title: cmp.Or(d.Headline, d.ID), Outlet: element.OutletName(m, d.ID), Mark: element.MarkOf(m, d.ID)}
	}
	rest := 0
	for _, d := range m.Collection.Documents {
		switch {
		case a.LetterOf(d.ID) != "" || !fits(cmp.Or(d.Headline, d.ID)) && !fits(element.OutletName(m, d.ID)):
		case len(v.Found) >= articlesOffered:
			rest++
		default:
			p := pick(d)
			p.Label, p.Note = wording.MakeAddThis.With("title", p.Title), wording.Tally(len(d.Passages), "passage")
			v.Found = append(v.Found, p)
		}
	}
	if rest > 0 {
		v.More = wording.MakeMore.With("n", rest)
	}
	counts := m.Coverage.WordCounts()
	for i, e := range a.Articles {
		place, known := m.Catalog.Place(e.Document)
		if !known {
			v.Chosen = append(v.Chosen, ArticlePick{Document: e.Document, Letter: strings.ToUpper(corpus.Letter(i)), Title: e.Document, Label: wording.MakeTakeThis.With("letter", strings.ToUpper(corpus.Letter(i)))})
			continue
		}
		d := m.Collection.Documents[place]
		p := pick(d)
		p.Letter = strings.ToUpper(corpus.Letter(i))
		p.Label = wording.MakeTakeThis.With("letter", p.Letter)
		words := 0
		for j := range d.Passages {
			if e.Has(d.Passages[j].N) {
				words += counts[place][j]
			}
		}
		if len(e.Passages) > 0 {
			p.Note = wording.MakePart.With("n", len(e.Passages), "all", len(d.Passages), "words", words)
		} else {
			p.Note = wording.MakeWhole.With("all", len(d.Passages), "words", words)
		}
		path := state.PassagesPath(i)
		p.Passages = DraftRow{ID: state.DraftFieldID(path), Path: path, Label: wording.MakePassages.With("letter", p.Letter), Value: m.DraftField(path), Note: wording.MakeAll.With("n", len(d.Passages))}
		v.Chosen = append(v.Chosen, p)
	}
}

func taskKindName(k corpus.TaskKind) wording.Message {
	switch k {
	case corpus.Open:
		return wording.MakeKindOpen
	case corpus.Choice:
		return wording.MakeKindChoice
	case corpus.Scale:
		return wording.MakeKindScale
	case corpus.Marking:
		return wording.MakeKindMark
	case corpus.Code:
		return wording.MakeKindCode
	case corpus.Tells:
		return wording.MakeKindTells
	case corpus.Table:
		return wording.MakeKindCompare
	}
	return wording.MakeKindOrder
}

// tasks are the library, the lesson, and the task that is edited.
func (v *MakeView) tasks(m state.Model, a *corpus.Assignment, bad map[int]bool) {
	for i, r := range assignment.ReadyTasks() {
		v.Ready = append(v.Ready, ReadyRow{i, r.Group, r.Task.Prompt, wording.MakeAddTask.With("title", r.Task.Title)})
	}
	for _, k := range corpus.TaskKinds {
		v.Kinds = append(v.Kinds, FieldOption{Value: string(k), Label: taskKindName(k).String()})
	}
	sum := 0
	for i, t := range a.Tasks {
		sum += t.Minutes
		row := PlanRow{Index: i, ID: state.PlanID(i), Title: wording.MakePlanRow.With("n", i+1, "title", cmp.Or(t.Title, wording.MakeUntitled.String())),
			Note: wording.MakePlanBare.With("kind", taskKindName(t.Kind).String()), Remove: wording.MakeRemove.With("n", i+1), Open: i == m.Making.Open, Fault: bad[i]}
		if t.Minutes > 0 {
			row.Note = wording.MakePlanNote.With("kind", taskKindName(t.Kind).String(), "minutes", t.Minutes)
		}
		if i > 0 {
			row.Up = wording.MakeUp.With("n", i+1)
		}
		if i+1 < len(a.Tasks) {
			row.Down = wording.MakeDown.With("n", i+1)
		}
		v.Plan = append(v.Plan, row)
	}
	if len(a.Tasks) == 0 {
		v.NoPlan = wording.MakePlanNone.String()
	} else {
		v.Sum = wording.MakeSum.With("n", sum, "all", a.Minutes)
	}
	i := m.Making.Open
	if i < 0 || i >= len(a.Tasks) {
		return
	}
	t := &a.Tasks[i]
	v.Editing = wording.MakeEditing.With("n", i+1, "kind", taskKindName(t.Kind).String())
	for _, f := range state.TaskFields(t.Kind) {
		if f == "grouped" && len(a.Groups) == 0 || f == "late" && !assignment.Hides(a) {
			continue
		}
		v.Task = append(v.Task, draftRow(m, state.TaskPath(i, f), f, t.Kind))
	}
	if v.Seen = wording.MakeSeenNot.String(); bad[i] || len(a.Articles) == 0 {
		return
	}
	// What compares answers has a model answer that can be compared.
	models := assignment.Compares(t.Kind) && t.Kind != corpus.Marking
	v.Seen = wording.MakeSeen.String()
	if models {
		v.Seen = wording.MakeSeenModel.String()
	}
	p := TaskPanel{ID: t.ID, Kicker: wording.TaskOf.With("n", i+1, "all", len(a.Tasks)), Prompt: t.Prompt, Help: t.Help, Fixed: !models}
	if a.ShowTime && t.Minutes > 0 {
		p.Kicker = wording.TaskOfMinutes.With("n", i+1, "all", len(a.Tasks), "minutes", t.Minutes)
	}
	if t.Kind == corpus.Marking {
		p.How = wording.TaskMarkHow.String()
	} else {
		var w assignment.Work
		if x := a.Answer(t.ID); x != nil {
			for _, value := range x.Values {
				w = w.Set(t.ID, value.At, value.Value)
			}
		}
		p.fields(a, t, &w, m.Catalog.Length)
		p.Fields = p.Fields[:min(len(p.Fields), fieldsPreviewed)]
	}
	v.Panel = p
}

// fieldsPreviewed is how many parts of a task the preview shows.
const fieldsPreviewed = 60

// undoOfClass is the label of the button that takes back what was done to an assignment
// last; "" where that is not what was done last.
func undoOfClass(m state.Model) string {
	if last, ok := edit.Last(m.Coding.Ops); ok && (last.Do == edit.Plan || last.Do == edit.Drop) {
		return wording.TopicsUndo.With("deed", deed(m, last))
	}
	return ""
}

// mayMake reports whether assignments can be made here: a handout is not the teacher's
// collection.
func mayMake(m state.Model) bool {
	if m.Class.Before != nil {
		return false
	}
	for i := range m.Collection.Assignments {
		if m.Collection.Assignments[i].Names != nil {
			return false
		}
	}
	return true
}
