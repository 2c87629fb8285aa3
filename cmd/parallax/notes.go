package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/table"
)

func notesCommand() command {
	return command{
		name:  "notes",
		args:  "[-json | -as w3c|csv|markdown] [-o FILE] [-force] [-c PATH] [-originals DIR] [-in FILE [-to FILE.parallax]] [-alone FILE.parallax] [-by NAME] [-tag T] [-lost]",
		short: "list highlights and notes with their places; write them for other programs; bring in W3C annotations",
		run:   runNotes,
	}
}

// noteRow is one entry of {"notes": […]}: the note, and where it is now. document and
// passage are where its words are; absent for a note on a topic, fact or comparison, and
// for one that is lost.
type noteRow struct {
	corpus.Note
	Document string           `json:"document,omitempty"`
	Passage  int              `json:"passage,omitempty"`
	Headline string           `json:"headline,omitempty"`
	Place    annotation.Place `json:"place"`
}

func runNotes(env environment, args []string) error {
	f := newFlags(env, notesCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	as := f.String("as", "", "print them as `FORM`: w3c (JSON-LD), csv or markdown")
	out := f.String("o", "", "write to `FILE` instead of standard output")
	in := f.String("in", "", "bring in the W3C annotations (JSON-LD) of `FILE` first")
	to := f.String("to", "", "write the collection with the notes that were brought in to `FILE`.parallax")
	alone := f.String("alone", "", "write the notes alone to `FILE`.parallax, to lie over the same collection elsewhere")
	by := f.String("by", "", "the `NAME` of whoever wrote the notes that say “me”")
	tag := f.String("tag", "", "only those with the tag `T`")
	lost := f.Bool("lost", false, "only those that have no place in the texts")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	switch {
	case !slices.Contains([]string{"", "w3c", "csv", "markdown"}, *as):
		return want("as", *as, "w3c, csv or markdown")
	case *asJSON && *as != "":
		return together("json", "as")
	case *to != "" && *in == "":
		return goesWith("to", "-in")
	}
	if err := mayWrite(*force, *out, *to, *alone); err != nil {
		return err
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	if *in != "" {
		if c, err = bringIn(env, c, *in); err != nil {
			return err
		}
	}
	if *to != "" {
		if err := saveBundle(*to, c); err != nil {
			return err
		}
	}
	signed := c.Signed(*by)
	if *alone != "" {
		err := saveBundle(*alone, &corpus.Collection{ID: c.ID, Title: c.Title, Language: c.Language, Notes: signed.Notes})
		if err != nil {
			return err
		}
		fmt.Fprintf(env.stderr, "%s: %s of %s\n", *alone, counted(len(signed.Notes), "note"), c.ID)
		return nil
	}
	var notes []corpus.Note
	var places []annotation.Place
	for i, p := range annotation.Places(signed, signed.Notes) {
		n := signed.Notes[i]
		if (*tag == "" || slices.Contains(n.Tags, *tag)) && (!*lost || p.State == annotation.Lost) {
			notes, places = append(notes, n), append(places, p)
		}
	}
	if len(notes) == 0 && *as == "" && !*asJSON {
		fmt.Fprintln(env.stderr, "no notes: "+noNotes(len(signed.Notes)))
	}
	content, err := notesAs(signed, notes, places, *as, *asJSON)
	if err != nil {
		return err
	}
	if *out == "" {
		_, err = env.stdout.Write(content)
		return err
	}
	return replaceFile(*out, func(w *bufio.Writer) error { _, err := w.Write(content); return err })
}

// noNotes says why none of so many notes are listed.
func noNotes(all int) string {
	if all == 0 {
		return "this collection has none yet"
	}
	return "none of " + wording.Number(all) + " is as asked for"
}

// notesAs writes notes in one of the forms.
func notesAs(c *corpus.Collection, notes []corpus.Note, places []annotation.Place, as string, asJSON bool) ([]byte, error) {
	switch as {
	case "w3c":
		return annotation.W3C(c.ID, notes)
	case "csv":
		return table.CSV(annotation.Table(c, notes, places), table.Options{}), nil
	case "markdown":
		return annotation.Markdown(c, notes, places), nil
	}
	var b strings.Builder
	rows := make([]noteRow, 0, len(notes))
	for i, n := range notes {
		row := noteRow{Note: n, Place: places[i]}
		if t := n.Target(); (t.Kind == corpus.OnPassage || t.Kind == corpus.OnArticle) && places[i].State != annotation.Lost {
			row.Document, row.Passage = t.ID, places[i].Start.Passage
			if d := c.Document(t.ID); d != nil {
				row.Headline = d.Headline
			}
		}
		rows = append(rows, row)
	}
	if asJSON {
		err := printJSON(&b, struct {
			Notes []noteRow `json:"notes"`
		}{rows})
		return []byte(b.String()), err
	}
	err := printTable(&b, func(w io.Writer) {
		for _, r := range rows {
			words := r.Quote.Exact
			if r.Place.State == annotation.Changed {
				words += " → " + r.Place.Text
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.On, r.Place.State, r.Meaning, strings.Join(strings.Fields(words), " "), strings.Join(strings.Fields(r.Body), " "))
		}
	})
	return []byte(b.String()), err
}

// bringIn adds annotations to a collection. One with the id of a note that says
// something else is kept beside it.
func bringIn(env environment, c *corpus.Collection, file string) (*corpus.Collection, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	notes, troubles, err := annotation.ReadW3C(data, c)
	if err != nil && !errors.Is(err, annotation.ErrEmpty) { // an empty list is what notes -as w3c writes of no notes
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, t := range troubles {
		fmt.Fprintf(env.stderr, "%s: %s\n", file, t)
	}
	if len(notes) == 0 && len(troubles) > 0 {
		return nil, fmt.Errorf("%s: no annotation in it could be read; want W3C annotations (JSON-LD)", file)
	}
	with, added := annotation.Join(c.Notes, notes)
	k := c.Clone()
	k.Notes = with
	fmt.Fprintf(env.stderr, "%s: %s read, %d new\n", file, counted(len(notes), "annotation"), added)
	return k, nil
}
