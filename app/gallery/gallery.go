//go:build !js

// Package gallery draws every screen on sample data: as it is meant, empty,
// loading, failed, uncoded, and long. Tests look at the pages for what they
// mean; a person can look at them in a browser by serving a site of the
// sample collection.
package gallery

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	page "parallax/app"
	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/bundle"
	"parallax/corpus/edit"
)

// View is one page of the gallery.
type View struct {
	Name    string
	Address string // fragment
	Store   *store.Store
	Page    *platform.Page
}

// HTML draws the whole page.
func (v View) HTML() string { return app.HTMLString(page.NewPage(v.Store)) }

// Show opens an address of a collection and sends messages. A nil collection
// is one that could not be read.
func Show(name string, c *corpus.Collection, address string, messages ...state.Msg) View {
	p := platform.New()
	p.Fragment = address
	s := store.New(engine.New(), p)
	if c == nil {
		s.Start(nil, errors.New("the file is damaged"))
	} else {
		s.Start(ask.Load(c), nil)
	}
	now := func(f func()) { f() }
	s.Subscribe(func() {}, now, now, now) // as a mounted page would
	for _, m := range messages {
		s.Send(m)
	}
	return View{name, address, s, p}
}

// attached is a page of the sample where the reader has offered three files, of
// which two are originals. trouble is why the storage takes none.
func attached(name, address, trouble string, messages ...state.Msg) View {
	p := platform.New()
	p.Fragment, p.NoStorage = address, trouble
	s := store.New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	s.Start(ask.Load(sample.Collection()), nil)
	s.Send(state.FilesRead{Files: []corpus.File{
		{Name: "parted.txt", Content: sample.Original("bell-parted")},
		{Name: "weeks.txt", Content: append([]byte("Weeks later. "), sample.Original("bell-weeks")...)},
		{Name: "holiday.txt", Content: []byte("Dear all, we are at the sea.")},
	}})
	for _, m := range messages {
		s.Send(m)
	}
	return View{name, address, s, p}
}

// looking is a page whose reader has dropped files that are nothing it knows, and
// looks at what was read of them. Those of the sample have its texts.
func looking(name string, files ...string) View {
	p := platform.New()
	p.Fragment = "#/library"
	s := store.New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	s.Start(ask.Load(sample.Collection()), nil)
	var list []corpus.File
	for i, name := range files {
		text := sample.WireFiles()[name]
		switch {
		case name == "empty.txt":
		case name == "old.txt":
			text = "Caf\xe9\n\nIt was closed.\n"
		case text == "":
			text = fmt.Sprintf("# Report %d from the quay\n\nA clerk counts %d heads at the slip.\n\nNobody waits for the ferry.\n", i, i)
		}
		list = append(list, corpus.File{Name: name, Content: []byte(text)})
	}
	s.Send(state.FilesRead{Files: list})
	s.Send(state.PreviewOpened{Article: 1})
	return View{name, "#/library", s, p}
}

// merging is a page whose reader has a topic of their own and looks at what a file that
// somebody else has worked on would bring: a topic, a note on it, and another title for
// one that both have.
func merging(name string, messages ...state.Msg) View {
	p := platform.New()
	p.Fragment = "#/library"
	s := store.New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	base := sample.Collection()
	s.Start(ask.Load(base), nil)
	s.Send(state.Edited{Do: edit.Rename, Topic: base.Topics[0].ID, Text: "The chain breaks"})
	theirs := sample.Collection()
	theirs.Topics[0].Title = "The chain parts in the middle of the sound"
	mine := corpus.Provenance{By: corpus.Me}
	theirs.Topics = append(theirs.Topics, corpus.Topic{ID: "audit", Title: "Audit of the inspection records", Provenance: mine})
	theirs.Notes = append(theirs.Notes,
		corpus.Note{ID: "n1", On: theirs.Documents[0].ID + "#2", Motivation: corpus.Commenting, Body: "Stamped twice: look at the second date.", By: corpus.Me},
		corpus.Note{ID: "n2", On: theirs.Documents[1].ID, Motivation: corpus.Highlighting, Of: corpus.OnOriginal, Quote: corpus.Quote{Exact: "words that are nowhere"}, By: corpus.Me})
	var b bytes.Buffer
	if err := bundle.Write(&b, theirs, bundle.Options{}); err != nil {
		panic(err) // it is valid
	}
	s.Send(state.FilesRead{Files: []corpus.File{{Name: "ferry-notes-okoro.parallax", Content: b.Bytes()}}})
	for _, m := range messages {
		s.Send(m)
	}
	return View{name, "#/library", s, p}
}

// quay are names of so many files.
func quay(n int) (names []string) {
	for i := range n {
		names = append(names, fmt.Sprintf("harbour/report-%d.md", i))
	}
	return names
}

// busy is a page whose question is being answered, two fifths of it done.
func busy(name, address string, msg state.Msg) View {
	p := platform.New()
	p.Fragment = address
	s := store.New(engine.New(), p)
	now := func(f func()) { f() }
	s.Subscribe(func() {}, func(func()) {}, now, now)
	s.Start(ask.Load(sample.Collection()), nil)
	for _, a := range s.Model().Questions {
		s.Send(state.Progressed{Sequence: a.Sequence, Done: 0.4})
	}
	if msg != nil {
		s.Send(msg)
	}
	return View{name, address, s, p}
}

// Waiting is a page before its collection has come.
func Waiting() View {
	p := platform.New()
	return View{"waiting", "#/", store.New(engine.New(), p), p}
}

// shelf is what a reader's collections look like: one with a backup that is overtaken,
// one that was cut short, one that was deleted; failing what the browser has lost.
var (
	shelf = state.ShelfListed{Notes: map[string]string{
		"ice about": `{"title":"Ice winter","on":1793000000000}`, "ice part-1": `{"documents":67,"passages":1318,"bytes":3100000}`,
		"ice outlets": `[{"name":"Averill Courier","letter":"C","number":0,"n":41},{"name":"Northline","letter":"N","number":1,"n":23}]`,
		"ice changed": `{"on":1794000000000,"n":101,"documents":67}`, "ice backup": `{"on":1793500000000,"n":67,"file":"ice.parallax"}`,
		"council about": `{"title":"Council papers on the toll","from":"council.parallax","on":1792000000000}`, "council part-1": `{"documents":200,"passages":5106,"bytes":9800000}`,
		"council all": "214", "council backup": `{"on":1792000000000,"n":214,"file":"council.parallax"}`,
		"old about": `{"title":"Old papers"}`, "old part-1": `{"documents":2}`, "old deleted": "1794000000000",
	}}
	failing = state.ShelfListed{Notes: map[string]string{}, Markers: []state.Marker{{Key: "ice", Title: "Ice winter", On: 1793000000000}}}
)

// longDocuments is the number of documents in the long collection: more than
// fit any screen.
const longDocuments = 400

// Views is the whole gallery.
func Views() []View {
	c := sample.Collection()
	long := sample.Long(longDocuments)
	wires := sample.Wires()
	topic := c.Topics[0].ID
	first, second := c.Documents[0], c.Documents[1]
	word := "ferry"
	uncoded := sample.Uncoded(60)
	proposed := align.ProposeTopics(uncoded, align.TopicOptions{Limit: ask.MostProposed}, nil)
	accept := state.Edited{Do: edit.Add, Topic: proposed[0].ID, Text: "Glass eels"}
	views := []View{
		Waiting(),
		Show("failed", nil, "#/"),

		Show("overview", c, "#/"),
		Show("overview lit", c, "#/", state.CellLit{Topic: topic, Document: first.ID}),
		Show("overview single", c, "#/", state.ChartShown{Show: state.ShowSingle}),
		Show("overview by spread", c, "#/", state.ChartOrdered{Order: state.BySpread}),
		Show("overview empty", sample.Empty(), "#/"),
		Show("overview uncoded", sample.NoCoding(), "#/"),
		Show("overview long", long, "#/"),

		Show("read", c, "#/read/"+first.ID),
		Show("read passage", c, "#/read/"+first.ID+"?p=2"),
		Show("read query", c, "#/read/"+first.ID+"?q="+word),
		Show("read uncoded", sample.NoCoding(), "#/read/"+first.ID),
		Show("read empty", sample.Empty(), "#/read"),
		Show("read long", long, "#/read/"+long.Documents[7].ID),

		Show("compare", c, "#/compare/"+first.ID+","+second.ID),
		Show("compare texts", c, "#/compare/"+first.ID+","+second.ID+"?by=text"),
		Show("compare texts lit", c, "#/compare/"+first.ID+","+second.ID+"?by=text", state.PassageLit{Ref: corpus.Ref{Document: first.ID, Passage: 1}}),
		Show("compare proposed", wires, "#/compare/lock-gazette,lock-courier,lock-letter?by=text", state.PassageLit{Ref: corpus.Ref{Document: "lock-gazette", Passage: 1}}),
		Show("compare coded and proposed", c, "#/compare/"+first.ID+","+second.ID+"?by=text&basis=both&score=20"),
		Show("compare sought", wires, "#/compare", state.ArticleSought{Text: "lantern"}),
		Show("facts proposed", wires, "#/compare/lock-gazette,lock-courier,lock-letter?by=facts"),
		Show("voices proposed", wires, "#/compare/lock-gazette,lock-letter?by=voices"),
		Show("reuse", wires, "#/compare/lock-gazette,lock-courier?by=reuse"),
		Show("reuse from counts", c, allOf(c)+"?by=reuse"),
		Show("reuse long", long, "#/compare?by=reuse"),
		Show("compare empty", sample.Empty(), "#/compare"),
		Show("compare uncoded", sample.NoCoding(), "#/compare/"+first.ID+","+second.ID),
		Show("compare long", long, "#/compare"),

		Show("facts", c, allOf(c)+"?by=facts"),
		Show("what differs", c, "#/compare?by=facts"),
		Show("what differs in many", many(c), "#/compare?by=facts"),
		Show("what differs uncoded", wires, "#/compare?by=facts"),
		Show("facts all", c, allOf(c)+"?by=facts&show=all"),
		Show("left out", c, "#/compare/tide-ledger?by=left"),
		Show("left out long", long, "#/compare?by=left"),
		Show("left out uncoded", many(c), "#/compare/more-1?by=left"),
		Show("texts of five", c, allOf(c)+"?by=text"),
		Show("facts of some", c, "#/compare/tide-ledger,pupils-question?by=facts"),
		Show("facts filtered", c, allOf(c)+"?by=facts&show=differ"),
		Show("facts uncoded", sample.NoCoding(), "#/compare?by=facts"),
		Show("voices", c, allOf(c)+"?by=voices"),
		Show("voices uncoded", sample.NoCoding(), "#/compare?by=voices"),
		Show("compare words", c, allOf(c)+"?by=words&of=tide-ledger&least=2"),
		Show("words", c, "#/words?doc="+first.ID+"&least=2"),
		Show("words opened", c, "#/words?doc="+first.ID+"&least=2&term=chain"),
		Show("words looked at", c, "#/words?doc="+first.ID+"&term=zyzzyva"),
		Show("words empty", sample.Empty(), "#/words"),
		Show("words uncoded", sample.NoCoding(), "#/words?stop=off"),
		Show("words long", long, "#/words?doc="+long.Documents[7].ID+"&term=ferry", state.LongerAsked{}),

		Show("words by log-odds", c, "#/words?doc="+first.ID+"&least=2&order=logodds&term=chain&window=passage&near=mi"),
		Show("runs of words", c, "#/words?part=runs&least=2&stop=off"),
		Show("runs of digests", c, "#/compare/"+first.ID+","+second.ID+"?by=words&part=runs"),
		Show("runs long", long, "#/words?part=runs&n=3"),
		Show("vocabulary", c, "#/words?part=variety"),
		Show("labels", c, "#/words?part=labels"),
		Show("labels uncoded", sample.NoCoding(), "#/words?part=labels"),

		busy("words counting", "#/words?doc="+first.ID, nil),
		busy("words stopped", "#/words?doc="+first.ID, state.Cancelled{Kind: "keyness"}),

		Show("search before", c, "#/search"),
		Show("search", c, "#/search?q="+word),
		Show("search nearest", c, "#/search?q=chain%20letter"),
		Show("search without all", c, "#/search?q=ferry%20%22chain%20of%20leters%22%20zyzzyva&order=date"),
		Show("search again", c, "#/search", state.Remembered{Recent: "chain letter\n\"the ferry\" late\nferry"}),
		Show("search none", c, "#/search?q=zyzzyva"),
		Show("context", c, "#/search?q=chain&as=context&sort=left"),
		Show("context long", long, "#/search?q=ferry&as=context&sort=right&from=50"),
		Show("context none", c, "#/search?q=zyzzyva&as=context"),
		Show("search hostile", c, "#/search?q=%22%3Cscript%3Ealert(1)%3C/script%3E"),
		Show("search empty", sample.Empty(), "#/search?q="+word),
		Show("search long", long, "#/search?q="+word),

		Show("notes", notedSample(), "#/notes"),
		Show("notes filtered", notedSample(), "#/notes?q=chain&tag=numbers"),
		Show("notes edited", notedSample(), "#/notes", state.NoteOpened{ID: "question"}),
		Show("notes brought", notedSample(), "#/notes", state.NotesBrought{Brought: &state.Brought{Name: "ana.parallax", By: "Ana", Fresh: []corpus.Note{{ID: "other", On: first.ID, Body: "From elsewhere", By: "Ana"}}}}),
		Show("notes none", c, "#/notes"),
		Show("notes empty", sample.Empty(), "#/notes"),
		Show("notes long", notedLong(long), "#/notes"),
		Show("read noted", notedSample(), "#/read/"+first.ID),
		Show("topic noted", notedSample(), "#/topic/"+topic, state.NoteOpened{ID: state.NewNote + "topic:" + topic}),
		Show("facts noted", notedSample(), "#/compare/"+first.ID+","+second.ID+"?by=facts&show=all", state.NoteOpened{ID: state.NewNote + "fact:" + c.Facts[0].ID}),
		Show("search noted", notedSample(), "#/search?q=chain"),

		Show("picture", c, "#/picture"),
		Show("picture of", c, "#/picture/"+topic, state.PictureTitled{Title: "A title of one’s own & more"}),
		Show("picture empty", sample.Empty(), "#/picture"),
		Show("picture long", long, "#/picture"),

		Show("topics", c, "#/topics"),
		Show("topics edited", c, "#/topics?as=edit"),
		Show("topics coded", c, "#/topics/"+topic, state.Edited{Do: edit.Rename, Topic: topic, Text: "The first of the ferries"}),
		Show("topics proposed", uncoded, "#/topics/"+proposed[1].ID, state.PassageTicked{Ref: proposed[1].Passages[0].At}),
		Show("topics accepted", uncoded, "#/topics", accept, state.PassageTicked{Ref: proposed[0].Passages[0].At}, state.Edited{Do: edit.Dismiss, Topic: proposed[1].ID}, state.TakenBack{}),
		Show("topics ticked", uncoded, "#/topics", state.ProposalsTicked{Keys: []string{proposed[0].ID, proposed[1].ID}}),
		Show("topics empty", sample.Empty(), "#/topics"),
		Show("topics long", long, "#/topics?as=edit", state.LongerAsked{}),
		Show("topics index long", long, "#/topics"),
		Show("overview proposed", uncoded, "#/", accept),
		Show("read menu", uncoded, "#/read/report-01?p=1", state.Edited{Do: edit.Add, Text: "Lightship", At: []corpus.Ref{{Document: "report-01", Passage: 1}}}),

		Show("library", c, "#/library"),
		looking("preview one", "note.md"),
		looking("preview trouble", "note.md", "plan.pdf", "empty.txt", "lock-gazette.md", "lock-letter.md", "old.txt"),
		looking("preview many", quay(600)...),
		merging("merge"),
		merging("merge chosen", state.MergeKept{Keep: state.KeepTheirs}, state.MergeTicked{ID: "topic audit"}),
		attached("library attached", "#/library", ""),
		attached("library unsaved", "#/library", "there is no room left"),
		Show("library in safari", c, "#/library", state.Hosted{Host: state.Host{ByHand: state.ShareMenu}}),
		Show("library shelf", c, "#/library", shelf),
		Show("library failing", c, "#/library", failing, state.RoomTold{Room: state.Room{Known: true, Told: true, Used: 3e6, Free: 2e9, Asks: true}}),
		Show("describe articles", c, "#/library?as=articles", state.DocumentChosen{Document: first.ID}, state.ChosenDescribed{Field: edit.Genre, Value: "Report"}),
		Show("describe outlets", c, "#/library?as=outlets", state.Described{Outlet: c.Outlets[1].ID, Field: edit.Name, Value: "The " + c.Outlets[0].Name}),
		Show("describe collection", c, "#/library?as=collection"),
		Show("describe long", long, "#/library?as=articles"),
		Show("describe empty", sample.Empty(), "#/library?as=outlets"),
		Show("library uncoded", sample.NoCoding(), "#/library"),
		Show("library empty", sample.Empty(), "#/library"),
		Show("library long", long, "#/library"),
		attached("read original", "#/read/bell-parted", "", state.TextChosen{Original: true}),
		attached("compare originals", "#/compare/bell-parted,bell-weeks?by=text", "", state.TextChosen{Original: true}),
		attached("search originals", "#/search?q=tardy", ""),
		attached("topic originals", "#/topic/breakdown", "", state.TextChosen{Original: true}),
		Show("dragged", c, "#/", state.DraggedOver{Over: true}),

		Show("about", c, "#/about"),
		Show("about long", long, "#/about"),
		Show("lost document", c, "#/read/nobody"),
		Show("lost", c, "#/%3Cb%3Enowhere"),

		Show("help", c, "#/", state.HelpToggled{}),
		Show("palette", c, "#/", state.PaletteOpened{}, state.PaletteTyped{Text: "fer"}),
	}
	views = append(views, classViews()...)
	for _, t := range c.Topics {
		views = append(views, Show("topic "+t.ID, c, "#/topic/"+t.ID))
	}
	return append(views, Show("topic long", long, "#/topic/"+long.Topics[1].ID))
}

// many is a collection with more articles than can stand beside each other, of
// which some have not been coded.
func many(c *corpus.Collection) *corpus.Collection {
	d := *c
	d.Documents = slices.Clone(c.Documents)
	for i := range 3 {
		more := *c.Documents[i]
		more.ID = fmt.Sprint("more-", i+1)
		d.Documents = append(d.Documents, &more)
	}
	return &d
}

// allOf is the address of a comparison of every document.
func allOf(c *corpus.Collection) string {
	ids := make([]string, len(c.Documents))
	for i, d := range c.Documents {
		ids[i] = d.ID
	}
	return "#/compare/" + strings.Join(ids, ",")
}
