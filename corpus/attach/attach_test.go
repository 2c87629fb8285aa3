package attach_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/placing"
)

// original is an article with furniture around it: the first and last
// paragraph are none of its passages, and two passages are the same.
var original = strings.Join([]string{
	"Sign up for our letter",
	"Mayor’s walk: “It does not wobble”",
	"Mayor Ottilie Brandt cut the ribbon shortly after eleven and crossed alone while the band waited.",
	"The new bridge at Aldermill",
	"The new bridge at Aldermill",
	"“It does not even wobble,” she called back from the far bank. “I checked it twice on Friday.”",
	"The council puts the bill at 410,000 crowns, a tenth of it from donations that the school’s children collected.",
	"Related: the mill opens again",
}, "\n\n") + "\n"

// collection has the article as a digest with counts, and a decoy.
func collection(t *testing.T) *corpus.Collection {
	t.Helper()
	d := &corpus.Document{ID: "opening", Headline: "H", Text: corpus.Digest,
		Original: corpus.Original{SHA256: attach.Sum([]byte(original)), Bytes: len(original)}}
	for n := 1; n <= 6; n++ {
		line := 2*n + 1
		d.Passages = append(d.Passages, corpus.Passage{N: n, Kind: corpus.Body, Lines: corpus.Lines{From: line, To: line}, Text: "Ours."})
	}
	texts, err := attach.Cut(d, []byte(original))
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Passages {
		d.Passages[i].Counts = attach.Count(texts[i])
	}
	decoy := &corpus.Document{ID: "decoy", Headline: "H", Text: corpus.Digest, Passages: []corpus.Passage{
		{N: 1, Kind: corpus.Body, Text: "Ours.", Counts: attach.Count("The council of another town has other troubles with the river and the mill.")},
	}}
	return &corpus.Collection{ID: "c", Documents: []*corpus.Document{decoy, d}}
}

func attachOne(t *testing.T, content []byte) (placing.Result, *placing.Match) {
	t.Helper()
	_, r := attach.Attach(collection(t), []corpus.File{{Name: "file.txt", Content: content}}, attach.Options{})
	if len(r.Matches) == 0 {
		return r, nil
	}
	return r, &r.Matches[0]
}

func want() []string {
	var texts []string
	for _, line := range strings.Split(original, "\n\n")[1:7] {
		texts = append(texts, strings.TrimSpace(line))
	}
	return texts
}

func TestExact(t *testing.T) {
	c := collection(t)
	before := c.Clone()
	with, r := attach.Attach(c, []corpus.File{{Name: "other.txt", Content: []byte("Something else.")}, {Name: "file.txt", Content: []byte(original)}, {Name: "copy.txt", Content: []byte(original)}}, attach.Options{})
	if !reflect.DeepEqual(c, before) {
		t.Error("the collection given was changed")
	}
	if len(r.Matches) != 1 || !r.Matches[0].Exact || r.Matches[0].Document != "opening" || r.Matches[0].File != "file.txt" || len(r.Matches[0].Missing) != 0 {
		t.Fatalf("matches are %+v", r.Matches)
	}
	if !slices.Equal(r.Matches[0].Passages, want()) {
		t.Errorf("passages are %q", r.Matches[0].Passages)
	}
	for i, p := range with.Document("opening").Passages {
		if p.Original != want()[i] {
			t.Errorf("passage %d has %q", p.N, p.Original)
		}
	}
	if len(r.Unplaced) != 2 || !strings.Contains(r.Unplaced[0].Reason, "matches no article") || !strings.Contains(r.Unplaced[1].Reason, "same file as file.txt") {
		t.Errorf("unplaced are %+v", r.Unplaced)
	}
	if got := attach.Attached(with); len(got) != 1 || !got["opening"] {
		t.Errorf("attached are %v", got)
	}
}

// The same words in another file fall into the same places.
func TestNearMiss(t *testing.T) {
	wide := utf16.Encode([]rune(original))
	utf16le := []byte{0xFF, 0xFE}
	for _, u := range wide {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	for name, content := range map[string][]byte{
		"DOS line ends":   []byte(strings.ReplaceAll(original, "\n", "\r\n")),
		"byte order mark": []byte("\ufeff" + original),
		"UTF-16":          utf16le,
		"no blank lines":  []byte(strings.ReplaceAll(original, "\n\n", "\n")),
		"wrapped":         []byte(wrap(original, 30)),
		"more around":     []byte("The council writes.\n\n" + original + "\nThe new bridge at Aldermill\n"),
	} {
		t.Run(name, func(t *testing.T) {
			r, m := attachOne(t, content)
			if m == nil {
				t.Fatalf("not attached: %+v", r.Unplaced)
			}
			if m.Exact {
				t.Error("it is called exact")
			}
			if !slices.Equal(m.Passages, want()) {
				t.Errorf("passages are %q", m.Passages)
			}
		})
	}
}

func TestStraightQuotes(t *testing.T) {
	_, m := attachOne(t, []byte(strings.NewReplacer("’", "'", "“", `"`, "”", `"`).Replace(original)))
	if m == nil || len(m.Missing) > 0 {
		t.Fatalf("got %+v", m)
	}
	if got, want := m.Passages[0], `Mayor's walk: "It does not wobble"`; got != want {
		t.Errorf("the first passage is %q, want %q", got, want)
	}
}

// A word changed here and there leaves the passage in its place; a passage that
// is gone is named.
func TestEdited(t *testing.T) {
	edited := strings.Replace(original, "shortly after eleven", "just past eleven", 1)
	edited = strings.Replace(edited, "The council puts the bill at 410,000 crowns, a tenth of it from donations that the school’s children collected.", "", 1)
	_, m := attachOne(t, []byte(edited))
	if m == nil {
		t.Fatal("not attached")
	}
	if !slices.Equal(m.Missing, []int{6}) {
		t.Errorf("missing are %v", m.Missing)
	}
	if !strings.Contains(m.Passages[1], "just past eleven and crossed alone") {
		t.Errorf("the edited passage is %q", m.Passages[1])
	}
	if m.Passages[4] != want()[4] {
		t.Errorf("the passage behind it is %q", m.Passages[4])
	}
}

// The same words in another order are another text.
func TestShuffled(t *testing.T) {
	words := strings.Fields(original)
	slices.Sort(words)
	r, m := attachOne(t, []byte(strings.Join(words, " ")))
	if m != nil {
		t.Errorf("attached as %+v", m)
	} else if !strings.Contains(r.Unplaced[0].Reason, "paragraphs differ") {
		t.Errorf("the reason is %q", r.Unplaced[0].Reason)
	}
}

func TestTooLarge(t *testing.T) {
	_, r := attach.Attach(collection(t), []corpus.File{{Name: "big", Content: make([]byte, 100)}}, attach.Options{MaxBytes: 99})
	if len(r.Unplaced) != 1 || !strings.Contains(r.Unplaced[0].Reason, "larger") {
		t.Errorf("got %+v", r)
	}
}

func TestCut(t *testing.T) {
	d := collection(t).Document("opening")
	d.Passages[1].Lines = corpus.Lines{}
	d.Passages[2].Lines = corpus.Lines{From: 8, To: 8}
	d.Passages[3].Lines = corpus.Lines{From: 15, To: 99}
	_, err := attach.Cut(d, []byte(original))
	for _, part := range []string{"opening#2 has no lines", "opening#3 has lines 8-8, which are blank", "opening#4 has lines 15-99, but the file has 15 lines"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in %v", part, err)
		}
	}
}

func wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for _, w := range strings.Fields(s) {
		if column += len(w) + 1; column > width {
			b.WriteByte('\n')
			column = len(w)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func FuzzNear(f *testing.F) {
	f.Add([]byte(original))
	f.Add([]byte(wrap(original, 9)))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, r := attach.Attach(collection(t), []corpus.File{{Name: "f", Content: content}}, attach.Options{})
		if len(r.Matches)+len(r.Unplaced) != 1 {
			t.Error("the file was neither attached nor refused")
		}
	})
}
