package present

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// merging is the library with a file that is looked at.
func merging(t *testing.T, l ask.MergeLook, messages ...state.Msg) state.Model {
	t.Helper()
	m := model(sample.Collection(), "#/library")
	m.Shelf.Here = "ferry"
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "okoro.parallax", Content: make([]byte, 140_000)}}})
	i := slices.IndexFunc(effects, func(e state.Effect) bool { _, is := e.(state.Ask); return is })
	if i < 0 {
		t.Fatalf("nothing is asked: %+v", effects)
	}
	if v := Merge(m); !v.Shown || v.Asking == "" || v.Do != "" {
		t.Errorf("before there is an answer: %+v", v)
	}
	m, _ = state.Update(m, state.Answered{Asked: effects[i].(state.Ask), Answer: &ask.MergeAnswer{Look: l}})
	for _, msg := range messages {
		m, _ = state.Update(m, msg)
	}
	return m
}

// What stands among those that differ is counted there, and an answer has the name of its
// passages.
func TestMergeCounts(t *testing.T) {
	c := sample.Collection()
	at := c.Documents[0].ID + "#1"
	v := Merge(merging(t, ask.MergeLook{ID: "chain-ferry", Related: true, Articles: 5, By: "M. Okoro", Differ: 1, Changed: 2,
		New: []ask.MergeCount{{Kind: "answer to a proposal", N: 2}},
		Entries: []ask.MergeEntry{
			{ID: "topic a", Kind: "topic", Name: "Fog", State: "differ", Fields: []ask.MergeField{{Name: "date", Theirs: "2031-05"}}},
			{ID: "article b", Kind: "article", Name: "Steel", State: "changed", Texts: true, Fields: []ask.MergeField{{Name: "text"}}},
			{ID: "topic d", Kind: "topic", Name: "Toll", State: "changed"},
			{ID: "answer 1", Kind: "answer to a proposal", Name: at + " " + at, State: "new"},
			{ID: "answer 2", Kind: "answer to a proposal", Name: "voice bell Orla Venn", State: "new"},
		}}))
	var sums []string
	for _, s := range v.Sums {
		sums = append(sums, s.N+" "+s.Of)
	}
	if got := strings.Join(sums, ", "); got != "2 new, 1 changed there, 2 differ" || len(v.Differ) != 2 || !strings.Contains(v.Sums[2].Text, "text of an article") || spaced(v.Do) != "Bring in 5" {
		t.Errorf("%s, with %d that differ; %s", got, len(v.Differ), v.Do)
	}
	title := c.Documents[0].ShortTitle() + " 1"
	if len(v.Rows) != 3 || v.Rows[1].Name != title+", "+title || v.Rows[2].Name != "voice bell Orla Venn" {
		t.Errorf("the rows are %+v", v.Rows)
	}
}

func TestMerge(t *testing.T) {
	l := ask.MergeLook{ID: "chain-ferry", Related: true, Articles: 5, By: "M. Okoro", Differ: 2, Changed: 1, Same: 7, Mine: 3, Lost: 1,
		New: []ask.MergeCount{{Kind: "note", N: 2}, {Kind: "topic", N: 1}},
		Entries: []ask.MergeEntry{
			{ID: "topic a", Kind: "topic", Name: "Fog", State: "differ", By: "M. Okoro", Fields: []ask.MergeField{{Name: "date", Theirs: "2031-05"}}},
			{ID: "article b", Kind: "article", Name: "Steel", State: "differ", Fields: []ask.MergeField{{Name: "text"}}},
			{ID: "note n1", Kind: "note", Name: "Who?", State: "new", By: "M. Okoro", On: "bell-parted#2"},
			{ID: "note n2", Kind: "note", Name: "Where?", State: "new", By: "M. Okoro", On: "bell-parted", Lost: true},
			{ID: "topic c", Kind: "topic", Name: "Audit", State: "new", By: "M. Okoro"},
			{ID: "topic d", Kind: "topic", Name: "Toll", State: "changed"},
		}}
	m := merging(t, l)
	v := Merge(m)
	if v.Mine || v.Name != "M. Okoro" || !strings.Contains(v.Title, "M. Okoro") || !strings.Contains(spaced(v.Kicker), "0.1 MB") {
		t.Errorf("whose it is: %+v", v)
	}
	var sums []string
	for _, s := range v.Sums {
		sums = append(sums, s.N+" "+s.Of)
	}
	if got := strings.Join(sums, ", "); got != "3 new, 1 changed there, 2 differ, 7 the same, 1 without a place" || spaced(v.Sums[0].Text) != "2 notes and 1 topic." {
		t.Errorf("the sums are %s; %q", got, v.Sums[0].Text)
	}
	if len(v.Differ) != 2 || v.Differ[0].Fields[0] != (ask.MergeField{Name: "date", Mine: "nothing", Theirs: "2031-05"}) || !strings.Contains(v.Differ[1].Texts, "article of its own") {
		t.Errorf("what differs is %+v", v.Differ)
	}
	if len(v.Rows) != 4 || !strings.Contains(v.Rows[0].Where, "passage 2") || v.Rows[0].Mark.Name == "" || v.Rows[1].Note == "" || !v.Rows[0].On || v.Rows[3].Note != "changed" {
		t.Errorf("what comes in is %+v", v.Rows)
	}
	if spaced(v.Say) != "6 entries to bring in." || spaced(v.Deck) != "3 entries are new. 1 entry was changed in the file. 2 entries differ from yours. Nothing is brought in yet." || spaced(v.Do) != "Bring in 6" || len(v.Into) != 1 || !strings.Contains(v.Into[0], "stays beside it") {
		t.Errorf("%q, %q, %q", v.Say, v.Do, v.Into)
	}
	for _, msg := range []state.Msg{state.MergeTicked{ID: "topic c"}, state.MergeKept{ID: "article b", Keep: state.KeepMine}} {
		m, _ = state.Update(m, msg)
	}
	if v = Merge(m); spaced(v.Do) != "Bring in 4" || v.Rows[2].On || v.Differ[1].Keeps[1].On != true || strings.Contains(v.Differ[1].Texts, "its own") {
		t.Errorf("after choices: %q, %+v, %+v", v.Do, v.Rows[2], v.Differ[1])
	}
	m, _ = state.Update(m, state.MergeTicked{})
	m, _ = state.Update(m, state.MergeKept{Keep: state.KeepMine})
	if v = Merge(m); v.Do != "" || v.Say != "" || v.PickAll != "Select all" {
		t.Errorf("of nothing it is offered to bring in %q, %q", v.Do, v.Say)
	}

	v = Merge(merging(t, ask.MergeLook{Related: true, Articles: 5, Same: 40, By: corpus.Me}))
	if v.Do != "" || v.Deck != "Nothing new: this file holds what is here already." || !v.Mine || v.Name != "" {
		t.Errorf("of the same file: %+v", v)
	}
	l.OnlyNotes = true
	if v = Merge(merging(t, l)); !strings.Contains(v.Into[0], "undo each") {
		t.Errorf("of notes alone it says %q", v.Into)
	}
}

// TestMergeOfMany lists some of many entries, and more when asked.
func TestMergeOfMany(t *testing.T) {
	l := ask.MergeLook{Related: true, Articles: 5, By: "x", New: []ask.MergeCount{{Kind: "note", N: 500}}, More: 200}
	for i := range ask.MostEntries {
		l.Entries = append(l.Entries, ask.MergeEntry{ID: "note " + string(rune('a'+i%26)) + string(rune('a'+i/26)), Kind: "note", State: "new"})
	}
	v := Merge(merging(t, l))
	if len(v.Rows) != mergeRows || spaced(v.More) != "Show 260 more" || spaced(v.Rest) != "and 200 more, which come in, too" || spaced(v.Do) != "Bring in 500" {
		t.Errorf("%d rows, %q, %q, %q", len(v.Rows), v.More, v.Rest, v.Do)
	}
	if v = Merge(merging(t, l, state.MergeListed{})); len(v.Rows) != ask.MostEntries || v.More != "" {
		t.Errorf("asked for all there are %d rows, %q", len(v.Rows), v.More)
	}
}

// TestTakes offers what there is: no folder where the page cannot make one, and no notes
// where there are none.
func TestTakes(t *testing.T) {
	find := func(v TakeView, name string) TakeRow {
		i := slices.IndexFunc(v.Rows, func(r TakeRow) bool { return strings.HasPrefix(r.Name, name) })
		if i < 0 {
			t.Fatalf("there is no row %q in %+v", name, v.Rows)
		}
		return v.Rows[i]
	}
	m := notedModel(t, "#/library", state.Hosted{Host: state.Host{Reads: true}})
	v := Library(m).Take
	if w := find(v, "Folder").Ways; len(w) != 1 || w[0].Msg() != (state.TakeAsked{What: ask.TakeFolder}) {
		t.Errorf("the folder is %+v", w)
	}
	if w := find(v, "Counts").Ways; len(w) != 1 || w[0].Msg() != (state.TakeAsked{What: ask.TakeCounts}) {
		t.Errorf("the counts are %+v", w)
	}
	if w := find(v, "Tables").Ways; len(w) != 6 || w[2].Msg() != (state.TakeAsked{What: ask.TakeFacts}) || w[2].Full != "Facts: Tables (CSV)" {
		t.Errorf("the tables are %+v", w)
	}
	if r := find(v, "Highlights"); len(r.Ways) != 4 || spaced(r.Text) != "4 notes of this collection." {
		t.Errorf("the notes are %+v", r)
	}
	for _, r := range v.Rows {
		for _, w := range r.Ways {
			saved, is := w.Msg().(state.SaveAsked)
			if !is {
				continue
			}
			if f := Export(m, saved.What, false); len(f.Content) == 0 || f.Trouble != nil || !strings.HasPrefix(f.Name, "chain-ferry-") {
				t.Errorf("%s as %s gives %q with %d bytes: %v", r.Name, w.Label, f.Name, len(f.Content), f.Trouble)
			}
		}
	}
	// All articles are cited and all notes written, whatever the screen of notes shows.
	m, _ = state.Update(m, state.Navigated{Route: state.ParseRoute("#/notes?by=Ana")})
	if n := strings.Count(string(Export(m, state.ListBibTeX, false).Content), "@article{"); n != len(m.Collection.Documents) {
		t.Errorf("%d articles are cited", n)
	}
	if all, shown := Export(m, state.AllNotesMarkdown, false), Export(m, state.NotesMarkdown, false); !strings.Contains(string(all.Content), "Whose?") || strings.Contains(string(shown.Content), "Whose?") {
		t.Errorf("all notes are\n%s\nand those shown\n%s", all.Content, shown.Content)
	}
	v = Library(model(sample.Collection(), "#/library")).Take
	if r := find(v, "Folder"); len(r.Ways) != 0 || !strings.Contains(r.Text, "collection file") {
		t.Errorf("without what makes folders: %+v", r)
	}
	if r := find(v, "Highlights"); len(r.Ways) != 0 {
		t.Errorf("without notes: %+v", r)
	}
}
