package present

import (
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// HandView is what a coder sees beside a passage: the entries of the reader's own, the
// form for one, and the summaries of the article by topic. Its zero value is a reader's.
type HandView struct {
	On       bool
	Kind     state.EntryKind // of the form that is open; "" for none
	Title    string
	Words    string
	Names    []string // that are known: voices, subjects or questions
	Own      []HandFact
	Entries  []HandEntry
	Gists    []HandGist
	Document string
}

// HandFact is one of the reader's questions, to be answered by another article.
type HandFact struct{ ID, Question string }

// HandEntry is an entry that can be taken away.
type HandEntry struct{ Label, Key string }

// HandGist is what the article says of a topic.
type HandGist struct{ Topic, Title, Text string }

const namesOffered = 200 // in a list beside a field

// hand is what a coder sees beside a passage.
func hand(m state.Model, ref corpus.Ref) HandView {
	if !m.Coding.Coder {
		return HandView{}
	}
	v := HandView{On: true, Document: ref.Document}
	for _, x := range m.Catalog.HeardAt(ref) {
		by := x.Heard.Provenance
		if by.Own() {
			by = x.Voice.Provenance
		}
		if by.By == corpus.Me {
			v.Entries = append(v.Entries, HandEntry{wording.EntryIsVoice.With("name", speaker(x.Voice), "how", said(x.Heard)), edit.VoiceEntry(x.Voice.ID, ref)})
		}
	}
	for _, l := range m.Collection.Labels {
		if l.Document == ref.Document && l.By == corpus.Me {
			for _, n := range l.Passages {
				if n == ref.Passage {
					v.Entries = append(v.Entries, HandEntry{wording.EntryIsLabel.With("words", l.Fragment, "subject", l.Subject), edit.LabelEntry(l)})
				}
			}
		}
	}
	for _, f := range m.Catalog.FactsAt(ref) {
		if f.By != corpus.Me {
			continue
		}
		for _, x := range f.Values {
			if x.At == ref {
				v.Entries = append(v.Entries, HandEntry{wording.EntryIsFact.With("question", f.Question, "value", valueText(x), "verdict", verdicts[f.Verdict]), edit.FactEntry(f.ID)})
			}
		}
	}
	for _, id := range m.Coverage.Passage(ref) {
		t, _ := m.Coverage.Topic(id)
		v.Gists = append(v.Gists, HandGist{id, t.Title, gistOf(m, id, ref.Document)})
	}
	f := m.Coding.Form
	if f.At != ref {
		return v
	}
	v.Kind, v.Words = f.Kind, clipped(f.Words, 60)
	seen := make(map[string]bool)
	name := func(s string) {
		if !seen[s] && len(v.Names) < namesOffered {
			seen[s] = true
			v.Names = append(v.Names, s)
		}
	}
	switch f.Kind {
	case state.VoiceEntry:
		v.Title = wording.EntryVoice.With("words", v.Words)
		for _, x := range m.Collection.Voices {
			if x.Kind != corpus.Anonymous {
				name(x.Name)
			}
		}
	case state.LabelEntry:
		v.Title = wording.EntryLabel.With("words", v.Words)
		for _, l := range m.Collection.Labels {
			name(l.Subject)
		}
	case state.FactEntry:
		v.Title = wording.EntryFact.With("words", v.Words)
		for _, x := range m.OwnFacts() {
			v.Own = append(v.Own, HandFact{x.ID, x.Question})
		}
	}
	return v
}

// gistOf is what somebody has written about a topic in a document, one's own first.
func gistOf(m state.Model, topic, document string) (gist string) {
	for _, e := range m.Collection.Coverage {
		if e.Topic == topic && e.Document == document && e.Gist != "" && (gist == "" || e.By == corpus.Me) {
			gist = e.Gist
		}
	}
	return gist
}
