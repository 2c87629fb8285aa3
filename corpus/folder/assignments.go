package folder

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"parallax/corpus"
)

// assignmentsFolder holds one file for each assignment, named by its id.
const assignmentsFolder = "assignments/"

// readAssignments reads assignments/<id>.yaml.
func (r *reader) readAssignments() {
	names, err := fs.Glob(r.fsys, assignmentsFolder+"*.yaml")
	if err != nil {
		return
	}
	c := r.collection
	for _, name := range names {
		b, ok := r.file(name, true)
		if !ok {
			continue
		}
		where := "/assignments/" + strconv.Itoa(len(c.Assignments))
		r.places[where] = place{name, 1}
		a := corpus.Assignment{ID: strings.TrimSuffix(path.Base(name), ".yaml")}
		if top, ok := r.document(name, 0, b, where); ok {
			assignment(top, &a)
		}
		c.Assignments = append(c.Assignments, a)
	}
}

// ParseAssignment reads an assignment that stands in a file of its own, which gives it
// its id. What it names is not looked up.
func ParseAssignment(name string, content []byte) (corpus.Assignment, error) {
	r := &reader{collection: &corpus.Collection{}, places: make(map[string]place)}
	a := corpus.Assignment{ID: strings.TrimSuffix(path.Base(name), ".yaml")}
	if top, ok := r.document(name, 0, content, ""); ok {
		assignment(top, &a)
	}
	if len(r.problems) > 0 {
		r.problems.sort()
		return a, r.problems
	}
	return a, nil
}

// FormatAssignment is an assignment as ParseAssignment reads it. Of one with nothing but
// tasks and a key it is what can be put into such a file.
func FormatAssignment(a *corpus.Assignment) ([]byte, error) { return marshal(assignmentFile(a)) }

func assignment(n node, a *corpus.Assignment) {
	n.fields(map[string]func(node){
		"title":        func(n node) { a.Title = n.text() },
		"instructions": func(n node) { a.Instructions = n.text() },
		"language":     func(n node) { a.Language = n.text() },
		"age":          func(n node) { a.Age = n.text() },
		"minutes":      func(n node) { a.Minutes = n.number() },
		"blind":        func(n node) { a.Blind = corpus.Blind(n.text()) },
		"hideCoding":   func(n node) { a.HideCoding = n.truth() },
		"showTime":     func(n node) { a.ShowTime = n.truth() },
		"largeText":    func(n node) { a.LargeText = n.truth() },
		"giveaways":    func(n node) { a.Giveaways = n.texts() },
		"articles": func(n node) {
			n.items(func(_ int, n node) {
				var e corpus.Excerpt
				n.fields(map[string]func(node){
					"document": func(n node) { e.Document = n.text() },
					"passages": func(n node) { e.Passages = n.numbers() },
				})
				a.Articles = append(a.Articles, e)
			})
		},
		"groups": func(n node) {
			n.items(func(_ int, n node) {
				var g corpus.Group
				n.fields(map[string]func(node){
					"name":     func(n node) { g.Name = n.text() },
					"articles": func(n node) { g.Articles = n.texts() },
				})
				a.Groups = append(a.Groups, g)
			})
		},
		"tasks": func(n node) {
			n.items(func(_ int, n node) { a.Tasks = append(a.Tasks, task(n)) })
		},
		"key": func(n node) { a.Key = key(n) },
		"names": func(n node) {
			a.Names = new(corpus.Sealed)
			n.fields(map[string]func(node){
				"rounds": func(n node) { a.Names.Rounds = n.number() },
				"salt":   func(n node) { a.Names.Salt = n.text() },
				"nonce":  func(n node) { a.Names.Nonce = n.text() },
				"data":   func(n node) { a.Names.Data = n.text() },
			})
		},
	})
}

func task(n node) (t corpus.Task) {
	n.fields(map[string]func(node){
		"id":       func(n node) { t.ID = n.text() },
		"kind":     func(n node) { t.Kind = corpus.TaskKind(n.text()) },
		"title":    func(n node) { t.Title = n.text() },
		"prompt":   func(n node) { t.Prompt = n.text() },
		"help":     func(n node) { t.Help = n.text() },
		"minutes":  func(n node) { t.Minutes = n.number() },
		"articles": func(n node) { t.Articles = n.texts() },
		"each":     func(n node) { t.Each = n.truth() },
		"several":  func(n node) { t.Several = n.truth() },
		"late":     func(n node) { t.Late = n.truth() },
		"grouped":  func(n node) { t.Grouped = n.truth() },
		"choices":  func(n node) { t.Choices = taskItems(n) },
		"rows":     func(n node) { t.Rows = taskItems(n) },
		"from":     func(n node) { t.From = n.number() },
		"to":       func(n node) { t.To = n.number() },
		"low":      func(n node) { t.Low = n.text() },
		"high":     func(n node) { t.High = n.text() },
		"least":    func(n node) { t.Least = n.number() },
		"most":     func(n node) { t.Most = n.number() },
	})
	return t
}

func taskItems(n node) (list []corpus.Item) {
	n.items(func(_ int, n node) {
		var i corpus.Item
		n.fields(map[string]func(node){
			"id":    func(n node) { i.ID = n.text() },
			"text":  func(n node) { i.Text = n.text() },
			"topic": func(n node) { i.Topic = n.text() },
			"fact":  func(n node) { i.Fact = n.text() },
			"voice": func(n node) { i.Voice = n.text() },
		})
		list = append(list, i)
	})
	return list
}

// key reads the notes and, by task, the model answers.
func key(n node) *corpus.Key {
	k := new(corpus.Key)
	n.fields(map[string]func(node){
		"notes": func(n node) { k.Notes = n.text() },
		"answers": func(n node) {
			n.items(func(_ int, n node) {
				var m corpus.Model
				n.fields(map[string]func(node){
					"task": func(n node) { m.Task = n.text() },
					"text": func(n node) { m.Text = n.text() },
					"values": func(n node) {
						n.entries(func(at string, n node) { m.Values = append(m.Values, corpus.Place{At: at, Value: n.text()}) })
					},
				})
				k.Answers = append(k.Answers, m)
			})
		},
	})
	return k
}

// texts reads a list of texts.
func (n node) texts() []string {
	var list []string
	n.items(func(_ int, item node) { list = append(list, item.text()) })
	return list
}

// assignmentFile is an assignment as it is written.
func assignmentFile(a *corpus.Assignment) pairs {
	var articles, groups, tasks []pairs
	for _, e := range a.Articles {
		articles = append(articles, pairs{"document", e.Document, "passages", flow(e.Passages)})
	}
	for _, g := range a.Groups {
		groups = append(groups, pairs{"name", g.Name, "articles", g.Articles})
	}
	items := func(list []corpus.Item) (all []pairs) {
		for _, i := range list {
			all = append(all, pairs{"id", i.ID, "text", i.Text, "topic", i.Topic, "fact", i.Fact, "voice", i.Voice})
		}
		return all
	}
	for _, t := range a.Tasks {
		tasks = append(tasks, pairs{"id", t.ID, "kind", string(t.Kind), "title", t.Title, "prompt", t.Prompt, "help", t.Help, "minutes", t.Minutes,
			"articles", t.Articles, "each", t.Each, "several", t.Several, "late", t.Late, "grouped", t.Grouped, "choices", items(t.Choices), "rows", items(t.Rows),
			"from", t.From, "to", t.To, "low", t.Low, "high", t.High, "least", t.Least, "most", t.Most})
	}
	p := pairs{"title", a.Title, "instructions", a.Instructions, "language", a.Language, "age", a.Age, "minutes", a.Minutes, "blind", string(a.Blind),
		"hideCoding", a.HideCoding, "showTime", a.ShowTime, "largeText", a.LargeText, "giveaways", a.Giveaways, "articles", articles, "groups", groups, "tasks", tasks}
	if a.Key != nil {
		var answers []pairs
		for _, m := range a.Key.Answers {
			var values pairs
			for _, v := range m.Values {
				values = append(values, v.At, v.Value)
			}
			answers = append(answers, pairs{"task", m.Task, "text", m.Text, "values", values})
		}
		p = append(p, "key", pairs{"notes", a.Key.Notes, "answers", answers})
	}
	if s := a.Names; s != nil {
		p = append(p, "names", pairs{"rounds", s.Rounds, "salt", s.Salt, "nonce", s.Nonce, "data", s.Data})
	}
	return p
}
