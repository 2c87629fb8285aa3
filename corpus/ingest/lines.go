package ingest

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/intake"
)

// record is one line of a .jsonl file. encoding/json matches its keys without
// regard to case.
type record struct {
	ID, Title, Headline   loose
	Text, Body, Content   loose
	Date, Published       loose
	Outlet, Source, Src   loose
	Publisher             loose
	Author, Byline        loose
	Language, Lang        loose
	URL, Licence, Summary loose
}

// loose is a text; a number is taken as it is written, anything else is "".
type loose string

// UnmarshalJSON never fails on well-formed JSON.
func (l *loose) UnmarshalJSON(b []byte) error {
	switch {
	case len(b) > 0 && b[0] == '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*l = loose(s)
	case len(b) > 0 && (b[0] == '-' || '0' <= b[0] && b[0] <= '9'):
		*l = loose(b)
	}
	return nil
}

func first(values ...loose) string {
	for _, v := range values {
		if strings.TrimSpace(string(v)) != "" {
			return string(v)
		}
	}
	return ""
}

// readLines adds a document for every line. It holds one line at a time.
func readLines(j *job, r io.Reader) error {
	lines := bufio.NewReaderSize(r, 64<<10)
	var size int64
	limit := j.Limits.file(j.format)
	for number := 1; ; number++ {
		where := "line " + strconv.Itoa(number)
		line, n, err := readLine(lines, j.Limits.Line)
		size += int64(n)
		switch {
		case size > limit:
			j.report.Trouble(where, "The file is larger than the limit of "+formats.Size(limit)+"; the rest was left out.", "Split the file.")
			return nil
		case n > j.Limits.Line:
			j.report.Trouble(where, "The line is longer than the limit of "+formats.Size(int64(j.Limits.Line))+" and was left out.", "")
		case strings.TrimSpace(line) != "":
			var rec record
			if e := json.Unmarshal([]byte(line), &rec); e != nil {
				j.report.Trouble(where, "This line is not a JSON object: "+e.Error()+".", "")
				break
			}
			if e := j.add(rec.article(j.name, number, where)); e != nil {
				return e
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				j.report.Trouble(where, "The file is damaged here ("+err.Error()+").", "Copy or download it again.")
			}
			return nil
		}
	}
}

// readLine reads to the next "\n" and tells how many bytes that were. Of a line
// beyond the limit it keeps nothing.
func readLine(r *bufio.Reader, limit int) (line string, n int, err error) {
	var b []byte
	for {
		part, err := r.ReadSlice('\n')
		n += len(part)
		if n > limit {
			b = nil
		} else {
			b = append(b, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return Decode(b), n, err
		}
	}
}

// madeHeadline is the length of a headline made of the first words, in bytes.
const madeHeadline = 80

// article returns the document.
func (r record) article(name string, number int, where string) article {
	a := article{Where: where}
	state(&a, intake.Headline, first(r.Title, r.Headline), "the key title")
	state(&a, intake.Outlet, first(r.Outlet, r.Publisher, r.Source, r.Src), "the key source")
	state(&a, intake.Byline, first(r.Author, r.Byline), "the key author")
	state(&a, intake.Language, first(r.Language, r.Lang), "the key language")
	state(&a, intake.URL, string(r.URL), "the key url")
	state(&a, intake.Licence, string(r.Licence), "the key licence")
	state(&a, intake.Summary, string(r.Summary), "the key summary")
	state(&a, intake.Date, first(r.Date, r.Published), "the key date")
	var ps passages
	for _, p := range paragraphs(Decode([]byte(first(r.Text, r.Body, r.Content)))) {
		p.Lines = corpus.Lines{} // those of the text, not of a file
		ps.add(p)
	}
	a.Document.Passages = ps.all()
	firstWords(&a)
	a.Document.ID = string(r.ID)
	if a.Document.ID == "" {
		a.Document.ID = stem(name) + "-" + strconv.Itoa(number)
	}
	return a
}

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

// published reads a stated date: a date of corpus.ParseDate, or a timestamp
// that begins with a day. What cannot be read counts as not stated.
func published(s string) corpus.Published {
	s = strings.TrimSpace(s)
	d, err := corpus.ParseDate(s)
	if err != nil && len(s) > 10 {
		d, err = corpus.ParseDate(s[:10])
	}
	if err != nil || d.IsZero() {
		return corpus.Published{}
	}
	return corpus.Published{Date: d, Stated: true}
}
