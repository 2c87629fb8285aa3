package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/stats"
)

func init() {
	register(phrases)
	register(vocabularies)
}

// both are the documents of both sides of a comparison.
func both(s *Snapshot, q ask.Keyness) []*corpus.Document {
	if len(q.Second) == 0 {
		return s.Documents
	}
	return s.Named(slices.Concat(q.First, q.Second))
}

func phrases(s *Snapshot, q ask.Phrases, step Step) (*ask.PhrasesAnswer, error) {
	documents := both(s, q.Keyness)
	words, ok := s.words(step.Part(0, .2))
	if !ok {
		return nil, nil
	}
	options := q.Options(documents...)
	options.Step, options.Words = step.Part(.2, 1), words
	g := stats.NGramsOf(documents, options)
	for i := range g.List {
		n := &g.List[i]
		n.Places = slices.DeleteFunc(n.Places, func(p stats.Part) bool { return !slices.Contains(q.Columns, p.Document) })
	}
	return &ask.PhrasesAnswer{NGrams: g, Guessed: words.Languages()}, nil
}

func vocabularies(s *Snapshot, q ask.Vocabularies, step Step) (*ask.VocabulariesAnswer, error) {
	words, ok := s.words(step.Part(0, .2))
	if !ok {
		return nil, nil
	}
	step = step.Part(.2, 1)
	v := &ask.VocabulariesAnswer{Guessed: words.Languages()}
	for i, d := range s.Named(q.Named) {
		if !step(float64(i) / float64(len(q.Named))) {
			return nil, nil
		}
		v.List = append(v.List, stats.DiversityOf(d, words))
	}
	return v, nil
}
