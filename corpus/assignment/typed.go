package assignment

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Line is one line of an answer sheet, as a teacher types it in: all boxes of a task one
// after another, or one text.
type Line struct {
	Task  *corpus.Task
	Parts []string // of the boxes; a marking has none, a text one
	Text  bool     // what is typed is the answer
}

// Key names a line among those of an assignment.
func (l Line) Key() string {
	if l.Text {
		return l.Task.ID + "/" + l.Parts[0]
	}
	return l.Task.ID
}

// single reports whether a box holds one sign, so that nothing need stand between two.
func (l Line) single() bool {
	t := l.Task
	switch t.Kind {
	case corpus.Tells:
		return true
	case corpus.Choice, corpus.Code:
		return !t.Several && len(t.Choices) < 10
	case corpus.Scale:
		return t.From >= 0 && t.To < 10
	case corpus.Order:
		return len(t.Rows) < 10
	}
	return false
}

// Lines are the lines of the answer sheet of a student of the group, in its order.
func (b *Board) Lines(group string) (list []Line) {
	for i := range b.Assignment.Tasks {
		t := &b.Assignment.Tasks[i]
		parts := b.letters.Parts(t, group, b.passages)
		if t.Kind != corpus.Open && t.Kind != corpus.Table {
			list = append(list, Line{t, parts, false})
			continue
		}
		for _, part := range parts {
			list = append(list, Line{t, []string{part}, true})
		}
	}
	return list
}

// Slip is what was typed and cannot be an answer.
type Slip struct {
	Sign string // what was typed
	Part string // in the box of this part; of a marking ""
	More bool   // there are more signs than boxes
}

// Signs for a box, besides the numbers that are printed beside the answers.
const (
	saysSign   = "+"
	silentSign = "0"
	gapSign    = "-"
)

// Read reads what was typed in a line that is no text: an answer for each box, "" for one
// that was left open. Boxes at the end may be missing. Spaces between signs that are
// single count for nothing. Numbers are those of the sheet: of a scale themselves, else
// the place of a choice, from 1; several choices of a box are written together (13, or
// 1,13 where there are ten or more).
func (l Line) Read(typed string) (values []string, slip *Slip) {
	values = make([]string, len(l.Parts))
	signs := strings.Fields(typed)
	if l.single() {
		signs = strings.Split(strings.Join(signs, ""), "")
	}
	for i, s := range signs {
		if i == len(values) {
			return values, &Slip{Sign: s, More: true}
		}
		switch s {
		case gapSign, "–", "—", "_", ".":
			continue
		}
		var ok bool
		if values[i], ok = l.value(s); !ok {
			return values, &Slip{Sign: s, Part: l.Parts[i]}
		}
	}
	return values, nil
}

// value is the answer that a sign means.
func (l Line) value(sign string) (string, bool) {
	t := l.Task
	switch t.Kind {
	case corpus.Tells:
		switch sign {
		case saysSign, "＋":
			return corpus.Says, true
		case silentSign, "o", "O":
			return corpus.IsSilent, true
		}
		return "", false
	case corpus.Scale, corpus.Order:
		n, err := strconv.Atoi(sign)
		from, to := t.From, t.To
		if t.Kind == corpus.Order {
			from, to = 1, len(t.Rows)
		}
		return strconv.Itoa(n), err == nil && n >= from && n <= to
	}
	numbers := []string{sign}
	if t.Several {
		if len(t.Choices) < 10 {
			numbers = strings.Split(strings.ReplaceAll(sign, ",", ""), "")
		} else {
			numbers = strings.Split(sign, ",")
		}
	}
	chosen := make([]bool, len(t.Choices))
	for _, s := range numbers {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > len(t.Choices) {
			return "", false
		}
		chosen[n-1] = true
	}
	var ids []string
	for i, c := range t.Choices {
		if chosen[i] {
			ids = append(ids, c.ID)
		}
	}
	return strings.Join(ids, " "), true
}

// Write is Read the other way: what somebody would type for the answers of a work.
func (l Line) Write(w *Work) string {
	t := l.Task
	if l.Text {
		return w.Value(t.ID, l.Parts[0])
	}
	var signs []string
	if t.Kind == corpus.Marking {
		for _, m := range w.Marked(t.ID) {
			if !slices.Contains(signs, m.At) {
				signs = append(signs, m.At)
			}
		}
		sorting.By(signs, natural)
		return strings.Join(signs, " ")
	}
	last := 0
	for i, part := range l.Parts {
		value := w.Value(t.ID, part)
		sign := gapSign
		if value != "" {
			last, sign = i+1, l.sign(value)
		}
		signs = append(signs, sign)
	}
	between := " "
	if l.single() {
		between = ""
	}
	return strings.Join(signs[:last], between)
}

func (l Line) sign(value string) string {
	switch l.Task.Kind {
	case corpus.Tells:
		return map[string]string{corpus.Says: saysSign, corpus.IsSilent: silentSign}[value]
	case corpus.Scale, corpus.Order:
		return value
	}
	var numbers []string
	for id := range strings.SplitSeq(value, " ") {
		numbers = append(numbers, strconv.Itoa(1+slices.IndexFunc(l.Task.Choices, func(c corpus.Item) bool { return c.ID == id })))
	}
	if l.Task.Several && len(l.Task.Choices) < 10 {
		return strings.Join(numbers, "")
	}
	return strings.Join(numbers, ",")
}

// marks reads the passages of a marking: "a3 a5 b2", where a letter need not be written
// again (a3 5 b2). The whole passage is marked, for paper does not say which words.
func (b *Board) marks(t *corpus.Task, group, typed string) (list []Mark, slip *Slip) {
	letters := b.letters.Letters(t, group)
	letter := ""
	if len(letters) == 1 {
		letter = letters[0]
	}
	for _, s := range strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }) {
		number := s
		if s[0] >= 'a' && s[0] <= 'z' {
			if letter, number = s[:1], s[1:]; number == "" {
				continue
			}
		}
		at := letter + number
		_, n, ok := corpus.PassagePart(at)
		text, there := b.Text(at)
		if !ok || !there || !slices.Contains(letters, letter) || !b.letters.Articles[b.letters.Lettered(letter)].Has(n) {
			return list, &Slip{Sign: s}
		}
		if slices.ContainsFunc(list, func(m Mark) bool { return m.At == at }) {
			continue
		}
		d := b.Collection.Document(b.letters.Articles[b.letters.Lettered(letter)].Document)
		of := string(d.Text)
		if d.Text == corpus.Digest && d.Passage(n).Original != "" {
			of = "original"
		}
		text = cut(text, corpus.MaxAnswer)
		list = append(list, Mark{Task: t.ID, At: at, To: len(text), Quote: text, Of: of})
	}
	return list, nil
}

// Understood is a line as it was read: an answer for each of its boxes, or passages.
type Understood struct {
	Line
	Values []string
	Marks  []Mark
	Slip   *Slip
}

// Typed reads what a teacher typed from a student's answer sheet, by Line.Key. The work
// says that it was typed in, and has everything that could be read.
func (b *Board) Typed(name, group string, typed map[string]string, at time.Time) (w Work, lines []Understood) {
	a := b.Assignment
	w = Work{Name: CleanName(name), Group: group, Sitting: "paper", Typed: true, At: at.UTC().Truncate(time.Second), Texts: b.Class.Texts,
		Of: Origin{ID: a.ID, Title: a.Title, Hash: Fingerprint(a)}}
	for _, l := range b.Lines(group) {
		u := Understood{Line: l}
		text := strings.ToValidUTF8(typed[l.Key()], "")
		switch {
		case l.Text:
			if text = cut(strings.TrimSpace(text), corpus.MaxAnswer); text != "" {
				u.Values = []string{text}
				w = w.Set(l.Task.ID, l.Parts[0], text)
			}
		case l.Task.Kind == corpus.Marking:
			u.Marks, u.Slip = b.marks(l.Task, group, text)
			w.Marks = append(w.Marks, u.Marks...)
		default:
			u.Values, u.Slip = l.Read(text)
			for i, v := range u.Values {
				if v != "" {
					w = w.Set(l.Task.ID, l.Parts[i], v)
				}
			}
		}
		lines = append(lines, u)
	}
	return w, lines
}

// TypedIn adds a work that was typed in to a class: like one that was handed in, but it
// says where it came from.
func (c Class) TypedIn(w Work) (Class, Outcome) {
	c.Kept = slices.Clone(c.Kept)
	o := Outcome{File: w.FileName(), Student: w.Name, Of: w.Of, At: w.At, Typed: true}
	content, err := w.Write()
	if err != nil {
		o.Found, o.Detail = Hostile, err.Error()
		return c, o
	}
	if why := Misfit(&c.Assignment, &w); why != "" {
		o.Found, o.Detail = Hostile, why
		return c, o
	}
	c.add(o.File, &w, content, &o)
	return c, o
}

// Join is the class with everything of another state of it that was saved: answers,
// comments, and the number of its students. Of each of its works it says what became of it.
func (c Class) Join(saved Class) (Class, []Outcome) {
	c.Expected = max(c.Expected, saved.Expected)
	for student, list := range saved.Comments {
		for _, m := range list {
			c = c.Commented(student, m)
		}
	}
	c.Kept = slices.Clone(c.Kept)
	var outcomes []Outcome
	for i := range saved.Kept {
		w := saved.Kept[i].Work
		o := Outcome{File: saved.Kept[i].File, Student: w.Name, Of: w.Of, At: w.At, Typed: w.Typed}
		c.add(o.File, &w, saved.Kept[i].content, &o)
		outcomes = append(outcomes, o)
	}
	return c, outcomes
}
