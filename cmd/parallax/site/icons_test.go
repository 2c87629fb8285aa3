package site

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"
)

func TestIcons(t *testing.T) {
	for name, side := range map[string]int{"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512, "icon-maskable-512.png": 512} {
		img, err := png.Decode(bytes.NewReader(icons()[name]))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != side || b.Dy() != side {
			t.Errorf("%s is %d × %d", name, b.Dx(), b.Dy())
		}
		_, _, _, corner := img.At(0, 0).RGBA()
		if full := name == "icon-maskable-512.png" || name == "icon-180.png"; (corner == 0xffff) != full {
			t.Errorf("%s: opacity %x in the corner", name, corner)
		}
		if got := color.NRGBAModel.Convert(img.At(side*34/100, side*42/100)); got != iconPaper {
			t.Errorf("%s: the disc is %v", name, got)
		}
	}
	// A mask may take everything outside the circle of radius 40.
	for _, s := range iconShapes {
		points := append([]iconPoint{}, s.points...)
		if s.points == nil {
			points = []iconPoint{{s.circle.x - s.radius, s.circle.y}, {s.circle.x, s.circle.y - s.radius}}
		}
		for _, p := range points {
			if dx, dy := p.x-50, p.y-50; dx*dx+dy*dy > 40*40 {
				t.Errorf("the point %v can be cut off", p)
			}
		}
	}
}
