package reader

import (
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/edit"
	"parallax/corpus/folder"
	"parallax/corpus/merge"
)

// merge reads another collection, and says what it would bring to the one asked about,
// or brings it.
func (w work) merge(files []corpus.File) (*wire.Reading, error) {
	var q ask.Merge
	if err := json.Unmarshal(w.Question, &q); err != nil {
		return nil, err
	}
	theirs, entries, err := w.collection(files)
	if err != nil || !w.step(0.4) {
		return nil, err
	}
	base := w.Collection
	mine := edit.Apply(base, q.Ops).Collection
	r := &wire.Reading{Look: ask.MergeLook{
		ID: theirs.ID, Title: theirs.Title, Articles: len(theirs.Documents), Related: related(mine, theirs) && !(q.Untouched && handedOut(mine, theirs)), Own: own(mine, theirs), By: q.By}}
	l := &r.Look
	if !l.Related {
		if q.Do {
			return r, nil
		}
		opened, err := w.opened(theirs, entries, files)
		if opened != nil {
			opened.Look = *l
		}
		return opened, err
	}
	if l.By == "" {
		if l.By = nameOf(files[0].Name); l.Own {
			l.By = corpus.Me
		}
	}
	o := merge.Options{By: l.By, Keep: merge.Choice(q.Keep), Choose: make(map[string]merge.Choice, len(q.Choose)), Stay: true}
	for id, choice := range q.Choose {
		o.Choose[id] = merge.Choice(choice)
	}
	if kin(base.ID, theirs.ID) { // else what is the same in both says nothing of who has changed it
		o.Base = base
	}
	merged, err := merge.Merge(mine, theirs, o)
	if err != nil || !w.step(0.6) {
		return nil, err
	}
	look(l, merged, mine, theirs)
	if !q.Do {
		return r, nil
	}
	merged.Collection.ID, merged.Collection.Title = mine.ID, mine.Title
	r.Collection = merged.Collection
	if !derive(r, w.step.Part(0.6, 1)) {
		return nil, nil
	}
	return r, nil
}

// related reports whether two collections are about the same.
func related(mine, theirs *corpus.Collection) bool {
	if kin(mine.ID, theirs.ID) {
		return true
	}
	here := make(map[string]*corpus.Document, len(mine.Documents))
	for _, d := range mine.Documents {
		here[d.ID] = d
	}
	return slices.ContainsFunc(theirs.Documents, func(d *corpus.Document) bool {
		e := here[d.ID]
		return e != nil && (e.Headline == d.Headline || len(e.Passages) > 0 && len(d.Passages) > 0 && e.Passages[0].Text == d.Passages[0].Text)
	})
}

// handedOut reports whether theirs is what students are given: articles with an
// assignment that has no key, and that mine does not have.
func handedOut(mine, theirs *corpus.Collection) bool {
	return len(theirs.Assignments) == 1 && theirs.Assignments[0].Key == nil && len(theirs.Notes) == 0 && mine.Assignment(theirs.Assignments[0].ID) == nil
}

// kin reports whether an id is the other, or has only been numbered to be another one's
// neighbour in a browser.
func kin(a, b string) bool { return a == b || stem(a) == stem(b) }

func stem(id string) string {
	at := strings.LastIndexByte(id, '-')
	if at < 1 || at == len(id)-1 || strings.Trim(id[at+1:], "0123456789") != "" || len(id)-at > 4 {
		return id
	}
	return id[:at]
}

// own reports whether both have a note or a topic of one id that says “me”: then me is the
// same person, and the file comes of one's own work. The ids of what people add have a
// part that no other browser has.
func own(mine, theirs *corpus.Collection) bool {
	notes := make(map[string]bool)
	for _, n := range mine.Notes {
		if n.By == corpus.Me {
			notes[n.ID] = true
		}
	}
	for _, n := range theirs.Notes {
		if n.By == corpus.Me && notes[n.ID] {
			return true
		}
	}
	topics := make(map[string]bool)
	for _, t := range mine.Topics {
		if t.By == corpus.Me {
			topics[t.ID] = true
		}
	}
	return slices.ContainsFunc(theirs.Topics, func(t corpus.Topic) bool { return t.By == corpus.Me && topics[t.ID] })
}

// nameOf is a name for whoever wrote a file, where nothing else is known of them.
func nameOf(file string) string {
	name := path.Base(file)
	if dir := path.Base(path.Dir(file)); name == folder.Marker && dir != "." {
		name = dir
	}
	name, _, _ = strings.Cut(name, ".")
	return cmp.Or(strings.TrimSpace(name), "?")
}

// look tells what a merge does.
func look(l *ask.MergeLook, r *merge.Result, mine, theirs *corpus.Collection) {
	kinds := make(map[merge.Kind]int)
	people := make(map[string]bool)
	l.OnlyNotes = true
	for _, e := range r.Entries {
		switch e.State {
		case merge.New:
			if kinds[e.Kind]++; e.By != "" && e.By != corpus.Me {
				people[e.By] = true
			}
			if e.Place == annotation.Lost {
				l.Lost++
			}
		case merge.Changed:
			l.Changed++
		case merge.Differ:
			l.Differ++
		case merge.Same:
			l.Same++
			continue
		default:
			l.Mine++
			continue
		}
		l.OnlyNotes = l.OnlyNotes && e.Kind == merge.Notes
		if len(l.Entries) == ask.MostEntries {
			l.More++
			continue
		}
		l.Entries = append(l.Entries, ask.MergeEntry{
			ID: e.ID(), Kind: string(e.Kind), Name: clip(e.Name), On: where(r.Collection, e), State: string(e.State), By: e.By, Lost: e.Place == annotation.Lost, Texts: e.Texts, Fields: fields(e.Mine, e.Theirs)})
		if e.Texts {
			last := &l.Entries[len(l.Entries)-1]
			last.Fields = append(slices.DeleteFunc(last.Fields, func(f ask.MergeField) bool { return f.Name == "text" }), texts(mine.Document(e.Key), theirs.Document(e.Key)))
		}
	}
	for _, k := range []merge.Kind{merge.Articles, merge.Notes, merge.Topics, merge.Coverages, merge.Voices, merge.Facts, merge.Labels, merge.Observations, merge.Outlets, merge.Answers, merge.Assignments} {
		if n := kinds[k]; n > 0 {
			l.New = append(l.New, ask.MergeCount{Kind: string(k), N: n})
		}
	}
	for name := range people {
		l.People = append(l.People, name)
	}
	slices.Sort(l.People)
}

// where is the article or the passage that an entry is about, as a note says it; "" for
// what is about several.
func where(c *corpus.Collection, e merge.Entry) string {
	switch e.Kind {
	case merge.Articles:
		return e.Key
	case merge.Notes:
		i := slices.IndexFunc(c.Notes, func(n corpus.Note) bool { return n.ID == e.Key })
		if i >= 0 {
			return c.Notes[i].On
		}
	case merge.Voices:
		i := slices.IndexFunc(c.Voices, func(v corpus.Voice) bool { return v.ID == e.Key })
		if i >= 0 && len(c.Voices[i].Heard) > 0 {
			return c.Voices[i].Heard[0].At.String()
		}
	}
	return ""
}

// mostShown is how many bytes of a value are shown.
const mostShown = 600

func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= mostShown {
		return s
	}
	return strings.ToValidUTF8(s[:mostShown], "") + "…"
}

// fields are those in which two entries differ, which are JSON objects or "".
func fields(mine, theirs string) (list []ask.MergeField) {
	read := func(s string) (f map[string]json.RawMessage) {
		_ = json.Unmarshal([]byte(s), &f) // it was written as an object
		delete(f, "known")                // it goes with the values it is about
		return f
	}
	a, b := read(mine), read(theirs)
	for name, v := range b {
		if string(a[name]) != string(v) {
			list = append(list, ask.MergeField{Name: name, Mine: said(a[name]), Theirs: said(v)})
		}
	}
	for name, v := range a {
		if _, there := b[name]; !there {
			list = append(list, ask.MergeField{Name: name, Mine: said(v)})
		}
	}
	if len(list) == 0 && mine != "" { // an article of which the texts alone differ
		list = append(list, ask.MergeField{Name: "text"})
	}
	slices.SortFunc(list, func(a, b ask.MergeField) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// texts are the paragraphs in which two texts of an article differ: those between the
// first and the last that are another.
func texts(mine, theirs *corpus.Document) ask.MergeField {
	f := ask.MergeField{Name: "text"}
	if mine == nil || theirs == nil {
		return f
	}
	a, b := mine.Passages, theirs.Passages
	same := func(p, q *corpus.Passage) bool { return p.Text == q.Text && p.Kind == q.Kind }
	for len(a) > 0 && len(b) > 0 && same(&a[0], &b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(&a[len(a)-1], &b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	of := func(list []corpus.Passage) string {
		var said []string
		for i := range list {
			said = append(said, list[i].Text)
		}
		return clip(strings.Join(said, " "))
	}
	f.Mine, f.Theirs = of(a), of(b)
	return f
}

// said is a value as somebody reads it: a text without its quotation marks, a list with
// commas.
func said(v json.RawMessage) string {
	var any any
	if json.Unmarshal(v, &any) != nil {
		return ""
	}
	return clip(spoken(any))
}

func spoken(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = spoken(x)
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		var parts []string
		for name := range v {
			parts = append(parts, name)
		}
		slices.Sort(parts)
		for i, name := range parts {
			parts[i] = name + " " + spoken(v[name])
		}
		return strings.Join(parts, " ")
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}
