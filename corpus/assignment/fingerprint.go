package assignment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"parallax/corpus"
)

// Fingerprint is a hash of what students are asked: 32 hexadecimal digits. Key, names
// the size of the text and what points into the coding do not count, and articles count by their letters, so
// that a handout has the fingerprint of the assignment that it was made of.
func Fingerprint(a *corpus.Assignment) string {
	b := *a
	b.Key, b.Names, b.Giveaways, b.LargeText = nil, nil, nil, false
	b.Articles = make([]corpus.Excerpt, len(a.Articles))
	for i, e := range a.Articles {
		b.Articles[i] = corpus.Excerpt{Document: corpus.Letter(i), Passages: e.Passages}
	}
	b.Tasks = withoutPointers(a.Tasks)
	content, err := json.Marshal(b)
	if err != nil {
		panic(err) // it holds nothing that JSON has no form for
	}
	return short(content)
}

// withoutPointers are tasks whose items do not point into the coding.
func withoutPointers(tasks []corpus.Task) []corpus.Task {
	list := make([]corpus.Task, len(tasks))
	clear := func(items []corpus.Item) []corpus.Item {
		if items == nil {
			return nil
		}
		all := make([]corpus.Item, len(items))
		for i, item := range items {
			all[i] = corpus.Item{ID: item.ID, Text: item.Text}
		}
		return all
	}
	for i, t := range tasks {
		t.Choices, t.Rows = clear(t.Choices), clear(t.Rows)
		list[i] = t
	}
	return list
}

// Texts are hashes of the passages of each article that students read, by letter. They
// are taken of the text as it is when its outlet is hidden, so that they are the same
// before and after.
func Texts(c *corpus.Collection, a *corpus.Assignment) map[string]string {
	hide := newHiding(c, a)
	texts := make(map[string]string, len(a.Articles))
	for i, e := range a.Articles {
		d := c.Document(e.Document)
		if d == nil {
			continue
		}
		h := sha256.New()
		for j := range d.Passages {
			if p := &d.Passages[j]; e.Has(p.N) {
				h.Write([]byte(hide.text(i, d.BestText(p))))
				h.Write([]byte{0})
			}
		}
		texts[corpus.Letter(i)] = hex.EncodeToString(h.Sum(nil))[:32]
	}
	return texts
}

// short is a hash of content, as fingerprints are written.
func short(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:16])
}
