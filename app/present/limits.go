package present

// How much of a long list a screen shows. Up to a dozen texts nothing is cut;
// beyond it the number of those left out is told.
const (
	readsShown    = 5  // articles beside the title of the overview
	manyYears     = 4  // a collection over fewer is dated to months
	cardsShown    = 60 // articles on the overview
	gistsShown    = 12 // lines about a topic
	partnersShown = 5  // articles in the line of a passage’s margin
	alsoShown     = 12 // and in the margin when it is open
	kinShown      = 3  // articles of the same newsroom that are named
	leftOutShown  = 24 // topics a text leaves out
	choicesShown  = 30 // documents that can be added to a comparison
	tallyShown    = 12 // documents on the search screen
	factsShown    = 6  // facts that differ, on a topic's screen
	notesShown    = 24 // reader's notes on the overview
	passagesShown = 8  // numbers in a cell of a comparison
	nearShown     = 6  // what an unknown address may have meant
)
