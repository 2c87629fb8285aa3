package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/coder/websocket"
)

// bidi is a connection of the WebDriver BiDi protocol: JSON commands with
// numbers, answers with the same numbers, and events in between
// (https://www.w3.org/TR/webdriver-bidi/).
type bidi struct {
	socket  *websocket.Conn
	noted   *answers
	onEvent func(method string, params json.RawMessage)
	mu      sync.Mutex
	last    int
	waiting map[int]chan bidiAnswer
	broken  error // why nothing more will be answered
}

type bidiAnswer struct {
	result json.RawMessage
	err    error
}

// dialBidi connects to a browser and hands every event to onEvent, in order.
func dialBidi(ctx context.Context, url string, onEvent func(string, json.RawMessage), noted *answers) (*bidi, error) {
	socket, _, err := websocket.Dial(ctx, url, nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(256 << 20) // screenshots come as one message
	c := &bidi{socket: socket, noted: noted, onEvent: onEvent, waiting: map[int]chan bidiAnswer{}}
	go c.read()
	return c, nil
}

func (c *bidi) read() {
	for {
		_, data, err := c.socket.Read(context.Background())
		if err != nil {
			c.fail(err)
			return
		}
		var m struct {
			ID      *int
			Type    string
			Result  json.RawMessage
			Error   string
			Message string
			Method  string
			Params  json.RawMessage
		}
		if json.Unmarshal(data, &m) != nil {
			continue
		}
		if m.ID == nil {
			c.onEvent(m.Method, m.Params)
			continue
		}
		a := bidiAnswer{result: m.Result}
		if m.Type == "error" {
			a.err = fmt.Errorf("%s: %s", m.Error, m.Message)
		}
		c.mu.Lock()
		waiter := c.waiting[*m.ID]
		delete(c.waiting, *m.ID)
		c.mu.Unlock()
		if waiter != nil {
			waiter <- a
		}
	}
}

// fail answers everybody who waits.
func (c *bidi) fail(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.broken = fmt.Errorf("the browser is gone: %w", err)
	for id, waiter := range c.waiting {
		waiter <- bidiAnswer{err: c.broken}
		delete(c.waiting, id)
	}
}

// call sends a command and decodes its answer into result, unless that is nil.
func (c *bidi) call(ctx context.Context, method string, params any, result any) error {
	waiter := make(chan bidiAnswer, 1)
	c.mu.Lock()
	if c.broken != nil {
		c.mu.Unlock()
		return c.broken
	}
	c.last++
	id := c.last
	c.waiting[id] = waiter
	c.mu.Unlock()
	data, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	if err := c.socket.Write(ctx, websocket.MessageText, data); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return answerTo(ctx, method, waiter, c.noted, result)
}

// answerTo waits for the answer to a command, notes it, and decodes it into
// result, unless that is nil.
func answerTo(ctx context.Context, method string, waiter <-chan bidiAnswer, noted *answers, result any) error {
	select {
	case a := <-waiter:
		noted.note(method, a.err)
		if a.err != nil {
			return fmt.Errorf("%s: %w", method, a.err)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(a.result, result)
	case <-ctx.Done():
		return fmt.Errorf("%s: %w: %w", method, errHung, ctx.Err())
	}
}

func (c *bidi) close() {
	c.fail(errors.New("connection closed"))
	c.socket.CloseNow()
}
