package main

import (
	"flag"
	"io"
	"reflect"
	"testing"
)

func TestFlagsMayFollowArguments(t *testing.T) {
	tests := []struct {
		args  []string
		k     int
		plain []string
		bad   bool
	}{
		{args: []string{"-k", "3", "dir"}, k: 3, plain: []string{"dir"}},
		{args: []string{"dir", "-k", "3"}, k: 3, plain: []string{"dir"}},
		{args: []string{"dir", "--k=3", "more"}, k: 3, plain: []string{"dir", "more"}},
		{args: []string{"treaty", "-war"}, plain: []string{"treaty", "-war"}},
		{args: []string{"treaty", "-war", "-k", "2"}, k: 2, plain: []string{"treaty", "-war"}},
		{args: []string{"--", "-k", "2"}, plain: []string{"-k", "2"}},
		{args: []string{"a", "--", "-k"}, plain: []string{"a", "-k"}},
		{args: []string{"-war"}, bad: true},
		{args: []string{"dir", "-k"}, bad: true},
		{args: nil},
	}
	for _, test := range tests {
		f := flag.NewFlagSet("test", flag.ContinueOnError)
		f.SetOutput(io.Discard)
		k := f.Int("k", 0, "")
		err := parse(f, test.args)
		if (err != nil) != test.bad {
			t.Errorf("%q: error %v", test.args, err)
			continue
		}
		if test.bad {
			continue
		}
		if *k != test.k || len(f.Args())+len(test.plain) > 0 && !reflect.DeepEqual(f.Args(), test.plain) {
			t.Errorf("%q: k %d, arguments %q; want %d, %q", test.args, *k, f.Args(), test.k, test.plain)
		}
	}
}
