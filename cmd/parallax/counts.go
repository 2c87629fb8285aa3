package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/folder"
)

func countsCommand() command {
	return command{
		name:  "counts",
		args:  "-originals DIR [-c DIR]",
		short: "count the words of the original articles into counts/<id>.txt of a collection folder",
		run:   runCounts,
	}
}

// runCounts makes the counts of every digest whose original is in -originals,
// and checks what the front matter says of that file.
func runCounts(env environment, args []string) error {
	f := newFlags(env, countsCommand())
	originals := f.String("originals", "", "the folder `DIR` with the original files, which are recognised by their SHA-256")
	dir := f.String("c", ".", "the collection folder `DIR`")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if *originals == "" {
		return wrongUse("-originals is missing: name the folder with the original files")
	}
	read, err := folder.Read(os.DirFS(*dir))
	if read == nil {
		return inFolder(*dir, err)
	}
	// Counts that are out of date, which this command mends, would be among the
	// problems. So they are left to "check", and only what keeps a document from
	// being counted is reported here.
	c := read.Collection
	list, err := readOriginals(*originals)
	if err != nil {
		return err
	}
	files := make(map[string][]byte, len(list))
	for _, f := range list {
		files[attach.Sum(f.Content)] = f.Content
	}
	if err := os.MkdirAll(filepath.Join(*dir, "counts"), 0o777); err != nil {
		return err
	}
	found := false
	for _, d := range c.Documents {
		if d.Text != corpus.Digest {
			continue
		}
		if err := countDocument(env, *dir, d, files); err != nil {
			found = true
			fmt.Fprintf(env.stderr, "%s: %v\n", filepath.Join(*dir, "articles", d.ID+".md"), err)
		}
	}
	if found {
		return errFound
	}
	return nil
}

func countDocument(env environment, dir string, d *corpus.Document, files map[string][]byte) error {
	if d.Original.SHA256 == "" {
		return errors.New("the front matter does not name the original; add original: {sha256: ..., bytes: ..., words: ...}")
	}
	file, ok := files[d.Original.SHA256]
	if !ok {
		return fmt.Errorf("no original file has the SHA-256 %s; add the file, or correct the front matter", d.Original.SHA256)
	}
	texts, err := attach.Cut(d, file)
	if err != nil {
		return err
	}
	words := 0
	for i := range d.Passages {
		d.Passages[i].Counts = attach.Count(texts[i])
		words += d.Passages[i].Counts.Total()
	}
	name := filepath.Join(dir, "counts", d.ID+".txt")
	err = replaceFile(name, func(w *bufio.Writer) error { return folder.WriteCounts(w, d) })
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "%s: %s, %s\n", name, counted(len(d.Passages), "passage"), counted(words, "word"))
	if d.Original.Bytes != len(file) || d.Original.Words != words {
		return fmt.Errorf("the original has %d bytes, and %d words in the passages; write original: {sha256: %s, bytes: %d, words: %d}",
			len(file), words, d.Original.SHA256, len(file), words)
	}
	return nil
}
