package corpus

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// AssignmentFaults are what Validate would say of an assignment if it were one of the
// collection's, with paths below the assignment. Time is linear in the assignment and in
// the outlets, topics, documents, facts and voices of the collection.
func (c *Collection) AssignmentFaults(a *Assignment) Faults {
	alone := *c
	alone.Assignments = []Assignment{*a}
	v := newValidation(&alone, func() {})
	v.faults = nil // of the collection itself
	v.assignments()
	for i := range v.faults {
		v.faults[i].Path = strings.TrimPrefix(v.faults[i].Path, "/assignments/0")
	}
	return v.faults
}

// Bare is what a fault of an assignment says without the names of assignment, task and
// item before it, which are for those who look for them in a file. named reports that
// these are what the rest is said of: "has no title".
func (f Fault) Bare() (rest string, named bool) {
	rest = f.Text
	for _, thing := range []string{"assignment ", ", task ", ", item "} {
		if r, is := strings.CutPrefix(rest, thing+`"`); is {
			if end := strings.IndexByte(r, '"'); end >= 0 {
				rest = r[end+1:]
			}
		}
	}
	if after, is := strings.CutPrefix(rest, ": "); is {
		return after, false
	}
	return strings.TrimSpace(rest), rest != f.Text
}

// assignments checks the tasks and that what they point at is there.
func (v *validation) assignments() {
	seen := make(map[string]bool, len(v.c.Assignments))
	facts := make(map[string]bool, len(v.c.Facts))
	for _, f := range v.c.Facts {
		facts[f.ID] = true
	}
	voices := make(map[string]bool, len(v.c.Voices))
	for _, o := range v.c.Voices {
		voices[o.ID] = true
	}
	for i := range v.c.Assignments {
		a := &v.c.Assignments[i]
		path := []any{"assignments", i}
		v.id("assignment", a.ID, seen[a.ID], path...)
		seen[a.ID] = true
		one := assignmentCheck{v, a, named("assignment %q", a.ID), path, facts, voices}
		one.head()
		one.tasks()
		one.key()
	}
}

// assignmentCheck is one run of it.
type assignmentCheck struct {
	*validation
	a             *Assignment
	thing         naming
	path          []any
	facts, voices map[string]bool
}

// at is a path inside the assignment.
func (v assignmentCheck) at(more ...any) []any { return slices.Concat(v.path, more) }

func (v assignmentCheck) say(at []any, format string, args ...any) {
	v.fault(fmt.Sprintf("%s: "+format, append([]any{v.thing}, args...)...), at...)
}

// short checks that a text is one, and not too long.
func (v assignmentCheck) short(what, s string, at ...any) {
	if len(s) > MaxTaskText {
		v.say(v.at(at...), "%s has %d bytes; write at most %d", what, len(s), MaxTaskText)
	}
	if !utf8.ValidString(s) {
		v.say(v.at(at...), "%s is not valid UTF-8; save the file as UTF-8", what)
	}
}

func (v assignmentCheck) head() {
	a := v.a
	v.text(v.thing, "title", a.Title, v.path...)
	v.short("the title", a.Title, "title")
	v.short("the instructions", a.Instructions, "instructions")
	v.short("the age", a.Age, "age")
	v.language(v.thing, a.Language, v.at("language")...)
	if a.Minutes < 0 || a.Minutes > 10000 {
		v.say(v.at("minutes"), "%d minutes are no length of a lesson", a.Minutes)
	}
	switch a.Blind {
	case NotBlind, UntilHandIn, UntilWord:
	default:
		v.say(v.at("blind"), "blind is %q; write handed-in, word, or leave it out", a.Blind)
	}
	for i, g := range a.Giveaways {
		if strings.TrimSpace(g) == "" {
			v.say(v.at("giveaways", i), "a giveaway is empty; write the words or remove it")
		}
		v.short("a giveaway", g, "giveaways", i)
	}
	switch n := len(a.Articles); {
	case n == 0:
		v.say(v.at("articles"), "it names no article; list one at least")
	case n > MaxArticles:
		v.say(v.at("articles"), "it has %d articles; there are letters for %d", n, MaxArticles)
	}
	seen := make(map[string]bool)
	for i, e := range a.Articles {
		at := v.at("articles", i)
		if seen[e.Document] {
			v.say(at, "it names %q twice; name each article once", e.Document)
		}
		seen[e.Document] = true
		if len(e.Passages) == 0 {
			v.passage(v.thing, e.Document, 1, at...)
		} else {
			v.passages(v.thing, e.Document, e.Passages, at...)
		}
	}
	groups := make(map[string]bool)
	for i, g := range a.Groups {
		switch {
		case strings.TrimSpace(g.Name) == "" || len(g.Name) > MaxNameLength:
			v.say(v.at("groups", i), "group %d needs a name of at most %d bytes", i+1, MaxNameLength)
		case groups[g.Name]:
			v.say(v.at("groups", i), "there are two groups %q; give each a name of its own", g.Name)
		case len(g.Articles) == 0:
			v.say(v.at("groups", i), "group %q has no article; name one letter at least", g.Name)
		}
		groups[g.Name] = true
		v.letters(g.Articles, "groups", i)
	}
	if s := a.Names; s != nil {
		if len(s.Data) > MaxSealedSize {
			v.say(v.at("names"), "the hidden names have %d bytes, more than %d", len(s.Data), MaxSealedSize)
		}
		for _, b := range []string{s.Data, s.Salt, s.Nonce} {
			if _, err := base64.StdEncoding.DecodeString(b); err != nil {
				v.say(v.at("names"), "the hidden names are damaged; ask for the file again")
				break
			}
		}
	}
}

// letters checks that letters name articles.
func (v assignmentCheck) letters(list []string, at ...any) {
	for _, l := range list {
		if v.a.Lettered(l) < 0 {
			v.say(v.at(at...), "there is no article with the letter %q; the articles have the letters a to %s", l, Letter(max(0, len(v.a.Articles)-1)))
		}
	}
}

func (v assignmentCheck) tasks() {
	switch n := len(v.a.Tasks); {
	case n == 0:
		v.say(v.at("tasks"), "it has no task; write one at least")
	case n > MaxTasks:
		v.say(v.at("tasks"), "it has %d tasks, more than %d", n, MaxTasks)
	}
	seen := make(map[string]bool)
	for i := range v.a.Tasks {
		t := &v.a.Tasks[i]
		v.id("task", t.ID, seen[t.ID], v.at("tasks", i)...)
		seen[t.ID] = true
		one := v
		one.thing, one.path = named("%s, task %q", v.thing, t.ID), v.at("tasks", i)
		one.task(t)
	}
}

func (v assignmentCheck) task(t *Task) {
	if !slices.Contains(TaskKinds, t.Kind) {
		v.say(v.at("kind"), "kind is %q; want open, choice, scale, mark, code, tells, compare or order", t.Kind)
		return
	}
	v.text(v.thing, "title", t.Title, v.path...)
	v.text(v.thing, "prompt", t.Prompt, v.path...)
	for what, s := range map[string]string{"title": t.Title, "prompt": t.Prompt, "help": t.Help, "low": t.Low, "high": t.High} {
		v.short(what, s, what)
	}
	if t.Minutes < 0 {
		v.say(v.at("minutes"), "the minutes are negative")
	}
	v.letters(t.Articles, "articles")
	needs := map[TaskKind]string{Choice: "choices", Code: "choices", Tells: "rows", Table: "rows", Order: "rows"}[t.Kind]
	if (needs == "choices") != (len(t.Choices) > 0) {
		v.say(v.at("choices"), "a task of the kind %s %s", t.Kind, map[bool]string{true: "needs choices; list two at least", false: "has no choices; remove them"}[needs == "choices"])
	}
	if (needs == "rows") != (len(t.Rows) > 0) {
		v.say(v.at("rows"), "a task of the kind %s %s", t.Kind, map[bool]string{true: "needs rows; list one at least", false: "has no rows; remove them"}[needs == "rows"])
	}
	v.items("choices", t.Choices)
	v.items("rows", t.Rows)
	if t.Kind == Scale && (t.To <= t.From || t.To-t.From > 20) {
		v.say(v.at("to"), "the scale runs from %d to %d; let it have 2 to 21 steps, the least first", t.From, t.To)
	}
	if t.Least < 0 || t.Most < 0 || t.Most > 0 && t.Most < t.Least {
		v.say(v.at("most"), "it expects %d to %d words; write the smaller number first", t.Least, t.Most)
	}
	if t.Each && t.Kind != Open && t.Kind != Choice && t.Kind != Scale {
		v.say(v.at("each"), "each goes with open, choice and scale only; remove it")
	}
	if t.Several && t.Kind != Choice && t.Kind != Code {
		v.say(v.at("several"), "several goes with choice and code only; remove it")
	}
}

func (v assignmentCheck) items(of string, list []Item) {
	if len(list) > MaxItems {
		v.say(v.at(of), "it has %d %s, more than %d", len(list), of, MaxItems)
	}
	seen := make(map[string]bool)
	for i, item := range list {
		at := v.at(of, i)
		v.id("item", item.ID, seen[item.ID], at...)
		seen[item.ID] = true
		v.text(named("%s, item %q", v.thing, item.ID), "text", item.Text, at...)
		v.short("a text", item.Text, of, i)
		if v.a.Names != nil {
			continue // what it points at is hidden with the names
		}
		if _, ok := v.topic[item.Topic]; item.Topic != "" && !ok {
			v.say(at, "there is no topic %q; correct the name or remove it", item.Topic)
		}
		if item.Fact != "" && !v.facts[item.Fact] {
			v.say(at, "there is no fact %q; correct the name or remove it", item.Fact)
		}
		if item.Voice != "" && !v.voices[item.Voice] {
			v.say(at, "there is no voice %q; correct the name or remove it", item.Voice)
		}
	}
}

func (v assignmentCheck) key() {
	if v.a.Key == nil {
		return
	}
	if len(v.a.Key.Notes) > 4*MaxTaskText {
		v.say(v.at("key", "notes"), "the notes have %d bytes; write at most %d", len(v.a.Key.Notes), 4*MaxTaskText)
	}
	seen := make(map[string]bool)
	for i, m := range v.a.Key.Answers {
		at := v.at("key", "answers", i)
		t := v.a.Task(m.Task)
		switch {
		case t == nil:
			v.say(at, "the key answers a task %q that is not there; correct the name", m.Task)
			continue
		case seen[m.Task]:
			v.say(at, "the key answers %q twice; keep one", m.Task)
		}
		seen[m.Task] = true
		for _, p := range m.Values {
			if why := v.a.Misplaced(t, p); why != "" {
				v.say(at, "the key of %q: %s", m.Task, why)
			}
		}
	}
}
