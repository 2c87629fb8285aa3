package present

import (
	"slices"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/ingest"
)

// LibraryView is the library screen: where originals are attached.
type LibraryView struct {
	Title    string
	Deck     []string
	Status   string // how many are attached, and whether they are saved
	Warning  string // what went wrong with the storage; "" if nothing
	Busy     bool
	Outcomes []OutcomeRow // what became of the files offered last
	Hidden   string       // "and 40 more files", where not all are listed
	Loose    LooseView    // those of them that could be articles of their own
	Articles []ShelfRow
	Rest     string // "and 4,940 more articles", likewise
	Stray    []StrayRow
	All      string // label of the button that removes everything; "" for none
	OneFile  OneFileView
	Install  string // why to install the page; "" if that is not offered
}

// LooseView offers to read files as articles. Its zero value offers nothing.
type LooseView struct{ Text, Beside, Own string }

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

// Library shows which originals are attached.
func Library(m state.Model) LibraryView {
	v := LibraryView{Title: "Library", Busy: m.Files.Coming > 0 || m.Originals.Loading}
	if m.Collection == nil {
		v.Status = waiting(m)
		return v
	}
	if slices.ContainsFunc(m.Collection.Documents, func(d *corpus.Document) bool { return d.Text == corpus.Digest }) {
		v.Deck = []string{
			"The articles belong to their publishers, so this page shows digests in our own words. If you have the original files, attach them here: choose them, or drop them anywhere on the page.",
			"They are recognised by their content and stay in this browser; nothing is uploaded.",
		}
	}
	if m.OpenedFrom != "" {
		v.Deck = append(v.Deck, "This collection is open from your files ("+m.OpenedFrom+"), for this visit: a reload shows the page’s own again. What you attach and code here is kept in this browser and comes back with the same files; to keep all of it, save it as one file, or as a bundle on the Topics screen.")
	} else {
		v.Deck = append(v.Deck, "More articles ("+ingest.Extensions()+") are added, and a collection in a file (.parallax) is opened in place of this one, by choosing or dropping the files. Nothing is uploaded.")
	}
	v.Status, v.Warning = shelfStatus(m), shelfWarning(m)
	v.OneFile, v.Install = oneFile(m), install(m)
	v.outcomes(m)
	if n := len(m.Files.Unused); n > 0 {
		v.Loose = LooseView{"This file could be an article of its own.", "Add to this collection", "Open as a collection"}
		if n > 1 {
			v.Loose.Text = wording.Number(n) + " of the files could be articles of their own."
		}
	}
	v.articles(m)
	for _, s := range m.Originals.Unmatched {
		v.Stray = append(v.Stray, StrayRow{s.Record, s.File, "Kept in this browser, but not attached: " + wording.Sentence(s.Reason)})
	}
	if n := len(m.Originals.Attached) + len(m.Originals.Unmatched); n > 1 {
		v.All = "Remove all " + wording.Number(n)
	}
	return v
}

// shelfStatus is how many originals are attached, and whether they are saved.
func shelfStatus(m state.Model) string {
	switch n := m.Files.Coming; {
	case n > 0:
		return "Reading " + wording.Tally(n, "file") + "…"
	case m.Originals.Loading && len(m.Originals.Attached) == 0:
		return "Looking for originals attached earlier…"
	}
	attached, digests := 0, 0
	for _, d := range m.Collection.Documents {
		if m.Catalog.HasOriginal(d.ID) {
			attached++
		} else if d.Text == corpus.Digest {
			digests++
		}
	}
	if attached == 0 && digests == 0 {
		return "Every article stands here in its own words; there is nothing to attach."
	}
	status := wording.Number(attached) + " of " + wording.Tally(attached+digests, "original") + " attached."
	if len(m.Originals.Attached) == 0 {
		return status
	}
	saved := 0
	for _, h := range m.Originals.Attached {
		if h.Saved {
			saved++
		}
	}
	switch {
	case saved == len(m.Originals.Attached):
		return status + " Saved in this browser."
	case m.Originals.Saving > 0:
		return status + " Saving…"
	case saved > 0:
		return status + " " + wording.Capital(wording.Spell(len(m.Originals.Attached)-saved)) + " of them not saved."
	}
	return status + " Not saved."
}

// shelfWarning is what went wrong with the storage.
func shelfWarning(m state.Model) string {
	switch {
	case m.Originals.Trouble != "" && len(m.Originals.Attached) > 0:
		return wording.Capital(wording.Sentence(m.Originals.Trouble)) + " What is not saved stays here until the page is closed."
	case m.Originals.Trouble != "":
		return wording.Capital(wording.Sentence(m.Originals.Trouble)) + " What you attach will stay until the page is closed."
	case m.Originals.Lost && len(m.Originals.Attached) == 0:
		return "Originals were saved here, but the browser has erased them. Attach the files again."
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
			row.Text = "Not used: " + wording.Sentence(o.Reason)
			if o.Added {
				row.Text = "Added, but " + wording.Sentence(o.Reason)
			}
			v.Outcomes = append(v.Outcomes, row)
			continue
		}
		row.Placed, row.Mark = true, element.MarkOf(m, d.ID)
		row.Link = element.Link{Label: d.Headline, Href: element.ReadHref(d.ID, 0)}
		row.Text = wording.Capital(likeness(o.Exact, o.Missing)) + "."
		v.Outcomes = append(v.Outcomes, row)
	}
	if rest := len(all) - len(v.Outcomes); rest > 0 {
		v.Hidden = "and " + wording.Number(rest) + " more " + wording.Plural(rest, "file")
	}
}

// likeness says how much a file is the original.
func likeness(exact bool, missing []int) string {
	s := "byte for byte the original"
	if !exact {
		s = "the same article, not byte-identical"
	}
	if len(missing) > 0 {
		s += "; " + wording.Plural(len(missing), "passage") + " " + wording.Numbers(missing) + " not found in it"
	}
	return s
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
		v.Rest = "and " + wording.Number(rest) + " more " + wording.Plural(rest, "article")
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
		state := []string{"Attached from " + held.File, likeness(held.Exact, held.Missing)}
		if !held.Saved {
			state = append(state, "not saved")
		}
		row.State = strings.Join(state, ", ")
	case row.Attached:
		row.State = "Came with this page"
	case d.Text == corpus.Full:
		row.State = "Stands here in its own words"
	case d.Original.Bytes > 0:
		row.State = "Not attached; the original has " + wording.Tally(d.Original.Bytes, "byte")
	default:
		row.State = "Not attached"
	}
	return row
}
