package app

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus"
)

// Make is where an assignment is made: what students read, the tasks, the options.
type Make struct {
	app.Compo
	View  present.MakeView
	Store *store.Store
}

// Render draws what is wrong first, then the form.
func (k *Make) Render() app.UI {
	v := k.View
	if v.Waiting {
		return app.P().Text(v.State)
	}
	return app.Div().Class("Make").Body(
		app.Div().Class("Make-bar").Body(
			app.P().Class(part.Classes("Make-state", part.When(v.Warn, "Task-saved--not"))).Attr("role", "status").Text(v.State),
			app.Div().Class("Make-do").Body(
				app.Button().Class("Button Button--strong").Type("button").Hidden(v.Save == "").OnClick(k.save).Text(v.Save),
				app.Button().Class("Button").Type("button").ID(state.MakeUndoID).Hidden(!v.Undo).OnClick(k.undo).Text(wording.MakeUndo),
				app.Button().Class("Button").Type("button").Hidden(!v.Drop).OnClick(k.drop).Text(wording.MakeDrop),
				app.A().Class("Button").Hidden(v.Try.Href == "").Href(v.Try.Href).Text(v.Try.Label),
				app.A().Class("Button").Hidden(v.Try.Href == "").Href(state.Route{Screen: state.ClassScreen}.String()).Text(wording.MakeHandOut),
				&part.SaveBar{List: v.Saves, Store: k.Store},
			),
			app.P().Class("Section-note").Hidden(!v.Earlier).Text(wording.MakeEarlier)),
		app.Details().Class("Make-faults").Hidden(v.Head == "").Open(len(v.Faults) < 4).Body(
			app.Summary().Text(v.Head),
			app.Ul().Body(app.Range(v.Faults).Slice(func(i int) app.UI {
				f := v.Faults[i]
				return app.Li().Body(
					app.Button().Class("Chip").Type("button").Hidden(f.Index < 0).OnClick(func(app.Context, app.Event) { k.Store.Send(state.TaskEdited{Index: f.Index}) }, app.EventScope(f.Index)).Text(f.Where),
					app.Span().Text(f.Text))
			}))),
		app.P().Class("Make-sound").Hidden(v.Sound == "").Text(v.Sound),
		section("make-about", wording.MakeAbout, app.Div().Class("Make-fields").Body(k.rows(v.About))),
		section("make-articles", wording.MakeArticles, k.articles()),
		section("make-tasks", wording.MakeTasks, k.tasks()),
		section("make-options", wording.MakeOptions, app.Div().Class("Make-fields").Body(k.rows(v.Options))),
	)
}

func section(id string, title wording.Message, body app.UI) app.UI {
	return app.Section().Class("Section Make-section").Aria("labelledby", id).Body(app.H2().Class("Section-title").ID("%s", id).Text(title), body)
}

func (k *Make) rows(list []present.DraftRow) app.UI {
	return app.Range(list).Slice(func(i int) app.UI { return &DraftField{View: list[i], Store: k.Store} })
}

func (k *Make) save(app.Context, app.Event) {
	k.Store.Send(state.DraftKept{On: time.Now().Format(time.DateOnly)})
}
func (k *Make) undo(app.Context, app.Event) { k.Store.Send(state.DraftUndone{}) }
func (k *Make) drop(app.Context, app.Event) { k.Store.Send(state.DraftDropped{}) }

func (k *Make) articles() app.UI {
	v := k.View
	return app.Div().Class("Make-two").Body(
		app.Div().Body(
			app.Label().Class("Task-label").For("make-seek").Text(wording.MakeSeek),
			app.Input().Class("Task-field").ID("make-seek").Type("search").AutoComplete(false).OnInput(k.sought),
			app.H3().Class("Make-sub").Hidden(len(v.Topics) == 0).Text(wording.MakeTopics),
			app.P().Class("Section-note").Hidden(v.NoTopics == "").Text(v.NoTopics),
			app.Ul().Class("Make-list").Body(app.Range(v.Topics).Slice(func(i int) app.UI {
				t := v.Topics[i]
				return app.Li().Class("Make-pick").Body(
					app.Div().Body(app.P().Class("Make-name").Text(t.Title), app.P().Class("Section-note").Text(t.Note),
						app.Div().Class("Make-marks").Body(app.Range(t.Marks).Slice(func(j int) app.UI { return part.MarkOf(t.Marks[j], part.Small) }))),
					app.Button().Class("Chip").Type("button").Aria("label", t.Label).OnClick(func(app.Context, app.Event) { k.Store.Send(state.DraftTopic{Topic: t.ID}) }, app.EventScope(t.ID)).Text(wording.MakeTakeTopic))
			})),
			app.H3().Class("Make-sub").Hidden(len(v.Found) == 0).Text(wording.MakeFound),
			app.Ul().Class("Make-list").Body(app.Range(v.Found).Slice(func(i int) app.UI { return k.article(v.Found[i], true) })),
			app.P().Class("Section-note").Hidden(v.More == "").Text(v.More)),
		app.Div().Body(
			app.H3().Class("Make-sub").Text(wording.MakeChosen),
			app.P().Class("Section-note").Hidden(len(v.Chosen) > 0).Text(wording.MakeNothing),
			app.Ul().Class("Make-list").Body(app.Range(v.Chosen).Slice(func(i int) app.UI { return k.article(v.Chosen[i], false) }))))
}

func (k *Make) sought(_ app.Context, e app.Event) {
	k.Store.Send(state.DraftSought{Text: platform.TextOf(e)})
}

// article is one that can be added, or with its passages one that students read.
func (k *Make) article(p present.ArticlePick, add bool) app.UI {
	label := wording.MakeTake
	if add {
		label = wording.MakeAdd
	}
	var passages app.UI
	if p.Passages.Path != "" {
		passages = app.Input().Class("Task-field Make-passages").ID("%s", p.Passages.ID).Type("text").AutoComplete(false).Aria("label", p.Passages.Label).Placeholder(p.Passages.Note).Value(p.Passages.Value).OnChange(func(_ app.Context, e app.Event) {
			k.Store.Send(state.DraftSet{Path: p.Passages.Path, Text: platform.TextOf(e)})
		}, app.EventScope(p.Passages.Path))
	}
	return app.Li().Class("Make-pick").Body(
		app.B().Class("Make-letter").Hidden(p.Letter == "").Text(p.Letter),
		app.Div().Body(
			app.P().Class("Make-name").Text(p.Title),
			app.P().Class("Make-outlet").Body(part.MarkBeside(p.Mark, part.Small), app.Span().Text(p.Outlet), app.Span().Text(p.Note)),
			passages),
		app.Button().Class("Chip").Type("button").Aria("label", p.Label).OnClick(func(app.Context, app.Event) {
			k.Store.Send(state.DraftArticle{Document: p.Document, In: add})
		}, app.EventScope(p.Document, add)).Text(label))
}

func (k *Make) tasks() app.UI {
	v := k.View
	return app.Div().Class("Make-tasks").Body(
		app.Div().Class("Make-plan").Body(
			app.H3().Class("Make-sub").Text(wording.MakePlan),
			app.P().Class("Section-note").Text(v.Sum+v.NoPlan),
			app.Ol().Class("Make-list").Body(app.Range(v.Plan).Slice(func(i int) app.UI { return k.planned(v.Plan[i]) }))),
		app.Div().Class("Make-edit").Hidden(v.Editing == "").Body(
			app.H3().Class("Make-sub").Text(v.Editing),
			app.Div().Class("Make-fields").Body(k.rows(v.Task)),
			app.Div().Class("Make-seen").Body(
				app.P().Class("Section-note").Text(v.Seen),
				app.Div().Hidden(v.Panel.ID == "").Body(
					app.P().Class("Task-kicker").Text(v.Panel.Kicker),
					app.P().Class("Task-prompt").Text(v.Panel.Prompt),
					app.P().Class("Task-help").Hidden(v.Panel.Help == "").Text(v.Panel.Help),
					app.P().Class("Task-help").Hidden(v.Panel.How == "").Text(v.Panel.How),
					app.Div().Class("Task-fields").Body(app.Range(v.Panel.Fields).Slice(func(i int) app.UI { return &TaskField{View: v.Panel.Fields[i], Store: k.Store} }))))),
		app.Div().Class("Make-shelf").Body(
			app.H3().Class("Make-sub").Text(wording.MakeReady),
			app.P().Class("Section-note").Text(wording.MakeReadyNote),
			app.Ul().Class("Make-list").Body(app.Range(v.Ready).Slice(func(i int) app.UI {
				r := v.Ready[i]
				return app.Li().Class("Make-pick").Body(app.Div().Body(app.P().Class("Make-name").Text(r.Group), app.P().Class("Section-note").Text(r.Prompt)),
					app.Button().Class("Chip").Type("button").Aria("label", r.Label).OnClick(func(app.Context, app.Event) { k.Store.Send(state.TaskAdded{Ready: r.Index}) }, app.EventScope(r.Index)).Text(wording.MakeAdd))
			})),
			app.H3().Class("Make-sub").Text(wording.MakeOwn),
			app.P().Class("Make-kinds").Body(app.Range(v.Kinds).Slice(func(i int) app.UI {
				o := v.Kinds[i]
				return app.Button().Class("Chip").Type("button").OnClick(func(app.Context, app.Event) { k.Store.Send(state.TaskAdded{Kind: corpus.TaskKind(o.Value)}) }, app.EventScope(o.Value)).Text(o.Label)
			}))))
}

// planned is a task in the lesson.
func (k *Make) planned(p present.PlanRow) app.UI {
	move := func(label, sign string, by int) app.UI {
		return app.Button().Class("Chip Make-move").Type("button").Aria("label", label).Disabled(label == "").OnClick(func(app.Context, app.Event) {
			k.Store.Send(state.TaskMoved{Index: p.Index, By: by})
		}, app.EventScope(p.Index, by)).Text(sign)
	}
	return app.Li().Class(part.Classes("Make-pick Make-planned", part.When(p.Open, "Make-planned--open"), part.When(p.Fault, "Make-planned--fault"))).Body(
		app.Button().Class("Make-open").Type("button").ID("%s", p.ID).Aria("expanded", strconv.FormatBool(p.Open)).OnClick(func(app.Context, app.Event) {
			k.Store.Send(state.TaskEdited{Index: p.Index})
		}, app.EventScope(p.Index)).Body(app.Span().Class("Make-name").Text(p.Title), app.Span().Class("Section-note").Text(p.Note)),
		app.Span().Class("Make-moves").Body(
			move(p.Up, "↑", -1), move(p.Down, "↓", 1),
			app.Button().Class("Chip Make-move").Type("button").Aria("label", p.Remove).OnClick(func(app.Context, app.Event) {
				k.Store.Send(state.TaskRemoved{Index: p.Index})
			}, app.EventScope(p.Index)).Text("×")))
}

// DraftField is a field of an assignment that is being made. What is typed counts when
// the field is left, so that a change can be taken back whole.
type DraftField struct {
	app.Compo
	View  present.DraftRow
	Store *store.Store
}

// Render draws it with its label.
func (f *DraftField) Render() app.UI {
	v := f.View
	note := v.ID + "-note"
	described := part.When(v.Note != "", note)
	label := app.Label().Class("Task-label").For(v.ID).Text(v.Label)
	help := app.P().Class("Section-note").ID("%s", note).Hidden(v.Note == "").Text(v.Note)
	class := part.Classes("Make-field", "Make-field--"+v.Kind)
	switch v.Kind {
	case "check":
		return app.Div().Class(class).Body(app.Label().Class("Make-check").Body(
			app.Input().Class("Describe-tick").ID("%s", v.ID).Type("checkbox").Checked(v.Value != "").OnChange(f.ticked, app.EventScope(v.Path, v.Value)), app.Span().Text(v.Label)))
	case "pick":
		return app.Div().Class(class).Body(label, app.Select().Class("Task-field").ID("%s", v.ID).Aria("describedby", described).OnChange(f.set, app.EventScope(v.Path)).Body(app.Range(v.Options).Slice(func(i int) app.UI {
			return app.Option().Value(v.Options[i].Value).Selected(v.Options[i].On).Text(v.Options[i].Label)
		})), help)
	case "text":
		return app.Div().Class(class).Body(label, app.Textarea().Class("Task-field").ID("%s", v.ID).Rows(3).Aria("describedby", described).Attr("maxlength", "16000").OnChange(f.set, app.EventScope(v.Path)).Text(v.Value), help)
	}
	return app.Div().Class(class).Body(label, app.Input().Class("Task-field").ID("%s", v.ID).Type("text").AutoComplete(false).Aria("describedby", described).Attr("inputmode", part.When(v.Kind == "number", "numeric")).Attr("maxlength", "1000").Value(v.Value).OnChange(f.set, app.EventScope(v.Path)), help)
}

func (f *DraftField) set(_ app.Context, e app.Event) {
	f.Store.Send(state.DraftSet{Path: f.View.Path, Text: platform.TextOf(e)})
}

func (f *DraftField) ticked(app.Context, app.Event) {
	text := "yes"
	if f.View.Value != "" {
		text = ""
	}
	f.Store.Send(state.DraftSet{Path: f.View.Path, Text: text})
}
