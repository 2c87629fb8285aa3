package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// The head of a text: lines without a blank one between them, or each by itself,
// that are a headline, an author, an outlet and a day.
const (
	headLinesMost = 6
	headLine      = 100 // characters
)

// partHead parts the first block into its lines if it is such a head: one of the
// lines below the first names an author or tells a day. It reports whether it did.
func partHead(blocks []block, body string, skip int) ([]block, bool) {
	if len(blocks) < 2 {
		return blocks, false
	}
	var parted []block
	tells := false
	for _, b := range linesOfHead(&blocks[0], body, skip) {
		says := len(parted) > 0 && partsOfHead(b.text).tells()
		if !says && (strings.HasSuffix(b.text, ".") || tells) {
			return blocks, false
		}
		tells = tells || says
		if !says && len(parted) > 0 { // a headline of two lines
			parted[0].text += " " + b.text
			parted[0].lines.To = b.lines.To
			continue
		}
		parted = append(parted, b)
	}
	if !tells || !isTitle(parted[0].text) {
		return blocks, false
	}
	return append(parted, blocks[1:]...), true
}

// partBelow parts the block below a headline into its lines if each of them names an
// author or tells a day.
func partBelow(blocks []block, body string, skip int) []block {
	if len(blocks) < 2 {
		return blocks
	}
	parted := linesOfHead(&blocks[0], body, skip)
	for _, b := range parted {
		if !partsOfHead(b.text).tells() {
			return blocks
		}
	}
	if len(parted) == 0 {
		return blocks
	}
	return append(parted, blocks[1:]...)
}

// linesOfHead are the lines of a block of several, a block each; none if they are too
// many or too long for a head.
func linesOfHead(b *block, body string, skip int) (list []block) {
	if b.single() || b.furniture() || b.lines.To-b.lines.From >= headLinesMost {
		return nil
	}
	number := skip
	for line := range strings.SplitSeq(body, "\n") {
		if number++; number < b.lines.From {
			continue
		}
		if number > b.lines.To {
			break
		}
		line = strings.Trim(line, " \t\r\f*_#")
		if line == "" || utf8.RuneCountInString(line) > headLine {
			return nil
		}
		list = append(list, block{lines: corpus.Lines{From: number, To: number}, text: line})
	}
	return list
}

// headParts is what a line below a headline tells.
type headParts struct {
	byline, outlet string
	date           string
	nothingElse    bool // but a page
}

func (p headParts) tells() bool { return p.byline != "" || p.date != "" }

// partsOfHead reads a line such as "Harbour Echo, 4 May 2031" or "Harbour Echo ·
// 4 May 2031 · A3 · By Paul Tern".
func partsOfHead(line string) (p headParts) {
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("·•|∙", r) })
	if len(parts) < 2 {
		parts = []string{line}
		if before, rest, ok := strings.Cut(line, ","); ok && isOutlet(before) {
			parts = []string{before, rest}
		}
		for _, dash := range []string{" – ", " — ", " - "} {
			if before, rest, ok := strings.Cut(line, dash); ok && isOutlet(before) {
				parts = []string{before, rest}
			}
		}
	}
	p.nothingElse = true
	for _, part := range parts {
		part = strings.Trim(part, " \u00a0()[],;")
		switch {
		case p.byline == "" && isByline(part) && isNames(byLess(part)):
			p.byline = byLess(part)
		case p.date == "" && utf8.RuneCountInString(part) <= 60 && readDate(part, orderUnknown).Precision == corpus.Day:
			p.date = part
		case p.outlet == "" && isOutlet(part):
			p.outlet = part
		case utf8.RuneCountInString(part) > 4:
			p.nothingElse = false
		}
	}
	return p
}

// isOutlet reports whether a line is the name of a newspaper or the like, as far as
// its words tell. A place before the day looks the same otherwise.
func isOutlet(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	r, _ := utf8.DecodeRuneInString(s)
	if len(words) == 0 || len(words) > 7 || unicode.IsLower(r) || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".com") {
		return false
	}
	for _, w := range words {
		if pressWords[strings.ToLower(strings.Trim(w, "(),.“”\"'"))] {
			return true
		}
	}
	return false
}

// pressWords are words in the names of newspapers, agencies and broadcasters.
var pressWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`times post gazette news herald tribune journal daily chronicle telegraph guardian observer express press standard mirror
		independent record review echo examiner courier bulletin dispatch sentinel advertiser mail argus inquirer globe weekly newspaper broadcasting tv radio agency reuters
		ap afp bbc cnn npr tass yonhap kcna xinhua kyodo dpa zeitung anzeiger nachrichten tagblatt tageblatt blatt kurier spiegel rundschau presse allgemeine post
		monde figaro libération temps dépêche soir matin croix país mundo diario periódico noticias prensa jornal folha correio público notícias
		corriere repubblica gazzetta stampa messaggero giornale dagblad blad courant volkskrant krant aftenposten avisen tidningen tidende politiken
		gazeta dziennik wyborcza газета известия новости правда ведомости коммерсант 신문 일보 通信 新聞 新闻 日报 日報`) {
		m[w] = true
	}
	return m
}()

// belowHeadline takes author, outlet and day from lines below a headline that are
// neither sentences nor long, and leaves the lines out that say nothing else.
func belowHeadline(a *article, blocks []block) {
	const most, lines = 80, 3 // letters of such a line, and lines
	for i := range blocks[:min(lines, max(0, len(blocks)-1))] {
		b := &blocks[i]
		p := partsOfHead(b.text)
		if utf8.RuneCountInString(b.text) > most || strings.HasSuffix(b.text, ".") && p.byline == "" || b.furniture() {
			return
		}
		how := intake.Basis{How: "a line below the headline", Guess: true, AsWritten: b.text}
		if a.Document.Byline == "" && p.byline != "" {
			state(a, intake.Byline, p.byline, how.How)
			note(a, intake.Byline, how)
		}
		if a.Outlet == "" && p.outlet != "" {
			state(a, intake.Outlet, p.outlet, how.How)
			note(a, intake.Outlet, how)
		}
		if d := readDate(p.date, orderUnknown); !a.Document.Published.Stated && !d.IsZero() {
			a.Document.Published = corpus.Published{Date: d, Stated: true}
			note(a, intake.Date, how)
		}
		if p.tells() && p.nothingElse {
			b.why = "a line about author or date"
		}
	}
}

// headlineAlone takes the name of the outlet from the end of a headline, where feeds
// of news put it.
func headlineAlone(a *article) {
	d := &a.Document
	for _, dash := range []string{" - ", " | ", " – ", " — "} {
		if before, is := strings.CutSuffix(d.Headline, dash+a.Outlet); is && a.Outlet != "" && strings.TrimSpace(before) != "" {
			basis := a.Basis[intake.Headline]
			basis.AsWritten = d.Headline
			d.Headline = strings.TrimSpace(before)
			note(a, intake.Headline, basis)
			return
		}
	}
}
