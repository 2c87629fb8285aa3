// Command lines is run without its line numbers by TestLinesUnderNode and with its
// code written shorter by TestShortCodeUnderNode: it jumps and walks its stack in all
// the ways a program does, and ends with a panic.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"reflect"
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

// jumps goes back and forth in all the ways there are, past calls that may switch
// to another goroutine, and returns a sum of where it was.
//
//go:noinline
func jumps(n int, words []string) (sum int) {
	one, other, quit := make(chan int), make(chan int, n), make(chan bool)
	go func() {
		defer close(quit)
		for i := range n {
			one <- i
			if i%5 == 4 {
				runtime.Gosched()
			}
		}
	}()
outer:
	for { // what is ready is taken in any order
		select {
		case i := <-one:
			other <- i
			for k := range i {
				switch {
				case k%7 == 3:
					continue outer
				case k > 11:
					goto full
				}
				sum += i * k
				defer func() { sum += k }()
			}
		case i := <-other:
			switch words[i%len(words)] {
			case "a", "b":
				sum++
			case "c":
				sum += max(i, 2)
				fallthrough
			default:
				sum -= len(words)
			}
		case <-quit:
			if quit = nil; len(other) == 0 {
				break outer
			}
		}
		if quit == nil && len(other) == 0 {
			break
		}
	full:
	}
	var list []any
	for i := range n {
		list = append(list, i, float64(i)/3, words[i%len(words)])
	}
	for _, v := range list {
		switch v := v.(type) {
		case int:
			sum += v
		case float64:
			sum += int(v)
		case string:
			sum += len(v)
		}
	}
	less := reflect.ValueOf(strings.Compare)
	for i := range words {
		if less.Call([]reflect.Value{reflect.ValueOf(words[0]), reflect.ValueOf(words[i])})[0].Int() < 0 {
			sum *= 3
		}
	}
	return sum
}

func main() {
	fmt.Println("jumps", jumps(40, strings.Fields("b a d c e")))
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
