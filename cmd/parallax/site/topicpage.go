package site

import "parallax/app/wording"

// topicWords are what a topic's page says besides its topic, as the program's
// screen does.
type topicWords struct{ PartOf, Parts, InTime, Differ, Judge, Silent wording.Message }

func topicMessages() topicWords {
	return topicWords{
		PartOf: wording.TopicPartOf, Parts: wording.TopicParts, InTime: wording.TopicInTime, Differ: wording.TopicDiffer,
		Judge: wording.TopicJudge, Silent: wording.TopicSilent,
	}
}
