package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"parallax/corpus"
	"parallax/corpus/folder"
	"parallax/corpus/formats"
	"parallax/corpus/ingest"
)

// remarks are what a person should know who opens files as they happen to be.
type remarks struct {
	left  []error  // files or lines that could not be read
	notes []string // what was read, but may not be what is meant
}

// remarksShown is how many remarks of a kind are spelled out.
const remarksShown = 20

func (r remarks) print(w io.Writer) {
	for _, err := range r.left[:min(len(r.left), remarksShown)] {
		fmt.Fprintf(w, "left out: %v\n", err)
	}
	if more := len(r.left) - remarksShown; more > 0 {
		fmt.Fprintf(w, "left out: %d more\n", more)
	}
	for _, note := range r.notes[:min(len(r.notes), remarksShown)] {
		fmt.Fprintln(w, note)
	}
	if more := len(r.notes) - remarksShown; more > 0 {
		fmt.Fprintf(w, "%d more notes like these\n", more)
	}
}

// openPlain reads a folder of articles with all folders in it, or one file, as
// import does.
func openPlain(root string) (*corpus.Collection, remarks, error) {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, remarks{}, err
	}
	title := filepath.Base(absolute)
	g, err := gather([]string{root}, ingest.Options{})
	if err != nil {
		return nil, remarks{}, err
	}
	g.leaveOut(false)
	c, errs := g.collection(title, title)
	if len(c.Documents) == 0 {
		return nil, remarks{}, errors.Join(append([]error{fmt.Errorf("%s has no article that can be read (%s) and no %s", root, formats.Extensions(), folder.Marker)}, errs...)...)
	}
	return c, remarks{left: errs, notes: g.notes()}, nil
}

// notes are the doubts about what was read, and what was left out of it.
func (g *gathered) notes() []string {
	notes := g.twice()
	for _, r := range g.reports {
		for i := range r.Articles {
			for _, d := range r.Articles[i].Doubts {
				name := r.Name
				if where := r.Articles[i].Where; where != "" {
					name += ", " + where
				}
				notes = append(notes, sentence(name, d.Reason, d.Remedy))
			}
		}
	}
	return append(notes, g.notRead()...)
}

// sentence is what is said of a thing, with the remedy.
func sentence(thing, problem, remedy string) string {
	s := thing + ": " + problem
	if remedy != "" {
		s += " " + remedy
	}
	return s
}
