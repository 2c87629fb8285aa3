package present

import (
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// counted fills the comparison by facts, voices or words. An address may ask for
// coding that the collection lacks, and is told so.
func (v *CompareView) counted(m state.Model, chosen []string) {
	switch m.Route.By {
	case state.ByFacts:
		v.Title = wording.FactsTitle.String()
		if len(chosen) < len(m.Collection.Documents) {
			v.Title = wording.FactsTitleSome.With("n", len(chosen))
		}
		if !m.OverAll() || m.Basis() != state.ByHand {
			v.Basis = basisView(m)
		}
		v.Facts = facts(m, chosen)
		v.Deck = v.Facts.Deck
	case state.ByVoices:
		v.Title = wording.VoicesTitle.With("n", len(chosen))
		v.Basis = basisView(m)
		if m.Basis() == state.ByHand {
			v.Voices = voices(m, chosen)
		} else {
			v.Voices = proposedVoices(m, chosen)
		}
	case state.ByReuse:
		v.Title = wording.ReuseTitle.With("n", len(chosen))
		v.Reuse = reuseView(m, chosen)
		_, how := m.Alignments()
		v.Wait = element.Pending(how, wording.ReuseComparing.String())
	case state.ByWords:
		v.Words = words(m)
		v.Title, v.Too = v.Words.Title, v.Words.Too
	}
}

// countedStatus is what the live region says once a table has changed.
func countedStatus(m state.Model) string {
	switch {
	case m.Collection == nil:
	case m.Route.CountsWords() && m.Route.Keyness.Part != state.KeynessPart:
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
		return wording.FactsShown.With("n", facts(m, m.Compared()).Shown)
	}
	return ""
}
