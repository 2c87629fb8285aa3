package journeys

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
)

// handedIn is what one file of answers says, read by its format alone.
type handedIn struct {
	name  string
	value map[string]string          // by task and part: "trust a"
	marks map[string]map[string]bool // passages, by task
}

func readHandedIn(t *testing.T, data []byte) handedIn {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	h := handedIn{value: map[string]string{}, marks: map[string]map[string]bool{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		var v struct {
			Name    string
			Answers []struct {
				Task   string
				Places []struct{ At, Value string }
			}
			Marks []struct{ Task, At string }
		}
		if err := json.Unmarshal(content, &v); err != nil {
			t.Fatal(err)
		}
		h.name += v.Name
		for _, a := range v.Answers {
			for _, p := range a.Places {
				h.value[a.Task+" "+p.At] = p.Value
			}
		}
		for _, m := range v.Marks {
			if h.marks[m.Task] == nil {
				h.marks[m.Task] = map[string]bool{}
			}
			h.marks[m.Task][m.At] = true
		}
	}
	return h
}

// countedTask is what the test expects of a task, from the raw files.
type countedTask struct {
	counts       map[string]map[string]int // of each part and answer
	heat         map[string]int            // students, by passage
	done, begun  int                       // students
	alike, pairs int
	alpha, kappa float64
}

// countTask counts by definition: pairs of values one by one, α over ordered pairs of a
// unit and of all values, Fleiss' κ over the units that have most values.
func countTask(a *corpus.Assignment, task *corpus.Task, parts []string, files []handedIn) countedTask {
	k := countedTask{counts: map[string]map[string]int{}, heat: map[string]int{}}
	values := map[string][]string{} // of each unit
	for _, f := range files {
		given := 0
		for _, part := range parts {
			v := f.value[task.ID+" "+part]
			if v == "" {
				continue
			}
			if task.Kind != corpus.Open || len(strings.Fields(v)) >= task.Least {
				given++
			}
			if k.counts[part] == nil {
				k.counts[part] = map[string]int{}
			}
			k.counts[part][v]++
			values[part] = append(values[part], v)
		}
		need := len(parts)
		if task.Kind == corpus.Marking {
			need, given = task.Least, min(task.Least, len(f.marks[task.ID])) // each marks one stretch of a passage
			for i, e := range a.Articles {
				for _, n := range e.Passages {
					at := corpus.Letter(i) + strconv.Itoa(n)
					if f.marks[task.ID][at] {
						k.heat[at]++
					}
					if len(f.marks[task.ID]) > 0 {
						values[at] = append(values[at], fmt.Sprint(f.marks[task.ID][at]))
					}
				}
			}
		}
		switch {
		case given == need:
			k.done++
		case given > 0, task.Kind == corpus.Open && f.value[task.ID+" "+parts[0]] != "":
			k.begun++
		}
	}
	var all []float64
	number := map[string]float64{}
	fullest := 0
	for _, unit := range values {
		fullest = max(fullest, len(unit))
		for _, v := range unit {
			if _, known := number[v]; !known {
				number[v] = float64(1000 + len(number))
				if n, err := strconv.ParseFloat(v, 64); err == nil {
					number[v] = n
				}
			}
			if len(unit) > 1 {
				all = append(all, number[v])
			}
		}
	}
	distance := func(x, y float64) float64 {
		if x == y {
			return 0
		}
		if task.Kind != corpus.Scale {
			return 1
		}
		sum := 0.0
		for _, v := range all {
			switch {
			case v == x || v == y:
				sum += .5
			case v > min(x, y) && v < max(x, y):
				sum++
			}
		}
		return sum * sum
	}
	observed, expected, agreed, units := 0.0, 0.0, 0.0, 0.0
	share := map[string]float64{}
	for _, unit := range values {
		same := 0
		for i := range unit {
			for j := range unit {
				if i < j {
					k.pairs++
					if unit[i] == unit[j] {
						same++
					}
				}
				if i != j && len(unit) > 1 {
					observed += distance(number[unit[i]], number[unit[j]]) / float64(len(unit)-1)
				}
			}
		}
		k.alike += same
		if len(unit) == fullest {
			units++
			agreed += float64(same) / (float64(fullest*(fullest-1)) / 2)
			for _, v := range unit {
				share[v]++
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
	n := float64(len(all))
	k.alpha = 1 - (observed/n)/(expected/(n*(n-1)))
	chance := 0.0
	for _, s := range share {
		chance += s / (units * float64(fullest)) * s / (units * float64(fullest))
	}
	k.kappa = (agreed/units - chance) / (1 - chance)
	return k
}

// reportsTask compares what the report says of a task with what was counted.
func reportsTask(t *testing.T, c *corpus.Collection, a *corpus.Assignment, task *corpus.Task, want countedTask, all int, wall string, parts [][]int, heat, measures []string) {
	t.Helper()
	if label := fmt.Sprintf("%s: %d done, %d with gaps, %d empty", task.Title, want.done, want.begun, all-want.done-want.begun); strings.ReplaceAll(wall, " open", " empty") != label {
		t.Errorf("%s: the row says %q, want %q", task.ID, wall, label)
	}
	var answers []string
	switch task.Kind {
	case corpus.Choice:
		for _, x := range task.Choices {
			answers = append(answers, x.ID)
		}
	case corpus.Scale:
		for n := task.From; n <= task.To; n++ {
			answers = append(answers, strconv.Itoa(n))
		}
	case corpus.Tells:
		answers = []string{corpus.Says, corpus.IsSilent}
	}
	if answers != nil {
		for i, part := range a.Parts(task, "", assignment.Lengths(c)) {
			var n []int
			for _, x := range answers {
				n = append(n, want.counts[part][x])
			}
			if i >= len(parts) || !slices.Equal(parts[i], n) {
				t.Errorf("%s %s: %v answered, want %v", task.ID, part, parts, n)
				break
			}
		}
	}
	if task.Kind == corpus.Marking {
		i := 0
		for j, e := range a.Articles {
			for _, n := range e.Passages {
				label := "|not marked"
				if marked := want.heat[corpus.Letter(j)+strconv.Itoa(n)]; marked > 0 { // each marks the first word
					word, _, _ := strings.Cut(c.Document(e.Document).Passages[n-1].Text, " ")
					label = fmt.Sprintf("%s%d|%d of %d marked this", word, marked, marked, all)
				}
				if i >= len(heat) || heat[i] != label {
					t.Errorf("%s: passage %d of article %d: %q, want %q", task.ID, n, j+1, heat[min(i, len(heat)-1)], label)
				}
				i++
			}
		}
	}
	if task.Kind == corpus.Open || task.Kind == corpus.Table {
		return
	}
	short := func(f float64) string {
		s := strings.Replace(strconv.FormatFloat(math.Abs(f), 'f', 2, 64), "0.", ".", 1)
		if f < 0 && s != ".00" {
			s = "−" + s
		}
		return s
	}
	percent := strconv.FormatFloat(100*float64(want.alike)/float64(want.pairs), 'f', 0, 64)
	if len(measures) != 3 || strings.TrimRight(measures[0], "\u202f\u00a0 %") != percent || measures[1] != short(want.alpha) || measures[2] != short(want.kappa) {
		t.Errorf("%s: the measures are %q, want %s %%, %s, %s", task.ID, measures, percent, short(want.alpha), short(want.kappa))
	}
}

// toolCounts compares what the tool says of the same files.
func toolCounts(t *testing.T, folder string, a *corpus.Assignment, want []countedTask) {
	t.Helper()
	run := func(name string, into any) {
		t.Helper()
		out, err := command(tool, name, "-json", folder).Output()
		if err == nil {
			err = json.Unmarshal(out, into)
		}
		if err != nil {
			t.Fatalf("parallax %s: %v\n%s", name, err, out)
		}
	}
	var collected struct {
		Students []struct{ Name string }
		Answers  []struct {
			Task, Part string
			Counts     map[string]int
		}
		Marks []struct {
			Task, At string
			Students int
		}
	}
	run("collect", &collected)
	byTask := map[string]countedTask{}
	for i := range a.Tasks {
		byTask[a.Tasks[i].ID] = want[i]
	}
	if len(collected.Students) != 25 || len(collected.Answers) < 30 || len(collected.Marks) < 20 {
		t.Errorf("the tool has %d students, %d parts, %d passages", len(collected.Students), len(collected.Answers), len(collected.Marks))
	}
	for _, row := range collected.Answers {
		for value, n := range row.Counts {
			if w := byTask[row.Task].counts[row.Part][value]; w != n {
				t.Errorf("%s %s: the tool counts %q %d times, want %d", row.Task, row.Part, value, n, w)
			}
		}
	}
	for _, m := range collected.Marks {
		if w := byTask[m.Task].heat[m.At]; w != m.Students {
			t.Errorf("%s %s: the tool says %d marked it, want %d", m.Task, m.At, m.Students, w)
		}
	}
	var agreed struct {
		Agreement []struct {
			Task         string
			Alike, Pairs int
			Alpha        float64
			Kappa        float64 `json:"fleiss_kappa"`
		}
	}
	run("agreement", &agreed)
	for _, g := range agreed.Agreement {
		w := byTask[g.Task]
		if g.Alike != w.alike || g.Pairs != w.pairs || math.Abs(g.Alpha-w.alpha) > 1e-6 || math.Abs(g.Kappa-w.kappa) > 1e-6 {
			t.Errorf("%s: the tool says %+v, want %d of %d, α %f, κ %f", g.Task, g, w.alike, w.pairs, w.alpha, w.kappa)
		}
	}
	if len(agreed.Agreement) != 6 {
		t.Errorf("the tool compares %d tasks", len(agreed.Agreement))
	}
}
