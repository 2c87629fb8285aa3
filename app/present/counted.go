package present

import (
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// countedTabs are the ways to compare that rest on coding or on counting words.
// What is not coded is not offered.
func countedTabs(m state.Model, chosen []string) []element.Link {
	var tabs []element.Link
	tabs = append(tabs, tab("Facts", m.Route, chosen, state.ByFacts))
	tabs = append(tabs, tab("Voices", m.Route, chosen, state.ByVoices))
	return append(tabs, tab("Words", m.Route, chosen, state.ByWords), tab("Reuse", m.Route, chosen, state.ByReuse))
}

// counted fills the comparison by facts, voices or words; false if the view is
// none of these. An address may ask for coding that the collection lacks, and
// is told so.
func (v *CompareView) counted(m state.Model, chosen []string) bool {
	switch m.Route.By {
	case state.ByFacts:
		v.Title = wording.Capital(wording.Spell(len(chosen))) + " texts, question by question"
		v.Basis = basisView(m)
		v.Facts = facts(m, chosen)
	case state.ByVoices:
		v.Title = "Who is heard in " + wording.Spell(len(chosen)) + " texts"
		v.Basis = basisView(m)
		if m.Basis() == state.ByHand {
			v.Voices = voices(m, chosen)
		} else {
			v.Voices = proposedVoices(m, chosen)
		}
	case state.ByReuse:
		v.Title = "Shared wording of " + wording.Spell(len(chosen)) + " texts"
		v.Reuse = reuseView(m, chosen)
		_, how := m.Alignments()
		v.Wait = element.Pending(how, "Comparing the wording")
	case state.ByWords:
		v.Words = words(m)
		v.Title, v.Too = v.Words.Title, v.Words.Too
	default:
		return false
	}
	return true
}

// countedStatus is what the live region says once a table has changed.
func countedStatus(m state.Model) string {
	switch {
	case m.Collection == nil:
	case m.Route.CountsWords() && m.Route.Words.Part != state.KeynessPart:
		if a, _ := m.Phrases(); a != nil {
			return wording.PhrasesSaid.With("n", len(a.List))
		}
		if _, named, how := m.Vocabularies(); how.Has() {
			return wording.VocabularySaid.With("n", len(named))
		}
	case m.Route.CountsWords():
		answer, how := m.Keyness()
		switch {
		case how.Stopped:
			return wording.KeynessStopped.String()
		case answer == nil || !how.Has():
			return ""
		}
		here, there := m.Listed()
		return wording.KeynessSaid.With("n", len(here)+len(there), "all", answer.Tested)
	case m.Route.Screen == state.Comparison && m.Route.By == state.ByFacts:
		return wording.Capital(wording.Count(facts(m, m.Compared()).Shown, "question")) + "."
	}
	return ""
}
