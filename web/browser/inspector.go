package browser

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
)

// inspector is a connection to WebKit's remote inspector, which has what classic
// WebDriver has no command for: the console, scripts that run before a
// document's own, the colour scheme, a picture of the page that never hangs.
//
// A message is the length of its body as four bytes, the most significant first,
// a byte of flags, and the body: the message's name, a zero byte, and its values
// as GVariant writes them (Source/WTF/wtf/glib/SocketConnection.cpp and
// Source/JavaScriptCore/inspector/remote/glib of WebKit). Only one form of
// values is used here: two numbers of eight bytes, which name the process that
// has a view and the view, and a text with a zero byte at its end.
//
// The text is JSON of WebKit's inspector protocol. A view shows its page by a
// process that may be another after a navigation; what is meant for the page is
// a message within a message (Target.sendMessageToTarget).
type inspector struct {
	conn    net.Conn
	sending sync.Mutex // one message at a time
	noted   *answers
	mu      sync.Mutex
	views   map[uint64]*view
	broken  error // why nothing more will be answered
}

// view is what the inspector knows of one tab.
type view struct {
	of     *inspector
	number uint64
	record *record

	mu      sync.Mutex
	last    int
	waiting map[int]chan bidiAnswer
	page    string   // the target that shows the page now; empty until there is one
	ready   chan any // closed when there is one
	scripts []string // run before every document's own
	dark    *bool
	silent  bool // no scripts but ours
}

// littleEndian says of values that they begin with their least significant byte.
const littleEndian = 1

// uiProcess is the number of the process that has all views.
const uiProcess = 1

func dialInspector(ctx context.Context, address string, noted *answers) (*inspector, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	i := &inspector{conn: conn, noted: noted, views: map[uint64]*view{}}
	go i.read()
	// The value is a hash of the commands that a window for developers would know.
	return i, i.send("SetupInspectorClient", []byte{0})
}

func (i *inspector) send(name string, values []byte) error {
	body := append(append([]byte(name), 0), values...)
	message := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), littleEndian)
	i.sending.Lock()
	defer i.sending.Unlock()
	_, err := i.conn.Write(append(message, body...))
	return err
}

// address is the two numbers that name a view.
func address(number uint64) []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, uiProcess), number)
}

func (i *inspector) read() {
	in := bufio.NewReader(i.conn)
	for {
		var head [5]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			i.fail(err)
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[:4]))
		if _, err := io.ReadFull(in, body); err != nil {
			i.fail(err)
			return
		}
		name, values, _ := strings.Cut(string(body), "\x00")
		if name != "SendMessageToFrontend" || len(values) < 17 {
			continue // lists of views, which end when WebDriver begins
		}
		process, number := binary.LittleEndian.Uint64([]byte(values)), binary.LittleEndian.Uint64([]byte(values[8:]))
		i.mu.Lock()
		v := i.views[number]
		i.mu.Unlock()
		if v != nil && process == uiProcess {
			v.outer([]byte(strings.TrimSuffix(values[16:], "\x00")))
		}
	}
}

// fail answers everybody who waits.
func (i *inspector) fail(err error) {
	i.mu.Lock()
	if i.broken == nil {
		i.broken = fmt.Errorf("the browser is gone: %w", err)
	}
	broken, views := i.broken, i.views
	i.views = map[uint64]*view{}
	i.mu.Unlock()
	for _, v := range views {
		v.mu.Lock()
		for id, waiter := range v.waiting {
			waiter <- bidiAnswer{err: broken}
			delete(v.waiting, id)
		}
		v.mu.Unlock()
	}
}

func (i *inspector) close() {
	i.fail(errors.New("connection closed"))
	i.conn.Close()
}

// attach begins to listen to a view. Its number is that of its making, from 1;
// the session of WebDriver has a number too.
func (i *inspector) attach(ctx context.Context, number uint64, r *record) (*view, error) {
	v := &view{of: i, number: number, record: r, waiting: map[int]chan bidiAnswer{}, ready: make(chan any)}
	i.mu.Lock()
	if i.broken != nil {
		i.mu.Unlock()
		return nil, i.broken
	}
	i.views[number] = v
	i.mu.Unlock()
	if err := i.send("Setup", address(number)); err != nil {
		return nil, err
	}
	// A process that takes over a page waits until it has been told what to do first.
	if err := v.write("Target.setPauseOnStart", map[string]any{"pauseOnStart": true}); err != nil {
		return nil, err
	}
	select {
	case <-v.ready:
		return v, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("view %d: %w", number, ctx.Err())
	}
}

// reuse has the view report to another tab, as if it were new.
func (v *view) reuse(ctx context.Context, r *record) error {
	v.mu.Lock()
	v.record, v.scripts = r, nil
	v.mu.Unlock()
	return v.call(ctx, "Page.setBootstrapScript", bootstrap(nil), nil)
}

// command numbers a command, whose answer goes to waiter unless that is nil.
func (v *view) command(method string, params map[string]any, waiter chan bidiAnswer) ([]byte, error) {
	v.mu.Lock()
	v.last++
	id := v.last
	if waiter != nil {
		v.waiting[id] = waiter
	}
	v.mu.Unlock()
	if params == nil {
		params = map[string]any{}
	}
	return json.Marshal(map[string]any{"id": id, "method": method, "params": params})
}

// write sends a command about the view itself, whose answer says nothing.
func (v *view) write(method string, params map[string]any) error {
	data, err := v.command(method, params, nil)
	if err != nil {
		return err
	}
	return v.of.send("SendMessageToBackend", append(append(address(v.number), data...), 0))
}

// writeTo sends a command to a process of the view.
func (v *view) writeTo(page, method string, params map[string]any, waiter chan bidiAnswer) error {
	data, err := v.command(method, params, waiter)
	if err != nil {
		return err
	}
	return v.write("Target.sendMessageToTarget", map[string]any{"targetId": page, "message": string(data)})
}

// call sends a command to the page shown and decodes its answer into result,
// unless that is nil.
func (v *view) call(ctx context.Context, method string, params map[string]any, result any) error {
	waiter := make(chan bidiAnswer, 1)
	v.mu.Lock()
	page := v.page
	v.mu.Unlock()
	if err := v.writeTo(page, method, params, waiter); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return answerTo(ctx, method, waiter, v.of.noted, result)
}

// inspected is any message of the inspector protocol.
type inspected struct {
	ID     int
	Result json.RawMessage
	Error  *struct{ Message string }
	Method string
	Params struct {
		TargetID   string
		Message    json.RawMessage
		TargetInfo struct {
			TargetID      string
			Type          string
			IsProvisional bool
			IsPaused      bool
		}
		OldTargetID, NewTargetID string
	}
}

// outer reads a message of the view itself.
func (v *view) outer(data []byte) {
	var m inspected
	if json.Unmarshal(data, &m) != nil {
		return
	}
	switch m.Method {
	case "Target.targetCreated":
		info := m.Params.TargetInfo
		if info.Type != "page" {
			return
		}
		v.mu.Lock()
		first := v.page == ""
		if first || !info.IsProvisional {
			v.page = info.TargetID
		}
		v.mu.Unlock()
		go v.prepare(info.TargetID, info.IsPaused)
		if first {
			close(v.ready)
		}
	case "Target.didCommitProvisionalTarget":
		v.mu.Lock()
		v.page = m.Params.NewTargetID
		v.mu.Unlock()
	case "Target.dispatchMessageFromTarget":
		var text string
		if json.Unmarshal(m.Params.Message, &text) == nil {
			v.inner([]byte(text))
		}
	}
}

// prepare tells a process that is about to show the page what it has to know
// before, and lets it go on.
func (v *view) prepare(page string, paused bool) {
	v.writeTo(page, "Console.enable", nil, nil)
	v.writeTo(page, "Page.enable", nil, nil)
	v.mu.Lock()
	scripts, dark, silent := v.scripts, v.dark, v.silent
	v.mu.Unlock()
	if silent {
		v.writeTo(page, "Page.overrideSetting", noScripts, nil)
	}
	if len(scripts) > 0 {
		v.writeTo(page, "Page.setBootstrapScript", bootstrap(scripts), nil)
	}
	if dark != nil {
		v.writeTo(page, "Page.overrideUserPreference", preference(*dark), nil)
	}
	if paused {
		v.write("Target.resume", map[string]any{"targetId": page})
	}
}

// inner reads what a process of the view says.
func (v *view) inner(data []byte) {
	var m struct {
		ID     int
		Result json.RawMessage
		Error  *struct{ Message string }
		Method string
		Params struct {
			Message struct {
				Source, Level, Text, URL string
				Parameters               []struct {
					Value       any
					Description string
				}
			}
		}
	}
	if json.Unmarshal(data, &m) != nil {
		return
	}
	if m.Method == "Console.messageAdded" {
		said := m.Params.Message
		if said.Level != "error" && said.Level != "warning" {
			return
		}
		text := said.Text
		for i, p := range said.Parameters {
			switch {
			case i == 0: // is the text
			case p.Description != "":
				text += " " + p.Description
			default:
				text += " " + fmt.Sprint(p.Value)
			}
		}
		v.mu.Lock()
		r := v.record
		v.mu.Unlock()
		r.said(fmt.Sprintf("%s %s: %s %s", said.Source, said.Level, text, said.URL))
		return
	}
	v.mu.Lock()
	waiter := v.waiting[m.ID]
	delete(v.waiting, m.ID)
	v.mu.Unlock()
	if waiter == nil {
		return
	}
	a := bidiAnswer{result: m.Result}
	if m.Error != nil {
		a.err = errors.New(m.Error.Message)
	}
	waiter <- a
}

// before has a script run in every document from now on, before its own.
func (v *view) before(ctx context.Context, script string) error {
	v.mu.Lock()
	v.scripts = append(v.scripts, script)
	scripts := v.scripts
	v.mu.Unlock()
	return v.call(ctx, "Page.setBootstrapScript", bootstrap(scripts), nil)
}

func bootstrap(scripts []string) map[string]any {
	var all strings.Builder
	for _, script := range scripts {
		all.WriteString("(() => {" + script + "\n})();\n")
	}
	return map[string]any{"source": all.String()}
}

// setDark tells the page which colour scheme the reader prefers.
func (v *view) setDark(ctx context.Context, on bool) error {
	v.mu.Lock()
	v.dark = &on
	v.mu.Unlock()
	return v.call(ctx, "Page.overrideUserPreference", preference(on), nil)
}

func preference(dark bool) map[string]any {
	scheme := "Light"
	if dark {
		scheme = "Dark"
	}
	return map[string]any{"name": "PrefersColorScheme", "value": scheme}
}

var noScripts = map[string]any{"setting": "ScriptEnabled", "value": false}

// silence has no document run a script of its own.
func (v *view) silence(ctx context.Context) error {
	v.mu.Lock()
	v.silent = true
	v.mu.Unlock()
	return v.call(ctx, "Page.overrideSetting", noScripts, nil)
}

// evaluate returns the value of an expression, which is no promise, as JSON.
func (v *view) evaluate(ctx context.Context, expression string) ([]byte, error) {
	var got struct {
		Result    struct{ Value, Description string }
		WasThrown bool
	}
	err := v.call(ctx, "Runtime.evaluate", map[string]any{"expression": "JSON.stringify((" + expression + "\n) ?? null)", "returnByValue": true}, &got)
	if err == nil && got.WasThrown {
		err = errors.New(got.Result.Description)
	}
	return []byte(got.Result.Value), err
}
