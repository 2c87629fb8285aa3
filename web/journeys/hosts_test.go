package journeys

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/web/browser"
)

// bareHost serves a folder as the simplest of servers do: all of it is HTML or
// plain text, without compression, without any header of ours. A folder without its slash is
// redirected to the one with it, which every host does.
func bareHost(t *testing.T, dir, prefix string) (address string) {
	t.Helper()
	handler := func(w http.ResponseWriter, r *http.Request) {
		rest, within := strings.CutPrefix(r.URL.Path, prefix)
		switch {
		case r.URL.Path+"/" == prefix:
			w.Header().Set("Location", prefix)
			w.WriteHeader(http.StatusMovedPermanently)
			return
		case !within || strings.Contains(rest, ".."):
			http.NotFound(w, r)
			return
		case rest == "" || strings.HasSuffix(rest, "/"):
			rest += "index.html"
		}
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(rest)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		if strings.HasSuffix(rest, ".html") {
			w.Header().Set("Content-Type", "text/html")
		}
		w.Write(content)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(handler)}
	go server.Serve(listener) // returns when it is closed
	t.Cleanup(func() { server.Close() })
	gates.add(listener.Addr().String()) // a browser may still knock at the host before this one
	return listener.Addr().String()
}

// One build works wherever it is put: at the root of a host and under paths of
// any depth, with index.html named or not, with a slash at the end or not, and
// from a server that knows neither types nor compression. Only for use without
// a network does a browser insist on a type, that of sw.js.
func TestAnyHost(t *testing.T) {
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			for _, prefix := range []string{"/", "/repo/", "/a/b/c/"} {
				address := bareHost(t, site, prefix)
				s := begin(t, kind, browser.Options{}, &gate{t: t, prefix: prefix, address: address})
				s.expect(`(?i)service ?worker|sw\.js|MIME|Content-Type|icon\.svg`)
				base := s.gate.base()
				for _, at := range []string{base, base + "index.html", strings.TrimSuffix(base, "/")} {
					s.Open("about:blank")
					s.Open(at + "#/search?q=pyonyang%20late")
					s.WaitFor(running)
					s.WaitFor(hit("herald-loners", 4))
				}
				s.Open(base + "articles/wang-fringe.html")
				s.WaitFor(`document.querySelectorAll("main [id^=p]").length > 20 && getComputedStyle(document.querySelector(".Passage")).display === "grid"`)
				s.Click("main a[href*='topics/']")
				s.WaitFor(`location.pathname.startsWith(` + js(prefix+"topics/") + `)`)
				s.end()
				s.browser.Close()
			}
		})
	}
}
