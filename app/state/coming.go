package state

import "parallax/app/wording"

type (
	// FilesComing says how many of the files that were dropped or chosen the page has
	// read so far. The first one comes once that takes a while.
	FilesComing struct{ Read, All int }
	// FilesStopped takes none of the files that are on their way.
	FilesStopped struct{}
	// StopFiles has the page read no further file of those that it is reading.
	StopFiles struct{}
)

// Carry implements Effect.
func (e StopFiles) Carry(c Carrier) { c.StopFiles(e) }

// Arriving is how far files are on their way to be looked at: first the page reads
// them, then they are compared with the articles that are here.
type Arriving struct {
	Read, All int     // of those that the page reads; All is 0 if it reads none
	Asked     int     // sequence number of the question which of them are originals; 0 if none
	Slow      bool    // that takes a while
	Done      float64 // how far it is
	Stopped   int     // answers to questions up to this one are not wanted any more
}

func (msg FilesComing) update(m Model) (Model, []Effect) {
	if m.Files.Coming > 0 {
		if m.Files.Arriving.All == 0 { // said once, shown all the time
			m.Announced = wording.LibraryReading.With("n", msg.All)
		}
		m.Files.Arriving.Read, m.Files.Arriving.All = msg.Read, msg.All
	}
	return m, nil
}

func (FilesStopped) update(m Model) (Model, []Effect) {
	a := m.Files.Arriving
	effects := []Effect{StopFiles{}}
	if a.Asked > 0 {
		effects = append(effects, StopAsking{a.Asked})
	}
	m.Files.Coming, m.Files.Arriving = 0, Arriving{Stopped: m.Sequence}
	m.Announced = wording.FilesStoppedSaid.String()
	return m, append(effects, Focus{HeadingID})
}
