package chart

import (
	"strconv"

	"parallax/app/wording"
)

// Poster is a picture of figures in columns side by side, to be hung up: a title that is
// read from afar, and panels of which each shows one thing.
type Poster struct {
	Title, Sub, Foot string
	Panels           []Panel
}

// Panel is one column of a poster. One of Slopes, Cells and Words has something.
type Panel struct {
	Title, Note string
	Low, High   string    // what the ends of the scale of Slopes are
	Ends        [2]string // what the sides of Slopes are
	Slopes      []Slope
	Heads       []string // above Cells
	Cells       []PosterRow
	Words       []PosterWords
}

// Slope is a figure before and after, from 0 to 1 of its scale.
type Slope struct {
	Before, After float64
	Left, Right   string
}

// PosterRow has a count for each head, of All.
type PosterRow struct {
	Label string
	N     []int
	All   int
}

// PosterWords is a quotation and how many chose it.
type PosterWords struct {
	Text string
	N    int
}

// PosterWidth and PosterHeight are the size of a poster in pixels: the shape of A4 on its
// long side.
const (
	PosterWidth  = 1600
	PosterHeight = 1131
)

const (
	posterMargin = 64.0
	posterGap    = 56.0
	posterType   = 22.0
)

type postering struct {
	drawing
	x, y, width, bottom float64
}

// Draw is the poster as an SVG file. What does not fit is counted.
func (p Poster) Draw() []byte {
	d := &postering{}
	w, h := float64(PosterWidth), float64(PosterHeight)
	d.begin("svg", "xmlns", "http://www.w3.org/2000/svg", "width", px(w), "height", px(h), "viewBox", "0 0 "+px(w)+" "+px(h), "role", "img", "aria-labelledby", "title")
	d.line()
	d.said("title", p.Title, "id", "title")
	d.empty("rect", "width", px(w), "height", px(h), "fill", groundHue)
	y := posterMargin + 44
	for _, line := range wrap(p.Title, w-2*posterMargin, 56, 2) {
		d.text(posterMargin, y, 60, serifType, "700", inkColor, "start", line)
		y += 68
	}
	d.text(posterMargin, y, 26, sansType, "", softColor, "start", wrap(p.Sub, w-2*posterMargin, 26, 1)[0])
	d.line()
	d.bottom = h - posterMargin - 40
	d.width = (w - 2*posterMargin - posterGap*float64(len(p.Panels)-1)) / float64(max(1, len(p.Panels)))
	for i, panel := range p.Panels {
		d.x, d.y = posterMargin+float64(i)*(d.width+posterGap), y+64
		d.panel(panel)
		d.line()
	}
	d.text(posterMargin, h-posterMargin+8, 20, sansType, "", quietColor, "start", wrap(p.Foot, w-2*posterMargin, 20, 1)[0])
	d.end()
	d.line()
	return d.b
}

func (d *postering) panel(p Panel) {
	for _, line := range wrap(p.Title, d.width, 27, 2) {
		d.text(d.x, d.y, 28, serifType, "700", inkColor, "start", line)
		d.y += 34
	}
	d.rule(d.y-14, inkColor)
	d.y += 14
	switch {
	case len(p.Slopes) > 0:
		d.slopes(p)
	case len(p.Cells) > 0:
		d.cells(p)
	default:
		d.words(p)
	}
}

func (d *postering) rule(y float64, color string) {
	d.empty("path", "d", "M"+px(d.x)+" "+px(y)+"h"+px(d.width), "stroke", color, "stroke-width", "1.5")
}

// slopes draws a line for each figure between two uprights. Labels that would lie on each
// other are moved apart.
func (d *postering) slopes(p Panel) {
	left, right := d.x+d.width*.3, d.x+d.width*.7
	top, bottom := d.y+56, min(d.bottom-110, d.y+56+d.width*.95)
	d.text(d.x, top-26, 20, sansType, "", softColor, "start", p.High)
	d.text(d.x, bottom+34, 20, sansType, "", softColor, "start", p.Low)
	for _, x := range []float64{left, right} {
		d.empty("path", "d", "M"+px(x)+" "+px(top)+"V"+px(bottom), "stroke", edgeColor, "stroke-width", "1.5")
	}
	d.text(left, bottom+66, posterType, sansType, "600", inkColor, "middle", p.Ends[0])
	d.text(right, bottom+66, posterType, sansType, "600", inkColor, "middle", p.Ends[1])
	at := func(v float64) float64 { return bottom - v*(bottom-top) }
	var before, after []float64
	for _, s := range p.Slopes {
		before, after = append(before, at(s.Before)), append(after, at(s.After))
	}
	lefts, rights := apart(before, posterType*1.2), apart(after, posterType*1.2)
	for i, s := range p.Slopes {
		color := hueColors[i%len(hueColors)]
		d.begin("g", "data-before", px(s.Before), "data-after", px(s.After))
		d.empty("path", "d", "M"+px(left)+" "+px(before[i])+"L"+px(right)+" "+px(after[i]), "stroke", color, "stroke-width", "4")
		d.empty("circle", "cx", px(left), "cy", px(before[i]), "r", "8", "fill", groundHue, "stroke", color, "stroke-width", "4")
		d.empty("circle", "cx", px(right), "cy", px(after[i]), "r", "9", "fill", color)
		d.text(left-18, lefts[i]+8, posterType, sansType, "700", inkColor, "end", s.Left)
		d.text(right+18, rights[i]+8, posterType, sansType, "700", inkColor, "start", s.Right)
		d.end()
	}
	if p.Note != "" {
		y := bottom + 104
		for _, line := range wrap(p.Note, d.width, 18, 2) {
			d.text(d.x, y, 18, sansType, "", quietColor, "start", line)
			y += 24
		}
	}
}

// apart are heights that lie at least so far from each other, as near to the given ones
// as one pass up and one down leave them.
func apart(at []float64, least float64) []float64 {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
		for j := i; j > 0 && at[order[j]] < at[order[j-1]]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	moved := make([]float64, len(at))
	copy(moved, at)
	for k := 1; k < len(order); k++ {
		if d := moved[order[k-1]] + least - moved[order[k]]; d > 0 {
			moved[order[k]] += d / 2
			moved[order[k-1]] -= d / 2
		}
	}
	for k := 1; k < len(order); k++ {
		moved[order[k]] = max(moved[order[k]], moved[order[k-1]]+least)
	}
	return moved
}

// cells draws a bar and a count for each head of a row.
func (d *postering) cells(p Panel) {
	heads := float64(len(p.Heads))
	label := max(d.width*.4, d.width-heads*96)
	col := (d.width - label) / max(1, heads)
	for i, h := range p.Heads {
		d.text(d.x+label+float64(i)*col, d.y+8, posterType, sansType, "700", inkColor, "start", wrap(h, col-6, posterType, 1)[0])
	}
	d.y += 24
	row := min(92, max(44, (d.bottom-d.y-30)/float64(max(1, len(p.Cells)))))
	for i, r := range p.Cells {
		if d.y+row > d.bottom {
			d.left(len(p.Cells) - i)
			return
		}
		d.rule(d.y, ruleColor)
		lines := wrap(r.Label, label-10, 17.5, int((row-12)/23))
		for k, line := range lines {
			d.text(d.x, d.y+row/2+6+(float64(k)-float64(len(lines)-1)/2)*23, 19, sansType, "", inkColor, "start", line)
		}
		for k, n := range r.N {
			x, bar := d.x+label+float64(k)*col, max(8, col-58)
			d.begin("g", "data-n", strconv.Itoa(n), "data-all", strconv.Itoa(r.All))
			d.text(x+36, d.y+row/2+9, 26, sansType, "700", inkColor, "end", strconv.Itoa(n))
			d.empty("rect", "x", px(x+44), "y", px(d.y+row/2-10), "width", px(bar), "height", "20", "fill", ruleColor)
			if r.All > 0 && n > 0 {
				d.empty("rect", "x", px(x+44), "y", px(d.y+row/2-10), "width", px(bar*float64(n)/float64(r.All)), "height", "20", "fill", inkColor)
			}
			d.end()
		}
		d.y += row
	}
	d.rule(d.y, ruleColor)
}

func (d *postering) words(p Panel) {
	for i, w := range p.Words {
		lines := wrap(w.Text, d.width-80, 23, 4)
		height := float64(len(lines))*31 + 28
		if d.y+height > d.bottom {
			d.left(len(p.Words) - i)
			return
		}
		d.begin("g", "data-n", strconv.Itoa(w.N))
		for k, line := range lines {
			d.text(d.x, d.y+28+float64(k)*31, 24, serifType, "", inkColor, "start", line)
		}
		d.text(d.x+d.width, d.y+30, 30, sansType, "700", inkColor, "end", strconv.Itoa(w.N))
		d.end()
		d.y += height
		d.rule(d.y, ruleColor)
	}
}

// left says how many more there are.
func (d *postering) left(n int) {
	d.text(d.x+d.width, d.bottom+24, 18, sansType, "", quietColor, "end", wording.WallMore.With("n", n))
}
