package main

import (
	"fmt"
	"io"
	"slices"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/coverage"
	"parallax/corpus/reuse"
	"parallax/corpus/speech"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func compareCommand() command {
	return command{
		name:  "compare",
		args:  "[-json] [-threshold T] [-k N] [-c PATH] [-originals DIR] A B [C…]",
		short: "compare articles: topics, facts, voices, words, matching passages, shared wording",
		run:   runCompare,
	}
}

// mostCompared is how many articles are compared at once: a table of more
// columns is no comparison.
const mostCompared = 8

// comparison is what compare -json prints: everything about some articles, each
// part computed as by the command of its name. What rests on coding is empty
// where nothing is coded; what is proposed is always there.
type comparison struct {
	Documents []string `json:"documents"`

	Topics         []toldRow             `json:"topics"` // coded, told by one of the articles at least
	TopicsProposed []align.TopicProposal `json:"topics_proposed"`
	Facts          []foundRow            `json:"facts"` // coded, answered by one at least
	FactsProposed  []align.FactGroup     `json:"facts_proposed"`
	Voices         []voiceRow            `json:"voices"` // coded, heard in one at least
	VoicesProposed []speech.Proposals    `json:"voices_proposed"`

	Keyness []ownWords   `json:"keyness"` // each article against the others
	Align   []alignRow   `json:"align"`   // all pairs; proposed
	Reuse   []reuse.Pair `json:"reuse"`   // all pairs
	Links   []linkRow    `json:"links"`   // passages joined by coded topics, all pairs
	Source  []readFrom   `json:"source"`  // what each article was read from
}

// toldRow is a coded topic with what each article has of it.
type toldRow struct {
	Topic    string    `json:"topic"`
	Title    string    `json:"title"`
	Date     string    `json:"date"` // "" if not stated
	Told     []cellRow `json:"told"`
	Silent   []string  `json:"silent"`    // coded, and does not mention it
	NotCoded []string  `json:"not_coded"` // nobody has looked
	corpus.Provenance
}

type cellRow struct {
	Document string  `json:"document"`
	Passages []int   `json:"passages"`
	Words    int     `json:"words"` // of those passages
	Share    float64 `json:"share"` // of the article's words, 0 to 1
	Gist     string  `json:"gist"`
}

// foundRow is a coded fact with the values of these articles alone, and what
// can be said of those.
type foundRow struct {
	factRow
	Open bool `json:"open"` // the verdict was found over more articles than these
}

// ownWords are the words that set one article apart from the others.
type ownWords struct {
	Document string       `json:"document"`
	Source   stats.Source `json:"source"`
	Words    []stats.Key  `json:"words"` // by log ratio, the strongest first
}

// linkRow joins passages of two articles that treat one topic.
type linkRow struct {
	A     placeRow `json:"a"`
	B     placeRow `json:"b"`
	Topic string   `json:"topic"`
}

// readFrom says whether an article was read in full, or in our digest.
type readFrom struct {
	Document string          `json:"document"`
	Text     corpus.TextKind `json:"text"`
	Attached bool            `json:"attached"` // the original is
}

func runCompare(env environment, args []string) error {
	f := newFlags(env, compareCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	threshold := f.Float64("threshold", align.DefaultThreshold, "lowest score of a matching passage, 0 to 1")
	limit := f.Int("k", 10, "distinctive words of each article")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 2, mostCompared, fmt.Sprintf("two to %d articles; `parallax documents` lists them", mostCompared)); err != nil {
		return err
	}
	switch {
	case *threshold <= 0 || *threshold > 1:
		return want("threshold", *threshold, "more than 0, at most 1")
	case *limit < 1:
		return want("k", *limit, "1 or more")
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	documents, err := chosen(c, f.Args())
	if err != nil {
		return err
	}
	for i, d := range documents {
		if slices.Contains(documents[:i], d) {
			return fmt.Errorf("%s cannot be compared with itself", d.ID)
		}
	}
	r := compareAll(c, documents, align.Options{Threshold: *threshold}, *limit)
	if *asJSON {
		return printJSON(env.stdout, r)
	}
	return printTable(env.stdout, func(w io.Writer) { writeComparison(w, r) })
}

func compareAll(c *corpus.Collection, documents []*corpus.Document, options align.Options, limit int) comparison {
	ids := documentIDs(documents)
	among := func(id string) bool { return slices.Contains(ids, id) }
	r := comparison{
		Documents: ids, Topics: toldRows(c, ids), Facts: foundRows(c, among), Voices: []voiceRow{},
		TopicsProposed: []align.TopicProposal{}, Reuse: []reuse.Pair{}, Links: []linkRow{},
	}
	if len(c.Voices) > 0 {
		r.Voices = voiceRows(c, among)
	}
	aligner := align.New(c)
	for _, t := range aligner.Topics(align.TopicOptions{Limit: len(c.Documents) + 200}, nil) {
		if slices.ContainsFunc(t.Passages, func(p align.TopicPassage) bool { return among(p.At.Document) }) {
			r.TopicsProposed = append(r.TopicsProposed, t)
		}
	}
	r.FactsProposed = aligner.ProposeFacts(ids, options)
	coverage := coverage.New(c)
	reuses := reuse.New(c.Documents, reuse.Options{})
	var pairs []align.Pair
	for i, d := range documents {
		r.VoicesProposed = append(r.VoicesProposed, speech.Propose(d))
		r.Keyness = append(r.Keyness, wordsOf(d, documents, limit))
		attached := slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return p.Original != "" })
		r.Source = append(r.Source, readFrom{d.ID, d.Text, attached})
		for _, e := range documents[i+1:] {
			pairs = append(pairs, aligner.Pair(d.ID, e.ID, options)...)
			if shared, ok := reuses.Pair(d.ID, e.ID); ok {
				r.Reuse = append(r.Reuse, shared)
			}
			for _, l := range coverage.Links(d.ID, e.ID) {
				r.Links = append(r.Links, linkRow{placeRow{d.ID, l.From}, placeRow{e.ID, l.To}, l.Topic})
			}
		}
	}
	r.Align = alignRows(aligner, pairs)
	return r
}

// toldRows are the coded topics that one of the documents tells.
func toldRows(c *corpus.Collection, ids []string) []toldRow {
	v := coverage.New(c)
	rows := []toldRow{}
	for _, t := range v.Topics {
		row := toldRow{Topic: t.ID, Title: t.Title, Date: t.Date.String(), Told: []cellRow{}, Silent: []string{}, NotCoded: []string{}, Provenance: t.Provenance}
		for _, id := range ids {
			cell := v.Cell(t.ID, id)
			switch v.State(t.ID, id) {
			case coverage.Silent:
				row.Silent = append(row.Silent, id)
				continue
			case coverage.NotCoded:
				row.NotCoded = append(row.NotCoded, id)
				continue
			}
			row.Told = append(row.Told, cellRow{id, cell.Passages, cell.Words, cell.Share, cell.Gist})
		}
		if len(row.Told) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// foundRows are the coded facts that one of the documents answers.
func foundRows(c *corpus.Collection, among func(document string) bool) []foundRow {
	rows := []foundRow{}
	for i := range c.Facts {
		fact := &c.Facts[i]
		finding := coverage.FindingAmong(fact, among)
		if finding.Answers == 0 {
			continue
		}
		row := foundRow{factRow{fact.ID, fact.Question, fact.Topic, finding.Verdict, fact.Note, []valueRow{}, fact.Provenance}, finding.Open}
		for _, v := range fact.Values {
			if among(v.At.Document) {
				row.Values = append(row.Values, valueOf(v))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// wordsOf are the words that set a document apart from the others.
func wordsOf(d *corpus.Document, documents []*corpus.Document, limit int) ownWords {
	others := slices.DeleteFunc(slices.Clone(documents), func(e *corpus.Document) bool { return e == d })
	words := unspaced.Learn(documents, nil)
	result := stats.Keyness(stats.FrequenciesOf(words, d), stats.FrequenciesOf(words, others...), stats.KeynessOptions{Stop: new(stats.StopList).Stop(append(others, d)...), Least: 3, Order: stats.ByLogRatio})
	here, _ := result.Ends(stats.ByLogRatio, limit)
	return ownWords{d.ID, result.Source, append([]stats.Key{}, here...)}
}

func writeComparison(w io.Writer, r comparison) {
	part := func(title string, n int) bool {
		if n > 0 {
			fmt.Fprintf(w, "%s\n", title)
		}
		return n > 0
	}
	if part("Topics", len(r.Topics)) {
		for _, t := range r.Topics {
			fmt.Fprintf(w, "\t%s\t%s", orNotStated(t.Date), t.Title)
			for _, cell := range t.Told {
				fmt.Fprintf(w, "\t%s %.0f %%", at(cell.Document, cell.Passages), 100*cell.Share)
			}
			fmt.Fprintln(w)
		}
	} else if part("Topics, suggested by the program", len(r.TopicsProposed)) {
		for _, t := range r.TopicsProposed {
			fmt.Fprintf(w, "\t%s\t%s\t%s\n", orNotStated(t.Date.String()), t.Title, counted(len(t.Passages), "passage"))
		}
	}
	if part("Facts", len(r.Facts)) {
		for _, f := range r.Facts {
			fmt.Fprintf(w, "\t%s: %s\n", f.Verdict, f.Question)
			for _, v := range f.Values {
				fmt.Fprintf(w, "\t\t%s#%d\t%s\n", v.Document, v.Passage, v.Value)
			}
		}
	} else if part("Facts, suggested by the program", len(r.FactsProposed)) {
		writeFactGroups(w, r.FactsProposed)
	}
	if part("Voices", len(r.Voices)) {
		for _, v := range r.Voices {
			for _, h := range v.Heard {
				fmt.Fprintf(w, "\t%s\t%s#%d\t%s\t%s\n", v.Name, h.Document, h.Passage, counted(h.Quotes, "quote"), counted(h.Mentions, "mention"))
			}
		}
	} else if part("Voices, suggested by the program", len(r.VoicesProposed)) {
		for _, v := range r.VoicesProposed {
			writeVoiceProposals(w, v)
		}
	}
	part("Distinctive words (keyness)", len(r.Keyness))
	for _, k := range r.Keyness {
		for _, word := range k.Words {
			fmt.Fprintf(w, "\t%s\t%s\t%+.2f\t%d : %d\n", k.Document, word.Term, word.LogRatio, word.A, word.B)
		}
	}
	part("Matching passages, suggested by the program", len(r.Align))
	writeAlignRows(w, r.Align)
	part("Shared wording", len(r.Reuse))
	writeReuses(w, r.Reuse)
}
