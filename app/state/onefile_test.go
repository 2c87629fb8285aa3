package state

import (
	"testing"

	"parallax/app/ask"
	"parallax/corpus"
)

// A file holds the collection as it is shown, without its originals where that
// is asked for, and begins with the view before the library.
func TestPackAsked(t *testing.T) {
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{
		{ID: "a", Headline: "A", Text: corpus.Digest, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "ours", Original: "theirs"}}},
		{ID: "b", Headline: "B", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "free", Original: "free"}}},
	}}
	m, _ := Update(New(), Loaded{ask.Load(c)})
	m, _ = Update(m, Navigated{Route: Route{Screen: Read, Document: "b"}})
	m, _ = Update(m, Navigated{Route: Route{Screen: Library}})
	m, effects := Update(m, PackAsked{Bare: true})
	if len(effects) != 1 || !m.OneFile.Making {
		t.Fatalf("%v, %+v", effects, m.OneFile)
	}
	asked := effects[0].(Pack)
	if asked.View.String() != "#/read/b" {
		t.Errorf("it begins with %s", asked.View)
	}
	if got := asked.Collection.Documents; got[0].Passages[0].Original != "" || got[1].Passages[0].Original == "" || c.Documents[0].Passages[0].Original == "" {
		t.Errorf("without originals it holds %q and %q", got[0].Passages[0].Original, got[1].Passages[0].Original)
	}
	if _, twice := Update(m, PackAsked{}); twice != nil {
		t.Error("it is made twice at once")
	}
	m, _ = Update(m, Packed{Name: "c.html", Bytes: 3, Trouble: "no room"})
	if m.OneFile.Making || m.OneFile.Name != "" || m.Unsaved == "" {
		t.Errorf("a failure leaves %+v, %q", m.OneFile, m.Unsaved)
	}
	if _, effects = Update(m, PackAsked{}); effects[0].(Pack).Collection != m.Collection {
		t.Error("it holds another collection than the page shows")
	}
	m, _ = Update(m, Packed{Name: "c.html", Bytes: 3})
	if m.OneFile.Name != "c.html" || m.Announced == "" || m.OneFile.From.Screen != Read {
		t.Errorf("a success leaves %+v, %q", m.OneFile, m.Announced)
	}
	m, _ = Update(m, Navigated{Route: Route{Screen: About}})
	if _, effects = Update(m, PackAsked{}); effects[0].(Pack).View.Screen != About {
		t.Error("from another screen it does not begin there")
	}
}
