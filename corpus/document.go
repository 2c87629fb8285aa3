package corpus

// Document is one article.
type Document struct {
	ID          string    `json:"id"`
	Outlet      string    `json:"outlet,omitempty"` // an Outlet.ID; empty is "not stated"
	Headline    string    `json:"headline"`
	Short       string    `json:"short,omitempty"` // a few words for narrow columns; Headline if empty
	Byline      string    `json:"byline,omitempty"`
	Credits     string    `json:"credits,omitempty"`     // translators, editors, as given
	Republisher string    `json:"republisher,omitempty"` // who republished it, where the file says so
	Published   Published `json:"published,omitzero"`
	Language    string    `json:"language,omitempty"` // BCP 47; empty is "not stated"
	Genre       string    `json:"genre,omitempty"`
	Licence     string    `json:"licence,omitempty"`
	URL         string    `json:"url,omitempty"`
	Summary     string    `json:"summary,omitempty"` // one or two sentences, ours
	Known       []Known   `json:"known,omitempty"`   // of values that it does not state itself, in the order of KnownFields
	Slips       []Slip    `json:"slips,omitempty"`   // apparent misprints, noted and not repaired
	Original    Original  `json:"original,omitzero"`
	Text        TextKind  `json:"text"` // what Passage.Text holds
	Passages    []Passage `json:"passages"`
}

// TextKind says what the text of a document's passages is.
type TextKind string

const (
	Full   TextKind = "full"   // the article's own words
	Digest TextKind = "digest" // ours, paragraph by paragraph
)

// Published is when a document appeared, as far as it is known. Stated tells
// whether the document says so itself; otherwise Date is an interval inferred
// for the reason given in Reason.
type Published struct {
	Date   Date   `json:"date,omitzero"`
	Stated bool   `json:"stated,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Original identifies the file a digest and its counts were made from.
type Original struct {
	SHA256 string `json:"sha256"` // lower-case hexadecimal, of the file as it is
	Bytes  int    `json:"bytes"`
	Words  int    `json:"words"` // tokens in all passages, page furniture left out
}

// Slip is an apparent misprint or translation slip in an original.
type Slip struct {
	Passage  int    `json:"passage"`  // 0: the headline
	Fragment string `json:"fragment"` // at most MaxFragmentWords words
	Note     string `json:"note"`
}

// Kind is what a passage is within its article.
type Kind string

const (
	Body       Kind = "body"
	Caption    Kind = "caption"
	Subheading Kind = "subheading"
	Alt        Kind = "alt" // the text alternative of a picture
)

// Lines is a range of lines of the original file, counted from 1, both ends
// included. The zero value means the place is not known.
type Lines struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Passage is one numbered paragraph.
type Passage struct {
	N        int    `json:"n"` // from 1, without gaps
	Kind     Kind   `json:"kind"`
	Lines    Lines  `json:"lines,omitzero"`
	Text     string `json:"text"`               // digest or full text, see Document.Text
	Original string `json:"original,omitempty"` // the original paragraph, where attached
	Counts   Counts `json:"counts,omitempty"`   // words of the original; nil if unknown
}

// Counts is how often each word form occurs in a passage of the original, as
// the tokenizer of package analysis cuts it, before folding.
type Counts map[string]int

// Total is the number of tokens counted.
func (c Counts) Total() int {
	n := 0
	for _, k := range c {
		n += k
	}
	return n
}

// Passage returns the passage with the number n, or nil.
func (d *Document) Passage(n int) *Passage {
	if n < 1 || n > len(d.Passages) {
		return nil
	}
	return &d.Passages[n-1]
}

// BestText is the wording closest to the article that is there to be read in a
// passage of d: the attached original of a digest, else the passage's own text.
func (d *Document) BestText(p *Passage) string {
	if d.Text != Full && p.Original != "" {
		return p.Original
	}
	return p.Text
}

// ShortTitle is Short, or the headline where no short title was given.
func (d *Document) ShortTitle() string {
	if d.Short != "" {
		return d.Short
	}
	return d.Headline
}
