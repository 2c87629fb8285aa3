package state_test

import (
	"slices"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/intake"
)

// TestVersions: an article that is another version of one here is compared with it, with
// what is known of that, before anything is added; what is new comes with it.
func TestVersions(t *testing.T) {
	base := &corpus.Collection{ID: "winter", Title: "Winter", Outlets: []corpus.Outlet{{ID: "echo", Name: "Echo"}},
		Documents: []*corpus.Document{
			{ID: "quay", Outlet: "echo", Headline: "Quay", Byline: "P. Tern", Genre: "report", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "A quay."}, {N: 2, Kind: corpus.Body, Text: "It is closed."}}},
			{ID: "fee", Outlet: "echo", Headline: "Fee", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "A fee."}}},
			{ID: "old", Outlet: "echo", Headline: "Old", Text: corpus.Digest, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "A digest."}}},
		}}
	report := func(id, headline, outlet string, passages ...string) *intake.FileReport {
		d := corpus.Document{ID: id, Headline: headline, Text: corpus.Full}
		for i, text := range passages {
			d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: text, Lines: corpus.Lines{From: i + 1, To: i + 1}})
		}
		return &intake.FileReport{Name: id + ".txt", Format: "text", Articles: []intake.Article{{Document: d, Outlet: outlet}}}
	}
	at := func(n int) intake.Place { return intake.Place{File: n} }
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(base)})
	m, effects := state.Update(m, state.FilesRead{Files: named("quay.txt")})
	e, _, is := asked[ask.Intake](effects)
	if !is {
		t.Fatalf("not looked at: %v", effects)
	}
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{
		Reports: []*intake.FileReport{
			report("quay", "Quay", "", "A quay.", "It is open again."), report("new", "New", "Mail", "A bridge."),
			report("fee-2", "Fee", "Mail", "A fee of the agency."), report("old", "Old", "", "Another digest."), report("other", "Another headline", "", "A fee, much alike."),
		},
		Duplicates: []intake.Duplicate{{Of: at(0), Document: "quay"}, {Of: at(2), Document: "fee", Share: .8}, {Of: at(3), Document: "old"}, {Of: at(4), Document: "fee", Share: .7}}}})
	if v := m.Versions(); len(v) != 1 || v[at(0)] != "quay" {
		t.Fatalf("versions are %v: another outlet's, a digest's and another headline's are none", v)
	}
	if v := present.Preview(m); !v.Compares || v.Add != "See what changes" || !slices.ContainsFunc(v.Decisions, func(d present.PreviewDecision) bool { return d.Text == "article is another version of one here." }) {
		t.Errorf("it says %q, %+v", v.Add, v.Decisions)
	}
	apart, _ := state.Update(m, state.PreviewApart{Apart: true})
	if _, effects := state.Update(apart, state.PreviewAdded{}); !asks[ask.Gather](effects) {
		t.Error("a collection of its own is compared")
	}

	m, effects = state.Update(m, state.PreviewAdded{})
	w := effectsOf[state.WriteVersions](effects)
	if len(w) != 1 || asks[ask.Gather](effects) || w[0].Name != "quay.txt" || w[0].Collection.ID != "winter" || w[0].Collection.Validate() != nil {
		t.Fatalf("effects %+v", effects)
	}
	d := w[0].Collection.Document("quay")
	if d == nil || len(w[0].Collection.Documents) != 5 || d.Byline != "P. Tern" || d.Genre != "report" || d.Outlet != "echo" || d.Passages[1].Text != "It is open again." || base.Documents[0].Passages[1].Text != "It is closed." {
		t.Errorf("the version is %+v", d)
	}
	if n := w[0].Collection.Document("new"); n == nil || n.Outlet == "" || n.Outlet == "echo" {
		t.Errorf("what is new is %+v", n)
	}
	if v := present.Preview(m); v.Busy == "" || !v.Adding {
		t.Error("nothing shows that something goes on")
	}
	if failed, _ := state.Update(m, state.VersionsWritten{Trouble: "no room"}); failed.Preview.Weighing || failed.Unsaved == "" || !failed.Preview.Shown() {
		t.Errorf("failed: %q", failed.Unsaved)
	}
	m, effects = state.Update(m, state.VersionsWritten{File: corpus.File{Name: "quay.txt", Content: []byte("PK")}})
	e, q, is := asked[ask.Merge](effects)
	if !is || q.By != corpus.Me || q.Base != m.Base {
		t.Fatalf("asked is %+v", effects)
	}
	look := ask.MergeLook{ID: "winter", Related: true, Own: true, By: corpus.Me, Changed: 1, Entries: []ask.MergeEntry{{ID: "article quay", Kind: "article", State: "changed", Texts: true, Fields: []ask.MergeField{{Name: "text", Mine: "It is closed.", Theirs: "It is open again."}}}}}
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look}})
	v := present.Library(m)
	if v.Preview.Shown || !v.Merge.Shown || len(v.Merge.Differ) != 1 || v.Merge.Differ[0].Fields[0].Theirs != "It is open again." || len(v.Merge.Differ[0].Keeps) != 3 || !v.Merge.Differ[0].Keeps[2].On || !v.Merge.Keeps[2].On || !v.Merge.Own {
		t.Errorf("shown is %+v", v.Merge)
	}
	cancelled, _ := state.Update(m, state.MergeCancelled{})
	if !present.Library(cancelled).Preview.Shown {
		t.Error("cancelled, the preview is gone")
	}
	m, effects = state.Update(m, state.MergeDone{})
	e, _, _ = asked[ask.Merge](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look, Loaded: ask.Load(w[0].Collection)}})
	if m.Preview.Shown() || m.Collection.Document("quay").Passages[1].Text != "It is open again." {
		t.Error("done, the preview is still there")
	}
}
