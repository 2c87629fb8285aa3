package reader

import (
	"sync"

	"parallax/app/engine/wire"
)

// Here starts a reader in this process, beside what else runs, for where there is
// no Worker: tests and the gallery. It is a [wire.Starter].
func Here(received func(message []byte), _ func(why string)) (wire.Link, error) {
	h := &here{}
	h.served = Serve(func(m []byte) {
		h.mu.Lock()
		over := h.over
		h.mu.Unlock()
		if !over {
			received(m)
		}
	})
	return h, nil
}

type here struct {
	served *wire.Served
	mu     sync.Mutex
	over   bool
}

func (h *here) Post(message []byte) { h.served.Receive(message) }

func (h *here) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = true
}
