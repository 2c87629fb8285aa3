package folder_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"parallax/corpus/bundle"
	"parallax/corpus/folder"
)

// TestZip writes the example as a zip and reads it again: the same bytes, and the same
// collection to the last byte of its bundle.
func TestZip(t *testing.T) {
	f, err := folder.Read(folder.Example())
	if err != nil {
		t.Fatal(err)
	}
	turned := *f.Collection // a folder has no order of articles
	turned.Documents = slices.Clone(turned.Documents)
	slices.Reverse(turned.Documents)
	packed, err := folder.Zip(&turned)
	if err != nil || !folder.IsZip(packed) {
		t.Fatal(err, len(packed))
	}
	back, err := folder.Unzip(packed, folder.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := folder.Zip(back.Collection)
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("written again the zip has other bytes (%d, %d): %v", len(packed), len(again), err)
	}
	var a, b bytes.Buffer
	if err := errors.Join(bundle.Write(&a, f.Collection, bundle.Options{}), bundle.Write(&b, back.Collection, bundle.Options{})); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("what was read back is another collection: %v", err)
	}

	deep := repacked(t, packed, func(name string) string { return "a/b/" + name })
	if f, err := folder.Unzip(deep, folder.Limits{}); err != nil || f.Collection.ID != back.Collection.ID {
		t.Errorf("in folders of folders: %v", err)
	}
	bare := repacked(t, packed, func(name string) string { _, name, _ = strings.Cut(name, "/"); return name })
	if f, err := folder.Unzip(bare, folder.Limits{}); err != nil || f.Collection.ID != back.Collection.ID {
		t.Errorf("without a folder: %v", err)
	}
	other := repacked(t, packed, func(name string) string { return strings.ReplaceAll(name, "collection.yaml", "other.yaml") })
	if _, err := folder.Unzip(other, folder.Limits{}); !errors.Is(err, folder.ErrNoFolder) || folder.IsZip(other) {
		t.Errorf("without its first file: %v", err)
	}
	for n := range packed[:len(packed)-1] {
		if n%97 == 0 {
			if _, err := folder.Unzip(packed[:n], folder.Limits{}); err == nil {
				t.Errorf("cut at byte %d it is read", n)
			}
		}
	}
}

// TestUnzipLimits refuses a zip that is too large, whatever its entries say of their
// size.
func TestUnzipLimits(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"x/collection.yaml", "x/articles/a.md"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, io.LimitReader(zeros{}, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Unzip(b.Bytes(), folder.Limits{Bytes: 1 << 19}); !errors.Is(err, folder.ErrTooLarge) {
		t.Errorf("two of a megabyte under a limit of half a one: %v", err)
	}
	if _, err := folder.Unzip(b.Bytes(), folder.Limits{Files: 1}); !errors.Is(err, folder.ErrTooLarge) {
		t.Errorf("two files under a limit of one: %v", err)
	}
	lying := slices.Clone(b.Bytes())
	for at := 0; ; at++ { // the directory at the end says that every entry has 10 bytes
		next := bytes.Index(lying[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next
		binary.LittleEndian.PutUint32(lying[at+24:], 10)
	}
	if _, err := folder.Unzip(lying, folder.Limits{Bytes: 1 << 19}); err == nil {
		t.Error("entries that say less than they hold are read")
	}
	for at := 0; ; at++ { // or more than there can be
		next := bytes.Index(lying[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next
		binary.LittleEndian.PutUint32(lying[at+24:], 1<<32-2)
	}
	if _, err := folder.Unzip(lying, folder.Limits{}); !errors.Is(err, folder.ErrTooLarge) {
		t.Errorf("entries that say more than there can be: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func repacked(t *testing.T, content []byte, rename func(string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range from.File {
		w, err := z.Create(rename(f.Name))
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
