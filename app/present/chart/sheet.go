package chart

import (
	"strconv"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// Measures of the drawn chart, in pixels.
const (
	drawnMargin = 32.0
	drawnWhen   = 116.0 // dates
	drawnTold   = 92.0
	drawnRow    = 34.0
	DrawnScale  = 2 // pixels of a picture for one of the drawing
)

// Drawing draws the coverage chart as the settings have it as an SVG file:
// what the page shows, rows that it has not drawn yet among them, with what is
// needed to read it elsewhere. It is drawn from the same View as the page.
func Drawing(m state.Model) (svg []byte, width, height int) {
	if m.Collection == nil {
		return nil, 0, 0
	}
	m = m.Charted()
	m.Chart.Rows = len(m.Coverage.Topics) + 1
	c := New(m)
	s := sheet{v: c.View(), controls: c.Controls(), m: m}
	s.measure()
	s.draw()
	return s.b, int(s.width), int(s.height)
}

// sheet is a chart that is being drawn.
type sheet struct {
	drawing
	v        View
	controls Controls
	m        state.Model

	col, title, largest      float64 // widths of a column and of titles, side of the largest mark
	top                      float64 // of the first row
	left, cells              float64 // of dates, of the first column
	width, height, headDepth float64
	legend                   []string // names of columns
}

func (s *sheet) measure() {
	n := len(s.v.Columns)
	s.col, s.title, s.largest, s.headDepth = 92, 330, 26, 84
	if n >= 8 {
		s.col, s.title = 72, 280
	}
	if s.v.Narrow {
		s.col, s.largest, s.headDepth = 28, 22, 190
	}
	s.left = drawnMargin
	s.cells = s.left + drawnWhen + s.title
	s.width = s.cells + float64(n)*s.col + drawnTold + drawnMargin
	s.top = drawnMargin + 76 + s.headDepth
	for _, col := range s.v.Columns {
		s.legend = append(s.legend, col.Outlet+": "+col.Short)
	}
	s.height = s.bottom() + 56 + 54 + float64((n+s.across()-1)/s.across())*24 + 60
}

// across is how many names of columns stand beside each other below the chart.
func (s *sheet) across() int { return max(1, int((s.width-2*drawnMargin)/330)) }

// bottom is where the rows end.
func (s *sheet) bottom() float64 { return s.rowY(len(s.v.Rows)) }

// rowY is the top of a row. A section with a heading begins a row lower.
func (s *sheet) rowY(i int) float64 {
	y := s.top + float64(i)*drawnRow
	if s.v.Others != "" && i >= s.v.Lead {
		y += drawnRow
	}
	if s.v.Heading != "" && i >= s.v.Undated {
		y += drawnRow
	}
	return y
}

func (s *sheet) columnX(i int) float64 { return s.cells + (float64(i)+.5)*s.col }

func (s *sheet) draw() {
	size := []string{strconv.Itoa(int(s.width)), strconv.Itoa(int(s.height))}
	s.begin("svg", "xmlns", "http://www.w3.org/2000/svg", "width", size[0], "height", size[1], "viewBox", "0 0 "+size[0]+" "+size[1],
		"role", "img", "aria-labelledby", "title desc")
	s.line()
	s.said("title", wording.DrawingTitle.With("title", s.m.Collection.Title), "id", "title")
	s.line()
	s.said("desc", s.description(), "id", "desc")
	s.line()
	s.empty("rect", "width", size[0], "height", size[1], "fill", groundHue)
	s.line()
	s.text(drawnMargin, drawnMargin+22, 24, serifType, "700", inkColor, "start", wrap(s.m.Collection.Title, s.width-2*drawnMargin, 24, 1)[0])
	s.text(drawnMargin, drawnMargin+46, 13, sansType, "", softColor, "start", wrap(s.settings(), s.width-2*drawnMargin, 13, 1)[0])
	s.line()
	s.heads()
	for i := range s.v.Rows {
		s.row(i)
	}
	s.silence()
	s.foot()
	s.key()
	s.end()
	s.line()
}

// settings says what is drawn.
func (s *sheet) settings() string {
	if s.controls.Said != "" {
		return s.controls.Said
	}
	return s.v.Caption
}

// description is the chart in words.
func (s *sheet) description() string {
	told, silent, uncoded := 0, 0, 0
	for _, r := range s.v.Rows {
		for _, cell := range r.Cells {
			switch {
			case cell.Uncoded:
				uncoded++
			case cell.Share != "":
				told++
			default:
				silent++
			}
		}
	}
	text := wording.DrawingText.With("caption", s.v.Caption, "rows", len(s.v.Rows), "columns", len(s.v.Columns), "told", told, "cells", told+silent+uncoded, "silent", silent)
	if uncoded > 0 {
		text += " " + wording.DrawingNotCoded.With("cells", uncoded)
	}
	if s.v.Cut != "" {
		text += " " + s.v.Cut + "."
	}
	return text
}

func (s *sheet) heads() {
	y := s.top - s.headDepth
	for i, col := range s.v.Columns {
		x := s.columnX(i)
		if s.v.Narrow {
			s.mark(col.Mark, x, s.top-22, 22)
			s.upright(x+4, s.top-40, 12, wrap(col.Outlet, s.headDepth-44, 12, 1)[0])
			continue
		}
		s.mark(col.Mark, x, y+16, 30)
		for k, line := range wrap(col.Outlet, s.col-2, 12.5, 3) {
			s.text(x, y+46+float64(k)*14, 12, sansType, "600", inkColor, "middle", line)
		}
	}
	s.text(drawnMargin, s.top-12, 12, sansType, "", quietColor, "start", wording.ChartTopic.String())
	s.text(s.width-drawnMargin, s.top-12, 12, sansType, "", quietColor, "end", wording.ChartCoveredBy.String())
	s.rule(drawnMargin, s.top, inkColor)
}

func (s *sheet) rule(x, y float64, color string) {
	s.empty("path", "d", "M"+px(x)+" "+px(y)+"H"+px(s.width-drawnMargin), "stroke", color)
	s.line()
}

func (s *sheet) row(i int) {
	r, y := s.v.Rows[i], s.rowY(i)
	switch {
	case i == s.v.Lead && s.v.Others != "":
		s.text(drawnMargin, y-10, 14, serifType, "700", inkColor, "start", s.v.Others+" ("+s.v.ByDate+")")
		s.rule(drawnMargin, y, inkColor)
	case i == s.v.Undated && s.v.Heading != "":
		s.text(drawnMargin, y-10, 12, sansType, "", quietColor, "start", s.v.Heading)
		s.rule(drawnMargin, y, edgeColor)
	case i > 0:
		s.rule(s.left, y, ruleColor)
	}
	s.begin("g", "data-topic", r.Topic)
	s.text(s.left, y+drawnRow/2+4, 12, sansType, "", quietColor, "start", r.Date)
	indent := float64(r.Depth) * 14
	title := r.Title
	if r.Folded {
		title = wording.DrawingWith.With("topic", title, "n", r.Parts)
	}
	if r.Proposed {
		title = wording.DrawingSuggested.With("topic", title)
	}
	if r.Differ > 0 {
		title += wording.Nbsp + r.Sign()
	}
	x := s.left + drawnWhen + indent
	if s.v.Heading != "" && i >= s.v.Undated {
		x = drawnMargin + indent // no date before it
	}
	lines := wrap(title, s.cells-x-12, 14, 2)
	base := y + drawnRow/2 + 5
	if len(lines) > 1 {
		base -= 7.5
	}
	for k, line := range lines {
		s.text(x, base+float64(k)*15, 14, serifType, "", inkColor, "start", line)
	}
	weight := ""
	if r.Strong {
		weight = "700"
	}
	s.text(s.width-drawnMargin, y+drawnRow/2+4, 12, sansType, weight, softColor, "end", r.Told)
	for k, cell := range r.Cells {
		switch {
		case cell.Uncoded:
			s.dotted(cell, s.columnX(k), y+4, drawnRow-8)
		case cell.Share != "":
			s.told(cell, s.v.Columns[k].Mark, s.columnX(k), y)
		}
	}
	s.end()
	s.line()
}

// told draws a cell: the column's thread and the mark on it.
func (s *sheet) told(cell Cell, m element.Mark, x, y float64) {
	middle, side := y+drawnRow/2, cell.Size*s.largest
	s.begin("g", "data-column", cell.Document, "data-share", cell.Share)
	s.said("title", cell.Label)
	s.empty("path", "d", "M"+px(x)+" "+px(y)+"v"+px(drawnRow), "stroke", hueOf(m), "stroke-width", "2", "stroke-opacity", ".45")
	s.empty("path", "d", m.Outline(), "fill", hueOf(m), "transform", "translate("+px(x-side/2)+" "+px(middle-side/2)+") scale("+px4(side/100)+")")
	if !s.v.Narrow {
		s.text(x+s.largest*.58+4, middle+4, 12, sansType, "", softColor, "start", cell.Number())
	}
	s.end()
}

// silence draws each run of silent cells in a column as one hollow thread.
func (s *sheet) silence() {
	for k := range s.v.Columns {
		first := 0
		for i, r := range s.v.Rows {
			if r.Cells[k].Opens {
				first = i
			}
			if r.Cells[k].Closes {
				y := s.rowY(first) + 3
				s.empty("rect", "data-silent", strconv.Itoa(i-first+1), "x", px(s.columnX(k)-4), "y", px(y), "width", "8", "height", px(s.rowY(i)+drawnRow-3-y),
					"rx", "4", "fill", sunkColor, "stroke", edgeColor)
			}
		}
		s.line()
	}
}

func (s *sheet) foot() {
	y := s.bottom()
	s.rule(drawnMargin, y, inkColor)
	s.text(drawnMargin, y+20, 12, sansType, "", quietColor, "start", s.v.Covers)
	s.text(drawnMargin, y+38, 12, sansType, "", quietColor, "start", s.v.Below())
	size := 15.0
	if s.v.Narrow {
		size = 11
	}
	for k, col := range s.v.Columns {
		s.text(s.columnX(k), y+20, size, sansType, "700", inkColor, "middle", col.Topics)
		s.text(s.columnX(k), y+38, min(12, size), sansType, "", quietColor, "middle", col.Passages)
	}
	s.text(s.width-drawnMargin, y+20, 12, sansType, "700", inkColor, "end", s.v.Told)
	s.line()
}

// key says how to read the chart, names the columns, and says where it is from.
func (s *sheet) key() {
	x, y := drawnMargin, s.bottom()+56+24
	share := wording.DrawingShare.String()
	if s.v.Grouped {
		share = wording.DrawingShareOutlet.String()
	}
	s.text(x, y+4, 12, sansType, "", softColor, "start", share)
	x += spanOf(share, 12) + 4
	for _, mark := range s.v.Scale {
		side := mark.Size * s.largest
		s.empty("circle", "cx", px(x+side/2), "cy", px(y), "r", px(side*.46), "fill", quietColor)
		s.text(x+side+4, y+4, 12, sansType, "", softColor, "start", mark.Share)
		x += side + 44
	}
	x += 12
	s.empty("rect", "x", px(x), "y", px(y-14), "width", "8", "height", "28", "rx", "4", "fill", sunkColor, "stroke", edgeColor)
	s.text(x+16, y+4, 12, sansType, "", softColor, "start", wording.KeySilent.String())
	x += 16 + spanOf(wording.KeySilent.String(), 12) + 24
	if s.v.Uncoded {
		s.dotted(Cell{}, x, y-12, 24)
		s.text(x+12, y+4, 12, sansType, "", softColor, "start", wording.CodingLegendShort.String())
		x += 12 + spanOf(wording.CodingLegendShort.String(), 12) + 24
	}
	if s.v.Differ {
		s.text(x, y+4, 12, sansType, "", softColor, "start", unequal+" "+wording.KeyDiffer.String())
	}
	y += 30
	n := s.across()
	for i, col := range s.v.Columns {
		at := drawnMargin + float64(i%n)*330
		line := y + float64(i/n)*24
		s.mark(col.Mark, at+9, line, 18)
		s.text(at+24, line+4, 12, sansType, "", inkColor, "start", wrap(s.legend[i], 300, 12, 1)[0])
	}
	s.line()
	s.text(drawnMargin, s.height-drawnMargin+8, 11, sansType, "", quietColor, "start", wrap(s.source(), s.width-2*drawnMargin, 11, 1)[0])
}

// source says what the drawing rests on.
func (s *sheet) source() string {
	of := wording.DrawingSource
	if s.m.Uncoded() {
		of = wording.DrawingSuggestedSource
	}
	text := of.With("title", s.m.Collection.Title, "n", len(s.m.Collection.Documents))
	if s.v.Cut != "" {
		text = s.v.Cut + ". " + text
	}
	return text
}
