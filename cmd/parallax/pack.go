package main

import (
	"bufio"
	"context"
	"fmt"

	"parallax/cmd/parallax/program"
	"parallax/cmd/parallax/site"
	"parallax/cmd/parallax/weight"
)

func packCommand() command {
	return command{
		name:  "pack",
		args:  "-o FILE [-force] [-c PATH] [-originals DIR] [-reader=false]",
		short: "write a collection with the whole program as one HTML file",
		run:   runPack,
	}
}

func runPack(env environment, args []string) error {
	f := newFlags(env, packCommand())
	var from opening
	from.flags(f)
	out := f.String("o", "", "write to `FILE`, such as explorer.html")
	reads := f.Bool("reader", true, "include the part that reads people's files; with -reader=false the page is some megabytes smaller and nothing can be added to it")
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
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stderr, "compiling the program …")
	compiled, err := program.Compile(context.Background(), root, program.Progress(env.stderr))
	if err != nil {
		return err
	}
	page, parts, err := site.New(c, compiled, site.Options{}).Pack(site.Compressor{Cache: encodingCache(root)}, site.PackOptions{Without: !*reads})
	if err != nil {
		return err
	}
	err = replaceFile(*out, func(w *bufio.Writer) error {
		_, err := w.Write(page)
		return err
	})
	if err != nil {
		return err
	}
	return weight.Explain(context.Background(), env.stderr, root, weight.OneFile(env.stdout, *out, page, parts, *reads, from.path == ""))
}
