//go:build !js

package assignment_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Whatever students answered comes back when it is written as one would type it, and
// typed in; of marks the passages.
func TestTypedComesBack(t *testing.T) {
	many := judged()
	a := &many.Assignments[0]
	for i := range 12 { // so many that a box has numbers of two figures
		id := "more-" + string(rune('a'+i))
		a.Task("words").Choices = append(a.Task("words").Choices, corpus.Item{ID: id, Text: id})
		a.Task("voice").Choices = append(a.Task("voice").Choices, corpus.Item{ID: id, Text: id})
	}
	a.Task("trust").To = 12
	for _, c := range []*corpus.Collection{shipped(t), judged(), many} {
		_, works := generated(t, c, 60, rand.New(rand.NewPCG(7, 8)))
		k := class(t, c)
		board := assignment.NewBoard(c, &k)
		for _, w := range works {
			typed := map[string]string{}
			for _, l := range board.Lines(w.Group) {
				typed[l.Key()] = l.Write(&w)
			}
			got, lines := board.Typed(" "+w.Name+" ", w.Group, typed, w.At)
			for _, l := range lines {
				if l.Slip != nil {
					t.Errorf("%s: %q has the slip %+v", l.Key(), typed[l.Key()], l.Slip)
				}
				for _, part := range l.Parts {
					if x, y := w.Value(l.Task.ID, part), got.Value(l.Task.ID, part); x != y {
						t.Errorf("%s %s: %q was typed as %q and is %q", l.Task.ID, part, x, typed[l.Key()], y)
					}
				}
				if l.Task.Kind == corpus.Marking {
					if x, y := markedIn(&w, l.Task), markedIn(&got, l.Task); !slices.Equal(x, y) {
						t.Errorf("marks in %v, typed in %v", x, y)
					}
				}
			}
			next, o := k.TypedIn(got)
			if o.Found != assignment.Added || !o.Typed || len(o.Texts) > 0 || len(next.Counted()) != 1 || !next.Counted()[0].Typed {
				t.Fatalf("%+v", o)
			}
			heat := assignment.NewBoard(c, &next)
			for i := range k.Assignment.Tasks {
				if _, lost := heat.Heat(&k.Assignment.Tasks[i]); len(lost) > 0 {
					t.Errorf("marks that were typed in have no place: %v", lost)
				}
			}
		}
	}
}

func markedIn(w *assignment.Work, t *corpus.Task) (list []string) {
	for _, m := range w.Marked(t.ID) {
		list = append(list, m.At)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// A slip is told with its box; what could be read stays.
func TestSlips(t *testing.T) {
	c := judged()
	k := class(t, c)
	board := assignment.NewBoard(c, &k)
	for _, test := range []struct {
		line, typed string
		want        []string
		slip        *assignment.Slip
	}{
		{"trust", "1 5 3", []string{"1", "5", "3"}, nil},
		{"trust", "15–", []string{"1", "5", ""}, nil},
		{"trust", "", []string{"", "", ""}, nil},
		{"trust", "16", []string{"1", "6", ""}, &assignment.Slip{Sign: "6", Part: "b"}},
		{"trust", "1234", []string{"1", "2", "3"}, &assignment.Slip{Sign: "4", More: true}},
		{"tells", "+0+ o-+", []string{"says", "silent", "says", "silent", "", "says"}, nil},
		{"tells", "+x", []string{"says", "", "", "", "", ""}, &assignment.Slip{Sign: "x", Part: "shut/b"}},
		{"words", "21", []string{"x y"}, nil},
		{"words", "3", []string{""}, &assignment.Slip{Sign: "3", Part: ""}},
		{"voice", "2", []string{"none"}, nil},
		{"order", "21", []string{"2", "1"}, nil},
		{"order", "01", []string{"0", ""}, &assignment.Slip{Sign: "0", Part: "first"}},
		{"about", "12", []string{"open", "close", "", "", ""}, nil},
	} {
		i := slices.IndexFunc(board.Lines(""), func(l assignment.Line) bool { return l.Key() == test.line })
		got, slip := board.Lines("")[i].Read(test.typed)
		if slip != nil && !slip.More {
			got[slices.Index(board.Lines("")[i].Parts, slip.Part)] = ""
			test.want[slices.Index(board.Lines("")[i].Parts, slip.Part)] = ""
		}
		if !slices.Equal(got, test.want) || !reflect.DeepEqual(slip, test.slip) {
			t.Errorf("%s %q: %q, %+v; want %q, %+v", test.line, test.typed, got, slip, test.want, test.slip)
		}
	}
	for typed, want := range map[string]string{"A1 2": "a1 a2", "2,1;1": "a2 a1", "": "", "b1": "slip b1", "a3": "slip a3", "a 1": "a1", "é": "slip é", "z": ""} {
		w, lines := board.Typed("S", "North", map[string]string{"source": typed}, noon)
		var at []string
		for _, m := range w.Marks {
			at = append(at, m.At)
		}
		got := strings.Join(at, " ")
		if s := lines[1].Slip; s != nil {
			got = strings.TrimSpace("slip " + s.Sign)
		}
		if got != want {
			t.Errorf("marks %q: %q, want %q", typed, got, want)
		}
	}
}

// Nobody but the teacher can say that something was typed in; a file that is returned
// says it no more, and a class keeps it.
func TestTypedIsTheTeachers(t *testing.T) {
	c := judged()
	w := work(c, "Student 7")
	w.Typed = true
	k, outcomes := assignment.Collect(class(t, c), []corpus.File{{Name: "x", Content: written(t, w)}})
	if outcomes[0].Found != assignment.Hostile || len(k.Kept) != 0 {
		t.Fatalf("%+v", outcomes[0])
	}
	k, _ = k.TypedIn(w)
	content, err := k.Write()
	if err != nil {
		t.Fatal(err)
	}
	again, err := assignment.ReadClass(content)
	if err != nil || !again.Counted()[0].Typed {
		t.Fatalf("%v: the class forgets what was typed in", err)
	}
	if row := again.Rows()[1]; row[3] != "yes" {
		t.Errorf("CSV: %q", row)
	}
	f, err := again.Returned("student 7")
	if err != nil {
		t.Fatal(err)
	}
	if back, err := assignment.ReadWork(f.Content); err != nil || back.Typed {
		t.Errorf("%v: what is returned says that it was typed in", err)
	}
	joined, said := class(t, c).Join(again)
	if len(said) != 1 || said[0].Found != assignment.Added || !said[0].Typed || len(joined.Counted()) != 1 {
		t.Errorf("joined: %+v", said)
	}
	if _, o := k.TypedIn(w.Set("trust", "a", "99")); o.Found != assignment.Hostile {
		t.Errorf("a wrong answer is taken: %+v", o)
	}
}

// What most of the class said beside what the key or coding has, and two students cell by
// cell, are as counted by hand.
func TestAgainstAndCrossing(t *testing.T) {
	c := judged()
	k := class(t, c)
	for i, codes := range []string{"oooo-", "oocc-", "occc-"} {
		w := work(c, string(rune('P'+i)))
		for j, part := range []string{"a1", "a2", "b1", "b2", "c1"} {
			w = w.Set("about", part, map[byte]string{'o': "open", 'c': "close"}[codes[j]])
		}
		k, _ = assignment.Collect(k, []corpus.File{{Name: w.Name, Content: written(t, w)}})
	}
	board := assignment.NewBoard(c, &k)
	task := k.Assignment.Task("about")
	g := board.Agreement(task)
	// The coding has a1 open, a2 both, b1 open, b2 and c1 nothing that a person coded.
	x := g.Against()
	if x.Of != 3 || x.Same != 2 || len(x.Differ) != 1 || x.Differ[0].Part != "b1" {
		t.Errorf("against: %+v", x)
	}
	y := board.Crossing(task, 0, 2) // oooo and occc: one alike of four
	if !slices.Equal(y.Values, []string{"open", "close"}) || y.Both != 4 || y.Alike != 1 || y.Cells[0][0] != 1 || y.Cells[0][1] != 3 || y.Cells[1][0]+y.Cells[1][1] != 0 {
		t.Errorf("crossing: %+v", y)
	}
	if got := board.Evidence(k.Assignment.Task("tells"), "open/a"); !slices.Equal(got, []string{"a1", "a2"}) {
		t.Errorf("evidence: %v", got)
	}
	if got := board.Evidence(k.Assignment.Task("when"), "month/c"); len(got) != 0 { // passage 2 is none that students read
		t.Errorf("evidence outside what students read: %v", got)
	}
	hot := board.Hottest(k.Assignment.Task("source"), 5)
	if len(hot) != 2 || hot[0].Text != "The bridge" || len(hot[0].Who) != 3 || hot[1].Text != "It" {
		t.Errorf("hottest: %+v", hot)
	}
}
