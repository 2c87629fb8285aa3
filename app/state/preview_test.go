package state_test

import (
	"fmt"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/intake"
	"parallax/corpus/placing"
)

// read is a report on a file with articles of these headlines.
func read(name string, headlines ...string) *intake.FileReport {
	r := &intake.FileReport{Name: name, Format: "text"}
	for _, h := range headlines {
		r.Articles = append(r.Articles, intake.Article{
			Document: corpus.Document{ID: "a", Headline: h, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "One. Two."}, {N: 2, Kind: corpus.Body, Text: "Three."}}},
			Basis:    map[intake.Field]intake.Basis{}, LeftOut: []intake.Left{{Before: 2, Text: "Menu", Why: "a menu"}},
			Doubts: []intake.Doubt{{Field: intake.Outlet, Reason: "It names two."}},
		})
	}
	return r
}

// looking is a page that looks at files.
func looking(t *testing.T, answer *ask.IntakeAnswer) state.Model {
	t.Helper()
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "x/ferry.txt", Content: []byte("A ferry.")}}})
	e, q, _ := asked[ask.Originals](effects)
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: []placing.Unplaced{{File: q.Files[0].Name, Reason: placing.Foreign}}}}})
	e, _, ok := asked[ask.Intake](effects)
	if !ok || m.Preview.Asked == 0 || len(m.Files.Outcomes) > 0 {
		t.Fatalf("effects %v, %+v", effects, m.Files)
	}
	m, _ = state.Update(m, state.Progressed{Sequence: e.Sequence, Done: 0.5})
	if m.Preview.Done != 0.5 {
		t.Error("nobody is told how far it is")
	}
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: answer})
	return m
}

// New articles become a collection of their own where the page's is open, and join
// the reader's own one where that is; what is about articles of the page's stays with it.
func TestWhereNewArticlesGo(t *testing.T) {
	report := read("a.txt", "A")
	m := looking(t, &ask.IntakeAnswer{Reports: []*intake.FileReport{report}})
	if !m.Preview.Apart {
		t.Error("beside the page's collection they are no collection of their own")
	}
	m, effects := state.Update(m, state.PreviewAdded{})
	e, q, _ := asked[ask.Gather](effects)
	if q.Counted != 0 || len(q.Collection.Documents) != 1 {
		t.Fatalf("added are %d articles to %d", len(q.Collection.Documents), q.Counted)
	}
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.LoadAnswer{Loaded: ask.Load(q.Collection)}})
	m, effects = state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "b.txt", Content: []byte("B")}}})
	if e, _, is := asked[ask.Originals](effects); is {
		m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: []placing.Unplaced{{File: "b.txt", Reason: placing.Foreign}}}}})
	}
	e, _, _ = asked[ask.Intake](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("b.txt", "B")}}})
	if m.Shelf.Here == "" || len(m.Preview.Articles) != 1 || m.Preview.Apart {
		t.Errorf("in %q, the reader's own, %d articles are apart: %v", m.Shelf.Here, len(m.Preview.Articles), m.Preview.Apart)
	}
	m, _ = state.Update(m, state.PreviewApart{Apart: true})
	m, effects = state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "c.txt", Content: []byte("C")}}})
	if e, _, is := asked[ask.Originals](effects); is {
		m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: []placing.Unplaced{{File: "c.txt", Reason: placing.Foreign}}}}})
	}
	e, _, _ = asked[ask.Intake](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("c.txt", "C")}}})
	if len(m.Preview.Articles) != 2 || !m.Preview.Apart {
		t.Error("more files undo what somebody has chosen")
	}
	m, _ = state.Update(m, state.PreviewCancelled{})
	m, effects = state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "d.txt", Content: []byte("D")}}})
	if e, _, is := asked[ask.Originals](effects); is {
		m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: []placing.Unplaced{{File: "d.txt", Reason: placing.Foreign}}}}})
	}
	e, _, _ = asked[ask.Intake](effects)
	if m.Preview.Apart {
		t.Error("what was chosen for others holds for new ones")
	}
	m, _ = state.Update(m, state.PreviewApart{Apart: true})
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("d.txt", "D")}}})
	if !m.Preview.Apart {
		t.Error("what was chosen while they were read is undone once they are")
	}

	full := sample.Collection().Documents[0]
	for _, d := range sample.Collection().Documents {
		if d.Text == corpus.Full {
			full = d
		}
	}
	version := read(full.ID+".txt", full.Headline)
	version.Articles[0].Document.ID = full.ID
	m = looking(t, &ask.IntakeAnswer{Reports: []*intake.FileReport{version}, Duplicates: []intake.Duplicate{{Document: full.ID, Share: .9}}})
	if full.Text != corpus.Full || len(m.Versions()) != 1 || m.Preview.Apart {
		t.Errorf("of %s, %d versions are apart: %v", full.ID, len(m.Versions()), m.Preview.Apart)
	}
}

// Nothing is added before somebody says so; then what they left is not.
func TestNothingIsAddedUnseen(t *testing.T) {
	answer := &ask.IntakeAnswer{
		Reports:    []*intake.FileReport{read("x/ferry-1.txt", "A", "B"), read("tide_2.txt", "C"), {Name: "bad.doc", Problem: "It cannot be read."}},
		Duplicates: []intake.Duplicate{{Of: intake.Place{File: 1}, Like: intake.Place{}, Same: true}},
	}
	m := looking(t, answer)
	m, _ = state.Update(m, state.PreviewApart{Apart: false})
	was := m.Collection
	send := func(list ...state.Msg) (effects []state.Effect) {
		for _, msg := range list {
			m, effects = state.Update(m, msg)
		}
		return effects
	}
	if m.Collection != was || m.Preview.Count() != 3 || m.Route.Screen != state.Library || !m.Preview.Alike[intake.Place{File: 1}].Same {
		t.Fatalf("looking at %+v", m.Preview)
	}
	send(state.PreviewAlikeDropped{Same: true})
	if m.Preview.Count() != 2 || len(answer.Reports) != 3 {
		t.Errorf("%d without those alike", m.Preview.Count())
	}
	send(state.PreviewAlikeDropped{Same: true}, state.PreviewDropped{Article: 2})
	if m.Preview.Count() != 2 || len(m.Preview.Listed()) != 3 {
		t.Errorf("%d without the second", m.Preview.Count())
	}
	send(state.PreviewListed{Only: state.PreviewOut})
	if list := m.Preview.Listed(); len(list) != 1 || list[0] != 2 {
		t.Errorf("left out are %v", list)
	}
	effects := send(state.PreviewAdded{})
	e, q, ok := asked[ask.Gather](effects)
	if !ok || q.Counted != len(was.Documents) || len(q.Collection.Documents) != len(was.Documents)+2 || m.Collection != was || m.Preview.Adding != e.Sequence {
		t.Fatalf("adding %+v", effects)
	}
	if again := send(state.PreviewAdded{}); len(again) > 0 {
		t.Error("they are added twice")
	}
	added := state.Answered{Asked: e, Answer: &ask.LoadAnswer{Loaded: ask.Load(q.Collection)}}
	if given, effects := state.Update(m, state.PreviewCancelled{}); len(effects) != 1 || effects[0] != (state.StopAsking{Sequence: e.Sequence}) || !given.Preview.Shown() {
		t.Errorf("adding is given up with %v", effects)
	} else if given, _ = state.Update(given, added); given.Collection != was || len(given.Preview.Articles) != 3 {
		t.Error("what was given up is added all the same")
	}
	send(added)
	if len(m.Collection.Documents) != len(q.Collection.Documents) || m.Preview.Shown() || m.Route.Screen != state.Overview {
		t.Errorf("added: %+v", m.Preview)
	}

	m = looking(t, answer)
	send(state.PreviewApart{Apart: true})
	m.Originals.Attached = map[string]state.Attached{"x": {File: "x.txt"}}
	if effects := send(state.PreviewAdded{}); len(effects) > 0 || m.Unsaved == "" || !m.Preview.Shown() {
		t.Error("what is not saved is given up for another collection")
	}
	send(state.PreviewCancelled{})
	if m.Collection != was && m.Preview.Shown() {
		t.Error("cancelling adds something")
	}
}

// What comes after cancelling is dropped; what fails is named.
func TestPreviewIsCancelled(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m.Base = nil // none to be an original of
	m, effects := state.Update(m, state.FilesRead{Files: named("a.txt")})
	e, _, ok := asked[ask.Intake](effects)
	if !ok {
		t.Fatalf("effects %v", effects)
	}
	second, effects := state.Update(m, state.FilesRead{Files: named("b.txt")})
	if asks[ask.Intake](effects) || len(second.Files.Outcomes) != 1 {
		t.Error("two questions about files at once")
	}
	failed, _ := state.Update(m, state.Answered{Asked: e, Trouble: "no reader"})
	if len(failed.Files.Outcomes) != 1 || failed.Files.Outcomes[0].Reason != "no reader" || failed.Preview.Shown() {
		t.Errorf("failed: %+v", failed.Files)
	}
	m, effects = state.Update(m, state.PreviewCancelled{})
	if stops := effectsOf[state.StopAsking](effects); len(stops) != 1 || stops[0].Sequence != e.Sequence {
		t.Errorf("effects %v", effects)
	}
	if m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("a.txt", "A")}}}); m.Preview.Shown() {
		t.Error("it comes back")
	}
}

// Values are set one by one and in many, and say what they rest on; what was read
// stays as it was.
func TestPreviewIsEdited(t *testing.T) {
	answer := &ask.IntakeAnswer{Reports: []*intake.FileReport{read("Gazette/ferry-1.txt", "A", "B"), read("tide_2.txt", "C")}}
	m := looking(t, answer)
	send := func(list ...state.Msg) {
		for _, msg := range list {
			m, _ = state.Update(m, msg)
		}
	}
	send(state.PreviewSet{Article: 1, Field: intake.Date, Value: "19 juin"})
	if m.Preview.Article(1).Document.Published.Stated || !strings.Contains(m.Unsaved, "19 juin") {
		t.Errorf("odd date: %+v, %q", m.Preview.Article(1).Document.Published, m.Unsaved)
	}
	send(state.PreviewSet{Article: 1, Field: intake.Date, Value: "2024-06"}, state.PreviewSet{Article: 1, Field: intake.Language, Value: "not a tag"}, state.PreviewSet{Article: 1, Field: intake.Headline, Value: " "})
	a := m.Preview.Article(1)
	if a.Document.Published.Date.String() != "2024-06" || a.Document.Language != "" || a.Document.Headline != "A" || a.Basis[intake.Date].How != "your choice" {
		t.Errorf("set: %+v", a)
	}
	send(state.PreviewPicked{Article: 1}, state.PreviewPicked{Article: 3}, state.PreviewSet{Field: intake.Outlet, Value: "The  Tide"})
	if m.Preview.Article(1).Outlet != "The Tide" || m.Preview.Article(3).Outlet != "The Tide" || m.Preview.Article(2).Outlet != "" || len(m.Preview.Article(1).Doubts) != 0 {
		t.Error("an outlet is not set in those ticked alone")
	}
	send(state.PreviewPicked{}, state.PreviewOutlets{Folder: true})
	if len(m.Preview.Picked) != 0 || m.Preview.Article(2).Outlet != "Gazette" || m.Preview.Article(3).Outlet != "The Tide" {
		t.Errorf("from folders: %q", m.Preview.Article(2).Outlet)
	}
	send(state.PreviewPicked{}, state.PreviewOutlets{})
	if m.Preview.Article(2).Outlet != "ferry" || m.Preview.Article(3).Outlet != "tide" {
		t.Errorf("from names: %q, %q", m.Preview.Article(2).Outlet, m.Preview.Article(3).Outlet)
	}
	if fresh := read("Gazette/ferry-1.txt", "A", "B"); fmt.Sprint(answer.Reports[0]) != fmt.Sprint(fresh) && fmt.Sprintf("%+v", *answer.Reports[0]) != fmt.Sprintf("%+v", *fresh) {
		t.Errorf("what was read has changed: %+v", answer.Reports[0])
	}
}

// text is an article's paragraphs, those left out in brackets, in their order.
func text(a *intake.Article) string {
	var parts []string
	next := 0
	left := func(before int) {
		for ; next < len(a.LeftOut) && a.LeftOut[next].Before <= before; next++ {
			parts = append(parts, "["+a.LeftOut[next].Text+"]")
		}
	}
	for i, p := range a.Document.Passages {
		left(i + 1)
		if p.N != i+1 {
			parts = append(parts, "misnumbered")
		}
		parts = append(parts, p.Text)
	}
	left(1 << 20)
	return strings.Join(parts, "|")
}

func TestParagraphs(t *testing.T) {
	leave := func(n int) state.Msg { return state.PreviewParagraph{Do: state.LeaveOut, N: n} }
	back := func(i int) state.Msg { return state.PreviewParagraph{Do: state.TakeBack, N: i} }
	split := func(n, at int) state.Msg { return state.PreviewParagraph{Do: state.SplitAt, N: n, Where: at} }
	join := state.PreviewParagraph{Do: state.JoinNext, N: 1}
	for _, c := range []struct {
		do   []state.Msg
		want string
	}{
		{nil, "One. Two.|[Menu]|Three."},
		{[]state.Msg{leave(1)}, "[One. Two.]|[Menu]|Three."},
		{[]state.Msg{leave(2)}, "One. Two.|[Menu]|[Three.]"},
		{[]state.Msg{leave(1), leave(1)}, "[One. Two.]|[Menu]|[Three.]"},
		{[]state.Msg{leave(1), leave(1), back(1)}, "[One. Two.]|Menu|[Three.]"},
		{[]state.Msg{leave(1), leave(1), back(2), back(0), back(0)}, "One. Two.|Menu|Three."},
		{[]state.Msg{back(0)}, "One. Two.|Menu|Three."},
		{[]state.Msg{join}, "One. Two. Three.|[Menu]"},
		{[]state.Msg{split(1, 4)}, "One.|Two.|[Menu]|Three."},
		{[]state.Msg{split(1, 4), join}, "One. Two.|[Menu]|Three."},
		{[]state.Msg{split(1, 0), split(1, 99), split(3, 1), leave(0), leave(9), back(7), state.PreviewParagraph{Do: state.JoinNext, N: 2}}, "One. Two.|[Menu]|Three."},
	} {
		m := looking(t, &ask.IntakeAnswer{Reports: []*intake.FileReport{read("a.txt", "A")}})
		for _, msg := range c.do {
			m, _ = state.Update(m, msg)
		}
		if got := text(m.Preview.Article(1)); got != c.want {
			t.Errorf("%v gives %q, want %q", c.do, got, c.want)
		}
	}
	for text, want := range map[string]int{"One. Two.": 2, "“One.” Two": 2, "no end here": 3, "안녕。세계": 2, "x": 1, "": 1, "3.5 per cent. Yes": 2} {
		if got := state.Sentences(text); len(got) != want || got[len(got)-1] != len(text) {
			t.Errorf("%q has the pieces %v", text, got)
		}
	}
}
