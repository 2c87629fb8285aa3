package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"parallax/web"
)

func buildCommand() command {
	return command{
		name:  "build",
		args:  "-o DIR [-c PATH] [-originals DIR] [-url ADDRESS] [-fast]",
		short: "write the explorer with a collection as a static site",
		run:   runBuild,
	}
}

func runBuild(env environment, args []string) error {
	f := newFlags(env, buildCommand())
	var from opening
	from.flags(f)
	out := f.String("o", "", "the folder `DIR` to write; one that build wrote before is replaced")
	url := f.String("url", "", "the `ADDRESS` at which the site will stand, for canonical links, previews and sitemap.xml; without it the same bytes work at every address")
	fast := f.Bool("fast", false, "compress quickly and without brotli, for development")
	if err := parse(f, args); err != nil {
		return err
	}
	if *out == "" || f.NArg() > 0 {
		f.Usage()
		return errUsage
	}
	// Refused before the work, not after it.
	address, err := publicAddress(*url)
	if err != nil {
		return err
	}
	if err := replaceable(*out); err != nil {
		return err
	}
	files, encodings, err := buildSite(env, from, address, *fast)
	if err != nil {
		return err
	}
	if err := replaceFolder(*out, files, encodings); err != nil {
		return err
	}
	root, err := sourceRoot(".")
	if err != nil {
		return err
	}
	return explain(env, root, report(env.stdout, files, encodings, *fast, from.path == ""))
}

// buildSite compiles the program of the module around the working directory
// and makes a site of it and the collection, for an address if that is not "".
func buildSite(env environment, from opening, address string, fast bool) (map[string][]byte, map[string]compressed, error) {
	collection, err := from.open(env)
	if err != nil {
		return nil, nil, err
	}
	root, err := sourceRoot(".")
	if err != nil {
		return nil, nil, err
	}
	fmt.Fprintln(env.stderr, "compiling the program …")
	program, err := compileProgram(context.Background(), root)
	if err != nil {
		return nil, nil, err
	}
	files, err := site{collection, program, web.Files, address}.build()
	if err != nil {
		return nil, nil, err
	}
	if !fast {
		fmt.Fprintln(env.stderr, "compressing …")
	}
	encodings, err := compressor{cache: filepath.Join(root, ".cache", "encoded"), fast: fast}.all(files)
	return files, encodings, err
}

// workDir is where a site is built that nobody asked to keep.
func workDir() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "parallax-site-")
	return dir, func() { os.RemoveAll(dir) }, err
}
