package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// WallView is the picture of a class. Its zero value is none.
type WallView struct {
	SVG   []byte
	Alt   string
	None  string
	Saves []element.SaveOption
}

const (
	panelsMost = 3 // beside each other on the picture
	wordsMost  = 7
)

// poster makes the picture of a class; ok is false if there is nothing to draw.
func poster(m state.Model, b *assignment.Board) (p chart.Poster, ok bool) {
	p = chart.Poster{Title: b.Assignment.Title, Sub: wording.WallSub.With("n", len(b.Works))}
	shifts := b.Shifts()
	if len(shifts) > 0 {
		p.Panels = append(p.Panels, slopes(shifts))
		p.Foot = articlesNamed(m, b)
	}
	for _, kind := range []corpus.TaskKind{corpus.Tells, corpus.Marking, corpus.Choice, corpus.Code, corpus.Scale} {
		i := slices.IndexFunc(b.Assignment.Tasks, func(t corpus.Task) bool { return t.Kind == kind && (kind != corpus.Scale || len(shifts) == 0) })
		if i < 0 || len(p.Panels) == panelsMost {
			continue
		}
		if panel := panelOf(b, &b.Assignment.Tasks[i]); len(panel.Cells)+len(panel.Words) > 0 {
			p.Panels = append(p.Panels, panel)
		}
	}
	return p, len(p.Panels) > 0
}

// slopes are the answers on a scale before and after the names, as means.
func slopes(shifts []assignment.Shift) chart.Panel {
	t := shifts[0].Task
	end := func(n int, means string) string { return strings.TrimSpace(strconv.Itoa(n) + " " + means) }
	p := chart.Panel{Title: wording.WallTrust.With("task", t.Title), Note: wording.WallMean.String(), Low: end(t.From, t.Low), High: end(t.To, t.High),
		Ends: [2]string{wording.WallBefore.String(), wording.WallAfter.String()}}
	for _, s := range shifts {
		if s.Task.ID != t.ID {
			continue
		}
		share := func(mean float64) float64 { return (mean - float64(t.From)) / float64(max(1, t.To-t.From)) }
		letter := strings.ToUpper(s.Part)
		p.Slopes = append(p.Slopes, chart.Slope{Before: share(s.Before), After: share(s.After),
			Left: strings.TrimSpace(letter + " " + mean(s.Before)), Right: strings.TrimSpace(mean(s.After) + " " + letter)})
	}
	return p
}

func mean(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// panelOf is what the class says to a task, as a panel of the picture.
func panelOf(b *assignment.Board, t *corpus.Task) (p chart.Panel) {
	if t.Kind == corpus.Marking {
		p.Title = wording.WallWords.With("task", t.Title)
		for _, h := range b.Hottest(t, wordsMost) {
			p.Words = append(p.Words, chart.PosterWords{Text: h.Text, N: len(h.Who)})
		}
		return p
	}
	tallies := b.Tally(t)
	given := 0
	for _, y := range tallies {
		given += y.Given
	}
	if given == 0 {
		return p
	}
	if t.Kind == corpus.Tells {
		p.Title = wording.WallSays.With("task", t.Title)
		letters := b.Assignment.Letters(t, "")
		for _, l := range letters {
			p.Heads = append(p.Heads, strings.ToUpper(l))
		}
		for i := range t.Rows {
			row := chart.PosterRow{Label: t.Rows[i].Text, All: len(b.Works)}
			for k := range letters {
				row.N = append(row.N, len(tallies[i*len(letters)+k].Values[0].Who))
			}
			p.Cells = append(p.Cells, row)
		}
		return p
	}
	// An answer in each row, a part in each column.
	p.Title = wording.WallCounts.With("task", t.Title)
	shown := tallies[:min(len(tallies), 6)]
	for _, y := range shown {
		p.Heads = append(p.Heads, strings.ToUpper(y.Part))
	}
	for i, value := range optionsOf(t) {
		row := chart.PosterRow{Label: ValueName(t, value), All: len(b.Works)}
		for _, y := range shown {
			row.N = append(row.N, len(y.Values[i].Who))
		}
		p.Cells = append(p.Cells, row)
	}
	return p
}

// articlesNamed says which article is of which outlet. It is for a class that has the
// names back.
func articlesNamed(m state.Model, b *assignment.Board) string {
	a := m.Collection.Assignment(b.Assignment.ID)
	if a == nil || m.Catalog == nil {
		return ""
	}
	var list []string
	for i, e := range a.Articles {
		if m.Collection.Document(e.Document) != nil {
			list = append(list, wording.WallArticle.With("letter", strings.ToUpper(corpus.Letter(i)), "outlet", element.OutletName(m, e.Document)))
		}
	}
	return strings.Join(list, " · ")
}

// wallOf is the picture of a class, to be shown and saved.
func wallOf(m state.Model, b *assignment.Board) WallView {
	p, ok := poster(m, b)
	if !ok {
		return WallView{None: wording.WallNone.String()}
	}
	return WallView{SVG: p.Draw(), Alt: wording.WallAlt.With("title", p.Title), Saves: []element.SaveOption{
		{Label: wording.WallSavePNG.String(), What: state.WallPicture}, {Label: wording.WallSaveSVG.String(), What: state.WallDrawing}}}
}

// wallFile makes the file of a picture of a class; ok is false if what is none.
func wallFile(m state.Model, what state.Export) (f File, ok bool) {
	a := m.Assignment()
	if what != state.WallDrawing && what != state.WallPicture || a == nil {
		return f, false
	}
	p, drawn := poster(m, m.Board(a.ID))
	if !drawn {
		return f, false
	}
	f = File{Name: a.ID + "-" + string(what), Kind: "image/svg+xml", Content: p.Draw()}
	if what == state.WallPicture {
		f.Kind, f.Width, f.Height = "image/png", chart.PosterWidth*chart.DrawnScale, chart.PosterHeight*chart.DrawnScale
	}
	return f, true
}
