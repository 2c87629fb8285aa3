// Package intake is what is known of somebody's files before their articles join
// a collection: what was read of each, on what every value rests, what was left
// out and why, and what could not be read. It is data, so that who reads the
// files (corpus/ingest), who shows what was read (the page's preview, the tool's
// import report) and who decides need not know each other, and so that it can
// cross to a Worker and back as JSON.
//
//	a file → FileReport → Article… → somebody looks and changes → a collection
//
// Nothing of a file is lost silently: what is not in the passages of an article
// is in [Article.LeftOut] or [FileReport.Troubles], or [FileReport.Problem] says
// that nothing could be read.
package intake

import "parallax/corpus"

// Field is a statement about an article that a file may make, or that is guessed.
type Field string

const (
	Text        Field = "text"
	Headline    Field = "headline"
	Outlet      Field = "outlet"
	Date        Field = "date"
	Byline      Field = "byline"
	Language    Field = "language"
	URL         Field = "url"
	Licence     Field = "licence"
	Summary     Field = "summary"
	Genre       Field = "genre"
	Republisher Field = "republisher"
	ID          Field = "id"
	Skip        Field = "" // of a column that is not used
)

// Fields are those that a column of a table may be, in the order in which they
// are offered.
var Fields = []Field{Headline, Text, Outlet, Date, Byline, Language, URL, Summary, Genre, Licence, Republisher, ID}

// Basis is what a value rests on.
type Basis struct {
	// How says where the value comes from, as an English phrase: "the element
	// article:published_time", "the column publication", "the file's name".
	How string `json:"how"`
	// AsWritten is the value as the file has it, where that differs from what was
	// made of it: "19. Juni 2024", or a date in words that cannot be read.
	AsWritten string `json:"asWritten,omitempty"`
	// Guess says that the file does not state it.
	Guess bool `json:"guess,omitempty"`
	// By is who set the value or, of a guess, confirmed it: corpus.Me or a name; "" where
	// nobody did.
	By string `json:"by,omitempty"`
}

// Guessed reports whether the value is a guess that nobody has confirmed.
func (b Basis) Guessed() bool { return b.Guess && b.By == "" }

// IsZero reports whether nothing is said.
func (b Basis) IsZero() bool { return b == Basis{} }

// FileReport is what became of one file.
type FileReport struct {
	Name   string `json:"name"`             // with folders where they are known, parted by slashes
	Bytes  int    `json:"bytes"`            // as given, before anything was unpacked
	Format string `json:"format,omitempty"` // the Name of a Format; "" if none can read it
	// Encoding is that of the text, AsWritten its name ("windows-1251"); zero where
	// the format has only one.
	Encoding Basis `json:"encoding,omitzero"`
	// Mended is what was not as the format has it and was read as it is meant: phrases
	// such as "single quotation marks". Empty where the file is what it should be.
	Mended []string `json:"mended,omitempty"`
	// Columns are those of a table, or the keys of JSON objects, in their order.
	Columns  []Column  `json:"columns,omitempty"`
	Articles []Article `json:"articles,omitempty"`
	// Entries are works that the file describes without their texts, as files of
	// reference managers do: articles without passages.
	Entries []Article `json:"entries,omitempty"`
	// Problem says why nothing was read, Remedy what to do. Both are whole
	// sentences; "" where articles were read.
	Problem string `json:"problem,omitempty"`
	Remedy  string `json:"remedy,omitempty"`
	// Troubles are about parts of the file: a line, a row, a file within it. The
	// other parts were read. At most MaxTroubles are spelled out.
	Troubles []Trouble `json:"troubles,omitempty"`
	// More is the number of troubles beyond those.
	More int `json:"more,omitempty"`
	// Collection is the whole collection that the file holds, with its coding,
	// where it is a collection file or a page that holds one; Articles then lists
	// the same documents.
	Collection *corpus.Collection `json:"collection,omitempty"`
}

// MaxTroubles is how many troubles of one file are told apart.
const MaxTroubles = 20

// Trouble is about a part of a file that could not be read.
type Trouble struct {
	Where   string `json:"where"`           // "line 7", "row 12", "notes.doc"
	Problem string `json:"problem"`         // a sentence
	Remedy  string `json:"remedy,omitzero"` // a sentence; "" where nothing helps
}

// Column is a column of a table, or a key of JSON objects, and what it is taken
// for. Somebody may say otherwise and have the file read again.
type Column struct {
	Name    string   `json:"name"`
	Field   Field    `json:"field,omitempty"`   // Skip if it is not used
	How     string   `json:"how,omitempty"`     // what that rests on: "its name", "its content", "your choice"
	Samples []string `json:"samples,omitempty"` // its first values, cut short
	Filled  int      `json:"filled"`            // rows in which it has a value
}

// Article is one article of a file.
type Article struct {
	// Document has passages numbered from 1. Its ID is one that suits it; who adds
	// it makes it unique. Its Outlet is empty: the name stands in Article.Outlet,
	// because ids of outlets belong to a collection.
	Document corpus.Document `json:"document"`
	Outlet   string          `json:"outlet,omitempty"`
	// Where tells where in its file the article is, if that has several: "row 3",
	// "line 12", "article 2", "folder/a.txt".
	Where string          `json:"where,omitempty"`
	Basis map[Field]Basis `json:"basis,omitempty"`
	// LeftOut is what was read and is not among the passages, in order.
	LeftOut []Left  `json:"leftOut,omitempty"`
	Doubts  []Doubt `json:"doubts,omitempty"`
}

// Left is a paragraph that was left out.
type Left struct {
	Before int    `json:"before"` // number of the passage that it stood before, from 1
	Text   string `json:"text"`
	Why    string `json:"why"` // a phrase: "a page number", "a menu"
}

// Doubt is a reason why what was read may not be what is meant.
type Doubt struct {
	Field  Field  `json:"field,omitempty"` // what it is about; "" is the whole
	Reason string `json:"reason"`          // a sentence
	Remedy string `json:"remedy,omitempty"`
}

// MoreLeftOut is the reason of a doubt that is counted over many files: of most pages
// more is left out than kept, by paragraphs; this is said where it is so by sentences.
const MoreLeftOut = "More text was left out than kept."

// Place names an article among reports: file by index, article by index within.
type Place struct {
	File    int `json:"file"`
	Article int `json:"article"`
}

// Duplicate says that an article is the same as another, or nearly.
type Duplicate struct {
	Of Place `json:"of"` // the article this is about
	// Like is the one that came first; if it is in the collection that is there
	// already, Document is its id and Like is zero.
	Like     Place  `json:"like,omitzero"`
	Document string `json:"document,omitempty"`
	// Same says that the words are the same, from the first to the last; otherwise
	// Share is the estimated part of their runs of words that both have, 0 to 1; 0 where
	// they have only the id and the headline in common.
	Same  bool    `json:"same,omitempty"`
	Share float64 `json:"share,omitempty"`
}

// Clone is a copy of the article whose passages, basis and lists may be changed.
func (a Article) Clone() Article {
	a.Document.Passages = append([]corpus.Passage(nil), a.Document.Passages...)
	a.LeftOut = append([]Left(nil), a.LeftOut...)
	a.Doubts = append([]Doubt(nil), a.Doubts...)
	basis := make(map[Field]Basis, len(a.Basis))
	for f, b := range a.Basis {
		basis[f] = b
	}
	a.Basis = basis
	return a
}

// Trouble notes that a part of the file could not be read.
func (r *FileReport) Trouble(where, problem, remedy string) {
	if len(r.Troubles) == MaxTroubles {
		r.More++
		return
	}
	r.Troubles = append(r.Troubles, Trouble{where, problem, remedy})
}
