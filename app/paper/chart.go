package paper

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// With is what stands before the tasks of a handout.
type With int

const (
	Texts   With = iota // the passages that the assignment is about
	Chart               // which article covers which topic, for a class that has the texts elsewhere
	Nothing             // the tasks alone
)

// charting is the chart of a handout: the topics of the articles, by date.
type charting struct {
	rows  []chartRow // by date
	order []int      // rows, those first that tell the most: covered by some and not by others
	n     int        // of order, how many are printed
	given map[int]bool
}

// chartRow is a topic.
type chartRow struct {
	date, title string
	cells       []chartCell
}

// chartCell is what an article has of it: how much of its words, and in how many passages.
type chartCell struct {
	state    coverage.State
	share    float64
	passages int
}

// chartOf reads it. Whole articles are counted, not what of them the assignment has: with
// the texts elsewhere nobody has cut them.
func (p *page) chartOf() *charting {
	v := coverage.New(p.c)
	k := &charting{given: make(map[int]bool)}
	type rank struct{ covers, passages int }
	var ranks []rank
	for _, t := range v.Topics {
		row := chartRow{date: wording.Date(t.Date, wording.ShortDate), title: t.Title}
		r := rank{}
		for _, e := range p.a.Articles {
			cell := v.Cell(t.ID, e.Document)
			row.cells = append(row.cells, chartCell{v.State(t.ID, e.Document), cell.Share, len(cell.Passages)})
			if len(cell.Passages) > 0 {
				r.covers++
				r.passages += len(cell.Passages)
			}
		}
		if r.covers == 0 {
			continue
		}
		k.rows, ranks = append(k.rows, row), append(ranks, r)
		k.order = append(k.order, len(k.order))
	}
	all := len(p.a.Articles)
	// What one article leaves out and others have is what a class can talk about.
	worth := func(r rank) int { return min(r.covers, all-r.covers)*1000 + r.covers*100 + min(r.passages, 99) }
	sorting.By(k.order, func(x, y int) int { return cmp.Compare(worth(ranks[y]), worth(ranks[x])) })
	k.take(len(k.rows))
	return k
}

// take chooses how many rows are printed.
func (k *charting) take(n int) {
	k.n = n
	clear(k.given)
	for _, i := range k.order[:n] {
		k.given[i] = true
	}
}

// Sizes of the chart in millimetres; style.go has them.
const (
	chartDate   = 24   // the dates' column
	chartColumn = 14.0 // an article's, where there is room
	chartHead   = 11.5 // its heading and the line that explains it, with the space below
	chartCircle = 4.4  // the diameter of the fullest cell
)

// columnWide is the width of an article's column.
func (p *page) columnWide() float64 {
	return min(chartColumn, (p.paper.wide-chartDate-60)/float64(max(1, len(p.a.Articles))))
}

func (p *page) chartRowTall(r chartRow) float64 {
	wide := p.paper.wide - chartDate - p.columnWide()*float64(len(r.cells)) - 3
	n := max(bold.lines(r.title, wide, 9), bold.lines(r.date, chartDate-2, 9))
	return max(p.d.row-.6, stretch(n, 9, 1.3)+1) + .2
}

// chartTall is the height of the chart with its rows.
func (p *page) chartTall() float64 {
	if p.chart == nil {
		return 0
	}
	h := float64(chartHead + headRow + 3)
	for i, r := range p.chart.rows {
		if p.chart.given[i] {
			h += p.chartRowTall(r)
		}
	}
	return h
}

// arrangeChart chooses how many rows there are: as many as leave the handout two pages, or
// the number that it has without, if that is more.
func (p *page) arrangeChart() []side {
	k := p.chart
	p.d = densities[len(densities)-1]
	p.chart = nil
	most := max(sheetPages, len(p.lay(nil, -1)))
	p.chart = k
	var best density
	n := 0
	for _, d := range densities {
		p.d = d
		fits := func(n int) bool {
			k.take(n)
			return p.introHeight()+p.chartTall() <= p.paper.tall-headHeight-footHeight && len(p.lay(nil, -1)) <= most
		}
		low, high := 0, len(k.rows)
		for low < high {
			if middle := (low + high + 1) / 2; fits(middle) {
				low = middle
			} else {
				high = middle - 1
			}
		}
		if low > n {
			best, n = d, low
		}
		if n >= min(len(k.rows), chartLeast) {
			break
		}
	}
	if n == 0 {
		best, n = densities[len(densities)-1], min(len(k.rows), chartLeast)
	}
	p.d = best
	k.take(n)
	return p.lay(nil, -1)
}

// chartLeast is how many rows are worth a closer setting.
const chartLeast = 12

// draw writes the chart.
func (p *page) draw() {
	k := p.chart
	p.add(`<div class="chart"><h2>`, esc(wording.PaperChart.String()))
	if k.n < len(k.rows) {
		p.add(` <small>`, esc(wording.PaperChartOf.With("n", k.n, "all", len(k.rows))), `</small>`)
	}
	p.add(`</h2>`)
	p.note(wording.PaperChartHow.String())
	p.add(`<table><thead><tr><td></td><td></td>`)
	for i := range p.a.Articles {
		p.add(`<th scope="col">`, strings.ToUpper(corpus.Letter(i)), `</th>`)
	}
	p.add("</tr></thead><tbody>\n")
	fullest := 0.0
	for _, r := range k.rows {
		for _, c := range r.cells {
			fullest = max(fullest, c.share)
		}
	}
	for i, r := range k.rows {
		if !k.given[i] {
			continue
		}
		p.add(`<tr><td class="date">`, esc(r.date), `</td><th scope="row" dir="auto">`, esc(r.title), `</th>`)
		for _, c := range r.cells {
			switch c.state {
			case coverage.Covers:
				// The area grows with the share, as on the page.
				d := chartCircle * max(.25, math.Sqrt(c.share/max(fullest, 1e-9)))
				size := strconv.FormatFloat(d, 'f', 2, 64)
				p.add(`<td><svg width="`, size, `mm" height="`, size, `mm" viewBox="0 0 2 2" aria-hidden="true"><circle cx="1" cy="1" r="1"/></svg> `, strconv.Itoa(c.passages), `</td>`)
			case coverage.Silent:
				p.add(`<td>–</td>`)
			default:
				p.add(`<td>?</td>`)
			}
		}
		p.add("</tr>\n")
	}
	p.add("</tbody></table></div>\n")
}
