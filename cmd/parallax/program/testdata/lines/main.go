// Command lines is run without its line numbers by TestLinesUnderNode: it walks its
// stack in all the ways a program does, and ends with a panic.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

type node struct {
	next *node
	n    int
}

// deep grows the stack and has garbage collected while there are pointers on it.
//
//go:noinline
func deep(n int, held *node) *node {
	mine := &node{held, n}
	if n == 0 {
		runtime.GC()
		return mine
	}
	if n%1000 == 0 {
		runtime.GC()
	}
	got := deep(n-1, mine)
	if mine.n != n || mine.next != held {
		panic("what lay on the stack was lost")
	}
	return got
}

//go:noinline
func caught(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught: %v", r)
		}
	}()
	f()
	return nil
}

//go:noinline
func fails(n int, text string, list []int) { _ = list[n] }

func main() {
	if n := 0; true {
		for at := deep(20_000, nil); at != nil; at = at.next {
			n++
		}
		fmt.Println("nodes", n)
	}
	debug.FreeOSMemory()
	fmt.Printf("sum %x\n", sha256.Sum256([]byte("abc"))) // FIPS 180-2, appendix B.1
	for _, f := range []func(){
		func() { fails(3, "x", nil) },
		func() { var m map[string]int; m["a"] = 1 },
		func() { var p *node; p.n = 1 },
		func() { panic(errors.New("own")) },
	} {
		fmt.Println(caught(f))
	}
	_, file, line, ok := runtime.Caller(0)
	fmt.Println("caller", file, line, ok)
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println("function", runtime.FuncForPC(pc).Name())
	done := make(chan bool)
	go func() { defer close(done); deep(5000, nil) }()
	<-done
	for line := range strings.Lines(string(debug.Stack())) {
		fmt.Print("stack ", line)
	}
	os.Stdout.Sync()
	fails(7, "end", []int{1})
}
