package paper

import (
	"sort"

	"parallax/corpus"
)

// sheetPages is what a handout should have: the two sides of a sheet of paper.
const sheetPages = 2

// piece is a passage as it stands in a column of texts, or the head of an article.
type piece struct {
	article, passage int // indexes; passage −1 is the head
	tall             float64
}

// side is one page: texts first, then tasks. Each list of tasks is a row of one or two
// columns.
type side struct {
	chart bool
	texts []piece
	rows  [][2][]int // tasks by index; the second column is empty where the first is as wide as the page
	late  int        // the task above which it says that the names are back; −1 is none
	room  float64    // left below
}

// textHeight is that of pieces in two columns that are equally long, as browsers make
// them: half of all, and what cannot be divided.
func textHeight(tall float64) float64 { return tall/2 + 6 }

// half is the width of a column where there are two.
func (p *page) half() float64 { return (p.paper.wide - columnGap) / 2 }

// pieces are the texts in their order, with their heights in a column.
func (p *page) pieces() (list []piece) {
	if p.with != Texts {
		return nil
	}
	wide := p.half()
	for i, e := range p.a.Articles {
		d := p.c.Document(e.Document)
		if d == nil {
			continue
		}
		tall := 9.5
		for _, line := range p.about(d) {
			tall += stretch(bold.lines(line, wide, 10), 10, 1.25) + .6
		}
		list = append(list, piece{i, -1, tall})
		for j := range d.Passages {
			if e.Has(d.Passages[j].N) {
				n := serif.lines("A99 "+d.BestText(&d.Passages[j]), wide, p.d.text)
				list = append(list, piece{i, j, stretch(n, p.d.text, p.d.lead) + 1})
			}
		}
	}
	return list
}

// lay puts texts and tasks on pages, one after the other, each page as full as it gets.
func (p *page) lay(texts []piece, without int) (sides []side) {
	room := 0.0
	turn := func(first bool) {
		sides = append(sides, side{late: -1})
		room = p.paper.tall - headHeight - footHeight
		if first {
			room -= p.introHeight()
		}
	}
	turn(true)
	if p.chart != nil {
		sides[0].chart = true
		room -= p.chartTall()
		sides[0].room = room
	}
	tall := 0.0
	for i, t := range texts {
		with := t.tall
		if t.passage < 0 && i+1 < len(texts) { // a head is not the last thing on a page
			with += texts[i+1].tall
		}
		if last := &sides[len(sides)-1]; len(last.texts) > 0 && textHeight(tall+with) > room {
			turn(false)
			tall = 0
		}
		tall += t.tall
		sides[len(sides)-1].texts = append(sides[len(sides)-1].texts, t)
	}
	if tall > 0 {
		room -= textHeight(tall) + 2
	}
	var list []int
	for i := range p.a.Tasks {
		if i != without {
			list = append(list, i)
		}
	}
	for at := 0; at < len(list); {
		head := 0.0
		late := p.a.Tasks[list[at]].Late && (at == 0 || !p.a.Tasks[list[at-1]].Late)
		if late {
			head = 10
		}
		row, tall := p.row(list[at:], room-head)
		if last := &sides[len(sides)-1]; tall > room-head && (last.chart || len(last.texts) > 0 || len(last.rows) > 0) {
			turn(false)
			row, tall = p.row(list[at:], room-head)
		}
		last := &sides[len(sides)-1]
		last.rows = append(last.rows, row)
		if late {
			last.late = list[at]
		}
		at += len(row[0]) + len(row[1])
		room -= tall + head
		last.room = room
	}
	return sides
}

// row is the next row of tasks: as many narrow ones in two columns as there is room for,
// else a single task.
func (p *page) row(list []int, room float64) (row [2][]int, tall float64) {
	first := p.a.Tasks[list[0]].Late
	run := 0
	for run < min(len(list), rowMost) && p.narrow(&p.a.Tasks[list[run]]) && p.a.Tasks[list[run]].Late == first {
		run++
	}
	half := p.half()
	for n := run; n > 1; n-- {
		// The columns are as even as they get, in the order of the tasks.
		best := [2][]int{}
		least := 0.0
		for cut := 1; cut < n; cut++ {
			h := max(p.sum(list[:cut], half), p.sum(list[cut:n], half))
			if least == 0 || h < least {
				best, least = [2][]int{list[:cut], list[cut:n]}, h
			}
		}
		if least <= room {
			return best, least
		}
	}
	return [2][]int{list[:1]}, p.sum(list[:1], p.paper.wide)
}

// rowMost is how many tasks two columns have at most.
const rowMost = 12

// measured is what a height was measured of.
type measured struct {
	task    int
	wide    float64
	density string
}

func (p *page) sum(list []int, wide float64) (tall float64) {
	for _, i := range list {
		key := measured{i, wide, p.d.class}
		h, is := p.known[key]
		if !is {
			h = p.height(&p.a.Tasks[i], wide)
			p.known[key] = h
		}
		tall += h
	}
	return tall
}

// introHeight is that of title and instructions.
func (p *page) introHeight() float64 {
	h := stretch(bold.lines(p.a.Title, p.paper.wide, 17), 17, 1.15) + 2 + 2.5
	if p.a.Instructions != "" {
		h += stretch(serif.lines(p.a.Instructions, p.paper.wide, 10.5), 10.5, 1.35)
	}
	if g := p.groups(); g != "" {
		h += how(g, p.paper.wide)
	}
	return h
}

// narrow reports whether a task needs half of the page's width only.
func (p *page) narrow(t *corpus.Task) bool {
	return t.Kind != corpus.Open && t.Kind != corpus.Table && (t.Kind != corpus.Tells || len(p.a.Letters(t, "")) <= 5)
}

// arrange lays the handout with the loosest setting that has the fewest pages, or two.
func (p *page) arrange() (best []side) {
	chosen := densities[0]
	for _, d := range densities {
		p.d = d
		sides := p.lay(p.pieces(), -1)
		if best == nil || len(sides) < len(best) {
			best, chosen = sides, d
		}
		if len(best) <= sheetPages {
			break
		}
	}
	p.d = chosen
	return best
}

// Fit is how many pages a handout has, and what would bring it to two.
type Fit struct {
	Pages   int
	Without []int // tasks, by index, each of which alone would have to go
	Keep    int   // passages that there is room for, if all tasks stay; 0 if for none, or if it fits
	All     int   // passages that there are
	Tasks   int   // pages that the tasks fill by themselves
	NoChart bool  // a chart was wanted, and there is none to show
}

// fit says it. Passages are measured once for each setting, and where an article ends is
// looked for by halves.
func (p *page) fit(pages int) Fit {
	f := Fit{Pages: pages}
	last, chart := p.d, p.chart
	defer func() { p.d, p.chart = last, chart }()
	p.d, p.chart = densities[len(densities)-1], nil
	f.Tasks = len(p.lay(nil, -1))
	p.chart = chart
	settings := make([][]piece, len(densities))
	for i, d := range densities {
		p.d = d
		settings[i] = p.pieces()
	}
	texts := settings[0]
	for _, t := range texts {
		if t.passage >= 0 {
			f.All++
		}
	}
	if pages <= sheetPages {
		return f
	}
	fits := func(passages, without int) bool {
		for i, d := range densities {
			p.d = d
			if len(p.lay(first(settings[i], passages), without)) <= sheetPages {
				return true
			}
		}
		return false
	}
	for i := range p.a.Tasks {
		if fits(f.All, i) {
			f.Without = append(f.Without, i)
		}
	}
	// As many passages of each article as there is room for.
	most := sort.Search(f.All, func(n int) bool { return !fits(n+1, -1) })
	for _, t := range first(texts, most) {
		if t.passage >= 0 {
			f.Keep++
		}
	}
	return f
}

// first are the first n passages of each article, with its head; none where n is 0.
func first(texts []piece, n int) (list []piece) {
	article, seen := -1, 0
	for _, t := range texts {
		if t.article != article {
			article, seen = t.article, -1
		}
		if seen++; seen <= n && n > 0 { // the head is the one before the first
			list = append(list, t)
		}
	}
	return list
}
