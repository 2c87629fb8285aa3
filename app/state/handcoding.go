package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// EntryKind is a kind of entry that a coder writes about selected words.
type EntryKind string

const (
	VoiceEntry EntryKind = "voice"
	LabelEntry EntryKind = "label"
	FactEntry  EntryKind = "fact"
)

// EntryForm is the entry that is being written.
type EntryForm struct {
	Kind  EntryKind  // "" if none is
	At    corpus.Ref // the passage
	Words string     // that were selected
}

// Messages of a coder. On is the day; the store fills it in.
type (
	// CoderTurned switches between reading, in which nothing here changes the coding,
	// and coding.
	CoderTurned struct{ On bool }
	// EntryBegun opens the form for an entry about the selected words; with Kind ""
	// closes it.
	EntryBegun struct{ Kind EntryKind }
	// VoiceSaved says who speaks in the words of the form, quoted or reported.
	VoiceSaved struct {
		Name   string
		Kind   corpus.VoiceKind
		Quoted bool
		On     string
	}
	// LabelSaved says whom the words of the form name.
	LabelSaved struct{ Subject, On string }
	// FactSaved gives the value of the passage for a question. Fact is the id of one of
	// the reader's own facts, or "" for a new one. Verdict "" is the one proposed.
	FactSaved struct {
		Fact, Question, Value string
		Certainty             corpus.Certainty
		Verdict               corpus.Verdict
		On                    string
	}
	// GistSaved writes what an article says of a topic.
	GistSaved struct{ Topic, Document, Text, On string }
	// EntryRemoved takes one of the reader's own entries away; see edit.Discard.
	EntryRemoved struct{ Key string }
)

func (msg CoderTurned) update(m Model) (Model, []Effect) {
	m.Coding.Coder = msg.On
	m.Coding.Form = EntryForm{}
	m.Announced = wording.CoderOff.String()
	if msg.On {
		m.Announced = wording.CoderOn.String()
	}
	return m, nil
}

func (msg EntryBegun) update(m Model) (Model, []Effect) {
	p := m.Reader.Picked
	if msg.Kind == "" || !m.Coding.Coder || p.Text == "" || p.From != p.To {
		m.Coding.Form = EntryForm{}
		return m, nil
	}
	m.Coding.Form = EntryForm{msg.Kind, p.From, strings.Join(strings.Fields(p.Text), " ")}
	m.Reader.Margin, m.Reader.Picked = p.From.Passage, Picked{}
	return m, []Effect{Focus{EntryFieldID}}
}

// EntryFieldID is the first field of the form for an entry.
const EntryFieldID = "entry"

// hand does an operation about the passage of the form, and closes it.
func (m Model) hand(o edit.Op) (Model, []Effect) {
	o.Passages = m.places([]corpus.Ref{m.Coding.Form.At})
	form := m.Coding.Form
	m, effects := m.do(o)
	if m.Unsaved == "" {
		m.Coding.Form = EntryForm{}
		return m, append(effects, Focus{MarginID(form.At.Passage)})
	}
	return m, effects
}

func (msg VoiceSaved) update(m Model) (Model, []Effect) {
	name := strings.Join(strings.Fields(msg.Name), " ")
	if m.Collection == nil || m.Coding.Form.Kind != VoiceEntry || name == "" {
		return m, nil
	}
	id := "voice-" + m.Coding.Tab + "-" + strconv.Itoa(edit.Next(m.Coding.Ops))
	v := &corpus.Voice{ID: id, Name: name, Kind: msg.Kind}
	if v.Kind == corpus.Anonymous {
		v.Name, v.Description = "anonymous", name
	} else {
		v.ID = corpus.MakeID(name, id)
		for _, known := range m.Collection.Voices {
			if known.Kind != corpus.Anonymous && strings.EqualFold(known.Name, name) {
				v.ID, v.Kind, v.Name = known.ID, known.Kind, known.Name
			}
		}
	}
	h := corpus.Heard{At: m.Coding.Form.At, Mentions: 1}
	if msg.Quoted {
		h = corpus.Heard{At: h.At, Quotes: 1}
	}
	v.Heard = []corpus.Heard{h}
	return m.hand(edit.Op{Do: edit.AddVoice, Voice: v, On: msg.On})
}

func (msg LabelSaved) update(m Model) (Model, []Effect) {
	f, subject := m.Coding.Form, strings.Join(strings.Fields(msg.Subject), " ")
	if m.Collection == nil || f.Kind != LabelEntry || subject == "" {
		return m, nil
	}
	d := m.Catalog.Document(f.At.Document)
	if m.WordingOf(d, d.Passage(f.At.Passage)) != corpus.OnOriginal {
		m.Unsaved = wording.EntryDigest.String()
		return m, nil
	}
	words, _ := m.Words(d, d.Passage(f.At.Passage))
	l := &corpus.Label{Subject: subject, Document: d.ID, Fragment: f.Words, Count: max(1, strings.Count(words, f.Words)), Passages: []int{f.At.Passage}}
	return m.hand(edit.Op{Do: edit.AddLabel, Label: l, On: msg.On})
}

func (msg FactSaved) update(m Model) (Model, []Effect) {
	form := m.Coding.Form
	question, value := strings.Join(strings.Fields(msg.Question), " "), strings.Join(strings.Fields(msg.Value), " ")
	if m.Collection == nil || form.Kind != FactEntry || value == "" {
		return m, nil
	}
	fact := corpus.Fact{ID: "fact-" + m.Coding.Tab + "-" + strconv.Itoa(edit.Next(m.Coding.Ops)), Question: question}
	if topics := m.Coverage.Passage(form.At); len(topics) > 0 {
		fact.Topic = topics[0]
	}
	for _, f := range m.OwnFacts() {
		if f.ID == msg.Fact || msg.Fact == "" && strings.EqualFold(f.Question, question) {
			fact = *f
			fact.Values = slices.Clone(f.Values)
		}
	}
	if fact.Question == "" {
		m.Unsaved = wording.EntryNoQuestion.String()
		return m, nil
	}
	v := corpus.Value{At: form.At, Value: value, Certainty: msg.Certainty}
	d := m.Catalog.Document(form.At.Document)
	// Words of a digest are ours, and no fragment of the article.
	if m.WordingOf(d, d.Passage(form.At.Passage)) == corpus.OnOriginal && corpus.CountWords(form.Words) <= corpus.MaxFragmentWords {
		v.Fragment = form.Words
	}
	i := slices.IndexFunc(fact.Values, func(x corpus.Value) bool { return x.At == v.At })
	if i < 0 {
		fact.Values = append(fact.Values, v)
	} else {
		fact.Values[i] = v
	}
	if fact.Verdict = msg.Verdict; fact.Verdict == "" {
		fact.Verdict = VerdictOf(fact.Values)
	}
	m, effects := m.hand(edit.Op{Do: edit.Judge, Fact: &fact, On: msg.On})
	return m, effects
}

// VerdictOf is the verdict that is proposed for values: alike if their words are.
func VerdictOf(values []corpus.Value) corpus.Verdict {
	documents := make(map[string]bool)
	same := true
	for _, v := range values {
		documents[v.At.Document] = true
		same = same && strings.EqualFold(v.Value, values[0].Value)
	}
	switch {
	case len(documents) == 0:
		return corpus.Silent
	case len(documents) == 1:
		return corpus.Single
	case same:
		return corpus.Agree
	}
	return corpus.Differ
}

// OwnFacts are the facts that the reader has written, to be added to.
func (m Model) OwnFacts() (list []*corpus.Fact) {
	if m.Collection == nil {
		return nil
	}
	for i := range m.Collection.Facts {
		if f := &m.Collection.Facts[i]; f.By == corpus.Me {
			list = append(list, f)
		}
	}
	return list
}

func (msg GistSaved) update(m Model) (Model, []Effect) {
	if m.Collection == nil || !m.Coding.Coder {
		return m, nil
	}
	return m.do(edit.Op{Do: edit.Gist, Topic: msg.Topic, Documents: []string{msg.Document}, Title: msg.Text, On: msg.On})
}

func (msg EntryRemoved) update(m Model) (Model, []Effect) {
	if m.Collection == nil || !m.Coding.Coder {
		return m, nil
	}
	return m.do(edit.Op{Do: edit.Discard, Key: msg.Key})
}
