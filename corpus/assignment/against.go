package assignment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Against is a class beside the key or the coding of the collection. Neither is right by
// itself: what differs is worth a second look at the words.
type Against struct {
	Of     int             // units for which both say something
	Same   int             // of these, where what most of the class answered is what we have
	Differ []UnitAgreement // the others
}

// Against compares what most of the class answered with what the key or the coding has. A
// unit on which two answers are equally frequent has no most frequent one, and differs.
func (g *Agreement) Against() (x Against) {
	for _, u := range g.Units {
		if len(u.Ours) == 0 || u.Given == 0 {
			continue
		}
		x.Of++
		tie := len(u.Counts) > 1 && len(u.Counts[0].Who) == len(u.Counts[1].Who)
		if !tie && slices.Contains(u.Ours, u.Counts[0].Value) {
			x.Same++
		} else {
			x.Differ = append(x.Differ, u)
		}
	}
	return x
}

// Crossing is the answers of two students to one task, cell by cell: what Cohen's κ
// counts.
type Crossing struct {
	Values []string
	Cells  [][]int // by the first student's answer, then the second's
	Alike  int
	Both   int // units that both answered
}

// Crossing puts the answers of two students side by side, by their indexes in Works.
func (b *Board) Crossing(t *corpus.Task, first, second int) Crossing {
	x := Crossing{Values: b.categories(t)}
	x.Cells = make([][]int, len(x.Values))
	for i := range x.Cells {
		x.Cells[i] = make([]int, len(x.Values))
	}
	var values [2]map[[2]string]string
	for _, c := range b.coded(t) {
		if c.who == first {
			values[0] = c.values
		}
		if c.who == second {
			values[1] = c.values
		}
	}
	for _, key := range b.units(t) {
		i, j := slices.Index(x.Values, values[0][key]), slices.Index(x.Values, values[1][key])
		if i < 0 || j < 0 {
			continue
		}
		x.Cells[i][j]++
		x.Both++
		if i == j {
			x.Alike++
		}
	}
	return x
}

// Evidence are the passages behind a part of a task, as students name them: the passage
// itself, or those in which the coding finds the row's topic or fact, as far as students
// read them.
func (b *Board) Evidence(t *corpus.Task, part string) (list []string) {
	if t.Kind == corpus.Code || t.Kind == corpus.Marking {
		return []string{part}
	}
	row, letter, _ := strings.Cut(part, "/")
	r := t.Row(row)
	if r == nil || b.Coding == nil {
		return nil
	}
	a := b.Coding.Assignment(b.Assignment.ID)
	i := a.Lettered(letter)
	if i < 0 {
		return nil
	}
	document := a.Articles[i].Document
	var passages []int
	if r.Topic != "" {
		for _, e := range b.covers[[2]string{r.Topic, document}] {
			passages = append(passages, e.Passages...)
		}
	}
	for _, f := range b.Coding.Facts {
		if f.ID != r.Fact || f.Suggested() {
			continue
		}
		for _, v := range f.Values {
			if v.At.Document == document && v.At.Passage > 0 {
				passages = append(passages, v.At.Passage)
			}
		}
	}
	slices.Sort(passages)
	for _, n := range slices.Compact(passages) {
		if a.Articles[i].Has(n) {
			list = append(list, letter+strconv.Itoa(n))
		}
	}
	return list
}

// Hot is a stretch of words that students marked, and who marked the hottest of them.
type Hot struct {
	At   string
	Text string
	Who  []int
}

// Hottest are the words that most students marked, at most one stretch of a passage: the
// hottest, with what is beside it and was marked by at least half as many.
func (b *Board) Hottest(t *corpus.Task, most int) []Hot {
	var list []Hot
	heat, _ := b.Heat(t)
	for _, h := range heat {
		best := -1
		for i, s := range h.Spans {
			if strings.TrimSpace(h.Text[s.From:s.To]) != "" && (best < 0 || len(s.Who) > len(h.Spans[best].Who)) {
				best = i
			}
		}
		if best >= 0 {
			s := h.Spans[best]
			first, last := best, best
			for first > 0 && h.Spans[first-1].To == h.Spans[first].From && 2*len(h.Spans[first-1].Who) >= len(s.Who) {
				first--
			}
			for last+1 < len(h.Spans) && h.Spans[last].To == h.Spans[last+1].From && 2*len(h.Spans[last+1].Who) >= len(s.Who) {
				last++
			}
			list = append(list, Hot{h.At, strings.TrimSpace(h.Text[h.Spans[first].From:h.Spans[last].To]), s.Who})
		}
	}
	sorting.By(list, func(x, y Hot) int { return cmp.Compare(len(y.Who), len(x.Who)) })
	return list[:min(len(list), most)]
}

// AgreementRows are the units of all tasks that can be compared, and after those of a task
// its measures, under a row of heads: what CSV has. A measure that is not defined is an
// empty cell; says writes the sentence that tells why, and what the others mean.
func (b *Board) AgreementRows(says func(*Agreement) string) [][]string {
	rows := [][]string{{"task", "kind", "part", "choice", "given", "pairs", "alike", "most_frequent", "ours", "alpha", "fleiss_kappa", "cohen_kappa", "reading", "says"}}
	figure := func(f Figure) string {
		if !f.Defined {
			return ""
		}
		return strconv.FormatFloat(f.Value, 'f', 6, 64)
	}
	for i := range b.Assignment.Tasks {
		t := &b.Assignment.Tasks[i]
		if !Compares(t.Kind) {
			continue
		}
		g := b.Agreement(t)
		for _, u := range g.Units {
			first := ""
			if len(u.Counts) > 0 {
				first = u.Counts[0].Value
			}
			rows = append(rows, []string{t.ID, string(t.Kind), u.Part, u.Choice, strconv.Itoa(u.Given), strconv.Itoa(u.Pairs), strconv.Itoa(u.Alike), first, strings.Join(u.Ours, " "), "", "", "", "", ""})
		}
		rows = append(rows, []string{t.ID, string(t.Kind), "", "", strconv.Itoa(g.Given), strconv.Itoa(g.Pairs), strconv.Itoa(g.Alike), "", "", figure(g.Alpha), figure(g.Fleiss), figure(g.Cohen), string(g.Says), says(&g)})
	}
	return rows
}
