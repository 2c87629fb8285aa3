package present

import (
	"slices"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// TextSwitch chooses between our digests and the articles' own words.
type TextSwitch struct {
	Shown    bool // there is anything to choose, now or once it is attached
	Enabled  bool
	Original bool         // what is shown now
	Hint     string       // why there is no choice yet
	Library  element.Link // where originals are attached
}

// switchOf is the switch of a screen that shows some documents. A screen of
// several documents has one only if there is an original among them.
func switchOf(m state.Model, documents ...string) TextSwitch {
	digest := func(id string) bool {
		d := m.Catalog.Document(id)
		return d != nil && d.Text == corpus.Digest
	}
	v := TextSwitch{
		Enabled:  slices.ContainsFunc(documents, m.Catalog.HasOriginal),
		Original: slices.ContainsFunc(documents, m.ShowsOriginal),
	}
	v.Shown = v.Enabled || len(documents) == 1 && digest(documents[0])
	if v.Shown && !v.Enabled {
		v.Hint = wording.ReadNoFull.String()
		v.Library = element.Link{Label: wording.ReadAddFull.String(), Href: element.Href(state.Route{Screen: state.Library})}
	}
	return v
}

// textNote says whose words are shown of a document.
func textNote(m state.Model, d *corpus.Document) string {
	switch {
	case m.ShowsOriginal(d.ID):
		if held, is := m.Originals.Attached[d.ID]; is && !held.Exact {
			return wording.ReadFullOtherFile.String()
		}
		return wording.ReadFull.String()
	case d.Text == corpus.Digest:
		if i := m.Catalog.Imprint(d.ID); i.Name != wording.UnnamedOutlet.String() && i.Name != d.Headline {
			return wording.ReadDigest.With("outlet", i.Name)
		}
		return wording.ReadDigestUnknown.String()
	}
	return ""
}
