package main

import (
	"fmt"
	"io"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
)

func reuseCommand() command {
	return command{
		name:  "reuse",
		args:  "[-json] [-least N] [-share S] [-c PATH] [-originals DIR] [A B]",
		short: "find wording that articles share",
		run:   runReuse,
	}
}

func runReuse(env environment, args []string) error {
	f := newFlags(env, reuseCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	least := f.Int("least", 7, "consecutive words that count as shared")
	share := f.Float64("share", 0.2, "lowest share of the shorter article to list")
	if err := parse(f, args); err != nil {
		return err
	}
	switch {
	case f.NArg() != 0 && f.NArg() != 2:
		return wrongUse(given(f.Args()) + ": want two articles, or none for all")
	case *least < 2:
		return want("least", *least, "2 or more")
	case *share <= 0 || *share > 1:
		return want("share", *share, "more than 0, at most 1")
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	if err := knownDocuments(c, f.Args()); err != nil {
		return err
	}
	reuses := reuse.New(c.Documents, reuse.Options{Least: *least, Share: *share})
	list := []reuse.Pair{}
	if f.NArg() == 2 {
		found, ok := reuses.Pair(f.Arg(0), f.Arg(1))
		if !ok {
			return fmt.Errorf("%s cannot be compared with itself", f.Arg(0))
		}
		list = append(list, found)
	} else {
		list = append(reuses.Pairs(), unknownPairs(c, reuses)...)
	}
	if *asJSON {
		return printJSON(env.stdout, struct {
			Least int          `json:"least"`
			Reuse []reuse.Pair `json:"reuse"`
		}{*least, list})
	}
	if len(list) == 0 {
		fmt.Fprintf(env.stderr, "no shared wording: no two articles have %d words in a row in common that make up %.0f %% of the shorter one (-least, -share)\n", *least, 100**share)
	}
	return printTable(env.stdout, func(w io.Writer) { writeReuses(w, list) })
}

func writeReuses(w io.Writer, list []reuse.Pair) {
	for _, r := range list {
		if !r.Known {
			fmt.Fprintf(w, "%s\t%s\tat most %d words\t%s\n", r.A, r.B, r.AtMost, r.Missing)
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%.0f %% and %.0f %%\tlongest %d words\n", r.A, r.B, 100*r.ShareA, 100*r.ShareB, r.Longest)
	}
}

// unknownPairs are the pairs of a small collection of which only counts are
// known: what can be said of them is better than silence.
func unknownPairs(c *corpus.Collection, reuses *reuse.Finder) []reuse.Pair {
	if len(c.Documents) > align.MostPairs {
		return nil
	}
	var list []reuse.Pair
	for i, d := range c.Documents {
		for _, e := range c.Documents[i+1:] {
			if r, ok := reuses.Pair(d.ID, e.ID); ok && !r.Known {
				list = append(list, r)
			}
		}
	}
	return list
}
