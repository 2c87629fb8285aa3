package browser

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// firefoxPrefs make a fresh profile quiet and honest. remote.prefs.recommended
// stays off because its set relaxes what file:// pages may do, so that tests
// of the single file would prove a browser nobody has.
var firefoxPrefs = map[string]any{
	"remote.prefs.recommended":                                    false,
	"app.update.disabledForTesting":                               true,
	"app.normandy.enabled":                                        false,
	"browser.aboutwelcome.enabled":                                false,
	"browser.contentblocking.report.lockwise.enabled":             false,
	"browser.region.network.url":                                  "",
	"browser.safebrowsing.downloads.enabled":                      false,
	"browser.safebrowsing.malware.enabled":                        false,
	"browser.safebrowsing.phishing.enabled":                       false,
	"browser.search.update":                                       false,
	"browser.shell.checkDefaultBrowser":                           false,
	"browser.startup.homepage_override.mstone":                    "ignore",
	"browser.startup.page":                                        0,
	"browser.sessionstore.resume_from_crash":                      false,
	"browser.topsites.contile.enabled":                            false,
	"browser.translations.enable":                                 false,
	"browser.newtabpage.enabled":                                  false,
	"datareporting.policy.dataSubmissionEnabled":                  false,
	"datareporting.policy.dataSubmissionPolicyBypassNotification": true,
	"dom.ipc.reportProcessHangs":                                  false,
	"dom.push.connection.enabled":                                 false,
	"extensions.getAddons.cache.enabled":                          false,
	"extensions.systemAddon.update.enabled":                       false,
	"extensions.update.enabled":                                   false,
	"focusmanager.testmode":                                       true,
	"media.gmp-manager.updateEnabled":                             false,
	"network.captive-portal-service.enabled":                      false,
	"network.connectivity-service.enabled":                        false,
	"network.dns.disablePrefetch":                                 true,
	"network.prefetch-next":                                       false,
	"privacy.trackingprotection.enabled":                          false,
	"security.remote_settings.intermediates.enabled":              false,
	"services.settings.server":                                    "data:,",
	"toolkit.cosmeticAnimations.enabled":                          false,
	"toolkit.startup.max_resumed_crashes":                         -1,
}

// firefox is a Firefox driven by WebDriver BiDi.
type firefox struct {
	cmd      *exec.Cmd
	exited   chan struct{}
	noScript bool
	conn     *bidi
	mu       sync.Mutex
	tabs     map[string]*record // by browsing context
}

func startFirefox(program string, o Options, proxy string) (*firefox, error) {
	host, port, err := net.SplitHostPort(proxy)
	if err != nil {
		return nil, err
	}
	if err := writePrefs(o, host, port); err != nil {
		return nil, err
	}
	b := &firefox{noScript: o.NoScript, exited: make(chan struct{}), tabs: map[string]*record{}}
	// System access is for one thing only: BiDi has no command yet for the
	// colour scheme, so dark sets a preference from the browser's own scope.
	b.cmd = exec.Command(program, "--headless", "--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access", "--profile", o.Profile, "about:blank")
	b.cmd.Env = append(os.Environ(), "MOZ_CRASHREPORTER_DISABLE=1", "MOZ_DATA_REPORTING=0")
	ownGroup(b.cmd)
	output, err := b.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := b.cmd.Start(); err != nil {
		return nil, err
	}
	address := make(chan string, 1)
	go func() {
		announced(output, address)
		b.cmd.Wait()
		close(b.exited)
	}()
	ctx, cancel := context.WithTimeout(context.Background(), actionTime)
	defer cancel()
	select {
	case url := <-address:
		b.conn, err = dialBidi(ctx, url+"/session", b.event)
	case <-b.exited:
		err = errors.New("it ended before it said where to connect")
	case <-ctx.Done():
		err = errors.New("it did not say where to connect")
	}
	if err == nil {
		err = b.conn.call(ctx, "session.new", map[string]any{"capabilities": map[string]any{
			"alwaysMatch": map[string]any{"unhandledPromptBehavior": map[string]any{"default": "accept"}}}}, nil)
	}
	if err == nil {
		err = b.conn.call(ctx, "session.subscribe", map[string]any{
			"events": []string{"log.entryAdded", "network.beforeRequestSent"}}, nil)
	}
	if err != nil {
		b.kill()
		return nil, err
	}
	return b, nil
}

// writePrefs puts the preferences into the profile.
func writePrefs(o Options, host, port string) error {
	prefs := map[string]any{}
	for name, value := range firefoxPrefs {
		prefs[name] = value
	}
	prefs["network.proxy.type"] = 1
	prefs["network.proxy.allow_hijacking_localhost"] = true // not even this machine goes past it
	prefs["network.proxy.http"], prefs["network.proxy.ssl"] = host, host
	prefs["network.proxy.http_port"], prefs["network.proxy.ssl_port"] = json.Number(port), json.Number(port)
	prefs["browser.download.folderList"], prefs["browser.download.dir"] = 2, o.Downloads
	prefs["browser.helperApps.neverAsk.saveToDisk"] = "text/html,text/csv,application/octet-stream,image/png,image/svg+xml"
	if o.NoScript {
		prefs["javascript.enabled"] = false
	}
	for name, value := range o.Prefs {
		prefs[name] = value
	}
	var lines []string
	for name, value := range prefs {
		data, err := json.Marshal(value)
		if err != nil {
			return fmt.Errorf("preference %s: %w", name, err)
		}
		lines = append(lines, fmt.Sprintf("user_pref(%q, %s);\n", name, data))
	}
	slices.Sort(lines)
	return os.WriteFile(filepath.Join(o.Profile, "user.js"), []byte(strings.Join(lines, "")), 0o644)
}

// announced sends the address Firefox prints, and reads on until it ends.
func announced(output io.Reader, address chan<- string) {
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if _, url, ok := strings.Cut(lines.Text(), "WebDriver BiDi listening on "); ok {
			select {
			case address <- strings.TrimSpace(url):
			default:
			}
		}
	}
	io.Copy(io.Discard, output) // a line too long for the scanner must not block the browser
}

// event keeps what an event says with the tab it belongs to; what belongs to
// none (a service worker's request) with all.
func (b *firefox) event(method string, params json.RawMessage) {
	var e struct {
		Context string
		Request struct{ URL string }
		Level   string
		Text    string
		Type    string
		Source  struct{ Context string }
	}
	if json.Unmarshal(params, &e) != nil {
		return
	}
	context := e.Context
	if context == "" {
		context = e.Source.Context
	}
	b.mu.Lock()
	var to []*record
	if r := b.tabs[context]; r != nil {
		to = append(to, r)
	} else {
		for _, r := range b.tabs {
			to = append(to, r)
		}
	}
	b.mu.Unlock()
	for _, r := range to {
		switch {
		case method == "network.beforeRequestSent":
			r.asked(e.Request.URL)
		case method == "log.entryAdded" && (e.Level == "error" || e.Level == "warn"):
			r.said(fmt.Sprintf("%s %s: %s", e.Type, e.Level, e.Text))
		}
	}
}

func (b *firefox) open(ctx context.Context, r *record) (tab, error) {
	var made struct{ Context string }
	if err := b.conn.call(ctx, "browsingContext.create", map[string]any{"type": "tab"}, &made); err != nil {
		return nil, err
	}
	b.mu.Lock()
	b.tabs[made.Context] = r
	b.mu.Unlock()
	return &firefoxTab{browser: b, context: made.Context}, nil
}

func (b *firefox) quit() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if b.conn.call(ctx, "browser.close", map[string]any{}, nil) == nil {
		select {
		case <-b.exited:
		case <-time.After(10 * time.Second):
		}
	}
	b.kill()
}

func (b *firefox) kill() {
	killGroup(b.cmd)
	if b.conn != nil {
		b.conn.close()
	}
	select {
	case <-b.exited:
	case <-time.After(10 * time.Second):
	}
}

// firefoxTab is one tab.
type firefoxTab struct {
	browser *firefox
	context string
}

// call sends a command about this tab.
func (t *firefoxTab) call(ctx context.Context, method string, params map[string]any, result any) error {
	params["context"] = t.context
	return t.browser.conn.call(ctx, method, params, result)
}

func (t *firefoxTab) navigate(ctx context.Context, url string) error {
	return t.call(ctx, "browsingContext.navigate", map[string]any{"url": url, "wait": "complete"}, nil)
}

func (t *firefoxTab) reload(ctx context.Context) error {
	return t.call(ctx, "browsingContext.reload", map[string]any{"wait": "complete"}, nil)
}

func (t *firefoxTab) history(ctx context.Context, delta int) error {
	return t.call(ctx, "browsingContext.traverseHistory", map[string]any{"delta": delta}, nil)
}

func (t *firefoxTab) evaluate(ctx context.Context, expression string) ([]byte, error) {
	// JSON made in the page saves a decoder of BiDi's tagged values.
	wrapped := "(async () => JSON.stringify((await (" + expression + "\n)) ?? null))()"
	if t.browser.noScript {
		wrapped = "JSON.stringify((" + expression + "\n) ?? null)" // promises never settle there
	}
	return t.browser.evaluate(ctx, wrapped, t.context)
}

// evaluate runs an expression that gives a string, in a page or, with system
// access, in the browser's own window.
func (b *firefox) evaluate(ctx context.Context, expression, context string) ([]byte, error) {
	var got struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := b.conn.call(ctx, "script.evaluate", map[string]any{
		"expression": expression, "target": map[string]any{"context": context}, "awaitPromise": !b.noScript}, &got)
	if err != nil {
		return nil, err
	}
	if got.Type == "exception" {
		return nil, errors.New(got.ExceptionDetails.Text)
	}
	return []byte(got.Result.Value), nil
}

func (t *firefoxTab) before(ctx context.Context, script string) error {
	return t.browser.conn.call(ctx, "script.addPreloadScript", map[string]any{
		"functionDeclaration": "() => {" + script + "\n}", "contexts": []string{t.context}}, nil)
}

func (t *firefoxTab) click(ctx context.Context, x, y float64) error {
	if err := t.call(ctx, "browsingContext.activate", map[string]any{}, nil); err != nil {
		return err
	}
	return t.act(ctx, map[string]any{"type": "pointer", "id": "mouse", "actions": []any{
		map[string]any{"type": "pointerMove", "x": int(x), "y": int(y)},
		map[string]any{"type": "pointerDown", "button": 0},
		map[string]any{"type": "pointerUp", "button": 0},
	}})
}

func (t *firefoxTab) press(ctx context.Context, k key, m modifiers) error {
	char := k.char
	if k.named != "" {
		char = bidiKeys[k.named]
	}
	var down, up []any
	for code, on := range map[rune]bool{'\uE009': m.control, '\uE008': m.shift, '\uE00A': m.alt, '\uE03D': m.meta} {
		if on {
			down = append(down, map[string]any{"type": "keyDown", "value": string(code)})
			up = append(up, map[string]any{"type": "keyUp", "value": string(code)})
		}
	}
	actions := append(down, map[string]any{"type": "keyDown", "value": string(char)}, map[string]any{"type": "keyUp", "value": string(char)})
	return t.act(ctx, map[string]any{"type": "key", "id": "keyboard", "actions": append(actions, up...)})
}

func (t *firefoxTab) act(ctx context.Context, source map[string]any) error {
	return t.call(ctx, "input.performActions", map[string]any{"actions": []any{source}}, nil)
}

func (t *firefoxTab) viewport(ctx context.Context, width, height int) error {
	return t.call(ctx, "browsingContext.setViewport", map[string]any{"viewport": map[string]any{"width": width, "height": height}}, nil)
}

// dark sets what pages are told the reader prefers. It holds for the whole
// browser.
func (t *firefoxTab) dark(ctx context.Context, on bool) error {
	var tree struct{ Contexts []struct{ Context string } }
	if err := t.browser.conn.call(ctx, "browsingContext.getTree", map[string]any{"moz:scope": "chrome", "maxDepth": 0}, &tree); err != nil {
		return err
	}
	if len(tree.Contexts) == 0 {
		return errors.New("the browser's own window was not found")
	}
	scheme := 1
	if on {
		scheme = 0
	}
	set := fmt.Sprintf(`(Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", %d), "set")`, scheme)
	_, err := t.browser.evaluate(ctx, set, tree.Contexts[0].Context)
	return err
}

func (t *firefoxTab) slowDown(context.Context, float64) error {
	return errors.New("this browser cannot pretend to be slower")
}

func (t *firefoxTab) screenshot(ctx context.Context) ([]byte, error) {
	var got struct{ Data string }
	if err := t.call(ctx, "browsingContext.captureScreenshot", map[string]any{}, &got); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(got.Data)
}

func (t *firefoxTab) close(ctx context.Context) error {
	t.browser.mu.Lock()
	delete(t.browser.tabs, t.context)
	t.browser.mu.Unlock()
	return t.call(ctx, "browsingContext.close", map[string]any{}, nil)
}
