package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/ingest"
)

// Marker is the file that makes a folder a coded collection.
const Marker = "collection.yaml"

// Folder is a collection as it stands in a folder.
type Folder struct {
	Collection *corpus.Collection
	places     map[string]place // by path of the value, as in corpus.Fault
}

// Read reads a collection folder and validates the collection. If anything is
// wrong the error is of type [Problems], and the folder holds what could be
// read all the same, so that further checks can run; it is nil only when there
// is no collection.yaml that can be read.
func Read(fsys fs.FS) (*Folder, error) {
	r := &reader{
		fsys:       fsys,
		collection: &corpus.Collection{},
		places:     make(map[string]place),
	}
	if !r.readCollection() {
		return nil, r.problems
	}
	r.readArticles()
	r.readCounts()
	coded := r.readCoding()
	r.readNotes()
	r.readAssignments()
	f := &Folder{r.collection, r.places}
	var faults corpus.Faults
	if errors.As(r.collection.Validate(), &faults) {
		for _, fault := range faults {
			if !coded && strings.HasPrefix(fault.Path, "/assignments/") {
				continue // what its tasks point at could not be read
			}
			r.problems = append(r.problems, f.Problem(fault))
		}
	}
	if len(r.problems) > 0 {
		r.problems.sort()
		return f, r.problems
	}
	return f, nil
}

// Problem says in which file and line a fault of the collection stands.
func (f *Folder) Problem(fault corpus.Fault) Problem {
	for p := fault.Path; p != ""; p = p[:strings.LastIndexByte(p, '/')] {
		if at, ok := f.places[p]; ok {
			return Problem{at.file, at.line, fault.Text}
		}
	}
	return Problem{Marker, 0, fault.Text}
}

// reader is one run of Read.
type reader struct {
	fsys       fs.FS
	collection *corpus.Collection
	places     map[string]place
	problems   Problems
}

func (r *reader) problem(file string, line int, text string) {
	r.problems = append(r.problems, Problem{file, line, text})
}

// file reads a file. One that is missing is a problem only if it is required.
func (r *reader) file(name string, required bool) ([]byte, bool) {
	b, err := fs.ReadFile(r.fsys, name)
	switch {
	case err == nil:
		return b, true
	case !errors.Is(err, fs.ErrNotExist):
		r.problem(name, 0, err.Error())
	case required:
		r.problem(name, 0, "this file is missing; `parallax new DIR` starts a folder that has one")
	}
	return nil, false
}

func (r *reader) readCollection() bool {
	b, ok := r.file(Marker, true)
	if !ok {
		return false
	}
	top, ok := r.document(Marker, 0, b, "")
	if !ok {
		return false
	}
	c := r.collection
	top.fields(map[string]func(node){
		"id":       func(n node) { c.ID = n.text() },
		"title":    func(n node) { c.Title = n.text() },
		"language": func(n node) { c.Language = n.text() },
		"about":    func(n node) { c.About = n.text() },
		"method":   func(n node) { c.Method = n.text() },
		"licence":  func(n node) { c.Licence = n.text() },
		"outlets": func(n node) {
			n.items(func(_ int, item node) { c.Outlets = append(c.Outlets, outlet(item)) })
		},
		"topics": func(n node) {
			n.items(func(_ int, item node) { c.Topics = append(c.Topics, topic(item)) })
		},
		"observations": func(n node) {
			n.items(func(_ int, item node) { c.Observations = append(c.Observations, observation(item)) })
		},
	})
	return true
}

func outlet(n node) (o corpus.Outlet) {
	n.fields(map[string]func(node){
		"id":        func(n node) { o.ID = n.text() },
		"name":      func(n node) { o.Name = n.text() },
		"letter":    func(n node) { o.Letter = n.text() },
		"country":   func(n node) { o.Country = n.text() },
		"kind":      func(n node) { o.Kind = n.text() },
		"note":      func(n node) { o.Note = n.text() },
		"notStated": func(n node) { o.NotStated = n.truth() },
		"guess":     func(n node) { o.Guess = n.text() },
	})
	return o
}

func topic(n node) (t corpus.Topic) {
	n.provenance(&t.Provenance, map[string]func(node){
		"id":     func(n node) { t.ID = n.text() },
		"title":  func(n node) { t.Title = n.text() },
		"date":   func(n node) { t.Date = n.date() },
		"place":  func(n node) { t.Place = n.text() },
		"note":   func(n node) { t.Note = n.text() },
		"parent": func(n node) { t.Parent = n.text() },
	})
	return t
}

func observation(n node) (o corpus.Observation) {
	n.provenance(&o.Provenance, map[string]func(node){
		"title": func(n node) { o.Title = n.text() },
		"text":  func(n node) { o.Text = n.text() },
		"at": func(n node) {
			n.items(func(_ int, item node) { o.At = append(o.At, item.ref()) })
		},
	})
	return o
}

func (r *reader) readArticles() {
	names, err := fs.Glob(r.fsys, "articles/*.md")
	if err != nil || len(names) == 0 {
		r.problem("articles", 0, "there are no articles; write at least one articles/<id>.md")
		return
	}
	for _, name := range names {
		b, ok := r.file(name, true)
		if !ok {
			continue
		}
		where := "/documents/" + strconv.Itoa(len(r.collection.Documents))
		r.places[where] = place{name, 1}
		d := r.article(name, ingest.Decode(b), where)
		r.collection.Documents = append(r.collection.Documents, d)
	}
}

// article reads one article: front matter, then passages.
func (r *reader) article(name, text, where string) *corpus.Document {
	d := &corpus.Document{
		ID:   strings.TrimSuffix(path.Base(name), ".md"),
		Text: corpus.Full,
	}
	front, body, skip, ok := ingest.FrontMatter(text)
	if !ok {
		r.problem(name, 1, "the front matter has no end; close it with a line of three hyphens")
		return d
	}
	if front != "" {
		if top, ok := r.document(name, 1, []byte(front), where); ok {
			frontMatter(top, d)
		}
	}
	for i, block := range ingest.Blocks(body) {
		line := skip + block.Line
		if block.Trouble != "" {
			r.problem(name, line, block.Trouble)
		}
		if i == 0 && block.Level == 1 && d.Headline == "" {
			d.Headline = block.Text
			continue
		}
		r.places[where+"/passages/"+strconv.Itoa(len(d.Passages))] = place{name, line}
		d.Passages = append(d.Passages, corpus.Passage{
			N: len(d.Passages) + 1, Kind: block.Kind, Lines: block.Lines, Text: block.Text,
		})
	}
	if len(d.Passages) == 0 {
		r.problem(name, 0, "there is no passage below the front matter; write one paragraph at least")
	}
	return d
}

func frontMatter(top node, d *corpus.Document) {
	top.fields(map[string]func(node){
		"outlet":      func(n node) { d.Outlet = n.text() },
		"headline":    func(n node) { d.Headline = n.text() },
		"short":       func(n node) { d.Short = n.text() },
		"byline":      func(n node) { d.Byline = n.text() },
		"credits":     func(n node) { d.Credits = n.text() },
		"republisher": func(n node) { d.Republisher = n.text() },
		"language":    func(n node) { d.Language = n.text() },
		"genre":       func(n node) { d.Genre = n.text() },
		"licence":     func(n node) { d.Licence = n.text() },
		"url":         func(n node) { d.URL = n.text() },
		"summary":     func(n node) { d.Summary = n.text() },
		"text":        func(n node) { d.Text = corpus.TextKind(n.text()) },
		"published": func(n node) {
			n.fields(map[string]func(node){
				"date":   func(n node) { d.Published.Date = n.date() },
				"stated": func(n node) { d.Published.Stated = n.truth() },
				"reason": func(n node) { d.Published.Reason = n.text() },
			})
		},
		"original": func(n node) {
			n.fields(map[string]func(node){
				"sha256": func(n node) { d.Original.SHA256 = n.text() },
				"bytes":  func(n node) { d.Original.Bytes = n.number() },
				"words":  func(n node) { d.Original.Words = n.number() },
			})
		},
		"known": func(n node) {
			fields := make(map[string]func(node), len(corpus.KnownFields))
			for _, f := range corpus.KnownFields {
				fields[f] = func(n node) {
					k := corpus.Known{Field: f}
					n.fields(map[string]func(node){
						"from": func(n node) { k.From = n.text() },
						"by":   func(n node) { k.By = n.text() },
						"on":   func(n node) { k.On = n.date() },
					})
					d.Know(k)
				}
			}
			n.fields(fields)
		},
		"slips": func(n node) {
			n.items(func(_ int, item node) {
				var s corpus.Slip
				item.fields(map[string]func(node){
					"passage":  func(n node) { s.Passage = n.number() },
					"fragment": func(n node) { s.Fragment = n.text() },
					"note":     func(n node) { s.Note = n.text() },
				})
				d.Slips = append(d.Slips, s)
			})
		},
	})
}

// index is the position of each document by id.
func (r *reader) index() map[string]int {
	m := make(map[string]int, len(r.collection.Documents))
	for i, d := range r.collection.Documents {
		m[d.ID] = i
	}
	return m
}

// readCounts reads counts/<id>.txt of every document that has one.
func (r *reader) readCounts() {
	names, err := fs.Glob(r.fsys, "counts/*.txt")
	if err != nil || len(names) == 0 {
		return
	}
	index := r.index()
	for _, name := range names {
		id := strings.TrimSuffix(path.Base(name), ".txt")
		i, ok := index[id]
		if !ok {
			r.problem(name, 0, fmt.Sprintf("there is no articles/%s.md; remove this file or write the article", id))
			continue
		}
		if b, ok := r.file(name, true); ok {
			for _, p := range parseCounts(string(b), r.collection.Documents[i]) {
				r.problem(name, p.line, p.text)
			}
		}
	}
}
