package stats

import "parallax/corpus/analysis"

// StopList says which words are left out. Its zero value leaves English
// function words out.
type StopList struct {
	All  bool   // function words count too
	Out  string // words left out besides, as typed
	Keep string // function words that count all the same, as typed
}

// Stop is the list ready to use; nil if nothing is left out.
func (l StopList) Stop() func(term string) bool {
	var a analysis.Analyzer
	set := func(text string) map[string]bool {
		words := make(map[string]bool)
		for _, t := range a.Terms(text) {
			words[t] = true
		}
		return words
	}
	out, keep := set(l.Out), set(l.Keep)
	if l.All && len(out) == 0 {
		return nil
	}
	return func(t string) bool { return out[t] || !l.All && !keep[t] && analysis.StopWord(t) }
}
