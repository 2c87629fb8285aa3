package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"
)

// The icon is drawn once, as the shapes below, and written both as SVG and,
// at the sizes that systems ask for, as PNG. It shows the idea of the chart:
// two threads, one fact lit across them, seen from two places.

// iconShape is one shape of the icon, in a square of side 100.
type iconShape struct {
	fill   color.NRGBA
	points []iconPoint // of a polygon; or none, and
	circle iconPoint   // a circle's centre and
	radius float64
}

type iconPoint struct{ x, y float64 }

var (
	iconGround = color.NRGBA{0x14, 0x18, 0x1c, 0xff}
	iconPaper  = color.NRGBA{0xf6, 0xf7, 0xf6, 0xff}
	iconThread = color.NRGBA{0x7d, 0x86, 0x8c, 0xff}
	iconPen    = color.NRGBA{0xff, 0xe2, 0x7a, 0xff}
)

// iconShapes are drawn in this order over the ground. All of them lie within
// the circle of radius 40 that every mask leaves visible.
var iconShapes = []iconShape{
	{fill: iconThread, points: rectangle(33, 18, 35, 82)},
	{fill: iconThread, points: rectangle(65, 18, 67, 82)},
	{fill: iconPen, points: []iconPoint{{34, 30}, {66, 47}, {66, 71}, {34, 54}}},
	{fill: iconPaper, circle: iconPoint{34, 42}, radius: 14},
	{fill: iconPaper, points: rectangle(53.5, 46.5, 78.5, 71.5)},
}

// iconCorner is the radius of the ground's corners, where no mask rounds it.
const iconCorner = 20.0

func rectangle(left, top, right, bottom float64) []iconPoint {
	return []iconPoint{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
}

// icons is the icon in every form a site needs, by file name. It is drawn once
// and not to be written to.
var icons = sync.OnceValue(func() map[string][]byte {
	return map[string][]byte{
		"icon.svg":              iconSVG(),
		"icon-180.png":          iconPNG(180, 0), // iOS rounds it itself
		"icon-192.png":          iconPNG(192, iconCorner),
		"icon-512.png":          iconPNG(512, iconCorner),
		"icon-maskable-512.png": iconPNG(512, 0),
	}
})

func iconSVG() []byte {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` + "\n")
	fmt.Fprintf(&b, `<rect width="100" height="100" rx="%g" fill="%s"/>`+"\n", iconCorner, hexColour(iconGround))
	for _, s := range iconShapes {
		if s.points == nil {
			fmt.Fprintf(&b, `<circle cx="%g" cy="%g" r="%g" fill="%s"/>`+"\n", s.circle.x, s.circle.y, s.radius, hexColour(s.fill))
			continue
		}
		b.WriteString(`<path d="`)
		for i, p := range s.points {
			fmt.Fprintf(&b, "%c%g %g", "ML"[min(i, 1)], p.x, p.y)
		}
		fmt.Fprintf(&b, `Z" fill="%s"/>`+"\n", hexColour(s.fill))
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func hexColour(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// iconPNG draws the icon with the given side in pixels. Edges are smoothed by
// taking the mean of 4×4 points in each pixel.
func iconPNG(side int, corner float64) []byte {
	const grid = 4
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	scale := 100 / float64(side*grid)
	for y := range side {
		for x := range side {
			var r, g, b, a int
			for i := range grid * grid {
				at := iconPoint{
					(float64(x*grid+i%grid) + .5) * scale,
					(float64(y*grid+i/grid) + .5) * scale,
				}
				c := iconColour(at, corner)
				r += int(c.R) * int(c.A)
				g += int(c.G) * int(c.A)
				b += int(c.B) * int(c.A)
				a += int(c.A)
			}
			if a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(r / a), uint8(g / a), uint8(b / a), uint8(a / (grid * grid))})
			}
		}
	}
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&out, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// iconColour is the colour of one point; transparent outside the ground.
func iconColour(at iconPoint, corner float64) color.NRGBA {
	for i := len(iconShapes) - 1; i >= 0; i-- {
		if iconShapes[i].holds(at) {
			return iconShapes[i].fill
		}
	}
	dx := math.Max(math.Abs(at.x-50)-(50-corner), 0)
	dy := math.Max(math.Abs(at.y-50)-(50-corner), 0)
	if math.Hypot(dx, dy) > corner && corner > 0 {
		return color.NRGBA{}
	}
	return iconGround
}

// holds reports whether the point lies in the shape; a polygon by the parity
// of the edges that a ray to the right of it crosses.
func (s iconShape) holds(at iconPoint) bool {
	if s.points == nil {
		return math.Hypot(at.x-s.circle.x, at.y-s.circle.y) <= s.radius
	}
	inside := false
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		if (p.y > at.y) != (q.y > at.y) && at.x < p.x+(at.y-p.y)/(q.y-p.y)*(q.x-p.x) {
			inside = !inside
		}
	}
	return inside
}
