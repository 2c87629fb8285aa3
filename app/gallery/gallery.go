// Package gallery draws every screen on sample data: as it is meant, empty,
// loading, failed, uncoded, and long. Tests look at the pages for what they
// mean; a person can look at them in a browser by serving a site of the
// sample collection.
package gallery

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	page "parallax/app"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// View is one page of the gallery.
type View struct {
	Name    string
	Address string // fragment
	Store   *page.Store
	Page    *platform.Page
}

// HTML draws the whole page.
func (v View) HTML() string { return app.HTMLString(page.NewPage(v.Store)) }

// Show opens an address of a collection and sends messages. A nil collection
// is one that could not be read.
func Show(name string, c *corpus.Collection, address string, messages ...state.Msg) View {
	p := platform.New()
	p.Fragment = address
	s := page.NewStore(engine.New(), p)
	if c == nil {
		s.Start(nil, errors.New("the file is damaged"))
	} else {
		s.Start(c, nil)
	}
	for _, m := range messages {
		s.Send(m)
	}
	return View{name, address, s, p}
}

// Waiting is a page before its collection has come.
func Waiting() View {
	p := platform.New()
	return View{"waiting", "#/", page.NewStore(engine.New(), p), p}
}

// longDocuments is the number of documents in the long collection: more than
// fit any screen.
const longDocuments = 400

// Views is the whole gallery.
func Views() []View {
	c := sample.Collection()
	long := sample.Long(longDocuments)
	topic := c.Topics[0].ID
	first, second := c.Documents[0], c.Documents[1]
	word := "ferry"
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
		Show("compare empty", sample.Empty(), "#/compare"),
		Show("compare uncoded", sample.NoCoding(), "#/compare/"+first.ID+","+second.ID),
		Show("compare long", long, "#/compare"),

		Show("search before", c, "#/search"),
		Show("search", c, "#/search?q="+word),
		Show("search none", c, "#/search?q=zyzzyva"),
		Show("search hostile", c, "#/search?q=%22%3Cscript%3Ealert(1)%3C/script%3E"),
		Show("search empty", sample.Empty(), "#/search?q="+word),
		Show("search long", long, "#/search?q="+word),

		Show("about", c, "#/about"),
		Show("about long", long, "#/about"),
		Show("lost document", c, "#/read/nobody"),
		Show("lost", c, "#/%3Cb%3Enowhere"),

		Show("help", c, "#/", state.HelpToggled{}),
		Show("palette", c, "#/", state.PaletteOpened{}, state.PaletteTyped{Text: "fer"}),
	}
	for _, t := range c.Topics {
		views = append(views, Show("topic "+t.ID, c, "#/topic/"+t.ID))
	}
	return append(views, Show("topic long", long, "#/topic/"+long.Topics[1].ID))
}
