package engine

import (
	"fmt"
	"sync"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/corpus"
)

// workerBreath is how long the Worker computes before it listens whether the
// answer is still wanted. Listening costs some milliseconds.
const workerBreath = 60 * time.Millisecond

// Serve is the engine in a Worker: it answers questions about base and what the
// page makes of it, but for those about files, which are read elsewhere (package
// reader). base is called when a question first needs it.
func Serve(base func() *corpus.Collection, post func([]byte)) *wire.Served {
	var mu sync.Mutex
	var now *Snapshot
	return wire.Serve(base, post, func(a *wire.Asked) (any, error) {
		k, known := kinds[a.Kind]
		if !known || k.files {
			return nil, fmt.Errorf("nobody answers questions of the kind %q", a.Kind)
		}
		q, err := k.question(a.Question)
		if err != nil {
			return nil, fmt.Errorf("the question was garbled on the way: %w", err)
		}
		mu.Lock()
		if now == nil || now.Whole != a.Collection {
			now = newSnapshot(ask.Loaded{Collection: a.Collection})
		}
		about := now
		mu.Unlock()
		return about.ask(q, a.Wanted, a.Progress, workerBreath)
	})
}
