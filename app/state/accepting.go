package state

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
	"parallax/corpus/speech"
)

// FactKey names a proposed fact, by its question and where its figures stand.
func FactKey(g ask.ProposedFact) string {
	h := fnv.New64a()
	h.Write([]byte(g.Question))
	for _, f := range g.Figures {
		h.Write([]byte(" " + f.At.String() + " " + f.Text))
	}
	return "fact " + strconv.FormatUint(h.Sum64(), 36)
}

// VoiceKey names a proposed voice, by document and name.
func VoiceKey(document, name string) string { return "voice " + document + " " + name }

// answered fills in the fact or the voice that is proposed under the key of an
// operation; false if nothing is.
func (m Model) answered(o edit.Op) (edit.Op, bool) {
	id := m.Coding.Tab + "-" + strconv.Itoa(edit.Next(m.Coding.Ops))
	switch o.Do {
	case edit.AddFact:
		proposed, _ := m.ProposedFacts()
		if proposed == nil {
			return o, false
		}
		i := slices.IndexFunc(proposed.Facts, func(g ask.ProposedFact) bool { return FactKey(g) == o.Key })
		if i < 0 {
			return o, false
		}
		o.Fact = acceptedFact(proposed.Facts[i], "fact-"+id)
		for _, v := range o.Fact.Values {
			o.Passages = append(o.Passages, m.places([]corpus.Ref{v.At})...)
		}
	case edit.AddVoice:
		heard, _ := m.ProposedVoices()
		if heard == nil {
			return o, false
		}
		for _, p := range heard.Documents {
			for i, v := range p.Voices {
				if VoiceKey(p.Document, v.Name) == o.Key {
					o.Voice = m.acceptedVoice(p, i, "voice-"+id)
					for _, h := range o.Voice.Heard {
						o.Passages = append(o.Passages, m.places([]corpus.Ref{h.At})...)
					}
					return o, true
				}
			}
		}
		return o, false
	}
	return o, true
}

// acceptedFact is a proposed fact as coding. Words of a digest are ours, and no
// fragment of the article.
func acceptedFact(g ask.ProposedFact, id string) *corpus.Fact {
	f := &corpus.Fact{ID: id, Question: g.Question, Verdict: g.Verdict, Note: wording.AcceptedFact.String()}
	for _, figure := range g.Figures {
		v := corpus.Value{At: figure.At, Value: figure.Text}
		if !figure.Digest && corpus.CountWords(figure.Text) <= corpus.MaxFragmentWords {
			v.Fragment = figure.Text
		}
		f.Values = append(f.Values, v)
	}
	return f
}

// acceptedVoice is a proposed voice as coding. One with a name is the same
// person or body as any of that name in the collection.
func (m Model) acceptedVoice(p speech.Proposals, i int, id string) *corpus.Voice {
	v := &corpus.Voice{ID: id, Name: p.Voices[i].Name, Kind: p.Voices[i].Kind}
	if v.Kind == corpus.Anonymous {
		v.Description, v.Name = v.Name, "anonymous"
	} else {
		v.ID = corpus.MakeID(v.Name, id)
		for _, known := range m.Collection.Voices {
			if known.Kind != corpus.Anonymous && strings.EqualFold(known.Name, v.Name) {
				v.ID = known.ID
			}
		}
	}
	for _, a := range p.Attributions {
		if a.Voice != i {
			continue
		}
		if n := len(v.Heard); n == 0 || v.Heard[n-1].At != a.At {
			v.Heard = append(v.Heard, corpus.Heard{At: a.At})
		}
		h := &v.Heard[len(v.Heard)-1]
		h.Inferred = h.Inferred || a.Inferred
		if a.Kind == speech.Quotation {
			h.Quotes++
		} else {
			h.Mentions++
		}
	}
	return v
}
