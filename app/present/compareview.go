package present

import "parallax/app/present/element"

// CompareView is two to five documents side by side.
type CompareView struct {
	Title  string
	By     []element.Link // "Topics", "Texts"
	Chosen []CompareChoice
	Texts  []CompareText // by=text
	Rows   []CompareRow  // by=topic: what most of them tell first
	Single []CompareRow  // by=topic: what only one of them tells
	Folded string        // "12 topics are told by only one of them"
	Links  []CompareLink // by=text: aligned passages of neighbouring columns
	Anchor string        // by=text: which passages of which columns stand level, see anchors
	Why    ReasonsView
	Side   string // document shown on a phone
	Switch TextSwitch
	Too    string // why there is nothing to compare, if so
	Basis  BasisView
	Seek   SeekView
	Wait   element.PendingView

	Facts  FactTable  // by=facts
	Voices VoicesView // by=voices
	Words  WordsView  // by=words
	Reuse  ReuseView  // by=reuse
}

// BasisView is what the links, facts or voices shown rest on.
type BasisView struct {
	Choice []element.Chip // coded, proposed, both; value: the address of the view with it
	Score  ScoreView
	Says   string // "14 links proposed, 9 coded"
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
	Note     string // "answers 6 passages"
}

// CompareChoice is a document that can be put in or taken out.
type CompareChoice struct {
	Document string
	Mark     element.Mark
	Label    string
	On       bool
	Disabled bool // fewer than two or more than five would remain
}

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
	Passages []element.PassageView // Note says "no counterpart here" where it has none
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
	Passages []element.Link // numbers
	More     element.Link   // "3 more", where not all are listed
	Silent   bool
	Uncoded  bool // nobody has said whether it is
}

// CompareLink joins two passages of neighbouring columns. It is lit when both
// are.
type CompareLink struct {
	From, To string // element ids
	Column   int    // of From; To stands in Column+1
	Proposed bool   // by the program alone
}
