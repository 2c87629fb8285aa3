package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

func coverageCommand() command {
	return command{
		name:  "coverage",
		args:  "[-json | -csv [-exact] | -svg] [-o FILE] [-view ADDRESS] [-c PATH] [-originals DIR]",
		short: "list which passages of which article cover which topic, or draw the chart",
		run:   runCoverage,
	}
}

// coverageRow is one entry of {"coverage": […]}: a topic in a document, or that
// somebody says it is silent on it.
type coverageRow struct {
	Topic    string `json:"topic"`
	Title    string `json:"title"`
	Date     string `json:"date"` // "" if not stated
	Parent   string `json:"parent,omitempty"`
	Document string `json:"document"`
	Passages []int  `json:"passages"`
	Gist     string `json:"gist"`
	Silent   bool   `json:"silent,omitempty"`
	corpus.Provenance
}

// knownRow is one entry of {"topics": […]}: what is known of a topic, by document.
type knownRow struct {
	Topic    string   `json:"topic"`
	Title    string   `json:"title"`
	Covers   []string `json:"covers"`
	Silent   []string `json:"silent"`    // coded, and does not mention it
	NotCoded []string `json:"not_coded"` // nobody has looked
	corpus.Provenance
}

func runCoverage(env environment, args []string) error {
	q := newQuestion(env, coverageCommand())
	svg := q.Bool("svg", false, "draw the coverage chart as SVG, the same as the page saves")
	out := q.String("o", "", "write to `FILE` instead of standard output")
	force := forceFlag(q.FlagSet)
	view := q.String("view", "", "with -csv and -svg: the `ADDRESS` of the page's chart, or the part after the question mark, such as show=single&from=2019")
	c, err := q.open(args, 0, 0, func() error {
		if *view != "" && !q.csv && !*svg {
			return goesWith("view", "-csv or -svg")
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case *svg && (q.csv || q.json):
		return errors.New("-svg, -csv and -json exclude each other: give one")
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
	}
	if *out != "" {
		file := new(strings.Builder)
		to := q.env.stdout
		q.env.stdout = file
		if err := coverageTo(q, c, *svg, *view); err != nil {
			return err
		}
		if err := replaceFile(*out, func(w *bufio.Writer) error { _, err := w.WriteString(file.String()); return err }); err != nil {
			return err
		}
		_, err := fmt.Fprintln(to, *out)
		return err
	}
	return coverageTo(q, c, *svg, *view)
}

// coverageTo prints the coverage as the flags have it.
func coverageTo(q *question, c *corpus.Collection, svg bool, view string) error {
	if svg || q.csv {
		what := state.ChartTable
		if svg {
			what = state.ChartDrawing
		}
		m, err := chartModel(c, view)
		if err != nil {
			return err
		}
		_, err = q.env.stdout.Write(present.Export(m, what, q.exact).Content)
		return err
	}
	rows := coverageRows(c)
	if !q.json {
		tellIfNone(q.env, len(rows), "coverage")
	}
	return q.print(answer{
		json: struct {
			Coverage []coverageRow `json:"coverage"`
			Topics   []knownRow    `json:"topics"`
		}{rows, knownRows(c)},
		people: func(w io.Writer) {
			for _, r := range rows {
				where, what := at(r.Document, r.Passages), r.Gist
				if r.Silent {
					where, what = r.Document, wording.CodingSilent.String()
				}
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.Topic, orNotStated(r.Date), where, what, wording.Origin(r.Provenance, true))
			}
		},
	})
}

func coverageRows(c *corpus.Collection) []coverageRow {
	topics := make(map[string]corpus.Topic, len(c.Topics))
	for _, t := range c.Topics {
		topics[t.ID] = t
	}
	rows := make([]coverageRow, 0, len(c.Coverage))
	for _, e := range c.Coverage {
		t := topics[e.Topic]
		rows = append(rows, coverageRow{e.Topic, t.Title, t.Date.String(), t.Parent, e.Document, append([]int{}, e.Passages...), e.Gist, e.Silent, e.Provenance})
	}
	return rows
}

// knownRows are all topics, by date, with every document in one of the lists.
func knownRows(c *corpus.Collection) []knownRow {
	v := coverage.New(c)
	rows := make([]knownRow, 0, len(v.Topics))
	for _, t := range v.Topics {
		covers, silent, notCoded := v.Divide(t.ID, v.Documents)
		list := func(ids []string) []string { return append([]string{}, ids...) }
		rows = append(rows, knownRow{t.ID, t.Title, list(covers), list(silent), list(notCoded), t.Provenance})
	}
	return rows
}

// chartAddress finds what an address says that no chart has. The page leaves such
// things out; who writes them here should not take the whole chart for a part of it.
func chartAddress(view string) error {
	takes := map[string]string{
		"show":    either([]string{string(state.ShowShared), string(state.ShowSingle), string(state.ShowMissing), string(state.ShowDiffer)}),
		"order":   either([]string{string(state.BySpread), string(state.ByDispute), string(state.ByDifference)}),
		"by":      either([]string{string(state.ByArticle), string(state.ByOutlet)}),
		"from":    "a date such as 2024-06-19, 2024-06 or 2024",
		"to":      "a date such as 2024-06-19, 2024-06 or 2024",
		"outlets": "ids of outlets with commas between",
		"without": "ids of articles with commas between",
		"parts":   "all, none, or ids of topics with commas between",
		"rows":    "a number",
	}
	path, query, _ := strings.Cut(view, "?")
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		switch what := takes[name]; {
		case pair == "":
		case what == "":
			return fmt.Errorf("-view: there is no %q; a chart has %s", name, either(slices.Sorted(maps.Keys(takes))))
		case value != "" && state.ParseRoute(path+"?"+pair).Chart == state.Charting{}:
			return fmt.Errorf("-view: %s is not understood; %s takes %s", pair, name, what)
		}
	}
	return nil
}

// chartModel is the page at the address of a chart.
func chartModel(c *corpus.Collection, view string) (state.Model, error) {
	if _, fragment, ok := strings.Cut(view, "#"); ok {
		view = fragment
	} else if view != "" {
		view = "/?" + strings.TrimPrefix(strings.TrimPrefix(view, "/"), "?")
	}
	if err := chartAddress(view); err != nil {
		return state.Model{}, err
	}
	route := state.ParseRoute(view)
	if route.Screen != state.Overview {
		return state.Model{}, fmt.Errorf("-view %q is no chart: give an address such as #/?show=single&order=difference", view)
	}
	m, _ := state.Update(state.New(), state.Navigated{Route: route})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(c)})
	return m, nil
}
