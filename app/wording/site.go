package wording

// Pages without JavaScript, and what machines show of the site.
const (
	SiteAllArticles  Message = "All articles"
	SiteMoreArticles Message = "More articles"
	SiteMoreTopics   Message = "More topics"
	SiteArticles     Message = "Articles {from} to {to}"
	SiteListOf       Message = "{articles} of {collection}"
	SiteListed       Message = "{outlet}, {date}"
	SiteNoDate       Message = "date not stated"
	SiteTopic        Message = "{title}: covered by {covered}"
	SiteApp          Message = "Parallax: {collection}"
	SiteShotWide     Message = "Topics by date, and which articles cover them"
	SiteShotNarrow   Message = "An article, and who else covers each passage"
	SiteTextsFirst   Message = "the first {n} of {all|article|articles}"
	SiteTextsAll     Message = "all articles"
	SiteAbout        Message = "About this collection"
	SiteTopics       Message = "Topics"
	SitePassage      Message = "Passage {n}"
)
