package finder_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"parallax/corpus/finder"
)

// public reads lines of JSON of the measuring data beside the checkout, which is
// not part of it.
func public(b *testing.B, name string, line func([]byte) bool) {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "bench", "data", name))
	if err != nil {
		b.Skip("the data for measuring is not there: ", err)
	}
	if filepath.Ext(name) == ".gz" {
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		defer r.Close()
		in := bufio.NewScanner(r)
		in.Buffer(nil, 1<<20)
		for in.Scan() && line(in.Bytes()) {
		}
		return
	}
	for l := range bytes.Lines(data) {
		line(l)
	}
}

func news(b *testing.B, n int) (list []finder.Document, bytes int) {
	public(b, "news/passages100k.jsonl.gz", func(line []byte) bool {
		var d finder.Document
		if err := json.Unmarshal(line, &d); err != nil {
			b.Fatal(err)
		}
		bytes += len(d.Title) + len(d.Text)
		d.Paragraphs, d.Text = []finder.Paragraph{{Text: d.Text}}, ""
		list = append(list, d)
		return len(list) < n
	})
	return list, bytes
}

// BenchmarkAnswer types queries letter by letter, to the bytes that a script gets.
func BenchmarkAnswer(b *testing.B) {
	documents, _ := news(b, 100_000)
	var texts []string
	public(b, "news/latency_queries.jsonl", func(line []byte) bool {
		var q struct{ Text string }
		if err := json.Unmarshal(line, &q); err != nil {
			b.Fatal(err)
		}
		for end := 1; end <= len(q.Text); end++ {
			texts = append(texts, q.Text[:end])
		}
		return true
	})
	f := finder.New(finder.Options{})
	if err := f.Add(documents); err != nil {
		b.Fatal(err)
	}
	if err := f.Prepare(nil); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a, err := f.Ask(finder.Question{Text: texts[i%len(texts)]}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := json.Marshal(finder.Reply{Answer: a}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild takes up 10,000 passages and puts their index in order.
func BenchmarkBuild(b *testing.B) {
	documents, bytes := news(b, 10_000)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		f := finder.New(finder.Options{})
		if err := f.Add(documents); err != nil {
			b.Fatal(err)
		}
		if err := f.Prepare(nil); err != nil {
			b.Fatal(err)
		}
	}
}
