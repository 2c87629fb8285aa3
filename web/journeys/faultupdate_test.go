package journeys

import (
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"parallax/web/browser"
)

// A breakage spoils the answer to a request for a file of an update.
type breakage struct {
	fault string
	spoil func(w http.ResponseWriter, r *http.Request, name string, behind http.Handler)
}

var breakages = []breakage{
	{"1 update: file missing (404)", func(w http.ResponseWriter, r *http.Request, _ string, _ http.Handler) {
		http.NotFound(w, r)
	}},
	{"2 update: connection reset", func(w http.ResponseWriter, r *http.Request, _ string, behind http.Handler) {
		body := answerOf(r, behind)
		c, out, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		if chance().below(2) == 0 { // in the middle, else before anything
			out.WriteString("HTTP/1.1 200 OK\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n")
			out.Write(body[:len(body)/2])
			out.Flush()
		}
		c.(*net.TCPConn).SetLinger(0)
		c.Close()
	}},
	{"3 update: body cut short", func(w http.ResponseWriter, r *http.Request, _ string, behind http.Handler) {
		body := answerOf(r, behind)
		if chance().below(2) == 0 { // the connection ends early, else a cache believes it was all
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		}
		w.Write(body[:len(body)/2])
	}},
	{"4 update: a page instead of the file", func(w http.ResponseWriter, r *http.Request, _ string, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!doctype html><title>Welcome</title><p>Please accept our terms to use this network."))
	}},
	{"5 update: stale file from a cache", nil}, // needs the older edition: see spoiling
}

// answerOf is the whole body that the site would have answered with, unencoded.
func answerOf(r *http.Request, behind http.Handler) []byte {
	plain := r.Clone(r.Context())
	plain.Header.Del("Accept-Encoding")
	plain.Header.Del("Range")
	w := httptest.NewRecorder()
	behind.ServeHTTP(w, plain)
	return w.Body.Bytes()
}

// An update that arrives broken is no update. Close the tab, go offline, open:
// the version the reader had runs, whole. Once the network is right the update
// comes.
func TestFaultBadUpdate(t *testing.T) {
	a, b := twoEditions(t)
	for _, kind := range experimentKinds(t) {
		shared := browser.Start(t, kind, browser.Options{Own: true})
		for _, how := range breakages {
			attempts(t, how.fault, kind, *tries, func(t *testing.T) string {
				g := openGate(t, a.dir, "/a/b/")
				p := shared.Page().In(t)
				p.Open(g.base())
				p.WaitFor(running)
				p.WaitFor(kept)
				var spoiled atomic.Int32
				spoil, victims := how.spoil, victim(b)
				if spoil == nil {
					stale := serveBehind(t, a.dir, g.prefix)
					victims = fixedNames(a, b)
					spoil = func(w http.ResponseWriter, r *http.Request, _ string, _ http.Handler) {
						w.Header().Set("Age", "86400")
						stale.ServeHTTP(w, r)
					}
				}
				g.publish(b.dir)
				g.spoils(func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool {
					name := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, g.prefix), ".gz")
					if !slices.Contains(victims, name) {
						return false
					}
					spoiled.Add(1)
					spoil(w, r, name, behind)
					return true
				})
				p.Reload()
				p.WaitFor(running)
				until(t, "a file of the update is asked for", func() bool { return spoiled.Load() > 0 })
				p.WaitFor(`navigator.serviceWorker.getRegistration().then(r => !r.installing)`)
				p.Close()
				g.cut()

				p = shared.Page().In(t)
				p.Open(g.base())
				if got := whole(t, p, a, b); got != a.name {
					t.Errorf("with %q broken, edition %s runs", victims, got)
				}
				g.spoils(nil)
				g.connect()
				p.Eval("navigator.serviceWorker.getRegistration().then(r => r.update())", nil)
				p.WaitFor(notice)
				p.Close()
				return ""
			})
		}
	}
}

// victim are the files that a try breaks: the program, any one, or all.
func victim(e edition) []string {
	names := slices.Sorted(maps.Keys(e.files))
	switch chance().below(3) {
	case 0:
		return names
	case 1:
		return slices.DeleteFunc(names, func(name string) bool { return !strings.HasSuffix(name, ".wasm") })
	}
	return []string{names[chance().below(len(names))]}
}

// fixedNames are one or all of the files that have the same name in both
// editions: what a cache can be stale about.
func fixedNames(a, b edition) []string {
	names := slices.Sorted(maps.Keys(b.files))
	names = slices.DeleteFunc(names, func(name string) bool { return a.files[name] == "" })
	if chance().below(2) == 0 {
		return names
	}
	return []string{names[chance().below(len(names))]}
}

// until waits for something that no page knows.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(browser.Patience); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
