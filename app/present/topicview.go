package present

import "parallax/app/present/element"

// TopicView is what each document says about one topic, in columns.
type TopicView struct {
	Notes     NotesView
	Title     string
	When      string
	Place     string
	Note      string
	Parent    element.Link
	Parts     []element.Link // sub-events
	Before    element.Link   // in time
	After     element.Link
	Columns   []TopicColumn
	Silent    []GistItem
	Unknown   UnknownView // articles that nobody has coded for it
	Origin    string      // whose the topic is; "" for the collection's
	None      string      // what is said of these
	Differ    []FactView
	Folded    []FactView // more of them, and MoreFacts says how many
	MoreFacts string
	Switch    TextSwitch
	Compare   element.Link
	Told      string // "Covered by 3 of 5 articles"
	More      string // "and 300 more", where columns or silent documents are cut
}

// TopicColumn is one document's passages on a topic.
type TopicColumn struct {
	Mark     element.Mark
	Outlet   string
	Short    string
	Href     string
	Gist     string
	Share    string
	Left     element.Link // what else it leaves out
	Heard    string       // "Heard: Mykola Kuzmin (2 quotations), anonymous: a resident (1 indirect)"; "" if nobody is
	Passages []element.PassageView
}

// FactView is one question and who answers what.
type FactView struct {
	Question string
	Verdict  string
	Note     string
	Values   []FactValue
	None     string // what is said of those among them without an answer
}

// FactValue is one document's answer.
type FactValue struct {
	Mark     element.Mark
	Value    string
	Fragment string
	Href     string
	Where    string // "passage 4", for those who hear the link alone
	Silent   bool
}
