package site

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// drawIcon draws the site's icon into a picture. Corner is the radius of the
// ground's corners, of a side of 100.
func drawIcon(img *image.RGBA, left, top, side, corner float64) {
	place := func(points []iconPoint) []iconPoint {
		placed := make([]iconPoint, len(points))
		for i, p := range points {
			placed[i] = iconPoint{left + p.x*side/100, top + p.y*side/100}
		}
		return placed
	}
	ground := rectangle(0, 0, 100, 100)
	if corner > 0 {
		ground = nil
		for i, middle := range rectangle(corner, corner, 100-corner, 100-corner) {
			ground = arc(ground, middle, corner, math.Pi+float64(i)*math.Pi/2, math.Pi/2)
		}
	}
	paint(img, place(ground), iconGround)
	for _, s := range iconShapes {
		points := s.points
		if points == nil {
			points = arc(nil, s.circle, s.radius, 0, 2*math.Pi)
		}
		paint(img, place(points), s.fill)
	}
}

// paint fills a polygon, its edges smoothed by how much of each pixel it covers.
func paint(img *image.RGBA, points []iconPoint, ink color.NRGBA) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		left, right = math.Min(left, p.x), math.Max(right, p.x)
		top, bottom = math.Min(top, p.y), math.Max(bottom, p.y)
	}
	box := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom))).Intersect(img.Bounds())
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range points {
		x, y := float32(p.x-float64(box.Min.X)), float32(p.y-float64(box.Min.Y))
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
	z.Draw(img, box, image.NewUniform(ink), image.Point{})
}

// arc appends the points of an arc, clockwise on the screen.
func arc(points []iconPoint, middle iconPoint, radius, from, angle float64) []iconPoint {
	const steps = 32
	for i := 1; i <= steps; i++ {
		a := from + angle*float64(i)/steps
		points = append(points, iconPoint{middle.x + radius*math.Cos(a), middle.y + radius*math.Sin(a)})
	}
	return points
}

func encodePNG(img image.Image) []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}
