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
	"parallax/corpus/coverage"
	"parallax/corpus/reuse"
)

// ReasonsView says why the passages that are lit belong together.
type ReasonsView struct {
	Mark  element.Mark // of the passage pointed at
	N     string       // its number; "" if nothing is lit
	List  []Reason
	None  string // why no other is named, if so
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
	for _, x := range related(m, m.Lit, m.Compared()) {
		n := strconv.Itoa(x.to.Passage)
		r := Reason{
			Document: x.to.Document, Mark: element.MarkOf(m, x.to.Document), N: n,
			Name: wording.ComparePassageOf.With("outlet", element.OutletName(m, x.to.Document), "n", x.to.Passage), Href: element.ReadHref(x.to.Document, x.to.Passage),
			Same: sameWords(m, x.from, x.to),
		}
		var parts []string
		if !x.proposed() {
			parts = append(parts, codedReason(m, x))
		}
		if x.proposal != nil {
			r.Score = score(x.proposal.Score)
			parts = append(parts, wordReasons(x.proposal.Reason)...)
		}
		r.Text = strings.Join(parts, "; ")
		v.List = append(v.List, r)
	}
	if len(v.List) == 0 {
		v.None = unmatched(m, m.Lit, m.Compared()).String()
	}
	return v
}

// unmatched says why no passage of the other texts is named beside one.
func unmatched(m state.Model, r corpus.Ref, chosen []string) wording.Message {
	switch {
	case m.Basis() == state.ByProgram:
		return wording.CompareNoneMatched
	case m.Coverage.Elsewhere(r, chosen) == coverage.OnlyHere:
		return wording.CompareNone
	case len(m.Coverage.Passage(r)) == 0:
		return wording.CompareNoTopic
	}
	return wording.CompareNotCoded
}

// quietly is what the panel says while nothing is lit.
func quietly(m state.Model) string {
	lines := wording.CompareByProgram
	switch m.Basis() {
	case state.ByHand:
		lines = wording.CompareByTopic
	case state.ByBoth:
		lines = wording.CompareByBoth
	}
	return wording.ComparePoint.String() + " " + lines.String()
}

// score writes a score of 0 to 1.
func score(s float64) string { return strconv.FormatFloat(s, 'f', 2, 64) }

// codedReason names the topics that two passages have in common, or the question
// that both answer. Of a topic at large it says how much there is of it.
func codedReason(m state.Model, x answer) string {
	if x.question != "" {
		return wording.CompareSameQuestion.With("question", x.question)
	}
	var titles []string
	for _, id := range x.topics[:min(len(x.topics), 2)] {
		t, _ := m.Coverage.Topic(id)
		titles = append(titles, t.Title)
	}
	switch {
	case len(titles) > 1:
		return wording.CompareSameTopics.With("topics", wording.Enumerate(titles))
	case x.loose:
		return wording.CompareTopicAtLarge.With("topic", titles[0], "n", len(m.Coverage.Cell(x.topics[0], x.to.Document).Passages))
	}
	return wording.CompareSameTopic.With("topic", titles[0])
}

// wordsNamed is the number of words of a kind that a reason names.
const wordsNamed = 5

// wordReasons says what two passages share.
func wordReasons(r align.Reason) []string {
	var parts []string
	add := func(lead wording.Message, list []string, form func(string) string) {
		var words []string
		for _, w := range list[:min(len(list), wordsNamed)] {
			words = append(words, form(w))
		}
		if words != nil {
			parts = append(parts, lead.With("words", strings.Join(words, ", ")))
		}
	}
	plain := func(s string) string { return s }
	day := func(s string) string {
		if d, err := corpus.ParseDate(s); err == nil {
			return wording.Date(d, wording.ShortDate)
		}
		return s
	}
	add(wording.CompareNames, r.Names, wording.Capital)
	add(wording.CompareRareWords, r.Terms, plain)
	add(wording.CompareNumbers, r.Numbers, plain)
	add(wording.CompareSameDate, r.Dates, day)
	add(wording.CompareOtherDates, r.Against, day)
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
	return wording.CompareSameWording.With("words", text, "n", words)
}
