package platform

// File is a file that the reader dropped on the page or chose in a file field.
// Trouble says why it could not be read; Content is nil then.
type File struct {
	Name    string
	Content []byte
	Trouble string
}

// Record is a document's original in the browser's storage, with the name of
// the file it came from.
type Record struct {
	Document string
	File     string
	Content  []byte
}

// Pack is what the program knows of the explorer in one file; the rest the page
// takes from itself. The texts but the bundle are HTML.
type Pack struct {
	Lang, Title, Description string
	View                     string // the address it opens at, a fragment
	Front, Texts             string // what is read without the program
	Readable                 string // which articles that are
	Bundle                   []byte // the collection
}
