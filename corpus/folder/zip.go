package folder

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync/atomic"

	"parallax/corpus"
)

// Limits bound what is read of a zip. The zero value stands for the defaults.
type Limits struct {
	Files int   // default 500,000
	Bytes int64 // that are really unpacked, of all files; default 1 GiB
}

const (
	mostFiles = 500_000
	mostBytes = 1 << 30
)

var (
	// ErrNoFolder says that a zip holds no collection folder.
	ErrNoFolder = errors.New("no file " + Marker + " in the zip, so it is not the folder of a collection")
	// ErrTooLarge says that a zip holds more than the limits allow.
	ErrTooLarge = errors.New("the zip holds more than the limit; unpack it and take some of its files out")
)

// Zip is the collection's folder as a zip, in a folder named after the collection. The
// same collection gives the same bytes, also once it has been read back. Errors are
// those of [Write].
func Zip(c *corpus.Collection) ([]byte, error) {
	files := make(map[string][]byte)
	err := Write(c, func(name string, content []byte) error {
		files[name] = bytes.Clone(content) // what it is in is written again
		return nil
	})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: c.ID + "/" + name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err = w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// IsZip reports whether a file is a zip that holds a collection folder.
func IsZip(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	return err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return path.Base(f.Name) == Marker })
}

// Unzip reads a zip of a collection folder, at its top or in a folder in it. Names in it
// are only compared, never used as paths. The error is that of [Read], ErrNoFolder,
// ErrTooLarge, or that of a damaged zip.
func Unzip(content []byte, l Limits) (*Folder, error) {
	if l.Files == 0 {
		l.Files = mostFiles
	}
	if l.Bytes == 0 {
		l.Bytes = mostBytes
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("the zip is damaged or incomplete: %w", err)
	}
	if len(z.File) > l.Files {
		return nil, ErrTooLarge
	}
	root, found := "", false
	said := uint64(0) // room is made for as much as an entry says
	for _, f := range z.File {
		if said += min(f.UncompressedSize64, uint64(l.Bytes)+1); said > uint64(l.Bytes) {
			return nil, ErrTooLarge
		}
		if path.Base(f.Name) == Marker {
			if dir := path.Dir(f.Name); !found || len(dir) < len(root) {
				root, found = dir, true
			}
		}
	}
	if !found {
		return nil, ErrNoFolder
	}
	var unpacked atomic.Int64
	inside, err := fs.Sub(&bounded{z, &unpacked, l.Bytes}, root)
	if err != nil {
		return nil, err
	}
	f, err := Read(inside)
	if unpacked.Load() > l.Bytes {
		return nil, ErrTooLarge
	}
	return f, err
}

// bounded is a zip of which no more than so many bytes are unpacked: what its entries
// say of their size is not believed.
type bounded struct {
	*zip.Reader
	unpacked *atomic.Int64
	most     int64
}

// Open implements fs.FS.
func (b *bounded) Open(name string) (fs.File, error) {
	f, err := b.Reader.Open(name)
	if err != nil {
		return nil, err
	}
	if dir, is := f.(fs.ReadDirFile); is {
		return dir, nil
	}
	return &boundedFile{f, b}, nil
}

type boundedFile struct {
	fs.File
	of *bounded
}

// Read implements io.Reader.
func (f *boundedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if f.of.unpacked.Add(int64(n)) > f.of.most {
		return n, ErrTooLarge
	}
	return n, err
}
