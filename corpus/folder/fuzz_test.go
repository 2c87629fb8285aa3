package folder_test

import (
	"testing"
	"testing/fstest"

	"parallax/corpus/folder"
)

// Whatever is written into the files, reading ends with a valid collection or
// with problems that name a file.
func FuzzRead(f *testing.F) {
	f.Add("id: c\ntopics: [{id: a, title: b, date: 2031-05/2032}]\n", "---\nheadline: H\n---\n{alt lines=3-4}\nA.\n\n# B\nC\n", "coverage:\n  a:\n    one: {passages: [1], gist: g}\nlabels: [{subject: s, in: {one: [{fragment: f, count: 1, passages: [1]}]}}]\n", "# parallax counts 1\n# document one\n# original \n# tokenizer t\n1\ta=1\n")
	f.Add("id: c\ntopics: [{id: a, title: b, by: me, on: 2031-05-06}]\n", "---\nheadline: H\n---\nA.\n\nB.\n", "coverage:\n  a:\n    one: [{passages: [1], by: me}, {silent: true}]\nsettled: [{at: [one#2], dismissed: true}, {key: k, by: Ada}]\n", "")
	f.Add("id: [\n", "---\nx", "a: &a [*a]\n---\n---\n", "")
	f.Fuzz(func(t *testing.T, collection, article, coding, counts string) {
		read, err := folder.Read(fstest.MapFS{
			"collection.yaml": {Data: []byte(collection)},
			"articles/one.md": {Data: []byte(article)},
			"coding.yaml":     {Data: []byte(coding)},
			"counts/one.txt":  {Data: []byte(counts)},
		})
		problems, _ := err.(folder.Problems)
		for _, p := range problems {
			if p.File == "" || p.Line < 0 || p.Text == "" {
				t.Errorf("a problem without place or text: %#v", p)
			}
		}
		if err == nil {
			if err := read.Collection.Validate(); err != nil {
				t.Error(err)
			}
		}
	})
}
