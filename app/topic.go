package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/store"
	"parallax/app/wording"
)

// Topic is one event and what each article says about it.
type Topic struct {
	app.Compo
	View  present.TopicView
	Store *store.Store
}

// Render draws the facts that differ, the columns, and the silent.
func (t *Topic) Render() app.UI {
	v := t.View
	return app.Div().Body(
		app.Div().Class("Hed").Body(
			app.P().Class("Hed-kicker").Text(part.Dotted(v.When, v.Place, v.Told, v.Origin)),
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.P().Class("Topic-note").Hidden(v.Note == "").Text(v.Note),
			app.P().Class("Topic-parts").Hidden(v.Parent.Href == "").Body(app.Span().Text(wording.TopicPartOf.String()), part.Anchor(v.Parent)),
			app.P().Class("Topic-parts").Hidden(len(v.Parts) == 0).Body(app.Span().Text(wording.TopicParts.String()), part.Anchors(v.Parts)),
		),
		app.Nav().Class("Topic-way").Aria("label", wording.TopicInTime.String()).Body(
			app.A().Href(v.Before.Href).Hidden(v.Before.Href == "").Body(app.Span().Aria("hidden", "true").Text("←"), app.Text(" "+v.Before.Label)),
			app.A().Href(v.Compare.Href).Hidden(v.Compare.Href == "").Text(v.Compare.Label),
			app.A().Href(v.After.Href).Hidden(v.After.Href == "").Body(app.Text(v.After.Label+" "), app.Span().Aria("hidden", "true").Text("→")),
		),
		&Facts{List: v.Differ, Folded: v.Folded, More: v.MoreFacts},
		&part.TextSwitch{View: v.Switch, Store: t.Store},
		app.Div().Class("Topic-columns").Body(
			app.Range(v.Columns).Slice(func(i int) app.UI { return &TopicColumn{View: v.Columns[i], Topic: v.Title} }),
		),
		app.Div().Class("Topic-silent").Hidden(len(v.Silent) == 0).Body(
			app.Span().Text(wording.TopicSilent.String()),
			app.Range(v.Silent).Slice(func(i int) app.UI {
				s := v.Silent[i]
				return app.A().Href(s.Href).Body(part.MarkOff(s.Mark, part.Small), app.Text(s.Name))
			}),
		),
		app.P().Class("Section-note").Hidden(v.More == "").Text(v.More),
		&Unknown{View: v.Unknown, Store: t.Store},
		&NotesHere{View: v.Notes, Store: t.Store},
	)
}

// TopicColumn is what one article says of the topic.
type TopicColumn struct {
	app.Compo
	View  present.TopicColumn
	Topic string // title of the screen's topic
}

// Render draws the gist, then the passages.
func (c *TopicColumn) Render() app.UI {
	v := c.View
	return app.Section().Class("Topic-column").DataSet("outlet", v.Mark.Hue).Body(
		app.Div().Class("Topic-head").Body(
			part.MarkBeside(v.Mark, part.Large),
			app.H2().Class("Topic-name").Body(app.Text(v.Outlet), app.Small().Body(app.A().Href(v.Href).Text(v.Short))),
			app.Span().Class("Topic-share").Text(v.Share),
		),
		app.P().Class("Topic-gist").Hidden(v.Gist == "").Text(v.Gist),
		app.P().Class("Topic-heard").Hidden(v.Heard == "").Text(v.Heard),
		app.Div().Body(app.Range(v.Passages).Slice(func(i int) app.UI {
			return &part.Passage{View: v.Passages[i].Besides(c.Topic)}
		})),
		app.P().Class("Topic-left").Body(app.A().Href(v.Left.Href).Aria("label", part.Dotted(v.Left.Label, v.Outlet)).Text(v.Left.Label)),
	)
}

// Facts is a row of questions and who answers what.
type Facts struct {
	app.Compo
	List   []present.FactView
	Folded []present.FactView
	More   string // says how many Folded has; "" for none
}

// Render draws the questions; without any there is nothing.
func (f *Facts) Render() app.UI {
	return app.Section().Class("Facts").Aria("label", wording.TopicDiffer.String()).Hidden(len(f.List) == 0).Body(
		app.H2().Class("Facts-title").Body(app.Text(wording.TopicDiffer.String()), app.Span().Text(wording.TopicJudge.String())),
		app.Div().Class("Facts-list").Body(app.Range(f.List).Slice(func(i int) app.UI { return fact(f.List[i]) })),
		app.Details().Class("Facts-more").Hidden(f.More == "").Body(
			app.Summary().Text(f.More),
			app.Div().Class("Facts-list").Body(app.Range(f.Folded).Slice(func(i int) app.UI { return fact(f.Folded[i]) }))),
	)
}

func fact(v present.FactView) app.UI {
	var said, silent []present.FactValue
	for _, x := range v.Values {
		if x.Silent {
			silent = append(silent, x)
		} else {
			said = append(said, x)
		}
	}
	return app.Div().Class("Fact").Body(
		app.H3().Class("Fact-question").Text(v.Question),
		app.Div().Body(app.Range(said).Slice(func(i int) app.UI {
			x := said[i]
			return app.A().Class("Fact-value").Href(x.Href).Body(part.MarkOf(x.Mark, part.Small),
				app.Span().Body(app.Text(x.Value), app.Small().Text(quoted(x.Fragment)), app.Span().Class("u-hidden").Text(" "+x.Where)))
		})),
		app.P().Class("Fact-silent").Hidden(len(silent) == 0).Body(
			app.Range(silent).Slice(func(i int) app.UI { return part.DrawMark(silent[i].Mark, part.Small, true, true) }),
			app.Span().Text(v.None)),
		app.P().Class("Fact-note").Hidden(v.Note == "").Text(v.Note),
	)
}

// quoted puts a fragment of the original between quotation marks.
func quoted(fragment string) string {
	if fragment == "" {
		return ""
	}
	return "“" + fragment + "”"
}
