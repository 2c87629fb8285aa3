package state

import "parallax/app/wording"

// Export names something shown that can be saved as a file. The value of each
// ends as the file does.
type Export string

const (
	ChartDrawing Export = "chart.svg"
	ChartPicture Export = "chart.png"
	ChartTable   Export = "chart.csv"

	// Pictures of one topic for sharing.
	WideDrawing   Export = "wide.svg"
	WidePicture   Export = "wide.png"
	SquareDrawing Export = "square.svg"
	SquarePicture Export = "square.png"

	// The picture of a class.
	WallDrawing Export = "class.svg"
	WallPicture Export = "class.png"

	FactsTable  Export = "facts.csv"
	VoicesTable Export = "voices.csv"
	ReuseTable  Export = "reuse.csv"
	BundleFile  Export = "coding.parallax" // the collection with the reader's coding

	// The notes that are shown, and the articles that they are on.
	NotesMarkdown Export = "notes.md"
	NotesW3C      Export = "notes.jsonld"
	NotesTable    Export = "notes.csv"
	NotesFile     Export = "notes.parallax"
	CiteBibTeX    Export = "citations.bib"
	CiteRIS       Export = "citations.ris"
	CiteCSL       Export = "citations.json"
	CiteChicago   Export = "citations-chicago.txt"
	CiteAPA       Export = "citations-apa.txt"
	CiteMLA       Export = "citations-mla.txt"

	// All notes of the collection, and citations of all its articles.
	AllNotesMarkdown Export = "all-notes.md"
	AllNotesW3C      Export = "all-notes.jsonld"
	AllNotesTable    Export = "all-notes.csv"
	AllNotesFile     Export = "all-notes.parallax"
	ListBibTeX       Export = "all-articles.bib"
	ListRIS          Export = "all-articles.ris"
	ListCSL          Export = "all-articles.json"
	ListChicago      Export = "all-articles-chicago.txt"
	ListAPA          Export = "all-articles-apa.txt"
	ListMLA          Export = "all-articles-mla.txt"

	HitsTable       Export = "search.csv"
	ContextTable    Export = "context.csv"
	WordsTable      Export = "words.csv"
	RunsTable       Export = "runs.csv"
	VarietyTable    Export = "vocabulary.csv"
	LabelsTable     Export = "labels.csv"
	SpreadTable     Export = "dispersion.csv"
	CollocatesTable Export = "collocates.csv"
)

// Export messages. What is saved is what the model shows when it is asked for.
type (
	// SaveAsked asks for a file. Exact writes a table for programs, see
	// table.Options. Copy puts a table on the clipboard instead.
	SaveAsked struct {
		What  Export
		Exact bool
		Copy  bool
	}
	// TableCopied says whether a table is on the clipboard.
	TableCopied struct{ There bool }
	// Saved says that the browser took the file of this name, or with Trouble
	// why it did not. Whether it asks the reader first, and what he answers, no
	// page can know.
	Saved struct {
		Name, Trouble string
		What          Export // "" for one file
	}
	// NoticeClosed takes the notice about a file away.
	NoticeClosed struct{}
)

// Save makes a file of what the model shows and gives it to the browser;
// answered by Saved, or by TableCopied.
type Save struct {
	What  Export
	Exact bool
	Copy  bool
}

// Carry implements Effect.
func (e Save) Carry(c Carrier) { c.Save(e) }

func (msg SaveAsked) update(m Model) (Model, []Effect) {
	m.Announced, m.Unsaved = "", ""
	if m.Collection == nil {
		return m, nil
	}
	return m, []Effect{Save(msg)}
}

func (msg Saved) update(m Model) (Model, []Effect) {
	if msg.Trouble != "" {
		m.Unsaved = wording.NotSaved.With("file", msg.Name, "reason", msg.Trouble)
	} else {
		m.Announced = wording.Saved.With("file", msg.Name)
		if msg.What == BundleFile && m.Base != nil {
			return m, m.backedUp(msg.Name)
		}
	}
	return m, nil
}

func (msg TableCopied) update(m Model) (Model, []Effect) {
	if msg.There {
		m.Announced = wording.Copied.String()
	} else {
		m.Unsaved = wording.NotCopied.String()
	}
	return m, nil
}

func (NoticeClosed) update(m Model) (Model, []Effect) {
	m.Unsaved = ""
	return m, nil
}
