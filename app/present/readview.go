package present

import "parallax/app/present/element"

// MarginItem is what another document says where this passage speaks.
type MarginItem struct {
	Mark element.Mark
	N    string // number of the passage there
	Text string // its gist for the topic
	Href string
}

// ReadBlock is a run of passages under one topic heading.
type ReadBlock struct {
	Topic  string
	Title  string // "" where the passages have no topic
	Date   string
	Href   string
	Also   []element.Mark // documents that tell the topic too, the first dozen
	Silent []element.Mark // documents that do not, the first dozen
	Told   string         // "3 of 5"
	Rows   []ReadRow
}

// ReadRow is a passage and its margin.
type ReadRow struct {
	Passage element.PassageView
	Only    bool // no other document tells any of its topics
	Margin  []MarginItem
	More    string // "and 3 more", where the margin is cut
	Coding  CodingView
	Menu    PassageTopics // of the passage that the address names
}

// OutlineItem is one topic in the reader's outline.
type OutlineItem struct {
	Title  string
	Href   string
	Count  string // number of passages
	Size   float64
	Here   bool
	Silent bool
	Marks  []element.Mark // of those who tell it, where this document is silent
}

// ReadView is the reading screen.
type ReadView struct {
	Document string
	Mark     element.Mark
	Outlet   string
	Headline string
	Byline   string // byline, date, words, passages, topics
	Note     string // "Digest: each paragraph in our own words"
	Switch   TextSwitch
	Kin      string         // that it is not independent of other articles; "" if it may be
	KinLinks []element.Link // those articles, up to three
	About    []SourceGroup  // provenance
	Outline  []OutlineItem
	LeftOut  []OutlineItem
	LeftMore string // "and 12 more", where the list is cut
	Blocks   []ReadBlock
	Found    string       // "3 passages match “late”", with the previous and next
	Clear    string       // href without the query
	Prev     element.Link // previous and next match, or zero
	Next     element.Link
	Cite     string // a citation of the article, or of the passage named
	Compare  element.Link
	Words    element.Link   // what sets it apart; zero where there is nothing to compare with
	Others   []element.Link // the other articles
}
