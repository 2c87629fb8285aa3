// Package paper writes an assignment as a page to print: what students read and answer
// without a machine, an answer sheet that can be typed in fast, and on request what the
// teacher alone sees. The tool and the page write the same.
//
// The page has its style in it and nothing else: it opens in every browser, from disk,
// and prints in black on A4 or Letter.
package paper

import (
	"html"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Options say what is printed. The zero value is a handout on A4.
type Options struct {
	Letter  bool // the American paper size
	Teacher bool // with notes and model answers, which students must not see
}

// Name is a name for the file.
func Name(id string, teacher bool) string {
	if teacher {
		return id + "-teacher.html"
	}
	return id + ".html"
}

// page is a page being written.
type page struct {
	strings.Builder
	c *corpus.Collection
	a *corpus.Assignment
}

// HTML is the assignment of a collection as students get it: with names hidden where it
// is blind. c may be the whole collection or a handout of it.
func HTML(c *corpus.Collection, a *corpus.Assignment, o Options) []byte {
	key := a.Key
	if assignment.Hides(a) && a.Names == nil {
		c = assignment.Blind(c, a)
		a = &c.Assignments[0]
	}
	p := &page{c: c, a: a}
	lang := a.Language
	if lang == "" {
		lang = c.Language
	}
	if lang == "" {
		lang = "en"
	}
	size := "A4"
	if o.Letter {
		size = "letter"
	}
	p.add(`<!doctype html><html lang="`, esc(lang), `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>`, esc(a.Title), `</title><style>@page{size:`, size, `;margin:11mm 14mm}`, style, "</style></head><body>\n")
	p.sheet("", func() {
		p.add(`<h1>`, esc(a.Title), `</h1><p class="intro">`, esc(a.Instructions), "</p>\n")
		if len(a.Groups) > 0 {
			var names []string
			for _, g := range a.Groups {
				names = append(names, g.Name+" ☐")
			}
			p.add(`<p class="how">`, esc(wording.PaperGroups.With("groups", strings.Join(names, "   "))), `</p>`)
		}
		p.texts()
	})
	p.sheet("", func() {
		p.tasks()
	})
	p.sheet(wording.PaperSheet.String(), func() {
		p.add(`<h1>`, esc(wording.PaperSheet.String()), `</h1><p class="intro">`, esc(wording.PaperSheetHow.String()), "</p>\n")
		for i := range a.Tasks {
			p.boxes(i, &a.Tasks[i])
		}
	})
	if o.Teacher && key != nil {
		p.sheet(wording.PaperTeacher.String(), func() { p.teacher(key) })
	}
	p.add("</body></html>\n")
	return []byte(p.String())
}

func (p *page) add(markup ...string) {
	for _, s := range markup {
		p.WriteString(s)
	}
}

func esc(s string) string { return html.EscapeString(s) }

// sheet begins on a new leaf, with the title and a place for the name at its head.
func (p *page) sheet(what string, body func()) {
	p.add(`<section class="sheet"><header><b>`, esc(p.a.Title), `</b>`)
	if what != wording.PaperTeacher.String() {
		p.add(`<span class="name">`, esc(wording.PaperName.String()), ` <i></i></span>`)
	}
	p.add(`<span>`, esc(what), "</span></header>\n")
	body()
	p.add(`<footer>`, esc(wording.PaperFoot.With("title", p.a.ID, "code", strings.ToUpper(assignment.Fingerprint(p.a)[:4]))), "</footer></section>\n")
}

// texts are the articles with their passages numbered as tasks name them.
func (p *page) texts() {
	p.add(`<div class="texts">`)
	digest := false
	for i, e := range p.a.Articles {
		d := p.c.Document(e.Document)
		if d == nil {
			continue
		}
		letter := strings.ToUpper(corpus.Letter(i))
		n := len(e.Passages)
		head := wording.PaperWhole.With("letter", letter, "all", len(d.Passages))
		if n > 0 {
			head = wording.PaperExcerpts.With("letter", letter, "n", n, "all", len(d.Passages))
		}
		p.add(`<article><h2>`, esc(head), `</h2>`)
		if p.a.Blind == corpus.NotBlind {
			p.add(`<h3>`, esc(d.Headline), `</h3>`)
		}
		for j := range d.Passages {
			passage := &d.Passages[j]
			if !e.Has(passage.N) {
				continue
			}
			digest = digest || d.Text == corpus.Digest && passage.Original == ""
			p.add(`<p lang="`, esc(d.Language), `" dir="auto"><b class="n">`, letter, strconv.Itoa(passage.N), `</b> `, esc(d.BestText(passage)), "</p>\n")
		}
		p.add(`</article>`)
	}
	p.add(`</div>`)
	if digest {
		p.add(`<p class="how">`, esc(wording.PaperDigest.String()), "</p>\n")
	}
}

// tasks are all tasks. Those that need little width are in two columns where several
// follow on each other, so that a lesson fits one page.
func (p *page) tasks() {
	narrow := func(i int) bool {
		return i >= 0 && i < len(p.a.Tasks) && p.a.Tasks[i].Kind != corpus.Open && p.a.Tasks[i].Kind != corpus.Table
	}
	together := func(i, j int) bool { return narrow(i) && narrow(j) && p.a.Tasks[i].Late == p.a.Tasks[j].Late }
	for i := range p.a.Tasks {
		t := &p.a.Tasks[i]
		if t.Late && (i == 0 || !p.a.Tasks[i-1].Late) {
			p.add(`<h2 class="late">`, esc(wording.PaperLate.String()), "</h2>\n")
		}
		if together(i, i+1) && !together(i-1, i) {
			p.add(`<div class="columns">`)
		}
		p.task(i, t)
		if together(i-1, i) && !together(i, i+1) {
			p.add("</div>\n")
		}
	}
}

func (p *page) head(i int, t *corpus.Task) {
	p.add(`<h2><b>`, strconv.Itoa(i+1), `</b> `, esc(t.Prompt))
	if p.a.ShowTime && t.Minutes > 0 {
		p.add(` <small>`, esc(wording.PaperMinutes.With("n", t.Minutes)), `</small>`)
	}
	p.add(`</h2>`)
}

func (p *page) how(m string) { p.add(`<p class="how">`, esc(m), "</p>\n") }

func (p *page) task(i int, t *corpus.Task) {
	p.add(`<div class="task">`)
	p.head(i, t)
	if t.Help != "" {
		p.how(t.Help)
	}
	letters := p.a.Letters(t, "")
	switch t.Kind {
	case corpus.Open:
		p.open(t, letters)
	case corpus.Scale:
		if t.Low != "" && t.High != "" {
			p.how(wording.PaperScale.With("from", t.From, "low", t.Low, "to", t.To, "high", t.High))
		} else {
			p.how(wording.PaperNumber.String())
		}
		p.inline(t, letters, func() {
			for n := t.From; n <= t.To; n++ {
				p.add(`<span class="step">`, strconv.Itoa(n), `</span>`)
			}
		})
	case corpus.Choice:
		if t.Several {
			p.how(wording.PaperSeveral.String())
		} else {
			p.how(wording.PaperOne.String())
		}
		if !t.Each {
			p.add(`<p>`)
			for j, c := range t.Choices {
				p.add(` <span class="choice">☐ `, strconv.Itoa(j+1), ` `, esc(c.Text), `</span>`)
			}
			p.add("</p>\n")
			break
		}
		p.add(`<p>`)
		for j, c := range t.Choices {
			p.add(`<span class="choice"><b>`, strconv.Itoa(j+1), `</b> `, esc(c.Text), `</span> `)
		}
		p.add("</p>\n")
		p.inline(t, letters, func() {
			for j := range t.Choices {
				p.add(`<span class="step">☐`, strconv.Itoa(j+1), `</span>`)
			}
		})
	case corpus.Marking:
		p.how(wording.PaperMark.String())
		p.add(`<p class="line"></p>`)
	case corpus.Tells, corpus.Table:
		p.how(map[bool]string{true: wording.PaperTells.String(), false: wording.PaperTable.String()}[t.Kind == corpus.Tells])
		p.grid(t, letters)
	case corpus.Order:
		p.how(wording.PaperOrder.String())
		for _, r := range t.Rows {
			p.add(`<p><span class="box"></span> `, esc(r.Text), "</p>")
		}
	case corpus.Code:
		p.how(wording.PaperCode.String())
		for j, c := range t.Choices {
			p.add(`<span class="choice"><b>`, strconv.Itoa(j+1), `</b> `, esc(c.Text), `</span> `)
		}
	}
	p.add("</div>\n")
}

// wordsOfLine is how many words somebody writes by hand on a line of the page.
const wordsOfLine = 12

func (p *page) open(t *corpus.Task, letters []string) {
	if t.Least > 0 && t.Most > 0 {
		p.how(wording.PaperWordCount.With("least", t.Least, "most", t.Most))
	}
	lines := max(2, (max(t.Most, t.Least)+wordsOfLine-1)/wordsOfLine)
	write := func(string) {
		for range lines {
			p.add(`<p class="line"></p>`)
		}
	}
	p.each(t, letters, write)
}

// each calls draw once, or once for each article behind its letter.
func (p *page) each(t *corpus.Task, letters []string, draw func(letter string)) {
	if !t.Each {
		p.add(`<p>`)
		draw("")
		p.add("</p>\n")
		return
	}
	for _, l := range letters {
		p.add(`<div class="each"><b>`, strings.ToUpper(l), `</b>`)
		draw(l)
		p.add("</div>\n")
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
	p.add(`<table class="`, string(t.Kind), `"><thead><tr><td></td>`)
	for _, l := range letters {
		p.add(`<th scope="col">`, strings.ToUpper(l), `</th>`)
	}
	p.add(`</tr></thead><tbody>`)
	for _, r := range t.Rows {
		p.add(`<tr><th scope="row">`, esc(r.Text), `</th>`, strings.Repeat(`<td></td>`, len(letters)), `</tr>`)
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
			p.add(`<span class="text">`, esc(r.Text), `</span>`)
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

// teacher is what students must not see.
func (p *page) teacher(k *corpus.Key) {
	p.add(`<h1>`, esc(wording.PaperNotes.String()), "</h1>\n")
	for paragraph := range strings.SplitSeq(k.Notes, "\n") {
		if strings.TrimSpace(paragraph) != "" {
			p.add(`<p>`, esc(paragraph), "</p>\n")
		}
	}
	p.add(`<h1>`, esc(wording.PaperModel.String()), "</h1>\n")
	for i := range p.a.Tasks {
		t := &p.a.Tasks[i]
		for _, m := range k.Answers {
			if m.Task != t.ID {
				continue
			}
			p.add(`<h2><b>`, strconv.Itoa(i+1), `</b> `, esc(t.Title), `</h2><p>`, esc(m.Text), "</p>\n")
		}
	}
}
