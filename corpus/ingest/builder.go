package ingest

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/gather"
	"parallax/corpus/intake"
)

// MaxPassage is the length, in bytes, beyond which a paragraph is cut into
// several passages.
const MaxPassage = 8 << 10

// maxPassages is the number of passages beyond which those of one article are
// joined, up to MaxPassage each: nothing that people write has as many, and each
// costs memory of its own wherever the article goes.
const maxPassages = 20_000

// Builder gathers documents into a collection. It serves one goroutine.
type Builder struct {
	*gather.Gathering
	limits   Limits
	passages int
	doubts   []Doubt
}

// New begins a collection. The id is made valid if it is not.
func New(id, title string, limits Limits) *Builder {
	return &Builder{Gathering: gather.New(id, title), limits: limits}
}

// Beside begins with a copy of another collection, as [gather.Beside] does.
func Beside(c *corpus.Collection, id string, limits Limits) *Builder {
	b := &Builder{Gathering: gather.Beside(c, id), limits: limits}
	for _, d := range c.Documents {
		b.passages += len(d.Passages)
	}
	return b
}

// Doubt is about a file that was added, but may not show what is meant.
type Doubt struct{ File, Reason string }

// Doubts are those about the files so far, in their order.
func (b *Builder) Doubts() []Doubt { return b.doubts }

// stem is the name without folders and extensions.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(strings.TrimSuffix(name, ".gz"), `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// Add reads the file with the name from r and adds its documents, as [Read] has
// them, under ids that nothing else has. A file without any text adds nothing.
//
// The error tells what could not be read, by file and part; what could be is
// added all the same.
func (b *Builder) Add(name string, r io.Reader) error {
	// What is beyond any limit need not be held to be refused.
	format, _ := formats.Of(name)
	limit := b.limits.file(format)
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	report := Read(name, content, b.limits)
	errs := b.AddReport(&report)
	if report.Problem == noText.problem {
		return nil
	}
	return errors.Join(errs...)
}

// AddReport adds the articles of a report, perhaps after somebody has changed
// them. The errors are the troubles that the report tells of, and that the
// collection is full.
func (b *Builder) AddReport(r *intake.FileReport) (errs []error) {
	for i := range r.Articles {
		a := &r.Articles[i]
		if err := b.add(*a); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", r.Name, err))
			break
		}
		for _, d := range a.Doubts {
			b.doubts = append(b.doubts, Doubt{r.Name, (&trouble{d.Reason, d.Remedy}).Error()})
		}
	}
	if r.Problem != "" {
		errs = append(errs, fmt.Errorf("%s: %w", r.Name, &trouble{r.Problem, r.Remedy}))
	}
	for _, t := range r.Troubles {
		where := ": " + t.Where
		if number, is := strings.CutPrefix(t.Where, "line "); is {
			where = ":" + number // as compilers and editors write it
		}
		errs = append(errs, fmt.Errorf("%s%s: %w", r.Name, where, &trouble{t.Problem, t.Remedy}))
	}
	if r.More > 0 {
		errs = append(errs, fmt.Errorf("%s: %d more parts have problems", r.Name, r.More))
	}
	return errs
}

// add gives the document an id and an outlet and takes it in.
func (b *Builder) add(a article) error {
	b.passages += len(a.Document.Passages)
	if limits := b.limits.orDefaults(); len(b.Collection().Documents) == limits.Documents || b.passages > limits.Passages {
		return troublef("Add these files to another collection.", "The limit of what a collection may hold is reached; the rest was left out.")
	}
	a.Outlet = oneLine(a.Outlet)
	b.Gathering.Add(&a)
	return nil
}

// maxHeadline bounds what is shown in lists, in bytes.
const maxHeadline = 400

// oneLine collapses white space and cuts what is too long for a headline.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxHeadline {
		s = s[:cutAt(s, maxHeadline)] + "…"
	}
	return s
}

// cutAt is the last space in the first n bytes of s, or, where there is none
// in the second half of them, the last start of a character.
func cutAt(s string, n int) int {
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		return i
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
