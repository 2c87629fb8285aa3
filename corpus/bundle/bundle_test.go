package bundle_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/corpustest"
)

// collection has n documents and one of everything else.
func collection(n int) *corpus.Collection {
	day, err := corpus.ParseDate("2031-05")
	if err != nil {
		panic(err)
	}
	c := &corpus.Collection{
		ID: "sample", Title: "A <b>sample</b> & more",
		Topics:    []corpus.Topic{{ID: "opening", Title: "It opens", Date: day}},
		Coverage:  []corpus.Coverage{{Topic: "opening", Document: "d0", Passages: []int{1}}},
		Documents: []*corpus.Document{},
	}
	for i := range n {
		c.Documents = append(c.Documents, &corpus.Document{
			ID: fmt.Sprintf("d%d", i), Headline: "H", Text: corpus.Full,
			Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: fmt.Sprintf("Text %d “quoted” 金", i), Counts: corpus.Counts{"Text": 1}}},
		})
	}
	return c
}

func write(t testing.TB, c *corpus.Collection, o bundle.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := bundle.Write(&b, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a bundle from a file and in memory, which has to be the same.
func read(b []byte, l bundle.Limits) (*corpus.Collection, error) {
	c, err := bundle.Read(bytes.NewReader(b), int64(len(b)), l)
	in := bytes.Clone(b)
	again, _, other := bundle.ReadMemory(in, l)
	switch {
	case fmt.Sprint(err) != fmt.Sprint(other) && (!errors.Is(err, bundle.ErrDamaged) || !errors.Is(other, bundle.ErrDamaged)):
		return c, fmt.Errorf("in memory it reads %v, from a file %w", other, err)
	case !reflect.DeepEqual(again, c):
		return c, errors.New("in memory another collection is read")
	case !bytes.Equal(in, b):
		return c, errors.New("reading in memory changes the file")
	}
	return c, err
}

func TestRoundTrip(t *testing.T) {
	for _, n := range []int{1, bundle.ChunkDocuments - 1, bundle.ChunkDocuments, bundle.ChunkDocuments + 1, 5*bundle.ChunkDocuments + 3} {
		for _, o := range []bundle.Options{{}, {Stored: true}} {
			c := collection(n)
			b := write(t, c, o)
			if !bytes.Equal(b, write(t, c, o)) {
				t.Errorf("%d documents, %+v: two runs give different bytes", n, o)
			}
			got, err := read(b, bundle.Limits{})
			if err != nil {
				t.Fatalf("%d documents, %+v: %v", n, o, err)
			}
			if !reflect.DeepEqual(got, c) {
				t.Errorf("%d documents, %+v: what was read is not what was written", n, o)
			}
		}
	}
}

func TestChunksByBytes(t *testing.T) {
	c := collection(5)
	for _, d := range c.Documents {
		d.Passages[0].Text = strings.Repeat("long ", bundle.ChunkBytes/5)
	}
	b := write(t, c, bundle.Options{})
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 2+5 {
		t.Errorf("%d entries, want each long document in one of its own", len(z.File))
	}
	if _, err := read(b, bundle.Limits{}); err != nil {
		t.Error(err)
	}
}

func TestWriteInvalid(t *testing.T) {
	c := collection(1)
	c.Coverage[0].Topic = "nothing"
	if err := bundle.Write(&bytes.Buffer{}, c, bundle.Options{}); err == nil || !strings.Contains(err.Error(), `no topic "nothing"`) {
		t.Errorf("got %v", err)
	}
}

// Whatever byte is changed and wherever the file is cut, either nothing is read
// or what was written.
func TestDamage(t *testing.T) {
	c := collection(3)
	for _, o := range []bundle.Options{{}, {Stored: true}} {
		good := write(t, c, o)
		refused := 0
		for i := range good {
			bad := bytes.Clone(good)
			bad[i] ^= 0x55
			got, err := read(bad, bundle.Limits{})
			switch {
			case err != nil:
				refused++
			case !reflect.DeepEqual(got, c):
				t.Fatalf("byte %d changed: another collection was read", i)
			}
			if own, err := read(bad, bundle.Limits{Own: true}); err == nil && !reflect.DeepEqual(own, c) {
				t.Fatalf("byte %d changed: another collection was read of one's own", i)
			}
			if _, err := read(good[:i], bundle.Limits{}); err == nil {
				t.Fatalf("cut at byte %d: read all the same", i)
			} else if !errors.Is(err, bundle.ErrDamaged) {
				t.Fatalf("cut at byte %d: %v", i, err)
			}
		}
		// Unused header fields may change unnoticed; content may not.
		if refused < len(good)*3/4 {
			t.Errorf("%+v: only %d of %d changes were refused", o, refused, len(good))
		}
	}
}

// file is an entry of a hand-made archive.
type file struct{ name, content string }

// archive makes a bundle of any files, with a manifest that fits them unless
// change makes it not to.
func archive(t *testing.T, files []file, change func(m map[string]any)) []byte {
	t.Helper()
	var entries []map[string]any
	for _, f := range files {
		sum := sha256.Sum256([]byte(f.content))
		entries = append(entries, map[string]any{"name": f.name, "bytes": len(f.content), "sha256": hex.EncodeToString(sum[:])})
	}
	m := map[string]any{"format": "parallax bundle", "version": 1, "collection": "c", "documents": 0, "entries": entries}
	if change != nil {
		change(m)
	}
	head, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range append([]file{{"manifest.json", string(head)}}, files...) {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostile(t *testing.T) {
	head := file{"collection.json", `{"id":"c","title":"","documents":null}`}
	one := `{"id":"d","headline":"h","text":"full","passages":[]}`
	documents := func(n int) func(map[string]any) {
		return func(m map[string]any) { m["documents"] = n }
	}
	if _, err := read(archive(t, []file{head}, nil), bundle.Limits{}); err != nil {
		t.Fatalf("the harmless one: %v", err)
	}
	if _, err := read(archive(t, []file{head, {"documents/00001.json", "[" + one + "]"}, {"index/words", "…"}}, documents(1)), bundle.Limits{}); err != nil {
		t.Fatalf("with a document and an index: %v", err)
	}
	tests := []struct {
		name   string
		files  []file
		change func(map[string]any)
		want   error
		text   string
	}{
		{"newer", []file{head}, func(m map[string]any) { m["version"] = 5; m["shape"] = "round" }, bundle.ErrNewer, "version 5"},
		{"version zero", []file{head}, func(m map[string]any) { m["version"] = 0 }, bundle.ErrDamaged, "manifest"},
		{"another format", []file{head}, func(m map[string]any) { m["format"] = "epub" }, bundle.ErrDamaged, "manifest"},
		{"unknown key in the manifest", []file{head}, func(m map[string]any) { m["run"] = "me" }, bundle.ErrDamaged, "run"},
		{"unknown key", []file{{"collection.json", `{"id":"c","script":"x"}`}}, nil, bundle.ErrDamaged, "script"},
		{"two values", []file{{"collection.json", head.content + head.content}}, nil, bundle.ErrDamaged, "after the value"},
		{"wrong hash", []file{head}, func(m map[string]any) {
			m["entries"].([]map[string]any)[0]["sha256"] = strings.Repeat("0", 64)
		}, bundle.ErrDamaged, "does not match the manifest"},
		{"entry twice", []file{head, head}, nil, bundle.ErrDamaged, "twice"},
		{"index twice", []file{head, {"index/a", ""}, {"index/a", ""}}, nil, bundle.ErrDamaged, "twice"},
		{"path upwards", []file{head, {"../x", ""}}, nil, bundle.ErrDamaged, "does not belong"},
		{"absolute path", []file{head, {"/etc/passwd", ""}}, nil, bundle.ErrDamaged, "does not belong"},
		{"chunk left out", []file{head, {"documents/00002.json", "[]"}}, nil, bundle.ErrDamaged, "does not belong"},
		{"chunk number written otherwise", []file{head, {"documents/1.json", "[]"}}, nil, bundle.ErrDamaged, "does not belong"},
		{"unlisted entry", []file{head, {"index/a", ""}}, func(m map[string]any) { m["entries"] = m["entries"].([]map[string]any)[:1] }, bundle.ErrDamaged, "lists 1"},
		{"no collection", nil, nil, bundle.ErrDamaged, "names another collection"},
		{"fewer documents", []file{head}, documents(1), bundle.ErrDamaged, "names another collection"},
		{"too many documents", []file{head, {"documents/00001.json", "[" + one + "]"}}, nil, bundle.ErrDamaged, "too many documents"},
		{"documents in the head", []file{{"collection.json", `{"id":"c","documents":[` + one + `]}`}}, documents(1), bundle.ErrDamaged, "too many documents"},
		{"full chunk", []file{head, {"documents/00001.json", "[" + strings.Repeat("{},", bundle.ChunkDocuments) + "{}]"}}, documents(bundle.ChunkDocuments + 1), bundle.ErrDamaged, "more than"},
		{"null document", []file{head, {"documents/00001.json", "[null]"}}, documents(1), bundle.ErrDamaged, "document id"},
		{"other collection", []file{head}, func(m map[string]any) { m["collection"] = "d" }, bundle.ErrDamaged, "names another collection"},
		{"invalid collection", []file{{"collection.json", `{"id":"c","coverage":[{"topic":"t","document":"d","passages":[1]}]}`}}, nil, bundle.ErrDamaged, "no topic"},
		{"too many documents", []file{head}, documents(1_000_000), bundle.ErrTooLarge, "documents"},
		{"too many passages", []file{head, {"documents/00001.json", `[{"id":"d","passages":[{},{},{},{}]}]`}}, documents(1), bundle.ErrTooLarge, "passages"},
		{"deep nesting", []file{{"collection.json", strings.Repeat(`{"topics":[`, 20_000)}}, nil, bundle.ErrDamaged, ""},
		{"bomb", []file{head, {"index/bomb", strings.Repeat("\x00", 1<<21)}}, nil, bundle.ErrTooLarge, "index/bomb"},
		{"many small bombs", []file{head, {"index/1", strings.Repeat("a", 900_000)}, {"index/2", strings.Repeat("b", 900_000)}, {"index/3", strings.Repeat("c", 900_000)}}, nil, bundle.ErrTooLarge, "index/3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := archive(t, test.files, test.change)
			_, err := read(b, bundle.Limits{Entry: 1 << 20, Inflated: 2 << 20, Passages: 3})
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.text) {
				t.Errorf("got %v, want %v with %q", err, test.want, test.text)
			}
		})
	}
}

// An archive may claim any size for an entry; what counts is what comes out.
func TestFalseSize(t *testing.T) {
	good := archive(t, []file{{"collection.json", `{"id":"c","about":"` + strings.Repeat("a", 1<<21) + `"}`}}, nil)
	size := []byte{0, 0, 32, 0} // 2 MiB and a little, little-endian, upper bytes
	at := bytes.LastIndex(good, []byte("collection.json")) - 46 + 24
	if !bytes.Equal(good[at+2:at+4], size[2:]) {
		t.Fatalf("the size is not at %d", at)
	}
	copy(good[at:], []byte{10, 0, 0, 0})
	if _, err := read(good, bundle.Limits{Entry: 1 << 20}); err == nil {
		t.Error("read all the same")
	}
}

func TestManyEntries(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 65_000 {
		if _, err := z.Create(fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := read(b.Bytes(), bundle.Limits{}); !errors.Is(err, bundle.ErrDamaged) || !strings.Contains(err.Error(), "list of entries") {
		t.Errorf("got %v", err)
	}
}

func TestArchiveLimit(t *testing.T) {
	b := write(t, collection(1), bundle.Options{})
	if _, err := read(b, bundle.Limits{Archive: 10}); !errors.Is(err, bundle.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(write(f, collection(2), bundle.Options{}))
	f.Add(write(f, collection(1), bundle.Options{Stored: true}))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := read(b, bundle.Limits{Archive: 1 << 20, Inflated: 1 << 20, Entry: 1 << 19})
		if err != nil {
			if c != nil {
				t.Error("an error and a collection")
			}
			return
		}
		again, err := read(write(t, c, bundle.Options{}), bundle.Limits{})
		if err != nil || !reflect.DeepEqual(c.Documents, again.Documents) && len(c.Documents) > 0 {
			t.Errorf("what was read cannot be written and read again: %v", err)
		}
	})
}

// FuzzEntries changes what the entries hold and keeps the archive whole, which
// FuzzRead hardly ever does.
func FuzzEntries(f *testing.F) {
	f.Add(`{"id":"c","topics":[{"id":"a","title":"t","date":"2031-05/2032"}],"coverage":[{"topic":"a","document":"d","passages":[1]}]}`,
		`[{"id":"d","headline":"h","text":"full","passages":[{"n":1,"kind":"body","text":"x","counts":{"x":1}}]}]`, 1)
	f.Fuzz(func(t *testing.T, head, documents string, n int) {
		b := archive(t, []file{{"collection.json", head}, {"documents/00001.json", documents}}, func(m map[string]any) { m["documents"] = n })
		c, err := read(b, bundle.Limits{})
		if err != nil {
			return
		}
		if len(c.Documents) != n || c.Validate() != nil {
			t.Error("an invalid collection was read")
		}
		if _, err := read(write(t, c, bundle.Options{}), bundle.Limits{}); err != nil {
			t.Errorf("what was read cannot be written and read again: %v", err)
		}
	})
}

// Whose an entry is comes back as it was, and an older program refuses what it
// would lose. A collection without any of that is still written for it.
func TestProvenance(t *testing.T) {
	c := corpustest.Judged()
	b := write(t, c, bundle.Options{})
	back, err := read(b, bundle.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, c) {
		t.Errorf("read\n%+v\nwant\n%+v", back, c)
	}
	if v := versionIn(t, b); v != 3 {
		t.Errorf("with an assignment it is of version %d", v)
	}
	c.Assignments = nil
	if v := versionIn(t, write(t, c, bundle.Options{})); v != 2 {
		t.Errorf("it is of version %d", v)
	}
	if v := versionIn(t, write(t, collection(2), bundle.Options{})); v != 1 {
		t.Errorf("a collection that says nothing of it is of version %d", v)
	}
	said := corpus.Provenance{By: corpus.Me}
	for i, set := range []func(*corpus.Collection){
		func(c *corpus.Collection) { c.Topics[0].Provenance = said },
		func(c *corpus.Collection) { c.Coverage[0].Provenance = said },
		func(c *corpus.Collection) { c.Coverage[0].Silent, c.Coverage[0].Passages = true, nil },
		func(c *corpus.Collection) {
			c.Voices = []corpus.Voice{{ID: "v", Name: "V", Kind: corpus.Named, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d0", Passage: 1}, Quotes: 1, Provenance: said}}}}
		},
		func(c *corpus.Collection) { c.Settled = []corpus.Settled{{Key: "k"}} },
	} {
		one := collection(1)
		set(one)
		if v := versionIn(t, write(t, one, bundle.Options{})); v != 2 {
			t.Errorf("with change %d it is of version %d, and an older program would lose that", i, v)
		}
	}
	var joined bundle.Joined
	if err := bundle.Cut(c, 100, func(piece []byte) bool { return joined.Add(piece) == nil }); err != nil || !reflect.DeepEqual(joined.Collection, c) {
		t.Errorf("in pieces it is %+v, %v", joined.Collection, err)
	}
}

func versionIn(t *testing.T, b []byte) int {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Version int }
	if err := json.NewDecoder(f).Decode(&m); err != nil {
		t.Fatal(err)
	}
	return m.Version
}
