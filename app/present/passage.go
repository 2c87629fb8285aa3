package present

import (
	"strconv"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus"
)

var kindNames = map[corpus.Kind]string{
	corpus.Caption: "Caption", corpus.Subheading: "Subheading", corpus.Alt: "Picture described",
}

// passage is a passage as every screen shows it; id is that of its element.
func passage(m state.Model, d *corpus.Document, p *corpus.Passage, id string) PassageView {
	ref := corpus.Ref{Document: d.ID, Passage: p.N}
	v := PassageView{
		ID: id, Ref: ref, N: strconv.Itoa(p.N), Kind: string(p.Kind), KindName: kindNames[p.Kind],
		Lit: m.Lit == ref, Mark: mark(m, d.ID), Href: readHref(d.ID, p.N),
	}
	words, original := m.Words(d, p)
	v.Runs, v.Lang = plain(words), ask.Language(m.Collection, d, original)
	if !original && m.ShowsOriginal(d.ID) {
		v.Note = "not in the file attached; our digest"
	}
	if v.Kind == "" {
		v.Kind = string(corpus.Body)
	}
	for _, id := range m.Coverage.Passage(ref) {
		t, _ := m.Coverage.Topic(id)
		v.Topics = append(v.Topics, Link{Label: t.Title, Href: topicHref(id)})
	}
	return v
}

// columnID is the id of a passage's element where several texts are shown.
func columnID(document string, n int) string {
	return state.ColumnID(corpus.Ref{Document: document, Passage: n})
}
