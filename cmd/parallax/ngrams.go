package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/app/wording"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func ngramsCommand() command {
	return command{
		name:  "ngrams",
		args:  "[-json|-csv] [-n N] [-across] [-least N] [-k N] [-stop LIST] [-c PATH] [-originals DIR] [ARTICLE…]",
		short: "list phrases that are repeated (n-grams), with counts by article",
		run:   runNGrams,
	}
}

// columnsPrinted is the number of articles that have a column of their own in
// the table.
const columnsPrinted = 40

func runNGrams(env environment, args []string) error {
	q := newQuestion(env, ngramsCommand())
	n := q.Int("n", 2, "words in a phrase, 2 to 5")
	across := q.Bool("across", false, "also count phrases that run across punctuation")
	least := q.Int("least", 3, "lowest frequency")
	limit := q.Int("k", stats.NGramsShown, "phrases to list at most")
	stop := q.stopFlags()
	c, err := q.open(args, 0, -1, func() error {
		switch {
		case *n < 2 || *n > 5:
			return want("n", *n, "2 to 5")
		case *least < 1:
			return want("least", *least, "1 or more")
		case *limit < 1:
			return want("k", *limit, "1 or more")
		}
		return nil
	})
	if err != nil {
		return err
	}
	documents, err := chosen(c, q.Args())
	if err != nil {
		return err
	}
	words := unspaced.Learn(c.Documents, nil)
	result := stats.NGramsOf(documents, stats.NGramOptions{N: *n, Least: *least, Across: *across, Stop: stop.Stop(documents...), Most: *limit, Words: words})
	columns := documentIDs(documents)
	left := ""
	if result.Left > 0 {
		left = fmt.Sprintf("Left out: %s, because the order of the words is not known. Add the originals with -originals DIR.\n", counted(result.Left, "article"))
	}
	none := ""
	if len(result.List) == 0 {
		none = strings.TrimSpace(fmt.Sprintf("no phrases: none of %d words occurs %d times or more in %s\n%s", result.N, *least, counted(result.Read, "article"), left))
	}
	return q.print(answer{
		json: struct {
			stats.NGrams
			Guessed []string `json:"guessed,omitempty"` // languages whose words are guessed, because they have no spaces
		}{result, words.Languages()},
		none: none,
		rows: result.Rows(columns[:min(len(columns), columnsPrinted)]),
		people: func(w io.Writer) {
			fmt.Fprintf(w, "%d of %d phrases of %d words that occur %d times or more, in %d articles\n", len(result.List), result.Listed, result.N, *least, result.Read)
			fmt.Fprintln(w, acrossLine("phrases", result.Across))
			fmt.Fprint(w, guessedLine(words))
			fmt.Fprint(w, left)
			fmt.Fprint(w, "words\tcount\tarticles\tfirst at\n")
			for _, g := range result.List {
				at := ""
				if len(g.Places) > 0 {
					at = fmt.Sprintf("%s#%d", g.Places[0].Document, g.Places[0].Passage)
				}
				fmt.Fprintf(w, "%s\t%d\t%d\t%s\n", g.Words, g.Count, g.Documents, at)
			}
		},
	})
}

// acrossLine says what punctuation does to phrases or windows.
func acrossLine(what string, across bool) string {
	if across {
		return "Sentence ends and punctuation do not end " + what + "."
	}
	return "Sentence ends and punctuation end " + what + "; -across counts beyond them."
}

// guessedLine says how texts without spaces were cut into words; "" if there are
// none.
func guessedLine(words *unspaced.Words) string {
	if words.Languages() == nil {
		return ""
	}
	return wording.WordsGuessed.String() + "\n"
}
