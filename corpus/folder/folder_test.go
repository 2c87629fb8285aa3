package folder_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parallax/corpus"
	"parallax/corpus/folder"
)

// example is the example collection in memory, so that tests can damage it.
func example(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	dir := os.DirFS("testdata/example")
	err := fs.WalkDir(dir, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(dir, path)
		files[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestReadExample(t *testing.T) {
	read, err := folder.Read(example(t))
	if err != nil {
		t.Fatal(err)
	}
	c := read.Collection
	if c.ID != "footbridge" || len(c.Outlets) != 2 || len(c.Topics) != 4 || len(c.Documents) != 2 ||
		len(c.Coverage) != 7 || len(c.Voices) != 4 || len(c.Facts) != 3 || len(c.Labels) != 4 || len(c.Observations) != 1 {
		t.Errorf("not everything was read: %+v", c)
	}
	d := c.Document("courier-opening")
	kinds := make([]corpus.Kind, 0, len(d.Passages))
	for _, p := range d.Passages {
		kinds = append(kinds, p.Kind)
	}
	if want := []corpus.Kind{corpus.Body, corpus.Body, corpus.Caption, corpus.Subheading, corpus.Body}; !slices.Equal(kinds, want) {
		t.Errorf("kinds are %v, want %v", kinds, want)
	}
	if got, want := d.Passages[2].Text, "Mayor Brandt on the new bridge on Saturday."; got != want {
		t.Errorf("the caption reads %q, want %q", got, want)
	}
	if !strings.Contains(d.Passages[0].Text, "a footbridge again.") {
		t.Errorf("physical lines are not joined by a space: %q", d.Passages[0].Text)
	}
	if p := c.Document("heron-opening").Published; p.Stated || p.Date.String() != "2031-05-04/2031-05-11" || p.Reason == "" {
		t.Errorf("published is %+v", p)
	}
	if l := c.Labels[3]; l.Subject != "the mayor" || l.Document != "heron-opening" || l.Count != 1 {
		t.Errorf("the last label is %+v", l)
	}
}

// Every kind of damage is reported with its file and line, and says what to do.
func TestReadDamaged(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		want                 string // the problem begins so
	}{
		{"unknown key", "collection.yaml", "title: The footbridge", "titel: The footbridge", "collection.yaml:6: unknown key \"titel\""},
		{"key twice", "collection.yaml", "title: The footbridge", "id: b\ntitle: The footbridge", "collection.yaml:6: the key \"id\" is there twice"},
		{"broken YAML", "collection.yaml", "title: The footbridge at", "title: \"The footbridge at", "collection.yaml:"},
		{"broken indentation", "coding.yaml", "  - id: brandt", " - id: brandt", "coding.yaml:"},
		{"list for text", "collection.yaml", "title: The footbridge at Aldermill", "title: [a, b]", "collection.yaml:6: want a text, found a list"},
		{"alias", "collection.yaml", "title: The footbridge at Aldermill", "title: &a b\nabout: *a\nmethod: c", "collection.yaml:7: want a text, found an alias"},
		{"bad date", "collection.yaml", "date: 2031-05-04\n    place", "date: 2031-13-04\n    place", "collection.yaml:37: date \"2031-13-04\""},
		{"bad interval", "articles/heron-opening.md", "2031-05-04/2031-05-11", "2031-05-11/2031-05-04", "articles/heron-opening.md:6: date"},
		{"unknown parent", "collection.yaml", "parent: reopening", "parent: reopned", "collection.yaml:42: topic \"first-crossing\": its parent"},
		{"duplicate id", "collection.yaml", "id: heron-blog", "id: valley-courier", "collection.yaml:23: outlet id \"valley-courier\" is used twice"},
		{"unknown topic", "coding.yaml", "  closure:\n", "  closing:\n", "coding.yaml:7: coverage of \"closing\" by \"courier-opening\": there is no topic"},
		{"wrong passage", "coding.yaml", "{passages: [5], gist", "{passages: [6], gist", "coding.yaml:15: coverage of \"cost\" by \"courier-opening\": courier-opening has no passage 6"},
		{"reference form", "coding.yaml", "at: courier-opening#2, quotes", "at: courier-opening 2, quotes", "coding.yaml:26: reference"},
		{"unknown voice kind", "coding.yaml", "kind: named  ", "kind: famous  ", "coding.yaml:23: voice \"brandt\": kind"},
		{"unknown verdict", "coding.yaml", "verdict: differ\n    note", "verdict: lies\n    note", "coding.yaml:58: fact \"opening-day\": verdict \"lies\""},
		{"long quotation", "coding.yaml", "fragment: crossed alone,", "fragment: one two three four five six seven eight,", "coding.yaml:53: fact \"who-crossed-first\", value 1 quotes 8 words"},
		{"label passages", "coding.yaml", "count: 2, passages: [2]", "count: 2, passages: [9]", "coding.yaml:80: label \"the mayor\""},
		{"number", "coding.yaml", "quotes: 2}", "quotes: two}", "coding.yaml:26: want a whole number"},
		{"truth", "articles/courier-opening.md", "stated: true", "stated: yes", "articles/courier-opening.md:6: want true or false"},
		{"comma in braces", "coding.yaml", "gist: \"410,000 crowns, a tenth given.\"", "gist: 410 crowns, a tenth given.", "coding.yaml:15: unknown key \"a tenth given.\"; inside braces, put quotation marks"},
		{"attribute", "articles/courier-opening.md", "{caption}", "{capton}", "articles/courier-opening.md:19: attribute \"capton\""},
		{"front matter open", "articles/courier-opening.md", "text: full                      # the article's own words; digest: yours\n---", "text: full", "articles/courier-opening.md:1: the front matter has no end"},
		{"unknown outlet", "articles/courier-opening.md", "outlet: valley-courier", "outlet: valey", "articles/courier-opening.md:2: document \"courier-opening\": there is no outlet"},
		{"no passage", "articles/heron-opening.md", "The new bridge", "---\n{lines=3}\n", "articles/heron-opening.md"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := example(t)
			text := string(files[test.file].Data)
			if test.name == "no passage" {
				text = text[:strings.LastIndex(text, "---\n")+4]
			} else if strings.Count(text, test.old) != 1 {
				t.Fatalf("%q does not occur exactly once in %s", test.old, test.file)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, test.old, test.new, 1))}
			_, err := folder.Read(files)
			var problems folder.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("got %v", err)
			}
			for _, p := range problems {
				if strings.HasPrefix(p.Error(), test.want) {
					return
				}
			}
			t.Errorf("no problem begins %q in:\n%v", test.want, err)
		})
	}
}

func TestReadMissing(t *testing.T) {
	files := example(t)
	delete(files, "collection.yaml")
	if read, err := folder.Read(files); read != nil || err == nil || !strings.Contains(err.Error(), "parallax new") {
		t.Errorf("without collection.yaml: %v", err)
	}
	files = example(t)
	delete(files, "articles/courier-opening.md")
	delete(files, "articles/heron-opening.md")
	if _, err := folder.Read(files); err == nil || !strings.Contains(err.Error(), "there are no articles") {
		t.Errorf("without articles: %v", err)
	}
	files = example(t)
	delete(files, "coding.yaml")
	if _, err := folder.Read(files); err != nil {
		t.Errorf("coding.yaml may be missing: %v", err)
	}
}

// A plain article needs no front matter: its first heading is the headline.
func TestReadPlainArticle(t *testing.T) {
	read, err := folder.Read(fstest.MapFS{
		"collection.yaml": {Data: []byte("id: plain\n")},
		"articles/a.md":   {Data: []byte("\ufeff# Title here\r\n\r\nText of one\r\nparagraph.\r\n## Part\r\nMore.\r\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := read.Collection.Documents[0]
	if d.Headline != "Title here" || len(d.Passages) != 3 || d.Text != corpus.Full ||
		d.Passages[0].Text != "Text of one paragraph." || d.Passages[1].Kind != corpus.Subheading || d.Passages[2].Text != "More." {
		t.Errorf("got %+v", d)
	}
}
