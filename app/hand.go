package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus"
)

// Hand is what a coder does beside a passage.
type Hand struct {
	app.Compo
	View  present.HandView
	Store *store.Store

	of                      string // what the fields below belong to
	name, kind, how, fact   string
	value, certain, verdict string
	gistOf, gist            string
}

// Render draws the form that is open, one's entries, and the summaries; for a reader
// nothing.
func (h *Hand) Render() app.UI {
	v := h.View
	if !v.On {
		return app.Div().Hidden(true)
	}
	if of := string(v.Kind) + v.Words; h.of != of {
		h.of, h.name, h.kind, h.how, h.fact, h.value, h.certain, h.verdict = of, "", string(corpus.Named), asQuoted, "", v.Words, string(corpus.Stated), ""
	}
	return app.Div().Class("Hand").Body(
		h.form(),
		app.Div().Class("Margin-part").Hidden(len(v.Entries) == 0).Body(
			app.H3().Class("Margin-title").Text(wording.EntryYours.String()),
			app.Ul().Body(app.Range(v.Entries).Slice(func(i int) app.UI {
				e := v.Entries[i]
				return app.Li().Body(app.Text(e.Label+" "), app.Button().Class("Chip").Type("button").Aria("label", wording.EntryRemoveOf.With("entry", e.Label)).
					OnClick(func(app.Context, app.Event) { h.Store.Send(state.EntryRemoved{Key: e.Key}) }, app.EventScope(e.Key)).Text(wording.EntryRemove.String()))
			}))),
		app.Div().Class("Margin-part").Hidden(len(v.Gists) == 0).Body(app.Range(v.Gists).Slice(func(i int) app.UI { return h.summary(v.Gists[i]) })),
	)
}

const (
	asQuoted   = "quoted"
	asReported = "reported"
)

func (h *Hand) form() app.UI {
	v := h.View
	if v.Kind == "" {
		return app.Div().Hidden(true)
	}
	fields := []app.UI{app.P().Class("Margin-title").Text(v.Title)}
	switch v.Kind {
	case state.VoiceEntry:
		fields = append(fields, h.text(wording.EntryName, state.EntryFieldID, h.name, &h.name, true),
			h.choice(wording.EntryKind, &h.kind, string(corpus.Named), wording.EntryKindNamed, string(corpus.Anonymous), wording.EntryKindNone, string(corpus.Institutional), wording.EntryKindBody, string(corpus.Paper), wording.EntryKindPaper),
			h.choice(wording.EntryHow, &h.how, asQuoted, wording.EntryQuoted, asReported, wording.EntryReported))
	case state.LabelEntry:
		fields = append(fields, h.text(wording.EntrySubject, state.EntryFieldID, h.name, &h.name, true))
	case state.FactEntry:
		if len(v.Own) > 0 {
			fields = append(fields, h.question())
		}
		fields = append(fields, h.text(wording.EntryQuestion, state.EntryFieldID, h.name, &h.name, false),
			h.text(wording.EntryValue, "entry-value", h.value, &h.value, false),
			h.choice(wording.EntryCertainty, &h.certain, string(corpus.Stated), wording.EntryStated, string(corpus.Quoted), wording.FactsQuoted, string(corpus.Alleged), wording.FactsAlleged, string(corpus.Assumed), wording.FactsAssumed, string(corpus.Denied), wording.FactsDenied),
			h.choice(wording.EntryVerdict, &h.verdict, "", wording.EntryProposed, string(corpus.Agree), wording.VerdictAgree, string(corpus.Differ), wording.VerdictDiffer, string(corpus.Single), wording.VerdictSingle))
	}
	fields = append(fields, app.P().Class("NoteForm-ways").Body(
		app.Button().Class("NoteForm-save").Type("submit").Text(wording.EntrySave.String()),
		app.Button().Class("Chip").Type("button").OnClick(h.cancel).Text(wording.EntryCancel.String())))
	return app.Form().Class("NoteForm Margin-part").OnSubmit(h.save).Body(fields...)
}

// text is a field; listed offers the names that are known.
func (h *Hand) text(label wording.Message, id, value string, to *string, listed bool) app.UI {
	field := app.Input().ID("%s", id).Type("text").Class("Words-input").Value(value).AutoComplete(false).Attr("maxlength", "200").OnInput(func(ctx app.Context, e app.Event) {
		ctx.PreventUpdate()
		*to = platform.TextOf(e)
	}, app.EventScope(h.of, id))
	if !listed {
		return app.Label().Class("NoteForm-field").Body(app.Span().Text(label.String()), field)
	}
	return app.Label().Class("NoteForm-field").Body(app.Span().Text(label.String()), field.List("entry-names"),
		app.DataList().ID("entry-names").Body(app.Range(h.View.Names).Slice(func(i int) app.UI { return app.Option().Value(h.View.Names[i]) })))
}

// choice is a list of values with their names.
func (h *Hand) choice(label wording.Message, to *string, pairs ...any) app.UI {
	var options []app.UI
	for i := 0; i+1 < len(pairs); i += 2 {
		value, name := pairs[i].(string), pairs[i+1].(wording.Message)
		options = append(options, app.Option().Value(value).Selected(*to == value).Text(name.String()))
	}
	return app.Label().Class("NoteForm-field").Body(app.Span().Text(label.String()),
		app.Select().Class("Words-input").OnChange(func(ctx app.Context, e app.Event) {
			ctx.PreventUpdate()
			*to = platform.TextOf(e)
		}, app.EventScope(h.of, label.String())).Body(options...))
}

func (h *Hand) question() app.UI {
	options := []app.UI{app.Option().Value("").Selected(h.fact == "").Text(wording.EntryNew.String())}
	for _, f := range h.View.Own {
		options = append(options, app.Option().Value(f.ID).Selected(h.fact == f.ID).Text(f.Question))
	}
	return app.Label().Class("NoteForm-field").Body(app.Span().Text(wording.EntryQuestions.String()),
		app.Select().Class("Words-input").OnChange(func(ctx app.Context, e app.Event) {
			ctx.PreventUpdate()
			h.fact = platform.TextOf(e)
		}, app.EventScope(h.of, "fact")).Body(options...))
}

func (h *Hand) save(_ app.Context, e app.Event) {
	e.PreventDefault()
	switch h.View.Kind {
	case state.VoiceEntry:
		h.Store.Send(state.VoiceSaved{Name: h.name, Kind: corpus.VoiceKind(h.kind), Quoted: h.how == asQuoted})
	case state.LabelEntry:
		h.Store.Send(state.LabelSaved{Subject: h.name})
	case state.FactEntry:
		h.Store.Send(state.FactSaved{Fact: h.fact, Question: h.name, Value: h.value, Certainty: corpus.Certainty(h.certain), Verdict: corpus.Verdict(h.verdict)})
	}
}

func (h *Hand) cancel(app.Context, app.Event) { h.Store.Send(state.EntryBegun{}) }

// summary is the field for what the article says of a topic.
func (h *Hand) summary(g present.HandGist) app.UI {
	return app.Form().Class("NoteForm").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		if h.gistOf == g.Topic {
			h.Store.Send(state.GistSaved{Topic: g.Topic, Document: h.View.Document, Text: h.gist})
		}
	}, app.EventScope(h.View.Document, g.Topic)).Body(
		app.Label().Class("NoteForm-field").Body(app.Span().Body(part.Named(wording.EntryGist.With("topic", g.Title))...),
			app.Input().Type("text").Class("Words-input").Value(g.Text).AutoComplete(false).Attr("maxlength", "400").OnInput(func(ctx app.Context, e app.Event) {
				ctx.PreventUpdate()
				h.gistOf, h.gist = g.Topic, platform.TextOf(e)
			}, app.EventScope(h.View.Document, g.Topic))),
		app.P().Class("NoteForm-ways").Body(app.Button().Class("Chip").Type("submit").Text(wording.EntryGistSave.String())))
}
