package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
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

// iconPNG draws the icon with the given side in pixels.
func iconPNG(side int, corner float64) []byte {
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	drawIcon(img, 0, 0, float64(side), corner)
	return encodePNG(img)
}
