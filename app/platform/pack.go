package platform

// Pack is what the program knows of the explorer in one file; the rest the page
// takes from itself. The texts but the bundle are HTML.
type Pack struct {
	Lang, Title, Description string
	View                     string // the address it opens at, a fragment
	Front, Texts             string // what is read without the program
	Readable                 string // which articles that are
	Bundle                   []byte // the collection
	Reads                    bool   // it can read files, as far as this page can
}
