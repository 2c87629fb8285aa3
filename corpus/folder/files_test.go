package folder_test

import (
	"bytes"
	"errors"
	"testing"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/putinkim"
)

// A folder is the same whether it comes as a zip or as its files, with their folders or
// without, and whatever else lies beside it.
func TestReadFiles(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	canonical := func(c *corpus.Collection) []byte {
		var b bytes.Buffer
		if err := bundle.Write(&b, c, bundle.Options{Stored: true}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	packed, err := folder.Zip(c)
	if err != nil {
		t.Fatal(err)
	}
	zipped, err := folder.Unzip(packed, folder.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var files, flat []corpus.File
	err = folder.Write(c, func(name string, content []byte) error {
		files = append(files, corpus.File{Name: "Desk/mine/" + name, Content: bytes.Clone(content)})
		flat = append(flat, corpus.File{Name: name[bytes.LastIndexByte([]byte(name), '/')+1:], Content: bytes.Clone(content)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	files = append([]corpus.File{{Name: "Desk/readme.md", Content: []byte("x")}, {Name: "Desk/mine/old/collection.yaml", Content: []byte("id: other")}}, files...)
	for name, given := range map[string][]corpus.File{"with folders": files, "without": flat} {
		f, err := folder.ReadFiles(given, folder.Limits{})
		if err != nil || !bytes.Equal(canonical(f.Collection), canonical(zipped.Collection)) {
			t.Errorf("%s: another collection, %v", name, err)
		}
	}
	if _, err := folder.ReadFiles(files[:1], folder.Limits{}); !errors.Is(err, folder.ErrNoFolder) {
		t.Errorf("no collection among the files: %v", err)
	}
	if _, err := folder.ReadFiles(files, folder.Limits{Bytes: 1000}); !errors.Is(err, folder.ErrTooLarge) {
		t.Errorf("beyond the limit: %v", err)
	}
}
