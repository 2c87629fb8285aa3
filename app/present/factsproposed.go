package present

import (
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// proposalFilters are what a table of them can be cut down to.
var proposalFilters = []struct {
	verdict corpus.Verdict
	label   string
}{{"", "all"}, {corpus.Differ, "differ"}, {corpus.Agree, "agree"}}

// proposedTable sets the figures that the program finds in aligned passages side
// by side.
func proposedTable(m state.Model, chosen []string) FactTable {
	var v FactTable
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	proposed, how := m.ProposedFacts()
	v.Wait = element.Pending(how, "Looking for figures in aligned passages")
	if proposed == nil {
		if how.Pending && !how.Slow {
			v.Empty = "Looking for figures in aligned passages…"
		}
		return v
	}
	v.Note = "Proposed by the program; no person has judged it. Figures of one kind (how many of the same thing, how much, when, where, how long) are set against each other where passages are aligned and the same rare words stand close to them. They may still speak of different things: read the passages. “Differ” says only that they cannot all be the answer to one question."
	var shown []ask.ProposedFact
	counts := make(map[corpus.Verdict]int)
	for _, g := range proposed.Facts {
		if _, open := proposalView(m, state.FactKey(g), "", true); !open {
			continue
		}
		counts[g.Verdict]++
		counts[""]++
		if show := corpus.Verdict(m.Route.Show); show == "" || show == g.Verdict {
			shown = append(shown, g)
		}
	}
	for _, f := range proposalFilters {
		to := m.Route
		to.Show = string(f.verdict)
		v.Filters = append(v.Filters, element.Chip{Label: f.label, Count: wording.Number(counts[f.verdict]), On: to.Show == m.Route.Show, Value: element.Href(to)})
	}
	v.Shown = len(shown)
	if len(shown) == 0 {
		v.Empty = "The program finds no figures here that answer the same question, at this score."
		return v
	}
	if most := factsStep * (1 + m.Longer); len(shown) > most {
		v.More = "Show " + wording.Number(min(factsStep, len(shown)-most)) + " more of " + wording.Number(len(shown)-most)
		shown = shown[:most]
	}
	group := FactGroup{Topic: element.Link{Label: "Proposed"}}
	for _, g := range shown {
		group.Rows = append(group.Rows, proposedRow(m, g, chosen))
	}
	v.Groups = []FactGroup{group}
	return v
}

func proposedRow(m state.Model, g ask.ProposedFact, chosen []string) FactRow {
	row := FactRow{By: corpus.Program, Question: g.Question, Kind: string(g.Verdict), Verdict: string(g.Verdict), Over: "proposed", Note: "Passages aligned with " + score(g.Aligned) + "."}
	if row.Proposal, _ = proposalView(m, state.FactKey(g), g.Question, true); row.Proposal.Accepted != "" {
		row.Over = ""
	}
	for _, id := range chosen {
		cell := FactCell{Mark: element.MarkOf(m, id), Name: element.OutletName(m, id)}
		for _, f := range g.Figures {
			if f.At.Document != id {
				continue
			}
			a := FactAnswer{
				Value: f.Text, N: f.At.Passage, Fragment: around(m, f), Lang: ask.Language(m.Collection, m.Catalog.Document(id), !f.Digest),
				Passage: element.Link{Label: "¶" + wording.Nbsp + strconv.Itoa(f.At.Passage), Href: element.ReadHref(id, f.At.Passage)},
			}
			if f.Digest {
				a.Certainty = "read in our digest; the article may say it otherwise"
			}
			cell.Answers = append(cell.Answers, a)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// aroundMost is how many bytes of text stand on each side of a figure.
const aroundMost = 48

// around is a figure among the words that stand beside it.
func around(m state.Model, f ask.Figure) string {
	d := m.Catalog.Document(f.At.Document)
	passage := m.Catalog.Passage(f.At)
	if passage == nil {
		return ""
	}
	text := d.BestText(passage)
	if f.Span.To > len(text) {
		return ""
	}
	before, after := text[:f.Span.From], text[f.Span.To:]
	lead, trail := "", ""
	if len(before) > aroundMost {
		if _, rest, ok := strings.Cut(before[len(before)-aroundMost:], " "); ok {
			lead, before = "… ", rest
		}
	}
	if len(after) > aroundMost {
		if at := strings.LastIndexByte(after[:aroundMost], ' '); at > 0 {
			trail, after = " …", after[:at]
		}
	}
	return strings.ToValidUTF8(lead+before+text[f.Span.From:f.Span.To]+after+trail, "")
}
