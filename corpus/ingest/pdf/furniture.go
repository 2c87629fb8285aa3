package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// edge is the share of a page's height at its top and bottom where furniture
// stands.
const edge = .11

var (
	pageNumber = regexp.MustCompile(`(?i)^\W*(page|seite|p\.|pagina|página|стр\.?|страница|صفحة|第)?\s*[\divxlc٠-٩]{1,5}\s*(页|頁)?(\s*(/|of|von|sur|de|из|–|-)\s*[\d٠-٩]{1,5})?\W*$`)
	printed    = regexp.MustCompile(`(?i)(https?://|file://|www\.)\S+|^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}`)
	digit      = regexp.MustCompile(`[\d٠-٩۰-۹]+`)
)

// furnitureOf says of each piece of each page whether it is furniture.
func furnitureOf(all [][]piece, pages []*page) [][]bool {
	type key struct {
		text string
		row  int
	}
	const grid = 4 // points
	tops, bottoms := make([]float64, len(all)), make([]float64, len(all))
	for i, ps := range all {
		tops[i], bottoms[i] = math.Inf(1), math.Inf(-1)
		for _, p := range ps {
			tops[i], bottoms[i] = min(tops[i], p.y), max(bottoms[i], p.y)
		}
	}
	outermost := func(p piece, page int) bool { return p.y < tops[page]+.6*p.size || p.y > bottoms[page]-.6*p.size }
	texts := make([][]string, len(all))
	seen := map[key]map[int]bool{}
	atEdge := func(p piece, page int) bool {
		h := pages[page].height
		return p.y < edge*h || p.y > (1-edge)*h || outermost(p, page)
	}
	for i, ps := range all {
		texts[i] = make([]string, len(ps))
		for j, p := range ps {
			if !atEdge(p, i) {
				continue
			}
			texts[i][j] = lineOf([]piece{p}).text
			k := digit.ReplaceAllString(texts[i][j], "#")
			for _, row := range []int{int(p.y / grid), int(p.y/grid) + 1} {
				if seen[key{k, row}] == nil {
					seen[key{k, row}] = map[int]bool{}
				}
				seen[key{k, row}][i] = true
			}
		}
	}
	// Numbers that stand outermost and go up with the pages are theirs, wherever
	// they stand.
	counts := map[int]int{}
	for i, ps := range all {
		own := map[int]bool{}
		for j, p := range ps {
			if n, err := strconv.Atoi(strings.Trim(texts[i][j], "–—-[]() ")); err == nil && outermost(p, i) && !own[n-i] {
				own[n-i] = true
				counts[n-i]++
			}
		}
	}
	out := make([][]bool, len(all))
	for i, ps := range all {
		out[i] = make([]bool, len(ps))
		real := slices.ContainsFunc(ps, func(p piece) bool { return !p.artifact })
		for j, p := range ps {
			if p.artifact && real {
				out[i][j] = true
			}
			if texts[i][j] == "" {
				continue
			}
			k := digit.ReplaceAllString(texts[i][j], "#")
			times := max(len(seen[key{k, int(p.y / grid)}]), len(seen[key{k, int(p.y/grid) + 1}]))
			h := pages[i].height
			furniture := times >= 2 && (times*4 >= len(all) || times >= 5)
			far := p.y < edge*h || p.y > (1-edge)*h
			furniture = furniture || far && outermost(p, i) && pageNumber.MatchString(texts[i][j])
			furniture = furniture || outermost(p, i) && (p.y < .07*h || p.y > .93*h) && printed.MatchString(texts[i][j])
			if n, err := strconv.Atoi(strings.Trim(texts[i][j], "–—-[]() ")); err == nil && outermost(p, i) {
				furniture = furniture || counts[n-i] > 1
			}
			if furniture {
				// The rest of the row goes with it.
				for n, q := range ps {
					if texts[i][n] != "" && math.Abs(q.y-p.y) < .3*p.size {
						out[i][n] = true
					}
				}
			}
		}
	}
	return out
}
