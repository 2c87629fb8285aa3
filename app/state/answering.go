package state

import (
	"maps"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/edit"
	"parallax/corpus/speech"
)

// Messages about proposals that are answered many at once.
type (
	// ProposalTicked ticks a proposal, or unticks it: a topic by its id, a fact or voice by
	// its key.
	ProposalTicked struct{ Key string }
	// ProposalsTicked ticks these, and no others.
	ProposalsTicked struct{ Keys []string }
	// ProposalsAnswered accepts what is ticked, or dismisses it. It is one step to undo.
	ProposalsAnswered struct {
		Accept bool
		On     string // the day; the store fills it in
	}
)

// ProposalsID is the id of what answers the proposals of a view at once.
const ProposalsID = "proposals"

func (msg ProposalTicked) update(m Model) (Model, []Effect) {
	ticked := maps.Clone(m.Coding.Ticked)
	if ticked == nil {
		ticked = make(map[string]bool)
	}
	if ticked[msg.Key] {
		delete(ticked, msg.Key)
	} else {
		ticked[msg.Key] = true
	}
	m.Coding.Ticked = ticked
	return m, nil
}

func (msg ProposalsTicked) update(m Model) (Model, []Effect) {
	m.Coding.Ticked = make(map[string]bool, len(msg.Keys))
	for _, key := range msg.Keys {
		m.Coding.Ticked[key] = true
	}
	return m, nil
}

// ProposalsAnswered takes the proposals in the order in which they are listed. One that
// has been answered meanwhile, or is not proposed any more, is left out.
func (msg ProposalsAnswered) update(m Model) (Model, []Effect) {
	if m.Collection == nil || len(m.Coding.Ticked) == 0 {
		return m, nil
	}
	var list []edit.Op
	n := edit.Next(m.Coding.Ops)
	add := func(o edit.Op) {
		o.On = msg.On
		list = append(list, o)
	}
	switch m.Route.Screen {
	case Topics:
		for _, p := range m.Coding.Open {
			switch {
			case !m.Coding.Ticked[p.ID]:
			case msg.Accept:
				o := accept(p, "")
				o.Passages, o.Topic = m.places(refs(p)), m.freshTopic(o.Title, n+len(list))
				add(o)
			default:
				add(edit.Op{Do: edit.Dismiss, Topic: p.ID, Passages: m.places(refs(p))})
			}
		}
	case Comparison:
		for _, x := range m.offers() {
			switch {
			case !m.Coding.Ticked[x.key] || m.Coding.Result.Accepted[x.key] != "" || m.Coding.Result.SettledKey(x.key):
			case msg.Accept:
				add(m.acceptOffer(x, n+len(list)))
			default:
				add(edit.Op{Do: edit.Dismiss, Key: x.key})
			}
		}
	}
	m.Coding.Ticked = nil
	if len(list) == 0 {
		return m, nil
	}
	open := m.Route
	m, effects := m.doAll(list)
	if _, is := m.Coverage.Topic(open.Topic); open.Screen == Topics && open.Topic != "" && !is {
		if _, is := m.Proposal(open.Topic); !is { // it was among them
			var turned []Effect
			m, turned = m.turned(Route{Screen: Topics})
			effects = append(effects, turned...)
		}
	}
	return m, append(effects, Focus{ProposalsID})
}

// offer is a fact or voice that is proposed in the comparison shown.
type offer struct {
	key   string
	fact  *ask.ProposedFact // nil of a voice
	heard *speech.Proposals
	voice int // of heard
}

// offers are the facts, or the voices, that are proposed in the comparison shown.
func (m Model) offers() (list []offer) {
	if m.Route.By == ByFacts {
		if proposed, _ := m.ProposedFacts(); proposed != nil {
			for i := range proposed.Facts {
				list = append(list, offer{key: FactKey(proposed.Facts[i]), fact: &proposed.Facts[i]})
			}
		}
		return list
	}
	if heard, _ := m.ProposedVoices(); heard != nil {
		for i := range heard.Documents {
			p := &heard.Documents[i]
			for n, v := range p.Voices {
				list = append(list, offer{key: VoiceKey(p.Document, v.Name), heard: p, voice: n})
			}
		}
	}
	return list
}

// acceptOffer makes coding of a proposal, as the operation of number n.
func (m Model) acceptOffer(x offer, n int) edit.Op {
	id := m.operationID(n)
	if x.fact != nil {
		o := edit.Op{Do: edit.AddFact, Key: x.key, Fact: acceptedFact(*x.fact, "fact-"+id)}
		for _, v := range o.Fact.Values {
			o.Passages = append(o.Passages, m.places([]corpus.Ref{v.At})...)
		}
		return o
	}
	o := edit.Op{Do: edit.AddVoice, Key: x.key, Voice: m.acceptedVoice(*x.heard, x.voice, "voice-"+id)}
	for _, h := range o.Voice.Heard {
		o.Passages = append(o.Passages, m.places([]corpus.Ref{h.At})...)
	}
	return o
}
