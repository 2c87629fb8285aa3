package engine

import (
	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/concordance"
	"parallax/corpus/search"
	"parallax/corpus/unspaced"
	"strings"
)

func init() {
	register(prepare)
	register(find)
	register(names)
	register(marks)
	register(concord)
}

func prepare(s *Snapshot, _ ask.Prepare, step Step) (*ask.PrepareAnswer, error) {
	searcher := s.searcher(step)
	if searcher == nil {
		return nil, nil
	}
	return &ask.PrepareAnswer{Passages: searcher.Index().Passages(), Terms: searcher.Index().Terms()}, nil
}

func find(s *Snapshot, q ask.Search, step Step) (*ask.SearchAnswer, error) {
	searcher := s.searcher(step)
	if searcher == nil {
		return nil, nil
	}
	a := &ask.SearchAnswer{Result: searcher.Search(q.Text, search.Request{Limit: q.Limit, AsYouType: true, Order: q.Order})}
	if q.Text != "" && q.Names > 0 && step(0.5) {
		a.Names = suggested(searcher, q.Text, q.Names, step)
	}
	return a, nil
}

func names(s *Snapshot, q ask.Names, step Step) (*ask.NamesAnswer, error) {
	searcher := s.searcher(step)
	if searcher == nil || q.Text == "" {
		return new(ask.NamesAnswer), nil
	}
	return &ask.NamesAnswer{Names: suggested(searcher, q.Text, q.Limit, step)}, nil
}

// wordsOffered is how many words are offered that the last one typed begins.
const wordsOffered = 3

// suggested are headlines, topics, people and outlets like the text, best first,
// and then words that its last one begins; nil if nobody wants them any more.
func suggested(searcher *search.Searcher, text string, limit int, step Step) []search.Name {
	wanted := func() bool { return step(0.5) }
	names := searcher.Names(text, limit, wanted)
	if !wanted() {
		return nil
	}
	return append(names, searcher.Words(text, wordsOffered)...)
}

func marks(s *Snapshot, q ask.Marks, step Step) (*ask.MarksAnswer, error) {
	a := &ask.MarksAnswer{Spans: make(map[int][]corpus.Span)}
	searcher, d := s.searcher(step), s.byID[q.Document]
	if searcher == nil || d == nil || q.Text == "" {
		return a, nil
	}
	refs, r := searcher.Matching(q.Text, search.Request{AsYouType: true, Documents: []string{q.Document}})
	for _, ref := range refs {
		if p := d.Passage(ref.Passage); p != nil {
			words := p.Text
			if q.Original && p.Original != "" {
				words = p.Original
			}
			a.Spans[ref.Passage] = searcher.Spans(r, words)
		}
	}
	return a, nil
}

// concord lists occurrences. Passages of other documents are read too: how many
// lines each has is told beside the choice of one.
func concord(s *Snapshot, q ask.Concordance, step Step) (*ask.ConcordanceAnswer, error) {
	searcher := s.searcher(step.Part(0, 0.4))
	if searcher == nil {
		return nil, nil
	}
	var words *unspaced.Words
	if strings.IndexFunc(q.Text, analysis.Unspaced) >= 0 { // else the texts are not read for it
		var ok bool
		if words, ok = s.words(step.Part(0.4, 0.5)); !ok {
			return nil, nil
		}
	}
	refs, read := searcher.Matching(q.Text, search.Request{})
	b := concordance.New(s.Whole, searcher.Marks(q.Text, false), concordance.Options{
		Order: q.Order, Document: q.Document, From: q.From, Limit: concordance.DefaultLimit, Unspaced: words,
	})
	for i, ref := range refs {
		if !step(0.5 + 0.5*float64(i)/float64(len(refs))) {
			return nil, nil
		}
		b.Add(ref)
	}
	return &ask.ConcordanceAnswer{Read: read, Concordance: b.Concordance()}, nil
}
