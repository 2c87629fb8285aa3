package engine_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/engine/wire"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/corpus"
	"parallax/corpus/stats"
)

// thread is a Worker in this process: another goroutine, and bytes between.
type thread struct {
	messages chan []byte
	quit     chan struct{}
	once     sync.Once
	lost     func(string)
}

func (w *thread) Post(message []byte) {
	select {
	case w.messages <- message:
	case <-w.quit:
	}
}

func (w *thread) Close() { w.once.Do(func() { close(w.quit) }) }

// die ends the thread as an exhausted memory would.
func (w *thread) die(why string) {
	w.Close()
	go w.lost(why)
}

// threads starts Workers and remembers them.
type threads struct {
	base  func() *corpus.Collection
	reads bool        // they are for files
	deaf  atomic.Bool // nothing reaches the program
	stuck bool        // a file with poison is thought about for ever instead of dying of it
	mu    sync.Mutex
	all   []*thread
	bytes atomic.Int64 // sent to Workers
}

func (l *threads) start(received func([]byte), lost func(string)) (wire.Link, error) {
	w := &thread{messages: make(chan []byte, 1000), quit: make(chan struct{}), lost: lost}
	l.mu.Lock()
	l.all = append(l.all, w)
	l.mu.Unlock()
	go func() {
		var files, next [][]byte // of the last request, and of the one to come
		over, raw := false, false
		post := func(m []byte) {
			select {
			case <-w.quit:
				return
			default:
			}
			if over {
				return
			}
			received(m)
			var told struct{ File int }
			if json.Unmarshal(m, &told) == nil && told.File > 0 && bytes.Contains(files[told.File-1], []byte("poison")) {
				over = true // it thinks about that for ever, or
				if !l.stuck {
					w.die("out of memory")
				}
			}
		}
		var served *wire.Served
		if l.reads {
			served = reader.Serve(post)
		} else {
			served = engine.Serve(l.base, post)
		}
		for {
			select {
			case m := <-w.messages:
				l.bytes.Add(int64(len(m)))
				switch {
				case raw:
					next, raw = append(next, m), false
				case m[0] == 0:
					raw = true // the next message is a file
				case bytes.HasPrefix(m, []byte(`{"ask"`)):
					files, next = next, nil
				}
				if !l.deaf.Load() {
					served.Receive(m)
				}
			case <-w.quit:
				return
			}
		}
	}()
	return w, nil
}

func (l *threads) last() *thread {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all[len(l.all)-1]
}

func (l *threads) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.all)
}

// beside is an engine with Workers for a collection that the page came with.
func beside(n int, o engine.Options) (*engine.Beside, *threads, *corpus.Collection) {
	c := sample.Long(n)
	l := &threads{base: func() *corpus.Collection { return sample.Long(n) }}
	b := engine.NewBeside(c, l.start, o)
	b.Use(*ask.Load(c))
	return b, l, c
}

// The Worker's answers are those given in place, for every collection that the
// page makes of its own; and what the Worker has is not sent again.
func TestTheWorkerAnswersAlike(t *testing.T) {
	b, l, c := beside(300, engine.Options{Least: 1})
	here := engine.New()
	same := func(c *corpus.Collection, q ask.Question) {
		t.Helper()
		b.Use(*ask.Load(c))
		here.Use(*ask.Load(c))
		got, err := b.Ask(q, nil, nil)
		want, _ := here.Ask(q, nil, nil)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v\n%+v, want\n%+v", q.Key(), err, got, want)
		}
		if again, _ := b.Ask(q, func() bool { t.Error("asked again"); return true }, nil); again != got {
			t.Error("the answer was not kept")
		}
	}
	q := ask.Keyness{First: []string{"document-3"}, Columns: []string{"document-3", "document-9"}, StopList: stats.StopList{Out: "anchor"}}
	same(c, q)
	if l.bytes.Load() > 1000 {
		t.Errorf("%d bytes were sent to ask about a collection that the Worker has", l.bytes.Load())
	}
	same(c, ask.Profile{Keyness: q, Term: "ferry"})

	// An original attached, a document taken away, one put in front.
	next := *c
	d := *c.Documents[3]
	d.Passages = append([]corpus.Passage(nil), d.Passages...)
	d.Passages[0].Original = "Anchor, anchor and anchor again, said the ferry’s cook."
	d.Published = corpus.Published{Date: corpus.Date{}, Stated: false, Reason: "a guess"}
	next.Documents = append([]*corpus.Document{{ID: "new", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Ferry upon ferry."}}}}, c.Documents...)
	next.Documents[4] = &d
	next.Documents = append(next.Documents[:200:200], next.Documents[201:]...)
	before := l.bytes.Load()
	same(&next, q)
	if sent := l.bytes.Load() - before; sent > 10_000 {
		t.Errorf("%d bytes were sent for two documents of 300", sent)
	}
	same(sample.Collection(), ask.Keyness{First: []string{"bell-parted"}})
	same(c, ask.Profile{Keyness: q, Term: "ferry"})
	if l.count() != 1 {
		t.Errorf("%d Workers", l.count())
	}
}

// Small questions are answered in place, and where there is no Worker all are.
func TestWithoutAWorker(t *testing.T) {
	q := ask.Keyness{First: []string{"document-3"}}
	two := ask.Keyness{First: []string{"document-3"}, Second: []string{"document-4"}}
	b, l, c := beside(300, engine.Options{Least: 100_000})
	answer[ask.KeynessAnswer](t, b, two)
	if l.count() != 0 {
		t.Error("two documents were compared in a Worker")
	}
	answer[ask.KeynessAnswer](t, b, q)
	if l.count() != 1 {
		t.Error("half a megabyte was read in place")
	}
	for name, start := range map[string]wire.Starter{
		"refused": func(func([]byte), func(string)) (wire.Link, error) { return nil, errors.New("refused") },
		"broken": func(_ func([]byte), lost func(string)) (wire.Link, error) {
			w := &thread{messages: make(chan []byte, 1000), quit: make(chan struct{}), lost: lost}
			w.die("404")
			return w, nil
		},
		"mute": func(func([]byte), func(string)) (wire.Link, error) {
			return &thread{messages: make(chan []byte, 1000), quit: make(chan struct{})}, nil
		},
	} {
		tries := 0
		b := engine.NewBeside(c, func(message func([]byte), lost func(string)) (wire.Link, error) {
			tries++
			return start(message, lost)
		}, engine.Options{Least: 1, Silence: time.Second})
		b.Use(*ask.Load(c))
		if got := answer[ask.KeynessAnswer](t, b, q); got.A == 0 {
			t.Errorf("%s: %+v", name, got)
		}
		before := tries
		answer[ask.KeynessAnswer](t, b, two)
		if before == 0 || tries != before {
			t.Errorf("%s: %d tries to start a Worker, and %d more for the second question", name, before, tries-before)
		}
	}
}

// A Worker that dies, or is stuck, costs one question; the next starts another.
func TestAWorkerEnds(t *testing.T) {
	b, l, _ := beside(300, engine.Options{Least: 1, Silence: 6 * time.Second})
	q := func(least int) ask.Keyness {
		return ask.Keyness{First: []string{"document-3"}, Least: least}
	}
	answer[ask.KeynessAnswer](t, b, q(1))
	l.deaf.Store(true)
	go func() {
		time.Sleep(50 * time.Millisecond)
		l.last().die("out of memory")
	}()
	if a, err := b.Ask(q(2), nil, nil); a != nil || err == nil || !strings.Contains(err.Error(), "out of memory") || !strings.Contains(err.Error(), "try again") {
		t.Errorf("it died: %v, %v", a, err)
	}
	if a, err := b.Ask(q(2), nil, nil); a != nil || err == nil || !strings.Contains(err.Error(), "nothing has moved") {
		t.Errorf("it is stuck: %v, %v", a, err)
	}
	l.deaf.Store(false)
	answer[ask.KeynessAnswer](t, b, q(2))
	if l.count() != 3 {
		t.Errorf("%d Workers", l.count())
	}
	// Not listening to Stop ends it too, and soon.
	l.deaf.Store(true)
	since := time.Now()
	gone := func() bool { return time.Since(since) < 20*time.Millisecond }
	if a, err := b.Ask(q(3), gone, nil); a != nil || !errors.Is(err, engine.ErrGivenUp) {
		t.Errorf("cancelled after %v: %v, %v", time.Since(since), a, err)
	}
	l.deaf.Store(false)
	answer[ask.KeynessAnswer](t, b, q(3))
}

// An idle Worker is ended; the next question starts another one.
func TestAnIdleWorkerIsEnded(t *testing.T) {
	b, l, _ := beside(300, engine.Options{Least: 1, Idle: 20 * time.Millisecond})
	for i := range 2 {
		answer[ask.KeynessAnswer](t, b, ask.Keyness{First: []string{"document-3"}, Least: i + 1})
		select {
		case <-l.last().quit:
		case <-time.After(2 * time.Minute):
			t.Fatal("it lives on")
		}
	}
	if l.count() != 2 {
		t.Errorf("%d Workers", l.count())
	}
}

// Several questions at once, about collections that change, each get their own
// answer.
func TestManyQuestionsAtOnce(t *testing.T) {
	b, _, c := beside(120, engine.Options{Least: 1})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			q := ask.Profile{Keyness: ask.Keyness{First: []string{c.Documents[i].ID}}, Term: "ferry"}
			answer, err := b.Ask(q, nil, nil)
			if err != nil || answer.(*ask.ProfileAnswer).Term != "ferry" {
				t.Errorf("%v, %v", answer, err)
			}
		})
		next := *c
		b.Use(*ask.Load(&next))
	}
	wg.Wait()
}

// TestTenThousandArticles: over a large collection progress is told and rises,
// and cancelling stops the work, in place and beside the page.
func TestTenThousandArticles(t *testing.T) {
	n := 10_000
	if testing.Short() {
		n = 2_000
	}
	defer engine.Hurry()()
	b, _, c := beside(n, engine.Options{Least: 1})
	b.Ask(ask.Keyness{First: []string{"document-4"}}, nil, nil)  // the Worker has started
	b.Use(*ask.Load(&corpus.Collection{Documents: c.Documents})) // and has counted nothing
	here := engine.New()
	here.Use(*ask.Load(c))
	q := ask.Keyness{First: []string{"document-3"}, Columns: []string{"document-3"}}
	var answers []any
	for name, e := range map[string]engine.Engine{"in place": here, "beside": b} {
		var told []float64
		since := time.Now()
		stopped := time.Time{}
		wanted := func() bool { return stopped.IsZero() }
		_, err := e.Ask(ask.Profile{Keyness: q, Term: "ferry"}, wanted, func(done float64) { stopped = time.Now() })
		if !errors.Is(err, engine.ErrGivenUp) {
			t.Errorf("%s: cancelled, and %v", name, err)
		} else {
			t.Logf("%s: cancelled after %v, stopped %v later", name, stopped.Sub(since).Round(time.Millisecond), time.Since(stopped).Round(time.Millisecond))
		}
		if e == engine.Engine(b) { // on a busy machine all may have been counted by then
			b.Use(*ask.Load(&corpus.Collection{Documents: c.Documents}))
		}
		since = time.Now()
		answer, err := e.Ask(q, nil, func(done float64) { told = append(told, done) })
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d articles, %d passages in %v, progress %.2f", name, n, c.PassageCount(), time.Since(since).Round(time.Millisecond), told)
		if len(told) == 0 {
			t.Errorf("%s: no progress was told", name)
		}
		for i := 1; i < len(told); i++ {
			if told[i] < told[i-1] || told[i] > 1 {
				t.Errorf("%s: the progress goes from %v to %v", name, told[i-1], told[i])
			}
		}
		answers = append(answers, answer)
	}
	if !reflect.DeepEqual(answers[0], answers[1]) {
		t.Error("the two answers differ")
	}
}
