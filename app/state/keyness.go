package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
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

// Rest is the value of Keyness.Against that means all other documents, as the
// empty string does.
const Rest = "rest"

// Ids of the fields of the words screen.
const (
	OutID  = "words-out"
	KeepID = "words-keep"
	LookID = "words-look"
)

// Keyness is how words are compared, as the address says it. Its zero value
// compares with all other documents, leaves English function words out, and
// lists the surest differences first.
type Keyness struct {
	Of      string      // compare: whose words; "" is the first of the documents chosen
	Against string      // words: documents with commas between, or Rest
	Term    string      // folded; the one looked at, "" for none
	Least   int         // least frequency; 0 means ask.DefaultLeast
	Order   stats.Order // "" means stats.ByConservative
	stats.StopList

	Part   WordsPart         // of the screen that is shown
	N      int               // words in a run, 2 … MostRun; 0 means 2
	Window int               // words on each side that are near; 0 means stats.DefaultWindow, ask.WholePassage any in the passage
	Near   stats.Association // what collocates are sorted by; "" means stats.ByLogDice
	Pair   string            // the collocate whose figures are worked out, "" for the first
}

// WordsPart is one of the things that are counted on the words screen.
type WordsPart string

const (
	KeynessPart    WordsPart = ""        // the words that set documents apart
	PhrasesPart    WordsPart = "runs"    // runs of words that come back
	VocabularyPart WordsPart = "variety" // how varied each vocabulary is
	LabelsPart     WordsPart = "labels"  // how each document names people and states
)

// MostRun is the number of words in the longest runs counted.
const MostRun = 5

// Windows are the values of Keyness.Window that are offered.
var Windows = []int{3, 0, 10, ask.WholePassage}

// parameter reads one parameter of the address.
func (c *Keyness) parameter(name, value string, comparing bool) {
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
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n != ask.DefaultLeast {
			c.Least = n
		}
	case "order":
		if o := stats.Order(value); o != stats.ByConservative && slices.Contains(stats.IDs(stats.KeyMeasures), value) {
			c.Order = o
		}
	case "stop":
		c.All = value == "off"
	case "out":
		c.Out = strings.TrimSpace(unescape(value, true))
	case "keep":
		c.Keep = strings.TrimSpace(unescape(value, true))
	case "part":
		if p := WordsPart(value); slices.Contains([]WordsPart{PhrasesPart, VocabularyPart, LabelsPart}, p) {
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
			c.Window = ask.WholePassage
		case err == nil && n > 0 && n <= 50 && n != stats.DefaultWindow:
			c.Window = n
		}
	case "near":
		if a := stats.Association(value); a != stats.ByLogDice && slices.Contains(stats.IDs(stats.CollocateMeasures), value) {
			c.Near = a
		}
	case "pair":
		c.Pair = folded(unescape(value, true))
	}
}

// parameters writes what differs from the zero value.
func (c Keyness) parameters() []string {
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
	case c.Window == ask.WholePassage:
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
	if terms := a.JoinedTerms(text); len(terms) > 0 {
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

// FirstKeys is the number of words listed at each end until more are asked for.
const FirstKeys = 10

// WordID is the id of the button that opens a listed word.
func WordID(term string) string { return "word-" + term }

// Listed are the words shown at both ends.
func (m Model) Listed() (here, there []stats.Key) {
	answer, _ := m.Keyness()
	if answer == nil {
		return nil, nil
	}
	most := FirstKeys
	if m.Longer > 0 {
		most = ask.MostKeys
	}
	return answer.Here[:min(len(answer.Here), most)], answer.There[:min(len(answer.There), most)]
}

type (
	// StopsEdited are the words left out besides and those that stay, as typed.
	StopsEdited struct{ Out, Keep string }
	// TermAsked looks at any word, as typed.
	TermAsked struct{ Text string }
)

func (msg Turned) update(m Model) (Model, []Effect) { return revise(m, msg.To) }

func (msg StopsEdited) update(m Model) (Model, []Effect) {
	to := m.Route
	to.Keyness.Out, to.Keyness.Keep = strings.TrimSpace(msg.Out), strings.TrimSpace(msg.Keep)
	return visit(m, to, true)
}

func (msg TermAsked) update(m Model) (Model, []Effect) {
	to := m.Route
	to.Keyness.Term, to.Keyness.Pair = folded(msg.Text), ""
	return visit(m, to, true)
}

// CountsWords reports whether the view shows a comparison of words.
func (r Route) CountsWords() bool {
	return r.Screen == WordsScreen || r.Screen == Comparison && r.By == ByWords
}

// KeynessQuestion is what the view compares; ok is false where it compares no words or
// there is nothing to compare with.
func (m Model) KeynessQuestion() (q ask.Keyness, ok bool) {
	if m.Collection == nil || !m.Route.CountsWords() || len(m.Collection.Documents) < 2 {
		return q, false
	}
	w := m.Route.Keyness
	q.Least, q.Order, q.StopList = w.Least, w.Order, w.StopList
	if m.Route.Screen == Comparison {
		chosen := m.Compared()
		i := max(0, slices.Index(chosen, w.Of))
		q.First = []string{chosen[i]}
		q.Second = slices.Delete(slices.Clone(chosen), i, i+1)
	} else {
		q.First = slices.Clone(m.Route.Documents)
		if len(q.First) == 0 {
			q.First = []string{m.Collection.Documents[0].ID}
		}
		for _, id := range identifiers(w.Against) {
			if !slices.Contains(q.First, id) {
				q.Second = append(q.Second, id)
			}
		}
	}
	if len(q.Second) == 0 && len(q.First) == len(m.Collection.Documents) {
		return q, false
	}
	q.Columns = q.First[:min(len(q.First), ask.MostColumns)]
	q.Columns = slices.Clone(q.Columns)
	for _, id := range q.Second {
		if len(q.Columns) < ask.MostColumns {
			q.Columns = append(q.Columns, id)
		}
	}
	if len(q.Second) == 0 {
		for _, d := range m.Collection.Documents {
			if len(q.Columns) == ask.MostColumns {
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
	q, ok := m.KeynessQuestion()
	switch w := m.Route.Keyness; {
	case !ok || w.Part == LabelsPart:
		return m, nil
	case w.Part == PhrasesPart:
		return m.want(ask.Phrases{Keyness: q, N: w.N})
	case w.Part == VocabularyPart:
		return m.want(m.vocabularies(q))
	}
	m, effects := m.want(q)
	var more []Effect
	if m.Route.Keyness.Term != "" {
		m, more = m.want(m.profile(q))
	} else {
		m, more = m.unwant(ask.Profile{}.Kind())
	}
	return m, append(effects, more...)
}

// profile is the question about the term looked at.
func (m Model) profile(q ask.Keyness) ask.Profile {
	w := m.Route.Keyness
	return ask.Profile{Keyness: q, Term: w.Term, Window: w.Window, Near: w.Near}
}

// vocabularies are the documents of both sides, the first side first.
func (m Model) vocabularies(q ask.Keyness) ask.Vocabularies {
	named := slices.Concat(q.First, q.Second)
	if len(q.Second) == 0 {
		for _, d := range m.Collection.Documents {
			if len(named) >= ask.MostVocabularies {
				break
			}
			if !slices.Contains(q.First, d.ID) {
				named = append(named, d.ID)
			}
		}
	}
	return ask.Vocabularies{Named: named[:min(len(named), ask.MostVocabularies)]}
}

// Keyness is the comparison of words to show, nil if there is none yet. While
// another order or list of the same documents is counted, the last one stays.
func (m Model) Keyness() (answer *ask.KeynessAnswer, how Asking) {
	q, ok := m.KeynessQuestion()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(ask.Keyness); ok && slices.Equal(last.First, q.First) && slices.Equal(last.Second, q.Second) {
		answer, _ = how.Answer.(*ask.KeynessAnswer)
	}
	return answer, how
}

// Profile is what is known about the term looked at, nil as long as nothing is.
func (m Model) Profile() (answer *ask.ProfileAnswer, how Asking) {
	q, ok := m.KeynessQuestion()
	if !ok || m.Route.Keyness.Term == "" {
		return nil, how
	}
	if how = m.Asked(m.profile(q)); how.Has() {
		answer, _ = how.Answer.(*ask.ProfileAnswer)
	}
	return answer, how
}

// Phrases are the runs of words to show, nil if there are none yet.
func (m Model) Phrases() (answer *ask.PhrasesAnswer, how Asking) {
	if q, ok := m.KeynessQuestion(); ok && m.Route.Keyness.Part == PhrasesPart {
		if how = m.Asked(ask.Phrases{Keyness: q, N: m.Route.Keyness.N}); how.Has() {
			answer, _ = how.Answer.(*ask.PhrasesAnswer)
		}
	}
	return answer, how
}

// Vocabularies is how varied vocabularies are, and of which documents; nil if
// that is not known yet.
func (m Model) Vocabularies() (answer *ask.VocabulariesAnswer, named []string, how Asking) {
	if q, ok := m.KeynessQuestion(); ok && m.Route.Keyness.Part == VocabularyPart {
		v := m.vocabularies(q)
		named = v.Named
		if how = m.Asked(v); how.Has() {
			answer, _ = how.Answer.(*ask.VocabulariesAnswer)
		}
	}
	return answer, named, how
}

// revise shows the view differently. Where that closes a word, the focus goes back
// to what opened it.
func revise(m Model, to Route) (Model, []Effect) {
	term := m.Route.Keyness.Term
	next, effects := visit(m, to, true)
	if term == "" || next.Route.Keyness.Term != "" || !next.Route.CountsWords() {
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
	if from.Keyness.Out != to.Keyness.Out {
		effects = append(effects, SetField{OutID, to.Keyness.Out})
	}
	if from.Keyness.Keep != to.Keyness.Keep {
		effects = append(effects, SetField{KeepID, to.Keyness.Keep})
	}
	return effects
}

// EveryVerdict is the value of Route.Show for questions of any verdict.
const EveryVerdict = "all"

// UnknownVerdict is that of a fact which at most one of the documents looked at
// answers, while nobody has looked whether some others do.
const UnknownVerdict corpus.Verdict = "unknown"

// verdicts are the values of Route.Show.
var verdicts = []string{string(corpus.Agree), string(corpus.Differ), string(corpus.Single), string(corpus.Silent), string(UnknownVerdict), EveryVerdict}
