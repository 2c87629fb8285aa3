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
	drawnSpine  = 68.0  // years, axis and leads
	drawnAxis   = 44.0  // the axis, from the left of the spine
	drawnWhen   = 116.0 // dates
	drawnTold   = 64.0
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
		s.col, s.largest, s.headDepth = 28, 22, 44
	}
	s.left = drawnMargin
	if s.v.Dated {
		s.left += drawnSpine
	}
	s.cells = s.left + drawnWhen + s.title
	s.width = s.cells + float64(n)*s.col + drawnTold + drawnMargin
	s.top = drawnMargin + 76 + s.headDepth
	for _, col := range s.v.Columns {
		s.legend = append(s.legend, col.Outlet+": "+col.Short)
	}
	s.height = s.bottom() + 56 + 80 + float64((n+s.across()-1)/s.across())*24 + 60
}

// across is how many names of columns stand beside each other below the chart.
func (s *sheet) across() int { return max(1, int((s.width-2*drawnMargin)/330)) }

// bottom is where the rows end. Rows without a date have a heading.
func (s *sheet) bottom() float64 {
	y := s.top + float64(len(s.v.Rows))*drawnRow
	if s.v.Heading != "" {
		y += drawnRow
	}
	return y
}

// rowY is the top of a row.
func (s *sheet) rowY(i int) float64 {
	y := s.top + float64(i)*drawnRow
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
	s.said("title", s.m.Collection.Title+": coverage chart", "id", "title")
	s.line()
	s.said("desc", s.description(), "id", "desc")
	s.line()
	s.empty("rect", "width", size[0], "height", size[1], "fill", groundHue)
	s.line()
	s.text(drawnMargin, drawnMargin+22, 24, serifType, "700", inkColor, "start", wrap(s.m.Collection.Title, s.width-2*drawnMargin, 24, 1)[0])
	s.text(drawnMargin, drawnMargin+46, 13, sansType, "", softColor, "start", wrap(s.settings(), s.width-2*drawnMargin, 13, 1)[0])
	s.line()
	s.heads()
	s.axis()
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
	return "Topics by date, " + s.axes() + "; the mark’s area is the topic’s share of the article."
}

func (s *sheet) axes() string {
	if s.v.Grouped {
		return "outlets across"
	}
	return "articles across"
}

// description is the chart in words.
func (s *sheet) description() string {
	text := s.v.Caption + ". " + wording.Tally(len(s.v.Rows), "row") + ", " + wording.Tally(len(s.v.Columns), "column") + "; " +
		s.v.Told + " cells are told, " + s.v.Silent + " are silent."
	if s.v.Uncoded != "" {
		text += " " + s.v.Uncoded + " " + wording.CodingNotCoded.String() + "."
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
			continue
		}
		s.mark(col.Mark, x, y+16, 30)
		for k, line := range wrap(col.Outlet, s.col-2, 12.5, 3) {
			s.text(x, y+46+float64(k)*14, 12, sansType, "600", inkColor, "middle", line)
		}
	}
	s.text(drawnMargin, s.top-12, 12, sansType, "", quietColor, "start", "Topic")
	s.text(s.width-drawnMargin, s.top-12, 12, sansType, "", quietColor, "end", "Told by")
	s.rule(drawnMargin, s.top, inkColor)
}

func (s *sheet) rule(x, y float64, color string) {
	s.empty("path", "d", "M"+px(x)+" "+px(y)+"H"+px(s.width-drawnMargin), "stroke", color)
	s.line()
}

// axis draws time at the left edge, and from each date a lead to its row.
func (s *sheet) axis() {
	if !s.v.Dated {
		return
	}
	x := drawnMargin + drawnAxis
	at := func(rows float64) float64 { return s.top + rows*drawnRow }
	s.empty("path", "d", "M"+px(x)+" "+px(s.top)+"V"+px(at(float64(s.v.Undated))), "stroke", edgeColor)
	for _, year := range s.v.Years {
		y := at(year.At)
		s.empty("path", "d", "M"+px(x-5)+" "+px(y)+"H"+px(x), "stroke", edgeColor)
		if year.Broken {
			s.empty("path", "d", "M"+px(x-4)+" "+px(y-5)+"l8 -4m-8 0l8 -4", "stroke", edgeColor)
		}
		s.text(x-8, y+4, 12, sansType, "600", softColor, "end", year.Label)
	}
	s.line()
	for i, r := range s.v.Rows[:s.v.Undated] {
		if !r.Dated {
			continue
		}
		y, middle := at((r.From+r.To)/2), s.rowY(i)+drawnRow/2
		end := drawnMargin + drawnSpine - 4
		s.empty("path", "d", "M"+px(x)+" "+px(y)+"C"+px((x+end)/2)+" "+px(y)+" "+px((x+end)/2)+" "+px(middle)+" "+px(end)+" "+px(middle), "fill", "none", "stroke", edgeColor, "stroke-opacity", ".6")
		if r.To > r.From {
			s.empty("path", "d", "M"+px(x)+" "+px(at(r.From))+"V"+px(at(r.To)), "stroke", inkColor, "stroke-width", "3", "stroke-opacity", ".35")
		}
		fill := inkColor
		if r.Wide {
			fill = groundHue
		}
		s.empty("circle", "cx", px(x), "cy", px(y), "r", "2.75", "fill", fill, "stroke", inkColor, "stroke-width", "1.25")
		s.line()
	}
}

func (s *sheet) row(i int) {
	r, y := s.v.Rows[i], s.rowY(i)
	if i == s.v.Undated && s.v.Heading != "" {
		s.text(drawnMargin, y-10, 12, sansType, "", quietColor, "start", s.v.Heading)
	}
	if i > 0 {
		from := s.left
		if i >= s.v.Undated {
			from = drawnMargin
		}
		s.rule(from, y, ruleColor)
	}
	s.begin("g", "data-topic", r.Topic)
	s.text(s.left, y+drawnRow/2+4, 12, sansType, "", quietColor, "start", r.Date)
	indent := float64(r.Depth) * 14
	title := r.Title
	if r.Folded && r.Parts != "" {
		title += " (with " + r.Parts + ")"
	}
	if r.Proposed {
		title += " (proposed)"
	}
	x := s.left + drawnWhen + indent
	if s.v.Dated && i >= s.v.Undated {
		x = drawnMargin + indent // no date and no axis before it
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
			s.empty("path", "data-uncoded", cell.Document, "d", "M"+px(s.columnX(k))+" "+px(y+4)+"v"+px(drawnRow-8), "stroke", edgeColor, "stroke-width", "2", "stroke-dasharray", "0 8", "stroke-linecap", "round")
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
		bare := cell.Share
		if n := len(bare) - len(wording.Nbsp+"%"); n > 0 {
			bare = bare[:n]
		}
		s.text(x+side*.58+4, middle+4, 11, sansType, "600", inkColor, "start", bare)
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
	below := "Topics told; passages in the article"
	if s.v.Grouped {
		below = "Topics told; articles of the outlet"
	}
	s.text(drawnMargin, y+24, 12, sansType, "", quietColor, "start", below)
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
	share := "The area of a mark is the share of the article:"
	if s.v.Grouped {
		share = "The area of a mark is the share of the outlet’s articles:"
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
	s.text(x+16, y+4, 12, sansType, "", softColor, "start", "silence: not mentioned")
	if s.v.Uncoded != "" {
		x += 16 + spanOf("silence: not mentioned", 12) + 12
		s.empty("path", "d", "M"+px(x)+" "+px(y-12)+"v24", "stroke", edgeColor, "stroke-width", "2", "stroke-dasharray", "0 8", "stroke-linecap", "round")
		s.text(x+12, y+4, 12, sansType, "", softColor, "start", wording.CodingLegendShort.String())
	}
	y += 26
	if s.v.Dated {
		axis := "Time runs down, not to scale; an open dot is known to the month or year only."
		if s.v.True {
			axis = "Time is to scale; an open dot is known to the month, the year or a span only."
		}
		s.text(drawnMargin, y+4, 12, sansType, "", softColor, "start", axis)
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
	text := "Source: the coding of “" + s.m.Collection.Title + "” (" + wording.Tally(len(s.m.Collection.Documents), "article") + ")"
	if s.m.Uncoded() {
		text = "Source: topics proposed by program for “" + s.m.Collection.Title + "” (" + wording.Tally(len(s.m.Collection.Documents), "article") + ")"
	}
	if s.v.Cut != "" {
		text += "; " + s.v.Cut
	}
	return text + ". Drawn by Parallax."
}
