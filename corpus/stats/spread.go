package stats

import (
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/unspaced"
)

// Part is one part of a text in a [Spread].
type Part struct {
	Document string `json:"document"`
	Passage  int    `json:"passage,omitempty"` // 0 where the part is a whole document
	Count    int    `json:"count"`
	Tokens   int    `json:"tokens"`
}

// Spread is where a term occurs, part by part, and how evenly.
type Spread struct {
	Term       string     `json:"term"`
	Parts      []Part     `json:"parts"` // in reading order, those without the term too
	Dispersion Dispersion `json:"dispersion"`
	Measured   bool       `json:"measured"` // false: the term is absent or there is one part only
	// Small says that the term is expected less than once in some part, as
	// every rare term is: the measures then mostly reflect its rarity.
	Small  bool   `json:"small"`
	Source Source `json:"source"`
}

// DispersionOf spreads a folded term over the passages of a document. Of a Korean
// term the words that begin with it count, as a search finds them; see
// [analysis.FormOf]. Linear in its text.
func DispersionOf(term string, d *corpus.Document, words *unspaced.Words) Spread {
	s := Spread{Term: term, Parts: make([]Part, 0, len(d.Passages))}
	r := reading(words, term)
	for i := range d.Passages {
		part := Part{Document: d.ID, Passage: d.Passages[i].N}
		s.Source = s.Source.and(part.count(&r, d, &d.Passages[i], term))
		s.Parts = append(s.Parts, part)
	}
	s.measure()
	return s
}

// DispersionOver spreads a folded term over documents, each one part. Step is
// told between documents how much is done, 0…1, and stops the count by returning
// false; what is returned then is not whole. It may be nil.
func DispersionOver(term string, documents []*corpus.Document, words *unspaced.Words, step func(done float64) bool) Spread {
	s := Spread{Term: term, Parts: make([]Part, 0, len(documents))}
	r := reading(words, term)
	for i, d := range documents {
		if step != nil && !step(float64(i)/float64(len(documents))) {
			break
		}
		part := Part{Document: d.ID}
		for i := range d.Passages {
			s.Source = s.Source.and(part.count(&r, d, &d.Passages[i], term))
		}
		s.Parts = append(s.Parts, part)
	}
	s.measure()
	return s
}

func (p *Part) count(r *reader, d *corpus.Document, passage *corpus.Passage, term string) Source {
	return r.counted(d, passage, func(t []byte, n int) {
		p.Tokens += n
		if analysis.FormOf(t, term) {
			p.Count += n
		}
	})
}

func (s *Spread) measure() {
	counts, sizes := make([]int, len(s.Parts)), make([]int, len(s.Parts))
	for i, p := range s.Parts {
		counts[i], sizes[i] = p.Count, p.Tokens
	}
	s.Dispersion, s.Measured = Disperse(counts, sizes)
	for _, p := range s.Parts {
		if p.Tokens > 0 && s.Dispersion.Frequency*p.Tokens < s.Dispersion.Tokens {
			s.Small = true
		}
	}
}

// Diversity is how varied the vocabulary of a document is. Measures that need
// the order of words are nil where it is not known.
type Diversity struct {
	Tokens int     `json:"tokens"`
	Types  int     `json:"types"`
	TTR    float64 `json:"ttr"`
	YuleK  float64 `json:"yule_k"`
	// HDD is nil for fewer than HDDSample tokens.
	HDD *float64 `json:"hdd,omitempty"`
	// MATTR is nil for fewer than MATTRWindow tokens, or where order is unknown.
	MATTR  *float64 `json:"mattr,omitempty"`
	MTLD   *float64 `json:"mtld,omitempty"`
	Source Source   `json:"source"`
}

// DiversityOf measures a document, passages joined in order, with the customary
// settings above.
func DiversityOf(d *corpus.Document, words *unspaced.Words) Diversity {
	f := FrequenciesOf(words, d)
	v := Diversity{Tokens: f.Tokens, Types: len(f.Of), YuleK: YuleK(f.Of), Source: f.Source}
	v.TTR = share(float64(v.Types), float64(v.Tokens))
	if hdd, ok := HDD(f.Of, HDDSample); ok {
		v.HDD = &hdd
	}
	r := reading(words, "")
	var tokens []string
	for i := range d.Passages {
		if r.inOrder(d, &d.Passages[i], func(term []byte, _ bool) { tokens = append(tokens, string(term)) }) == FromCounts {
			return v
		}
	}
	if mattr, ok := MATTR(tokens, MATTRWindow); ok {
		v.MATTR = &mattr
	}
	if len(tokens) > 0 {
		mtld := MTLD(tokens, MTLDThreshold)
		v.MTLD = &mtld
	}
	return v
}

// Places finds where each of some folded terms occurs in documents, in reading
// order. Parts without the term are left out; at most limit are kept of each
// (all if limit is 0 or less). What [analysis.FormOf] takes for a term is the term.
// It reads the documents once, however many terms there are.
func Places(terms []string, documents []*corpus.Document, words *unspaced.Words, limit int) map[string][]Part {
	places := make(map[string][]Part, len(terms))
	for _, t := range terms {
		places[t] = nil
	}
	// Most terms have no forms; of others it is told once for each word.
	var formed []string
	for _, t := range terms {
		if analysis.Joins(t) {
			formed = append(formed, t)
		}
	}
	formsOf := make(map[string][]string)
	r := reading(words, "")
	for _, d := range documents {
		for i := range d.Passages {
			p := &d.Passages[i]
			found := make(map[string]int)
			tokens := 0
			r.counted(d, p, func(t []byte, n int) {
				tokens += n
				if len(formed) == 0 || len(t) == 0 || t[0] < 0xD6 {
					if _, wanted := places[string(t)]; wanted {
						found[string(t)] += n
					}
					return
				}
				of, known := formsOf[string(t)]
				if !known {
					for _, term := range formed {
						if analysis.FormOf(t, term) {
							of = append(of, term)
						}
					}
					if _, wanted := places[string(t)]; wanted && !slices.Contains(of, string(t)) {
						of = append(of, string(t))
					}
					formsOf[string(t)] = of
				}
				for _, term := range of {
					found[term] += n
				}
			})
			for t, n := range found {
				if limit <= 0 || len(places[t]) < limit {
					places[t] = append(places[t], Part{d.ID, p.N, n, tokens})
				}
			}
		}
	}
	return places
}
