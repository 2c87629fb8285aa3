package state_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/placing"
	"parallax/corpus/search"
)

// deepCopy copies maps, slices and the results inside a value, so that a change
// in place shows. The collection and what is built from it are immutable and
// stay shared; TestUpdateIsPure checks the collection by itself.
func deepCopy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Type() != reflect.TypeFor[*search.Result]() {
			return v
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(deepCopy(v.Elem()))
		return p
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return v // a value that nothing changes
		}
		s := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			s.Field(i).Set(deepCopy(v.Field(i)))
		}
		return s
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		s := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			s.Index(i).Set(deepCopy(v.Index(i)))
		}
		return s
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		m := reflect.MakeMap(v.Type())
		for k, e := range v.Seq2() {
			m.SetMapIndex(k, deepCopy(e))
		}
		return m
	}
	return v
}

func randomMessage(r *rand.Rand, m state.Model) state.Msg {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	document := func() string { return pick("bell-parted", "bell-weeks", "tide-ledger", "radio-island", "nobody") }
	ref := func() corpus.Ref { return corpus.Ref{Document: document(), Passage: r.IntN(6)} }
	switch r.IntN(31) {
	case 0:
		return state.Typed{Text: pick("", "t", "tu", "tug", "tug late")}
	case 1:
		return state.Answered{Asked: state.Ask{Sequence: m.Sequence - r.IntN(3), Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: search.Result{Text: "tug", Total: 2, Hits: []search.Hit{{Ref: ref()}, {Ref: ref()}}}}}
	case 2:
		return state.Answered{Asked: state.Ask{Sequence: m.Sequence - r.IntN(2), Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{1 + r.IntN(3): {{From: 0, To: 2}}}}}
	case 3:
		return state.MoreAsked{Document: document()}
	case 4, 5, 6:
		return state.Navigated{Route: state.ParseRoute(pick("#/", "#/read/bell-parted?q=tug", "#/read/bell-weeks?p=2", "#/compare/bell-parted,tide-ledger", "#/compare", "#/search?q=tug", "#/topic/delay", "#/nowhere", "#/library"))}
	case 7:
		return state.ColumnToggled{Document: document()}
	case 8:
		return state.CellLit{Topic: pick("", "delay", "rescue"), Document: document()}
	case 9:
		return state.PassageLit{Ref: ref()}
	case 10, 11:
		return state.DocumentToggled{Document: document()}
	case 12:
		return state.PaletteTyped{Text: pick("", "o", "six")}
	case 13:
		return state.Answered{Asked: state.Ask{Sequence: m.Sequence - r.IntN(2), Question: ask.Names{}}, Answer: &ask.NamesAnswer{Names: []search.Name{{Kind: search.NamesTopic, ID: "delay", Text: "Tug", Matched: []int{0, 1}}}}}
	case 14:
		return state.PaletteMoved{By: r.IntN(5) - 2}
	case 15:
		return state.Submitted{}
	case 16:
		return state.FilesRead{Files: []corpus.File{{Name: "a", Content: sample.Original("bell-parted")}}, Refused: []ask.Outcome{{File: "b", Reason: "torn"}}}
	case 17:
		files := []corpus.File{{Name: "tide-ledger", Content: sample.Original("tide-ledger")}, {Name: "bell-parted", Content: sample.Original("bell-weeks")}}
		q := ask.Originals{Files: files[:1+r.IntN(2)]}
		if r.IntN(2) == 0 {
			q.Stored = map[string]string{"tide-ledger": "t.txt"}
		}
		return recognised(state.Ask{Question: q, About: m.Base})
	case 18:
		return state.OriginalsStored{Documents: []string{document()}, Trouble: pick("", "no room")}
	case 19:
		return state.OriginalRemoved{Document: document()}
	case 20:
		return state.TextChosen{Original: r.IntN(2) == 0}
	case 21:
		return state.OriginalsLoaded{Collection: m.Base.ID, Records: []placing.Stored{{Document: document(), File: corpus.File{Name: "f", Content: []byte("x")}}}}
	case 22:
		return state.ColumnToggled{Document: document()}
	case 23:
		return state.GroupToggled{By: state.Grouping(pick("all", "outlet", "country", "kind")), Value: pick("bell", "Ostrey", "weekly", "-", "")}
	case 24:
		return state.PeriodSet{From: pick("", "2024", "2024-03-09", "soon"), To: pick("", "2023", "2024-04")}
	case 25:
		return state.PartsFolded{Topic: pick("breakdown", "delay", "nothing")}
	case 26:
		return state.AllFolded{Folded: r.IntN(2) == 0}
	case 27:
		return state.ChartGrouped{By: state.ChartUnit(pick("", "article", "outlet"))}
	case 28:
		return state.RowsAsked{Rows: r.IntN(9), Topic: pick("", "delay"), Document: document()}
	default:
		return state.KeyPressed{Key: pick("j", "k", "n", "N", "g", "o", "c", "?", "t", "Escape", "k"), Ctrl: r.IntN(6) == 0}
	}
}

func TestUpdateIsPure(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	c := sample.Collection()
	for range 50 {
		m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
		for range 200 {
			msg := randomMessage(r, m)
			before := deepCopy(reflect.ValueOf(m)).Interface().(state.Model)
			next, effects := state.Update(m, msg)
			if !reflect.DeepEqual(m, before) {
				t.Fatalf("%T%+v changed the model it was given", msg, msg)
			}
			again, effectsAgain := state.Update(m, msg)
			if !reflect.DeepEqual(next, again) || !reflect.DeepEqual(effects, effectsAgain) {
				t.Fatalf("%T%+v has two outcomes", msg, msg)
			}
			if echo, more := state.Update(next, state.Navigated{Route: next.Route}); !reflect.DeepEqual(echo, next) || len(more) > 0 {
				t.Fatalf("after %T%+v the echo of the address changes the view", msg, msg)
			}
			m = next
		}
	}
	if !reflect.DeepEqual(c, sample.Collection()) {
		t.Error("the collection was changed")
	}
}
