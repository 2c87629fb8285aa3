package main

import (
	"fmt"
	"slices"

	"parallax/corpus"
)

func passagesCommand() command {
	return command{
		name:  "passages",
		args:  "[-json] [-c PATH] [-originals DIR]",
		short: "list every passage with its topics and text",
		run:   runPassages,
	}
}

// passageRow is one entry of {"passages": […]}.
type passageRow struct {
	Document string      `json:"document"`
	Passage  int         `json:"passage"`
	Kind     corpus.Kind `json:"kind"`
	Lines    [2]int      `json:"lines"`  // in the original file, from 1; [0,0] if unknown
	Topics   []string    `json:"topics"` // ids, in the collection's order
	Text     string      `json:"text"`   // digest or full, as documents -json tells
	Original string      `json:"original,omitempty"`
}

func runPassages(env environment, args []string) error {
	c, asJSON, err := openForListing(env, passagesCommand(), args)
	if err != nil {
		return err
	}
	topics := passageTopics(c)
	rows := make([]passageRow, 0, c.PassageCount())
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			row := passageRow{d.ID, p.N, p.Kind, [2]int{p.Lines.From, p.Lines.To}, topics[corpus.Ref{Document: d.ID, Passage: p.N}], p.Text, p.Original}
			if row.Topics == nil {
				row.Topics = []string{}
			}
			rows = append(rows, row)
		}
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Passages []passageRow `json:"passages"`
		}{rows})
	}
	for _, r := range rows {
		if _, err := fmt.Fprintf(env.stdout, "%s#%d (%s) %v\n%s\n\n", r.Document, r.Passage, r.Kind, r.Topics, r.Text); err != nil {
			return err
		}
	}
	return nil
}

// passageTopics lists the topics of each passage, in the collection's order.
func passageTopics(c *corpus.Collection) map[corpus.Ref][]string {
	order := make(map[string]int, len(c.Topics))
	for i, t := range c.Topics {
		order[t.ID] = i
	}
	topics := make(map[corpus.Ref][]string)
	for _, e := range c.Coverage {
		for _, n := range e.Passages {
			r := corpus.Ref{Document: e.Document, Passage: n}
			topics[r] = append(topics[r], e.Topic)
		}
	}
	for _, list := range topics {
		slices.SortFunc(list, func(a, b string) int { return order[a] - order[b] })
	}
	return topics
}
