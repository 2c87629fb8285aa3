package state

import (
	"maps"
	"slices"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/intake"
)

// Way is how a file is to be read, where the reader knows better than the program.
type Way struct {
	Encoding string                  // "" is found out
	Columns  map[string]intake.Field // of a table, or keys of JSON; others are recognised
}

type (
	// PreviewRead has a file read once more, by its place in Reports from 1: in an
	// encoding, or with a column taken for something else.
	PreviewRead struct {
		Report   int
		Encoding string // "" for the one that it has
		Column   string // "" for none
		Field    intake.Field
	}
	// FileAgain brings its content, or with Trouble the reason why there is none.
	FileAgain struct {
		Report  int
		Content []byte
		Trouble string
	}
)

// ReadAgain asks for the content of a file that the page holds; answered by
// FileAgain.
type ReadAgain struct{ Report, Held int }

// Carry implements Effect.
func (e ReadAgain) Carry(c Carrier) { c.ReadAgain(e) }

// Rereadable reports whether a file can be read once more, by its place from 1.
func (p Preview) Rereadable(report int) bool {
	return report >= 1 && report <= len(p.Reports) && p.Held[report-1] > 0
}

func (msg PreviewRead) update(m Model) (Model, []Effect) {
	p := &m.Preview
	if !p.Rereadable(msg.Report) || p.Asked > 0 || p.Adding > 0 {
		return m, nil
	}
	p.Ways = append(slices.Clip(p.Ways), make([]Way, max(0, len(p.Reports)-len(p.Ways)))...)
	way := p.Ways[msg.Report-1]
	if msg.Encoding != "" {
		way.Encoding = msg.Encoding
	}
	if msg.Column != "" {
		way.Columns = maps.Clone(way.Columns)
		if way.Columns == nil {
			way.Columns = make(map[string]intake.Field)
		}
		way.Columns[msg.Column] = msg.Field
	}
	p.Ways = append([]Way(nil), p.Ways...)
	p.Ways[msg.Report-1] = way
	return m, []Effect{ReadAgain{msg.Report, p.Held[msg.Report-1]}}
}

func (msg FileAgain) update(m Model) (Model, []Effect) {
	p := m.Preview
	if !p.Rereadable(msg.Report) || p.Asked > 0 || p.Adding > 0 {
		return m, nil
	}
	report := p.Reports[msg.Report-1]
	if msg.Trouble != "" {
		return m.tell(ask.Outcome{File: report.Name, Reason: msg.Trouble}), nil
	}
	var way Way
	if msg.Report <= len(p.Ways) {
		way = p.Ways[msg.Report-1]
	}
	return m.look(ask.Intake{
		Files:    []corpus.File{{Name: report.Name, Content: msg.Content, Held: p.Held[msg.Report-1]}},
		Encoding: way.Encoding, Columns: way.Columns, Again: msg.Report,
	})
}

// reread puts what was read once more in the place of what was read before. What the
// reader has stated of its articles stays, if they are as many as before.
func (m Model) reread(at int, fresh *intake.FileReport) Model {
	p := m.Preview
	old := p.Reports[at]
	if len(fresh.Articles) == 0 && len(old.Articles) > 0 {
		m.Unsaved = wording.NotDone.With("reason", wording.PreviewNotSo.With("file", fresh.Name))
		return m
	}
	m.Unsaved = ""
	p.Reports = slices.Clone(p.Reports)
	p.Reports[at] = fresh
	same := len(fresh.Articles) == len(old.Articles)
	p.Changed = maps.Clone(p.Changed)
	var others []intake.Place
	for _, is := range p.Articles {
		if is.File != at {
			others = append(others, is)
			continue
		}
		if a := p.Changed[is]; a != nil {
			delete(p.Changed, is)
			if same {
				p.Changed[is] = restated(fresh.Articles[is.Article].Clone(), a)
			}
		}
	}
	if !same {
		p.Out, p.Picked, p.Alike = maps.Clone(p.Out), maps.Clone(p.Picked), maps.Clone(p.Alike)
		for _, is := range p.Articles {
			d, alike := p.Alike[is]
			if is.File == at {
				delete(p.Out, is)
				delete(p.Picked, is)
			}
			if is.File == at || alike && d.Document == "" && d.Like.File == at {
				delete(p.Alike, is)
			}
		}
		p.Articles = others
		for k := range fresh.Articles {
			p.Articles = append(p.Articles, intake.Place{File: at, Article: k})
		}
		p.From, p.At, p.Open = 0, 0, len(others)+1 // the first of this file
	}
	m.Preview = p
	m.Announced = wording.PreviewAnnounce.With("n", len(p.Articles))
	return m
}

// restated is an article with what the reader has stated of another reading of it.
func restated(fresh intake.Article, was *intake.Article) *intake.Article {
	for _, f := range []intake.Field{intake.Headline, intake.Outlet, intake.Byline, intake.Language, intake.Date} {
		if b := was.Basis[f]; b.By != "" {
			setField(&fresh, f, fieldOf(was, f), was.Document.Published.Date, b)
		}
	}
	return &fresh
}

// fieldOf is what an article says of itself.
func fieldOf(a *intake.Article, f intake.Field) string {
	switch f {
	case intake.Headline:
		return a.Document.Headline
	case intake.Outlet:
		return a.Outlet
	case intake.Byline:
		return a.Document.Byline
	case intake.Language:
		return a.Document.Language
	case intake.Date:
		if a.Document.Published.Stated {
			return a.Document.Published.Date.String()
		}
	}
	return ""
}
