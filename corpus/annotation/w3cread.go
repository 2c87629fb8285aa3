package annotation

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
)

// ErrEmpty is the error of ReadW3C for a list with no annotation in it.
var ErrEmpty = errors.New("there are no annotations in it; want a W3C annotation, or a list of them")

// ReadW3C reads Web Annotations: one, a list, a page or a collection of them. Each is
// placed in the collection as far as its source names an article of it by id or
// address. Those that cannot be read at all are told, and the others are read.
func ReadW3C(data []byte, c *corpus.Collection) (notes []corpus.Note, troubles []string, err error) {
	var top any
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber()
	if err := d.Decode(&top); err != nil {
		return nil, nil, fmt.Errorf("these are not annotations in JSON: %w", err)
	}
	list := items(top, 0)
	if len(list) == 0 {
		switch top.(type) {
		case []any, map[string]any:
			return nil, nil, ErrEmpty
		}
		return nil, nil, errors.New("these are not annotations; want a W3C annotation, or a list of them")
	}
	f, addresses := NewFinder(c), make(map[string]string)
	for _, d := range c.Documents {
		if d.URL != "" {
			addresses[d.URL] = d.ID
		}
	}
	for i, x := range list {
		n, err := readOne(x)
		if err == nil {
			if t := n.Trouble(); t != "" {
				err = errors.New(t)
			}
		}
		if err != nil {
			troubles = append(troubles, fmt.Sprintf("annotation %d was not read: %v", i+1, err))
			continue
		}
		if id, known := addresses[n.Source]; known {
			n.On = id
		}
		f.settle(&n)
		if !json.Valid([]byte(n.W3C)) || equalJSON(x, written(c.ID, &n)) {
			n.W3C = ""
		}
		if n.Source == sourceOf(c.ID, &n) {
			n.Source = ""
		}
		notes = append(notes, n)
	}
	return notes, troubles, nil
}

// settle has a note that names an article say which passage its words are in, and
// which text they are of.
func (f *Finder) settle(n *corpus.Note) {
	t := n.Target()
	d := f.documents[t.ID]
	if d == nil || n.Quote.Exact == "" || t.Kind != corpus.OnPassage && t.Kind != corpus.OnArticle {
		return
	}
	if n.Of == "" {
		n.Of = ownText(d)
		if other := f.Text(d.ID, corpus.OnOriginal); n.Of == corpus.OnDigest && other != nil && other.Find(n.Quote).State != Lost {
			n.Of = corpus.OnOriginal
		}
	}
	text := f.Text(d.ID, n.Of)
	if text == nil {
		return
	}
	if p := text.Find(n.Quote); p.State != Lost {
		n.On = corpus.Ref{Document: d.ID, Passage: p.Start.Passage}.String()
	} else if at := text.passageAt(n.Position.Start); at > 0 && n.Position.End > 0 {
		n.On = corpus.Ref{Document: d.ID, Passage: at}.String()
	}
}

// passageAt is the passage of a code point of the text, 0 beyond its end.
func (t *Text) passageAt(codePoint int) int {
	n := 0
	for i, start := range t.starts {
		end := len(t.joined)
		if i+1 < len(t.starts) {
			end = t.starts[i+1]
		}
		if n += utf8.RuneCountInString(t.joined[start:end]); codePoint < n {
			return i + 1
		}
	}
	return 0
}

// items are the annotations in a JSON value.
func items(v any, depth int) (list []map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if depth < 4 {
				list = append(list, items(x, depth+1)...)
			}
		}
	case map[string]any:
		for _, key := range []string{"items", "first", "@graph", "rows"} {
			if inner, there := v[key]; there && depth < 4 {
				return items(inner, depth+1)
			}
		}
		list = append(list, v)
	}
	return list
}

// readOne reads one annotation; On is what its source names.
func readOne(a map[string]any) (n corpus.Note, err error) {
	if !has(first(a, "type", "@type"), "Annotation") {
		return n, errors.New("its type is not Annotation")
	}
	raw, err := json.Marshal(a)
	if err != nil {
		return n, err
	}
	n.W3C = string(raw)
	n.ID = text(first(a, "id", "@id"))
	if n.ID == "" {
		sum := sha256.Sum256(raw)
		n.ID = uuid(sum[:16])
	}
	if rest, own := strings.CutPrefix(n.ID, ours); own {
		if _, id, ok := strings.Cut(rest, ":note:"); ok {
			n.ID = unescape(id)
		}
	}
	for _, m := range many(a["motivation"]) {
		switch s := strings.TrimPrefix(text(m), "oa:"); s {
		case corpus.Highlighting, corpus.Commenting, corpus.Tagging:
			if n.Motivation == "" || n.Motivation == corpus.Tagging {
				n.Motivation = s
			}
		}
	}
	if n.Body, err = bodies(a, &n); err != nil {
		return n, err
	}
	n.Motivation = Motivation(&n)
	for _, who := range many(a["creator"]) {
		if n.By == "" {
			if m, is := who.(map[string]any); is {
				n.By = text(first(m, "name", "nickname", "id"))
			} else {
				n.By = text(who)
			}
		}
	}
	n.By = shortened(strings.TrimSpace(n.By), corpus.MaxNameLength)
	if n.By == corpus.Me || n.By == corpus.Program {
		n.By = ""
	}
	n.Created, n.Changed = text(a["created"]), text(a["modified"])
	targets := many(a["target"])
	if len(targets) == 0 {
		return n, errors.New("it has no target")
	}
	switch t := targets[0].(type) {
	case string:
		n.Source = t
	case map[string]any:
		if n.Source = text(t["source"]); n.Source == "" {
			if m, is := t["source"].(map[string]any); is {
				n.Source = text(first(m, "id", "@id"))
			} else {
				n.Source = text(first(t, "id", "@id"))
			}
		}
		for _, s := range many(t["selector"]) {
			selector(s, &n, 0)
		}
	}
	if n.Source == "" {
		return n, errors.New("its target has no source")
	}
	n.On, n.Of = target(n.Source)
	if n.Quote.Exact == "" {
		n.Of = ""
	}
	return n, nil
}

func bodies(a map[string]any, n *corpus.Note) (string, error) {
	var said []string
	for _, b := range many(a["body"]) {
		switch b := b.(type) {
		case string: // the IRI of something elsewhere
			said = append(said, b)
		case map[string]any:
			value := text(first(b, "value", "rdf:value"))
			if value == "" {
				if value = text(first(b, "id", "@id", "source")); value == "" {
					continue
				}
			}
			switch {
			case has(b["purpose"], corpus.Tagging):
				n.Tags = append(n.Tags, value)
			case has(b["purpose"], classifying) && n.Meaning == "":
				n.Meaning = value
			default:
				said = append(said, value)
			}
		}
	}
	if v := text(a["bodyValue"]); v != "" {
		said = append(said, v)
	}
	return strings.Join(said, "\n\n"), nil
}

// selector takes what a selector says of words and position.
func selector(v any, n *corpus.Note, depth int) {
	s, is := v.(map[string]any)
	if !is || depth > 4 {
		return
	}
	switch kind := first(s, "type", "@type"); {
	case has(kind, quoteSelector) && n.Quote.Exact == "":
		n.Quote = corpus.Quote{Exact: text(s["exact"]), Prefix: text(s["prefix"]), Suffix: text(s["suffix"])}
	case has(kind, positionSelector) && n.Position.End == 0:
		start, end := number(s["start"]), number(s["end"])
		if 0 <= start && start < end {
			n.Position = corpus.Position{Start: start, End: end}
		}
	}
	for _, inner := range many(s["refinedBy"]) {
		selector(inner, n, depth+1)
	}
	for _, inner := range many(s["items"]) { // of a Choice
		selector(inner, n, depth+1)
	}
}

func first(m map[string]any, keys ...string) any {
	for _, k := range keys {
		if v, there := m[k]; there {
			return v
		}
	}
	return nil
}

func many(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func number(v any) int {
	switch v := v.(type) {
	case json.Number:
		n, err := v.Int64()
		if err == nil && n < 1<<40 {
			return int(n)
		}
	case float64:
		if v == float64(int(v)) {
			return int(v)
		}
	}
	return -1
}

// has reports whether a name is one of those in a value.
func has(v any, name string) bool {
	for _, x := range many(v) {
		if s := strings.TrimPrefix(text(x), "oa:"); s == name {
			return true
		}
	}
	return false
}

// equalJSON reports whether two values are the same as JSON.
func equalJSON(a, b any) bool {
	plain := func(v any) (out any) {
		b, err := json.Marshal(v)
		if err != nil || json.Unmarshal(b, &out) != nil {
			return nil
		}
		return out
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// shortened is a text of at most n bytes that cuts no character.
func shortened(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimSpace(s[:n])
}
