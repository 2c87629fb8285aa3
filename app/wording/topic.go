package wording

// Topic: what each article says about one event.
const (
	TopicUnknown    Message = "No such topic"
	TopicCoveredBy  Message = "Covered by {n} of {all|article|articles}"
	TopicByAll      Message = "Covered by all {n|article|articles}"
	TopicByNone     Message = "Covered by none of {all|article|articles}"
	TopicNoDate     Message = "No date stated"
	TopicPartOf     Message = "Part of"
	TopicParts      Message = "Parts:"
	TopicInTime     Message = "Topics in time"
	TopicMore       Message = "and {n} more that cover it, {m} more that do not mention it"
	TopicDiffer     Message = "Facts that differ"
	TopicJudge      Message = "The articles do not settle which is right"
	TopicMoreFacts  Message = "{n|more fact that differs|more facts that differ}"
	TopicAtPassage  Message = "passage {n}"
	TopicNoAnswer   Message = "{n?does|do} not mention it"
	TopicHeard      Message = "Heard: {voices}"
	TopicVoice      Message = "{voice} ({said})"
	TopicSilent     Message = "Not mentioned in"
	TopicShare      Message = "{share} of the article"
	TopicCompare    Message = "Compare the {n#article that covers it|articles that cover it}"
	TopicCompareFew Message = "Compare the first {n#article that covers it|articles that cover it}"
	TopicLeftOut    Message = "What else it leaves out"
)
