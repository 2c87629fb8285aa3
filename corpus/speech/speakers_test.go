package speech

import (
	"testing"

	"parallax/corpus"
)

func TestSpeakersIn(t *testing.T) {
	heard := func(document string, passage, quotes, mentions int) corpus.Heard {
		return corpus.Heard{At: corpus.Ref{Document: document, Passage: passage}, Quotes: quotes, Mentions: mentions}
	}
	c := &corpus.Collection{Voices: []corpus.Voice{
		{ID: "pilot", Kind: corpus.Named, Heard: []corpus.Heard{heard("a", 5, 1, 0), heard("b", 1, 4, 0), heard("a", 2, 0, 2)}},
		{ID: "hand", Kind: corpus.Anonymous, Heard: []corpus.Heard{heard("a", 3, 3, 0)}},
		{ID: "board", Kind: corpus.Institutional, Heard: []corpus.Heard{heard("b", 2, 0, 1)}},
	}}
	s := SpeakersIn(c, "a")
	if s.Quotes != 4 || s.Anonymous != 3 || s.Mentions != 2 || len(s.Voices) != 2 || s.Voices[0].Voice.ID != "hand" || !s.Carried() {
		t.Errorf("a: %+v", s)
	}
	if h := s.Voices[1].Heard; len(h) != 2 || h[0].At.Passage != 2 || s.Voices[1].Quotes != 1 || s.Voices[1].Mentions != 2 {
		t.Errorf("the pilot in a: %+v", s.Voices[1])
	}
	if s := SpeakersIn(c, "nobody"); s.Voices != nil || s.Carried() {
		t.Errorf("nobody: %+v", s)
	}
	c.Voices[1].Heard[0].Quotes = 1
	if SpeakersIn(c, "a").Carried() {
		t.Error("one of two quotations carries nothing")
	}
}
