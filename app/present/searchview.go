package present

import "parallax/app/present/element"

// SearchView is the search screen.
type SearchView struct {
	NotesFound   string // how many notes have the words; "" if none
	NotesHref    string
	Notes        []NoteItem    // the first of them
	Read         []element.Run // the query read back in words; exact counts marked
	Mean         element.Link  // "did you mean"; zero if none
	MeanBefore   string        // what stands before and after it
	MeanAfter    string
	Notice       string // what is found nowhere, syntax trouble
	Pending      bool
	Empty        string         // what to say when nothing matches
	Hints        []element.Link // searches to try, before anything is typed or where nothing matches
	Recent       []element.Link // the last searches, before anything is typed
	RecentNote   string         // where they are kept
	Orders       []element.Link // of passages
	Outlets      []ArticleChip  // filters; following one that is on takes it away
	Kinds        []ArticleChip
	OtherOutlets string         // what is not offered
	Typed        []element.Link // filters typed otherwise; the address is of the view without
	Saves        []element.SaveOption
	Groups       []SearchGroup // the passages with everything asked for
	Break        string        // what follows them; "" if nothing does
	Rest         []SearchGroup // the nearest of the others
	Tally        []TallyRow
	Count        string         // "14 passages in 3 of 5 articles"; "" if no passage has everything
	Silent       []SilentRow    // documents without a match
	Names        []PaletteRow   // topics, people and headlines like the query
	Views        []element.Link // passages, or words in context
	InContext    bool           // Context is shown instead of Groups
	Context      ContextView
}

// SearchGroup is the hits in one document.
type SearchGroup struct {
	Document string
	Mark     element.Mark
	Headline string
	Href     string
	Meta     string // outlet and date
	Count    string // "3 of 24 passages"; "" if they do not have everything
	Length   int    // passages in the document
	Strip    []int  // passages that match, from 1
	Rows     []element.PassageView
	More     string // "4 more in this article"; "" if all are shown
}

// TallyRow is a bar of the passages that match in one document.
type TallyRow struct {
	Mark element.Mark
	Name string
	Size float64 // 0…1 of the longest
	N    string
}

// SilentRow names a document that does not match.
type SilentRow struct {
	Mark element.Mark
	Text string
}
