package platform

import "testing"

func TestStubPointsToTheOtherEnd(t *testing.T) {
	if got, want := stub(10, 50, 1, true), "M10 50Q19 50 19 41"; got != want {
		t.Errorf("stub = %s, want %s", got, want)
	}
	if got, want := stub(90, 50, -1, false), "M90 50Q81 50 81 59"; got != want {
		t.Errorf("stub = %s, want %s", got, want)
	}
}

func TestThreadRunsInTheGap(t *testing.T) {
	from := Rect{Left: 0, Top: 100, Right: 200, Bottom: 180}
	to := Rect{Left: 260, Top: 40, Right: 460, Bottom: 60}
	_, x1, y1, x2, y2 := thread(from, to)
	if x1 <= from.Right || x2 >= to.Left || x1 >= x2 {
		t.Errorf("from x %v to %v, outside the gap", x1, x2)
	}
	if y1 != 120 {
		t.Errorf("leaves at %v, not at the first line", y1)
	}
	if y2 != 50 {
		t.Errorf("reaches a low passage at %v, not its middle", y2)
	}
}

func TestBandJoinsWholeHeights(t *testing.T) {
	got := band(Rect{Right: 200, Top: 100, Bottom: 180}, Rect{Left: 260, Top: 40, Bottom: 60})
	if want := "M200 100C230 100 230 40 260 40V60C230 60 230 180 200 180Z"; got != want {
		t.Errorf("band = %s, want %s", got, want)
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.01: "0", 12.345: "12.3", 7: "7"} {
		if got := number(v); got != want {
			t.Errorf("number(%v) = %s, want %s", v, got, want)
		}
	}
}
