package corpus

// MaxFragmentWords is the longest quotation of an original that a collection
// may hold, in words.
const MaxFragmentWords = 7

// Provenance says whose an entry of the coding is and since when. Its zero value
// is the collection's own.
type Provenance struct {
	By string `json:"by,omitempty"` // "" the collection's, Me, Program, or somebody's name
	On Date   `json:"on,omitzero"`  // the day; zero is not stated
}

// Values of Provenance.By that are no names.
const (
	Me      = "me"      // whoever saved the collection
	Program = "program" // suggested by the program; nobody has judged it
)

// MaxNameLength is the longest Provenance.By, in bytes.
const MaxNameLength = 80

// Own reports whether the entry is the collection's.
func (p Provenance) Own() bool { return p.By == "" }

// Suggested reports whether nobody has judged the entry.
func (p Provenance) Suggested() bool { return p.By == Program }

// Coverage says which passages of one document treat one topic, or that
// somebody has looked and none does. A topic and a document may have an entry of
// each person.
type Coverage struct {
	Topic    string `json:"topic"`
	Document string `json:"document"`
	Passages []int  `json:"passages"`         // ascending; none if Silent
	Gist     string `json:"gist"`             // what this document says of the topic, one line, ours
	Silent   bool   `json:"silent,omitempty"` // the document does not mention the topic
	Provenance
}

// Settled is what somebody has answered to a proposal of the program: it is not
// made again.
type Settled struct {
	At        []Ref  `json:"at,omitempty"`        // the passages of a proposed topic
	Key       string `json:"key,omitempty"`       // of a proposed fact or voice
	Dismissed bool   `json:"dismissed,omitempty"` // else it was accepted
	Provenance
}

// Voice is a person, body or paper that documents quote or cite.
type Voice struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"` // "anonymous" for an unnamed one
	Kind        VoiceKind `json:"kind"`
	Description string    `json:"description,omitempty"` // the text's own, at most MaxFragmentWords words if quoted
	Role        string    `json:"role,omitempty"`
	Affiliation string    `json:"affiliation,omitempty"`
	Heard       []Heard   `json:"heard"`
	Provenance
}

// VoiceKind tells named people from others.
type VoiceKind string

const (
	Named         VoiceKind = "named"
	Anonymous     VoiceKind = "anonymous"
	Institutional VoiceKind = "institutional"
	Paper         VoiceKind = "document" // a treaty, a report, a broadcast
)

// Heard is one passage in which a voice speaks. Its provenance is stated where
// somebody else has added it to the voice.
type Heard struct {
	At       Ref  `json:"at"`
	Quotes   int  `json:"quotes"`             // direct: one stretch between quotation marks is one
	Mentions int  `json:"mentions"`           // indirect: reported without quotation marks
	Inferred bool `json:"inferred,omitempty"` // the passage does not name the speaker
	Provenance
}

// Fact is one question on which documents can be compared.
type Fact struct {
	ID       string  `json:"id"`
	Question string  `json:"question"`
	Topic    string  `json:"topic,omitempty"`
	Verdict  Verdict `json:"verdict"`
	Note     string  `json:"note,omitempty"`
	Values   []Value `json:"values"`
	Provenance
}

// Verdict is what the coder found when comparing the values of a fact.
type Verdict string

const (
	Agree  Verdict = "agree"  // the same, perhaps at different precision (Note says so)
	Differ Verdict = "differ" // not the same, or not with the same certainty
	Single Verdict = "single" // one document only
	Silent Verdict = "silent" // none answers it
)

// Certainty is how a document puts a value.
type Certainty string

const (
	Stated  Certainty = "stated"
	Quoted  Certainty = "quoted"  // somebody is quoted as saying so
	Alleged Certainty = "alleged" // reportedly, thought to, accused of
	Assumed Certainty = "assumed" // the author's own inference
	Denied  Certainty = "denied"
)

// Value is the answer one document gives to a fact's question. A document may
// give two (a caption against its body).
type Value struct {
	At        Ref       `json:"at"`
	Value     string    `json:"value"`
	Fragment  string    `json:"fragment,omitempty"` // quoted, at most MaxFragmentWords words
	Certainty Certainty `json:"certainty,omitempty"`
}

// Label is a way documents name a person, state or relation.
type Label struct {
	Subject  string `json:"subject"` // e.g. "Kim Jong Un"
	Document string `json:"document"`
	Fragment string `json:"fragment"` // quoted, at most MaxFragmentWords words
	Count    int    `json:"count"`    // in the passages listed, and in the headline if Headline is set
	Passages []int  `json:"passages"` // ascending; may be empty if Headline is set
	Headline bool   `json:"headline,omitempty"`
	Provenance
}

// Observation is something a careful reader would notice when comparing.
type Observation struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	At    []Ref  `json:"at"`
	Provenance
}
