package browser_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// leaks is a page without any policy that asks one host in each way a page has.
const leaks = `<!doctype html><title>Leaks</title>
<link rel="icon" href="http://icon.example/icon.png"><link rel="prefetch" href="http://prefetch.example/">
<script>
const leak = () => {
	fetch("http://fetch.example/").catch(() => {});
	navigator.sendBeacon("http://beacon.example/", "");
	new WebSocket("ws://socket.example/");
	new EventSource("http://events.example/");
	const request = new XMLHttpRequest(); request.open("GET", "http://request.example/"); request.send();
	new Worker("worker.js"); new SharedWorker("shared.js");
	navigator.serviceWorker.register("service.js");
	const add = (name, attributes) => document.body.appendChild(Object.assign(document.createElement(name), attributes));
	add("link", {rel: "stylesheet", href: "http://style.example/style.css"});
	add("img", {src: "http://image.example/pixel.png"});
	add("iframe", {src: "http://frame.example/"});
}
</script><body>`

// A list of hosts that misses a way of asking proves nothing.
func TestHosts(t *testing.T) {
	ask := func(name string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`fetch("http://` + name + `.example/").catch(() => {});`))
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/worker.js", ask("worker"))
	mux.HandleFunc("/shared.js", ask("shared"))
	mux.HandleFunc("/service.js", ask("service"))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(leaks))
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	neighbour := httptest.NewServer(http.NotFoundHandler())
	defer neighbour.Close()
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(server.URL)
			p.Eval("void leak()", nil)
			p.Eval(`fetch("`+neighbour.URL+`", {mode: "no-cors"}).then(() => true)`, nil)
			ways := []string{"style", "image", "frame", "fetch", "beacon", "socket", "events", "request", "worker", "shared", "service", "icon"}
			if kind == browser.Chromium {
				ways = append(ways, "prefetch") // Firefox is told not to (firefoxPrefs)
			}
			var missing []string
			for end := time.Now().Add(browser.Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
				hosts := b.Hosts()
				missing = slices.DeleteFunc(slices.Clone(ways), func(way string) bool {
					return slices.ContainsFunc(hosts, func(h string) bool { return h == way+".example" || strings.HasPrefix(h, way+".example:") })
				})
				if len(missing) == 0 && slices.Contains(hosts, strings.TrimPrefix(neighbour.URL, "http://")) {
					return
				}
			}
			t.Errorf("not noticed: %q; noticed: %q\n%s", missing, b.Hosts(), p.Describe())
		})
	}
}
