package assignment

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/bundle"
)

// Hides reports whether an assignment hides something from students at first: names,
// coding or both.
func Hides(a *corpus.Assignment) bool { return a.Blind != corpus.NotBlind || a.HideCoding }

// Charts reports whether a handout on paper can have a chart of which article covers
// which topic: the coding has topics of its articles and is not hidden. Time is linear in the coverage.
func Charts(c *corpus.Collection, a *corpus.Assignment) bool {
	return !a.HideCoding && slices.ContainsFunc(c.Coverage, func(e corpus.Coverage) bool {
		return len(e.Passages) > 0 && slices.ContainsFunc(a.Articles, func(x corpus.Excerpt) bool { return x.Document == e.Document })
	})
}

// Parts are the two parts of a handout: a collection for students, with the articles of
// the assignment alone, without its key, without other assignments and without what it
// hides (Blind); and what it hides, to be sealed and put beside the tasks (Sealed), nil
// where it hides nothing.
//
// It fails if the assignment is not one of the collection's, or betrays an outlet in its
// own tasks.
func Parts(c *corpus.Collection, id string) (students *corpus.Collection, hidden []byte, err error) {
	a := c.Assignment(id)
	if a == nil {
		return nil, nil, fmt.Errorf("there is no assignment %q in this collection", id)
	}
	if err := Check(c, a); err != nil {
		return nil, nil, err
	}
	whole := Only(c, a)
	whole.ID = named("handout-", a)
	if !Hides(a) {
		return whole, nil, nil
	}
	var file bytes.Buffer
	if err := bundle.Write(&file, whole, bundle.Options{}); err != nil {
		return nil, nil, err
	}
	students = Blind(c, a)
	if a.Blind == corpus.NotBlind {
		students.ID = whole.ID
	}
	return students, file.Bytes(), nil
}

// named is the id of a collection that is made of an assignment.
func named(prefix string, a *corpus.Assignment) string {
	id := prefix + a.ID
	if len(id) > 64 { // see corpus.ValidID
		id = strings.TrimRight(id[:64], "-")
	}
	return id
}

// WithoutCoding is the id of a copy of a collection that hides its coding alone.
const WithoutCoding = "without-coding"

// IsBlind reports whether a collection is itself a copy without names, so that none can be
// brought back from it.
func IsBlind(c *corpus.Collection, a *corpus.Assignment) bool {
	return c.ID == named("blind-", a) && a.Names == nil
}

// Students are the ids of the collections that only students of an assignment have:
// copies that hide something, and handouts. What a browser keeps of them, a student has
// done.
func Students(a *corpus.Assignment) []string {
	return []string{named("blind-", a), named("handout-", a), WithoutCoding}
}

// Encoded is what is hidden in a form that keeps nobody out who looks for it.
func Encoded(hidden []byte) *corpus.Sealed {
	return &corpus.Sealed{Data: base64.StdEncoding.EncodeToString(hidden)}
}

// Decoded is what is hidden, where no word is needed.
func Decoded(s *corpus.Sealed) ([]byte, error) {
	content, err := base64.StdEncoding.DecodeString(s.Data)
	if err != nil || s.Locked() {
		return nil, errDamagedNames
	}
	return content, nil
}

var errDamagedNames = errors.New("the hidden names are damaged; ask for the file again")

// Opened is the collection that a handout hides, from what was unsealed.
func Opened(c *corpus.Collection, id string, hidden []byte) (*corpus.Collection, error) {
	a := c.Assignment(id)
	if a == nil {
		return nil, fmt.Errorf("there is no assignment %q in this collection", id)
	}
	whole, err := bundle.Read(bytes.NewReader(hidden), int64(len(hidden)), bundle.Limits{Archive: corpus.MaxSealedSize, Inflated: 8 * corpus.MaxSealedSize})
	if err != nil {
		return nil, fmt.Errorf("the hidden names: %w", err)
	}
	b := whole.Assignment(id)
	if b == nil || Fingerprint(b) != Fingerprint(a) {
		return nil, errors.New("the hidden names belong to another assignment; ask for the file again")
	}
	return whole, nil
}

// Check says which texts of a blind assignment betray an outlet. They are not changed,
// for they are the teacher's.
func Check(c *corpus.Collection, a *corpus.Assignment) error {
	for _, f := range Faults(c, a) {
		return f
	}
	return nil
}

// Faults are all that Check would say, with paths below the assignment.
func Faults(c *corpus.Collection, a *corpus.Assignment) (faults corpus.Faults) {
	if a.Blind == corpus.NotBlind || a.Names != nil {
		return nil
	}
	hides := newHiding(c, a)
	look := func(path, what, text string) {
		if found := hides.betrayed(text); len(found) > 0 {
			faults = append(faults, corpus.Fault{Path: path, Text: fmt.Sprintf("assignment %q hides the outlets, but %s has %q; write it without, or do not hide them", a.ID, what, found[0])})
		}
	}
	look("/title", "its title", a.Title)
	look("/instructions", "its introduction", a.Instructions)
	for i, g := range a.Groups {
		look(fmt.Sprintf("/groups/%d", i), "the name of a group", g.Name)
	}
	for i, t := range a.Tasks {
		at, what := fmt.Sprintf("/tasks/%d", i), fmt.Sprintf("task %q", t.ID)
		for _, text := range []string{t.Title, t.Prompt, t.Help, t.Low, t.High} {
			look(at, what, text)
		}
		for _, item := range slices.Concat(t.Choices, t.Rows) {
			look(at, what, item.Text)
		}
	}
	return faults
}

// Only is the part of a collection that an assignment is about, with the assignment
// without its key. Coding that is not of these articles alone is left out.
func Only(c *corpus.Collection, a *corpus.Assignment) *corpus.Collection {
	k := c.Clone()
	in, outlets := make(map[string]bool), make(map[string]bool)
	k.Documents = nil
	for _, e := range a.Articles {
		if d := c.Document(e.Document); d != nil {
			copied := *d
			k.Documents = append(k.Documents, &copied)
			in[d.ID], outlets[d.Outlet] = true, true
		}
	}
	all := func(refs []corpus.Ref) bool {
		return !slices.ContainsFunc(refs, func(r corpus.Ref) bool { return !in[r.Document] })
	}
	k.Outlets = slices.DeleteFunc(k.Outlets, func(o corpus.Outlet) bool { return !outlets[o.ID] })
	k.Coverage = slices.DeleteFunc(k.Coverage, func(e corpus.Coverage) bool { return !in[e.Document] })
	k.Labels = slices.DeleteFunc(k.Labels, func(l corpus.Label) bool { return !in[l.Document] })
	k.Observations = slices.DeleteFunc(k.Observations, func(o corpus.Observation) bool { return !all(o.At) })
	k.Settled, k.Notes = nil, nil
	k.Facts = slices.DeleteFunc(k.Facts, func(f corpus.Fact) bool {
		return slices.ContainsFunc(f.Values, func(v corpus.Value) bool { return !in[v.At.Document] })
	})
	for i := range k.Voices {
		k.Voices[i].Heard = slices.DeleteFunc(slices.Clone(k.Voices[i].Heard), func(h corpus.Heard) bool { return !in[h.At.Document] })
	}
	k.Voices = slices.DeleteFunc(k.Voices, func(v corpus.Voice) bool { return len(v.Heard) == 0 })
	b := *a
	b.Key = nil
	k.Assignments = []corpus.Assignment{b}
	// What an item points at may have gone with an article that is not read.
	facts, voices := make(map[string]bool), make(map[string]bool)
	for _, f := range k.Facts {
		facts[f.ID] = true
	}
	for _, v := range k.Voices {
		voices[v.ID] = true
	}
	k.Assignments[0].Tasks = slices.Clone(a.Tasks)
	clear := func(items []corpus.Item) []corpus.Item {
		items = slices.Clone(items)
		for i := range items {
			if !facts[items[i].Fact] {
				items[i].Fact = ""
			}
			if !voices[items[i].Voice] {
				items[i].Voice = ""
			}
		}
		return items
	}
	for i := range k.Assignments[0].Tasks {
		t := &k.Assignments[0].Tasks[i]
		t.Choices, t.Rows = clear(t.Choices), clear(t.Rows)
	}
	return k
}

// Blind is the part of a collection that an assignment is about, without what it hides.
// Where outlets are hidden each article has its letter for an id, an outlet of that
// name, no byline, date, address or original, and texts without the names of outlets
// and authors; where coding is, there is none. It is the only way in which names are
// hidden: whatever shows the collection, searches it or writes it to a file cannot show
// what it does not have.
func Blind(c *corpus.Collection, a *corpus.Assignment) *corpus.Collection {
	k := Only(c, a)
	b := &k.Assignments[0]
	if a.HideCoding {
		k.Topics, k.Coverage, k.Voices, k.Facts, k.Labels, k.Observations = nil, nil, nil, nil, nil, nil
		b.Tasks = withoutPointers(a.Tasks)
	}
	if a.Blind == corpus.NotBlind {
		return k
	}
	h := newHiding(c, a)
	k.ID = named("blind-", a)
	k.Title, k.About, k.Method, k.Licence = a.Title, "", "", ""
	k.Outlets = nil
	b.Giveaways = nil
	b.Articles = slices.Clone(a.Articles)
	letter := make(map[string]string)
	index := make(map[string]int)
	for i, d := range k.Documents {
		l := corpus.Letter(slices.IndexFunc(a.Articles, func(e corpus.Excerpt) bool { return e.Document == d.ID }))
		letter[d.ID], index[d.ID] = l, i
		name := "Article " + strings.ToUpper(l)
		k.Outlets = append(k.Outlets, corpus.Outlet{ID: "article-" + l, Name: name, Letter: strings.ToUpper(l)})
		k.Documents[i] = h.document(i, d, l, name)
		b.Articles[i].Document = l
	}
	h.coding(k, letter, index)
	return k
}

// document is an article of which nobody can tell who published it.
func (h hiding) document(i int, d *corpus.Document, letter, name string) *corpus.Document {
	e := &corpus.Document{
		ID: letter, Outlet: "article-" + letter, Headline: h.text(i, d.Headline), Short: name,
		Language: d.Language, Text: d.Text, Passages: slices.Clone(d.Passages),
	}
	for j := range e.Passages {
		p := &e.Passages[j]
		p.Text, p.Original, p.Counts, p.Lines = h.text(i, p.Text), h.text(i, p.Original), h.counts(p.Counts), corpus.Lines{}
	}
	return e
}

// coding is that of a blind collection: what it says of an article is said of its
// letter, without names.
func (h hiding) coding(k *corpus.Collection, letter map[string]string, index map[string]int) {
	ref := func(r corpus.Ref) corpus.Ref { return corpus.Ref{Document: letter[r.Document], Passage: r.Passage} }
	for i := range k.Topics {
		t := &k.Topics[i]
		t.Title, t.Place, t.Note, t.Provenance = h.text(-1, t.Title), h.text(-1, t.Place), "", corpus.Provenance{}
	}
	for i := range k.Coverage {
		e := &k.Coverage[i]
		e.Gist, e.Document = h.text(index[e.Document], e.Gist), letter[e.Document]
	}
	for i := range k.Voices {
		v := &k.Voices[i]
		v.ID = fmt.Sprintf("voice-%d", i+1) // it may be an author's name
		v.Name, v.Description, v.Role, v.Affiliation = h.text(-1, v.Name), h.text(-1, v.Description), h.text(-1, v.Role), h.text(-1, v.Affiliation)
		for j := range v.Heard {
			v.Heard[j].At = ref(v.Heard[j].At)
		}
	}
	for i := range k.Facts {
		f := &k.Facts[i]
		f.Question, f.Note = h.text(-1, f.Question), ""
		f.Values = slices.Clone(f.Values)
		for j := range f.Values {
			v := &f.Values[j]
			of := index[v.At.Document]
			if h.text(of, v.Fragment) != v.Fragment {
				v.Fragment = "" // what stands in place of a name is not quoted
			}
			v.At, v.Value = ref(v.At), h.text(of, v.Value)
		}
	}
	kept := k.Labels[:0]
	for _, l := range k.Labels {
		// A label is the wording of a text: with a name in it, it is left out.
		if h.text(index[l.Document], l.Fragment) == l.Fragment && h.text(-1, l.Subject) == l.Subject {
			l.Document = letter[l.Document]
			kept = append(kept, l)
		}
	}
	k.Labels = kept
	k.Observations = nil // they compare outlets
	b := &k.Assignments[0]
	for i := range b.Tasks {
		for _, items := range [][]corpus.Item{b.Tasks[i].Choices, b.Tasks[i].Rows} {
			for j := range items {
				items[j].Voice = ""
			}
		}
	}
}
