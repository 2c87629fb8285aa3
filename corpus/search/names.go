package search

import (
	"strings"

	"github.com/sahilm/fuzzy"

	"parallax/corpus"
)

// collectNames lists what Names looks through: documents by headline, topics,
// voices, outlets.
func collectNames(c *corpus.Collection) []Name {
	var names []Name
	add := func(kind NameKind, id, text string) {
		if text != "" {
			names = append(names, Name{Kind: kind, ID: id, Text: text})
		}
	}
	for _, d := range c.Documents {
		add(NamesDocument, d.ID, d.Headline)
	}
	for _, t := range c.Topics {
		add(NamesTopic, t.ID, t.Title)
	}
	for _, v := range c.Voices {
		if v.Kind != corpus.Anonymous {
			add(NamesVoice, v.ID, v.Name)
		}
	}
	for _, o := range c.Outlets {
		add(NamesOutlet, o.ID, o.Name)
	}
	return names
}

// nameSource lets package fuzzy look through names.
type nameSource []Name

func (n nameSource) String(i int) string { return n[i].Text }
func (n nameSource) Len() int            { return len(n) }

// Names returns at most limit names that have the letters of text in this
// order, best first; for an empty text, the first ones. It takes time linear
// in the number of names (about a microsecond each), so it is for names and
// not for texts.
func (s *Searcher) Names(text string, limit int) []Name {
	text = strings.TrimSpace(text)
	if text == "" {
		return append([]Name(nil), s.names[:min(max(limit, 0), len(s.names))]...)
	}
	var found []Name
	for _, m := range fuzzy.FindFrom(text, nameSource(s.names)) {
		if len(found) >= limit {
			break
		}
		n := s.names[m.Index]
		n.Matched = m.MatchedIndexes
		found = append(found, n)
	}
	return found
}
