package present

import (
	"parallax/app/ask"
	"parallax/app/state"
	"parallax/app/wording"
)

// TakeView is what can be taken along of the collection shown.
type TakeView struct {
	Of     string
	Rows   []TakeRow
	Status string // while a file is being made
	Busy   bool
}

// TakeRow is a file, or several forms of one.
type TakeRow struct {
	Name, Text string
	Ways       []TakeWay
}

// TakeWay is a button.
type TakeWay struct {
	Label, Full string
	Main        bool
	What        string // a state.Export or, with Made, an ask.Taking
	Made        bool
}

// Msg is what the button sends.
func (w TakeWay) Msg() state.Msg {
	if w.Made {
		return state.TakeAsked{What: ask.Taking(w.What)}
	}
	return state.SaveAsked{What: state.Export(w.What)}
}

// takes says what can be taken along.
func takes(m state.Model) TakeView {
	v := TakeView{Of: wording.TakeOf.With("title", m.Collection.Title)}
	if m.Taking.Asked > 0 {
		v.Busy, v.Status = true, wording.TakeMaking.String()
	}
	row := func(name wording.Message, text string, ways ...any) { // pairs of label and what
		r := TakeRow{Name: string(name), Text: text}
		for i := 0; i+1 < len(ways); i += 2 {
			w := TakeWay{Label: string(ways[i].(wording.Message))}
			switch what := ways[i+1].(type) {
			case state.Export:
				w.What = string(what)
			case ask.Taking:
				w.What, w.Made = string(what), true
			}
			w.Main = w.What == string(state.BundleFile)
			w.Full = wording.TakeAs.With("label", w.Label, "what", r.Name)
			r.Ways = append(r.Ways, w)
		}
		v.Rows = append(v.Rows, r)
	}
	row(wording.TakeFile, string(wording.TakeFileText), wording.TakeBackup, state.BundleFile)
	if m.Host.Reads {
		row(wording.TakeFolder, string(wording.TakeFolderText), wording.TakeSave, ask.TakeFolder)
		row(wording.TakeCounts, string(wording.TakeCountsText), wording.TakeSave, ask.TakeCounts)
		if len(m.Collection.Documents) > 0 {
			row(wording.TakeTables, string(wording.TakeTablesText), wording.TakeArticles, ask.TakeArticles, wording.TakeCoverage, ask.TakeCoverage, wording.TakeFacts, ask.TakeFacts,
				wording.TakeVoices, ask.TakeVoices, wording.TakeLabels, ask.TakeLabels, wording.TakeWords, ask.TakeWords)
		}
	} else {
		row(wording.TakeFolder, string(wording.TakeNoReader))
	}
	if n := len(m.Collection.Notes); n > 0 {
		row(wording.TakeNotes, wording.TakeNotesText.With("n", n), wording.TakeMarkdown, state.AllNotesMarkdown, wording.TakeW3C, state.AllNotesW3C,
			wording.TakeCSV, state.AllNotesTable, wording.TakeAlone, state.AllNotesFile)
	} else {
		row(wording.TakeNotes, string(wording.TakeNotesNone))
	}
	if n := len(m.Collection.Documents); n > 0 {
		row(wording.TakeCite, wording.TakeCiteText.With("n", n), wording.CiteAsChicago, state.ListChicago, wording.CiteAsAPA, state.ListAPA, wording.CiteAsMLA, state.ListMLA,
			wording.CiteAsBibTeX, state.ListBibTeX, wording.CiteAsRIS, state.ListRIS, wording.CiteAsCSL, state.ListCSL)
	}
	return v
}
