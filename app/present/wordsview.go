package present

import "parallax/app/present/element"

// WordsView is the comparison of words: what sets some documents apart.
type WordsView struct {
	Title  string
	Kicker string        // "505 words against 4,542"
	Lead   []element.Run // the strongest words in a sentence, marked
	Source string        // whose words were counted
	Too    string        // why there is nothing to compare, if so

	Parts    []element.Link // what can be counted: the words that set apart, runs of words, …
	Articles []ArticleChip  // whose words
	Against  []ArticleChip  // and against whose; empty within a comparison
	Others   string         // "and 4,970 more", where not all have a chip
	Orders   []element.Chip // value of this and the next three: the address
	Leasts   []element.Chip
	Stops    []element.Chip
	Out      string         // words left out besides
	Keep     string         // function words that count
	Lengths  []element.Chip // words in a run

	Wait     element.PendingView
	Columns  []FactColumn
	Effect   Named // the measure of size in the table, that of evidence, and its significance
	Evidence Named
	P        Named
	Ends     []WordsEnd // what there is more of here, then what there is less of
	More     string     // "Show more"
	Tested   string     // "312 words compared; …"
	Method   string     // against what, and with which prior
	Saves    []element.SaveOption
	Runs     PhrasesView // zero unless these are shown
	Variety  VarietyView
	Labels   LabelTable
	Looked   TermView // a word looked at that the table does not list; Term is "" if there is none
	Term     string   // the word looked at, for the field
}

// ArticleChip leads to the comparison of another article.
type ArticleChip struct {
	Label string
	Mark  element.Mark
	Href  string
	On    bool
}

// WordsEnd is one end of the list of words.
type WordsEnd struct {
	Title string
	Rows  []WordRow
	Empty string
}

// WordRow is one word compared.
type WordRow struct {
	Term     string
	Ratio    string // "+3.2", of the measure that WordsView.Effect names
	Interval string // "95 %: +1.1 to +5.3"
	Bar      BarView
	Evidence string // of the measure that WordsView.Evidence names
	Here     string // count and frequency per thousand words, of both sides
	HereRate string
	Rest     string
	RestRate string
	P        string // "p .003", or "too small"
	Small    bool
	Strips   []StripView
	Toggle   string // address of the view in which it is opened, or closed
	Open     bool
	Panel    TermView // zero unless Open
}

// BarView is a bar with its interval; places run from 0 to 1, Zero is no
// difference.
type BarView struct {
	Zero, To, Low, High float64
	Here                bool // towards the first side
}

// StripView is where a word occurs in one article, passage by passage.
type StripView struct {
	Mark   element.Mark
	Length int // passages
	Bars   []StripBar
	Label  string // "Korea Herald: 3 in passages 2 and 5"
}

// StripBar is one passage that has the word.
type StripBar struct {
	Passage int     // from 1
	Size    float64 // 0…1 of the most in one passage, over all strips of the row
}

// TermView is everything about one word: its passages, the table its figures
// come from, and its company.
type TermView struct {
	Term         string
	Head         string // "photo: 8 here, 1 in the rest"
	Search       element.Link
	Context      element.Link
	Close        string // address of the view without it
	Places       []TermPlaces
	Over         string // its dispersion over the articles
	SpreadSaves  []element.SaveOption
	Table        Contingency
	Formulas     []Formula
	Wait         element.PendingView
	Company      string // what is counted as company
	Windows      []element.Chip
	Nears        []element.Chip
	CompanyHeads []Named
	Collocates   []CollocateRow
	CompanySaves []element.SaveOption
	None         string // what to say where there are no collocates
	Pair         PairView
}

// Contingency is a 2×2 table with what would be expected.
type Contingency struct {
	Caption  string
	Heads    []string // of the columns; nil where there is no table
	Names    []string // of the rows
	Observed [][]string
	Expected [][]string
}

// PairView is how the figures of one collocate come about.
type PairView struct {
	Title    string
	Table    Contingency
	Formulas []Formula
}

// Named is a short name and what it means.
type Named struct{ Name, Title string }

// RunsView is runs of words that come back.
type PhrasesView struct {
	Shown   bool
	Wait    element.PendingView
	Head    string
	Note    string // which articles are left out, and why
	Columns []FactColumn
	Rows    []PhraseRow
	Empty   string
}

// RunRow is one run of words.
type PhraseRow struct {
	Words     string
	Href      string // of its lines in context
	Count     string
	Documents string
	Cells     []PhraseCell
}

// RunCell is how often one article has it; Count is "" where it does not.
type PhraseCell struct {
	Mark  element.Mark
	Count string
	Href  string // of its first passage there
	Label string // "Korea Herald: 3, first in passage 2"
}

// VarietyView is how varied the vocabulary of each article is.
type VarietyView struct {
	Shown bool
	Wait  element.PendingView
	Heads []Named
	Rows  []VarietyRow
	Note  string
	More  string
}

// VarietyRow is one article.
type VarietyRow struct {
	Mark  element.Mark
	Name  string
	Href  string
	Cells []string
	From  string // whose words were counted
}

// TermPlaces is where a word occurs in one article.
type TermPlaces struct {
	Mark     element.Mark
	Name     string
	Count    string
	Strip    StripView
	Passages []element.Link
	More     string
	Spread   string // "in 3 of 22 passages, DP .79, DPnorm .81"; "" where it does not occur
}

// Formula is a measure, how it is computed, and what comes out.
type Formula struct {
	Name   string
	Rule   string
	Worked string
	Note   string
}

// CollocateRow is a word that occurs near another.
type CollocateRow struct {
	Term     string
	Href     string // address of the view that looks at it
	Together string // "6 of 9"
	Expected string
	Cells    []string // under TermView.CompanyHeads
	Small    bool
	Search   element.Link
	Pick     string // address of the view in which its figures are worked out
	On       bool   // they are
}
