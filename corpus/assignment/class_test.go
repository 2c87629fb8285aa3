//go:build !js

package assignment_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
)

func class(t testing.TB, c *corpus.Collection) assignment.Class {
	t.Helper()
	k, err := assignment.NewClass(c, c.Assignments[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Each file is named with what became of it.
func TestCollect(t *testing.T) {
	c := judged()
	first := work(c, "Student 7")
	later := first.Set("trust", "a", "5")
	later.At = noon.Add(17 * time.Minute)
	namesake := first.Set("trust", "a", "1")
	namesake.At, namesake.Sitting = noon.Add(-time.Hour), "another"
	otherTexts := work(c, "Student 19")
	otherTexts.Texts = map[string]string{"a": "0", "b": otherTexts.Texts["b"]}
	foreign := work(c, "AK")
	foreign.Of = assignment.Origin{ID: "toll", Title: "Who pays the toll?", Hash: "1"}
	version := work(c, "Student 3")
	version.Of.Hash = "2"
	liar := work(c, "Student 4").Set("trust", "a", "900")
	pirate := work(c, "Student 5")
	pirate.Marks = append(pirate.Marks, assignment.Mark{Task: "source", At: "z9", From: 0, To: 1, Quote: "x", Of: "full"})
	file := func(name string, w assignment.Work) corpus.File {
		return corpus.File{Name: name, Content: written(t, w)}
	}
	whole := written(t, work(c, "Student 12"))
	files := []corpus.File{
		file("a", first), file("b", later), file("c", namesake), file("d", later), file("e", otherTexts), file("f", foreign), file("g", version),
		{Name: "h", Content: whole[:len(whole)-40]}, {Name: "IMG_2214.jpg", Content: []byte("\xff\xd8\xff")}, file("j", liar), file("k", pirate),
		{Name: "l", Content: changed(t, first, "manifest.json", func(v map[string]any) { v["version"] = 9 })},
	}
	k, outcomes := assignment.Collect(class(t, c), files)
	var got []string
	for _, o := range outcomes {
		got = append(got, o.File+" "+string(o.Found)+" "+o.Student)
	}
	want := []string{
		"a added Student 7", "b replaces Student 7", "c older Student 7", "d known Student 7", "e added Student 19", "f other-assignment AK", "g other-version Student 3",
		"h damaged Student 12", "IMG_2214.jpg foreign ", "j hostile Student 4", "k hostile Student 5", "l too-new Student 7",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if o := outcomes[1]; !o.Other.Equal(noon) || o.Sitting {
		t.Errorf("the earlier one was at %v, of another sitting: %v", o.Other, o.Sitting)
	}
	if o := outcomes[2]; !o.Sitting {
		t.Error("that the older one is of another sitting is not said")
	}
	if o := outcomes[4]; !reflect.DeepEqual(o.Texts, []string{"a"}) {
		t.Errorf("other texts: %v", o.Texts)
	}
	counted := k.Counted()
	if len(counted) != 2 || counted[0].Name != "Student 7" || counted[0].Value("trust", "a") != "5" || counted[1].Name != "Student 19" {
		t.Errorf("counted are %d", len(counted))
	}
	if len(k.Replaced()) != 2 {
		t.Errorf("%d older works are kept, want 2", len(k.Replaced()))
	}
	// The order of the files does not matter for what counts.
	for range 20 {
		random := random()
		shuffled := append([]corpus.File(nil), files...)
		for i := range shuffled {
			j := int(random.Uint64() % uint64(i+1))
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		}
		other, _ := assignment.Collect(class(t, c), shuffled)
		if other.Counted()[0].Value("trust", "a") != "5" || len(other.Counted()) != 2 || len(other.Kept) != len(k.Kept) {
			t.Fatal("in another order other works count")
		}
	}
}

func TestClassFile(t *testing.T) {
	c := judged()
	k := class(t, c)
	k.Expected = 25
	second := work(c, "Student 8")
	k, _ = assignment.Collect(k, []corpus.File{{Name: "a", Content: written(t, work(c, "Student 7"))}, {Name: "b", Content: written(t, second)}})
	k = k.Commented("student 7", assignment.Comment{Task: "write", Text: "Which month?", Grade: "+"})
	b, err := k.Write()
	if err != nil {
		t.Fatal(err)
	}
	back, err := assignment.ReadClass(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.Write()
	if err != nil || !bytes.Equal(again, b) {
		t.Errorf("read and written again it is another file (%v)", err)
	}
	if back.Expected != 25 || len(back.Counted()) != 2 || back.Assignment.Key == nil || back.Comments["student 7"][0].Grade != "+" {
		t.Errorf("read %+v", back)
	}
	for i := 0; i < len(b); i += 7 {
		bad := bytes.Clone(b)
		bad[i] ^= 0x55
		if other, err := assignment.ReadClass(bad); err == nil {
			if w, err := other.Write(); err != nil || !bytes.Equal(w, b) {
				t.Fatalf("with byte %d changed another class is read", i)
			}
		} else if !errors.Is(err, assignment.ErrDamaged) && !errors.Is(err, assignment.ErrHostile) && !errors.Is(err, assignment.ErrForeign) && !errors.Is(err, assignment.ErrNewer) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	// Everything of a student goes.
	gone := k.Without("STUDENT 7")
	if len(gone.Counted()) != 1 || gone.Comments["student 7"] != nil || len(k.Counted()) != 2 {
		t.Error("something of the student is left, or the other class has changed")
	}
	// A returned file has the comment and can be handed in anew.
	f, err := k.Returned("Student 7")
	if err != nil {
		t.Fatal(err)
	}
	w, err := assignment.ReadWork(f.Content)
	if err != nil || w.Comment("write").Text != "Which month?" || f.Name != "bridge-student-7-returned.parallax-work" {
		t.Errorf("returned %s: %+v, %v", f.Name, w, err)
	}
	if _, o := assignment.Collect(k, []corpus.File{f}); o[0].Found != assignment.Known {
		t.Errorf("handed in as it was returned it is %s", o[0].Found)
	}
	anew := w.Set("write", "", "It was in May.")
	anew.At = noon.Add(time.Hour)
	if k, o := assignment.Collect(k, []corpus.File{{Name: "c", Content: written(t, anew)}}); o[0].Found != assignment.Replaces || o[0].Sitting || len(k.Counted()) != 2 {
		t.Errorf("handed in anew it is %s", o[0].Found)
	}
}

func TestRows(t *testing.T) {
	c := judged()
	k, _ := assignment.Collect(class(t, c), []corpus.File{{Name: "a", Content: written(t, work(c, "=Student 7"))}})
	k = k.Commented("=Student 7", assignment.Comment{Text: "Good."})
	rows := k.Rows()
	w := work(c, "x")
	n := len(w.Marks) + 2
	for _, r := range w.Answers {
		n += len(r.Places)
	}
	if len(rows) != n {
		t.Errorf("%d rows, want %d", len(rows), n)
	}
	for _, r := range rows {
		if len(r) != len(rows[0]) {
			t.Errorf("row %q has %d cells", r, len(r))
		}
	}
}

func TestProgress(t *testing.T) {
	c := judged()
	a := &c.Assignments[0]
	w := work(c, "Student 7")
	lengths := assignment.Lengths(c)
	for _, p := range assignment.Fill(a, &w, false, lengths) {
		if p.State != assignment.Done {
			t.Errorf("%s is not done: %+v", p.Task, p)
		}
	}
	if n := len(assignment.Fill(a, &w, true, lengths)) - len(assignment.Fill(a, &w, false, lengths)); n != 1 {
		t.Errorf("%d tasks wait for the names", n)
	}
	gaps := w.Set("trust", "b", "").Set("write", "", "One").Set("tells", "shut/c", "")
	gaps.Marks = gaps.Marks[:1]
	for _, want := range []assignment.Progress{
		{Task: "trust", Parts: 3, Answered: 2, State: assignment.Partly},
		{Task: "source", Parts: 2, Answered: 1, Marks: 1, State: assignment.Partly},
		{Task: "tells", Parts: 6, Answered: 5, State: assignment.Partly},
		{Task: "write", Parts: 1, Words: 1, State: assignment.Partly},
		{Task: "again", Parts: 3, State: assignment.Empty},
	} {
		if got := assignment.ProgressOf(a, a.Task(want.Task), &gaps, lengths); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	// South marks in other articles, of which none has a mark.
	gaps.Group = "South"
	if p := assignment.ProgressOf(a, a.Task("source"), &gaps, lengths); !reflect.DeepEqual(p.Without, []string{"b", "c"}) {
		t.Errorf("without marks are %v", p.Without)
	}
}

// What a teacher may type never makes a class that cannot be opened again: a page keeps it
// in that form, and would begin anew.
func TestClassOfLongWords(t *testing.T) {
	c := judged()
	k, _ := assignment.Collect(class(t, c), []corpus.File{{Name: "a", Content: written(t, work(c, "Student 7"))}})
	k = k.Commented("Student 7", assignment.Comment{Task: "trust", Text: strings.Repeat("잘", corpus.MaxAnswer), Grade: strings.Repeat("참 잘했어요 ", 9)})
	k.Expected = 9999
	content, err := k.Write()
	if err != nil {
		t.Fatal(err)
	}
	back, err := assignment.ReadClass(content)
	if err != nil {
		t.Fatal(err)
	}
	said := back.Comments["student 7"][0]
	if len(back.Counted()) != 1 || back.Expected < 1000 || len(said.Text) < corpus.MaxAnswer-2 || !strings.HasPrefix(said.Grade, "참 잘했어요 참") || !utf8.ValidString(said.Text+said.Grade) {
		t.Errorf("%d students of %d, %d bytes of comment, grade %q", len(back.Counted()), back.Expected, len(said.Text), said.Grade)
	}
	f, err := back.Returned("Student 7")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := assignment.ReadWork(f.Content); err != nil {
		t.Error(err)
	}
}

// The table of agreement says in words what each measure means.
func TestAgreementRows(t *testing.T) {
	c := corpustest.Judged()
	k, err := assignment.NewClass(c, c.Assignments[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	rows := assignment.NewBoard(c, &k).AgreementRows(func(g *assignment.Agreement) string { asked++; return "said of " + g.Task })
	said := 0
	for _, r := range rows {
		if len(r) != len(rows[0]) {
			t.Errorf("%q has other columns than %q", r, rows[0])
		}
		if r[len(r)-1] == "said of "+r[0] {
			said++
		}
	}
	if asked == 0 || said != asked || rows[0][len(rows[0])-1] != "says" {
		t.Errorf("%d of %d sentences are in the table", said, asked)
	}
}
