package present

import (
	"parallax/app/state"
	"parallax/app/wording"
)

// ArrivingView is how far files are on their way to be looked at. Its zero value is
// that none are, or that it takes no while.
type ArrivingView struct {
	Text string
	Done float64 // 0…1
}

func arriving(f state.Files) ArrivingView {
	a := f.Arriving
	switch {
	case a.All > 0:
		return ArrivingView{wording.FilesArriving.With("read", a.Read, "n", a.All), float64(a.Read) / float64(a.All)}
	case a.Asked > 0 && a.Slow:
		return ArrivingView{wording.FilesComparing.With("n", f.Coming), a.Done}
	}
	return ArrivingView{}
}
