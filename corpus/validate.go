package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Validate checks every invariant named in the package comment. It returns nil
// or an error of type [Faults] that lists all that is wrong, in the order of
// the collection. Time and memory are linear in the size of the collection.
func (c *Collection) Validate() error { return c.ValidatePausing(nil) }

// ValidatePausing is Validate with a function that is called between documents, of
// which there may be thousands; nil for none.
func (c *Collection) ValidatePausing(rest func()) error {
	if rest == nil {
		rest = func() {}
	}
	v := newValidation(c, rest)
	if !ValidID(c.ID) {
		v.fault(c.idTrouble(), "id")
	}
	v.language(named("the collection"), c.Language, "language")
	v.outletsAndTopics()
	for i, d := range c.Documents {
		rest()
		if d != nil {
			v.document(i, d)
		}
	}
	v.coverage()
	v.voices()
	v.facts()
	v.labels()
	v.observations()
	v.settled()
	v.notes()
	v.assignments()
	if len(v.faults) == 0 {
		return nil
	}
	return v.faults
}

func (c *Collection) idTrouble() string {
	return fmt.Sprintf("collection id %q: want %s", c.ID, idForm)
}

const idForm = "lower-case letters, digits and single inner hyphens, at most 64 bytes"

// validation is one run of Validate: lookups by id, and what was found.
type validation struct {
	c      *Collection
	outlet map[string]bool
	topic  map[string]int // index in c.Topics
	length map[string]int // number of passages by document
	faults Faults
}

func newValidation(c *Collection, rest func()) *validation {
	v := &validation{c: c,
		outlet: make(map[string]bool, len(c.Outlets)),
		topic:  make(map[string]int, len(c.Topics)),
		length: make(map[string]int, len(c.Documents)),
	}
	for i, o := range c.Outlets {
		v.id("outlet", o.ID, v.outlet[o.ID], "outlets", i)
		v.outlet[o.ID] = true
	}
	for i, t := range c.Topics {
		_, twice := v.topic[t.ID]
		v.id("topic", t.ID, twice, "topics", i)
		if !twice {
			v.topic[t.ID] = i
		}
	}
	for i, d := range c.Documents {
		rest()
		if d == nil {
			v.fault(fmt.Sprintf("document %d is missing", i+1), "documents", i)
			continue
		}
		_, twice := v.length[d.ID]
		v.id("document", d.ID, twice, "documents", i)
		if !twice {
			v.length[d.ID] = len(d.Passages)
		}
	}
	return v
}

// naming names what is checked. It is only put into words where there is a
// fault, because there seldom is.
type naming struct {
	format string
	args   []any
}

func named(format string, args ...any) naming { return naming{format, args} }

func (n naming) String() string { return fmt.Sprintf(n.format, n.args...) }

// fault notes a fault at the path made of names and indexes.
func (v *validation) fault(text string, path ...any) {
	var b strings.Builder
	for _, p := range path {
		b.WriteByte('/')
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case int:
			b.WriteString(strconv.Itoa(p))
		}
	}
	v.faults = append(v.faults, Fault{b.String(), text})
}

// id checks the form of an id and that it is not used twice.
func (v *validation) id(kind, id string, twice bool, path ...any) {
	path = append(path, "id")
	if !ValidID(id) {
		v.fault(fmt.Sprintf("%s id %q: want %s", kind, id, idForm), path...)
	} else if twice {
		v.fault(fmt.Sprintf("%s id %q is used twice; give each %s an id of its own", kind, id, kind), path...)
	}
}

// text checks that a required text is there.
func (v *validation) text(thing naming, field, s string, path ...any) {
	if strings.TrimSpace(s) == "" {
		v.fault(fmt.Sprintf("%s has no %s; write one", thing, field), path...)
	}
}

// fragment checks the length of a quotation.
func (v *validation) fragment(thing naming, s string, required bool, path ...any) {
	switch n := CountWords(s); {
	case n > MaxFragmentWords:
		v.fault(fmt.Sprintf("%s quotes %d words (%q); quote at most %d", thing, n, s, MaxFragmentWords), append(path, "fragment")...)
	case required && n == 0:
		v.fault(fmt.Sprintf("%s has no fragment; quote one to %d words of the text", thing, MaxFragmentWords), append(path, "fragment")...)
	}
}

// passage checks that a document has a passage.
func (v *validation) passage(thing naming, document string, n int, path ...any) {
	length, ok := v.length[document]
	switch {
	case !ok:
		v.fault(fmt.Sprintf("%s: there is no document %q; %s", thing, document, v.nearest(document, maps.Keys(v.length), "name one of the collection's")), path...)
	case length == 0: // the document itself is the trouble, and told
	case n < 1 || n > length:
		v.fault(fmt.Sprintf("%s: %s has no passage %d; it has passages 1 to %d", thing, document, n, length), path...)
	}
}

// passages checks an ascending list of passages of one document.
func (v *validation) passages(thing naming, document string, list []int, path ...any) {
	if _, ok := v.length[document]; !ok {
		v.passage(thing, document, 0, path...)
		return
	}
	path = append(path, "passages")
	if len(list) == 0 {
		v.fault(fmt.Sprintf("%s names no passage; list at least one", thing), path...)
	}
	for i, n := range list {
		v.passage(thing, document, n, path...)
		if i > 0 && n <= list[i-1] {
			v.fault(fmt.Sprintf("%s: passage %d comes after passage %d; list each once, in ascending order", thing, n, list[i-1]), path...)
		}
	}
}

// date checks a date that was not made by ParseDate.
func (v *validation) date(thing naming, d Date, path ...any) {
	back, err := ParseDate(d.String())
	if err != nil || back.Precision != d.Precision || !back.First.Equal(d.First) || !back.Last.Equal(d.Last) {
		v.fault(fmt.Sprintf("%s: the date %s is not one that can be written as 2024-06-19, 2024-06, 2024 or an interval", thing, d), path...)
	}
}

func (v *validation) language(thing naming, tag string, path ...any) {
	if tag != "" && !ValidLanguage(tag) {
		v.fault(fmt.Sprintf("%s: language %q: want a tag such as en, ko or zh-Hant", thing, tag), path...)
	}
}

// ValidLanguage reports whether tag has the outer form of a BCP 47 tag: subtags
// of one to eight letters or digits, the first of letters only.
func ValidLanguage(tag string) bool {
	for i, sub := range strings.Split(tag, "-") {
		if len(sub) < 1 || len(sub) > 8 {
			return false
		}
		for _, r := range sub {
			if letter := 'a' <= r|0x20 && r|0x20 <= 'z'; !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}

func (v *validation) outletsAndTopics() {
	for i, o := range v.c.Outlets {
		v.text(named("outlet %q", o.ID), "name", o.Name, "outlets", i)
	}
	for i, t := range v.c.Topics {
		thing := named("topic %q", t.ID)
		v.text(thing, "title", t.Title, "topics", i)
		v.date(thing, t.Date, "topics", i, "date")
		v.provenance(thing, t.Provenance, "topics", i)
		if t.Parent == "" {
			continue
		}
		if _, ok := v.topic[t.Parent]; !ok {
			v.fault(fmt.Sprintf("%s: its parent %q is not a topic; add that topic or remove the parent", thing, t.Parent), "topics", i, "parent")
		}
	}
	v.cycles()
}

// cycles reports each topic that is its own ancestor. Every topic is walked
// once: state is 0 for unseen, 1 for on the present walk, 2 for done.
func (v *validation) cycles() {
	state := make([]byte, len(v.c.Topics))
	for start := range v.c.Topics {
		var walk []int
		i, ok := start, true
		for ok && state[i] == 0 {
			state[i] = 1
			walk = append(walk, i)
			i, ok = v.topic[v.c.Topics[i].Parent]
		}
		if ok && state[i] == 1 {
			v.fault(fmt.Sprintf("topic %q is its own ancestor by way of %q; remove one of the parents", v.c.Topics[i].ID, v.c.Topics[i].Parent), "topics", i, "parent")
		}
		for _, w := range walk {
			state[w] = 2
		}
	}
}

func (v *validation) document(i int, d *Document) {
	thing := named("document %q", d.ID)
	v.text(thing, "headline", d.Headline, "documents", i)
	v.language(thing, d.Language, "documents", i, "language")
	if d.Outlet != "" && !v.outlet[d.Outlet] {
		v.fault(fmt.Sprintf("%s: there is no outlet %q; add it to the outlets or correct the name", thing, d.Outlet), "documents", i, "outlet")
	}
	if d.Text != Full && d.Text != Digest {
		v.fault(fmt.Sprintf("%s: text is %q; want full or digest", thing, d.Text), "documents", i, "text")
	}
	v.date(thing, d.Published.Date, "documents", i, "published")
	switch p := d.Published; {
	case p.Stated && p.Date.IsZero():
		v.fault(fmt.Sprintf("%s: published is marked stated but has no date; give the date or remove stated", thing), "documents", i, "published")
	case !p.Stated && !p.Date.IsZero() && strings.TrimSpace(p.Reason) == "":
		v.fault(fmt.Sprintf("%s: the date of publication is not stated; give the reason why it is assumed, or mark it stated: true", thing), "documents", i, "published")
	}
	v.original(i, d)
	for j, k := range d.Known {
		switch {
		case !slices.Contains(KnownFields, k.Field):
			v.fault(fmt.Sprintf("%s: known has %q; name one of %s", thing, k.Field, strings.Join(KnownFields, ", ")), "documents", i, "known")
		case slices.ContainsFunc(d.Known[:j], func(x Known) bool { return x.Field == k.Field }):
			v.fault(fmt.Sprintf("%s: known has %s twice; keep one", thing, k.Field), "documents", i, "known")
		}
		if k.Field == "published" && k.Suggested() && d.Published.Stated {
			v.fault(fmt.Sprintf("%s: published is marked stated, and known says that the program guessed it; remove one of the two", thing), "documents", i, "known")
		}
		v.provenance(named("%s, known %s", thing, k.Field), k.Provenance, "documents", i, "known", j)
	}
	for j, s := range d.Slips {
		slip := named("%s, slip %d", thing, j+1)
		if s.Passage != 0 {
			v.passage(slip, d.ID, s.Passage, "documents", i, "slips", j)
		}
		v.fragment(slip, s.Fragment, true, "documents", i, "slips", j)
	}
	last := 0 // last line taken by a passage
	for j := range d.Passages {
		last = v.paragraph(i, j, d, last)
	}
}

func (v *validation) original(i int, d *Document) {
	o := d.Original
	if o == (Original{}) {
		return
	}
	good := len(o.SHA256) == 64
	for _, r := range o.SHA256 {
		good = good && ('0' <= r && r <= '9' || 'a' <= r && r <= 'f')
	}
	if !good {
		v.fault(fmt.Sprintf("document %q: original sha256 %q: want 64 lower-case hexadecimal digits", d.ID, o.SHA256), "documents", i, "original", "sha256")
	}
	if o.Bytes < 0 || o.Words < 0 {
		v.fault(fmt.Sprintf("document %q: the original's bytes and words cannot be negative", d.ID), "documents", i, "original")
	}
}

// paragraph checks one passage and returns the last line it takes.
func (v *validation) paragraph(i, j int, d *Document, last int) int {
	p := &d.Passages[j]
	thing := named("%s#%d", d.ID, j+1)
	path := []any{"documents", i, "passages", j}
	if p.N != j+1 {
		v.fault(fmt.Sprintf("%s is numbered %d; number passages 1, 2, 3, … without gaps", thing, p.N), path...)
	}
	switch p.Kind {
	case Body, Caption, Subheading, Alt:
	default:
		v.fault(fmt.Sprintf("%s: kind %q: want body, caption, subheading or alt", thing, p.Kind), path...)
	}
	v.text(thing, "text", p.Text, path...)
	if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Original) {
		v.fault(fmt.Sprintf("%s is not valid UTF-8; save the file as UTF-8", thing), path...)
	}
	for w, n := range p.Counts {
		if n < 1 {
			v.fault(fmt.Sprintf("%s: the count of %q is %d; want 1 or more", thing, w, n), path...)
		}
	}
	l := p.Lines
	if l == (Lines{}) {
		return last
	}
	switch {
	case l.From < 1 || l.To < l.From:
		v.fault(fmt.Sprintf("%s: lines %d-%d: count from 1, first line first", thing, l.From, l.To), path...)
	case l.From <= last:
		v.fault(fmt.Sprintf("%s: line %d belongs to an earlier passage already; passages follow each other without sharing lines", thing, l.From), path...)
	}
	return max(last, l.To)
}
