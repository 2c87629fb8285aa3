package align

import (
	"cmp"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/quantity"
	"parallax/corpus/sorting"
)

// FactGroup is one question that several documents seem to answer, with the
// figures each gives. It is made by program from FactPairs and is to be
// shown as proposed: figures that differ may still speak of different things,
// and which is right, if any, is for the reader.
type FactGroup struct {
	// Question is phrased from the kind of figure and the words around all of
	// them: "When? Ostrava, tannery, burned".
	Question string        `json:"question"`
	Kind     quantity.Kind `json:"kind"`
	Unit     string        `json:"unit,omitempty"` // what numbers count
	About    []string      `json:"about"`          // shared words nearby, those of most pairs first
	// Verdict is differ if some two figures of different documents cannot both
	// be the answer, else agree.
	Verdict corpus.Verdict `json:"verdict"`
	Figures []Figure       `json:"figures"` // in the order of documents, then of the text; each once
	Pairs   []FactPair     `json:"pairs"`   // what the group is made of
	Weight  float64        `json:"weight"`  // the greatest of Pairs
	core    []string       // words that all pairs share
}

// MostPairs is of how many documents all are aligned with all.
const MostPairs = 40

// SuggestFacts is what is suggested of any number of documents, by one rule for page
// and tool: ProposeFacts of at most MostPairs, TopicFacts of more, in what of the
// topics stands in them; then options do not count. step, which may be nil, is told
// the share that is done; once it returns false the rest is given up, and there is no
// result.
func (a *Aligner) SuggestFacts(documents []string, options Options, step func(done float64) (goOn bool)) []FactGroup {
	if len(documents) <= MostPairs {
		return a.proposeFacts(documents, options, step)
	}
	topics := a.Topics(TopicOptions{}, step)
	if topics == nil && step != nil && !step(1) {
		return nil
	}
	among := make(map[string]bool, len(documents))
	for _, d := range documents {
		among[d] = true
	}
	for i := range topics {
		topics[i].Passages = slices.DeleteFunc(slices.Clone(topics[i].Passages), func(p TopicPassage) bool { return !among[p.At.Document] })
	}
	return a.TopicFacts(topics)
}

// ProposeFacts aligns the documents with each other, all pairs, and groups
// what Facts finds: those that differ first, then by weight. Unknown ids are
// left out. The cost is that of the pairs.
func (a *Aligner) ProposeFacts(documents []string, options Options) []FactGroup {
	return a.proposeFacts(documents, options, nil)
}

func (a *Aligner) proposeFacts(documents []string, options Options, step func(done float64) (goOn bool)) []FactGroup {
	var pairs []FactPair
	for i, d := range documents {
		for k, e := range documents[i+1:] {
			if step != nil && !step((float64(i)+float64(k)/float64(len(documents)))/float64(len(documents))) {
				return nil
			}
			pairs = append(pairs, a.Facts(a.Pair(d, e, options))...)
		}
	}
	return a.GroupFacts(pairs)
}

// mostInTopic is how many passages of one topic TopicFacts sets against each
// other, the first ones.
const mostInTopic = 24

// leastTogether is the likeness from which TopicFacts compares two passages.
const leastTogether = 0.2

// TopicFacts is ProposeFacts for collections too large to align all documents
// with all: it sets the passages of each topic against each other that stand in
// different documents. It takes time in proportion to the topics.
func (a *Aligner) TopicFacts(topics []TopicProposal) []FactGroup {
	var together []Pair
	facts := newFactCache(a)
	for _, t := range topics {
		passages := t.Passages[:min(len(t.Passages), mostInTopic)]
		for k, x := range passages {
			for _, y := range passages[k+1:] {
				if x.At.Document == y.At.Document {
					continue
				}
				if score := a.likeness(a.passage(x.At), a.passage(y.At), facts); score >= leastTogether {
					together = append(together, Pair{A: x.At, B: y.At, Score: score})
				}
			}
		}
	}
	return a.GroupFacts(a.Facts(together))
}

// passage is the index of a passage that exists.
func (a *Aligner) passage(r corpus.Ref) int32 {
	return a.first[a.index[r.Document]] + int32(r.Passage) - 1
}

// factPlace names a figure.
type factPlace struct {
	at   corpus.Ref
	kind quantity.Kind
	span corpus.Span
}

// GroupFacts joins pairs that have a figure in common. So that a date that is
// in everybody's neighbourhood does not join what has nothing to do with each
// other, a group grows, best pairs first, only by pairs that have a word
// nearby in common with all that it has.
func (a *Aligner) GroupFacts(pairs []FactPair) []FactGroup {
	pairs = slices.Clone(pairs)
	sorting.By(pairs, func(x, y FactPair) int { return cmp.Compare(y.Weight, x.Weight) })
	groups := []*FactGroup{}
	of := make(map[factPlace]*FactGroup)
	for _, p := range pairs {
		x := factPlace{p.A.At, p.A.Quantity.Kind, p.A.Quantity.Span}
		y := factPlace{p.B.At, p.B.Quantity.Kind, p.B.Quantity.Span}
		g, h := of[x], of[y]
		switch {
		case g == nil && h == nil:
			g = &FactGroup{Kind: x.kind, core: p.About}
			groups = append(groups, g)
		case g == nil:
			g = h
		case h != nil && g != h:
			continue // joined already to what fits each better
		}
		core := slices.DeleteFunc(slices.Clone(g.core), func(w string) bool { return !slices.Contains(p.About, w) })
		if len(core) == 0 {
			continue
		}
		g.core, g.Weight = core, max(g.Weight, p.Weight)
		g.Pairs = append(g.Pairs, p)
		of[x], of[y] = g, g
	}
	list := make([]FactGroup, 0, len(groups))
	for _, g := range groups {
		a.finish(g)
		list = append(list, *g)
	}
	sorting.By(list, func(x, y FactGroup) int {
		return cmp.Or(cmp.Compare(y.Verdict, x.Verdict), cmp.Compare(y.Weight, x.Weight))
	})
	return list
}

// finish fills what follows from the pairs of a group.
func (a *Aligner) finish(g *FactGroup) {
	g.Verdict = corpus.Agree
	told := make(map[string]int)
	for _, p := range g.Pairs {
		for _, w := range p.About {
			if told[w]++; told[w] == 1 {
				g.About = append(g.About, w)
			}
		}
		if p.Match == quantity.Differs {
			g.Verdict = corpus.Differ
		}
		for _, f := range [2]Figure{p.A, p.B} {
			known := func(other Figure) bool { return other.At == f.At && other.Quantity.Span == f.Quantity.Span }
			if !slices.ContainsFunc(g.Figures, known) {
				g.Figures = append(g.Figures, f)
			}
			g.Unit = f.Quantity.Unit
		}
	}
	sorting.By(g.Figures, func(x, y Figure) int {
		return cmp.Or(cmp.Compare(a.index[x.At.Document], a.index[y.At.Document]), cmp.Compare(x.At.Passage, y.At.Passage), cmp.Compare(x.Quantity.Span.From, y.Quantity.Span.From))
	})
	// Figures of two documents may differ though no pair of them was near
	// enough to be proposed by itself.
	for i, x := range g.Figures {
		for _, y := range g.Figures[i+1:] {
			if x.At.Document != y.At.Document && x.Quantity.Match(y.Quantity) == quantity.Differs {
				g.Verdict = corpus.Differ
			}
		}
	}
	sorting.By(g.About, func(x, y string) int { return cmp.Compare(told[y], told[x]) })
	g.Question = a.question(g)
}

// counted is what the figures count, in the form that most of them have; of forms that
// are as frequent the longer one, which tends to be the plural.
func (g *FactGroup) counted() string {
	often, best := make(map[string]int), ""
	for _, f := range g.Figures {
		if w := f.Quantity.Counted; w != "" {
			often[w]++
		}
	}
	for _, f := range g.Figures {
		if w := f.Quantity.Counted; often[w] > often[best] || often[w] == often[best] && len(w) > len(best) {
			best = w
		}
	}
	return cmp.Or(best, g.Unit)
}

// question words what a group answers.
func (a *Aligner) question(g *FactGroup) string {
	var ask string
	switch g.Kind {
	case quantity.Day:
		ask = "When?"
	case quantity.Clock:
		ask = "At what time?"
	case quantity.Duration:
		ask = "How long?"
	case quantity.Place:
		ask = "Where?"
	default:
		switch g.Unit {
		case "%":
			ask = "How many per cent?"
		case "dollar", "euro", "pound", "yen", "won", "rouble", "mark", "franc", "yuan", "cent":
			ask = "How much money?"
		case "age":
			ask = "How old?"
		default:
			ask = "How many " + g.counted() + "?"
		}
	}
	words := make([]string, 0, 4)
	for _, w := range g.About {
		if g.Unit != "" && analysis.Stem(w) == g.Unit {
			continue // it has been asked
		}
		if len(words) == cap(words) {
			break
		}
		if s, known := a.stemOf[w]; known && a.stems[s].name {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		words = append(words, w)
	}
	return ask + " " + strings.Join(words, ", ")
}
