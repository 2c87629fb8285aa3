package journeys

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// reports writes n invented reports of some 250 words each, over a vocabulary in
// which as in any language few words are frequent and most are rare.
func reports(t *testing.T, n int) (file string) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, uint64(n)))
	var words []string
	for _, a := range []string{"ba", "do", "fe", "gu", "ki", "lo", "mu", "ne", "po", "ra", "su", "ti", "vo", "wa", "ze"} {
		for _, b := range []string{"bel", "dan", "fir", "gos", "kum", "len", "mar", "nis", "pol", "rut", "sab", "tem", "vin", "wor", "zul"} {
			for _, c := range []string{"", "a", "en", "ist", "or", "um", "eth", "ax", "il", "ob", "und", "ey", "ar", "is", "ot", "ug", "eck", "am", "ine", "all"} {
				words = append(words, a+b+c)
			}
		}
	}
	zipf := rand.NewZipf(random, 1.15, 3, uint64(len(words)-1))
	file = filepath.Join(t.TempDir(), "reports.jsonl")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(f)
	for i := range n {
		var text strings.Builder
		for p := range 8 {
			if p > 0 {
				text.WriteString("\n\n")
			}
			for w := range 30 {
				if w > 0 {
					text.WriteByte(' ')
				}
				text.WriteString(words[zipf.Uint64()])
			}
			text.WriteByte('.')
		}
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("report-%d", i), "title": "Report " + fmt.Sprint(i), "text": text.String()})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return file
}

// watched counts the Workers a page starts, and once beat is called the longest
// time in ms in which the page could not do anything else. Slowness is how many
// times as long the same piece of work takes on the average as at best: on a
// machine that has other things to do every pause is longer.
const watched = `(() => {
	globalThis.workers = 0;
	const Real = globalThis.Worker;
	globalThis.Worker = class extends Real { constructor(...args) { super(...args); globalThis.workers++; } };
	globalThis.beat = () => {
		let last = performance.now(), least = Infinity, sum = 0, n = 0;
		globalThis.longest = 0;
		const tick = () => {
			globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
			const began = performance.now();
			for (let i = 0, x = 1; i < 1500000; i++) x = (x * 1103515245 + 12345) & 0x7fffffff;
			last = performance.now();
			least = Math.max(1, Math.min(least, last - began));
			sum += last - began;
			globalThis.slowness = sum / ++n / least;
			setTimeout(tick, 0);
		};
		tick();
	};
})()`

// counted is what a words screen lists: the words of both ends, best first.
const counted = `[...document.querySelectorAll("main table th[scope=row] button")].map(b => b.innerText.trim())`

// waiting is the line that says how far the counting is.
const waiting = `[...document.querySelectorAll("main p")].map(p => p.checkVisibility() ? p.innerText : "").find(t => t.startsWith("Counting the words")) ?? ""`

// heard notes when a share of the counting is first told, in milliseconds from
// now; 0 if never.
const heard = `(() => {
	globalThis.told = 0;
	const from = performance.now();
	new MutationObserver(() => { if (told === 0 && / \d+\s%$/.test(` + waiting + `)) told = performance.now() - from; })
		.observe(document.body, { subtree: true, childList: true, characterData: true });
})()`

// pauses has the time judged for which the page stands still: on a machine with
// nothing else to do, and with one browser at a time (make bench).
var pauses = flag.Bool("pauses", false, "demand that the page never stands still for long")

// promised is the longest that the page may stand still, in milliseconds.
const promised = 200

// TestStatisticsOverThousands: over thousands of articles the page stays alive
// while words are counted beside it, says how far that is, can be told to stop,
// and shows the numbers of the command line; also as one file, and where there
// can be no Worker.
func TestStatisticsOverThousands(t *testing.T) {
	claim(t)
	file := reports(t, 4000)
	large := filepath.Join(t.TempDir(), "large")
	if err := build(large, "-c", file); err != nil {
		t.Fatal(err)
	}
	one := packed(t, "-c", file)
	want := keyness(t, file, "report-17")
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, large, "/a/b/"))
			s.Before(watched)
			s.visit("#/about")
			if n := s.Count("main"); n == 0 || s.String("String(workers)") != "0" {
				t.Error("a Worker was started before there was a question")
			}
			s.quiet()
			// Judged, it is the best of three.
			longest := 10_000.0
			for try := 0; try == 0 || *pauses && try < 3 && longest > promised; try++ {
				s.visit("#/about")
				s.Eval("beat()", nil)
				s.Eval(heard, nil)
				began := time.Now()
				s.Eval(`location.hash = "#/words?doc=report-17"`, nil)
				s.WaitFor(counted + `.length > 0`)
				took := time.Since(began)
				var told, gap, slowness float64
				s.Eval("told", &told)
				s.Eval("longest", &gap)
				s.Eval("slowness", &slowness)
				if told == 0 && took > browser.Patience/10 {
					t.Errorf("nothing was said of the progress for %v", took)
				}
				t.Logf("4,000 articles: progress after %.0f ms (0: none was due), the answer after %v, the page's longest pause %.0f ms on a machine %.1f times slower than at its best",
					told, took.Round(time.Millisecond), gap, slowness)
				longest = min(longest, gap/slowness)
				s.lists(want)
			}
			if *pauses && longest > promised {
				t.Errorf("the page stood still for %.0f ms", longest)
			}
			if n := s.String("String(workers)"); n != "1" {
				t.Errorf("%s Workers", n)
			}
			// Somebody without a network changes their mind, twice.
			s.gate.cut()
			s.visit("#/about")
			s.Eval(`location.hash = "#/words?doc=report-17"`, nil)
			s.WaitFor(`/ \d+\s%$/.test(` + waiting + `)`)
			s.ClickText("main button", "Cancel")
			s.WaitFor(waiting + ` === "Counting the words was stopped."`)
			time.Sleep(300 * time.Millisecond)
			if s.String(`String(`+counted+`.length)`) != "0" {
				t.Error("a cancelled question was answered")
			}
			s.ClickText("main button", "Start again")
			s.WaitFor(counted + `.length > 0`)
			s.lists(want)
			s.end()

			// In one file the Worker is a blob.
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Before(watched)
			p.Open(one + "#/words?doc=report-17")
			p.WaitFor(running)
			p.WaitFor(counted + `.length > 0`)
			(&session{Page: p, t: t}).lists(want)
			if n := p.String("String(workers)"); n != "1" {
				t.Errorf("from a file: %s Workers", n)
			}
			alone(t, b, p, one)
		})
	}
	t.Run("without a Worker", func(t *testing.T) {
		only(t, browser.Chromium)
		s := begin(t, browser.Chromium, browser.Options{}, openGate(t, large, "/"))
		s.Before("delete globalThis.Worker")
		s.visit("#/words?doc=report-17")
		s.WaitFor(counted + `.length > 0`)
		s.lists(want)
		s.end()
	})
}

// quiet waits until the page has nothing to do: the site is being kept for use
// without a network meanwhile.
func (s *session) quiet() {
	s.WaitFor(`navigator.serviceWorker.ready.then(r => r.active?.state === "activated")`)
}

// keyness are the words the command line lists for one report against the rest,
// by end, in the order of the page.
func keyness(t *testing.T, file, document string) []string {
	t.Helper()
	var said struct {
		Keyness []struct{ Term string }
	}
	ask(t, &said, "keyness", "-json", "-by", "conservative", "-k", "10", "-c", file, document)
	var here, there []string
	for _, k := range said.Keyness {
		here = append(here, k.Term)
	}
	if len(here) != 20 {
		t.Fatalf("%d words: %v", len(here), said.Keyness)
	}
	here, there = here[:10], here[10:]
	slices.Reverse(there)
	return append(slices.Clone(here), there...)
}

// lists demands that the words screen lists these words.
func (s *session) lists(want []string) {
	s.t.Helper()
	var got []string
	s.Eval(counted, &got)
	if !slices.Equal(got, want) {
		s.t.Errorf("the page lists\n%v, the command line\n%v", got, want)
	}
}

// A file as large as any that is looked at does not stop the page, and the
// original that came with it is recognised all the same.
func TestALargeFile(t *testing.T) {
	claim(t)
	c := sample.Collection()
	original := sample.Original("bell-parted")
	dir := siteOf(t, c)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			s.Before(watched)
			s.visit("#/library")
			s.quiet()
			s.Eval("beat()", nil)
			began := time.Now()
			s.Eval(`(() => {
				const carried = new DataTransfer();
				carried.items.add(new File(["The tide turned at Holm, and nobody at the quay had counted the boats. ".repeat(100000)], "film.txt"));
				carried.items.add(new File([`+js(string(original))+`], "parted.txt"));
				for (const type of ["dragenter", "dragover", "drop"])
					document.querySelector("main").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
			})()`, nil)
			s.WaitFor(`document.querySelectorAll(".Preview-row").length === 1`)
			took := time.Since(began)
			var gap, slowness float64
			s.Eval("longest", &gap)
			s.Eval("slowness", &slowness)
			t.Logf("7 MB: answered after %v, the page's longest pause %.0f ms on a machine %.1f times slower than at its best", took.Round(time.Millisecond), gap, slowness)
			if *pauses && gap/slowness > promised {
				t.Errorf("the page stood still for %.0f ms", gap)
			}
			s.attached(1)
			if n := s.String("String(workers)"); n != "2" { // is it an original, and what is in it?
				t.Errorf("%s Workers", n)
			}
			s.end()
		})
	}
}
