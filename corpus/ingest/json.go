package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"parallax/corpus/formats"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// counted counts what is read.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// readJSONFile reads a file of JSON: articles, or the works of a reference manager
// (CSL-JSON).
func readJSONFile(j *job, content []byte) error {
	switch {
	case utf8.Valid(content) && !wide(content[:min(len(content), peeked)]) && j.Encoding == "":
	case len(content) > maxRecoded && inUTF8(content[:peeked], j.Encoding):
		j.tell(charset.Found{Name: "utf-8", Lost: 1}, false) // somewhere; the decoder of JSON goes on
	default:
		text, err := j.recoded(bytes.NewReader(content))
		if err != nil {
			return err
		}
		content = []byte(text)
	}
	content = j.mend(content)
	if is, err := j.csl(content); is {
		return err
	}
	return readJSON(j, bytes.NewReader(content))
}

// readJSON reads JSON of any shape: an array of objects, objects one after the
// other, or an object that has them somewhere within, as the answers of services
// do ({"status": "ok", "articles": [ … ]}).
func readJSON(j *job, r io.Reader) error {
	b := bufio.NewReaderSize(r, 64<<10)
	if bom, _ := b.Peek(3); string(bom) == "\xEF\xBB\xBF" {
		_, _ = b.Discard(3)
	}
	return readJSONStream(j, j.records("key"), &counted{r: b}, j.Limits.file(j.format))
}

func readJSONStream(j *job, records *records, r *counted, limit int64) error {
	walk := &jsonWalk{records: records, dec: json.NewDecoder(io.LimitReader(r, limit+1))}
	var err error
	for err == nil {
		err = walk.value()
	}
	switch {
	case r.n > limit:
		j.report.Trouble("article "+strconv.Itoa(walk.number+1), "The file is larger than the limit of "+formats.Size(limit)+"; the rest was left out.", "Split the file.")
		return nil
	case errors.Is(err, io.EOF):
		if walk.number == 0 && walk.skipped > 0 {
			return troublef("Save the articles as an array of objects, each with its text.", "There is no object with a text in this JSON.")
		}
		return nil
	case errors.Is(err, errFull):
		return err
	case j.spent(): // and so the JSON breaks off
		j.overworked()
		return nil
	case j.cut && walk.number > 0: // which is told
		return nil
	}
	var t *trouble
	if errors.As(err, &t) {
		return err
	}
	if walk.number == 0 {
		return troublef("Export it again.", "It is not valid JSON (%v).", err)
	}
	j.report.Trouble("after article "+strconv.Itoa(walk.number), fmt.Sprintf("The JSON is not valid here (%v); what follows was left out.", err), "Export it again.")
	return nil
}

// jsonWalk finds the objects that are articles.
type jsonWalk struct {
	*records
	dec     *json.Decoder
	number  int // of articles so far
	skipped int // values that are none
	values  int // that have been held
}

// maxJSONValues is the number of values that are looked at besides articles.
const maxJSONValues = 1_000_000

// maxJSONDepth is how deep articles are looked for.
const maxJSONDepth = 6

// value reads the next value at the top.
func (w *jsonWalk) value() error {
	t, err := w.dec.Token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
		for w.dec.More() {
			if err := w.element(); err != nil {
				return err
			}
		}
		_, err = w.dec.Token()
		return err
	case json.Delim('{'):
		return w.top()
	}
	w.skipped++
	return nil
}

// element reads an element of an array: an article, or something with articles
// within.
func (w *jsonWalk) element() error {
	var raw json.RawMessage
	if err := w.dec.Decode(&raw); err != nil {
		return err
	}
	if w.number == 0 && w.skipped == 0 { // a table?
		if row := cellsOf(raw); len(row) > 1 {
			return w.rowsFrom(row)
		}
	}
	return w.whole(raw, 1, true)
}

// top reads an object at the top, whose "{" has been read: what has articles, or
// is one.
func (w *jsonWalk) top() error {
	before := w.number
	own, err := w.object(0)
	if err != nil {
		return err
	}
	if w.number > before && articleKeys(own, minTextWords) == nil { // that of services around their articles
		return nil
	}
	if w.number == before {
		if is, err := w.table(own); is || err != nil {
			return err
		}
	}
	return w.whole(own, 0, true)
}

// object reads an object whose "{" has been read, without holding all of it:
// articles in its arrays are taken into the report, and what is left of it is
// returned, without what is too long to be part of one article.
func (w *jsonWalk) object(depth int) ([]byte, error) {
	own := []byte{'{'}
	beside := siblings{walk: w}
	most := w.Limits.Line
	if depth == 0 {
		most *= 8 // it may be a table, of which each column is one value
	}
	add := func(name, v []byte) {
		if len(own)+len(name)+len(v) > most {
			w.report.Trouble("the key "+oneLine(string(name)), "It is longer than the limit of "+formats.Size(int64(most))+" and was left out.", "")
			return
		}
		if len(own) > 1 {
			own = append(own, ',')
		}
		own = append(append(append(own, name...), ':'), v...)
	}
	for w.dec.More() {
		key, err := w.dec.Token()
		if err != nil {
			return nil, err
		}
		if w.values++; w.values > maxJSONValues {
			return nil, troublef("Split it.", "It holds more than %d values besides its articles.", maxJSONValues)
		}
		v, err := w.held(depth)
		if err != nil {
			return nil, err
		}
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		if v[0] == '{' {
			if taken, err := beside.take(name, v, depth); err != nil {
				return nil, err
			} else if taken {
				if beside.apart {
					w.values--
				}
				continue
			}
		}
		add(name, v)
	}
	if beside.first != nil { // there was no other of its kind
		add(beside.key, beside.first)
	}
	_, err := w.dec.Token()
	return append(own, '}'), err
}

// held reads a value of an object and returns what of it is no article.
func (w *jsonWalk) held(depth int) ([]byte, error) {
	t, err := w.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('{'):
		if depth < maxJSONDepth {
			return w.object(depth + 1)
		}
		for w.dec.More() { // by key and value
			var skip json.RawMessage
			if _, err := w.dec.Token(); err != nil {
				return nil, err
			}
			if err := w.dec.Decode(&skip); err != nil {
				return nil, err
			}
		}
		_, err := w.dec.Token()
		return []byte("{}"), err
	case json.Delim('['):
		own := []byte{'['}
		for w.dec.More() {
			var raw json.RawMessage
			if err := w.dec.Decode(&raw); err != nil {
				return nil, err
			}
			if w.values++; w.values > maxJSONValues {
				return nil, troublef("Split it.", "It holds more than %d values besides its articles.", maxJSONValues)
			}
			switch {
			case len(raw) > 0 && raw[0] == '{' && w.hasText(raw):
				w.values--
				if err := w.whole(raw, depth+1, true); err != nil {
					return nil, err
				}
			case len(own)+len(raw) < w.Limits.Line*(1+7*max(0, 1-depth)):
				if len(own) > 1 {
					own = append(own, ',')
				}
				own = append(own, raw...)
			}
		}
		_, err := w.dec.Token()
		return append(own, ']'), err
	}
	return json.Marshal(t)
}

// hasText reports whether an object has a text by name, or several objects do.
func (w *jsonWalk) hasText(raw []byte) bool {
	values, err := flatten(raw)
	if err != nil {
		return false
	}
	_, ok := (&records{job: &job{Options: w.Options, budget: &budget{}, report: new(intake.FileReport)}, columns: map[string]int{}, what: w.what}).article(values)
	return ok
}

// whole reads a value that is held. tell says that it is a trouble if there is no
// article in it.
func (w *jsonWalk) whole(raw json.RawMessage, depth int, tell bool) error {
	where := "article " + strconv.Itoa(w.number+1)
	if len(raw) > w.Limits.Line && raw[0] == '{' && w.hasText(raw[:min(len(raw), w.Limits.Line)]) || len(raw) > 8*w.Limits.Line {
		w.report.Trouble(where, "It is longer than the limit of "+formats.Size(int64(w.Limits.Line))+" and was left out.", "")
		w.number++
		return nil
	}
	if depth > maxJSONDepth || len(raw) == 0 || raw[0] != '{' && raw[0] != '[' {
		w.skipped++
		return nil
	}
	if raw[0] == '{' && w.hasText(raw) {
		values, err := flatten(raw)
		if err != nil {
			return err
		}
		w.number++
		return w.records.add(values, where)
	}
	// Articles may be within: by their ids, in an array, in an answer.
	before := w.number
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		if raw[0] == '{' {
			if _, err := dec.Token(); err != nil {
				return err
			}
		}
		var inner json.RawMessage
		if err := dec.Decode(&inner); err != nil {
			return err
		}
		if len(inner) > 0 && (inner[0] == '{' || inner[0] == '[') {
			if err := w.whole(inner, depth+1, false); err != nil {
				return err
			}
		}
	}
	if w.number == before && tell {
		w.skipped++
		if values, err := flatten(raw); err == nil && raw[0] == '{' {
			w.number++
			return w.records.add(values, where) // names the keys that it has
		}
	}
	return nil
}

// maxValues is the number of values of one object that are looked at.
const maxValues = 2000

// maxListed is the number of elements of a list that are kept.
const maxListed = 200_000

// flatten takes an object apart: what stands under each path of keys. Arrays make
// lists. It reads each byte once.
func flatten(raw []byte) ([]value, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	f := &flattening{dec: dec, at: make(map[string]int)}
	t, err := dec.Token()
	if err != nil {
		return nil, err
	}
	if t != json.Delim('{') {
		return nil, errors.New("it is no object")
	}
	if err := f.object("", 0); err != nil {
		return nil, err
	}
	if dec.More() {
		return nil, errors.New("something follows the object")
	}
	return f.values, nil
}

type flattening struct {
	dec    *json.Decoder
	values []value
	at     map[string]int
}

func (f *flattening) object(prefix string, depth int) error {
	for f.dec.More() {
		key, err := f.dec.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		if prefix != "" {
			name = prefix + "." + name
		}
		if err := f.value(name, depth); err != nil {
			return err
		}
	}
	_, err := f.dec.Token()
	return err
}

func (f *flattening) value(name string, depth int) error {
	t, err := f.dec.Token()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return f.object(name, depth+1)
		}
		for f.dec.More() {
			if err := f.value(name, depth+1); err != nil {
				return err
			}
		}
		_, err = f.dec.Token()
		return err
	case string:
		f.put(name, t)
	case json.Number:
		f.put(name, t.String())
	}
	return nil
}

func (f *flattening) put(name, text string) {
	if len(name) > 200 {
		return
	}
	i, is := f.at[name]
	if !is {
		if i = len(f.values); i == maxValues {
			return
		}
		f.at[name] = i
		f.values = append(f.values, value{name: name})
	}
	if len(f.values[i].texts) == maxListed {
		return
	}
	f.values[i].texts = append(f.values[i].texts, Decode([]byte(text)))
}
