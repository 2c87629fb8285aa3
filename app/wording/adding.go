package wording

// Adding: the ways in beside files, and how a file is read.
const (
	AddFolder Message = "Choose a folder"

	PasteTitle    Message = "Paste a text"
	PasteKeys     Message = "To add a page that you have copied, paste it here (Ctrl+V, on a Mac Cmd+V)."
	PasteHeadline Message = "Headline"
	PasteOutlet   Message = "Outlet"
	PasteText     Message = "Text"
	PasteIfEmpty  Message = "If empty: the first line"
	PastePreview  Message = "Preview the text"
	PasteNothing  Message = "there is no text; paste or type one"
	PastedText    Message = "Pasted text.txt"
	PastedPage    Message = "Pasted page.html"
	SharedAddress Message = "only the address {address} was shared, and Parallax loads nothing from other sites; copy the page and paste it, or save it and add the file"

	// How one file is read.
	PreviewHow        Message = "How the file is read"
	PreviewEncodingOf Message = "Encoding of {file}"
	PreviewColumnOf   Message = "What “{column}” is"
	PreviewNotUsed    Message = "Not used"
	PreviewColumn     Message = "{name} ({n} filled)"
	PreviewColumnHow  Message = "{samples} · {how}"
	PreviewMoreCols   Message = "and {n|more column|more columns}"
	PreviewSummary    Message = "Summary"
	PreviewReprint    Message = "Republished by"
	PreviewID         Message = "Id"
	PreviewNotSo      Message = "read this way, {file} has no article"
)
