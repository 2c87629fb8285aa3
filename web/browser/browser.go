// Package browser drives a real Chromium, a real Firefox and a real WebKit
// behind one small interface, so that a test is written once and proves the page
// in all of them.
//
// It is test support: every failure ends the test that asked, with what the
// page showed and what its console said. Input is real (mouse and key events
// made by the browser, not by script), every wait has an end, and no process
// outlives the test.
//
//	b := browser.Start(t, browser.Firefox, browser.Options{})
//	p := b.Page()
//	p.Open("http://127.0.0.1:8080/")
//	p.Click(`input[type="search"]`)
//	p.Type("pyonyang late")
//	p.WaitFor(`document.querySelectorAll("mark").length > 0`)
//
// Chromium is driven by the DevTools protocol (chromium.go), Firefox by
// WebDriver BiDi (firefox.go, bidi.go), WebKit by classic WebDriver and its
// inspector (webkit.go, inspector.go). What they share is in page.go.
//
// Each test has a browser with a fresh profile, in a process that is kept for
// the next test where that is enough, and through a proxy of our own that
// refuses everything but the local machine and remembers who was asked for:
// [Browser.Hosts] is the list of hosts the browser tried to reach, whichever
// page, worker or service worker asked, or the browser on a page's behalf.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Kind names one of the browsers.
type Kind string

// The browsers a page is proved in.
const (
	Chromium Kind = "Chromium"
	Firefox  Kind = "Firefox"
	// WebKit is the engine of Safari, and of every browser on an iPhone or iPad,
	// in the build for Linux.
	WebKit Kind = "WebKit"
)

// Kinds returns every browser a page is proved in.
func Kinds() []Kind { return []Kind{Chromium, Firefox, WebKit} }

// Keeps reports whether a browser can find in a profile what an earlier start has
// left there. WebKitGTK, driven from outside, keeps everything in memory only.
func Keeps(kind Kind) bool { return kind != WebKit }

// programs are the names each browser may have on the search path, best first.
var programs = map[Kind][]string{
	Chromium: {"chromium", "chromium-browser", "google-chrome"},
	Firefox:  {"firefox-esr", "firefox"},
	WebKit:   {"WebKitWebDriver"},
}

// packages are what to install when a browser is missing.
var packages = map[Kind]string{
	Chromium: "chromium (on Debian: apt-get install chromium)",
	Firefox:  "Firefox (on Debian: apt-get install firefox-esr)",
	WebKit:   "WebKitGTK with its driver, and Xvfb (on Debian: apt-get install webkit2gtk-driver xvfb)",
}

// Patience bounds every wait: for an answer of a browser, for a condition of a
// page, for a file. A wait ends as soon as what it is for is there, so this is
// what a failure costs, and a busy machine must not be one.
const Patience = 2 * time.Minute

// quitTime is how long a browser has to end in good order before it is killed.
const quitTime = 10 * time.Second

// Options changes how a browser starts. The zero value is a browser with a
// fresh profile and a window of 1280 × 800 CSS pixels.
type Options struct {
	// Profile is a folder to keep the profile in, so that a second start finds
	// what the first left. Empty means a fresh folder, removed at the end.
	Profile string
	// Downloads is the folder where files that pages save are put without asking.
	// Empty means a fresh folder, removed at the end.
	Downloads string
	// NoScript switches off JavaScript for every page. Eval and WaitFor then
	// see the document only as far as the browser itself can evaluate.
	NoScript bool
	// Prefs sets preferences of Firefox; Chromium ignores them.
	Prefs map[string]any
	// Own asks for a process of its own, for what differs in an isolated part of
	// one: what a browser offers to install, what it keeps on the disk, its death.
	Own bool
	// Flags are added to the command line of Chromium, as "name=value" or
	// "name", without leading dashes; Firefox ignores them.
	Flags []string
	// Width and Height are the size of the page in CSS pixels.
	Width, Height int
}

// plain reports whether a browser that runs already can serve these wishes.
func (o Options) plain() bool {
	return o.Profile == "" && !o.NoScript && len(o.Prefs) == 0 && len(o.Flags) == 0 && !o.Own
}

// Browser is a running browser with a profile of its own: a process, or an
// isolated part of one.
type Browser struct {
	Kind   Kind
	tb     testing.TB
	o      Options
	driver driver
	leave  func() // ends the use of a shared process; nil for a process of its own
	proxy  *proxy
	mu     sync.Mutex
	pages  []*Page
	closed bool
}

// Start gives the test a browser, and takes it back at the test's end. A
// process takes seconds to start, so tests without special wishes are given an
// isolated part of one that is kept for the next (see [End]). A browser that
// is not installed fails the test: a page not proved is not a page that works.
func Start(tb testing.TB, kind Kind, o Options) *Browser {
	tb.Helper()
	if o.Width == 0 {
		o.Width, o.Height = 1280, 800
	}
	if o.Profile != "" && !Keeps(kind) {
		tb.Fatalf("%s keeps no profile: a journey that needs one cannot be driven there", kind)
	}
	if o.Downloads == "" {
		o.Downloads = tb.TempDir()
	}
	p, err := newProxy()
	if err != nil {
		tb.Fatalf("proxy for %s: %v", kind, err)
	}
	b := &Browser{Kind: kind, tb: tb, o: o, proxy: p}
	tb.Cleanup(b.Close)
	if o.plain() && kind != WebKit {
		b.driver, b.leave, err = shared(kind, o, p.address())
	} else {
		if o.Profile == "" {
			o.Profile = tb.TempDir()
		}
		b.driver, err = launch(kind, o, p.address())
	}
	if err != nil {
		tb.Fatalf("start %s: %v", kind, err)
	}
	return b
}

// launch starts a process.
func launch(kind Kind, o Options, proxy string) (driver, error) {
	program, err := Find(kind)
	if err != nil {
		return nil, err
	}
	var d driver
	switch kind {
	case Firefox:
		d, err = startFirefox(program, o, proxy)
	case WebKit:
		d, err = startWebKit(program, o, proxy)
	default:
		d, err = startChromium(program, o, proxy)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", program, err)
	}
	return d, nil
}

// Version names the browser and its release, as "Firefox 140.12.0".
func (b *Browser) Version() string { return b.driver.version() }

// Protocol lists the commands of its protocols that the browser was asked so
// far, each with "answered" or the error that came instead.
func (b *Browser) Protocol() []string { return b.driver.protocol() }

// Find returns the path of a browser's program, or an error that says what to
// install.
func Find(kind Kind) (string, error) {
	for _, name := range programs[kind] {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is not installed: the journeys need %s", strings.Join(programs[kind], " or "), packages[kind])
}

// Page opens a new tab.
func (b *Browser) Page() *Page {
	b.tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	p := &Page{tb: b.tb, browser: b, record: &record{}}
	t, err := b.driver.open(ctx, p.record)
	if err != nil {
		b.tb.Fatalf("%s: open a tab: %v", b.Kind, err)
	}
	p.tab = t
	b.mu.Lock()
	b.pages = append(b.pages, p)
	b.mu.Unlock()
	p.SetViewport(b.o.Width, b.o.Height)
	return p
}

// Hosts returns the hosts the browser tried to reach, with their ports, in the
// order of the first attempt; this machine's own among them. No other was
// reached. Hosts a browser is known to ask for on its own account are left out.
func (b *Browser) Hosts() []string { return b.proxy.hosts() }

// Download waits for a file that a page saves under the name, and returns its
// path once the browser has written all of it.
//
// In Firefox under a driver no page has the focus from then on (document.hasFocus() is
// false, also after a download that three lines of script made, and after a click): keys
// still arrive, but Enter presses no button. What is pressed by keys comes before.
func (b *Browser) Download(name string) string {
	b.tb.Helper()
	path := filepath.Join(b.o.Downloads, name)
	var size int64 = -1
	for end := time.Now().Add(Patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		entries, err := os.ReadDir(b.o.Downloads)
		if err != nil {
			b.tb.Fatal(err)
		}
		partial := slices.ContainsFunc(entries, func(e os.DirEntry) bool {
			return strings.HasSuffix(e.Name(), ".part") || strings.HasSuffix(e.Name(), ".crdownload") || strings.HasSuffix(e.Name(), ".wkdownload")
		})
		info, err := os.Stat(path)
		if err == nil && !partial && info.Size() > 0 && info.Size() == size {
			return path
		}
		if err == nil {
			size = info.Size()
		}
	}
	b.tb.Fatalf("%s was not saved: in %s is %d bytes of it", name, b.o.Downloads, size)
	return ""
}

// Kill ends the browser at once, as a crash or a power cut would.
func (b *Browser) Kill() {
	b.tb.Helper()
	if b.leave != nil {
		b.tb.Fatal("this browser is shared: start it with a profile, or with Own, to kill it")
	}
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.driver.kill()
}

// Close ends the browser; the test does so by itself at its end.
func (b *Browser) Close() {
	b.mu.Lock()
	done := b.closed
	b.closed = true
	b.mu.Unlock()
	switch {
	case b.driver == nil || done:
	case b.leave != nil:
		b.leave()
	default:
		b.driver.quit()
	}
	b.proxy.close()
}

// driver is what each browser must be able to do.
type driver interface {
	// open opens a tab that reports to r.
	open(ctx context.Context, r *record) (tab, error)
	// version names the browser and its release.
	version() string
	// protocol lists the commands asked, with what was answered.
	protocol() []string
	// isolate makes a part of the browser with storage, workers, downloads and
	// a proxy of its own; it can end.
	isolate(ctx context.Context, o Options, proxy string) (isolated, error)
	// quit ends the browser in good order, within seconds, and leaves no
	// process behind.
	quit()
	// kill ends the whole process group at once.
	kill()
}

// isolated is a part of a running browser.
type isolated interface {
	driver
	// end closes the part's tabs and forgets what it stored. The browser goes on;
	// an error says that it does not answer any more.
	end(ctx context.Context) error
}

// tab is one page of a browser. Coordinates and sizes are CSS pixels.
type tab interface {
	navigate(ctx context.Context, url string) error
	reload(ctx context.Context) error
	// history goes delta steps back (negative) or forward.
	history(ctx context.Context, delta int) error
	// evaluate returns the value of a JavaScript expression as JSON, after
	// awaiting it if it is a promise.
	evaluate(ctx context.Context, expression string) ([]byte, error)
	// before runs a script in every document from now on, before its own.
	before(ctx context.Context, script string) error
	click(ctx context.Context, x, y float64) error
	// press presses and releases one key while the modifiers are held.
	press(ctx context.Context, k key, m modifiers) error
	viewport(ctx context.Context, width, height int) error
	dark(ctx context.Context, on bool) error
	// slowDown makes the processor so many times slower, where the browser can.
	slowDown(ctx context.Context, times float64) error
	// stopWorkers stops the service workers of the page, where the browser can.
	stopWorkers(ctx context.Context) error
	screenshot(ctx context.Context) ([]byte, error)
	// paper styles the page as for paper, where the browser can.
	paper(ctx context.Context, on bool) error
	// pdf prints the page.
	pdf(ctx context.Context, paper Paper) ([]byte, error)
	close(ctx context.Context) error
}

// record collects what a tab said and asked for. It is safe for concurrent use.
type record struct {
	mu       sync.Mutex
	console  []string
	requests []string
}

func (r *record) said(line string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.console = append(r.console, line)
}

func (r *record) asked(url string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.requests = append(r.requests, url)
}
