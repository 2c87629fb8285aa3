package state

import "parallax/corpus/intake"

// LostClosed closes what is said of files whose articles were not added.
type LostClosed struct{}

func (LostClosed) update(m Model) (Model, []Effect) {
	m.Files.Lost = 0
	return m, []Effect{Focus{HeadingID}}
}

// Unadded is how many files there are whose articles are not all stored in a collection
// yet: being read, looked at, added or stored, or given before this tab was closed or
// loaded again.
// The tab remembers it, so that somebody who comes back is told what they have to
// give again.
func (m Model) Unadded() int {
	coming := m.Files.Coming
	if m.Preview.Asked > 0 {
		coming = max(coming, m.Preview.Incoming)
	}
	if n := coming + len(m.Preview.Reports); n > 0 {
		return n + m.storing()
	}
	return max(m.storing(), m.Files.Lost)
}

// storing is how many files there are whose articles are on the page and not all stored:
// until they are, closing it loses some of them.
func (m Model) storing() int {
	if fresh, is := m.Shelf.Fresh[m.Files.Storing.In]; !is || fresh.Looking {
		return 0
	}
	return m.Files.Storing.N
}

// Unasked reports whether the browser should ask before the page is left, on account
// of articles that are not added yet: somebody has worked on them, or they are on
// their way into a collection.
func (p Preview) Unasked() bool { return p.Adding > 0 || len(p.Changed) > 0 }

// leaveKnown leaves out, of the articles at these places, those that are the same as
// one of the collection that they would be added to, or takes them in again for a
// collection of their own: files that are given a second time add nothing twice.
func (m Model) leaveKnown(among []intake.Place) Model {
	var known []intake.Place
	for _, at := range among {
		if d, is := m.Preview.Alike[at]; is && d.Same && d.Document != "" {
			known = append(known, at)
		}
	}
	if len(known) == 0 {
		return m
	}
	return m.drop(known, !m.Preview.Apart)
}
