package wording

// The search screen.
const (
	SearchTitle    Message = "Search"
	SearchSortBy   Message = "Sort by"
	SearchByRank   Message = "Best match"
	SearchByDate   Message = "Date"
	SearchByPlace  Message = "Article"
	SearchShow     Message = "Show"
	SearchPassages Message = "Passages"
	SearchContext  Message = "In context (concordance)"

	// The query read back. {query} is in words: “late” and “train”, without “red”.
	SearchFound           Message = "Found {query} in {count}."
	SearchFoundWith       Message = "Found {query}, in {count}."
	SearchCount           Message = "{n|passage|passages} in {documents} of {all|article|articles}"
	SearchLineCount       Message = "{n|passage|passages} in {documents|article|articles}"
	SearchNotAll          Message = "No passage has all of {query}."
	SearchNothing         Message = "No passage has {query}. Check the spelling, use fewer words, or try one of these."
	SearchNothingFiltered Message = "No passage has {query}. Remove a filter, or try one of these."
	SearchNoWord          Message = "Type a word, or try one of these."
	SearchNoneSaid        Message = "No passage has all of these words."
	SearchNoMatch         Message = "No passage matches."
	SearchUnmet           Message = "No passage has {phrases} word for word. We searched for the single words."
	SearchDropped         Message = "No passage has {words}."
	SearchDidYouMean      Message = "Did you mean {query}?"
	SearchOnlyFor         Message = "Search only for {query}"

	// What follows the passages that have everything.
	SearchClosestFirst  Message = "The closest passages, best first:"
	SearchClosest       Message = "The closest passages:"
	SearchNextBest      Message = "Next best. Most of these passages have only some of the words."
	SearchSomeOnlyFirst Message = "These passages have only some of the words, closest first."
	SearchSomeOnly      Message = "These passages have only some of the words."

	// An article and its passages.
	SearchInArticle      Message = "{n} of {all|passage|passages}"
	SearchSpread         Message = "Where the matches are, from first to last passage"
	SearchMore           Message = "Show {n} more in this article"
	SearchInDigest       Message = "in the digest"
	SearchInFullText     Message = "in the full text"
	SearchInCounts       Message = "in the full text, not in the digest"
	SearchInCountsAs     Message = "in the full text, not in the digest: {words}"
	SearchWithHeadline   Message = "matches together with the headline"
	SearchOnlyInDigest   Message = "only in our digest: {words}"
	SearchLacks          Message = "missing: {words}"
	SearchTally          Message = "Passages that match"
	SearchNoneIn         Message = "No match in {outlet}"
	SearchNoneInArticles Message = "No match in {n|article|articles}"
	SearchNoneInOthers   Message = "No match in {n|other article|other articles}"

	// Before anything is typed.
	SearchTry          Message = "Try"
	SearchRecent       Message = "Recent searches"
	SearchForget       Message = "Delete recent searches"
	SearchKept         Message = "Kept in this browser only."
	SearchUnstored     Message = "Not saved: this browser deletes them when you close the page."
	SearchSyntax       Message = "Type words in any order. Small misspellings are found too. Use “quotation marks” for an exact phrase, a minus to exclude a word, and OR between two choices."
	SearchSyntaxMore   Message = "All ways to search"
	SearchFilters      Message = "Filters"
	SearchFrom         Message = "Outlet"
	SearchKinds        Message = "In"
	SearchHeadlines    Message = "Headlines"
	SearchRemove       Message = "Remove the filter {filter}"
	SearchOtherOutlets Message = "{n|more outlet|more outlets}: type outlet: and a name"
)

// Kinds of passages.
const (
	KindBody Message = "Text"
)

// Names that are like the query, and what the palette offers.
const (
	NamesArticle      Message = "article"
	NamesTopic        Message = "topic"
	NamesPerson       Message = "person"
	NamesOrganisation Message = "organisation"
	NamesPaper        Message = "document cited"
	NamesOutlet       Message = "outlet"
	NamesWord         Message = "word"
	NamesScreen       Message = "screen"
	NamesCommand      Message = "command"
)

// Words in context: a line for each occurrence.
const (
	ContextReading   Message = "Reading the passages"
	ContextIn        Message = "Articles"
	ContextAll       Message = "All"
	ContextArticle   Message = "{outlet} ({n})"
	ContextOthers    Message = "and {n} more"
	ContextSort      Message = "Sort by"
	ContextBefore    Message = "Word before"
	ContextAfter     Message = "Word after"
	ContextByArticle Message = "Article"
	ContextByPlace   Message = "Place in the article"
	ContextByWord    Message = "Word found"
	ContextFirst     Message = "1st"
	ContextSecond    Message = "2nd"
	ContextThird     Message = "3rd"

	ContextPassage    Message = "Passage"
	ContextLeftHead   Message = "Before"
	ContextWordHead   Message = "Word"
	ContextRightHead  Message = "After"
	ContextLinesHead  Message = "Lines"
	ContextDigestMark Message = "digest"

	ContextHead          Message = "{n|line|lines} in {documents|article|articles}"
	ContextHeadIn        Message = "{n|line|lines} in {outlet}"
	ContextHeadNone      Message = "No lines: the place of these words is not known"
	ContextHeadMore      Message = "The first {n|line|lines} in {documents|article|articles}; there are more"
	ContextHeadMoreIn    Message = "The first {n|line|lines} in {outlet}; there are more"
	ContextCaption       Message = "{head}. Sorted by {order}."
	ContextSortedArticle Message = "article"
	ContextSortedPlace   Message = "place in the article"
	ContextSortedWord    Message = "the word found"
	ContextSortedLeft    Message = "the {nth} word before"
	ContextSortedRight   Message = "the {nth} word after"
	ContextClosest       Message = "No passage has all of {query}. These lines are from the closest."
	ContextNone          Message = "No text has these words at a known place."
	ContextNoneButCoded  Message = "No text has these words at a known place. {n|passage|passages} {n?matches|match} by headline, topic or voice."
	ContextAllDigests    Message = "These lines are from our digests. We do not know the order of the articles’ own words."
	ContextSomeDigests   Message = "{n|line|lines} {n?is|are} from our digests and marked “digest”. We do not know the order of the articles’ own words there."
	ContextEarlier       Message = "Earlier lines"
	ContextLater         Message = "Later lines"
	ContextPlace         Message = "Lines {from} to {to} of {all}"
	ContextOnly          Message = "There are only {n|line|lines}."
	ContextSaved         Message = "A saved file has lines {from} to {to}."
	ContextSaid          Message = "{n|line|lines}."

	ContextApart    Message = "In the full texts, place not known"
	ContextApartWhy Message = "We know how often each passage has these words, but not where. Add the full text in the Library to see the lines."
	ContextTimes    Message = "{times}: {words}"
	ContextMore     Message = "and more"
	ContextBeyond   Message = "Only the first {n|passage is|passages are} listed."
)
