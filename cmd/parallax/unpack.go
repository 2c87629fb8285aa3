package main

import (
	"fmt"

	"parallax/corpus"
)

func unpackCommand() command {
	return command{
		name:  "unpack",
		args:  "FILE DIR",
		short: "write a collection file (.parallax), such as one saved on the page, as a collection folder",
		run:   runUnpack,
	}
}

// runUnpack writes into a folder that is new or empty; it overwrites nothing.
// What it has written is read back before it says so.
func runUnpack(env environment, args []string) error {
	f := newFlags(env, unpackCommand())
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 2, 2, "a collection file and a new folder"); err != nil {
		return err
	}
	c, told, err := openCollection(f.Arg(0))
	if err != nil {
		return err
	}
	told.print(env.stderr)
	dir := f.Arg(1)
	if err := saveFolder(dir, c); err != nil {
		return err
	}
	if n := originals(c); n > 0 {
		fmt.Fprintf(env.stderr, "left out: the originals of %s, which a collection folder does not hold\n", counted(n, "article"))
	}
	fmt.Fprintf(env.stderr, "%s: %s, %s, coding of %s\n", dir, counted(len(c.Documents), "document"), counted(c.PassageCount(), "passage"), counted(len(c.Topics), "topic"))
	return nil
}

// originals is the number of documents that have their originals with them.
func originals(c *corpus.Collection) int {
	n := 0
	for _, d := range c.Documents {
		for i := range d.Passages {
			if d.Passages[i].Original != "" {
				n++
				break
			}
		}
	}
	return n
}
