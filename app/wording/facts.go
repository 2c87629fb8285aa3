package wording

// Facts: what the articles disagree about, over all of them or over some.
const (
	FactsTitle     Message = "What the articles disagree about"
	FactsTitleSome Message = "What {n#article|articles} disagree about"
	FactsDeck      Message = "{n|question gets|questions get} different answers. The articles do not settle which one is right."
	FactsDeckNone  Message = "No question gets different answers."
	FactsOrigin    Message = "From the collection."
	FactsHowCoded  Message = "How it was coded"
	FactsOverAll   Message = "Answers were compared over all {all#article|articles}. Here you see {n} of them."
	FactsSuggested Message = "Suggested by the program. Nobody has checked it. The program compares figures of one kind (how many, how much, when, where, how long) in matching passages with the same rare words. They may still be about different things: read the passages."
	FactsLooking   Message = "Looking for figures in matching passages"
	FactsByTopics  Message = "Of more than {most|article|articles}, the program looks only at passages that seem to be about the same thing."
	FactsNoneCoded Message = "This collection has no facts yet."
	FactsNoneShown Message = "None of the {n|question|questions} is of this kind here."
	FactsNoneFound Message = "The program finds no figures that answer the same question at this minimum match."
	FactsMore      Message = "Show {n} more of {rest}"
	FactsByProgram Message = "suggested by the program"
	FactsShow      Message = "Show"
	FactsQuestion  Message = "Question"
	FactsShown     Message = "{n|question|questions}."

	FactsDiffer      Message = "Differ"
	FactsSingle      Message = "Only one says"
	FactsAgree       Message = "Agree"
	FactsSilent      Message = "No answer"
	FactsUnknown     Message = "Not coded yet"
	FactsUnknownHead Message = "Not coded in every article yet"
	FactsNotKnown    Message = "{n#article answers|articles answer}; the others are not all coded yet"
	FactsAll         Message = "All"
	FactsDifferHead  Message = "Different answers"
	FactsSingleHead  Message = "Only one article answers"
	FactsAgreeHead   Message = "All who answer agree"
	FactsSilentHead  Message = "None of these articles answers"

	FactsDiffersWithin Message = "differs within one article"
	FactsVerdictOfAll  Message = "different over all {all#article|articles}; compare these values yourself"
	FactsOthersAnswer  Message = "{n#other article answers|other articles answer}"
	FactsNoteOfAll     Message = "Over all {all#article|articles}: {note}"
	FactsInside        Message = "{n#value|values} in one article"
	FactsIn            Message = "in {outlet}"
	FactsMatched       Message = "Passages matched with {score}."
	FactsFromDigest    Message = "from our digest; the article may put it differently"

	FactsQuoted  Message = "quoting a source"
	FactsAlleged Message = "alleged"
	FactsAssumed Message = "author’s view"
	FactsDenied  Message = "denied"

	FactsSilentIn Message = "{n|article does|articles do} not mention it"
	FactsPassage  Message = "¶\u00a0{n}"
)

// What came of a question, in a word.
const (
	VerdictAgree  Message = "agree"
	VerdictDiffer Message = "differ"
	VerdictSingle Message = "only one answers"
	VerdictSilent Message = "no answer"
)
