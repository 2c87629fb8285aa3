package ask

import (
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/intake"
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

// Open reads a collection from a file, or from those of its folder.
type Open struct {
	File   corpus.File   `json:"-"`
	Beside []corpus.File `json:"-"` // of a folder, the other files
}

// Kind implements Question.
func (Open) Kind() string { return "open" }

// Key implements Question.
func (o Open) Key() string { return o.File.Name }

// Documents implements Question.
func (Open) Documents() []string { return none() }

// Carried implements Files.
func (o Open) Carried() []corpus.File { return append([]corpus.File{o.File}, o.Beside...) }

// With implements Files.
func (o Open) With(files []corpus.File) Question {
	o.File, o.Beside = files[0], files[1:]
	return o
}

// Intake asks what is in files, so that somebody can look before any of it joins
// a collection, and which of it is in the collection already.
type Intake struct {
	Files []corpus.File `json:"-"`
	// Encoding and Columns say how they are to be read, as options of package
	// ingest.
	Encoding string
	Columns  map[string]intake.Field
	// Stated says that Values are what somebody states of their articles (see
	// state.StatedFields), and Again is the report, from 1, that is to be replaced:
	// both for who asks.
	Stated bool      `json:"-"`
	Values [3]string `json:"-"`
	Again  int       `json:"-"`
}

// Kind implements Question.
func (Intake) Kind() string { return "intake" }

// Key implements Question.
func (Intake) Key() string { return "" }

// Documents implements Question.
func (Intake) Documents() []string { return none() }

// Carried implements Files.
func (i Intake) Carried() []corpus.File { return i.Files }

// With implements Files.
func (i Intake) With(files []corpus.File) Question {
	i.Files = files
	return i
}

// IntakeAnswer has a report on each file, in no certain order, and which articles
// are alike.
type IntakeAnswer struct {
	Reports    []*intake.FileReport
	Duplicates []intake.Duplicate
	Mark       string // the same for the same files, in any order
}

// Gather derives what is derived from a collection that the page has put together
// of articles. Counted says how many of the first documents are those of the
// collection that the question is about: their words are counted already.
type Gather struct {
	Collection *corpus.Collection `json:"-"`
	Counted    int
	Mark       string // the same for articles of the same files, as they were read; "" if somebody has changed them
}

// Kind implements Question.
func (Gather) Kind() string { return "gather" }

// Key implements Question.
func (Gather) Key() string { return "" }

// Documents implements Question.
func (Gather) Documents() []string { return none() }

// LoadAnswer is the answer to Open and Gather: the collection, or nil if a file was
// given up, which Outcomes name. A file that holds a collection is refused whole,
// whatever is wrong with it.
type LoadAnswer struct {
	*Loaded
	Mark     string // of Open, the same for the same files
	Outcomes []Outcome
}

// Outcome is what became of a file that was offered. Document is "" where
// Reason says why it is not used.
type Outcome struct {
	File     string
	Document string
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

// OriginalsAnswer says which they are. Foreign are the names of the files that are
// like no article: there may be thousands, of which nothing else is to be said.
type OriginalsAnswer struct {
	placing.Result
	Foreign []string
}
