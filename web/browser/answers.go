package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// answers notes which commands of its protocols a browser was asked, and what
// it answered: browsers of other versions than the one at hand know fewer, or
// others. It is safe for concurrent use.
type answers struct {
	mu     sync.Mutex
	failed map[string]error // by command; nil once it was answered well
}

// note keeps an answer; one good answer is enough for a command.
func (a *answers) note(command string, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.failed == nil {
		a.failed = map[string]error{}
	}
	if before, known := a.failed[command]; !known || before != nil {
		a.failed[command] = err
	}
}

// lines say each command, in order, and "answered" or the error.
func (a *answers) lines() (list []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, command := range slices.Sorted(maps.Keys(a.failed)) {
		said := "answered"
		if err := a.failed[command]; err != nil {
			said = err.Error()
		}
		list = append(list, command+": "+said)
	}
	return list
}

// wire reads the commands and answers of the DevTools protocol off what
// chromedp logs of its messages.
type wire struct {
	noted   *answers
	mu      sync.Mutex
	pending map[int64]string // commands asked for the first time, by number
	seen    map[string]bool
}

// log has the signature of chromedp's log functions.
func (w *wire) log(format string, args ...any) {
	if len(args) != 1 {
		return
	}
	text, ok := args[0].([]byte)
	if !ok {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch format {
	case "-> %s":
		var m struct {
			ID     int64
			Method string
		}
		if json.Unmarshal(text, &m) == nil && !w.seen[m.Method] {
			w.seen[m.Method] = true
			w.pending[m.ID] = m.Method
		}
	case "<- %s":
		if len(w.pending) == 0 || !bytes.HasPrefix(text, []byte(`{"id":`)) {
			return // an event, or nothing new
		}
		var m struct {
			ID    int64
			Error *struct{ Message string }
		}
		if json.Unmarshal(text, &m) != nil || w.pending[m.ID] == "" {
			return
		}
		var err error
		if m.Error != nil {
			err = fmt.Errorf("%s", m.Error.Message)
		}
		w.noted.note(w.pending[m.ID], err)
		if err != nil {
			delete(w.seen, w.pending[m.ID])
		}
		delete(w.pending, m.ID)
	}
}
