package browser

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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
	"dom.ipc.processPrelaunch.enabled":                            false, // a process that no test uses
	"browser.newtab.preload":                                      false,
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

// firefox is a Firefox driven by WebDriver BiDi, and by Marionette for what
// BiDi has no command for.
type firefox struct {
	cmd      *exec.Cmd
	exited   chan struct{}
	noScript bool
	conn     *bidi
	below    *marionette
	release  string
	noted    answers
	mu       sync.Mutex
	tabs     map[string]*record // by browsing context
}

func startFirefox(program string, o Options, proxy string) (*firefox, error) {
	if err := writePrefs(o, proxy); err != nil {
		return nil, err
	}
	b := &firefox{noScript: o.NoScript, exited: make(chan struct{}), tabs: map[string]*record{}}
	// What an earlier Firefox left in this profile is not this one's.
	os.Remove(filepath.Join(o.Profile, "MarionetteActivePort"))
	// System access is for one thing only: preferences while it runs.
	b.cmd = exec.Command(program, "--headless", "--no-remote", "--marionette", "--remote-debugging-port=0", "--remote-allow-system-access", "--profile", o.Profile, "about:blank")
	b.cmd.Env = append(os.Environ(), "MOZ_CRASHREPORTER_DISABLE=1", "MOZ_DATA_REPORTING=0")
	ownGroup(b.cmd)
	output, err := b.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := b.cmd.Start(); err != nil {
		return nil, err
	}
	listens := make(chan struct{})
	go func() {
		announced(output, listens)
		b.cmd.Wait()
		close(b.exited)
	}()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	if err := b.connect(ctx, o.Profile, listens); err != nil {
		b.kill()
		return nil, err
	}
	return b, nil
}

// connect begins the session by Marionette and joins it by BiDi, which has to
// listen before that, or the session is without it.
func (b *firefox) connect(ctx context.Context, profile string, listens <-chan struct{}) error {
	select {
	case <-listens:
	case <-b.exited:
		return errors.New("it ended before it said where to connect")
	case <-ctx.Done():
		return errors.New("it did not say where to connect")
	}
	port, err := marionettePort(ctx, profile, b.exited)
	if err != nil {
		return err
	}
	if b.below, err = dialMarionette(ctx, port, &b.noted); err != nil {
		return err
	}
	url, version, err := b.below.session(ctx)
	if err != nil {
		return err
	}
	b.release = "Firefox " + version
	if b.conn, err = dialBidi(ctx, url, b.event, &b.noted); err != nil {
		return err
	}
	return b.conn.call(ctx, "session.subscribe", map[string]any{
		"events": []string{"log.entryAdded", "network.beforeRequestSent"}}, nil)
}

func (b *firefox) version() string    { return b.release }
func (b *firefox) protocol() []string { return b.noted.lines() }

// writePrefs puts the preferences into the profile.
func writePrefs(o Options, proxy string) error {
	prefs := map[string]any{}
	for name, value := range firefoxPrefs {
		prefs[name] = value
	}
	prefs["marionette.port"] = 0 // any that is free
	prefs["network.proxy.type"] = 1
	prefs["network.proxy.allow_hijacking_localhost"] = true // not even this machine goes past it
	prefs["browser.download.folderList"] = 2
	own, err := ownPrefs(o, proxy)
	if err != nil {
		return err
	}
	maps.Copy(prefs, own)
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

// ownPrefs are the preferences that differ from one user of a running Firefox to
// the next.
func ownPrefs(o Options, proxy string) (map[string]any, error) {
	host, service, err := net.SplitHostPort(proxy)
	if err != nil {
		return nil, err
	}
	port, err := strconv.Atoi(service)
	return map[string]any{
		"network.proxy.http": host, "network.proxy.ssl": host,
		"network.proxy.http_port": port, "network.proxy.ssl_port": port,
		"browser.download.dir": o.Downloads,
		colourScheme:           schemeOfSystem,
	}, err
}

// The preference that tells pages which colour scheme the reader wants, and its
// values.
const (
	colourScheme   = "layout.css.prefers-color-scheme.content-override"
	schemeDark     = 0
	schemeLight    = 1
	schemeOfSystem = 2
)

// announced closes the channel when Firefox says that BiDi listens, and reads on
// until it ends.
func announced(output io.Reader, listens chan<- struct{}) {
	lines := bufio.NewScanner(output)
	for said := false; lines.Scan(); {
		if !said && strings.Contains(lines.Text(), "WebDriver BiDi listening on ") {
			said = true
			close(listens)
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
	return b.openIn(ctx, r, "default")
}

func (b *firefox) openIn(ctx context.Context, r *record, user string) (tab, error) {
	var made struct{ Context string }
	if err := b.conn.call(ctx, "browsingContext.create", map[string]any{"type": "tab", "userContext": user}, &made); err != nil {
		return nil, err
	}
	b.mu.Lock()
	b.tabs[made.Context] = r
	b.mu.Unlock()
	return &firefoxTab{browser: b, context: made.Context}, nil
}

func (b *firefox) quit() {
	ctx, cancel := context.WithTimeout(context.Background(), quitTime)
	defer cancel()
	if b.below.call(ctx, "Marionette:Quit", map[string]any{"flags": []string{"eForceQuit"}}, nil) == nil {
		select {
		case <-b.exited:
		case <-ctx.Done():
		}
	}
	b.kill()
}

func (b *firefox) kill() {
	killGroup(b.cmd)
	if b.conn != nil {
		b.conn.close()
	}
	if b.below != nil {
		b.below.close()
	}
	select {
	case <-b.exited:
	case <-time.After(quitTime):
	}
}

// isolate makes a user context: a container with storage, caches and service
// workers of its own. Preferences are the whole browser's, so there is one at
// a time.
func (b *firefox) isolate(ctx context.Context, o Options, proxy string) (isolated, error) {
	prefs, err := ownPrefs(o, proxy)
	if err != nil {
		return nil, err
	}
	if err := b.below.set(ctx, prefs); err != nil {
		return nil, err
	}
	var made struct{ UserContext string }
	if err := b.conn.call(ctx, "browser.createUserContext", map[string]any{}, &made); err != nil {
		return nil, err
	}
	return &firefoxUser{b, made.UserContext}, nil
}

// firefoxUser is a user context of a running Firefox.
type firefoxUser struct {
	*firefox
	id string
}

func (u *firefoxUser) open(ctx context.Context, r *record) (tab, error) {
	return u.openIn(ctx, r, u.id)
}

func (u *firefoxUser) end(ctx context.Context) error {
	u.mu.Lock()
	clear(u.tabs)
	u.mu.Unlock()
	return u.conn.call(ctx, "browser.removeUserContext", map[string]any{"userContext": u.id}, nil)
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
	var got struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := t.browser.conn.call(ctx, "script.evaluate", map[string]any{
		"expression": wrapped, "target": map[string]any{"context": t.context}, "awaitPromise": !t.browser.noScript}, &got)
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
	return t.act(ctx, map[string]any{"type": "key", "id": "keyboard", "actions": keyActions(k, m)})
}

func (t *firefoxTab) act(ctx context.Context, source map[string]any) error {
	return t.call(ctx, "input.performActions", map[string]any{"actions": []any{source}}, nil)
}

func (t *firefoxTab) viewport(ctx context.Context, width, height int) error {
	return t.call(ctx, "browsingContext.setViewport", map[string]any{"viewport": map[string]any{"width": width, "height": height}}, nil)
}

// dark sets what pages are told the reader prefers. It holds for the whole
// browser: BiDi has no command for one tab that every release knows.
func (t *firefoxTab) dark(ctx context.Context, on bool) error {
	scheme := schemeLight
	if on {
		scheme = schemeDark
	}
	return t.browser.below.set(ctx, map[string]any{colourScheme: scheme})
}

func (t *firefoxTab) slowDown(context.Context, float64) error {
	return errors.New("this browser cannot pretend to be slower")
}

func (t *firefoxTab) stopWorkers(context.Context) error {
	return errors.New("this browser stops workers only by itself: see dom.serviceWorkers.idle_timeout")
}

func (t *firefoxTab) screenshot(ctx context.Context) ([]byte, error) {
	var got struct{ Data string }
	if err := t.call(ctx, "browsingContext.captureScreenshot", map[string]any{}, &got); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(got.Data)
}

func (t *firefoxTab) paper(context.Context, bool) error {
	return errors.New("this browser cannot show a page as it prints it")
}

func (t *firefoxTab) pdf(ctx context.Context, paper Paper) ([]byte, error) {
	const inch = 2.54 // centimetres
	var result struct{ Data []byte }
	err := t.call(ctx, "browsingContext.print", map[string]any{"page": map[string]any{"width": paper.Width * inch, "height": paper.Height * inch}}, &result)
	return result.Data, err
}

func (t *firefoxTab) close(ctx context.Context) error {
	t.browser.mu.Lock()
	delete(t.browser.tabs, t.context)
	t.browser.mu.Unlock()
	return t.call(ctx, "browsingContext.close", map[string]any{}, nil)
}
