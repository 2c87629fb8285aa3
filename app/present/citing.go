package present

import (
	"strings"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	citing "parallax/corpus/cite"
)

// CiteView is a citation as it would be copied, and the forms it can have.
type CiteView struct {
	Text   string
	Styles []Choice // one of them is on
}

// citeStyles are the forms of a citation, in the order in which they are offered.
func citeStyles(m state.Model) []Choice {
	return settings(m.CiteStyle(), wording.CiteAsChicago, state.AsChicago, wording.CiteAsAPA, state.AsAPA, wording.CiteAsMLA, state.AsMLA,
		wording.CiteAsBibTeX, state.AsBibTeX, wording.CiteAsRIS, state.AsRIS, wording.CiteAsCSL, state.AsCSL)
}

// cite is a citation of the article, and of the passages from and to, where they are
// any, in the form that the reader has chosen.
func cite(m state.Model, d *corpus.Document, from, to int) CiteView {
	if from < 1 || to > len(d.Passages) {
		from, to = 0, 0
	}
	i, digest := citing.New(m.Collection).Item(d), ""
	if d.Text == corpus.Digest && !m.ShowsOriginal(d.ID) {
		digest = wording.CiteDigest.With("collection", m.Collection.Title)
	}
	v := CiteView{Styles: citeStyles(m)}
	list := []citing.Item{i.Noting(from, to, digest)}
	switch as := m.CiteStyle(); as {
	case state.AsBibTeX:
		v.Text = string(citing.BibTeX(list))
	case state.AsRIS:
		v.Text = string(citing.RIS(list))
	case state.AsCSL:
		v.Text = string(citing.CSL(list))
	default:
		s := citing.Style(as)
		text, entry := i.Entry(s), ""
		if from > 0 {
			if text = i.InTextOf(s, from, to); s != citing.Chicago { // the note says all
				entry = i.Entry(s)
			}
		}
		v.Text = lines(text, entry, digest)
	}
	return v
}

// quoted is a quotation from passages with its source. A reference manager's file is no
// source that stands behind words, so in place of it is the note of Chicago.
func quoted(m state.Model, d *corpus.Document, text string, from, to int) string {
	if s := citing.Style(m.CiteStyle()); s != citing.APA && s != citing.MLA {
		m.Reader.Cite = state.AsChicago
	}
	return wording.PickQuotation.With("text", text, "source", cite(m, d, from, to).Text)
}

// lines are those of the texts that are not empty.
func lines(texts ...string) string {
	var list []string
	for _, s := range texts {
		if s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, "\n")
}
