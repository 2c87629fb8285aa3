package engine

import (
	"parallax/app/state"
	"parallax/corpus/align"
)

func init() { register(topics) }

// topics are those that the command line proposes, the first hundred of them.
func topics(s *Snapshot, _ state.Proposing, step Step) (*state.Proposed, error) {
	a := aligner(s, step)
	if a == nil || !step(0.2) {
		return nil, nil
	}
	list := a.Topics(align.TopicOptions{Limit: state.MostProposed}, step.part(0.2, 1))
	if list == nil {
		return nil, nil
	}
	return &state.Proposed{Topics: list}, nil
}
