package compare

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
	Kind SpeechKind `json:"kind"`
	// Speech is what is said: of a quotation what stands between the marks, of
	// a report the sentence. Verb and Speaker are the words that ascribe it,
	// empty where the passage has none. All are in BestText of the passage.
	Speech  corpus.Span `json:"speech"`
	Verb    corpus.Span `json:"verb"`
	Speaker corpus.Span `json:"speaker"`
	Words   int         `json:"words"` // of Speech
	// Voice is who says it, an index into VoiceProposals.Voices, -1 if that is unresolved.
	Voice int `json:"voice"`
	// Inferred: the passage itself does not name the voice.
	Inferred bool       `json:"inferred"`
	Rule     SpeechRule `json:"rule"`
}

// SpeechKind tells words quoted from words reported.
type SpeechKind string

const (
	Quotation SpeechKind = "quotation" // between quotation marks
	Report    SpeechKind = "report"    // a sentence said to be somebody's, without quotation marks
)

// SpeechRule is the rule by which a speaker was found.
type SpeechRule string

const (
	RuleBefore     SpeechRule = "speaker before verb"  // "Kim said"
	RuleInverted   SpeechRule = "speaker after verb"   // "said Kim"
	RuleApposition SpeechRule = "speaker, apposition"  // "Kim, a lawyer, said"
	RuleAccording  SpeechRule = "according to"         // "according to Kim"
	RulePronoun    SpeechRule = "pronoun"              // "he said", where one person can be meant
	RuleAgain      SpeechRule = "mentioned before"     // "the official said", introduced further up
	RuleContinued  SpeechRule = "continued"            // a quotation beside one whose speaker is known
	RuleUnresolved SpeechRule = "no speaker found"     // a quotation without a verb of speech
	RuleAmbiguous  SpeechRule = "ambiguous"            // a pronoun that several can be meant by, or none
	RuleLanguage   SpeechRule = "language not English" // only quotation marks are read
)

// VoiceProposal is somebody whom a document seems to quote or cite.
type VoiceProposal struct {
	Name        string           `json:"name"` // the longest form found; the words that describe an anonymous one
	Kind        corpus.VoiceKind `json:"kind"`
	Quotes      int              `json:"quotes"`
	Mentions    int              `json:"mentions"`     // reports
	QuotedWords int              `json:"quoted_words"` // between quotation marks
	Share       float64          `json:"share"`        // QuotedWords of all quoted words of the document, 0 to 1
}

// VoiceProposals is who seems to be heard in one document.
type VoiceProposals struct {
	Document     string          `json:"document"`
	Voices       []VoiceProposal `json:"voices"`       // most quoted words first, then most reports
	Attributions []Attribution   `json:"attributions"` // in reading order
	Words        int             `json:"words"`        // of the text read
	Quotes       int             `json:"quotes"`
	QuotedWords  int             `json:"quoted_words"`
	Unresolved   int             `json:"unresolved"` // quotations without a voice
	// Digest says that some passage was read in our digest, because its
	// original is not attached: digests hardly quote.
	Digest bool `json:"digest"`
}

// ProposeVoices finds who is quoted and cited in a document. English is read
// in full; of documents in other languages, as far as they state theirs,
// quotations are found and nobody is named. Titles and single words in
// quotation marks are left out if nobody is said to say them. Linear in the
// text.
func ProposeVoices(d *corpus.Document) VoiceProposals {
	v := VoiceProposals{Document: d.ID, Voices: []VoiceProposal{}, Attributions: []Attribution{}}
	r := newSpeakerReader(d)
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
		v.Voices = append(v.Voices, VoiceProposal{Name: w.name, Kind: w.kind})
	}
	for _, a := range v.Attributions {
		var voice VoiceProposal // of nobody
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
func (v *VoiceProposals) order() {
	var order []int
	for i := range v.Voices {
		w := &v.Voices[i]
		w.Share = share(w.QuotedWords, v.QuotedWords)
		if w.Quotes+w.Mentions > 0 {
			order = append(order, i)
		}
	}
	sorting.By(order, func(i, j int) int {
		x, y := &v.Voices[i], &v.Voices[j]
		return cmp.Or(cmp.Compare(y.QuotedWords, x.QuotedWords), cmp.Compare(y.Mentions, x.Mentions))
	})
	sorted := make([]VoiceProposal, len(order))
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

// Speakers is what is proposed in the form of what is coded, see SpeakersIn;
// quotations without a voice are counted and ascribed to nobody.
func (v VoiceProposals) Speakers() Speakers {
	s := Speakers{Document: v.Document, Quotes: v.Quotes}
	for i := range v.Voices {
		w := &v.Voices[i]
		k := Spoken{Voice: &corpus.Voice{Name: w.Name, Kind: w.Kind}, Quotes: w.Quotes, Mentions: w.Mentions}
		for _, a := range v.Attributions {
			if a.Voice != i {
				continue
			}
			n := len(k.Heard)
			if n == 0 || k.Heard[n-1].At != a.At {
				k.Heard = append(k.Heard, corpus.Heard{At: a.At, Inferred: true})
				n++
			}
			h := &k.Heard[n-1]
			h.Inferred = h.Inferred && a.Inferred
			if a.Kind == Report {
				h.Mentions++
			} else {
				h.Quotes++
			}
		}
		k.Voice.Heard = k.Heard
		if w.Kind == corpus.Anonymous {
			s.Anonymous += w.Quotes
		}
		s.Mentions += w.Mentions
		s.Voices = append(s.Voices, k)
	}
	sorting.By(s.Voices, func(a, b Spoken) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(b.Mentions, a.Mentions))
	})
	return s
}
