package journeys

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/putinkim"
	"parallax/web/browser"
)

// outlets are the words that nobody may find on a page whose outlets are hidden.
var outlets = []string{"Radio Free Asia", "RFA", "Korea Herald", "Wang Qingmin", "王庆民", "Kim Arin", "Reportika", "Publisher not stated", "herald-loners", "rfa-lectures", "wang-fringe"}

// hides demands that no word which betrays an outlet is on the page: in its text, its
// markup with every label and address, its title and the clipboard's text.
func hides(t *testing.T, p *browser.Page, where string) {
	t.Helper()
	page := p.String(`(() => {
		const all = document.body.cloneNode(true); // without the program itself, whose encoding may spell anything
		all.querySelectorAll("script").forEach(s => s.remove());
		return document.title + " " + location.hash + " " + all.outerHTML;
	})()`)
	for _, w := range outlets {
		if strings.Contains(page, w) {
			t.Errorf("%s: the page has %q", where, w)
		}
	}
}

// keptAll is everything that a browser keeps for a page: both storages, the keys and texts
// of every database, the addresses of every cache.
const keptAll = `(async () => {
	const all = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
	for (const {name} of await indexedDB.databases()) {
		const db = await new Promise((done, no) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); r.onerror = no; });
		for (const store of db.objectStoreNames) {
			const inside = db.transaction(store).objectStore(store), get = r => new Promise(done => r.onsuccess = () => done(r.result));
			for (const key of await get(inside.getAllKeys())) {
				const value = await get(db.transaction(store).objectStore(store).get(key));
				all.push(store + " " + key + " " + (value instanceof Blob ? await value.text() : value?.buffer || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : JSON.stringify(value)));
			}
		}
		db.close();
	}
	try { for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(request.url); } catch {} // not from disk
	return all.join("\n");
})()`

// A class without a server or a network, from one file each: a student answers on a page
// that hides the outlets, hands in, gets the names with the teacher's word, and leaves
// nothing to the next; the teacher drops the files of a class, among them some that are
// none, and reads figures that were counted independently.
func TestClass(t *testing.T) {
	claim(t)
	dir := t.TempDir()
	handout := filepath.Join(dir, "handout.parallax")
	if out, err := command(tool, "assignment", "one-visit", "-handout", handout, "-word", "lantern").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	student := packed(t, "-c", handout)
	teacher := packed(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(student + "#/task/one-visit")
			p.WaitFor(running)
			p.Click("#student")
			p.Type("Student 7")
			p.ClickText("main button", "Begin")
			p.WaitFor(`document.querySelector(".Task-panel")`)
			hides(t, p, "the first task")
			p.Click(`.Task-option input[value="4"]`)
			p.WaitFor(`document.querySelector(".Task-option--on")`)
			p.ClickText(".Task-ways a", "Next")
			p.WaitFor(`document.querySelector("button.Task-number")`)
			// Some words, by selecting them; then a whole passage, by its number.
			// The focus still goes to the heading while the task comes up, and scrolls.
			p.WaitFor(`(async () => {
				const text = document.querySelector("[data-task-passage]").firstChild, at = document.createRange();
				const node = text.nodeType === 3 ? text : text.firstChild;
				at.setStart(node, 0); at.setEnd(node, 8);
				getSelection().removeAllRanges(); getSelection().addRange(at);
				const button = [...document.querySelectorAll("main button")].find(b => b.innerText === "Mark these words"), where = button?.getBoundingClientRect().top;
				for (let i = 0; i < 5; i++) await new Promise(done => requestAnimationFrame(done));
				return button?.isConnected && button.getBoundingClientRect().top === where && getSelection().toString().length === 8;
			})()`)
			p.ClickText("main button", "Mark these words")
			p.WaitFor(`document.querySelectorAll(".Task-marks li").length === 1`)
			if marked := p.String(`document.querySelector("[data-task-passage] mark").innerText`); marked != p.String(`document.querySelector("[data-task-passage]").innerText.slice(0, 8)`) {
				t.Errorf("%q was marked", marked)
			}
			p.Eval(`document.querySelectorAll("button.Task-number")[1].click()`, nil)
			p.WaitFor(`document.querySelectorAll(".Task-marks li").length === 2`)
			// Wherever the student goes, the names are not there.
			for _, address := range []string{"#/", "#/read/b", "#/compare/a,b,c?by=text", "#/search?q=radio%20free%20asia", "#/words", "#/library", "#/about", "#/class", "#/read/rfa-lectures"} {
				p.Eval(`location.hash = `+strconv.Quote(address), nil)
				p.WaitFor(`document.querySelector("main h1, main input")`)
				if address != "#/read/rfa-lectures" && !strings.HasPrefix(address, "#/search") {
					hides(t, p, address)
				}
				if text := p.String(`document.querySelector("main").innerText`); strings.Contains(text, "Radio Free Asia") {
					t.Errorf("%s: the page names the outlet", address)
				}
			}
			if kept := p.String(`Object.keys(localStorage).filter(k => k.startsWith("parallax.work-")).join()`); !strings.HasPrefix(kept, "parallax.work-one-visit-") {
				t.Fatalf("before the reload the storage has no answers, but %q", kept)
			}
			p.Reload()
			p.WaitFor(running)
			p.Eval(`location.hash = "#/task/one-visit?n=8"`, nil)
			p.WaitText("main h1", "Ready to hand in")
			if row := p.String(`document.querySelector(".Task-list").innerText`); !strings.Contains(row, "Your marks: 2.") {
				t.Errorf("what was answered is not there after a reload: %s", row)
			}
			// On a phone the share sheet takes it, as text; one that was closed has taken nothing.
			p.Eval(`(() => {
				const media = matchMedia;
				window.matchMedia = q => q === "(pointer: coarse)" ? {matches: true} : media.call(window, q);
				navigator.canShare = d => d.files.length === 1;
				navigator.share = d => { window.given = d.files[0]; return window.shuts ? Promise.reject(new DOMException("", "AbortError")) : Promise.resolve(); };
			})()`, nil)
			p.ClickText("main button", "Hand in")
			p.WaitText(".Task-done", "is given on")
			text := p.String(`given.text()`)
			if name := p.String(`given.name`); name != "one-visit-student-7.parallax-work.txt" {
				t.Errorf("the sheet got %s", name)
			}
			if w, err := assignment.ReadWork([]byte(text)); err != nil || w.Name != "Student 7" {
				t.Errorf("the sheet got %+v, %v", w, err)
			}
			p.Eval(`window.shuts = true`, nil)
			p.ClickText("main button", "Hand in")
			p.WaitText(".Task-done", "is not given on")
			p.Eval(`navigator.canShare = () => false`, nil)
			p.ClickText("main button", "Hand in")
			const name = "one-visit-student-7.parallax-work"
			content, err := os.ReadFile(b.Download(name))
			if err != nil {
				t.Fatal(err)
			}
			w, err := assignment.ReadWork(content)
			if err != nil || w.Name != "Student 7" || w.Value("trust", "a") != "4" || len(w.Marks) != 2 || w.Marks[0].From != 0 || w.Marks[0].To != 8 {
				t.Fatalf("handed in %+v, %v", w, err)
			}
			// The word gives the names back, and no other.
			for _, word := range []string{"torch", "lantern"} {
				p.Click("#word")
				p.Eval(`document.querySelector("#word").select()`, nil)
				p.Type(word)
				p.ClickText("main button", "Show the names")
				if word == "torch" {
					p.WaitText(".Task-trouble", "not the word")
					hides(t, p, "after a wrong word")
				}
			}
			p.WaitFor(`document.querySelector(".Task-name")?.innerText.includes("Korea Herald")`)
			p.Eval(`location.hash = "#/task/one-visit?n=10"`, nil)
			p.WaitText("main h1", "Ready to hand in")
			p.ClickText("main button", "Remove everything and start over")
			p.WaitFor(`document.querySelector("#student")`)
			if left := p.String(keptAll + `.then(all => all + document.body.innerText)`); strings.Contains(left, "Student 7") || strings.Contains(left, "work-one-visit") {
				t.Errorf("the next student finds the one before: %.400s", left)
			}
			hides(t, p, "for the next student")

			// What comes back with the teacher's mark is opened, changed and handed in anew.
			c, err := putinkim.Collection()
			if err != nil {
				t.Fatal(err)
			}
			a := c.Assignment("one-visit")
			k, err := assignment.NewClass(c, a.ID)
			if err != nil {
				t.Fatal(err)
			}
			k, _ = assignment.Collect(k, []corpus.File{{Name: name, Content: content}})
			k = k.Commented("Student 7", assignment.Comment{Task: "trust", Text: "Show me the words.", Grade: "B plus"})
			returned, err := k.Returned("Student 7")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(b.Download(name)); err != nil {
				t.Fatal(err)
			}
			dropOn(t, p, map[string][]byte{returned.Name: returned.Content})
			p.WaitText(".Task-panel", "Your teacher: Show me the words.")
			p.WaitText(".Task-panel", "Mark: B plus")
			p.Click(`.Task-option input[value="2"]`)
			p.WaitFor(`document.querySelector('.Task-option--on input').value === "2"`)
			p.Eval(`location.hash = "#/task/one-visit?n=8"`, nil)
			p.WaitText("main h1", "Ready to hand in")
			p.ClickText("main button", "Hand in")
			p.WaitText(".Task-done", "is saved")
			anew, err := os.ReadFile(b.Download(name))
			if err != nil {
				t.Fatal(err)
			}
			if w, err := assignment.ReadWork(anew); err != nil || w.Name != "Student 7" || w.Value("trust", "a") != "2" || len(w.Marks) != 2 {
				t.Errorf("handed in anew: %+v, %v", w, err)
			}
			if _, o := assignment.Collect(k, []corpus.File{{Name: name, Content: anew}}); o[0].Found != assignment.Replaces || o[0].Sitting {
				t.Errorf("the teacher finds it to be %+v", o[0])
			}
			p.ClickText("main button", "Remove everything and start over")
			p.WaitFor(`document.querySelector("#student")`)
			if left := p.String(keptAll + `.then(all => all + document.body.innerText)`); strings.Contains(left, "Student 7") || strings.Contains(left, "Show me") {
				t.Errorf("the next student finds what was returned to the one before: %.400s", left)
			}
			alone(t, b, p, student)

			// The teacher.
			files := map[string][]byte{name: content, "photo.jpg": []byte("\xff\xd8"), "cut.parallax-work": content[:len(content)-30]}
			says := 0 // who find late arrival in article a; the student above left it open
			for i := range 25 {
				v := assignment.Work{Name: fmt.Sprintf("Student %d", 10+i), Sitting: strconv.Itoa(i), At: time.Date(2031, 5, 6, 10, i, 0, 0, time.UTC), Texts: assignment.Texts(c, a),
					Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}}
				value := corpus.IsSilent
				if i%3 > 0 {
					value = corpus.Says
					says++
				}
				v = v.Set("tells", "late/a", value).Set("friend", "", fmt.Sprintf("Answer %d <script>alert(1)</script>", i))
				if files[v.FileName()], err = v.Write(); err != nil {
					t.Fatal(err)
				}
			}
			q := b.Page()
			q.Open(teacher + "#/class/one-visit")
			q.WaitFor(running)
			dropOn(t, q, files)
			q.WaitText(".Class-in", "26 students are in")
			if said := q.String(`document.querySelector("main").innerText`); !strings.Contains(said, "Student 7: the file is damaged") || !strings.Contains(said, "This is not a file of answers") {
				t.Errorf("what became of the files is not said: %s", said)
			}
			q.Reload()
			q.WaitFor(running)
			q.WaitText(".Class-in", "26 students are in")
			q.Eval(`location.hash = "#/class/one-visit?part=tells"`, nil)
			q.WaitFor(`document.querySelector(".Class-part")`)
			got := q.String(`[...document.querySelectorAll(".Class-part")].find(e => e.innerText.startsWith("Article A: Putin arrived hours late")).querySelector(".Class-counts b").innerText`)
			if got != strconv.Itoa(says) {
				t.Errorf("the board counts %s who find it said, want %d", got, says)
			}
			if text := q.String(`document.querySelector("main").innerText`); strings.Contains(text, "Student 1") {
				t.Error("names are shown before they are asked for")
			}
			q.Eval(`location.hash = "#/class/one-visit?part=friend"`, nil)
			q.WaitText("main", "Answer 24 <script>")
			alone(t, b, q, teacher)
		})
	}
}
