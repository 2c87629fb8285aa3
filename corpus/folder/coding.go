package folder

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"parallax/corpus"
)

// codingFile holds what people found in the texts.
const codingFile = "coding.yaml"

// readCoding reports whether the file is YAML, or not there.
func (r *reader) readCoding() bool {
	b, ok := r.file(codingFile, false)
	if !ok {
		return true
	}
	top, ok := r.document(codingFile, 0, b, "")
	if !ok {
		return false
	}
	c := r.collection
	top.fields(map[string]func(node){
		"coverage": func(n node) { r.coverage(n.as(written + "coverage")) },
		"voices": func(n node) {
			n.items(func(_ int, item node) { c.Voices = append(c.Voices, voice(item)) })
		},
		"facts": func(n node) {
			n.items(func(_ int, item node) { c.Facts = append(c.Facts, fact(item)) })
		},
		"labels": func(n node) { r.labels(n.as(written + "labels")) },
		"settled": func(n node) {
			n.items(func(_ int, item node) { c.Settled = append(c.Settled, settled(item)) })
		},
	})
	return true
}

// provenance reads whose an entry is.
func (n node) provenance(p *corpus.Provenance, known map[string]func(node)) {
	known["by"] = func(n node) { p.By = n.text() }
	known["on"] = func(n node) { p.On = n.date() }
	n.fields(known)
}

func settled(n node) (s corpus.Settled) {
	n.provenance(&s.Provenance, map[string]func(node){
		"at": func(n node) {
			n.items(func(_ int, item node) { s.At = append(s.At, item.ref()) })
		},
		"key":       func(n node) { s.Key = n.text() },
		"dismissed": func(n node) { s.Dismissed = n.truth() },
	})
	return s
}

// written begins the paths of coverage and labels as they are nested in the
// file. The collection has them as flat lists, so each entry is noted again
// under the path it gets there.
const written = "/written/"

// coverage reads topic → document → entry, or a list of those of several people.
func (r *reader) coverage(n node) {
	c := r.collection
	n.entries(func(topic string, documents node) {
		documents.entries(func(document string, entry node) {
			read := func(entry node) {
				e := corpus.Coverage{Topic: topic, Document: document}
				entry.as("/coverage/"+strconv.Itoa(len(c.Coverage))).provenance(&e.Provenance, map[string]func(node){
					"passages": func(n node) { e.Passages = n.numbers() },
					"gist":     func(n node) { e.Gist = n.text() },
					"silent":   func(n node) { e.Silent = n.truth() },
				})
				c.Coverage = append(c.Coverage, e)
			}
			if entry.Kind == yaml.SequenceNode {
				entry.items(func(_ int, item node) { read(item) })
			} else {
				read(entry)
			}
		})
	})
}

// labels reads a list of subjects, each with document → list of names.
func (r *reader) labels(n node) {
	c := r.collection
	n.items(func(_ int, subject node) {
		first, name := len(c.Labels), ""
		subject.fields(map[string]func(node){
			"subject": func(n node) { name = n.text() },
			"in": func(n node) {
				n.entries(func(document string, list node) {
					list.items(func(_ int, item node) {
						l := corpus.Label{Document: document}
						item.as("/labels/"+strconv.Itoa(len(c.Labels))).provenance(&l.Provenance, map[string]func(node){
							"fragment": func(n node) { l.Fragment = n.text() },
							"count":    func(n node) { l.Count = n.number() },
							"passages": func(n node) { l.Passages = n.numbers() },
							"headline": func(n node) { l.Headline = n.truth() },
						})
						c.Labels = append(c.Labels, l)
					})
				})
			},
		})
		for i := first; i < len(c.Labels); i++ {
			c.Labels[i].Subject = name
		}
	})
}

func voice(n node) (v corpus.Voice) {
	n.provenance(&v.Provenance, map[string]func(node){
		"id":          func(n node) { v.ID = n.text() },
		"name":        func(n node) { v.Name = n.text() },
		"kind":        func(n node) { v.Kind = corpus.VoiceKind(n.text()) },
		"description": func(n node) { v.Description = n.text() },
		"role":        func(n node) { v.Role = n.text() },
		"affiliation": func(n node) { v.Affiliation = n.text() },
		"heard": func(n node) {
			n.items(func(_ int, item node) {
				var h corpus.Heard
				item.provenance(&h.Provenance, map[string]func(node){
					"at":       func(n node) { h.At = n.ref() },
					"quotes":   func(n node) { h.Quotes = n.number() },
					"mentions": func(n node) { h.Mentions = n.number() },
					"inferred": func(n node) { h.Inferred = n.truth() },
				})
				v.Heard = append(v.Heard, h)
			})
		},
	})
	return v
}

func fact(n node) (f corpus.Fact) {
	n.provenance(&f.Provenance, map[string]func(node){
		"id":       func(n node) { f.ID = n.text() },
		"question": func(n node) { f.Question = n.text() },
		"topic":    func(n node) { f.Topic = n.text() },
		"verdict":  func(n node) { f.Verdict = corpus.Verdict(n.text()) },
		"note":     func(n node) { f.Note = n.text() },
		"values": func(n node) {
			n.items(func(_ int, item node) {
				var v corpus.Value
				item.fields(map[string]func(node){
					"at":        func(n node) { v.At = n.ref() },
					"value":     func(n node) { v.Value = n.text() },
					"fragment":  func(n node) { v.Fragment = n.text() },
					"certainty": func(n node) { v.Certainty = corpus.Certainty(n.text()) },
				})
				f.Values = append(f.Values, v)
			})
		},
	})
	return f
}
