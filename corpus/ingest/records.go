package ingest

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// value is one cell of a table, or what stands under a key of a JSON object. A
// list has several texts.
type value struct {
	name  string // of the column; a path of keys: "fields.bodyText"
	texts []string
}

func (v *value) one() string { return strings.TrimSpace(strings.Join(v.texts, ", ")) }

// maxColumns is the number of columns that a report has. More are read, but not
// told.
const maxColumns = 200

// records makes articles of records: rows of a table or objects.
type records struct {
	*job
	what    string // "column" or "key"
	columns map[string]int
	orders  map[string]dayOrder     // of dates, by column
	likely  map[string]intake.Field // what columns of unknown names hold, by what is in them
}

func (j *job) records(what string) *records {
	return &records{job: j, what: what, columns: make(map[string]int)}
}

// sampleLength is that of a column's samples, in bytes.
const sampleLength = 80

// column notes a value for the report.
func (r *records) column(v *value, field intake.Field, how string) {
	i, seen := r.columns[v.name]
	if !seen {
		if i = len(r.report.Columns); i == maxColumns {
			return
		}
		r.columns[v.name] = i
		r.report.Columns = append(r.report.Columns, intake.Column{Name: v.name})
	}
	c := &r.report.Columns[i]
	text := v.one()
	if text == "" {
		return
	}
	c.Filled++
	if field != intake.Skip && c.Field == intake.Skip {
		c.Field, c.How = field, how
	}
	if len(c.Samples) < 3 {
		text = strings.Join(strings.Fields(text[:min(len(text), 4*sampleLength)]), " ")
		if len(text) > sampleLength {
			text = text[:cutAt(text, sampleLength)] + "…"
		}
		c.Samples = append(c.Samples, strings.ToValidUTF8(text, ""))
	}
}

// add makes an article of a record and takes it into the report. where names the
// record for people. A record without text is a trouble that names what was seen.
func (r *records) add(values []value, where string) error {
	a, ok := r.article(values)
	if !ok {
		var seen []string
		for _, v := range values {
			if v.one() != "" && len(seen) < 12 {
				seen = append(seen, v.name)
			}
		}
		if len(seen) == 0 {
			return nil // an empty line of a table
		}
		r.report.Trouble(where, fmt.Sprintf("There is no text in it. It has the %ss %s.", r.what, strings.Join(seen, ", ")), "Say which of them is the text.")
		return nil
	}
	a.Where = where
	return r.job.add(a)
}

// byContent is the rank of a value that no name claims: it is what is in it.
const byContent = 1000

// number reports whether a value is a number, as those of tables are that a record
// only refers to.
func number(s string) bool {
	return strings.Trim(s, "0123456789.") == ""
}

// minTextWords is the number of words from which an unknown value may be the text.
const minTextWords = 8

// article is the article of a record; false if it has no text.
func (r *records) article(values []value) (a article, ok bool) {
	type pick struct {
		rank, at int
	}
	best := map[intake.Field]pick{}
	take := func(f intake.Field, rank, at int) {
		if old, is := best[f]; !is || rank < old.rank {
			best[f] = pick{rank, at}
		}
	}
	for i := range values {
		v := &values[i]
		text := v.one()
		if text == "" {
			continue
		}
		if f, said := r.Options.Columns[v.name]; said {
			if f != intake.Skip {
				take(f, 0, i)
			}
			continue
		}
		if f, is := r.likely[v.name]; is {
			take(f, byContent, i)
		}
		for _, c := range claims(v.name) {
			switch {
			case c.field == intake.Byline && number(text): // of somebody in another table
				continue
			case c.field == intake.Outlet && isAddress(text) && c.rank < 100:
				take(intake.URL, c.rank+50, i)
				continue
			case c.field == intake.Text && (isAddress(text) || len(v.texts) == 1 && !strings.ContainsAny(text, " \n") && len(text) < 40 && c.rank >= 100):
				continue
			case c.field == intake.URL && !isAddress(text) && !strings.Contains(text, "."):
				continue
			case c.field == intake.Byline && isAddress(text), c.field == intake.Headline && len(text) > 2000:
				continue
			}
			take(c.field, c.rank, i)
		}
	}
	how := "its name"
	guessed := false
	if p, is := best[intake.Text]; is && p.rank >= weak { // of an abstract and a beginning the longer one
		for i := range values {
			for _, c := range claims(values[i].name) {
				if c.field == intake.Text && c.rank >= weak && len(values[i].one()) > len(values[p.at].one()) {
					p.at = i
				}
			}
		}
		best[intake.Text] = p
	}
	if p, is := best[intake.Text]; !is || p.rank >= weak {
		// The longest value that nobody claims, if it reads like a text.
		longest, words := -1, 0
		for i := range values {
			if _, said := r.Options.Columns[values[i].name]; said || claimed(values[i].name) {
				continue
			}
			if n := len(strings.Fields(values[i].one())); n > words {
				longest, words = i, n
			}
		}
		if words >= minTextWords && (!is || words > 2*len(strings.Fields(values[p.at].one()))) {
			best[intake.Text] = pick{1, longest}
			guessed = true
		}
	}
	text, is := best[intake.Text]
	if _, stated := best[intake.Date]; !stated {
		for i := range values {
			v := values[i].one()
			if _, said := r.Options.Columns[values[i].name]; !said && !claimed(values[i].name) && len(v) >= 8 && len(v) <= 40 && readDate(v, r.orders[values[i].name]).Precision == corpus.Day && strings.ContainsAny(v, "-/.: ") {
				best[intake.Date] = pick{byContent, i}
				break
			}
		}
	}
	used := map[int]intake.Field{}
	for f, p := range best {
		if f != intake.Summary || p.at != text.at {
			if _, taken := used[p.at]; !taken || f == intake.Text {
				used[p.at] = f
			}
		}
	}
	for i := range values {
		f := used[i]
		h := how
		switch {
		case f == intake.Skip:
			h = ""
		case guessed && f == intake.Text, best[f].rank == byContent:
			h = "its content"
		}
		if _, said := r.Options.Columns[values[i].name]; said {
			h = "your choice"
		}
		r.column(&values[i], f, h)
	}
	if !is {
		return a, false
	}
	for _, f := range intake.Fields {
		p, is := best[f]
		if !is || f == intake.Text || used[p.at] != f {
			continue
		}
		v := &values[p.at]
		basis := "the " + r.what + " " + v.name
		content := v.one()
		if strings.ContainsRune(content, '&') {
			content = html.UnescapeString(content)
		}
		switch f {
		case intake.Byline:
			content = strings.Join(people(v.texts), ", ")
		case intake.Date:
			r.date(&a, content, basis, v.name)
			continue
		case intake.Outlet:
			if isAddress(content) { // source_url
				content = hostOf(content)
			}
		case intake.URL:
			if !isAddress(content) && !strings.Contains(content, "://") {
				content = "https://" + content
			}
		}
		if f == intake.Headline && strings.ContainsRune(content, '<') {
			content = tagless(content)
		}
		state(&a, f, content, basis)
		if p.rank == byContent {
			note(&a, f, intake.Basis{How: basis + ", by what is in it", Guess: true})
		}
	}
	a.Document.Passages = r.body(&values[text.at])
	if len(a.Document.Passages) == 0 {
		return a, false
	}
	name := values[text.at].name
	b := intake.Basis{How: "the " + r.what + " " + name, Guess: guessed}
	if guessed {
		b.How += ", which has the longest text"
	}
	note(&a, intake.Text, b)
	if text.rank >= weak && !guessed {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: "Its text is that of the " + r.what + " " + name + ", which is hardly the whole article.", Remedy: "Add the article itself, if you have it."})
	}
	headlineAlone(&a)
	outletOfAddress(&a)
	firstWords(&a)
	return a, true
}

// claimed reports whether a name is known for anything.
func claimed(name string) bool { return len(claims(name)) > 0 }

// date states a date that other records of the file help to read.
func (r *records) date(a *article, content, how, column string) {
	if d := publishedIn(content, r.orders[column]); d.Stated && !published(content).Stated {
		a.Document.Published = d
		note(a, intake.Date, intake.Basis{How: how + ", whose other dates show which number is the day", AsWritten: content})
		return
	}
	state(a, intake.Date, content, how)
}

// people are names of authors: without the marks of links and lists that other
// programs write.
func people(texts []string) (list []string) {
	for _, t := range texts {
		t = strings.TrimSpace(t)
		if inner, is := strings.CutPrefix(t, "["); is && strings.HasSuffix(inner, "]") && !strings.HasPrefix(inner, "[") { // ['R. Heron', 'S. Tern'], as Python writes a list
			for part := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
				if part = strings.Trim(strings.TrimSpace(part), `'"`); part != "" {
					list = append(list, part)
				}
			}
			continue
		}
		t = strings.NewReplacer("[[", "", "]]", "").Replace(t)
		if isAddress(t) {
			continue
		}
		if strings.ContainsRune(t, '<') {
			t = tagless(t)
		}
		if t = strings.TrimSpace(html.UnescapeString(t)); len(t) > 3 && strings.EqualFold(t[:3], "by ") {
			t = strings.TrimSpace(t[3:])
		}
		if t != "" && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// body cuts a value into passages.
func (r *records) body(v *value) []corpus.Passage {
	var ps passages
	for _, text := range v.texts {
		if marked(text) {
			for _, p := range htmlBody(text) {
				ps.add(p)
			}
			continue
		}
		if strings.ContainsRune(text, '&') {
			text = html.UnescapeString(text)
		}
		if len(v.texts) > 1 {
			ps.add(corpus.Passage{Kind: corpus.Body, Text: strings.Join(strings.Fields(text), " ")})
			continue
		}
		for _, p := range paragraphs(lineEnds(text)) {
			p.Lines = corpus.Lines{} // those of the text, not of a file
			ps.add(p)
		}
	}
	return ps.all()
}

// marked reports whether a text is written in HTML.
func marked(text string) bool {
	i := strings.IndexByte(text, '<')
	if i < 0 {
		return false
	}
	lower := strings.ToLower(text[i:min(len(text), i+4000)])
	for _, tag := range []string{"<p>", "<p ", "<br", "</p>", "<div", "<span", "<strong", "<em>", "<a href", "<figure", "<img", "<ul", "<h2", "<h3", "<blockquote", "<!--", "<html", "<b>", "<i>"} {
		if strings.Contains(lower, tag) {
			return true
		}
	}
	return false
}

// madeHeadline is the length of a headline made of the first words, in bytes.
const madeHeadline = 80

// firstWords makes a headline of the first words, if there is none.
func firstWords(a *article) {
	if d := &a.Document; d.Headline == "" && len(d.Passages) > 0 {
		h := d.Passages[0].Text
		if len(h) > madeHeadline {
			h = h[:cutAt(h, madeHeadline)] + "…"
		}
		d.Headline = h
		note(a, intake.Headline, intake.Basis{How: "the first words of the text", Guess: true})
	}
}
