package ask

import (
	"parallax/corpus"
	"parallax/corpus/edit"
)

// Take asks for a file of a collection that the page's own program does not write. The
// file is read back before it is the answer, but for a table, which cannot be.
type Take struct {
	Collection *corpus.Collection `json:"-"`
	What       Taking
}

// Taking is a kind of file.
type Taking string

const (
	// TakeFolder is the folder of Markdown and YAML, as a zip.
	TakeFolder Taking = "folder"
	// TakeCounts is a collection file with word counts in place of texts.
	TakeCounts Taking = "counts"

	// Tables, as package export names and writes them.
	TakeArticles Taking = "articles"
	TakeCoverage Taking = "coverage"
	TakeFacts    Taking = "facts"
	TakeVoices   Taking = "voices"
	TakeLabels   Taking = "labels"
	TakeWords    Taking = "words"
)

// Table reports whether the file is a table.
func (t Taking) Table() bool { return t != TakeFolder && t != TakeCounts }

// Kind implements Question.
func (Take) Kind() string { return "take" }

// Key implements Question.
func (Take) Key() string { return "" }

// Documents implements Question.
func (Take) Documents() []string { return none() }

// Carried implements Files: it is answered where files are, and there are none.
func (Take) Carried() []corpus.File { return nil }

// With implements Files.
func (t Take) With([]corpus.File) Question { return t }

// TakeAnswer is the file.
type TakeAnswer struct{ Content []byte }

// Merge asks what another collection, in a file, would bring to a collection: the base
// with operations. With Do it asks for what becomes of the two.
type Merge struct {
	File   corpus.File        `json:"-"`
	Beside []corpus.File      `json:"-"` // of a folder, the other files
	Base   *corpus.Collection `json:"-"`
	Ops    []edit.Op
	By     string            // whose the entries are that say “me”; "" for a guess
	Keep   string            // where both differ: "" for both, "mine" or "theirs"
	Choose map[string]string // by MergeEntry.ID, likewise; "mine" leaves out what is new or changed
	Do     bool
	// Untouched says that the base is as the page came with it. What is handed out of it
	// to students is then a collection of its own, and not work on it.
	Untouched bool
}

// Kind implements Question.
func (Merge) Kind() string { return "merge" }

// Key implements Question.
func (Merge) Key() string { return "" }

// Documents implements Question.
func (Merge) Documents() []string { return none() }

// Carried implements Files.
func (q Merge) Carried() []corpus.File { return append([]corpus.File{q.File}, q.Beside...) }

// With implements Files.
func (q Merge) With(files []corpus.File) Question {
	q.File, q.Beside = files[0], files[1:]
	return q
}

// MostEntries is how many entries of a merge are told one by one.
const MostEntries = 300

// MergeAnswer is what a file would bring, or with Loaded set what has become of the two;
// of one that has nothing to do with the base it is the collection in the file.
type MergeAnswer struct {
	*Loaded `json:"-"`
	Mark    string // the same for the same files
	Look    MergeLook
	Outcome string // why the file was not read; "" if it was
}

// MergeLook is what a file would bring.
type MergeLook struct {
	ID, Title string // of the collection in the file
	Articles  int    // in it
	// Related says that the two are about the same: their ids are one, or they have an
	// article in common, or the file has notes alone for this collection.
	Related bool
	// OnlyNotes says that nothing but notes comes in or differs.
	OnlyNotes bool
	Own       bool     // entries that say “me” are in both: the same person's
	By        string   // as the question says, or what was guessed
	People    []string // whose the entries are that come in
	New       []MergeCount
	Changed   int
	Differ    int
	Same      int
	Mine      int // are here alone, and stay
	Lost      int // notes that come in and have no place in the texts
	Entries   []MergeEntry
	More      int // entries that come in or differ and are not among Entries
}

// MergeCount is how many entries of a kind come in.
type MergeCount struct {
	Kind string // as corpus/merge names it
	N    int
}

// MergeEntry is an entry that is new, has changed, or differs.
type MergeEntry struct {
	ID    string
	Kind  string
	Name  string
	On    string // what a note is on, or where an entry is: an article or article#passage; "" if it has no place
	State string // "new", "changed", "differ"
	By    string
	Lost  bool // a note without a place
	Texts bool // of an article the texts differ
	// Fields are those that differ.
	Fields []MergeField
}

// MergeField is a field that differs; "" where a side does not have it.
type MergeField struct{ Name, Mine, Theirs string }
