package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// marionette is a connection of Firefox's own protocol, below WebDriver: a
// message is the length of a JSON array in decimal digits, a colon, and the
// array, [0, number, command, parameters] from here and [1, number, error,
// result] from there
// (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
//
// Every Firefox speaks it. It begins the session that WebDriver BiDi then joins,
// ends the browser, and sets preferences while it runs, for which BiDi has no
// command: asking the browser's own window by BiDi works in new releases only.
type marionette struct {
	conn  net.Conn
	in    *bufio.Reader
	mu    sync.Mutex // one command at a time
	last  int
	noted *answers
}

// marionettePort waits until Firefox has written the port into its profile.
func marionettePort(ctx context.Context, profile string, exited <-chan struct{}) (int, error) {
	for {
		if text, err := os.ReadFile(filepath.Join(profile, "MarionetteActivePort")); err == nil {
			if port, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
				return port, nil
			}
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-exited:
			return 0, errors.New("it ended before it said where to connect")
		case <-ctx.Done():
			return 0, errors.New("it did not say where to connect")
		}
	}
}

func dialMarionette(ctx context.Context, port int, noted *answers) (*marionette, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, in: bufio.NewReader(conn), noted: noted}
	if _, err := m.receive(ctx); err != nil { // it greets first
		conn.Close()
		return nil, err
	}
	return m, nil
}

// call sends a command and decodes its answer into result, unless that is nil.
func (m *marionette) call(ctx context.Context, command string, params, result any) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last++
	data, err := json.Marshal([]any{0, m.last, command, params})
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok {
		m.conn.SetDeadline(deadline)
	}
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(data), data); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	for {
		text, err := m.receive(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", command, err)
		}
		var parts []json.RawMessage
		var id int
		if err := json.Unmarshal(text, &parts); err != nil || len(parts) != 4 || json.Unmarshal(parts[1], &id) != nil {
			return fmt.Errorf("%s: an answer that is none: %s", command, shorten(string(text), 200))
		}
		if id != m.last {
			continue // to a command whose caller has given up
		}
		var failed *struct{ Error, Message string }
		if json.Unmarshal(parts[2], &failed) == nil && failed != nil {
			err = fmt.Errorf("%s: %s: %s", command, failed.Error, failed.Message)
		}
		m.noted.note(command, err)
		if err != nil || result == nil {
			return err
		}
		return json.Unmarshal(parts[3], result)
	}
}

// receive reads one message.
func (m *marionette) receive(ctx context.Context) ([]byte, error) {
	if deadline, ok := ctx.Deadline(); ok {
		m.conn.SetReadDeadline(deadline)
	}
	digits, err := m.in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(digits, ":"))
	if err != nil || n < 0 || n > 64<<20 {
		return nil, fmt.Errorf("a message of length %q", digits)
	}
	text := make([]byte, n)
	_, err = io.ReadFull(m.in, text)
	return text, err
}

// session begins the session and returns the address at which WebDriver BiDi
// joins it, and the browser's release.
func (m *marionette) session(ctx context.Context) (url, version string, err error) {
	var made struct {
		Capabilities struct{ BrowserVersion, WebSocketURL string }
	}
	err = m.call(ctx, "WebDriver:NewSession", map[string]any{"webSocketUrl": true, "unhandledPromptBehavior": "accept"}, &made)
	if err == nil {
		// Everything else that is asked by this protocol is about the browser.
		err = m.call(ctx, "Marionette:SetContext", map[string]any{"value": "chrome"}, nil)
	}
	return made.Capabilities.WebSocketURL, made.Capabilities.BrowserVersion, err
}

// set sets preferences of the running browser. Values are strings, whole
// numbers and booleans.
func (m *marionette) set(ctx context.Context, prefs map[string]any) error {
	return m.call(ctx, "WebDriver:ExecuteScript", map[string]any{"args": []any{prefs}, "script": `
		for (const [name, value] of Object.entries(arguments[0])) {
			if (typeof value === "string") Services.prefs.setStringPref(name, value);
			else if (typeof value === "number") Services.prefs.setIntPref(name, value);
			else Services.prefs.setBoolPref(name, value);
		}`}, nil)
}

func (m *marionette) close() { m.conn.Close() }
