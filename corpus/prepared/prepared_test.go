package prepared_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/index"
	"parallax/corpus/prepared"
	"parallax/corpus/putinkim"
	"parallax/corpus/search"
)

// What is made once comes back with the bundle, whose collection is the same.
func TestPrepared(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	made := prepared.Texts{Words: coverage.WordCounts(c, nil), Index: search.Index(c).Append(nil), Label: search.Label(c)}
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{Index: made.Entries(c)}); err != nil {
		t.Fatal(err)
	}
	again, entries, err := bundle.ReadIndexed(bytes.NewReader(b.Bytes()), int64(b.Len()), bundle.Limits{})
	if err != nil || !reflect.DeepEqual(again, c) || len(entries) != 2 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	opened := prepared.Open(again, entries)
	if !reflect.DeepEqual(opened, made) {
		t.Error("something else comes back")
	}
	if ix, err := index.Open(opened.Index); err != nil || !search.Fits(ix, again) {
		t.Errorf("the index does not fit: %v", err)
	}
	if plain, err := bundle.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), bundle.Limits{}); err != nil || !reflect.DeepEqual(plain, c) {
		t.Errorf("who does not want it cannot read the bundle: %v", err)
	}

	if own := prepared.OpenOwn(again, entries); !reflect.DeepEqual(own, opened) || own.Label != search.Label(again) {
		t.Errorf("as one's own it is %+v, want %+v", own, opened)
	}
	older := bytes.Clone(entries[0].Content)
	older[bytes.IndexByte(older, ' ')+20]++ // in the label: by other rules, or of other texts
	if prepared.Open(again, []bundle.Extra{{Name: "words", Content: older}}).Words != nil {
		t.Error("words by another label were taken")
	}
	rules := []byte(search.Index(c).Fingerprint())
	if by := prepared.OpenOwn(again, []bundle.Extra{{Name: "words", Content: bytes.Replace(entries[0].Content, rules, bytes.Repeat([]byte("?"), len(rules)), 1)}}); by.Words != nil {
		t.Error("words by other rules were taken from one's own bundle")
	}

	// Of other texts, and of damaged entries, nothing is taken.
	other := c.Clone()
	other.Documents[0].Passages[0].Text += "!"
	if prepared.Open(other, entries).Words != nil {
		t.Error("the words of other texts are taken")
	}
	for _, content := range [][]byte{nil, {200}, entries[0].Content[:len(entries[0].Content)-1], append(bytes.Clone(entries[0].Content), 1), bytes.Repeat([]byte{255}, 30)} {
		if prepared.Open(c, []bundle.Extra{{Name: "words", Content: content}, {Name: "unknown"}}).Words != nil {
			t.Errorf("damaged words are taken: %d bytes", len(content))
		}
	}
}

// A long index is cut into entries.
func TestPieces(t *testing.T) {
	long := prepared.Texts{Index: []byte(strings.Repeat("index ", prepared.PieceBytes/4))}
	entries := long.Entries(new(corpus.Collection))
	if len(entries) != 2 || len(entries[0].Content) != prepared.PieceBytes {
		t.Fatalf("%d entries", len(entries))
	}
	if again := prepared.Open(new(corpus.Collection), entries); !bytes.Equal(again.Index, long.Index) {
		t.Error("something else comes back")
	}
}

// A small collection comes without its index, whose words are counted all the
// same.
func TestWorth(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	if made := prepared.Of(c); made.Words == nil || made.Index != nil {
		t.Errorf("words %v, index %v", made.Words != nil, made.Index != nil)
	}
}
