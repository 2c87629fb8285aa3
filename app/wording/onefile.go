package wording

// Saving the whole program as one file, and installing it.
const (
	OneFileTitle     Message = "One file (.html)"
	OneFileSave      Message = "Save as one file"
	OneFileBare      Message = "Save without the full texts"
	OneFileHolds     Message = "One page with the program, this collection and its coding. It opens with a double click, needs no network, and starts with the view you came from."
	OneFileHoldsFull Message = "One page with the program, this collection, its coding and {n|full text|full texts}. It opens with a double click, needs no network, and starts with the view you came from."
	OneFileReads     Message = "Include the part that reads people’s files (makes the file some megabytes larger). Without it, nothing can be added to the file’s collection."
	OneFileReadsNot  Message = "This page was saved without the part that reads files. No files can be added here or in a copy of it."
	OneFileRights    Message = "The full texts belong to their publishers. Give a file that has them only to people who may have them."
	OneFileMaking    Message = "Making the file…"
	OneFileMade      Message = "{file} ({size}) is ready. Your browser saves it, or asks you where."
	OneFileLater     Message = "What you add or change in such a file later is kept by the browser, not in the file. It is gone if the file is moved, renamed or given away: save again to include it."
	OneFileHere      Message = "This page is such a file. What you add or change here is kept by the browser, not in the file. It is gone if the file is moved, renamed or given away: save again to include it."
	OneFileOthers    Message = "In Chrome and Edge, other pages opened from this computer’s disk could read it too. A private window keeps nothing."
	InstallTitle     Message = "Install"
	InstallText      Message = "Install Parallax as an app: it gets a window of its own and opens text files of articles. It works without a network, as it does here."
	InstallButton    Message = "Install Parallax as an app"
	Megabytes        Message = "{n}\u00a0MB"
)
