package assignment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/sorting"
	"parallax/corpus/stats"
)

// Agreement is how far students answered one task alike. A unit is a part of the task, of
// a task with several answers a part with one of the choices, of marking a passage.
type Agreement struct {
	Task  string
	Level stats.Level
	Units []UnitAgreement // all, also those that fewer than two answered

	Coders     int      // students who answered anything
	Compared   int      // units with two answers or more
	Given      int      // answers
	Possible   int      // answers if nobody had left a gap
	Categories []string // that were used

	Alike, Pairs int     // pairs of answers to one unit
	Chance       float64 // share of pairs that would be alike by chance; 0 where there are none

	Alpha       Figure // Krippendorff, at Level
	Fleiss      Figure // over FleissUnits, which have no gap
	FleissUnits int
	Cohen       Figure            // where there are two students
	Choices     []ChoiceAgreement // code and choice: this one or not
	Says        Reading
}

// Figure is a number that may not be defined.
type Figure struct {
	Value   float64
	Defined bool
}

// UnitAgreement is one unit.
type UnitAgreement struct {
	Part         string // of the task
	Choice       string // of a task with several answers; else ""
	Counts       []Count
	Given        int
	Alike, Pairs int
	Ours         []string // what the key or the coding has, nil if nothing
}

// ChoiceAgreement is α of one choice against all others.
type ChoiceAgreement struct {
	Choice string
	Alpha  Figure
	Used   int // times that it was given
}

// Reading is what the figures of an agreement can be taken for.
type Reading string

const (
	NothingToCompare Reading = "nothing"  // no unit has two answers
	OneValue         Reading = "one"      // all answers are one and the same: α and κ are not defined
	FewUnits         Reading = "few"      // fewer than MinUnits: the table is shown, no verdict
	Lopsided         Reading = "lopsided" // nearly all answers are one: α says little
	BelowChance      Reading = "below"    // α < 0
	ForTalk          Reading = "talk"     // α < .667
	WithCare         Reading = "care"     // α < .8
	Reliable         Reading = "reliable"
)

// Limits of what the figures can be taken for. Those of α are a custom of Krippendorff's
// (2004), not a law.
const (
	MinUnits      = 10
	CareFrom      = .667
	ReliableFrom  = .8
	lopsidedShare = .9
)

// Compares reports whether agreement on a kind of task can be counted. Texts are read, not
// counted.
func Compares(kind corpus.TaskKind) bool { return kind != corpus.Open && kind != corpus.Table }

// Marked and not: the answers of marking, by passage, and of several choices, by choice.
const (
	yes = "yes"
	no  = "no"
)

// Agreement compares all students who answered a task. It is counted once.
func (b *Board) Agreement(t *corpus.Task) Agreement {
	g, there := b.agreed[t.ID]
	if !there {
		g = b.agreement(t, nil)
		b.agreed[t.ID] = g
	}
	return g
}

// AgreementOf compares two students, by their indexes in Works.
func (b *Board) AgreementOf(t *corpus.Task, first, second int) Agreement {
	return b.agreement(t, []int{first, second})
}

func (b *Board) agreement(t *corpus.Task, only []int) Agreement {
	g := Agreement{Task: t.ID}
	if !Compares(t.Kind) {
		g.Says = NothingToCompare
		return g
	}
	if t.Kind == corpus.Scale || t.Kind == corpus.Order {
		g.Level = stats.Ordinal
	}
	coded := b.coded(t)
	if only != nil {
		coded = slices.DeleteFunc(coded, func(c coder) bool { return !slices.Contains(only, c.who) })
	}
	g.Coders = len(coded)
	var units []stats.Unit
	total := make(map[string]int)
	for _, key := range b.units(t) {
		u := UnitAgreement{Part: key[0], Choice: key[1]}
		var unit stats.Unit
		for _, c := range coded {
			v, asked := c.values[key]
			if asked {
				g.Possible++
			}
			if v == "" {
				continue
			}
			unit = append(unit, v)
			total[v]++
			i := slices.IndexFunc(u.Counts, func(c Count) bool { return c.Value == v })
			if i < 0 {
				i = len(u.Counts)
				u.Counts = append(u.Counts, Count{Value: v})
			}
			u.Counts[i].Who = append(u.Counts[i].Who, c.who)
		}
		sorting.By(u.Counts, func(x, y Count) int { return cmp.Compare(len(y.Who), len(x.Who)) })
		u.Given = len(unit)
		u.Alike, u.Pairs = stats.PairsAlike([]stats.Unit{unit})
		if t.Kind != corpus.Marking {
			u.Ours = b.Ours(t, key[0])
			if key[1] != "" && u.Ours != nil {
				u.Ours = []string{map[bool]string{true: yes, false: no}[slices.Contains(u.Ours, key[1])]}
			}
		}
		if u.Given > 1 {
			g.Compared++
		}
		g.Given += u.Given
		g.Alike, g.Pairs = g.Alike+u.Alike, g.Pairs+u.Pairs
		g.Units = append(g.Units, u)
		units = append(units, unit)
	}
	for _, c := range b.categories(t) {
		if total[c] > 0 {
			g.Categories = append(g.Categories, c)
			share := float64(total[c]) / float64(g.Given)
			g.Chance += share * share
		}
	}
	g.Alpha.Value, g.Alpha.Defined = stats.Alpha(units, g.Level)
	g.Fleiss.Value, g.FleissUnits, g.Fleiss.Defined = stats.FleissKappa(units)
	if len(coded) == 2 {
		var first, second []string
		for _, key := range b.units(t) {
			if x, y := coded[0].values[key], coded[1].values[key]; x != "" && y != "" {
				first, second = append(first, x), append(second, y)
			}
		}
		g.Cohen.Value, g.Cohen.Defined = stats.Kappa(first, second)
	}
	if t.Kind == corpus.Code && !t.Several {
		g.Choices = choices(t, units)
	}
	g.Says = g.reading(total)
	return g
}

// reading says what the figures can be taken for.
func (g *Agreement) reading(total map[string]int) Reading {
	most := 0
	for _, n := range total {
		most = max(most, n)
	}
	switch a := g.Alpha.Value; {
	case g.Compared == 0:
		return NothingToCompare
	case !g.Alpha.Defined:
		return OneValue
	case g.Compared < MinUnits:
		return FewUnits
	case float64(most) >= lopsidedShare*float64(g.Given) && a < CareFrom:
		return Lopsided
	case a < 0:
		return BelowChance
	case a < CareFrom:
		return ForTalk
	case a < ReliableFrom:
		return WithCare
	}
	return Reliable
}

// choices is α of each choice against all others.
func choices(t *corpus.Task, units []stats.Unit) (list []ChoiceAgreement) {
	for _, c := range t.Choices {
		x := ChoiceAgreement{Choice: c.ID}
		binary := make([]stats.Unit, len(units))
		for i, u := range units {
			for _, v := range u {
				is := no
				if v == c.ID {
					is = yes
					x.Used++
				}
				binary[i] = append(binary[i], is)
			}
		}
		x.Alpha.Value, x.Alpha.Defined = stats.Alpha(binary, stats.Nominal)
		list = append(list, x)
	}
	return list
}

// categories are the values that answers to a task may have, in its order.
func (b *Board) categories(t *corpus.Task) (list []string) {
	if t.Several || t.Kind == corpus.Marking {
		return []string{yes, no}
	}
	for _, c := range b.answers(t) {
		list = append(list, c.Value)
	}
	return list
}

// coder is one student's answers to a task: a value for each unit that was asked, "" where
// there is none.
type coder struct {
	who    int
	values map[[2]string]string
}

// coded are the students who answered something of a task.
func (b *Board) coded(t *corpus.Task) (list []coder) {
	for i, w := range b.Works {
		c := coder{i, make(map[[2]string]string)}
		any := false
		if t.Kind == corpus.Marking {
			marked := make(map[string]bool)
			for _, m := range w.Marked(t.ID) {
				marked[m.At], any = true, true
			}
			letters := b.letters.Letters(t, w.Group)
			for _, at := range b.Passages(t) {
				if slices.Contains(letters, at[:1]) {
					c.values[[2]string{at}] = map[bool]string{true: yes, false: no}[marked[at]]
				}
			}
		} else {
			for _, part := range b.letters.Parts(t, w.Group, b.passages) {
				value := w.Value(t.ID, part)
				any = any || value != ""
				if !t.Several {
					c.values[[2]string{part}] = value
					continue
				}
				for _, choice := range t.Choices {
					v := ""
					if value != "" {
						v = map[bool]string{true: yes, false: no}[slices.Contains(strings.Split(value, " "), choice.ID)]
					}
					c.values[[2]string{part, choice.ID}] = v
				}
			}
		}
		if any {
			list = append(list, c)
		}
	}
	return list
}

// units are the units of a task, by part and choice.
func (b *Board) units(t *corpus.Task) (list [][2]string) {
	if t.Kind == corpus.Marking {
		for _, at := range b.Passages(t) {
			list = append(list, [2]string{at})
		}
		return list
	}
	for _, part := range b.Parts(t) {
		if !t.Several {
			list = append(list, [2]string{part})
			continue
		}
		for _, c := range t.Choices {
			list = append(list, [2]string{part, c.ID})
		}
	}
	return list
}

// Split is a unit on which a class differs.
type Split struct {
	Task *corpus.Task
	UnitAgreement
}

// Differ are the units on which the class differs most, the most even first: openings for
// a talk. Each has four answers at least, and none is there on which fewer than a
// quarter of the pairs differ; of one task there are at most two.
func (b *Board) Differ(most int) []Split {
	var list []Split
	for i := range b.Assignment.Tasks {
		t := &b.Assignment.Tasks[i]
		if t.Kind == corpus.Order || !Compares(t.Kind) {
			continue
		}
		for _, u := range b.Agreement(t).Units {
			if u.Given >= 4 && 4*(u.Pairs-u.Alike) >= u.Pairs {
				list = append(list, Split{t, u})
			}
		}
	}
	sorting.By(list, func(x, y Split) int {
		return cmp.Compare(float64(x.Alike)/float64(x.Pairs), float64(y.Alike)/float64(y.Pairs))
	})
	of := make(map[string]int)
	kept := list[:0]
	for _, s := range list {
		if of[s.Task.ID]++; of[s.Task.ID] <= 2 && len(kept) < most {
			kept = append(kept, s)
		}
	}
	return kept
}

// Shift is how an answer on a scale changed once the names were back.
type Shift struct {
	Task, Later       *corpus.Task
	Part              string
	More, Same, Fewer []int   // students
	Before, After     float64 // means of those who gave both answers
}

// Shifts compares each scale that is asked again when the names are back with the last one
// before it that is built alike, for every article.
func (b *Board) Shifts() (list []Shift) {
	for i := range b.Assignment.Tasks {
		later := &b.Assignment.Tasks[i]
		if later.Kind != corpus.Scale || !later.Late {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			t := &b.Assignment.Tasks[j]
			if t.Kind != corpus.Scale || t.Late || t.Each != later.Each || t.From != later.From || t.To != later.To {
				continue
			}
			for _, part := range b.Parts(later) {
				s := Shift{Task: t, Later: later, Part: part}
				for who, w := range b.Works {
					x, y := w.Value(t.ID, part), w.Value(later.ID, part)
					if x == "" || y == "" {
						continue
					}
					s.Before, s.After = s.Before+float64(number(x)), s.After+float64(number(y))
					switch {
					case number(y) > number(x):
						s.More = append(s.More, who)
					case x == y:
						s.Same = append(s.Same, who)
					default:
						s.Fewer = append(s.Fewer, who)
					}
				}
				if n := float64(len(s.More) + len(s.Same) + len(s.Fewer)); n > 0 {
					s.Before, s.After = s.Before/n, s.After/n
					list = append(list, s)
				}
			}
			break
		}
	}
	return list
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // a file with another answer is not taken
	return n
}
