package attach

import (
	"fmt"
	"slices"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/ingest"
	"parallax/corpus/placing"
)

// Options bound the work. The zero value has defaults that suit articles.
type Options struct {
	// MaxBytes is the size beyond which a file is not looked at; default 8 MiB.
	MaxBytes int
	// Step is called between files, and stops the work once it is false; it may
	// be nil.
	Step func(done float64) (goOn bool)
	// Begin is called with the place of each file that is begun; it may be nil.
	Begin func(file int)
}

// Attach attaches what it recognises among the files to a copy of c.
func Attach(c *corpus.Collection, files []corpus.File, o Options) (*corpus.Collection, placing.Result) {
	r := NewRecogniser(c).Recognise(files, o)
	with := c.Clone()
	for _, m := range r.Matches {
		d := with.Document(m.Document)
		for i, text := range m.Passages {
			d.Passages[i].Original = text
		}
	}
	return with, r
}

// Recogniser knows the articles of a collection by what is recorded of their
// originals: their SHA-256, and the words of their passages. It does not change
// and may be used by several goroutines.
type Recogniser struct {
	documents []*corpus.Document
	bySum     map[string]int // document by SHA-256 of its original
	profiles  []profile      // of the documents; empty where nothing is known
	byWord    map[string][]int32
}

// NewRecogniser reads what is recorded of the originals of a collection, in
// time linear in the different words of their passages. Articles of which
// nothing is recorded, because they stand here in their own words, cost
// nothing, neither here nor when a file is looked at.
func NewRecogniser(c *corpus.Collection) *Recogniser {
	r := &Recogniser{documents: c.Documents, bySum: make(map[string]int), profiles: make([]profile, len(c.Documents)), byWord: make(map[string][]int32)}
	frequency := make(map[string]int)
	for i, d := range c.Documents {
		if d.Original.SHA256 != "" {
			r.bySum[d.Original.SHA256] = i
		}
		r.profiles[i] = profileOf(d)
		for w := range r.profiles[i].counts {
			frequency[w]++
		}
	}
	for i, p := range r.profiles {
		for _, w := range p.telling(frequency) {
			r.byWord[w] = append(r.byWord[w], int32(i))
		}
	}
	return r
}

// Recognise says which articles files are. A file of which a SHA-256 is recorded
// is that article's original. Of two files for one article the one with the
// right SHA-256 counts, or else the first. A file that is near none costs its
// own words and a look-up for each; a near miss costs time in proportion to the
// words of the file times the passages of the article it is.
func (r *Recogniser) Recognise(files []corpus.File, o Options) placing.Result {
	if o.MaxBytes == 0 {
		o.MaxBytes = 8 << 20
	}
	a := &attaching{Recogniser: r, taken: make(map[int]string), matches: make(map[int]placing.Match), reasons: make(map[int]string)}
	step := func(i, done int) bool {
		goOn := o.Step == nil || o.Step(float64(done)/float64(2*len(files)))
		if goOn && o.Begin != nil {
			o.Begin(i)
		}
		return goOn
	}
	var unknown []int
	for i, f := range files {
		if !step(i, i) {
			return placing.Result{}
		}
		if len(f.Content) > o.MaxBytes {
			a.reasons[i] = fmt.Sprintf("it is larger than the limit of %s", formats.Size(int64(o.MaxBytes)))
		} else if !a.exact(i, f) {
			unknown = append(unknown, i)
		}
	}
	for n, i := range unknown {
		if !step(i, len(files)+n) {
			return placing.Result{}
		}
		a.near(i, files[i])
	}
	var found placing.Result
	for i, f := range files {
		if m, ok := a.matches[i]; ok {
			found.Matches = append(found.Matches, m)
		} else {
			found.Unplaced = append(found.Unplaced, placing.Unplaced{File: f.Name, Reason: a.reasons[i]})
		}
	}
	return found
}

// attaching is one run of Recognise. Files and documents are named by index.
type attaching struct {
	*Recogniser
	taken   map[int]string        // file that a document's original came from
	matches map[int]placing.Match // by file
	reasons map[int]string        // by file, why it was not attached
}

// exact takes a file whose SHA-256 is known. It reports whether it is.
func (a *attaching) exact(i int, f corpus.File) bool {
	n, ok := a.bySum[Sum(f.Content)]
	if !ok {
		return false
	}
	d := a.documents[n]
	if other, ok := a.taken[n]; ok {
		a.reasons[i] = fmt.Sprintf("it is the same file as %s", other)
		return true
	}
	texts, err := Cut(d, f.Content)
	if err != nil {
		a.reasons[i] = err.Error()
		return true
	}
	a.take(i, n, f.Name, texts, true)
	return true
}

// near takes a file that is nearly an original.
func (a *attaching) near(i int, f corpus.File) {
	if len(a.byWord) == 0 {
		a.reasons[i] = placing.Foreign
		return
	}
	text := ingest.Decode(f.Content)
	words := cut(text)
	n, share := a.nearest(words)
	if share < minShare {
		a.reasons[i] = placing.Foreign
		return
	}
	d := a.documents[n]
	if other, ok := a.taken[n]; ok {
		a.reasons[i] = fmt.Sprintf("it is another copy of %q; %s was used for that", d.ID, other)
		return
	}
	texts, placed := align(d, text, words)
	if placed < minShare {
		a.reasons[i] = fmt.Sprintf("it is similar to %q, but its paragraphs differ", d.ID)
		return
	}
	a.take(i, n, f.Name, texts, false)
}

func (a *attaching) take(i, n int, name string, texts []string, exact bool) {
	d := a.documents[n]
	m := placing.Match{File: name, Document: d.ID, Exact: exact, Passages: texts}
	for j, text := range texts {
		if text == "" {
			m.Missing = append(m.Missing, d.Passages[j].N)
		}
	}
	a.taken[n] = name
	a.matches[i] = m
}

// Attached is the set of documents, by id, that have an original attached.
func Attached(c *corpus.Collection) map[string]bool {
	ids := make(map[string]bool)
	for _, d := range c.Documents {
		if slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return p.Original != "" }) {
			ids[d.ID] = true
		}
	}
	return ids
}
