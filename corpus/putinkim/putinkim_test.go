package putinkim_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/putinkim"
)

func readFolder(t *testing.T) *folder.Folder {
	t.Helper()
	read, err := folder.Read(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestCollection(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Documents) != 5 {
		t.Errorf("%d documents, want 5", len(c.Documents))
	}
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			if p.Counts.Total() == 0 {
				t.Errorf("%s#%d has no counts", d.ID, p.N)
			}
		}
	}
}

// The bundle that is compiled in is what the folder holds now.
func TestBundleIsFresh(t *testing.T) {
	var want bytes.Buffer
	if err := bundle.Write(&want, readFolder(t).Collection, bundle.Options{Stored: true}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("putinkim.parallax")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("putinkim.parallax is older than the folder; renew it with: go generate ./corpus/putinkim")
	}
}

// The counts are what the originals give now, byte for byte.
func TestCountsAreFresh(t *testing.T) {
	const originals = "../../../shared/originals"
	files := make(map[string][]byte)
	err := filepath.WalkDir(originals, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		files[attach.Sum(b)] = b
		return err
	})
	if err != nil {
		t.Skipf("without the originals the counts cannot be made anew: %v", err)
	}
	for _, d := range readFolder(t).Collection.Documents {
		file, ok := files[d.Original.SHA256]
		if !ok {
			t.Errorf("%s: no original has the SHA-256 %s", d.ID, d.Original.SHA256)
			continue
		}
		texts, err := attach.Cut(d, file)
		if err != nil {
			t.Error(err)
			continue
		}
		words := 0
		for i := range d.Passages {
			d.Passages[i].Counts = attach.Count(texts[i])
			words += d.Passages[i].Counts.Total()
		}
		var want bytes.Buffer
		if err := folder.WriteCounts(&want, d); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("counts", d.ID+".txt"))
		if err != nil || !bytes.Equal(got, want.Bytes()) {
			t.Errorf("counts/%s.txt is not what the original gives (%v); renew it with: go run ./cmd/parallax counts -originals ../shared/originals -c corpus/putinkim", d.ID, err)
		}
		if d.Original.Bytes != len(file) || d.Original.Words != words {
			t.Errorf("articles/%s.md: the original has bytes: %d, words: %d", d.ID, len(file), words)
		}
	}
}
