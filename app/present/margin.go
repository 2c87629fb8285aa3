package present

import (
	"slices"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/sorting"
)

// CodingView is what has been coded of a passage: who speaks in it, and
// which questions it answers. A line or two of it is always shown; the rest is
// folded under a summary of Verdict, Lead and More.
type CodingView struct {
	Voices     []VoiceNote // the first two
	Verdict    string      // of Lead
	Lead       string      // a question on which others differ, once in a text; or ""
	More       string      // what else is folded: "and 3 more facts"
	MoreVoices []VoiceNote
	Facts      []FactNote // all of them, those that differ first
}

// Any reports whether there is anything.
func (v CodingView) Any() bool { return len(v.Voices)+len(v.Facts) > 0 }

// Folds reports whether anything is folded.
func (v CodingView) Folds() bool { return v.Lead+v.More != "" }

// VoiceNote is a voice in a passage.
type VoiceNote struct {
	Name string // "anonymous: a resident of the island" for an unnamed one
	Said string // "2 quotations, 1 indirect, speaker inferred"
}

// FactNote is a question that a passage answers.
type FactNote struct {
	Question string
	Verdict  string
	Differ   bool
	Own      string
	Others   []FactValue // answers of other passages
	Rest     string      // "and 4 more"
	Note     string
}

const (
	voicesUnfolded = 2 // a margin should not be longer than its passage
	answersShown   = 6
)

// coding is what has been coded of a passage. Questions in led have led the
// margin of an earlier passage of the text; the one that leads this is added.
func coding(m state.Model, r corpus.Ref, led map[string]bool) CodingView {
	var v CodingView
	for _, h := range m.Catalog.HeardAt(r) {
		note := VoiceNote{speaker(h.Voice), said(h.Heard)}
		if len(v.Voices) < voicesUnfolded {
			v.Voices = append(v.Voices, note)
		} else {
			v.MoreVoices = append(v.MoreVoices, note)
		}
	}
	facts := slices.Clone(m.Catalog.FactsAt(r))
	sorting.By(facts, func(a, b *corpus.Fact) int { return weight(a.Verdict) - weight(b.Verdict) })
	for _, f := range facts {
		note := factNote(m, f, r)
		v.Facts = append(v.Facts, note)
		if note.Differ && v.Lead == "" && !led[f.ID] {
			v.Verdict, v.Lead = note.Verdict, note.Question
			led[f.ID] = true
		}
	}
	v.More = v.folded()
	return v
}

// folded says what is folded besides the lead.
func (v CodingView) folded() string {
	var parts []string
	if n := len(v.MoreVoices); n > 0 {
		parts = append(parts, wording.Number(n)+" more "+wording.Plural(n, "voice"))
	}
	if n := len(v.Facts); v.Lead == "" && n > 0 {
		parts = append(parts, wording.Count(n, "fact")+verdictCounts(v.Facts))
	} else if n > 1 {
		parts = append(parts, wording.Number(n-1)+" more "+wording.Plural(n-1, "fact"))
	}
	s := wording.Enumerate(parts)
	if s != "" && v.Lead != "" {
		return "and " + s
	}
	return wording.Capital(s)
}

// verdictCounts says how many of some facts differ.
func verdictCounts(facts []FactNote) string {
	differ := 0
	for _, f := range facts {
		if f.Differ {
			differ++
		}
	}
	switch {
	case differ == 0:
		return ""
	case len(facts) == 1:
		return " that differs"
	}
	return ", " + wording.Spell(differ) + " " + verb(differ, "differs", "differ")
}

// weight puts differences first.
func weight(v corpus.Verdict) int {
	return slices.Index([]corpus.Verdict{corpus.Differ, corpus.Agree, corpus.Single, corpus.Silent}, v)
}

// speaker is a voice's name, or that it has none and what the text says of it.
func speaker(v *corpus.Voice) string {
	if v.Kind == corpus.Anonymous && v.Description != "" {
		return "anonymous: " + v.Description
	}
	return v.Name
}

// said counts how a voice is heard.
func said(h corpus.Heard) string {
	var parts []string
	if h.Quotes > 0 {
		parts = append(parts, wording.Tally(h.Quotes, "quotation"))
	}
	if h.Mentions > 0 {
		parts = append(parts, wording.Number(h.Mentions)+wording.Nbsp+"indirect")
	}
	if h.Inferred {
		parts = append(parts, "speaker inferred")
	}
	return strings.Join(parts, ", ")
}

// factNote is a question as a passage answers it, with the answers elsewhere.
func factNote(m state.Model, f *corpus.Fact, here corpus.Ref) FactNote {
	v := FactNote{Question: f.Question, Verdict: verdicts[f.Verdict], Differ: f.Verdict == corpus.Differ, Note: f.Note}
	var own []string
	hidden := 0
	for _, value := range f.Values {
		if value.At == here {
			own = append(own, valueText(value))
			continue
		}
		if m.Catalog.Document(value.At.Document) == nil {
			continue
		}
		if len(v.Others) == answersShown {
			hidden++
			continue
		}
		v.Others = append(v.Others, factValue(m, value))
	}
	v.Own = strings.Join(own, "; ")
	if hidden > 0 {
		v.Rest = "and " + wording.Number(hidden) + " more"
	}
	return v
}

// valueText is an answer with its certainty, where it is not simply stated.
func valueText(v corpus.Value) string {
	if v.Certainty == "" || v.Certainty == corpus.Stated {
		return v.Value
	}
	return v.Value + " (" + string(v.Certainty) + ")"
}

func factValue(m state.Model, v corpus.Value) FactValue {
	return FactValue{
		Mark: element.MarkOf(m, v.At.Document), Value: valueText(v), Fragment: v.Fragment, Href: element.ReadHref(v.At.Document, v.At.Passage),
	}
}
