package ask

import (
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
	"parallax/corpus/speech"
)

// Bounds of what is told.
const (
	LeastScore     = 20 // of alignments that are looked for, in hundredths
	MostNeighbours = 8
	MostShared     = 500
	MostProposed   = 100 // topics
)

// Alignments asks what the program finds between some documents and with them
// in the collection: aligned passages, shared wording, and what else is like
// them.
type Alignments struct {
	Chosen []string // ascending
}

// Kind implements Question.
func (Alignments) Kind() string { return "alignments" }

// Key implements Question.
func (a Alignments) Key() string { return strings.Join(a.Chosen, ",") }

// Documents implements Question: how rare a word is shows in all of them.
func (Alignments) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes: most of it is
// looking for passages like theirs. So even the first comparison of five articles
// is made beside the page.
func (Alignments) Effort() int { return 60 }

// AlignmentsAnswer is not changed once made.
type AlignmentsAnswer struct {
	Links []align.Pair // of every two of the documents, from LeastScore on
	Reuse []reuse.Pair // of every two of the documents
	Near  []Neighbour  // other documents with passages like theirs, closest first
}

// Neighbour is a document that has passages about the same as others.
type Neighbour struct {
	Document string
	Passages int // of the others, that it answers
}

// ProposedFacts asks which figures of some documents seem to answer one
// question.
type ProposedFacts struct {
	Chosen []string // ascending
	Score  int      // least score of alignments, in hundredths
}

// Kind implements Question.
func (ProposedFacts) Kind() string { return "facts" }

// Key implements Question.
func (f ProposedFacts) Key() string { return strconv.Itoa(f.Score) + " " + strings.Join(f.Chosen, ",") }

// Documents implements Question: how rare a word is shows in all of them.
func (ProposedFacts) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (ProposedFacts) Effort() int { return 4 }

// ProposedFactsAnswer is not changed once made.
type ProposedFactsAnswer struct{ Facts []ProposedFact }

// ProposedFact is a align.FactGroup as the page needs it.
type ProposedFact struct {
	Question string
	About    []string
	Verdict  corpus.Verdict
	Figures  []Figure
	Aligned  float64 // least score of the alignments it is found in
}

// Figure is a align.Figure likewise.
type Figure struct {
	At     corpus.Ref
	Span   corpus.Span
	Text   string
	Digest bool
}

// NewProposedFact takes what the page needs.
func NewProposedFact(g align.FactGroup) ProposedFact {
	f := ProposedFact{Question: g.Question, About: g.About, Verdict: g.Verdict, Aligned: 1}
	for _, x := range g.Figures {
		f.Figures = append(f.Figures, Figure{x.At, x.Quantity.Span, x.Text, x.Digest})
	}
	for _, p := range g.Pairs {
		f.Aligned = min(f.Aligned, p.Aligned)
	}
	return f
}

// ProposedVoices asks who seems to be heard in some documents.
type ProposedVoices struct {
	Chosen []string // ascending
}

// Kind implements Question.
func (ProposedVoices) Kind() string { return "voices" }

// Key implements Question.
func (v ProposedVoices) Key() string { return strings.Join(v.Chosen, ",") }

// Documents implements Question.
func (v ProposedVoices) Documents() []string { return v.Chosen }

// ProposedVoicesAnswer has a proposal for each document. It is not changed once
// made.
type ProposedVoicesAnswer struct{ Documents []speech.Proposals }

// SharedWording asks which documents of the collection share wording.
type SharedWording struct{}

// Kind implements Question.
func (SharedWording) Kind() string { return "reuse" }

// Key implements Question.
func (SharedWording) Key() string { return "" }

// Documents implements Question.
func (SharedWording) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (SharedWording) Effort() int { return 5 }

// SharedWordingAnswer is not changed once made.
type SharedWordingAnswer struct {
	Pairs   []SharedPair // those that share most first, MostShared at most
	Total   int          // pairs found
	Read    int          // documents of which the order of words is known
	Least   int          // words running that count as shared
	Share   float64
	Notices int // documents in which a run has to stand to be nobody's own
}

// SharedPair is two documents that share wording, and the passages in which
// their longest run begins.
type SharedPair struct {
	A, B           string
	ShareA, ShareB float64
	Longest        int // words
	AtA, AtB       int
}

// ProposedTopics asks for topics proposed from the texts.
type ProposedTopics struct{}

// Kind implements Question.
func (ProposedTopics) Kind() string { return "topics" }

// Key implements Question.
func (ProposedTopics) Key() string { return "" }

// Documents implements Question: all are read.
func (ProposedTopics) Documents() []string { return nil }

// Effort is how many times as long as counting the words it takes.
func (ProposedTopics) Effort() int { return 7 }

// ProposedTopicsAnswer has the first MostProposed topics.
type ProposedTopicsAnswer struct{ Topics []align.TopicProposal }
