package assignment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// Board is what can be seen of a class: counts of the works that count. It is for one
// goroutine: what it has counted it remembers.
type Board struct {
	Class      *Class
	Assignment *corpus.Assignment
	Works      []*Work            // by name
	Collection *corpus.Collection // as students read it: with its outlets hidden where they are
	Coding     *corpus.Collection // with its coding, and documents by their own ids; nil where it is sealed

	passages func(document string) int
	covers   map[[2]string][]corpus.Coverage // of Coding, by topic and document
	letters  *corpus.Assignment              // the assignment with documents as Collection names them
	agreed   map[string]Agreement            // by task, as far as asked for
}

// With is the board of another state of the class: what does not depend on the answers
// is not made anew.
func (b *Board) With(k *Class) *Board {
	fresh := *b
	fresh.Class, fresh.Assignment, fresh.Works, fresh.agreed = k, &k.Assignment, k.Counted(), make(map[string]Agreement)
	return &fresh
}

// NewBoard looks at a class with the collection that it read: the one that holds the
// assignment, or a handout of it.
func NewBoard(c *corpus.Collection, k *Class) *Board {
	b := &Board{Class: k, Assignment: &k.Assignment, Works: k.Counted(), Collection: c, letters: &k.Assignment, agreed: make(map[string]Agreement)}
	if here := c.Assignment(k.Assignment.ID); here != nil {
		b.letters = here
		if here.Names == nil {
			b.Coding = c
			b.covers = make(map[[2]string][]corpus.Coverage)
			for _, e := range c.Coverage {
				if !e.Suggested() {
					b.covers[[2]string{e.Topic, e.Document}] = append(b.covers[[2]string{e.Topic, e.Document}], e)
				}
			}
			if Hides(here) {
				b.Collection = Blind(c, here)
				b.letters = &b.Collection.Assignments[0]
			}
		}
	}
	b.passages = Lengths(b.Collection)
	return b
}

// Text is the passage that students read under a name such as "b7".
func (b *Board) Text(at string) (string, bool) {
	letter, n, ok := corpus.PassagePart(at)
	i := b.letters.Lettered(letter)
	if !ok || i < 0 {
		return "", false
	}
	d := b.Collection.Document(b.letters.Articles[i].Document)
	if d == nil || d.Passage(n) == nil {
		return "", false
	}
	return d.BestText(d.Passage(n)), true
}

// Parts are the names of all parts of a task.
func (b *Board) Parts(t *corpus.Task) []string { return b.letters.Parts(t, "", b.passages) }

// PartsOf are the parts of a task that a student of the group is asked.
func (b *Board) PartsOf(t *corpus.Task, group string) []string {
	return b.letters.Parts(t, group, b.passages)
}

// Passages are the names of all passages that a task is about.
func (b *Board) Passages(t *corpus.Task) []string {
	code := *t
	code.Kind = corpus.Code
	return b.letters.Parts(&code, "", b.passages)
}

// Progress is how far a student came with each task.
func (b *Board) Progress(w *Work) []Progress { return Fill(b.letters, w, true, b.passages) }

// Complete is the number of students who left nothing out, of the tasks before the names.
func (b *Board) Complete() int {
	n := 0
	for _, w := range b.Works {
		if !slices.ContainsFunc(Fill(b.letters, w, false, b.passages), func(p Progress) bool { return p.State != Done }) {
			n++
		}
	}
	return n
}

// Tally is the answers to one part of a task.
type Tally struct {
	Part   string
	Given  int // students who answered it
	Asked  int // students who were asked
	Values []Count
}

// Count is one answer and who gave it.
type Count struct {
	Value string
	Who   []int // indexes in Board.Works
}

// Tally counts the answers to each part of a task: of those that choose, in the order of
// the task, with those that nobody gave; of numbers in ascending order; of texts the
// most frequent first, where texts that differ only in case and spaces are one.
func (b *Board) Tally(t *corpus.Task) []Tally {
	var list []Tally
	asked := make(map[string]map[string]bool) // by group, then part
	for _, w := range b.Works {
		if asked[w.Group] != nil {
			continue
		}
		asked[w.Group] = make(map[string]bool)
		for _, part := range b.letters.Parts(t, w.Group, b.passages) {
			asked[w.Group][part] = true
		}
	}
	for _, part := range b.Parts(t) {
		y := Tally{Part: part, Values: b.answers(t)}
		fixed := len(y.Values)
		for i, w := range b.Works {
			if !asked[w.Group][part] {
				continue
			}
			y.Asked++
			value := w.Value(t.ID, part)
			if value == "" {
				continue
			}
			y.Given++
			values := []string{value}
			if t.Several {
				values = strings.Split(value, " ")
			}
			for _, v := range values {
				at := slices.IndexFunc(y.Values, func(c Count) bool { return c.Value == v || t.Kind == corpus.Table && alike(c.Value) == alike(v) })
				if at < 0 {
					at = len(y.Values)
					y.Values = append(y.Values, Count{Value: v})
				}
				y.Values[at].Who = append(y.Values[at].Who, i)
			}
		}
		sorting.By(y.Values[fixed:], func(x, z Count) int { return cmp.Compare(len(z.Who), len(x.Who)) })
		list = append(list, y)
	}
	return list
}

// answers are the answers that a task offers.
func (b *Board) answers(t *corpus.Task) (list []Count) {
	switch t.Kind {
	case corpus.Choice, corpus.Code:
		for _, c := range t.Choices {
			list = append(list, Count{Value: c.ID})
		}
	case corpus.Tells:
		list = []Count{{Value: corpus.Says}, {Value: corpus.IsSilent}}
	case corpus.Scale:
		for n := t.From; n <= t.To; n++ {
			list = append(list, Count{Value: strconv.Itoa(n)})
		}
	case corpus.Order:
		for n := range t.Rows {
			list = append(list, Count{Value: strconv.Itoa(n + 1)})
		}
	}
	return list
}

// alike is a short answer as it is compared with others.
func alike(s string) string {
	var words []string
	for _, w := range analysis.Words(s) {
		words = append(words, fold(w))
	}
	if len(words) == 0 {
		return strings.TrimSpace(s)
	}
	return strings.Join(words, " ")
}

// Heat is a passage with what the class marked in it.
type Heat struct {
	At    string
	Text  string
	Who   []int // students who marked anything in it
	Spans []Warm
}

// Warm is a stretch that the same students marked.
type Warm struct {
	corpus.Span
	Who []int
}

// Lost is a mark whose words are not where the class's text is, nor anywhere else in the
// passage, or in more than one place. It is listed, not guessed.
type Lost struct {
	Who  int
	Mark Mark
}

// Heat is what the class marked for a task, in every passage that it is about, and the
// marks that no longer fit.
func (b *Board) Heat(t *corpus.Task) (list []Heat, lost []Lost) {
	type placed struct {
		who  int
		span corpus.Span
	}
	marks := make(map[string][]placed)
	for i, w := range b.Works {
		for _, m := range w.Marked(t.ID) {
			text, _ := b.Text(m.At)
			span, ok := Anchor(text, m)
			if !ok {
				lost = append(lost, Lost{i, m})
				continue
			}
			marks[m.At] = append(marks[m.At], placed{i, span})
		}
	}
	for _, at := range b.Passages(t) {
		text, ok := b.Text(at)
		if !ok {
			continue
		}
		h := Heat{At: at, Text: text}
		var edges []int
		for _, m := range marks[at] {
			edges = append(edges, m.span.From, m.span.To)
			if !slices.Contains(h.Who, m.who) {
				h.Who = append(h.Who, m.who)
			}
		}
		slices.Sort(h.Who)
		slices.Sort(edges)
		edges = slices.Compact(edges)
		for i := 0; i+1 < len(edges); i++ {
			var who []int
			for _, m := range marks[at] {
				if m.span.From <= edges[i] && m.span.To >= edges[i+1] && !slices.Contains(who, m.who) {
					who = append(who, m.who)
				}
			}
			if len(who) > 0 {
				slices.Sort(who)
				h.Spans = append(h.Spans, Warm{corpus.Span{From: edges[i], To: edges[i+1]}, who})
			}
		}
		list = append(list, h)
	}
	return list, lost
}

// Anchor is where a mark lies in a text: where it was made if its words are there, or
// else where they are, if that is one place only.
func Anchor(text string, m Mark) (corpus.Span, bool) {
	if m.From >= 0 && m.To <= len(text) && m.From < m.To && text[m.From:m.To] == m.Quote {
		return corpus.Span{From: m.From, To: m.To}, true
	}
	if i := strings.Index(text, m.Quote); i >= 0 && m.Quote != "" && strings.LastIndex(text, m.Quote) == i {
		return corpus.Span{From: i, To: i + len(m.Quote)}, true
	}
	return corpus.Span{}, false
}

// Ours are the answers to a part of a task that the key has, or else the coding, as far as
// it says something: the choices whose topics the passage treats, whether the article
// treats the row's topic or is said to be silent on it.
func (b *Board) Ours(t *corpus.Task, part string) []string {
	if m := b.Assignment.Answer(t.ID); m != nil {
		for _, p := range m.Values {
			if p.At == part {
				return strings.Split(p.Value, " ")
			}
		}
	}
	if b.Coding == nil {
		return nil
	}
	a := b.Coding.Assignment(b.Assignment.ID)
	covers := func(topic, letter string, n int) (covered, silent bool) {
		i := a.Lettered(letter)
		if i < 0 {
			return false, false
		}
		for _, e := range b.covers[[2]string{topic, a.Articles[i].Document}] {
			silent = silent || e.Silent
			covered = covered || n == 0 && len(e.Passages) > 0 || slices.Contains(e.Passages, n)
		}
		return covered, silent
	}
	switch t.Kind {
	case corpus.Code:
		letter, n, _ := corpus.PassagePart(part)
		var list []string
		for _, c := range t.Choices {
			if c.Topic == "" {
				continue
			}
			if covered, _ := covers(c.Topic, letter, n); covered {
				list = append(list, c.ID)
			}
		}
		return list
	case corpus.Tells:
		row, letter, _ := strings.Cut(part, "/")
		r := t.Row(row)
		if r == nil || r.Topic == "" {
			return nil
		}
		switch covered, silent := covers(r.Topic, letter, 0); {
		case covered:
			return []string{corpus.Says}
		case silent:
			return []string{corpus.IsSilent}
		}
	}
	return nil
}
