package state

// Way is where the masthead and the keys after "g" lead: to a screen, with what
// the reader has at hand. Of Comparison by says which: ByTopic the comparison,
// opened with the article that is read; ByFacts what the articles disagree about,
// over all of them; ByOmission what this article leaves out.
func (m Model) Way(screen Screen, by string) Route {
	to := Route{Screen: screen, By: by}
	switch {
	case screen == Overview:
		to.Chart = m.Chart.Charting // as it was left
	case screen == Comparison && by != ByFacts:
		if d := m.Nearby(); d != "" {
			to.Documents = []string{d}
		}
	}
	return to
}

// Omitting is the document of which the view ByOmission says what it leaves out:
// the first that the address names, else the one read last, else the first of
// the collection; "" where there is none.
func (m Model) Omitting() string {
	switch d := m.Nearby(); {
	case d != "":
		return d
	case m.Collection == nil || len(m.Collection.Documents) == 0:
		return ""
	}
	return m.Collection.Documents[0].ID
}

// beside notes which document a comparison of only one sets beside it: of those
// that cover most of its topics the first; "" where none covers any. It is found
// when the view changes, for it looks at all that cover its topics.
func (m Model) beside() Model {
	m.Compare.Beside = ""
	if m.Collection == nil || m.Route.Screen != Comparison || len(m.Route.Documents) != 1 {
		return m
	}
	own := m.Route.Documents[0]
	shared := make(map[string]int)
	for _, t := range m.Coverage.TopicsOf(own) {
		for _, d := range m.Coverage.CoveredBy(t) {
			shared[d]++
		}
	}
	most := 0
	for _, d := range m.Coverage.Documents {
		if n := shared[d]; d != own && n > most {
			most, m.Compare.Beside = n, d
		}
	}
	return m
}
