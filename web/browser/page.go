package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Page is one tab. Its methods end the test when the browser refuses.
type Page struct {
	tb      testing.TB
	browser *Browser
	tab     tab
	record  *record
}

// In returns the same tab reporting to another test, for subtests that share
// one page.
func (p *Page) In(tb testing.TB) *Page {
	q := *p
	q.tb = tb
	return &q
}

// do runs one action with a deadline and ends the test if it fails.
func (p *Page) do(what string, action func(context.Context) error) {
	p.tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	if err := action(ctx); err != nil {
		p.tb.Fatalf("%s: %s: %v", p.browser.Kind, what, err)
	}
}

// Open goes to an address and waits until the document and its files are loaded.
func (p *Page) Open(url string) {
	Opened++
	p.tb.Helper()
	p.do("open "+url, func(ctx context.Context) error { return p.tab.navigate(ctx, url) })
}

// TryOpen is Open for addresses that may not answer.
func (p *Page) TryOpen(url string) error {
	Opened++
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	return p.tab.navigate(ctx, url)
}

// Reload loads the page again, as the reader's reload key does.
var Opened int

func (p *Page) Reload() {
	Opened++
	p.tb.Helper()
	p.do("reload", p.tab.reload)
}

// Back goes one step back in the history. It does not wait for the page.
func (p *Page) Back() {
	p.tb.Helper()
	p.do("back", func(ctx context.Context) error { return p.tab.history(ctx, -1) })
}

// Forward goes one step forward in the history. It does not wait for the page.
func (p *Page) Forward() {
	p.tb.Helper()
	p.do("forward", func(ctx context.Context) error { return p.tab.history(ctx, +1) })
}

// Eval decodes the value of a JavaScript expression into out (nil to ignore
// it). A promise is awaited.
func (p *Page) Eval(expression string, out any) {
	p.tb.Helper()
	if err := p.TryEval(expression, out); err != nil {
		p.tb.Fatalf("%s: evaluate %s: %v", p.browser.Kind, shorten(expression, 200), err)
	}
}

// TryEval is Eval for expressions that may fail.
func (p *Page) TryEval(expression string, out any) error {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	data, err := p.tab.evaluate(ctx, expression)
	if err != nil || out == nil {
		return err
	}
	return json.Unmarshal(data, out)
}

// String returns the value of an expression that gives text.
func (p *Page) String(expression string) string {
	p.tb.Helper()
	var s string
	p.Eval(expression, &s)
	return s
}

// Count returns how many elements match a CSS selector.
func (p *Page) Count(css string) int {
	p.tb.Helper()
	var n int
	p.Eval("document.querySelectorAll("+quote(css)+").length", &n)
	return n
}

// WaitFor waits until a JavaScript condition, or what it promises, holds. When it does not in time,
// the test ends with what the page showed and what its console said.
func (p *Page) WaitFor(condition string) {
	p.tb.Helper()
	var last error
	test := "(async () => Boolean(await (" + condition + "\n)))()"
	if p.browser.o.NoScript {
		test = "Boolean(" + condition + "\n)" // promises never settle there
	}
	for end := time.Now().Add(Patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		var holds bool
		// A page that is being replaced cannot answer: that is no failure yet.
		if last = p.TryEval(test, &holds); last == nil && holds {
			return
		}
	}
	p.tb.Fatalf("%s: after %v this was still not so: %s\nlast error: %v\n%s", p.browser.Kind, Patience, condition, last, p.Describe())
}

// WaitText waits until an element that matches css shows the text. Runs of
// white space count as one space.
func (p *Page) WaitText(css, text string) {
	p.tb.Helper()
	p.WaitFor("[..." + "document.querySelectorAll(" + quote(css) + ")].some(e => e.textContent.replace(/\\s+/g, ' ').includes(" + quote(text) + "))")
}

// Describe tells where the page is, what it shows and what its console said.
func (p *Page) Describe() string {
	var now struct{ At, Text string }
	err := p.TryEval(`({At: location.href, Text: document.body ? document.body.innerText : "(no body)"})`, &now)
	if err != nil {
		now.Text = "(cannot be read: " + err.Error() + ")"
	}
	return fmt.Sprintf("at: %s\nconsole: %s\nit shows: %s", now.At, strings.Join(p.Console(), "\n  "), shorten(now.Text, 900))
}

// Before runs a script in every document the tab opens from now on, before any
// of the document's own: the place to take something away from the page.
func (p *Page) Before(script string) {
	p.tb.Helper()
	p.do("prepare documents", func(ctx context.Context) error { return p.tab.before(ctx, script) })
}

// Click moves the mouse to the middle of the first visible element that
// matches and clicks it. An element that something else covers is a failure.
func (p *Page) Click(css string) {
	p.tb.Helper()
	p.click("click "+css, "document.querySelectorAll("+quote(css)+")")
}

// ClickText clicks the first visible element that matches css and whose text
// is the given one, white space apart.
func (p *Page) ClickText(css, text string) {
	p.tb.Helper()
	p.click("click "+css+" “"+text+"”", "[...document.querySelectorAll("+quote(css)+
		")].filter(e => e.textContent.replace(/\\s+/g, ' ').trim() === "+quote(text)+")")
}

// click clicks the first of the elements a JavaScript expression lists.
func (p *Page) click(what, elements string) {
	p.tb.Helper()
	// Chromium throws away what is typed and clicked before the first paint.
	painted := ""
	if p.browser.Kind == Chromium {
		painted = `if (!performance.getEntriesByType("paint").length) return {problem: "nothing is painted yet"};`
	}
	find := `(() => {
		` + painted + `
		const e = [...` + elements + `].find(e => e.checkVisibility ? e.checkVisibility({visibilityProperty: true}) : e.offsetParent);
		if (!e) return {problem: "nothing visible matches"};
		e.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		const r = e.getClientRects()[0];
		if (!r) return {problem: "the element has no box"};
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		const top = document.elementFromPoint(x, y);
		if (!top || !(e.contains(top) || top.contains(e) || (top.control ?? null) === e))
			return {problem: "covered by " + (top ? top.outerHTML.slice(0, 120) : "nothing: outside the view")};
		return {x, y};
	})()`
	var at struct {
		X, Y    float64
		Problem string
	}
	// The page may be drawing itself: one that cannot be clicked now may be
	// clickable in a moment.
	for end := time.Now().Add(Patience); ; time.Sleep(50 * time.Millisecond) {
		at.Problem = ""
		if err := p.TryEval(find, &at); err != nil {
			at.Problem = err.Error()
		}
		if at.Problem == "" {
			break
		}
		if time.Now().After(end) {
			p.tb.Fatalf("%s: %s: %s\n%s", p.browser.Kind, what, at.Problem, p.Describe())
		}
	}
	p.do(what, func(ctx context.Context) error { return p.tab.click(ctx, at.X, at.Y) })
}

// Type types text into the focused element, key by key.
func (p *Page) Type(text string) {
	p.tb.Helper()
	p.do("type "+text, func(ctx context.Context) error {
		for _, r := range text {
			if err := p.tab.press(ctx, key{char: r}, modifiers{}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Press presses one key: a character or "Enter", "Tab", "Escape", "ArrowDown"
// and so on, with "Control+", "Shift+", "Alt+" or "Meta+" before it.
func (p *Page) Press(name string) {
	p.tb.Helper()
	p.do("press "+name, func(ctx context.Context) error {
		k, m, err := parseKey(name)
		if err != nil {
			return err
		}
		return p.tab.press(ctx, k, m)
	})
}

// SetViewport sets the size of the page in CSS pixels.
func (p *Page) SetViewport(width, height int) {
	p.tb.Helper()
	p.do("set the viewport", func(ctx context.Context) error { return p.tab.viewport(ctx, width, height) })
}

// Dark tells the page that the reader prefers a dark (or light) scheme. In
// Firefox it holds for every tab of the browser.
func (p *Page) Dark(on bool) {
	p.tb.Helper()
	p.do("set the colour scheme", func(ctx context.Context) error { return p.tab.dark(ctx, on) })
}

// SlowDown makes the processor so many times slower for this tab. Only Chromium
// can; elsewhere it ends the test.
func (p *Page) SlowDown(times float64) {
	p.tb.Helper()
	p.do("slow down", func(ctx context.Context) error { return p.tab.slowDown(ctx, times) })
}

// StopWorkers stops the service workers of the page's origin, as a browser does
// with those that rest. Only Chromium can when it is asked; elsewhere it ends the
// test.
func (p *Page) StopWorkers() {
	p.tb.Helper()
	p.do("stop the service workers", p.tab.stopWorkers)
}

// Screenshot returns the visible part of the page as PNG.
func (p *Page) Screenshot() []byte {
	p.tb.Helper()
	var png []byte
	p.do("screenshot", func(ctx context.Context) (err error) {
		png, err = p.tab.screenshot(ctx)
		return err
	})
	return png
}

// OnPaper styles the page as for paper, or no longer. Only Chromium can; elsewhere
// it ends the test.
func (p *Page) OnPaper(on bool) {
	p.tb.Helper()
	p.do("style for paper", func(ctx context.Context) error { return p.tab.paper(ctx, on) })
}

// Paper is a size of paper, in inches.
type Paper struct{ Width, Height float64 }

// A4 and Letter are what schools print on.
var (
	A4     = Paper{210 / 25.4, 297 / 25.4}
	Letter = Paper{8.5, 11}
)

// PDF prints the page as its style sheet for paper has it. A sheet that the style
// sheet turns is turned.
func (p *Page) PDF(paper Paper) []byte {
	p.tb.Helper()
	var pdf []byte
	p.do("print", func(ctx context.Context) (err error) {
		pdf, err = p.tab.pdf(ctx, paper)
		return err
	})
	return pdf
}

// Console returns the errors and warnings so far: of scripts, of the network,
// of the content security policy, and exceptions nobody caught.
func (p *Page) Console() []string {
	p.record.mu.Lock()
	defer p.record.mu.Unlock()
	return append([]string(nil), p.record.console...)
}

// Requests returns the address of every request so far. WebKit tells nobody
// which tab asked, so there it is what all tabs asked of the network; what needs
// none, a file or a blob, is not among it.
func (p *Page) Requests() []string {
	if p.browser.Kind == WebKit {
		return p.browser.proxy.requests()
	}
	p.record.mu.Lock()
	defer p.record.mu.Unlock()
	return append([]string(nil), p.record.requests...)
}

// Close closes the tab.
func (p *Page) Close() {
	p.tb.Helper()
	p.do("close the tab", p.tab.close)
}

// quote writes a string as JavaScript.
func quote(s string) string {
	data, _ := json.Marshal(s) // a string always encodes
	return string(data)
}

func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + " …"
}
