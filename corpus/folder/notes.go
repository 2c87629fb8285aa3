package folder

import (
	"go.yaml.in/yaml/v3"

	"parallax/corpus"
)

// notesFile is a list of highlights and notes.
const notesFile = "notes.yaml"

func (r *reader) readNotes() {
	b, ok := r.file(notesFile, false)
	if !ok {
		return
	}
	top, ok := r.document(notesFile, 0, b, "/notes")
	if !ok {
		return
	}
	top.items(func(_ int, item node) {
		r.collection.Notes = append(r.collection.Notes, note(item))
	})
}

func note(n node) (x corpus.Note) {
	n.fields(map[string]func(node){
		"id": func(n node) { x.ID = n.text() },
		"on": func(n node) { x.On = n.text() },
		"quote": func(n node) {
			n.fields(map[string]func(node){
				"exact":  func(n node) { x.Quote.Exact = n.exact() },
				"prefix": func(n node) { x.Quote.Prefix = n.exact() },
				"suffix": func(n node) { x.Quote.Suffix = n.exact() },
			})
		},
		"position": func(n node) {
			n.fields(map[string]func(node){
				"start": func(n node) { x.Position.Start = n.number() },
				"end":   func(n node) { x.Position.End = n.number() },
			})
		},
		"of":         func(n node) { x.Of = corpus.NoteText(n.text()) },
		"motivation": func(n node) { x.Motivation = n.text() },
		"meaning":    func(n node) { x.Meaning = n.exact() },
		"body":       func(n node) { x.Body = n.exact() },
		"tags": func(n node) {
			n.items(func(_ int, item node) { x.Tags = append(x.Tags, item.exact()) })
		},
		"by":      func(n node) { x.By = n.text() },
		"created": func(n node) { x.Created = n.text() },
		"changed": func(n node) { x.Changed = n.text() },
		"source":  func(n node) { x.Source = n.exact() },
		"w3c":     func(n node) { x.W3C = n.exact() },
	})
	return x
}

// exact is a scalar with its spaces and line ends: the words of a quotation.
func (n node) exact() string {
	if n.empty() {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		n.problem("want a text, found %s", n.what())
		return ""
	}
	return n.Value
}

func notesOf(c *corpus.Collection) []pairs {
	list := make([]pairs, 0, len(c.Notes))
	for _, x := range c.Notes {
		var position pairs
		if x.Position != (corpus.Position{}) {
			position = pairs{"start", x.Position.Start, "end", x.Position.End}
		}
		list = append(list, pairs{"id", x.ID, "on", x.On,
			"quote", pairs{"exact", quoted(x.Quote.Exact), "prefix", quoted(x.Quote.Prefix), "suffix", quoted(x.Quote.Suffix)},
			"position", position, "of", string(x.Of), "motivation", x.Motivation, "meaning", quoted(x.Meaning), "body", quoted(x.Body),
			"tags", x.Tags, "by", x.By, "created", x.Created, "changed", x.Changed, "source", quoted(x.Source), "w3c", quoted(x.W3C)})
	}
	return list
}

// quoted is a text between quotation marks, so that spaces at its ends and line
// ends stay.
type quoted string

func (q quoted) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: string(q), Style: yaml.DoubleQuotedStyle}, nil
}
