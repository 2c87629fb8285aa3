package annotation

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

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
			d := json.NewDecoder(strings.NewReader(n.W3C))
			d.UseNumber() // a number of another program's may have more digits than a float holds
			if d.Decode(&raw) == nil {
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

// NewID is the id of a new note, of sixteen bytes that nobody else has.
func NewID(random [16]byte) string { return uuid(random[:]) }

// uuid writes sixteen bytes as a UUID of version 4 (RFC 9562).
func uuid(b []byte) string {
	b = append([]byte(nil), b...)
	b[6], b[8] = b[6]&0x0F|0x40, b[8]&0x3F|0x80
	s := hex.EncodeToString(b)
	return "urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
