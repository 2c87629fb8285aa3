package main

import (
	"fmt"
	"io"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/speech"
)

// Where nobody has coded facts or voices, the commands of those names print
// what is proposed from the texts, and with -proposed always. Their JSON then
// says "proposed": true and has other entries than the coding has.

// openForProposals is openForListing for commands that can propose: articles
// may be named, to look at those alone.
func openForProposals(env environment, c command, args []string) (_ *corpus.Collection, only []string, proposed, asJSON bool, _ error) {
	f := newFlags(env, c)
	var from opening
	from.flags(f)
	f.BoolVar(&asJSON, "json", false, "print one JSON object")
	f.BoolVar(&proposed, "proposed", false, "print what the program suggests from the texts, whatever is coded")
	if err := parse(f, args); err != nil {
		return nil, nil, false, false, err
	}
	collection, err := from.open(env)
	if err != nil {
		return nil, nil, false, false, err
	}
	if f.NArg() > 0 && !proposed {
		return nil, nil, false, false, wrongUse("articles can be named only for suggestions: add -proposed, or name none")
	}
	return collection, f.Args(), proposed, asJSON, nil
}

// printProposedFacts prints what is suggested of the documents named, or of all.
func printProposedFacts(env environment, c *corpus.Collection, only []string, asJSON bool) error {
	documents, err := chosen(c, only)
	if err != nil {
		return err
	}
	groups := align.New(c).SuggestFacts(documentIDs(documents), align.Options{}, nil)
	if asJSON {
		return printJSON(env.stdout, struct {
			Proposed bool              `json:"proposed"` // always: no person has judged these
			Facts    []align.FactGroup `json:"facts"`
		}{true, groups})
	}
	return printTable(env.stdout, func(w io.Writer) { writeFactGroups(w, groups) })
}

func writeFactGroups(w io.Writer, groups []align.FactGroup) {
	for _, g := range groups {
		fmt.Fprintf(w, "suggested, %s: %s\n", g.Verdict, g.Question)
		for _, f := range g.Figures {
			fmt.Fprintf(w, "\t%s\t%s\t%s\n", f.At, f.Text, digestNote(f.Digest))
		}
	}
}

func digestNote(digest bool) string {
	if digest {
		return "in our digest"
	}
	return ""
}

// printProposedVoices prints who seems to be heard in each document.
func printProposedVoices(env environment, c *corpus.Collection, only []string, asJSON bool) error {
	documents, err := chosen(c, only)
	if err != nil {
		return err
	}
	rows := make([]speech.Proposals, len(documents))
	for i, d := range documents {
		rows[i] = speech.Propose(d)
	}
	if asJSON {
		return printJSON(env.stdout, struct {
			Proposed bool               `json:"proposed"`
			Voices   []speech.Proposals `json:"voices"`
		}{true, rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			writeVoiceProposals(w, r)
		}
	})
}

func writeVoiceProposals(w io.Writer, r speech.Proposals) {
	for _, v := range r.Voices {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%.0f %% of quoted words\tsuggested\n", r.Document, v.Name, v.Kind, counted(v.Quotes, "quote"), counted(v.Mentions, "mention"), 100*v.Share)
	}
	if r.Unresolved > 0 {
		who := "nobody is named"
		if r.Unread {
			who = "who speaks is found in English only"
		}
		fmt.Fprintf(w, "%s\t?\t\t%s\t\t%s\tsuggested\n", r.Document, counted(r.Unresolved, "quote"), who)
	}
}

func topicsCommand() command {
	return command{
		name:  "topics",
		args:  "[-json] [-least S] [-documents N] [-k N] [-c PATH] [-originals DIR]",
		short: "suggest topics: passages of several articles that seem to be about the same thing",
		run:   runTopics,
	}
}

func runTopics(env environment, args []string) error {
	f := newFlags(env, topicsCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	least := f.Float64("least", 0, "lowest mean score between the passages of two clusters to merge them, 0 to 1; 0 lets the collection decide")
	documents := f.Int("documents", 2, "lowest number of articles for a topic")
	limit := f.Int("k", 200, "topics to list at most")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	switch {
	case *least < 0 || *least > 1:
		return want("least", *least, "0 to 1")
	case *documents < 1:
		return want("documents", *documents, "1 or more")
	case *limit < 1:
		return want("k", *limit, "1 or more")
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	list := align.ProposeTopics(c, align.TopicOptions{Least: *least, Documents: *documents, Limit: *limit}, nil)
	if *asJSON {
		return printJSON(env.stdout, struct {
			Proposed bool                  `json:"proposed"`
			Topics   []align.TopicProposal `json:"topics"`
		}{true, list})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, t := range list {
			fmt.Fprintf(w, "suggested: %s\t%s\t%s, %s\n", t.Title, orNotStated(t.Date.String()), counted(len(t.Passages), "passage"), counted(t.Documents, "article"))
			for _, p := range t.Passages {
				fmt.Fprintf(w, "\t%s\t%.2f with %s\n", p.At, p.Score, p.Closest)
			}
		}
	})
}
