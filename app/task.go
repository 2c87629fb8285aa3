package app

import (
	"cmp"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Task is an assignment as students have it: articles and, beside them, one task.
type Task struct {
	app.Compo
	View  present.TaskView
	Store *store.Store

	name, group, word string // typed
	said              string // what came of marking
	folded            string // the task that is folded on a phone, to leave the text more room
}

// Render draws the beginning, a task, or handing in.
func (t *Task) Render() app.UI {
	v := t.View
	body := t.body()
	return app.Div().Class(part.Classes("Task", part.When(v.Large, "Task--large"))).Body(
		app.Div().Class("Task-head").Body(
			app.P().Class("Task-title").Lang("%s", v.Lang).Dir("auto").Text(v.Title).Hidden(v.Beginning),
			app.Nav().Class("Task-steps").Aria("label", wording.TaskSteps).Hidden(len(v.Steps) == 0).Body(app.Range(v.Steps).Slice(func(i int) app.UI {
				s := v.Steps[i]
				return app.A().Class("Task-step Task-step--"+s.State).Href(s.Href).Aria("label", s.Label).Aria("current", part.When(s.Current, "step")).Text(s.N)
			})),
			app.P().Class(part.Classes("Task-saved", part.When(v.Warn, "Task-saved--not"))).Attr("role", "status").Hidden(v.Saved == "").Text(v.Saved),
			app.Button().Class("Chip").Type("button").Hidden(!v.Teacher).OnClick(t.leave).Text(wording.TaskLeave),
		),
		app.P().Class("Task-trouble").Attr("role", "alert").Hidden(v.Trouble == "").Text(v.Trouble),
		body,
	)
}

func (t *Task) body() app.UI {
	v := t.View
	switch {
	case v.Waiting != "":
		return app.P().Text(v.Waiting)
	case v.Beginning:
		return t.begin()
	case v.HandIn.Title != "":
		return t.handIn()
	}
	return app.Div().Class("Task-two").Body(t.article(), t.panel())
}

const nameID, groupID, wordID = state.StudentID, "group", "word"

func (t *Task) begin() app.UI {
	v := t.View
	return app.Form().Class("Task-begin").OnSubmit(t.begun).Body(
		app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Lang("%s", v.Lang).Dir("auto").Text(v.Title),
		app.P().Class("Task-lead").Lang("%s", v.Lang).Dir("auto").Text(v.Instructions),
		app.Label().Class("Task-label").For(nameID).Text(wording.TaskWho),
		app.Input().Class("Task-field").ID(nameID).Type("text").AutoComplete(false).Attr("maxlength", "60").Value(v.Name).Aria("describedby", "student-help").OnInput(t.typedName),
		app.P().Class("Section-note").ID("student-help").Text(wording.TaskWhoHelp),
		app.Div().Hidden(len(v.Groups) == 0).Body(
			app.Label().Class("Task-label").For(groupID).Text(wording.TaskGroup),
			app.Select().Class("Task-field").ID(groupID).OnChange(t.choseGroup).Body(app.Range(v.Groups).Slice(func(i int) app.UI {
				return app.Option().Value(v.Groups[i]).Selected(v.Groups[i] == v.Group).Text(v.Groups[i])
			})),
		),
		app.Button().Class("Button Button--strong").Type("submit").Text(wording.TaskStart),
		t.continued(),
	)
}

// continued is where a file of answers is chosen.
func (t *Task) continued() app.UI {
	return app.Div().Class("Task-continue").Body(
		app.P().Class("Section-note").Text(wording.TaskContinue),
		app.Input().Class("Library-field").Type("file").ID(filesID).Aria("label", wording.LibraryChoose),
		app.Label().Class("Button").For(filesID).Text(wording.LibraryChoose))
}

func (t *Task) typedName(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	t.name = platform.TextOf(e)
}

func (t *Task) choseGroup(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	t.group = platform.TextOf(e)
}

func (t *Task) begun(_ app.Context, e app.Event) {
	e.PreventDefault()
	name, group := t.name, t.group
	if name == "" {
		name = t.View.Name
	}
	if group == "" && len(t.View.Groups) > 0 {
		group = t.View.Groups[0]
	}
	t.name, t.group = "", ""
	t.Store.Send(state.TaskBegun{Name: name, Group: group, Sitting: strconv.FormatUint(rand.Uint64(), 36)})
}

func (t *Task) leave(app.Context, app.Event) { t.Store.Send(state.TaskLeft{}) }

func (t *Task) article() app.UI {
	v := t.View
	a := v.Article
	return app.Section().Class("Task-article").Aria("label", wording.TaskArticles).Body(
		app.Nav().Class("Task-tabs").DataSet("strip", "articles").Aria("label", wording.TaskArticles).Body(app.Range(v.Tabs).Slice(func(i int) app.UI {
			l := v.Tabs[i]
			return app.A().Class("Task-tab").Href(l.Href).Aria("current", part.Current(l.Current)).Text(l.Label)
		})),
		app.H2().Class(part.Classes("Task-name", part.When(a.Headline == "", "Task-name--tab"))).Text(a.Title),
		app.P().Class("Task-headline").Dir("auto").Hidden(a.Headline == "").Text(a.Headline),
		app.P().Class("Section-note").Text(a.Note),
		app.Range(a.Rows).Slice(func(i int) app.UI { return &TaskPassage{View: a.Rows[i], Store: t.Store} }),
	)
}

// TaskPassage is a passage beside a task.
type TaskPassage struct {
	app.Compo
	View  present.TaskPassage
	Store *store.Store

	chose bool // words were chosen by keys
}

// Render draws its number, which marks all of it where something is to be marked, or the
// words that keys have chosen, and its text.
func (p *TaskPassage) Render() app.UI {
	v := p.View
	return app.Div().Class("Task-passage").ID("%s", v.ID).Body(
		app.Button().Class("Task-number").Type("button").Hidden(v.Whole == "").Aria("label", v.Whole).Aria("pressed", strconv.FormatBool(v.Marked)).OnClick(p.whole).OnKeyDown(p.key).Text(v.N),
		app.Span().Class("Task-number").Hidden(v.Whole != "").Text(v.N),
		app.P().Class("Task-text").Lang("%s", v.Lang).Dir("auto").DataSet("task-passage", v.At).Body(part.Runs(v.Runs)...),
	)
}

// key chooses words of the passage by arrow keys, more of them with Shift. Enter and
// Space press the button, which marks the words that were chosen so.
func (p *TaskPassage) key(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	key := platform.KeyOf(e)
	if p.View.Whole == "" || key != "ArrowRight" && key != "ArrowLeft" {
		return
	}
	e.PreventDefault()
	p.Store.Choose(p.View.At, key == "ArrowLeft", e.Get("shiftKey").Bool())
	p.chose = true
}

// whole marks the words that keys have chosen, or else the whole passage.
func (p *TaskPassage) whole(_ app.Context, e app.Event) {
	words := state.WordsMarked{At: p.View.At}
	if at, from, to := p.Store.Chosen(); p.chose && at == words.At && e.Get("detail").Int() == 0 { // 0: a key, no pointer
		words.From, words.To = from, to
	}
	p.chose = false
	p.Store.Send(words)
}

func (t *Task) panel() app.UI {
	p := t.View.Task
	folded, fold := t.folded == p.ID, wording.TaskFold
	if folded {
		fold = wording.TaskUnfold
	}
	return app.Section().Class(part.Classes("Task-panel", part.When(folded, "Task-panel--folded"))).DataSet("over", true).Aria("labelledby", state.HeadingID).Body(
		app.Div().Class("Task-top").Body(
			app.P().Class("Task-kicker").Text(p.Kicker),
			app.Button().Class("Task-fold").Type("button").Aria("expanded", strconv.FormatBool(!folded)).OnClick(t.fold).Text(fold)),
		app.H1().Class("Task-prompt").ID(state.HeadingID).TabIndex(-1).Lang("%s", t.View.Lang).Dir("auto").Text(p.Prompt),
		app.P().Class("Task-help").Lang("%s", t.View.Lang).Dir("auto").Hidden(p.Help == "").Text(p.Help),
		app.P().Class("Task-help").Hidden(p.How == "").Text(p.How),
		app.P().Class("Task-help Task-keys").Hidden(!p.Marking).Text(wording.TaskMarkKeys),
		app.P().Class("Task-fixed").Hidden(!p.Fixed).Text(wording.TaskFixed),
		app.Range(p.Comments).Slice(func(i int) app.UI { return app.P().Class("Task-comment").Dir("auto").Text(p.Comments[i]) }),
		app.Button().Class("Button Button--strong Task-mark").Type("button").Hidden(!p.Marking).OnClick(t.mark).Text(wording.TaskMarkButton),
		app.P().Class("Task-told").Attr("role", "status").Hidden(!p.Marking).Text(t.said),
		app.Div().Class("Task-fields").Body(app.Range(p.Fields).Slice(func(i int) app.UI { return &TaskField{View: p.Fields[i], Store: t.Store} })),
		app.P().Class("Task-said").Text(p.Said),
		app.Ul().Class("Task-marks").Hidden(len(p.Marks) == 0).Body(app.Range(p.Marks).Slice(func(i int) app.UI {
			k := p.Marks[i]
			return app.Li().Body(app.B().Text(k.At), app.Span().Dir("auto").Text(k.Text),
				app.Button().Class("Chip").Type("button").Hidden(p.Fixed).Aria("label", k.Label).
					OnClick(func(app.Context, app.Event) { t.Store.Send(state.MarkTaken{Task: k.Task, Index: k.Index}) }, app.EventScope(k.Task, k.Index)).Text("×"))
		})),
		app.P().Class("Task-ways").Body(
			app.A().Class("Button").Hidden(p.Back.Href == "").Href(p.Back.Href).Text(p.Back.Label),
			app.A().Class("Button Button--strong").Href(p.Next.Href).Text(p.Next.Label)),
	)
}

// fold folds the task to its question, or unfolds it; the next one comes unfolded.
func (t *Task) fold(app.Context, app.Event) {
	if id := t.View.Task.ID; t.folded != id {
		t.folded = id
	} else {
		t.folded = ""
	}
}

func (t *Task) mark(app.Context, app.Event) {
	at, from, to := t.Store.Chosen()
	if at == "" {
		t.said = wording.TaskMarkNothing.String()
		return
	}
	t.said = ""
	t.Store.Send(state.WordsMarked{At: at, From: from, To: to})
}

// TaskField is a part of a task: a field to write in, or choices.
type TaskField struct {
	app.Compo
	View  present.FieldRow
	Store *store.Store
}

// Render draws it.
func (f *TaskField) Render() app.UI {
	v := f.View
	id := state.PartID(v.Task, v.At)
	switch v.Kind {
	case "text":
		return app.Div().Class("Task-part").Body(app.Label().Class(part.Classes("Task-label", part.When(v.Above, "u-hidden"))).Dir("auto").For(id).Text(v.Label),
			app.Textarea().Class("Task-field").Dir("auto").ID("%s", id).Rows(7).ReadOnly(v.Fixed).Attr("maxlength", "9000").OnInput(f.typed, app.EventScope(id)).Text(v.Value))
	case "line":
		return app.Div().Class(part.Classes("Task-part", part.When(v.Short != "", "Task-part--short"))).Body(
			f.group(),
			app.Label().Class("Task-label").For(id).Text(cmp.Or(v.Short, v.Label)),
			app.Input().Class("Task-field").Dir("auto").ID("%s", id).Type("text").ReadOnly(v.Fixed).Attr("maxlength", "300").Aria("label", part.When(v.Short != "", v.Label)).Value(v.Value).OnInput(f.typed, app.EventScope(id)))
	case "pick":
		return app.Div().Class("Task-part Task-part--pick").Body(app.Label().Dir("auto").For(id).Text(v.Label),
			app.Select().Class("Task-field").ID("%s", id).Disabled(v.Fixed).OnChange(f.typed, app.EventScope(id)).Body(
				app.Option().Value("").Selected(v.Value == "").Text(wording.TaskNoChoice),
				app.Range(v.Options).Slice(func(i int) app.UI {
					o := v.Options[i]
					return app.Option().Value(o.Value).Selected(o.On).Text(o.Label)
				})))
	}
	kind := "radio"
	if v.Kind == "several" {
		kind = "checkbox"
	}
	choices := app.FieldSet().Class("Task-choices").Disabled(v.Fixed).Aria("label", part.When(v.Short != "", v.Label)).Body(
		app.Legend().Class(part.Classes("Task-label", part.When(v.Above, "u-hidden"))).Dir("auto").Text(cmp.Or(v.Short, v.Label)),
		app.Div().Class(part.Classes("Task-options", part.When(v.Scale, "Task-options--scale"))).Body(app.Range(v.Options).Slice(func(i int) app.UI {
			o := v.Options[i]
			return app.Label().Class(part.Classes("Task-option", part.When(o.On, "Task-option--on"))).Body(
				app.Input().Type(kind).Name(id).Value(o.Value).Checked(o.On).OnChange(func(_ app.Context, e app.Event) {
					if kind == "checkbox" {
						f.Store.Send(state.OptionTicked{Task: v.Task, At: v.At, Choice: o.Value, In: !o.On})
						return
					}
					f.Store.Send(state.AnswerGiven{Task: v.Task, At: v.At, Value: o.Value})
				}, app.EventScope(id, o.Value, o.On)),
				app.Span().Dir("auto").Text(o.Label))
		})),
	)
	return app.Div().Class(part.Classes("Task-part", part.When(v.Short != "", "Task-part--short"))).Body(f.group(), choices)
}

// group is what the field and those after it are about.
func (f *TaskField) group() app.UI {
	return app.P().Class("Task-group").Dir("auto").Hidden(f.View.Group == "").Text(f.View.Group)
}

func (f *TaskField) typed(_ app.Context, e app.Event) {
	f.Store.Send(state.AnswerGiven{Task: f.View.Task, At: f.View.At, Value: platform.TextOf(e)})
}

func (t *Task) handIn() app.UI {
	h := t.View.HandIn
	return app.Div().Class("Task-handin").Body(
		app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Text(h.Title),
		app.P().Class("Task-lead").Text(h.Lead),
		app.Ul().Class("Task-list").Body(app.Range(h.Rows).Slice(func(i int) app.UI {
			r := h.Rows[i]
			return app.Li().Class("Task-row Task-row--"+r.State).Body(app.A().Href(r.Href).Dir("auto").Text(r.Label), app.Span().Text(r.N))
		})),
		app.Div().Class("Task-file").Body(
			app.H2().Class("Section-title").Text(wording.HandInIs),
			app.Ul().Body(app.Range(h.Is).Slice(func(i int) app.UI { return app.Li().Text(h.Is[i]) })),
			app.H2().Class("Section-title").Text(wording.HandInIsNot),
			app.Ul().Body(app.Range(h.IsNot).Slice(func(i int) app.UI { return app.Li().Text(h.IsNot[i]) })),
		),
		app.Div().Class("Task-names").Hidden(h.Names == "").Body(
			app.H2().Class("Section-title").Text(h.Names),
			app.P().Text(h.NamesWarning),
			app.Div().Hidden(!h.Word).Body(
				app.Label().Class("Task-label").For(wordID).Text(wording.HandInWord),
				app.Input().Class("Task-field").ID(wordID).Type("text").AutoComplete(false).OnInput(t.typedWord),
				app.P().Class("Section-note").Text(wording.TaskLockedWord)),
			app.Button().Class("Button").Type("button").OnClick(t.names).Text(wording.NamesButton),
		),
		app.Div().Class("Task-give").Body(
			app.Button().Class("Button Button--strong").Type("button").OnClick(t.handed).Text(wording.HandInButton),
			app.P().Class("Section-note").Text(h.File)),
		app.P().Class("Task-done").Attr("role", "status").Text(h.Done),
		app.H2().Class("Section-title").Text(wording.HandInElsewhere),
		app.Form().Class("Task-rename").OnSubmit(t.begun).Body(
			app.Label().Class("Task-label").For(nameID).Text(wording.HandInNameLabel),
			app.Input().Class("Task-field").ID(nameID).Type("text").AutoComplete(false).Attr("maxlength", "60").Value(t.View.Name).OnInput(t.typedName),
			app.Button().Class("Button").Type("submit").Text(wording.HandInRename)),
		t.continued(),
		app.H2().Class("Section-title").Text(wording.NextTitle),
		app.P().Text(wording.NextText),
		app.P().Class("Section-note").Hidden(h.Stay == "").Text(h.Stay),
		app.P().Hidden(h.Leaving != "").Body(app.Button().Class("Button").Type("button").ID(state.LeaveID).OnClick(t.next).Text(wording.NextButton)),
		sure(state.LeavingID, h.Leaving,
			sends(t.Store, wording.NextYes.String(), state.NextStudent{Sure: true}), sends(t.Store, wording.NextNo.String(), state.NextStudent{Keep: true})),
	)
}

// sure is a question before something is removed that does not come back. The focus comes
// to it, so that it is read and its buttons are next; what keeps is the stronger one.
func sure(id, question string, yes, no app.HTMLButton) app.UI {
	return app.Div().Class("Class-sure").ID("%s", id).TabIndex(-1).Attr("role", "group").Aria("label", question).Hidden(question == "").Body(
		app.P().Text(question),
		app.P().Class("Class-ways").Body(yes.Class("Button"), no.Class("Button Button--strong")))
}

func (t *Task) typedWord(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	t.word = platform.TextOf(e)
}

func (t *Task) names(app.Context, app.Event) { t.Store.Send(state.NamesAsked{Word: t.word}) }

func (t *Task) handed(app.Context, app.Event) { t.Store.Send(state.HandedIn{At: time.Now()}) }

func (t *Task) next(app.Context, app.Event) {
	t.name, t.group, t.word, t.said = "", "", "", ""
	t.Store.Send(state.NextStudent{})
}
