package element

import "parallax/app/state"

// SaveOption is one kind of file that a screen can be saved as.
type SaveOption struct {
	Label string // "CSV"
	Note  string // what is in it
	What  state.Export
	Exact bool
	Copy  bool // to the clipboard, not to a file
}

// Msg asks for the file.
func (o SaveOption) Msg() state.Msg {
	return state.SaveAsked{What: o.What, Exact: o.Exact, Copy: o.Copy}
}

// TableOptions offer a table for spreadsheets, and for programs as it is.
func TableOptions(what state.Export) []SaveOption {
	return []SaveOption{
		{"CSV", "A table for spreadsheets: a cell that would be taken for a formula begins with an apostrophe", what, false, false},
		{"CSV, exact", "The same table for programs: no cell is changed", what, true, false},
		{"Copy", "The table on the clipboard, to be put into a spreadsheet", what, false, true},
	}
}
