package pause_test

import (
	"testing"
	"time"

	"parallax/app/pause"
)

// TestEach: there is a pause only after a breath, and after each.
func TestEach(t *testing.T) {
	turns := 0
	defer func(real func()) { pause.Turn = real }(pause.Turn)
	pause.Turn = func() { turns++ }

	each := pause.Each(time.Hour)
	for range 1000 {
		each()
	}
	if turns != 0 {
		t.Errorf("within a breath there were %d pauses", turns)
	}
	each = pause.Each(-1)
	for range 3 {
		each()
	}
	if turns != 3 {
		t.Errorf("after three breaths there were %d pauses", turns)
	}
}
