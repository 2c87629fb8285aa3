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
