package site

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io/fs"
	"math"
	"regexp"
	"strconv"

	"parallax/app/present/chart"
)

// The picture that previews of a link show is the coverage chart itself, lying
// on its side: each article a thread from left to right, a mark where it tells
// an event, a gap where it is silent. It has no words; what shows it sets the
// title beside it.
const (
	cardName   = "card.png"
	cardWidth  = 1200 // the size that most of them ask for
	cardHeight = 630

	cardMargin  = 72.0
	cardIcon    = 96.0
	cardThreads = 7  // at most, the first articles
	cardTopics  = 40 // at most, those the chart has first
)

// card draws the picture for a chart, in the colours of the styles.
func card(sources fs.FS, chart chart.View) ([]byte, error) {
	tokens, err := fs.ReadFile(sources, "css/tokens.css")
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, cardWidth, cardHeight))
	paper, err := tokenColour(tokens, "color-surface")
	if err != nil {
		return nil, err
	}
	thread, err := tokenColour(tokens, "color-edge")
	if err != nil {
		return nil, err
	}
	draw.Draw(img, img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)

	threads, topics := min(len(chart.Columns), cardThreads), min(len(chart.Rows), cardTopics)
	iconSide, iconTop := cardIcon, cardMargin
	if threads == 0 || topics == 0 { // nothing is coded: the icon alone
		iconSide = 2 * cardIcon
		iconTop = (cardHeight - iconSide) / 2
	}
	drawIcon(img, cardMargin, iconTop, iconSide, iconCorner)
	top := cardMargin + cardIcon + cardMargin/2
	down := (cardHeight - cardMargin - top) / float64(max(threads, 1))
	along := (cardWidth - 2*cardMargin) / float64(max(topics, 1))
	side := math.Min(down*.8, along*1.6) // of the largest mark; neighbours may touch
	for i := range threads {
		if topics == 0 {
			break
		}
		mark := chart.Columns[i].Mark
		ink, err := tokenColour(tokens, "color-outlet-"+strconv.Itoa(mark.Hue))
		if err != nil {
			return nil, err
		}
		outline, err := polygon(mark.Outline())
		if err != nil {
			return nil, err
		}
		y := top + down*(float64(i)+.5)
		y = math.Round(y)
		for j := range topics { // the thread breaks off where the article is silent
			x, cell := cardMargin+along*float64(j), chart.Rows[j].Cells[i]
			switch {
			case cell.Uncoded: // and is dotted where nobody has coded it
				for at := math.Round(x); at+2 <= x+along; at += 6 {
					paint(img, rectangle(at, y-1, at+2, y+1), thread)
				}
			case cell.Size > 0:
				paint(img, rectangle(math.Round(x), y-1, math.Round(x+along), y+1), thread)
			}
		}
		for j := range topics {
			cell := chart.Rows[j].Cells[i]
			if cell.Size <= 0 {
				continue
			}
			x := cardMargin + along*(float64(j)+.5)
			scale := math.Max(side*cell.Size, 6) / 100
			placed := make([]iconPoint, len(outline))
			for k, p := range outline {
				placed[k] = iconPoint{x + (p.x-50)*scale, y + (p.y-50)*scale}
			}
			paint(img, placed, ink)
		}
	}
	return encodePNG(img), nil
}

var pathPart = regexp.MustCompile(`[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)`)

// polygon flattens one closed path of SVG, of the commands that the outlines of
// marks use: M, L, H, V, v, C, Z, and a for a half circle.
func polygon(path string) ([]iconPoint, error) {
	var points []iconPoint
	var command string
	var at iconPoint
	var numbers []float64
	wants := map[string]int{"M": 2, "L": 2, "H": 1, "V": 1, "v": 1, "C": 6, "a": 7, "Z": 0}
	for _, part := range pathPart.FindAllString(path, -1) {
		if n, err := strconv.ParseFloat(part, 64); err == nil {
			numbers = append(numbers, n)
		} else {
			command = part
		}
		want, known := wants[command]
		if !known {
			return nil, fmt.Errorf("outline %q: the command %q is not known to the picture", path, command)
		}
		if len(numbers) < want || want == 0 {
			continue
		}
		n := numbers
		numbers = nil
		switch command {
		case "M", "L":
			at = iconPoint{n[0], n[1]}
		case "H":
			at.x = n[0]
		case "V":
			at.y = n[0]
		case "v":
			at.y += n[0]
		case "C":
			const steps = 12
			from := at
			for i := 1; i <= steps; i++ {
				t := float64(i) / steps
				u := 1 - t
				at = iconPoint{
					u*u*u*from.x + 3*u*u*t*n[0] + 3*u*t*t*n[2] + t*t*t*n[4],
					u*u*u*from.y + 3*u*u*t*n[1] + 3*u*t*t*n[3] + t*t*t*n[5],
				}
				points = append(points, at)
			}
			continue
		case "a":
			to := iconPoint{at.x + n[5], at.y + n[6]}
			middle := iconPoint{(at.x + to.x) / 2, (at.y + to.y) / 2}
			if d := math.Hypot(n[5], n[6]); n[0] != n[1] || math.Abs(d-2*n[0]) > .01 || n[4] != 1 {
				return nil, fmt.Errorf("outline %q: an arc that is no half circle is not known to the picture", path)
			}
			points = arc(points, middle, n[0], math.Atan2(at.y-middle.y, at.x-middle.x), math.Pi)
			at = to
			continue
		}
		points = append(points, at)
	}
	return points, nil
}

var tokenLine = regexp.MustCompile(`--([a-z0-9-]+):\s*(?:#([0-9a-f]{6})|var\(--([a-z0-9-]+)\));`)

// tokenColour is what a colour token means in the light theme, which the styles
// define first.
func tokenColour(tokens []byte, name string) (color.NRGBA, error) {
	first := map[string][2]string{}
	for _, found := range tokenLine.FindAllSubmatch(tokens, -1) {
		if _, known := first[string(found[1])]; !known {
			first[string(found[1])] = [2]string{string(found[2]), string(found[3])}
		}
	}
	token := name
	for range 4 { // a token may name another
		value, known := first[token]
		if !known {
			break
		}
		if n, err := strconv.ParseUint(value[0], 16, 32); err == nil {
			return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}, nil
		}
		token = value[1]
	}
	return color.NRGBA{}, fmt.Errorf("web/css/tokens.css: the token --%s is no plain colour", name)
}
