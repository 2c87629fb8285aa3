package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/coverage"
)

func documentsCommand() command {
	return command{
		name:  "documents",
		args:  "[-json] [-c PATH] [-originals DIR]",
		short: "list the articles with their bibliographic data",
		run:   runDocuments,
	}
}

// documentRow is one entry of {"documents": […]}. What an article does not
// state is "" or absent; published.stated is false where the date is inferred.
type documentRow struct {
	ID          string          `json:"id"`
	Outlet      string          `json:"outlet"`
	OutletName  string          `json:"outlet_name"`            // "not stated" where nothing is
	OutletGuess string          `json:"outlet_guess,omitempty"` // who it may be, and why; not stated
	Headline    string          `json:"headline"`
	Short       string          `json:"short,omitempty"`
	Byline      string          `json:"byline"`
	Credits     string          `json:"credits,omitempty"`
	Republisher string          `json:"republisher,omitempty"`
	Published   publishedRow    `json:"published"`
	Language    string          `json:"language"`
	Genre       string          `json:"genre,omitempty"`
	Licence     string          `json:"licence,omitempty"`
	URL         string          `json:"url,omitempty"`
	Summary     string          `json:"summary,omitempty"`
	Known       []corpus.Known  `json:"known,omitempty"` // of values that the article does not state
	Slips       []corpus.Slip   `json:"slips,omitempty"`
	Text        corpus.TextKind `json:"text"`
	Passages    int             `json:"passages"`
	Words       int             `json:"words"` // in all passages; of the original where its counts are known
	Original    corpus.Original `json:"original,omitzero"`
	Attached    bool            `json:"attached"` // the original is attached
	// Other articles of the same outlet, whose agreement with this one is no
	// second finding: their number, and the first few.
	SameOutlet int      `json:"same_outlet"`
	Dependent  []string `json:"not_independent_of"`
}

type publishedRow struct {
	Date   string `json:"date"`
	Stated bool   `json:"stated"`
	Reason string `json:"reason,omitempty"`
}

func runDocuments(env environment, args []string) error {
	c, asJSON, err := openForListing(env, documentsCommand(), args)
	if err != nil {
		return err
	}
	outlets := make(map[string]corpus.Outlet, len(c.Outlets))
	for _, o := range c.Outlets {
		outlets[o.ID] = o
	}
	newsroom := make(map[string][]string)
	for _, d := range c.Documents {
		newsroom[d.Outlet] = append(newsroom[d.Outlet], d.ID)
	}
	attached := attach.Attached(c)
	rows := make([]documentRow, 0, len(c.Documents))
	for _, d := range c.Documents {
		row := documentRow{
			ID: d.ID, Headline: d.Headline, Short: d.Short, Byline: d.Byline, Credits: d.Credits, Republisher: d.Republisher,
			Published: publishedRow{d.Published.Date.String(), d.Published.Stated, d.Published.Reason},
			Language:  d.Language, Genre: d.Genre, Licence: d.Licence, URL: d.URL, Summary: d.Summary,
			Known: d.Known, Slips: d.Slips, Text: d.Text, Passages: len(d.Passages), Original: d.Original, Attached: attached[d.ID],
			Outlet: d.Outlet, OutletName: notStated, Dependent: []string{},
		}
		o, ok := outlets[d.Outlet]
		if row.OutletGuess = o.Guess; ok && !o.NotStated {
			row.OutletName = o.Name
			row.SameOutlet = len(newsroom[o.ID]) - 1
			for _, id := range newsroom[o.ID][:min(len(newsroom[o.ID]), dependentShown+1)] {
				if id != d.ID && len(row.Dependent) < dependentShown {
					row.Dependent = append(row.Dependent, id)
				}
			}
		}
		row.Words = coverage.Words(d)
		rows = append(rows, row)
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Documents []documentRow `json:"documents"`
		}{rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Published.said(), r.OutletName, counted(r.Passages, "passage"), r.Headline)
		}
	})
}

// said is the date, with a question mark where the article does not state it.
func (p publishedRow) said() string {
	if p.Date != "" && !p.Stated {
		return p.Date + "?"
	}
	return orNotStated(p.Date)
}

// dependentShown is how many articles of one outlet are named to each other; in
// the archive of an agency all would be too many.
const dependentShown = 20

// notStated is shown in place of what an article does not say.
const notStated = "not stated"

// orNotStated is the text, or what is shown in its place.
func orNotStated(s string) string {
	if s == "" {
		return notStated
	}
	return s
}

// openForListing reads the flags that the listing commands share and opens the
// collection.
func openForListing(env environment, c command, args []string) (_ *corpus.Collection, asJSON bool, _ error) {
	f := newFlags(env, c)
	var from opening
	from.flags(f)
	f.BoolVar(&asJSON, "json", false, "print one JSON object")
	if err := parse(f, args); err != nil {
		return nil, false, err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return nil, false, err
	}
	collection, err := from.open(env)
	return collection, asJSON, err
}

// printJSON writes one indented JSON object, with <, > and & as they are.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// printTable writes lines whose tabs become columns.
func printTable(w io.Writer, lines func(io.Writer)) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	lines(t)
	return t.Flush()
}
