package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"parallax/cmd/parallax/program"
	"parallax/cmd/parallax/site"
	"parallax/web"
)

func moduleCommand() command {
	return command{
		name:  "module",
		args:  "-o DIR",
		short: "write the search as a module for other people's pages, with an example",
		run:   runModule,
	}
}

func runModule(env environment, args []string) error {
	f := newFlags(env, moduleCommand())
	out := f.String("o", "", "write the module to the folder `DIR`")
	fast := f.Bool("fast", false, "compress little, to try it on this machine")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if *out == "" {
		return wrongUse("-o is missing: name the folder to write")
	}
	if err := site.Replaceable(*out); err != nil {
		return err
	}
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	files, err := compiledModule(env, root)
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stderr, "compressing …")
	encodings, err := site.Compressor{Cache: encodingCache(root), Fast: *fast, Progress: compressing(env.stderr)}.All(files)
	if err != nil {
		return err
	}
	return site.Replace(*out, files, encodings)
}

// moduleName is what the files of the module begin with: a name that no script
// of a site has.
const moduleName = "parallax-search"

// compiledModule compiles the search and returns its module's files.
func compiledModule(env environment, root string) (map[string][]byte, error) {
	fmt.Fprintln(env.stderr, "compiling the search …")
	wasm, exec, err := program.CompileFinder(context.Background(), root, program.Progress(env.stderr))
	if err != nil {
		return nil, err
	}
	files, err := moduleFiles(wasm, exec, web.Files)
	if err != nil {
		return nil, err
	}
	list, err := program.Components(context.Background(), root, program.Finder)
	if err != nil {
		return nil, err
	}
	files["licences.txt"] = site.Licences(list)
	return files, nil
}

// execPlace is where the module's script has Go's.
const execPlace = "/* wasm_exec.js */"

// moduleFiles are the program, the script with Go's part in it, its types and an
// example.
func moduleFiles(wasm, exec []byte, sources fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{moduleName + ".wasm": wasm}
	entries, err := fs.ReadDir(sources, "finder")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if files[e.Name()], err = fs.ReadFile(sources, path.Join("finder", e.Name())); err != nil {
			return nil, err
		}
	}
	script := moduleName + ".js"
	if bytes.Count(files[script], []byte(execPlace)) != 1 {
		return nil, errors.New("web/finder/" + script + " has not one place for Go's script: " + execPlace)
	}
	files[script] = bytes.Replace(files[script], []byte(execPlace), exec, 1)
	return files, nil
}
