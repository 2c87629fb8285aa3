package corpus

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Note is a reader's mark: a highlight, a note or tags, on words of a text or on a
// whole article, topic, fact or comparison. It is a W3C Web Annotation in short form.
//
// A note may name what is not in the collection: it is listed as having no place and
// never dropped.
type Note struct {
	ID         string   `json:"id"` // an IRI, or any name that is unique among the notes
	On         string   `json:"on"` // see NoteTarget
	Quote      Quote    `json:"quote,omitzero"`
	Position   Position `json:"position,omitzero"`
	Of         NoteText `json:"of,omitempty"` // the text that Quote is from
	Motivation string   `json:"motivation,omitempty"`
	Meaning    string   `json:"meaning,omitempty"` // a mark, a space and a name of the reader's own: "? Question"
	Body       string   `json:"body,omitempty"`
	Tags       []string `json:"tags,omitempty"`
	By         string   `json:"by,omitempty"`      // Me or somebody's name; "" the collection's
	Created    string   `json:"created,omitempty"` // RFC 3339
	Changed    string   `json:"changed,omitempty"` // likewise; "" if never
	Source     string   `json:"source,omitempty"`  // the IRI another program gave the text
	W3C        string   `json:"w3c,omitempty"`     // the annotation as another program wrote it, where it says more
}

// NoteText says which wording of a document a note is on.
type NoteText string

const (
	OnDigest   NoteText = "digest"
	OnOriginal NoteText = "original" // also the text of a document that holds the full article
)

// Motivations of notes, of the Web Annotation Vocabulary.
const (
	Highlighting = "highlighting"
	Commenting   = "commenting"
	Tagging      = "tagging"
)

// Quote is a W3C TextQuoteSelector: the words marked, and those around them.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Position is a W3C TextPositionSelector: code points of the whole text, from 0, the
// end not included. The passages are joined by a line feed.
type Position struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// TargetKind is what a note can be on.
type TargetKind string

const (
	OnPassage    TargetKind = "passage"
	OnArticle    TargetKind = "article"
	OnTopic      TargetKind = "topic"
	OnFact       TargetKind = "fact"
	OnComparison TargetKind = "compare"
)

// NoteTarget is what Note.On names: "herald-loners#4" a passage, "herald-loners" an
// article, "topic:arrival" and "fact:toll" entries of the coding,
// "compare:herald-loners,post-visit" a comparison.
type NoteTarget struct {
	Kind    TargetKind
	ID      string   // of topic, fact or article
	Passage int      // of a passage
	Beside  []string // the articles of a comparison, in order
}

// ParseTarget reads Note.On. What is no passage and has no kind in front names an
// article.
func ParseTarget(on string) NoteTarget {
	if kind, id, ok := strings.Cut(on, ":"); ok {
		switch k := TargetKind(kind); k {
		case OnTopic, OnFact, OnArticle:
			return NoteTarget{Kind: k, ID: id}
		case OnComparison:
			return NoteTarget{Kind: k, Beside: strings.Split(id, ",")}
		}
	}
	if r, err := ParseRef(on); err == nil {
		return NoteTarget{Kind: OnPassage, ID: r.Document, Passage: r.Passage}
	}
	return NoteTarget{Kind: OnArticle, ID: on}
}

// String is the form that ParseTarget reads.
func (t NoteTarget) String() string {
	switch t.Kind {
	case OnPassage:
		return Ref{t.ID, t.Passage}.String()
	case OnArticle:
		return t.ID
	case OnComparison:
		return string(OnComparison) + ":" + strings.Join(t.Beside, ",")
	}
	return string(t.Kind) + ":" + t.ID
}

// Target is what the note is on.
func (n *Note) Target() NoteTarget { return ParseTarget(n.On) }

// Mark and Name part a meaning: "? Question" has the mark "?" and the name
// "Question". One without a mark has its first letter.
func (n *Note) Mark() string { mark, _ := Meaning(n.Meaning); return mark }

// Meaning parts a meaning into its mark and its name; both are "" where it is.
func Meaning(s string) (mark, name string) {
	before, after, ok := strings.Cut(s, " ")
	if ok && after != "" && !strings.ContainsFunc(before, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return before, after
	}
	for _, r := range s {
		return string(unicode.ToUpper(r)), s
	}
	return "", ""
}

// Limits of notes, in bytes.
const (
	MaxNoteBody = 1 << 16
	MaxNoteName = 400 // of an id or a target
)

// Trouble says what is wrong with a note by itself, "" if nothing.
func (n *Note) Trouble() string {
	for _, s := range []string{n.ID, n.On, n.Quote.Exact, n.Quote.Prefix, n.Quote.Suffix, n.Meaning, n.Body, n.By, n.Source, n.W3C} {
		if !utf8.ValidString(s) {
			return "it is not valid UTF-8; save it as UTF-8"
		}
	}
	switch {
	case strings.TrimSpace(n.ID) != n.ID || n.ID == "" || len(n.ID) > MaxNoteName || strings.ContainsFunc(n.ID, unicode.IsControl):
		return "it has no proper id; give it a short one of its own"
	case strings.TrimSpace(n.On) == "" || len(n.On) > 8*MaxNoteName:
		return "it does not say what it is on; name an article, a passage (article#3), topic:…, fact:… or compare:…"
	case len(n.Quote.Exact) > MaxNoteBody || len(n.Quote.Prefix) > MaxNoteBody || len(n.Quote.Suffix) > MaxNoteBody || len(n.Body) > MaxNoteBody || len(n.W3C) > 8*MaxNoteBody:
		return fmt.Sprintf("it is longer than %d bytes; shorten it", MaxNoteBody)
	case n.Of != "" && n.Of != OnDigest && n.Of != OnOriginal:
		return fmt.Sprintf("of is %q; want digest or original", n.Of)
	case n.Position.Start < 0 || n.Position.End < n.Position.Start:
		return "its position ends before it begins"
	case n.Motivation != "" && n.Motivation != Highlighting && n.Motivation != Commenting && n.Motivation != Tagging:
		return fmt.Sprintf("motivation is %q; want highlighting, commenting or tagging", n.Motivation)
	case len(n.By) > MaxNameLength || strings.TrimSpace(n.By) != n.By || strings.ContainsFunc(n.By, unicode.IsControl):
		return fmt.Sprintf("by has %q; want a name of at most %d bytes", n.By, MaxNameLength)
	}
	for _, at := range []string{n.Created, n.Changed} {
		if _, err := time.Parse(time.RFC3339, at); at != "" && err != nil {
			return fmt.Sprintf("%q is no time; write it as 2031-05-08T09:01:00Z", at)
		}
	}
	for _, t := range n.Tags {
		if strings.TrimSpace(t) == "" || len(t) > MaxNoteName || !utf8.ValidString(t) {
			return "a tag is empty or too long; remove it"
		}
	}
	return ""
}

// notes checks what is said of notes by themselves. Whether what they are on is
// there is nobody's fault: see Note.
func (v *validation) notes() {
	seen := make(map[string]bool, len(v.c.Notes))
	for i := range v.c.Notes {
		n := &v.c.Notes[i]
		thing := fmt.Sprintf("note %q", n.ID)
		if n.ID == "" {
			thing = fmt.Sprintf("note %d", i+1)
		}
		if t := n.Trouble(); t != "" {
			v.fault(thing+": "+t, "notes", i)
		} else if seen[n.ID] {
			v.fault(thing+" is there twice; give each note an id of its own", "notes", i, "id")
		}
		seen[n.ID] = true
	}
}
