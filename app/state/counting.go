package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
)

// More values of Route.By.
const (
	ByFacts  = "facts"
	ByVoices = "voices"
	ByWords  = "words"
)

// Rest is the value of Counting.Against that means all other documents, as the
// empty string does.
const Rest = "rest"

// Ids of the fields of the words screen.
const (
	OutID  = "words-out"
	KeepID = "words-keep"
	LookID = "words-look"
)

// DefaultLeast is the least frequency, in both sides together, of a word that
// is listed; the command line has the same.
const DefaultLeast = 3

// Counting is how words are compared, as the address says it. Its zero value
// compares with all other documents, leaves English function words out, and
// lists the surest differences first.
type Counting struct {
	Of      string      // compare: whose words; "" is the first of the documents chosen
	Against string      // words: documents with commas between, or Rest
	Term    string      // folded; the one looked at, "" for none
	Least   int         // least frequency; 0 means DefaultLeast
	Order   stats.Order // "" means stats.ByConservative
	stats.StopList

	Part   Part              // of the screen that is shown
	N      int               // words in a run, 2 … MostRun; 0 means 2
	Window int               // words on each side that are near; 0 means stats.DefaultWindow, WholePassage any in the passage
	Near   stats.Association // what collocates are sorted by; "" means stats.ByLogDice
	Pair   string            // the collocate whose figures are worked out, "" for the first
}

// Part is one of the things that are counted on the words screen.
type Part string

const (
	Apart   Part = ""        // the words that set documents apart
	Repeats Part = "runs"    // runs of words that come back
	Variety Part = "variety" // how varied each vocabulary is
	Naming  Part = "labels"  // how each document names people and states
)

// WholePassage is the value of Counting.Window that means the whole passage.
const WholePassage = -1

// MostRun is the number of words in the longest runs counted.
const MostRun = 5

// Windows are the values of Counting.Window that are offered.
var Windows = []int{3, 0, 10, WholePassage}

// parameter reads one parameter of the address.
func (c *Counting) parameter(name, value string, comparing bool) {
	switch name {
	case "of":
		if comparing {
			c.Of = unescape(value, false)
		}
	case "against":
		if value = unescape(value, false); !comparing && value != Rest {
			c.Against = value
		}
	case "term":
		c.Term = folded(unescape(value, true))
	case "least":
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n != DefaultLeast {
			c.Least = n
		}
	case "order":
		if o := stats.Order(value); slices.Contains([]stats.Order{stats.ByLogRatio, stats.ByLogOdds, stats.ByLikelihood}, o) {
			c.Order = o
		}
	case "stop":
		c.All = value == "off"
	case "out":
		c.Out = strings.TrimSpace(unescape(value, true))
	case "keep":
		c.Keep = strings.TrimSpace(unescape(value, true))
	case "part":
		if p := Part(value); slices.Contains([]Part{Repeats, Variety, Naming}, p) {
			c.Part = p
		}
	case "n":
		if n, err := strconv.Atoi(value); err == nil && n > 2 && n <= MostRun {
			c.N = n
		}
	case "window":
		n, err := strconv.Atoi(value)
		switch {
		case value == "passage":
			c.Window = WholePassage
		case err == nil && n > 0 && n <= 50 && n != stats.DefaultWindow:
			c.Window = n
		}
	case "near":
		if a := stats.Association(value); a != stats.ByLogDice && slices.Contains(stats.Associations, a) {
			c.Near = a
		}
	case "pair":
		c.Pair = folded(unescape(value, true))
	}
}

// parameters writes what differs from the zero value.
func (c Counting) parameters() []string {
	least, stop := "", ""
	if c.Least > 0 {
		least = strconv.Itoa(c.Least)
	}
	if c.All {
		stop = "off"
	}
	n, window := "", ""
	if c.N > 0 {
		n = strconv.Itoa(c.N)
	}
	switch {
	case c.Window == WholePassage:
		window = "passage"
	case c.Window > 0:
		window = strconv.Itoa(c.Window)
	}
	return []string{"part", string(c.Part), "of", c.Of, "against", c.Against, "least", least, "order", string(c.Order), "stop", stop, "out", c.Out, "keep", c.Keep, "n", n,
		"term", c.Term, "window", window, "near", string(c.Near), "pair", c.Pair}
}

// folded is the first term of a text, as it is counted; "" if there is none.
func folded(text string) string {
	var a analysis.Analyzer
	if terms := a.Terms(text); len(terms) > 0 {
		return terms[0]
	}
	return ""
}

// identifiers cuts a list of ids with commas between.
func identifiers(list string) []string {
	var ids []string
	for id := range strings.SplitSeq(list, ",") {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// MostKeys is the number of words listed at each end, FirstKeys how many of them
// are shown until more are asked for.
const (
	MostKeys  = 30
	FirstKeys = 10
)

// WordID is the id of the button that opens a listed word.
func WordID(term string) string { return "word-" + term }

// Listed are the words shown at both ends.
func (m Model) Listed() (here, there []stats.Key) {
	answer, _ := m.Contrasted()
	if answer == nil {
		return nil, nil
	}
	most := FirstKeys
	if m.Longer > 0 {
		most = MostKeys
	}
	return answer.Here[:min(len(answer.Here), most)], answer.There[:min(len(answer.There), most)]
}

// MostColumns is the number of documents whose passages are told.
const MostColumns = 6

type (
	// Turned sets the view shown differently: another filter, another order.
	// It replaces the entry in the history.
	Turned struct{ To Route }
	// StopsEdited are the words left out besides and those that stay, as typed.
	StopsEdited struct{ Out, Keep string }
	// TermAsked looks at any word, as typed.
	TermAsked struct{ Text string }
	// LongerAsked shows more of a long table.
	LongerAsked struct{}
)

func (Turned) msg()      {}
func (StopsEdited) msg() {}
func (TermAsked) msg()   {}
func (LongerAsked) msg() {}

// CountsWords reports whether the view shows a comparison of words.
func (r Route) CountsWords() bool {
	return r.Screen == WordsScreen || r.Screen == Comparison && r.By == ByWords
}

// Contrast is what the view compares; ok is false where it compares no words or
// there is nothing to compare with.
func (m Model) Contrast() (q Contrast, ok bool) {
	if m.Collection == nil || !m.Route.CountsWords() || len(m.Collection.Documents) < 2 {
		return Contrast{}, false
	}
	q.Counting = m.Route.Words
	if m.Route.Screen == Comparison {
		chosen := m.Compared()
		i := max(0, slices.Index(chosen, q.Of))
		q.First = []string{chosen[i]}
		q.Second = slices.Delete(slices.Clone(chosen), i, i+1)
	} else {
		q.First = slices.Clone(m.Route.Documents)
		if len(q.First) == 0 {
			q.First = []string{m.Collection.Documents[0].ID}
		}
		for _, id := range identifiers(q.Against) {
			if !slices.Contains(q.First, id) {
				q.Second = append(q.Second, id)
			}
		}
	}
	if len(q.Second) == 0 && len(q.First) == len(m.Collection.Documents) {
		return q, false
	}
	q.Columns = q.First[:min(len(q.First), MostColumns)]
	q.Columns = slices.Clone(q.Columns)
	for _, id := range q.Second {
		if len(q.Columns) < MostColumns {
			q.Columns = append(q.Columns, id)
		}
	}
	if len(q.Second) == 0 {
		for _, d := range m.Collection.Documents {
			if len(q.Columns) == MostColumns {
				break
			}
			if !slices.Contains(q.First, d.ID) {
				q.Columns = append(q.Columns, d.ID)
			}
		}
	}
	return q, true
}

// askWords asks for what the view counts, and for the profile of the term looked
// at.
func (m Model) askWords() (Model, []Effect) {
	q, ok := m.Contrast()
	switch {
	case !ok || q.Part == Naming:
		return m, nil
	case q.Part == Repeats:
		return m.want(Runs{q})
	case q.Part == Variety:
		return m.want(m.varieties(q))
	}
	m, effects := m.want(q)
	var more []Effect
	if q.Term != "" {
		m, more = m.want(Profile{q})
	} else {
		m, more = m.unwant(Profile{}.Kind())
	}
	return m, append(effects, more...)
}

// count answers the messages of this file.
func count(m Model, msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Turned:
		return revise(m, msg.To)
	case StopsEdited:
		to := m.Route
		to.Words.Out, to.Words.Keep = strings.TrimSpace(msg.Out), strings.TrimSpace(msg.Keep)
		return visit(m, to, true)
	case TermAsked:
		to := m.Route
		to.Words.Term, to.Words.Pair = folded(msg.Text), ""
		return visit(m, to, true)
	case LongerAsked:
		m.Longer++
	}
	return m, nil
}

// revise shows the view differently. Where that closes a word, the focus goes back
// to what opened it.
func revise(m Model, to Route) (Model, []Effect) {
	term := m.Route.Words.Term
	next, effects := visit(m, to, true)
	if term == "" || next.Route.Words.Term != "" || !next.Route.CountsWords() {
		return next, effects
	}
	is := func(k stats.Key) bool { return k.Term == term }
	if here, there := m.Listed(); slices.ContainsFunc(here, is) || slices.ContainsFunc(there, is) {
		return next, append(effects, Focus{WordID(term)})
	}
	return next, append(effects, Focus{LookID})
}

// refill sets the fields of the words screen after a way to another setting.
func refill(from, to Route) []Effect {
	if !to.CountsWords() || !from.CountsWords() {
		return nil
	}
	var effects []Effect
	if from.Words.Out != to.Words.Out {
		effects = append(effects, SetField{OutID, to.Words.Out})
	}
	if from.Words.Keep != to.Words.Keep {
		effects = append(effects, SetField{KeepID, to.Words.Keep})
	}
	return effects
}

// verdicts are the values of Route.Show.
var verdicts = []string{string(corpus.Agree), string(corpus.Differ), string(corpus.Single), string(corpus.Silent)}
