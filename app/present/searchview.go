package present

// SearchView is the search screen.
type SearchView struct {
	Read       []Run  // the query read back in words; exact counts marked
	Mean       Link   // "did you mean"; zero if none
	MeanLead   string // what stands before it
	Notice     string // what is found nowhere, syntax trouble
	Pending    bool
	Empty      string        // what to say when nothing matches, with a way on
	Hints      []Link        // searches to try, before anything is typed
	Recent     []Link        // the last searches, before anything is typed
	RecentNote string        // where they are kept
	Orders     []Link        // of passages
	Groups     []SearchGroup // the passages with everything asked for
	Break      string        // what follows them; "" if nothing does
	Rest       []SearchGroup // the nearest of the others
	Tally      []TallyRow
	Count      string       // "14 passages in 3 of 5 articles"
	Silent     []SilentRow  // documents without a match
	Names      []PaletteRow // topics, people and headlines like the query
	Views      []Link       // passages, or words in context
	InContext  bool         // Context is shown instead of Groups
	Context    ContextView
}

// SearchGroup is the hits in one document.
type SearchGroup struct {
	Document string
	Mark     Mark
	Headline string
	Href     string
	Meta     string // outlet and date
	Count    string // "3 of 24 passages"; "" if they do not have everything
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
