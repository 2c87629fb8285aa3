package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"parallax/cmd/parallax/program"
	"parallax/cmd/parallax/site"
	"parallax/cmd/parallax/weight"
)

func buildCommand() command {
	return command{
		name:  "build",
		args:  "-o DIR [-c PATH] [-originals DIR] [-url ADDRESS] [-fast]",
		short: "write a static site with a collection",
		run:   runBuild,
	}
}

func runBuild(env environment, args []string) error {
	f := newFlags(env, buildCommand())
	var from opening
	from.flags(f)
	out := f.String("o", "", "write to the folder `DIR`; a site that build wrote there before is replaced")
	url := f.String("url", "", "the `ADDRESS` of the site, for canonical links, previews and sitemap.xml; without it the same files work at any address")
	fast := f.Bool("fast", false, "compress quickly and without brotli, for development")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if *out == "" {
		return wrongUse("-o is missing: name the folder to write")
	}
	// Refused before the work, not after it.
	address, err := site.ParseAddress(*url)
	if err != nil {
		return err
	}
	if err := site.Replaceable(*out); err != nil {
		return err
	}
	files, encodings, err := buildSite(env, from, address, *fast)
	if err != nil {
		return err
	}
	if err := site.Replace(*out, files, encodings); err != nil {
		return err
	}
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	return weight.Explain(context.Background(), env.stderr, root, weight.Visit(env.stdout, files, encodings, *fast, from.path == ""))
}

// buildSite compiles the program of the module around the working directory
// and makes a site of it and the collection, for an address if that is not "".
func buildSite(env environment, from opening, address string, fast bool) (map[string][]byte, map[string]site.Encoded, error) {
	collection, err := from.open(env)
	if err != nil {
		return nil, nil, err
	}
	root, err := program.Root(".")
	if err != nil {
		return nil, nil, err
	}
	fmt.Fprintln(env.stderr, "compiling the program …")
	compiled, err := program.Compile(context.Background(), root, program.Progress(env.stderr))
	if err != nil {
		return nil, nil, err
	}
	files, err := site.New(collection, compiled, site.Options{Address: address}).Files()
	if err != nil {
		return nil, nil, err
	}
	fmt.Fprintln(env.stderr, "compressing …")
	encodings, err := site.Compressor{Cache: encodingCache(root), Fast: fast, Progress: compressing(env.stderr)}.All(files)
	return files, encodings, err
}

// encodingCache is where finished encodings are kept between builds.
func encodingCache(root string) string { return filepath.Join(root, ".cache", "encoded") }

// compressing prints a line now and then while files are compressed: the program
// alone takes a minute at brotli's best.
func compressing(w io.Writer) func(done, files int) {
	last := time.Now()
	return func(done, files int) {
		if time.Since(last) > 3*time.Second {
			last = time.Now()
			fmt.Fprintf(w, "compressing: %d of %d files\n", done, files)
		}
	}
}

// workDir is where a site is built that nobody asked to keep.
func workDir() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "parallax-site-")
	return dir, func() { os.RemoveAll(dir) }, err
}
