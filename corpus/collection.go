package corpus

import "slices"

// Collection is a set of documents about related events, with the coding that
// makes them comparable. Everything except ID and Documents may be empty.
type Collection struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Language string `json:"language,omitempty"` // BCP 47, of Title, About and digests
	About    string `json:"about,omitempty"`    // what this is, a few sentences
	Method   string `json:"method,omitempty"`   // how it was coded and by what rules
	Licence  string `json:"licence,omitempty"`  // of digests and coding, not of the articles

	Outlets      []Outlet      `json:"outlets,omitempty"`
	Topics       []Topic       `json:"topics,omitempty"`
	Documents    []*Document   `json:"documents"`
	Coverage     []Coverage    `json:"coverage,omitempty"`
	Voices       []Voice       `json:"voices,omitempty"`
	Facts        []Fact        `json:"facts,omitempty"`
	Labels       []Label       `json:"labels,omitempty"`
	Observations []Observation `json:"observations,omitempty"`
	Settled      []Settled     `json:"settled,omitempty"`
	Notes        []Note        `json:"notes,omitempty"`
	Assignments  []Assignment  `json:"assignments,omitempty"`
}

// Outlet is who published a document. An article whose publisher is not
// stated belongs to an outlet with NotStated set; what somebody guesses goes
// into Guess, with the reason.
type Outlet struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Letter    string `json:"letter,omitempty"`  // one letter for its mark; first of Name if empty
	Country   string `json:"country,omitempty"` // as stated; empty is "not stated"
	Kind      string `json:"kind,omitempty"`    // newspaper, public broadcaster, blog, …
	Note      string `json:"note,omitempty"`
	NotStated bool   `json:"notStated,omitempty"`
	Guess     string `json:"guess,omitempty"`
}

// Topic is an event or a situation that documents may treat. Topics form a
// forest by Parent: the late arrival is a topic of its own under the visit.
type Topic struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Date   Date   `json:"date,omitzero"` // at the precision the texts give
	Place  string `json:"place,omitempty"`
	Note   string `json:"note,omitempty"`
	Parent string `json:"parent,omitempty"`
	Provenance
	// Proposed says that it is no topic of the collection but one that the
	// program suggests beside these, and that somebody may accept.
	Proposed bool `json:"-"`
	// Appeared says that Date is no date that a text names but when the documents
	// of a proposed topic appeared.
	Appeared bool `json:"-"`
}

// Document returns the document with the id, or nil. Linear in the number of
// documents; build your own map for repeated use over large collections.
func (c *Collection) Document(id string) *Document {
	for _, d := range c.Documents {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Topic returns the topic with the id, or nil.
func (c *Collection) Topic(id string) *Topic {
	for i := range c.Topics {
		if c.Topics[i].ID == id {
			return &c.Topics[i]
		}
	}
	return nil
}

// Passage returns the passage a reference names, or nil.
func (c *Collection) Passage(r Ref) *Passage {
	d := c.Document(r.Document)
	if d == nil {
		return nil
	}
	return d.Passage(r.Passage)
}

// PassageCount is the number of passages over all documents.
func (c *Collection) PassageCount() int {
	n := 0
	for _, d := range c.Documents {
		n += len(d.Passages)
	}
	return n
}

// Signed is the collection with a name in place of Me, so that others who open it
// read whose its entries are. Without a name it is the collection itself. Where
// the name has an entry for a topic in a document as well, the two are joined.
func (c *Collection) Signed(name string) *Collection {
	if name == "" || name == Me {
		return c
	}
	k := c.Clone()
	sign := func(p *Provenance) {
		if p.By == Me {
			p.By = name
		}
	}
	for i := range k.Topics {
		sign(&k.Topics[i].Provenance)
	}
	for _, d := range k.Documents {
		d.Known = slices.Clone(d.Known)
		for i := range d.Known {
			sign(&d.Known[i].Provenance)
		}
	}
	at := make(map[[2]string]int)
	k.Coverage = k.Coverage[:0]
	for _, e := range c.Coverage {
		sign(&e.Provenance)
		i, twice := at[[2]string{e.Topic, e.Document}]
		switch {
		case e.By != name:
		case !twice:
			at[[2]string{e.Topic, e.Document}] = len(k.Coverage)
		default:
			k.Coverage[i].join(e)
			continue
		}
		k.Coverage = append(k.Coverage, e)
	}
	for i := range k.Voices {
		v := &k.Voices[i]
		sign(&v.Provenance)
		v.Heard = append([]Heard(nil), v.Heard...)
		for j := range v.Heard {
			sign(&v.Heard[j].Provenance)
		}
	}
	for i := range k.Facts {
		sign(&k.Facts[i].Provenance)
	}
	for i := range k.Labels {
		sign(&k.Labels[i].Provenance)
	}
	for i := range k.Observations {
		sign(&k.Observations[i].Provenance)
	}
	for i := range k.Settled {
		sign(&k.Settled[i].Provenance)
	}
	for i := range k.Notes {
		if k.Notes[i].By == Me {
			k.Notes[i].By = name
		}
	}
	return k
}

// join adds another entry for the same topic and document.
func (e *Coverage) join(other Coverage) {
	passages := append(append([]int(nil), e.Passages...), other.Passages...)
	slices.Sort(passages)
	e.Passages = slices.Compact(passages)
	e.Silent = len(e.Passages) == 0
	if e.Gist == "" {
		e.Gist = other.Gist
	}
}

// Clone returns a copy that shares no slice or document with c, so that either
// may be changed. Counts, which nobody changes in place, are shared.
func (c *Collection) Clone() *Collection {
	k := *c
	k.Outlets = append([]Outlet(nil), c.Outlets...)
	k.Topics = append([]Topic(nil), c.Topics...)
	k.Coverage = append([]Coverage(nil), c.Coverage...)
	k.Voices = append([]Voice(nil), c.Voices...)
	k.Facts = append([]Fact(nil), c.Facts...)
	k.Labels = append([]Label(nil), c.Labels...)
	k.Observations = append([]Observation(nil), c.Observations...)
	k.Settled = append([]Settled(nil), c.Settled...)
	k.Notes = append([]Note(nil), c.Notes...)
	k.Assignments = append([]Assignment(nil), c.Assignments...)
	k.Documents = make([]*Document, len(c.Documents))
	for i, d := range c.Documents {
		e := *d
		e.Passages = append([]Passage(nil), d.Passages...)
		k.Documents[i] = &e
	}
	return &k
}
