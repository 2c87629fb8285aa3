package present

// CompareView is two to five documents side by side.
type CompareView struct {
	Title  string
	By     []Link // "Topics", "Texts"
	Chosen []CompareChoice
	More   string        // "and 4,970 more", where not all can be listed
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

	Facts  FactTable  // by=facts
	Voices VoicesView // by=voices
	Words  WordsView  // by=words
}

// CompareChoice is a document that can be put in or taken out.
type CompareChoice struct {
	Document string
	Mark     Mark
	Label    string
	On       bool
	Disabled bool // fewer than two or more than five would remain
}

// CompareText is one column of whole text.
type CompareText struct {
	Document string
	Mark     Mark
	Outlet   string
	Headline string
	Meta     string
	Href     string
	First    bool          // it cannot be moved to the left
	Last     bool          // nor to the right
	Stays    bool          // it cannot be closed: two must remain
	Passages []PassageView // Note says "no counterpart here" where it has none
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
	Mark     Mark
	Gist     string
	Share    string
	Passages []Link // numbers
	More     Link   // "3 more", where not all are listed
	Silent   bool
}

// CompareLink joins two passages of neighbouring columns. It is lit when both
// are.
type CompareLink struct {
	From, To string // element ids
	Column   int    // of From; To stands in Column+1
}

// ReasonsView says why the passages that are lit belong together.
type ReasonsView struct {
	Mark Mark   // of the passage pointed at
	N    string // its number; "" if nothing is lit
	List []Reason
	None string // that nothing answers it, if so
}

// Reason is one passage that answers another.
type Reason struct {
	Document string
	Mark     Mark
	N        string
	Name     string // "Radio Free Asia 1, passage 13"
	Text     string // "same topic: Putin arrives late"
	Href     string
}
