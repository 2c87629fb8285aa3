package chart

import (
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// Shape is that of a picture for sharing.
type Shape struct {
	Width, Height float64 // in pixels
	title, small  float64 // sizes of type, of the title and the least
	row, least    float64 // height of a row at most, and at least
	columns       float64 // share of the width that columns have at most
}

// Wide is 16:9, as slides and previews of links are; Square fits where posts are
// seen on telephones.
var (
	Wide   = Shape{1200, 675, 36, 16, 46, 28, .6}
	Square = Shape{1080, 1080, 42, 21, 66, 34, .55}
)

const (
	shareMargin = 44.0
	roomyColumn = 64.0 // from here on a column has a name and numbers
)

// Shared is a picture of one topic with its parts, to be shown elsewhere.
type Shared struct {
	chart Chart
	topic corpus.Topic
	rows  []Row
	parts []topicRow
	view  View
}

// Share prepares the picture of a topic; ok is false if there is no such topic.
// It shows all columns, whatever the chart leaves out.
func Share(m state.Model, topic string) (s Shared, ok bool) {
	if m.Collection == nil {
		return s, false
	}
	m.Chart.Charting = state.Charting{By: m.Chart.By, Parts: state.Every}
	m = m.Charted()
	if s.topic, ok = m.Coverage.Topic(topic); !ok {
		return s, false
	}
	s.chart = New(m)
	s.view = s.chart.View()
	inside := map[string]bool{topic: true}
	for _, t := range s.chart.topics { // parents come first
		if t.ID == topic || inside[t.Parent] && m.Coverage.Depth(t.ID) > 0 {
			inside[t.ID] = true
			depth := m.Coverage.Depth(t.ID) - m.Coverage.Depth(topic)
			s.rows = append(s.rows, s.chart.row(treeRow{topicRow: t, depth: depth}))
			if t.ID != topic {
				s.parts = append(s.parts, t)
			}
		}
	}
	return s, true
}

// Title states the finding in a sentence or two, by rule.
func (s Shared) Title() string {
	row := s.chart.topic(s.topic)
	told, n := row.told, len(s.chart.Columns)
	topic := s.topic.Title
	_, columns := s.chart.nouns()
	title := ""
	switch {
	case s.topic.Proposed:
		if s.chart.unit.single { // it was looked for in all, also where it has no column
			n = len(s.chart.m.Collection.Documents)
		}
		title = wording.ShareSuggested.With("told", told, "n", n, "columns", columns, "topic", topic)
	case row.coded < n:
		title = wording.SharePartly.With("told", told, "coded", row.coded, "columns", columns, "topic", topic)
	case told == 0:
		title = wording.ShareNone.With("n", n, "columns", columns, "topic", topic)
	case n == 1:
		title = wording.ShareSingle.With("topic", topic)
	case told == n:
		title = wording.Capital(wording.ShareAll.With("every", s.chart.Every(), "topic", topic))
	case told == 1:
		title = wording.ShareOne.With("n", n, "columns", columns, "topic", topic)
	default:
		title = wording.ShareSome.With("told", told, "n", n, "columns", columns, "topic", topic)
	}
	single := 0
	for _, p := range s.parts {
		if p.shows(state.ShowSingle) {
			single++
		}
	}
	if differ := s.rows[0].Differ; single > 0 && n > 1 {
		title += " " + wording.ShareDetails.With("details", len(s.parts), "single", single)
	} else if differ > 0 {
		title += " " + wording.OverviewDiffer.With("facts", differ)
	}
	return title
}

// Draw is the picture as an SVG file, with the title and the address that are
// written into it. Rows that do not fit are counted, those of details of details
// first.
func (s Shared) Draw(shape Shape, title, address string) []byte {
	d := sharing{Shared: s, shape: shape, address: address}
	d.draw(title)
	return d.b
}

type sharing struct {
	drawing
	Shared
	shape   Shape
	address string

	top, row, cells, col, largest float64
}

// fitting are the rows there is room for, and how many are left out.
func (s *sharing) fitting(room float64) (rows []Row, out int) {
	rows = s.rows
	for depth := deepest; depth > 0 && float64(len(rows))*s.shape.least > room; depth-- {
		var kept []Row
		for _, r := range rows {
			if r.Depth < depth || depth == 1 {
				kept = append(kept, r)
			}
		}
		rows = kept
	}
	rows = rows[:min(len(rows), max(1, int(room/s.shape.least)))]
	return rows, len(s.rows) - len(rows)
}

func (s *sharing) draw(title string) {
	w, h := s.shape.Width, s.shape.Height
	s.begin("svg", "xmlns", "http://www.w3.org/2000/svg", "width", px(w), "height", px(h), "viewBox", "0 0 "+px(w)+" "+px(h), "role", "img", "aria-labelledby", "title")
	s.line()
	s.said("title", title, "id", "title")
	s.line()
	s.empty("rect", "width", px(w), "height", px(h), "fill", groundHue)
	y := shareMargin + s.shape.title*.8
	for _, line := range wrap(title, w-2*shareMargin, s.shape.title*.92, 3) {
		s.text(shareMargin, y, s.shape.title, serifType, "700", inkColor, "start", line)
		y += s.shape.title * 1.15
	}
	y -= s.shape.title * .2
	where := s.shape.small + 3
	s.text(shareMargin, y, where, sansType, "", softColor, "start", wrap(s.where(), w-2*shareMargin, where, 1)[0])
	s.measure(y + 18)
	room := h - shareMargin - 3.6*s.shape.small - s.top
	rows, out := s.fitting(room)
	s.row = min(s.shape.row, room/float64(len(rows)))
	s.largest = min(s.row*.8, s.col*.36, 40)
	s.heads()
	for i, r := range rows {
		s.draws(r, s.top+float64(i)*s.row, i)
	}
	for k := range s.view.Columns {
		markSilence(rows, k)
		s.silence(rows, k)
	}
	bottom := s.top + float64(len(rows))*s.row
	s.empty("path", "d", "M"+px(shareMargin)+" "+px(bottom)+"H"+px(w-shareMargin), "stroke", inkColor, "stroke-width", "1.5")
	s.foot(bottom+1.7*s.shape.small, out)
	s.end()
	s.line()
}

// where is when and where it was, and what the picture is of.
func (s *sharing) where() string {
	date := dateOf(s.topic, wording.LongDate)
	title := s.chart.m.Collection.Title
	switch {
	case date != "" && s.topic.Place != "":
		return wording.SharePlaceDate.With("place", s.topic.Place, "date", date, "title", title)
	case date != "":
		return wording.ShareDate.With("date", date, "title", title)
	}
	return title
}

func (s *sharing) measure(y float64) {
	n := float64(len(s.view.Columns))
	inner := s.shape.Width - 2*shareMargin
	s.col = min(118, inner*s.shape.columns/n)
	s.cells = shareMargin + inner - n*s.col
	s.top = y + 46
	if s.roomy() {
		s.top = y + 56 + 2.2*s.shape.small
	}
}

func (s *sharing) roomy() bool { return s.col >= roomyColumn }

func (s *sharing) x(column int) float64 { return s.cells + (float64(column)+.5)*s.col }

func (s *sharing) heads() {
	for i, c := range s.view.Columns {
		if !s.roomy() {
			s.mark(c.Mark, s.x(i), s.top-20, min(30, s.col*.86))
			continue
		}
		size := min(s.shape.small-1, 17)
		lines := wrap(c.Outlet, s.col-2, size, 2)
		s.mark(c.Mark, s.x(i), s.top-26-float64(len(lines))*size*1.12, 34)
		for k, line := range lines {
			s.text(s.x(i), s.top-10-float64(len(lines)-1-k)*size*1.12, size, sansType, "600", inkColor, "middle", line)
		}
	}
	s.empty("path", "d", "M"+px(shareMargin)+" "+px(s.top)+"H"+px(s.shape.Width-shareMargin), "stroke", inkColor, "stroke-width", "1.5")
	s.line()
}

// draws a row.
func (s *sharing) draws(r Row, y float64, i int) {
	if i > 0 {
		s.empty("path", "d", "M"+px(shareMargin)+" "+px(y)+"H"+px(s.shape.Width-shareMargin), "stroke", ruleColor)
	}
	size := min(s.shape.small*1.3, s.row*.56)
	weight := ""
	if r.Depth == 0 {
		weight = "700"
	}
	label := r.Title
	sign := ""
	if r.Differ > 0 {
		sign = wording.Nbsp + r.Sign()
	}
	x := shareMargin + float64(r.Depth)*18
	fit := wrap(label, s.cells-x-8-spanOf(sign, size)-s.col*.2, size*.92, 1)[0]
	s.begin("g", "data-topic", r.Topic)
	s.text(x, y+s.row/2+size*.35, size, serifType, weight, inkColor, "start", fit+sign)
	for k, c := range r.Cells {
		if c.Uncoded {
			s.dotted(c, s.x(k), y+5, s.row-10)
		}
		if c.Share == "" {
			continue
		}
		side, m := c.Size*s.largest, s.view.Columns[k].Mark
		s.begin("g", "data-column", c.Document, "data-share", c.Share)
		s.empty("path", "d", "M"+px(s.x(k))+" "+px(y)+"v"+px(s.row), "stroke", hueOf(m), "stroke-width", "2", "stroke-opacity", ".45")
		s.empty("path", "d", m.Outline(), "fill", hueOf(m), "transform", "translate("+px(s.x(k)-side/2)+" "+px(y+s.row/2-side/2)+") scale("+px4(side/100)+")")
		if s.roomy() {
			s.text(s.x(k)+s.largest*.5+7, y+s.row/2+s.shape.small*.36, s.shape.small, sansType, "", softColor, "start", c.Number())
		}
		s.end()
	}
	s.end()
	s.line()
}

func (s *sharing) silence(rows []Row, k int) {
	first := 0
	for i, r := range rows {
		if r.Cells[k].Opens {
			first = i
		}
		if r.Cells[k].Closes {
			y := s.top + float64(first)*s.row + 4
			s.empty("rect", "data-silent", wording.Number(i-first+1), "x", px(s.x(k)-5), "y", px(y), "width", "10", "height", px(s.top+float64(i+1)*s.row-4-y), "rx", "5", "fill", sunkColor, "stroke", edgeColor)
		}
	}
}

// foot is the key, and the source and the address below it.
func (s *sharing) foot(y float64, out int) {
	x, small := shareMargin, s.shape.small
	s.empty("circle", "cx", px(x+4), "cy", px(y-5), "r", "4", "fill", quietColor)
	s.empty("circle", "cx", px(x+20), "cy", px(y-5), "r", "8", "fill", quietColor)
	share := s.view.Key()
	s.text(x+34, y, small, sansType, "", softColor, "start", share)
	x += 34 + spanOf(share, small) + 18
	if s.view.Silence {
		s.empty("rect", "x", px(x), "y", px(y-16), "width", "9", "height", "20", "rx", "4.5", "fill", sunkColor, "stroke", edgeColor)
		s.text(x+16, y, small, sansType, "", softColor, "start", wording.KeySilent.String())
		x += 16 + spanOf(wording.KeySilent.String(), small) + 18
	}
	if s.view.Uncoded {
		s.dotted(Cell{}, x+2, y-14, 16)
		s.text(x+14, y, small, sansType, "", softColor, "start", wording.CodingLegendShort.String())
		x += 14 + spanOf(wording.CodingLegendShort.String(), small) + 18
	}
	if s.view.Differ {
		s.text(x, y, small, sansType, "", softColor, "start", unequal+" "+wording.KeyDiffer.String())
		x += spanOf(wording.KeyDiffer.String(), small) + 36
	}
	if out > 0 {
		s.text(s.shape.Width-shareMargin, y, small, sansType, "", softColor, "end", wording.ShareMore.With("n", out))
	}
	s.line()
	y = s.shape.Height - shareMargin + 8
	of := wording.DrawingSource
	if s.chart.m.Uncoded() {
		of = wording.DrawingSuggestedSource
	}
	source := of.With("title", s.chart.m.Collection.Title, "n", len(s.chart.m.Collection.Documents))
	room := s.shape.Width - 2*shareMargin
	if s.address != "" {
		width := min(room/2, spanOf(s.address, small))
		s.text(s.shape.Width-shareMargin, y, small, sansType, "600", inkColor, "end", wrap(s.address, width+4, small, 1)[0])
		room -= width + 24
	}
	size := min(small, 17)
	s.text(shareMargin, y, size, sansType, "", quietColor, "start", wrap(source, room, size*.94, 1)[0])
	s.line()
}
