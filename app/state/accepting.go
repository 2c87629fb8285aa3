package state

import (
	"cmp"
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

// answered is the fact or the voice that is proposed under the key of an operation, as
// the reader has changed it; false if nothing is.
func (m Model) answered(msg Edited, text string) (o edit.Op, ok bool) {
	list := m.offers()
	i := slices.IndexFunc(list, func(x offer) bool { return x.key == msg.Key })
	if i < 0 {
		return o, false
	}
	return m.acceptOffer(list[i].changed(text, msg.As), edit.Next(m.Coding.Ops)), true
}

// changed is a proposal with another question and verdict, or name and kind, where they
// are given.
func (x offer) changed(text, as string) offer {
	if x.fact != nil {
		f := *x.fact
		f.Question, f.Verdict = cmp.Or(text, f.Question), cmp.Or(corpus.Verdict(as), f.Verdict)
		x.fact = &f
		return x
	}
	p := *x.heard
	p.Voices = slices.Clone(p.Voices)
	v := &p.Voices[x.voice]
	v.Name, v.Kind = cmp.Or(text, v.Name), cmp.Or(corpus.VoiceKind(as), v.Kind)
	x.heard = &p
	return x
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
