package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/intake"
)

// Limits bound what one file, and one collection, may take. A zero field means
// the default.
type Limits struct {
	File      int64 // bytes of one file, inflated; default 32 MiB, of a kind that holds many articles 256 MiB
	Line      int   // bytes of one line of a .jsonl file; default 8 MiB
	Entries   int   // files within an archive, and parts of a mail; default 20,000
	Depth     int   // of archives in archives; default 3
	Documents int   // default 200,000
	Passages  int   // default 2,000,000
	// Weight is the memory that all articles of one file may take, in bytes, as
	// weigh estimates it; default 240 MiB.
	Weight int64
	// Work is what reading one file may cost, as work.go counts it; default as the
	// constants there say.
	Work int64
}

func (l Limits) orDefaults() Limits {
	def := func(p *int, n int) {
		if *p == 0 {
			*p = n
		}
	}
	def(&l.Line, 8<<20)
	def(&l.Entries, 20_000)
	def(&l.Depth, 3)
	def(&l.Documents, 200_000)
	def(&l.Passages, 2_000_000)
	if l.Weight == 0 {
		l.Weight = 240 << 20
	}
	return l
}

// file is the limit on the bytes of one file of a format.
func (l Limits) file(f formats.Format) int64 {
	switch {
	case l.File > 0:
		return l.File
	case f.Many:
		return 256 << 20
	}
	return 32 << 20
}

// Options are how a file is to be read.
type Options struct {
	Limits
	// Encoding is the name of the encoding of texts, where somebody knows better
	// than the file: "windows-1251". Empty: found out.
	Encoding string
	// Columns say what columns of tables, or keys of JSON objects, are. Those that
	// are not named are recognised.
	Columns map[string]intake.Field
	// Step, if it is not nil, is called between two files of an archive; false
	// gives the work up.
	Step func() bool
}

// Read reads one file. The name's extension says what it is, and what is in it
// may correct that. The report tells all: what was read, and what was not, with
// the reason. Read never panics, and of a file of which a part is bad it reads
// the other parts. The work is linear in the bytes of the file once inflated,
// which limits bound, but for that on one paragraph of text, which a format's own
// comment bounds; it is counted, and ended where there is too much (work.go).
func Read(name string, content []byte, l Limits) intake.FileReport {
	return ReadWith(name, content, Options{Limits: l})
}

// ReadWith is Read where somebody has said how.
func ReadWith(name string, content []byte, o Options) (report intake.FileReport) {
	o.Limits = o.Limits.orDefaults()
	limit := o.Limits.Work
	if limit == 0 {
		limit = min(workAtLeast+workPerByte*int64(len(content)), workAtMost)
	}
	j := &job{Options: o, name: name, budget: &budget{workLimit: limit}, report: &report}
	report.Name, report.Bytes = name, len(content)
	j.read(content)
	return report
}

// budget is what a file, with the files in it, has used of its limits.
type budget struct {
	inflated            int64
	entries             int
	documents, passages int
	weight              int64
	work, workLimit     int64
	told                bool // that no work is left
}

// job is the reading of one file, or of one within it.
type job struct {
	Options
	*budget
	report *intake.FileReport
	name   string // of the file that is read
	where  string // where it is in the file given; "" if it is that
	format formats.Format
	depth  int

	doubt *intake.Doubt // about the encoding of the text
	cut   bool          // there is more of the file than is read, which is told
}

// trouble is an error with a remedy. Both are sentences.
type trouble struct{ problem, remedy string }

// Error is what goes behind the file's name, as one line.
func (t *trouble) Error() string {
	problem := t.problem
	for _, w := range []string{"It", "Its", "This", "There", "The", "No"} {
		if rest, ok := strings.CutPrefix(problem, w+" "); ok {
			problem = strings.ToLower(w) + " " + rest
		}
	}
	if t.remedy == "" {
		return problem
	}
	return problem + " " + t.remedy
}

var noText = trouble{"There is no text in it.", "If it is a picture of a text, recognise its text with another program first."}

func troublef(remedy, format string, args ...any) error {
	return &trouble{fmt.Sprintf(format, args...), remedy}
}

// errFull ends the reading of a file.
var errFull = errors.New("full")

// read reads the file into the report.
func (j *job) read(content []byte) {
	before, told := len(j.report.Articles), len(j.report.Troubles)+j.report.More
	err := j.try(content)
	if errors.Is(err, errFull) {
		j.fail("The limit of what one file may hold is reached; the rest of it was left out.", "Split the file.")
		return
	}
	var t *trouble
	switch {
	case errors.As(err, &t):
		j.fail(t.problem, t.remedy)
	case err != nil:
		j.fail("This file cannot be read: "+strings.TrimSuffix(err.Error(), ".")+".", "")
	case len(j.report.Entries) > 0:
	case len(j.report.Articles) == before && len(j.report.Troubles)+j.report.More == told && j.report.Problem == "":
		remedy := noText.remedy
		if j.format.Many || len(bytes.TrimSpace(content)) == 0 { // no scan comes so
			remedy = ""
		}
		j.fail(noText.problem, remedy)
	case len(j.report.Articles) == before && j.where == "" && j.report.Problem == "":
		j.report.Problem = "No article in it can be read."
	}
}

// fail says that the file, or the one within it that is read, could not be.
func (j *job) fail(problem, remedy string) {
	if j.where != "" || len(j.report.Articles) > 0 {
		where := j.where
		if where == "" {
			where = path.Base(strings.ReplaceAll(j.name, `\`, "/"))
		}
		j.report.Trouble(where, problem, remedy)
		return
	}
	j.report.Problem, j.report.Remedy = problem, remedy
}

// try finds the reader and runs it. A panic of a reader is a fault of ours, which
// costs its file and no other.
func (j *job) try(content []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = troublef("Report this file to those who make Parallax, and save it in another format.", "Parallax failed on this file (%v).", p)
		}
	}()
	gz := strings.HasSuffix(strings.ToLower(j.name), ".gz")
	format, known := formats.Of(j.name)
	if formats.Extension(j.name) == ".parallax" { // which the page opens by other means
		format, known = formats.Format{Name: "collection file", Many: true}, true
	}
	if !known {
		return j.refuse(content)
	}
	j.format = format
	if j.where == "" {
		j.report.Format = format.Name
	}
	limit := j.Limits.file(format)
	read := readers[format.Name]
	if !gz {
		if int64(len(content)) > limit && read.stream == nil {
			return tooLarge(limit)
		}
		if read.stream != nil {
			return read.stream(j, bytes.NewReader(content))
		}
		return j.whole(read, content)
	}
	return j.unpack(read, content)
}

// reader reads a format. It has either function.
type reader struct {
	whole  func(j *job, content []byte) error
	stream func(j *job, r io.Reader) error // of what is too large to be held
}

// article is what a reader finds.
type article = intake.Article

// add takes an article into the report, if it has any text. The error says that
// no more can be.
func (j *job) add(a article) error {
	if len(a.Document.Passages) == 0 {
		return nil
	}
	j.documents++
	j.passages += len(a.Document.Passages)
	j.weight += weigh(&a)
	if j.documents > j.Limits.Documents || j.passages > j.Limits.Passages || j.weight > j.Limits.Weight {
		return errFull
	}
	d := &a.Document
	d.Text = corpus.Full
	for i := range d.Passages {
		d.Passages[i].N = i + 1
	}
	if len(d.Passages) >= maxPassages {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: fmt.Sprintf("It has more than %d paragraphs; those after them are joined.", maxPassages), Remedy: "If the file holds several articles, split it."})
	}
	if j.doubt != nil {
		a.Doubts = append(a.Doubts, *j.doubt)
	}
	if j.where != "" {
		a.Where = strings.TrimSuffix(j.where+", "+a.Where, ", ")
	}
	d.Headline = oneLine(d.Headline)
	if d.Headline == "" {
		d.Headline = stem(j.name)
		note(&a, intake.Headline, intake.Basis{How: "the file's name", Guess: true})
	}
	if d.Language != "" && !corpus.ValidLanguage(d.Language) {
		note(&a, intake.Language, intake.Basis{How: "it is no language tag", AsWritten: d.Language})
		d.Language = ""
	}
	d.Byline, d.URL, d.Licence, d.Summary = oneLine(d.Byline), oneLine(d.URL), oneLine(d.Licence), oneLine(d.Summary)
	a.Outlet = oneLine(a.Outlet)
	d.ID = j.id(&a)
	if len(d.Passages) > maxPassages {
		detach(&a)
	}
	j.report.Articles = append(j.report.Articles, a)
	return nil
}

// detach makes copies of all texts of an article of which most passages are joined,
// and so copied already: one word that is part of the file's text keeps all of that
// in memory, which weigh does not count.
func detach(a *article) {
	d := &a.Document
	for _, s := range []*string{&d.Headline, &d.Byline, &d.Language, &d.URL, &d.Licence, &d.Summary, &d.Genre, &d.Republisher, &d.Published.Reason, &a.Outlet} {
		*s = strings.Clone(*s)
	}
	for i := range d.Passages {
		d.Passages[i].Text = strings.Clone(d.Passages[i].Text)
	}
	for i := range a.LeftOut {
		a.LeftOut[i].Text = strings.Clone(a.LeftOut[i].Text)
	}
	for f, b := range a.Basis {
		b.How, b.AsWritten = strings.Clone(b.How), strings.Clone(b.AsWritten)
		a.Basis[f] = b
	}
}

// weigh estimates the bytes of memory that an article takes.
func weigh(a *article) int64 {
	n := int64(3000) // the article itself, and what its statements rest on
	for _, p := range a.Document.Passages {
		n += int64(len(p.Text)) + 100
	}
	for _, l := range a.LeftOut {
		n += int64(len(l.Text)) + 60
	}
	return n
}

// note says what a value rests on.
func note(a *article, f intake.Field, b intake.Basis) {
	if a.Basis == nil {
		a.Basis = make(map[intake.Field]intake.Basis)
	}
	a.Basis[f] = b
}

// state sets a statement of the article, if it has not been made before.
func state(a *article, f intake.Field, value, how string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	d := &a.Document
	var to *string
	switch f {
	case intake.Headline:
		to = &d.Headline
	case intake.Outlet:
		to = &a.Outlet
	case intake.Byline:
		to = &d.Byline
	case intake.Language:
		to = &d.Language
		value = strings.ReplaceAll(value, "_", "-")
		if !isTag(value) { // "English"
			value = languageTag(value)
		}
		if !isTag(value) {
			return
		}
	case intake.URL:
		to = &d.URL
	case intake.Licence:
		to = &d.Licence
	case intake.Summary:
		to = &d.Summary
	case intake.Genre:
		to = &d.Genre
	case intake.Republisher:
		to = &d.Republisher
	case intake.ID:
		to = &d.ID
	case intake.Date:
		stateDate(a, value, how)
		return
	default:
		return
	}
	if *to == "" {
		*to = value
		note(a, f, intake.Basis{How: how})
	}
}

// isTag reports whether a value can be a tag of BCP 47: "de", "pt-BR".
func isTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if part == "" || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// stateDate sets the date. One that cannot be read is kept as it is written.
func stateDate(a *article, value, how string) {
	p := &a.Document.Published
	if p.Stated {
		return
	}
	date := published(value)
	if date.Stated {
		*p = date
		b := intake.Basis{How: how}
		if date.Date.String() != value {
			b.AsWritten = value
		}
		note(a, intake.Date, b)
		return
	}
	if p.Reason == "" {
		value = oneLine(value)
		p.Reason = "It is written “" + value + "”"
		note(a, intake.Date, intake.Basis{How: how, AsWritten: value})
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Date, Reason: "Its date is written “" + value + "”, which " + unclear(value) + ".", Remedy: "Set the date, if you know it."})
	}
}

// Fill states something of an article that does not state it itself, or of which
// it was guessed. An empty value states nothing.
func Fill(a *intake.Article, f intake.Field, value, how string) {
	if value == "" || !missing(a, f) {
		return
	}
	if err := Set(a, f, value); err == nil {
		note(a, f, intake.Basis{How: how})
	}
}

func missing(a *intake.Article, f intake.Field) bool {
	if a.Basis[f].Guess {
		return true
	}
	d := &a.Document
	switch f {
	case intake.Headline:
		return d.Headline == ""
	case intake.Outlet:
		return a.Outlet == ""
	case intake.Date:
		return d.Published.Date.IsZero()
	case intake.Byline:
		return d.Byline == ""
	case intake.Language:
		return d.Language == ""
	}
	return false
}

// Set states something of an article as somebody says it, in place of what was
// read. An empty value makes it not stated. The error says what is wrong with a
// date or a language; the article is then as before.
func Set(a *intake.Article, f intake.Field, value string) error {
	value = strings.TrimSpace(value)
	d := &a.Document
	switch f {
	case intake.Date:
		date := readDate(value, orderUnknown)
		if value != "" && date.IsZero() {
			return fmt.Errorf("%q is no day that can be read; write it as 2024-06-19, 2024-06 or 2024", value)
		}
		d.Published = corpus.Published{Date: date, Stated: value != ""}
	case intake.Language:
		if value != "" && !corpus.ValidLanguage(value) {
			return fmt.Errorf("%q is no language; write a tag such as en, de or zh-Hant", value)
		}
		d.Language = value
	case intake.Headline:
		if value == "" {
			return errors.New("an article has a headline")
		}
		d.Headline = oneLine(value)
	case intake.Outlet:
		a.Outlet = oneLine(value)
	case intake.Byline:
		d.Byline = oneLine(value)
	case intake.URL:
		d.URL = oneLine(value)
	case intake.Licence:
		d.Licence = oneLine(value)
	case intake.Summary:
		d.Summary = oneLine(value)
	case intake.Genre:
		d.Genre = oneLine(value)
	case intake.Republisher:
		d.Republisher = oneLine(value)
	default:
		return fmt.Errorf("%q cannot be stated", f)
	}
	kept := a.Doubts[:0:0]
	for _, doubt := range a.Doubts {
		if doubt.Field != f {
			kept = append(kept, doubt)
		}
	}
	a.Doubts = kept
	note(a, f, intake.Basis{How: "your choice", By: corpus.Me})
	return nil
}
