package present

import "parallax/app/present/element"

// CompareView is two to five documents side by side.
type CompareView struct {
	Notes          NotesView
	Title          string
	Deck           string         // the finding in a sentence; "" if there is none
	By             []element.Link // "Topics", "Texts"
	Chosen         []CompareChoice
	Options        []CompareOption // what can take the place of one chosen
	Adds           []CompareChoice // what can be added; none where that is sought
	Texts          []CompareText   // by=text
	Three          element.Chip    // by=text: fewer columns, where they are narrow; value: the address
	Rows           []CompareRow    // by=topic: what most of them cover first
	Single         []CompareRow    // by=topic: what only one of them covers
	Shared, Folded string          // heads of both
	NoRows         string          // by=topic: that there are none of the first kind
	Links          []CompareLink   // by=text: aligned passages of neighbouring columns
	Anchor         string          // by=text: which passages of which columns stand level, see anchors
	Why            ReasonsView
	Side           string // document shown on a phone
	Switch         TextSwitch
	Too            string // why there is nothing to compare, if so
	Basis          BasisView
	Seek           SeekView
	Wait           element.PendingView

	Facts  FactTable  // by=facts
	Voices VoicesView // by=voices
	Words  WordsView  // by=words
	Reuse  ReuseView  // by=reuse
	Left   LeftView   // by=left
}

// BasisView is what the links, facts or voices shown rest on.
type BasisView struct {
	Choice []element.Chip // from the collection, suggested, both; value: the address of the view with it
	Score  ScoreView
	Says   string // "14 links by topic"
}

// ScoreView is the least score of a proposal shown; hundredths.
type ScoreView struct {
	Shown           bool
	Value           int
	Least, Most, By int
	Label           string // "0.22"
	Note            string // what moving it does
}

// SeekView finds other articles to compare with, where there are too many to
// list. Its zero value is not shown.
type SeekView struct {
	Shown bool
	Full  string // why no more can be added, if so
	Lead  string // "Closest to these" or "14 found"
	List  []SeekItem
}

// SeekItem is an article that can be added.
type SeekItem struct {
	Document string
	Mark     element.Mark
	Name     string
	Headline string
	Note     string // "matches 6 passages"
}

// CompareChoice is a document that is compared, or that can be added.
type CompareChoice struct {
	Document string
	Mark     element.Mark
	Label    string
	Place    string // what the choice does: "Article 1 of 2", "Add Tide Ledger"
	Remove   string // "Remove Tide Ledger"
	Stays    bool   // it cannot be removed: two must remain
}

// CompareOption is a document that can take the place of another.
type CompareOption struct{ Document, Label string }

// CompareText is one column of whole text.
type CompareText struct {
	Document string
	Mark     element.Mark
	Outlet   string
	Headline string
	Meta     string
	Href     string
	First    bool                  // it cannot be moved to the left
	Last     bool                  // nor to the right
	Stays    bool                  // it cannot be closed: two must remain
	Choose   bool                  // there is a digest and an original
	Original bool                  // which of them is shown
	Passages []element.PassageView // Note says "only here" where no other covers it
}

// CompareRow is a topic across the chosen documents.
type CompareRow struct {
	Topic string
	Title string
	Date  string
	Href  string
	Cells []CompareCell
}

// CompareCell is what one of them says of it.
type CompareCell struct {
	Document string
	Mark     element.Mark
	Gist     string
	Share    string
	Passages []NumberLink
	More     element.Link // "3 more", where not all are listed
	Silent   bool
	Uncoded  bool // nobody has said whether it is
}

// NumberLink is a number that leads to a passage, and what it leads to in words.
type NumberLink struct {
	element.Link
	Name string
}

// CompareLink joins two passages of neighbouring columns. It is lit when both
// are.
type CompareLink struct {
	From, To string // element ids
	Column   int    // of From; To stands in Column+1
	Proposed bool   // by the program alone
}
