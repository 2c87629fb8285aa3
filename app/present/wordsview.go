package present

// WordsView is the comparison of words: what sets some documents apart.
type WordsView struct {
	Title  string
	Kicker string // "505 words against 4,542"
	Lead   []Run  // the strongest words in a sentence, marked
	Source string // whose words were counted
	Too    string // why there is nothing to compare, if so

	Articles []ArticleChip // whose words
	Against  []ArticleChip // and against whose; empty within a comparison
	Others   string        // "and 4,970 more", where not all have a chip
	Orders   []Chip        // value of this and the next three: the address
	Leasts   []Chip
	Stops    []Chip
	Out      string // words left out besides
	Keep     string // function words that count

	Wait    PendingView
	Columns []FactColumn
	Ends    []WordsEnd // what there is more of here, then what there is less of
	More    string     // "Show more"
	Tested  string     // "312 words compared; …"
	Looked  TermView   // a word looked at that the table does not list; Term is "" if there is none
	Term    string     // the word looked at, for the field
}

// ArticleChip leads to the comparison of another article.
type ArticleChip struct {
	Label string
	Mark  Mark
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
	Ratio    string // "+3.2"
	Interval string // "95 %: +1.1 to +5.3"
	Bar      BarView
	G2       string
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
	Mark   Mark
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
	Term       string
	Head       string // "photo: 8 here, 1 in the rest"
	Search     Link
	Close      string // address of the view without it
	Places     []TermPlaces
	Observed   [][]string // rows: the word, other words; columns: here, rest, together
	Expected   [][]string
	Heads      []string // of the columns
	Formulas   []Formula
	Wait       PendingView
	Company    string // what is counted as company
	Collocates []CollocateRow
	None       string // what to say where there are no collocates
}

// TermPlaces is where a word occurs in one article.
type TermPlaces struct {
	Mark     Mark
	Name     string
	Count    string
	Passages []Link
	More     string
	Spread   string // "in 3 of 22 passages, DPnorm .81"; "" where it does not occur
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
	LogDice  string
	MI       string
	Small    bool
	Search   Link
}
