package state

import (
	"reflect"
	"slices"
	"strconv"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/corpus"
)

func TestSidesInTheAddress(t *testing.T) {
	for address, want := range map[string]Sides{
		"#/compare/a,b?by=text&basis=both&score=30":          {Basis: ByBoth, Score: 30},
		"#/compare/a,b?by=text&p=3&original=a&digest=b%2Cc":  {Original: "a", Digest: "b,c"},
		"#/compare/a,b?by=facts&show=differ&basis=proposed":  {Basis: ByProgram},
		"#/compare/a,b?by=reuse":                             {},
		"#/compare/a,b?by=voices&basis=coded":                {Basis: ByHand},
		"#/compare/a,b?by=words&least=5&basis=both&score=30": {}, // words rest on nothing but words
	} {
		r := ParseRoute(address)
		if r.Sides != want {
			t.Errorf("%s reads %+v", address, r.Sides)
		}
		if again := ParseRoute(r.String()); !again.Equal(r) || want != (Sides{}) && r.String() != address {
			t.Errorf("%s prints %s", address, r)
		}
	}
	for _, odd := range []string{"score=" + strconv.Itoa(DefaultScore), "score=0", "score=95", "score=x", "basis=guess", "p=-1"} {
		if r := ParseRoute("#/compare/a,b?by=text&" + odd); r.Sides != (Sides{}) || r.Passage != 0 {
			t.Errorf("%s reads %+v", odd, r)
		}
	}
	if r := ParseRoute("#/read/a?basis=both&score=30"); r.Sides != (Sides{}) {
		t.Errorf("another screen keeps %+v", r.Sides)
	}
}

// started is a model of a collection at an address, with what the last step
// wants done.
func started(c *corpus.Collection, address string) (Model, []Effect) {
	m, _ := Update(New(), Loaded{ask.Load(c)})
	return Update(m, Navigated{Route: ParseRoute(address)})
}

func TestBasis(t *testing.T) {
	for _, test := range []struct {
		c       *corpus.Collection
		address string
		want    Basis
	}{
		{sample.Collection(), "#/compare/bell-parted,radio-island?by=text", ByHand},
		{sample.Collection(), "#/compare/bell-parted,radio-island?by=text&basis=both", ByBoth},
		{sample.Collection(), "#/compare/bell-parted,radio-island?by=facts&basis=both", ByHand},
		{sample.Collection(), "#/compare/bell-parted,radio-island?by=voices&basis=proposed", ByProgram},
		{sample.Wires(), "#/compare/lock-gazette,lock-letter?by=text", ByProgram},
		{sample.Wires(), "#/compare/lock-gazette,lock-letter?by=facts", ByProgram},
	} {
		if m, _ := started(test.c, test.address); m.Basis() != test.want {
			t.Errorf("%s rests on %q, want %q", test.address, m.Basis(), test.want)
		}
	}
}

// What the program finds is asked for once for the same documents, in whatever
// order they stand, and the whole collection only where that is shown.
func TestAskBetween(t *testing.T) {
	asked := func(effects []Effect) (kinds []string) {
		for _, e := range effects {
			if e, ok := e.(Ask); ok {
				kinds = append(kinds, e.Question.Kind())
			}
		}
		return kinds
	}
	m, effects := started(sample.Wires(), "#/compare/lock-letter,lock-gazette?by=text")
	if got := asked(effects); !slices.Equal(got, []string{"alignments"}) {
		t.Fatalf("asked for %q", got)
	}
	if m, effects = Update(m, ColumnMoved{"lock-letter", 1}); len(asked(effects)) != 0 {
		t.Errorf("moving a column asks for %q", asked(effects))
	}
	if m, effects = Update(m, ScoreChosen{40}); len(asked(effects)) != 0 || m.Route.Sides.Score != 40 {
		t.Errorf("another score asks for %q, %+v", asked(effects), m.Route.Sides)
	}
	if m, _ = Update(m, ScoreChosen{DefaultScore}); m.Route.Sides.Score != 0 {
		t.Errorf("the default score is written as %d", m.Route.Sides.Score)
	}
	if m, effects = Update(m, DocumentToggled{"lock-courier"}); len(asked(effects)) != 1 {
		t.Errorf("a third text asks for %q", asked(effects))
	}
	if _, effects = Update(m, Navigated{Route: ParseRoute("#/compare/lock-letter,lock-gazette,lock-courier?by=reuse")}); !slices.Equal(asked(effects), []string{"reuse"}) {
		t.Errorf("reuse asks for %q", asked(effects))
	}
}

// A link to a place in a comparison lights it and brings it to the top, and does
// so again once its partners are known, unless the reader has gone on.
func TestLevel(t *testing.T) {
	m, effects := started(sample.Wires(), "#/compare/lock-letter,lock-gazette?by=text&p=2")
	level := func(effects []Effect) bool { return slices.Contains(effects, Effect(Level{"lock-letter-2"})) }
	if !level(effects) || m.Lit != (corpus.Ref{Document: "lock-letter", Passage: 2}) {
		t.Fatalf("lit is %s, the effects are %v", m.Lit, effects)
	}
	start, _ := Update(New(), Navigated{Route: m.Route})
	if _, effects = Update(start, Loaded{ask.Load(sample.Wires())}); !level(effects) {
		t.Errorf("at the start the effects are %v", effects)
	}
	_, how := m.Alignments()
	answer := Answered{Asked: Ask{Sequence: how.Sequence}, Answer: &ask.AlignmentsAnswer{}}
	if _, effects = Update(m, answer); !level(effects) {
		t.Errorf("the answer gives %v", effects)
	}
	m, _ = Update(m, PassageLit{corpus.Ref{Document: "lock-letter", Passage: 1}})
	if _, effects = Update(m, answer); level(effects) {
		t.Error("the reader has gone on and is brought back")
	}
	if _, effects = started(sample.Wires(), "#/compare/lock-letter,lock-gazette?by=text&p=99"); level(effects) {
		t.Error("a passage that is not there is brought to the top")
	}
}

// One column can show another text than the reader likes elsewhere; the switch
// for all of them has the last word.
func TestColumnText(t *testing.T) {
	c := sample.Collection()
	for i := range c.Documents[0].Passages {
		c.Documents[0].Passages[i].Original = "the words themselves"
	}
	id := c.Documents[0].ID
	m, _ := started(c, "#/compare/"+id+","+c.Documents[1].ID+"?by=text")
	if !m.ShowsOriginal(id) {
		t.Fatal("a page built with an original shows the digest")
	}
	m, _ = Update(m, ColumnText{id, false})
	if m.ShowsOriginal(id) || m.Route.Sides.Digest != id {
		t.Errorf("the digest is not shown: %+v", m.Route.Sides)
	}
	if other, _ := Update(m, Navigated{Route: ParseRoute("#/read/" + id)}); !other.ShowsOriginal(id) {
		t.Error("the choice for a column holds elsewhere")
	}
	m, _ = Update(m, ColumnText{id, true})
	if want := (Sides{Original: id}); !m.ShowsOriginal(id) || !reflect.DeepEqual(m.Route.Sides, want) {
		t.Errorf("the original is not shown: %+v", m.Route.Sides)
	}
	if m, _ = Update(m, TextChosen{Original: false}); m.ShowsOriginal(id) || m.Route.Sides != (Sides{}) {
		t.Errorf("the switch for all leaves %+v", m.Route.Sides)
	}
}
