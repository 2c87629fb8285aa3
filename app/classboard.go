package app

import (
	"encoding/base64"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// bar is a bar of a share from 0 to 1.
func bar(size float64) app.UI {
	return part.SVG("svg").Attr("class", "Class-bar").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
		part.SVG("rect").Attr("width", part.Num(100*size)).Attr("height", "10"))
}

// scrolled is a table that is moved sideways where it is wider than the screen, by keys,
// too.
func scrolled(label any, shown bool, table app.UI) app.UI {
	return app.Div().Class("Class-scroll").Hidden(!shown).TabIndex(0).Attr("role", "region").Aria("label", label).Body(table)
}

// heads are the cells of a table's head.
func heads(list []string) app.UI {
	return app.Range(list).Slice(func(i int) app.UI { return app.Th().Scope("col").Text(list[i]) })
}

// classGrid has a row for each statement, a column for each article.
func classGrid(prompt string, g present.GridView) app.UI {
	return scrolled(prompt, len(g.Rows) > 0, app.Table().Class("Class-grid").Body(
		app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(g.Lead), heads(g.Heads))),
		app.TBody().Body(app.Range(g.Rows).Slice(func(i int) app.UI {
			r := g.Rows[i]
			return app.Tr().Body(app.Th().Scope("row").Dir("auto").Text(r.Label), app.Range(r.Cells).Slice(func(j int) app.UI { return gridCell(r.Cells[j]) }))
		}))))
}

func gridCell(c present.GridCell) app.UI {
	if c.N == "" {
		return app.Td().Class("Class-says").Body(
			app.Ul().Body(app.Range(c.Says).Slice(func(i int) app.UI {
				return app.Li().Body(app.Span().Dir("auto").Text(c.Says[i].Label), app.B().Text(strconv.Itoa(c.Says[i].N)), app.Small().Hidden(c.Says[i].Who == "").Text(c.Says[i].Who))
			})),
			app.A().Href(c.Href).Aria("label", c.Label).Hidden(len(c.Says) == 0).Text(wording.BoardAnswers))
	}
	return app.Td().Class(part.Classes("Class-cell", part.When(c.Lit, "Class-lit"))).Body(app.Div().Body(
		app.A().Href(c.Href).Aria("label", c.Label).Title("%s", part.When(c.Lit, wording.BoardAgain.String())).Text(c.N),
		app.Span().Class("Class-of Printed-only").Aria("hidden", "true").Text(c.Of),
		bar(c.Share),
		app.Span().Class("Class-slot Class-slot--"+c.Ours).Aria("hidden", "true")))
}

// classCodes has a row for each passage, a column for each answer.
func classCodes(prompt string, v present.CodeView) app.UI {
	return scrolled(prompt, len(v.Rows) > 0, app.Table().Class("Class-codes").Body(
		app.THead().Body(app.Tr().Body(
			app.Th().Scope("col").Text(v.Head), heads(v.Heads),
			app.Th().Scope("col").Text(wording.BoardGivenHead), app.Th().Scope("col").Text(wording.BoardAlikeHead), app.Td())),
		app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI {
			r := v.Rows[i]
			return app.Tr().Body(
				app.Th().Scope("row").Body(app.A().Href(r.Href).Text(r.At)),
				app.Range(r.Cells).Slice(func(j int) app.UI {
					c := r.Cells[j]
					return app.Td().Class("Class-code--" + strconv.Itoa(c.Level)).Body(
						app.Span().Class(part.When(c.Ours, "Class-ring")).Text(strconv.Itoa(c.N)))
				}),
				app.Td().Text(r.Given),
				app.Td().Class(part.Classes("Class-alike", part.When(r.Lit, "Class-lit"))).Body(app.Span().Text(r.Alike), bar(r.Share)),
				app.Td().Class("Class-start").Dir("auto").Text(r.Text))
		}))))
}

// classFigures are how far a class agrees: in a sentence, on a line, as measures, answer
// by answer, and two students side by side.
func classFigures(v present.QuestionView, s *store.Store) app.UI {
	id := "class-agree-" + v.ID
	return app.Section().Class("Section Class-agree").Aria("labelledby", id).Hidden(v.Said == "").Body(
		app.H3().Class("Section-title").ID("%s", id).Text(wording.ClassAgreement),
		app.P().Class("Class-said").Text(v.Said),
		app.P().Class("Class-most").Hidden(v.Most == "").Text(v.Most),
		alphaLine(v.Line),
		scrolled(wording.ClassMeasure, len(v.Measures) > 0, app.Table().Class("Class-measures").Body(
			app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(wording.ClassMeasure), app.Th().Scope("col").Text(wording.ClassValue), app.Th().Scope("col").Text(wording.ClassCounted), app.Th().Scope("col").Text(wording.BoardUse))),
			app.TBody().Body(app.Range(v.Measures).Slice(func(i int) app.UI {
				r := v.Measures[i]
				return app.Tr().Body(app.Th().Scope("row").Text(r.Name), app.Td().Text(r.Value), app.Td().Text(r.On), app.Td().Text(r.Use))
			})))),
		app.P().Class("Section-note").Hidden(v.Limits == "").Text(v.Limits),
		app.Div().Class("Class-answers").Hidden(len(v.Choices) == 0).Body(
			app.H4().Text(wording.BoardChoices),
			app.Ul().Class("Class-bars").Body(app.Range(v.Choices).Slice(func(i int) app.UI {
				r := v.Choices[i]
				return app.Li().Body(app.Span().Text(r.Label), bar(r.Size), app.B().Text(r.Value), app.Small().Text(r.Note))
			})),
			app.P().Class("Section-note").Text(wording.BoardChoicesNote)),
		app.Details().Class("Class-nothing").Body(
			app.Summary().Text(wording.BoardNothing),
			app.P().Text(wording.BoardNothingFew), app.P().Text(wording.BoardNothingLop), app.P().Text(wording.BoardNothingOne)),
		classPair(v.Pair, s),
	)
}

// zones are the stretches of the line of α.
var zones = []struct {
	from, to float64
	label    wording.Message
}{{-1, 0, wording.BoardLineBelow}, {0, .667, wording.BoardLineTalk}, {.667, .8, wording.BoardLineCare}, {.8, 1, wording.BoardLineGood}}

// alphaLine draws α between chance and full agreement.
func alphaLine(l present.LineView) app.UI {
	const needle = .8
	return app.Div().Class("Class-line").Hidden(!l.Shown).Body(
		part.SVG("svg").Attr("class", "Class-scale").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Attr("role", "img").Attr("aria-label", l.Label).Body(
			app.Range(zones).Slice(func(i int) app.UI {
				z := zones[i]
				return part.SVG("rect").Attr("class", "Class-zone--"+strconv.Itoa(i)).Attr("x", part.Num(50*(z.from+1))).Attr("y", "3").Attr("width", part.Num(50*(z.to-z.from))).Attr("height", "7")
			}),
			part.SVG("rect").Attr("class", "Class-needle").Attr("x", part.Num(min(100-needle, max(0, 50*(l.Alpha+1)-needle/2)))).Attr("width", part.Num(needle)).Attr("height", "10")),
		app.Ul().Class("Class-zones").Body(app.Range(zones).Slice(func(i int) app.UI {
			return app.Li().Class(part.When(i == l.Zone, "Class-zone-here")).Text(zones[i].label)
		})))
}

// classPair compares two students, for the teacher who shows names.
func classPair(v present.CrossingView, s *store.Store) app.UI {
	return app.Section().Class("Class-pair").Aria("label", wording.BoardPair).Hidden(len(v.Names) == 0).Body(
		app.H4().Text(wording.BoardPair),
		app.P().Class("Class-ways").Body(
			choose(wording.BoardPairFirst, v.Names, v.First, func(_ app.Context, e app.Event) {
				s.Send(state.PairChosen{First: platform.TextOf(e), Second: v.Second})
			}, v.Second),
			choose(wording.BoardPairSecond, v.Names, v.Second, func(_ app.Context, e app.Event) {
				s.Send(state.PairChosen{First: v.First, Second: platform.TextOf(e)})
			}, v.First)),
		app.P().Attr("role", "status").Text(v.Said),
		app.P().Class("Section-note").Text(v.How),
		scrolled(wording.BoardPair, len(v.Rows) > 0, app.Table().Class("Class-codes").Body(
			app.THead().Body(app.Tr().Body(app.Td(), heads(v.Heads))),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI {
				return app.Tr().Body(app.Th().Scope("row").Text(v.Rows[i][0]), app.Range(v.Rows[i][1:]).Slice(func(j int) app.UI {
					return app.Td().Class(part.When(i == j, "Class-same")).Text(v.Rows[i][j+1])
				}))
			})))))
}

func choose(label wording.Message, names []string, chosen string, do app.EventHandler, other string) app.UI {
	return app.Label().Class("Class-choose").Body(app.Span().Text(label), app.Select().Class("Task-field").OnChange(do, app.EventScope(other)).Body(
		app.Option().Value("").Selected(chosen == "").Text(wording.BoardPairNobody),
		app.Range(names).Slice(func(i int) app.UI {
			return app.Option().Value(names[i]).Selected(names[i] == chosen).Text(names[i])
		})))
}

// classBehind is what is behind one figure: passages and answers.
func classBehind(id, prompt string, v present.BehindView, s *store.Store) app.UI {
	return app.Div().Class("Class-question").Body(
		app.P().Class("Class-ways").Body(app.A().Class("Chip").Href(v.Back.Href).Text(v.Back.Label)),
		app.H2().Class("Class-prompt").Text(prompt),
		app.H3().Class("Class-said").Hidden(v.Title == "").Text(v.Title),
		app.P().Hidden(v.None == "").Text(v.None),
		app.Div().Class("Class-part Class-part--behind").Body(countRows(v.Part.Counts), app.P().Class("Section-note").Text(v.Part.Given)),
		app.Ul().Class("Class-markslist").Hidden(len(v.Marks) == 0).Body(app.Range(v.Marks).Slice(func(i int) app.UI { return app.Li().Dir("auto").Text(v.Marks[i]) })),
		answerList(id, v.Texts, s),
		app.Section().Class("Section").Aria("label", wording.BoardEvidence).Hidden(len(v.Passages) == 0).Body(
			app.H3().Class("Section-title").Text(wording.BoardEvidence),
			app.Range(v.Passages).Slice(func(i int) app.UI {
				p := v.Passages[i]
				return app.Div().Class("Task-passage").Body(app.Span().Class("Task-number").Text(p.N), app.Div().Body(
					app.P().Class("Task-text").Dir("auto").Text(p.Text), app.P().Class("Section-note").Body(app.A().Href(p.Read.Href).Text(p.Read.Label))))
			})))
}

// answerList are texts side by side, for the teacher with fields for what is said of them.
func answerList(id string, list []present.AnswerRow, s *store.Store) app.UI {
	return app.Ul().Class("Class-texts").Hidden(len(list) == 0).Body(app.Range(list).Slice(func(i int) app.UI {
		r := list[i]
		return app.Li().Class("Class-text").Body(
			app.P().Class("Class-who").Body(app.B().Text(r.Name), app.Text(" "+r.Part)),
			app.P().Class("Class-answer").Dir("auto").Text(r.Text),
			comment(id, r, s))
	}))
}

// comment is what a teacher says of an answer: words, and a mark.
func comment(id string, r present.AnswerRow, s *store.Store) app.UI {
	return app.Div().Class("Class-comment").Hidden(r.Student == "").Body(
		app.Input().Class("Task-field").ID("%s", r.CommentID).Type("text").Aria("label", r.CommentLabel).Placeholder(r.CommentLabel).Attr("maxlength", "2000").Value(r.Comment).OnChange(func(_ app.Context, e app.Event) {
			s.Send(state.CommentGiven{ID: id, Student: r.Student, Task: r.Task, Text: platform.TextOf(e), Grade: r.Grade})
		}, app.EventScope(r.CommentID, r.Student, r.Grade)),
		app.Input().Class("Task-field Class-grade").ID("%s", r.GradeID).Type("text").Aria("label", r.GradeLabel).Placeholder(r.GradeLabel).Attr("maxlength", "40").Value(r.Grade).OnChange(func(_ app.Context, e app.Event) {
			s.Send(state.CommentGiven{ID: id, Student: r.Student, Task: r.Task, Text: r.Comment, Grade: platform.TextOf(e)})
		}, app.EventScope(r.GradeID, r.Student, r.Comment)))
}

// classStudent is everything that one student answered, with fields for what is said of
// it.
func classStudent(id string, v present.StudentView, s *store.Store) app.UI {
	return app.Div().Class("Class-one").Body(
		app.P().Hidden(v.Gone == "").Text(v.Gone),
		app.H2().Class("Class-prompt").Dir("auto").Text(v.Title),
		app.P().Class("Section-note").Text(v.Of),
		app.P().Class("Class-ways").Hidden(v.Name == "").Body(
			app.A().Class("Chip").Href(v.Before.Href).Hidden(v.Before.Href == "").Text(v.Before.Label),
			app.A().Class("Chip").Href(v.After.Href).Hidden(v.After.Href == "").Text(v.After.Label),
			app.Button().Class("Button").Type("button").OnClick(func(app.Context, app.Event) {
				s.Send(state.WorkReturned{ID: id, Student: v.Name})
			}, app.EventScope(v.Name)).Text(v.Return)),
		app.Range(v.Tasks).Slice(func(i int) app.UI {
			t := v.Tasks[i]
			return app.Section().Class("Class-onetask").Body(
				app.H3().Text(t.Title), app.P().Class("Section-note").Hidden(t.Prompt == "").Text(t.Prompt),
				app.Dl().Class("Class-lines").Hidden(len(t.Lines) == 0).Body(app.Range(t.Lines).Slice(func(j int) app.UI {
					l := t.Lines[j]
					return app.Div().Body(app.Dt().Text(l.Label), app.Dd().Class(part.When(l.Open, "Class-missing")).Dir("auto").Text(l.Text))
				})),
				app.P().Class("Task-comment").Hidden(t.Model == "").Text(t.Model),
				comment(id, t.Note, s))
		}))
}

// classWall is the picture of a class, and below it who has done what.
func classWall(v present.WallView, lead string, rows []present.WallRow, s *store.Store) app.UI {
	return app.Div().Body(
		app.H2().Class("Class-prompt").Text(wording.WallTitle),
		app.P().Hidden(v.None == "").Text(v.None),
		app.Div().Class("Class-picture").Hidden(v.None != "").Body(
			app.Img().Class("Shot-picture").Src("data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(v.SVG)).Alt(v.Alt),
			app.P().Class("Class-ways").Body(app.Range(v.Saves).Slice(func(i int) app.UI {
				o := v.Saves[i]
				return app.Button().Class("Button").Type("button").OnClick(func(app.Context, app.Event) { s.Send(o.Msg()) }, app.EventScope(string(o.What))).Text(o.Label)
			}))),
		wallRows(lead, rows))
}

// wallRows are who has done what: a row for each task, a square for each student.
func wallRows(lead string, rows []present.WallRow) app.UI {
	return app.Section().Class("Class-wall").Body(
		app.H3().Class("Section-title").Text(wording.WallDone),
		app.P().Class("Section-note").Text(lead),
		app.Range(rows).Slice(func(i int) app.UI {
			r := rows[i]
			return app.Div().Class("Class-wallrow").Body(app.Span().Class("Class-label").Text(r.Task),
				app.Span().Class("Class-squares").Attr("role", "img").Aria("label", r.Label).Body(app.Range(r.Squares).Slice(func(j int) app.UI {
					return app.Span().Class("Class-square Class-square--" + r.Squares[j].State).Title(r.Squares[j].Label)
				})))
		}))
}
