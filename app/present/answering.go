package present

import (
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// list adds a proposal that is shown and not answered.
func (v *AnswerView) list(m state.Model, key string) {
	v.Keys = append(v.Keys, key)
	if m.Coding.Ticked[key] {
		v.Ticked++
	}
}

// answerable adds a fact or voice, unless it has been accepted.
func (v *AnswerView) answerable(m state.Model, p ProposalView) {
	if p.Accepted == "" {
		v.list(m, p.Key)
	}
}

// finish says what can be done.
func (v *AnswerView) finish(m state.Model) {
	v.All = len(v.Keys) > 0 && v.Ticked == len(v.Keys)
	v.Count = wording.AnswerAll.With("n", len(v.Keys))
	if v.Ticked > 0 {
		v.Accept, v.Refuse = wording.AnswerAccept.With("n", v.Ticked), wording.AnswerDismiss.With("n", v.Ticked)
	}
	last, ok := edit.Last(m.Coding.Ops)
	if ok && m.Route.Screen != state.Topics && (last.Do == edit.Dismiss || last.Key != "" && (last.Do == edit.AddFact || last.Do == edit.AddVoice)) {
		v.Undo = wording.TopicsUndo.With("deed", deeds(m, last, last))
	}
}

// deeds says what an operation did, and those that were done at once with it: as many as
// were with another, itself or its Undo.
func deeds(m state.Model, o, with edit.Op) string {
	n := len(edit.Together(m.Coding.Ops, with))
	switch {
	case n < 2:
	case o.Do == edit.Dismiss:
		return wording.DeedDismissMany.With("n", n)
	case o.Do == edit.Add || o.Do == edit.AddFact || o.Do == edit.AddVoice:
		return wording.DeedAcceptMany.With("n", n)
	case o.Do == edit.Annotate:
		return wording.DeedNotes.With("n", n)
	}
	return deed(m, o)
}

// changeable fills in what a proposal can be changed in: the question and verdict of a
// fact, the name and kind of a voice.
func (v *ProposalView) changeable(text, as string) {
	v.Text, v.As = text, as
	v.Kinds = []TopicChoice{{string(corpus.Agree), verdicts[corpus.Agree]}, {string(corpus.Differ), verdicts[corpus.Differ]}}
	if !v.Fact {
		v.Kinds = []TopicChoice{
			{string(corpus.Named), wording.EntryKindNamed.String()}, {string(corpus.Anonymous), wording.EntryKindNone.String()},
			{string(corpus.Institutional), wording.EntryKindBody.String()}, {string(corpus.Paper), wording.EntryKindPaper.String()},
		}
	}
}
