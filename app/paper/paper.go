// Package paper writes an assignment as a page to print: what students read and answer
// without a machine, an answer sheet that can be typed in fast, and on request what the
// teacher alone sees. The tool and the page write the same.
//
// The page has its style in it and nothing else: it opens in every browser, from disk,
// and prints in black on A4 or Letter.
package paper

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Kind is which of the papers of an assignment is printed.
type Kind int

const (
	Handout     Kind = iota // texts, tasks and lines to write on, on two pages where that is possible
	AnswerSheet             // a box for each part of each task, in the order in which they are typed in
	ForTeacher              // both, with notes, model answers and the hidden names, which students must not see
)

// Options say what is printed. The zero value is a handout on A4.
type Options struct {
	Letter bool // the American paper size
	Kind   Kind
	With   With // before the tasks; a chart where there is one (assignment.Charts), else nothing
}

// Name is a name for the file.
func Name(id string, k Kind) string {
	return id + [...]string{"", "-answer-sheet", "-teacher"}[k] + ".html"
}

// page is a page being written.
type page struct {
	strings.Builder
	c     *corpus.Collection
	a     *corpus.Assignment
	paper size
	d     density
	known map[measured]float64
	with  With
	chart *charting
	more  int  // lines of each answer on the page, besides those that it needs
	all   int  // pages
	bare  bool // the articles of a blind assignment have no headlines
}

// HTML is the assignment of a collection as students get it, with names hidden where it
// is blind, and how many pages the handout has, whatever kind is written. c may be the
// whole collection or a handout of it.
func HTML(c *corpus.Collection, a *corpus.Assignment, o Options) ([]byte, Fit) {
	key, whole := a.Key, c
	if assignment.Hides(a) && a.Names == nil {
		c = assignment.Blind(c, a)
		a = &c.Assignments[0]
	}
	p := &page{c: c, a: a, paper: sizeOf(o.Letter), known: make(map[measured]float64), with: o.With}
	lang := a.Language
	if lang == "" {
		lang = c.Language
	}
	if lang == "" {
		lang = "en"
	}
	name := "A4"
	if o.Letter {
		name = "letter"
	}
	var sides []side
	if p.with == Chart && assignment.Charts(c, a) {
		p.chart = p.chartOf()
		sides = p.arrangeChart()
	} else {
		sides = p.arrange()
		p.bare = a.Blind != corpus.NotBlind && len(sides) > sheetPages && !slices.ContainsFunc(a.Tasks, assignment.AsksHeadline)
		if p.bare { // two pages are worth more than headlines that nobody is asked about
			sides = p.arrange()
		}
	}
	fit := p.fit(len(sides))
	fit.NoChart = p.with == Chart && p.chart == nil
	p.all = len(sides)
	p.add(`<!doctype html><html lang="`, esc(lang), `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>`, esc(a.Title), `</title><style>`, p.style(name), `</style></head><body class="`, p.d.class, `">`, "\n")
	if o.Kind == Handout {
		p.add(`<aside lang="en">`)
		for _, line := range fit.Says() {
			p.add(`<p>`, esc(line), `</p>`)
		}
		p.add("</aside>\n")
	}
	if o.Kind != AnswerSheet {
		for i := range sides {
			p.side(i, &sides[i])
		}
	}
	if o.Kind != Handout {
		p.sheet(wording.PaperSheet.String(), "", true, func() {
			p.add(`<h1>`, esc(wording.PaperSheet.String()), `</h1><p class="intro">`, esc(wording.PaperSheetHow.String()), "</p>\n")
			for i := range a.Tasks {
				p.boxes(i, &a.Tasks[i])
			}
		})
	}
	if o.Kind == ForTeacher && (key != nil || whole != c) {
		p.sheet(wording.PaperTeacher.String(), "", false, func() { p.teacher(whole, key) })
	}
	p.add("</body></html>\n")
	return []byte(p.String()), fit
}

// Says is how many pages there are, and what would bring them to two.
func (f Fit) Says() []string {
	list := []string{wording.PaperPages.With("n", f.Pages)}
	switch {
	case f.Pages == 1:
	case f.Pages == sheetPages:
		list[0] = wording.PaperTwo.String()
	case f.Tasks > sheetPages:
		list = append(list, wording.PaperTasks.With("n", f.Tasks))
	}
	if len(f.Without) > 0 {
		tasks := make([]string, 0, len(f.Without))
		for _, i := range f.Without {
			tasks = append(tasks, strconv.Itoa(i+1))
		}
		list = append(list, wording.PaperWithout.With("tasks", wording.Either(tasks)))
	}
	if f.NoChart {
		list = append(list, wording.PaperNoChart.String())
	}
	if f.Keep > 0 {
		list = append(list, wording.PaperFewer.With("n", f.Keep, "all", f.All))
	}
	return list
}

func (p *page) add(markup ...string) {
	for _, s := range markup {
		p.WriteString(s)
	}
}

func esc(s string) string { return html.EscapeString(s) }

// sheet begins on a new page, with the title and a place for the name at its head, and
// below all what kind of texts they are and which assignment it is.
func (p *page) sheet(what, note string, name bool, body func()) {
	p.add(`<section class="sheet"><header><b>`, esc(p.a.Title), `</b>`)
	if name {
		p.add(`<span class="name">`, esc(wording.PaperName.String()), ` <i></i></span>`)
	}
	p.add(`<span>`, esc(what), "</span></header>\n")
	body()
	p.add(`<footer><span>`, esc(note), `</span><span>`, esc(wording.PaperFoot.With("title", p.a.ID, "code", strings.ToUpper(assignment.Fingerprint(p.a)[:4]))), "</span></footer></section>\n")
}

// side is a page of the handout.
func (p *page) side(i int, s *side) {
	note := ""
	for _, t := range s.texts {
		if d := p.c.Document(p.a.Articles[t.article].Document); d.Text == corpus.Digest && t.passage >= 0 && d.Passages[t.passage].Original == "" {
			note = wording.PaperDigest.String()
		}
	}
	p.sheet(wording.PaperPage.With("n", i+1, "all", p.all), note, true, func() {
		if i == 0 {
			p.add(`<h1 dir="auto">`, esc(p.a.Title), `</h1><p class="intro" dir="auto">`, esc(p.a.Instructions), "</p>\n")
			p.note(p.groups())
		}
		if s.chart {
			p.draw()
		}
		p.texts(s.texts)
		p.more = p.moreLines(s)
		for _, row := range s.rows {
			if s.late == row[0][0] {
				p.add(`<h2 class="late">`, esc(wording.PaperLate.String()), "</h2>\n")
			}
			if len(row[1]) == 0 {
				p.task(row[0][0], &p.a.Tasks[row[0][0]], p.paper.wide)
				continue
			}
			p.add(`<div class="two">`)
			for _, column := range row {
				p.add(`<div>`)
				for _, i := range column {
					p.task(i, &p.a.Tasks[i], p.half())
				}
				p.add(`</div>`)
			}
			p.add("</div>\n")
		}
	})
}

// mostMore is by how many lines an answer grows where the page has room left.
const mostMore = 4

// moreLines is by how many lines each answer of a page can grow.
func (p *page) moreLines(s *side) int {
	n := 0
	for _, row := range s.rows {
		for _, i := range row[0] {
			if t := &p.a.Tasks[i]; t.Kind == corpus.Open {
				n++
				if t.Each {
					n += len(p.a.Letters(t, "")) - 1
				}
			}
		}
	}
	if n == 0 {
		return 0
	}
	return min(mostMore, int(max(0, s.room)/p.d.line)/n)
}

// groups is where students of a class with groups say which is theirs.
func (p *page) groups() string {
	if len(p.a.Groups) == 0 {
		return ""
	}
	var names []string
	for _, g := range p.a.Groups {
		names = append(names, g.Name+" ☐")
	}
	return wording.PaperGroups.With("groups", strings.Join(names, "   "))
}

// about is what stands above an article besides its letter: its headline and, where the
// outlets are not hidden, who published it when, and its address. The headline of a copy
// without names has none.
func (p *page) about(d *corpus.Document) (list []string) {
	if p.a.Blind != corpus.NotBlind {
		if d.Headline == "" || p.bare {
			return nil
		}
		return []string{d.Headline}
	}
	return about(p.c, d)
}

func about(c *corpus.Collection, d *corpus.Document) []string {
	list := []string{d.Headline}
	from := wording.Published(d.Published)
	for i := range c.Outlets {
		if c.Outlets[i].ID == d.Outlet {
			from = c.Outlets[i].Name + ", " + from
		}
	}
	list = append(list, from)
	if d.URL != "" {
		list = append(list, d.URL)
	}
	return list
}

// texts are articles, or what of them is on this page, with their passages numbered as
// tasks name them.
func (p *page) texts(list []piece) {
	if len(list) == 0 {
		return
	}
	p.add(`<div class="texts">`)
	for _, t := range list {
		e := p.a.Articles[t.article]
		d := p.c.Document(e.Document)
		letter := strings.ToUpper(corpus.Letter(t.article))
		if t.passage < 0 {
			head := wording.PaperWhole.With("letter", letter, "all", len(d.Passages))
			if n := len(e.Passages); n > 0 {
				head = wording.PaperExcerpts.With("letter", letter, "n", n, "all", len(d.Passages))
			}
			p.add(`<h2>`, esc(head), `</h2>`)
			for i, line := range p.about(d) {
				p.add([]string{`<h3>`, `<p class="from">`}[min(i, 1)], esc(line), []string{`</h3>`, `</p>`}[min(i, 1)])
			}
			continue
		}
		passage := &d.Passages[t.passage]
		p.add(`<p lang="`, esc(d.Language), `" dir="auto"><bdi><b class="n">`, letter, strconv.Itoa(passage.N), `</b></bdi> `, esc(d.BestText(passage)), "</p>\n")
	}
	p.add("</div>\n")
}

// minutes is how long a task takes, where students are told.
func (p *page) minutes(t *corpus.Task) string {
	if !p.a.ShowTime || t.Minutes == 0 {
		return ""
	}
	return wording.PaperMinutes.With("n", t.Minutes)
}

// how is what stands between a task and where it is answered.
func (p *page) how(t *corpus.Task) string {
	said := ""
	switch t.Kind {
	case corpus.Open:
		if t.Least > 0 && t.Most > 0 {
			said = wording.PaperWordCount.With("least", t.Least, "most", t.Most)
		}
	case corpus.Scale:
		said = wording.PaperNumber.String()
		if t.Low != "" && t.High != "" {
			said = wording.PaperScale.With("from", t.From, "low", t.Low, "to", t.To, "high", t.High)
		}
	case corpus.Choice:
		said = wording.PaperOne.String()
		if t.Several {
			said = wording.PaperSeveral.String()
		}
	case corpus.Marking:
		said = wording.PaperMark.String()
		if p.with != Texts {
			said = wording.PaperMarkNumbers.String()
		}
	case corpus.Tells:
		said = wording.PaperTells.String()
	case corpus.Table:
		said = wording.PaperTable.String()
	case corpus.Order:
		said = wording.PaperOrder.String()
	case corpus.Code:
		said = wording.PaperCode.String()
	}
	return strings.TrimSpace(t.Help + " " + said)
}

func (p *page) note(m string) {
	if m != "" {
		p.add(`<p class="how">`, esc(m), "</p>\n")
	}
}

// task is a task in a column of a width.
func (p *page) task(i int, t *corpus.Task, wide float64) {
	p.add(`<div class="task `, string(t.Kind), `"><h2><b>`, strconv.Itoa(i+1), `</b><span dir="auto">`, esc(t.Prompt), ` <i>`, esc(p.how(t)), `</i></span>`)
	if m := p.minutes(t); m != "" {
		p.add(`<small>`, esc(m), `</small>`)
	}
	p.add(`</h2>`)
	letters := p.a.Letters(t, "")
	switch t.Kind {
	case corpus.Open:
		p.open(t, letters)
	case corpus.Scale:
		p.inline(t, letters, func() {
			for n := t.From; n <= t.To; n++ {
				p.add(`<span class="step">`, strconv.Itoa(n), `</span>`)
			}
		})
	case corpus.Choice:
		if t.Each && float64(len(letters))*p.words(t) <= wide {
			p.inline(t, letters, func() { p.ticks(t) })
			break
		}
		p.choose(t, !t.Each)
		if t.Each {
			p.inline(t, letters, func() {
				for j := range t.Choices {
					p.add(`<span class="tick"><i></i>`, strconv.Itoa(j+1), `</span>`)
				}
			})
		}
	case corpus.Code:
		p.choose(t, false)
	case corpus.Marking:
		p.add(`<p class="line"></p>`)
	case corpus.Tells, corpus.Table:
		p.grid(t, letters)
	case corpus.Order:
		for _, r := range t.Rows {
			p.add(`<p class="order"><span class="box"></span> <bdi>`, esc(r.Text), "</bdi></p>")
		}
	}
	p.add("</div>\n")
}

// choose lists the choices, with boxes to tick where they are ticked here.
func (p *page) choose(t *corpus.Task, boxes bool) {
	p.add(`<p class="picks">`)
	if boxes {
		p.ticks(t)
	} else {
		for j, c := range t.Choices {
			p.add(`<span class="pick"><b>`, strconv.Itoa(j+1), `</b> <bdi>`, esc(c.Text), `</bdi></span> `)
		}
	}
	p.add("</p>\n")
}

// ticks are the choices with boxes to tick, and the numbers by which they are typed in.
func (p *page) ticks(t *corpus.Task) {
	for j, c := range t.Choices {
		p.add(`<span class="pick"><i></i>`, strconv.Itoa(j+1), ` <bdi>`, esc(c.Text), `</bdi></span> `)
	}
}

// open has lines to write on, for all or for each article behind its letter.
func (p *page) open(t *corpus.Task, letters []string) {
	if !t.Each {
		letters = []string{""}
	}
	for _, l := range letters {
		if l != "" {
			p.add(`<p class="each"><b>`, strings.ToUpper(l), `</b></p>`)
		}
		p.add(strings.Repeat(`<p class="line"></p>`, lineCount(t)+p.more), "\n")
	}
}

// inline calls draw once, or for each article behind its letter, beside each other.
func (p *page) inline(t *corpus.Task, letters []string, draw func()) {
	if !t.Each {
		letters = []string{""}
	}
	p.add(`<p class="inline">`)
	for _, l := range letters {
		p.add(`<span><b>`, strings.ToUpper(l), `</b>`)
		draw()
		p.add(`</span> `)
	}
	p.add("</p>\n")
}

func (p *page) grid(t *corpus.Task, letters []string) {
	p.add(`<table><thead><tr><td></td>`)
	for _, l := range letters {
		p.add(`<th scope="col">`, strings.ToUpper(l), `</th>`)
	}
	p.add(`</tr></thead><tbody>`)
	for _, r := range t.Rows {
		p.add(`<tr><th scope="row" dir="auto">`, esc(r.Text), `</th>`, strings.Repeat(`<td></td>`, len(letters)), `</tr>`)
	}
	p.add("</tbody></table>\n")
}

// boxes is the row of the answer sheet for a task: a box for each part, in the order in
// which the page takes them.
func (p *page) boxes(i int, t *corpus.Task) {
	p.add(`<div class="row"><b>`, strconv.Itoa(i+1), `</b><span class="what">`, esc(t.Title), `</span><span class="boxes">`)
	switch t.Kind {
	case corpus.Open, corpus.Table:
		p.add(`<i class="wide"></i>`)
	case corpus.Marking:
		for _, l := range p.a.Letters(t, "") {
			p.add(`<span>`, strings.ToUpper(l), strings.Repeat(` <i class="two"></i>`, 5), `</span>`)
		}
	case corpus.Tells:
		for _, r := range t.Rows {
			p.add(`<span class="text" dir="auto">`, esc(r.Text), `</span>`)
			for _, l := range p.a.Letters(t, "") {
				p.add(`<span>`, strings.ToUpper(l), ` <i></i></span>`)
			}
			p.add(`<br>`)
		}
	case corpus.Order:
		for _, r := range t.Rows {
			p.add(`<span>`, esc(r.Text), ` <i></i></span>`)
		}
	default:
		for _, part := range p.a.Parts(t, "", assignment.Lengths(p.c)) {
			p.add(`<span>`, strings.ToUpper(part), ` <i></i></span>`)
		}
	}
	p.add("</span></div>\n")
}
