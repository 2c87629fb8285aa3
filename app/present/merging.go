package present

import (
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// MergeView is what a file would bring to the collection shown. Its zero value is
// nothing.
type MergeView struct {
	Shown   bool
	Asking  string // while the file is read; then there is nothing else
	Kicker  string
	Title   string
	Deck    string
	Sums    []MergeSum
	Stay    string
	Mine    bool // “me” is the reader
	Own     bool // the reader has just given the articles, and is not asked who wrote them
	Name    string
	Differ  []MergePair
	Keeps   []Choice // of all that differ
	Rows    []MergeRow
	Picked  string
	PickAll string // label; "" where not everything is listed
	More    string
	Rest    string
	Say     string
	Into    []string
	Do      string // label; "" where nothing comes in
	Busy    bool
	Doing   string
	Undo    string // what the last merge did, to be undone; "" for nothing
}

// MergeSum is a number with what it is of.
type MergeSum struct{ N, Of, Text string }

// MergePair is an entry that differs, with both readings.
type MergePair struct {
	ID, Kind, Name string
	Keeps          []Choice
	Fields         []ask.MergeField
	Texts          string // that it is the texts that differ; "" if not
	By             string
}

// MergeRow is an entry that comes in.
type MergeRow struct {
	ID, Kind, Name string
	Mark           element.Mark
	Where          string
	Note           string
	By             string
	On             bool
}

// mergeRows is how many entries are listed at first.
const mergeRows = 40

// Merge says what a file would bring.
func Merge(m state.Model) MergeView {
	k := m.Merging
	v := MergeView{}
	if d := k.Done; d.Into != "" && d.Into == m.Shelf.Here {
		v.Undo = wording.MergeUndoText.With("file", d.File)
		if d.Replaces {
			v.Undo = wording.MergeUndoOver.With("file", d.File)
		}
	}
	if k.Look == nil {
		if v.Shown = k.Asked > 0 && m.Collection != nil; v.Shown {
			v.Title, v.Asking = k.Name(), wording.MergeAsking.With("title", m.Collection.Title)
		}
		return v
	}
	l := k.Look
	v.Shown, v.Busy = true, k.Asked > 0
	if k.Doing {
		v.Doing = wording.MergeDoing.String()
	}
	size := len(k.File.Content)
	for _, f := range k.Beside {
		size += len(f.Content)
	}
	if v.Kicker = wording.MergeKicker.With("file", k.Name()); size >= leastAmount {
		v.Kicker = wording.MergeKickerSize.With("file", k.Name(), "size", megabytes(size))
	}
	v.Mine, v.Own, v.Name = l.By == corpus.Me, k.Of, l.By
	v.Title = wording.MergeTitle.With("name", l.By)
	if v.Mine {
		v.Title, v.Name = wording.MergeTitleMine.String(), ""
	}
	fresh := 0
	var kinds []string
	for _, n := range l.New {
		fresh += n.N
		_, many := mergeKind(n.Kind)
		kinds = append(kinds, many.With("n", n.N))
	}
	sum := func(n int, of wording.Message, text string) {
		if n == 0 {
			return
		}
		v.Sums = append(v.Sums, MergeSum{wording.Number(n), of.String(), text})
	}
	sum(fresh, wording.MergeNew, wording.MergeNewText.With("what", wording.Enumerate(kinds)))
	// An article with another text stands below among those that differ, and counts there.
	changed, differ, differs := l.Changed, l.Differ, wording.MergeDifferText
	for _, e := range l.Entries {
		if e.Texts && e.State == "changed" {
			changed, differ, differs = changed-1, differ+1, wording.MergeDifferTexts
		}
	}
	sum(changed, wording.MergeChanged, wording.MergeChangedTxt.String())
	sum(differ, wording.MergeDiffer, differs.String())
	sum(l.Same, wording.MergeSame, wording.MergeSameText.String())
	sum(l.Lost, wording.MergeLost, wording.MergeLostText.With("n", l.Lost))
	if l.Mine > 0 && l.Articles > 0 {
		v.Stay = wording.MergeStay.With("n", l.Mine)
	}
	v.Deck = wording.MergeDeckNone.String()
	if fresh+changed+differ > 0 {
		v.Deck = mergeDeck(fresh, changed, differ)
	}
	v.entries(m)
	v.Keeps = keeps(v.kept(k), wording.MergeBoth, wording.MergeAllMine, wording.MergeAllTheirs)
	return v
}

// mergeDeck is how much is new, changed and different; of what there is none nothing is
// said.
func mergeDeck(fresh, changed, differ int) string {
	var said []string
	for _, k := range []struct {
		n    int
		text wording.Message
	}{{fresh, wording.MergeDeckNew}, {changed, wording.MergeDeckChanged}, {differ, wording.MergeDeckDiffer}} {
		if k.n > 0 {
			said = append(said, k.text.With("n", k.n))
		}
	}
	return strings.Join(append(said, wording.MergeDeckYet.String()), " ")
}

// kept is what is kept of all that differ; "mixed" where that is not one thing.
func (v *MergeView) kept(k state.Merging) string {
	all := k.Keep
	for i, p := range v.Differ {
		for _, c := range p.Keeps {
			value := c.Value
			if value == state.KeepBeside {
				value = ""
			}
			switch {
			case !c.On:
			case i == 0:
				all = value
			case all != value:
				return "mixed"
			}
		}
	}
	return all
}

func keeps(now string, both, mine, theirs wording.Message) []Choice {
	return settings(now, both, "", mine, state.KeepMine, theirs, state.KeepTheirs)
}

// entries lists what differs and what comes in, and says how much that is.
func (v *MergeView) entries(m state.Model) {
	k, l := m.Merging, m.Merging.Look
	taken, listed, left := 0, 0, map[string]int{}
	for _, e := range l.Entries {
		one, _ := mergeKind(e.Kind)
		kind := string(one)
		if e.State == "differ" || e.Texts {
			keep := k.KeepsOf(e.ID)
			choices := keeps(keep, wording.MergeBoth, wording.MergeMine, wording.MergeTheirs)
			if e.State != "differ" {
				keep = k.KeepsOfText(e.ID)
				choices = settings(keep, wording.MergeBoth, state.KeepBeside, wording.MergeMine, state.KeepMine, wording.MergeTheirs, state.KeepTheirs)
			}
			if keep == state.KeepMine {
				left[e.State]++
			}
			if k.All || len(v.Differ) < mergeRows {
				p := MergePair{ID: e.ID, Kind: kind, Name: mergeName(m, e), Keeps: choices, By: wording.By(e.By)}
				for _, f := range e.Fields {
					if f.Name == "text" && (e.Texts || f.Mine == f.Theirs) {
						p.Texts = wording.MergeTexts.String()
						if keep == "" || keep == state.KeepBeside {
							p.Texts += " " + wording.MergeTextsBoth.String()
						}
					}
					if f.Name == "text" && f.Mine == f.Theirs {
						continue
					}
					if f.Mine == "" {
						f.Mine = wording.MergeEmpty.String()
					}
					if f.Theirs == "" {
						f.Theirs = wording.MergeEmpty.String()
					}
					p.Fields = append(p.Fields, f)
				}
				v.Differ = append(v.Differ, p)
			}
			continue
		}
		listed++
		if k.Takes(e.ID) {
			taken++
		} else {
			left[e.State]++
		}
		if !k.All && len(v.Rows) >= mergeRows {
			continue
		}
		row := MergeRow{ID: e.ID, Kind: kind, Name: mergeName(m, e), By: wording.By(e.By), On: k.Takes(e.ID)}
		row.Mark, row.Where = mergeWhere(m, e)
		switch {
		case e.Lost:
			row.Note = wording.MergeNoPlace.String()
		case e.State == "changed":
			row.Note = wording.MergeIsChanged.String()
		}
		v.Rows = append(v.Rows, row)
	}
	if hidden := len(l.Entries) - len(v.Rows) - len(v.Differ); hidden > 0 {
		v.More = wording.MergeMore.With("n", hidden)
	}
	if l.More > 0 {
		v.Rest = wording.MergeUnlisted.With("n", l.More)
	}
	if listed > 0 {
		v.Picked = wording.MergeSelected.With("n", taken, "all", listed)
		if v.PickAll = wording.MergeSelectAll.String(); taken > 0 {
			v.PickAll = wording.MergeSelectNone.String()
		}
	}
	fresh := 0
	for _, n := range l.New {
		fresh += n.N
	}
	fresh, changed, differ := fresh-left["new"], l.Changed-left["changed"], l.Differ-left["differ"]
	if n := fresh + changed + differ; n > 0 {
		v.Say = wording.MergeSay.With("n", n)
		v.Do = wording.MergeDo.With("n", n)
		v.Into = []string{wording.MergeInto.With("title", m.Collection.Title)}
		if m.Replaces() {
			v.Into = []string{wording.MergeOver.With("title", m.Collection.Title)}
		}
		if l.OnlyNotes {
			v.Into = []string{wording.MergeInPlace.String()}
		} else if len(m.Originals.Attached) > 0 {
			v.Into = append(v.Into, wording.MergeOriginals.String())
		}
	}
}

// mergeKind is the name of a kind, and how it is counted.
func mergeKind(kind string) (one, many wording.Message) {
	switch kind {
	case "article":
		return wording.MergeArticle, wording.MergeArticles
	case "outlet":
		return wording.MergeOutlet, wording.MergeOutlets
	case "topic":
		return wording.MergeTopic, wording.MergeTopics
	case "coverage":
		return wording.MergeCoverage, wording.MergeCoverages
	case "voice":
		return wording.MergeVoice, wording.MergeVoices
	case "fact":
		return wording.MergeFact, wording.MergeFacts
	case "label":
		return wording.MergeLabel, wording.MergeLabels
	case "observation":
		return wording.MergeObservation, wording.MergeObservations
	case "answer to a proposal":
		return wording.MergeAnswer, wording.MergeAnswers
	case "assignment":
		return wording.MergeAssignment, wording.MergeAssignments
	}
	return wording.MergeNote, wording.MergeNotes
}

// mergeName is an entry for people: of coverage the topic's title and not its id.
func mergeName(m state.Model, e ask.MergeEntry) string {
	if e.Kind == "coverage" {
		topic, document, _ := strings.Cut(e.Name, ", ")
		if t, known := m.Coverage.Topic(topic); known {
			topic = t.Title
		}
		if d := m.Catalog.Document(document); d != nil {
			document = d.ShortTitle()
		}
		return topic + ", " + document
	}
	if e.Kind == "answer to a proposal" {
		refs := strings.Fields(e.Name)
		for i, r := range refs {
			ref, err := corpus.ParseRef(r)
			d := m.Catalog.Document(ref.Document)
			if err != nil || d == nil {
				return e.Name
			}
			refs[i] = d.ShortTitle() + " " + strconv.Itoa(ref.Passage)
		}
		return strings.Join(refs, ", ")
	}
	return e.Name
}

// mergeWhere is the article of an entry, with its passage.
func mergeWhere(m state.Model, e ask.MergeEntry) (element.Mark, string) {
	if e.On == "" || e.Kind == "article" {
		return element.Mark{}, ""
	}
	n := corpus.Note{On: e.On}
	t := n.Target()
	d := m.Catalog.Document(t.ID)
	if d == nil || t.Kind != corpus.OnArticle && t.Kind != corpus.OnPassage {
		return element.Mark{}, ""
	}
	where := d.ShortTitle()
	if t.Passage > 0 {
		where += ", " + wording.NotePassage.With("n", strconv.Itoa(t.Passage))
	}
	return element.MarkOf(m, d.ID), where
}
