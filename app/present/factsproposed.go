package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
)

// proposedTable sets the figures that the program finds in aligned passages side
// by side.
func proposedTable(m state.Model, chosen []string) FactTable {
	var v FactTable
	v.columns(m, chosen)
	proposed, how := m.ProposedFacts()
	v.Wait = element.Pending(how, wording.FactsLooking.String())
	if proposed == nil {
		if how.Pending && !how.Slow {
			v.Empty = wording.FactsLooking.String() + "…"
		}
		return v
	}
	v.Note = wording.FactsSuggested.String()
	if len(chosen) > align.MostPairs {
		v.Note += " " + wording.FactsByTopics.With("most", align.MostPairs)
	}
	var open []ask.ProposedFact
	counts := make(map[corpus.Verdict]int)
	for _, g := range proposed.Facts {
		if _, is := proposalView(m, state.FactKey(g), "", true); is {
			counts[g.Verdict]++
			open = append(open, g)
		}
	}
	show := verdictShown(m, counts)
	v.chips(m, counts, len(open), show)
	shown := slices.DeleteFunc(slices.Clone(open), func(g ask.ProposedFact) bool { return show != state.EveryVerdict && show != g.Verdict })
	v.Shown = len(shown)
	if len(shown) == 0 {
		v.Empty = wording.FactsNoneFound.String()
		v.Answer.finish(m) // what was dismissed can be had back
		return v
	}
	if most := factsStep * (1 + m.Longer); len(shown) > most {
		v.More = wording.FactsMore.With("n", min(factsStep, len(shown)-most), "rest", len(shown)-most)
		shown = shown[:most]
	}
	var rows []FactRow
	for _, g := range shown {
		row := proposedRow(m, g, chosen)
		v.Answer.answerable(m, row.Proposal)
		if v.Listed {
			row.Cells = slices.DeleteFunc(row.Cells, func(c FactCell) bool { return len(c.Answers) == 0 })
			sameTogether(row.Cells)
		}
		rows = append(rows, row)
	}
	v.Answer.finish(m)
	v.group(rows, counts, show)
	return v
}

func proposedRow(m state.Model, g ask.ProposedFact, chosen []string) FactRow {
	row := FactRow{By: corpus.Program, Question: g.Question, Kind: string(g.Verdict), Over: wording.FactsByProgram.String(), Note: wording.FactsMatched.With("score", score(g.Aligned))}
	if row.Proposal, _ = proposalView(m, state.FactKey(g), g.Question, true); row.Proposal.Accepted != "" {
		row.Over = ""
	} else {
		row.Proposal.changeable(g.Question, string(g.Verdict))
	}
	for _, id := range chosen {
		cell := FactCell{Document: id, Mark: element.MarkOf(m, id), Name: element.OutletName(m, id)}
		for _, f := range g.Figures {
			if f.At.Document != id {
				continue
			}
			a := FactAnswer{
				Value: f.Text, N: f.At.Passage, Fragment: around(m, f), Lang: ask.Language(m.Collection, m.Catalog.Document(id), !f.Digest),
				Passage: passageLink(f.At), Whose: wording.FactsIn.With("outlet", cell.Name),
			}
			if f.Digest {
				a.Certainty = wording.FactsFromDigest.String()
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
