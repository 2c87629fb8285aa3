package state_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/search"
)

// script sends messages one by one and keeps the effects of the last.
type script struct {
	t       *testing.T
	m       state.Model
	effects []state.Effect
}

func start(t *testing.T, fragment string) *script {
	s := &script{t: t, m: state.New()}
	s.send(state.Navigated{Route: state.ParseRoute(fragment)}, state.Loaded{Loaded: ask.Load(sample.Collection())})
	return s
}

func (s *script) send(messages ...state.Msg) *script {
	for _, msg := range messages {
		s.m, s.effects = state.Update(s.m, msg)
	}
	return s
}

func (s *script) press(keys ...string) *script {
	for _, k := range keys {
		s.send(state.KeyPressed{Key: k})
	}
	return s
}

// at checks the address.
func (s *script) at(want string) *script {
	s.t.Helper()
	if got := s.m.Route.String(); got != want {
		s.t.Fatalf("the address is %s, want %s", got, want)
	}
	return s
}

// did checks the effects of the last message, in order.
func (s *script) did(want ...state.Effect) *script {
	s.t.Helper()
	if len(want) == 0 && len(s.effects) == 0 {
		return s
	}
	if !reflect.DeepEqual(s.effects, want) {
		s.t.Fatalf("the effects are\n%s, want\n%s", show(s.effects), show(want))
	}
	return s
}

func show(effects []state.Effect) string {
	var b strings.Builder
	for _, e := range effects {
		fmt.Fprintf(&b, "  %T%+v\n", e, e)
	}
	return b.String()
}

// question is the question of a type among the effects.
func question[Q ask.Question](effects []state.Effect) (found Q, ok bool) {
	_, found, ok = asked[Q](effects)
	return found, ok
}

func effect[E state.Effect](effects []state.Effect) (found E, ok bool) {
	for _, e := range effects {
		if e, is := e.(E); is {
			return e, true
		}
	}
	return found, false
}

func TestStartAtDeepLink(t *testing.T) {
	s := start(t, "#/read/bell-parted?p=3&q=tug").at("#/read/bell-parted?p=3&q=tug")
	if _, ok := s.effects[0].(state.Use); !ok {
		t.Errorf("the first effect is %T; the engine must know the collection before it is asked", s.effects[0])
	}
	marks, ok := question[ask.Marks](s.effects)
	if !ok || marks.Document != "bell-parted" || marks.Text != "tug" {
		t.Errorf("asked for marks: %+v, %v", marks, ok)
	}
	if reveal, _ := effect[state.Reveal](s.effects); reveal.ID != "p3" {
		t.Errorf("revealed %q, want p3", reveal.ID)
	}
	if _, ok := effect[state.Focus](s.effects); ok {
		t.Error("the start takes the focus")
	}
	if title, _ := effect[state.Retitle](s.effects); title.Title != "Ferry adrift for three hours as chain parts · Parallax" {
		t.Errorf("the title is %q", title.Title)
	}
}

func TestUnknownIdsAreLost(t *testing.T) {
	for _, fragment := range []string{"#/read/nobody?p=3", "#/topic/nothing", "#/compare/bell-parted,nobody?by=text", "#/nowhere"} {
		s := start(t, fragment).at(fragment)
		if s.m.Route.Screen != state.Lost {
			t.Errorf("%s shows the screen %s", fragment, s.m.Route.Screen)
		}
		s = start(t, "#/")
		if s.send(state.Navigated{Route: state.ParseRoute(fragment)}); s.m.Route.Screen != state.Lost {
			t.Errorf("%s, followed, shows the screen %s", fragment, s.m.Route.Screen)
		}
	}
}

// A collection loaded later may have what the address names.
func TestLostIsFoundAgain(t *testing.T) {
	s := start(t, "#/read/document-2")
	if s.m.Route.Screen != state.Lost {
		t.Fatalf("the screen is %s", s.m.Route.Screen)
	}
	s.send(state.Loaded{Loaded: ask.Load(sample.Long(3))}).at("#/read/document-2")
	if s.m.Route.Screen != state.Read {
		t.Errorf("the screen is %s", s.m.Route.Screen)
	}
}

func TestTypingIsOneHistoryEntry(t *testing.T) {
	s := start(t, "#/read/bell-parted")
	s.send(state.Typed{Text: "t"}).at("#/search?q=t")
	s.did(
		state.Go{Route: state.Route{Screen: state.Searching, Query: "t"}},
		state.Retitle{Title: "t · Search · Parallax"},
		state.Ask{Sequence: 1, Question: ask.Search{Text: "t", Limit: 200, Names: 8}, About: s.m.Collection},
	)
	s.send(state.Navigated{Route: s.m.Route}).did() // the echo of Go
	s.send(state.Typed{Text: "tu"}).at("#/search?q=tu")
	if g, _ := effect[state.Go](s.effects); !g.Replace {
		t.Error("the second letter makes a history entry")
	}
	if _, ok := effect[state.Focus](s.effects); ok {
		t.Error("typing loses the focus")
	}
	// A space says that the word is finished: the same view, another question.
	s.send(state.Typed{Text: "tu "}).at("#/search?q=tu").did(
		state.Ask{Sequence: 3, Question: ask.Search{Text: "tu ", Limit: 200, Names: 8}, About: s.m.Collection},
	)
	s.send(state.Typed{Text: "tu  "}).did()
	s.send(state.Typed{Text: "tu "}).did()
	if s.m.Query != "tu " {
		t.Errorf("the field holds %q", s.m.Query)
	}
	s.send(state.Typed{Text: "tu"})

	// Back: the view before the search, with an empty field.
	s.send(state.Navigated{Route: state.ParseRoute("#/read/bell-parted")}).at("#/read/bell-parted")
	if field, ok := effect[state.SetField](s.effects); !ok || field.Value != "" || s.m.Query != "" {
		t.Errorf("the field is set to %q (%v), the model says %q", field.Value, ok, s.m.Query)
	}
	// Forward: the search again, without asking twice.
	s.send(state.Navigated{Route: state.ParseRoute("#/search?q=tu")}).at("#/search?q=tu")
	if s.m.Query != "tu" {
		t.Errorf("the field holds %q", s.m.Query)
	}
	if _, ok := question[ask.Search](s.effects); ok {
		t.Error("the same search is asked twice")
	}
	// A new session is a new entry.
	s.send(state.Navigated{Route: state.ParseRoute("#/about")}, state.Typed{Text: "x"})
	if g, ok := effect[state.Go](s.effects); !ok || g.Replace {
		t.Errorf("the new search: %+v, %v", g, ok)
	}
}

func TestEmptyingTheField(t *testing.T) {
	s := start(t, "#/search?q=tug").send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Text: "tug", Total: 1}}})
	if s.m.Search.Result == nil || s.m.Search.Pending {
		t.Fatalf("the search is %+v", s.m.Search)
	}
	s.send(state.Typed{Text: ""}).at("#/search")
	if s.m.Search.Result != nil {
		t.Error("the results of nothing are shown")
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{}}})
	if s.m.Search.Result != nil {
		t.Error("an answer to an abandoned question is shown")
	}
	if s = start(t, "#/about").send(state.Typed{Text: ""}, state.Typed{Text: "  "}); s.m.Route.Screen != state.About {
		t.Errorf("typing nothing goes to %s", s.m.Route)
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	s := start(t, "#/").send(state.Typed{Text: "a"}, state.Typed{Text: "ab"})
	first, second := 1, 2
	s.send(state.Answered{Asked: state.Ask{Sequence: first, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Text: "a"}}})
	if s.m.Search.Result != nil || !s.m.Search.Pending {
		t.Errorf("after a stale answer the search is %+v", s.m.Search)
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: second, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Text: "ab"}}})
	if s.m.Search.Result.Text != "ab" || s.m.Search.Pending {
		t.Errorf("after the answer the search is %+v", s.m.Search)
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: first, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Text: "a"}}})
	if s.m.Search.Result.Text != "ab" {
		t.Error("a late answer replaced a newer one")
	}
	s.send(state.Typed{Text: "abc"}).send(state.Answered{Asked: state.Ask{Sequence: s.m.Search.Asked, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Names: []search.Name{{Text: "new"}}}})
	if len(s.m.Search.Names) != 1 {
		t.Error("the names beside the hits are dropped")
	}
	if s.send(state.Typed{Text: "abcd"}).send(state.Answered{Asked: state.Ask{Sequence: s.m.Search.Asked, Question: ask.Search{}}, Trouble: "a mistake"}); s.m.Search.Pending || !strings.Contains(s.m.Unsaved, "a mistake") {
		t.Errorf("a search that failed is %+v, and it says %q", s.m.Search, s.m.Unsaved)
	}

	s = start(t, "#/read/bell-parted?q=tug").send(state.Navigated{Route: state.ParseRoute("#/read/bell-weeks?q=tug")})
	s.send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{4: nil}}})
	if len(s.m.Matches()) != 0 {
		t.Error("the marks of one text are shown in another")
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: 2, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{2: nil}}})
	if got := s.m.Matches(); !reflect.DeepEqual(got, []int{2}) {
		t.Errorf("the matches are %v", got)
	}
}

func TestFocusFollowsNavigation(t *testing.T) {
	s := start(t, "#/")
	for _, test := range []struct{ to, focus string }{
		{"#/about", "heading"},
		{"#/read/bell-parted", "heading"},
		{"#/read/bell-parted?p=4", "p4"},
		{"#/read/bell-parted?p=5", "p5"},
		{"#/read/bell-weeks", "heading"},
		{"#/compare/bell-parted,bell-weeks", "heading"},
		{"#/compare/bell-parted,bell-weeks?by=text", ""},
		{"#/search", "query"},
		{"#/topic/delay", "heading"},
		{"#/topic/rescue", "heading"},
		{"#/nowhere", "heading"},
	} {
		s.send(state.Navigated{Route: state.ParseRoute(test.to)})
		if focus, _ := effect[state.Focus](s.effects); focus.ID != test.focus {
			t.Errorf("going to %s focuses %q, want %q", test.to, focus.ID, test.focus)
		}
		if _, ok := effect[state.Retitle](s.effects); !ok {
			t.Errorf("going to %s leaves the title", test.to)
		}
		if _, ok := effect[state.Go](s.effects); ok {
			t.Errorf("following the address to %s changes it again", test.to)
		}
	}
	s.send(state.Went{To: state.ParseRoute("#/about")}).at("#/about")
	if g, ok := effect[state.Go](s.effects); !ok || g.Replace {
		t.Errorf("Went gives %+v, %v", g, ok)
	}
}

func TestReadingKeys(t *testing.T) {
	s := start(t, "#/read/bell-weeks").press("k").at("#/read/bell-weeks?p=1").press("j", "j").at("#/read/bell-weeks?p=3")
	s.did(
		state.Go{Route: state.ParseRoute("#/read/bell-weeks?p=3"), Replace: true},
		state.Retitle{Title: "Six weeks without a crossing · Parallax"},
		state.Focus{ID: "p3"},
	)
	s.press("j", "j", "j", "j").at("#/read/bell-weeks?p=5").did(state.Focus{ID: "p5"})
	s.press("n").at("#/read/bell-weeks?p=5").did() // no query, no hits

	s = start(t, "#/read/bell-parted?q=tug").send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{2: nil, 4: nil, 7: nil}}})
	s.press("n").at("#/read/bell-parted?p=2&q=tug").press("n", "n").at("#/read/bell-parted?p=7&q=tug")
	s.press("n").at("#/read/bell-parted?p=2&q=tug").press("N").at("#/read/bell-parted?p=7&q=tug")
	s.press("k", "N").at("#/read/bell-parted?p=4&q=tug").press("j", "n").at("#/read/bell-parted?p=7&q=tug")
}

func TestResultKeys(t *testing.T) {
	result := &search.Result{Text: "x", Total: 3, Hits: []search.Hit{
		{Ref: corpus.Ref{Document: "bell-weeks", Passage: 4}}, {Ref: corpus.Ref{Document: "bell-parted", Passage: 2}}, {Ref: corpus.Ref{Document: "bell-weeks", Passage: 1}},
	}}
	s := start(t, "#/search?q=x").send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: *result}})
	s.press("j").did(state.Focus{ID: "hit-bell-weeks-1"}).press("j").did(state.Focus{ID: "hit-bell-weeks-4"})
	s.press("j").did(state.Focus{ID: "hit-bell-parted-2"}).press("j").did(state.Focus{ID: "hit-bell-parted-2"})
	s.press("k", "k", "k").did(state.Focus{ID: "hit-bell-weeks-1"})
	if s.m.Lit != (corpus.Ref{Document: "bell-weeks", Passage: 1}) {
		t.Errorf("lit is %v", s.m.Lit)
	}
	s.send(state.Submitted{}).did(state.Remember{Key: "searches", Value: "x"}, state.Focus{ID: "hit-bell-weeks-1"})
	s.send(state.Submitted{}).did(state.Focus{ID: "hit-bell-weeks-1"})
}

// found is the answer to the search of a sequence number.
func found(sequence int, r search.Result) state.Answered {
	return state.Answered{Asked: state.Ask{Sequence: sequence, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: r}}
}

// Searches that found something are offered again, the latest first, each once;
// they can be forgotten, and it is said where they cannot be stored.
func TestLastSearches(t *testing.T) {
	something := func(text string) *search.Result {
		return &search.Result{Text: text, Total: 1, Complete: 1, Hits: []search.Hit{{Ref: corpus.Ref{Document: "bell-weeks", Passage: 4}}}}
	}
	s := start(t, "#/about")
	s.send(state.Remembered{Recent: "old one\n\n" + strings.Repeat("long ", 100) + "\nolder"})
	do := func(text string, r *search.Result) {
		s.send(state.Navigated{Route: state.Route{Screen: state.Searching, Query: text}})
		s.send(found(s.m.Search.Asked, *r))
		s.send(state.Navigated{Route: state.ParseRoute("#/about")})
	}
	do("tug", something("tug"))
	do("nothing", &search.Result{Text: "nothing"})
	do("older", something("older"))
	do("tug  late", something("tug  late"))
	do("tug", something("another answer"))
	if want := []string{"tug late", "older", "tug", "old one"}; !slices.Equal(s.m.Recent.Queries, want) {
		t.Errorf("kept are %q, want %q", s.m.Recent.Queries, want)
	}
	for i := range 20 {
		do(fmt.Sprint("n", i), something(fmt.Sprint("n", i)))
	}
	if len(s.m.Recent.Queries) != 8 || s.m.Recent.Queries[0] != "n19" {
		t.Errorf("kept are %q", s.m.Recent.Queries)
	}
	s.send(state.SearchesKept{Kept: false})
	if !s.m.Recent.Unstored {
		t.Error("the reader is not told that nothing is stored")
	}
	s.send(state.SearchesForgotten{}).did(state.Remember{Key: "searches"}, state.Focus{ID: "query"})
	if len(s.m.Recent.Queries) != 0 {
		t.Errorf("not forgotten: %q", s.m.Recent.Queries)
	}
}

// What has everything asked for is grouped before what lacks something, also of
// the same document.
func TestGroupsKeepTheBreak(t *testing.T) {
	hit := func(document string, n int) search.Hit {
		return search.Hit{Ref: corpus.Ref{Document: document, Passage: n}}
	}
	s := start(t, "#/search?q=x&order=date").send(found(1, search.Result{Text: "x", Complete: 2, Total: 2, Hits: []search.Hit{
		hit("bell-weeks", 4), hit("bell-weeks", 1), hit("bell-weeks", 3), hit("tide-ledger", 1),
	}}))
	want := []state.Group{{Document: "bell-weeks", Hits: []int{1, 0}}, {Document: "bell-weeks", Hits: []int{2}, Lacking: true}, {Document: "tide-ledger", Hits: []int{3}, Lacking: true}}
	if got := s.m.Search.Groups(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	s.send(state.Went{To: state.ParseRoute("#/search?q=x&order=article")})
	if _, q, ok := asked[ask.Search](s.effects); !ok || q.Order != search.ByArticle {
		t.Errorf("another order asks %+v", q)
	}
	s.send(state.Typed{Text: "xy"}).at("#/search?q=xy&order=article")
}

func TestSubmit(t *testing.T) {
	s := start(t, "#/about")
	s.m.Query = "tug"
	s.send(state.Submitted{}).at("#/search?q=tug")
	if g, ok := effect[state.Go](s.effects); !ok || g.Replace {
		t.Errorf("Enter gives %+v, %v", g, ok)
	}
}

func TestFold(t *testing.T) {
	var hits []search.Hit
	for _, n := range []int{7, 1, 5, 3, 2} {
		hits = append(hits, search.Hit{Ref: corpus.Ref{Document: "bell-parted", Passage: n}})
	}
	s := start(t, "#/search?q=x").send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Hits: hits}}})
	if g := s.m.Search.Groups()[0]; !reflect.DeepEqual(g.Hits, []int{1, 2, 0}) || g.Hidden != 2 {
		t.Errorf("the group is %+v, want the three best in reading order", g)
	}
	s.send(state.MoreAsked{Document: "bell-parted"})
	if g := s.m.Search.Groups()[0]; len(g.Hits) != 5 || g.Hidden != 0 {
		t.Errorf("the expanded group is %+v", g)
	}
	s.send(state.Typed{Text: "y"}, state.Answered{Asked: state.Ask{Sequence: 3, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Hits: hits}}})
	if g := s.m.Search.Groups()[0]; g.Hidden != 2 {
		t.Errorf("another search shows %+v", g)
	}
}

func TestScreenKeys(t *testing.T) {
	s := start(t, "#/about")
	s.press("g", "o").at("#/").press("g", "r").at("#/read").press("g", "c").at("#/compare/bell-parted").press("g", "d").at("#/compare?by=facts").press("g", "m").at("#/compare/bell-parted?by=left").press("g", "s").at("#/search").press("g", "a").at("#/about")
	s.press("g", "x", "o").at("#/about") // any other key ends it
	s.press("o").at("#/about")
	s.press("g").send(state.Typed{Text: "o"}).at("#/search?q=o").press("o").at("#/search?q=o")
	s.press("/").did(state.Focus{ID: "query"})
	s.press("?")
	if !s.m.HelpOpen {
		t.Error("? does not open the keys")
	}
	s.press("g", "o").at("#/search?q=o") // the sheet is in front
	s.press("?")
	if s.m.HelpOpen {
		t.Error("? does not close the keys")
	}
	s.press("t").did(state.Remember{Key: "theme", Value: "light"}, state.Dress{Theme: state.Light})
	s.press("t", "t").did(state.Remember{Key: "theme", Value: ""}, state.Dress{Theme: state.System})
}

func TestKeysOff(t *testing.T) {
	s := start(t, "#/about").send(state.KeysToggled{}).did(state.Remember{Key: "keys", Value: "off"})
	s.press("g", "o", "t", "?").at("#/about")
	if s.m.HelpOpen || s.m.Theme != state.System {
		t.Error("single keys work though they are off")
	}
	s.press("/").did()
	if s.send(state.KeyPressed{Key: "k", Ctrl: true}); !s.m.Palette.Open {
		t.Error("Ctrl-K does not work with single keys off")
	}
	if s.press("Escape"); s.m.Palette.Open {
		t.Error("Escape does not work with single keys off")
	}
	if s.send(state.KeysToggled{}); s.m.KeysOff {
		t.Error("the keys stay off")
	}
}

func TestKeysInAField(t *testing.T) {
	s := start(t, "#/about")
	for _, k := range []string{"g", "o", "/", "?", "t", "j"} {
		s.send(state.KeyPressed{Key: k, InField: true}).did().at("#/about")
		if state.Uses(s.m, state.KeyPressed{Key: k, InField: true}) {
			t.Errorf("%s is taken from a field", k)
		}
	}
	s.send(state.KeyPressed{Key: "Escape", InField: true}).did(state.Focus{ID: "heading"})
	if s.send(state.KeyPressed{Key: "K", Ctrl: true, InField: true}); !s.m.Palette.Open {
		t.Error("Ctrl-K does not open the palette from a field")
	}
	for key, want := range map[state.KeyPressed]bool{
		{Key: "/"}: true, {Key: "k", Ctrl: true}: true, {Key: "c", Ctrl: true}: false, {Key: "Escape"}: false, {Key: "q"}: false, {Key: "g"}: true,
	} {
		if got := state.Uses(start(t, "#/about").m, key); got != want {
			t.Errorf("Uses(%+v) = %v", key, got)
		}
	}
}

func TestEscapeOneByOne(t *testing.T) {
	s := start(t, "#/").send(state.CellLit{Topic: "delay", Document: "bell-parted"}, state.PassageLit{Ref: corpus.Ref{Document: "bell-parted", Passage: 1}}, state.HelpToggled{})
	if s.press("Escape"); s.m.HelpOpen || s.m.Lit == (corpus.Ref{}) {
		t.Fatal("the first Escape closes the keys, no more")
	}
	if s.press("Escape"); s.m.Lit != (corpus.Ref{}) || s.m.Chart.Topic == "" {
		t.Fatal("the second puts the passage out, no more")
	}
	if s.press("Escape"); s.m.Chart.Topic != "" || s.m.Chart.Document != "" {
		t.Fatal("the third puts the row out")
	}
	s.press("Escape").did()
}

func TestCompareChips(t *testing.T) {
	s := start(t, "#/compare").at("#/compare")
	if got := s.m.Compared(); !reflect.DeepEqual(got, []string{"bell-parted", "bell-weeks"}) {
		t.Errorf("compared are %v", got)
	}
	s.send(state.DocumentToggled{Document: "bell-weeks"}).at("#/compare") // one is too few
	s.send(state.DocumentToggled{Document: "radio-island"}).at("#/compare/bell-parted,bell-weeks,radio-island")
	if g, _ := effect[state.Go](s.effects); !g.Replace {
		t.Error("a chip makes a history entry")
	}
	if _, ok := effect[state.Focus](s.effects); ok {
		t.Error("a chip loses the focus")
	}
	s.send(state.DocumentToggled{Document: "bell-parted"}).at("#/compare/bell-weeks,radio-island")
	s.send(state.DocumentToggled{Document: "nobody"}).at("#/compare/bell-weeks,radio-island")

	s = &script{t: t, m: state.New()}
	s.send(state.Loaded{Loaded: ask.Load(sample.Long(9))}, state.Went{To: state.ParseRoute("#/compare/document-1,document-2,document-3,document-4,document-5?by=text")})
	s.send(state.DocumentToggled{Document: "document-6"}).at("#/compare/document-1,document-2,document-3,document-4,document-5?by=text")
	s.send(state.Went{To: state.ParseRoute("#/compare/document-1,document-2,document-3,document-4,document-5,document-6")})
	if got := len(s.m.Compared()); got != 5 {
		t.Errorf("%d documents are compared", got)
	}
}

func TestChart(t *testing.T) {
	s := start(t, "#/").send(
		state.ChartShown{Show: state.ShowSingle}, state.ChartOrdered{Order: state.BySpread}, state.ColumnToggled{Document: "bell-weeks"},
		state.CellLit{Topic: "delay", Document: "radio-island"}, state.CellLit{},
	)
	s.at("#/?show=single&order=spread&without=bell-weeks")
	want := state.Chart{Charting: state.Charting{Show: state.ShowSingle, Order: state.BySpread, Without: "bell-weeks"}, Topic: "delay"}
	if !reflect.DeepEqual(s.m.Chart, want) {
		t.Errorf("the chart is %+v, want %+v", s.m.Chart, want)
	}
	s.send(state.ColumnToggled{Document: "bell-weeks"}).at("#/?show=single&order=spread")
}

func TestPalette(t *testing.T) {
	s := start(t, "#/about").send(state.KeyPressed{Key: "k", Ctrl: true}).did(state.Focus{ID: "palette"})
	s.send(state.PaletteTyped{Text: "ov"}).did(state.Ask{Sequence: 1, Question: ask.Names{Text: "ov", Limit: 8}, About: s.m.Collection})
	s.send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Names{}}, Answer: &ask.NamesAnswer{Names: []search.Name{
		{Kind: search.NamesDocument, ID: "bell-weeks", Text: "Six weeks"}, {Kind: search.NamesTopic, ID: "delay", Text: "The tug"}, {Kind: search.NamesVoice, ID: "quist", Text: "Mette Quist"},
	}}})
	var labels []string
	for _, e := range s.m.Entries() {
		labels = append(labels, e.Kind+" "+e.Label+" "+e.To.String())
	}
	want := []string{"article Six weeks #/read/bell-weeks", "topic The tug #/topic/delay", "person Mette Quist #/search?q=Mette%20Quist", "screen Overview #/", "screen Search for “ov” #/search?q=ov"}
	if !reflect.DeepEqual(labels, want) {
		t.Errorf("the palette offers %q, want %q", labels, want)
	}
	s.send(state.PaletteMoved{By: -1})
	if s.m.Palette.Active != 4 {
		t.Errorf("up from the first goes to %d", s.m.Palette.Active)
	}
	s.send(state.PaletteMoved{By: 2}, state.PaletteChosen{Index: -1}).at("#/topic/delay")
	if s.m.Palette.Open {
		t.Error("the palette stays open")
	}
	s.send(state.PaletteOpened{}, state.PaletteTyped{Text: "show"}, state.PaletteChosen{Index: 0}).at("#/topic/delay")
	if !s.m.HelpOpen || s.m.Palette.Open {
		t.Error("the command is not done")
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: 2, Question: ask.Names{}}, Answer: &ask.NamesAnswer{Names: []search.Name{{Text: "late"}}}})
	if len(s.m.Palette.Names) != 0 {
		t.Error("an answer reaches a closed palette")
	}
	s.send(state.PaletteOpened{}, state.PaletteChosen{Index: 99}, state.PaletteChosen{Index: -1}).at("#/")
}

func TestNothingLoaded(t *testing.T) {
	s := &script{t: t, m: state.New()}
	s.send(
		state.Typed{Text: "tug"}, state.Submitted{}, state.Navigated{Route: state.ParseRoute("#/read/x?p=2&q=y")},
		state.DocumentToggled{Document: "x"}, state.MoreAsked{Document: "x"}, state.PaletteOpened{}, state.PaletteTyped{Text: "a"},
		state.PaletteChosen{}, state.Loaded{}, state.Failed{Reason: "no room"},
	).press("j", "k", "n", "N", "g", "c", "Escape")
	if s.m.Trouble != "no room" {
		t.Errorf("trouble is %q", s.m.Trouble)
	}
	s = &script{t: t, m: state.New()}
	s.send(state.Loaded{Loaded: ask.Load(sample.Empty())}).press("g", "r", "j", "g", "c", "g", "o").at("#/")
	if s.m.Trouble != "" {
		t.Errorf("trouble is %q", s.m.Trouble)
	}
}
