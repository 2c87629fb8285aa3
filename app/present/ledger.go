package present

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// LedgerView is the table of collections, and what the browser's storage does.
type LedgerView struct {
	Deck    string // whether all is saved, and what a backup is due of
	Sum     string
	Rows    []LedgerRow
	Says    []SayRow
	Room    string
	Used    int // of the room, in hundredths, from 1 where anything is used
	Promise []string
	Ask     Action // asks the browser to keep what is stored; zero if that is of no use
}

// LedgerRow is a collection.
type LedgerRow struct {
	Key      string
	Title    string
	Href     string // its whole address
	From     string
	Here     bool
	Edit     element.Link // to the tables that describe it; zero where it is not shown
	Naming   bool         // its name is being changed
	Marks    []LedgerMark
	Nameless string // "3 without an outlet"
	Articles string
	Passages string
	Changed  string
	Kept     Keep
	Backup   Keep
	Open     string
	Acts     []Action
}

// LedgerMark is an outlet and how many articles it has.
type LedgerMark struct {
	Mark element.Mark
	N    string
}

// Keep is a state of keeping: text, a note, and how solid it is.
type Keep struct {
	Text, Note string
	Solid      Solidity
}

// Solidity is how solid a square is drawn: dashed is not kept, half a backup that has
// been overtaken.
type Solidity string

const (
	Solid   Solidity = ""
	Half    Solidity = "half"
	Dashed  Solidity = "not"
	Unboxed Solidity = "none"
)

// Action is a button.
type Action struct {
	Label string
	Full  string // with what it is about, for who hears it alone
	Do    Deed
	On    string // the collection
}

// Deed is what an Action does.
type Deed string

const (
	NoDeed    Deed = ""
	Naming    Deed = "name"
	Duplicate Deed = "duplicate"
	Upward    Deed = "up"
	Downward  Deed = "down"
	Delete    Deed = "delete"
	Restore   Deed = "restore"
	Erase     Deed = "erase"
	Again     Deed = "again"
	SaveFile  Deed = "file"
	SaveOne   Deed = "onefile"
	AskStay   Deed = "stay"
	Forget    Deed = "forget"
)

// Msg is what the button sends.
func (a Action) Msg() state.Msg {
	switch a.Do {
	case Naming:
		return state.CollectionNaming{Collection: a.On}
	case Duplicate:
		return state.CollectionDuplicated{Collection: a.On}
	case Upward:
		return state.CollectionMoved{Collection: a.On, By: -1}
	case Downward:
		return state.CollectionMoved{Collection: a.On, By: 1}
	case Delete:
		return state.CollectionDeleted{Collection: a.On}
	case Restore:
		return state.CollectionRestored{Collection: a.On}
	case Erase:
		return state.CollectionErased{Collection: a.On}
	case SaveFile:
		return state.SaveAsked{What: state.BundleFile}
	case SaveOne:
		return state.PackAsked{}
	case AskStay:
		return state.StayAsked{}
	case Forget:
		return state.LossForgotten{}
	}
	return state.KeepAgain{}
}

// action is a button that does something to a collection of this title.
func action(label wording.Message, do Deed, on, title string) Action {
	return Action{label.String(), wording.ShelfActOn.With("act", label.String(), "title", title), do, on}
}

// SayRow is one sentence about the storage, and the ways out.
type SayRow struct {
	Text   string
	Urgent bool
	Acts   []Action
}

// KeepingView is the line under the head of the page. Its zero value is none.
type KeepingView struct {
	Title    string
	Articles string
	Kept     Keep
	Backup   string
	Save     Action // zero if there is nothing to save
}

// Ledger says what collections are here, and whether they are kept.
func Ledger(m state.Model) LedgerView {
	var v LedgerView
	articles := 0
	add := func(row LedgerRow, n int) {
		v.Rows = append(v.Rows, row)
		articles += n
	}
	for _, key := range slices.Sorted(maps.Keys(m.Shelf.Fresh)) {
		fresh := m.Shelf.Fresh[key]
		if _, kept := m.Shelf.Find(key); !kept {
			k := state.Kept{Key: key, Title: fresh.About.Title, From: fresh.About.From, Documents: fresh.All, Begun: fresh.About.On}
			add(ledgerRow(m, k, -1), fresh.All)
		}
	}
	for i, k := range m.Shelf.Kept {
		n := k.Documents
		if fresh, is := m.Shelf.Fresh[k.Key]; is {
			n = fresh.All
		}
		add(ledgerRow(m, k, i), n)
	}
	if c := m.Shelf.Came; c != nil {
		add(cameRow(m), len(c.Collection.Documents))
	}
	v.Sum = wording.ShelfSum.With("n", len(v.Rows), "articles", articles)
	v.Says = says(m)
	v.Deck = ledgerDeck(m, v.Rows)
	r := m.Shelf.Room
	if !r.Known {
		v.Room = wording.ShelfRoomAsked.String()
		v.Promise = []string{v.Room}
		return v
	}
	v.Room = wording.ShelfRoomUnknown.String()
	if r.Told {
		v.Room = wording.ShelfRoomUsed.With("used", amount(r.Used), "free", amount(r.Free))
		if r.Used > 0 {
			v.Used = max(1, int(100*r.Used/max(1, r.Used+r.Free)))
		}
	}
	v.Promise = []string{wording.ShelfPromisedNot.String(), wording.ShelfNoPromise.String()}
	if r.Promised {
		v.Promise[0] = wording.ShelfPromised.String()
	} else if r.Asks && !asksToStay(m) {
		v.Ask = Action{Label: wording.ShelfAsk.String(), Do: AskStay}
	}
	if r.Refused {
		v.Promise = append(v.Promise, wording.ShelfStaysNot.String())
	}
	return v
}

func ledgerDeck(m state.Model, rows []LedgerRow) string {
	if m.Unkept() {
		return wording.ShelfNotAll.String()
	}
	if len(rows) == 1 && len(m.Coding.Ops) == 0 {
		return wording.ShelfNone.String()
	}
	if slices.ContainsFunc(m.Shelf.Kept, func(k state.Kept) bool { return cut(m, k) }) {
		return wording.ShelfAllButCut.String()
	}
	for _, k := range rows {
		if k.Backup.Solid == Half {
			_, since := m.Backup(k.Key)
			return wording.ShelfAll.String() + " " + wording.ShelfDue.With("title", k.Title, "n", since)
		}
	}
	return wording.ShelfAll.String()
}

// cut reports whether storing a collection was cut short: it was begun, and is not under way.
func cut(m state.Model, k state.Kept) bool {
	_, storing := m.Shelf.Fresh[k.Key]
	return !storing && k.Documents < k.All
}

// ledgerRow is a collection of the reader's, the place-th of those that are kept.
func ledgerRow(m state.Model, k state.Kept, place int) LedgerRow {
	row := LedgerRow{
		Key: k.Key, Title: k.Title, Href: state.Address(k.Key, state.Route{Screen: state.Overview}),
		Here: k.Key == m.Shelf.Here, Naming: k.Key == m.Shelf.Renamed, Articles: wording.Number(k.Documents),
	}
	switch {
	case k.From != "":
		row.From = wording.ShelfFromFile.With("file", k.From)
	case k.Begun > 0:
		row.From = wording.ShelfMine.With("day", wording.Moment(k.Begun, m.Now))
	default:
		row.From = wording.ShelfMineUndated.String()
	}
	if k.Passages > 0 {
		row.Passages = wording.ShelfPassages.With("n", k.Passages)
	}
	outlets := k.Outlets
	if row.Here {
		row.Title, outlets = m.Collection.Title, state.OutletsOf(m.Collection, m.Catalog)
		row.Articles, row.Passages = wording.Number(len(m.Collection.Documents)), wording.ShelfPassages.With("n", m.Catalog.Passages)
	}
	nameless := k.Documents
	if !row.Here && k.Documents < k.All {
		outlets, nameless = nil, 0 // those noted are of all its articles, of which not all are there
	}
	if row.Here {
		nameless = len(m.Collection.Documents)
	}
	for _, o := range outlets {
		row.Marks = append(row.Marks, LedgerMark{element.MarkNumbered(o.Number, o.Letter, o.Name), wording.Number(o.N)})
		nameless -= o.N
	}
	if nameless > 0 && len(outlets) < state.MostOutlets {
		row.Nameless = wording.ShelfNoOutlet.With("n", nameless)
	}
	row.Kept = keptState(m, k)
	row.Backup = backupState(m, k.Key)
	if row.Backup.Solid == Solid && k.From != "" && k.From == m.Shelf.BackupFile(k.Key) {
		row.Backup.Text = wording.ShelfBackupFile.String()
	}
	if at := m.Changed(k.Key); at > 0 {
		row.Changed = wording.Moment(at, m.Now)
	}
	row.acts(m, k, place)
	return row
}

// describing leads to the tables of the collection shown.
var describing = element.Link{Label: wording.DescribeEdit.String(), Href: element.Href(state.Route{Screen: state.Library, As: state.AsArticles})}

// acts are what can be done with the collection, all of it where it is shown.
func (row *LedgerRow) acts(m state.Model, k state.Kept, place int) {
	act := func(label wording.Message, do Deed) { row.Acts = append(row.Acts, action(label, do, k.Key, row.Title)) }
	row.Open = wording.ShelfOpen.String()
	if row.Here {
		row.Open, row.Edit = wording.ShelfGo.String(), describing
	}
	act(wording.ShelfRename, Naming)
	act(wording.ShelfDuplicate, Duplicate)
	if place > 0 {
		act(wording.ShelfUp, Upward)
	}
	if place >= 0 && place+1 < len(m.Shelf.Kept) {
		act(wording.ShelfDown, Downward)
	}
	act(wording.ShelfDelete, Delete)
}

// cameRow is the collection that came with the page.
func cameRow(m state.Model) LedgerRow {
	c := m.Shelf.Came
	row := LedgerRow{
		Key: c.Collection.ID, Title: c.Collection.Title, Href: state.Address("", state.Route{Screen: state.Overview}),
		Here: m.Shelf.Here == "", From: wording.ShelfCame.String(),
		Articles: wording.Number(len(c.Collection.Documents)), Passages: wording.ShelfPassages.With("n", c.Catalog.Passages),
		Kept: Keep{Text: wording.ShelfPartOf.String()}, Backup: backupState(m, c.Collection.ID), Open: wording.ShelfOpen.String(),
		Changed: wording.ShelfUnchanged.String(),
	}
	for _, o := range state.OutletsOf(c.Collection, c.Catalog) {
		row.Marks = append(row.Marks, LedgerMark{element.MarkNumbered(o.Number, o.Letter, o.Name), wording.Number(o.N)})
	}
	if at := m.Changed(row.Key); at > 0 {
		row.Changed = wording.Moment(at, m.Now)
	} else {
		row.Backup = Keep{Solid: Unboxed}
	}
	if row.Here {
		row.Open, row.Edit = wording.ShelfGo.String(), describing
		if n := m.UnsavedWork(); n > 0 {
			row.Kept = Keep{Text: wording.ShelfEditsNot.With("n", n), Solid: Dashed}
		} else if len(m.Coding.Ops) > 0 {
			row.Kept.Note = wording.ShelfSaved.String()
		}
	}
	row.Acts = []Action{action(wording.ShelfDuplicate, Duplicate, row.Key, row.Title)}
	return row
}

// keptState says whether a collection of the reader's is in the browser's storage.
func keptState(m state.Model, k state.Kept) Keep {
	fresh, is := m.Shelf.Fresh[k.Key]
	switch {
	case is && fresh.Looking:
		return Keep{Text: wording.ShelfLooking.String(), Solid: Dashed}
	case is && fresh.Saving:
		return Keep{Text: wording.ShelfSaving.String(), Note: wording.ShelfPart.With("n", fresh.From, "all", fresh.All), Solid: Dashed}
	case is && fresh.From > 0:
		return Keep{Text: wording.ShelfPart.With("n", fresh.From, "all", fresh.All), Solid: Dashed}
	case is:
		return Keep{Text: wording.ShelfNotSaved.String(), Solid: Dashed}
	case k.Key == m.Shelf.Here && m.UnsavedWork() > 0:
		return Keep{Text: wording.ShelfEditsNot.With("n", m.UnsavedWork()), Solid: Dashed}
	case k.Documents < k.All:
		return Keep{Text: wording.ShelfPart.With("n", k.Documents, "all", k.All), Solid: Half}
	}
	v := Keep{Text: wording.ShelfSaved.String()}
	if k.Bytes >= leastAmount {
		v.Note = amount(k.Bytes)
	}
	return v
}

// backupState is the age of a collection's last file outside the browser.
func backupState(m state.Model, key string) Keep {
	last, since := m.Backup(key)
	if last.On == 0 {
		return Keep{Text: wording.ShelfBackupNone.String(), Solid: Dashed}
	}
	v := Keep{Text: wording.ShelfBackupToday.String(), Note: wording.ShelfSinceNone.String()}
	if days := wording.Days(last.On, m.Now); days > 0 {
		v.Text = wording.ShelfBackupDays.With("n", days)
	}
	if since > 0 {
		v.Note, v.Solid = wording.ShelfSince.With("n", since), Half
	}
	return v
}

// asksToStay reports whether there is work that the browser might clear away, and it
// has not been asked to keep it.
func asksToStay(m state.Model) bool {
	r := m.Shelf.Room
	return (len(m.Shelf.Kept) > 0 || len(m.Coding.Ops) > 0) && r.Asks && !r.Promised && !r.Refused && !m.Host.Packed
}

// says are what the reader has to know of the storage, the most urgent first.
func says(m state.Model) (list []SayRow) {
	add := func(urgent bool, text string, acts ...Action) { list = append(list, SayRow{text, urgent, acts}) }
	try := Action{Label: wording.ShelfTry.String(), Do: Again}
	file := Action{Label: wording.ShelfSaveFile.String(), Do: SaveFile}
	one := Action{Label: wording.ShelfSaveOne.String(), Do: SaveOne}
	fresh := m.Shelf.Fresh[m.Shelf.Here]
	switch trouble := cmp.Or(fresh.Trouble, m.Coding.Trouble, m.Originals.Trouble, m.Shelf.Trouble); {
	case trouble == "":
	case fresh.Trouble != "" && fresh.From > 0:
		add(true, wording.ShelfSome.With("n", fresh.From, "all", fresh.All, "title", m.Collection.Title, "reason", wording.Capital(wording.Sentence(trouble))), file, try)
	default:
		add(true, wording.ShelfRefused.With("reason", wording.Sentence(trouble)), file, try)
	}
	if fresh.Looking {
		add(false, wording.ShelfLookedAt.With("title", m.Collection.Title), Action{Label: wording.ShelfKeep.String(), Do: Again})
	}
	if n := m.Shelf.Missing; n > 0 {
		add(true, wording.ShelfMissing.With("n", n))
	}
	for _, k := range m.Shelf.Kept {
		if cut(m, k) {
			add(false, wording.ShelfIncomplete.With("n", k.Documents, "all", k.All, "title", k.Title))
		}
	}
	for _, k := range m.Shelf.Lost {
		add(true, wording.ShelfLost.With("title", k.Title, "day", wording.Moment(k.On, m.Now)))
	}
	if len(m.Shelf.Lost) > 0 {
		list[len(list)-1].Acts = []Action{{Label: wording.ShelfForget.String(), Do: Forget}}
	}
	for _, k := range m.Shelf.Deleted {
		if slices.ContainsFunc(m.Shelf.Kept, func(n state.Kept) bool { return slices.Contains(n.Was, k.Key) }) {
			add(false, wording.ShelfWas.With("title", k.Title),
				action(wording.ShelfHaveBack, Restore, k.Key, k.Title), action(wording.ShelfErase, Erase, k.Key, k.Title))
			continue
		}
		gone := wording.ShelfGone
		if slices.ContainsFunc(k.Was, func(before string) bool { _, back := m.Shelf.Find(before); return back }) {
			gone = wording.ShelfTakenBack // the collection as it was before is there again
		}
		add(false, gone.With("title", k.Title),
			action(wording.ShelfUndo, Restore, k.Key, k.Title), action(wording.ShelfErase, Erase, k.Key, k.Title))
	}
	if asksToStay(m) {
		add(false, wording.ShelfMayClear.String(), Action{Label: wording.ShelfAsk.String(), Do: AskStay})
	}
	if m.Host.Packed {
		add(false, wording.ShelfFile.String(), one)
	}
	return list
}

// Keeping says of the collection shown whether it is kept, and how old its backup is.
// Who has done nothing to the collection that came with the page is not told.
func Keeping(m state.Model) KeepingView {
	if key := m.Shelf.Opening; key != "" && key != m.Shelf.Here {
		title := wording.ShelfOpeningAny.String()
		if k, is := m.Shelf.Find(key); is {
			title = wording.ShelfOpening.With("title", k.Title)
		}
		return KeepingView{Title: title, Kept: Keep{Solid: Unboxed}}
	}
	if m.Collection == nil || m.Shelf.Here == "" && len(m.Coding.Ops) == 0 && len(m.Originals.Attached) == 0 {
		return KeepingView{}
	}
	v := KeepingView{Title: m.Collection.Title, Articles: wording.KeepingArticles.With("n", len(m.Collection.Documents))}
	k, known := m.Shelf.Find(m.Shelf.Here)
	switch {
	case m.Shelf.Here != "" && !known && m.Shelf.Listed && len(m.Shelf.Fresh) == 0:
		v.Kept = Keep{Text: wording.KeepingDeleted.String(), Solid: Dashed}
	case m.Shelf.Here == "" && m.UnsavedWork() > 0:
		v.Kept = Keep{Text: wording.ShelfEditsNot.With("n", m.UnsavedWork()), Solid: Dashed}
	case m.Shelf.Here == "":
		v.Kept = Keep{Text: wording.ShelfSaved.String()}
	default:
		k.Key = m.Shelf.Here
		v.Kept = keptState(m, k)
		v.Kept.Note = ""
	}
	if at := m.Changed(m.KeyOf()); at > 0 && v.Kept.Solid == Solid {
		v.Kept.Text = wording.KeepingAt.With("moment", wording.Moment(at, m.Now))
	}
	switch last, since := m.Backup(m.KeyOf()); {
	case last.On == 0:
		v.Backup = wording.KeepingBackupNone.String()
	case since > 0:
		v.Backup = wording.KeepingBackup.With("moment", wording.Moment(last.On, m.Now), "n", since)
	default:
		v.Backup = wording.KeepingBackupAll.With("moment", wording.Moment(last.On, m.Now))
		return v
	}
	v.Save = Action{Label: wording.KeepingSave.String(), Do: SaveFile}
	return v
}

// leastAmount is what rounds to a tenth of a megabyte.
const leastAmount = 50_000

// amount writes bytes, "4.1 MB" or "2.1 GB".
func amount(n int64) string {
	if n >= 1e9 {
		return wording.ShelfGigabytes.With("n", strconv.FormatFloat(float64(n)/1e9, 'f', 1, 64))
	}
	return megabytes(int(n))
}
