package element

// Outline draws a mark's shape as an SVG path in a square of 100. All have the
// area of a circle of radius 46, so that none looks louder than another.
func (m Mark) Outline() string {
	switch m.Shape {
	case "square":
		return "M9.2 9.2H90.8V90.8H9.2Z"
	case "diamond":
		return "M50-7.6 107.6 50 50 107.6-7.6 50Z"
	case "hexagon":
		return "M100.6 50 75.3 93.8H24.7L-.6 50 24.7 6.2H75.3Z"
	case "arch":
		return "M8 93V47a42 42 0 0 1 84 0v46Z"
	case "shield":
		return "M9 6H91V52C91 76 74 92 50 103C26 92 9 76 9 52Z"
	case "triangle":
		return "M50-9 108 90H-8Z"
	}
	return "M50 4a46 46 0 0 1 0 92a46 46 0 0 1 0-92Z"
}

// LetterLine is the base line of the letter in that square, so that it looks
// centred.
func (m Mark) LetterLine() string {
	switch m.Shape {
	case "arch":
		return "70"
	case "triangle":
		return "76"
	case "shield":
		return "63"
	}
	return "66"
}
