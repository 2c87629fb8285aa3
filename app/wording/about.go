package wording

// The about screen.
const (
	AboutTitle    Message = "About"
	AboutHow      Message = "How it was made"
	AboutNumbers  Message = "How to read the numbers"
	AboutRights   Message = "Rights"
	AboutProgram  Message = "The program"
	AboutParts    Message = "Parts of the program"
	AboutArticles Message = "The articles"

	AboutShare    Message = "A topic’s share of an article is the number of words in the passages about it, divided by all words of the article. We count words in the full text where they are known. A passage about two topics counts for both."
	AboutCovers   Message = "An article covers a topic when a passage says something about it. What a reader could only infer does not count. A part of an event is a topic of its own."
	AboutUneven   Message = "“Most uneven share” sorts topics by the standard deviation of their shares in the articles shown. Silence counts as a share of nothing."
	AboutDigests  Message = "The articles belong to their publishers. For {n#article|articles} this collection has a digest: each paragraph in our own words, the words of the full text with their frequency but without their order, and quotations of at most {most#word|words}."
	AboutFullOne  Message = "One article is here in full."
	AboutFullMany Message = "{n} articles are here in full."
	AboutLicence  Message = "Licence of digests, topics, facts and voices: {licence}"

	AboutPurpose Message = "Parallax shows how independent reports cover the same events, and what each one leaves out. It runs in this browser only: what you read, type or mark is sent nowhere. After the first visit it works without a network."
	AboutDiffers Message = "It says “differs”, never “false”: you judge. What the program finds is marked “suggested by the program”, and never shown as a person’s judgement."

	AboutMadeOf     Message = "The program is our own code and these parts, which others have published for everyone:"
	AboutLicences   Message = "Their licences in full"
	AboutLicencesAt Message = "Their licences, at the end of this page"
	AboutPart       Message = "{version}, {licence}"
)
