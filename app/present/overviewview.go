package present

import (
	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
)

// OverviewView is the overview screen.
type OverviewView struct {
	Kicker, Title, Deck string
	Later               state.Later // what is still to be drawn
	chart.Controls
	Wait      element.PendingView // topics are being proposed
	Topics    element.Link        // to where they are accepted; zero where the collection came with topics
	Saves     []element.SaveOption
	Chart     chart.View
	Gist      GistView
	Reads     []ReadLink // to the articles; of many the first
	ReadsMore string     // "and 36 more articles"; "" where Reads has all
	Cards     []CardView
	Rest      string     // "4,940 more articles", where not all have a card; else ""
	Notes     []NoteView // what a careful reader would notice
	NotesMore string     // "and 12 more", where not all are shown
	Uncoded   string     // why there is no chart; "" where there is one
	Loading   string     // shown instead of everything until a collection is there
	About     string
}

// ReadLink leads to an article.
type ReadLink struct {
	Mark element.Mark
	Link element.Link
}

// GistView tells what each document says of the lit topic.
type GistView struct {
	Topic string // id; "" if nothing is lit
	When  string // "19 June 2024, 3 of 5"
	Title string
	Items []GistItem
	Facts []string     // questions on which the texts differ, with their values
	Href  string       // to the topic
	More  element.Link // "Compare the three texts"
}

// GistItem is one document's line about a topic.
type GistItem struct {
	Mark   element.Mark
	Name   string
	Text   string // "" if it does not tell it
	Share  string
	Href   string
	Silent bool
	Lit    bool
	// Uncoded: nobody has said whether it tells the topic, so it is not silent.
	Uncoded bool
}

// CardView is one article on the overview.
type CardView struct {
	Mark     element.Mark
	Outlet   string
	Headline string
	Href     string
	Summary  string
	Date     string // "19 June 2024", or how it is known
	Counts   string // "505 words, 14 passages"
	Strip    chart.Strip
	Note     string // e.g. not independent of another article
}
