package journeys

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/putinkim"
	"parallax/web/browser"
)

// zipped is an archive whose first entry is stored, as in a file of answers.
func zipped(t *testing.T, names []string, contents [][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, name := range names {
		var w io.Writer
		var err error
		if i == 0 {
			w, err = z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(contents[i]), CompressedSize64: uint64(len(contents[i])), UncompressedSize64: uint64(len(contents[i]))})
		} else {
			w, err = z.Create(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(contents[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// forged is a file of answers that says whatever it is told to as its answers.
func forged(t *testing.T, w assignment.Work, answers []byte) []byte {
	t.Helper()
	marks := []byte(`{"marks":[]}`)
	entry := func(name string, content []byte) map[string]any {
		sum := sha256.Sum256(content)
		return map[string]any{"name": name, "bytes": len(content), "sha256": hex.EncodeToString(sum[:])}
	}
	head, err := json.Marshal(map[string]any{"format": "parallax work", "version": 1, "name": w.Name, "assignment": w.Of, "texts": w.Texts,
		"entries": []any{entry("responses.json", answers), entry("notes.json", marks)}})
	if err != nil {
		t.Fatal(err)
	}
	return zipped(t, []string{"manifest.json", "responses.json", "notes.json"}, [][]byte{head, answers, marks})
}

// circle is the files of a class: what is dropped at once, and what comes later.
type circle struct {
	first, late map[string][]byte
	count       []string          // the file that counts of each student
	says        map[string]string // what the page has to say of a file, in part
	wild        string            // the name that is markup
}

func playedClass(t *testing.T, c *corpus.Collection, a *corpus.Assignment) circle {
	t.Helper()
	r := rand.New(rand.NewPCG(20, 25))
	k := circle{first: map[string][]byte{}, late: map[string][]byte{}, says: map[string]string{}, wild: `Quill <img src=x onerror=alert(1)>`}
	write := func(w assignment.Work) []byte {
		content, err := w.Write()
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	lengths := assignment.Lengths(c)
	var works []assignment.Work
	for i := range 25 {
		w := assignment.Work{Name: fmt.Sprintf("Quill %d", i+1), Sitting: strconv.Itoa(i), At: time.Date(2031, 5, 6, 10, i, 0, 0, time.UTC), Texts: assignment.Texts(c, a),
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}}
		if i == 24 {
			w.Name = k.wild
		}
		for j := range a.Tasks {
			task := &a.Tasks[j]
			for _, part := range a.Parts(task, "", lengths) {
				if r.IntN(9) == 0 {
					continue
				}
				value := fmt.Sprintf("%d: %s", i+1, strings.Repeat("word ", 1+r.IntN(2*max(1, task.Least))))
				switch task.Kind {
				case corpus.Choice:
					value = task.Choices[min(r.IntN(len(task.Choices)), r.IntN(len(task.Choices)))].ID
				case corpus.Scale:
					value = strconv.Itoa(task.From + r.IntN(task.To-task.From+1))
				case corpus.Tells:
					value = []string{corpus.Says, corpus.Says, corpus.IsSilent}[r.IntN(3)]
				}
				w = w.Set(task.ID, part, value)
			}
			if task.Kind == corpus.Marking {
				seen := map[string]bool{}
				for range r.IntN(7) {
					at := r.IntN(len(a.Articles))
					e := a.Articles[at]
					p := c.Document(e.Document).Passages[e.Passages[r.IntN(len(e.Passages))]-1]
					name := corpus.Letter(at) + strconv.Itoa(p.N)
					if word, _, _ := strings.Cut(p.Text, " "); !seen[name] {
						seen[name] = true
						w.Marks = append(w.Marks, assignment.Mark{Task: task.ID, At: name, To: len(word), Quote: word, Of: "digest"})
					}
				}
			}
		}
		works = append(works, w)
	}
	for i, w := range works {
		name := fmt.Sprintf("work-%02d.parallax-work", i+1)
		k.count = append(k.count, name)
		if i == 23 { // read another version of an article
			w.Texts = map[string]string{"a": "0000", "b": w.Texts["b"], "c": w.Texts["c"]}
			k.says[name] = "had another version of Article A"
		}
		if i >= 20 {
			k.late[name] = write(w)
		} else {
			k.first[name] = write(w)
		}
	}
	earlier := works[3].Set("trust", "a", "1").Set("trust", "b", "1")
	earlier.At = earlier.At.Add(-time.Hour)
	k.late["zz-earlier.parallax-work"], k.says["zz-earlier.parallax-work"] = write(earlier), "Quill 4 handed in twice. This file is the older one"
	newer := works[7].Set("trust", "a", "5").Set("trust", "b", "5")
	newer.At = newer.At.Add(time.Hour)
	k.late["zz-newer.parallax-work"], k.says["zz-newer.parallax-work"] = write(newer), "Quill 8 handed in twice. The newer file counts"
	k.count[7] = "zz-newer.parallax-work"
	k.late["zz-again.parallax-work"], k.says["zz-again.parallax-work"] = k.first["work-01.parallax-work"], "Quill 1: this file was collected before"

	odd := works[0]
	odd.Name = "Quill 90"
	other := odd
	other.Of = assignment.Origin{ID: "another", Title: "Another lesson", Hash: "ffff"}
	version := odd
	version.Of.Hash = "ffff"
	whole := write(odd)
	plain := func(answers string) []byte { return forged(t, odd, []byte(answers)) }
	bad := map[string]struct {
		content []byte
		says    string
	}{
		"other.parallax-work":   {write(other), "Quill 90 handed in “Another lesson”. That is another assignment"},
		"version.parallax-work": {write(version), "Quill 90 answered another version of this assignment"},
		"cut.parallax-work":     {whole[:len(whole)-40], "Quill 90: the file is damaged or was cut off"},
		"photo.jpg":             {[]byte("\xff\xd8\xff\xe0"), "This is not a file of answers"},
		"letter.parallax-work":  {zipped(t, []string{"word/document.xml"}, [][]byte{[]byte("<w/>")}), "This is not a file of answers"},
		"deep.parallax-work":    {plain(strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)), "Not opened"},
		"bomb.parallax-work":    {forged(t, odd, bytes.Repeat([]byte(" "), 40<<20)), "Not opened"},
		"scale.parallax-work":   {plain(`{"sitting":"1","at":"2031-05-06T10:00:00Z","answers":[{"task":"trust","places":[{"at":"a","value":"9"}]}]}`), "Not opened"},
		"huge.parallax-work":    {append(slices.Clone(whole), make([]byte, 5<<20)...), "Not opened"},
		"name.parallax-work":    {forged(t, assignment.Work{Name: "Quill\u202e 91\n", Of: odd.Of, Texts: odd.Texts}, []byte(`{"sitting":"1","at":"2031-05-06T10:00:00Z","answers":[]}`)), "Not opened"},
	}
	for name, b := range bad {
		k.first[name], k.says[name] = b.content, b.says
	}
	return k
}

// classReport is what the report of a class shows.
type classReport struct {
	Wall  []string // a label for each task
	Tasks []struct {
		Parts    [][]int  // counts of the answers, in the order of the task's
		Heat     []string // marked words with how many marked them, and the label, of passages
		Measures []string
	}
}

// A class of twenty-five without a network, from one file: what is dropped at once and
// later, twice, damaged, foreign or hostile is said by name; every figure is what comes of
// counting the raw files by definition, on the page and by the tool; names that are hidden
// are nowhere; deleted is deleted.
func TestCircle(t *testing.T) {
	claim(t)
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := c.Assignment("one-visit")
	k := playedClass(t, c, a)
	var files []handedIn
	folder := t.TempDir()
	for name, content := range k.first {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range k.late {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range k.count {
		content, late := k.late[name]
		if !late {
			content = k.first[name]
		}
		files = append(files, readHandedIn(t, content))
	}
	want := make([]countedTask, len(a.Tasks))
	missing := make([]string, len(files)) // tasks with gaps of each student
	for i := range a.Tasks {
		task := &a.Tasks[i]
		parts := a.Parts(task, "", assignment.Lengths(c))
		want[i] = countTask(a, task, parts, files)
		for j, f := range files {
			if alone := countTask(a, task, parts, []handedIn{f}); alone.done == 0 {
				missing[j] += fmt.Sprintf(", %d", i+1)
			}
		}
	}
	toolCounts(t, folder, a, want)
	address := packed(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(address + "#/class/one-visit")
			p.WaitFor(running)
			said := map[string]string{}
			for i, drop := range []map[string][]byte{k.first, k.late} {
				dropOn(t, p, drop)
				p.WaitText(".Class-in", []string{"20 students are in", "25 students are in"}[i])
				var rows map[string]string
				p.Eval(`Object.fromEntries([...document.querySelectorAll(".Class-file")].map(e => [e.querySelector(".Library-file").innerText, e.querySelector("p").innerText]))`, &rows)
				if len(rows) != len(drop) {
					t.Errorf("of %d files it says something of %d: %q", len(drop), len(rows), slices.Sorted(maps.Keys(rows)))
				}
				maps.Copy(said, rows)
			}
			for name, text := range k.says {
				if !strings.Contains(said[name], text) {
					t.Errorf("of %s it says %q, want %q", name, said[name], text)
				}
			}
			for i, name := range k.count {
				if k.says[name] == "" && !strings.HasPrefix(said[name], files[i].name+": answers of") {
					t.Errorf("of %s it says %q", name, said[name])
				}
			}
			var students map[string]string
			p.Eval(`Object.fromEntries([...document.querySelectorAll(".Class-students li")].map(e => [e.querySelector("a").innerText, e.querySelector(".Class-missing").innerText]))`, &students)
			for i, f := range files {
				if got, open := students[f.name], strings.TrimPrefix(missing[i], ", "); !strings.HasSuffix(got, open) || (open == "") != (got == "") {
					t.Errorf("%s: open is %q, the page says %q", f.name, open, got)
				}
			}
			p.Eval(`location.hash = "#/class/one-visit?part=_report"`, nil)
			p.WaitFor(fmt.Sprintf(`document.querySelectorAll(".Class-report .Class-question").length === %d`, len(a.Tasks)))
			var r classReport
			p.Eval(`(() => {
				const texts = (e, css) => [...e.querySelectorAll(css)].filter(e => !e.closest("[hidden]")).map(e => e.innerText.trim());
				return {
					wall: [...document.querySelectorAll(".Class-wallrow .Class-squares")].map(e => e.getAttribute("aria-label")),
					tasks: [...document.querySelectorAll(".Class-report .Class-question")].map(q => ({
						parts: [...q.querySelectorAll(".Class-part")].map(e => texts(e, ".Class-counts b").map(Number)),
						heat: [...q.querySelectorAll(".Class-heat .Task-passage")].map(e => [...e.querySelectorAll("mark")].map(m => m.textContent).join("") + "|" + texts(e, ".Section-note").join("")),
						measures: texts(q, ".Class-measures td:nth-child(2)"),
					})),
				};
			})()`, &r)
			if len(r.Wall) != len(a.Tasks) || len(r.Tasks) != len(a.Tasks) {
				t.Fatalf("the report has %d rows and %d tasks", len(r.Wall), len(r.Tasks))
			}
			for i := range a.Tasks {
				reportsTask(t, c, a, &a.Tasks[i], want[i], len(files), r.Wall[i], r.Tasks[i].Parts, r.Tasks[i].Heat, r.Tasks[i].Measures)
			}
			// Names are hidden: on every page but the desk, in its markup, and in what is saved there.
			p.Eval(`void (globalThis.gathered = [], (make => URL.createObjectURL = blob => (globalThis.last = blob, make(blob)))(URL.createObjectURL.bind(URL)),
				HTMLAnchorElement.prototype.click = function() { if (this.download) gathered.push(this.download, last) })`, nil)
			parts := []string{"_report", "_differ", "_wall"}
			for i := range a.Tasks {
				parts = append(parts, a.Tasks[i].ID)
			}
			for _, part := range parts {
				p.Eval(`location.hash = "#/class/one-visit?part=`+part+`"`, nil)
				p.WaitFor(`document.querySelector('.Class-tab[aria-current]')?.hash.endsWith("part=` + part + `")`)
				if part == "_wall" {
					p.ClickText("main button", "Save drawing (SVG)")
					p.WaitFor(`gathered.length > 0`)
				}
				page := p.String(`(() => { const all = document.documentElement.cloneNode(true); all.querySelectorAll("script, style").forEach(e => e.remove());
					return [document.title, location.hash, all.outerHTML, ...[...document.querySelectorAll("input, textarea")].map(e => e.value)].join(" "); })()`)
				if i := strings.Index(page, "Quill"); i >= 0 {
					t.Errorf("%s: a name that is hidden is in …%s…", part, page[max(0, i-80):min(len(page), i+40)])
				}
			}
			if drawn := p.String(`Promise.all(gathered.map(g => g.text ? g.text() : g)).then(list => list.join(" "))`); strings.Contains(drawn, "Quill") || !strings.Contains(drawn, "<svg") {
				t.Errorf("the picture names somebody, or is none: %.200s", drawn)
			}
			p.ClickText(".Class-head button", "Names shown")
			p.WaitFor(`document.documentElement.outerHTML.includes("Quill 12")`)
			// One button deletes everything that was kept.
			p.Eval(`location.hash = "#/class/one-visit"`, nil)
			p.WaitText("main", "Kept in this browser only")
			if !strings.Contains(p.String(keptAll), "class-one-visit") {
				t.Error("the class is not kept, or elsewhere than this test looks")
			}
			p.ClickText("main button", "Delete this class")
			p.ClickText("main button", "Delete")
			p.WaitText("main", "Nobody has handed in yet")
			if left := p.String(keptAll + `.then(all => all + document.querySelector("main").outerHTML)`); strings.Contains(left, "class-one-visit") || strings.Contains(left, "Quill") {
				t.Errorf("what is deleted is still there: %.2000s", left)
			}
			p.Reload()
			p.WaitFor(running)
			p.WaitText("main", "Nobody has handed in yet")
			alone(t, b, p, address)
		})
	}
}
