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

// CodingView is what has been coded of a passage: who speaks in it, and which
// questions it answers, those that differ first.
type CodingView struct {
	Voices []VoiceNote
	Facts  []FactNote
}

// Any reports whether there is anything.
func (v CodingView) Any() bool { return len(v.Voices)+len(v.Facts) > 0 }

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

const answersShown = 6 // of other passages to a question

// coding is what has been coded of a passage.
func coding(m state.Model, r corpus.Ref) CodingView {
	var v CodingView
	for _, h := range m.Catalog.HeardAt(r) {
		v.Voices = append(v.Voices, VoiceNote{speaker(h.Voice), said(h.Heard)})
	}
	facts := slices.Clone(m.Catalog.FactsAt(r))
	sorting.By(facts, func(a, b *corpus.Fact) int { return weight(a.Verdict) - weight(b.Verdict) })
	for _, f := range facts {
		v.Facts = append(v.Facts, factNote(m, f, r))
	}
	return v
}

// weight puts differences first.
func weight(v corpus.Verdict) int {
	return slices.Index([]corpus.Verdict{corpus.Differ, corpus.Agree, corpus.Single, corpus.Silent}, v)
}

// speaker is a voice's name, or that it has none and what the text says of it.
func speaker(v *corpus.Voice) string {
	if v.Kind == corpus.Anonymous && v.Description != "" {
		return wording.VoiceAnonymous.With("who", v.Description)
	}
	return v.Name
}

// said counts how a voice is heard.
func said(h corpus.Heard) string {
	var parts []string
	if h.Quotes > 0 {
		parts = append(parts, wording.VoiceQuotations.With("n", h.Quotes))
	}
	if h.Mentions > 0 {
		parts = append(parts, wording.VoiceIndirect.With("n", h.Mentions))
	}
	if h.Inferred {
		parts = append(parts, wording.VoiceInferred.String())
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
		v.Rest = wording.ReadMoreHere.With("n", hidden)
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
