package folder_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"parallax/corpus"
	"parallax/corpus/folder"
)

const countedArticle = "---\nheadline: H\noriginal: {sha256: " +
	"00000000000000000000000000000000000000000000000000000000000000aa, bytes: 5, words: 3}\ntext: digest\n---\nOne.\n\nTwo.\n"

func countsFile(t *testing.T) string {
	t.Helper()
	d := &corpus.Document{ID: "a",
		Original: corpus.Original{SHA256: strings.Repeat("0", 62) + "aa"},
		Passages: []corpus.Passage{{N: 1, Counts: corpus.Counts{"b": 1, "B": 2}}, {N: 2}},
	}
	var b bytes.Buffer
	if err := folder.WriteCounts(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readCounted(counts string) (*folder.Folder, error) {
	return folder.Read(fstest.MapFS{
		"collection.yaml": {Data: []byte("id: c\n")},
		"articles/a.md":   {Data: []byte(countedArticle)},
		"counts/a.txt":    {Data: []byte(counts)},
	})
}

func TestCountsRoundTrip(t *testing.T) {
	read, err := readCounted(countsFile(t))
	if err != nil {
		t.Fatal(err)
	}
	p := read.Collection.Documents[0].Passages
	if !maps.Equal(p[0].Counts, corpus.Counts{"b": 1, "B": 2}) || len(p[1].Counts) != 0 {
		t.Errorf("got %v and %v", p[0].Counts, p[1].Counts)
	}
}

func TestCountsDamaged(t *testing.T) {
	good := countsFile(t)
	for _, test := range []struct{ name, old, new, want string }{
		{"other version", "counts 1", "counts 2", "counts/a.txt:1: "},
		{"other document", "document a", "document b", "counts/a.txt:2: document b does not belong"},
		{"other original", "00aa", "00ab", "counts/a.txt:3: original"},
		{"other tokenizer", "tokenizer ", "tokenizer x", "counts/a.txt:4: tokenizer x"},
		{"order", "\tB=2\tb=1", "\tb=1\tB=2", "counts/a.txt:5: \"B=2\""},
		{"frequency", "b=1", "b=0", "counts/a.txt:5: \"b=0\""},
		{"passage", "\n2", "\n3", "counts/a.txt:6: passage number"},
		{"cut short", "\n2\n", "\n", "counts/a.txt:5: the counts end at passage 1 of 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(good, test.old) {
				t.Fatalf("%q is not in %q", test.old, good)
			}
			_, err := readCounted(strings.Replace(good, test.old, test.new, 1))
			var problems folder.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("got %v", err)
			}
			if !strings.HasPrefix(problems[0].Error(), test.want) || !strings.Contains(err.Error(), "parallax counts") {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestCountsOrphan(t *testing.T) {
	_, err := folder.Read(fstest.MapFS{
		"collection.yaml": {Data: []byte("id: c\n")},
		"articles/a.md":   {Data: []byte(countedArticle)},
		"counts/b.txt":    {Data: []byte(countsFile(t))},
	})
	if err == nil || !strings.HasPrefix(err.Error(), "counts/b.txt: there is no articles/b.md") {
		t.Errorf("got %v", err)
	}
}
