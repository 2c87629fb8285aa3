package present

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/search"
)

// attached is the sample with originals that the reader offered as files, the
// answer of the storage included.
func attached(t *testing.T, fragment, trouble string, files ...corpus.File) state.Model {
	t.Helper()
	m := model(sample.Collection(), "#/", state.OriginalsLoaded{Collection: "chain-ferry"})
	m, effects := state.Update(m, recognised(m, files...))
	for _, e := range effects {
		if keep, ok := e.(state.StoreOriginals); ok {
			var ids []string
			for _, r := range keep.Records {
				ids = append(ids, r.Document)
			}
			m, _ = state.Update(m, state.OriginalsStored{Documents: ids, Trouble: trouble})
		}
	}
	return follow(m, fragment)
}

// recognised is the engine's answer about files.
func recognised(m state.Model, files ...corpus.File) state.Answered {
	_, r := attach.Attach(m.Base, files, attach.Options{})
	return state.Answered{Asked: state.Ask{Question: ask.Originals{Files: files}, About: m.Base}, Answer: &ask.OriginalsAnswer{Result: r}}
}

func file(document string) corpus.File {
	return corpus.File{Name: document + ".txt", Content: sample.Original(document)}
}

func TestLibrary(t *testing.T) {
	near := file("bell-weeks")
	near.Content = []byte(strings.Replace(string(near.Content), "On 22 April a barge laid three hundred metres of new chain. forged links", "", 1))
	v := Library(attached(t, "#/library", "", file("bell-parted"), near, corpus.File{Name: "shopping.txt", Content: []byte("Milk.")}))
	if spaced(v.Status) != "Full text of 2 of 3 articles. Saved in this browser." || v.Warning != "" || v.All != "Remove all 2 texts" {
		t.Errorf("status %q, warning %q, all %q", v.Status, v.Warning, v.All)
	}
	var texts []string
	for _, o := range v.Outcomes {
		texts = append(texts, o.File+": "+o.Link.Href+" "+o.Text)
	}
	want := []string{
		"bell-parted.txt: #/read/bell-parted Identical to the original.",
		"bell-weeks.txt: #/read/bell-weeks Same text, different file. Passage 3 is not in it.",
	}
	if strings.Join(texts, "\n") != strings.Join(want, "\n") {
		t.Errorf("the outcomes are\n%s\nwant\n%s", strings.Join(texts, "\n"), strings.Join(want, "\n"))
	}
	for i, want := range []struct {
		state     string
		removable bool
	}{
		{"Full text from bell-parted.txt. Identical to the original.", true},
		{"Full text from bell-weeks.txt. Same text, different file. Passage 3 is not in it.", true},
		{"Digest. Its original has", false},
		{"Full text.", false},
		{"Full text.", false},
	} {
		if a := v.Articles[i]; !strings.HasPrefix(a.State, want.state) || a.Removable != want.removable || a.Attached != want.removable {
			t.Errorf("article %d is %+v, want %+v", i, a, want)
		}
	}
}

// The status says "saved" only when it is.
func TestLibraryStatus(t *testing.T) {
	m := model(sample.Collection(), "#/library")
	if v := Library(m); v.Status != "Looking for texts that you added earlier…" || !v.Busy {
		t.Errorf("at the start: %q", v.Status)
	}
	for _, test := range []struct {
		msg             state.OriginalsLoaded
		status, warning string
	}{
		{state.OriginalsLoaded{Collection: "chain-ferry"}, "Nothing yet.", ""},
		{state.OriginalsLoaded{Collection: "chain-ferry", Trouble: "this browser refuses storage"}, "Nothing yet.", "This browser refuses storage. What you add is lost when you close this page."},
		{state.OriginalsLoaded{Collection: "chain-ferry", Lost: true}, "Nothing yet.", "You added texts here before, but the browser has erased them. Add the files again."},
	} {
		n, _ := state.Update(m, test.msg)
		if v := Library(n); spaced(v.Status) != test.status || v.Warning != test.warning {
			t.Errorf("%+v: %q, %q", test.msg, v.Status, v.Warning)
		}
	}
	v := Library(attached(t, "#/library", "there is no room left", file("bell-parted")))
	if spaced(v.Status) != "Full text of 1 of 3 articles. Not saved." || v.Warning != "There is no room left. Not saved: added texts are lost when you close this page." {
		t.Errorf("without room: %q, %q", v.Status, v.Warning)
	}
	if !strings.HasSuffix(v.Articles[0].State, "Not saved.") {
		t.Errorf("without room: %+v", v.Articles[0])
	}
	n, _ := state.Update(m, state.FilesPicked{Count: 12})
	if v := Library(n); spaced(v.Status) != "Reading 12 files…" || spaced(Frame(n).Announced) != "Reading 12 files…" {
		t.Errorf("while reading: %q", v.Status)
	}
	if v := Library(model(sample.Long(300), "#/library", state.OriginalsLoaded{Collection: "long"})); len(v.Articles) != cardsShown || v.Rest == "" {
		t.Errorf("%d articles, %q", len(v.Articles), v.Rest)
	}
}

func TestTextSwitchOfTheReader(t *testing.T) {
	if v := Read(model(sample.Collection(), "#/read/bell-parted")); v.Switch.Shown || v.Add.Href != "#/library" || v.Note != "A digest in our own words, not the words of Ostrey Bell." {
		t.Errorf("without an original the switch is %+v, note %q, %+v", v.Switch, v.Note, v.Add)
	}
	if v := Read(model(sample.Collection(), "#/read/radio-island")); v.Switch.Shown {
		t.Errorf("a text that is full has the switch %+v", v.Switch)
	}
	m := attached(t, "#/read/bell-parted", "", file("bell-parted"))
	v := Read(m) // who added all of it wants to read it
	if !v.Switch.Enabled || !v.Switch.Original || v.Add.Href != "" {
		t.Errorf("before any choice: %+v, note %q", v.Switch, v.Note)
	}
	if d, _ := state.Update(m, state.TextChosen{}); Read(d).Switch.Original || !strings.HasPrefix(Read(d).Note, "A digest") {
		t.Errorf("the digest is chosen: %+v, note %q", Read(d).Switch, Read(d).Note)
	}
	part := file("bell-weeks")
	part.Content = []byte(strings.Replace(string(part.Content), "The board has not said who will pay; islanders fear dearer tickets. fares levy", "", 1))
	if v := Read(attached(t, "#/read/bell-weeks", "", part)); v.Switch.Original || !v.Switch.Enabled {
		t.Errorf("of a text that lacks a passage nobody asked for more than the choice: %+v", v.Switch)
	}
	m, _ = state.Update(m, state.TextChosen{Original: true})
	v = Read(m)
	p := v.Blocks[0].Rows[0].Passage
	if !v.Switch.Original || v.Note != "The full text of the article." || !strings.Contains(p.Runs[0].Text, "snapped") || p.N != "1" {
		t.Errorf("after it: %+v, note %q, %+v", v.Switch, v.Note, p)
	}
	if strings.Contains(v.Cite.Text, "Digest") {
		t.Errorf("the citation says %q", v.Cite.Text)
	}
	if v := Read(follow(m, "#/read/bell-weeks")); v.Switch.Original || strings.Contains(v.Blocks[0].Rows[0].Passage.Runs[0].Text, "petrol") {
		t.Errorf("a text without original shows %+v", v.Switch)
	}
	if v := Topic(follow(m, "#/topic/breakdown")); !v.Switch.Shown || !strings.Contains(v.Columns[0].Passages[0].Runs[0].Text, "snapped") {
		t.Errorf("the topic shows %+v", v.Switch)
	}
	compared := Compare(follow(m, "#/compare/bell-parted,tide-ledger?by=text"))
	if !compared.Switch.Shown || !compared.Texts[0].Choose || !compared.Texts[0].Original || !strings.HasSuffix(compared.Texts[1].Meta, ", digest") ||
		!strings.Contains(compared.Texts[0].Passages[0].Runs[0].Text, "snapped") {
		t.Errorf("the comparison shows %+v", compared.Texts)
	}
	if v := Compare(model(sample.Collection(), "#/compare?by=text")); v.Switch.Shown {
		t.Error("without any original the comparison has a switch")
	}
}

// The words of an original are in its own language, our digest in ours; a
// passage that the file lacks stays a digest and says so.
func TestLanguageAndMissing(t *testing.T) {
	c := sample.Collection()
	c.Document("bell-weeks").Language = "da"
	f := file("bell-weeks")
	f.Content = []byte(strings.Replace(string(f.Content), "The board has not said who will pay; islanders fear dearer tickets. fares levy", "", 1))
	m := model(c, "#/read/bell-weeks", state.TextChosen{Original: true})
	m, _ = state.Update(m, recognised(m, f))
	v := Read(m)
	if !strings.Contains(v.Note, "a different file") {
		t.Errorf("the note is %q", v.Note)
	}
	for _, b := range v.Blocks {
		for _, r := range b.Rows {
			lang, note := "da", ""
			if r.Passage.N == "4" {
				lang, note = "", "Not in the file you added; this is our digest."
			}
			if r.Passage.Lang != lang || r.Passage.Note != note {
				t.Errorf("passage %s has language %q and note %q", r.Passage.N, r.Passage.Lang, r.Passage.Note)
			}
		}
	}
}

func TestMarksInEitherText(t *testing.T) {
	m := attached(t, "#/read/bell-parted?q=tug+tardy", "", file("bell-parted"))
	passage := func(m state.Model, spans []corpus.Span) element.PassageView {
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Marks.Asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{4: spans}}})
		return Read(m).Blocks[2].Rows[0].Passage
	}
	m, _ = state.Update(m, state.TextChosen{})
	if p := passage(m, nil); p.Note != "“tug tardy” matches in the full text." {
		t.Errorf("in the digest: %q", p.Note)
	}
	m, _ = state.Update(m, state.TextChosen{Original: true})
	if p := passage(m, nil); p.Note != "“tug tardy” matches in the digest." {
		t.Errorf("in the original: %q", p.Note)
	}
	at := strings.Index(m.Catalog.Passage(corpus.Ref{Document: "bell-parted", Passage: 4}).Original, "tardy")
	if p := passage(m, []corpus.Span{{From: at, To: at + 5}}); p.Note != "" || p.Runs[1] != (element.Run{Text: "tardy", Marked: true}) {
		t.Errorf("in the original: %+v", p)
	}
}

func TestSourceOfAMatch(t *testing.T) {
	m := attached(t, "#/search?q=x", "", file("bell-parted"))
	hit := func(document string, n int, source search.Source, text string) search.Hit {
		return search.Hit{Ref: corpus.Ref{Document: document, Passage: n}, Source: source, Snippet: search.Snippet{Text: text}, Words: []string{"late"}}
	}
	for _, test := range []struct {
		hit  search.Hit
		note string
	}{
		{hit("bell-parted", 4, search.FromText, "tug"), "in the digest"},
		{hit("bell-parted", 4, search.FromOriginal, "tardy"), "in the full text"},
		{hit("bell-weeks", 2, search.FromText, "baker"), ""},
		{hit("bell-weeks", 2, search.FromCounts, "baker"), "in the full text, not in the digest: late"},
		{hit("radio-island", 1, search.FromText, "Knall"), ""},
	} {
		n, _ := state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Total: 1, Complete: 1, Hits: []search.Hit{test.hit}}}})
		if got := Search(n).Groups[0].Rows[0].Note; got != test.note {
			t.Errorf("%v from %s says %q, want %q", test.hit.Ref, test.hit.Source, got, test.note)
		}
	}
}

// Where the browser forgets what it keeps, the library says so before work is
// lost, with the remedy, and how the page is installed there; elsewhere it says
// neither.
func TestLibraryOfABrowserThatForgets(t *testing.T) {
	for _, c := range []struct {
		host     state.Host
		forgets  string // a part of it; "" for none
		installs string
		offered  bool
	}{
		{state.Host{}, "", "", false},
		{state.Host{Installable: true}, "", "gets a window of its own", true},
		{state.Host{ByHand: state.ShareMenu}, "Add to Home Screen", "Add to Home Screen", false},
		{state.Host{ByHand: state.FileMenu}, "Add to Dock", "Add to Dock", false},
	} {
		v := Library(model(sample.Collection(), "#/library", state.OriginalsLoaded{}, state.Hosted{Host: c.host}))
		if (v.Forgets == "") != (c.forgets == "") || !strings.Contains(v.Forgets, c.forgets) || c.forgets != "" && !strings.Contains(v.Forgets, "seven days") {
			t.Errorf("%+v: what it forgets is %q", c.host, v.Forgets)
		}
		if (v.Install == "") != (c.installs == "") || !strings.Contains(v.Install, c.installs) || v.Offered != c.offered {
			t.Errorf("%+v: installing is %q, offered %v", c.host, v.Install, v.Offered)
		}
	}
}
