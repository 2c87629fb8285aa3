package annotation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
)

// Context is the JSON-LD context of the Web Annotation recommendation.
const Context = "http://www.w3.org/ns/anno.jsonld"

// ours begins the IRIs of texts, entries and notes that have none from elsewhere.
const ours = "urn:x-parallax:"

// W3C writes notes as a JSON-LD list of Web Annotations. What another program wrote is
// written as it came, unless the note has been changed since.
func W3C(collection string, notes []corpus.Note) ([]byte, error) {
	list := make([]any, len(notes))
	for i := range notes {
		n := &notes[i]
		if n.W3C != "" {
			var raw map[string]any
			if json.Unmarshal([]byte(n.W3C), &raw) == nil {
				back, err := readOne(raw)
				if err == nil && same(back, *n) {
					list[i] = raw
					continue
				}
			}
		}
		list[i] = written(collection, n)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(list)
	return b.Bytes(), err
}

// same reports whether two notes say the same, wherever they stand now.
func same(a, b corpus.Note) bool {
	a.On, b.On, a.Of, b.Of, a.Source, b.Source, a.W3C, b.W3C = "", "", "", "", "", "", "", ""
	if len(a.Tags) == 0 && len(b.Tags) == 0 {
		a.Tags, b.Tags = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// Motivation is what a note was made for, also where it does not say so.
func Motivation(n *corpus.Note) string {
	switch {
	case n.Motivation != "":
		return n.Motivation
	case n.Body != "":
		return corpus.Commenting
	case len(n.Tags) > 0:
		return corpus.Tagging
	}
	return corpus.Highlighting
}

const (
	textualBody      = "TextualBody"
	quoteSelector    = "TextQuoteSelector"
	positionSelector = "TextPositionSelector"
	classifying      = "classifying" // the purpose of a body that has the meaning
)

func written(collection string, n *corpus.Note) map[string]any {
	a := map[string]any{"@context": Context, "id": iri(collection, n.ID), "type": "Annotation", "motivation": Motivation(n)}
	var bodies []any
	add := func(purpose, value string) {
		bodies = append(bodies, map[string]any{"type": textualBody, "purpose": purpose, "value": value, "format": "text/plain"})
	}
	if n.Body != "" {
		add(corpus.Commenting, n.Body)
	}
	for _, t := range n.Tags {
		add(corpus.Tagging, t)
	}
	if n.Meaning != "" {
		add(classifying, n.Meaning)
	}
	switch len(bodies) {
	case 0:
	case 1:
		a["body"] = bodies[0]
	default:
		a["body"] = bodies
	}
	if n.By != "" && n.By != corpus.Me {
		a["creator"] = map[string]any{"type": "Person", "name": n.By}
	}
	if n.Created != "" {
		a["created"] = n.Created
	}
	if n.Changed != "" {
		a["modified"] = n.Changed
	}
	source := n.Source
	if source == "" {
		source = sourceOf(collection, n)
	}
	if n.Quote.Exact == "" {
		a["target"] = source
		return a
	}
	quote := map[string]any{"type": quoteSelector, "exact": n.Quote.Exact}
	if n.Quote.Prefix != "" {
		quote["prefix"] = n.Quote.Prefix
	}
	if n.Quote.Suffix != "" {
		quote["suffix"] = n.Quote.Suffix
	}
	selectors := []any{quote}
	if n.Position.End > 0 {
		selectors = append(selectors, map[string]any{"type": positionSelector, "start": n.Position.Start, "end": n.Position.End})
	}
	a["target"] = map[string]any{"source": source, "selector": selectors}
	return a
}

// iri is the id of a note as an IRI.
func iri(collection, id string) string {
	if absolute(id) {
		return id
	}
	return ours + collection + ":note:" + escape(id)
}

// absolute reports whether a text is an IRI with a scheme.
func absolute(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || len(scheme) < 3 || rest == "" || strings.ContainsAny(s, " <>\"{}|\\^`") {
		return false
	}
	for _, r := range scheme {
		if !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '+' || r == '-' || r == '.') {
			return false
		}
	}
	return true
}

// escape writes what an IRI cannot hold in percent.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', strings.IndexByte("<>\"{}|\\^`%#?", c) >= 0, c == 0x7F:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescape(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				b = append(b, c[0])
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// sourceOf is the IRI of what a note is on: urn:x-parallax:COLLECTION:ARTICLE:TEXT, or
// …:topic:ID, …:fact:ID, …:compare:IDS; of a passage without a quotation …:ARTICLE:passage:N.
func sourceOf(collection string, n *corpus.Note) string {
	head := ours + collection + ":"
	switch t := n.Target(); t.Kind {
	case corpus.OnPassage:
		if n.Quote.Exact == "" {
			return fmt.Sprintf("%s%s:passage:%d", head, escape(t.ID), t.Passage)
		}
		return head + escape(t.ID) + ":" + string(textOr(n.Of))
	case corpus.OnArticle:
		if n.Quote.Exact == "" {
			return head + escape(t.ID)
		}
		return head + escape(t.ID) + ":" + string(textOr(n.Of))
	default:
		return head + escape(t.String())
	}
}

func textOr(of corpus.NoteText) corpus.NoteText {
	if of == "" {
		return corpus.OnOriginal
	}
	return of
}

// target reads a source of ours, and guesses what another program's names: the last
// parts of its path may be an article and its text.
func target(source string) (on string, of corpus.NoteText) {
	parts := strings.FieldsFunc(source, func(r rune) bool { return r == '/' || r == '#' || r == '?' })
	if rest, ok := strings.CutPrefix(source, ours); ok {
		_, rest, _ = strings.Cut(rest, ":")
		switch corpus.ParseTarget(rest).Kind {
		case corpus.OnTopic, corpus.OnFact, corpus.OnComparison:
			return unescape(rest), ""
		}
		parts = strings.Split(rest, ":")
		if len(parts) == 3 && parts[1] == "passage" {
			return unescape(parts[0]) + "#" + parts[2], ""
		}
	}
	for i := range parts {
		parts[i] = unescape(parts[i])
	}
	if len(parts) > 1 {
		switch of = corpus.NoteText(parts[len(parts)-1]); of {
		case corpus.OnDigest, corpus.OnOriginal:
			return parts[len(parts)-2], of
		}
	}
	if len(parts) == 0 {
		return source, ""
	}
	return parts[len(parts)-1], ""
}

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
		return nil, nil, errors.New("there are no annotations in it; want a W3C annotation, or a list of them")
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

// NewID is the id of a new note, of sixteen bytes that nobody else has.
func NewID(random [16]byte) string { return uuid(random[:]) }

// uuid writes sixteen bytes as a UUID of version 4 (RFC 9562).
func uuid(b []byte) string {
	b = append([]byte(nil), b...)
	b[6], b[8] = b[6]&0x0F|0x40, b[8]&0x3F|0x80
	s := hex.EncodeToString(b)
	return "urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
