package present

import (
	"slices"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// UnknownView is the articles of which nobody has said whether they mention a
// topic, each with the button that says they do not.
type UnknownView struct {
	Topic string
	Lead  string // "Not coded yet:"
	Says  string // "not coded yet", of each
	Why   string
	List  []UnknownArticle // the first dozen
	More  string           // "and 30 more"
	All   []string         // ids of all; what the button that denies them all is about
	Deny  string           // label of that button; "" where there is only one
	One   string           // label of the others
}

// UnknownArticle is one of them.
type UnknownArticle struct {
	Document string
	Mark     element.Mark
	Name     string
	Href     string
	Deny     string // name of the button, for those who do not see what it stands beside
}

// unknownIn lists articles that nobody has coded for a topic. What the program
// suggests is to be accepted first.
func unknownIn(m state.Model, t corpus.Topic, documents []string) UnknownView {
	if len(documents) == 0 || t.Suggested() {
		return UnknownView{}
	}
	v := UnknownView{Topic: t.ID, Lead: wording.CodingUnknown.String(), One: wording.CodingDenyShort.String(), Says: wording.CodingNotCoded.String(), Why: wording.CodingUnknownWhy.String(), All: documents}
	for _, id := range documents[:min(len(documents), gistsShown)] {
		name := element.OutletName(m, id)
		if d := m.Catalog.Document(id); m.Catalog.Outlet(d) != nil && len(m.Catalog.Newsroom(d)) != 1 {
			name = d.ShortTitle() // one of several of an outlet
		}
		v.List = append(v.List, UnknownArticle{
			Document: id, Mark: element.MarkOf(m, id), Name: name, Href: element.ReadHref(id, 0), Deny: wording.CodingDeny.With("article", name),
		})
	}
	if more := len(documents) - len(v.List); more > 0 {
		v.More = wording.CodingUnknownMore.With("n", more)
	}
	if n := len(documents); n > 1 {
		v.Deny = wording.CodingDenyAll.With("n", n)
	}
	return v
}

// origin says whose an entry is where it is not the collection's. One that came
// with the page is not the reader's, whoever calls himself me in it; one from a
// file that the reader has opened, or made here, is.
func origin(m state.Model, p corpus.Provenance, came bool) string {
	if p.Own() {
		return ""
	}
	return wording.Origin(p, isMine(m, came))
}

func isMine(m state.Model, came bool) bool { return m.OpenedFrom != "" || !came }

// cameFact and cameVoice report whether one is in the collection as it came.
func cameFact(m state.Model, id string) bool {
	return slices.ContainsFunc(m.Base.Facts, func(f corpus.Fact) bool { return f.ID == id })
}

func cameVoice(m state.Model, id string) bool {
	return slices.ContainsFunc(m.Base.Voices, func(v corpus.Voice) bool { return v.ID == id })
}

func cameTopic(m state.Model, id string) bool {
	return m.Coding.Result == nil || !m.Coding.Result.Yours[id]
}
