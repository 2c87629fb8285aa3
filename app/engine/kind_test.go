package engine

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/present/sample"
	"parallax/corpus"
)

// trial is a kind of question for tests, which does as it is told.
type trial struct {
	Do    string
	Times int
}

func (t trial) Kind() string        { return "trial" }
func (t trial) Key() string         { return t.Do }
func (t trial) Documents() []string { return nil }
func (t trial) Effort() int         { return t.Times }

type outcome struct{ Steps int }

func init() {
	register(func(_ *Snapshot, q trial, step Step) (*outcome, error) {
		switch q.Do {
		case "panic":
			panic("a broken promise")
		case "fail":
			return nil, errors.New("there is nothing to compare")
		}
		var o outcome
		for i := range 10 {
			if !step(float64(i) / 10) {
				return &outcome{-1}, nil // dropped
			}
			o.Steps++
		}
		return &o, nil
	})
}

func TestWhatAKindReturns(t *testing.T) {
	e := New()
	for do, want := range map[string]string{"panic": "a broken promise", "fail": "there is nothing to compare"} {
		if a, err := e.Ask(trial{Do: do}, nil, nil); a != nil || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v", do, a, err)
		}
	}
	left := 5
	a, err := e.Ask(trial{Do: "count"}, func() bool { left--; return left > 0 }, nil)
	if a != nil || !errors.Is(err, ErrGivenUp) {
		t.Errorf("given up: %v, %v", a, err)
	}
	if a, err = e.Ask(trial{Do: "count"}, nil, nil); err != nil || a.(*outcome).Steps != 10 {
		t.Errorf("%v, %v", a, err)
	}
	if _, err := e.Ask(unknown{}, nil, nil); err == nil || !strings.Contains(err.Error(), `"unknown"`) {
		t.Errorf("nobody answers it: %v", err)
	}
}

type unknown struct{ trial }

func (unknown) Kind() string { return "unknown" }

// What takes much longer than counting goes to the Worker sooner.
func TestEffort(t *testing.T) {
	started := 0
	b := NewBeside(nil, func(func([]byte), func(string)) (wire.Link, error) { started++; return nil, errors.New("refused") }, Options{})
	b.Use(*ask.Load(sample.Collection()))
	for _, step := range []struct{ times, started int }{{1, 0}, {10_000, 1}} {
		if _, err := b.Ask(trial{Do: "count " + strings.Repeat("x", step.times%7), Times: step.times}, nil, nil); err != nil || started != step.started {
			t.Errorf("%d times: %d started, %v", step.times, started, err)
		}
	}
}

// Every kind's questions and answers come through JSON as they were, whatever
// stands in their fields.
func TestKindsCrossTheWire(t *testing.T) {
	for name, k := range kinds {
		q, err := k.question([]byte("{}"))
		if err != nil || q.Kind() != name {
			t.Fatalf("%s is called %T: %v", name, q, err)
		}
		full := reflect.New(reflect.TypeOf(q)).Elem()
		fill(full, 3)
		got, err := k.question(wire.Encoded(full.Interface()))
		if err != nil || !reflect.DeepEqual(got, full.Interface()) || got.Key() != full.Interface().(ask.Question).Key() {
			t.Errorf("%T arrives as %+v, was %+v: %v", q, got, full, err)
		}
		if k.loaded != nil {
			continue // its answer crosses in parts, see TestReaders
		}
		if _, is := q.(ask.Gather); is {
			continue // it and its answer hold a collection, and are where they are asked
		}
		empty, err := k.reply([]byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		answer := reflect.New(reflect.TypeOf(empty).Elem())
		fill(answer.Elem(), 3)
		back, err := k.reply(wire.Encoded(answer.Interface()))
		if err != nil || !reflect.DeepEqual(back, answer.Interface()) {
			t.Errorf("the answer to %T arrives as %+v, was %+v: %v", q, back, answer.Elem(), err)
		}
	}
}

// fill puts something into every field.
func fill(v reflect.Value, n int) {
	if date, is := v.Addr().Interface().(*corpus.Date); is {
		*date, _ = corpus.ParseDate("2024-06-19")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("a", n))
	case reflect.Int:
		v.SetInt(int64(n))
	case reflect.Float64:
		v.SetFloat(float64(n) + 0.1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n+i)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, n)
		fill(value, n)
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" { // files, which cross by themselves
				fill(v.Field(i), n+i)
			}
		}
	default:
		panic("a " + v.Kind().String() + " does not belong into questions and answers")
	}
}

// Every question of package ask has somebody who answers it, under its name.
func TestEveryQuestionIsAnswered(t *testing.T) {
	files := token.NewFileSet()
	sources, err := filepath.Glob("../ask/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal("where is package ask?", err)
	}
	answered := make(map[string]string) // kind by type
	for name, k := range kinds {
		q, err := k.question([]byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		answered[reflect.TypeOf(q).Name()] = name
	}
	questions := 0
	for _, source := range sources {
		file, err := parser.ParseFile(files, source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, is := d.(*ast.FuncDecl)
			if !is || f.Recv == nil || f.Name.Name != "Kind" {
				continue
			}
			questions++
			if name := f.Recv.List[0].Type.(*ast.Ident).Name; answered[name] == "" {
				t.Errorf("nobody answers ask.%s: register it in this package", name)
			}
		}
	}
	if questions < 15 {
		t.Errorf("only %d questions were found", questions)
	}
}
