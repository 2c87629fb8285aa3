package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/cite"
)

func citeCommand() command {
	return command{
		name:  "cite",
		args:  "[-json | -as chicago|apa|mla|bibtex|ris|csl] [-html] [-list] [-o FILE [-force]] [-c PATH] [ARTICLE | ARTICLE#PASSAGE …]",
		short: "cite articles and passages: Chicago, APA, MLA, BibTeX, RIS, CSL-JSON",
		run:   runCite,
	}
}

// citationRow is one entry of {"citations": […]}. Text has the forms by name; those that
// end in .passage name the passage, the first where none was asked for.
type citationRow struct {
	Document string            `json:"document"`
	Passage  int               `json:"passage,omitempty"`
	CSL      cite.Item         `json:"csl"`
	Text     map[string]string `json:"text"`
	HTML     map[string]string `json:"html"` // entries, with the outlet in italics
}

func runCite(env environment, args []string) error {
	f := newFlags(env, citeCommand())
	var from opening
	f.StringVar(&from.path, "c", "", pathUsage())
	asJSON := f.Bool("json", false, "print one JSON object with every form")
	as := f.String("as", string(cite.Chicago), "the `STYLE` or form: chicago, apa, mla, bibtex, ris, csl")
	html := f.Bool("html", false, "with the outlet in italics, as HTML")
	list := f.Bool("list", false, "as a bibliography: sorted, in the style")
	out := f.String("o", "", "write to `FILE` instead of standard output")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	style := cite.Style(*as)
	if err := oneOf("as", style, append(slices.Clone(cite.Styles), "bibtex", "ris", "csl")...); err != nil {
		return err
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	asked, err := passagesAsked(c, f.Args())
	if err != nil {
		return err
	}
	citer := cite.New(c)
	items := make([]cite.Item, len(asked))
	for i, r := range asked {
		items[i] = citer.Item(c.Document(r.Document))
	}
	var b strings.Builder
	switch {
	case *asJSON:
		rows := make([]citationRow, len(asked))
		for i, r := range asked {
			row := citationRow{Document: r.Document, Passage: r.Passage, CSL: items[i], Text: make(map[string]string), HTML: make(map[string]string)}
			for _, form := range cite.Forms {
				row.Text[form] = items[i].Form(form, max(1, r.Passage))
			}
			row.HTML["chicago.bibliography"], row.HTML["apa.reference"], row.HTML["mla.works_cited"] = items[i].EntryHTML(cite.Chicago), items[i].EntryHTML(cite.APA), items[i].EntryHTML(cite.MLA)
			rows[i] = row
		}
		err = printJSON(&b, struct {
			Citations []citationRow `json:"citations"`
		}{rows})
	case *as == "bibtex":
		b.Write(cite.BibTeX(once(items)))
	case *as == "ris":
		b.Write(cite.RIS(once(items)))
	case *as == "csl":
		b.Write(cite.CSL(once(items)))
	case *list && *html:
		fmt.Fprintln(&b, strings.Join(cite.ListHTML(style, once(items)), "\n"))
	case *list:
		fmt.Fprintln(&b, strings.Join(cite.List(style, once(items)), "\n"))
	default:
		for i, r := range asked {
			switch {
			case r.Passage > 0:
				fmt.Fprintln(&b, items[i].InText(style, r.Passage))
			case *html:
				fmt.Fprintln(&b, items[i].EntryHTML(style))
			default:
				fmt.Fprintln(&b, items[i].Entry(style))
			}
		}
	}
	if err != nil {
		return err
	}
	if *out == "" {
		_, err := io.WriteString(env.stdout, b.String())
		return err
	}
	return replaceFile(*out, func(w *bufio.Writer) error { _, err := w.WriteString(b.String()); return err })
}

// once are items without those of an article that came before.
func once(items []cite.Item) []cite.Item {
	seen := make(map[string]bool)
	return slices.DeleteFunc(slices.Clone(items), func(i cite.Item) bool {
		twice := seen[i.ID]
		seen[i.ID] = true
		return twice
	})
}

// passagesAsked reads ARTICLE and ARTICLE#PASSAGE; none means every article.
func passagesAsked(c *corpus.Collection, args []string) (asked []corpus.Ref, _ error) {
	if len(args) == 0 {
		for _, d := range c.Documents {
			asked = append(asked, corpus.Ref{Document: d.ID})
		}
		return asked, nil
	}
	for _, arg := range args {
		r := corpus.Ref{Document: arg}
		if strings.Contains(arg, "#") {
			var err error
			if r, err = corpus.ParseRef(arg); err != nil {
				return nil, err
			}
		}
		d := c.Document(r.Document)
		switch {
		case d == nil:
			return nil, fmt.Errorf("there is no article %q; `parallax documents` lists them", r.Document)
		case r.Passage > len(d.Passages):
			return nil, fmt.Errorf("%s has no passage %d; it has passages 1 to %d", r.Document, r.Passage, len(d.Passages))
		}
		asked = append(asked, r)
	}
	return asked, nil
}
