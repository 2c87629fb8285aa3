package pdf

import "math"

// join lets paragraphs go on past what stands between.
func (c *composer) join(drafts []draft) []draft {
	gone := make([]bool, len(drafts))
	for i := range drafts {
		for again := true; again && !gone[i]; {
			again = false
			d := &drafts[i]
			if !c.isBody(*d) || !d.last {
				break
			}
			for j := i + 1; j < len(drafts) && j < i+24; j++ {
				n := drafts[j]
				if gone[j] {
					continue
				}
				if !c.isBody(n) || n.lines[0].bold != d.lines[0].bold {
					if len(n.lines) > 0 && n.lines[0].size > c.body*1.06 {
						break // a headline ends what is above it
					}
					continue
				}
				if n.first && !(j == i+1 && under(*d, n)) && c.goesOn(*d, n) {
					d.lines = append(d.lines, n.lines...)
					d.last, d.right = n.last, n.right
					gone[j], again = true, true
					break
				}
				if !captioned.MatchString(n.lines[0].text) {
					break
				}
			}
		}
	}
	var out []draft
	for i, d := range drafts {
		if !gone[i] {
			out = append(out, d)
		}
	}
	return out
}

// under reports whether a draft stands right below another, so that the distance
// between them is meant.
func under(d, n draft) bool {
	l, first := d.lines[len(d.lines)-1], n.lines[0]
	return l.page == first.page && first.y > l.y && first.y-l.y < 4*l.size && math.Abs(n.left-d.left) < 2*l.size
}

// goesOn reports whether the paragraph n is the rest of d.
func (c *composer) goesOn(d, n draft) bool {
	l := d.lines[len(d.lines)-1]
	first := n.lines[0]
	switch {
	case bullet(first.text):
		return false
	case hyphened(l.text):
		return startsLower(first.text)
	case !d.full(first):
		return false
	case sentenceEnds(l.text):
		return c.indents && !n.indented
	case startsLower(first.text):
		return true
	default:
		return !n.indented
	}
}
