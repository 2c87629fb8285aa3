package paper_test

import (
	"strings"
	"testing"

	"parallax/app/paper"
	"parallax/corpus/corpustest"
	"parallax/corpus/putinkim"
)

// Every task is on paper, with a box for each part on the answer sheet; names, key and
// coding are not.
func TestHandout(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := &c.Assignments[0]
	student := string(paper.HTML(c, a, paper.Options{}))
	for _, want := range []string{"size:A4", "A3</b>", "C16</b>", a.Tasks[0].Prompt, "Putin came to Pyongyang.", "[this outlet]"} {
		if !strings.Contains(student, want) {
			t.Errorf("the handout lacks %q", want)
		}
	}
	for _, leak := range []string{"Radio Free Asia", "RFA", "Korea Herald", "Wang Qingmin", "whichever way", "Loners", "C17</b>"} {
		if strings.Contains(student, leak) {
			t.Errorf("the handout has %q", leak)
		}
	}
	teacher := string(paper.HTML(c, a, paper.Options{Letter: true, Teacher: true}))
	if !strings.Contains(teacher, "whichever way") || !strings.Contains(teacher, "size:letter") {
		t.Error("the teacher's copy lacks the key or is on A4")
	}
}

// Whatever a collection says is text on paper.
func TestNothingRuns(t *testing.T) {
	c := corpustest.Judged()
	a := &c.Assignments[0]
	a.Title, a.Tasks[0].Prompt, a.Tasks[4].Choices[0].Text = "<script>1</script>", `"><img src=x onerror=1>`, "</p><script>"
	c.Documents[0].Passages[0].Text = "<script>2</script>"
	s := string(paper.HTML(c, a, paper.Options{Teacher: true}))
	if strings.Contains(s, "<script") || strings.Contains(s, "<img") {
		t.Error("markup of the collection is markup of the page")
	}
	for i := range a.Tasks {
		if !strings.Contains(s, a.Tasks[i].Title) {
			t.Errorf("task %s is not on the answer sheet", a.Tasks[i].ID)
		}
	}
}
