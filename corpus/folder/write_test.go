package folder_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/folder"
	"parallax/corpus/putinkim"
)

// written is a collection as files.
func written(t *testing.T, c *corpus.Collection) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := folder.Write(c, func(name string, content []byte) error {
		if files[name] != nil {
			t.Errorf("%s is written twice", name)
		}
		files[name] = &fstest.MapFile{Data: bytes.Clone(content)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sorted puts what a folder has in its own order into one.
func sorted(c *corpus.Collection) *corpus.Collection {
	c = c.Clone()
	slices.SortFunc(c.Documents, func(a, b *corpus.Document) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Coverage, func(a, b corpus.Coverage) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Document, b.Document), cmp.Compare(a.By, b.By))
	})
	slices.SortStableFunc(c.Labels, func(a, b corpus.Label) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Document, b.Document))
	})
	return c
}

func same(t *testing.T, a, b *corpus.Collection) {
	t.Helper()
	x, err := json.MarshalIndent(sorted(a), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	y, _ := json.MarshalIndent(sorted(b), "", " ")
	if bytes.Equal(x, y) {
		return
	}
	xs, ys := strings.Split(string(x), "\n"), strings.Split(string(y), "\n")
	for i := range xs {
		if i >= len(ys) || xs[i] != ys[i] {
			t.Fatalf("line %d: wrote\n%s\nread\n%s", i, xs[i], ys[min(i, len(ys)-1)])
		}
	}
	t.Fatal("more was read than written")
}

// What is written reads the same: the example, and the collection compiled in
// with its counts, voices, facts and labels.
func TestWrite(t *testing.T) {
	read, err := folder.Read(example(t))
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*corpus.Collection{read.Collection, shipped, corpustest.Judged()} {
		files := written(t, c)
		back, err := folder.Read(files)
		if err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		same(t, c, back.Collection)
		if again := written(t, c); !reflect.DeepEqual(again, files) {
			t.Errorf("%s: two runs give different files", c.ID)
		}
	}
}

// Texts that look like something else in YAML or Markdown stay texts.
func TestWriteAwkwardTexts(t *testing.T) {
	texts := []string{"Plain.", "# of passengers", "## C#", "{body}", "{not an attribute}", "#hash", "- item", "1. first", "---", "> quoted", "**bold** [a](b)", "a: b", "ends with #", "金 正恩", "  "}
	d := &corpus.Document{ID: "awkward", Headline: "yes: no # maybe", Short: "0", Byline: "null", Text: corpus.Full}
	for _, kind := range []corpus.Kind{corpus.Body, corpus.Caption, corpus.Subheading, corpus.Alt} {
		for _, s := range texts[:len(texts)-1] {
			n := len(d.Passages) + 1
			p := corpus.Passage{N: n, Kind: kind, Text: s}
			if n%3 == 0 {
				p.Lines = corpus.Lines{From: 3 * n, To: 3*n + n%2}
			}
			d.Passages = append(d.Passages, p)
		}
	}
	at := corpus.Ref{Document: "awkward", Passage: 1}
	date, _ := corpus.ParseDate("2031")
	c := &corpus.Collection{ID: "c", Title: "no", About: "a\nb: c\n- d", Documents: []*corpus.Document{d},
		Topics:   []corpus.Topic{{ID: "null", Title: "1e3", Date: date}, {ID: "true", Title: "~"}},
		Coverage: []corpus.Coverage{{Topic: "null", Document: "awkward", Passages: []int{1, 9}, Gist: "{x}: [y]"}, {Topic: "true", Document: "awkward", Passages: []int{2}}},
		Facts:    []corpus.Fact{{ID: "f", Question: "?", Verdict: corpus.Single, Values: []corpus.Value{{At: at, Value: "0"}}}, {ID: "g", Question: "!", Verdict: corpus.Single, Values: []corpus.Value{{At: at, Value: "false", Fragment: "null"}}}},
		Labels: []corpus.Label{
			{Subject: "A", Document: "awkward", Fragment: "0", Count: 1, Passages: []int{1}}, {Subject: "A", Document: "awkward", Fragment: "x", Count: 2, Passages: []int{1, 2}}, {Subject: "B", Document: "awkward", Fragment: "no", Count: 1, Passages: []int{1}},
			{Subject: "B", Document: "awkward", Fragment: "yes", Count: 2, Passages: []int{1}, Headline: true}, {Subject: "B", Document: "awkward", Fragment: "off", Count: 1, Headline: true}},
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	back, err := folder.Read(written(t, c))
	if err != nil {
		t.Fatal(err)
	}
	same(t, c, back.Collection)

	d.Passages[0].Text = "two\nlines"
	if err := folder.Write(c, func(string, []byte) error { return nil }); err == nil || !strings.Contains(err.Error(), "awkward, passage 1") {
		t.Errorf("a line break: %v", err)
	}
}
