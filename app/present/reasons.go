package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
)

// ReasonsView says why the passages that are lit belong together.
type ReasonsView struct {
	Mark  element.Mark // of the passage pointed at
	N     string       // its number; "" if nothing is lit
	List  []Reason
	None  string // that nothing answers it, if so
	Quiet string // what to say while nothing is lit
}

// Reason is one passage that answers another.
type Reason struct {
	Document string
	Mark     element.Mark
	N        string
	Name     string // "Radio Free Asia 1, passage 13"
	Score    string // of a proposal, "0.41"; "" where the link is coded only
	Text     string // "same topic: Putin arrives late"
	Same     string // the longest run of words that both have, quoted; "" if none
	Href     string
}

// Reasons says why the lit passage and those lit with it belong together.
func Reasons(m state.Model) ReasonsView {
	if m.Collection == nil || m.Route.Screen != state.Comparison || m.Route.By != state.ByText && len(m.Coverage.Topics) > 0 {
		return ReasonsView{}
	}
	v := ReasonsView{Quiet: quietly(m)}
	if (m.Lit == corpus.Ref{}) {
		return v
	}
	v.Mark, v.N = element.MarkOf(m, m.Lit.Document), strconv.Itoa(m.Lit.Passage)
	for _, x := range answers(m, m.Lit, m.Compared()) {
		n := strconv.Itoa(x.to.Passage)
		r := Reason{
			Document: x.to.Document, Mark: element.MarkOf(m, x.to.Document), N: n,
			Name: element.OutletName(m, x.to.Document) + ", passage " + n, Href: element.ReadHref(x.to.Document, x.to.Passage),
			Same: sameWords(m, x.from, x.to),
		}
		var parts []string
		if !x.proposed() {
			parts = append(parts, topicReason(m, x.topics))
		}
		if x.proposal != nil {
			r.Score = score(x.proposal.Score)
			parts = append(parts, wordReasons(x.proposal.Reason)...)
		}
		r.Text = strings.Join(parts, "; ")
		v.List = append(v.List, r)
	}
	if len(v.List) == 0 {
		v.None = "Nothing in the other texts answers this passage."
		if m.Basis() != state.ByHand {
			v.None = "The program finds nothing in the other texts that answers this passage."
		}
	}
	return v
}

// quietly is what the panel says while nothing is lit.
func quietly(m state.Model) string {
	const point = "Point at a passage to see what answers it; click it to bring that level. "
	switch m.Basis() {
	case state.ByHand:
		return point + "Lines join passages coded with the same topic."
	case state.ByBoth:
		return point + "Lines join passages coded with the same topic; dashed lines are proposed by the program."
	}
	return point + "Dashed lines are proposed by the program from shared words, names, numbers and dates; no person has judged them."
}

// score writes a score of 0 to 1.
func score(s float64) string { return strconv.FormatFloat(s, 'f', 2, 64) }

func topicReason(m state.Model, topics []string) string {
	var titles []string
	for _, id := range topics[:min(len(topics), 2)] {
		t, _ := m.Coverage.Topic(id)
		titles = append(titles, t.Title)
	}
	if len(titles) > 1 {
		return "same topics: " + wording.Enumerate(titles)
	}
	return "same topic: " + titles[0]
}

// wordsNamed is the number of words of a kind that a reason names.
const wordsNamed = 5

// wordReasons says what two passages share.
func wordReasons(r align.Reason) []string {
	var parts []string
	add := func(lead string, list []string, form func(string) string) {
		var words []string
		for _, w := range list[:min(len(list), wordsNamed)] {
			words = append(words, form(w))
		}
		if words != nil {
			parts = append(parts, lead+strings.Join(words, ", "))
		}
	}
	plain := func(s string) string { return s }
	day := func(s string) string {
		if d, err := corpus.ParseDate(s); err == nil {
			return wording.Date(d, wording.ShortDate)
		}
		return s
	}
	add("shared names: ", r.Names, wording.Capital)
	add("shared rare words: ", r.Terms, plain)
	add("shared numbers: ", r.Numbers, plain)
	add("same date: ", r.Dates, day)
	add("dates that speak against it: ", r.Against, day)
	return parts
}

// sameShown is the number of words of a shared run that are quoted.
const sameShown = 12

// sameWords quotes the longest run of words that two passages share, as the
// first has it.
func sameWords(m state.Model, from, to corpus.Ref) string {
	text, words := "", 0
	for _, run := range runsBetween(m, from.Document, to.Document) {
		for _, piece := range run.A {
			if piece.Passage != from.Passage || run.Words <= words || !slices.ContainsFunc(run.B, func(p reuse.Piece) bool { return p.Passage == to.Passage }) {
				continue
			}
			d := m.Catalog.Document(from.Document)
			whole := d.BestText(d.Passage(piece.Passage))
			if piece.Span.To <= len(whole) {
				text, words = whole[piece.Span.From:piece.Span.To], run.Words
			}
		}
	}
	if text == "" {
		return ""
	}
	if fields := strings.Fields(text); len(fields) > sameShown {
		text = strings.Join(fields[:sameShown], " ") + " …"
	}
	return "“" + text + "” (" + wording.Tally(words, "word") + " running)"
}
