package ingest

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"parallax/corpus/intake"
)

// Articles do not always stand in an array: some programs write an object that has
// each under its id, others (tables of pandas) a list for each column:
//
//	{"a1": {"title": …, "text": …}, "a2": {…}}
//	{"title": ["…", "…"], "text": ["…", "…"]}
//	{"title": {"0": "…", "1": "…"}, "text": {"0": "…", "1": "…"}}
//	{"columns": ["title", "text"], "data": [["…", "…"], ["…", "…"]]}

// fewestShared is the number of keys that two objects share if they are of one kind.
const fewestShared = 2

// articleKeys are the keys of an object that is an article by their names: one of
// them is a text of so many words, another something else that is stated. Of any
// other it is nil.
func articleKeys(raw []byte, words int) map[string]bool {
	values, err := flatten(raw)
	if err != nil {
		return nil
	}
	text, other := false, false
	keys := make(map[string]bool, len(values))
	for i := range values {
		keys[values[i].name] = true
		for _, c := range claims(values[i].name) {
			switch c.field {
			case intake.Text:
				text = text || c.rank < weak && len(strings.Fields(values[i].one())) >= words
			case intake.Headline, intake.Date, intake.Outlet, intake.URL, intake.Byline:
				other = true
			}
		}
	}
	if !text || !other {
		return nil
	}
	return keys
}

// sameKind reports whether two objects share most keys of the smaller one.
func sameKind(a, b map[string]bool) bool {
	shared := 0
	for k := range a {
		if b[k] {
			shared++
		}
	}
	return shared >= fewestShared && 2*shared >= min(len(a), len(b))
}

// siblings are the objects under the keys of one object, of which those of one kind
// are articles.
type siblings struct {
	walk  *jsonWalk
	first json.RawMessage // which waits for a second of its kind
	key   []byte
	keys  map[string]bool
	apart bool // they are articles
}

// take takes an object that stands under a key; false if it belongs to the object
// around it. What waits is returned once it does not wait any longer.
func (s *siblings) take(key []byte, raw json.RawMessage, depth int) (taken bool, err error) {
	keys := articleKeys(raw, 2)
	switch {
	case keys == nil || s.keys != nil && !sameKind(s.keys, keys):
		return false, nil
	case s.keys == nil:
		s.first, s.key, s.keys = raw, key, keys
		return true, nil
	}
	if !s.apart {
		s.apart = true
		if err := s.walk.whole(s.first, depth+1, true); err != nil {
			return true, err
		}
		s.first = nil
	}
	return true, s.walk.whole(raw, depth+1, true)
}

// table makes records of an object that has lists for columns, or is one of the
// ways in which tables are written; false if it is none.
func (w *jsonWalk) table(raw []byte) (bool, error) {
	names, cells := orderedKeys(raw)
	columns := make([][]string, 0, len(names))
	rows := 0
	for i := range names {
		if cells[i][0] != '[' && cells[i][0] != '{' {
			return w.split(names, cells)
		}
		list := scalars(cells[i])
		if list == nil || i > 0 && len(list) != rows {
			return w.split(names, cells)
		}
		rows = len(list)
		columns = append(columns, list)
	}
	if rows < 2 || len(columns) < 2 || !named2(names) {
		return false, nil
	}
	for row := range rows {
		values := make([]value, len(columns))
		for i := range columns {
			values[i] = value{names[i], []string{Decode([]byte(columns[i][row]))}}
		}
		w.number++
		if err := w.records.add(values, "article "+strconv.Itoa(w.number)); err != nil {
			return true, err
		}
	}
	return true, nil
}

// split reads a table that names its columns apart from its rows.
func (w *jsonWalk) split(names []string, cells []json.RawMessage) (bool, error) {
	var columns []string
	var rows []json.RawMessage
	for i, name := range names {
		switch strings.ToLower(name) {
		case "columns", "header", "headers", "fields":
			if columns = scalars(cells[i]); columns == nil && cells[i][0] != '[' {
				return false, nil
			}
		case "data", "rows", "values":
			if json.Unmarshal(cells[i], &rows) != nil {
				return false, nil
			}
		}
	}
	if !named2(columns) || len(rows) == 0 {
		return false, nil
	}
	return true, w.rowsOf(columns, rows)
}

// rowsOf makes articles of rows whose columns are known.
func (w *jsonWalk) rowsOf(columns []string, rows []json.RawMessage) error {
	for _, raw := range rows {
		row := scalars(raw)
		if row == nil {
			continue
		}
		values := make([]value, 0, len(columns))
		for i := range min(len(row), len(columns)) {
			values = append(values, value{columns[i], []string{Decode([]byte(row[i]))}})
		}
		w.number++
		if err := w.records.add(values, "article "+strconv.Itoa(w.number)); err != nil {
			return err
		}
	}
	return nil
}

// named2 reports whether names of columns name a text and something else.
func named2(names []string) bool {
	text, other := false, false
	for _, name := range names {
		for _, c := range claims(name) {
			if c.field == intake.Text && c.rank < weak {
				text = true
			} else {
				other = true
			}
		}
	}
	return text && other
}

// orderedKeys are the keys of an object with what stands under them, in their order.
func orderedKeys(raw []byte) (names []string, values []json.RawMessage) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, nil
	}
	for dec.More() && len(names) < maxValues {
		key, err := dec.Token()
		if err != nil {
			return nil, nil
		}
		var v json.RawMessage
		if dec.Decode(&v) != nil {
			return nil, nil
		}
		name, _ := key.(string)
		names, values = append(names, name), append(values, v)
	}
	return names, values
}

// scalars are the elements of a list, or the values of an object, none of which is a
// list or an object; nil if one is.
func scalars(raw []byte) []string {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	t, err := dec.Token()
	if err != nil || t != json.Delim('[') && t != json.Delim('{') {
		return nil
	}
	list := []string{}
	for dec.More() {
		if t == json.Delim('{') {
			if _, err := dec.Token(); err != nil {
				return nil
			}
		}
		v, err := dec.Token()
		if err != nil {
			return nil
		}
		switch v := v.(type) {
		case string:
			list = append(list, v)
		case json.Number:
			list = append(list, v.String())
		case json.Delim:
			return nil
		default: // null, true, false
			list = append(list, "")
		}
	}
	return list
}
