package state

import (
	"maps"
	"slices"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/intake"
)

// chosen are the places a message is about.
func (p Preview) chosen(article int) []intake.Place {
	if article > 0 {
		if article > len(p.Articles) {
			return nil
		}
		return p.Articles[article-1 : article]
	}
	var list []intake.Place
	for _, at := range p.Articles {
		if p.Picked[at] {
			list = append(list, at)
		}
	}
	return list
}

// change is the model with changed articles.
func (m Model) change(list []intake.Place, f func(at intake.Place, a *intake.Article)) Model {
	changed := maps.Clone(m.Preview.Changed)
	if changed == nil {
		changed = make(map[intake.Place]*intake.Article)
	}
	for _, at := range list {
		a := m.Preview.article(at).Clone()
		f(at, &a)
		changed[at] = &a
	}
	m.Preview.Changed = changed
	return m
}

func (msg PreviewSet) update(m Model) (Model, []Effect) {
	value := oneLine(msg.Value)
	var date corpus.Date
	switch msg.Field {
	case intake.Date:
		if value != "" {
			var err error
			if date, err = corpus.ParseDate(value); err != nil {
				m.Unsaved = wording.PreviewNoDate.With("date", value)
				return m, nil
			}
		}
	case intake.Language:
		if value != "" && !corpus.ValidLanguage(value) {
			m.Unsaved = wording.PreviewNoLanguage.With("language", value)
			return m, nil
		}
	case intake.Headline:
		if value == "" {
			return m, nil // an article without a name cannot be found again
		}
	}
	m.Unsaved = ""
	return m.change(m.Preview.chosen(msg.Article), func(_ intake.Place, a *intake.Article) {
		setField(a, msg.Field, value, date, intake.Basis{How: wording.PreviewYours.String(), By: corpus.Me})
	}), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// setField sets a value, and what it rests on. Doubts about it are settled then.
func setField(a *intake.Article, f intake.Field, value string, date corpus.Date, rests intake.Basis) {
	switch f {
	case intake.Headline:
		a.Document.Headline = value
	case intake.Outlet:
		a.Outlet = value
	case intake.Byline:
		a.Document.Byline = value
	case intake.Language:
		a.Document.Language = value
	case intake.URL:
		a.Document.URL = value
	case intake.Date:
		a.Document.Published = corpus.Published{Date: date, Stated: value != ""}
	}
	a.Basis[f] = rests
	a.Doubts = slices.DeleteFunc(a.Doubts, func(d intake.Doubt) bool { return d.Field == f })
}

func (msg PreviewOutlets) update(m Model) (Model, []Effect) {
	list := m.Preview.chosen(0)
	if len(list) == 0 {
		for _, at := range m.Preview.Articles {
			if m.Preview.article(at).Outlet == "" {
				list = append(list, at)
			}
		}
	}
	how := wording.PreviewFromName.String()
	if msg.Folder {
		how = wording.PreviewFromFolder.String()
	}
	reports := m.Preview.Reports
	return m.change(list, func(at intake.Place, a *intake.Article) {
		if name := intake.OutletOfFile(reports[at.File].Name, msg.Folder); name != "" {
			setField(a, intake.Outlet, name, corpus.Date{}, intake.Basis{How: how, Guess: true, By: corpus.Me})
		}
	}), nil
}

// drop is the model where some are left out or taken back.
func (m Model) drop(list []intake.Place, out bool) Model {
	left := maps.Clone(m.Preview.Out)
	if left == nil {
		left = make(map[intake.Place]bool)
	}
	for _, at := range list {
		if out {
			left[at] = true
		} else {
			delete(left, at)
		}
	}
	m.Preview.Out = left
	return m
}

func (msg PreviewDropped) update(m Model) (Model, []Effect) {
	list := m.Preview.chosen(msg.Article)
	return m.drop(list, msg.Article == 0 || len(list) > 0 && !m.Preview.Out[list[0]]), nil
}

func (msg PreviewAlikeDropped) update(m Model) (Model, []Effect) {
	var list []intake.Place
	all := true
	for _, at := range m.Preview.Articles {
		if d, is := m.Preview.Alike[at]; is && d.Same == msg.Same {
			list = append(list, at)
			all = all && m.Preview.Out[at]
		}
	}
	return m.drop(list, !all), nil
}

func (msg PreviewParagraph) update(m Model) (Model, []Effect) {
	list := m.Preview.chosen(max(m.Preview.Open, 1))
	if m.Preview.Open == 0 || len(list) == 0 {
		return m, nil
	}
	m.Preview.At = 0
	return m.change(list, func(_ intake.Place, a *intake.Article) {
		switch msg.Do {
		case LeaveOut:
			leaveOut(a, msg.N, wording.PreviewByYou.String())
		case TakeBack:
			takeBack(a, msg.N)
		case JoinNext:
			joinNext(a, msg.N)
		case SplitAt:
			splitAt(a, msg.N, msg.Where)
		}
	}), nil
}

func (msg PreviewApart) update(m Model) (Model, []Effect) {
	m.Preview.Chosen = true
	if m.Preview.Apart == msg.Apart {
		return m, nil
	}
	m.Preview.Apart = msg.Apart
	return m.leaveKnown(m.Preview.Articles), nil
}
