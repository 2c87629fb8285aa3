package present

import (
	"strconv"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

var kindNames = map[corpus.Kind]string{
	corpus.Caption: wording.KindCaption.String(), corpus.Subheading: wording.KindSubheading.String(), corpus.Alt: wording.KindAlt.String(),
}

// passage is a passage as every screen shows it; id is that of its element.
func passage(m state.Model, d *corpus.Document, p *corpus.Passage, id string) element.PassageView {
	ref := corpus.Ref{Document: d.ID, Passage: p.N}
	v := element.PassageView{
		ID: id, Ref: ref, N: strconv.Itoa(p.N), Kind: string(p.Kind), KindName: kindNames[p.Kind],
		Lit: m.Lit == ref, Mark: element.MarkOf(m, d.ID), Href: element.ReadHref(d.ID, p.N),
	}
	words, original := m.Words(d, p)
	v.Runs, v.Lang = noted(m, d, p, words, element.Plain(words)), ask.Language(m.Collection, d, original)
	if !original && m.ShowsOriginal(d.ID) {
		v.Note = wording.ReadNotInFile.String()
	}
	if v.Kind == "" {
		v.Kind = string(corpus.Body)
	}
	for _, id := range m.Coverage.Passage(ref) {
		t, _ := m.Coverage.Topic(id)
		v.Topics = append(v.Topics, element.Link{Label: t.Title, Href: element.TopicHref(id)})
	}
	return v
}

// columnID is the id of a passage's element where several texts are shown.
func columnID(document string, n int) string {
	return state.ColumnID(corpus.Ref{Document: document, Passage: n})
}
