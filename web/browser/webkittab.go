package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// webkitTab is one window.
type webkitTab struct {
	browser *webkit
	handle  string
	view    *view
}

// call sends a command about this window.
func (t *webkitTab) call(ctx context.Context, method, path string, params, result any) error {
	b := t.browser
	b.commands.Lock()
	defer b.commands.Unlock()
	if b.chosen != t.handle {
		if err := b.send(ctx, http.MethodPost, "/window", map[string]any{"handle": t.handle}, nil); err != nil {
			return err
		}
		b.chosen = t.handle
	}
	return b.send(ctx, method, path, params, result)
}

func (t *webkitTab) navigate(ctx context.Context, url string) error {
	return t.call(ctx, http.MethodPost, "/url", map[string]any{"url": url}, nil)
}

func (t *webkitTab) reload(ctx context.Context) error {
	return t.call(ctx, http.MethodPost, "/refresh", nil, nil)
}

func (t *webkitTab) history(ctx context.Context, delta int) error {
	command := map[int]string{-1: "/back", +1: "/forward"}[delta]
	if command == "" {
		return fmt.Errorf("this browser goes one step at a time, not %+d", delta)
	}
	return t.call(ctx, http.MethodPost, command, nil, nil)
}

func (t *webkitTab) evaluate(ctx context.Context, expression string) ([]byte, error) {
	if t.browser.noScript {
		return t.view.evaluate(ctx, expression)
	}
	script := "const done = arguments[arguments.length - 1];\n" +
		"(async () => JSON.stringify((await (" + expression + "\n)) ?? null))().then(value => done({value}), error => done({error: String(error) + ' ' + (error?.stack ?? '')}));"
	var got struct {
		Value string
		Error *string
	}
	err := t.call(ctx, http.MethodPost, "/execute/async", map[string]any{"script": script, "args": []any{}}, &got)
	if err == nil && got.Error != nil {
		err = errors.New(*got.Error)
	}
	return []byte(got.Value), err
}

func (t *webkitTab) before(ctx context.Context, script string) error {
	return t.view.before(ctx, script)
}

func (t *webkitTab) click(ctx context.Context, x, y float64) error {
	return t.act(ctx, map[string]any{"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"}, "actions": []any{
		map[string]any{"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0},
		map[string]any{"type": "pointerDown", "button": 0},
		map[string]any{"type": "pointerUp", "button": 0},
	}})
}

func (t *webkitTab) press(ctx context.Context, k key, m modifiers) error {
	return t.act(ctx, map[string]any{"type": "key", "id": "keyboard", "actions": keyActions(k, m)})
}

func (t *webkitTab) act(ctx context.Context, source map[string]any) error {
	return t.call(ctx, http.MethodPost, "/actions", map[string]any{"actions": []any{source}}, nil)
}

// viewport makes the window so large that the page in it has the size wanted.
func (t *webkitTab) viewport(ctx context.Context, width, height int) error {
	for {
		data, err := t.evaluate(ctx, "[innerWidth, innerHeight, outerWidth, outerHeight]")
		if err != nil {
			return err
		}
		var now [4]int
		if err := json.Unmarshal(data, &now); err != nil {
			return err
		}
		if now[0] == width && now[1] == height {
			return nil
		}
		err = t.call(ctx, http.MethodPost, "/window/rect", map[string]any{"width": width + now[2] - now[0], "height": height + now[3] - now[1]}, nil)
		if err != nil {
			return err
		}
		if err := pause(ctx); err != nil {
			return fmt.Errorf("the page measures %d × %d: %w", now[0], now[1], err)
		}
	}
}

func (t *webkitTab) dark(ctx context.Context, on bool) error { return t.view.setDark(ctx, on) }

func (t *webkitTab) slowDown(context.Context, float64) error {
	return errors.New("this browser cannot pretend to be slower")
}

func (t *webkitTab) stopWorkers(context.Context) error {
	return errors.New("this browser stops workers only by itself")
}

// screenshot asks the inspector: the driver's own command sometimes never comes
// back.
func (t *webkitTab) screenshot(ctx context.Context) ([]byte, error) {
	data, err := t.evaluate(ctx, "[innerWidth, innerHeight]")
	if err != nil {
		return nil, err
	}
	var size [2]int
	if err := json.Unmarshal(data, &size); err != nil {
		return nil, err
	}
	var got struct{ DataURL string }
	err = t.view.call(ctx, "Page.snapshotRect", map[string]any{"x": 0, "y": 0, "width": size[0], "height": size[1], "coordinateSystem": "Viewport"}, &got)
	if err != nil {
		return nil, err
	}
	_, text, _ := strings.Cut(got.DataURL, ";base64,")
	return base64.StdEncoding.DecodeString(text)
}

func (t *webkitTab) paper(context.Context, bool) error {
	return errors.New("this browser cannot show a page as it prints it")
}

func (t *webkitTab) pdf(context.Context, Paper) ([]byte, error) {
	return nil, errors.New("this browser prints to no file")
}

// close closes the window, unless it is the last: the session would end with it.
func (t *webkitTab) close(ctx context.Context) error {
	b := t.browser
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.views)-len(b.free) == 1 {
		b.free = append(b.free, t.handle)
		return t.navigate(ctx, "about:blank")
	}
	delete(b.views, t.handle)
	err := t.call(ctx, http.MethodDelete, "/window", nil, nil)
	b.commands.Lock()
	b.chosen = ""
	b.commands.Unlock()
	return err
}
