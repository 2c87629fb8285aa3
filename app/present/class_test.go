//go:build !js

package present_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
	"parallax/corpus/putinkim"
)

// answersOf are the files of n students who answer at random, leave gaps, and mark words.
func answersOf(t *testing.T, c *corpus.Collection, n int) (files []corpus.File) {
	a := &c.Assignments[0]
	r := rand.New(rand.NewPCG(uint64(n), 3))
	read := assignment.Blind(c, a) // students read the texts without outlets
	lengths := assignment.Lengths(c)
	for i := range n {
		w := assignment.Work{Name: fmt.Sprintf("Student %d", i+1), Sitting: strconv.Itoa(i), At: time.Date(2031, 5, 6, 12, 0, i, 0, time.UTC),
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}, Texts: assignment.Texts(c, a)}
		if len(a.Groups) > 0 {
			w.Group = a.Groups[i%len(a.Groups)].Name
		}
		for j := range a.Tasks {
			task := &a.Tasks[j]
			for _, part := range a.Parts(task, w.Group, lengths) {
				value := ""
				switch task.Kind {
				case corpus.Choice, corpus.Code:
					value = task.Choices[min(r.IntN(len(task.Choices)), r.IntN(len(task.Choices)))].ID
				case corpus.Scale:
					value = strconv.Itoa(task.From + r.IntN(task.To-task.From+1))
				case corpus.Tells:
					value = []string{corpus.Says, corpus.Says, corpus.IsSilent}[r.IntN(3)]
				case corpus.Order:
					value = strconv.Itoa(1 + r.IntN(len(task.Rows)))
				default:
					value = []string{"in May", "In May!", "nothing"}[r.IntN(3)]
				}
				if r.IntN(7) > 0 {
					w = w.Set(task.ID, part, value)
				}
			}
			if task.Kind != corpus.Marking {
				continue
			}
			for _, l := range a.Letters(task, w.Group) {
				k := a.Lettered(l)
				for _, p := range read.Document(read.Assignments[0].Articles[k].Document).Passages {
					if a.Articles[k].Has(p.N) && r.IntN(2) == 0 {
						from := r.IntN(len(p.Text) / 2)
						to := from + 1 + r.IntN(len(p.Text)-from)
						if quote := p.Text[from:min(to, len(p.Text))]; strings.ToValidUTF8(quote, "") == quote && quote != "" {
							w.Marks = append(w.Marks, assignment.Mark{Task: task.ID, At: l + strconv.Itoa(p.N), From: from, To: from + len(quote), Quote: quote, Of: "full"})
						}
					}
				}
			}
		}
		content, err := w.Write()
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, corpus.File{Name: w.FileName(), Content: content})
	}
	return files
}

// rawWork is what a file says, read by its format alone.
type rawWork struct {
	Group   string
	Answers []struct {
		Task   string
		Places []struct{ At, Value string }
	}
	Marks []struct {
		Task, At string
		From, To int
	}
}

func (w rawWork) value(task, part string) string {
	for _, a := range w.Answers {
		for _, p := range a.Places {
			if a.Task == task && p.At == part {
				return p.Value
			}
		}
	}
	return ""
}

func rawWorks(t *testing.T, files []corpus.File) (list []rawWork) {
	for _, f := range files {
		z, err := zip.NewReader(bytes.NewReader(f.Content), int64(len(f.Content)))
		if err != nil {
			t.Fatal(err)
		}
		var w rawWork
		for _, entry := range z.File[1:] {
			r, _ := entry.Open()
			content, _ := io.ReadAll(r)
			if err := json.Unmarshal(content, &w); err != nil {
				t.Fatal(err)
			}
		}
		list = append(list, w)
	}
	return list
}

// pairsOf counts pairs of equal values one by one.
func pairsOf(values []string) (alike, pairs int) {
	for i := range values {
		for j := range i {
			pairs++
			if values[i] == values[j] {
				alike++
			}
		}
	}
	return alike, pairs
}

// Every figure of the class screens is counted here once more, from the files alone.
func TestClassFigures(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*corpus.Collection{shipped, corpustest.Judged()} {
		a := &c.Assignments[0]
		files := answersOf(t, c, 30)
		works := rawWorks(t, files)
		k, err := assignment.NewClass(c, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		k, outcomes := assignment.Collect(k, files)
		for _, o := range outcomes {
			if !o.Counts() {
				t.Fatalf("%+v", o)
			}
		}
		m := state.Model{Collection: c}
		m.Class.Classes = map[string]assignment.Class{a.ID: k}
		show := func(r state.Route) present.ClassView {
			m.Route = r
			return present.Class(m)
		}
		for i := range a.Tasks {
			task := &a.Tasks[i]
			q := show(state.ClassRoute(a.ID, task.ID)).Question
			count := func(part, value string) (n, given int) {
				for _, w := range works {
					if v := w.value(task.ID, part); v != "" {
						given++
						if slices.Contains(strings.Split(v, " "), value) {
							n++
						}
					}
				}
				return n, given
			}
			figures := 0
			want := func(what string, got, want any) {
				t.Helper()
				figures++
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("%s %s, %s: the page says %v, the files say %v", a.ID, task.ID, what, got, want)
				}
			}
			switch task.Kind {
			case corpus.Tells:
				for r, row := range q.Grid.Rows {
					for l, cell := range row.Cells {
						part := task.Rows[r].ID + "/" + corpus.Letter(l)
						n, _ := count(part, corpus.Says)
						want(part, cell.N, n)
						want("behind "+part, show(state.ParseRoute(cell.Href)).Behind.Part.Counts[0].N, n)
					}
				}
			case corpus.Table:
				for r, row := range q.Grid.Rows {
					for l, cell := range row.Cells {
						part := task.Rows[r].ID + "/" + corpus.Letter(l)
						may, _ := count(part, "May")   // "in May"
						with, _ := count(part, "May!") // "In May!", the same but for its signs
						for _, s := range cell.Says {
							if strings.Contains(s.Label, "ay") {
								want(part, s.N, may+with)
							}
						}
						_, given := count(part, "")
						want("all of "+part, len(show(state.ParseRoute(cell.Href)).Behind.Texts), given)
					}
				}
			case corpus.Code, corpus.Order:
				parts := a.Parts(task, "", assignment.Lengths(c))
				if order := task.Kind == corpus.Order; order != (q.Codes.Head == wording.BoardLineHead.String()) {
					t.Errorf("the parts of %s are called %q", task.Kind, q.Codes.Head)
				}
				for r, row := range q.Codes.Rows {
					values := []string{}
					for _, w := range works {
						if v := w.value(task.ID, parts[r]); v != "" {
							values = append(values, v)
						}
					}
					want("given "+parts[r], row.Given, len(values))
					alike, pairs := pairsOf(values)
					want("pairs "+parts[r], row.Alike, wording.Percent(float64(alike)/float64(pairs)))
					for v, cell := range row.Cells {
						value := strconv.Itoa(v + 1)
						if task.Kind == corpus.Code {
							value = task.Choices[v].ID
						}
						n, _ := count(parts[r], value)
						want(parts[r]+" "+value, cell.N, n)
					}
				}
			case corpus.Marking:
				for _, group := range q.Heat {
					for _, row := range group.Rows {
						who := map[int]bool{}
						at := 0
						for _, run := range row.Runs {
							n := 0
							for s, w := range works {
								covers := false
								for _, k := range w.Marks {
									if k.Task != task.ID || strings.ToUpper(k.At) != row.N {
										continue
									}
									who[s] = true
									covers = covers || k.From <= at && k.To >= at+len(run.Text)
								}
								if covers {
									n++
								}
							}
							if run.Text != "" {
								want(row.N+" "+run.Text, run.N, n)
							}
							at += len(run.Text)
						}
						label := "not marked"
						if len(who) > 0 {
							label = fmt.Sprintf("%d of 30 marked this", len(who))
						}
						want(row.N, row.Label, label)
					}
				}
			case corpus.Open:
				_, given := count("", "")
				want("texts", len(q.Texts), given)
			default:
				parts := a.Parts(task, "", assignment.Lengths(c))
				for p, row := range q.Parts {
					for v, cell := range row.Counts {
						value := strconv.Itoa(task.From + v)
						if task.Kind == corpus.Choice {
							value = task.Choices[v].ID
						}
						n, _ := count(parts[p], value)
						want(parts[p]+" "+value, cell.N, n)
						want("of all", cell.All, 30)
					}
				}
			}
			if figures == 0 {
				t.Errorf("%s %s: the page has no figure", a.ID, task.ID)
			}
		}
		checkWall(t, c, works, show(state.ClassRoute(a.ID, state.ClassWall)).Picture)
		if report := show(state.ClassRoute(a.ID, state.ClassReport)).Report; len(report) != len(a.Tasks) {
			t.Errorf("the report has %d of %d tasks", len(report), len(a.Tasks))
		}
		// CSV: as many rows as there are answers and marks.
		rows := 0
		for _, w := range works {
			rows += len(w.Marks)
			for _, x := range w.Answers {
				rows += len(x.Places)
			}
		}
		if got := len(k.Rows()) - 1; got != rows {
			t.Errorf("CSV has %d rows, the files %d answers and marks", got, rows)
		}
	}
}

// checkWall counts the figures of the picture once more.
func checkWall(t *testing.T, c *corpus.Collection, works []rawWork, v present.WallView) {
	t.Helper()
	a := &c.Assignments[0]
	svg := string(v.SVG)
	var counts, want []string
	for _, m := range regexp.MustCompile(`data-n="(\d+)" data-all="30"`).FindAllStringSubmatch(svg, -1) {
		counts = append(counts, m[1])
	}
	i := slices.IndexFunc(a.Tasks, func(t corpus.Task) bool { return t.Kind == corpus.Tells })
	for _, r := range a.Tasks[i].Rows {
		for _, l := range a.Letters(&a.Tasks[i], "") {
			n := 0
			for _, w := range works {
				if w.value(a.Tasks[i].ID, r.ID+"/"+l) == corpus.Says {
					n++
				}
			}
			want = append(want, strconv.Itoa(n))
		}
	}
	if len(counts) < len(want) || !slices.Equal(counts[:len(want)], want) {
		t.Errorf("%s: the picture counts %v, the files %v", a.ID, counts, want)
	}
	// Trust before and after, of those who answered both times.
	later := a.Task("trust-again")
	if later == nil {
		later = a.Task("again")
	}
	for _, l := range a.Letters(later, "") {
		before, after, n := 0, 0, 0
		for _, w := range works {
			x, errX := strconv.Atoi(w.value("trust", l))
			y, errY := strconv.Atoi(w.value(later.ID, l))
			if errX == nil && errY == nil {
				before, after, n = before+x, after+y, n+1
			}
		}
		for _, text := range []string{fmt.Sprintf(">%s %.1f<", strings.ToUpper(l), float64(before)/float64(n)), fmt.Sprintf(">%.1f %s<", float64(after)/float64(n), strings.ToUpper(l))} {
			if !strings.Contains(svg, text) {
				t.Errorf("%s: the picture lacks %s", a.ID, text)
			}
		}
	}
	if strings.Contains(svg, "Student") {
		t.Error("a student's name is in the picture")
	}
}

// With names hidden no view of the board has a student's name, and the order of texts
// does not give it away. The student's own page and the desk are the teacher's.
func TestClassNamesHidden(t *testing.T) {
	c := corpustest.Judged()
	a := &c.Assignments[0]
	k, err := assignment.NewClass(c, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	k, _ = assignment.Collect(k, answersOf(t, c, 30))
	m := state.Model{Collection: c}
	m.Class.Classes = map[string]assignment.Class{a.ID: k}
	m.Class.Pair = [2]string{"Student 1", "Student 2"}
	routes := []state.Route{state.ClassRoute(a.ID, state.ClassDiffer), state.ClassRoute(a.ID, state.ClassWall), state.ClassRoute(a.ID, state.ClassReport), state.ClassRoute(a.ID, state.ClassPaper)}
	for i := range a.Tasks {
		routes = append(routes, state.ClassRoute(a.ID, a.Tasks[i].ID))
		for _, part := range append(a.Parts(&a.Tasks[i], "", assignment.Lengths(c)), "a1") {
			routes = append(routes, state.ClassAt(a.ID, a.Tasks[i].ID, part))
		}
	}
	named := 0
	for _, r := range routes {
		m.Route = r
		m.Class.Named = false
		if all := fmt.Sprintf("%+v", present.Class(m)); regexp.MustCompile(`Student \d`).MatchString(all) {
			t.Errorf("%s has a name", r)
		}
		m.Class.Named = true
		if all := fmt.Sprintf("%+v", present.Class(m)); regexp.MustCompile(`Student \d`).MatchString(all) {
			named++
		}
	}
	if named < len(routes)/2 {
		t.Errorf("only %d of %d views show names when they are asked for", named, len(routes))
	}
}

// A figure that is not defined is explained wherever the sentence goes: on the board, in
// the tool, in CSV and JSON.
// A student of a blind assignment reads headlines, without names; and what was handed in
// is said to be open to changes only as far as it is.
func TestBlindTask(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := &c.Assignments[0]
	d := c.Document(a.Articles[0].Document)
	d.Headline = "Visit ends early, says Radio Free Asia"
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
	to := state.TaskRoute(a.ID, 1, "a")
	m, _ = state.Update(m, state.Went{To: to})
	m, _ = state.Update(m, state.WorkRecalled{ID: a.ID})
	m, _ = state.Update(m, state.TaskBegun{Name: "Ada", Sitting: "x"})
	v := present.Task(m)
	if h := v.Article.Headline; !strings.HasPrefix(h, "Visit ends early, says ") || strings.Contains(h, "Radio") {
		t.Errorf("the headline is %q", h)
	}
	tasks := len(m.TasksNow(a))
	m, _ = state.Update(m, state.Went{To: state.TaskRoute(a.ID, tasks+1, "")})
	m.Class.Handed, m.Class.Given = "ada.parallax-work", state.Downloaded
	if h := present.Task(m).HandIn; !strings.Contains(h.Done, wording.HandInAgain.String()) || !strings.Contains(h.Lead, "You can fill them") {
		t.Errorf("before the names come back it says %q, %q", h.Done, h.Lead)
	}
	m.Class.Back = true
	m.Route = state.TaskRoute(a.ID, len(m.TasksNow(a))+1, "")
	h := present.Task(m).HandIn
	if strings.Contains(h.Done, wording.HandInAgain.String()) || !strings.Contains(h.Lead, "no longer be filled") {
		t.Errorf("with the names it says %q, %q", h.Done, h.Lead)
	}
	if late := len(m.TasksNow(a)) > tasks; late != strings.Contains(h.Done, wording.HandInAgainLate.String()) || late == strings.Contains(h.Done, wording.HandInFixed.String()) {
		t.Errorf("with the names and late tasks (%v) it says %q", late, h.Done)
	}
}

func TestUndefinedIsExplained(t *testing.T) {
	some := assignment.Figure{Value: .5, Defined: true}
	for want, g := range map[string]assignment.Agreement{
		"no part has answers of two":     {Says: assignment.NothingToCompare},
		"α and κ are not defined":        {Says: assignment.OneValue, Compared: 3, Alike: 3, Pairs: 3},
		"part without a gap are the sam": {Says: assignment.FewUnits, Compared: 2, Alike: 3, Pairs: 4, Alpha: some, FleissUnits: 1},
	} {
		if got := present.Agreed(&g); !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
	if got := present.Agreed(&assignment.Agreement{Says: assignment.ForTalk, Alpha: some, Fleiss: some}); strings.Contains(got, "not defined") {
		t.Errorf("of defined figures it says %q", got)
	}
}
