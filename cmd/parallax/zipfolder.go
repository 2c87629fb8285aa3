package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"path"

	"parallax/corpus"
	"parallax/corpus/folder"
)

// mostZipped is how many files a zip of a folder may have, and mostUnzipped how many
// bytes they may have in all, unpacked.
const (
	mostZipped   = 500_000
	mostUnzipped = 1 << 30
)

var errZipTooLarge = errors.New("the zip is larger than the limit; unpack it and open the folder")

// openZip reads a zip of a collection folder, at its top or in a folder in it.
func openZip(content []byte) (*corpus.Collection, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	var size uint64
	for _, f := range z.File {
		size += f.UncompressedSize64
	}
	if len(z.File) > mostZipped || size > mostUnzipped {
		return nil, errZipTooLarge
	}
	root := ""
	for _, f := range z.File {
		if path.Base(f.Name) == folder.Marker {
			if dir := path.Dir(f.Name); root == "" || len(dir) < len(root) {
				root = dir
			}
		}
	}
	if root == "" {
		return nil, fs.ErrNotExist
	}
	inside, err := fs.Sub(z, root)
	if err != nil {
		return nil, err
	}
	read, err := folder.Read(inside)
	if err != nil {
		return nil, err
	}
	return read.Collection, nil
}

// zippedFolder reports whether a zip has a collection folder in it.
func zippedFolder(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if path.Base(f.Name) == folder.Marker {
			return true
		}
	}
	return false
}
