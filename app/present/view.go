// Package present turns the model into views: rows of formatted text that a
// component or a page template writes out as they are. All wording, number
// formatting, sorting and layout arithmetic happens here and is tested here;
// components decide nothing.
//
// Views are small values of exported fields without pointers into the corpus
// and without functions, because go-app compares them by DeepEqual to find out
// what to render again. Hrefs are fragments ("#/read/x"), so they work under
// every prefix; page templates rewrite them.
package present

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

// Chrome is the frame around every screen.
type Chrome struct {
	Title       string // of the window
	Collection  string // title of the collection
	Links       []Link // the screens
	Placeholder string // "Search 109 passages"
	Hint        string // the key that leads to the field, or on from it
	Theme       string // "", "light", "dark"
	KeysOff     bool
	HelpOpen    bool
	Announced   string
	Dragged     bool // files hang over the page
	Palette     PaletteView
}

// PaletteView is the command palette.
type PaletteView struct {
	Open   bool
	Text   string
	Rows   []PaletteRow
	Active int
}

// PaletteRow is one thing the palette can go to.
type PaletteRow struct {
	Kind  string // "article", "topic", "person", "outlet", "screen", "command"
	Label []Run
	Note  string
	Href  string
}

// Run is a piece of text, marked or not. A marked text is a list of runs, so
// that nobody needs to build HTML.
type Run struct {
	Text   string
	Marked bool
}

// Chip is a button that is on or off.
type Chip struct {
	Label string
	Count string // "14", or ""
	On    bool
	Value string // what its message carries
	Mark  Mark   // of a document's chip
}

// OverviewView is the overview screen.
type OverviewView struct {
	Kicker, Title, Deck string
	Shows               []Chip // value: state.ChartShow
	Columns             []Chip // value: document id; off is hidden
	Orders              []Chip // value: state.ChartOrder
	Chart               ChartView
	Gist                GistView
	Cards               []CardView
	Rest                string     // "4,940 more articles", where not all have a card; else ""
	Notes               []NoteView // what a careful reader would notice
	NotesMore           string     // "and 12 more", where not all are shown
	Uncoded             string     // why there is no chart; "" where there is one
	Loading             string     // shown instead of everything until a collection is there
	About               string
}

// ChartView is the coverage chart: topics by date × documents. It is drawn as
// a table whose cells hold marks; Years and the rows' From and To place the
// drawn axis at its left edge. What is lit is not in it but in Lighting, so
// that pointing at the chart does not make it anew.
type ChartView struct {
	Caption string
	Columns []ChartColumn
	Dated   bool // the rows stand in the order of time: an axis can be drawn
	True    bool // the axis is true to scale, broken years apart
	Years   []AxisYear
	Rows    []ChartRow
	Undated int    // rows from here on belong to events without a date
	Heading string // of those rows; "" if there are none
	Dense   bool   // more rows than can be generous
	Parts   bool   // some rows have parts, and all of them
	Folded  bool   // are folded
	Told    string // "49 of 70": cells told, of all
	Silent  string // "21"
	Empty   string // what to say when the filter leaves no row
	Cut     string // "24 of 5,000 articles, …" where not all have a column; else ""
	Scale   []ScaleMark
}

// ScaleMark is a mark of the chart's key.
type ScaleMark struct {
	Size  float64 // as ChartCell.Size
	Share string
}

// ChartColumn is one document.
type ChartColumn struct {
	Document string
	Mark     Mark
	Outlet   string
	Short    string // the document's short title
	Href     string
	Topics   string // number of topics told
	Passages string
}

// AxisYear is a year beside the time axis. At is in rows from the top: 2.5 is
// the middle of the third row. The axis is broken before a year that follows
// years left out.
type AxisYear struct {
	Label  string
	At     float64
	Broken bool
}

// ChartRow is one topic.
type ChartRow struct {
	Topic  string
	Title  string
	Href   string
	Date   string // "19 Jun 2024", "June 2024", "2019", ""
	Dated  bool   // it has a place on the axis: From and To, in rows as AxisYear.At
	From   float64
	To     float64 // > From for a month, year or interval on an axis true to scale
	Wide   bool    // the date is a month, a year or an interval
	Joined bool    // the same date as the row before on the axis: one bar
	Depth  int     // 0, or 1 or 2 for a part of another topic
	Within string  // title of the topic it is part of, where that one is not shown
	Parts  string  // "12 parts", where it has some that are shown or folded
	Folded bool    // they are folded, and Cells tell of them too
	Cells  []ChartCell
	Told   string // "all 5", "3 of 5", "only 1"
	Strong bool   // told by all or by one only
}

// ChartCell is what one document says of one topic.
type ChartCell struct {
	Document string
	Size     float64 // side of the mark, 0…1, area proportional to share; 0 is silence
	Share    string  // "12 %", "" for silence
	Label    string  // for screen readers: "Korea Herald: 12 %, passages 3 and 4"
	Opens    bool    // first of a run of silent cells in its column
	Closes   bool    // last of it
	Href     string  // to the first passage of the topic in that document
}

// GistView tells what each document says of the lit topic.
type GistView struct {
	Topic string // id; "" if nothing is lit
	When  string // "19 June 2024, 3 of 5"
	Title string
	Items []GistItem
	Facts []string // questions on which the texts differ, with their values
	Href  string   // to the topic
	More  Link     // "Compare the three texts"
}

// GistItem is one document's line about a topic.
type GistItem struct {
	Mark   Mark
	Name   string
	Text   string // "" if silent
	Share  string
	Href   string
	Silent bool
	Lit    bool
}

// CardView is one article on the overview.
type CardView struct {
	Mark     Mark
	Outlet   string
	Headline string
	Href     string
	Summary  string
	Date     string    // "19 June 2024", or how it is known
	Counts   string    // "505 words, 14 passages"
	Bars     []float64 // share per topic by date, 1 for the chart's largest
	Note     string    // e.g. not independent of another article
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

// MarginItem is what another document says where this passage speaks.
type MarginItem struct {
	Mark Mark
	N    string // number of the passage there
	Text string // its gist for the topic
	Href string
}

// ReadBlock is a run of passages under one topic heading.
type ReadBlock struct {
	Topic  string
	Title  string // "" where the passages have no topic
	Date   string
	Href   string
	Also   []Mark // documents that tell the topic too, the first dozen
	Silent []Mark // documents that do not, the first dozen
	Told   string // "3 of 5"
	Rows   []ReadRow
}

// ReadRow is a passage and its margin.
type ReadRow struct {
	Passage PassageView
	Only    bool // no other document tells any of its topics
	Margin  []MarginItem
	More    string // "and 3 more", where the margin is cut
	Coding  CodingView
}

// OutlineItem is one topic in the reader's outline.
type OutlineItem struct {
	Title  string
	Href   string
	Count  string // number of passages
	Size   float64
	Here   bool
	Silent bool
	Marks  []Mark // of those who tell it, where this document is silent
}

// ReadView is the reading screen.
type ReadView struct {
	Document string
	Mark     Mark
	Outlet   string
	Headline string
	Byline   string // byline, date, words, passages, topics
	Note     string // "Digest: each paragraph in our own words"
	Switch   TextSwitch
	Kin      string        // that it is not independent of other articles; "" if it may be
	KinLinks []Link        // those articles, up to three
	About    []SourceGroup // provenance
	Outline  []OutlineItem
	LeftOut  []OutlineItem
	LeftMore string // "and 12 more", where the list is cut
	Blocks   []ReadBlock
	Found    string // "3 passages match “late”", with the previous and next
	Clear    string // href without the query
	Prev     Link   // previous and next match, or zero
	Next     Link
	Cite     string // a citation of the article, or of the passage named
	Compare  Link
	Others   []Link // the other articles
}

// TopicView is one topic told by each document, in columns.
type TopicView struct {
	Title     string
	When      string
	Place     string
	Note      string
	Parent    Link
	Parts     []Link // sub-events
	Before    Link   // in time
	After     Link
	Columns   []TopicColumn
	Silent    []GistItem
	Differ    []FactView
	Folded    []FactView // more of them, and MoreFacts says how many
	MoreFacts string
	Switch    TextSwitch
	Compare   Link
	Told      string // "3 of 5 articles"
	More      string // "and 300 more", where columns or silent documents are cut
}

// TopicColumn is one document's passages on a topic.
type TopicColumn struct {
	Mark     Mark
	Outlet   string
	Short    string
	Href     string
	Gist     string
	Share    string
	Passages []PassageView
}

// FactView is one question and who answers what.
type FactView struct {
	Question string
	Verdict  string
	Note     string
	Values   []FactValue
}

// FactValue is one document's answer.
type FactValue struct {
	Mark     Mark
	Value    string
	Fragment string
	Href     string
	Silent   bool
}

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

// Lighting is what is lit on the screen shown: ids of elements, of the chart's
// column, and of the cell that Tab comes to.
type Lighting struct {
	IDs    []string
	Column string
	Stop   string
}

// SearchView is the search screen.
type SearchView struct {
	Read     []Run  // the query read back in words; exact counts marked
	Mean     Link   // "did you mean"; zero if none
	MeanLead string // what stands before it
	Notice   string // loosened, syntax trouble
	Pending  bool
	Empty    string // what to say when nothing matches, with a way on
	Hints    []Link // searches to try, before anything is typed
	Groups   []SearchGroup
	Tally    []TallyRow
	Count    string       // "14 passages in 3 of 5 articles"
	Silent   []SilentRow  // documents without a match
	Names    []PaletteRow // topics, people and headlines like the query
}

// SearchGroup is the hits in one document.
type SearchGroup struct {
	Document string
	Mark     Mark
	Headline string
	Href     string
	Meta     string // outlet and date
	Count    string // "3 of 24 passages"
	Length   int    // passages in the document
	Strip    []int  // passages that match, from 1
	Rows     []PassageView
	More     string // "4 more in this article"; "" if all are shown
}

// TallyRow is a bar of the passages that match in one document.
type TallyRow struct {
	Mark Mark
	Name string
	Size float64 // 0…1 of the longest
	N    string
}

// SilentRow names a document that does not match.
type SilentRow struct {
	Mark Mark
	Text string
}

// LostView is shown for an address that means nothing.
type LostView struct {
	Title string
	Text  string
	Near  []Link // the nearest that exist
}
