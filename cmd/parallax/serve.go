package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"parallax/cmd/parallax/site"
)

func serveCommand() command {
	return command{
		name:  "serve",
		args:  "[-addr HOST:PORT] [-prefix PATH] [-open] [DIR | -c PATH [-originals DIR]]",
		short: "serve a site, or build one of a collection and serve it",
		run:   runServe,
	}
}

func runServe(env environment, args []string) error {
	f := newFlags(env, serveCommand())
	var from opening
	from.flags(f)
	addr := f.String("addr", "127.0.0.1:8080", "listen on `HOST:PORT`; if the port is taken, the next free one is used; port 0 is any free one")
	prefix := f.String("prefix", "/", "serve the site under this `PATH`")
	open := f.Bool("open", false, "open the page in a browser")
	if err := parse(f, args); err != nil {
		return err
	}
	switch {
	case f.NArg() > 1:
		return wrongUse(given(f.Args()) + ": want one folder of a built site")
	case f.NArg() == 1 && from != (opening{}):
		return wrongUse("a built site has its collection: give a folder, or -c")
	}
	dir := f.Arg(0)
	if dir == "" {
		files, encodings, err := buildSite(env, from, "", true)
		if err != nil {
			return err
		}
		temp, remove, err := workDir()
		if err != nil {
			return err
		}
		defer remove()
		dir = filepath.Join(temp, "site")
		if err := site.Replace(dir, files, encodings); err != nil {
			return err
		}
	}
	handler, err := site.NewHandler(dir)
	if err != nil {
		return err
	}
	listener, err := listen(*addr)
	if err != nil {
		return err
	}
	at := "/" + strings.Trim(*prefix, "/")
	if at != "/" {
		at += "/"
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	address := "http://" + hostOf(listener.Addr()) + at
	fmt.Fprintln(env.stdout, address)
	if *open {
		if err := openBrowser(address); err != nil {
			fmt.Fprintf(env.stderr, "no browser could be opened (%v): open the address above\n", err)
		}
	}
	return serve(ctx, listener, site.Under(at, handler))
}

// serve answers until ctx ends, then lets requests in flight finish.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		ending, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := server.Shutdown(ending); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		return nil
	}
}

// portsTried is how many ports in a row listen tries.
const portsTried = 20

// listen listens on the address, or on the next free port after it.
func listen(addr string) (net.Listener, error) {
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("-addr %q: give a host and a port, such as 127.0.0.1:8080", addr)
	}
	port, err := strconv.Atoi(service)
	if err != nil || port < 0 || port > 65535 {
		return nil, fmt.Errorf("-addr %q: give a port from 0 to 65535", addr)
	}
	var first error
	for try := range portsTried {
		if port+try > 65535 {
			break
		}
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port+try)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
		if port == 0 || !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return nil, first
}

// hostOf names a listener as a browser on this machine can reach it. A page on
// localhost may use service workers; one on 0.0.0.0 may not.
func hostOf(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return a.String()
	}
	host := tcp.IP.String()
	if tcp.IP.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, strconv.Itoa(tcp.Port))
}

func openBrowser(address string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", address).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	}
	return exec.Command("xdg-open", address).Start()
}
