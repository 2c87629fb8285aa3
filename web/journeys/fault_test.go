package journeys

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/web/browser"
)

// The experiments on updates are repeated, because what they look for happens
// now and then: a kill at the wrong moment, a file that was the last to come.
var (
	tries = flag.Int("tries", 1, "how often each experiment on a fault is made")
	seed  = flag.Uint64("seed", 0, "what chance begins with in experiments on faults; 0 is the clock")
)

// chance decides what is broken and when. The seed is told when a try fails.
var chance = sync.OnceValue(func() *dice {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	return &dice{r: rand.New(rand.NewPCG(*seed, 0))}
})

type dice struct {
	mu sync.Mutex
	r  *rand.Rand
}

func (d *dice) below(n int) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.r.IntN(n)
}

// ledger counts the tries of each fault in each browser.
var ledger struct {
	mu   sync.Mutex
	rows []*outcome
}

type outcome struct {
	fault           string
	kind            browser.Kind
	tries, failures int
	ends            map[string]int // how the tries that went well ended
}

// experimentKinds are the browsers in which an experiment on a fault is made here.
// Where lanes share out the journeys, each is made in one of the two browsers whose
// network can be followed, by turns: together they would take a third of the time
// of all journeys. make faults makes every one in every browser.
func experimentKinds(t *testing.T) []browser.Kind {
	t.Helper()
	if *share && !*apart {
		sum := 0
		for _, letter := range t.Name() {
			sum += int(letter)
		}
		if turn := []browser.Kind{browser.Chromium, browser.Firefox}[sum%2]; browser.Kind(*lane) != turn {
			t.Skipf("this experiment is made in %s; make faults makes it in every browser", turn)
		}
	}
	return kinds(t)
}

// attempts makes one experiment as often as -tries says and keeps count. It
// returns how the try ended, where there is more than one good end.
func attempts(t *testing.T, fault string, kind browser.Kind, n int, try func(t *testing.T) string) {
	t.Helper()
	row := &outcome{fault: fault, kind: kind, ends: map[string]int{}}
	ledger.mu.Lock()
	ledger.rows = append(ledger.rows, row)
	ledger.mu.Unlock()
	for i := range n {
		chance()
		end := ""
		fine := t.Run(fmt.Sprintf("%s/%s/%d", fault, kind, i+1), func(t *testing.T) {
			end = try(t)
			if t.Failed() {
				t.Logf("chance began with -seed %d", *seed)
			}
		})
		row.tries++
		if !fine {
			row.failures++
		} else if end != "" {
			row.ends[end]++
		}
	}
}

// number is the one that a fault's name begins with.
func number(fault string) (n int) {
	fmt.Sscan(fault, &n)
	return n
}

// tell writes the table of all faults tried.
func tell(w io.Writer) {
	ledger.mu.Lock()
	defer ledger.mu.Unlock()
	if len(ledger.rows) == 0 {
		return
	}
	slices.SortStableFunc(ledger.rows, func(a, b *outcome) int { return cmp.Compare(number(a.fault), number(b.fault)) })
	fmt.Fprintf(w, "%-46s %-9s %6s %9s  %s\n", "fault", "browser", "tries", "failures", "ends")
	for _, r := range ledger.rows {
		var ends []string
		for end, n := range r.ends {
			ends = append(ends, fmt.Sprintf("%s: %d", end, n))
		}
		slices.Sort(ends)
		fmt.Fprintf(w, "%-46s %-9s %6d %9d  %s\n", r.fault, r.kind, r.tries, r.failures, strings.Join(ends, ", "))
	}
}
