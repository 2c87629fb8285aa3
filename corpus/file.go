package corpus

// File is a file of somebody's: what it is called and what is in it.
type File struct {
	Name    string
	Content []byte
	// Held is the number under which the page holds the file, to read it once
	// more; 0 if nobody does.
	Held int
}
