package state

import (
	"cmp"
	"maps"
	"slices"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/gather"
	"parallax/corpus/intake"
)

// Preview is what was read of files, before anything of it is added.
type Preview struct {
	Reports  []*intake.FileReport // as they were read; never changed. Empty if there is no preview
	Mark     string               // the same for the same files; "" if one of them was given up
	Articles []intake.Place       // all, in the order of the files
	Alike    map[intake.Place]intake.Duplicate
	Changed  map[intake.Place]*intake.Article // as the reader wants them
	Out      map[intake.Place]bool            // not to be added
	Held     []int                            // by report, the number of the file among those that the page holds; 0 for none
	Ways     []Way                            // by report, how the reader wants it read; may be shorter
	Picked   map[intake.Place]bool            // ticked, for what is set in many at once

	Apart    bool        // they become a collection of their own, see place
	Chosen   bool        // somebody has said where they go
	Only     PreviewOnly // which are listed
	From     int         // the first row shown of those
	Open     int         // the article beside the list, from 1 in Articles; 0 for none
	At       int         // the paragraph that is worked on, from 1; 0 for none
	Left     PreviewLeft // which of its paragraphs are shown
	Asked    int         // sequence number of the question under way; 0 if none
	Done     float64     // how far that is
	Incoming int         // files that it is about
	Adding   int         // sequence number of the question that adds them; 0 if they are not being added
	Weighing bool        // a file is made of them, to be compared with what is here
}

// PreviewOnly selects which articles are listed.
type PreviewOnly string

// All of them, those ready, with doubts or something missing, like others, and left out.
const (
	PreviewAll   PreviewOnly = ""
	PreviewReady PreviewOnly = "ready"
	PreviewDoubt PreviewOnly = "doubt"
	PreviewAlike PreviewOnly = "alike"
	PreviewOut   PreviewOnly = "out"
)

// PreviewLeft selects which paragraphs of an article are shown.
type PreviewLeft string

// Both, those kept, those left out.
const (
	ShowBoth PreviewLeft = ""
	ShowKept PreviewLeft = "kept"
	ShowLeft PreviewLeft = "left"
)

// PreviewRows is how many articles are listed at once: a page with thousands of
// rows would be slow.
const PreviewRows = 50

// ParagraphDo is what is done to a paragraph.
type ParagraphDo string

// To leave it out, to take one back that was left out, to join it with the next,
// to split it.
const (
	LeaveOut ParagraphDo = "leave"
	TakeBack ParagraphDo = "back"
	JoinNext ParagraphDo = "join"
	SplitAt  ParagraphDo = "split"
)

type (
	// PreviewListed selects what is listed, and from which row.
	PreviewListed struct {
		Only PreviewOnly
		From int
	}
	// PreviewOpened puts an article beside the list, 0 closes it.
	PreviewOpened struct{ Article int }
	// PreviewShown selects paragraphs.
	PreviewShown struct{ Left PreviewLeft }
	// PreviewPicked ticks an article, from 1, or with 0 all that are listed; a
	// second time takes that back.
	PreviewPicked struct{ Article int }
	// PreviewSet sets a value of an article, or with 0 of all that are ticked.
	PreviewSet struct {
		Article int
		Field   intake.Field
		Value   string
	}
	// PreviewOutlets takes the outlet of those ticked, or of all that have none,
	// from the name of the file or of its folder.
	PreviewOutlets struct{ Folder bool }
	// PreviewDropped leaves an article out or takes it back; 0 is those ticked,
	// which are left out.
	PreviewDropped struct{ Article int }
	// PreviewAlikeDropped leaves out all that are the same as another, or nearly.
	PreviewAlikeDropped struct{ Same bool }
	// PreviewParagraph changes a paragraph of the open article: of the kept ones by
	// its number, of those left out by its place from 0. Where is for a split, in
	// bytes.
	PreviewParagraph struct {
		Do    ParagraphDo
		N     int
		Where int
	}
	// PreviewAt works on a paragraph.
	PreviewAt struct{ N int }
	// PreviewApart chooses where they are added.
	PreviewApart struct{ Apart bool }
	// PreviewAdded adds them. PreviewCancelled adds nothing and forgets them, or,
	// while they are being added, only gives that up.
	PreviewAdded     struct{}
	PreviewCancelled struct{}
)

// Shown reports whether there is anything to look at, or on its way.
func (p Preview) Shown() bool { return len(p.Reports) > 0 || p.Asked > 0 }

// Article is an article as it would be added, by its place from 1.
func (p Preview) Article(n int) *intake.Article {
	if n < 1 || n > len(p.Articles) {
		return nil
	}
	return p.article(p.Articles[n-1])
}

func (p Preview) article(at intake.Place) *intake.Article {
	if a := p.Changed[at]; a != nil {
		return a
	}
	return &p.Reports[at.File].Articles[at.Article]
}

// Doubtful reports whether something of an article is missing, a guess, guessed to
// be wrong, or like another.
func (p Preview) Doubtful(at intake.Place) bool {
	a := p.article(at)
	_, alike := p.Alike[at]
	return alike || len(a.Doubts) > 0 || a.Outlet == "" || !a.Document.Published.Stated || len(Guessed(a)) > 0
}

// Guessed are those of outlet, date and byline that an article has and that are a
// guess. A date that is written and was not read is none: nothing was guessed.
func Guessed(a *intake.Article) (list []intake.Field) {
	has := map[intake.Field]bool{intake.Outlet: a.Outlet != "", intake.Date: !a.Document.Published.Date.IsZero(), intake.Byline: a.Document.Byline != ""}
	for _, f := range [...]intake.Field{intake.Outlet, intake.Date, intake.Byline} {
		if has[f] && (a.Basis[f].Guess || f == intake.Date && !a.Document.Published.Stated) {
			list = append(list, f)
		}
	}
	return list
}

// Listed are the places in Articles, from 1, that Only selects.
func (p Preview) Listed() []int {
	var list []int
	for i, at := range p.Articles {
		var is bool
		switch p.Only {
		case PreviewReady:
			is = !p.Out[at] && !p.Doubtful(at)
		case PreviewDoubt:
			is = !p.Out[at] && p.Doubtful(at)
		case PreviewAlike:
			_, is = p.Alike[at]
		case PreviewOut:
			is = p.Out[at]
		default:
			is = true
		}
		if is {
			list = append(list, i+1)
		}
	}
	return list
}

// Count is how many would be added.
func (p Preview) Count() (n int) {
	for _, at := range p.Articles {
		if !p.Out[at] {
			n++
		}
	}
	return n
}

// preview has files read, to be looked at. What was being looked at stays with
// them.
func (m Model) preview(files []corpus.File) (Model, []Effect) {
	if len(files) == 0 {
		return m, nil
	}
	return m.look(ask.Intake{Files: files})
}

// look asks what is in files.
func (m Model) look(q ask.Intake) (Model, []Effect) {
	if m.Preview.Asked > 0 { // those of the last drop are still being read
		return m.tell(ask.Outcome{File: q.Files[0].Name, Reason: wording.PreviewBusy.String()}), nil
	}
	m, e := m.put(q)
	m.Preview.Asked, m.Preview.Done, m.Preview.Incoming = e.Sequence, 0, len(q.Files)
	return m.place(), []Effect{e}
}

// previewed takes what was read.
func previewed(m Model, msg Answered) (Model, []Effect) {
	q := msg.Asked.Question.(ask.Intake)
	if msg.Asked.Sequence != m.Preview.Asked { // cancelled
		return m, nil
	}
	m.Preview.Asked = 0
	answer, is := msg.Answer.(*ask.IntakeAnswer)
	if !is {
		for _, f := range q.Files {
			m.Files.Outcomes = append(slices.Clip(m.Files.Outcomes), ask.Outcome{File: f.Name, Reason: msg.Trouble})
		}
		return m, nil
	}
	if q.Again > 0 {
		if len(answer.Reports) == 1 && q.Again <= len(m.Preview.Reports) {
			m = m.reread(q.Again-1, answer.Reports[0])
		}
		return m, nil
	}
	p := m.Preview
	before, known := len(p.Reports), len(p.Articles)
	if p.Mark += answer.Mark; len(p.Reports) > 0 && len(p.Mark) > 8 { // of two drops
		p.Mark = p.Mark[:4] + p.Mark[len(p.Mark)-4:]
	}
	p.Reports = slices.Concat(p.Reports, answer.Reports)
	p.Articles, p.Held = slices.Clip(p.Articles), slices.Clip(p.Held)
	held := make(map[string]int, len(q.Files))
	for _, f := range q.Files {
		held[f.Name] = f.Held
	}
	for i, r := range answer.Reports {
		p.Held = append(p.Held, held[r.Name])
		for k := range r.Articles {
			p.Articles = append(p.Articles, intake.Place{File: before + i, Article: k})
		}
	}
	p.Alike = maps.Clone(p.Alike)
	if p.Alike == nil {
		p.Alike = make(map[intake.Place]intake.Duplicate)
	}
	for _, d := range answer.Duplicates {
		d.Of.File += before
		if d.Document == "" {
			d.Like.File += before
		}
		p.Alike[d.Of] = d
	}
	if p.Open == 0 && len(p.Articles) == 1 {
		p.Open = 1
	}
	m.Preview = p
	m = m.place()
	if !m.Preview.Apart {
		m = m.leaveKnown(p.Articles[known:])
	}
	if q.Stated {
		m = m.change(p.Articles[known:], func(_ intake.Place, a *intake.Article) {
			for i, f := range StatedFields {
				if value := q.Values[i]; value != "" {
					setField(a, f, value, corpus.Date{}, intake.Basis{How: wording.PreviewYours.String(), By: corpus.Me})
				}
			}
		})
	}
	m.Announced = wording.PreviewAnnounce.With("n", len(p.Articles))
	return visit(m, Route{Screen: Library}, true)
}

// place decides where new articles go as long as nobody has chosen: they become a
// collection of their own where there is none to add them to, and where the one that
// is open is that which the page came with, for it is not the reader's. Articles that
// are other versions of some in it are about it, and stay with it.
func (m Model) place() Model {
	if m.Preview.Chosen {
		return m
	}
	m.Preview.Apart = false // as Versions has to be asked
	m.Preview.Apart = m.Collection == nil || len(m.Collection.Documents) == 0 || m.Shelf.Here == "" && len(m.Versions()) == 0
	return m
}

func (msg PreviewListed) update(m Model) (Model, []Effect) {
	m.Preview.Only = msg.Only
	m.Preview.From = max(0, min(msg.From, len(m.Preview.Listed())-1))
	return m, nil
}

func (msg PreviewOpened) update(m Model) (Model, []Effect) {
	if msg.Article < 0 || msg.Article > len(m.Preview.Articles) {
		return m, nil
	}
	m.Preview.Open, m.Preview.At = msg.Article, 0
	return m, nil
}

func (msg PreviewShown) update(m Model) (Model, []Effect) {
	m.Preview.Left, m.Preview.At = msg.Left, 0
	return m, nil
}

func (msg PreviewAt) update(m Model) (Model, []Effect) {
	m.Preview.At = msg.N
	return m, nil
}

func (msg PreviewPicked) update(m Model) (Model, []Effect) {
	p := &m.Preview
	picked := maps.Clone(p.Picked)
	if picked == nil {
		picked = make(map[intake.Place]bool)
	}
	switch {
	case msg.Article == 0 && len(picked) > 0:
		clear(picked)
	case msg.Article == 0:
		for _, n := range p.Listed() {
			picked[p.Articles[n-1]] = true
		}
	case msg.Article <= len(p.Articles):
		at := p.Articles[msg.Article-1]
		if picked[at] {
			delete(picked, at)
		} else {
			picked[at] = true
		}
	}
	p.Picked = picked
	return m, nil
}

// PreviewAdded puts the collection together and has all derived that follows from
// it.
func (PreviewAdded) update(m Model) (Model, []Effect) {
	p := m.Preview
	if p.Count() == 0 || p.Adding > 0 || p.Asked > 0 || p.Weighing {
		return m, nil
	}
	if versions := m.Versions(); len(versions) > 0 {
		return m.compareVersions(versions)
	}
	counted := 0
	var g *gather.Gathering
	if p.Apart || m.Collection == nil {
		if m.UnsavedWork() > 0 {
			m.Unsaved = wording.NotDone.With("reason", wording.FilesUnsaved.String())
			return m, nil
		}
		g = gather.New("files-"+cmp.Or(p.Mark, "mixed"), wording.FilesTitle.String())
	} else {
		g = gather.Beside(m.Collection, "with-"+cmp.Or(p.Mark, "mixed")+"-"+m.Collection.ID)
		counted = len(m.Collection.Documents)
	}
	for _, at := range p.Articles {
		if a := p.article(at); !p.Out[at] && len(a.Document.Passages) > 0 {
			g.Add(a)
		}
	}
	mark := p.Mark
	if len(p.Changed) > 0 || len(p.Ways) > 0 || p.Count() < len(p.Articles) { // what was made of the same files before is another
		mark = ""
	}
	m, e := m.put(ask.Gather{Collection: g.Collection(), Counted: counted, Mark: mark})
	m.Preview.Adding, m.Preview.Done = e.Sequence, 0
	return m, []Effect{e}
}

func (PreviewCancelled) update(m Model) (Model, []Effect) {
	if adding := m.Preview.Adding; adding > 0 { // they can still be looked at
		m.Preview.Adding = 0
		return m, []Effect{StopAsking{adding}}
	}
	var effects []Effect
	if asked := m.Preview.Asked; asked > 0 {
		effects = append(effects, StopAsking{asked})
	}
	m.Preview = Preview{}
	return m, append(effects, Focus{HeadingID})
}
