package main

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"parallax/cmd/parallax/program"
	"parallax/cmd/parallax/site"
	"parallax/web"
)

func benchCommand() command {
	return command{
		name:  "bench",
		args:  "[-o DIR] [-addr HOST:PORT]",
		short: "write or serve a page with a search that benchmark programs can call",
		run:   runBench,
	}
}

// benchPage is the page's name. It is no part of a site.
const benchPage = "bench.html"

func runBench(env environment, args []string) error {
	f := newFlags(env, benchCommand())
	out := f.String("o", "", "write the page to the folder `DIR`, for any server; without it the page is served here")
	addr := f.String("addr", "127.0.0.1:8080", "listen on `HOST:PORT`; if the port is taken, the next free one is used")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if *out != "" {
		if err := site.Replaceable(*out); err != nil {
			return err
		}
	}
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	files, err := compiledModule(env, root)
	if err != nil {
		return err
	}
	if files[benchPage], err = fs.ReadFile(web.Files, "bench/"+benchPage); err != nil {
		return err
	}
	if *out != "" {
		return site.Replace(*out, files, nil)
	}
	temp, remove, err := workDir()
	if err != nil {
		return err
	}
	defer remove()
	dir := filepath.Join(temp, "bench")
	if err := site.Replace(dir, files, nil); err != nil {
		return err
	}
	listener, err := listen(*addr)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	fmt.Fprintf(env.stdout, "http://%s/%s\n", hostOf(listener.Addr()), benchPage)
	// Without the policy of a site: the page may fetch what it is to search from
	// the program that measures.
	return serve(ctx, listener, http.FileServer(http.Dir(dir)))
}
