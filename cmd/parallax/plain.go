package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/folder"
	"parallax/corpus/formats"
	"parallax/corpus/ingest"
)

// remarks are what a person should know who opens files as they happen to be.
type remarks struct {
	left  []error  // files or lines that could not be read
	notes []string // what was read, but may not be what is meant
}

// remarksShown is how many remarks of a kind are spelled out.
const remarksShown = 20

func (r remarks) print(w io.Writer) {
	for _, err := range r.left[:min(len(r.left), remarksShown)] {
		fmt.Fprintf(w, "left out: %v\n", err)
	}
	if more := len(r.left) - remarksShown; more > 0 {
		fmt.Fprintf(w, "left out: %d more\n", more)
	}
	for _, note := range r.notes[:min(len(r.notes), remarksShown)] {
		fmt.Fprintln(w, note)
	}
	if more := len(r.notes) - remarksShown; more > 0 {
		fmt.Fprintf(w, "%d more notes like these\n", more)
	}
}

// plainReader gathers the articles of a folder.
type plainReader struct {
	builder *ingest.Builder
	remarks
	sums   map[[sha256.Size]byte]string // file by content
	others map[string]int               // number of files that are no articles, by extension
}

// openPlain reads a folder of articles with all folders in it, or one file.
func openPlain(root string) (*corpus.Collection, remarks, error) {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, remarks{}, err
	}
	title := filepath.Base(absolute)
	r := plainReader{builder: ingest.New(title, title, ingest.Limits{}), sums: map[[sha256.Size]byte]string{}, others: map[string]int{}}
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		case path != root && !formats.Known(path):
			r.others[strings.ToLower(filepath.Ext(path))]++
			return nil
		}
		return r.add(path)
	})
	if err != nil {
		return nil, remarks{}, err
	}
	for _, d := range r.builder.Doubts() {
		r.notes = append(r.notes, d.File+": "+d.Reason)
	}
	for _, ext := range slices.Sorted(maps.Keys(r.others)) {
		kind := ext
		if kind == "" {
			kind = "without extension"
		}
		r.notes = append(r.notes, fmt.Sprintf("skipped: %s (%s), which this program does not read", counted(r.others[ext], "file"), kind))
	}
	c := r.builder.Collection()
	if len(c.Documents) == 0 {
		return nil, remarks{}, errors.Join(append([]error{fmt.Errorf("%s has no article that can be read (%s) and no %s", root, formats.Extensions(), folder.Marker)}, r.left...)...)
	}
	return c, r.remarks, nil
}

// add reads one file. What is wrong with it is remarked; the error is one of
// the file system.
func (r *plainReader) add(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	before := len(r.builder.Collection().Documents)
	var content bytes.Buffer
	from := io.Reader(f)
	format, _ := formats.Of(path)
	single := !format.Many && !strings.HasSuffix(path, ".gz")
	if single {
		from = io.TeeReader(f, &content)
	}
	switch err := r.builder.Add(path, from); {
	case err != nil:
		r.left = append(r.left, lines(err)...)
		return nil
	case len(r.builder.Collection().Documents) == before:
		r.left = append(r.left, fmt.Errorf("%s: there is no text in it", path))
		return nil
	case !single:
		return nil
	}
	sum := sha256.Sum256(content.Bytes())
	if other, ok := r.sums[sum]; ok {
		r.notes = append(r.notes, fmt.Sprintf("%s: the same file as %s; both are in the collection and count twice", path, other))
	} else {
		r.sums[sum] = path
	}
	return nil
}

// lines takes joined errors apart.
func lines(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
