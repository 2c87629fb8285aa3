package main

import (
	"bufio"
	"fmt"
	"os"

	"parallax/corpus/bundle"
)

func bundleCommand() command {
	return command{
		name:  "bundle",
		args:  "-o FILE [-c PATH] [-by NAME] [-stored]",
		short: "write a collection file (.parallax)",
		run:   runBundle,
	}
}

func runBundle(env environment, args []string) error {
	f := newFlags(env, bundleCommand())
	var from opening
	f.StringVar(&from.path, "c", "", pathUsage())
	out := f.String("o", "", "write to `FILE`")
	by := f.String("by", "", "the `NAME` of whoever made the entries that say “me”")
	stored := f.Bool("stored", false, "leave the entries uncompressed, to compile them in")
	if err := parse(f, args); err != nil {
		return err
	}
	if *out == "" || f.NArg() > 0 {
		f.Usage()
		return errUsage
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	c = c.Signed(*by)
	err = replaceFile(*out, func(w *bufio.Writer) error {
		return bundle.Write(w, c, bundle.Options{Stored: *stored})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: %s, %s\n", *out, counted(len(c.Documents), "document"), counted(c.PassageCount(), "passage"))
	return nil
}

// replaceFile writes a file whole or not at all: what was there stays until the
// new content is complete.
func replaceFile(path string, write func(w *bufio.Writer) error) error {
	temporary := path + ".new"
	f, err := os.Create(temporary)
	if err != nil {
		return err
	}
	defer os.Remove(temporary) // fails after the rename, as it should
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		f.Close()
		return err
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}
