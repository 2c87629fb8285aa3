package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
)

// scanned and decoded are the same content read by the scanner and by package
// encoding/json.
func scanned(content []byte) (c corpus.Collection, err error) {
	err = scan(content, func(s *scanner) { s.collection(&c) })
	return c, err
}

func decoded(content []byte) (c corpus.Collection, err error) {
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	err = d.Decode(&c)
	return c, err
}

// filled sets every field below v to something that is not its zero value.
func filled(v reflect.Value, n *int) {
	*n++
	switch x := v.Addr().Interface().(type) {
	case *corpus.Date:
		*x, _ = corpus.ParseDate("2031-05-04/2031-06")
		return
	case *corpus.Ref:
		*x = corpus.Ref{Document: fmt.Sprint("d", *n), Passage: *n}
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("é \"%d\" \\ \n\t\u2028 <&> 🚢", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) - 20)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				filled(v.Field(i), n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(v.Index(0), n)
		filled(v.Index(1), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), n)
	case reflect.Map:
		v.Set(reflect.ValueOf(corpus.Counts{"one": *n, "\u0301": 2}))
	default:
		panic(v.Type().String())
	}
}

// shipped is the first collection.
func shipped(t testing.TB) *corpus.Collection {
	t.Helper()
	b, err := os.ReadFile("../putinkim/putinkim.parallax")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Read(bytes.NewReader(b), int64(len(b)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every field that is written is read, and as encoding/json reads it.
func TestScanner(t *testing.T) {
	var c corpus.Collection
	n := 0
	filled(reflect.ValueOf(&c).Elem(), &n)
	for _, indent := range []string{"", " \t"} {
		content, err := json.MarshalIndent(c, "\r\n", indent)
		if err != nil {
			t.Fatal(err)
		}
		got, err := scanned(content)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, c) {
			t.Errorf("it is read as %+v", got)
		}
	}
	content, err := json.Marshal(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	want, err := decoded(content)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := scanned(content); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the first collection is read otherwise: %v", err)
	}
}

func TestScannerRefuses(t *testing.T) {
	for content, want := range map[string]string{
		``:                                  "'{' is missing",
		`{"id":"a"`:                         "',' is missing",
		`{"id":"a"} x`:                      "after the value",
		`{"id":"a","id":"b"}`:               `"id" is there twice`,
		`{"ID":"a"}`:                        `"ID" is not known`,
		`{"more":{}}`:                       `"more" is not known`,
		`{"id":1}`:                          `'"' is missing`,
		`{"id":"a` + "\n" + `"}`:            "control character",
		`{"id":"\n` + "\x01" + `"}`:         "control character",
		`{"id":"\x"}`:                       `no escape \x`,
		`{"id":"\u12g4"}`:                   "hexadecimal",
		`{"id":"\u12`:                       "end of a text",
		`{"id":"\`:                          "end of a text",
		`{"id":"` + "\xff" + `"}`:           "UTF-8",
		`{"topics":[{"date":"tomorrow"}]}`:  `date "tomorrow"`,
		`{"coverage":[{"passages":[1.5]}]}`: "',' is missing",
		`{"coverage":[{"passages":[01]}]}`:  "begins with 0",
		`{"coverage":[{"passages":["1"]}]}`: "whole number",
		`{"coverage":[{"passages":[1,]}]}`:  "whole number",
		`{"coverage":[{"passages":[1` + strings.Repeat("0", 20) + `]}]}`: "too large",
		`{"outlets":[{"notStated":1}]}`:                                  "true or false",
		`{"voices":[{"heard":[{"at":"x"}]}]}`:                            `reference "x"`,
		`{"documents":[{"passages":[{"counts":{"a":1,"a":2}}]}]}`:        "is there twice",
	} {
		if _, err := scanned([]byte(content)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", content, err, want)
		}
	}
}

// What the scanner takes, encoding/json takes too, and as the same.
func FuzzScanner(f *testing.F) {
	var c corpus.Collection
	n := 0
	filled(reflect.ValueOf(&c).Elem(), &n)
	content, err := json.Marshal(c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Add([]byte(`{"id":"\ud83d\udea2\ud83d\u0041\/","topics":null,"documents":[null,{}],"coverage":[{"passages":[-1,0]}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := scanned(content)
		if err != nil {
			return
		}
		want, err := decoded(content)
		if err != nil {
			t.Fatalf("encoding/json refuses it: %v", err)
		}
		for i, d := range want.Documents {
			if d == nil {
				want.Documents[i] = new(corpus.Document)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}

func BenchmarkScanner(b *testing.B) {
	content, err := json.Marshal(shipped(b))
	if err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]func([]byte) (corpus.Collection, error){"scanner": scanned, "encoding-json": decoded} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read(content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
