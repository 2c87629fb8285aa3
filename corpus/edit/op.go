package edit

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Verb is what an operation does.
type Verb string

const (
	// Add makes the topic Topic with Title, Date, Place, Note and Passages.
	Add Verb = "add"
	// Rename gives the topic the Title, Redate the Date, Replace the Place;
	// an empty date or place is "not stated".
	Rename  Verb = "rename"
	Redate  Verb = "date"
	Replace Verb = "place"
	// Merge joins the topic, with its passages, parts and facts, to the topic
	// Into, which keeps its own title and takes date, place and note where it
	// has none.
	Merge Verb = "merge"
	// Split makes the topic Into with Title and moves those of Passages to it
	// that the topic has.
	Split Verb = "split"
	// Assign puts Passages into the topic, Unassign takes them out.
	Assign   Verb = "assign"
	Unassign Verb = "unassign"
	// Deny says that Documents do not mention the topic, as somebody has seen who
	// looked; to Assign one of their passages takes that back.
	Deny Verb = "deny"
	// Remove takes the topic away. Its parts go to its parent, and its facts
	// stay without a topic.
	Remove Verb = "remove"
	// AddFact adds the Fact; AddVoice the Voice, or its passages to the voice of
	// that id.
	AddFact  Verb = "fact"
	AddVoice Verb = "voice"
	// Dismiss says that the reader does not want the proposal of Passages or,
	// for facts and voices, of Key.
	Dismiss Verb = "dismiss"
	// Gist says in the Title what the first of Documents says of the topic, as
	// somebody's own entry for it.
	Gist Verb = "gist"
	// AddLabel adds the Label. Judge adds the Fact or puts it in place of the one of
	// its id, which must be of the same person. Discard takes the entry of Key away, if
	// it is of the same person: see VoiceEntry, FactEntry and LabelEntry.
	AddLabel Verb = "label"
	Judge    Verb = "judge"
	Discard  Verb = "discard"
	// Annotate adds the Annotation, or puts it in place of the one of its id; Erase takes
	// the note of id Key away.
	Annotate Verb = "note"
	Erase    Verb = "erase"
	// Plan adds the Assignment, or puts it in place of the one of its id; Drop takes the
	// assignment of id Key away.
	Plan Verb = "assignment"
	Drop Verb = "no-assignment"
	// Undo takes the operation Of back.
	Undo Verb = "undo"
)

// Op is one operation. See the package comment for its JSON form, and the verbs
// for the fields they use.
type Op struct {
	ID         string        `json:"id"` // like ValidID of package corpus, unique
	N          int           `json:"n"`  // from 1, one more than any known to its author
	Do         Verb          `json:"do"`
	Topic      string        `json:"topic,omitempty"`
	Into       string        `json:"into,omitempty"`
	Title      string        `json:"title,omitempty"`
	Date       string        `json:"date,omitempty"` // as corpus.ParseDate reads
	Place      string        `json:"place,omitempty"`
	Note       string        `json:"note,omitempty"`
	Passages   []Place       `json:"passages,omitempty"`
	Proposal   bool          `json:"proposal,omitempty"` // Passages are those of a proposal, or some of them
	Key        string        `json:"key,omitempty"`      // of a fact or voice that was proposed
	Fact       *corpus.Fact  `json:"fact,omitempty"`
	Voice      *corpus.Voice `json:"voice,omitempty"`
	Label      *corpus.Label `json:"label,omitempty"`
	Annotation *corpus.Note  `json:"annotation,omitempty"`

	Assignment *corpus.Assignment `json:"assignment,omitempty"`

	Of     string `json:"of,omitempty"`
	Field  Field  `json:"field,omitempty"`
	Value  string `json:"value,omitempty"`
	Outlet string `json:"outlet,omitempty"`

	Documents []string `json:"documents,omitempty"`
	Batch     string   `json:"batch,omitempty"` // of operations done at once, the id of the first
	By        string   `json:"by,omitempty"`    // who does it; corpus.Me if left out
	On        string   `json:"on,omitempty"`    // the day, as 2031-05-06
}

// provenance is whose what the operation makes is.
func (o Op) provenance() corpus.Provenance {
	day, err := corpus.ParseDate(o.On)
	if err != nil || day.Precision != corpus.Day {
		day = corpus.Date{}
	}
	return corpus.Provenance{By: cmp.Or(o.By, corpus.Me), On: day}
}

// OfNotes reports whether the operation changes notes alone.
func (o Op) OfNotes() bool { return o.Do == Annotate || o.Do == Erase }

// Compare orders operations as Apply plays them.
func Compare(a, b Op) int { return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID)) }

// Join is the union of two lists by id, in the order of Compare. Neither list
// is written to.
func Join(a, b []Op) []Op {
	if follow(a, b) {
		return append(slices.Clip(a), b...)
	}
	known := make(map[string]bool, len(a))
	for _, o := range a {
		known[o.ID] = true
	}
	all := slices.Clone(a)
	for _, o := range b {
		if !known[o.ID] {
			known[o.ID] = true
			all = append(all, o)
		}
	}
	sorting.By(all, Compare)
	return all
}

// follow reports whether a is in order, and the few of b follow it.
func follow(a, b []Op) bool {
	const few = 4
	if len(b) > few {
		return false
	}
	for i := range a {
		if i > 0 && Compare(a[i-1], a[i]) >= 0 || slices.ContainsFunc(b, func(o Op) bool { return o.ID == a[i].ID }) {
			return false
		}
	}
	for i := range b {
		if i > 0 && Compare(b[i-1], b[i]) >= 0 || len(a) > 0 && Compare(a[len(a)-1], b[i]) >= 0 {
			return false
		}
	}
	return true
}

// Next is the number of an operation that follows on a list.
func Next(ops []Op) int {
	n := 0
	for _, o := range ops {
		n = max(n, o.N)
	}
	return n + 1
}

// Standing are the operations of a list that have not been taken back, in the
// order of Compare, without the Undos.
func Standing(ops []Op) []Op {
	sorted, back := standing(ops)
	return slices.DeleteFunc(sorted, func(o Op) bool { return o.Do == Undo || back[o.ID] })
}

// standing sorts a copy of the list and tells what has been taken back. An
// Undo counts only for operations before it.
func standing(ops []Op) (sorted []Op, back map[string]bool) {
	sorted = slices.Clone(ops)
	sorting.By(sorted, Compare)
	back = make(map[string]bool)
	by := make(map[string]bool) // named by an Undo that stands
	for i := len(sorted) - 1; i >= 0; i-- {
		o := sorted[i]
		if by[o.ID] {
			back[o.ID] = true
		} else if o.Do == Undo {
			by[o.Of] = true
		}
	}
	return sorted, back
}

// Last is the operation that an Undo would take back now.
func Last(ops []Op) (Op, bool) {
	list := Standing(ops)
	if len(list) == 0 {
		return Op{}, false
	}
	return list[len(list)-1], true
}

// Together are the operations that were done at once with one that stands and have not
// been taken back, itself among them, in the order of Compare.
func Together(ops []Op, o Op) []Op {
	if o.Batch == "" {
		return []Op{o}
	}
	sorted, back := standing(ops)
	return slices.DeleteFunc(sorted, func(p Op) bool { return p.Batch != o.Batch || back[p.ID] })
}

// Undone is the Undo that would have to be taken back to do again what was
// undone last, and the operation that it took back. There is none once
// something else has been done.
func Undone(ops []Op) (undo, of Op, ok bool) {
	sorted, back := standing(ops)
	at := make(map[string]int, len(sorted))
	for i, o := range sorted {
		at[o.ID] = i
	}
	for i := len(sorted) - 1; i >= 0 && sorted[i].Do == Undo; i-- {
		j, known := at[sorted[i].Of]
		if known && !back[sorted[i].ID] && sorted[j].Do != Undo {
			return sorted[i], sorted[j], true
		}
	}
	return Op{}, Op{}, false
}

// Place names a passage and its text.
type Place struct {
	At   corpus.Ref
	Text string // Fingerprint of the passage
}

// At is the place of a passage of d.
func At(d *corpus.Document, p *corpus.Passage) Place {
	return Place{corpus.Ref{Document: d.ID, Passage: p.N}, Fingerprint(p)}
}

// Fingerprint tells one text from another: FNV-1a of Passage.Text, 64 bits, in
// base 36. An original that was attached does not change it.
func Fingerprint(p *corpus.Passage) string {
	h := fnv.New64a()
	h.Write([]byte(p.Text))
	return strconv.FormatUint(h.Sum64(), 36)
}

// MarshalText writes "document#passage fingerprint".
func (p Place) MarshalText() ([]byte, error) { return []byte(p.At.String() + " " + p.Text), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Place) UnmarshalText(b []byte) (err error) {
	at, text, ok := strings.Cut(string(b), " ")
	if !ok {
		return fmt.Errorf("passage %q: want document#passage and the fingerprint of its text", b)
	}
	p.Text = text
	p.At, err = corpus.ParseRef(at)
	return err
}

// check tells what is wrong with an operation that no collection could mend.
func (o Op) check() error {
	switch {
	case !corpus.ValidID(o.ID) || o.N < 1:
		return errors.New("it has no valid id and number")
	case (o.Do == Add || o.Do == Rename || o.Do == Split) && strings.TrimSpace(o.Title) == "":
		return errors.New("a topic needs a title")
	case len(o.By) > corpus.MaxNameLength || strings.TrimSpace(o.By) != o.By || strings.ContainsFunc(o.By, unicode.IsControl):
		return errors.New("it has no proper name of who did it")
	case o.Do == Annotate && o.Annotation == nil:
		return errors.New("there is no note in it")
	case o.Do == Plan && o.Assignment == nil:
		return errors.New("there is no assignment in it")
	case o.Do == Add && !corpus.ValidID(o.Topic), o.Do == Split && !corpus.ValidID(o.Into):
		return errors.New("the topic has no valid id")
	}
	return nil
}
