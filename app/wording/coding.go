package wording

import "parallax/corpus"

// What is known of a topic in an article, and whose an entry of the coding is.
const (
	CodingSilent   Message = "does not mention it"
	CodingNotCoded Message = "not coded yet"
	// CodingCovered is the column "Covered by" where some articles are not coded.
	CodingCovered Message = "{n} of {of} coded"
	// CodingCoveredLong is the same in a line of its own.
	CodingCoveredLong Message = "covered by {n} of {of} coded {of?article|articles}, {rest} not coded yet"
	// CodingPartly stands on the overview in place of what the articles share.
	CodingPartly      Message = "{n|topic is|topics are} not coded in every article of the chart yet, so how many they share is not known."
	CodingLegendShort Message = "not coded yet"

	CodingUnknown     Message = "Not coded yet:"
	CodingUnknownMore Message = "and {n} more"
	CodingUnknownWhy  Message = "Nobody has said whether these articles mention the topic."
	CodingDenyShort   Message = "Does not mention it"
	CodingDeny        Message = "{article} does not mention it"
	CodingDenyAll     Message = "None of the {n} mentions it"
	CodingDenied      Message = "say that {n|article does|articles do} not mention {topic}"
	// CodingAnswers stands for the verdict of a fact where it cannot be known.
	CodingVoicesNone   Message = "Nobody has coded yet who is quoted in this article."
	CodingVoicesSome   Message = "Only some voices are coded, so there are no shares."
	CodingArticleKnown Message = "covers {n|topic|topics}; {rest} not coded yet"

	OriginCollection Message = "from the collection"
	OriginChanged    Message = "from the collection, changed by you"
	OriginMine       Message = "mine"
	OriginAuthor     Message = "by whoever made this collection"
	OriginNamed      Message = "by {name}"
	OriginProgram    Message = "suggested by the program"
	OriginSince      Message = "{origin}, {day}"
)

// CoveredBy writes how many of the articles cover something, of those that are
// coded for it where these are not all.
func CoveredBy(covers, coded, all int) string {
	if coded >= all {
		return ToldBy(covers, all)
	}
	return CodingCovered.With("n", covers, "of", coded)
}

// By is whose an entry is, as a table for other programs has it.
func By(by string) string {
	if by == "" {
		return "collection"
	}
	return by
}

// Origin is whose an entry is, as people read it, with the day where one is known.
// mine says that corpus.Me is who reads it.
func Origin(p corpus.Provenance, mine bool) string {
	origin := OriginCollection.String()
	switch {
	case p.Own():
	case p.By == corpus.Me && mine:
		origin = OriginMine.String()
	case p.By == corpus.Me:
		origin = OriginAuthor.String()
	case p.Suggested():
		origin = OriginProgram.String()
	default:
		origin = OriginNamed.With("name", p.By)
	}
	if day := Date(p.On, LongDate); day != "" {
		return OriginSince.With("origin", origin, "day", day)
	}
	return origin
}
