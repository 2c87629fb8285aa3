// Command ahead compiles the program that the browser runs, so that it is there
// when the tool asks for it. It is small and soon compiled itself: the first
// `make run` on a machine compiles tool and program side by side with it,
// instead of one after the other.
package main

import (
	"context"
	"fmt"
	"os"

	"parallax/cmd/parallax/program"
)

func main() {
	root, err := program.Root(".")
	if err == nil {
		_, err = program.Compile(context.Background(), root, program.Progress(os.Stderr))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
