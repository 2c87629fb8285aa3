// Package journeys proves the explorer as its readers use it: the site that
// `parallax build` writes, served by `parallax serve`, in a real Chromium, a real
// Firefox and a real WebKit. Each file is one journey; webkit_test.go says which
// are left out of WebKit, and why.
//
// Every journey ends with the same demands, whatever it was about (see
// session.end): the console stayed empty, and nothing beyond the site's own
// origin was asked for.
//
// Elements are found as a reader finds them, by role, heading, label and
// address; class names may change without a journey noticing.
package journeys

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/web/browser"
)

// tool is the built command, and root the checkout it builds from.
var (
	tool, site string
	root, _    = filepath.Abs(filepath.Join("..", ".."))
)

// The browsers run side by side, each in processes of this program of its own,
// in front of one build of the site.
var (
	lane  = flag.String("browser", "", "run the journeys in this `browser` only: "+strings.Join(kindNames(), ", "))
	apart = flag.Bool("apart", false, "run one browser after the other, to measure")
	share = flag.Bool("share", false, "leave out what another lane of the same browser has taken (used by the lanes themselves)")
	built = flag.String("built", "", "a `folder` with the tool and the site, to use instead of building them")
)

func kindNames() (names []string) {
	for _, kind := range browser.Kinds() {
		names = append(names, string(kind))
	}
	return names
}

// claim takes a test for this lane, or ends it if another lane of the same browser
// has it. A test that prepares something calls it first, so that it is prepared
// once; others need not, since kinds does.
func claim(t *testing.T) {
	t.Helper()
	leftOut(t)
	if *share && !take(t) {
		t.Skip("another lane runs this")
	}
}

// kinds are the browsers a test runs in here: that of this lane.
func kinds(t *testing.T) []browser.Kind {
	t.Helper()
	claim(t)
	meter(t)
	if *lane == "" {
		return browser.Kinds()
	}
	return []browser.Kind{browser.Kind(*lane)}
}

// taken are the tests that this lane has.
var taken = map[string]bool{}

// take reports whether a test is this lane's: whichever lane of a browser comes
// to it first has it, so that all end at about the same time.
func take(t *testing.T) bool {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	if taken[name] {
		return true
	}
	file, err := os.OpenFile(filepath.Join(*built, *lane+"-"+name+".taken"), os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	taken[name] = true
	return true
}

// only ends a test that is about one browser where that is not of this lane.
func only(t *testing.T, kind browser.Kind) {
	t.Helper()
	if !slices.Contains(kinds(t), kind) {
		t.Skipf("this runs in %s", kind)
	}
}

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

// run builds the tool and the site once for all journeys, and starts a lane for
// each browser.
func run(m *testing.M) int {
	if *lane != "" && !slices.Contains(kindNames(), *lane) {
		fmt.Fprintf(os.Stderr, "-browser %s: there are journeys in %s\n", *lane, strings.Join(kindNames(), ", "))
		return 2
	}
	if *built == "" {
		temp, err := os.MkdirTemp("", "journeys")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(temp)
		*built = temp
	}
	tool, site = filepath.Join(*built, "parallax"), filepath.Join(*built, "site")
	if _, err := os.Stat(site); err != nil {
		if out, err := command("go", "build", "-o", tool, "./cmd/parallax").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "go build ./cmd/parallax: %v\n%s", err, out)
			return 1
		}
		if err := build(site); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	if *lane == "" && !listing() {
		old, _ := filepath.Glob(filepath.Join(*built, "*.taken")) // by an earlier run over the same build
		for _, name := range old {
			os.Remove(name)
		}
		return lanes(os.Stdout)
	}
	code := m.Run()
	browser.End()
	tell(os.Stdout)
	return code
}

// listing reports whether tests are to be listed, not run.
func listing() bool { return flag.Lookup("test.list").Value.String() != "" }

// besides is how many lanes a browser has. A journey waits more than it
// computes, so two of them keep a core busy. WebKit has fewer journeys, and each
// starts a process of its own.
func besides(kind browser.Kind) int {
	if *apart || kind == browser.WebKit {
		return 1
	}
	return min(max(runtime.NumCPU(), 1), 3)
}

// lanes runs this program some times for each browser, side by side, with the
// flags it was given itself, and prints what each says line by line. It returns
// the worst exit code.
func lanes(out io.Writer) int {
	var mu sync.Mutex // for whole lines, and the code
	var work sync.WaitGroup
	worst := 0
	for _, kind := range browser.Kinds() {
		if *apart {
			work.Wait()
		}
		for range besides(kind) {
			work.Go(func() {
				said := func(line string) {
					mu.Lock()
					defer mu.Unlock()
					fmt.Fprintf(out, "%s │ %s\n", kind, line)
				}
				code, hung := runLane(kind, said)
				if code != 0 && len(hung) > 0 {
					said(fmt.Sprintf("%s in %s: once more, in another process", browser.Hung, strings.Join(hung, ", ")))
					code, _ = runLane(kind, said, "-test.run", "^("+strings.Join(hung, "|")+")$", "-share=false")
				}
				mu.Lock()
				defer mu.Unlock()
				worst = max(worst, code)
			})
		}
	}
	work.Wait()
	return worst
}

// runLane runs this program for one browser and returns its exit code. If all
// that failed, failed because the browser did not answer any more, hung names
// those tests.
func runLane(kind browser.Kind, said func(line string), more ...string) (code int, hung []string) {
	cmd := exec.Command(os.Args[0], slices.Concat(os.Args[1:], []string{"-built", *built, "-browser", string(kind), "-share"}, more)...)
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		cmd.Stderr = cmd.Stdout
		err = cmd.Start()
	}
	if err != nil {
		said(err.Error())
		return 1, nil
	}
	var lines []string
	in := bufio.NewReader(pipe)
	for {
		line, end := in.ReadString('\n')
		if line != "" {
			line = strings.TrimSuffix(line, "\n")
			lines = append(lines, line)
			said(line)
		}
		if end != nil {
			break
		}
	}
	if err := cmd.Wait(); err != nil {
		said(err.Error())
		return max(cmd.ProcessState.ExitCode(), 1), hungTests(lines)
	}
	return 0, nil
}

// With -v what a test says comes before its end, otherwise after it.
var ranTest, failedTest = regexp.MustCompile(`^=== RUN +(\S+)`), regexp.MustCompile(`^ *--- FAIL: (\S+)`)

// hungTests reads off what go test prints which tests failed. It returns them if
// every one of them met a browser that did not answer, and none otherwise: what
// else is wrong stays wrong.
func hungTests(lines []string) (names []string) {
	met, excused := map[string]bool{}, map[string]bool{} // the second of those that failed
	name := ""
	for _, line := range lines {
		if m := failedTest.FindStringSubmatch(line); m != nil {
			name, _, _ = strings.Cut(m[1], "/")
			excused[name] = excused[name] || met[name]
		} else if m := ranTest.FindStringSubmatch(line); m != nil {
			name, _, _ = strings.Cut(m[1], "/")
		} else if strings.HasPrefix(line, "panic: ") {
			return nil
		} else if name != "" && strings.Contains(line, browser.Hung) {
			met[name] = true
			if _, failed := excused[name]; failed {
				excused[name] = true
			}
		}
	}
	for name, excuse := range excused {
		if !excuse {
			return nil
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// command runs in the root of the checkout.
func command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = root
	return cmd
}

// build writes a site to dir; args may name another collection.
func build(dir string, args ...string) error {
	out, err := command(tool, append([]string{"build", "-fast", "-o", dir}, args...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("parallax build: %w\n%s", err, out)
	}
	return nil
}

// siteOf returns the site of a collection, which is built once for all journeys
// of all lanes. Nobody may change what is in the folder.
func siteOf(t *testing.T, c *corpus.Collection) string {
	t.Helper()
	var file bytes.Buffer
	if err := bundle.Write(&file, c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(*built, "of-"+digest(file.Bytes())[:12])
	from := dir + ".parallax"
	if err := once(dir, func(to string) error {
		if err := os.WriteFile(from, file.Bytes(), 0o644); err != nil {
			return err
		}
		return build(to, "-c", from)
	}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// once has a folder or file made that is not there yet, by one lane while the
// other waits.
func once(name string, make func(to string) error) error {
	for end := time.Now().Add(browser.Patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(name); err == nil {
			return nil
		}
		if err := os.Mkdir(name+".lock", 0o755); err == nil {
			defer os.Remove(name + ".lock")
			if _, err := os.Stat(name); err == nil { // meanwhile
				return nil
			}
			if err := make(name + ".part"); err != nil {
				return err
			}
			return os.Rename(name+".part", name)
		} else if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return fmt.Errorf("%s is still being made by another lane", name)
}

// ask decodes what a subcommand of the tool prints with -json.
func ask(t *testing.T, into any, args ...string) {
	t.Helper()
	out, err := command(tool, args...).Output()
	if err != nil {
		t.Fatalf("parallax %s: %v", strings.Join(args, " "), err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("parallax %s: %v", strings.Join(args, " "), err)
	}
}

// gate stands between the browser and `parallax serve`: it keeps its address
// while the site behind it changes, and it can cut the network for real.
type gate struct {
	t       *testing.T
	prefix  string
	address string
	mu      sync.Mutex
	server  *http.Server
	behind  http.Handler
	spoil   func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool
	asked   []string
}

// openGate serves the site in dir under a prefix ("/", "/a/b/").
func openGate(t *testing.T, dir, prefix string) *gate {
	t.Helper()
	g := &gate{t: t, prefix: prefix, address: "127.0.0.1:0"}
	g.publish(dir)
	g.connect()
	t.Cleanup(g.cut)
	return g
}

// base is the address of the site.
func (g *gate) base() string { return "http://" + g.address + g.prefix }

// publish replaces the site behind the gate, as a deployment does.
func (g *gate) publish(dir string) {
	g.t.Helper()
	behind := serveBehind(g.t, dir, g.prefix)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.behind = behind
}

// serveBehind runs `parallax serve` and passes requests on to it.
func serveBehind(t *testing.T, dir, prefix string) http.Handler {
	t.Helper()
	behind := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: serve(t, dir, prefix)})
	behind.ErrorHandler = func(w http.ResponseWriter, r *http.Request, err error) {
		if r.Context().Err() == nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	}
	return behind
}

// spoils puts something between the site and the browser: it may answer
// instead of the site behind, and returns whether it did. Nil ends that.
func (g *gate) spoils(how func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.spoil = how
}

// withhold answers the paths for which lose is true with 404; nil ends that.
func (g *gate) withhold(lose func(path string) bool) {
	if lose == nil {
		g.spoils(nil)
		return
	}
	g.spoils(func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
		lost := lose(r.URL.Path)
		if lost {
			http.NotFound(w, r)
		}
		return lost
	})
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	behind, spoil := g.behind, g.spoil
	g.asked = append(g.asked, r.URL.Path)
	g.mu.Unlock()
	if spoil == nil || !spoil(w, r, behind) {
		behind.ServeHTTP(w, r)
	}
}

// connect opens the gate, at the same address as before if it was open.
func (g *gate) connect() {
	g.t.Helper()
	listener, err := net.Listen("tcp", g.address)
	if err != nil {
		g.t.Fatal(err)
	}
	g.address = listener.Addr().String()
	gates.add(g.address)
	g.server = &http.Server{Handler: g}
	go g.server.Serve(listener) // returns when the gate is cut
}

// cut closes the port and every connection: the network is gone.
func (g *gate) cut() { g.server.Close() }

// asks returns the paths asked for so far.
func (g *gate) asks() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]string(nil), g.asked...)
}

// serve runs `parallax serve` for the length of the test and returns its
// host and port.
func serve(t *testing.T, dir, prefix string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, tool, "serve", "-addr", "127.0.0.1:0", "-prefix", prefix, dir)
	cmd.Dir = root
	cmd.WaitDelay = time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var problems strings.Builder
	cmd.Stderr = &problems
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		cmd.Wait()
		t.Fatalf("parallax serve said no address: %v\n%s", err, problems.String())
	}
	go io.Copy(io.Discard, out)
	at, err := url.Parse(strings.TrimSpace(line))
	if err != nil || at.Host == "" {
		t.Fatalf("parallax serve said %q instead of its address", line)
	}
	return at.Host
}

var metered = map[string]bool{}

func meter(t *testing.T) {
	name, _, _ := strings.Cut(t.Name(), "/")
	if metered[name] {
		return
	}
	metered[name] = true
	read := func() int {
		b, _ := os.ReadFile(os.Getenv("METER"))
		n := 0
		fmt.Sscan(string(b), &n)
		return n / 1e6
	}
	before, began, pages := read(), time.Now(), browser.Opened
	t.Cleanup(func() {
		f, _ := os.OpenFile("/tmp/meter.log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		fmt.Fprintf(f, "%s %s cpu %d wall %d opens %d\n", *lane, name, read()-before, time.Since(began).Milliseconds(), browser.Opened-pages)
		f.Close()
	})
}
