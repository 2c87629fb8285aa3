package chart

import "parallax/app/present/element"

// View is the coverage chart: topics by date × documents. It is drawn as
// a table whose cells hold marks; Years and the rows' From and To place the
// drawn axis at its left edge. What is lit is not in it but in Lighting, so
// that pointing at the chart does not make it anew.
type View struct {
	Caption string
	Columns []Head
	Dated   bool // the rows stand in the order of time: an axis can be drawn
	True    bool // the axis is true to scale, broken years apart
	Years   []AxisYear
	Rows    []Row
	Undated int    // rows from here on belong to events without a date
	Heading string // of those rows; "" if there are none
	Dense   bool   // more rows than can be generous
	Parts   bool   // some rows have parts, and all of them
	Folded  bool   // are folded
	Folds   bool   // they begin folded
	Narrow  bool   // more columns than can be generous
	Grouped bool   // the columns are outlets
	Rest    string // "140 more topics", where not all have a row; else ""
	Next    int    // rows to ask for, to see more; 0 if all are drawn
	Ahead   string // topic of the first row that is not drawn
	Count   int    // rows there are, drawn or not, with the head and foot
	Told    string // "49 of 70": cells told, of all
	Silent  string // "21"
	Uncoded string // "5": cells of which nobody has said anything; "" if there are none
	// UncodedKey says in the key what these are, UncodedShort where there is little
	// room.
	UncodedKey, UncodedShort string

	Empty string // what to say when the filter leaves no row
	Cut   string // "40 of 5,000 articles, …" where not all have a column; else ""
	Scale []ScaleMark
}

// ScaleMark is a mark of the chart's key.
type ScaleMark struct {
	Size  float64 // as Cell.Size
	Share string
}

// Head is one document, or one outlet.
type Head struct {
	Document string // its id; of an outlet, the outlet's
	Mark     element.Mark
	Outlet   string
	Short    string // the document's short title; of an outlet "12 articles"
	Href     string // to the document; of an outlet, to the chart of its articles
	Topics   string // number of topics told
	Passages string // of an outlet, articles
}

// AxisYear is a year beside the time axis. At is in rows from the top: 2.5 is
// the middle of the third row. The axis is broken before a year that follows
// years left out.
type AxisYear struct {
	Label  string
	At     float64
	Broken bool
}

// Row is one topic.
type Row struct {
	Topic    string
	Title    string
	Href     string
	Date     string // "19 Jun 2024", "June 2024", "2019", ""
	Dated    bool   // it has a place on the axis: From and To, in rows as AxisYear.At
	From     float64
	To       float64 // > From for a month, year or interval on an axis true to scale
	Wide     bool    // the date is a month, a year or an interval
	Joined   bool    // the same date as the row before on the axis: one bar
	Depth    int     // 0, or 1 or 2 for a part of another topic
	Within   string  // title of the topic it is part of, where that one is not shown
	Parts    string  // "12 parts", where it has some that are shown or folded
	Folded   bool    // they are folded, and Cells tell of them too
	Cells    []Cell
	Told     string // "all 5", "3 of 5", "only 1"
	Proposed bool   // by the program; nobody has accepted it
	Strong   bool   // told by all or by one only
}

// Cell is what one column says of one topic.
type Cell struct {
	Document string  // as Head.Document
	Size     float64 // side of the mark, 0…1, area proportional to share; 0 where it is not told
	Share    string  // "12 %", "" where it is not told
	Uncoded  bool    // nobody has said whether it is, so this is no silence
	Label    string  // for screen readers: "Korea Herald: 12 %, passages 3 and 4"
	Opens    bool    // first of a run of silent cells in its column
	Closes   bool    // last of it
	Href     string  // to the first passage of the topic in that document
}
