package engine_test

import (
	"errors"
	"iter"
	"sync"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/engine/wire"
	"parallax/app/present/sample"
	"parallax/corpus/index"
)

// kept is a store in memory.
type kept struct {
	mu     sync.Mutex
	data   map[string][]byte
	loads  int
	stores chan string // the key of each index stored
	slow   time.Duration
}

func newKept() *kept { return &kept{data: make(map[string][]byte), stores: make(chan string, 9)} }

func (k *kept) LoadIndex(key string) []byte {
	time.Sleep(k.slow)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.loads++
	return k.data[key]
}

func (k *kept) StoreIndex(key string, pieces iter.Seq[[]byte]) {
	var all []byte
	for piece := range pieces {
		all = append(all, piece...)
	}
	k.mu.Lock()
	k.data[key] = all
	k.mu.Unlock()
	k.stores <- key
}

// stored waits for an index to be stored; "" if none is.
func (k *kept) stored(t *testing.T, want bool) string {
	t.Helper()
	if !want {
		select {
		case key := <-k.stores:
			return key
		default:
			return ""
		}
	}
	select {
	case key := <-k.stores:
		return key
	case <-time.After(2 * time.Minute):
		t.Fatal("no index was stored")
		return ""
	}
}

// visit prepares a collection as a page that is opened does.
func visit(t *testing.T, k engine.IndexStore, l ask.Loaded) engine.Engine {
	t.Helper()
	e := engine.NewBeside(nil, func(func([]byte), func(string)) (wire.Link, error) { return nil, errors.New("none") }, engine.Options{Indexes: k})
	e.Use(l)
	if got := answer[ask.PrepareAnswer](t, e, ask.Prepare{}); got.Passages != l.Collection.PassageCount() {
		t.Fatalf("the index has %d passages", got.Passages)
	}
	return e
}

// own is a large collection that the page came with, whose bundle has no index.
func own(n int) ask.Loaded {
	l := *ask.Load(sample.Long(n))
	l.Stay = true
	return l
}

func TestIndexIsOpenedOnTheNextVisit(t *testing.T) {
	l, k := own(2000), newKept()
	first := visit(t, k, l)
	key := k.stored(t, true)
	second := visit(t, k, l)
	if k.loads != 2 || k.stored(t, false) != "" {
		t.Errorf("%d loads; the index was built and stored again", k.loads)
	}
	q := ask.Search{Text: l.Collection.Documents[7].Headline, Limit: 20}
	a, b := answer[ask.SearchAnswer](t, first, q), answer[ask.SearchAnswer](t, second, q)
	if a.Result.Total == 0 || a.Result.Total != b.Result.Total || a.Result.Hits[0].Ref != b.Result.Hits[0].Ref {
		t.Errorf("built: %d hits; opened: %d", a.Result.Total, b.Result.Total)
	}

	// Of what is damaged or of other texts nothing is used.
	whole := k.data[key]
	other := own(2100)
	for name, data := range map[string][]byte{"half": whole[:len(whole)/2], "nothing": nil, "another's": indexOf(t, other)} {
		k.data[key] = data
		visit(t, k, l)
		if k.stored(t, true) != key {
			t.Errorf("%s: it was stored by another key", name)
		}
		if _, err := index.Open(k.data[key]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	visit(t, k, other)
	if k.stored(t, true) == key {
		t.Error("other texts have the same key")
	}
}

func indexOf(t *testing.T, l ask.Loaded) []byte {
	k := newKept()
	visit(t, k, l)
	return k.data[k.stored(t, true)]
}

// What is only opened leaves nothing behind, small collections are not worth it,
// and one that comes with its index has no need.
func TestIndexIsNotKept(t *testing.T) {
	opened := own(2000)
	opened.Stay = false
	small := own(20)
	indexed := own(2000)
	indexed.Index = indexOf(t, indexed)
	for name, l := range map[string]ask.Loaded{"opened": opened, "small": small, "indexed": indexed} {
		k := newKept()
		visit(t, k, l)
		time.Sleep(20 * time.Millisecond)
		if k.loads != 0 || k.stored(t, false) != "" {
			t.Errorf("%s: %d loads, %d stored", name, k.loads, len(k.data))
		}
	}
}

// A store that never answers delays the index and does not stop it.
func TestIndexStoreThatIsStuck(t *testing.T) {
	k := newKept()
	k.slow = time.Hour
	defer engine.SetStoreWait(50 * time.Millisecond)()
	visit(t, k, own(2000))
}
