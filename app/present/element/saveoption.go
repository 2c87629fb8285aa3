package element

import (
	"parallax/app/state"
	"parallax/app/wording"
)

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
		{wording.SaveCSV.String(), wording.SaveCSVNote.String(), what, false, false},
		{wording.SaveCSVPrograms.String(), wording.SaveProgramsNote.String(), what, true, false},
		{wording.SaveCopy.String(), wording.SaveCopyNote.String(), what, false, true},
	}
}
