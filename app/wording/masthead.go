package wording

// The masthead: where it leads.
const (
	MastheadOverview Message = "Overview"
	MastheadRead     Message = "Read"
	MastheadDiffers  Message = "What differs"
	MastheadLeftOut  Message = "Left out"
	MastheadCompare  Message = "Compare"
	MastheadTopics   Message = "Topics"
	MastheadWords    Message = "Words"
	MastheadLibrary  Message = "Library"
	MastheadAbout    Message = "About"
)

// LostSearch is the search screen, offered where an address means nothing.
const LostSearch Message = "Search"
