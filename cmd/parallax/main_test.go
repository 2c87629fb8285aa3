package main

import (
	"bytes"
	"flag"
	"io"
	"reflect"
	"strings"
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

// Every command says on standard output what it does when it is asked, and why it
// does not run where a flag is wrong; neither runs it.
func TestEveryCommandExplainsItself(t *testing.T) {
	for _, c := range commands() {
		for _, args := range [][]string{{c.name, "-h"}, {"help", c.name}} {
			out, said := call(t, 0, args...)
			if !strings.HasPrefix(out, "usage: parallax "+c.name+" ") || !strings.Contains(out, c.short) || said != "" {
				t.Errorf("%s prints %q and %q", args, out, said)
			}
		}
		var out, said bytes.Buffer
		if status := run(environment{strings.NewReader(""), &out, &said}, []string{c.name, "-no-such-flag"}); status != 2 || out.Len() > 0 || strings.Count(said.String(), "\n") != 2 || !strings.Contains(said.String(), "no-such-flag\nusage: ") {
			t.Errorf("%s with a wrong flag: status %d, %q and %q", c.name, status, out.String(), said.String())
		}
	}
}

func TestLettersApart(t *testing.T) {
	for _, test := range []struct {
		a, b string
		n    int
	}{{"", "", 0}, {"", "new", 3}, {"imprt", "import", 1}, {"sreach", "search", 2}, {"wieght", "weight", 1}, {"notes", "cite", 3}, {"cites", "cite", 1}} {
		if got := lettersApart(test.a, test.b); got != test.n {
			t.Errorf("%q and %q are %d apart, want %d", test.a, test.b, got, test.n)
		}
	}
}
