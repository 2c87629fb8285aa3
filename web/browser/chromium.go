package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromium is a Chromium driven by the DevTools protocol.
type chromium struct {
	cmd      *exec.Cmd
	ctx      context.Context // of the browser's first, unused tab
	cancel   context.CancelFunc
	noScript bool
	release  string
	noted    answers
}

// popups are the lists under the address field, which newer Chromiums draw as
// pages of their own for each window. Making them costs as much processor time
// as a page of ours, and no test sees them.
const popups = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"

func startChromium(program string, o Options, proxy string) (*chromium, error) {
	b := &chromium{noScript: o.NoScript}
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program),
		chromedp.UserDataDir(o.Profile),
		chromedp.WSURLReadTimeout(Patience),
		chromedp.Flag("headless", "new"),
		chromedp.Flag("proxy-server", "http://"+proxy),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"), // not even this machine goes past it
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,"+popups),
		chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) { ownGroup(cmd); b.cmd = cmd }),
	}
	on := []string{"disable-gpu", "disable-quic", "no-first-run", "no-default-browser-check", "disable-background-networking",
		"disable-component-update", "disable-default-apps", "disable-domain-reliability", "disable-sync", "disable-breakpad",
		"disable-extensions", "disable-dev-shm-usage", "disable-popup-blocking", "metrics-recording-only", "mute-audio",
		"disable-renderer-backgrounding", "disable-background-timer-throttling", "disable-backgrounding-occluded-windows"}
	if os.Getuid() == 0 {
		on = append(on, "no-sandbox")
	}
	for _, flag := range append(on, o.Flags...) {
		if name, value, ok := strings.Cut(flag, "="); ok {
			flags = append(flags, chromedp.Flag(name, value))
		} else {
			flags = append(flags, chromedp.Flag(flag, true))
		}
	}
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), flags...)
	silent := func(string, ...any) {} // the protocol grows faster than the library: unknown events are no news
	w := &wire{noted: &b.noted, pending: map[int64]string{}, seen: map[string]bool{}}
	ctx, endBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(silent), chromedp.WithLogf(silent), chromedp.WithDebugf(w.log))
	b.ctx, b.cancel = ctx, func() { endBrowser(); endAllocator() }
	save := cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(o.Downloads)
	err := chromedp.Run(ctx, save, chromedp.ActionFunc(func(ctx context.Context) error {
		_, product, _, _, _, err := cdpbrowser.GetVersion().Do(ctx)
		b.release = strings.Replace(strings.TrimPrefix(product, "Headless"), "Chrome/", "Chromium ", 1)
		return err
	}))
	if err != nil {
		b.kill()
		return nil, err
	}
	return b, nil
}

func (b *chromium) version() string    { return b.release }
func (b *chromium) protocol() []string { return b.noted.lines() }

// isolate makes a browser context: a profile in memory, with storage, caches
// and service workers of its own.
func (b *chromium) isolate(ctx context.Context, o Options, proxy string) (isolated, error) {
	c := chromedp.FromContext(b.ctx)
	whole := cdp.WithExecutor(ctx, c.Browser)
	id, err := target.CreateBrowserContext().WithProxyServer("http://" + proxy).WithProxyBypassList("<-loopback>").Do(whole)
	if err != nil {
		return nil, err
	}
	save := cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(o.Downloads).WithBrowserContextID(id)
	return &chromiumUser{b, id, true}, save.Do(whole)
}

// chromiumUser is a browser context of a running Chromium.
type chromiumUser struct {
	*chromium
	id    cdp.BrowserContextID
	first bool // tab, which needs a window
}

func (u *chromiumUser) open(ctx context.Context, r *record) (tab, error) {
	c := chromedp.FromContext(u.ctx)
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(u.id).WithNewWindow(u.first).Do(cdp.WithExecutor(ctx, c.Browser))
	if err != nil {
		return nil, err
	}
	u.first = false
	return u.attach(r, u.id, chromedp.WithTargetID(id))
}

func (u *chromiumUser) end(ctx context.Context) error {
	c := chromedp.FromContext(u.ctx)
	return target.DisposeBrowserContext(u.id).Do(cdp.WithExecutor(ctx, c.Browser))
}

func (b *chromium) open(_ context.Context, r *record) (tab, error) { return b.attach(r, "") }

// attach makes a tab, or takes the one that the option names, and has it report
// to r; user is the browser context, "" for the process's own.
func (b *chromium) attach(r *record, user cdp.BrowserContextID, o ...chromedp.ContextOption) (tab, error) {
	tabCtx, cancel := chromedp.NewContext(b.ctx, o...)
	t := &chromiumTab{ctx: tabCtx, cancel: cancel}
	chromedp.ListenTarget(tabCtx, func(event any) {
		// A page that holds what is not saved asks before it is left. Firefox answers
		// by itself.
		if asked, is := event.(*page.EventJavascriptDialogOpening); is && asked.Type == page.DialogTypeBeforeunload {
			go chromedp.Run(tabCtx, page.HandleJavaScriptDialog(true))
		}
		r.chromium(event)
	})
	chromedp.ListenBrowser(tabCtx, func(event any) {
		// A service worker is a target of its own: its requests and its
		// complaints are the page's too.
		if made, ok := event.(*target.EventTargetCreated); ok && made.TargetInfo.Type == "service_worker" && (user == "" || made.TargetInfo.BrowserContextID == user) {
			worker, _ := chromedp.NewContext(tabCtx, chromedp.WithTargetID(made.TargetInfo.TargetID))
			chromedp.ListenTarget(worker, func(event any) { r.chromium(event) })
			go chromedp.Run(worker, network.Enable())
		}
	})
	err := chromedp.Run(tabCtx, // its first run must have no deadline: the tab would end with it
		page.BringToFront(),
		emulation.SetFocusEmulationEnabled(true),
		emulation.SetScriptExecutionDisabled(b.noScript))
	if err != nil {
		cancel()
		return nil, err
	}
	return t, nil
}

func (b *chromium) quit() {
	done := make(chan struct{})
	go func() { chromedp.Cancel(b.ctx); close(done) }()
	select {
	case <-done:
	case <-time.After(quitTime):
	}
	b.kill()
}

func (b *chromium) kill() {
	killGroup(b.cmd)
	b.cancel()
}

// chromium keeps what an event of the DevTools protocol says.
func (r *record) chromium(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.asked(e.Request.URL)
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.APITypeError && e.Type != runtime.APITypeWarning && e.Type != runtime.APITypeAssert {
			return
		}
		var words []string
		for _, a := range e.Args {
			if a.Description != "" {
				words = append(words, a.Description)
			} else {
				words = append(words, strings.Trim(string(a.Value), `"`))
			}
		}
		r.said(fmt.Sprintf("%s: %s", e.Type, strings.Join(words, " ")))
	case *runtime.EventExceptionThrown:
		r.said("uncaught: " + exception(e.ExceptionDetails))
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.LevelError || e.Entry.Level == cdplog.LevelWarning {
			r.said(fmt.Sprintf("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	}
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return fmt.Sprintf("%s at %s:%d", d.Text, d.URL, d.LineNumber+1)
}

// chromiumTab is one tab; ctx ends with it.
type chromiumTab struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// run does the actions in the tab, for as long as ctx allows.
func (t *chromiumTab) run(ctx context.Context, actions ...chromedp.Action) error {
	c, cancel := context.WithCancel(t.ctx)
	defer cancel()
	defer context.AfterFunc(ctx, cancel)()
	err := chromedp.Run(c, actions...)
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (t *chromiumTab) navigate(ctx context.Context, url string) error {
	return t.run(ctx, chromedp.Navigate(url))
}

func (t *chromiumTab) reload(ctx context.Context) error { return t.run(ctx, chromedp.Reload()) }

func (t *chromiumTab) history(ctx context.Context, delta int) error {
	return t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		at, entries, err := page.GetNavigationHistory().Do(ctx)
		if err != nil {
			return err
		}
		to := int(at) + delta
		if to < 0 || to >= len(entries) {
			return fmt.Errorf("the history has no entry %+d from %d of %d", delta, at+1, len(entries))
		}
		return page.NavigateToHistoryEntry(entries[to].ID).Do(ctx)
	}))
}

func (t *chromiumTab) evaluate(ctx context.Context, expression string) ([]byte, error) {
	var value []byte
	err := t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		result, failed, err := runtime.Evaluate(expression).WithAwaitPromise(true).WithReturnByValue(true).
			WithAllowUnsafeEvalBlockedByCSP(false).Do(ctx) // a test may do no more than the page
		if err != nil {
			return err
		}
		if failed != nil {
			return errors.New(exception(failed))
		}
		value = result.Value
		return nil
	}))
	if len(value) == 0 {
		value = []byte("null")
	}
	return value, err
}

func (t *chromiumTab) before(ctx context.Context, script string) error {
	return t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
}

func (t *chromiumTab) click(ctx context.Context, x, y float64) error {
	return t.run(ctx, page.BringToFront(), chromedp.MouseEvent(input.MouseMoved, x, y), chromedp.MouseClickXY(x, y))
}

// chromiumKeys are the runes by which chromedp's key table knows named keys.
var chromiumKeys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Backspace": kb.Backspace, "Delete": kb.Delete,
	"ArrowLeft": kb.ArrowLeft, "ArrowUp": kb.ArrowUp, "ArrowRight": kb.ArrowRight, "ArrowDown": kb.ArrowDown,
	"Home": kb.Home, "End": kb.End, "PageUp": kb.PageUp, "PageDown": kb.PageDown,
}

func (t *chromiumTab) press(ctx context.Context, k key, m modifiers) error {
	r := k.char
	if k.named != "" {
		r = []rune(chromiumKeys[k.named])[0]
	}
	var held input.Modifier
	for modifier, on := range map[input.Modifier]bool{
		input.ModifierCtrl: m.control, input.ModifierShift: m.shift, input.ModifierAlt: m.alt, input.ModifierMeta: m.meta} {
		if on {
			held |= modifier
		}
	}
	var actions []chromedp.Action
	for _, event := range kb.Encode(r) {
		if event.Type == input.KeyChar && held&^input.ModifierShift != 0 {
			continue // a shortcut types nothing
		}
		event.Modifiers |= held
		actions = append(actions, event)
	}
	return t.run(ctx, actions...)
}

func (t *chromiumTab) viewport(ctx context.Context, width, height int) error {
	return t.run(ctx, emulation.SetDeviceMetricsOverride(int64(width), int64(height), 1, false))
}

func (t *chromiumTab) dark(ctx context.Context, on bool) error {
	scheme := "light"
	if on {
		scheme = "dark"
	}
	return t.run(ctx, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
}

func (t *chromiumTab) slowDown(ctx context.Context, times float64) error {
	return t.run(ctx, emulation.SetCPUThrottlingRate(times))
}

func (t *chromiumTab) stopWorkers(ctx context.Context) error {
	return t.run(ctx, serviceworker.Enable(), serviceworker.StopAllWorkers())
}

func (t *chromiumTab) screenshot(ctx context.Context) ([]byte, error) {
	var png []byte
	err := t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		png, err = page.CaptureScreenshot().Do(ctx)
		return err
	}))
	return png, err
}

func (t *chromiumTab) paper(ctx context.Context, on bool) error {
	media := ""
	if on {
		media = "print"
	}
	return t.run(ctx, emulation.SetEmulatedMedia().WithMedia(media))
}

func (t *chromiumTab) pdf(ctx context.Context, paper Paper) ([]byte, error) {
	var pdf []byte
	err := t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithPaperWidth(paper.Width).WithPaperHeight(paper.Height).WithPreferCSSPageSize(true).
			WithMarginTop(0).WithMarginBottom(0).WithMarginLeft(0).WithMarginRight(0).Do(ctx)
		return err
	}))
	return pdf, err
}

func (t *chromiumTab) close(ctx context.Context) error {
	c := chromedp.FromContext(t.ctx)
	err := target.CloseTarget(c.Target.TargetID).Do(cdp.WithExecutor(ctx, c.Browser))
	t.cancel()
	return err
}
