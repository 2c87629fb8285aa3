package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestMended(t *testing.T) {
	for in, want := range map[string]string{
		`{'a': 'It\'s "late"', "b": "it's", 'c': True, 'd': None}`: `{"a": "It's \"late\"", "b": "it's", "c": true, "d": null}`,
		`[NaN, -Infinity, Infinity, nan, +1, .5, 5., -2e3]`:        `[null, null, null, null, 1, 0.5, 5.0, -2e3]`,
		`{"a": [1, 2,], "b": {"c": 1,},}`:                          `{"a": [1, 2], "b": {"c": 1}}`,
		`{title: "x", date: 'y', null: 1, true: 2}`:                `{"title": "x", "date": "y", "null": 1, "true": 2}`,
		"{\"a\": \"one\ntwo\tthree\"}":                             `{"a": "one\ntwo\tthree"}`,
		`('a', (1, 2), ())`:                                        `["a", [1, 2], []]`,
		`{'a': u'x', 'b': b'y', 'c': '\x41\u0042\U0001F409\d'}`:    `{"a": "x", "b": "y", "c": "A\u0042🐉\\d"}`,
		`{'d': datetime.datetime(2031, 5, 4, 0, 0), 'e': datetime.date(2031,12,24), 'i': ObjectId('5f')}`: `{"d": "2031-05-04", "e": "2031-12-24", "i": "5f"}`,
		"{\n// a comment, with 'marks'\n\"a\": 1, /* another */ \"b\": \"// none\"}":                      "{\n\n\"a\": 1,  \"b\": \"// none\"}",
		`{'a': 'never closed`: `{"a": "never closed`,
		`{"a": undefined, "b": Timestamp('2031-05-04 00:00:00')}`: `{"a": null, "b": "2031-05-04 00:00:00"}`,
		`{"c": f(1)}`: `{"c": f[1]}`, // nothing that we know: it stays what is no JSON
	} {
		got, what := mended([]byte(in))
		if string(got) != want || len(what) == 0 {
			t.Errorf("%s\n is mended as %s\n      want %s (%v)", in, got, want, what)
		}
		if again, what := mended(got); !bytes.Equal(again, got) && json.Valid(got) {
			t.Errorf("%s is mended once more as %s (%v)", got, again, what)
		}
	}
	// What is JSON stays as it is.
	for _, in := range []string{`{"a": "b,]", "c": [1.5e-7, true, false, null, {}], "d": "\u00e9 'x' \"y\" \\"}`, `[]`, ` "x" `, "{\"a\": 1}\n{\"b\": 2}\n", "12e4"} {
		if got, what := mended([]byte(in)); string(got) != in || what != nil {
			t.Errorf("%s is changed into %s (%v)", in, got, what)
		}
	}
	// Depth and length cost no more than their bytes.
	deep := strings.Repeat("[", 1<<20) + "'"
	if got, _ := mended([]byte(deep)); len(got) < 1<<20 {
		t.Error("what is deep is cut")
	}
}

// FuzzMended: what is JSON is left alone, whatever is not does no harm, and is no JSON
// with other texts.
func FuzzMended(f *testing.F) {
	for _, s := range []string{`{'a': 'b'}`, `[1,]`, `{"a": NaN}`, `(1, u"x")`, `{a: datetime.date(2031, 5, 4)}`, `"\x4`, `'\`, `/*`, `+`, `{"a": "b"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		before := bytes.Clone(in)
		out, what := mended(in)
		if !bytes.Equal(in, before) {
			t.Error("what is given is written to")
		}
		if json.Valid(in) && (what != nil || !bytes.Equal(out, in)) {
			t.Errorf("%q is JSON, and becomes %q", in, out)
		}
		if len(out) > 8*len(in)+64 {
			t.Errorf("%d bytes become %d", len(in), len(out))
		}
	})
}

// JSON as it was meant, from files: read whole, told once, and rows of arrays with or
// without a head.
func TestNearlyJSON(t *testing.T) {
	const quay = "The council closed the western quay after the gale broke two of its pillars, and boats will land elsewhere until autumn."
	row := func(n int) string {
		return fmt.Sprintf(`"Quay %d", "Echo", "2031-05-0%d", ["P. Tern", "R. Heron"], %q`, n, n, quay)
	}
	const head = `["title", "source", "date", "author", "text"]`
	for name, test := range map[string]struct {
		file, content string
		want          int
		mended        bool
		guessed       bool
	}{
		"lines of Python":  {"a.jsonl", "{'title': 'Quay 1', 'source': 'Echo', 'date': '2031-05-01', 'author': ['P. Tern', 'R. Heron'], 'text': \"" + quay + "\", 'score': nan}\n{'title': 'Quay 2', 'source': 'Echo', 'date': '2031-05-02', 'author': ['P. Tern', 'R. Heron'], 'text': '" + quay + "', 'seen': None}\n", 2, true, false},
		"a list of Python": {"a.json", "[{'title': 'Quay 1', 'source': 'Echo', 'date': datetime.datetime(2031, 5, 1, 0, 0), 'author': ('P. Tern', 'R. Heron'), 'text': '" + quay + "'},]", 1, true, false},
		"NaN in an array":  {"a.json", `[{"title": "Quay 1", "source": "Echo", "date": "2031-05-01", "author": ["P. Tern", "R. Heron"], "text": "` + quay + `", "score": NaN}, {"title": "Quay 2", "source": "Echo", "date": "2031-05-02", "author": ["P. Tern", "R. Heron"], "text": "` + quay + `"}]`, 2, true, false},
		"rows":             {"a.jsonl", head + "\n[" + row(1) + "]\n\n[" + row(2) + "]\n", 2, false, false},
		"rows, one bad":    {"a.jsonl", head + "\n[" + row(1) + "]\n{\"x\": 1}\n[" + row(2) + "]", 2, false, false},
		"rows of Python":   {"a.jsonl", strings.ReplaceAll(head, `"`, "'") + "\n(" + row(1) + ")\n(" + row(2) + ",)\n", 2, true, false},
		"rows in an array": {"a.json", "[" + head + ",\n[" + row(1) + "],[" + row(2) + "]]", 2, false, false},
		"rows in one line": {"a.jsonl", "[" + head + ",[" + row(1) + "],[" + row(2) + "]]", 2, false, false},
		"rows by position": {"a.jsonl", "[" + row(1) + "]\n[" + row(2) + "]\n[" + row(3) + "]\n[" + row(4) + "]\n[" + row(5) + "]\n", 5, false, true},
	} {
		r := Read(test.file, []byte(test.content), Limits{})
		if len(r.Articles) != test.want || (len(r.Mended) > 0) != test.mended {
			t.Errorf("%s: %d articles, mended %v, %q %v", name, len(r.Articles), r.Mended, r.Problem, r.Troubles)
			continue
		}
		if bad := strings.HasSuffix(name, "one bad"); bad != (len(r.Troubles) == 1) || bad && r.Troubles[0].Where != "line 4" && r.Troubles[0].Where != "line 3" {
			t.Errorf("%s: troubles %v", name, r.Troubles)
		}
		for i, a := range r.Articles {
			d := a.Document
			if d.Passages[0].Text != quay || a.Outlet != "Echo" || d.Published.Date.String() != fmt.Sprintf("2031-05-0%d", i+1) || !test.guessed && (d.Headline != fmt.Sprintf("Quay %d", i+1) || !strings.Contains(d.Byline, "Tern") || !strings.Contains(d.Byline, "Heron")) {
				t.Errorf("%s, article %d: %+v of %q", name, i+1, d, a.Outlet)
			}
		}
	}
}
