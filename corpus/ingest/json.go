package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/corpus/formats"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// readLines reads JSON lines: an object a line, of any shape. It holds one line
// at a time, so that a file may be larger than memory. A file that has its
// objects over several lines, or in an array, is read as JSON.
func readLines(j *job, r io.Reader) error {
	lines := bufio.NewReaderSize(r, peeked)
	records := j.records("key")
	var size int64
	limit := j.Limits.file(j.format)
	start, _ := lines.Peek(peeked)
	decode := j.decodeLine
	var found charset.Found // of lines that are not in UTF-8
	switch {
	case wide(start) || spread(start) && !inUTF8(start, j.Encoding):
		text, err := j.recoded(lines)
		if err != nil {
			return err
		}
		decode = func(b []byte, _ charset.Found) string { return string(b) }
		lines, start = bufio.NewReaderSize(strings.NewReader(text), peeked), []byte(text[:min(len(text), peeked)])
	case !inUTF8(start, ""):
		_, found = charset.Decode(start, charset.Options{})
	}
	for number := 1; ; number++ {
		where := "line " + strconv.Itoa(number)
		if number == 1 && spread(start) {
			if bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")) {
				_, _ = lines.Discard(3)
			}
			return readJSONStream(j, records, &counted{r: lines}, limit)
		}
		b, n, err := readLine(lines, j.Limits.Line)
		line := decode(b, found)
		size += int64(n)
		switch {
		case size > limit:
			j.report.Trouble(where, "The file is larger than the limit of "+formats.Size(limit)+"; the rest was left out.", "Split the file.")
			return nil
		case n > j.Limits.Line:
			j.report.Trouble(where, "The line is longer than the limit of "+formats.Size(int64(j.Limits.Line))+" and was left out.", "")
		case strings.TrimSpace(line) != "":
			if e := records.line([]byte(line), where); e != nil {
				return e
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				j.report.Trouble(where, "The file is damaged here ("+err.Error()+").", "Copy or download it again.")
			}
			return nil
		}
	}
}

// spread reports whether a file that begins so has its JSON over several lines:
// its first line is a bracket alone, or it is one array.
func spread(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(start) == 0 {
		return false
	}
	first, _, cut := bytes.Cut(start, []byte("\n"))
	return cut && len(bytes.TrimSpace(first)) == 1 || start[0] == '[' && len(bytes.TrimLeft(start[1:], " \t\r\n")) > 0 && bytes.TrimLeft(start[1:], " \t\r\n")[0] == '{'
}

// line reads a line of JSON lines.
func (r *records) line(line []byte, where string) error {
	values, err := flatten(line)
	if err != nil {
		if line[0] != '{' && line[0] != '[' && line[0] != '"' {
			r.report.Trouble(where, "This line is not a JSON object.", "")
			return nil
		}
		r.report.Trouble(where, "This line is not a JSON object: "+err.Error()+".", "")
		return nil
	}
	return r.add(values, where)
}

// readLine reads to the next "\n" and tells how many bytes that were. Of a line
// beyond the limit it keeps nothing.
func readLine(r *bufio.Reader, limit int) (b []byte, n int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		n += len(part)
		if n > limit {
			b = nil
		} else {
			b = append(b, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b, n, err
		}
	}
}

// peeked is how much of a file of lines shows how it is encoded.
const peeked = 64 << 10

// wide reports whether text that begins so has two bytes a character or more, so
// that its lines cannot be parted before it is decoded. JSON has no NUL.
func wide(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\xFF\xFE")) || bytes.HasPrefix(start, []byte("\xFE\xFF")) || bytes.IndexByte(start, 0) >= 0
}

// inUTF8 reports whether text that begins so is in UTF-8, as JSON ought to be, and
// nobody has said otherwise. A last letter may be cut.
func inUTF8(start []byte, encoding string) bool {
	for n := 0; n < utf8.UTFMax && n < len(start); n++ {
		if utf8.Valid(start[:len(start)-n]) {
			return encoding == ""
		}
	}
	return len(start) == 0 && encoding == ""
}

// decodeLine is a line of a file that begins in the encoding found. What is valid
// UTF-8 is that, unless somebody has said otherwise: one line of many may have
// come from elsewhere.
func (j *job) decodeLine(b []byte, begins charset.Found) string {
	switch {
	case j.Encoding != "":
		return j.decode(b, "")
	case utf8.Valid(b):
		j.doubt = nil
		return Decode(b)
	}
	text, found := charset.Decode(b, charset.Options{Declared: begins.Name})
	if found.Source == charset.Declared { // by nobody but us
		found.Source, found.Weak = begins.Source, found.Weak || begins.Weak
	}
	j.tell(found, false)
	return lineEnds(text)
}

// maxRecoded is the size of JSON in another encoding than UTF-8 that is read:
// it is held twice.
const maxRecoded = 64 << 20

// recoded is all of a file of JSON that is not in UTF-8.
func (j *job) recoded(r io.Reader) (string, error) {
	whole, err := io.ReadAll(io.LimitReader(r, maxRecoded+1))
	if len(whole) > maxRecoded {
		return "", troublef("Save it as UTF-8, or split it.", "It is not in UTF-8, and larger than the limit of %s for that.", formats.Size(maxRecoded))
	}
	if err != nil {
		j.report.Trouble("its end", "The file is damaged here ("+err.Error()+").", "Copy or download it again.")
	}
	return j.decode(whole, ""), nil
}

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
	return w.whole(raw, 1, true)
}

// top reads an object at the top, whose "{" has been read: what has articles, or
// is one.
func (w *jsonWalk) top() error {
	before := w.number
	own, err := w.object(0)
	if err != nil || w.number > before {
		return err
	}
	return w.whole(own, 0, true)
}

// object reads an object whose "{" has been read, without holding all of it:
// articles in its arrays are taken into the report, and what is left of it is
// returned, without what is too long to be part of one article.
func (w *jsonWalk) object(depth int) ([]byte, error) {
	own := []byte{'{'}
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
		if len(own)+len(name)+len(v) > w.Limits.Line {
			w.report.Trouble("the key "+oneLine(string(name)), "It is longer than the limit of "+formats.Size(int64(w.Limits.Line))+" and was left out.", "")
			continue
		}
		if len(own) > 1 {
			own = append(own, ',')
		}
		own = append(append(append(own, name...), ':'), v...)
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
			case len(own)+len(raw) < w.Limits.Line:
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
