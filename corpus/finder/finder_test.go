package finder_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"parallax/corpus"
	"parallax/corpus/finder"
	"parallax/corpus/search"
)

// sliced is a text cut as JavaScript would.
func sliced(text string, m finder.Mark) string {
	return string(utf16.Decode(utf16.Encode([]rune(text))[m[0]:m[1]]))
}

func filled(t testing.TB, documents ...finder.Document) *finder.Finder {
	t.Helper()
	f := finder.New(finder.Options{Language: "en"})
	if err := f.Add(documents); err != nil {
		t.Fatal(err)
	}
	return f
}

func ask(t testing.TB, f *finder.Finder, q finder.Question) *finder.Answer {
	t.Helper()
	a, err := f.Ask(q, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ids(a *finder.Answer) (list []string) {
	for _, h := range a.Hits {
		list = append(list, fmt.Sprintf("%s/%d", h.ID, h.Paragraph))
	}
	return list
}

// Paragraphs are found each by itself, and offsets are those of JavaScript in the
// text as it was given.
func TestPlaces(t *testing.T) {
	const text = " \n\n The 😀 harbour opened.\r\n \t\r\n\nFog 𐍈 over the harbour,\nand rain.\n\n"
	f := filled(t, finder.Document{ID: "a", Title: "Das 😀 Harbour", Text: text})
	a := ask(t, f, finder.Question{Text: "harbour"})
	if f.Passages() != 2 || len(a.Hits) != 2 || a.Total != 2 || a.Documents != 1 {
		t.Fatalf("%d passages, %+v", f.Passages(), a)
	}
	for _, h := range a.Hits {
		paragraph := []string{"The 😀 harbour opened.", "Fog 𐍈 over the harbour,\nand rain."}[h.Paragraph]
		n := len(utf16.Encode([]rune(paragraph)))
		if got := sliced(text, finder.Mark{h.Start, h.Start + n}); got != paragraph {
			t.Errorf("paragraph %d is at %d: %q", h.Paragraph, h.Start, got)
		}
		if len(h.Marks) != 1 || sliced(paragraph, h.Marks[0]) != "harbour" || sliced(text[:], finder.Mark{h.Start + h.Marks[0][0], h.Start + h.Marks[0][1]}) != "harbour" {
			t.Errorf("marks %v", h.Marks)
		}
		if len(h.TitleMarks) != 1 || sliced("Das 😀 Harbour", h.TitleMarks[0]) != "Harbour" {
			t.Errorf("marks of the title %v", h.TitleMarks)
		}
		if h.Excerpt == nil || len(h.Excerpt.Marks) != 1 || sliced(h.Excerpt.Text, h.Excerpt.Marks[0]) != "harbour" {
			t.Errorf("excerpt %+v", h.Excerpt)
		}
	}
	bare := ask(t, f, finder.Question{Text: "harbour", Bare: true})
	if !slices.Equal(ids(bare), ids(a)) || bare.Hits[0].Excerpt != nil || bare.Hits[0].Marks != nil {
		t.Errorf("bare: %+v", bare)
	}
}

func TestRestrictions(t *testing.T) {
	f := filled(t,
		finder.Document{ID: "one", Text: "The harbour.\n\nA harbour again.", Outlet: "Morning Gazette", Date: "2024-06-19", Topics: []string{"bridge opening"}},
		finder.Document{ID: "two", Outlet: "Courier", Date: "2024-07", Voices: []string{"Ada Moor"}, Paragraphs: []finder.Paragraph{
			{Text: "Harbour news."}, {Text: "The harbour, from above.", Kind: corpus.Caption, Topics: []string{"views"}}, {Text: "Ada Moor of the harbour.", Voices: []string{"B. Ray"}},
		}},
		finder.Document{ID: "three", Text: "No date, and a harbour."},
	)
	for _, c := range []struct {
		where map[string][]string
		want  []string
	}{
		{nil, []string{"one/0", "one/1", "three/0", "two/0", "two/1", "two/2"}},
		{map[string][]string{"outlet": {"gazette"}}, []string{"one/0", "one/1"}},
		{map[string][]string{"outlet": {"gazette", "courier"}, "kind": {"caption"}}, []string{"two/1"}},
		{map[string][]string{"topic": {"bridge"}}, []string{"one/0", "one/1"}},
		{map[string][]string{"topic": {"views", "bridge opening"}}, []string{"one/0", "one/1", "two/1"}},
		{map[string][]string{"voice": {"ray"}}, []string{"two/2"}},
		{map[string][]string{"voice": {"moor"}}, []string{"two/0", "two/1", "two/2"}},
		{map[string][]string{"date": {">=2024-07"}}, []string{"two/0", "two/1", "two/2"}},
		{map[string][]string{"date": {"2024-06-01/2024-06-30"}}, []string{"one/0", "one/1"}},
		{map[string][]string{"date": {"2024-06"}, "outlet": {"courier"}}, nil},
	} {
		a := ask(t, f, finder.Question{Text: "harbour", Where: c.where})
		got := ids(a)
		slices.Sort(got)
		if !slices.Equal(got, c.want) || a.Total != len(c.want) || a.Problem != "" {
			t.Errorf("%v: %v, %d of all, problem %q", c.where, got, a.Total, a.Problem)
		}
		// The same asked in the query.
		text := "harbour"
		if len(c.where) > 0 {
			text = ""
			for name, values := range c.where {
				if len(values) > 1 {
					text = ""
					break
				}
				text += fmt.Sprintf("%s:%q ", name, values[0])
			}
		}
		if text != "" && text != "harbour" {
			got := ids(ask(t, f, finder.Question{Text: text + "harbour"}))
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("%sharbour: %v, want %v", text, got, c.want)
			}
		}
	}
	if a := ask(t, f, finder.Question{Text: "harbour", Where: map[string][]string{"outlet": {"nobody"}}}); len(a.Hits) != 0 || !strings.Contains(a.Problem, "nobody") {
		t.Errorf("an unknown outlet: %+v", a)
	}
	if a := ask(t, f, finder.Question{Text: "harbour", Documents: []string{"three"}}); !slices.Equal(ids(a), []string{"three/0"}) {
		t.Errorf("in one document: %v", ids(a))
	}
}

// A mistake is named with its remedy and changes nothing.
func TestMistakes(t *testing.T) {
	f := filled(t, finder.Document{ID: "a", Text: "harbour"})
	for want, d := range map[string]finder.Document{
		"another id":   {ID: "a", Text: "x"},
		"has no id":    {Text: "x"},
		"2024-06-19":   {ID: "b", Text: "x", Date: "yesterday"},
		"only one":     {ID: "b", Text: "x", Paragraphs: []finder.Paragraph{{Text: "y"}}},
		"subheading":   {ID: "b", Paragraphs: []finder.Paragraph{{Text: "y", Kind: "footnote"}}},
		"a shorter on": {ID: strings.Repeat("b", 5000), Text: "x"},
	} {
		if err := f.Add([]finder.Document{{ID: "good", Text: "harbour"}, d}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
	if err := f.Add([]finder.Document{{ID: "b", Text: "x"}, {ID: "b", Text: "y"}}); err == nil {
		t.Error("one id twice")
	}
	for want, q := range map[string]finder.Question{
		"1 to 1000":          {Text: "x", Limit: 1001},
		"outlet, topic":      {Text: "x", Where: map[string][]string{"colour": {"red"}}},
		"begins with \"=>\"": {Text: "x", Where: map[string][]string{"date": {"=>2024"}}},
		"give a value":       {Text: "x", Where: map[string][]string{"kind": {" "}}},
		"date or article":    {Text: "x", Order: "size"},
		"add it first":       {Text: "x", Documents: []string{"zz"}},
	} {
		if _, err := f.Ask(q, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
	if a := ask(t, f, finder.Question{Text: "harbour"}); f.Len() != 1 || !slices.Equal(ids(a), []string{"a/0"}) {
		t.Errorf("%d documents, %v", f.Len(), ids(a))
	}
}

// invented are documents in words that follow a few frequent ones.
func invented(n int) []finder.Document {
	random := rand.New(rand.NewPCG(11, uint64(n)))
	var words []string
	for _, a := range []string{"ba", "do", "fe", "gu", "ki", "lo", "mu", "ne", "po", "ra", "su", "ti"} {
		for _, b := range []string{"bel", "dan", "fir", "gos", "kum", "len", "mar", "nis", "pol", "rut"} {
			for _, c := range []string{"", "a", "en", "ist", "or", "ing", "s", "ed"} {
				words = append(words, a+b+c)
			}
		}
	}
	zipf := rand.NewZipf(random, 1.2, 4, uint64(len(words)-1))
	text := func(n int) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString(words[zipf.Uint64()])
		}
		return b.String()
	}
	list := make([]finder.Document, n)
	for i := range list {
		list[i] = finder.Document{ID: fmt.Sprint("d", i), Title: text(5), Text: text(30) + ".\n\n" + text(80) + ".", Outlet: []string{"", "Gazette", "Courier"}[i%3], Date: []string{"2024-01-02", "", "2025"}[i%3]}
	}
	return list
}

// queries are asked letter by letter and whole, some of them misspelt.
func queries(documents []finder.Document) (list []string) {
	for i := 0; i < len(documents); i += 7 {
		w := strings.Fields(documents[i].Text)
		two := w[3] + " " + w[9]
		list = append(list, two[:len(two)-2], two, two[:2]+two[3:], `"`+w[5]+" "+w[6]+`"`, w[2]+" -"+w[8], w[0]+" OR "+w[40], "outlet:gazette "+w[11])
	}
	return list
}

// The lists are those of package search over a collection of the same passages,
// whether documents came at once, in parts with searches between, or out of what
// was saved, and whoever else came and went.
func TestTheSameLists(t *testing.T) {
	documents := invented(300)
	c := &corpus.Collection{}
	for _, d := range documents {
		one := &corpus.Document{ID: d.ID, Headline: d.Title, Language: "en", Text: corpus.Full, Outlet: d.Outlet}
		one.Published.Date, _ = corpus.ParseDate(d.Date)
		for i, p := range strings.Split(d.Text, "\n\n") {
			one.Passages = append(one.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: p})
		}
		c.Documents = append(c.Documents, one)
	}
	c.Outlets = []corpus.Outlet{{ID: "Gazette", Name: "Gazette"}, {ID: "Courier", Name: "Courier"}}
	s := search.New(c, search.Options{})

	once := filled(t, documents...)
	parts := filled(t)
	for from := 0; from < len(documents); from += 70 {
		if err := parts.Add(documents[from:min(from+70, len(documents))]); err != nil {
			t.Fatal(err)
		}
		ask(t, parts, finder.Question{Text: "ba"})
	}
	gone := filled(t, append([]finder.Document{{ID: "x", Text: "bakum bakum bakum", Topics: []string{"t"}}}, documents...)...)
	ask(t, gone, finder.Question{Text: "bakum"})
	if n := gone.Remove([]string{"x", "not there"}); n != 1 || gone.Len() != len(documents) {
		t.Fatalf("%d removed, %d left", n, gone.Len())
	}
	packed, err := once.Pack(nil)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := finder.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	asked := queries(documents)
	if len(asked) < 250 {
		t.Fatalf("only %d queries", len(asked))
	}
	for _, text := range asked {
		r := s.Search(text, search.Request{Limit: 10, AsYouType: true})
		want := ask(t, once, finder.Question{Text: text})
		if len(want.Hits) != len(r.Hits) || want.Total != r.Total || want.Complete != r.Complete || want.Documents != r.DocumentTotal {
			t.Fatalf("%q: %d hits of %d, package search has %d of %d", text, len(want.Hits), want.Total, len(r.Hits), r.Total)
		}
		for i, h := range r.Hits {
			if got := want.Hits[i]; got.ID != h.Ref.Document || got.Paragraph != h.Ref.Passage-1 || got.Score != h.Score || got.Excerpt.Text != h.Snippet.Text {
				t.Fatalf("%q: hit %d is %+v, package search has %+v", text, i, got, h)
			}
		}
		for name, f := range map[string]*finder.Finder{"in parts": parts, "after one was removed": gone, "opened": opened} {
			if got := ask(t, f, finder.Question{Text: text}); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %q: %+v\nwant %+v", name, text, got, want)
			}
		}
	}
	// What was opened can grow.
	more := finder.Document{ID: "more", Text: "zzyzx bakum"}
	for _, f := range []*finder.Finder{opened, once} {
		if err := f.Add([]finder.Document{more}); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := ask(t, opened, finder.Question{Text: "bakum"}), ask(t, once, finder.Question{Text: "bakum"}); !reflect.DeepEqual(a, b) {
		t.Error("what was opened and has grown finds something else")
	}
}

// What is saved comes back whole, with all that documents were given.
func TestPack(t *testing.T) {
	f := filled(t,
		finder.Document{ID: "one", Title: "T", Text: "The harbour.\n\nAgain.", Outlet: "Gazette", Date: "2024-06", Language: "en-GB", Topics: []string{"a", "b"}, Voices: []string{"v"}},
		finder.Document{ID: "two", Paragraphs: []finder.Paragraph{{Text: "x"}, {Text: "harbour", Kind: corpus.Alt, Topics: []string{"b"}, Voices: []string{"w"}}}},
		finder.Document{ID: "three"},
	)
	packed, err := f.Pack(nil)
	if err != nil {
		t.Fatal(err)
	}
	g, err := finder.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	again, err := g.Pack(nil)
	if err != nil || !slices.Equal(packed, again) {
		t.Errorf("packed again it is other bytes (%v)", err)
	}
	for _, q := range []finder.Question{{Text: "harbour"}, {Text: "harbour", Where: map[string][]string{"topic": {"b"}, "voice": {"w"}}}, {Text: "harbour", Where: map[string][]string{"date": {"2024-06"}}}} {
		if got, want := ask(t, g, q), ask(t, f, q); !reflect.DeepEqual(got, want) || len(want.Hits) == 0 {
			t.Errorf("%+v: %+v, want %+v", q, got, want)
		}
	}
	for i := range packed { // every byte counts
		bad := slices.Clone(packed)
		bad[i] ^= 0x20
		if _, err := finder.Unpack(bad); !errors.Is(err, finder.ErrDamaged) && !errors.Is(err, finder.ErrOlder) {
			t.Errorf("byte %d: %v", i, err)
		}
	}
	for _, n := range []int{0, 10, 20, len(packed) / 2, len(packed) - 1} {
		if _, err := finder.Unpack(packed[:n]); !errors.Is(err, finder.ErrDamaged) {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
}

func message(header string, payload string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(header)))
	return append(append(b, header...), payload...)
}

func replied(t *testing.T, pieces [][]byte) (r finder.Reply) {
	t.Helper()
	b := bytes.Join(pieces, nil)
	if len(b) < 4 {
		t.Fatalf("a reply of %d bytes", len(b))
	}
	n := binary.LittleEndian.Uint32(b)
	if err := json.Unmarshal(b[4:4+n], &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// Long work ends when it is not wanted, and can be done later.
func TestStep(t *testing.T) {
	f := filled(t, invented(50)...)
	if _, err := f.Ask(finder.Question{Text: "ba"}, func(float64) bool { return false }); !errors.Is(err, finder.ErrGivenUp) {
		t.Errorf("given up: %v", err)
	}
	if a := ask(t, f, finder.Question{Text: "ba"}); len(a.Hits) == 0 {
		t.Error("nothing is found afterwards")
	}
}

// Whatever somebody sends, there is a reply, and a mistake changes nothing.
func FuzzServer(f *testing.F) {
	one := "\x01\x00\x00\x00a\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\x07\x00\x00\x00harbour"
	f.Add(message(`{"do":"add"}`, one))
	f.Add(message(`{"do":"add"}`, strings.Replace(one, "\x07", "\x08", 1)))
	f.Add(message(`{"do":"ask","question":{"text":"harb","limit":3}}`, ""))
	f.Add(message(`{"do":"remove","ids":["a"]}`, ""))
	f.Add(message(`{"do":"open"}`, "parallax-search\x00"))
	f.Add(message(`{"do":"nothing"}`, ""))
	f.Add([]byte("\xff\xff\xff\xff{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var s finder.Server
		s.Answer(message(`{"do":"new"}`, ""), nil)
		if r := replied(t, s.Answer(message(`{"do":"add"}`, one), nil)); r.Error != "" || r.Documents != 1 {
			t.Fatal(r)
		}
		r := replied(t, s.Answer(b, nil))
		if r.Error != "" && r.Documents != 1 {
			t.Errorf("an error has changed something: %+v", r)
		}
		after := replied(t, s.Answer(message(`{"do":"ask","question":{"text":"harbour"}}`, ""), nil))
		if after.Error != "" || r.Error != "" && len(after.Answer.Hits) != 1 {
			t.Errorf("after %q: %+v", b, after)
		}
	})
}

// Texts are kept once, as they came: what a search keeps besides is in proportion to
// its passages and the words of its index, a page's memory never shrinks, and what is
// saved is opened where it lies.
func TestKeptOnce(t *testing.T) {
	documents := invented(4000)
	texts := 0
	for i := range documents {
		documents[i].Date = fmt.Sprintf("20%02d-%02d-%02d", i%25, i%12+1, i%28+1)
		texts += len(documents[i].Text) + len(documents[i].Title)
	}
	live := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := live()
	f := filled(t, documents...)
	if err := f.Prepare(nil); err != nil {
		t.Fatal(err)
	}
	// Beside the texts: the index and what it is made of, about as much again here, and
	// a few dozen bytes for each passage and each date.
	kept, most := live()-before, 2*texts+100*f.Passages()
	t.Logf("%d documents, %d kB of texts: %d kB kept, at most %d", len(documents), texts>>10, kept>>10, most>>10)
	if kept > most {
		t.Errorf("%d kB are kept for %d kB of texts; the most is %d", kept>>10, texts>>10, most>>10)
	}
	packed, err := f.Pack(nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(1, func() {
		if f, err = finder.Unpack(packed); err != nil {
			t.Fatal(err)
		}
	}); n > float64(len(documents))/2 {
		t.Errorf("opening %d documents allocates %.0f times", len(documents), n)
	}
	before = live()
	g, err := finder.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	kept, most = live()-before, texts/3+40*g.Passages()
	t.Logf("opened: %d kB kept beside what was saved, at most %d", kept>>10, most>>10)
	if kept > most {
		t.Errorf("opening keeps %d kB beside the %d kB that were saved; the most is %d", kept>>10, len(packed)>>10, most>>10)
	}
	runtime.KeepAlive(g)
	runtime.KeepAlive(f)
	runtime.KeepAlive(documents)
}
