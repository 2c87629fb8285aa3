package ask

import (
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/placing"
	"parallax/corpus/prepared"
)

// Loaded is a collection with all that is derived from it once.
type Loaded struct {
	Collection *corpus.Collection
	Coverage   *coverage.Matrix
	Catalog    *Catalog
	Index      []byte // as index.Open reads it; nil where it is still to be built
	Label      string // search.Label of the texts; "" if nobody has found it out
	// Stay says that the texts are the page's own or kept in this browser, so that
	// what is made of them may be kept there too.
	Stay bool
}

// Load derives what is derived from a collection, in time linear in its words.
func Load(c *corpus.Collection) *Loaded { return LoadPrepared(c, prepared.Texts{}) }

// LoadPrepared does so where some of it has been made of the texts before. Where
// the words are known, time is linear in the passages and the coding.
func LoadPrepared(c *corpus.Collection, t prepared.Texts) *Loaded {
	if t.Words == nil {
		t.Words = coverage.WordCounts(c, nil)
	}
	return &Loaded{Collection: c, Coverage: coverage.NewCounted(c, t.Words), Catalog: NewCatalog(c), Index: t.Index, Label: t.Label}
}

// Files is a question about files of somebody's, which may hold anything. They
// are not part of its JSON, for they cross to a Worker as they are.
type Files interface {
	Question
	Carried() []corpus.File
	With([]corpus.File) Question
}

// Open reads a collection from a file.
type Open struct {
	File corpus.File `json:"-"`
}

// Kind implements Question.
func (Open) Kind() string { return "open" }

// Key implements Question.
func (o Open) Key() string { return o.File.Name }

// Documents implements Question.
func (Open) Documents() []string { return none() }

// Carried implements Files.
func (o Open) Carried() []corpus.File { return []corpus.File{o.File} }

// With implements Files.
func (o Open) With(files []corpus.File) Question {
	o.File = files[0]
	return o
}

// Import reads files as articles: of a collection of their own, or Beside those
// of the collection that the question is about.
type Import struct {
	ID, Title string // of the collection they make
	Beside    bool
	Files     []corpus.File `json:"-"`

	// What a reader has to know of the collection that they join; the engine
	// fills it in.
	Taken   []string
	Outlets []corpus.Outlet
}

// Kind implements Question.
func (Import) Kind() string { return "import" }

// Key implements Question.
func (i Import) Key() string { return i.ID }

// Documents implements Question.
func (Import) Documents() []string { return none() }

// Carried implements Files.
func (i Import) Carried() []corpus.File { return i.Files }

// With implements Files.
func (i Import) With(files []corpus.File) Question {
	i.Files = files
	return i
}

// LoadAnswer is the answer to Open and Import: the collection, or nil if there is
// no article in the files. A file that holds a collection is refused whole,
// whatever is wrong with it; of articles, Outcomes name those that could not be
// read, or not well.
type LoadAnswer struct {
	*Loaded
	Outcomes []Outcome
}

// Outcome is what became of a file that was offered. Document is "" where
// Reason says why it is no article's original, or, with Added, what is wrong
// with the article that it has become.
type Outcome struct {
	File     string
	Document string
	Added    bool
	Exact    bool
	Missing  []int
	Reason   string
}

// Originals asks which articles of the collection files are the originals of.
type Originals struct {
	Files []corpus.File `json:"-"`
	// Stored is set for files from the browser's storage, whose Name is the
	// document that they were stored for: the names that they had.
	Stored map[string]string
}

// Kind implements Question.
func (Originals) Kind() string { return "originals" }

// Key implements Question.
func (Originals) Key() string { return "" }

// Documents implements Question.
func (Originals) Documents() []string { return none() }

// Carried implements Files.
func (o Originals) Carried() []corpus.File { return o.Files }

// With implements Files.
func (o Originals) With(files []corpus.File) Question {
	o.Files = files
	return o
}

// OriginalsAnswer says which they are.
type OriginalsAnswer struct{ placing.Result }
