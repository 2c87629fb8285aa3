package journeys

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"parallax/web/browser"
)

// starts is how often TestStart starts each page.
var starts = flag.Int("starts", 0, "measure how long a start takes, `N` times for each page")

// A page is ready once what the reader types into its field has an effect. The
// clock starts with the navigation.
const (
	helloReady = `document.getElementById("field") !== null`
	siteReady  = running
)

// TestStart prints how long the explorer takes until it can be used, beside a
// program with go-app that does next to nothing. Machines differ and are busy,
// so it judges no time and prints the ratio.
func TestStart(t *testing.T) {
	if *starts == 0 {
		t.Skip("a measurement, which make start makes")
	}
	hello, weight := serveHello(t)
	explorer := openGate(t, site, "/").base()
	t.Logf("the program with go-app alone: %d bytes, %d with gzip", weight[0], weight[1])
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "browser\tgo-app alone, ms\texplorer, ms\tratio\tagain, ms\tratio\t")
	for _, kind := range kinds(t) {
		var bare, ours, again []float64
		for range *starts { // taken in turns, because the machine's pace changes
			bare = append(bare, start(t, kind, hello, helloReady)[0])
			both := start(t, kind, explorer, siteReady)
			ours, again = append(ours, both[0]), append(again, both[1])
		}
		b, o, a := median(bare), median(ours), median(again)
		fmt.Fprintf(table, "%s\t%.0f\t%.0f\t%.2f\t%.0f\t%.2f\t\n", kind, b, o, o/b, a, a/b)
	}
	table.Flush()
	t.Logf("until usable, median of %d, everything served with gzip; again: a second visit, from the service worker\n%s", *starts, &out)
}

// start opens a page in a fresh browser, and again, and tells how many
// milliseconds each took.
func start(t *testing.T, kind browser.Kind, address, ready string) (took [2]float64) {
	b := browser.Start(t, kind, browser.Options{})
	defer b.Close()
	if kind == browser.Chromium {
		b.Page() // stays: it ends with its last tab
	}
	for i := range took {
		p := b.Page()
		p.Before(`(function look() {
			if (document.documentElement && ` + ready + `) globalThis.usable = performance.now(); else setTimeout(look, 5);
		})()`)
		p.Open(address)
		p.WaitFor(`globalThis.usable > 0`)
		p.Eval(`globalThis.usable`, &took[i])
		// The service worker takes what it keeps after the page is there.
		p.Eval(`Promise.race([navigator.serviceWorker.getRegistration().then(r => r && navigator.serviceWorker.ready.then(() => true)), new Promise(done => setTimeout(done, 20000))]).then(() => true)`, nil)
		p.Close()
	}
	return took
}

// serveHello builds the program with go-app alone, as go-app comes, and serves
// it compressed; it returns the address, and its size raw and with gzip.
func serveHello(t *testing.T) (string, [2]int) {
	t.Helper()
	target := filepath.Join(t.TempDir(), "app.wasm")
	cmd := command("go", "build", "-ldflags=-s -w", "-trimpath", "-buildvcs=false", "-o", target, "./web/journeys/testdata/hello")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	wasm, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	root, err := command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	z.Write(wasm)
	z.Close()
	files := http.FileServer(http.Dir("testdata/hello"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/app.wasm":
			w.Header().Set("Content-Type", "application/wasm")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes())
		case "/wasm_exec.js":
			http.ServeFile(w, r, filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
		default:
			files.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", [2]int{len(wasm), packed.Len()}
}

func median(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}
