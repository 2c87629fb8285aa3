package kept_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/kept"
	"parallax/corpus/putinkim"
)

// plain is a collection of so many articles of two outlets that nobody has coded.
func plain(n int) *corpus.Collection {
	c := &corpus.Collection{ID: "mine", Title: "Mine", About: "Tests.", Outlets: []corpus.Outlet{{ID: "gull", Name: "Gull"}, {ID: "tern", Name: "Tern"}}}
	for i := range n {
		d := &corpus.Document{ID: fmt.Sprintf("d-%d", i+1), Outlet: c.Outlets[i%2].ID, Headline: fmt.Sprintf("Headline %d", i+1), Text: corpus.Full}
		for j := range 5 {
			d.Passages = append(d.Passages, corpus.Passage{N: j + 1, Kind: corpus.Body, Text: strings.Repeat(fmt.Sprintf("harbour %d ", i+j), 60)})
		}
		c.Documents = append(c.Documents, d)
	}
	return c
}

func cut(t *testing.T, c *corpus.Collection, from int) (parts [][]byte) {
	t.Helper()
	sum := 0
	err := kept.Parts(c, coverage.WordCounts(c, nil), from, nil, func(p kept.Part) bool {
		parts = append(parts, p.Content)
		sum += p.Documents
		return true
	})
	if err != nil || sum != len(c.Documents)-from {
		t.Fatalf("%d of %d documents, %v", sum, len(c.Documents)-from, err)
	}
	return parts
}

func join(t *testing.T, parts [][]byte) (*corpus.Collection, [][]int) {
	t.Helper()
	var j kept.Joining
	for _, p := range parts {
		if err := j.Add(p, nil); err != nil {
			t.Fatal(err)
		}
	}
	return j.Collection()
}

// canonical is a collection's bundle, which is the same for the same collection.
func canonical(t *testing.T, c *corpus.Collection) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{Stored: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPartsAreTheCollection(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		c     *corpus.Collection
		least int // parts
	}{
		"coded": {shipped, 1}, "one": {plain(1), 1}, "some": {plain(3), 1}, "many": {plain(1000), 10}, "none": {plain(0), 1},
	} {
		parts := cut(t, test.c, 0)
		if len(parts) < test.least || name == "coded" && len(parts) != 1 {
			t.Errorf("%s: %d parts", name, len(parts))
		}
		for i, p := range parts {
			if len(p) > 4*kept.MostBytes {
				t.Errorf("%s: part %d has %d bytes", name, i+1, len(p))
			}
			if _, err := bundle.Read(bytes.NewReader(p), int64(len(p)), bundle.Limits{}); err != nil {
				t.Errorf("%s: part %d is no collection file: %v", name, i+1, err)
			}
		}
		c, words := join(t, parts)
		if !bytes.Equal(canonical(t, c), canonical(t, test.c)) {
			t.Errorf("%s: another collection", name)
		}
		if want := coverage.WordCounts(test.c, nil); len(want) > 0 && !reflect.DeepEqual(words, want) {
			t.Errorf("%s: other words", name)
		}
	}
}

// What is added later is the same as if it had been there at once, and nothing that
// is kept already is written again.
func TestWhatIsAdded(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	more := *shipped
	more.Outlets = append(shipped.Outlets[:len(shipped.Outlets):len(shipped.Outlets)], plain(0).Outlets...)
	more.Documents = append(shipped.Documents[:len(shipped.Documents):len(shipped.Documents)], plain(3).Documents...)
	c, words := join(t, append(cut(t, shipped, 0), cut(t, &more, len(shipped.Documents))...))
	if !bytes.Equal(canonical(t, c), canonical(t, &more)) || !reflect.DeepEqual(words, coverage.WordCounts(&more, nil)) {
		t.Error("not the collection that was shown")
	}
}

// Articles that join a coded collection do not all become one part with it, and the
// part with the coding is a collection file whatever the coding speaks of.
func TestManyBesideACoding(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	more := *shipped
	more.Outlets = append(shipped.Outlets[:len(shipped.Outlets):len(shipped.Outlets)], plain(0).Outlets...)
	more.Documents = append(shipped.Documents[:len(shipped.Documents):len(shipped.Documents)], plain(1000).Documents...)
	last := more.Documents[700].ID
	at := []corpus.Ref{{Document: last, Passage: 1}}
	excerpts := []corpus.Excerpt{{Document: last}}
	for name, test := range map[string]struct {
		say   func(*corpus.Collection)
		spoke int // documents of the first part, at least
	}{
		"only the coding that was there": {func(*corpus.Collection) {}, len(shipped.Documents)},
		"a coverage": {func(c *corpus.Collection) {
			c.Coverage = append(c.Coverage, corpus.Coverage{Topic: c.Topics[0].ID, Document: last, Passages: []int{1}})
		}, 701},
		"a voice": {func(c *corpus.Collection) {
			c.Voices = append(c.Voices, corpus.Voice{ID: "v", Name: "A sailor", Kind: corpus.Named, Heard: []corpus.Heard{{At: at[0], Quotes: 1}}})
		}, 701},
		"a fact": {func(c *corpus.Collection) {
			c.Facts = append(c.Facts, corpus.Fact{ID: "f", Question: "How many?", Verdict: corpus.Single, Values: []corpus.Value{{At: at[0], Value: "3"}}})
		}, 701},
		"a label": {func(c *corpus.Collection) {
			c.Labels = append(c.Labels, corpus.Label{Subject: "harbour", Document: last, Fragment: "harbour", Count: 1, Passages: []int{1}})
		}, 701},
		"an observation": {func(c *corpus.Collection) {
			c.Observations = append(c.Observations, corpus.Observation{Title: "T", Text: "T.", At: at})
		}, 701},
		"a settled proposal": {func(c *corpus.Collection) { c.Settled = append(c.Settled, corpus.Settled{At: at}) }, 701},
		"a note": {func(c *corpus.Collection) {
			c.Notes = append(c.Notes, corpus.Note{ID: "n", On: last + "#1", Body: "B"})
		}, 701},
		"an assignment": {func(c *corpus.Collection) {
			c.Assignments = append(c.Assignments, corpus.Assignment{ID: "a", Title: "A", Articles: excerpts, Tasks: []corpus.Task{{ID: "t", Title: "T", Kind: corpus.Open, Prompt: "Why?"}}})
		}, 701},
	} {
		c := more
		test.say(&c)
		if err := c.Validate(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var sizes []int
		var j kept.Joining
		err := kept.Parts(&c, coverage.WordCounts(&c, nil), 0, nil, func(p kept.Part) bool {
			sizes = append(sizes, p.Documents)
			if _, err := bundle.Read(bytes.NewReader(p.Content), int64(len(p.Content)), bundle.Limits{}); err != nil {
				t.Errorf("%s: part %d is no collection file: %v", name, len(sizes), err)
			}
			if err := j.Add(p.Content, nil); err != nil {
				t.Error(err)
			}
			return true
		})
		joined, _ := j.Collection()
		if err != nil || sizes[0] < test.spoke || sizes[0] > test.spoke+150 || len(sizes) < 4 || !bytes.Equal(canonical(t, joined), canonical(t, &c)) {
			t.Errorf("%s: parts of %d documents, %v", name, sizes, err)
		}
	}
}

// Two pages that add articles of one name keep both.
func TestTwoOfOneName(t *testing.T) {
	a, b := plain(3), plain(4)
	b.Documents[2].Headline = "Another"
	long := strings.Repeat("x", 62) + "-y"
	a.Documents[0].ID, b.Documents[1].ID = long, long
	c, _ := join(t, append(cut(t, a, 0), cut(t, b, 1)...))
	var ids []string
	for _, d := range c.Documents {
		ids = append(ids, d.ID)
	}
	want := []string{long, "d-2", "d-3", strings.Repeat("x", 62) + "-2", "d-3-2", "d-4"}
	if !reflect.DeepEqual(ids, want) || c.Documents[4].Headline != "Another" || c.Validate() != nil {
		t.Errorf("%q, %v", ids, c.Validate())
	}
}

// A part that is cut short or was written by somebody else is told, and others are
// read all the same.
func TestDamagedParts(t *testing.T) {
	parts := cut(t, plain(400), 0)
	if len(parts) < 3 {
		t.Fatalf("%d parts", len(parts))
	}
	var j kept.Joining
	for i, p := range parts {
		if i == 1 {
			for _, bad := range [][]byte{nil, p[:len(p)/2], []byte("no zip"), bytes.Replace(p, []byte("harbour"), []byte("HARBOUR"), 1)} {
				if err := j.Add(bad, nil); !errors.Is(err, bundle.ErrDamaged) {
					t.Errorf("%d bytes of rubbish: %v", len(bad), err)
				}
			}
			continue
		}
		if err := j.Add(p, nil); err != nil {
			t.Error(err)
		}
	}
	c, words := j.Collection()
	if c.Validate() != nil || len(words) != len(c.Documents) || len(c.Documents) >= 400 || len(c.Documents) == 0 {
		t.Errorf("%d documents, %d words, %v", len(c.Documents), len(words), c.Validate())
	}
	if c, _ := new(kept.Joining).Collection(); c != nil {
		t.Error("a collection of nothing")
	}
}

func BenchmarkJoin(b *testing.B) {
	c := plain(10_000)
	var parts [][]byte
	size := 0
	kept.Parts(c, coverage.WordCounts(c, nil), 0, nil, func(p kept.Part) bool {
		parts = append(parts, p.Content)
		size += len(p.Content)
		return true
	})
	b.SetBytes(int64(size))
	for b.Loop() {
		var j kept.Joining
		for _, p := range parts {
			if err := j.Add(p, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
