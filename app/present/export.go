package present

import (
	"strings"

	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
	"parallax/corpus/export"
	"parallax/corpus/table"
)

// File is something to be saved. Where Width is set, Content is a drawing and
// the file is to be a picture of it of that size in pixels.
type File struct {
	Name, Kind    string
	Content       []byte
	Width, Height int
	Trouble       error // why it cannot be saved
}

// Export makes the file that is asked for of what the model shows. The command
// line writes the same bytes. The zero File is what there is nothing of.
func Export(m state.Model, what state.Export, exact bool) File {
	f := File{Name: fileName(m, asked(m, what)+string(what)), Kind: "text/csv;charset=utf-8"}
	if what == state.BundleFile && m.Collection != nil {
		f.Kind = "application/zip"
		f.Content, f.Trouble = bundled(m)
		return f
	}
	if noted, ok := notesFile(m, what, exact); ok {
		return noted
	}
	if shared, ok := picture(m, what); ok {
		return shared
	}
	if wall, ok := wallFile(m, what); ok {
		return wall
	}
	switch what {
	case state.ChartDrawing, state.ChartPicture:
		f.Kind = "image/svg+xml"
		var width, height int
		f.Content, width, height = chart.Drawing(m)
		if what == state.ChartPicture {
			f.Kind, f.Width, f.Height = "image/png", width*chart.DrawnScale, height*chart.DrawnScale
		}
		return f
	}
	f.Content = table.CSV(exported(m, what), table.Options{Exact: exact})
	return f
}

// bundled is the collection as it came, with the reader's coding: what the reader
// attached belongs to others and stays here.
func bundled(m state.Model) ([]byte, error) {
	return written(edit.Apply(m.Base, m.Coding.Ops).Collection)
}

// CopiedTable is a table for the clipboard.
func CopiedTable(m state.Model, what state.Export) string { return table.Text(exported(m, what)) }

// exported are the rows of a table. One that names articles by their ids says which
// those are.
func exported(m state.Model, what state.Export) [][]string {
	rows := tableOf(m, what)
	if m.Collection == nil {
		return rows
	}
	return export.About(m.Collection, rows)
}

func tableOf(m state.Model, what state.Export) [][]string {
	switch what {
	case state.ChartTable:
		return chart.Table(m)
	case state.FactsTable:
		return FactsTable(m)
	case state.VoicesTable:
		return VoicesTable(m)
	case state.ReuseTable:
		return ReuseTable(m)
	}
	return countedTable(m, what)
}

// asked is what was counted or searched for, as part of a file's name, so that two
// tables of one kind are not "words.csv" and "words (1).csv".
func asked(m state.Model, what state.Export) string {
	var of []string
	switch what {
	case state.HitsTable, state.ContextTable:
		of = []string{m.Route.Query}
	case state.CollocatesTable, state.SpreadTable:
		of = []string{m.Route.Keyness.Term}
	case state.WordsTable:
		if q, ok := m.KeynessQuestion(); ok {
			of = []string{strings.Join(q.First, " "), "against", strings.Join(q.Second, " ")}
		}
	}
	name := ""
	for i, text := range of {
		if part := state.Slug(text, ""); part != "" && (i != 1 || of[2] != "") {
			name += part + "-"
		}
	}
	return name
}

// fileName begins with the collection, so that files of several do not mix.
func fileName(m state.Model, what string) string {
	if stem := m.FileStem(); m.Collection != nil && stem != m.Collection.ID {
		return stem + "-" + what
	}
	return FileStem(m.Collection) + "-" + what
}

// FileStem is what the name of a file begins with that is made of a collection.
func FileStem(c *corpus.Collection) string {
	if c == nil || c.ID == "" {
		return "parallax"
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, c.ID)
}
