package assignment_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
)

// noon is a time at which works are handed in.
var noon = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

func judged() *corpus.Collection { return corpustest.Judged() }

// work is a student's answers to everything of corpustest.Lesson.
func work(c *corpus.Collection, name string) assignment.Work {
	a := &c.Assignments[0]
	w := assignment.Work{
		Name: name, Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)},
		Texts: assignment.Texts(c, a), Group: "North", Sitting: "s-" + name, At: noon,
	}
	w = w.Set("trust", "a", "2").Set("trust", "b", "4").Set("trust", "c", "3")
	w = w.Set("voice", "", "warden").Set("words", "", "x y")
	w = w.Set("about", "a1", "open").Set("about", "a2", "close").Set("about", "b1", "open").Set("about", "b2", "open").Set("about", "c1", "open")
	for _, row := range []string{"shut", "open"} {
		for _, l := range []string{"a", "b", "c"} {
			w = w.Set("tells", row+"/"+l, corpus.Says)
		}
	}
	w = w.Set("when", "month/a", "In May").Set("when", "month/b", "june").Set("when", "month/c", "nothing")
	w = w.Set("order", "first", "1").Set("order", "second", "2").Set("write", "", "The month is left out.")
	w.Marks = []assignment.Mark{
		{Task: "source", At: "a1", From: 0, To: 10, Quote: "The bridge", Of: "full"},
		{Task: "source", At: "a2", From: 0, To: 2, Quote: "It", Of: "full"},
	}
	return w
}

func written(t testing.TB, w assignment.Work) []byte {
	t.Helper()
	b, err := w.Write()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Two lines in one place are not an order.
func TestPlacedTwice(t *testing.T) {
	c := judged()
	a := &c.Assignments[0]
	of := func(w assignment.Work) assignment.Progress {
		return assignment.ProgressOf(a, a.Task("order"), &w, assignment.Lengths(c))
	}
	w := work(c, "Student 7")
	if p := of(w); p.State != assignment.Done || p.Twice != 0 || p.Answered != 2 {
		t.Errorf("an order is %+v", p)
	}
	if p := of(w.Set("order", "second", "1")); p.State != assignment.Partly || p.Twice != 1 || p.Answered != 1 {
		t.Errorf("two in one place are %+v", p)
	}
}

func TestWorkRoundTrip(t *testing.T) {
	c := judged()
	w := work(c, "Student 7")
	b := written(t, w)
	back, err := assignment.ReadWork(b)
	if err != nil {
		t.Fatal(err)
	}
	if again := written(t, *back); !bytes.Equal(again, b) {
		t.Error("read and written again it is another file")
	}
	if back.Value("trust", "b") != "4" || len(back.Marks) != 2 || back.Name != "Student 7" || !back.At.Equal(noon) || !reflect.DeepEqual(back.Texts, w.Texts) {
		t.Errorf("read %+v", back)
	}
	if w.FileName() != "bridge-student-7.parallax-work" {
		t.Errorf("it is called %s", w.FileName())
	}
	// The order of answering is nobody's business.
	other := w
	other.Answers = nil
	for i := len(w.Answers) - 1; i >= 0; i-- {
		for j := len(w.Answers[i].Places) - 1; j >= 0; j-- {
			p := w.Answers[i].Places[j]
			other = other.Set(w.Answers[i].Task, p.At, p.Value)
		}
	}
	if !bytes.Equal(written(t, other), b) {
		t.Error("the file tells in which order the tasks were answered")
	}
	if p := w.Set("write", "", ""); p.Value("write", "") != "" || w.Value("write", "") == "" {
		t.Error("taking an answer away changes the wrong work")
	}
}

// A file holds a name, answers, marks and what they belong to, and nothing else.
func TestWorkHoldsNothingElse(t *testing.T) {
	z, err := zip.NewReader(bytes.NewReader(written(t, work(judged(), "Bo"))), int64(len(written(t, work(judged(), "Bo")))))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"manifest.json":  "assignment entries format name texts version",
		"responses.json": "answers at group sitting",
		"notes.json":     "marks",
	}
	for _, f := range z.File {
		r, _ := f.Open()
		content, _ := io.ReadAll(r)
		var keys map[string]any
		if err := json.Unmarshal(content, &keys); err != nil {
			t.Fatal(err)
		}
		var names []string
		for k := range keys {
			names = append(names, k)
		}
		for _, n := range names {
			if !strings.Contains(" "+want[f.Name]+" ", " "+n+" ") {
				t.Errorf("%s has %q", f.Name, n)
			}
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s says when it was written: %v", f.Name, f.Modified)
		}
	}
}

// changed is a file of answers with one entry replaced and the manifest made to fit.
func changed(t *testing.T, w assignment.Work, name string, change func(map[string]any)) []byte {
	t.Helper()
	b := written(t, w)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	contents := make(map[string][]byte)
	for _, f := range z.File {
		r, _ := f.Open()
		contents[f.Name], _ = io.ReadAll(r)
	}
	var v map[string]any
	if err := json.Unmarshal(contents[name], &v); err != nil {
		t.Fatal(err)
	}
	change(v)
	contents[name], _ = json.Marshal(v)
	return assignment.Assemble(contents["manifest.json"], contents["responses.json"], contents["notes.json"], name != "manifest.json")
}

func TestRefused(t *testing.T) {
	c := judged()
	w := work(c, "Student 7")
	good := written(t, w)
	list := func(v map[string]any, key string) []any { return v[key].([]any) }
	for _, test := range []struct {
		name string
		data []byte
		want error
		says string // the name that can be read all the same
	}{
		{"nothing", nil, assignment.ErrForeign, ""},
		{"a picture", []byte("\xff\xd8\xff\xe0 JFIF and more"), assignment.ErrForeign, ""},
		{"another archive", archiveOf(t, "word/document.xml", "<x/>"), assignment.ErrForeign, ""},
		{"its end is missing", good[:len(good)-10], assignment.ErrDamaged, "Student 7"},
		{"cut off in the middle", good[:len(good)/2], assignment.ErrDamaged, "Student 7"},
		{"cut off in the manifest", good[:60], assignment.ErrDamaged, ""},
		{"answers changed", changed(t, w, "responses.json", func(map[string]any) {}), nil, ""},
		{"unknown key", changed(t, w, "responses.json", func(v map[string]any) { v["script"] = "x" }), assignment.ErrHostile, "Student 7"},
		{"newer", changed(t, w, "manifest.json", func(v map[string]any) { v["version"] = 3; v["shape"] = "round" }), assignment.ErrNewer, "Student 7"},
		{"another format", changed(t, w, "manifest.json", func(v map[string]any) { v["format"] = "epub" }), assignment.ErrForeign, ""},
		{"name with a line break", changed(t, w, "manifest.json", func(v map[string]any) { v["name"] = "a\nb" }), assignment.ErrHostile, ""},
		{"name that turns the line round", changed(t, w, "manifest.json", func(v map[string]any) { v["name"] = "a\u202eb" }), assignment.ErrHostile, ""},
		{"no name", changed(t, w, "manifest.json", func(v map[string]any) { v["name"] = "" }), assignment.ErrHostile, ""},
		{"part twice", changed(t, w, "responses.json", func(v map[string]any) {
			r := list(v, "answers")[0].(map[string]any)
			r["places"] = append(r["places"].([]any), r["places"].([]any)[0])
		}), assignment.ErrHostile, "Student 7"},
		{"mark backwards", changed(t, w, "notes.json", func(v map[string]any) { list(v, "marks")[0].(map[string]any)["to"] = -1 }), assignment.ErrHostile, "Student 7"},
		{"mark of other words", changed(t, w, "notes.json", func(v map[string]any) { list(v, "marks")[0].(map[string]any)["quote"] = "no" }), assignment.ErrHostile, "Student 7"},
		{"long answer", changed(t, w, "responses.json", func(v map[string]any) {
			v["answers"] = []any{map[string]any{"task": "write", "places": []any{map[string]any{"at": "", "value": strings.Repeat("a", 30_000)}}}}
		}), assignment.ErrHostile, "Student 7"},
		{"bomb", assignment.Assemble(manifestOf(t, w), bytes.Repeat([]byte(" "), 20<<20), []byte(`{"marks":[]}`), true), assignment.ErrHostile, "Student 7"},
		{"too large", append(good, make([]byte, 5<<20)...), assignment.ErrHostile, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			back, err := assignment.ReadWork(test.data)
			if !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if test.want != nil && test.says != "" && (back == nil || back.Name != test.says) {
				t.Errorf("the name %q could be read, got %+v", test.says, back)
			}
			if test.want != nil && back != nil && len(back.Answers) > 0 {
				t.Error("a refused file gives answers")
			}
		})
	}
}

func manifestOf(t *testing.T, w assignment.Work) []byte {
	t.Helper()
	b := written(t, w)
	z, _ := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	r, _ := z.File[0].Open()
	content, _ := io.ReadAll(r)
	return content
}

func archiveOf(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, content)
	z.Close()
	return b.Bytes()
}

// Any byte of a file may be wrong: it is refused, or read as the same.
func TestEveryByte(t *testing.T) {
	w := work(judged(), "Student 7")
	good := written(t, w)
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x55
		back, err := assignment.ReadWork(bad)
		if err != nil {
			continue
		}
		if !bytes.Equal(written(t, *back), good) {
			t.Fatalf("with byte %d changed other answers are read", i)
		}
	}
}

func FuzzReadWork(f *testing.F) {
	f.Add(written(f, work(judged(), "Student 7")))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := assignment.ReadWork(data)
		if err != nil {
			return
		}
		b := written(t, *w)
		if again, err := assignment.ReadWork(b); err != nil || !bytes.Equal(written(t, *again), b) {
			t.Fatalf("what was read cannot be written: %v", err)
		}
	})
}

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{
		" Student  7 \n": "Student 7", "a\u202eb": "ab", "김\u200b하나": "김하나", strings.Repeat("é", 60): strings.Repeat("é", 40), "\x00": "",
	} {
		if got := assignment.CleanName(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// A title or group that takes two lines in its folder is no reason to refuse answers.
func TestTitleOfTwoLines(t *testing.T) {
	c := judged()
	a := &c.Assignments[0]
	a.Title = "One visit,\n\ttwo reports"
	a.Groups = []corpus.Group{{Name: "Readers\nof A", Articles: []string{"a"}}}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	w := work(c, "Student 7")
	w.Of, w.Group = assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}, a.Groups[0].Name
	back, err := assignment.ReadWork(written(t, w))
	if err != nil || back.Of != w.Of || back.Group != w.Group {
		t.Errorf("%+v, %v", back, err)
	}
	w.Of.Title = "One\x1b[2J visit"
	if _, err := assignment.ReadWork(written(t, w)); err == nil {
		t.Error("a title with control characters was taken")
	}
}

// A phone's share sheet takes a file of answers as text; it is read like the file.
func TestReadSharedWork(t *testing.T) {
	w := assignment.Work{Name: "Student 7", Sitting: "x", Of: assignment.Origin{ID: "a", Title: "A", Hash: strings.Repeat("0", 32)}}
	content, err := w.Write()
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(base64.StdEncoding.EncodeToString(content) + "\r\n")
	got, err := assignment.ReadWork(text)
	if err != nil || got.Name != w.Name {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, cut := range []int{len(text) / 2, len(text) - 7} {
		if got, err := assignment.ReadWork(text[:cut]); !errors.Is(err, assignment.ErrDamaged) || got == nil {
			t.Errorf("%d bytes of %d: %+v, %v", cut, len(text), got, err)
		}
	}
}
