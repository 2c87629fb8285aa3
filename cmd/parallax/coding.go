package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
)

// The commands here, and coverage, print the coding. With -json each prints one object
// with a list under the command's name; every entry names document and passage,
// as below.

func voicesCommand() command {
	return command{"voices", "[-json] [-c PATH] [-originals DIR] [-proposed [A…]]", "list who is quoted or cited, where, and how often", runVoices}
}

func factsCommand() command {
	return command{"facts", "[-json] [-c PATH] [-originals DIR] [-proposed [A B…]]", "list the facts: questions, and the value that each article gives", runFacts}
}

func labelsCommand() command {
	return command{"labels", "[-json] [-c PATH]", "list the labels: what each article calls people, states and relations", runLabels}
}

// tellIfNone says that a listing for people is empty because nobody has coded
// what it lists.
func tellIfNone(env environment, rows int, what string) {
	if rows == 0 {
		fmt.Fprintf(env.stderr, "no %s: this collection has none yet (to add some, see coding.yaml in a folder that `parallax new` makes)\n", what)
	}
}

// at writes passages of a document: rfa-lectures#5,8.
func at(document string, passages []int) string {
	numbers := strings.ReplaceAll(strings.Trim(fmt.Sprint(passages), "[]"), " ", ",")
	return document + "#" + numbers
}

// voiceRow is one entry of {"voices": […]}.
type voiceRow struct {
	ID          string           `json:"id"`
	Name        string           `json:"name"` // "anonymous" for an unnamed one
	Kind        corpus.VoiceKind `json:"kind"`
	Description string           `json:"description,omitempty"`
	Role        string           `json:"role,omitempty"`
	Affiliation string           `json:"affiliation,omitempty"`
	Heard       []heardRow       `json:"heard"`
	corpus.Provenance
}

type heardRow struct {
	Document          string `json:"document"`
	Passage           int    `json:"passage"`
	Quotes            int    `json:"quotes"`
	Mentions          int    `json:"mentions"`
	Inferred          bool   `json:"inferred"`
	corpus.Provenance        // where somebody else than the voice's has added it
}

func runVoices(env environment, args []string) error {
	c, only, proposed, asJSON, err := openForProposals(env, voicesCommand(), args)
	if err != nil {
		return err
	}
	if proposed || len(c.Voices) == 0 {
		if !proposed {
			tellIfNone(env, 0, "voices")
		}
		return printProposedVoices(env, c, only, asJSON)
	}
	rows := voiceRows(c, everyDocument)
	if asJSON {
		return printJSON(env.stdout, struct {
			Voices []voiceRow `json:"voices"`
		}{rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			who := r.Name
			if r.Kind == corpus.Anonymous {
				who = r.Name + " (" + r.Description + ")"
			}
			for _, h := range r.Heard {
				fmt.Fprintf(w, "%s\t%s\t%s#%d\t%s\t%s\n", who, r.Kind, h.Document, h.Passage, counted(h.Quotes, "quote"), counted(h.Mentions, "mention"))
			}
		}
	})
}

// everyDocument holds of all documents.
func everyDocument(string) bool { return true }

// voiceRows are the voices heard in the documents that in holds of.
func voiceRows(c *corpus.Collection, in func(document string) bool) []voiceRow {
	rows := make([]voiceRow, 0, len(c.Voices))
	for _, v := range c.Voices {
		row := voiceRow{ID: v.ID, Name: v.Name, Kind: v.Kind, Description: v.Description, Role: v.Role, Affiliation: v.Affiliation, Heard: []heardRow{}, Provenance: v.Provenance}
		for _, h := range v.Heard {
			if in(h.At.Document) {
				row.Heard = append(row.Heard, heardRow{h.At.Document, h.At.Passage, h.Quotes, h.Mentions, h.Inferred, h.Provenance})
			}
		}
		if len(row.Heard) > 0 || len(v.Heard) == 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// factRow is one entry of {"facts": […]}.
type factRow struct {
	ID       string         `json:"id"`
	Question string         `json:"question"`
	Topic    string         `json:"topic,omitempty"`
	Verdict  corpus.Verdict `json:"verdict"`
	Note     string         `json:"note,omitempty"`
	Values   []valueRow     `json:"values"`
	corpus.Provenance
}

type valueRow struct {
	Document  string           `json:"document"`
	Passage   int              `json:"passage"`
	Value     string           `json:"value"`
	Fragment  string           `json:"fragment,omitempty"`
	Certainty corpus.Certainty `json:"certainty,omitempty"`
}

func valueOf(v corpus.Value) valueRow {
	return valueRow{v.At.Document, v.At.Passage, v.Value, v.Fragment, v.Certainty}
}

func runFacts(env environment, args []string) error {
	c, only, proposed, asJSON, err := openForProposals(env, factsCommand(), args)
	if err != nil {
		return err
	}
	if proposed || len(c.Facts) == 0 {
		if !proposed {
			tellIfNone(env, 0, "facts")
		}
		return printProposedFacts(env, c, only, asJSON)
	}
	rows := make([]factRow, 0, len(c.Facts))
	for _, f := range c.Facts {
		row := factRow{f.ID, f.Question, f.Topic, f.Verdict, f.Note, []valueRow{}, f.Provenance}
		for _, v := range f.Values {
			row.Values = append(row.Values, valueOf(v))
		}
		rows = append(rows, row)
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Facts []factRow `json:"facts"`
		}{rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s: %s\n", r.Verdict, r.Question)
			for _, v := range r.Values {
				fmt.Fprintf(w, "\t%s#%d\t%s\t%s\n", v.Document, v.Passage, v.Certainty, v.Value)
			}
		}
	})
}

// places is where the label stands, for people.
func (r labelRow) places() string {
	switch {
	case !r.Headline:
		return at(r.Document, r.Passages)
	case len(r.Passages) == 0:
		return r.Document + ", headline"
	}
	return at(r.Document, r.Passages) + " and headline"
}

// labelRow is one entry of {"labels": […]}.
type labelRow struct {
	Subject  string `json:"subject"`
	Document string `json:"document"`
	Fragment string `json:"fragment"`
	Count    int    `json:"count"`
	Passages []int  `json:"passages"`
	Headline bool   `json:"headline,omitempty"`
	corpus.Provenance
}

func runLabels(env environment, args []string) error {
	c, asJSON, err := openForListing(env, labelsCommand(), args)
	if err != nil {
		return err
	}
	rows := make([]labelRow, 0, len(c.Labels))
	for _, l := range c.Labels {
		rows = append(rows, labelRow{l.Subject, l.Document, l.Fragment, l.Count, l.Passages, l.Headline, l.Provenance})
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Labels []labelRow `json:"labels"`
		}{rows})
	}
	tellIfNone(env, len(rows), "labels")
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", r.Subject, r.Fragment, r.Count, r.places())
		}
	})
}
