package app

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Class is the teacher's screen: what can be handed out, or the board of one class.
type Class struct {
	app.Compo
	View  present.ClassView
	Store *store.Store
}

// Render draws it.
func (c *Class) Render() app.UI {
	v := c.View
	return app.Div().Class("Class").Body(
		app.Div().Class("Class-head").Body(
			app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Dir("auto").Text(v.Title),
			app.P().Class("Class-in").Hidden(v.In == "").Text(v.In),
			app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.ClassNames).Hidden(v.ID == "" || v.Desk.Shown).Body(
				namesSwitch(c.Store, wording.ClassNamesHide, false, !v.Named), namesSwitch(c.Store, wording.ClassNamesShow, true, v.Named)),
		),
		app.P().Class("Class-lead").Hidden(v.Lead == "").Text(v.Lead),
		app.Nav().Class("Class-tabs").Aria("label", wording.ClassParts).Hidden(len(v.Tabs) == 0).Body(app.Range(v.Tabs).Slice(func(i int) app.UI {
			l := v.Tabs[i]
			return app.A().Class("Class-tab").Href(l.Href).Aria("current", part.Current(l.Current)).Text(l.Label)
		})),
		c.body(),
	)
}

func namesSwitch(s *store.Store, label wording.Message, shown, on bool) app.UI {
	return app.Button().Class("Switch-option").Type("button").Aria("pressed", strconv.FormatBool(on)).
		OnClick(func(app.Context, app.Event) { s.Send(state.NamesShown{Shown: shown}) }, app.EventScope(shown)).Text(label)
}

func paperSwitch(s *store.Store, label wording.Message, letter, on bool) app.UI {
	return app.Button().Class("Switch-option").Type("button").Aria("pressed", strconv.FormatBool(on)).
		OnClick(func(app.Context, app.Event) { s.Send(state.PaperSized{Letter: letter}) }, app.EventScope(letter)).Text(label)
}

func paperWith(s *store.Store, label wording.Message, with, on state.PaperPart) app.HTMLButton {
	return app.Button().Class("Switch-option").Type("button").Aria("pressed", strconv.FormatBool(with == on)).
		OnClick(func(app.Context, app.Event) { s.Send(state.PaperWith{With: with}) }, app.EventScope(int(with))).Text(label)
}

func (c *Class) body() app.UI {
	v := c.View
	switch {
	case v.Make.Shown:
		return app.Div().Body(app.P().Class("Class-ways").Body(app.A().Href(state.Route{Screen: state.ClassScreen}.String()).Text(wording.MakeBack)), &Make{View: v.Make, Store: c.Store})
	case v.ID == "":
		return app.Div().Body(
			app.P().Hidden(v.None == "").Text(v.None),
			app.P().Class("Class-ways").Hidden(v.New.Href == "").Body(
				app.A().Class("Button").Href(v.New.Href).Text(v.New.Label),
				app.Button().Class("Button").Type("button").ID(state.MakeUndoID).Hidden(v.Undo == "").OnClick(c.undo).Text(v.Undo)),
			app.Range(v.Cards).Slice(func(i int) app.UI { return &ClassCard{View: v.Cards[i], Store: c.Store} }),
			app.Section().Class("Section").Hidden(len(v.Cards) == 0).Aria("labelledby", "class-collect").Body(
				app.H2().Class("Section-title").ID("class-collect").Text(wording.ClassCollect), dropWork(v.Collect)))
	case v.Desk.Shown:
		return &ClassDesk{ID: v.ID, View: v.Desk, Collect: v.Collect, Store: c.Store}
	case v.Differ.Shown && len(v.Report) == 0:
		return c.differ()
	case v.Sheet.Shown:
		return classSheet(v.ID, v.Sheet, c.Store)
	case v.Student.Name != "" || v.Student.Gone != "":
		return classStudent(v.ID, v.Student, c.Store)
	case len(v.Report) > 0:
		return c.report()
	case v.WallLead != "":
		return classWall(v.Picture, v.WallLead, v.Wall, c.Store)
	case v.Behind.Back.Href != "":
		return classBehind(v.ID, v.Question.Prompt, v.Behind, c.Store)
	}
	return &ClassQuestion{ID: v.ID, View: v.Question, Store: c.Store}
}

// report is everything on one page, to print.
func (c *Class) report() app.UI {
	v := c.View
	return app.Div().Class("Class-report").Body(
		app.P().Class("Class-ways").Body(button(wording.ReportPrint, c.print)),
		wallRows(v.WallLead, v.Wall),
		c.differ(),
		app.Range(v.Report).Slice(func(i int) app.UI {
			return &ClassQuestion{ID: v.ID, View: v.Report[i], Store: c.Store}
		}))
}

func (c *Class) print(app.Context, app.Event) { c.Store.Print() }

func (c *Class) undo(app.Context, app.Event) { c.Store.Send(state.TakenBack{}) }

func (c *Class) differ() app.UI {
	d := c.View.Differ
	return app.Section().Class("Class-differ").Body(
		app.H2().Class("Section-title").Text(wording.ClassDifferTitle),
		app.P().Class("Section-note").Text(wording.ClassDifferLead),
		app.P().Hidden(d.None == "").Text(d.None),
		app.Ol().Body(app.Range(d.Rows).Slice(func(i int) app.UI {
			r := d.Rows[i]
			return app.Li().Class("Class-split").Body(
				app.Div().Body(app.H3().Body(app.A().Href(r.Href).Text(r.Task)), app.P().Text(r.Part), app.P().Class("Class-quote").Dir("auto").Hidden(r.Text == "").Text(r.Text)),
				countRows(r.Counts))
		})),
		app.Ul().Class("Class-shifts").Hidden(len(d.Shifts) == 0).Body(app.Range(d.Shifts).Slice(func(i int) app.UI { return app.Li().Text(d.Shifts[i]) })),
	)
}

// countRows are answers with a square for each student.
func countRows(list []present.CountRow) app.UI {
	return app.Ul().Class("Class-counts").Body(app.Range(list).Slice(func(i int) app.UI {
		r := list[i]
		return app.Li().Body(
			app.Span().Class("Class-label").Dir("auto").Text(r.Label),
			squares(r),
			app.B().Text(strconv.Itoa(r.N)),
			app.Small().Hidden(!r.Ours).Class("Class-ours").Text(wording.ClassOurs.With("answer", r.Label)),
			app.Small().Hidden(r.Who == "").Text(r.Who))
	}))
}

// squaresMost is the size of a class from which on a bar says what squares say before.
const squaresMost = 60

func squares(r present.CountRow) app.UI {
	if r.All > squaresMost {
		return app.Span().Class("Class-squares").Body(bar(float64(r.N) / float64(r.All)))
	}
	return app.Span().Class("Class-squares").Aria("hidden", "true").Body(app.Range(make([]struct{}, r.N)).Slice(func(int) app.UI { return app.Span().Class("Class-square Class-square--done") }))
}

// dropWork is where files are chosen; they may be dropped anywhere.
func dropWork(how string) app.UI {
	return app.Div().Class("Library-drop").Attr("role", "group").Aria("label", wording.ClassCollect).Body(
		app.Input().Class("Library-field").Type("file").ID(filesID).Multiple(true).Aria("describedby", filesFor),
		app.Label().Class("Button Library-choose").For(filesID).Text(wording.LibraryChoose),
		app.P().ID(filesFor).Text(how))
}

// ClassCard offers one assignment.
type ClassCard struct {
	app.Compo
	View  present.AssignmentCard
	Store *store.Store
}

// Render draws it.
func (c *ClassCard) Render() app.UI {
	v := c.View
	id := "word-" + v.ID
	return app.Section().Class("Class-card").Aria("labelledby", "card-"+v.ID).Body(
		app.H2().Class("Class-cardtitle").Dir("auto").ID("%s", "card-"+v.ID).Text(v.Title),
		app.P().Text(v.About),
		app.P().Hidden(v.Blind == "").Text(v.Blind),
		app.P().Class("Class-ways").Body(way(v.Board), way(v.Try),
			app.A().Class("Button").Hidden(v.Change.Href == "").Href(v.Change.Href).Text(v.Change.Label),
			app.Button().Class("Button").Type("button").Hidden(v.Copy == "").Aria("label", v.Copy).OnClick(c.copied, app.EventScope(v.ID)).Text(wording.MakeCopy),
			app.Button().Class("Button").Type("button").Hidden(v.Delete == "").Aria("label", v.Delete).OnClick(c.dropped, app.EventScope(v.ID)).Text(wording.MakeDelete)),
		app.H3().Class("Section-title").Text(wording.ClassOut),
		app.Div().Hidden(!v.Hides).Body(
			app.Label().Class("Task-label").For(id).Text(wording.ClassWord),
			app.Input().Class("Task-field Class-word").ID("%s", id).Type("text").AutoComplete(false).Value(v.Word).OnInput(c.typed),
			app.P().Class("Section-note").Text(v.WordSays)),
		app.Ul().Class("Class-outs").Body(
			app.Li().Body(button(wording.ClassOneFile, c.one), app.Small().Text(wording.ClassOneFileSays)),
			app.Li().Body(button(wording.ClassHandout, c.bundle), app.Small().Text(v.Link)),
			app.Li().Body(button(wording.ClassPaper, c.paper), button(wording.ClassPaperSheet, c.answers), button(wording.ClassPaperTeacher, c.teacher),
				app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.ClassPaperSize).Body(paperSwitch(c.Store, wording.ClassPaperA4, false, !v.Letter), paperSwitch(c.Store, wording.ClassPaperLetter, true, v.Letter)),
				app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.ClassPaperWith).Body(
					paperWith(c.Store, wording.ClassPaperTexts, state.PaperTexts, v.With),
					paperWith(c.Store, wording.ClassPaperChart, state.PaperChart, v.With).Hidden(!v.Charts),
					paperWith(c.Store, wording.ClassPaperTasks, state.PaperTasks, v.With)),
				app.Div().Class("Class-pages").Attr("role", "status").Body(app.Range(v.Pages).Slice(func(i int) app.UI { return app.P().Text(v.Pages[i]) })),
				app.Small().Text(wording.ClassPaperSays)),
		),
		app.Details().Class("Class-notes").Hidden(len(v.Notes)+len(v.Models) == 0).Body(
			app.Summary().Text(wording.ClassNotes),
			app.Range(v.Notes).Slice(func(i int) app.UI { return app.P().Dir("auto").Text(v.Notes[i]) }),
			app.Dl().Body(app.Range(v.Models).Slice(func(i int) app.UI {
				return app.Div().Body(app.Dt().Dir("auto").Text(v.Models[i].Task), app.Dd().Dir("auto").Text(v.Models[i].Text))
			}))),
	)
}

func way(l element.Link) app.UI { return app.A().Class("Button").Href(l.Href).Text(l.Label) }

func button(label wording.Message, do app.EventHandler) app.UI {
	return app.Button().Class("Button").Type("button").OnClick(do).Text(label)
}

func (c *ClassCard) copied(app.Context, app.Event) {
	c.Store.Send(state.AssignmentCopied{ID: c.View.ID, On: time.Now().Format(time.DateOnly)})
}
func (c *ClassCard) dropped(app.Context, app.Event) {
	c.Store.Send(state.AssignmentDropped{ID: c.View.ID, On: time.Now().Format(time.DateOnly)})
}
func (c *ClassCard) typed(_ app.Context, e app.Event) {
	c.Store.Send(state.WordTyped{Text: platform.TextOf(e)})
}
func (c *ClassCard) one(app.Context, app.Event) {
	c.Store.Send(state.HandedOut{ID: c.View.ID, One: true})
}
func (c *ClassCard) bundle(app.Context, app.Event) { c.Store.Send(state.HandedOut{ID: c.View.ID}) }
func (c *ClassCard) paper(app.Context, app.Event)  { c.Store.Send(state.PaperAsked{ID: c.View.ID}) }
func (c *ClassCard) answers(app.Context, app.Event) {
	c.Store.Send(state.PaperAsked{ID: c.View.ID, Kind: state.PaperAnswers})
}
func (c *ClassCard) teacher(app.Context, app.Event) {
	c.Store.Send(state.PaperAsked{ID: c.View.ID, Kind: state.PaperTeacher})
}

// ClassDesk is what only the teacher sees.
type ClassDesk struct {
	app.Compo
	ID      string
	View    present.DeskView
	Collect string
	Store   *store.Store
}

// Render draws files, students and what can be saved.
func (d *ClassDesk) Render() app.UI {
	v := d.View
	return app.Div().Body(app.P().Class("Class-lead").Text(wording.ClassDeskNames), app.Div().Class("Class-desk").Body(
		app.Section().Aria("labelledby", "class-files").Hidden(len(v.Files) == 0).Body(
			app.H2().Class("Section-title").ID("class-files").Text(wording.ClassFiles),
			app.Ul().Class("Library-outcomes").Body(app.Range(v.Files).Slice(func(i int) app.UI {
				f := v.Files[i]
				return app.Li().Class(part.Classes("Class-file", part.When(!f.Placed, "Class-file--not"))).Body(app.Span().Class("Library-file").Text(f.File), app.P().Text(f.Text))
			}))),
		app.Section().Body(
			dropWork(d.Collect),
			app.P().Class("Class-complete").Text(v.Complete),
			app.Label().Class("Task-label").For("expected").Text(wording.ClassExpectedLabel),
			app.Input().Class("Task-field Class-word").ID("expected").Type("text").Attr("inputmode", "numeric").Value(v.Expected).OnChange(d.expected),
			app.Ul().Class("Class-students").Body(app.Range(v.Students).Slice(func(i int) app.UI {
				s := v.Students[i]
				return app.Li().Body(app.A().Href(s.Href).Text(s.Name), app.Span().Text(s.At), app.Span().Class("Class-missing").Text(s.Missing),
					app.Span().Hidden(s.Typed == "").Text(s.Typed),
					app.Button().Class("Chip").Type("button").Hidden(s.Typed == "").Aria("label", s.Correct).OnClick(func(app.Context, app.Event) {
						d.Store.Send(state.SheetCorrected{ID: d.ID, Student: s.Name})
					}, app.EventScope(s.Name)).Text(wording.StudentCorrects),
					app.Button().Class("Chip").Type("button").Aria("label", s.Return).OnClick(func(app.Context, app.Event) {
						d.Store.Send(state.WorkReturned{ID: d.ID, Student: s.Name})
					}, app.EventScope(s.Name)).Text(wording.StudentReturn))
			})),
			app.P().Class("Class-ways").Body(button(wording.ClassSave, d.save), button(wording.ClassCSV, d.table), button(wording.ClassAgreeCSV, d.agreement), button(wording.StudentReturnAll, d.returns)),
			app.P().Class(part.When(v.Warn, "Task-saved--not")).Text(v.Kept),
			app.P().Hidden(v.Deleting).Body(app.Button().Class("Chip").Type("button").ID(state.LeaveID).OnClick(d.remove).Text(wording.ClassDelete)),
			sure(state.LeavingID, part.When(v.Deleting, wording.ClassDeleteSure.String()),
				sends(d.Store, wording.ClassDeleteYes.String(), state.ClassDeleted{ID: d.ID, Sure: true}, d.ID), sends(d.Store, wording.ClassDeleteNo.String(), state.ClassDeleted{ID: d.ID, Keep: true}, d.ID)),
		),
	))
}

func (d *ClassDesk) expected(_ app.Context, e app.Event) {
	d.Store.Send(state.ClassExpected{ID: d.ID, Text: platform.TextOf(e)})
}
func (d *ClassDesk) save(app.Context, app.Event)  { d.Store.Send(state.ClassSaved{ID: d.ID}) }
func (d *ClassDesk) table(app.Context, app.Event) { d.Store.Send(state.ClassTable{ID: d.ID}) }
func (d *ClassDesk) agreement(app.Context, app.Event) {
	d.Store.Send(state.AgreementTable{ID: d.ID})
}
func (d *ClassDesk) returns(app.Context, app.Event) { d.Store.Send(state.AllReturned{ID: d.ID}) }
func (d *ClassDesk) remove(app.Context, app.Event)  { d.Store.Send(state.ClassDeleted{ID: d.ID}) }

// ClassQuestion is one task with everything that the class said.
type ClassQuestion struct {
	app.Compo
	ID    string
	View  present.QuestionView
	Store *store.Store
}

// Render draws counts, texts, marks and how far they agree.
func (q *ClassQuestion) Render() app.UI {
	v := q.View
	return app.Div().Class(part.Classes("Class-question", part.When(v.None != "", "Class-question--none"))).Body(
		app.Div().Class("Class-top").Body(
			app.H2().Class("Class-prompt").Dir("auto").Text(v.Prompt),
			app.P().Class("Class-key").Hidden(len(v.Heat) == 0).Body(app.Span().Text(wording.BoardKey), app.Range(v.HeatKey).Slice(func(i int) app.UI {
				return app.Span().Class("Class-warm Class-warm--" + strconv.Itoa(v.HeatKey[i].Heat)).Text(v.HeatKey[i].Text)
			}), app.Span().Text(v.HeatOf))),
		app.P().Class("Task-comment").Dir("auto").Hidden(v.Model == "").Text(v.Model),
		app.P().Class("Section-note Class-none").Hidden(v.None == "").Text(v.None),
		classGrid(v.Prompt, v.Grid),
		app.P().Class("Section-note Class-legend").Hidden(len(v.Grid.Rows) == 0 || v.Grid.Lead == "").Body(
			app.Span().Class("Class-slot Class-slot--says"), app.Text(wording.BoardOursSays.String()), app.Span().Class("Class-slot Class-slot--silent"), app.Text(wording.BoardOursSilent.String()),
			app.Span().Class("Class-cell--lit Class-litkey"), app.Text(wording.BoardAgain.String())),
		app.P().Class("Section-note").Hidden(len(v.Grid.Rows) == 0 || v.Grid.Lead != "").Text(wording.BoardEqual),
		app.Div().Class(part.Classes("Class-partsgrid", part.When(v.Twice, "Class-partsgrid--twice"))).Hidden(len(v.Parts) == 0).Body(app.Range(v.Parts).Slice(func(i int) app.UI {
			p := v.Parts[i]
			return app.Section().Class("Class-part").Body(app.H3().Hidden(p.Label == "").Body(app.A().Href(p.Href).Text(p.Label)), countRows(p.Counts), app.P().Class("Section-note").Text(p.Given))
		})),
		classCodes(v.Prompt, v.Codes),
		app.P().Class("Section-note").Hidden(len(v.Codes.Rows) == 0).Text(wording.BoardOursRing),
		app.P().Class("Class-most").Hidden(v.Against == "").Text(v.Against),
		app.P().Class("Section-note").Hidden(v.OursNote == "").Text(v.OursNote),
		answerList(q.ID, v.Texts, q.Store),
		app.P().Hidden(v.More == "").Body(app.Button().Class("Button").Type("button").OnClick(q.more).Text(v.More)),
		app.Div().Class("Class-heat").Hidden(len(v.Heat) == 0).Body(app.Range(v.Heat).Slice(func(i int) app.UI {
			g := v.Heat[i]
			return app.Section().Body(app.H3().Class("Section-title").Text(g.Title), app.Range(g.Rows).Slice(func(j int) app.UI { return heatRow(g.Rows[j]) }))
		})),
		app.Section().Hidden(len(v.Lost) == 0).Body(app.H3().Text(wording.ClassLost), app.Ul().Body(app.Range(v.Lost).Slice(func(i int) app.UI { return app.Li().Text(v.Lost[i]) }))),
		classFigures(v, q.Store),
	)
}

func (q *ClassQuestion) more(app.Context, app.Event) { q.Store.Send(state.TextsAsked{}) }

func heatRow(h present.HeatRow) app.UI {
	return app.Div().Class("Task-passage").Body(
		app.Span().Class("Task-number").Text(h.N),
		app.Div().Body(
			app.P().Class("Task-text").Dir("auto").Body(app.Range(h.Runs).Slice(func(i int) app.UI {
				r := h.Runs[i]
				if r.Heat == 0 {
					return app.Span().Text(r.Text)
				}
				return app.Mark().Class("Class-warm Class-warm--"+strconv.Itoa(r.Heat)).Body(app.Text(r.Text), app.Sup().Text(strconv.Itoa(r.N)))
			})),
			app.P().Class("Section-note").Body(app.A().Href(h.Href).Hidden(h.Href == "").Text(h.Label), app.Span().Hidden(h.Href != "").Text(h.Label))))
}
