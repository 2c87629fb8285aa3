package browser

import (
	"context"
	"maps"
	"os"
	"sync"
)

// A keeper holds one process of a browser between tests.
type keeper struct {
	driver  driver
	profile string
	taken   bool
}

var (
	keeping sync.Mutex
	kept    = map[Kind]*keeper{}
)

// shared returns an isolated part of the kept process of a browser, which it
// starts if there is none, and how to leave it. While that process is taken,
// another is started.
func shared(kind Kind, o Options, proxy string) (driver, func(), error) {
	keeping.Lock()
	defer keeping.Unlock()
	k := kept[kind]
	if k != nil && k.taken {
		alone, err := keep(kind, o, proxy)
		if err != nil {
			return nil, nil, err
		}
		return alone.driver, alone.stop, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	if k != nil {
		if part, err := k.driver.isolate(ctx, o, proxy); err == nil {
			return part, k.take(kind, part), nil
		}
		delete(kept, kind) // it has died since the last test
		k.stop()
	}
	k, err := keep(kind, o, proxy)
	if err != nil {
		return nil, nil, err
	}
	part, err := k.driver.isolate(ctx, o, proxy)
	if err != nil {
		k.stop()
		return nil, nil, err
	}
	kept[kind] = k
	return part, k.take(kind, part), nil
}

// keep starts a process to keep.
func keep(kind Kind, o Options, proxy string) (*keeper, error) {
	profile, err := os.MkdirTemp("", "browser-")
	if err != nil {
		return nil, err
	}
	o.Profile = profile
	d, err := launch(kind, o, proxy)
	if err != nil {
		os.RemoveAll(profile)
		return nil, err
	}
	return &keeper{driver: d, profile: profile}, nil
}

// take notes that the process is in use, and returns how to give it back.
func (k *keeper) take(kind Kind, part isolated) func() {
	k.taken = true
	return func() { k.leave(kind, part) }
}

// leave ends the part and gives the process back, or ends that too if it does
// not answer any more.
func (k *keeper) leave(kind Kind, part isolated) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	err := part.end(ctx)
	keeping.Lock()
	defer keeping.Unlock()
	k.taken = false
	if err != nil && kept[kind] == k {
		delete(kept, kind)
		k.stop()
	}
}

func (k *keeper) stop() {
	k.driver.quit()
	os.RemoveAll(k.profile)
}

// End ends the browsers that are kept between tests. A package whose tests
// start browsers calls it when they are done.
func End() {
	keeping.Lock()
	defer keeping.Unlock()
	for kind, k := range maps.Clone(kept) {
		delete(kept, kind)
		k.stop()
	}
}
