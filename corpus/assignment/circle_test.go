//go:build !js

package assignment_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
	"parallax/corpus/stats"
)

// generated are the files of a class of n students, who each answer at random what they
// were asked, leave gaps, and mark what they like.
func generated(t testing.TB, c *corpus.Collection, n int, r *rand.Rand) (files []corpus.File, works []assignment.Work) {
	t.Helper()
	a := &c.Assignments[0]
	lengths := assignment.Lengths(c)
	for i := range n {
		w := assignment.Work{
			Name: fmt.Sprintf("Student %d", i+1), Sitting: strconv.Itoa(r.Int()), At: noon.Add(time.Duration(r.IntN(3600)) * time.Second),
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}, Texts: assignment.Texts(c, a),
		}
		if len(a.Groups) > 0 {
			w.Group = a.Groups[r.IntN(len(a.Groups))].Name
		}
		for j := range a.Tasks {
			task := &a.Tasks[j]
			for _, part := range a.Parts(task, w.Group, lengths) {
				if r.IntN(8) > 0 {
					w = w.Set(task.ID, part, answer(task, r))
				}
			}
			if task.Kind == corpus.Marking {
				for range r.IntN(5) {
					letters := a.Letters(task, w.Group)
					l := letters[r.IntN(len(letters))]
					e := a.Articles[a.Lettered(l)]
					d := c.Document(e.Document)
					p := d.Passages[r.IntN(len(d.Passages))]
					if !e.Has(p.N) {
						continue
					}
					words := strings.Fields(p.Text)
					from := strings.Index(p.Text, words[r.IntN(len(words))])
					to := from + strings.IndexByte(p.Text[from:]+" ", ' ')
					w.Marks = append(w.Marks, assignment.Mark{Task: task.ID, At: l + strconv.Itoa(p.N), From: from, To: to, Quote: p.Text[from:to], Of: string(d.Text)})
				}
			}
		}
		works = append(works, w)
		files = append(files, corpus.File{Name: w.FileName(), Content: written(t, w)})
	}
	return files, works
}

// answer is one that the task takes; the first ones are the most frequent.
func answer(t *corpus.Task, r *rand.Rand) string {
	some := func(n int) int { return min(r.IntN(n), r.IntN(n)) }
	switch t.Kind {
	case corpus.Choice, corpus.Code:
		if !t.Several {
			return t.Choices[some(len(t.Choices))].ID
		}
		var ids []string
		for _, c := range t.Choices {
			if r.IntN(2) == 0 {
				ids = append(ids, c.ID)
			}
		}
		return strings.Join(ids, " ")
	case corpus.Scale:
		return strconv.Itoa(t.From + some(t.To-t.From+1))
	case corpus.Tells:
		return []string{corpus.Says, corpus.IsSilent}[some(2)]
	case corpus.Order:
		return strconv.Itoa(1 + some(len(t.Rows)))
	}
	return []string{"nothing", "In May", "Three hours late."}[some(3)]
}

// raw is what a file says, read by its format alone.
type raw struct {
	Name    string
	Answers map[string]map[string]string
	Marks   map[string]map[string]bool // by task and passage
	Group   string
}

func readRaw(t testing.TB, data []byte) raw {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	x := raw{Answers: map[string]map[string]string{}, Marks: map[string]map[string]bool{}}
	for _, f := range z.File {
		r, _ := f.Open()
		content, _ := io.ReadAll(r)
		var v struct {
			Name, Group string
			Answers     []struct {
				Task   string
				Places []struct{ At, Value string }
			}
			Marks []struct{ Task, At string }
		}
		if err := json.Unmarshal(content, &v); err != nil {
			t.Fatal(err)
		}
		x.Name, x.Group = x.Name+v.Name, x.Group+v.Group
		for _, a := range v.Answers {
			x.Answers[a.Task] = map[string]string{}
			for _, p := range a.Places {
				x.Answers[a.Task][p.At] = p.Value
			}
		}
		for _, m := range v.Marks {
			if x.Marks[m.Task] == nil {
				x.Marks[m.Task] = map[string]bool{}
			}
			x.Marks[m.Task][m.At] = true
		}
	}
	return x
}

// alphaByPairs is α after its definition, pair by pair: for every unit all ordered pairs
// of values, weighted by 1/(m−1); expected are all ordered pairs of all values.
func alphaByPairs(units [][]string, ordinal bool) (float64, bool) {
	var all []float64
	number := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			f = 0
			for _, b := range []byte(s) {
				f = f*257 + float64(b)
			}
		}
		return f
	}
	for _, u := range units {
		if len(u) > 1 {
			for _, v := range u {
				all = append(all, number(v))
			}
		}
	}
	distance := func(a, b float64) float64 {
		if a == b {
			return 0
		}
		if !ordinal {
			return 1
		}
		if a > b {
			a, b = b, a
		}
		sum := 0.0
		for _, v := range all {
			switch {
			case v == a, v == b:
				sum += .5
			case v > a && v < b:
				sum++
			}
		}
		return sum * sum
	}
	n, observed, expected := float64(len(all)), 0.0, 0.0
	for _, u := range units {
		for i := range u {
			for j := range u {
				if i != j {
					observed += distance(number(u[i]), number(u[j])) / float64(len(u)-1)
				}
			}
		}
	}
	for i := range all {
		for j := range all {
			if i != j {
				expected += distance(all[i], all[j])
			}
		}
	}
	if n < 2 || expected == 0 {
		return 0, false
	}
	return 1 - (observed/n)/(expected/(n*(n-1))), true
}

// TestCircle plays the whole of it: a handout, twenty-five students, some of whom are
// late, come twice or bring what is no answer, and the board, with every figure computed
// anew from the files.
func TestCircle(t *testing.T) {
	judged := corpustest.Judged()
	for _, c := range []*corpus.Collection{shipped(t), judged} {
		id := c.Assignments[0].ID
		t.Run(id, func(t *testing.T) {
			r := rand.New(rand.NewPCG(5, 6))
			handed, err := assignment.Handout(c, id, "lantern", random())
			if err != nil {
				t.Fatal(err)
			}
			files, works := generated(t, handed, 25, r)
			count := make([]raw, len(files))
			for i, f := range files {
				count[i] = readRaw(t, f.Content)
			}
			// Three come late with changed answers, in the other order one comes first.
			for i := range 3 {
				late := works[i].Set("trust", "a", "5")
				late.At = late.At.Add(2 * time.Hour)
				f := corpus.File{Name: "late", Content: written(t, late)}
				files = slices.Insert(files, i*9, f)
				count[i] = readRaw(t, f.Content)
			}
			damaged := works[9]
			damaged.Name = "Student 99"
			content := written(t, damaged)
			files = append(files, corpus.File{Name: "damaged", Content: content[:len(content)-9]}, corpus.File{Name: "hostile", Content: written(t, works[3].Set("trust", "a", "9"))},
				corpus.File{Name: "picture", Content: []byte("GIF89a")}, files[4])
			k := class(t, c)
			// Some come later.
			k, first := assignment.Collect(k, files[:13])
			k, second := assignment.Collect(k, files[13:])
			found := map[assignment.Found]int{}
			for _, o := range append(first, second...) {
				found[o.Found]++
			}
			if found[assignment.Added] != 25 || found[assignment.Replaces]+found[assignment.Older] != 3 || found[assignment.Damaged] != 1 || found[assignment.Hostile] != 1 || found[assignment.Foreign] != 1 || found[assignment.Known] != 1 {
				t.Fatalf("found %v", found)
			}
			saved, err := k.Write()
			if err != nil {
				t.Fatal(err)
			}
			if k, err = assignment.ReadClass(saved); err != nil {
				t.Fatal(err)
			}
			for _, with := range []*corpus.Collection{c, handed} {
				board := assignment.NewBoard(with, &k)
				if len(board.Works) != 25 || board.Works[8].Name != "Student 9" || board.Works[9].Name != "Student 10" {
					t.Fatalf("%d works count", len(board.Works))
				}
				for i := range k.Assignment.Tasks {
					check(t, board, &k.Assignment.Tasks[i], count)
				}
			}
		})
	}
}

// check computes what the board says of a task from the raw files.
func check(t *testing.T, board *assignment.Board, task *corpus.Task, files []raw) {
	t.Helper()
	if task.Kind == corpus.Marking {
		heat, lost := board.Heat(task)
		if len(lost) > 0 {
			t.Errorf("%s: %d marks have no place", task.ID, len(lost))
		}
		for _, h := range heat {
			n := 0
			for _, f := range files {
				if f.Marks[task.ID][h.At] {
					n++
				}
			}
			if n != len(h.Who) {
				t.Errorf("%s %s: %d marked it, the board says %d", task.ID, h.At, n, len(h.Who))
			}
			last := 0
			for _, s := range h.Spans {
				if s.From < last || s.To > len(h.Text) || s.To <= s.From || len(s.Who) == 0 {
					t.Errorf("%s %s: span %+v", task.ID, h.At, s)
				}
				last = s.To
			}
		}
	}
	for _, y := range board.Tally(task) {
		counts, given := map[string]int{}, 0
		for _, f := range files {
			v := f.Answers[task.ID][y.Part]
			if v == "" {
				continue
			}
			given++
			if task.Several {
				for id := range strings.SplitSeq(v, " ") {
					counts[id]++
				}
			} else {
				counts[v]++
			}
		}
		if given != y.Given {
			t.Errorf("%s %s: %d answered, the board says %d", task.ID, y.Part, given, y.Given)
		}
		for _, v := range y.Values {
			if counts[v.Value] != len(v.Who) {
				t.Errorf("%s %s: %q was given %d times, the board says %d", task.ID, y.Part, v.Value, counts[v.Value], len(v.Who))
			}
		}
	}
	if !assignment.Compares(task.Kind) {
		return
	}
	g := board.Agreement(task)
	var units [][]string
	alike, pairs := 0, 0
	for _, u := range g.Units {
		var unit []string
		for _, f := range files {
			v := f.Answers[task.ID][u.Part]
			switch {
			case task.Kind == corpus.Marking:
				if len(f.Marks[task.ID]) == 0 || !slices.Contains(board.Assignment.Letters(task, f.Group), u.Part[:1]) {
					continue
				}
				v = map[bool]string{true: "yes", false: "no"}[f.Marks[task.ID][u.Part]]
			case u.Choice != "" && v != "":
				v = map[bool]string{true: "yes", false: "no"}[slices.Contains(strings.Split(v, " "), u.Choice)]
			}
			if v != "" {
				unit = append(unit, v)
			}
		}
		a, p := 0, 0
		for i := range unit {
			for j := range i {
				p++
				if unit[i] == unit[j] {
					a++
				}
			}
		}
		if a != u.Alike || p != u.Pairs {
			t.Errorf("%s %s: %d of %d pairs, the board says %d of %d", task.ID, u.Part, a, p, u.Alike, u.Pairs)
		}
		alike, pairs = alike+a, pairs+p
		units = append(units, unit)
	}
	want, defined := alphaByPairs(units, g.Level == stats.Ordinal)
	if defined != g.Alpha.Defined || math.Abs(want-g.Alpha.Value) > 1e-9 {
		t.Errorf("%s: α is %v, the board says %v", task.ID, want, g.Alpha)
	}
	if alike != g.Alike || pairs != g.Pairs {
		t.Errorf("%s: %d of %d pairs, the board says %d of %d", task.ID, alike, pairs, g.Alike, g.Pairs)
	}
}

// A figure that means nothing is called so.
func TestReadings(t *testing.T) {
	c := judged()
	a := &c.Assignments[0]
	with := func(task string, values ...string) assignment.Reading {
		k := class(t, c)
		var files []corpus.File
		for i, v := range values {
			w := work(c, fmt.Sprintf("S%d", i))
			w.Group = ""
			w.Answers, w.Marks = nil, nil
			for j, part := range a.Parts(a.Task(task), "", assignment.Lengths(c)) {
				if j < len(v) && v[j] != '.' {
					w = w.Set(task, part, map[byte]string{'s': corpus.Says, '-': corpus.IsSilent}[v[j]])
				}
			}
			files = append(files, corpus.File{Name: v, Content: written(t, w)})
		}
		k, o := assignment.Collect(k, files)
		for _, o := range o {
			if !o.Counts() {
				t.Fatalf("%+v", o)
			}
		}
		board := assignment.NewBoard(c, &k)
		return board.Agreement(a.Task(task)).Says
	}
	if got := with("tells"); got != assignment.NothingToCompare {
		t.Errorf("without anybody: %s", got)
	}
	if got := with("tells", "ssssss"); got != assignment.NothingToCompare {
		t.Errorf("one student: %s", got)
	}
	if got := with("tells", "sss...", "...sss"); got != assignment.NothingToCompare {
		t.Errorf("nothing answered twice: %s", got)
	}
	if got := with("tells", "ssssss", "ssssss"); got != assignment.OneValue {
		t.Errorf("one answer throughout: %s", got)
	}
	if got := with("tells", "ss-ss-", "ss--s-"); got != assignment.FewUnits {
		t.Errorf("six places: %s", got)
	}
	rows := a.Task("tells")
	for i := range 6 {
		rows.Rows = append(rows.Rows, corpus.Item{ID: fmt.Sprintf("r%d", i), Text: "More."})
	}
	a.Key = nil
	if got := with("tells", "s-s-s-s-s-s-s-s-s-", "s-s-s-s-s-s-s-s-s-"); got != assignment.Reliable {
		t.Errorf("the same throughout: %s", got)
	}
	if got := with("tells", "s-s-s-s-s-s-s-s-s-", "-s-s-s-s-s-s-s-s-s"); got != assignment.BelowChance {
		t.Errorf("always the contrary: %s", got)
	}
	if got := with("tells", "ssssssssssssssssss", "sssssssssssssssss-"); got != assignment.Lopsided {
		t.Errorf("nearly always one: %s", got)
	}
	if got := with("tells", "s-s-s-s-s-s-s-s-s-", "s-s-s-ssssssssssss"); got != assignment.ForTalk {
		t.Errorf("partly: %s", got)
	}
}

// What the class says stands beside what the coding says, where it says something.
func TestOurs(t *testing.T) {
	c := judged()
	k := class(t, c)
	board := assignment.NewBoard(c, &k)
	a := &k.Assignment
	for _, test := range []struct {
		task, part string
		want       []string
	}{
		{"about", "a1", []string{"open"}}, {"about", "a2", []string{"open", "close"}}, {"about", "c1", nil},
		{"tells", "shut/a", []string{corpus.Says}}, // of the key
		{"tells", "shut/b", []string{corpus.IsSilent}}, {"tells", "open/b", []string{corpus.Says}}, {"tells", "open/c", nil}, {"trust", "a", nil},
	} {
		if got := board.Ours(a.Task(test.task), test.part); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: %v, want %v", test.task, test.part, got, test.want)
		}
	}
	if board.Coding.Assignment(a.ID) == nil || len(board.Collection.Coverage) != 0 {
		t.Error("the board reads the text as students did, and the coding beside it")
	}
}

func TestAnchor(t *testing.T) {
	for _, test := range []struct {
		text string
		m    assignment.Mark
		want corpus.Span
		ok   bool
	}{
		{"the old bridge", assignment.Mark{From: 4, To: 7, Quote: "old"}, corpus.Span{From: 4, To: 7}, true},
		{"once more the old bridge", assignment.Mark{From: 4, To: 7, Quote: "old"}, corpus.Span{From: 14, To: 17}, true},
		{"the new bridge", assignment.Mark{From: 4, To: 7, Quote: "old"}, corpus.Span{}, false},
		{"old and old", assignment.Mark{From: 4, To: 7, Quote: "old"}, corpus.Span{}, false},
		{"old", assignment.Mark{From: 4, To: 7, Quote: "old"}, corpus.Span{From: 0, To: 3}, true},
		{"", assignment.Mark{From: 0, To: 3, Quote: "old"}, corpus.Span{}, false},
	} {
		if got, ok := assignment.Anchor(test.text, test.m); got != test.want || ok != test.ok {
			t.Errorf("%q in %q: %v, %v", test.m.Quote, test.text, got, ok)
		}
	}
}
