package folder

import (
	"embed"
	"io/fs"
)

//go:embed testdata/example
var example embed.FS

// Example is a small coded folder with two short texts written for it. Its
// files explain the format in comments; "parallax new" starts a collection
// with them, and the README's guide walks through them.
func Example() fs.FS {
	sub, err := fs.Sub(example, "testdata/example")
	if err != nil {
		panic(err) // the path above is constant
	}
	return sub
}
