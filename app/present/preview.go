package present

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/formats"
	"parallax/corpus/intake"
)

// PreviewView is what was read of files, before anything of it is added.
type PreviewView struct {
	Shown       bool
	Title, Deck string
	Busy        string  // what is going on; "" if nothing
	Done        float64 // how far it is, 0…1
	Decisions   []PreviewDecision
	Readings    []PreviewReading // of files without an article, which may be read otherwise
	Listed      []PreviewFilter
	Rows        []PreviewRow
	Range       string // which of them; "" if all are there
	From, To    int    // where the rows before and after begin; -1 for none
	Picked      int
	Selected    string
	Panel       PreviewPanel
	Say         string
	Targets     []PreviewTarget
	Add         string // label of the button; "" if there is nothing to add
	Adding      bool
	Compares    bool // some are other versions of articles here: what they change is shown first
}

// PreviewDecision is a reason to look, with what can be done.
type PreviewDecision struct {
	N     string
	Text  string
	More  []string
	Act   string            // label of what can be done; "" for nothing
	Only  state.PreviewOnly // what it lists
	Drop  bool              // or that it leaves out or takes back those that are alike,
	Same  bool              // the same or nearly
	Stop  bool              // nothing of it can be added
	Guess bool              // the outlets can be taken from names
}

// Stops is how many of the decisions are about what cannot be added; they come first,
// and before the others stands how such a file may be read after all.
func (v *PreviewView) Stops() (n int) {
	for n < len(v.Decisions) && v.Decisions[n].Stop {
		n++
	}
	return n
}

// PreviewFilter selects what is listed.
type PreviewFilter struct {
	Only  state.PreviewOnly
	Label string
	On    bool
}

// PreviewRow is an article in the list.
type PreviewRow struct {
	N                                      int // its place, from 1
	Headline, First, Lang                  string
	Outlet, Date, Byline, Language, Length PreviewValue
	Doubts, Pick                           string
	Picked, Out, Open                      bool
}

// PreviewValue is a value: a guess is drawn as one, and a missing one is empty.
type PreviewValue struct {
	Text  string
	Guess bool
}

// PreviewField is a value of the open article, with what it rests on.
type PreviewField struct {
	Field        intake.Field
	ID           string
	Label, Value string
	How, Hint    string
	Guess        bool
}

// PreviewPanel is the open article. Its zero value is none.
type PreviewPanel struct {
	N          int
	File       string
	Facts      []string
	Fields     []PreviewField
	Doubts     []string
	Filters    []PreviewShow
	Paragraphs []PreviewParagraph
	More       string // "and 40 more paragraphs"
	Drop       string
	Lang       string
	Reading    PreviewReading
	Previous   int // 0 for none
	Next       int
}

// PreviewShow selects paragraphs.
type PreviewShow struct {
	Left  state.PreviewLeft
	Label string
	On    bool
}

// PreviewParagraph is a paragraph of the open article, kept or left out.
type PreviewParagraph struct {
	Kept   bool
	N      int // of those kept from 1, of those left out from 0
	Text   string
	Why    string
	Label  string
	Active bool
	Last   bool     // there is none to join it with
	Pieces []string // between which it can be split, if it is active
	Ends   []int    // of the pieces, in bytes
}

// PreviewTarget is a collection that articles can be added to.
type PreviewTarget struct {
	Apart bool
	Label string
	On    bool
}

// mostParagraphs is how many paragraphs of the open article are shown, mostShown
// how many bytes of text: more would hold the page up.
const (
	mostParagraphs = 80
	mostShown      = 48 << 10
)

// Preview says what was read.
func Preview(m state.Model) PreviewView {
	p := m.Preview
	v := PreviewView{Shown: p.Shown(), From: -1, To: -1}
	if !v.Shown {
		return v
	}
	count := p.Count()
	v.Title, v.Deck = wording.PreviewTitle.With("n", count), wording.PreviewDeck.With("n", len(p.Reports))
	if count == 0 {
		v.Title = wording.PreviewNone.String()
	}
	switch {
	case p.Asked > 0:
		v.Busy, v.Done = wording.PreviewReading.With("n", p.Incoming), p.Done
		if len(p.Reports) == 0 {
			v.Title, v.Deck = v.Busy, ""
		}
	case p.Weighing:
		v.Busy, v.Adding = wording.PreviewAdding.String(), true
	case p.Adding > 0:
		v.Busy, v.Done, v.Adding = wording.PreviewAdding.String(), p.Done, true
	}
	v.decide(m)
	v.list(m)
	v.Panel = previewPanel(m)
	v.foot(m, count)
	return v
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// list has the articles that are listed, some of them.
func (v *PreviewView) list(m state.Model) {
	p := m.Preview
	ready, doubt, alike, out := 0, 0, 0, 0
	for _, at := range p.Articles {
		_, is := p.Alike[at]
		alike += toInt(is)
		switch {
		case p.Out[at]:
			out++
		case p.Doubtful(at):
			doubt++
		default:
			ready++
		}
	}
	for _, f := range []struct {
		only state.PreviewOnly
		text wording.Message
		n    int
	}{{state.PreviewAll, wording.PreviewAllOf, len(p.Articles)}, {state.PreviewReady, wording.PreviewReadyOf, ready}, {state.PreviewDoubt, wording.PreviewDoubtOf, doubt}, {state.PreviewAlike, wording.PreviewAlikeOf, alike}, {state.PreviewOut, wording.PreviewOutOf, out}} {
		if f.n > 0 || f.only == p.Only || f.only == state.PreviewAll {
			v.Listed = append(v.Listed, PreviewFilter{f.only, f.text.With("n", f.n), f.only == p.Only})
		}
	}
	listed := p.Listed()
	from := min(p.From, max(0, len(listed)-1))
	to := min(from+state.PreviewRows, len(listed))
	if len(listed) > state.PreviewRows {
		v.Range = wording.PreviewRange.With("from", from+1, "to", to, "n", len(listed))
		if from > 0 {
			v.From = max(0, from-state.PreviewRows)
		}
		if to < len(listed) {
			v.To = to
		}
	}
	for _, n := range listed[from:to] {
		v.Rows = append(v.Rows, previewRow(p, n))
	}
	v.Picked = len(p.Picked)
	v.Selected = wording.PreviewSelected.With("n", v.Picked)
}

func previewRow(p state.Preview, n int) PreviewRow {
	at := p.Articles[n-1]
	a := p.Article(n)
	d := &a.Document
	value := func(f intake.Field, text string) PreviewValue { return PreviewValue{text, a.Basis[f].Guessed()} }
	r := PreviewRow{
		N: n, Headline: d.Headline, Lang: d.Language, Picked: p.Picked[at], Out: p.Out[at], Open: p.Open == n,
		Outlet: value(intake.Outlet, a.Outlet), Byline: value(intake.Byline, d.Byline), Language: value(intake.Language, d.Language),
		Length: PreviewValue{wording.Number(len(d.Passages)), false}, Pick: wording.PreviewPick.With("headline", d.Headline),
	}
	if len(d.Passages) > 0 {
		r.First = beginning(d.Passages[0].Text, 90)
	}
	if d.Published.Stated {
		r.Date = value(intake.Date, wording.Date(d.Published.Date, wording.ShortDate))
	} else {
		r.Date = PreviewValue{a.Basis[intake.Date].AsWritten, !d.Published.Date.IsZero()}
	}
	var doubts []string
	if dup, is := p.Alike[at]; is {
		doubts = append(doubts, previewLike(p, dup))
	}
	for _, d := range a.Doubts {
		doubts = append(doubts, d.Reason)
	}
	if guessed := state.Guessed(a); len(guessed) > 0 {
		labels := map[intake.Field]wording.Message{intake.Outlet: wording.PreviewOutlet, intake.Date: wording.PreviewDate, intake.Byline: wording.PreviewByline}
		names := make([]string, len(guessed))
		for i, f := range guessed {
			names[i] = strings.ToLower(labels[f].String())
		}
		doubts = append(doubts, wording.PreviewGuessed.With("fields", wording.Enumerate(names)))
	}
	said := slices.ContainsFunc(a.Doubts, func(d intake.Doubt) bool { return d.Field == intake.Date })
	if a.Basis[intake.Date].AsWritten != "" && d.Published.Date.IsZero() && !said {
		doubts = append(doubts, wording.PreviewUnread.String())
	}
	r.Doubts = strings.Join(doubts, " ")
	return r
}

func previewLike(p state.Preview, d intake.Duplicate) string {
	other := d.Document
	if other == "" {
		other = "“" + p.Reports[d.Like.File].Articles[d.Like.Article].Document.Headline + "”"
	}
	switch {
	case d.Same:
		return wording.PreviewLike.With("other", other)
	case d.Share == 0:
		return wording.PreviewLikeNamed.With("other", other)
	}
	return wording.PreviewLikeNear.With("other", other, "share", int(100*d.Share+.5))
}

// beginning is the first letters of a text, up to a space.
func beginning(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	cut := s[:most]
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// rests says what a value rests on.
func rests(b intake.Basis) string {
	how := b.How
	switch {
	case how != "" && b.AsWritten != "":
		how = wording.PreviewWritten.With("how", how, "written", b.AsWritten)
	case how == "":
		return ""
	}
	if b.Guessed() {
		return wording.PreviewGuess.With("how", how)
	}
	return wording.Capital(how)
}

func previewPanel(m state.Model) (v PreviewPanel) {
	p := m.Preview
	a := p.Article(p.Open)
	if a == nil {
		return v
	}
	at := p.Articles[p.Open-1]
	report := p.Reports[at.File]
	d := &a.Document
	v = PreviewPanel{N: p.Open, File: report.Name, Lang: d.Language, Drop: wording.PreviewDrop.String()}
	v.Reading = previewReading(p, at.File+1)
	if a.Where != "" {
		v.File = wording.PreviewPlace.With("file", report.Name, "where", a.Where)
	}
	if p.Out[at] {
		v.Drop = wording.PreviewTake.String()
	}
	v.Facts = append(v.Facts, wording.PreviewFacts.With("format", cmp.Or(report.Format, "?"), "size", formats.Size(int64(report.Bytes))))
	if e := report.Encoding; e.Guess && e.AsWritten != "" {
		v.Facts = append(v.Facts, wording.PreviewEncoding.With("name", e.AsWritten, "how", e.How))
	}
	date := ""
	if d.Published.Stated {
		date = d.Published.Date.String()
	}
	for _, f := range []struct {
		field intake.Field
		label wording.Message
		value string
		hint  string
	}{
		{intake.Headline, wording.PreviewHeadline, d.Headline, ""}, {intake.Outlet, wording.PreviewOutlet, a.Outlet, ""},
		{intake.Date, wording.PreviewDate, date, wording.PreviewDateHint.String()}, {intake.Byline, wording.PreviewByline, d.Byline, ""}, {intake.Language, wording.PreviewLanguage, d.Language, ""},
	} {
		b := a.Basis[f.field]
		v.Fields = append(v.Fields, PreviewField{f.field, "preview-" + string(f.field), f.label.String(), f.value, rests(b), f.hint, b.Guessed()})
	}
	if dup, is := p.Alike[at]; is {
		v.Doubts = append(v.Doubts, previewLike(p, dup))
	}
	for _, doubt := range a.Doubts {
		v.Doubts = append(v.Doubts, oneLine(doubt.Reason+" "+doubt.Remedy))
	}
	for _, f := range []struct {
		left state.PreviewLeft
		text string
	}{{state.ShowBoth, wording.PreviewBoth.String()}, {state.ShowKept, wording.PreviewKept.With("n", len(d.Passages))}, {state.ShowLeft, wording.PreviewLeft.With("n", len(a.LeftOut))}} {
		v.Filters = append(v.Filters, PreviewShow{f.left, f.text, f.left == p.Left})
	}
	v.paragraphs(p, a)
	listed := p.Listed()
	if i := slices.Index(listed, p.Open); i >= 0 {
		if i > 0 {
			v.Previous = listed[i-1]
		}
		if i+1 < len(listed) {
			v.Next = listed[i+1]
		}
	}
	return v
}

// paragraphs has those kept and those left out, in their order.
func (v *PreviewPanel) paragraphs(p state.Preview, a *intake.Article) {
	all, bytes := 0, 0
	add := func(r PreviewParagraph) {
		if all++; len(v.Paragraphs) < mostParagraphs && bytes < mostShown {
			bytes += len(r.Text)
			r.Label = wording.PreviewKeep.With("words", beginning(r.Text, 40))
			v.Paragraphs = append(v.Paragraphs, r)
		}
	}
	next := 0
	lefts := func(before int) {
		for ; next < len(a.LeftOut) && a.LeftOut[next].Before <= before; next++ {
			if p.Left != state.ShowKept {
				add(PreviewParagraph{N: next, Text: beginning(a.LeftOut[next].Text, 600), Why: wording.Capital(a.LeftOut[next].Why)})
			}
		}
	}
	passages := a.Document.Passages
	for i := range passages {
		lefts(i + 1)
		if p.Left == state.ShowLeft {
			continue
		}
		r := PreviewParagraph{Kept: true, N: i + 1, Text: passages[i].Text, Active: p.At == i+1, Last: i+1 == len(passages)}
		if r.Active {
			from := 0
			for _, end := range state.Sentences(r.Text) {
				r.Pieces, r.Ends = append(r.Pieces, r.Text[from:end]), append(r.Ends, end)
				from = end
			}
		}
		add(r)
	}
	lefts(len(passages) + 1<<20)
	if rest := all - len(v.Paragraphs); rest > 0 {
		v.More = wording.PreviewMore.With("n", rest)
	}
}

// foot says what would be added, and where.
func (v *PreviewView) foot(m state.Model, count int) {
	p := m.Preview
	missing := 0
	for i, at := range p.Articles {
		missing += toInt(!p.Out[at] && p.Article(i+1).Outlet == "")
	}
	v.Say = wording.PreviewSay.With("n", count)
	if missing > 0 {
		v.Say = wording.PreviewSayOutlet.With("n", count, "missing", missing)
	}
	if m.Collection != nil && len(m.Collection.Documents) > 0 {
		v.Targets = []PreviewTarget{{false, wording.PreviewBeside.With("title", cmp.Or(m.Collection.Title, wording.OverviewUntitled.String())), !p.Apart}, {true, wording.PreviewApart.String(), p.Apart}}
	}
	if count > 0 && p.Asked == 0 {
		if v.Add = wording.PreviewAdd.With("n", count); v.Compares {
			v.Add = wording.PreviewCompare.String()
		}
	}
}
