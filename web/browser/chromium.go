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
}

func startChromium(program string, o Options, proxy string) (*chromium, error) {
	b := &chromium{noScript: o.NoScript}
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program),
		chromedp.UserDataDir(o.Profile),
		chromedp.WSURLReadTimeout(actionTime),
		chromedp.Flag("headless", "new"),
		chromedp.Flag("proxy-server", "http://"+proxy),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"), // not even this machine goes past it
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider"),
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
	ctx, endBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(silent), chromedp.WithLogf(silent))
	b.ctx, b.cancel = ctx, func() { endBrowser(); endAllocator() }
	save := cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(o.Downloads)
	if err := chromedp.Run(ctx, save); err != nil {
		b.kill()
		return nil, err
	}
	return b, nil
}

func (b *chromium) open(ctx context.Context, r *record) (tab, error) {
	tabCtx, cancel := chromedp.NewContext(b.ctx)
	t := &chromiumTab{ctx: tabCtx, cancel: cancel}
	chromedp.ListenTarget(tabCtx, func(event any) { r.chromium(event) })
	chromedp.ListenBrowser(tabCtx, func(event any) {
		// A service worker is a target of its own: its requests and its
		// complaints are the page's too.
		if made, ok := event.(*target.EventTargetCreated); ok && made.TargetInfo.Type == "service_worker" {
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
	case <-time.After(10 * time.Second):
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

func (t *chromiumTab) screenshot(ctx context.Context) ([]byte, error) {
	var png []byte
	err := t.run(ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		png, err = page.CaptureScreenshot().Do(ctx)
		return err
	}))
	return png, err
}

func (t *chromiumTab) close(ctx context.Context) error {
	c := chromedp.FromContext(t.ctx)
	err := target.CloseTarget(c.Target.TargetID).Do(cdp.WithExecutor(ctx, c.Browser))
	t.cancel()
	return err
}
