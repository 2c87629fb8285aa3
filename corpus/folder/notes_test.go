package folder_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
)

// Notes go through folder and collection file, and come back as they were.
func TestNotesBack(t *testing.T) {
	c := &corpus.Collection{ID: "c", Title: "C", Documents: []*corpus.Document{{ID: "one", Headline: "One", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "A text."}}}}}
	c.Notes = []corpus.Note{
		{ID: "urn:uuid:1", On: "one#1", Quote: corpus.Quote{Exact: " two\n  spaces: 'x' ", Prefix: "\n", Suffix: "…\u200f"}, Position: corpus.Position{Start: 0, End: 5}, Of: corpus.OnOriginal,
			Motivation: corpus.Highlighting, Meaning: "? Question", Tags: []string{"yes", "2031", "a: b"}, By: "me", Created: "2031-05-08T09:01:00Z", Changed: "2031-05-08T09:02:00Z", Source: "https://courier.example/a?b#c", W3C: `{"a": "b\n"}`},
		{ID: "2", On: "topic:gone", Body: "null"},
	}
	files := fstest.MapFS{}
	if err := folder.Write(c, func(name string, b []byte) error { files[name] = &fstest.MapFile{Data: bytes.Clone(b)}; return nil }); err != nil {
		t.Fatal(err)
	}
	f, err := folder.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(f.Collection.Notes, c.Notes) {
		t.Errorf("read from\n%s\nas %+v", files["notes.yaml"].Data, f.Collection.Notes)
	}
	var b, again bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	back, err := bundle.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), bundle.Limits{})
	if err != nil || !reflect.DeepEqual(back.Notes, c.Notes) {
		t.Errorf("%+v, %v", back, err)
	}
	// Export, wipe, import: the same bytes.
	if err := bundle.Write(&again, f.Collection, bundle.Options{}); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("by way of a folder the collection file is another: %v", err)
	}
	if !strings.Contains(b.String(), `"version":3`) && !bytes.Contains(b.Bytes(), []byte("notes.json")) {
		t.Error("the notes have no entry of their own")
	}
	files["notes.yaml"] = &fstest.MapFile{Data: []byte("- {id: a, on: one#1}\n- {id: a, on: one}\n- {id: b, on: one, of: headline}\n- {id: c, on: one, bodi: x}\n")}
	_, err = folder.Read(files)
	for _, want := range []string{"notes.yaml:2", "there twice", "notes.yaml:3", "want digest or original", "notes.yaml:4", "the keys here are body"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}
