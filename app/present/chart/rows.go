package chart

import (
	"strings"

	"parallax/app/present/element"
	"parallax/app/wording"
)

// View is the coverage chart: topics by date × documents, drawn as a table
// whose cells hold marks. The rows come in up to three sections: what the chart
// opens with, the others by date, and those without a date. What is lit is not
// in it but in Lighting, so that pointing at the chart does not make it anew.
type View struct {
	Caption string
	Opening string // of the section that the chart opens with; "" without one
	Columns []Head
	Rows    []Row
	Lead    int    // rows of the section that the chart opens with
	Apart   bool   // that one is a table of its own
	Others  string // heading of the next section; "" where there is no Lead
	ByDate  string // "40 topics, by date", beside it
	Undated int    // rows from here on belong to events without a date
	Heading string // of those rows; "" if there are none
	Dense   bool   // more rows than can be generous
	Parts   bool   // some rows have parts, and all of them
	Folded  bool   // are folded
	Folds   bool   // they begin folded
	Narrow  bool   // more columns than can be generous
	Grouped bool   // the columns are outlets
	Differ  bool   // facts of some row differ
	Silence bool   // some cell is silent
	Rest    string // "Show 140 more topics", where not all have a row; else ""
	Next    int    // rows to ask for, to see more; 0 if all are drawn
	Ahead   string // topic of the first row that is not drawn
	Count   int    // rows there are, drawn or not, with the head and foot
	Told    string // "49 of 70": topics of columns, folded ones among them, of all; what is suggested is not among them
	Covers  string // what the sums at the foot of the columns count
	Uncoded bool   // of some cell nobody has said anything
	Empty   string // what to say when the filter leaves no row
	Cut     string // "40 of 5,000 articles: …" where not all have a column; else ""
	Scale   []ScaleMark
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
	Topics   string // number of topics covered
	Passages string // of an outlet, articles
}

// Row is one topic.
type Row struct {
	Topic    string
	Title    string
	Href     string
	Date     string // as the gutter shows it: "19 Jun 2024", "4 Oct" where the row above is of that year too, ""
	When     string // the same in full, where Date leaves some of it out
	Depth    int    // 0, or 1 or 2 for a part of another topic
	Within   string // title of the topic it is part of, where that one is not shown
	Parts    int    // how many it has that are shown or folded
	Folded   bool   // they are folded, and Cells tell of them too
	Cells    []Cell
	Told     string // "all 5", "3 of 5", "only 1"
	Differ   int    // facts about it on which the articles differ, with those of parts that are folded
	Proposed bool   // by the program; nobody has accepted it
	Strong   bool   // covered by all or by one only
}

// Cell is what one column says of one topic.
type Cell struct {
	Document string  // as Head.Document
	Size     float64 // side of the mark, 0…1, area proportional to share; 0 where it is not covered
	Share    string  // "12 %", "" where it is not covered
	Uncoded  bool    // nobody has said whether it is, so this is no silence
	Label    string  // for screen readers: "Korea Herald: 12 %, passages 3 and 4"
	Opens    bool    // first of a run of silent cells in its column
	Closes   bool    // last of it
	Href     string  // to the first passage of the topic in that document
}

// Number is the share without its unit, which the key names.
func (c Cell) Number() string { return strings.TrimRight(c.Share, "\u00a0\u202f %") }

const unequal = "≠"

// Sign stands beside a topic on which the articles disagree, with the number of
// facts where they are several; "" where they do not.
func (r Row) Sign() string {
	switch r.Differ {
	case 0:
		return ""
	case 1:
		return unequal
	}
	return unequal + wording.Number(r.Differ)
}

// Disagreement says what Sign means here.
func (r Row) Disagreement() string { return wording.ChartDiffer.With("n", r.Differ) }

// Details is the label of the button that folds the parts of the row: how many
// there are, and a word that a narrow window has no room for.
func (r Row) Details() (number, unit string) {
	number, unit, _ = strings.Cut(wording.ChartDetails.With("n", r.Parts), wording.Nbsp)
	return number + wording.Nbsp, unit
}

// DetailsNumber is the number of Details, for templates.
func (r Row) DetailsNumber() string { number, _ := r.Details(); return number }

// DetailsUnit is the word of Details, for templates.
func (r Row) DetailsUnit() string { _, unit := r.Details(); return unit }

// Key says what the area of a mark and the number beside it are.
func (v View) Key() string {
	switch {
	case v.Narrow:
		return wording.KeyMark.String()
	case v.Grouped:
		return wording.KeyShareOutlet.String()
	}
	return wording.KeyShare.String()
}

// Below says what the second number at the foot of a column is.
func (v View) Below() string {
	if v.Grouped {
		return wording.ChartOutletSize.String()
	}
	return wording.ChartPassages.String()
}
