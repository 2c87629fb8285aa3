package main

import (
	"bufio"
	"fmt"

	"parallax/corpus/bundle"
)

func bundleCommand() command {
	return command{
		name:  "bundle",
		args:  "-o FILE [-force] [-c PATH] [-by NAME] [-stored]",
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
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if *out == "" {
		return wrongUse("-o is missing: name the file to write")
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
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
