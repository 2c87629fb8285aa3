package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/store"
	"parallax/app/wording"
)

// Voices is the comparison by voices: who is heard in each article, and what
// the articles call people and things.
type Voices struct {
	app.Compo
	View  present.VoicesView
	Store *store.Store
}

// Render draws a key, the columns, and the table of labels.
func (w *Voices) Render() app.UI {
	v := w.View
	return app.Div().Class("Voices").Body(
		app.P().Class("FactTable-note").Hidden(v.Note == "").Text(v.Note),
		&part.Pending{View: v.Wait, Store: w.Store},
		&Answer{View: v.Answer, Store: w.Store},
		app.P().Class("Voices-key").Body(
			app.Span().Body(boxes(1, false, false), app.Text(" "+wording.VoicesKeyNamed.String())),
			app.Span().Body(boxes(1, true, false), app.Text(" "+wording.VoicesKeyUnnamed.String())),
			app.Span().Body(boxes(1, false, true), app.Text(" "+wording.VoicesKeyInferred.String())),
		),
		app.Div().Class("Voices-columns").Body(
			app.Range(v.Columns).Slice(func(i int) app.UI { return &VoiceColumn{View: v.Columns[i], Store: w.Store} })),
		&Labels{View: v.Labels},
		&part.SaveBar{List: v.Saves, Store: w.Store},
	)
}

// VoiceColumn is one article and who is heard in it.
type VoiceColumn struct {
	app.Compo
	View  present.VoiceColumn
	Store *store.Store
}

// Render draws the sums, then the voices by kind.
func (c *VoiceColumn) Render() app.UI {
	v := c.View
	return app.Section().Class("Voices-column").DataSet("outlet", v.Mark.Hue).Body(
		app.Div().Class("Topic-head").Body(
			part.MarkBeside(v.Mark, part.Large),
			app.H2().Class("Topic-name").Body(app.Text(v.Outlet), app.Small().Body(app.A().Href(v.Href).Text(v.Short))),
		),
		app.P().Class("Voices-empty").Hidden(v.Empty == "").Text(v.Empty),
		app.Div().Class("Voices-sums").Hidden(v.Empty != "").Body(
			app.P().Class("Voices-sum").Text(v.Quotes),
			app.P().Class("Voices-sum").Body(app.Text(v.Anonymous), part.ShareBar(v.Share, true)),
			app.P().Class("Voices-sum").Hidden(v.Most == "").Body(
				app.B().Class("Voices-carried").Hidden(v.Carried == "").Text(v.Carried), app.Text(v.Most), part.ShareBar(v.MostShare, false)),
		),
		app.Range(v.Groups).Slice(func(i int) app.UI {
			g := v.Groups[i]
			return app.Div().Class("Voices-group").Body(
				app.H3().Class("Voices-kind").Text(g.Title),
				app.Ul().Body(app.Range(g.Voices).Slice(func(j int) app.UI { return voice(c.Store, g.Voices[j]) })))
		}),
		app.P().Class("Voices-more").Hidden(v.More == "").Text(v.More),
	)
}

func voice(s *store.Store, r present.VoiceRow) app.UI {
	return app.Li().Class("Voice").Body(
		app.P().Class(part.Classes("Voice-name", part.When(r.Hollow, "Voice-name--hollow"))).Body(
			app.Text(r.Name), app.Span().Class("u-hidden").Text(": "+r.Count)),
		app.P().Class("Voice-about").Hidden(r.About == "").Text(r.About),
		app.P().Class("Voice-places").Hidden(len(r.Quotes) == 0).Body(
			app.Range(r.Quotes).Slice(func(i int) app.UI {
				p := r.Quotes[i]
				return app.A().Class("Quote").Href(p.Href).Aria("label", p.Label).Title("%s", p.Label).Body(
					boxes(p.Times, r.Hollow, p.Inferred), app.Span().Text(p.Text))
			}),
		),
		app.P().Class("Voice-mentions").Hidden(len(r.Mentions) == 0).Body(
			app.Span().Text(wording.VoicesReported.String()+" "),
			app.Range(r.Mentions).Slice(func(i int) app.UI {
				p := r.Mentions[i]
				text := p.Text
				if p.Times > 1 {
					text = wording.VoicesAtTimes.With("where", text, "n", p.Times)
				}
				return app.A().Class("Quote").Href(p.Href).Aria("label", p.Label).Title("%s", p.Label).Body(app.Span().Text(text))
			}),
		),
		app.P().Class("Voice-also").Hidden(len(r.Also) == 0).Body(
			app.Span().Text(wording.VoicesAlso.String()+" "), app.Range(r.Also).Slice(func(i int) app.UI { return part.MarkOf(r.Also[i], part.Small) })),
		&ProposalButtons{View: r.Proposal, Store: s},
	)
}

// mostBoxes is the number of boxes drawn for one passage; words say the number.
const mostBoxes = 12

func boxes(n int, hollow, inferred bool) app.UI {
	n = min(n, mostBoxes)
	return part.SVG("svg").Attr("class", part.Classes("Boxes", part.When(hollow, "Boxes--hollow"), part.When(inferred, "Boxes--inferred"))).
		Attr("width", part.Num(float64(10*n))).Attr("height", "14").Attr("viewBox", "0 0 "+part.Num(float64(10*n))+" 14").Attr("aria-hidden", "true").Body(
		app.Range(make([]struct{}, n)).Slice(func(i int) app.UI {
			return part.SVG("rect").Attr("x", part.Num(float64(10*i+1))).Attr("y", "1.5").Attr("width", "7").Attr("height", "11")
		}))
}

// Labels is how the articles name people, states and relations.
type Labels struct {
	app.Compo
	View present.LabelTable
}

// Render draws the table; without labels there is nothing.
func (l *Labels) Render() app.UI {
	v := l.View
	return app.Section().Class("Section Labels").Hidden(len(v.Rows) == 0).Body(
		app.H2().Class("Section-title").Text(wording.VoicesLabels.String()),
		app.P().Class("Section-note").Text(wording.VoicesLabelsNote.String()),
		app.Table().Class("Labels-table").Body(
			app.THead().Class("FactTable-columns").Body(app.Tr().Body(
				app.Th().Attr("scope", "col").Class("Labels-subject").Text(wording.LabelsSubject.String()),
				app.Range(v.Columns).Slice(func(i int) app.UI { return part.DocumentHead(v.Columns[i]) }),
			)),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI {
				r := v.Rows[i]
				return app.Tr().Class("Labels-row").Body(
					app.Th().Attr("scope", "row").Class("Labels-subject").Text(r.Subject),
					app.Range(r.Cells).Slice(func(j int) app.UI { return labelCell(r.Cells[j]) }))
			})),
		),
		app.P().Class("Section-note").Hidden(v.More == "").Text(v.More),
	)
}

func labelCell(c present.LabelCell) app.UI {
	silent := len(c.Names) == 0
	return app.Td().Class(part.Classes("Labels-cell", part.When(silent, "Labels-cell--silent"))).DataSet("outlet", c.Mark.Hue).Body(
		app.Span().Class("FactTable-who").Body(unsaidMark(c.Mark, silent, c.Uncoded), app.Span().Text(c.Name)),
		app.Span().Class("FactTable-silent").Hidden(!silent).Body(
			app.Span().Class(part.Classes("FactTable-ring", part.When(c.Uncoded, "FactTable-ring--uncoded"))).Body(part.Ring()), app.Text(" "+c.None)),
		app.Range(c.Names).Slice(func(i int) app.UI {
			n := c.Names[i]
			return app.Div().Class("Label").Body(
				app.Span().Class("Label-name").Lang("%s", c.Lang).Text(n.Fragment),
				app.Span().Class("Label-at").Body(
					app.B().Hidden(n.Count == "").Text(n.Count),
					app.If(n.Headline != "", func() app.UI {
						return app.A().Href(n.Headline).Text(wording.LabelsHeadline.String())
					}),
					app.Range(n.Passages).Slice(func(j int) app.UI {
						p := n.Passages[j]
						return app.A().Href(p.Href).Aria("label", p.Name).Text(p.Label)
					}),
					app.Span().Text(n.More)),
			)
		}),
		app.P().Class("Section-note").Hidden(c.More == "").Text(c.More),
	)
}
