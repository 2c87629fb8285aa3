package state

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/edit"
)

const (
	// searchLimit is the number of passages asked for. A screen of results is
	// grouped by article and cut there, so this is far above what is shown.
	searchLimit = 200
	// namesLimit is the number of headlines, topics and people asked for.
	namesLimit = 8
	// MostCompared and LeastCompared bound the comparison.
	MostCompared, LeastCompared = 5, 2
)

// New is the model before anything is loaded or known.
func New() Model { return Model{Route: Route{Screen: Overview}, Coding: Coding{Tab: "page"}} }

// Update answers a message with the next model and the effects to carry out,
// in order. It is pure: m is not changed, and the same arguments give the same
// result.
func Update(m Model, msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Loaded:
		return load(m, msg.Collection)
	case Failed:
		m.Trouble = msg.Reason
	case Remembered:
		m.Theme, m.KeysOff = msg.Theme, msg.KeysOff
		m.Coding.Tab = cmp.Or(msg.Tab, m.Coding.Tab)
		m.Shelf.Original, m.Shelf.Chosen = msg.Text == original, msg.Text != ""
		return m, []Effect{Dress{m.Theme}}
	case Paced:
		m.Brief = msg.Brief
	case Navigated:
		return navigate(m, msg.Route)
	case Went:
		return visit(m, msg.To, false)

	case Progressed, LongAnswered, LongCancelled, LongRetried:
		return m.levelled(msg)
	case Turned, StopsEdited, TermAsked, LongerAsked:
		return count(m, msg)
	case SaveAsked, Saved, TableCopied, NoticeClosed:
		return save(m, msg)
	case Edited, TakenBack, DoneAgain, TopicTurned, PassageTicked, EditsKept:
		return code(m, msg)
	case Hosted, PackAsked, Packed, InstallAsked:
		return pack(m, msg)

	case ScoreChosen, ColumnText, ArticleSought:
		return set(m, msg)

	case Typed:
		return typed(m, msg.Text)
	case Submitted:
		return submit(m)
	case Answered:
		if msg.Sequence == m.Search.Asked {
			m.Search.Pending = false
			m.Search.Result = msg.Result
		}
	case MoreAsked:
		m.Search.Expanded = with(m.Search.Expanded, msg.Document, true)
	case Marked:
		if msg.Sequence == m.Marks.Asked {
			m.Marks.Spans = msg.Spans
		}

	case ChartShown, ChartOrdered, ChartGrouped, ColumnToggled, GroupToggled, PeriodSet, PartsFolded, AllFolded, RowsAsked:
		return chart(m, msg)
	case CellLit:
		m.Chart.Document = msg.Document
		if msg.Topic != "" {
			m.Chart.Topic = msg.Topic
		}
	case ChartCleared:
		m.Chart.Topic, m.Chart.Document = "", ""
	case PassageLit:
		m.Lit = msg.Ref
	case SideChosen:
		return turn(m, msg.Document)
	case ColumnMoved:
		return moveColumn(m, msg)
	case DocumentToggled:
		return toggleDocument(m, msg.Document)

	case TextChosen:
		return chooseText(m, msg.Original)
	case DraggedOver:
		m.Shelf.Dragged = msg.Over
	case FilesPicked:
		return pick(m, msg.Count)
	case FilesRead:
		if next, effects, is := open(m, msg.Files); is {
			return next, effects
		}
		return offer(m, msg.Files)
	case Opened:
		return opened(m, msg)
	case LooseImported:
		return importLoose(m, msg.Beside)
	case Placed:
		if msg.Asked.Names != nil {
			return restore(m, msg)
		}
		return place(m, msg)
	case Recollected:
		return recollect(m, msg)
	case Kept:
		return kept(m, msg), nil
	case Discarded:
		m.Shelf.Saving = max(0, m.Shelf.Saving-1)
		m.Shelf.Trouble = msg.Trouble
	case OriginalRemoved:
		return remove(m, []string{msg.Document})
	case OriginalsRemoved:
		return remove(m, m.Shelf.everything())

	case ThemeChosen:
		return choose(m, msg.Theme)
	case KeysToggled:
		return toggleKeys(m)
	case KeyPressed:
		next, effects, _ := press(m, msg)
		return next, effects
	case HelpToggled:
		m.HelpOpen = !m.HelpOpen
	case PaletteOpened:
		return openPalette(m)
	case PaletteTyped:
		return typePalette(m, msg.Text)
	case PaletteMoved:
		m.Palette.Active = wrap(m.Palette.Active+msg.By, len(m.Entries()))
	case PaletteChosen:
		return choosePalette(m, msg.Index)
	case PaletteClosed:
		m.Palette = Palette{}
	case PaletteAnswered:
		switch msg.Sequence {
		case m.Palette.Asked:
			m.Palette.Names = msg.Names
			m.Palette.Active = 0
		case m.Search.NamesAsked:
			m.Search.Names = msg.Names
		}
	}
	return m, nil
}

// with is the set with one member put in or taken out; the old set stays.
func with(set map[string]bool, key string, in bool) map[string]bool {
	next := maps.Clone(set)
	if next == nil {
		next = make(map[string]bool)
	}
	if in {
		next[key] = true
	} else {
		delete(next, key)
	}
	return next
}

// wrap brings i into 0…n−1, going round at both ends.
func wrap(i, n int) int {
	if n == 0 {
		return 0
	}
	return ((i % n) + n) % n
}

// load takes a collection and looks again at the address, which may have named
// a document before there were any.
func load(m Model, c *corpus.Collection) (Model, []Effect) {
	if c == nil {
		return m, nil
	}
	m.Base, m.Collection, m.Trouble = c, c, ""
	m.Coverage, m.Catalog = coverage.New(c), NewCatalog(c)
	m.Chart, m.Lit, m.Compare = Chart{Charting: m.Route.Chart}, corpus.Ref{}, Compare{}
	m.Search, m.Marks, m.Palette = Search{}, Marks{}, Palette{}
	m.Longer, m.OpenedFrom = 0, ""
	m.Coding = Coding{Tab: m.Coding.Tab, Result: edit.Apply(c, nil), Looking: true}
	m, effects := m.quit()
	m.Shelf = Shelf{Original: m.Shelf.Original, Chosen: m.Shelf.Chosen, Looking: true}
	if !m.Shelf.Chosen {
		// Who built the page with originals meant them to be read.
		m.Shelf.Original = m.Catalog.HasOriginals()
	}
	route := m.Route
	if route.Screen == Lost {
		route = ParseRoute(route.Unknown)
	}
	m.Route = m.resolve(route)
	m, asked := m.ask()
	effects = append(append(effects, Index{c}, Retitle{m.Title()}), asked...)
	if m.Route.Screen == Read && m.Route.Passage > 0 {
		effects = append(effects, Reveal{PassageID(m.Route.Passage)})
	}
	m, asked = m.level()
	effects = append(effects, asked...)
	return m, append(effects, Recollect{c.ID}, KeepEdits{Collection: c.ID})
}

// navigate follows the address bar, which has changed already. The echo of a Go
// changes nothing.
func navigate(m Model, to Route) (Model, []Effect) {
	if m.resolve(to).Equal(m.Route) {
		return m, nil
	}
	return arrive(m, to)
}

// visit changes the address and the view.
func visit(m Model, to Route, replace bool) (Model, []Effect) {
	if m.resolve(to).Equal(m.Route) {
		return m, nil
	}
	m, effects := arrive(m, to)
	return m, append([]Effect{Go{to, replace}}, effects...)
}

// arrive shows another view: its title, what has to be asked for it, and the
// focus, which goes to the passage named, to the heading of a new screen, or to
// the field where there is nothing yet but a field.
func arrive(m Model, to Route) (Model, []Effect) {
	from := m.Route
	m.Route = m.resolve(to)
	if from.Screen != Library {
		m.OneFile.From = from
	}
	m.Lit, m.Prefix = corpus.Ref{}, ""
	if m.Route.Screen == Overview {
		m.Chart.Charting = m.Route.Chart
	}
	m.HelpOpen, m.Palette, m.Announced = false, Palette{}, ""
	effects := []Effect{Retitle{m.Title()}}
	if m.Query != m.Route.Query {
		m.Query = m.Route.Query
		effects = append(effects, SetField{FieldID, m.Query})
	}
	if from.Screen != m.Route.Screen || from.By != m.Route.By || from.Show != m.Route.Show {
		m.Longer = 0
	}
	effects = append(effects, refill(from, m.Route)...)
	effects = append(effects, refillPeriod(from, m.Route)...)
	m, asked := m.ask()
	effects = append(effects, asked...)
	switch {
	case m.Route.Screen == Comparison && m.Route.Passage > 0:
		m, asked = m.level()
		effects = append(effects, asked...)
	case m.Route.Screen == Read && m.Route.Passage > 0:
		effects = append(effects, Focus{PassageID(m.Route.Passage)})
	case m.Route.Screen == Searching && m.Route.Query == "":
		effects = append(effects, Focus{FieldID})
	case m.Route.Screen == Topics && m.Route.Topic != "":
		effects = append(effects, Focus{TopicRowID(m.Route.Topic)})
	case m.Route.Screen == Searching && m.Route.Lines.From != from.Lines.From:
		effects = append(effects, Focus{ContextID})
	case m.Route.Screen != from.Screen, m.Route.Document != from.Document, m.Route.Topic != from.Topic:
		effects = append(effects, Focus{HeadingID})
	}
	return m, effects
}

// resolve turns a route to a document or topic that the collection does not
// have into Lost, and one to a topic that was joined to another into that. Before a collection is loaded every route is taken as it is.
func (m Model) resolve(r Route) Route {
	if m.Collection == nil {
		return r
	}
	known := true
	switch r.Screen {
	case Read:
		known = r.Document == "" || m.HasDocument(r.Document)
	case Topic:
		if into, joined := m.Coding.Result.Became[r.Topic]; joined {
			r.Topic = into
		}
		_, known = m.Coverage.Topic(r.Topic)
	case Comparison:
		for _, id := range r.Documents {
			known = known && m.HasDocument(id)
		}
		known = known && (r.Words.Of == "" || m.HasDocument(r.Words.Of))
	case Searching:
		known = r.Lines.Document == "" || m.HasDocument(r.Lines.Document)
	case WordsScreen:
		for _, id := range append(identifiers(r.Words.Against), r.Documents...) {
			known = known && m.HasDocument(id)
		}
	}
	if known {
		return r
	}
	return lost(strings.TrimPrefix(r.String(), "#/"))
}

// ask requests what the view needs and does not have: results on the search
// screen, marks in a text that is read with a query.
func (m Model) ask() (Model, []Effect) {
	r := m.Route
	switch {
	case m.Collection == nil:
	case r.CountsWords():
		return m.askWords()
	case m.showsProposals():
		return m.want(Proposing{})
	case r.Screen == Comparison:
		return m.askSides()
	case r.Screen == Searching:
		if r.Query == "" {
			m.Search = Search{}
			return m, nil
		}
		var effects []Effect
		if q, ok := m.Context(); ok {
			m, effects = m.want(q)
		}
		if m.Search.Asked > 0 && m.Search.Query == r.Query {
			return m, effects
		}
		m.Sequence += 2
		m.Search = Search{
			Query: r.Query, Asked: m.Sequence - 1, Pending: true, Result: m.Search.Result,
			NamesAsked: m.Sequence, Names: m.Search.Names,
		}
		return m, append(effects,
			AskSearch{m.Search.Asked, r.Query, searchLimit},
			AskNames{m.Search.NamesAsked, r.Query, namesLimit})
	case r.Screen == Read && r.Query != "":
		document := m.Reading()
		if document == "" || m.Marks.Document == document && m.Marks.Query == r.Query {
			return m, nil
		}
		m.Sequence++
		m.Marks = Marks{Asked: m.Sequence, Document: document, Query: r.Query}
		return m, []Effect{AskMarks{m.Marks.Asked, document, r.Query, m.ShowsOriginal(document)}}
	}
	return m, nil
}

// typed searches while the reader types. The first letter makes a new entry in
// the history, the next ones replace it, so that one step back leaves the
// search and returns to the view before it.
func typed(m Model, text string) (Model, []Effect) {
	if text == m.Query && m.Route.Screen == Searching {
		return m, nil
	}
	m.Query, m.Prefix = text, ""
	to := Route{Screen: Searching, Query: strings.TrimSpace(text)}
	searching := m.Route.Screen == Searching
	if searching {
		to.As, to.Lines = m.Route.As, Lining{Order: m.Route.Lines.Order, Document: m.Route.Lines.Document}
	}
	if !searching && to.Query == "" || to.Equal(m.Route) {
		return m, nil
	}
	m.Route, m.Lit = to, corpus.Ref{}
	m, asked := m.ask()
	return m, append([]Effect{Go{to, searching}, Retitle{m.Title()}}, asked...)
}

// submit goes to the results: the search screen, or from there the first hit.
func submit(m Model) (Model, []Effect) {
	if m.Route.Screen != Searching {
		to := Route{Screen: Searching, Query: strings.TrimSpace(m.Query)}
		return visit(m, to, false)
	}
	if hits := m.Shown(); len(hits) > 0 && !m.Search.Pending {
		m.Lit = hits[0]
		return m, []Effect{Focus{HitID(m.Lit)}}
	}
	if answer, _ := m.Lined(); answer != nil {
		return m, []Effect{Focus{ContextID}}
	}
	return m, []Effect{Focus{HeadingID}}
}

// toggleDocument changes the comparison shown. It keeps between LeastCompared
// and MostCompared documents, and replaces the history entry: back leaves the
// comparison, not its last chip.
func toggleDocument(m Model, id string) (Model, []Effect) {
	if m.Route.Screen != Comparison || !m.HasDocument(id) {
		return m, nil
	}
	chosen := slices.Clone(m.Compared())
	if i := slices.Index(chosen, id); i >= 0 {
		chosen = slices.Delete(chosen, i, i+1)
	} else {
		chosen = append(chosen, id)
	}
	if len(chosen) < LeastCompared || len(chosen) > MostCompared {
		return m, nil
	}
	if !slices.Contains(chosen, m.Compare.Side) {
		m.Compare.Side = ""
	}
	to := m.Route
	to.Documents, to.Passage = chosen, 0
	m.Compare.Sought = ""
	if !slices.Contains(chosen, to.Words.Of) {
		to.Words.Of = ""
	}
	return visit(m, to, true)
}

// moveColumn changes the order of the texts compared, and replaces the history
// entry as toggleDocument does.
func moveColumn(m Model, msg ColumnMoved) (Model, []Effect) {
	chosen := slices.Clone(m.Compared())
	i := slices.Index(chosen, msg.Document)
	j := i + msg.By
	if m.Route.Screen != Comparison || i < 0 || j < 0 || j >= len(chosen) {
		return m, nil
	}
	chosen = slices.Insert(slices.Delete(chosen, i, i+1), j, msg.Document)
	to := m.Route
	to.Documents, to.Passage = chosen, 0
	return visit(m, to, true)
}

// turn shows another side where there is room for one, at the place that
// answers the one the reader has come to.
func turn(m Model, to string) (Model, []Effect) {
	from := m.Side()
	m.Compare.Side = to
	if from == to {
		return m, nil
	}
	m.Lit = corpus.Ref{}
	return m, []Effect{Turn{from, to}}
}

func choose(m Model, t Theme) (Model, []Effect) {
	m.Theme = t
	return m, []Effect{Remember{"theme", string(t)}, Dress{t}}
}

func toggleKeys(m Model) (Model, []Effect) {
	m.KeysOff = !m.KeysOff
	value := ""
	if m.KeysOff {
		value = "off"
	}
	return m, []Effect{Remember{"keys", value}}
}
