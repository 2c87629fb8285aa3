package platform

import (
	"math"
	"strconv"
)

// Rect is where an element lies, in pixels, relative to a drawing.
type Rect struct{ Left, Top, Right, Bottom float64 }

// middle is the vertical centre.
func (r Rect) middle() float64 { return (r.Top + r.Bottom) / 2 }

// threadInset is how far inside the gap between two columns a thread ends, and
// threadDrop how far below the top of a passage: on its first line.
const (
	threadInset = 6.0
	threadDrop  = 20.0
)

// thread is the curve that joins two passages of neighbouring columns, with
// its ends.
func thread(from, to Rect) (path string, x1, y1, x2, y2 float64) {
	x1, x2 = from.Right+threadInset, to.Left-threadInset
	y1 = math.Min(from.Top+threadDrop, from.middle())
	y2 = math.Min(to.Top+threadDrop, to.middle())
	return curve(x1, y1, x2, y2), x1, y1, x2, y2
}

// stub is what is drawn of a thread whose other end is out of sight: a short
// stroke that points up or down to it.
func stub(x, y, towards float64, up bool) string {
	bend := 9.0
	if up {
		bend = -bend
	}
	return "M" + point(x, y) + "Q" + point(x+towards*9, y) + " " + point(x+towards*9, y+bend)
}

// band is the area between two passages: one continuous stroke of the marker.
func band(from, to Rect) string {
	mid := (from.Right + to.Left) / 2
	return "M" + point(from.Right, from.Top) +
		"C" + point(mid, from.Top) + " " + point(mid, to.Top) + " " + point(to.Left, to.Top) +
		"V" + number(to.Bottom) +
		"C" + point(mid, to.Bottom) + " " + point(mid, from.Bottom) + " " + point(from.Right, from.Bottom) + "Z"
}

// curve leaves (x1, y1) and reaches (x2, y2) horizontally.
func curve(x1, y1, x2, y2 float64) string {
	mid := (x1 + x2) / 2
	return "M" + point(x1, y1) + "C" + point(mid, y1) + " " + point(mid, y2) + " " + point(x2, y2)
}

func point(x, y float64) string { return number(x) + " " + number(y) }

// number writes a tenth of a pixel, which is finer than any screen shows.
func number(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 { // no −0
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
