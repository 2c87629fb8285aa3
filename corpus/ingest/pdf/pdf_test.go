package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writer makes a small PDF file of the objects it is given.
type writer struct {
	objects []string
}

func (w *writer) add(object string) int {
	w.objects = append(w.objects, object)
	return len(w.objects)
}

func (w *writer) stream(dict, content string) int {
	return w.add(fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(content), content))
}

// file is the whole, with a table of objects or, broken, with one that is wrong.
func (w *writer) file(root int, broken bool) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range w.objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	if broken {
		at += 7
	}
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, root, at)
	return b.Bytes()
}

// printed is a file whose pages have these contents, set in Helvetica of 10
// points as F and of 18 as they say.
func printedFile(contents ...string) *writer { return printedWith("", contents...) }

func printedWith(filter string, contents ...string) *writer {
	w := &writer{}
	w.add("") // the root
	w.add("") // the pages
	font := w.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	var kids []string
	for _, c := range contents {
		s := w.stream(filter, c)
		p := w.add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents %d 0 R /Resources << /Font << /F %d 0 R >> >> >>", s, font))
		kids = append(kids, fmt.Sprintf("%d 0 R", p))
	}
	w.objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
	w.objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	return w
}

// lines draws lines of 10 points from a place downwards, 12 apart.
func lines(x, y int, list ...string) string {
	var b strings.Builder
	for i, l := range list {
		fmt.Fprintf(&b, "BT /F 10 Tf %d %d Td (%s) Tj ET\n", x, y-12*i, l)
	}
	return b.String()
}

func read(t *testing.T, b []byte) *Text {
	t.Helper()
	got, err := Read(b, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func texts(list []Paragraph) (out []string) {
	for _, p := range list {
		out = append(out, p.Text)
	}
	return out
}

func wants(t *testing.T, b []byte, paragraphs ...string) {
	t.Helper()
	got := read(t, b)
	if g, w := strings.Join(texts(got.Paragraphs), "\n"), strings.Join(paragraphs, "\n"); g != w {
		t.Errorf("read\n%s\nwanted\n%s\ntrouble %q", g, w, got.Trouble)
	}
}

// A paragraph ends where the next line's first word would have fitted, where a
// line is indented, and where lines are further apart.
func TestParagraphs(t *testing.T) {
	page := lines(50, 500,
		"The harbour has a new bridge since Monday, and the", // full
		"old ferry will be sold to the islands.",             // short: ends
		"Ferrymen had asked for two more summers, which the",
		"council refused by one vote.") +
		lines(50, 440, "Nobody came to the last crossing of the old ferry but", "its captain, who went home by the bridge.")
	wants(t, printedFile(page).file(1, false),
		"The harbour has a new bridge since Monday, and the old ferry will be sold to the islands.",
		"Ferrymen had asked for two more summers, which the council refused by one vote.",
		"Nobody came to the last crossing of the old ferry but its captain, who went home by the bridge.")
	indented := lines(62, 500, "The harbour has a new bridge since Monday,") + lines(50, 488, "and the old ferry will be sold to the islands") +
		lines(62, 476, "Ferrymen had asked for two more summers,") + lines(50, 464, "which the council refused by a single vote.")
	wants(t, printedFile(indented).file(1, false),
		"The harbour has a new bridge since Monday, and the old ferry will be sold to the islands",
		"Ferrymen had asked for two more summers, which the council refused by a single vote.")
}

// Columns are read one after the other, in whichever order they were drawn, and
// a sentence goes on in the next.
func TestColumns(t *testing.T) {
	left := []string{"The harbour has a bridge", "since Monday, which is an", "old wish of the islanders", "who had asked for it when"}
	right := []string{"the ferry sank in autumn.", "Its captain went home on", "foot and the owner bought", "a new one for the river."}
	want := "The harbour has a bridge since Monday, which is an old wish of the islanders who had asked for it when the ferry sank in autumn. Its captain went home on foot and the owner bought a new one for the river."
	wants(t, printedFile(lines(50, 500, left...)+lines(210, 500, right...)).file(1, false), want)
	var rows string
	for i := range left {
		rows += lines(50, 500-12*i, left[i]) + lines(210, 500-12*i, right[i])
	}
	wants(t, printedFile(rows).file(1, false), want)
}

// What was drawn last stands first where it stands above.
func TestClimbing(t *testing.T) {
	wants(t, printedFile(lines(50, 400, "The harbour has a new bridge since Monday.")+lines(50, 520, "Bridge opens")).file(1, false),
		"Bridge opens", "The harbour has a new bridge since Monday.")
}

// What the file calls no part of its text is left out, and told.
func TestArtifacts(t *testing.T) {
	b := printedFile(lines(50, 400, "The harbour has a bridge.")+"/Artifact BMC\n"+lines(50, 300, "Printed at noon")+"EMC\n").file(1, false)
	wants(t, b, "The harbour has a bridge.")
	if got := texts(read(t, b).Furniture); len(got) != 1 || got[0] != "Printed at noon" {
		t.Errorf("left out: %q", got)
	}
}

// A hyphen at a line's end goes, unless the text has the word with it.
func TestHyphens(t *testing.T) {
	wants(t, printedFile(lines(50, 500, "A long-term plan for the harbour needs more than con-", "crete, said the engineer, who favours a new long-", "term study of the currents.")).file(1, false),
		"A long-term plan for the harbour needs more than concrete, said the engineer, who favours a new long-term study of the currents.")
}

// What repeats at the edge of pages and what counts them is left out.
func TestFurniture(t *testing.T) {
	page := func(n int, body ...string) string {
		return lines(50, 580, "The Skarrow Gazette") + lines(50, 500, body...) + lines(190, 20, fmt.Sprintf("Page %d of 2", n))
	}
	b := printedFile(page(1, "The harbour has a new bridge since Monday, and"), page(2, "the old ferry will be sold.")).file(1, false)
	wants(t, b, "The harbour has a new bridge since Monday, and the old ferry will be sold.")
	if got := read(t, b); len(got.Furniture) != 4 {
		t.Errorf("left out: %q", texts(got.Furniture))
	}
}

// Damage that viewers repair is repaired.
func TestRepair(t *testing.T) {
	w := printedFile(lines(50, 500, "The harbour has a bridge."))
	wants(t, w.file(1, true), "The harbour has a bridge.")
	b := w.file(1, false)
	wants(t, append([]byte("junk before the head\n"), b...), "The harbour has a bridge.")
	wants(t, b[:bytes.LastIndex(b, []byte("xref\n0"))], "The harbour has a bridge.")
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func TestFilters(t *testing.T) {
	content := lines(50, 500, "The harbour has a bridge.")
	wants(t, printedWith("/Filter /FlateDecode", deflated(content)).file(1, false), "The harbour has a bridge.")
	wants(t, printedWith("/Filter [/ASCIIHexDecode /FlateDecode]", fmt.Sprintf("%x>", deflated(content))).file(1, false), "The harbour has a bridge.")
	// "-----A---B" in LZW, from the specification's example (7.4.4.2).
	f := &file{left: 100}
	if got := f.lzw([]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01}, 1); string(got) != "-----A---B" {
		t.Errorf("LZW gives %q", got)
	}
	if got := ascii85([]byte("87cURD]i,\"Ebo80~>")); string(got) != "Hello World!" {
		t.Errorf("ASCII 85 gives %q", got)
	}
	if got := f.runs([]byte{2, 'a', 'b', 'c', 254, 'x', 128, 'z'}); string(got) != "abcxxx" {
		t.Errorf("run lengths give %q", got)
	}
}

// Trouble is said, not read.
func TestTrouble(t *testing.T) {
	w := printedFile("/I Do")
	w.objects[len(w.objects)-1] = strings.Replace(w.objects[len(w.objects)-1], "/Font", "/XObject << /I 6 0 R >> /Font", 1)
	w.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode", "…")
	if got := read(t, w.file(1, false)); got.Trouble != Scanned || len(got.Paragraphs) > 0 {
		t.Errorf("a picture is %q: %q", got.Trouble, texts(got.Paragraphs))
	}
	unknown := printedFile(lines(50, 500, "ABCDEFGHIJ"))
	unknown.objects[2] = "<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /Widths [500 500 500 500 500 500 500 500 500 500] /Encoding << /Differences [65 /g1 /g2 /g3 /g4 /g5 /g6 /g7 /g8 /g9 /g10] >> >>"
	if got := read(t, unknown.file(1, false)); got.Trouble != Unreadable || len(got.Paragraphs) > 0 {
		t.Errorf("letters that nothing explains are %q: %q", got.Trouble, texts(got.Paragraphs))
	}
	if _, err := Read([]byte("a letter to the editor"), Limits{}); err == nil {
		t.Error("a text is taken for a PDF file")
	}
	if got := read(t, []byte("%PDF-1.4\nnothing")); got.Trouble != Damaged {
		t.Errorf("a file without pages is %q", got.Trouble)
	}
}

// No file takes more than its share.
func TestHostile(t *testing.T) {
	bomb := printedWith("/Filter /FlateDecode", deflated(strings.Repeat("(a) Tj ", 1<<20))).file(1, false)
	if got, err := Read(bomb, Limits{Inflated: 1 << 20, Work: 1e6}); err != nil || len(got.Paragraphs) > 0 {
		t.Errorf("a bomb gives %v, %v", got, err)
	}
	f, err := open(bomb, Limits{Inflated: 1 << 30, Work: 1000})
	if err != nil {
		t.Fatal(err)
	}
	f.page(f.pagesOf()[0], map[any]*font{})
	if f.trouble != errTooLong || f.work > 0 {
		t.Errorf("work left %d, trouble %v", f.work, f.trouble)
	}
	self := printedFile("/X Do")
	self.objects[len(self.objects)-1] = strings.Replace(self.objects[len(self.objects)-1], "/Font", "/XObject << /X 6 0 R >> /Font", 1)
	self.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>", "/X Do /X Do")
	read(t, self.file(1, false))
	read(t, []byte("%PDF-1.4\n1 0 obj "+strings.Repeat("[", 1<<18)+" endobj\ntrailer << /Root 1 0 R >>"))
	loop := printedFile("")
	loop.objects[1] = "<< /Type /Pages /Kids [2 0 R 2 0 R] >>"
	read(t, loop.file(1, false))
}

// A method of encryption that is not known is not called a password.
func TestEncrypted(t *testing.T) {
	b := bytes.Replace(printedFile(lines(50, 500, "The harbour has a bridge.")).file(1, false), []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt << /Filter /Adobe.PubSec >>"), 1)
	if got := read(t, b); got.Trouble != Encrypted || len(got.Paragraphs) > 0 {
		t.Errorf("%q: %q", got.Trouble, texts(got.Paragraphs))
	}
}

// BenchmarkPages is to take as long for each page, however many there are, also
// where each line is a block by itself.
func BenchmarkPages(b *testing.B) {
	for _, n := range []int{100, 1000} {
		var pages []string
		for i := range n {
			var page strings.Builder
			for j := range 40 {
				page.WriteString(lines(50+(j%7)*40, 560-13*j, fmt.Sprintf("Line %d of %d", j, i)))
			}
			pages = append(pages, page.String())
		}
		file := printedFile(pages...).file(1, false)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(file, Limits{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/page")
		})
	}
}

// BenchmarkMarks is a line of letters with marks over them, likewise.
func BenchmarkMarks(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		p := &page{width: 1e6, height: 600}
		for i := range n {
			x := 10 + 5*float64(i)
			p.marks = append(p.marks, mark{text: "e", x: x, y: 100, width: 5, size: 10, font: &font{}, known: true}, mark{text: "\u0301", x: x, y: 100, size: 10, font: &font{}, known: true})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				lineOf(pieces(p, 1))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/letter")
		})
	}
}

func TestGlyphNames(t *testing.T) {
	for n, want := range map[string]string{
		"a": "a", "space": " ", "quoteright": "’", "fi": "fi", "f_f_i": "ffi", "eacute": "é", "Scaron": "Š", "uni0416": "Ж", "u1F600": "😀",
		"afii10017": "А", "afii10097": "я", "afii57409": "ء", "a.sc": "a", "one.oldstyle": "1", "gcommaaccent": "ģ", "g12": "", ".notdef": "", "period": ".",
	} {
		if got := glyph(n); got != want {
			t.Errorf("%s is %q, not %q", n, got, want)
		}
	}
}

// The files made for the purpose, where they are at hand.
func TestCases(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "..", "shared", "cases", "pdf")
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if len(files) == 0 {
		t.Skip("no cases at " + dir)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			expected, err := os.ReadFile(strings.TrimSuffix(name, ".pdf") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want struct {
				Paragraphs, Notes, Furniture []string
				Trouble                      Trouble
			}
			if err := json.Unmarshal(expected, &want); err != nil {
				t.Fatal(err)
			}
			got := read(t, b)
			if got.Trouble != want.Trouble {
				t.Fatalf("the trouble is %q, not %q", got.Trouble, want.Trouble)
			}
			plain := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
			have := map[string]bool{}
			for _, p := range got.Paragraphs {
				have[plain(p.Text)] = true
			}
			found := 0
			for _, p := range append(want.Paragraphs, want.Notes...) {
				if have[plain(p)] {
					found++
				} else {
					t.Logf("not found: %.90s", p)
				}
			}
			if all := len(want.Paragraphs) + len(want.Notes); found*10 < all*9 || len(got.Paragraphs)*9 > all*10+9 {
				t.Errorf("%d paragraphs of %d whole, %d read", found, all, len(got.Paragraphs))
			}
			for _, p := range want.Furniture {
				if have[plain(p)] {
					t.Errorf("%q is left in", p)
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(printedFile(lines(50, 500, "The harbour has a bridge.")).file(1, false))
	f.Add(printedWith("/Filter /FlateDecode", deflated(lines(50, 500, "Two", "lines"))).file(1, true))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = Read(b, Limits{Inflated: 1 << 22, Work: 1e5, Pages: 20})
	})
}
