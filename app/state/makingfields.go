package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Ids of the elements on the screen where an assignment is made.
const MakeUndoID = "make-undo"

// PlanID is the id of the button of the i-th task.
func PlanID(i int) string { return "plan-" + strconv.Itoa(i) }

// DraftFieldID is the id of the field of a draft.
func DraftFieldID(path string) string { return "make-" + strings.ReplaceAll(path, "/", "-") }

// TaskPath names a field of the i-th task of the draft.
func TaskPath(i int, field string) string { return "task/" + strconv.Itoa(i) + "/" + field }

// PassagesPath names the passages of the i-th article.
func PassagesPath(i int) string { return "passages/" + strconv.Itoa(i) }

// Fields of a draft, and of its tasks by kind, in the order in which they are shown.
// Truths are "yes" and "".
var (
	DraftAbout   = []string{"title", "instructions", "age", "minutes", "language"}
	DraftOptions = []string{"blind", "hideCoding", "showTime", "largeText", "giveaways", "groups", "notes"}
)

// TaskFields are the fields of a task of the kind.
func TaskFields(kind corpus.TaskKind) []string {
	list := []string{"title", "prompt", "help", "minutes"}
	switch kind {
	case corpus.Open:
		list = append(list, "least", "most", "each")
	case corpus.Choice:
		list = append(list, "choices", "several", "each")
	case corpus.Scale:
		list = append(list, "from", "to", "low", "high", "each")
	case corpus.Marking:
		list = append(list, "least")
	case corpus.Code:
		list = append(list, "choices", "several")
	default:
		list = append(list, "rows")
	}
	return append(list, "articles", "grouped", "late", "model")
}

// refields sets all fields that are shown: one element may serve for another field than
// before, and what was typed in it stays there otherwise.
func (m Model) refields() (effects []Effect) {
	if !m.Makes() {
		return nil
	}
	paths := slices.Concat(DraftAbout, DraftOptions)
	for i := range m.Making.Draft.Articles {
		paths = append(paths, PassagesPath(i))
	}
	a := &m.Making.Draft
	if i := m.Making.Open; i >= 0 && i < len(a.Tasks) {
		t := &a.Tasks[i]
		for _, f := range TaskFields(t.Kind) {
			paths = append(paths, TaskPath(i, f))
		}
		if t.Kind == corpus.Table {
			for _, part := range a.Parts(t, "", m.Catalog.Length) {
				effects = append(effects, SetField{PartID(t.ID, part), m.draftAnswer(t.ID, part)})
			}
		}
	}
	for _, p := range paths {
		effects = append(effects, SetField{DraftFieldID(p), m.DraftField(p)})
	}
	return effects
}

// field is a field of an assignment: a text, a number or a truth, of which one is set.
type field struct {
	text        *string
	number      *int
	least, most int
	truth       *bool
	texts       *[]string // lines
	letters     *[]string
	items       *[]corpus.Item
}

// draftFieldOf finds a field by its path.
func draftFieldOf(a *corpus.Assignment, path string) (f field) {
	name, rest, inside := strings.Cut(path, "/")
	if !inside {
		switch name {
		case "title":
			f.text = &a.Title
		case "instructions":
			f.text = &a.Instructions
		case "age":
			f.text = &a.Age
		case "language":
			f.text = &a.Language
		case "blind":
			f.text = (*string)(&a.Blind)
		case "notes":
			if a.Key != nil {
				f.text = &a.Key.Notes
			}
		case "minutes":
			f.number, f.most = &a.Minutes, 10000
		case "hideCoding":
			f.truth = &a.HideCoding
		case "showTime":
			f.truth = &a.ShowTime
		case "largeText":
			f.truth = &a.LargeText
		case "giveaways":
			f.texts = &a.Giveaways
		}
		return f
	}
	at, name, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(at)
	if err != nil || i < 0 || i >= len(a.Tasks) {
		return f
	}
	t := &a.Tasks[i]
	switch name {
	case "title":
		f.text = &t.Title
	case "prompt":
		f.text = &t.Prompt
	case "help":
		f.text = &t.Help
	case "low":
		f.text = &t.Low
	case "high":
		f.text = &t.High
	case "model":
		if x := a.Answer(t.ID); x != nil {
			f.text = &x.Text
		}
	case "minutes":
		f.number, f.most = &t.Minutes, 1000
	case "least":
		f.number, f.most = &t.Least, 10000
	case "most":
		f.number, f.most = &t.Most, 10000
	case "from":
		f.number, f.least, f.most = &t.From, -1000, 1000
	case "to":
		f.number, f.least, f.most = &t.To, -1000, 1000
	case "each":
		f.truth = &t.Each
	case "several":
		f.truth = &t.Several
	case "grouped":
		f.truth = &t.Grouped
	case "late":
		f.truth = &t.Late
	case "articles":
		f.letters = &t.Articles
	case "choices":
		f.items = &t.Choices
	case "rows":
		f.items = &t.Rows
	}
	return f
}

// DraftField is the text of a field of the draft.
func (m Model) DraftField(path string) string {
	a := &m.Making.Draft
	if path == "groups" {
		var lines []string
		for _, g := range a.Groups {
			lines = append(lines, g.Name+": "+strings.ToUpper(strings.Join(g.Articles, ", ")))
		}
		return strings.Join(lines, "\n")
	}
	if at, is := strings.CutPrefix(path, "passages/"); is {
		if i, err := strconv.Atoi(at); err == nil && i < len(a.Articles) {
			return ranges(a.Articles[i].Passages)
		}
		return ""
	}
	f := draftFieldOf(a, path)
	switch {
	case f.text != nil:
		return *f.text
	case f.number != nil && (*f.number != 0 || f.least < 0):
		return strconv.Itoa(*f.number)
	case f.truth != nil && *f.truth:
		return "yes"
	case f.texts != nil:
		return strings.Join(*f.texts, "\n")
	case f.letters != nil:
		return strings.ToUpper(strings.Join(*f.letters, ", "))
	case f.items != nil:
		var lines []string
		for _, i := range *f.items {
			lines = append(lines, i.Text)
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// setDraft sets a field of a draft. What cannot be read changes nothing, so that the field
// goes back to what it was.
func setDraft(c *corpus.Collection, a *corpus.Assignment, path, text string) {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "")
	switch {
	case path == "groups":
		a.Groups = nil
		for _, line := range lines(text) {
			name, letters, _ := strings.Cut(line, ":")
			a.Groups = append(a.Groups, corpus.Group{Name: strings.TrimSpace(name), Articles: lettersOf(letters)})
		}
		return
	case strings.HasPrefix(path, "passages/"):
		i, err := strconv.Atoi(strings.TrimPrefix(path, "passages/"))
		if err == nil && i >= 0 && i < len(a.Articles) {
			e := &a.Articles[i]
			if list, ok := numbers(text, assignment.Lengths(c)(e.Document)); ok {
				e.Passages = list
			}
		}
		return
	case path == "notes":
		keyOf(a)
	case strings.HasPrefix(path, "task/") && strings.HasSuffix(path, "/model"):
		if i, err := strconv.Atoi(strings.Split(path, "/")[1]); err == nil && i >= 0 && i < len(a.Tasks) {
			modelOf(a, a.Tasks[i].ID)
		}
	}
	f := draftFieldOf(a, path)
	switch {
	case f.text != nil:
		*f.text = text
	case f.number != nil && text == "":
		*f.number = max(0, f.least)
	case f.number != nil:
		if n, err := strconv.Atoi(text); err == nil {
			*f.number = min(max(n, f.least), f.most)
		}
	case f.truth != nil:
		*f.truth = text != ""
	case f.texts != nil:
		*f.texts = lines(text)
	case f.letters != nil:
		*f.letters = lettersOf(text)
	case f.items != nil:
		*f.items = itemsOf(lines(text), *f.items)
	}
}

func lines(text string) (list []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// itemsOf are items with these texts. What has the text of an old item is that item, with
// what it points at; so is a line that was reworded in its place.
func itemsOf(texts []string, old []corpus.Item) []corpus.Item {
	list := make([]corpus.Item, len(texts))
	used := make([]bool, len(old))
	for i, text := range texts {
		j := slices.IndexFunc(old, func(o corpus.Item) bool { return o.Text == text })
		if j >= 0 && !used[j] {
			used[j] = true
			list[i] = old[j]
		}
	}
	for i, text := range texts {
		if list[i].ID != "" {
			continue
		}
		if len(texts) == len(old) && !used[i] {
			used[i] = true
			list[i] = old[i]
			list[i].Text = text
			continue
		}
		list[i] = corpus.Item{ID: assignment.FreshItem(slices.Concat(list, old), text), Text: text}
	}
	return list
}

// lettersOf reads letters of articles, each once, in their order.
func lettersOf(text string) (list []string) {
	for _, r := range strings.ToLower(text) {
		if l := string(r); r >= 'a' && r <= 'z' && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	slices.Sort(list)
	return list
}

// numbers reads numbers of passages: "1-3, 7". None is all of them.
func numbers(text string, most int) (list []int, ok bool) {
	text = strings.NewReplacer("–", "-", ";", ",", " ", "").Replace(text)
	for part := range strings.SplitSeq(text, ",") {
		if part == "" {
			continue
		}
		a, b, is := strings.Cut(part, "-")
		from, err := strconv.Atoi(a)
		if err != nil {
			return nil, false
		}
		to := from
		if is {
			if to, err = strconv.Atoi(b); err != nil {
				return nil, false
			}
		}
		for n := max(1, from); n <= min(to, most); n++ {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list), len(list) > 0 || text == ""
}

// ranges writes numbers as numbers reads them.
func ranges(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		part := strconv.Itoa(list[i])
		if j > i {
			part += "–" + strconv.Itoa(list[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// keyOf is the teacher's part of an assignment, which is made if there is none.
func keyOf(a *corpus.Assignment) *corpus.Key {
	if a.Key == nil {
		a.Key = new(corpus.Key)
	}
	return a.Key
}

// modelOf is the model answer to a task, which is made if there is none.
func modelOf(a *corpus.Assignment, task string) *corpus.Model {
	if x := a.Answer(task); x != nil {
		return x
	}
	k := keyOf(a)
	k.Answers = append(k.Answers, corpus.Model{Task: task})
	return &k.Answers[len(k.Answers)-1]
}

// relettered gives articles other letters, "" to none, wherever an assignment names them.
func relettered(a *corpus.Assignment, letter func(string) string) {
	all := func(list []string) (now []string) {
		for _, l := range list {
			if l = letter(l); l != "" {
				now = append(now, l)
			}
		}
		return now
	}
	if a.Key != nil {
		for i := range a.Key.Answers {
			x := &a.Key.Answers[i]
			t := a.Task(x.Task)
			if t == nil || t.Kind == corpus.Order {
				continue
			}
			values := x.Values[:0]
			for _, p := range x.Values {
				row, l, rest := "", p.At, ""
				if r, after, ok := strings.Cut(p.At, "/"); ok {
					row, l = r+"/", after
				} else if len(p.At) > 1 {
					l, rest = p.At[:1], p.At[1:]
				}
				if l != "" {
					if l = letter(l); l == "" {
						continue
					}
				}
				p.At = row + l + rest
				values = append(values, p)
			}
			x.Values = values
		}
	}
	for i := range a.Tasks {
		a.Tasks[i].Articles = all(a.Tasks[i].Articles)
	}
	for i := range a.Groups {
		a.Groups[i].Articles = all(a.Groups[i].Articles)
	}
}

// tidy leaves out of the key what answers nothing any more, and what is empty.
func tidy(a *corpus.Assignment) {
	if a.Key == nil {
		return
	}
	answers := a.Key.Answers[:0:0]
	for _, x := range a.Key.Answers {
		t := a.Task(x.Task)
		if t == nil {
			continue
		}
		x.Values = slices.DeleteFunc(slices.Clone(x.Values), func(p corpus.Place) bool { return a.Misplaced(t, p) != "" })
		if len(x.Values) == 0 {
			x.Values = nil
		}
		if x.Text != "" || x.Values != nil {
			answers = append(answers, x)
		}
	}
	key := corpus.Key{Notes: a.Key.Notes, Answers: answers}
	a.Key = &key
	if len(answers) == 0 && key.Notes == "" {
		a.Key = nil
	}
}
