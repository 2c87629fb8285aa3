package present

import (
	"strconv"
	"strings"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/sorting"
)

// question is all that the class said to a task.
func (v *ClassView) question(m state.Model, b *assignment.Board, t *corpus.Task) QuestionView {
	q := QuestionView{ID: t.ID, Prompt: t.Prompt}
	if x := b.Assignment.Answer(t.ID); x != nil && v.Named {
		q.Model = x.Text
	}
	if nobody(b, t) {
		q.None = wording.BoardNone.String()
	}
	switch t.Kind {
	case corpus.Open:
		q.Texts = v.texts(b, t, AnyPart)
		if shown := textsPage * (1 + m.Class.Texts); len(q.Texts) > shown {
			q.More = wording.BoardMore.With("n", min(textsPage, len(q.Texts)-shown))
			q.Texts = q.Texts[:shown]
		}
	case corpus.Marking:
		v.heat(b, t, &q)
	case corpus.Table, corpus.Tells:
		q.Grid = v.grid(b, t)
		q.Twice = t.Kind == corpus.Tells && !v.Named // who answered what stands with the parts
	case corpus.Code, corpus.Order:
		q.Codes = codes(b, t)
	}
	if t.Kind == corpus.Choice || t.Kind == corpus.Scale || t.Kind == corpus.Tells {
		for _, y := range b.Tally(t) {
			q.Parts = append(q.Parts, PartRow{Label: PartName(t, y.Part), Given: wording.ClassGiven.With("n", y.Given, "all", y.Asked), Href: at(b, t, y.Part), Counts: v.counts(b, t, y.Part, y.Values)})
		}
	}
	if !assignment.Compares(t.Kind) {
		return q
	}
	g := b.Agreement(t)
	q.Said, q.Measures, q.Choices = Agreed(&g), agreementRows(&g), choiceBars(t, &g)
	if g.Pairs >= 20 && g.Alpha.Defined {
		q.Said += " " + wording.BoardChance.With("n", int(g.Chance*float64(g.Pairs)+.5))
	}
	q.against(t, &g)
	if q.Against != "" {
		q.OursNote = wording.ClassOursNote.String()
	}
	q.Pair = v.pair(m, b, t)
	if g.Alpha.Defined {
		q.Limits = wording.ClassLimits.String()
		q.Line = LineView{Shown: true, Alpha: g.Alpha.Value, Label: wording.BoardLine.With("alpha", Coefficient(g.Alpha.Value))}
		for _, from := range []float64{0, assignment.CareFrom, assignment.ReliableFrom} {
			if g.Alpha.Value >= from {
				q.Line.Zone++
			}
		}
	}
	return q
}

// nobody reports whether no student has answered a part of a task.
func nobody(b *assignment.Board, t *corpus.Task) bool {
	for _, w := range b.Works {
		for _, p := range b.Progress(w) {
			if p.Task == t.ID && p.State != assignment.Empty {
				return false
			}
		}
	}
	return true
}

const (
	textsPage = 30 // answers that are shown at first, and with every press of the button
	// AnyPart asks for the texts of all parts of a task.
	AnyPart = "*"
)

// texts are all texts for a task, or a part of it, side by side. With names hidden their
// order says nothing either: it is that of the words.
func (v *ClassView) texts(b *assignment.Board, t *corpus.Task, only string) (rows []AnswerRow) {
	for _, part := range b.Parts(t) {
		if only != AnyPart && part != only {
			continue
		}
		from := len(rows)
		for _, w := range b.Works {
			value := w.Value(t.ID, part)
			if value == "" {
				continue
			}
			row := AnswerRow{Name: wording.ClassHidden.String()}
			if v.Named {
				row = note(b, w, t.ID, part)
			}
			row.Part, row.Text = PartName(t, part), value
			rows = append(rows, row)
		}
		if !v.Named {
			sorting.By(rows[from:], func(x, y AnswerRow) int { return strings.Compare(x.Text, y.Text) })
		}
	}
	return rows
}

// heat is the text with what was marked in it, article by article.
func (v *ClassView) heat(b *assignment.Board, t *corpus.Task, q *QuestionView) {
	heat, gone := b.Heat(t)
	all := len(b.Works)
	for _, h := range heat {
		row := HeatRow{N: strings.ToUpper(h.At), Label: wording.ClassHeatNone.String()}
		if n := len(h.Who); n > 0 {
			row.Label, row.Href = wording.ClassHeat.With("n", n, "all", all), at(b, t, h.At)
		}
		end := 0
		for _, s := range h.Spans {
			if s.From > end {
				row.Runs = append(row.Runs, WarmRun{Text: h.Text[end:s.From]})
			}
			row.Runs = append(row.Runs, WarmRun{h.Text[s.From:s.To], warmth(len(s.Who), all), len(s.Who)})
			end = s.To
		}
		row.Runs = append(row.Runs, WarmRun{Text: h.Text[end:]})
		title := articleName(h.At[:1])
		if n := len(q.Heat); n == 0 || q.Heat[n-1].Title != title {
			q.Heat = append(q.Heat, HeatGroup{Title: title})
		}
		group := &q.Heat[len(q.Heat)-1]
		group.Rows = append(group.Rows, row)
	}
	for n := 1; n <= all; { // the steps of the key: how many each of them is
		to := n
		for to < all && warmth(to+1, all) == warmth(n, all) {
			to++
		}
		run := WarmRun{Text: strconv.Itoa(n), Heat: warmth(n, all)}
		if to > n {
			run.Text += "–" + strconv.Itoa(to)
		}
		q.HeatKey = append(q.HeatKey, run)
		n = to + 1
	}
	q.HeatOf = wording.BoardKeyOf.With("all", all)
	for _, l := range gone {
		q.Lost = append(q.Lost, wording.ClassLostOne.With("at", strings.ToUpper(l.Mark.At), "words", l.Mark.Quote))
	}
}

// agreementRows are the figures of an agreement as a table.
func agreementRows(g *assignment.Agreement) []MeasureRow {
	if g.Compared == 0 {
		return nil
	}
	value := func(f assignment.Figure) string {
		if !f.Defined {
			return wording.ClassUndefined.String()
		}
		return Coefficient(f.Value)
	}
	rows := []MeasureRow{{wording.ClassPercent.String(), wording.Number(g.Alike), wording.ClassPercentOn.With("pairs", g.Pairs, "chance", wording.Number(int(g.Chance*float64(g.Pairs)+.5))), wording.BoardPercentUse.String()}}
	if g.Pairs >= 20 {
		rows[0].Value = wording.Percent(float64(g.Alike) / float64(g.Pairs))
	}
	rows = append(rows,
		MeasureRow{wording.ClassAlpha.String(), value(g.Alpha), wording.ClassAlphaOn.With("n", g.Compared, "given", g.Given, "possible", g.Possible), wording.BoardAlphaUse.String()},
		MeasureRow{wording.ClassFleiss.String(), value(g.Fleiss), wording.ClassFleissOn.With("n", g.FleissUnits), wording.BoardFleissUse.String()})
	if g.Coders == 2 {
		rows = append(rows, MeasureRow{wording.ClassCohen.String(), value(g.Cohen), wording.ClassCohenOn.String(), wording.BoardCohenUse.String()})
	}
	return rows
}
