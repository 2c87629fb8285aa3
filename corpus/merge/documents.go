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
func (m *merging) documents(base, mine, theirs *corpus.Collection) *corpus.Collection {
	began, own := make(map[string]*corpus.Document), make(map[string]int)
	for _, d := range base.Documents {
		began[d.ID] = d
	}
	for i, d := range mine.Documents {
		own[d.ID] = i
	}
	renamed := make(map[string]string)
	theirIDs := make(map[string]bool, len(theirs.Documents))
	for _, d := range theirs.Documents {
		theirIDs[d.ID] = true
		e := Entry{Kind: Articles, Key: d.ID, Name: d.Headline}
		i, there := own[d.ID]
		b := began[d.ID]
		switch {
		case !there && b != nil && same(d, b):
			// I have taken it away: what they say of it is left out by repair.
		case !there:
			e.State = New
			m.out.Documents = append(m.out.Documents, d)
		case same(mine.Documents[i], d):
			e.State = Same
		case b != nil && same(d, b):
			e.State = Mine
		case b != nil && same(mine.Documents[i], b):
			e.State = Changed
			m.out.Documents[i] = d
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
		if b := began[d.ID]; b != nil && same(d, b) {
			e.State = Removed
			m.out.Documents = slices.DeleteFunc(m.out.Documents, func(x *corpus.Document) bool { return x.ID == d.ID })
		}
		m.entries = append(m.entries, e)
	}
	if len(renamed) == 0 {
		return theirs
	}
	return rename(theirs, renamed)
}

// document merges an article that both have and that differs.
func (m *merging) document(e *Entry, i int, mine, theirs *corpus.Document, own map[string]int, renamed map[string]string) {
	keep, chosen := m.Choose[e.ID()]
	if !chosen {
		keep = m.Keep
	}
	e.State, e.Mine, e.Theirs = Differ, describing(mine), describing(theirs)
	if keep == KeepTheirs {
		m.out.Documents[i] = theirs
		return
	}
	if sameTexts(mine, theirs) {
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
	if keep == KeepMine {
		return
	}
	d := *theirs
	sum := sha256.Sum256([]byte(textsOf(theirs)))
	d.ID = strings.TrimRight(theirs.ID[:min(len(theirs.ID), 50)], "-") + "-" + hex.EncodeToString(sum[:4])
	renamed[theirs.ID] = d.ID
	if _, before := own[d.ID]; before {
		*e = Entry{Kind: e.Kind, Key: e.Key, Name: e.Name, State: Same}
		return
	}
	m.out.Documents = append(m.out.Documents, &d)
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
	for _, p := range [][2]*string{{&d.Outlet, &from.Outlet}, {&d.Short, &from.Short}, {&d.Byline, &from.Byline}, {&d.Credits, &from.Credits}, {&d.Republisher, &from.Republisher},
		{&d.Language, &from.Language}, {&d.Genre, &from.Genre}, {&d.Licence, &from.Licence}, {&d.URL, &from.URL}, {&d.Summary, &from.Summary}} {
		*p[0] = cmp.Or(*p[0], *p[1])
	}
	if d.Published == (corpus.Published{}) {
		d.Published = from.Published
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
	for _, p := range [][2]*string{{&full.Outlet, &d.Outlet}, {&full.Short, &d.Short}, {&full.Byline, &d.Byline}, {&full.Credits, &d.Credits}, {&full.Republisher, &d.Republisher},
		{&full.Language, &d.Language}, {&full.Genre, &d.Genre}, {&full.Licence, &d.Licence}, {&full.URL, &d.URL}, {&full.Summary, &d.Summary}} {
		*p[0] = cmp.Or(*p[0], *p[1])
	}
	if full.Published == (corpus.Published{}) {
		full.Published = d.Published
	}
	if full.Original == (corpus.Original{}) {
		full.Original = d.Original
	}
	if len(full.Slips) == 0 {
		full.Slips = d.Slips
	}
	return describing(&full) == describing(d)
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
	return k
}
