package ingest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/formats"
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

// maxLineTroubles is how many bad lines of one file are told apart.
const maxLineTroubles = 10

// addLines adds a document for every line. It holds one line at a time.
func (b *Builder) addLines(name string, r io.Reader, limits Limits) error {
	lines := bufio.NewReaderSize(r, 64<<10)
	var size int64
	var troubles []error
	bad := 0
	trouble := func(number int, what string) {
		if bad++; bad <= maxLineTroubles {
			troubles = append(troubles, fmt.Errorf("%s:%d: %s", name, number, what))
		}
	}
	for number := 1; ; number++ {
		line, n, err := readLine(lines, limits.Line)
		size += int64(n)
		switch {
		case size > limits.File:
			trouble(number, fmt.Sprintf("the file is larger than the limit of %s; the rest was left out", formats.Size(limits.File)))
			err = io.EOF
		case n > limits.Line:
			trouble(number, fmt.Sprintf("the line is longer than the limit of %s and was left out", formats.Size(int64(limits.Line))))
		case strings.TrimSpace(line) != "":
			var rec record
			if e := json.Unmarshal([]byte(line), &rec); e != nil {
				trouble(number, "this line is not a JSON object: "+e.Error())
				break
			}
			id, a := rec.article(name, number)
			if e := b.add(id, a, limits); e != nil {
				trouble(number, e.Error())
				err = io.EOF
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				trouble(number, err.Error())
			}
			break
		}
	}
	if bad > maxLineTroubles {
		troubles = append(troubles, fmt.Errorf("%s: %d more lines have problems", name, bad-maxLineTroubles))
	}
	return errors.Join(troubles...)
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

// article returns the id wanted and the document.
func (r record) article(name string, number int) (string, article) {
	a := article{outlet: first(r.Outlet, r.Publisher, r.Source, r.Src)}
	a.Headline = first(r.Title, r.Headline)
	a.Byline = oneLine(first(r.Author, r.Byline))
	a.Language = first(r.Language, r.Lang)
	a.URL = oneLine(string(r.URL))
	a.Licence = oneLine(string(r.Licence))
	a.Summary = oneLine(string(r.Summary))
	a.Published = published(first(r.Date, r.Published))
	for _, p := range paragraphs(Decode([]byte(first(r.Text, r.Body, r.Content)))) {
		p.Lines = corpus.Lines{} // those of the text, not of a file
		a.Passages = appendPassage(a.Passages, p)
	}
	if a.Headline == "" && len(a.Passages) > 0 {
		a.Headline = a.Passages[0].Text
		if len(a.Headline) > madeHeadline {
			a.Headline = a.Headline[:cutAt(a.Headline, madeHeadline)] + "…"
		}
	}
	id := string(r.ID)
	if id == "" {
		id = fmt.Sprintf("%s-%d", stem(name), number)
	}
	return id, a
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
