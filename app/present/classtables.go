package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/sorting"
)

// GridView is a row for each statement and a column for each article.
type GridView struct {
	Lead  string
	Heads []string
	Rows  []GridRow
}

// GridRow is a statement or a question.
type GridRow struct {
	Label string
	Cells []GridCell
}

// GridCell is what the class says of one article: how many find it there, or what they
// wrote.
type GridCell struct {
	N     string
	Of    string  // how many of those who were asked answered, for paper
	Share float64 // of those who were asked
	Ours  string  // "says", "silent" or "" for nothing
	Lit   bool    // worth a second look
	Label string
	Href  string
	Says  []CountRow
}

// CodeView is a row for each part of a task and a column for each answer.
type CodeView struct {
	Head  string // of the parts
	Heads []string
	Rows  []CodeRow
	Lit   bool // some row is
}

// CodeRow is a passage, or another part.
type CodeRow struct {
	At, Text, Href string
	Cells          []CodeCell
	Given, Alike   string
	Share          float64 // of pairs that are alike
	Lit            bool
}

// CodeCell is how many gave the answer. Level is 0 for none, else 1 to 4.
type CodeCell struct {
	N, Level int
	Ours     bool
}

// BarRow is a figure with a bar.
type BarRow struct {
	Label, Value, Note string
	Size               float64
}

// CrossingView compares two students.
type CrossingView struct {
	Names         []string
	First, Second string
	Said, How     string
	Heads         []string
	Rows          [][]string // a head, then the cells
}

// shareLine is under which share of pairs alike a class is called split: of two answers,
// and of more.
const (
	splitOfTwo  = .6
	splitOfMore = .45
)

// split reports whether a class is split on a unit: at least four answered.
func split(u assignment.UnitAgreement, answers int) bool {
	least := splitOfMore
	if answers == 2 {
		least = splitOfTwo
	}
	return u.Given >= 4 && float64(u.Alike) < least*float64(u.Pairs)
}

// pairsAlike is a share of pairs in words: a percentage from twenty pairs on.
func pairsAlike(alike, pairs int) string {
	switch {
	case pairs == 0:
		return "–"
	case pairs < 20:
		return wording.BoardAlikeOf.With("alike", alike, "pairs", pairs)
	}
	return wording.Percent(float64(alike) / float64(pairs))
}

func at(b *assignment.Board, t *corpus.Task, part string) string {
	return element.Href(state.ClassAt(b.Assignment.ID, t.ID, part))
}

// grid is a task that asks of each article whether it says something, or what.
func (v *ClassView) grid(b *assignment.Board, t *corpus.Task) GridView {
	g := GridView{}
	if t.Kind == corpus.Tells {
		g.Lead = wording.BoardSaysHead.String()
	}
	for _, l := range b.Assignment.Letters(t, "") {
		g.Heads = append(g.Heads, articleName(l))
	}
	units := make(map[string]assignment.UnitAgreement)
	differ := make(map[string]bool)
	if t.Kind == corpus.Tells {
		agreed := b.Agreement(t)
		for _, u := range agreed.Units {
			units[u.Part] = u
		}
		for _, u := range agreed.Against().Differ {
			differ[u.Part] = true
		}
	}
	tallies := make(map[string]assignment.Tally)
	for _, y := range b.Tally(t) {
		tallies[y.Part] = y
	}
	for i := range t.Rows {
		row := GridRow{Label: t.Rows[i].Text}
		for _, l := range b.Assignment.Letters(t, "") {
			part := t.Rows[i].ID + "/" + l
			y := tallies[part]
			c := GridCell{Href: at(b, t, part)}
			if t.Kind == corpus.Table {
				c.Label = PartName(t, part)
				for _, n := range y.Values[:min(len(y.Values), valuesShown)] {
					c.Says = append(c.Says, CountRow{Label: n.Value, N: len(n.Who), Who: v.who(b, n.Who)})
				}
				row.Cells = append(row.Cells, c)
				continue
			}
			n := len(y.Values[0].Who)
			c.N = wording.Number(n)
			c.Of = wording.BoardKeyOf.With("all", y.Given)
			if y.Asked > 0 {
				c.Share = float64(n) / float64(y.Asked)
			}
			c.Label = wording.BoardCell.With("row", row.Label, "article", articleName(l), "n", n, "all", y.Given)
			if ours := b.Ours(t, part); len(ours) > 0 {
				c.Ours = map[string]string{corpus.Says: "says", corpus.IsSilent: "silent"}[ours[0]]
				c.Label = wording.BoardCellOurs.With("row", row.Label, "article", articleName(l), "n", n, "all", y.Given, "ours", ValueName(t, ours[0]))
			}
			c.Lit = split(units[part], 2) || differ[part]
			row.Cells = append(row.Cells, c)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// valuesShown is how many short answers a cell shows.
const valuesShown = 6

// codes is a task that puts its parts under answers.
func codes(b *assignment.Board, t *corpus.Task) CodeView {
	v := CodeView{Head: wording.BoardPassage.String()}
	if t.Kind == corpus.Order {
		v.Head = wording.BoardLineHead.String()
	}
	for _, value := range optionsOf(t) {
		v.Heads = append(v.Heads, ValueName(t, value))
	}
	alike, pairs := make(map[string]int), make(map[string]int)
	lit := make(map[string]bool)
	agreed := b.Agreement(t)
	for _, u := range agreed.Units {
		alike[u.Part], pairs[u.Part] = alike[u.Part]+u.Alike, pairs[u.Part]+u.Pairs
		lit[u.Part] = lit[u.Part] || split(u, len(agreed.Categories))
	}
	for _, y := range b.Tally(t) {
		row := CodeRow{At: PartName(t, y.Part), Href: at(b, t, y.Part), Given: wording.Number(y.Given), Alike: pairsAlike(alike[y.Part], pairs[y.Part]), Lit: lit[y.Part]}
		if pairs[y.Part] > 0 {
			row.Share = float64(alike[y.Part]) / float64(pairs[y.Part])
		}
		if text, ok := b.Text(y.Part); ok {
			row.Text = excerpt(text)
		}
		ours := b.Ours(t, y.Part)
		for _, c := range y.Values {
			row.Cells = append(row.Cells, CodeCell{len(c.Who), warmth(len(c.Who), y.Given), slices.Contains(ours, c.Value)})
		}
		v.Lit = v.Lit || row.Lit
		v.Rows = append(v.Rows, row)
	}
	return v
}

// warmth is how much of a class that is, in four steps; 0 for nobody.
func warmth(n, all int) int {
	if n == 0 {
		return 0
	}
	return min(4, 1+4*(n-1)/max(1, all))
}

const excerptBytes = 70

// excerpt is the beginning of a passage, to know it by.
func excerpt(text string) string {
	if len(text) <= excerptBytes {
		return text
	}
	end := strings.LastIndexByte(text[:excerptBytes], ' ')
	if end < excerptBytes/2 {
		end = excerptBytes
	}
	return strings.ToValidUTF8(text[:end], "") + "…"
}

// choiceBars are α of each answer against all others.
func choiceBars(t *corpus.Task, g *assignment.Agreement) (rows []BarRow) {
	for _, c := range g.Choices {
		row := BarRow{Label: ValueName(t, c.Choice), Value: wording.ClassUndefined.String(), Note: wording.BoardUsed.With("n", c.Used)}
		if c.Alpha.Defined {
			row.Value, row.Size = Coefficient(c.Alpha.Value), max(0, c.Alpha.Value)
		}
		rows = append(rows, row)
	}
	return rows
}

// against says how the class stands to the key or the coding, and where it is split.
func (q *QuestionView) against(t *corpus.Task, g *assignment.Agreement) {
	if x := g.Against(); x.Of > 0 {
		said := wording.BoardAgainst.With("same", x.Same, "n", x.Of)
		if x.Same == x.Of {
			said = wording.BoardAgainstAll.With("n", x.Of)
		}
		if names := unitNames(t, x.Differ); names != "" {
			said += " " + wording.BoardAgainstNot.With("places", names)
		}
		q.Against = said
	}
	var most []assignment.UnitAgreement
	for _, u := range g.Units {
		if split(u, len(g.Categories)) {
			most = append(most, u)
		}
	}
	sorting.By(most, func(x, y assignment.UnitAgreement) int { return x.Alike*y.Pairs - y.Alike*x.Pairs })
	if names := unitNames(t, most); names != "" {
		q.Most = wording.BoardMost.With("places", names)
	}
}

const unitsNamed = 4

// unitNames are the first few units in words.
func unitNames(t *corpus.Task, units []assignment.UnitAgreement) string {
	var names []string
	for _, u := range units {
		name := strings.TrimSuffix(PartName(t, u.Part), ".")
		if row, letter, ok := strings.Cut(u.Part, "/"); ok && t.Row(row) != nil {
			name = strings.ToUpper(letter) + " (" + strings.TrimSuffix(t.Row(row).Text, ".") + ")"
		}
		if name == "" {
			name = t.Title
		}
		if !slices.Contains(names, name) && len(names) < unitsNamed {
			names = append(names, name)
		}
	}
	return wording.Enumerate(names)
}

// pair compares the two students who are chosen; it has names, and so is empty where they
// are hidden.
func (v *ClassView) pair(m state.Model, b *assignment.Board, t *corpus.Task) CrossingView {
	p := CrossingView{First: m.Class.Pair[0], Second: m.Class.Pair[1]}
	if !v.Named || len(b.Works) < 2 {
		return CrossingView{}
	}
	index := [2]int{-1, -1}
	for i, w := range b.Works {
		p.Names = append(p.Names, w.Name)
		for k := range index {
			if w.Name == m.Class.Pair[k] {
				index[k] = i
			}
		}
	}
	if index[0] < 0 || index[1] < 0 || index[0] == index[1] {
		return p
	}
	x := b.Crossing(t, index[0], index[1])
	g := b.AgreementOf(t, index[0], index[1])
	p.How = wording.BoardPairHow.With("first", p.First, "second", p.Second)
	p.Said = wording.BoardPairNone.With("alike", x.Alike, "n", x.Both)
	if g.Cohen.Defined {
		p.Said = wording.BoardPairSaid.With("alike", x.Alike, "n", x.Both, "kappa", Coefficient(g.Cohen.Value))
	}
	for i, value := range x.Values {
		name := unitValue(t, value)
		p.Heads = append(p.Heads, name)
		row := []string{name}
		for _, n := range x.Cells[i] {
			row = append(row, strconv.Itoa(n))
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// unitValue is an answer to a unit in words; of marking and of several choices it is
// whether.
func unitValue(t *corpus.Task, value string) string {
	if t.Several || t.Kind == corpus.Marking {
		return map[string]string{"yes": wording.ClassMarked.String(), "no": wording.ClassUnmarked.String()}[value]
	}
	return ValueName(t, value)
}
