package element

import "parallax/corpus"

// Mark is an outlet's identity on every screen: one colour and one shape, and
// a letter. Two documents of one outlet share it and differ in Ordinal.
type Mark struct {
	Hue     int    // 1…7, the colour token --outlet-N
	Shape   string // circle, square, diamond, hexagon, arch, shield, triangle
	Letter  string
	Ordinal int    // 1, 2, … where the outlet has several documents; else 0
	Name    string // of the outlet, for screen readers and tooltips
}

// Link is a labelled address.
type Link struct {
	Label   string
	Href    string
	Current bool // the page shown
}

// Run is a piece of text, marked or not. A marked text is a list of runs, so
// that nobody needs to build HTML.
type Run struct {
	Text   string
	Marked bool
	Noted  string // the mark of a note on it; "" if there is none
	Said   string // of the note, for those who do not see the mark; on its first run
}

// Chip is a button that is on or off.
type Chip struct {
	Label string
	Count string // "14", or ""
	On    bool
	Part  bool   // off, but some of what it stands for is on
	Value string // what its message carries
	Mark  Mark   // of a document's chip
}

// PassageView is one numbered paragraph.
type PassageView struct {
	ID       string // of the element: "p4", or "herald-loners-4" where several texts are shown
	Ref      corpus.Ref
	N        string
	Kind     string // "body", "caption", "subheading", "alt"
	KindName string // "Caption", "" for body
	Lang     string // BCP 47, "" if the collection's
	Runs     []Run
	Note     string // "“treaty” is in the original’s wording"; "" if not
	Topics   []Link
	Here     bool // the passage the address names
	Lit      bool // lit as itself or as a partner
	Mark     Mark // of its document, where several texts are mixed
	Href     string
}

// Besides is the passage without the topic that a heading above it names.
func (p PassageView) Besides(heading string) PassageView {
	var topics []Link
	for _, t := range p.Topics {
		if t.Label != heading {
			topics = append(topics, t)
		}
	}
	p.Topics = topics
	return p
}
