package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Result is a collection with a reader's work in it.
type Result struct {
	Collection *corpus.Collection // shares texts with the base; immutable
	Yours      map[string]bool    // topics that the reader made
	Changed    map[string]bool    // topics of the base that the reader changed
	Became     map[string]string  // topics that were joined to others, and to which in the end
	Left       []Left             // what could not be done
	Accepted   map[string]string  // by Key of a proposed fact or voice, the operation that accepted it

	Said Said // what was described

	Overruled []Overruled // of what was described by two at once

	settled []map[corpus.Ref]bool // passages of proposals accepted or dismissed, by whomever
	keys    map[string]bool       // facts and voices likewise
}

// Left is an operation, or one passage of it, that could not be applied.
type Left struct {
	Op     Op
	At     corpus.Ref // zero for the whole operation
	Reason string     // for the reader, without a full stop
}

// Settled reports whether somebody has accepted or dismissed the proposal of
// these passages: one that has more than half of them in common. Thus a
// proposal made again from slightly other texts does not come back.
func (r *Result) Settled(passages []corpus.Ref) bool {
	for _, set := range r.settled {
		n := 0
		for _, p := range passages {
			if set[p] {
				n++
			}
		}
		if 2*n > len(passages) {
			return true
		}
	}
	return false
}

// SettledKey reports whether somebody has accepted or dismissed the proposed
// fact or voice.
func (r *Result) SettledKey(key string) bool { return r.keys[key] }

// Base is a collection to play operations on, with what finds its documents and the
// entries of its coding: that is made once, when it is first needed, so that an edit
// need not look at what it leaves alone. It is immutable.
type Base struct {
	c     *corpus.Collection
	found *finding
}

// finding finds documents by id, and the entries of the coverage for a cell, one of
// each person.
type finding struct {
	once      sync.Once
	documents map[string]int
	cells     map[cell][]int
}

// NewBase takes a collection, which must be valid.
func NewBase(c *corpus.Collection) *Base { return &Base{c, new(finding)} }

// With is the base with other texts: documents of the same ids in the same order.
func (b *Base) With(documents []*corpus.Document) *Base {
	c := *b.c
	c.Documents = documents
	return &Base{&c, b.found}
}

func (b *Base) finding() *finding {
	f := b.found
	f.once.Do(func() {
		f.documents = make(map[string]int, len(b.c.Documents))
		for i, d := range b.c.Documents {
			f.documents[d.ID] = i
		}
		f.cells = make(map[cell][]int, len(b.c.Coverage))
		alone := make([]int, len(b.c.Coverage)) // one piece of memory for nearly all lists
		for i, e := range b.c.Coverage {
			k := cell{e.Topic, e.Document}
			if list, known := f.cells[k]; known {
				f.cells[k] = append(list, i)
			} else {
				alone[i] = i
				f.cells[k] = alone[i : i+1 : i+1]
			}
		}
	})
	return f
}

// Apply plays operations on a collection, see Base.Apply.
func Apply(base *corpus.Collection, ops []Op) *Result { return NewBase(base).Apply(ops) }

// Apply plays operations on the base; what it gives is valid. Without operations
// that stand it is the collection itself. Played on what they have made already,
// such as a bundle that was saved with them in it, operations that could all be
// applied change nothing, and are not left out. Time is linear in the operations
// and what they name, and that of copying the lists of the coding; the first time,
// linear in the documents (not their texts) and the coding.
func (b *Base) Apply(ops []Op) *Result {
	base := b.c
	r := &run{base: base, Result: Result{
		Collection: base, Yours: map[string]bool{}, Changed: map[string]bool{}, Became: map[string]string{},
		Accepted: map[string]string{}, keys: map[string]bool{}, Said: Said{},
	}}
	list := Standing(ops)
	if len(list) == 0 {
		r.remember()
		return &r.Result
	}
	r.begin(b.finding())
	for _, o := range list {
		switch o.Do {
		case Merge:
			r.leaves[o.Topic] = o.Into
		case Remove:
			r.leaves[o.Topic] = ""
		case MergeOutlets:
			if r.merges == nil {
				r.merges = make(map[string]string)
			}
			r.merges[o.Outlet] = o.Into
		}
	}
	for _, o := range list {
		err := o.check()
		if err == nil {
			err = r.play(o)
		}
		if err != nil {
			r.Left = append(r.Left, Left{Op: o, Reason: err.Error()})
		}
	}
	r.finish()
	return &r.Result
}

// run is one Apply.
type run struct {
	Result
	base      *corpus.Collection
	c         corpus.Collection // in the making
	documents map[string]int    // of the base, not to be written to
	topics    map[string]int    // of c.Topics
	gone      map[string]bool
	leaves    map[string]string // topics that an operation joins to another, or "" where it removes them
	known     map[cell][]int    // entries of the base's coverage, not to be written to
	cells     map[cell][]int    // of c.Coverage, an entry of each person, where there are others
	shared    int               // of c.Coverage, entries whose passages belong to base until copied
	own       map[int]bool      // of those, the copied ones
	notes     map[string]int    // of c.Notes, made when first needed; -1 of one that was taken away

	described  map[int]bool      // documents that are copies; nil before the first
	ownOutlets bool              // c.Outlets is a copy
	joined     map[string]string // outlets that were merged, and with which in the end
	merges     map[string]string // outlets that an operation merges with another
	orders     []Op              // to be carried out at the end
	counts     map[[2]string]Op  // by document and field, the operation that counts
	plans      []Op              // of assignments
}

type cell struct{ topic, document string }

func (r *run) begin(f *finding) {
	r.c = *r.base
	r.c.Topics = slices.Clone(r.base.Topics)
	r.c.Coverage = slices.Clone(r.base.Coverage)
	r.c.Facts = slices.Clone(r.base.Facts)
	r.c.Voices = slices.Clone(r.base.Voices)
	r.c.Labels = slices.Clone(r.base.Labels)
	r.c.Settled = slices.Clone(r.base.Settled)
	r.shared, r.own = len(r.c.Coverage), make(map[int]bool)
	r.documents, r.known, r.cells = f.documents, f.cells, make(map[cell][]int)
	r.topics = make(map[string]int, len(r.c.Topics))
	for i, t := range r.c.Topics {
		r.topics[t.ID] = i
	}
	r.gone, r.leaves = make(map[string]bool), make(map[string]string)
}

// entries are the places of a cell in c.Coverage.
func (r *run) entries(k cell) []int {
	if list, changed := r.cells[k]; changed {
		return list
	}
	return r.known[k]
}

// topic finds a topic under its own id or that of one joined to it.
func (r *run) topic(id string) (*corpus.Topic, error) {
	if into, joined := r.Became[id]; joined {
		id = into
	}
	for range r.leaves { // a topic that was joined before Apply, see there
		if _, known := r.topics[id]; known || r.leaves[id] == "" {
			break
		}
		id = r.leaves[id]
	}
	if i, ok := r.topics[id]; ok && !r.gone[id] {
		return &r.c.Topics[i], nil
	}
	return nil, fmt.Errorf("the topic “%s” no longer exists", id)
}

// unless forgives that a topic is missing which the operations take away: it has
// left before, see Apply.
func (r *run) unless(topic string, err error) error {
	_, known := r.topics[topic]
	if _, leaves := r.leaves[topic]; leaves && !known {
		return nil
	}
	return err
}

// touched notes that a topic is not as it was.
func (r *run) touched(id string) {
	if !r.Yours[id] {
		r.Changed[id] = true
	}
}

func (r *run) play(o Op) error {
	switch o.Do {
	case Add:
		return r.add(o)
	case Dismiss:
		r.settle(o)
		return nil
	case AddFact, AddVoice:
		return r.say(o)
	case AddLabel, Judge:
		return r.judge(o)
	case Discard:
		return r.discard(o)
	case Annotate:
		return r.annotate(o)
	case Erase:
		r.erase(o.Key)
		return nil
	case Plan, Drop:
		r.plans = append(r.plans, o) // for finish: what an assignment points at may still change
		return nil
	}
	if describes(o.Do) {
		return r.describe(o)
	}
	t, err := r.topic(o.Topic)
	if err != nil {
		return r.unless(o.Topic, err)
	}
	switch o.Do {
	case Rename:
		t.Title = strings.TrimSpace(o.Title)
	case Redate:
		d, err := corpus.ParseDate(o.Date)
		if err != nil {
			return err
		}
		t.Date = d
	case Replace:
		t.Place = strings.TrimSpace(o.Place)
	case Merge:
		return r.merge(t.ID, o)
	case Split:
		return r.split(t.ID, o)
	case Assign:
		r.settle(o)
		r.put(t.ID, r.places(o), o.provenance())
	case Deny:
		for _, id := range o.Documents {
			if _, known := r.documents[id]; !known {
				r.Left = append(r.Left, Left{Op: o, Reason: fmt.Sprintf("the article “%s” is not in the collection any more", id)})
			} else {
				r.deny(t.ID, id, o.provenance())
			}
		}
	case Gist:
		return r.gist(t.ID, o)
	case Unassign:
		for _, p := range r.places(o) {
			r.take(t.ID, p)
		}
	case Remove:
		r.remove(t.ID)
	default:
		return fmt.Errorf("a newer version of the program wrote “%s”; update the program to use it", o.Do)
	}
	r.touched(t.ID)
	return nil
}

func (r *run) add(o Op) error {
	date, err := corpus.ParseDate(o.Date)
	if err != nil {
		return err
	}
	r.settle(o)
	r.create(corpus.Topic{ID: o.Topic, Title: strings.TrimSpace(o.Title), Date: date, Place: strings.TrimSpace(o.Place), Note: o.Note, Provenance: o.provenance()})
	r.put(o.Topic, r.places(o), o.provenance())
	return nil
}

// say adds a fact or a voice, once it has been seen to be valid beside the
// topics and documents of the collection.
func (r *run) say(o Op) error {
	trial, known := corpus.Collection{ID: "trial"}, false
	var at []corpus.Ref
	switch {
	case o.Do == AddFact && o.Fact != nil:
		at = r.tried(&trial, o)
		known = slices.ContainsFunc(r.c.Facts, func(g corpus.Fact) bool { return g.ID == o.Fact.ID })
	case o.Do == AddVoice && o.Voice != nil:
		for _, h := range o.Voice.Heard {
			at = append(at, h.At)
		}
		v := *o.Voice
		v.Provenance = o.provenance()
		trial.Voices = []corpus.Voice{v}
		known = slices.ContainsFunc(r.c.Voices, func(v corpus.Voice) bool { return v.ID == o.Voice.ID })
	default:
		return fmt.Errorf("there is no %s in it", o.Do)
	}
	// The passages of facts and voices are not looked for elsewhere: their
	// values are quoted from these places.
	for _, p := range o.Passages {
		if now, found := r.find(p); !found || now != p.At {
			return fmt.Errorf("%s is no longer in the collection, or its text has changed", p.At)
		}
	}
	r.bare(&trial, at)
	if err := trial.Validate(); err != nil {
		return err
	}
	if !known {
		r.c.Facts = append(r.c.Facts, trial.Facts...)
		r.c.Voices = append(r.c.Voices, trial.Voices...)
	} else if o.Do == AddVoice {
		r.hear(*o.Voice, o.provenance())
	}
	r.settle(o)
	if o.Key != "" {
		r.Accepted[o.Key] = o.ID
	}
	return nil
}

// bare gives a collection on trial the documents of passages, without their texts.
func (r *run) bare(trial *corpus.Collection, at []corpus.Ref) {
	seen := make(map[string]bool)
	for _, p := range at {
		if i, ok := r.documents[p.Document]; ok && !seen[p.Document] {
			seen[p.Document] = true
			d := r.c.Documents[i]
			bare := &corpus.Document{ID: d.ID, Headline: d.ID, Text: corpus.Full, Passages: make([]corpus.Passage, len(d.Passages))}
			for j := range bare.Passages {
				bare.Passages[j] = corpus.Passage{N: j + 1, Kind: corpus.Body, Text: "."}
			}
			trial.Documents = append(trial.Documents, bare)
		}
	}
}

// hear adds the passages of a voice to one that there is, as somebody's.
func (r *run) hear(v corpus.Voice, by corpus.Provenance) {
	i := slices.IndexFunc(r.c.Voices, func(w corpus.Voice) bool { return w.ID == v.ID })
	w := &r.c.Voices[i]
	w.Heard = slices.Clone(w.Heard)
	for _, h := range v.Heard {
		if !slices.ContainsFunc(w.Heard, func(k corpus.Heard) bool { return k.At == h.At }) {
			if h.Provenance = by; w.By == by.By {
				h.Provenance = corpus.Provenance{}
			}
			w.Heard = append(w.Heard, h)
		}
	}
}

// settle notes that a proposal has been answered.
func (r *run) settle(o Op) {
	x := corpus.Settled{Key: o.Key, Dismissed: o.Do == Dismiss, Provenance: o.provenance()}
	if o.Key == "" {
		if !o.Proposal && o.Do != Dismiss {
			return
		}
		for _, p := range o.Passages {
			if at, found := r.find(p); found {
				x.At = append(x.At, at)
			}
		}
		if len(x.At) == 0 {
			return
		}
	}
	same := func(y corpus.Settled) bool {
		return x.Key == y.Key && x.Dismissed == y.Dismissed && slices.Equal(x.At, y.At)
	}
	if !slices.ContainsFunc(r.c.Settled, same) {
		r.c.Settled = append(r.c.Settled, x)
	}
}

// remember has the answers to proposals at hand.
func (r *Result) remember() {
	for _, x := range r.Collection.Settled {
		if x.Key != "" {
			r.keys[x.Key] = true
			continue
		}
		set := make(map[corpus.Ref]bool, len(x.At))
		for _, at := range x.At {
			set[at] = true
		}
		r.settled = append(r.settled, set)
	}
}

// finish drops what has become empty. Entries of the base stay in their order;
// new ones follow in the order of topics and documents.
func (r *run) finish() {
	r.c.Topics = slices.DeleteFunc(r.c.Topics, func(t corpus.Topic) bool { return r.gone[t.ID] })
	for i, t := range r.c.Topics {
		r.topics[t.ID] = i
	}
	sorting.By(r.c.Coverage[r.shared:], func(a, b corpus.Coverage) int {
		return cmp.Or(cmp.Compare(r.topics[a.Topic], r.topics[b.Topic]), cmp.Compare(r.documents[a.Document], r.documents[b.Document]), cmp.Compare(a.By, b.By))
	})
	if r.notes != nil {
		r.c.Notes = slices.DeleteFunc(r.c.Notes, func(n corpus.Note) bool { return r.notes[n.ID] < 0 })
	}
	r.c.Coverage = slices.DeleteFunc(r.c.Coverage, func(e corpus.Coverage) bool { return len(e.Passages) == 0 && !e.Silent })
	r.reorder()
	r.plan()
	for id := range r.gone {
		delete(r.Yours, id)
		delete(r.Changed, id)
	}
	r.Collection = &r.c
	r.remember()
}
