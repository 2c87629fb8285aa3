package paper_test

import (
	"fmt"
	escape "html"
	"parallax/corpus/assignment"
	"slices"
	"strings"
	"testing"

	"parallax/app/paper"
	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/putinkim"
)

func html(c *corpus.Collection, a *corpus.Assignment, o paper.Options) string {
	content, _ := paper.HTML(c, a, o)
	return string(content)
}

// Every task is on paper, with a box for each part on the answer sheet; names, key and
// coding are not. The lesson that comes with Parallax has two pages on both papers.
func TestHandout(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := &c.Assignments[0]
	betray := []string{"Radio Free Asia", "RFA", "Korea Herald", "Wang Qingmin", "whichever way", "Loners", "C17</b>"}
	student := html(c, a, paper.Options{})
	for _, want := range []string{"size:A4", "A3</b>", "C16</b>", a.Tasks[0].Prompt, "Putin came to Pyongyang.", "[this outlet]", "Page 1 of 2", "Page 2 of 2"} {
		if !strings.Contains(student, want) {
			t.Errorf("the handout lacks %q", want)
		}
	}
	for _, k := range []paper.Kind{paper.Handout, paper.AnswerSheet} {
		page := html(c, a, paper.Options{Kind: k})
		for _, leak := range betray {
			if strings.Contains(page, leak) {
				t.Errorf("paper %d has %q", k, leak)
			}
		}
	}
	teacher := html(c, a, paper.Options{Letter: true, Kind: paper.ForTeacher})
	for _, want := range append(slices.Delete(slices.Clone(betray), 1, 2)[:4:4], "size:letter", "Answer sheet") {
		if !strings.Contains(teacher, want) {
			t.Errorf("the teacher's copy lacks %q", want)
		}
	}
	for _, letter := range []bool{false, true} {
		if _, fit := paper.HTML(c, a, paper.Options{Letter: letter}); fit.Pages != 2 || fit.Without != nil || fit.Keep != 0 || len(fit.Says()) != 1 {
			t.Errorf("Letter %v: %+v", letter, fit)
		}
	}
}

// A blind handout has headlines without names where a task is about them, or there is room.
func TestBlindHeadlines(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := &c.Assignments[0]
	d := c.Document(a.Articles[0].Document)
	d.Headline = "Visit ends early, says Radio Free Asia" + strings.Repeat(" and says so again", 20)
	const want = "<h3>Visit ends early, says "
	if strings.Contains(html(c, a, paper.Options{}), want) {
		t.Error("headlines cost a page, and nobody is asked about them")
	}
	d.Headline = "Visit ends early, says Radio Free Asia"
	all := a.Tasks
	a.Tasks = all[:2]
	if page := html(c, a, paper.Options{}); !strings.Contains(page, want) || strings.Contains(page, "Radio Free Asia") {
		t.Error("there is room, and the headline is not there, or has the name in it")
	}
	a.Tasks = all
	for _, r := range assignment.ReadyTasks() {
		if task, _ := assignment.Filled(c, a, r); r.Group == "Headline against text" {
			a.Tasks = append(slices.Clip(all), task)
		}
	}
	if page := html(c, a, paper.Options{}); len(a.Tasks) == len(all) || !strings.Contains(page, want) || strings.Contains(page, "Radio Free Asia") {
		t.Error("a task is about headlines, and there is none, or it has the name in it")
	}
}

// An article's direction is that of its text, not of the number before it.
func TestPassageDirection(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := &c.Assignments[0]
	c.Document(a.Articles[0].Document).Passages[2].Text = "قال الوزير"
	if page := html(c, a, paper.Options{}); !strings.Contains(page, `dir="auto"><bdi><b class="n">A3</b></bdi> قال`) {
		t.Error("the number decides the direction")
	}
}

// A long assignment says what would bring it to two pages, and that does.
func TestLongHandout(t *testing.T) {
	for _, letter := range []bool{false, true} {
		o := paper.Options{Letter: letter}
		c, err := putinkim.Collection()
		if err != nil {
			t.Fatal(err)
		}
		a := &c.Assignments[0]
		for i := range a.Articles {
			a.Articles[i].Passages = nil
		}
		_, fit := paper.HTML(c, a, o)
		all := 0
		for _, e := range a.Articles {
			all += len(c.Document(e.Document).Passages)
		}
		if fit.Pages < 3 || fit.All != all || fit.Keep < 3 || fit.Keep >= all || len(fit.Without) != 0 {
			t.Fatalf("%+v of %d passages", fit, all)
		}
		// So many passages do fit, if the articles are cut evenly.
		left := 0
		for most := 1; left < fit.Keep; most++ {
			left = 0
			for i := range a.Articles {
				a.Articles[i].Passages = nil
				for n := range min(most, len(c.Document(a.Articles[i].Document).Passages)) {
					a.Articles[i].Passages = append(a.Articles[i].Passages, n+1)
				}
				left += len(a.Articles[i].Passages)
			}
		}
		if _, fit := paper.HTML(c, a, o); fit.Pages > 2 {
			t.Errorf("with %d passages there are %d pages", left, fit.Pages)
		}
		// One task too many: each that is named can go, and no other.
		a.Tasks = append(a.Tasks, corpus.Task{ID: "essay", Kind: corpus.Open, Title: "Essay", Prompt: "Write.", Least: 60, Most: 90})
		_, fit = paper.HTML(c, a, o)
		if fit.Pages != 3 || len(fit.Without) == 0 || len(fit.Without) == len(a.Tasks) {
			t.Fatalf("%+v", fit)
		}
		long := *a
		for i := range long.Tasks {
			b := long
			b.Tasks = slices.Delete(slices.Clone(long.Tasks), i, i+1)
			c.Assignments[0] = b
			if _, less := paper.HTML(c, &c.Assignments[0], o); (less.Pages <= 2) != slices.Contains(fit.Without, i) {
				t.Errorf("without task %d there are %d pages, and without %v two", i+1, less.Pages, fit.Without)
			}
		}
	}
}

// Tasks, passages and words of any length are laid out, in time in proportion to them.
func TestHuge(t *testing.T) {
	c := corpustest.Judged()
	a := &c.Assignments[0]
	d := c.Document(a.Articles[0].Document)
	for len(d.Passages) < 3000 {
		d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Text: strings.Repeat("word ", 60)})
	}
	d.Passages[0].Text = strings.Repeat("x", 100000) + strings.Repeat("字", 100000)
	a.Articles[0].Passages = nil
	for len(a.Tasks) < corpus.MaxTasks {
		a.Tasks = append(a.Tasks, corpus.Task{ID: fmt.Sprint("t", len(a.Tasks)), Kind: corpus.Scale, Title: "T", Prompt: strings.Repeat("long ", 800), From: 1, To: 5, Each: true})
	}
	content, fit := paper.HTML(c, a, paper.Options{})
	if n := strings.Count(string(content), `<section class="sheet">`); n != fit.Pages || n < 100 || fit.Tasks < 5 || fit.Keep != 0 {
		t.Errorf("%d pages, %+v", n, fit)
	}
	if n := strings.Count(string(content), `class="n"`); n != fit.All {
		t.Errorf("%d of %d passages are there", n, fit.All)
	}
}

// Whatever a collection says is text on paper.
func TestNothingRuns(t *testing.T) {
	c := corpustest.Judged()
	a := &c.Assignments[0]
	a.Title, a.Tasks[0].Prompt, a.Tasks[4].Choices[0].Text = "<script>1</script>", `"><img src=x onerror=1>`, "</p><script>"
	c.Documents[0].Passages[0].Text = "<script>2</script>"
	s := html(c, a, paper.Options{Kind: paper.ForTeacher})
	if strings.Contains(s, "<script") || strings.Contains(s, "<img") {
		t.Error("markup of the collection is markup of the page")
	}
	for i := range a.Tasks {
		if !strings.Contains(s, a.Tasks[i].Title) {
			t.Errorf("task %s is not on the answer sheet", a.Tasks[i].ID)
		}
	}
}

// In place of the texts there may be a chart, of as many topics as leave two pages; and
// where the coding is hidden there is none, and it says why.
func TestChartInPlaceOfTexts(t *testing.T) {
	for _, letter := range []bool{false, true} {
		c, err := putinkim.Collection()
		if err != nil {
			t.Fatal(err)
		}
		a := &c.Assignments[0]
		content, fit := paper.HTML(c, a, paper.Options{Letter: letter, With: paper.Chart})
		if said := strings.Join(fit.Says(), " "); !fit.NoChart || !strings.Contains(said, "No chart") || strings.Contains(string(content), "<svg") || strings.Contains(string(content), "A3</b>") {
			t.Errorf("the coding is hidden, and it says %q", said)
		}
		a.HideCoding = false
		content, fit = paper.HTML(c, a, paper.Options{Letter: letter, With: paper.Chart})
		s := string(content)
		if fit.Pages != 2 || fit.NoChart || len(fit.Says()) != 1 || strings.Contains(s, "A3</b>") || strings.Contains(s, "on the other page") {
			t.Errorf("%+v", fit)
		}
		for _, word := range []string{"Radio Free Asia", "Korea Herald", "Wang Qingmin"} {
			if strings.Contains(s, word) {
				t.Errorf("the chart has %q", word)
			}
		}
		// Every row counts what the coding has.
		rows := strings.Split(s, `<td class="date">`)[1:]
		if len(rows) < 12 {
			t.Errorf("only %d topics are in it", len(rows))
		}
		checked := 0
		for _, topic := range c.Topics {
			for _, row := range rows {
				if !strings.Contains(row, `dir="auto">`+escape.EscapeString(topic.Title)+`</th>`) {
					continue
				}
				checked++
				cells := strings.Split(row, "<td>")[1:]
				for i, e := range a.Articles {
					passages := map[int]bool{}
					for _, covers := range c.Coverage {
						if covers.Topic == topic.ID && covers.Document == e.Document {
							for _, n := range covers.Passages {
								passages[n] = true
							}
						}
					}
					want := "–</td>"
					if n := len(passages); n > 0 {
						want = fmt.Sprintf("</svg> %d</td>", n)
					}
					if !strings.Contains(cells[i], want) {
						t.Errorf("%s, article %d: %q, want %q", topic.ID, i, cells[i], want)
					}
				}
			}
		}
		if checked != len(rows) {
			t.Errorf("%d of %d rows are topics", checked, len(rows))
		}
		if _, fit := paper.HTML(c, a, paper.Options{Letter: letter, With: paper.Nothing}); fit.Pages != fit.Tasks || fit.Pages > 2 {
			t.Errorf("the tasks alone: %+v", fit)
		}
	}
}
