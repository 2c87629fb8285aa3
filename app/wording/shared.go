package wording

// What several screens say: places in a text, saving, waiting.
const (
	PassageShort      Message = "¶\u00a0{n}"
	PassageShortCount Message = "¶\u00a0{n} ({count})"
	PassageMoreTopics Message = "{n|more topic|more topics}"
	TimesOnce         Message = "once"
	TimesTwice        Message = "twice"
	TimesMany         Message = "{n#time|times}"
	SaveLabel         Message = "Save"
	SaveAs            Message = "Save as"
	SaveCSV           Message = "CSV"
	SaveCSVNote       Message = "A table for spreadsheets. A cell that a spreadsheet would read as a formula begins with an apostrophe."
	SaveCSVPrograms   Message = "CSV for programs"
	SaveProgramsNote  Message = "The same table with every cell unchanged"
	SaveCopy          Message = "Copy table"
	SaveCopyNote      Message = "Copy the table to paste it into a spreadsheet"
	PendingWorking    Message = "{doing}…"
	PendingPercent    Message = "{doing}… {n}\u00a0%"
	PendingStopped    Message = "{doing} was stopped."
	PendingFailed     Message = "{doing} failed: {reason}."
	PendingCancel     Message = "Cancel"
	PendingAgain      Message = "Start again"
	PendingRetry      Message = "Try again"
)

// The program and its screens.
const (
	Name Message = "Parallax"
)
