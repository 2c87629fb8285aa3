package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/align"
)

// Values of Route.By besides: shared wording, and what the first document leaves
// out that others cover.
const (
	ByReuse    = "reuse"
	ByOmission = "left"
)

// Basis is what a comparison rests on.
type Basis string

const (
	AsFound   Basis = ""         // coding where the texts compared have any, else proposals
	ByHand    Basis = "coded"    // what has been coded, by whomever
	ByProgram Basis = "proposed" // what the program proposes
	ByBoth    Basis = "both"     // links only: proposals added to the coding
)

// Bounds of Sides.Score, in hundredths. Alignments below
// ask.LeastScore are not even asked for.
const (
	MostScore, ScoreStep = 90, 5
	DefaultScore         = int(100 * align.DefaultThreshold)
)

// Sides is how texts are set side by side, as the address says it. Its zero
// value is what a reader sees first.
type Sides struct {
	Basis    Basis
	Score    int    // least score of a proposal shown, in hundredths; 0 is DefaultScore
	Original string // documents with commas between of which the original is shown, whatever the reader likes elsewhere
	Digest   string // likewise the digest
}

// Least is the least score of a proposal shown, 0 to 1.
func (s Sides) Least() float64 {
	if s.Score == 0 {
		return align.DefaultThreshold
	}
	return float64(s.Score) / 100
}

// parameter reads one parameter of the address.
func (s *Sides) parameter(name, value string) {
	switch name {
	case "basis":
		if b := Basis(value); slices.Contains([]Basis{ByHand, ByProgram, ByBoth}, b) {
			s.Basis = b
		}
	case "score":
		if n, err := strconv.Atoi(value); err == nil && n >= ask.LeastScore && n <= MostScore && n != DefaultScore {
			s.Score = n
		}
	case "original":
		s.Original = strings.Join(identifiers(unescape(value, false)), ",")
	case "digest":
		s.Digest = strings.Join(identifiers(unescape(value, false)), ",")
	}
}

// parameters writes what differs from the zero value.
func (s Sides) parameters() []string {
	score := ""
	if s.Score > 0 {
		score = strconv.Itoa(s.Score)
	}
	return []string{"basis", string(s.Basis), "score", score, "original", s.Original, "digest", s.Digest}
}

// text is which text of a document is shown; ok is false if the address does
// not say.
func (s Sides) text(document string) (original, ok bool) {
	if slices.Contains(identifiers(s.Original), document) {
		return true, true
	}
	return false, slices.Contains(identifiers(s.Digest), document)
}

// choose has the original or the digest of a document shown.
func (s Sides) choose(document string, original bool) Sides {
	set := func(list string, in bool) string {
		ids := slices.DeleteFunc(identifiers(list), func(id string) bool { return id == document })
		if in {
			ids = append(ids, document)
		}
		return strings.Join(ids, ",")
	}
	s.Original, s.Digest = set(s.Original, original), set(s.Digest, !original)
	return s
}

// comparing are the documents compared, ascending, where the view asks about
// them in one of these ways.
func (m Model) comparing(by ...string) (chosen []string, ok bool) {
	r := m.Route
	if m.Collection == nil || r.Screen != Comparison || !slices.Contains(by, r.By) {
		return nil, false
	}
	chosen = slices.Clone(m.Compared())
	slices.Sort(chosen)
	return chosen, len(chosen) >= LeastCompared
}

func (m Model) alignments() (q ask.Alignments, ok bool) {
	q.Chosen, ok = m.comparing(ByText, ByTopic, ByReuse)
	return q, ok
}

func (m Model) proposedFacts() (q ask.ProposedFacts, ok bool) {
	q.Chosen, ok = m.comparing(ByFacts)
	if q.Score = m.Route.Sides.Score; q.Score == 0 {
		q.Score = DefaultScore
	}
	return q, ok && m.Basis() != ByHand
}

func (m Model) proposedVoices() (q ask.ProposedVoices, ok bool) {
	q.Chosen, ok = m.comparing(ByVoices)
	return q, ok && m.Basis() != ByHand
}

// Alignments is what the program has found between the documents compared, nil
// as long as it has found nothing out.
func (m Model) Alignments() (answer *ask.AlignmentsAnswer, how Asking) {
	if q, ok := m.alignments(); ok {
		if how = m.Asked(q); how.Has() {
			answer, _ = how.Answer.(*ask.AlignmentsAnswer)
		}
	}
	return answer, how
}

// ProposedVoices is who seems to be heard in the documents compared, likewise.
func (m Model) ProposedVoices() (answer *ask.ProposedVoicesAnswer, how Asking) {
	if q, ok := m.proposedVoices(); ok {
		if how = m.Asked(q); how.Has() {
			answer, _ = how.Answer.(*ask.ProposedVoicesAnswer)
		}
	}
	return answer, how
}

// ProposedFacts is which figures of the documents compared seem to answer one
// question, likewise. While another score is looked at, what there was stays.
func (m Model) ProposedFacts() (answer *ask.ProposedFactsAnswer, how Asking) {
	q, ok := m.proposedFacts()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(ask.ProposedFacts); ok && slices.Equal(last.Chosen, q.Chosen) {
		answer, _ = how.Answer.(*ask.ProposedFactsAnswer)
	}
	return answer, how
}

// SharedWording is which documents of the collection share wording, likewise.
func (m Model) SharedWording() (answer *ask.SharedWordingAnswer, how Asking) {
	if m.Collection == nil {
		return nil, how
	}
	if how = m.Asked(ask.SharedWording{}); how.Has() {
		answer, _ = how.Answer.(*ask.SharedWordingAnswer)
	}
	return answer, how
}

// askComparison asks for what the comparison shows beside the coding.
func (m Model) askComparison() (Model, []Effect) {
	if q, ok := m.proposedVoices(); ok {
		return m.want(q)
	}
	if q, ok := m.proposedFacts(); ok {
		return m.want(q)
	}
	q, ok := m.alignments()
	if !ok {
		return m, nil
	}
	m, effects := m.want(q)
	if m.Route.By == ByReuse {
		var more []Effect
		m, more = m.want(ask.SharedWording{})
		effects = append(effects, more...)
	}
	return m, effects
}

// HasCoding reports whether somebody has coded what the view compares.
func (m Model) HasCoding() bool {
	chosen := m.Compared()
	switch m.Route.By {
	case ByFacts:
		return slices.ContainsFunc(m.Collection.Facts, func(f corpus.Fact) bool {
			return slices.ContainsFunc(f.Values, func(v corpus.Value) bool { return slices.Contains(chosen, v.At.Document) })
		})
	case ByVoices:
		return slices.ContainsFunc(m.Collection.Voices, func(v corpus.Voice) bool {
			return slices.ContainsFunc(v.Heard, func(h corpus.Heard) bool { return slices.Contains(chosen, h.At.Document) })
		}) || slices.ContainsFunc(m.Collection.Labels, func(l corpus.Label) bool { return slices.Contains(chosen, l.Document) })
	}
	for _, t := range m.Coverage.Topics {
		tellers := 0
		for _, id := range chosen {
			if len(m.Coverage.Cell(t.ID, id).Passages) > 0 {
				tellers++
			}
		}
		if tellers >= LeastCompared {
			return true
		}
	}
	return false
}

// Basis is what the comparison shown rests on.
func (m Model) Basis() Basis {
	switch b := m.Route.Sides.Basis; {
	case b == ByBoth && m.Route.By != ByText, b == AsFound:
		if m.HasCoding() {
			return ByHand
		}
		return ByProgram
	default:
		return b
	}
}

type (
	// ScoreChosen is the least score of proposals shown, in hundredths.
	ScoreChosen struct{ Score int }
	// ColumnText shows the original or the digest of one text of the
	// comparison.
	ColumnText struct {
		Document string
		Original bool
	}
	// ArticleSought is what is typed to find an article to compare with.
	ArticleSought struct{ Text string }
)

// SeekID is the id of the field that finds articles to compare with.
const SeekID = "compare-seek"

// ColumnID is the id of the element that holds a passage where several texts are
// shown.
func ColumnID(r corpus.Ref) string { return r.Document + "-" + strconv.Itoa(r.Passage) }

// level lights the passage that the address of a comparison names and brings it
// to the top.
func (m Model) level() (Model, []Effect) {
	chosen := m.Compared()
	if len(chosen) == 0 || m.Route.Screen != Comparison || m.Route.Passage == 0 {
		return m, nil
	}
	at := corpus.Ref{Document: chosen[0], Passage: m.Route.Passage}
	if m.Catalog.Passage(at) == nil {
		return m, nil
	}
	m.Lit = at
	return m, []Effect{Level{ColumnID(at)}}
}

func (msg ScoreChosen) update(m Model) (Model, []Effect) {
	return m.compare(func(to *Route) {
		to.Sides.Score = min(max(msg.Score, ask.LeastScore), MostScore)
		if to.Sides.Score == DefaultScore {
			to.Sides.Score = 0
		}
	})
}

func (msg ColumnText) update(m Model) (Model, []Effect) {
	return m.compare(func(to *Route) { to.Sides = to.Sides.choose(msg.Document, msg.Original) })
}

func (msg ArticleSought) update(m Model) (Model, []Effect) {
	if m.Route.Screen == Comparison {
		m.Compare.Sought = msg.Text
	}
	return m, nil
}

// compare sets the comparison shown differently.
func (m Model) compare(set func(*Route)) (Model, []Effect) {
	if m.Route.Screen != Comparison {
		return m, nil
	}
	to := m.Route
	set(&to)
	return visit(m, to, true)
}

// levelAgain brings the passage that the address names to its place again, once
// it is known what answers it.
func (m Model) levelAgain() (Model, []Effect) {
	if m.Collection == nil || m.Route.Passage == 0 || m.Route.Screen != Comparison {
		return m, nil
	}
	if (m.Lit != corpus.Ref{Document: m.Compared()[0], Passage: m.Route.Passage}) {
		return m, nil // the reader has gone on
	}
	return m.level()
}
