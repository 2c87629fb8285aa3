package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"parallax/corpus"
	"parallax/corpus/attach"
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
	OutletName  string          `json:"outlet_name"` // "not stated" where nothing is
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
	Slips       []corpus.Slip   `json:"slips,omitempty"`
	Text        corpus.TextKind `json:"text"`
	Passages    int             `json:"passages"`
	Words       int             `json:"words"` // of the original in all passages; 0 if unknown
	Original    corpus.Original `json:"original,omitzero"`
	Attached    bool            `json:"attached"` // the original is attached
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
	names := make(map[string]string, len(c.Outlets))
	for _, o := range c.Outlets {
		names[o.ID] = o.Name
	}
	attached := attach.Attached(c)
	rows := make([]documentRow, 0, len(c.Documents))
	for _, d := range c.Documents {
		row := documentRow{
			ID: d.ID, Outlet: d.Outlet, OutletName: orNotStated(names[d.Outlet]),
			Headline: d.Headline, Short: d.Short, Byline: d.Byline, Credits: d.Credits, Republisher: d.Republisher,
			Published: publishedRow{d.Published.Date.String(), d.Published.Stated, d.Published.Reason},
			Language:  d.Language, Genre: d.Genre, Licence: d.Licence, URL: d.URL, Summary: d.Summary,
			Slips: d.Slips, Text: d.Text, Passages: len(d.Passages), Original: d.Original, Attached: attached[d.ID],
		}
		for i := range d.Passages {
			row.Words += d.Passages[i].Counts.Total()
		}
		rows = append(rows, row)
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Documents []documentRow `json:"documents"`
		}{rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.ID, orNotStated(r.Published.Date), r.OutletName, counted(r.Passages, "passage"), r.Headline)
		}
	})
}

// orNotStated is the text, or what is shown in its place.
func orNotStated(s string) string {
	if s == "" {
		return "not stated"
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
	if f.NArg() > 0 {
		f.Usage()
		return nil, false, errUsage
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
