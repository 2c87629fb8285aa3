package engine

import "time"

// Hurry has progress told so often that tests on any machine see some. It must be
// called before a question is asked; the result ends it.
func Hurry() (end func()) {
	was := patience
	patience = 4 * time.Millisecond
	return func() { patience = was }
}

// HurryPlacing has files looked at with little patience.
func HurryPlacing() (end func()) {
	was := placingSilence
	placingSilence = time.Second
	return func() { placingSilence = was }
}
