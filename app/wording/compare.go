package wording

// Compare, as whole texts: why passages are linked.
const (
	CompareLinkedTo    Message = "is linked to"
	CompareOnlyHere    Message = "only here"
	CompareNoMatch     Message = "no match"
	ComparePoint       Message = "Hover to see matching passages. Click to line them up."
	CompareByTopic     Message = "Lines join passages with the same topic."
	CompareByBoth      Message = "Lines join passages with the same topic; dashed lines are suggested by the program."
	CompareByProgram   Message = "Dashed lines are suggested by the program from shared words, names, numbers and dates. Nobody has checked them."
	CompareNone        Message = "None of the other texts covers this passage’s topics."
	CompareNoneMatched Message = "The program finds no matching passage in the other texts at this minimum match."
	CompareNoTopic     Message = "This passage has no topic yet."
	CompareNotCoded    Message = "None of the texts with topics covers this passage’s topics. The others have no topics yet."

	CompareSameTopic    Message = "same topic: {topic}"
	CompareSameTopics   Message = "same topics: {topics}"
	CompareTopicAtLarge Message = "same topic: {topic}, in {n|passage|passages} there"
	CompareSameQuestion Message = "answers the same question: {question}"
	CompareNames        Message = "shared names: {words}"
	CompareRareWords    Message = "shared rare words: {words}"
	CompareNumbers      Message = "shared numbers: {words}"
	CompareSameDate     Message = "same date: {dates}"
	CompareOtherDates   Message = "different dates: {dates}"
	CompareSameWording  Message = "same wording: “{words}” ({n|word|words} in a row)"
	ComparePassageOf    Message = "{outlet}, passage {n}"
	CompareScore        Message = "Match, from 0 to 1"
	CompareWhy          Message = "Why passages are linked"
)
