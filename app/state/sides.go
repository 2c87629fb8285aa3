package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
	"parallax/corpus/speech"
)

// ByReuse is the value of Route.By for shared wording.
const ByReuse = "reuse"

// Basis is what a comparison rests on.
type Basis string

const (
	AsFound   Basis = ""         // coding where the texts compared have any, else proposals
	ByHand    Basis = "coded"    // what a person has coded
	ByProgram Basis = "proposed" // what the program proposes
	ByBoth    Basis = "both"     // links only: proposals added to the coding
)

// Bounds of Sides.Score, in hundredths. Alignments below the least are not
// even asked for.
const (
	LeastScore, MostScore, ScoreStep = 20, 90, 5
	DefaultScore                     = int(100 * align.DefaultThreshold)
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
		if n, err := strconv.Atoi(value); err == nil && n >= LeastScore && n <= MostScore && n != DefaultScore {
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

// Between asks what the program finds between some documents and with them in
// the collection: aligned passages, shared wording, and what else is like them.
type Between struct {
	Chosen []string // ascending
}

// Kind implements Question.
func (Between) Kind() string { return "between" }

// Key implements Question.
func (b Between) Key() string { return strings.Join(b.Chosen, ",") }

// Documents implements Question: how rare a word is shows in all of them.
func (Between) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (Between) Effort() int { return 5 }

// Found is the answer to Between.
type Found struct {
	Links []align.Pair // of every two of the documents, from LeastScore on
	Reuse []reuse.Pair // of every two of the documents
	Near  []Neighbour  // other documents with passages like theirs, closest first
}

// Figures asks which figures of some documents seem to answer one question.
type Figures struct {
	Chosen []string // ascending
	Score  int      // least score of alignments, in hundredths
}

// Kind implements Question.
func (Figures) Kind() string { return "figures" }

// Key implements Question.
func (f Figures) Key() string { return strconv.Itoa(f.Score) + " " + strings.Join(f.Chosen, ",") }

// Documents implements Question: how rare a word is shows in all of them.
func (Figures) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (Figures) Effort() int { return 2 }

// Figured is the answer to Figures.
type Figured struct{ Groups []FigureGroup }

// FigureGroup is an align.FactGroup as the page needs it.
type FigureGroup struct {
	Question string
	About    []string
	Verdict  corpus.Verdict
	Figures  []Figure
	Aligned  float64 // least score of the alignments it is found in
}

// Figure is an align.Figure likewise.
type Figure struct {
	At     corpus.Ref
	Span   corpus.Span
	Text   string
	Digest bool
}

// NewFigureGroup takes what the page needs.
func NewFigureGroup(g align.FactGroup) FigureGroup {
	v := FigureGroup{Question: g.Question, About: g.About, Verdict: g.Verdict, Aligned: 1}
	for _, f := range g.Figures {
		v.Figures = append(v.Figures, Figure{f.At, f.Quantity.Span, f.Text, f.Digest})
	}
	for _, p := range g.Pairs {
		v.Aligned = min(v.Aligned, p.Aligned)
	}
	return v
}

// Neighbour is a document that has passages about the same as others.
type Neighbour struct {
	Document string
	Passages int // of the others, that it answers
}

// MostNeighbours is the number of neighbours that are told.
const MostNeighbours = 8

// Hearings asks who seems to be heard in some documents.
type Hearings struct {
	Chosen []string // ascending
}

// Kind implements Question.
func (Hearings) Kind() string { return "voices" }

// Key implements Question.
func (h Hearings) Key() string { return strings.Join(h.Chosen, ",") }

// Documents implements Question.
func (h Hearings) Documents() []string { return h.Chosen }

// Heard is the answer to Hearings, a proposal for each document.
type Heard struct{ Documents []speech.Proposals }

// Copies asks which documents of the collection share wording.
type Copies struct{}

// Kind implements Question.
func (Copies) Kind() string { return "copies" }

// Key implements Question.
func (Copies) Key() string { return "" }

// Documents implements Question.
func (Copies) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (Copies) Effort() int { return 2 }

// Copied is the answer to Copies.
type Copied struct {
	Pairs   []Copy // those that share most first, MostCopies at most
	Total   int    // pairs found
	Read    int    // documents of which the order of words is known
	Least   int    // words running that count as shared
	Share   float64
	Notices int // documents in which a run has to stand to be nobody's own
}

// Copy is two documents that share wording, and the passages in which their
// longest run begins.
type Copy struct {
	A, B           string
	ShareA, ShareB float64
	Longest        int // words
	AtA, AtB       int
}

// MostCopies is the number of pairs that are told.
const MostCopies = 500

// Between is what the view asks about the documents compared; ok is false
// where it does not compare any.
func (m Model) between() (q Between, ok bool) {
	r := m.Route
	if m.Collection == nil || r.Screen != Comparison || !slices.Contains([]string{ByText, ByTopic, ByReuse}, r.By) {
		return q, false
	}
	q.Chosen = slices.Clone(m.Compared())
	slices.Sort(q.Chosen)
	return q, len(q.Chosen) >= LeastCompared
}

// Found is what the program has found between the documents compared, nil as
// long as it has found nothing out.
func (m Model) Found() (answer *Found, how Asking) {
	q, ok := m.between()
	if !ok {
		return nil, how
	}
	if how = m.Asked(q); how.Has() {
		answer, _ = how.Answer.(*Found)
	}
	return answer, how
}

// Heard is who seems to be heard in the documents compared, likewise.
func (m Model) Heard() (answer *Heard, how Asking) {
	q, ok := m.hearings()
	if !ok {
		return nil, how
	}
	if how = m.Asked(q); how.Has() {
		answer, _ = how.Answer.(*Heard)
	}
	return answer, how
}

// Figured is which figures of the documents compared seem to answer one
// question, likewise. While another score is looked at, what there was stays.
func (m Model) Figured() (answer *Figured, how Asking) {
	q, ok := m.figures()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(Figures); ok && slices.Equal(last.Chosen, q.Chosen) {
		answer, _ = how.Answer.(*Figured)
	}
	return answer, how
}

func (m Model) figures() (q Figures, ok bool) {
	if m.Collection == nil || m.Route.Screen != Comparison || m.Route.By != ByFacts || m.Basis() == ByHand {
		return q, false
	}
	q.Chosen = slices.Clone(m.Compared())
	slices.Sort(q.Chosen)
	if q.Score = m.Route.Sides.Score; q.Score == 0 {
		q.Score = DefaultScore
	}
	return q, true
}

func (m Model) hearings() (q Hearings, ok bool) {
	if m.Collection == nil || m.Route.Screen != Comparison || m.Route.By != ByVoices || m.Basis() == ByHand {
		return q, false
	}
	q.Chosen = slices.Clone(m.Compared())
	slices.Sort(q.Chosen)
	return q, true
}

// Copied is which documents of the collection share wording, likewise.
func (m Model) Copied() (answer *Copied, how Asking) {
	if m.Collection == nil {
		return nil, how
	}
	if how = m.Asked(Copies{}); how.Has() {
		answer, _ = how.Answer.(*Copied)
	}
	return answer, how
}

// askSides asks for what the comparison shows beside the coding.
func (m Model) askSides() (Model, []Effect) {
	if q, ok := m.hearings(); ok {
		return m.want(q)
	}
	if q, ok := m.figures(); ok {
		return m.want(q)
	}
	q, ok := m.between()
	if !ok {
		return m, nil
	}
	m, effects := m.want(q)
	if m.Route.By == ByReuse {
		var more []Effect
		m, more = m.want(Copies{})
		effects = append(effects, more...)
	}
	return m, effects
}

// HasCoding reports whether a person has coded what the view compares.
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

func (ScoreChosen) msg()   {}
func (ColumnText) msg()    {}
func (ArticleSought) msg() {}

// SeekID is the id of the field that finds articles to compare with.
const SeekID = "compare-seek"

// set answers the messages of this file.
func set(m Model, msg Msg) (Model, []Effect) {
	to := m.Route
	if to.Screen != Comparison {
		return m, nil
	}
	switch msg := msg.(type) {
	case ScoreChosen:
		to.Sides.Score = min(max(msg.Score, LeastScore), MostScore)
		if to.Sides.Score == DefaultScore {
			to.Sides.Score = 0
		}
	case ColumnText:
		to.Sides = to.Sides.choose(msg.Document, msg.Original)
	case ArticleSought:
		m.Compare.Sought = msg.Text
		return m, nil
	}
	return visit(m, to, true)
}

// Level brings a passage of the comparison to the top of its column, and what
// is lit in the others level with it.
type Level struct{ ID string }

func (Level) effect() {}

// ColumnID is the id of the element that holds a passage where several texts are
// shown.
func ColumnID(r corpus.Ref) string { return r.Document + "-" + strconv.Itoa(r.Passage) }

// levelled answers the messages about long questions. Once it is known what
// answers the passage that the address names, it is brought to its place again.
func (m Model) levelled(msg Msg) (Model, []Effect) {
	m, effects := long(m, msg)
	if _, ok := msg.(LongAnswered); !ok || m.Collection == nil || m.Route.Passage == 0 || m.Route.Screen != Comparison {
		return m, effects
	}
	if (m.Lit != corpus.Ref{Document: m.Compared()[0], Passage: m.Route.Passage}) {
		return m, effects // the reader has gone on
	}
	m, again := m.level()
	return m, append(effects, again...)
}

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
