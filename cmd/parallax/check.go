package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/attach"
	"parallax/corpus/folder"
	"parallax/corpus/placing"
	"parallax/corpus/verify"
)

func checkCommand() command {
	return command{
		name:  "check",
		args:  "[-originals DIR] [DIR]",
		short: "check a collection folder; with -originals, compare it with the articles",
		run:   runCheck,
	}
}

// runCheck prints one line for each problem, as file:line: what and remedy.
func runCheck(env environment, args []string) error {
	f := newFlags(env, checkCommand())
	var from opening
	f.StringVar(&from.path, "c", "", "the same as `DIR`: a collection folder, or a folder or file of articles (default: this folder, or "+embeddedFolder+")")
	f.StringVar(&from.originals, "originals", "", "the folder `DIR` with the original articles: compare fragments, quotations, labels, lines and counts with them (default: the folder originals in the collection folder, if there is one)")
	if err := parse(f, args); err != nil {
		return err
	}
	switch {
	case f.NArg() > 1, f.NArg() == 1 && from.path != "":
		return wrongUse("one collection is checked at a time: name one")
	case f.NArg() == 1:
		from.path = f.Arg(0)
	case from.path == "":
		if from.path = "."; !coded(".") {
			from.path = filepath.FromSlash(embeddedFolder)
		}
		if !coded(from.path) {
			return fmt.Errorf("there is no %s here: name the folder to check", folder.Marker)
		}
	}
	dir := from.path
	if !coded(dir) {
		return checkPlain(env, dir)
	}
	read, err := folder.Read(os.DirFS(dir))
	var problems folder.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	note := ""
	if len(problems) == 0 {
		// Comparing takes a valid collection: references must lead somewhere.
		if problems, note, err = compareTexts(read, from.originalsFolder()); err != nil {
			return err
		}
	} else if read != nil {
		note = "; the articles are compared once these are solved"
	}
	if len(problems) == 0 {
		c := read.Collection
		fmt.Fprintf(env.stderr, "%s: %s, %s, %s: no problems%s\n", dir, counted(len(c.Documents), "document"), counted(c.PassageCount(), "passage"), counted(len(c.Topics), "topic"), note)
		return nil
	}
	fmt.Fprintln(env.stdout, inFolder(dir, problems))
	fmt.Fprintf(env.stderr, "%s: %s%s\n", dir, counted(len(problems), "problem"), note)
	return errFound
}

// checkPlain opens what is no folder with coding: articles, or a collection file,
// whose coding was checked as it was read.
func checkPlain(env environment, path string) error {
	c, told, err := openCollection(path)
	if err != nil {
		return err
	}
	told.print(env.stdout)
	if err := c.Validate(); err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: %s, %s, %s\n", path, counted(len(c.Documents), "document"), counted(c.PassageCount(), "passage"), codingOf(c))
	if told.left != nil {
		return errFound
	}
	return nil
}

// codingOf counts what is coded.
func codingOf(c *corpus.Collection) string {
	var parts []string
	for _, kind := range []struct {
		n    int
		noun string
	}{{len(c.Topics), "topic"}, {len(c.Facts), "fact"}, {len(c.Voices), "voice"}, {len(c.Labels), "label"}} {
		if kind.n > 0 {
			parts = append(parts, counted(kind.n, kind.noun))
		}
	}
	if len(parts) == 0 {
		return "no coding"
	}
	return "coding of " + strings.Join(parts, ", ")
}

// compareTexts compares the coding with the articles' own words: with those in
// the folder, and with the originals if a folder of them is named. note says
// what could not be compared.
func compareTexts(read *folder.Folder, originals string) (problems folder.Problems, note string, _ error) {
	c := read.Collection
	report := func(path, format string, args ...any) {
		problems = append(problems, read.Problem(corpus.Fault{Path: path, Text: fmt.Sprintf(format, args...)}))
	}
	if originals != "" {
		files, err := readOriginals(originals)
		if err != nil {
			return nil, "", err
		}
		var r placing.Result
		c, r = attach.Attach(c, files, attach.Options{})
		checkOriginals(c, files, r, report)
	} else if n := digests(c); n > 0 {
		note = fmt.Sprintf(" (%s not compared with the original: give -originals DIR)", counted(n, "digest"))
	}
	for _, fault := range verify.Collection(c) {
		problems = append(problems, read.Problem(fault))
	}
	for i := range c.Assignments {
		for _, fault := range assignment.Faults(c, &c.Assignments[i]) {
			report("/assignments/"+strconv.Itoa(i)+fault.Path, "%s", fault.Text)
		}
	}
	return problems, note, nil
}

func digests(c *corpus.Collection) (n int) {
	for _, d := range c.Documents {
		if d.Text == corpus.Digest {
			n++
		}
	}
	return n
}

// checkOriginals reports every digest whose original is not among the files, is
// not byte-identical, or does not have the size that the front matter says.
func checkOriginals(c *corpus.Collection, files []corpus.File, r placing.Result, report func(path, format string, args ...any)) {
	content := make(map[string][]byte, len(files))
	sums := make(map[string]string, len(files))
	for _, f := range files {
		content[f.Name] = f.Content
		sums[attach.Sum(f.Content)] = f.Name
	}
	reasons := make(map[string]string, len(r.Unplaced))
	for _, u := range r.Unplaced {
		reasons[u.File] = u.Reason
	}
	matches := make(map[string]placing.Match, len(r.Matches))
	for _, m := range r.Matches {
		matches[m.Document] = m
	}
	for i, d := range c.Documents {
		if d.Text != corpus.Digest {
			continue
		}
		path := fmt.Sprintf("/documents/%d/original", i)
		m, ok := matches[d.ID]
		switch {
		case !ok && sums[d.Original.SHA256] != "":
			report(path, "%q: %s", d.ID, reasons[sums[d.Original.SHA256]])
		case !ok:
			report(path, "%q: no original file is this article (sha256 %s); add the file, or correct original", d.ID, d.Original.SHA256)
		case !m.Exact:
			report(path, "%q: %s is almost the original, but not identical; get the file with the sha256 %s, or correct original", d.ID, m.File, d.Original.SHA256)
		default:
			words := 0
			for _, text := range m.Passages {
				words += attach.Count(text).Total()
			}
			if bytes := len(content[m.File]); d.Original.Bytes != bytes || d.Original.Words != words {
				report(path, "%q: the original has %d bytes, and %d words in the passages; write bytes: %d, words: %d", d.ID, bytes, words, bytes, words)
			}
		}
	}
}
