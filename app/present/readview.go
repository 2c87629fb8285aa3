package present

import "parallax/app/present/element"

// MarginItem is what another document says where this passage speaks.
type MarginItem struct {
	Mark element.Mark
	At   string // number of the first passage there
	N    string // numbers of all of them
	Text string // its gist for the topic
	Href string
}

// ReadBlock is a run of passages under one topic.
type ReadBlock struct {
	Topic string
	Title string // "" where the passages have no topic
	Date  string
	Href  string
	Rows  []ReadRow
}

// ReadRow is a passage and, in its margin, one line, which opens.
type ReadRow struct {
	Passage element.PassageView
	Only    bool         // no other document covers any of its topics
	Also    []MarginItem // a document each, the first few
	More    string       // "+3", where they are cut
	Differ  string       // a question on which the articles differ; "" if there is none
	Label   string       // of the line, for those who do not see it
	ID      string       // of what opens it
	Notes   []NoteItem   // that begin in it, or are on it
	Open    bool
	Panel   MarginPanel // zero unless it is open
}

// MarginPanel is everything that belongs to a passage.
type MarginPanel struct {
	Topics  []element.Link
	Also    []MarginItem
	More    string         // "and 3 more", where they are cut
	Silent  []element.Mark // articles that mention none of its topics, the first dozen
	Coding  CodingView
	Notes   NotesView
	Hand    HandView      // of a coder; zero for a reader
	Menu    PassageTopics // likewise
	Compare element.Link
	Address string // of the passage, as a fragment
	Cite    CiteView
}

// OutlineItem is one topic in the reader's outline.
type OutlineItem struct {
	Title  string
	Href   string
	Count  string // number of passages
	Size   float64
	Here   bool
	Silent bool
	Marks  []element.Mark // of those who cover it, where this document does not
}

// ShelfItem is one article in the reader's list of them.
type ArticleItem struct {
	Mark   element.Mark
	Outlet string
	Title  string
	Lang   string // of the title; "" if the page's
	Note   string // "Passage 7 of 24"; "" on a page that does not know
	Read   float64
	Href   string
	Here   bool
}

// Choice is one of a few settings.
type Choice struct {
	Label, Value string
	On           bool
}

// FindView is the search within the article.
type FindView struct {
	Query string
	Said  string       // "2 of 7"; "" without a query
	Prev  element.Link // where matches are
	Next  element.Link
	Clear string // href without the query
}

// ReadView is the reading screen.
type ReadView struct {
	Document string
	Mark     element.Mark
	Outlet   string
	Headline string
	Lang     string       // of the headline; "" if the page's
	Slip     string       // what is wrong with the headline in its source; "" if nothing
	Byline   string       // byline, date, words
	Note     string       // whose words are shown; "" if it goes without saying
	Edit     element.Link // where its headline, outlet and date are edited
	Add      element.Link // where the full text is added; zero if it is here, or there is none
	Switch   TextSwitch
	Source   element.Link   // the article at its publisher; zero if its address is not known
	Kin      string         // that it is not independent of other articles; "" if it may be
	KinLinks []element.Link // those articles, up to three
	Differ   element.Link   // the facts that differ; zero if there are none
	LeftText string         // "3 topics left out here"; "" if none
	About    []SourceGroup  // provenance
	Covers   string         // "covers 4 of 10 topics"
	Outline  []OutlineItem
	LeftOut  []OutlineItem
	LeftMore string // "and 12 more", where the list is cut
	Blocks   []ReadBlock
	Hyphens  bool // the language is known, so long words may be broken
	Find     FindView
	Sizes    []Choice
	Measures []Choice
	Cite     CiteView // of the article, or of the passage named
	Compare  element.Link
	Words    element.Link // what sets it apart; zero where there is nothing to compare with
	Articles []ArticleItem
	More     string       // "12 more articles: see the overview", where the list is cut
	Resume   element.Link // where the reader was; zero if they are new here
	Coder    bool         // the reader codes
	Notes    NotesView    // on the whole article, and those of it without a place
	Printed  []NoteItem   // all of the article's, for the sheet
	Before   ArticleItem  // the article before and after; zero at the ends
	After    ArticleItem
}

// PickerView is what can be done with a selection; its zero value is nothing.
type PickerView struct {
	Text    string
	Quoted  string // with its source
	Cite    string
	As      string // in which form that is
	Address string // of the first passage, as a fragment
	// Meanings are what the words can be marked as.
	Meanings []MeaningItem
	Coder    bool // entries of the coding can be written about them
}
