package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// exported is the reading of one article of an export.
type exported struct {
	kind  export
	lines bool
	a     article
	body  []para
}

// article reads a record; false if there is no article in it.
func (e *exported) article(record []para) (article, bool) {
	switch e.kind {
	case factivaCodes:
		e.codes(record)
	case factivaLines:
		e.factiva(record)
	default:
		e.labels(record)
	}
	var ps passages
	if e.lines {
		var b strings.Builder
		first := 0
		for _, p := range e.body {
			if first == 0 {
				first = p.line
			}
			b.WriteString(p.text)
			b.WriteByte('\n')
		}
		for _, x := range blocksOf(b.String()) {
			if x.furniture() {
				e.a.LeftOut = append(e.a.LeftOut, intake.Left{Before: ps.next(), Text: x.text, Why: x.why})
				continue
			}
			ps.add(corpus.Passage{Kind: corpus.Body, Lines: corpus.Lines{From: first + x.lines.From - 1, To: first + x.lines.To - 1}, Text: x.text})
		}
	} else {
		for _, p := range e.body {
			kind := p.kind
			switch {
			case p.level > 0:
				kind = corpus.Subheading
			case kind == "":
				kind = corpus.Body
			}
			if p.text != "" {
				ps.add(corpus.Passage{Kind: kind, Text: p.text})
			}
		}
	}
	e.a.Document.Passages = ps.all()
	inOrder(e.a.Document.Passages)
	if len(e.a.Document.Passages) == 0 || e.a.Document.Headline == "" && e.a.Document.Published.Date.IsZero() && e.a.Outlet == "" {
		return article{}, false
	}
	return e.a, true
}

func (e *exported) leave(p para, why string) {
	if p.text != "" {
		e.a.LeftOut = append(e.a.LeftOut, intake.Left{Before: 1, Text: p.text, Why: why})
	}
}

// how says on what a value rests.
const exportLine = "a line of the database's export"

// set states what a labelled line says.
func (e *exported) set(to, name, value string) {
	how := "the line " + name + " of the database's export"
	switch to {
	case "headline":
		state(&e.a, intake.Headline, value, how)
	case "byline":
		state(&e.a, intake.Byline, byLess(value), how)
	case "outlet":
		e.outlet(value, how)
	case "date":
		if name != "date" || published(value).Stated { // ProQuest has others, too
			state(&e.a, intake.Date, value, how)
		}
	case "language":
		if tag := languageTag(value); tag != "" {
			state(&e.a, intake.Language, tag, how)
		}
	case "url":
		if isAddress(value) {
			state(&e.a, intake.URL, value, how)
		}
	case "summary":
		state(&e.a, intake.Summary, value, how)
	}
}

// outlet states the outlet without its edition or place behind a semicolon.
func (e *exported) outlet(value, how string) {
	name, _, _ := strings.Cut(value, ";")
	if short := strings.TrimSpace(editionOf.ReplaceAllString(name, "")); short != "" {
		name = short
	}
	had := e.a.Outlet
	state(&e.a, intake.Outlet, name, how)
	if had == "" && e.a.Outlet != "" && e.a.Outlet != value {
		note(&e.a, intake.Outlet, intake.Basis{How: how, AsWritten: value})
	}
}

// byLess is a byline without the word "By". In other languages that word may begin a
// name ("Von Holm"), and is one if less than a name and a surname follow.
func byLess(s string) string {
	for _, by := range bys {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) && (by == "by " || isNames(s[len(by):])) {
			return s[len(by):]
		}
	}
	return s
}

// bys begin a byline, in the languages of the databases.
var bys = []string{"by ", "von ", "par ", "por ", "di ", "door ", "af ", "av ", "przez "}

// isByline reports whether a line below a headline names authors.
func isByline(s string) bool {
	return len(byLess(s)) < len(s)
}

// isNames reports whether a line is names: two words or more without a figure, the
// first and the last with capitals, or in a script that has none.
func isNames(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 12 || strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	small := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			if i == 0 || i == len(words)-1 {
				return false
			}
			small++
		}
	}
	return 2*small < len(words)
}

// labels reads a record of Nexis Uni, LexisNexis, ProQuest or PressReader.
func (e *exported) labels(record []para) {
	var head []para
	body, after := false, false
	current := "" // of a label whose value goes on in the next line
	stated := false
	for i := 0; i < len(record); i++ {
		p := record[i]
		line := p.text
		if line == "" {
			if body {
				e.body = append(e.body, p)
			}
			current = ""
			continue
		}
		short := len(line) <= 300
		if short && (marksEnd(line) || marksDocument(line) || underscores.MatchString(line)) || len(line) < 60 && pageLine(line) && surePage.MatchString(line) {
			e.leave(p, "a mark of the database's export")
			current = ""
			continue
		}
		to, name, rest := label(line[:min(len(line), 20_000)])
		if len(line) > 20_000 {
			rest = line[len(line)-len(strings.TrimLeft(line[strings.IndexByte(line, ':')+1:], " ")):]
		}
		alone := strings.ToLower(line)
		switch {
		case (alone == "body" || alone == "full text" || alone == "textkörper" || alone == "corps" || alone == "volltext") && !body:
			body, current = true, ""
			e.leave(p, "a mark of the database's export")
			continue
		case alone == "classification" && body, alone == "graphic" && body:
			body, after = false, true
		case short && copyright.MatchString(line):
			e.leave(p, "a copyright line")
			if body && e.kind == lexis {
				body, after = false, true
			}
			stated = stated || len(head) > 0 && e.kind == nexisUni
			continue
		}
		upper := name != "" && strings.ToUpper(line[:len(name)]) == line[:len(name)] || name == "update" && published(rest).Stated
		switch {
		case to == "body":
			body, after, current = true, false, ""
			if rest != "" {
				e.body = append(e.body, para{text: rest, line: p.line})
			}
			continue
		case to != "" && body && (inBody[name] && !upper && e.kind != proQuest || to == "headline" && e.kind != proQuest && e.kind != pressReader && !upper):
			// a paragraph that begins so
		case to != "" && (to == "end" || body || !after || e.kind == proQuest):
			if body && (to == "end" || e.kind == proQuest || e.kind == pressReader) {
				body, after = false, true
			}
			stated = true
			e.set(to, name, rest)
			if current = to; !e.lines { // a paragraph has all of it
				current = ""
			}
			why := "a line of the database's export"
			if to == "summary" {
				why = "a highlight of the database's export"
			}
			e.leave(p, why)
			continue
		}
		switch {
		case body:
			e.body = append(e.body, p)
		case after:
			e.leave(p, "a line of the database's export")
		case current != "" && e.lines && (current == "headline" || current == "byline") && !stated:
			e.set(current, current, line)
		case stated && e.kind == lexis && current == "": // behind the labels stands the text
			body = true
			e.body = append(e.body, p)
		case stated && current != "" && e.lines:
			e.leave(p, "a line of the database's export") // a long value
		case stated && e.kind != lexis && !e.lines && current == "end" && e.kind == nexisUni:
			e.leave(p, "a line of the database's export")
		default:
			head = append(head, p)
		}
	}
	e.head(head)
}

// head reads the lines without a label: headline, outlet and date, in the order
// of the database.
func (e *exported) head(head []para) {
	if e.kind == pressReader {
		e.body = head
		if len(head) > 0 && e.a.Document.Headline != "" && strings.EqualFold(head[0].text, e.a.Document.Headline) {
			e.body = head[1:]
		}
		if !e.lines {
			return
		}
		// The blank lines were not kept among the head's.
		for i := range e.body {
			if i > 0 && e.body[i].line > e.body[i-1].line+1 {
				e.body = append(e.body[:i:i], append([]para{{line: e.body[i].line - 1}}, e.body[i:]...)...)
			}
			if len(e.body) > 10_000 {
				break
			}
		}
		return
	}
	day := -1
	for i, p := range head {
		if len(p.text) > 100 {
			continue
		}
		if d := readDate(p.text, orderUnknown); d.Precision >= corpus.Month {
			day = i
			if e.kind == lexis {
				break
			}
			if i > 0 && !strings.Contains(p.text, ":") {
				if e.kind == nexisUni && i+1 < len(head) && head[i+1].level > 0 {
					continue
				}
			}
		}
	}
	switch {
	case e.kind == proQuest:
		if len(head) > 0 {
			if len(head) > 1 {
				e.citation(head[1].text)
			}
			e.leaveAll(head[1:])
			state(&e.a, intake.Headline, head[0].text, exportLine)
		}
	case e.kind == lexis && day >= 0:
		state(&e.a, intake.Date, head[day].text, exportLine)
		if day > 0 {
			e.outlet(head[0].text, exportLine)
			e.leaveAll(head[1:day])
		}
		rest := head[day+1:]
		for len(rest) > 1 && editionOf.MatchString(rest[0].text) && len(rest[0].text) < 40 {
			e.leave(rest[0], "the edition")
			rest = rest[1:]
		}
		e.headline(rest)
	case e.kind == lexis && len(head) > 1:
		e.outlet(head[0].text, exportLine)
		e.headline(head[1:])
	case day >= 0:
		state(&e.a, intake.Date, head[day].text, exportLine)
		e.leaveAll(head[day+1:])
		if day > 0 {
			e.outlet(head[day-1].text, exportLine)
			head = head[:day-1]
			// The cover of the first article's file stands before it, with a list of
			// all headlines.
			from := len(head) - 1
			for i, p := range head {
				if p.level > 0 {
					from = i
				}
			}
			if from > 0 && head[from].level == 0 && !e.coverAt(head, from) {
				from = 0
			}
			if from >= 0 {
				e.leaveAll(head[:from])
				e.headline(head[from:])
			}
		}
	case len(head) > 0:
		e.headline(head[:1])
		if len(head) > 1 {
			e.outlet(head[1].text, exportLine)
			e.leaveAll(head[2:])
		}
	}
}

// coverAt reports whether the lines before a place are a cover page.
func (e *exported) coverAt(head []para, at int) bool {
	for _, p := range head[:at] {
		if strings.Contains(p.text, ":") || surePage.MatchString(p.text) || strings.HasPrefix(p.text, "1. ") || strings.HasPrefix(p.text, "Documents (") {
			return true
		}
	}
	return at > 4
}

func (e *exported) leaveAll(list []para) {
	for _, p := range list {
		e.leave(p, "a line of the database's export")
	}
}

// headline joins the lines of a headline.
func (e *exported) headline(list []para) {
	var parts []string
	for _, p := range list {
		parts = append(parts, p.text)
	}
	h := strings.Join(parts, " ")
	h = strings.TrimPrefix(strings.TrimPrefix(h, "HEADLINE: "), "Headline: ")
	if utf8.RuneCountInString(h) > maxHeadline {
		h = list[0].text
		e.leaveAll(list[1:])
	}
	state(&e.a, intake.Headline, h, exportLine)
}

// codes reads a record of Factiva with codes.
func (e *exported) codes(record []para) {
	field := ""
	values := map[string]string{}
	for _, p := range record {
		if code, rest := coded(p.text); code != "" {
			field, p.text = code, rest
			if field != "LP" && field != "TD" {
				e.leave(para{text: strings.TrimSpace(field + " " + p.text)}, "a line of the database's export")
			}
		} else if field == "" {
			e.leave(p, "a line of the database's export")
			continue
		}
		switch field {
		case "LP", "TD":
			e.body = append(e.body, p)
		default:
			if p.text != "" {
				values[field] = strings.TrimSpace(values[field] + " " + p.text)
			}
		}
		if p.text == "" && field != "LP" && field != "TD" && values[field] != "" {
			field = "-"
		}
	}
	for _, f := range []struct{ code, to string }{{"HD", "headline"}, {"HDL", "headline"}, {"BY", "byline"}, {"PD", "date"}, {"SN", "outlet"}, {"LA", "language"}} {
		e.set(f.to, f.code, values[f.code])
	}
}

// factiva reads a record of Factiva without codes: headline, byline, the number of
// words, date, time, outlet, its code, language, copyright, text.
func (e *exported) factiva(record []para) {
	count := -1
	for i, p := range record {
		if countOfWords.MatchString(p.text) {
			count = i
			break
		}
	}
	if count < 0 {
		e.a = article{}
		return
	}
	var head []para
	for _, p := range record[:count] {
		if p.text != "" {
			head = append(head, p)
		}
	}
	if n := len(head); n > 1 && isByline(head[n-1].text) || len(head) > 1 && len(head[len(head)-1].text) < 60 && head[len(head)-2].level > 0 {
		state(&e.a, intake.Byline, byLess(head[len(head)-1].text), exportLine)
		head = head[:len(head)-1]
	}
	if n := len(head); n > 0 {
		// A cover, or the name of a section, stands before it.
		from := n - 1
		for from > 0 && head[from].level == 0 && head[from-1].line == head[from].line-1 && head[from].line > 0 {
			from--
		}
		e.leaveAll(head[:from])
		e.headline(head[from:])
	}
	e.leave(record[count], "the number of words")
	rest := record[count+1:]
	seenDate, done := false, false
	for i := 0; i < len(rest) && !done; i++ {
		p := rest[i]
		switch {
		case p.text == "":
		case !seenDate && readDate(p.text, orderUnknown).Precision >= corpus.Month:
			state(&e.a, intake.Date, p.text, exportLine)
			seenDate = true
		case seenDate && e.a.Outlet == "" && len(p.text) > 5 && !strings.Contains(p.text, ":"):
			e.outlet(p.text, exportLine)
		case copyright.MatchString(p.text):
			e.leave(p, "a copyright line")
			rest, done = rest[i+1:], true
		case len(p.text) > 60 || i > 12:
			rest, done = rest[i:], true
		default:
			if tag := languageTag(p.text); tag != "" {
				state(&e.a, intake.Language, tag, exportLine)
			}
			e.leave(p, "a line of the database's export")
		}
	}
	for _, p := range rest {
		if marksFactiva(p.text) {
			e.leave(p, "a mark of the database's export")
			continue
		}
		e.body = append(e.body, p)
	}
}

// languageTag is the tag of a language by its name, in English or as it calls
// itself.
func languageTag(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(name)), ";")
	if len(name) == 2 || len(name) == 5 && name[2] == '-' {
		return name
	}
	return map[string]string{"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "german": "de", "deutsch": "de", "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr", "spanish": "es", "español": "es", "spanisch": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl", "danish": "da", "dansk": "da", "swedish": "sv", "svenska": "sv", "norwegian": "no", "norsk": "no", "finnish": "fi", "suomi": "fi", "polish": "pl", "polski": "pl", "czech": "cs", "russian": "ru", "русский": "ru", "ukrainian": "uk", "українська": "uk", "turkish": "tr", "türkçe": "tr", "arabic": "ar", "العربية": "ar", "hebrew": "he", "chinese": "zh", "chinese - traditional": "zh-Hant", "chinese - simplified": "zh-Hans", "中文": "zh", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko", "greek": "el", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "indonesian": "id", "vietnamese": "vi", "thai": "th", "hindi": "hi", "persian": "fa"}[name]
}
