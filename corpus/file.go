package corpus

// File is a file of somebody's: what it is called and what is in it.
type File struct {
	Name    string
	Content []byte
}
