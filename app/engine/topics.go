package engine

import (
	"parallax/app/state"
	"parallax/corpus/compare"
)

func init() { register(topics) }

// topics are those that the command line proposes, the first hundred of them.
func topics(s *Snapshot, _ state.Proposing, step Step) (*state.Proposed, error) {
	list := compare.ProposeTopics(s.Whole, compare.ProposeOptions{Limit: state.MostProposed}, step)
	if list == nil {
		return nil, nil
	}
	return &state.Proposed{Topics: list}, nil
}
