package merge

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"parallax/corpus"
)

// documents merges articles. One whose text is another here comes in beside mine, and
// what is said of it is said of that.
func (m *merging) documents(base, mine, theirs *corpus.Collection) (_ *corpus.Collection, renamed map[string]string) {
	began, own := make(map[string]*corpus.Document), make(map[string]int)
	for _, d := range base.Documents {
		began[d.ID] = d
	}
	for i, d := range mine.Documents {
		own[d.ID] = i
	}
	renamed = make(map[string]string)
	asked := asked(base, mine, theirs)
	theirIDs := make(map[string]bool, len(theirs.Documents))
	for _, d := range theirs.Documents {
		theirIDs[d.ID] = true
		e := Entry{Kind: Articles, Key: d.ID, Name: d.Headline}
		i, there := own[d.ID]
		b := began[d.ID]
		switch {
		case !there && b != nil && same(d, b) && !asked[d.ID]:
			// I have taken it away: what they say of it is left out by repair.
		case !there:
			if e.State = New; m.Choose[e.ID()] != KeepMine {
				m.out.Documents = append(m.out.Documents, d)
			}
		case same(mine.Documents[i], d):
			e.State = Same
		case b != nil && same(d, b):
			e.State = Mine
		case b != nil && same(mine.Documents[i], b):
			e.State, e.Mine, e.Theirs = Changed, describing(mine.Documents[i]), describing(d)
			e.Texts = !sameTexts(mine.Documents[i], d)
			_, before := own[another(d.ID, textsOf(d))]
			switch keep := m.Choose[e.ID()]; {
			case e.Texts && (before || keep == KeepBeside):
				m.beside(&e, d, own, renamed)
			case keep != KeepMine:
				m.out.Documents[i] = d
			}
		default:
			m.document(&e, i, mine.Documents[i], d, own, renamed)
		}
		if e.State != "" {
			m.entries = append(m.entries, e)
		}
	}
	for _, d := range mine.Documents {
		if theirIDs[d.ID] || len(theirs.Documents) == 0 {
			continue // a file with notes alone says nothing of articles
		}
		e := Entry{Kind: Articles, Key: d.ID, Name: d.Headline, State: Mine}
		if b := began[d.ID]; b != nil && same(d, b) && !asked[d.ID] && !m.Stay {
			e.State = Removed
			m.out.Documents = slices.DeleteFunc(m.out.Documents, func(x *corpus.Document) bool { return x.ID == d.ID })
		}
		m.entries = append(m.entries, e)
	}
	if len(renamed) == 0 {
		return theirs, nil
	}
	return rename(theirs, renamed), renamed
}

// asked are the articles of the assignments that stay or come in. One side may have
// removed such an article; without it the tasks of the other could not be answered.
func asked(base, mine, theirs *corpus.Collection) map[string]bool {
	list := make(map[string]bool)
	of := func(c, other *corpus.Collection) {
		for i := range c.Assignments {
			a := &c.Assignments[i]
			if b := base.Assignment(a.ID); other.Assignment(a.ID) == nil && b != nil && same(a, b) {
				continue // the other has taken it away
			}
			for _, e := range a.Articles {
				list[e.Document] = true
			}
		}
	}
	of(mine, theirs)
	of(theirs, mine)
	return list
}

// unmoved is what both began from without what it says of articles whose two texts are
// both kept. What is said of them is said of one text by me and of the other by them:
// that neither has changed it does not mean that one of the two could go.
func unmoved(base *corpus.Collection, renamed map[string]string) *corpus.Collection {
	if len(renamed) == 0 {
		return base
	}
	k, moved := *base, rename(base, renamed)
	k.Coverage, k.Voices, k.Facts = still(base.Coverage, moved.Coverage), still(base.Voices, moved.Voices), still(base.Facts, moved.Facts)
	k.Labels, k.Observations, k.Settled = still(base.Labels, moved.Labels), still(base.Observations, moved.Observations), still(base.Settled, moved.Settled)
	k.Notes, k.Assignments = still(base.Notes, moved.Notes), still(base.Assignments, moved.Assignments)
	return &k
}

// still are the entries of a list that are the same in another.
func still[E any](list, moved []E) (kept []E) {
	for i := range list {
		if same(&list[i], &moved[i]) {
			kept = append(kept, list[i])
		}
	}
	return kept
}

// document merges an article that both have and that differs.
func (m *merging) document(e *Entry, i int, mine, theirs *corpus.Document, own map[string]int, renamed map[string]string) {
	keep, chosen := m.Choose[e.ID()]
	if !chosen {
		keep = m.Keep
	}
	e.State, e.Mine, e.Theirs = Differ, describing(mine), describing(theirs)
	e.Texts = !sameTexts(mine, theirs)
	if keep == KeepTheirs {
		m.out.Documents[i] = theirs
		return
	}
	if !e.Texts {
		d := *m.out.Documents[i]
		agree := fill(&d, theirs)
		if m.out.Documents[i] = &d; agree {
			e.State, e.Mine, e.Theirs = Changed, "", ""
			if same(&d, mine) {
				e.State = Same
			}
			return
		}
		if keep != KeepMine {
			a, b := *mine, *theirs
			a.Passages, b.Passages = nil, nil
			m.read(Articles, mine.ID, &a, &b)
			if m.has(&b) {
				*e = Entry{Kind: e.Kind, Key: e.Key, Name: e.Name, State: Same}
			}
		}
		return
	}
	if keep != KeepMine {
		m.beside(e, theirs, own, renamed)
	}
}

// beside takes their text of an article in beside mine, once.
func (m *merging) beside(e *Entry, theirs *corpus.Document, own map[string]int, renamed map[string]string) {
	d := *theirs
	d.ID = another(theirs.ID, textsOf(theirs))
	renamed[theirs.ID] = d.ID
	if _, before := own[d.ID]; before {
		*e = Entry{Kind: e.Kind, Key: e.Key, Name: e.Name, State: Same}
		return
	}
	m.out.Documents = append(m.out.Documents, &d)
}

// another is an id like one that is taken, the same for the same content.
func another(id, content string) string {
	sum := sha256.Sum256([]byte(content))
	return strings.TrimRight(id[:min(len(id), 50)], "-") + "-" + hex.EncodeToString(sum[:4])
}

func textsOf(d *corpus.Document) string {
	var b strings.Builder
	b.WriteString(string(d.Text))
	for _, p := range d.Passages {
		b.WriteString("\n" + string(p.Kind) + " " + p.Text)
	}
	return b.String()
}

func sameTexts(a, b *corpus.Document) bool { return textsOf(a) == textsOf(b) }

// describing is what is said of an article, as JSON.
func describing(d *corpus.Document) string {
	bare := *d
	bare.Passages = nil
	return text(&bare)
}

// fill takes fields that an article does not have from another with the same text, and
// reports whether no other field differs.
func fill(d, from *corpus.Document) bool {
	for _, field := range corpus.KnownFields {
		mine, theirs := d.Value(field), from.Value(field)
		if mine != nil && (*mine == "" && *theirs != "" || *mine == *theirs && d.Guessed(field) && !from.Guessed(field)) {
			*mine = *theirs
			learn(d, from, field)
		}
	}
	d.Short = cmp.Or(d.Short, from.Short)
	if d.Published == (corpus.Published{}) || d.Published.Date == from.Published.Date && d.Guessed("published") && !from.Guessed("published") {
		d.Published = from.Published
		learn(d, from, "published")
	}
	if d.Original == (corpus.Original{}) {
		d.Original = from.Original
	}
	if len(d.Slips) == 0 {
		d.Slips = from.Slips
	}
	d.Passages = slices.Clone(d.Passages)
	for i := range d.Passages {
		p, q := &d.Passages[i], &from.Passages[i]
		p.Original = cmp.Or(p.Original, q.Original)
		if p.Counts == nil {
			p.Counts = q.Counts
		}
		if p.Lines == (corpus.Lines{}) {
			p.Lines = q.Lines
		}
	}
	full := *from // what they have not, mine has: that is no difference
	for _, field := range corpus.KnownFields {
		if text := full.Value(field); text != nil {
			*text = cmp.Or(*text, *d.Value(field))
		}
	}
	full.Short = cmp.Or(full.Short, d.Short)
	if full.Published == (corpus.Published{}) || full.Published.Date == d.Published.Date && full.Guessed("published") {
		full.Published = d.Published
	}
	if full.Original == (corpus.Original{}) {
		full.Original = d.Original
	}
	if len(full.Slips) == 0 {
		full.Slips = d.Slips
	}
	full.Known = d.Known // of equal values, whichever is surer
	return describing(&full) == describing(d)
}

// learn takes from another document how a value is known that both have: what one
// states, or somebody has confirmed, is no guess because the program guessed it in the
// other.
func learn(d, from *corpus.Document, field string) {
	how := from.HowKnown(field)
	how.Field = field
	d.Know(how)
}

// rename is a collection with other ids of some documents.
func rename(c *corpus.Collection, ids map[string]string) *corpus.Collection {
	k := c.Clone()
	to := func(id *string) {
		if other, there := ids[*id]; there {
			*id = other
		}
	}
	for i := range k.Coverage {
		to(&k.Coverage[i].Document)
	}
	for i := range k.Voices {
		k.Voices[i].Heard = slices.Clone(k.Voices[i].Heard)
		for j := range k.Voices[i].Heard {
			to(&k.Voices[i].Heard[j].At.Document)
		}
	}
	for i := range k.Facts {
		k.Facts[i].Values = slices.Clone(k.Facts[i].Values)
		for j := range k.Facts[i].Values {
			to(&k.Facts[i].Values[j].At.Document)
		}
	}
	for i := range k.Labels {
		to(&k.Labels[i].Document)
	}
	for i := range k.Observations {
		k.Observations[i].At = slices.Clone(k.Observations[i].At)
		for j := range k.Observations[i].At {
			to(&k.Observations[i].At[j].Document)
		}
	}
	for i := range k.Settled {
		k.Settled[i].At = slices.Clone(k.Settled[i].At)
		for j := range k.Settled[i].At {
			to(&k.Settled[i].At[j].Document)
		}
	}
	for i := range k.Notes {
		t := k.Notes[i].Target()
		switch t.Kind {
		case corpus.OnArticle, corpus.OnPassage:
			to(&t.ID)
		case corpus.OnComparison:
			for j := range t.Beside {
				to(&t.Beside[j])
			}
		}
		k.Notes[i].On = t.String()
	}
	for i := range k.Assignments {
		k.Assignments[i].Articles = slices.Clone(k.Assignments[i].Articles)
		for j := range k.Assignments[i].Articles {
			to(&k.Assignments[i].Articles[j].Document)
		}
	}
	return k
}
