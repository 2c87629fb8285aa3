package folder

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"

	"parallax/corpus"
)

// ReadFiles reads a collection folder of which somebody has given the files, each with
// the folders that it lies in as its name. The folder is that of the collection.yaml
// that lies least deep; what lies outside of it is left alone. Files that come without
// folders lie where they belong by their names: articles in articles/, and what is no
// other file of a collection in assignments/. Errors are those of [Unzip].
func ReadFiles(files []corpus.File, l Limits) (*Folder, error) {
	root, found := "", false
	for _, f := range files {
		if dir := path.Dir(f.Name); path.Base(f.Name) == Marker && (!found || len(dir) < len(root)) {
			root, found = dir, true
		}
	}
	flat := !slices.ContainsFunc(files, func(f corpus.File) bool { return strings.Contains(f.Name, "/") })
	var b bytes.Buffer
	z := zip.NewWriter(&b) // so that one reader, with its limits, serves both
	for _, f := range files {
		name, inside := f.Name, true
		if root != "." {
			name, inside = strings.CutPrefix(f.Name, root+"/")
		}
		if !inside || !found {
			continue
		}
		if flat {
			name = belongs(name)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Content); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return Unzip(b.Bytes(), l)
}

// belongs is where a file that came without its folder lies.
func belongs(name string) string {
	switch {
	case name == Marker || name == codingFile || name == notesFile:
		return name
	case path.Ext(name) == ".md":
		return "articles/" + name
	case path.Ext(name) == ".yaml":
		return assignmentsFolder + name
	case path.Ext(name) == ".txt":
		return "counts/" + name
	}
	return name
}
