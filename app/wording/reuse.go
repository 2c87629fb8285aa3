package wording

// Shared wording (reuse).
const (
	ReuseTitle     Message = "Shared wording in {n#article|articles}"
	ReuseComparing Message = "Comparing the wording"
	ReuseRule      Message = "We count passages of {least} or more identical words, ignoring case and punctuation. Boilerplate (agency lines, standing notices) does not count. Shared wording does not say who wrote it first. Both may quote the same source."
	ReuseRuleAll   Message = "We count passages of {least} or more identical words, ignoring case and punctuation. Boilerplate, which is in {notices} or more articles, does not count. Shared wording does not say who wrote it first. Both may quote the same source."
	ReuseCharacter Message = "In Chinese, Japanese and Thai, each character counts as a word here."
	ReuseMissing   Message = "For {outlets} we know only word counts, not the order of the words. Counts cannot show shared wording. “At most” is the share of words, in any order, that the other article has too. Add the full text in the Library to compare the wording."
	ReuseCaption   Message = "How much of each article (row) is word for word in each other (column)"
	ReuseIn        Message = "in {outlet}"
	ReuseAtMost    Message = "at most {share}"
	ReuseAnyOrder  Message = "{n} of {all|word|words} are also there, in any order"
	ReuseNone      Message = "none"
	ReuseLongest   Message = "longest {n|word|words}"
	ReuseSee       Message = "{share} of {a} is in {b}: see the texts"
	ReuseWhole     Message = "The whole collection"
	ReuseEvery     Message = "Comparing every article with every other"
	ReusePairs     Message = "{n|pair|pairs} of {read|article|articles} share {share} or more of the shorter article."
	ReuseNoOrder   Message = "For all {n|article|articles} we know only word counts. Add the full texts to compare their wording."
	ReuseSomeOrder Message = "For the other {n|article|articles} we know only word counts. Add their full texts to compare their wording."
	ReuseMore      Message = "Show {n} more of {rest}"
	ReuseArticle   Message = "Article"
	ReuseOfIt      Message = "Share of it"
	ReuseRun       Message = "Longest shared wording"
	ReuseWords     Message = "{n|word|words}"
)
