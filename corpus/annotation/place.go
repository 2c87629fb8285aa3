package annotation

import (
	"sort"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
)

// State is what has become of a note's place.
type State string

const (
	Placed  State = "placed"
	Changed State = "changed" // it is known where the words were, and others stand there now
	Lost    State = "lost"    // to be listed, never drawn in a text
)

// Reason is why a note is lost.
type Reason string

const (
	NotFound  Reason = "not found"  // the words are not in the text
	Ambiguous Reason = "several"    // they are there several times, and nothing tells which it was
	OtherText Reason = "other text" // it is on the digest, or the original, that is not shown now
	NoTarget  Reason = "no target"  // the article, passage, topic or fact is not in the collection
)

// Place is where a note is now.
type Place struct {
	State State  `json:"state"`
	Why   Reason `json:"why,omitempty"` // of a lost one
	// Start and End are the range of the words in the text, if the note is on words.
	// The end is not included.
	Start Point  `json:"start,omitzero"`
	End   Point  `json:"end,omitzero"`
	Text  string `json:"text,omitempty"` // the words there now
	// Nearest are passages that somebody may take for the place of a lost one: those
	// with most of its words, at least half.
	Nearest []int `json:"nearest,omitempty"`
}

// The rule's figures, in characters as they are compared and in words.
const (
	longQuote   = 16 // a quotation of as many characters, or
	manyWords   = 3  // as many words, needs no context where it is there once
	someContext = 8  // a shorter one needs so much of it, on one side
	ownContext  = 16 // so much on both sides tells one place from others

	mostCompared = 2000 // words of a quotation that is looked for though words have changed
)

// quotation is a quotation made ready to be looked for.
type quotation struct {
	exact         *folded
	before, after string // the context, folded
	wholeStart    bool   // a word begins with it, and ends with it
	wholeEnd      bool
	dashStart     bool // it begins, or ends, with a hyphen between letters
	dashEnd       bool
}

func quote(q corpus.Quote) quotation {
	all := fold(q.Prefix + q.Exact + q.Suffix)
	from, to := len(q.Prefix), len(q.Prefix)+len(q.Exact)
	within := func(at int) bool { return at < len(all.text) && !utf8.RuneStart(all.text[at]) } // a character
	a := sort.Search(len(all.text), func(i int) bool { at, _ := all.source(i); return at >= from })
	b := sort.Search(len(all.text), func(i int) bool { at, _ := all.source(i); return at >= to })
	for ; within(a); a++ {
	}
	for ; within(b); b++ {
	}
	for a < b && all.text[a] == ' ' {
		a++
	}
	for a < b && all.text[b-1] == ' ' {
		b--
	}
	x := quotation{exact: all.sub(a, b), before: all.text[:a], after: all.text[b:]}
	x.wholeStart, x.wholeEnd = all.parted(a), all.parted(b)
	if a < b {
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(q.Exact))
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(q.Exact))
		x.dashStart = foldRune(first) == '-' && all.hyphen[int32(a)] != noHyphen
		x.dashEnd = foldRune(last) == '-' && all.hyphen[int32(b)] != noHyphen
	}
	return x
}

// Find looks for a quotation by the rule of the package comment.
func (t *Text) Find(q corpus.Quote) Place {
	x, f := quote(q), t.folded()
	if x.exact.text == "" {
		return Place{State: Lost, Why: NotFound}
	}
	type match struct {
		at            int // in the folded text
		start, end    int // in the joined text
		before, after int // characters of context that agree
	}
	var matches []match
	f.find(x.exact, func(at int) bool {
		end := at + len(x.exact.text)
		if x.wholeStart && !f.parted(at) || x.wholeEnd && !f.parted(end) {
			return true
		}
		m := match{at: at}
		m.start, _ = f.source(at)
		_, m.end = f.source(end - 1)
		if x.dashStart && at > 0 {
			_, m.start = f.source(at - 1)
		}
		if x.dashEnd && end < len(f.text) {
			m.end, _ = f.source(end)
		}
		for m.end < len(t.joined) { // the sign that chooses the look of an emoji
			r, n := utf8.DecodeRuneInString(t.joined[m.end:])
			if r != 0xFE0E && r != 0xFE0F {
				break
			}
			m.end += n
		}
		if cuts(t.joined, m.start) || cuts(t.joined, m.end) {
			return true
		}
		m.before, m.after = agreeingBack(f.text[:at], x.before), agreeing(f.text[end:], x.after)
		matches = append(matches, m)
		return true
	})
	before, after := utf8.RuneCountInString(x.before), utf8.RuneCountInString(x.after)
	if len(matches) > 1 {
		// First those whose context agrees as far as it tells places apart; of several,
		// those with all the context that is known.
		for _, n := range [...]int{ownContext, 1 << 30} {
			var some []match
			for _, m := range matches {
				if m.before >= min(n, before) && m.after >= min(n, after) {
					some = append(some, m)
				}
			}
			if len(some) == 0 {
				return Place{State: Lost, Why: Ambiguous, Nearest: t.nearest(wordsOf(x.exact.text))}
			}
			if matches = some; len(some) == 1 {
				break
			}
		}
		if len(matches) > 1 {
			p := Place{State: Lost, Why: Ambiguous}
			for _, m := range matches {
				if at := t.point(m.start, false).Passage; len(p.Nearest) == 0 || p.Nearest[len(p.Nearest)-1] != at {
					p.Nearest = append(p.Nearest, at)
				}
			}
			return p
		}
	}
	if len(matches) == 1 {
		m := matches[0]
		enough := len(wordsOf(x.exact.text)) >= manyWords && strings.Count(x.exact.text, " ") >= manyWords-1 || utf8.RuneCountInString(x.exact.text) >= longQuote ||
			m.before >= someContext || m.after >= someContext
		// A text that is shorter than context is has to be the same altogether.
		unchanged := m.before == before && m.after == after && m.at == len(x.before) && m.at+len(x.exact.text)+len(x.after) == len(f.text)
		if enough || unchanged {
			return t.placed(Placed, m.start, m.end)
		}
		return Place{State: Lost, Why: NotFound, Nearest: t.nearest(wordsOf(x.exact.text))}
	}
	if start, end, ok := t.between(x); ok {
		return t.placed(Changed, start, end)
	}
	return Place{State: Lost, Why: NotFound, Nearest: t.nearest(wordsOf(x.exact.text))}
}

func (t *Text) placed(s State, start, end int) Place {
	return Place{State: s, Start: t.point(start, false), End: t.point(end, true), Text: t.joined[start:end]}
}

// agreeing is how many characters two texts have in common from their beginnings,
// agreeingBack from their ends.
func agreeing(a, b string) (n int) {
	for a != "" && b != "" {
		r, size := utf8.DecodeRuneInString(a)
		s, _ := utf8.DecodeRuneInString(b)
		if r != s {
			break
		}
		a, b = a[size:], b[size:]
		n++
	}
	return n
}

func agreeingBack(a, b string) (n int) {
	for a != "" && b != "" {
		r, size := utf8.DecodeLastRuneInString(a)
		s, _ := utf8.DecodeLastRuneInString(b)
		if r != s {
			break
		}
		a, b = a[:len(a)-size], b[:len(b)-size]
		n++
	}
	return n
}

// between finds what stands between the context of a quotation that is not there: both
// sides must be there once and in that order, and at least three fifths of the words
// between be the same.
func (t *Text) between(x quotation) (start, end int, ok bool) {
	f := t.folded()
	before, after := lastRunes(x.before, ownContext), firstRunes(x.after, ownContext)
	a, b := f.once(before), f.once(after)
	if a < 0 || b < 0 || a+len(before) >= b {
		return 0, 0, false
	}
	a += len(before)
	for a < b && f.text[a] == ' ' {
		a++
	}
	for b > a && f.text[b-1] == ' ' {
		b--
	}
	if a == b || x.wholeStart && !f.parted(a) || x.wholeEnd && !f.parted(b) {
		return 0, 0, false
	}
	was, now := wordsOf(x.exact.text), wordsOf(f.text[a:b])
	// The longest common part takes len(was) × len(now), and these differ little.
	if most := max(len(was), len(now)); most > mostCompared || 5*min(len(was), len(now)) < 3*most || 5*common(was, now) < 3*most {
		return 0, 0, false
	}
	start, _ = f.source(a)
	_, end = f.source(b - 1)
	return start, end, !cuts(t.joined, start) && !cuts(t.joined, end)
}

// once is where a context is, if it is there once and long enough to mean anything.
func (f *folded) once(context string) int {
	if utf8.RuneCountInString(context) < someContext {
		return -1
	}
	i := strings.Index(f.text, context)
	if i < 0 || strings.Contains(f.text[i+1:], context) {
		return -1
	}
	return i
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func firstRunes(s string, n int) string {
	at := 0
	for ; at < len(s) && n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// common is the length of the longest common subsequence of two lists.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		corner := 0
		for j, v := range b {
			up := row[j+1]
			if w == v {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			corner = up
		}
	}
	return row[len(b)]
}

// Places finds notes in a collection; the answer is in their order. Time is linear in
// the texts of the articles that have notes, and in the notes.
func Places(c *corpus.Collection, notes []corpus.Note) []Place {
	f := NewFinder(c)
	list := make([]Place, len(notes))
	for i := range notes {
		list[i] = f.Find(&notes[i])
	}
	return list
}

// Finder finds notes in a collection, one after the other. It keeps the texts it has
// folded.
type Finder struct {
	c         *corpus.Collection
	documents map[string]*corpus.Document
	topics    map[string]bool
	facts     map[string]bool
	texts     map[textKey]*Text
}

type textKey struct {
	document string
	of       corpus.NoteText
}

// NewFinder makes one, in time linear in documents, topics and facts.
func NewFinder(c *corpus.Collection) *Finder {
	f := &Finder{c, make(map[string]*corpus.Document, len(c.Documents)), make(map[string]bool, len(c.Topics)), make(map[string]bool, len(c.Facts)), make(map[textKey]*Text)}
	for _, d := range c.Documents {
		f.documents[d.ID] = d
	}
	for _, t := range c.Topics {
		f.topics[t.ID] = true
	}
	for _, x := range c.Facts {
		f.facts[x.ID] = true
	}
	return f
}

// Text is one wording of a document, nil where there is none.
func (f *Finder) Text(document string, of corpus.NoteText) *Text {
	key := textKey{document, of}
	t, known := f.texts[key]
	if !known {
		if d := f.documents[document]; d != nil {
			t = TextOf(d, of)
		}
		f.texts[key] = t
	}
	return t
}

// Find finds one note.
func (f *Finder) Find(n *corpus.Note) Place {
	none := Place{State: Lost, Why: NoTarget}
	switch t := n.Target(); t.Kind {
	case corpus.OnTopic:
		if f.topics[t.ID] {
			return Place{State: Placed}
		}
	case corpus.OnFact:
		if f.facts[t.ID] {
			return Place{State: Placed}
		}
	case corpus.OnComparison:
		for _, id := range t.Beside {
			if f.documents[id] == nil {
				return none
			}
		}
		return Place{State: Placed}
	default:
		d := f.documents[t.ID]
		if d == nil {
			return none
		}
		if n.Quote.Exact == "" {
			if t.Kind == corpus.OnPassage && d.Passage(t.Passage) == nil {
				return none
			}
			p := Place{State: Placed}
			if t.Kind == corpus.OnPassage {
				p.Start, p.End = Point{t.Passage, 0}, Point{t.Passage, 0}
			}
			return p
		}
		text := f.Text(t.ID, n.Of)
		if text == nil {
			p := Place{State: Lost, Why: OtherText}
			if d.Passage(t.Passage) != nil {
				p.Nearest = []int{t.Passage}
			}
			return p
		}
		return text.Find(n.Quote)
	}
	return none
}
