package ingest_test

import (
	"bytes"
	"compress/gzip"
	"runtime"
	"strings"
	"testing"
	"time"

	"parallax/corpus/formats"
	"parallax/corpus/ingest"
)

// FuzzRead reads anything as anything: no reader panics, whatever is read makes a
// valid collection, and what is not read is told.
func FuzzRead(f *testing.F) {
	for i, format := range formats.All {
		for name, fixture := range fixtures {
			if name == format.Name {
				f.Add(uint8(i), []byte(fixture(&testing.T{})))
			}
		}
	}
	f.Add(uint8(0), []byte("1 of 2 DOCUMENTS\n\nEcho\n\nJune 4, 2031\n\nRain\n\nBYLINE: A\n\nLENGTH: 3 words\n\nIt rained.\n\nLOAD-DATE: June 5, 2031\n"))
	f.Add(uint8(0), []byte("HD Rain\nPD 4 May 2031\nSN Echo\nLP\nIt rained.\nAN Document ECHO00020310504e7540001a\n"))
	for i, format := range formats.All {
		switch format.Name {
		case "JSON lines":
			f.Add(uint8(i), []byte("[\"title\", \"text\"]\n['Rain', u'It\\'s raining, \\x41.',]\n{'title': nan, 'text': None}\n"))
		case "JSON":
			f.Add(uint8(i), []byte("[{'t': datetime.datetime(2031, 5, 4), text: (1, .5,), /* x */ 'x': ObjectId('a')}]"))
		case "a feed":
			f.Add(uint8(i), []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rain</title><link href="https://example.org/a"/><content type="xhtml"><div><p>It <b>rained</b>.</p></div></content></entry></feed>`))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, content []byte) {
		format := formats.All[int(kind)%len(formats.All)]
		b := ingest.New("test", "", ingest.Limits{File: 1 << 20, Line: 1 << 16, Entries: 100})
		r := ingest.Read("a"+format.Extensions[0], content, ingest.Limits{File: 1 << 20, Line: 1 << 16, Entries: 100})
		if strings.Contains(r.Problem, "failed on this file") {
			t.Fatal(r.Problem)
		}
		if len(r.Articles) == 0 && len(r.Entries) == 0 && r.Problem == "" {
			t.Error("nothing is read, and nothing said")
		}
		b.AddReport(&r)
		if err := b.Collection().Validate(); err != nil {
			t.Error(err)
		}
	})
}

// What a hostile file may become is bounded, and is told where it is cut.
func TestBounded(t *testing.T) {
	zipped := func(content string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(content))
		z.Close()
		return b.String()
	}
	limits := ingest.Limits{File: 1 << 20, Entries: 50, Weight: 1 << 20, Depth: 2}
	var many []string
	for i := range 100 {
		many = append(many, strings.Repeat("x", i+1)+".txt", "It rained.")
	}
	nested := word(t, "a.txt", "It rained.")
	for range 4 {
		nested = word(t, "a.zip", nested)
	}
	for name, test := range map[string]struct{ file, content, told string }{
		"lines":       {"a.jsonl.gz", zipped(strings.Repeat("{\"text\":\"It rained.\"}\n", 100_000)), "the rest"},
		"a line":      {"a.jsonl", `{"text":"` + strings.Repeat("a ", 1<<20) + `"}`, "limit"},
		"an array":    {"a.json", "[" + strings.Repeat(`{"text":"It rained."},`, 100_000) + "{}]", "limit"},
		"deep JSON":   {"a.json", strings.Repeat("[", 1<<20), "not valid JSON"},
		"rows":        {"a.csv", "title,text\n" + strings.Repeat("a,b\n", 100_000), "limit"},
		"entries":     {"a.zip", word(t, many...), "more than 50 files"},
		"nested":      {"a.zip", nested, "a zip within a zip"},
		"a bomb":      {"a.zip", word(t, "a.txt", strings.Repeat("a ", 1<<20)), "larger than the limit"},
		"parts":       {"a.eml", "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\na\n", 1000) + "--b--", "more parts"},
		"references":  {"a.ris", strings.Repeat("TI  - a\nER  - \n", 10_000), "limit"},
		"an old file": {"a.doc", "x", "old Word format"},
	} {
		t.Run(name, func(t *testing.T) {
			r := ingest.Read(test.file, []byte(test.content), limits)
			told := r.Problem
			for _, x := range r.Troubles {
				told += " " + x.Problem
			}
			if !strings.Contains(told, test.told) {
				t.Errorf("it is told %.300q", told)
			}
			if len(r.Articles) > 400 || len(r.Troubles) > 20 {
				t.Errorf("%d articles, %d troubles", len(r.Articles), len(r.Troubles))
			}
		})
	}
}

// Pages of a printed text: their numbers, and what stands on each, are left out,
// and a sentence that they part goes on.
func TestPages(t *testing.T) {
	const first, second, third = "The mayor of the town opened the new harbour\nbridge on Sunday, spoke for an hour, and was", "seen no more by any of the gulls that live on\nthe pier or by the people who feed them there.", "Nobody minded that at all in the end, for the\nferry sailed as it had sailed every other day."
	for name, content := range map[string]string{
		"form feeds": first + "\n12\n\fTHE HARBOUR ECHO\n" + second + "\n13\n\fTHE HARBOUR ECHO\n" + third + "\n14\n",
		"dashes":     first + "\n\n- 12 -\n\nTHE HARBOUR ECHO\n\n" + second + "\n\n- 13 -\n\nTHE HARBOUR ECHO\n\n" + third + "\n",
	} {
		r := ingest.Read("a.txt", []byte(content), ingest.Limits{})
		got := texts(r)
		if want := "body: " + strings.ReplaceAll(first+" "+second, "\n", " ") + "\nbody: " + strings.ReplaceAll(third, "\n", " ") + "\n"; got != want {
			t.Errorf("%s: read as\n%s", name, got)
		}
		if len(r.Articles[0].LeftOut) < 3 {
			t.Errorf("%s: left out %v", name, r.Articles[0].LeftOut)
		}
	}
}

// A paragraph of nothing but parted words costs what any paragraph of its length
// does: it once cost the square of that, which for this one was minutes.
func TestPartedWords(t *testing.T) {
	begun := time.Now()
	r := ingest.Read("a.txt", []byte("A not¬ ice, a 5 ¬ 6 and "+strings.Repeat("ab¬ ", 200_000)), ingest.Limits{})
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	if got := texts(r); !strings.HasPrefix(got, "body: A notice, a 5 ¬ 6 and ababab") || strings.Contains(got, "b¬ a") {
		t.Errorf("it is read as %.60q", got)
	}
}

// What is kept of a file of nothing but lines is about what its words take, which
// is what the limit on memory counts, and not the file as well.
func TestKept(t *testing.T) {
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	const size = 8 << 20
	before := heap()
	r := ingest.Read("a.txt", bytes.Repeat([]byte("a\n"), size/2), ingest.Limits{})
	if kept := heap() - before; kept < size/2 || kept > size*3/2+2<<20 {
		t.Errorf("of %d bytes %d are kept", size, kept)
	}
	runtime.KeepAlive(r)
}
