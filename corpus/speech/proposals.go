// Package speech says who is heard in a document: quoted in so many words, or
// reported to have said something.
//
// Two ways lead to the same form, [Speakers]. [SpeakersIn] counts what a
// collection's coding says. [Propose] reads a text of which nothing is coded:
// it finds quotation marks, verbs of speech and the words beside them, and
// makes an [Attribution] of each, with the [Rule] that found the speaker, so
// that a reader can check it. Proposals are to be shown as such.
//
// What happens to a text, by file:
//
//	quotation.go   text → tokens, quotations, sentences
//	source.go      sentence → who is named beside a verb of speech, by the
//	               lists of words.go
//	reader.go      document → voices; pronouns and later mentions go to the
//	               one voice they can mean, or to none; gender.go says which
//	               pronoun can mean whom
//	proposals.go   voices and attributions → counts
//
// English is read in full. Of other languages only quotation marks are.
package speech

import (
	"cmp"
	"slices"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Attribution is a proposal that a stretch of a passage is what somebody says.
// It is made by program, from quotation marks, verbs of speech and the words
// beside them.
type Attribution struct {
	At   corpus.Ref `json:"at"`
	Kind Kind       `json:"kind"`
	// Speech is what is said: of a quotation what stands between the marks, of
	// a report the sentence. Verb and Speaker are the words that ascribe it,
	// empty where the passage has none. All are in BestText of the passage.
	Speech  corpus.Span `json:"speech"`
	Verb    corpus.Span `json:"verb"`
	Speaker corpus.Span `json:"speaker"`
	Words   int         `json:"words"` // of Speech
	// Voice is who says it, an index into Proposals.Voices, -1 if that is unresolved.
	Voice int `json:"voice"`
	// Inferred: the passage itself does not name the voice.
	Inferred bool `json:"inferred"`
	Rule     Rule `json:"rule"`
}

// Kind tells words quoted from words reported.
type Kind string

const (
	Quotation Kind = "quotation" // between quotation marks
	Report    Kind = "report"    // a sentence said to be somebody's, at most a third of it between quotation marks
)

// Rule is the rule by which a speaker was found.
type Rule string

const (
	RuleBefore     Rule = "speaker before verb"  // "Kim said"
	RuleInverted   Rule = "speaker after verb"   // "said Kim"
	RuleApposition Rule = "speaker, apposition"  // "Kim, a lawyer, said"
	RuleAccording  Rule = "according to"         // "according to Kim"
	RuleSigned     Rule = "signed"               // a name alone behind a quotation and a dash
	RuleLabel      Rule = "name and colon"       // "Kim: …"
	RulePronoun    Rule = "pronoun"              // "he said", where one person can be meant
	RuleAgain      Rule = "mentioned before"     // "the official said", introduced further up
	RuleContinued  Rule = "continued"            // a quotation beside one whose speaker is known
	RuleUnresolved Rule = "no speaker found"     // a quotation without a verb of speech
	RuleAmbiguous  Rule = "ambiguous"            // a pronoun that several can be meant by, or none
	RuleLanguage   Rule = "language not English" // only quotation marks are read
)

// Proposal is somebody whom a document seems to quote or cite.
type Proposal struct {
	Name        string           `json:"name"` // the longest form found; the words that describe an anonymous one
	Kind        corpus.VoiceKind `json:"kind"`
	Quotes      int              `json:"quotes"`
	Mentions    int              `json:"mentions"`     // reports
	QuotedWords int              `json:"quoted_words"` // between quotation marks
	Share       float64          `json:"share"`        // QuotedWords of all quoted words of the document, 0 to 1
}

// Proposals is who seems to be heard in one document.
type Proposals struct {
	Document     string        `json:"document"`
	Voices       []Proposal    `json:"voices"`       // most quoted words first, then most reports
	Attributions []Attribution `json:"attributions"` // in reading order
	Words        int           `json:"words"`        // of the text read
	Quotes       int           `json:"quotes"`
	QuotedWords  int           `json:"quoted_words"`
	Unresolved   int           `json:"unresolved"` // quotations without a voice
	// Unread says that the text is not English, so that quotations are found and their
	// speakers cannot be: that nobody is named here says nothing of the text.
	Unread bool `json:"unread"`
	// Digest says that some passage was read in our digest, because its
	// original is not attached: digests hardly quote.
	Digest bool `json:"digest"`
}

// Propose finds who is quoted and cited in a document. English is read
// in full; of documents in other languages, as far as they state theirs,
// quotations are found and nobody is named. A few words in quotation marks
// within what is reported count as quoted and the sentence as a report. Titles and single words in
// quotation marks are left out if nobody is said to say them. Linear in the
// text.
func Propose(d *corpus.Document) Proposals {
	v := Proposals{Document: d.ID, Voices: []Proposal{}, Attributions: []Attribution{}}
	r := newSpeakerReader(d)
	v.Unread = r.foreign
	for i := range d.Passages {
		p := &d.Passages[i]
		v.Digest = v.Digest || d.Text != corpus.Full && p.Original == ""
		for _, a := range r.passage(i) {
			a.At = corpus.Ref{Document: d.ID, Passage: p.N}
			v.Attributions = append(v.Attributions, a)
		}
		v.Words += len(r.texts[i].tokens)
	}
	for _, w := range r.voices {
		v.Voices = append(v.Voices, Proposal{Name: w.name, Kind: w.kind})
	}
	for _, a := range v.Attributions {
		var voice Proposal // of nobody
		w := &voice
		if a.Voice >= 0 {
			w = &v.Voices[a.Voice]
		}
		if a.Kind == Report {
			w.Mentions++
			continue
		}
		w.Quotes++
		w.QuotedWords += a.Words
		v.Quotes++
		v.QuotedWords += a.Words
		if a.Voice < 0 {
			v.Unresolved++
		}
	}
	v.order()
	return v
}

// order puts the voices in order and drops those without a word.
func (v *Proposals) order() {
	var order []int
	for i := range v.Voices {
		w := &v.Voices[i]
		if v.QuotedWords > 0 {
			w.Share = float64(w.QuotedWords) / float64(v.QuotedWords)
		}
		if w.Quotes+w.Mentions > 0 {
			order = append(order, i)
		}
	}
	sorting.By(order, func(i, j int) int {
		x, y := &v.Voices[i], &v.Voices[j]
		return cmp.Or(cmp.Compare(y.QuotedWords, x.QuotedWords), cmp.Compare(y.Mentions, x.Mentions))
	})
	sorted := make([]Proposal, len(order))
	for at, i := range order {
		sorted[at] = v.Voices[i]
	}
	for k := range v.Attributions {
		if a := &v.Attributions[k]; a.Voice >= 0 {
			a.Voice = slices.Index(order, a.Voice)
		}
	}
	v.Voices = sorted
}
