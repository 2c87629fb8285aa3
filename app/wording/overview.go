package wording

// The overview.
const (
	OverviewUntitled Message = "Untitled collection"

	// What the articles are.
	OverviewEmpty         Message = "There are no articles in this collection yet. Add some in the Library."
	OverviewArticles      Message = "{n#article|articles}"
	OverviewOutlets       Message = "{n#article|articles} from {outlets#outlet|outlets}"
	OverviewOutletsSome   Message = "{n#article|articles} from {outlets#outlet|outlets}; {unnamed#names|name} none"
	OverviewPassages      Message = "{passages|passage|passages}"
	OverviewEvents        Message = "events from {from} to {to}"
	OverviewEventsOf      Message = "events of {date}"
	OverviewPublished     Message = "published {date}"
	OverviewPublishedSome Message = "{n} published {date}"
	OverviewProbably      Message = "probably published {date}"

	// The finding. {n} columns, {topics} topics that any of them covers, {all}
	// that all cover, {single} that one covers, {facts} on which they differ.
	OverviewNoneCovered Message = "No article covers any of the topics."
	OverviewOneArticle  Message = "The article covers {topics#topic|topics}."
	OverviewSame        Message = "{every} cover the same {topics|topic|topics}."
	OverviewSameOne     Message = "{every} cover the same topic."
	OverviewAllShared   Message = "Of {topics|topic|topics}, {all} {all?is|are} in {every}."
	OverviewNone        Message = "Of {topics|topic|topics}, none is in {every}."
	OverviewShared      Message = "Of {topics|topic|topics}, {all} {all?is|are} in {every} and {single} in one only."
	OverviewNoneShared  Message = "Of {topics|topic|topics}, none is in {every}; {single} {single?is|are} in one only."
	OverviewDiffer      Message = "They disagree on {facts|fact|facts}."
	OverviewEvery       Message = "all {n#article|articles}"
	OverviewBoth        Message = "both articles"
	OverviewEveryOutlet Message = "all {n#outlet|outlets}"
	OverviewBothOutlets Message = "both outlets"
	OverviewEveryColumn Message = "all {n#column|columns}"
	OverviewBothColumns Message = "both columns"
	OverviewUnsaved     Message = "Not saved: these articles disappear when you reload. The Library says how to keep them."
	OverviewSuggested   Message = "The program suggested {n|topic|topics}. Nobody has checked {n?it|them} yet."
	OverviewUncoded     Message = "{n|article has|articles have} no topics yet and {n?is|are} not in the chart."
	OverviewNoTopics    Message = "This collection has no topics yet, so there is no chart. You can read, search and compare the articles."

	OverviewTopicsEdit    Message = "Check the topics"
	OverviewTopicsSuggest Message = "Find topics in the texts"
	OverviewLooking       Message = "Looking for topics in the texts"

	OverviewRead        Message = "Read the articles"
	OverviewReadMore    Message = "and {n|more article|more articles}"
	OverviewCards       Message = "The articles"
	OverviewCardsMore   Message = "{n|more article|more articles}"
	OverviewNewsroom    Message = "Not independent: {n#more article|more articles} from this newsroom"
	OverviewRepublished Message = "Republished by {outlet}"
	OverviewSize        Message = "{words|word|words}, {passages|passage|passages}"

	NotesTitle   Message = "What to notice"
	NotesMore    Message = "and {n} more"
	NotesPassage Message = "{outlet}, passage {n}"

	// The panel beside the chart: what each article says about one topic.
	GistLabel        Message = "The topic you point at"
	GistClose        Message = "Close"
	GistWhen         Message = "{date}, {told}"
	GistUndated      Message = "No date stated, {told}"
	GistProposed     Message = "suggested by the program in {n}"
	GistSilent       Message = "{name} does not mention it"
	GistPart         Message = "{part}: {text}"
	GistOutlet       Message = "{outlet}, {told} of {n|article|articles}. {text}"
	GistPassages     Message = "{n?Passage|Passages} {passages}."
	GistDiffers      Message = "Differs:"
	GistFact         Message = "{question} {answers}."
	GistAnswer       Message = "{outlet}: {answer}"
	GistMore         Message = "and {n} more"
	GistTopic        Message = "Open the topic"
	GistAccept       Message = "Accept, rename or dismiss it"
	GistCompare      Message = "Compare the {n#text|texts}"
	GistCompareFirst Message = "Compare the first {n#text|texts}"
)
