package webpage

import (
	"strings"
	"time"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// published chooses the day of publication: what the page states for programs,
// then its address, then what is written near the headline, then anywhere in the
// article. A day is that of the page's own clock: "2024-06-19T23:30-04:00" is the
// 19th, wherever it is read.
func (p *page) published() (corpus.Published, intake.Basis) {
	o := orderOf(p.lang)
	var candidates []statement
	var data, changed statement
	if d := p.stated.data; d != nil && d.about > 1 {
		data = statement{"its JSON-LD", d.published, byData, -1}
		changed = statement{"the day of its last change in JSON-LD", d.modified, byData, -1}
	}
	candidates = append(candidates, data)
	stated := p.stated.best(dateField)
	for _, s := range stated {
		if s.trust <= byOther {
			candidates = append(candidates, s)
		}
	}
	if d := p.stated.data; d != nil && d.about == 1 {
		candidates = append(candidates, statement{"its JSON-LD", d.published, byData, -1})
	}
	shown, inText := p.shownDay(o)
	unread := ""
	for _, s := range candidates {
		w, ok := parseDay(s.value, o)
		if !ok {
			if unread == "" && s.value != "" {
				unread = s.value
			}
			continue
		}
		day := w.day
		// A time of Greenwich may be of the day before or after where the page was
		// written: the day that it shows is meant.
		if d := shown.day.Sub(day); w.utc && inText && (d == 24*time.Hour || d == -24*time.Hour) && utcHour(s.value) {
			return corpus.Published{Date: dateOf(shown.day), Stated: true}, intake.Basis{How: "the day shown on the page", AsWritten: shown.text}
		}
		return corpus.Published{Date: dateOf(day), Stated: true}, intake.Basis{How: s.how, AsWritten: s.value, Guess: w.order}
	}
	for _, address := range p.addresses() {
		if day, ok := dayOfAddress(address); ok {
			return corpus.Published{Date: dateOf(day), Stated: true}, intake.Basis{How: "the page's address", AsWritten: address, Guess: true}
		}
	}
	if inText {
		return corpus.Published{Date: dateOf(shown.day), Stated: true}, intake.Basis{How: "the day shown on the page", AsWritten: shown.text, Guess: true}
	}
	for _, s := range append(append(stated, changed), p.stated.best(modifiedField)...) {
		if w, ok := parseDay(s.value, o); ok {
			return corpus.Published{Date: dateOf(w.day), Stated: true}, intake.Basis{How: s.how, AsWritten: s.value, Guess: true}
		}
	}
	if w, ok := p.anyDay(o); ok {
		return corpus.Published{Date: dateOf(w.day), Stated: true}, intake.Basis{How: "a date in the text", AsWritten: w.text, Guess: true}
	}
	if unread != "" {
		return corpus.Published{}, intake.Basis{How: "what the page states, which is no day that can be read", AsWritten: unread}
	}
	return corpus.Published{}, intake.Basis{}
}

// utcHour reports whether a time is given with the date.
func utcHour(s string) bool {
	return strings.Contains(s, "T") && !strings.Contains(s, "T00:00:00") || !strings.Contains(s, "-")
}

// shownDay is the day in an element that is named for it, or in a short block
// near the headline.
func (p *page) shownDay(o order) (written, bool) {
	for _, s := range p.stated.best(dateField) {
		if s.trust == byClass || s.trust == byMarkup {
			if w, ok := parseDay(s.value, o); ok {
				return w, true
			}
		}
	}
	// Lines between headline and text, and just above.
	const around, long = 12, 200
	from, to := p.headlineAt-4, p.headlineAt+around
	if p.headlineAt < 0 {
		from, to = p.firstKept-around, p.firstKept+2
	}
	for i := max(0, from); i < min(to, len(p.blocks)); i++ {
		b := &p.blocks[i]
		if b.chars <= long && b.kind != corpus.Alt && p.roles[i] != comment && p.roles[i] != hidden {
			if w, ok := findDay(b.text, o); ok && plausible(w.day) {
				return w, true
			}
		}
	}
	return written{}, false
}

// plausible says that a day found in running text may be that of a publication
// on the web.
func plausible(day time.Time) bool { return day.Year() >= 1995 && day.Year() <= 2050 }

// anyDay is the first day in a short block of the page, or in the article, or
// anywhere.
func (p *page) anyDay(o order) (written, bool) {
	for _, long := range []int{80, 1 << 30} {
		for i := range p.blocks {
			b := &p.blocks[i]
			if b.chars > long || p.roles[i] == comment || b.kind == corpus.Alt {
				continue
			}
			if w, ok := findDay(b.text, o); ok && plausible(w.day) {
				return w, true
			}
		}
	}
	return written{}, false
}

// dayOfAddress finds /2024/06/19/ or 2024-06-19 in an address.
func dayOfAddress(address string) (time.Time, bool) {
	if i := strings.Index(address, "://"); i >= 0 {
		address = address[i+3:]
	}
	if i := strings.IndexByte(address, '/'); i >= 0 {
		address = address[i:]
	}
	w, ok := findDay(address, dayFirst)
	if !ok || !plausible(w.day) || len(w.text) < len("2024/6/9") {
		return time.Time{}, false
	}
	if c := w.text[0]; c < '1' || c > '2' || w.order {
		return time.Time{}, false
	}
	return w.day, true
}
