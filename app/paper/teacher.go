package paper

import (
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
)

// teacher is what students must not see: names that are hidden from them, notes and
// model answers.
func (p *page) teacher(whole *corpus.Collection, k *corpus.Key) {
	if whole != p.c {
		p.add(`<h1>`, esc(wording.PaperNames.String()), "</h1>\n")
		for i := range p.a.Articles {
			// The copy without names calls its articles by their letters, in the same order.
			given := whole.Assignment(p.a.ID)
			if given == nil || i >= len(given.Articles) {
				continue
			}
			if d := whole.Document(given.Articles[i].Document); d != nil {
				p.add(`<p><b>`, strings.ToUpper(corpus.Letter(i)), `</b> `, esc(strings.Join(about(whole, d), " · ")), "</p>\n")
			}
		}
	}
	if k == nil {
		return
	}
	if k.Notes != "" {
		p.add(`<h1>`, esc(wording.PaperNotes.String()), "</h1>\n")
	}
	for paragraph := range strings.SplitSeq(k.Notes, "\n") {
		if strings.TrimSpace(paragraph) != "" {
			p.add(`<p>`, esc(paragraph), "</p>\n")
		}
	}
	if len(k.Answers) > 0 {
		p.add(`<h1>`, esc(wording.PaperModel.String()), "</h1>\n")
	}
	for i := range p.a.Tasks {
		t := &p.a.Tasks[i]
		for _, m := range k.Answers {
			if m.Task != t.ID || m.Text == "" {
				continue
			}
			p.add(`<div class="model"><h2><b>`, strconv.Itoa(i+1), `</b><span>`, esc(t.Title), `</span></h2><p>`, esc(m.Text), "</p></div>\n")
		}
	}
}
