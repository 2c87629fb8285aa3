package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
)

// Reader is how the reader reads: how the text is set, where they were in each
// article, which margin is open and what is selected.
type Reader struct {
	Size    string  // of the text: SmallText, LargeText, LargestText, or "" for the usual
	Measure string  // its width: NarrowText, WideText, or ""
	Places  []Place // newest first, at most placesKept
	Margin  int     // the passage with an open margin; 0 for none
	Picked  Picked  // zero if nothing is selected
	Come    int     // the place where the article was left, as it was opened; 0 if it is new
	Back    bool    // the view was come back to, and is where it was
	Cite    string  // the form in which articles are cited; "" is the usual
}

// Values of Reader.Size and Reader.Measure, which the style sheet knows.
const (
	SmallText   = "small"
	LargeText   = "large"
	LargestText = "largest"
	NarrowText  = "narrow"
	WideText    = "wide"
)

// Forms of a citation: two styles of text besides the usual one, and what reference
// managers read. The values are remembered.
const (
	AsChicago = "chicago"
	AsAPA     = "apa"
	AsMLA     = "mla"
	AsBibTeX  = "bibtex"
	AsRIS     = "ris"
	AsCSL     = "csl"
)

// CiteStyle is the form in which articles are cited.
func (m Model) CiteStyle() string {
	switch m.Reader.Cite {
	case AsAPA, AsMLA, AsBibTeX, AsRIS, AsCSL:
		return m.Reader.Cite
	}
	return AsChicago
}

// Place is the passage at which a reader left an article.
type Place struct {
	Collection, Document string
	Passage              int
}

// placesKept is how many places are remembered.
const placesKept = 300

type (
	// MarginToggled opens the margin of a passage, or closes it. One is open at a
	// time, for it lies over those below.
	MarginToggled struct{ Passage int }
	// TextSized and TextMeasured set the text, and are remembered.
	TextSized    struct{ Size string }
	TextMeasured struct{ Measure string }
	// CiteStyled chooses the form of citations, which is remembered.
	CiteStyled struct{ As string }
	// Reached says which passage of an article is being read. It changes nothing
	// that is shown.
	Reached struct {
		Document string
		Passage  int
	}
	// Picked is a selection in the text of an article: whole words or not, of one
	// passage or several. Its zero value says that nothing is selected.
	// Start and End are counted in UTF-16 units, from the beginning of the words of
	// the first and the last passage; both are −1 in a text that is only in parts
	// on the page.
	Picked struct {
		From, To   corpus.Ref
		Text       string
		Start, End int
	}
	// FindTyped is new text in the field that finds in the article; FindStepped
	// goes to the next match, or with By −1 to the one before.
	FindTyped   struct{ Text string }
	FindStepped struct{ By int }
)

// Typeset sets the text of articles: Size and Measure as in Reader.
type Typeset struct{ Size, Measure string }

// Carry implements Effect.
func (e Typeset) Carry(c Carrier) { c.Typeset(e) }

func (msg MarginToggled) update(m Model) (Model, []Effect) {
	if m.Reader.Margin == msg.Passage {
		msg.Passage = 0
	}
	m.Reader.Margin = msg.Passage
	return m, nil
}

func (msg TextSized) update(m Model) (Model, []Effect) {
	m.Reader.Size = msg.Size
	return m, []Effect{Remember{"size", msg.Size}, Typeset{m.Reader.Size, m.Reader.Measure}}
}

func (msg TextMeasured) update(m Model) (Model, []Effect) {
	m.Reader.Measure = msg.Measure
	return m, []Effect{Remember{"measure", msg.Measure}, Typeset{m.Reader.Size, m.Reader.Measure}}
}

func (msg CiteStyled) update(m Model) (Model, []Effect) {
	m.Reader.Cite = msg.As
	return m, []Effect{Remember{"cite", msg.As}}
}

func (msg Reached) update(m Model) (Model, []Effect) {
	if m.Base == nil || m.Route.Screen != Read || !m.HasDocument(msg.Document) || m.PlaceIn(msg.Document) == msg.Passage {
		return m, nil
	}
	return m.placed(msg.Document, msg.Passage)
}

// placed notes where the reader is in a document.
func (m Model) placed(document string, passage int) (Model, []Effect) {
	list := slices.DeleteFunc(slices.Clone(m.Reader.Places), func(p Place) bool {
		return p.Collection == m.Base.ID && p.Document == document
	})
	list = slices.Insert(list, 0, Place{m.Base.ID, document, passage})
	m.Reader.Places = list[:min(len(list), placesKept)]
	return m, []Effect{Remember{"places", writePlaces(m.Reader.Places)}}
}

func (msg Picked) update(m Model) (Model, []Effect) {
	switch m.Route.Screen {
	case Read, Topic, Comparison:
	case Searching:
		msg.Start, msg.End = -1, -1
	default:
		msg = Picked{}
	}
	m.Reader.Picked = msg
	return m, nil
}

// FindTyped marks matches as the reader types. The passage leaves the address, so
// that the focus stays in the field; the first match comes into sight with the
// answer.
func (msg FindTyped) update(m Model) (Model, []Effect) {
	if m.Route.Screen != Read {
		return m, nil
	}
	to := m.Route
	to.Query, to.Passage = strings.TrimSpace(msg.Text), 0
	m, effects := visit(m, to, true)
	return m, slices.DeleteFunc(effects, func(e Effect) bool { f, is := e.(SetField); return is && f.ID == FindID })
}

func (msg FindStepped) update(m Model) (Model, []Effect) {
	list := m.Matches()
	if len(list) == 0 {
		return m, nil
	}
	to := m.Route
	to.Passage = list[m.stepped(list, msg.By)]
	next, effects := visit(m, to, true)
	effects = slices.DeleteFunc(effects, func(e Effect) bool { _, is := e.(Focus); return is })
	return next, append(effects, Reveal{PassageID(to.Passage)})
}

// stepped is the place in list, which are matching passages, that comes next.
func (m Model) stepped(list []int, by int) int {
	i, found := slices.BinarySearch(list, m.Route.Passage)
	if by < 0 || found {
		i += by
	}
	return wrap(i, len(list))
}

// PlaceIn is the passage at which the reader left a document; 0 if they never
// read in it.
func (m Model) PlaceIn(document string) int {
	if m.Base == nil {
		return 0
	}
	for _, p := range m.Reader.Places {
		if p.Document == document && p.Collection == m.Base.ID {
			return p.Passage
		}
	}
	return 0
}

// opened notes where the reader left the article that a view opens, and that it
// has been opened, even if it is short and nobody scrolls.
func (m Model) opened(from Route) (Model, []Effect) {
	if m.Route.Screen == Read && from.Screen == Read && from.Document == m.Route.Document {
		return m, nil
	}
	m.Reader.Margin, m.Reader.Picked, m.Reader.Come = 0, Picked{}, 0
	document := m.Reading()
	if document == "" {
		return m, nil
	}
	left := m.PlaceIn(document)
	if left == 0 {
		return m.placed(document, max(1, m.Route.Passage))
	}
	if m.Route.Passage == 0 && m.Route.Query == "" && !m.Reader.Back {
		m.Reader.Come = left
	}
	return m, nil
}

// writePlaces and readPlaces are how places are stored: a line for each,
// "collection document passage". Ids have no spaces.
func writePlaces(list []Place) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.Collection + " " + p.Document + " " + strconv.Itoa(p.Passage) + "\n")
	}
	return b.String()
}

func readPlaces(text string) (list []Place) {
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) != 3 || len(list) == placesKept {
			continue
		}
		if n, err := strconv.Atoi(fields[2]); err == nil && n > 0 {
			list = append(list, Place{fields[0], fields[1], n})
		}
	}
	return list
}
