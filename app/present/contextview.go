package present

import "parallax/app/present/element"

// ContextView is words in context: a line for each occurrence.
type ContextView struct {
	Wait     element.PendingView
	Head     string // "44 lines in 4 articles"
	Note     string // whose words the lines are, if some are of digests
	Caption  string // of the table, for screen readers
	Sorts    []SortGroup
	Articles []ArticleChip // all, then one by one
	Others   string        // "and 12 more"
	Rows     []ContextRow
	Earlier  element.Link // zero on the first page
	Place    string
	Later    element.Link
	Saves    []element.SaveOption
	Saved    string // which lines a file has, where it is not all
	Apart    string // heading over what has no place; "" if there is none
	ApartWhy string
	Unplaced []UnplacedRow
	Beyond   string // what is not listed any more
	None     string // what to say where there is no line
}

// SortGroup is a row of orders with a label.
type SortGroup struct {
	Label string
	Chips []element.Chip
}

// ContextRow is one occurrence. Left ends where Word begins, Right begins where
// it ends.
type ContextRow struct {
	Mark              element.Mark
	Name              string // of the outlet
	N                 string // "¶ 4"
	Href              string
	Lang              string
	Left, Word, Right string
	RTL               bool // it runs from the right: what comes before stands on the right
	Digest            bool // in our words, not the article's
}

// UnplacedRow is what one article has in its original's wording.
type UnplacedRow struct {
	Mark     element.Mark
	Name     string
	Count    string
	Passages []element.Link
	More     string
}
