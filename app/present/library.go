package present

import (
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/formats"
)

// LibraryView is the library screen: what is here, what is kept, how to add.
type LibraryView struct {
	Title    string
	Ledger   LedgerView
	Here     string   // how much of the collection shown is in full
	Status   string   // what of the reader's is kept, and whether it is saved
	Changes  string   // likewise of changes to the coding; "" if there are none
	Warning  string   // what went wrong with the storage; "" if nothing
	Lost     string   // what was given and never added; "" if nothing
	Ways     []string // what can be added
	Busy     bool
	Arriving ArrivingView
	Preview  PreviewView // of files that may be added
	Merge    MergeView   // of a file that may be merged with the collection shown
	Take     TakeView
	Outcomes []OutcomeRow // what became of the files offered last
	Hidden   string       // "and 40 more files", where not all are listed
	Articles []ShelfRow
	Rest     string // "and 4,940 more articles", likewise
	Stray    []StrayRow
	All      string // label of the button that removes everything; "" for none
	OneFile  OneFileView
	Install  string // why to install the page, or how; "" if it cannot be
	Offered  bool   // the browser offers to install it
	Forgets  string // how long the browser keeps all this, and what to do; "" if it does not forget
}

// OutcomeRow says what one file is.
type OutcomeRow struct {
	File   string
	Placed bool
	Mark   element.Mark // of the article
	Link   element.Link // to the article
	Text   string
}

// ShelfRow is an article and whether its original is here.
type ShelfRow struct {
	Document  string
	Mark      element.Mark
	Outlet    string
	Link      element.Link
	State     string
	Attached  bool
	Removable bool
}

// StrayRow is a file that is kept but fits no article.
type StrayRow struct {
	Record string
	File   string
	Text   string
}

// Library says what is here, what is kept, and how to add.
func Library(m state.Model) LibraryView {
	v := LibraryView{Title: wording.LibraryTitle.String(), Busy: m.Files.Coming > 0 || m.Originals.Loading || m.Preview.Asked > 0 || m.Preview.Adding > 0 || m.Merging.Asked > 0}
	v.Preview = Preview(m)
	v.Arriving = arriving(m.Files)
	if n := m.Files.Lost; n > 0 && !v.Preview.Shown {
		v.Lost = wording.PreviewLost.With("n", n)
	}
	if m.Collection == nil {
		v.Status = waiting(m)
		return v
	}
	v.Ledger, v.Merge, v.Take = Ledger(m), Merge(m), takes(m)
	if v.Merge.Shown { // of those in the preview, or before it
		v.Preview = PreviewView{}
	}
	v.here(m)
	v.Ways = []string{wording.LibraryAddMore.With("formats", formats.Extensions()), wording.LibraryAddOpen.String(), wording.LibraryStays.String()}
	if digests(m) > 0 {
		v.Ways = append([]string{wording.LibraryAddFull.String()}, v.Ways...)
	}
	v.Status, v.Warning = shelfStatus(m), shelfWarning(m)
	if n := len(m.Coding.Ops); n > 0 {
		unsaved := 0
		for _, o := range m.Coding.Ops {
			if !m.Coding.Saved[o.ID] {
				unsaved++
			}
		}
		v.Changes = wording.LibraryChanges.With("n", n) + " " + howSaved(n, unsaved, m.Coding.Saving > 0)
	}
	v.OneFile, v.Forgets = oneFile(m), forgets(m)
	v.Install, v.Offered = install(m)
	v.outcomes(m)
	v.articles(m)
	for _, s := range m.Originals.Unmatched {
		v.Stray = append(v.Stray, StrayRow{s.Record, s.File, wording.LibraryStray.With("reason", wording.Sentence(s.Reason))})
	}
	if n := len(m.Originals.Attached) + len(m.Originals.Unmatched); n > 1 {
		v.All = wording.LibraryRemoveAll.With("n", n)
	}
	return v
}

// here says how much of the collection shown is in full.
func (v *LibraryView) here(m state.Model) {
	switch n := digests(m); {
	case n > 0:
		v.Here = wording.LibraryDigests.With("n", n)
	case len(m.Collection.Documents) > 0:
		v.Here = wording.LibraryAllFull.String()
	}
}

// digests is how many articles are there as digests only.
func digests(m state.Model) (n int) {
	for _, d := range m.Collection.Documents {
		if d.Text == corpus.Digest && !m.Catalog.HasOriginal(d.ID) {
			n++
		}
	}
	return n
}

// howSaved says of n things of which some are not saved whether they are.
func howSaved(n, unsaved int, saving bool) string {
	switch {
	case unsaved == 0:
		return wording.LibrarySaved.String()
	case saving:
		return wording.LibrarySaving.String()
	case unsaved < n:
		return wording.LibrarySomeUnsaved.With("n", unsaved)
	}
	return wording.LibraryUnsaved.String()
}

// shelfStatus is how many full texts are here, and whether they are saved.
func shelfStatus(m state.Model) string {
	switch n := m.Files.Coming; {
	case n > 0:
		return wording.LibraryReading.With("n", n)
	case m.Originals.Loading && len(m.Originals.Attached) == 0:
		return wording.LibraryLooking.String()
	}
	attached := 0
	for _, d := range m.Collection.Documents {
		if m.Catalog.HasOriginal(d.ID) {
			attached++
		}
	}
	if attached == 0 {
		return wording.LibraryNothing.String()
	}
	status := wording.LibraryTexts.With("added", attached, "n", attached+digests(m))
	if len(m.Originals.Attached) == 0 {
		return status
	}
	unsaved := 0
	for _, h := range m.Originals.Attached {
		if !h.Saved {
			unsaved++
		}
	}
	return status + " " + howSaved(len(m.Originals.Attached), unsaved, m.Originals.Saving > 0)
}

// shelfWarning is what went wrong with the storage.
func shelfWarning(m state.Model) string {
	switch trouble := wording.Capital(wording.Sentence(m.Originals.Trouble)); {
	case trouble != "" && len(m.Originals.Attached) > 0:
		return wording.LibraryTroubleKeep.With("trouble", trouble)
	case trouble != "":
		return wording.LibraryTrouble.With("trouble", trouble)
	case m.Originals.Lost && len(m.Originals.Attached) == 0:
		return wording.LibraryErased.String()
	}
	return ""
}

// outcomes says of each file which article it is.
func (v *LibraryView) outcomes(m state.Model) {
	all := m.Files.Outcomes
	for _, o := range all[:min(len(all), cardsShown)] {
		row := OutcomeRow{File: o.File}
		d := m.Catalog.Document(o.Document)
		if d == nil {
			row.Text = wording.LibraryNotUsed.With("reason", wording.Sentence(o.Reason))
			v.Outcomes = append(v.Outcomes, row)
			continue
		}
		row.Placed, row.Mark = true, element.MarkOf(m, d.ID)
		row.Link = element.Link{Label: d.Headline, Href: element.ReadHref(d.ID, 0)}
		row.Text = likeness(o.Exact, o.Missing)
		v.Outcomes = append(v.Outcomes, row)
	}
	if rest := len(all) - len(v.Outcomes); rest > 0 {
		v.Hidden = wording.LibraryMoreFiles.With("n", rest)
	}
}

// likeness says how much a file is the original.
func likeness(exact bool, missing []int) string {
	s := wording.LibraryExact
	if !exact {
		s = wording.LibraryNear
	}
	if len(missing) > 0 {
		return s.String() + " " + wording.LibraryMissing.With("n", len(missing), "passages", wording.Numbers(missing))
	}
	return s.String()
}

// articles lists the articles, those with an original first if not all fit.
func (v *LibraryView) articles(m state.Model) {
	list := m.Collection.Documents
	if len(list) > cardsShown {
		var some, others []*corpus.Document
		for _, d := range list {
			if m.Catalog.HasOriginal(d.ID) {
				some = append(some, d)
			} else if len(others) < cardsShown {
				others = append(others, d)
			}
		}
		list = append(some, others...)
	}
	for _, d := range list[:min(len(list), cardsShown)] {
		v.Articles = append(v.Articles, shelfRow(m, d))
	}
	if rest := len(m.Collection.Documents) - len(v.Articles); rest > 0 {
		v.Rest = wording.LibraryMoreArticles.With("n", rest)
	}
}

func shelfRow(m state.Model, d *corpus.Document) ShelfRow {
	row := ShelfRow{
		Document: d.ID, Mark: element.MarkOf(m, d.ID), Outlet: element.OutletName(m, d.ID),
		Link: element.Link{Label: d.Headline, Href: element.ReadHref(d.ID, 0)}, Attached: m.Catalog.HasOriginal(d.ID),
	}
	held, removable := m.Originals.Attached[d.ID]
	switch {
	case removable:
		row.Removable = true
		from := wording.LibraryFrom
		if !held.Saved {
			from = wording.LibraryFromUnsaved
		}
		row.State = from.With("file", held.File, "likeness", likeness(held.Exact, held.Missing))
	case row.Attached:
		row.State = wording.LibraryCameFull.String()
	case d.Text == corpus.Full:
		row.State = wording.LibraryFull.String()
	case d.Original.Bytes > 0:
		row.State = wording.LibraryDigest.With("n", d.Original.Bytes)
	default:
		row.State = wording.LibraryDigestOnly.String()
	}
	return row
}
