package present

import "parallax/app/present/element"

// TopicsView is the index of topics, or the screen on which a reader edits them.
type TopicsView struct {
	Title    string
	Deck     string
	Editing  bool         // else Index is shown
	Switch   element.Link // to the one from the other; zero where there is only one
	Index    []IndexSection
	Status   string // what is there and whether it is saved
	Warning  string // what is wrong with the storage; "" if nothing
	Undo     string // label of the button; "" if there is nothing to undo
	Redo     string
	Saves    []element.SaveOption
	Wait     element.PendingView
	Topics   []TopicRow // of the collection, by date
	None     string     // said where there are none
	Proposed []TopicRow
	Answer   AnswerView
	Nothing  string   // said where nothing is proposed
	More     string   // label of the button that shows all
	Left     []string // edits that could not be applied, or passages of them
	LeftMore string   // "and 3 more"
}

// IndexSection is a run of topics under a heading.
type IndexSection struct {
	Title string
	Rows  []IndexRow
}

// IndexRow is a topic in the index.
type IndexRow struct {
	Link               element.Link
	Date, When         string // as chart.Row
	Told               string // "3 of 5"
	Sign, Disagreement string // as chart.Row
	Origin             string // whose it is; "" for the collection's
	Depth              int
	Marks              []element.Mark // of those that cover it, the first
}

// TopicRow is a topic or a proposal.
type TopicRow struct {
	ID     string // of the topic
	At     string // of the element
	Title  string
	Kind   TopicKind
	Origin string // whose it is
	Told   string // when, and by how many
	Terms  string // what a proposal rests on
	Open   bool
	Panel  TopicPanel // where it is open
	Answer bool       // a proposal, to be answered
	Ticked bool
}

// TopicKind says whose a topic is. It is told by shape, and by Origin in words.
type TopicKind string

const (
	CollectionTopic TopicKind = ""
	ChangedTopic    TopicKind = "changed" // the collection's, changed by the reader
	YoursTopic      TopicKind = "mine"
	OthersTopic     TopicKind = "another"
	ProposedTopic   TopicKind = "program"
)

// TopicPanel is what is known of a topic and can be done with it.
type TopicPanel struct {
	Topic    string // "" for no panel
	Proposed bool
	Title    string
	Date     string
	Place    string
	Why      string       // what a proposal rests on, in a sentence or two
	Page     element.Link // the topic's screen
	Others   []TopicChoice
	Passages []TopicPassage
	More     string      // label of the button that shows all
	Unknown  UnknownView // articles that nobody has coded for it
	Ticked   int         // passages that are
}

// TopicChoice is a topic or proposal that another can be joined to.
type TopicChoice struct{ ID, Label string }

// TopicPassage is a passage of a topic.
type TopicPassage struct {
	Ref    string
	Mark   element.Mark
	Link   element.Link // "Harbour Bell, 3"
	Text   string
	Lang   string
	Why    string // why it is proposed
	Ticked bool
}

// PassageTopics is the menu of a passage in the text being read.
type PassageTopics struct {
	Ref    string // "" for no menu
	Topics []TopicChoice
	Others []TopicChoice
}

// ProposalView is what the reader can answer to a proposed fact or voice.
type ProposalView struct {
	Key      string // "" if nothing is proposed
	Fact     bool   // a fact; else a voice
	Name     string // for screen readers
	Accepted string // the edit that accepted it; "" for none
	Ticked   bool
	Text     string        // the question, or the name
	As       string        // the verdict, or the kind of voice
	Kinds    []TopicChoice // that it can have; none where it cannot be changed
}

// AnswerView answers the proposals that are listed many at once.
type AnswerView struct {
	Keys   []string // of those that are not answered
	Ticked int
	All    bool // of them are ticked
	Count  string
	Accept string // labels; "" while none is ticked
	Refuse string
	Undo   string // label; "" if the last thing done answered no proposal
}

// Is reports whether there is anything to answer or to take back.
func (v AnswerView) Is() bool { return len(v.Keys) > 0 || v.Undo != "" }
