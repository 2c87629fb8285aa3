package attach

import (
	"fmt"
	"slices"

	"parallax/corpus"
	"parallax/corpus/ingest"
)

// File is a file somebody offers as an original.
type File struct {
	Name    string
	Content []byte
}

// Match says which article a file is.
type Match struct {
	File     string
	Document string
	Exact    bool     // the file has the SHA-256 of the original
	Passages []string // by passage, from index 0; "" where the file has none
	Missing  []int    // numbers of the passages that were not found
}

// Unplaced is a file that was not attached.
type Unplaced struct {
	File   string
	Reason string
}

// Result is what became of the files.
type Result struct {
	Collection *corpus.Collection // a copy with the originals in Passage.Original
	Matches    []Match            // in the order of the files
	Unplaced   []Unplaced
}

// Options bound the work. The zero value has defaults that suit articles.
type Options struct {
	// MaxBytes is the size beyond which a file is not looked at; default 8 MiB.
	MaxBytes int
}

// Attach attaches what it recognises among the files to a copy of c. Of two
// files for one article the one with the right SHA-256 counts, or else the
// first. A near miss costs time in proportion to the words of the file times
// the passages of the article it is, plus the different words of all articles.
func Attach(c *corpus.Collection, files []File, o Options) Result {
	if o.MaxBytes == 0 {
		o.MaxBytes = 8 << 20
	}
	a := &attaching{
		collection: c.Clone(),
		bySum:      make(map[string]int),
		taken:      make(map[int]string),
		matches:    make(map[int]Match),
		reasons:    make(map[int]string),
	}
	for i, d := range c.Documents {
		if d.Original.SHA256 != "" {
			a.bySum[d.Original.SHA256] = i
		}
	}
	var unknown []int
	for i, f := range files {
		if len(f.Content) > o.MaxBytes {
			a.reasons[i] = fmt.Sprintf("it is larger than the limit of %d bytes", o.MaxBytes)
		} else if !a.exact(i, f) {
			unknown = append(unknown, i)
		}
	}
	for _, i := range unknown {
		a.near(i, files[i])
	}
	r := Result{Collection: a.collection}
	for i, f := range files {
		if m, ok := a.matches[i]; ok {
			r.Matches = append(r.Matches, m)
		} else {
			r.Unplaced = append(r.Unplaced, Unplaced{f.Name, a.reasons[i]})
		}
	}
	return r
}

// attaching is one run of Attach. Files and documents are named by index.
type attaching struct {
	collection *corpus.Collection
	bySum      map[string]int // document by SHA-256 of its original
	taken      map[int]string // file that a document's original came from
	matches    map[int]Match  // by file
	reasons    map[int]string // by file, why it was not attached
	profiles   []profile      // of the documents, made when first needed
}

// exact attaches a file whose SHA-256 is known. It reports whether it is.
func (a *attaching) exact(i int, f File) bool {
	n, ok := a.bySum[Sum(f.Content)]
	if !ok {
		return false
	}
	d := a.collection.Documents[n]
	if other, ok := a.taken[n]; ok {
		a.reasons[i] = fmt.Sprintf("it is the same file as %s", other)
		return true
	}
	texts, err := Cut(d, f.Content)
	if err != nil {
		a.reasons[i] = err.Error()
		return true
	}
	a.attach(i, n, f.Name, texts, true)
	return true
}

// near attaches a file that is nearly an original.
func (a *attaching) near(i int, f File) {
	text := ingest.Decode(f.Content)
	words := cut(text)
	n, share := a.nearest(words)
	if share < minShare {
		a.reasons[i] = "its words are not those of any article of the collection"
		return
	}
	d := a.collection.Documents[n]
	if other, ok := a.taken[n]; ok {
		a.reasons[i] = fmt.Sprintf("it is another copy of %q, which %s is already", d.ID, other)
		return
	}
	texts, placed := align(d, text, words)
	if placed < minShare {
		a.reasons[i] = fmt.Sprintf("it resembles %q, but its paragraphs are others", d.ID)
		return
	}
	a.attach(i, n, f.Name, texts, false)
}

func (a *attaching) attach(i, n int, name string, texts []string, exact bool) {
	d := a.collection.Documents[n]
	m := Match{File: name, Document: d.ID, Exact: exact, Passages: texts}
	for j, text := range texts {
		d.Passages[j].Original = text
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
