package browser

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// webkit is WebKitGTK's own small browser, driven by classic WebDriver
// (https://www.w3.org/TR/webdriver2/) and, for what that has no command for, by
// the inspector. It needs a display, and gets one that is in memory only.
//
// It begins with nothing stored and leaves nothing, so each test has a process
// of its own.
type webkit struct {
	display, browser, driver *exec.Cmd
	own                      string // a folder for what the process needs; removed at the end
	at                       string // the address of the session
	release                  string
	noScript                 bool
	inspector                *inspector
	noted                    answers
	commands                 sync.Mutex // one at a time: each is about the window that was chosen last
	chosen                   string     // handle of that window
	mu                       sync.Mutex
	made                     uint64           // number of the view that was made last
	free                     []string         // handles of windows that nobody uses any more
	views                    map[string]*view // of windows, by handle
}

// errHung says that the browser is there but does not answer. Whoever runs tests
// may try the one that met it once more, in another process.
var errHung = errors.New(Hung)

// Hung is in the text of every failure whose cause is a browser that does not
// answer, and not what it showed.
const Hung = "the browser does not answer"

// miniBrowsers are where distributions put WebKitGTK's browser, which is not on
// the search path.
var miniBrowsers = []string{
	"/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", "/usr/lib/webkit2gtk-4.1/MiniBrowser",
	"/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/lib*/webkit2gtk-4.0/MiniBrowser",
}

// findMiniBrowser returns the path of the browser that WebKitWebDriver drives.
func findMiniBrowser() (string, error) {
	for _, pattern := range miniBrowsers {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[0], nil
		}
	}
	return "", fmt.Errorf("the MiniBrowser of WebKitGTK is not installed: the journeys need %s", packages[WebKit])
}

// narrow makes the browser's own bar as small as it can be: a window must not be
// wider for it than a telephone.
const narrow = `* { font-size: 1px; padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; -gtk-icon-transform: scale(.1); }`

// startWebKit starts the three programs. Ports that are free when they are looked
// for may be taken a moment later, and a machine that is busy may start one too
// slowly, so it is tried twice.
func startWebKit(driver string, o Options, proxy string) (b *webkit, err error) {
	program, err := findMiniBrowser()
	if err != nil {
		return nil, err
	}
	display, err := exec.LookPath("Xvfb")
	if err != nil {
		return nil, fmt.Errorf("there is no Xvfb: the journeys need %s", packages[WebKit])
	}
	for range 2 {
		b = &webkit{noScript: o.NoScript, views: map[string]*view{}}
		ctx, cancel := context.WithTimeout(context.Background(), Patience/2)
		err = b.start(ctx, display, program, driver, o, proxy)
		cancel()
		if err == nil {
			return b, nil
		}
		b.kill()
	}
	return nil, err
}

func (b *webkit) start(ctx context.Context, display, program, driver string, o Options, proxy string) (err error) {
	if b.own, err = os.MkdirTemp("", "webkit-"); err != nil {
		return err
	}
	at, err := b.openDisplay(ctx, display)
	if err != nil {
		return fmt.Errorf("the display of Xvfb: %w", err)
	}
	files := map[string]string{
		"gtk-3.0/gtk.css": narrow, "gtk-4.0/gtk.css": narrow,
		"user-dirs.dirs": "XDG_DOWNLOAD_DIR=" + strconv.Quote(o.Downloads) + "\n",
	}
	for name, text := range files {
		name = filepath.Join(b.own, "config", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			return err
		}
	}
	inspect, command, err := twoPorts()
	if err != nil {
		return err
	}
	args := []string{"--automation", "--enable-developer-extras=true", "--proxy=http://" + proxy}
	b.browser = exec.Command(program, args...)
	b.browser.Env = append(os.Environ(), "DISPLAY="+at, "GDK_BACKEND=x11", "WEBKIT_INSPECTOR_SERVER="+inspect,
		"XDG_CONFIG_HOME="+filepath.Join(b.own, "config"), "XDG_DATA_HOME="+filepath.Join(b.own, "data"), "XDG_CACHE_HOME="+filepath.Join(b.own, "cache"),
		"GSETTINGS_BACKEND=memory", "NO_AT_BRIDGE=1", "LANG=C.UTF-8", "LC_ALL=C.UTF-8",
		// There is no graphics card where tests run.
		"WEBKIT_DISABLE_COMPOSITING_MODE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	if os.Getuid() == 0 {
		b.browser.Env = append(b.browser.Env, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1") // it refuses to start otherwise
	}
	if err := startTied(b.browser); err != nil {
		return err
	}
	for {
		if b.inspector, err = dialInspector(ctx, inspect, &b.noted); err == nil {
			break
		}
		if err := pause(ctx); err != nil {
			return fmt.Errorf("%s did not say where to connect: %w", filepath.Base(program), err)
		}
	}
	b.driver = exec.Command(driver, "--port="+port(command), "--target="+inspect)
	if err := startTied(b.driver); err != nil {
		return err
	}
	b.at = "http://" + command
	var made struct {
		SessionID    string
		Capabilities struct{ BrowserVersion string }
	}
	for {
		err = b.send(ctx, http.MethodPost, "/session", map[string]any{"capabilities": map[string]any{
			"alwaysMatch": map[string]any{"unhandledPromptBehavior": "accept"}}}, &made)
		if err == nil {
			break
		}
		if pause(ctx) != nil {
			return err
		}
	}
	b.at += "/session/" + made.SessionID
	b.release = "WebKitGTK " + made.Capabilities.BrowserVersion
	limit := Patience.Milliseconds()
	if err := b.send(ctx, http.MethodPost, "/timeouts", map[string]any{"script": limit, "pageLoad": limit, "implicit": 0}, nil); err != nil {
		return err
	}
	var handle string
	if err := b.send(ctx, http.MethodGet, "/window", nil, &handle); err != nil {
		return err
	}
	b.free, b.made, b.chosen = []string{handle}, 1, handle
	return nil
}

// openDisplay starts a display with a number that is free and returns its name.
//
// The page has the keyboard's focus, and so says that it has, if the pointer is
// in its window, since no window manager gives the focus away. The pointer is in
// the middle of the screen; the screen is so low that there is the browser's bar,
// where it points at nothing of the page. Windows may be larger than the screen.
func (b *webkit) openDisplay(ctx context.Context, program string) (string, error) {
	in, out, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer in.Close()
	b.display = exec.Command(program, "-displayfd", "3", "-screen", "0", "320x8x24", "-nolisten", "tcp", "-noreset")
	b.display.ExtraFiles = []*os.File{out}
	err = startTied(b.display)
	out.Close()
	if err != nil {
		return "", err
	}
	stop := context.AfterFunc(ctx, func() { in.Close() })
	defer stop()
	// It writes the number and the end of the line apart, and dies if nobody reads.
	number, err := bufio.NewReader(in).ReadString('\n')
	return ":" + strings.TrimSpace(number), err
}

// twoPorts returns two addresses of this machine at which nobody listens.
func twoPorts() (one, other string, err error) {
	first, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", err
	}
	defer first.Close()
	second, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", err
	}
	defer second.Close()
	return first.Addr().String(), second.Addr().String(), nil
}

func port(address string) string {
	_, port, _ := net.SplitHostPort(address) // of our own making
	return port
}

// pause waits a moment, or says that there is no time left.
func pause(ctx context.Context) error {
	select {
	case <-time.After(50 * time.Millisecond):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (b *webkit) version() string    { return b.release }
func (b *webkit) protocol() []string { return b.noted.lines() }

func (b *webkit) isolate(context.Context, Options, string) (isolated, error) {
	return nil, errors.New("WebKit has no parts: each test has a process of its own")
}

// send asks the driver and decodes the value of its answer into result, unless
// that is nil.
func (b *webkit) send(ctx context.Context, method, path string, params, result any) error {
	var body io.Reader
	if method == http.MethodPost {
		if params == nil {
			params = struct{}{}
		}
		data, err := json.Marshal(params)
		if err != nil {
			return err
		}
		body = bytes.NewReader(data)
	}
	request, err := http.NewRequestWithContext(ctx, method, b.at+path, body)
	if err != nil {
		return err
	}
	name := method + " " + path
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("%s: %w: %w", name, errHung, ctx.Err())
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	defer answer.Body.Close()
	var m struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&m); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if answer.StatusCode != http.StatusOK {
		var failed struct{ Error, Message string }
		json.Unmarshal(m.Value, &failed) // if it is none, the status has to do
		err = fmt.Errorf("%s: %s: %s", name, failed.Error, failed.Message)
		b.noted.note(name, err)
		return err
	}
	b.noted.note(name, nil)
	if result == nil {
		return nil
	}
	return json.Unmarshal(m.Value, result)
}

func (b *webkit) open(ctx context.Context, r *record) (tab, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.free) > 0 {
		handle := b.free[0]
		b.free = b.free[1:]
		t := &webkitTab{browser: b, handle: handle, view: b.views[handle]}
		if t.view != nil {
			return t, t.view.reuse(ctx, r)
		}
		v, err := b.inspector.attach(ctx, 1, r)
		b.views[handle], t.view = v, v
		if err == nil && b.noScript {
			err = v.silence(ctx)
		}
		return t, err
	}
	var made struct{ Handle string }
	b.commands.Lock()
	err := b.send(ctx, http.MethodPost, "/window/new", map[string]any{"type": "window"}, &made)
	b.commands.Unlock()
	if err != nil {
		return nil, err
	}
	if b.made == 1 {
		b.made++ // the number of the session
	}
	t := &webkitTab{browser: b, handle: made.Handle}
	mark := "mark-" + made.Handle
	if _, err := t.evaluate(ctx, "void (globalThis.name = "+quote(mark)+")"); err != nil {
		return nil, err
	}
	// Windows that pages opened have numbers too.
	for {
		b.made++
		v, err := b.inspector.attach(ctx, b.made, r)
		if err != nil {
			return nil, err
		}
		var got struct{ Result struct{ Value any } }
		if err := v.call(ctx, "Runtime.evaluate", map[string]any{"expression": "globalThis.name", "returnByValue": true}, &got); err != nil {
			return nil, err
		}
		if got.Result.Value == mark {
			t.view = v
			b.views[made.Handle] = v
			_, err := t.evaluate(ctx, `void (globalThis.name = "")`)
			return t, err
		}
	}
}

func (b *webkit) quit() {
	ctx, cancel := context.WithTimeout(context.Background(), quitTime)
	defer cancel()
	b.commands.Lock()
	b.send(ctx, http.MethodDelete, "", nil, nil) // whatever it says, everything is killed
	b.commands.Unlock()
	b.kill()
}

func (b *webkit) kill() {
	for _, cmd := range []*exec.Cmd{b.driver, b.browser, b.display} {
		killGroup(cmd)
	}
	if b.inspector != nil {
		b.inspector.close()
	}
	if b.own != "" {
		os.RemoveAll(b.own)
	}
}
