package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// block is lines of one column below each other.
type block struct {
	lines          []line
	x0, x1, y0, y1 float64
	size           float64
	page           int
}

// blocksOf puts the pieces of a page into blocks, in the order of reading.
func blocksOf(ps []piece) []block {
	if len(ps) == 0 {
		return nil
	}
	groups := grouped(ps)
	if len(ps) >= 8 && len(groups)*10 > len(ps)*6 {
		groups = grouped(cut(ps, 0))
	}
	var out []block
	for _, g := range groups {
		out = append(out, blockOf(g))
	}
	return climbed(out)
}

// grouped cuts pieces where the next is no neighbour below or beside.
func grouped(ps []piece) [][]piece {
	var out [][]piece
	var x0, x1 float64
	for i, p := range ps {
		if i > 0 {
			q := ps[i-1]
			size := max(p.size, q.size)
			down := p.y - q.y
			beside := math.Abs(down) < .4*size && max(p.x0-q.x1, q.x0-p.x1) < 3*size
			overlap := min(p.x1, x1) - max(p.x0, x0)
			below := down >= .4*size && down < 2.3*size && overlap > .3*min(p.width(), x1-x0) && alike(p.size, q.size)
			if beside || below {
				out[len(out)-1] = append(out[len(out)-1], p)
				x0, x1 = min(x0, p.x0), max(x1, p.x1)
				continue
			}
		}
		out = append(out, []piece{p})
		x0, x1 = p.x0, p.x1
	}
	return out
}

// alike reports whether letters of two sizes belong to one text.
func alike(a, b float64) bool { return math.Abs(a-b) < .12*max(a, b) }

// cut orders pieces by cutting the page along its widest gutter, or else along
// its widest gap between lines (Nagy and Seth's recursive X-Y cut).
func cut(ps []piece, depth int) []piece {
	if len(ps) < 2 || depth > 24 {
		sorted(ps)
		return ps
	}
	size := ps[len(ps)/2].size
	split := func(low, high func(piece) float64, least float64) (a, b []piece) {
		byLow := slices.Clone(ps)
		slices.SortStableFunc(byLow, func(p, q piece) int { return cmp.Compare(low(p), low(q)) })
		end, at, widest := high(byLow[0]), -1, least
		for i, p := range byLow[1:] {
			if gap := low(p) - end; gap > widest {
				at, widest = i+1, gap
			}
			end = max(end, high(p))
		}
		if at < 0 {
			return nil, nil
		}
		return byLow[:at], byLow[at:]
	}
	if a, b := split(func(p piece) float64 { return p.x0 }, func(p piece) float64 { return p.x1 }, .9*size); a != nil && rows(a) > 1 && rows(b) > 1 {
		return append(cut(a, depth+1), cut(b, depth+1)...)
	}
	if a, b := split(func(p piece) float64 { return p.y - p.size }, func(p piece) float64 { return p.y }, .25*size); a != nil {
		return append(cut(a, depth+1), cut(b, depth+1)...)
	}
	sorted(ps)
	return ps
}

func rows(ps []piece) int {
	ys := map[int]bool{}
	for _, p := range ps {
		ys[int(p.y/(.5*p.size))] = true
	}
	return len(ys)
}

func sorted(ps []piece) {
	slices.SortStableFunc(ps, func(p, q piece) int {
		if math.Abs(p.y-q.y) < .4*max(p.size, q.size) {
			return cmp.Compare(p.x0, q.x0)
		}
		return cmp.Compare(p.y, q.y)
	})
}

func blockOf(ps []piece) block {
	b := block{x0: math.Inf(1), x1: math.Inf(-1), y0: math.Inf(1), y1: math.Inf(-1), page: ps[0].page}
	for i := 0; i < len(ps); {
		j := i + 1
		for j < len(ps) && math.Abs(ps[j].y-ps[i].y) < .4*max(ps[i].size, ps[j].size) {
			j++
		}
		l := lineOf(ps[i:j])
		if strings.TrimSpace(l.text) != "" {
			b.lines = append(b.lines, l)
			b.x0, b.x1, b.y0, b.y1 = min(b.x0, l.x0), max(b.x1, l.x1), min(b.y0, l.y-l.size), max(b.y1, l.y)
			b.size = max(b.size, l.size)
		}
		i = j
	}
	return b
}

// climbed puts a block that was drawn after one that stands below it before that.
func climbed(blocks []block) []block {
	if len(blocks) > mostBeside {
		return slices.DeleteFunc(blocks, func(b block) bool { return len(b.lines) == 0 })
	}
	var out []block
	for _, b := range blocks {
		if len(b.lines) == 0 {
			continue
		}
		at := len(out)
		for i := len(out) - 1; i >= 0; i-- {
			a := out[i]
			overlap := min(a.x1, b.x1) - max(a.x0, b.x0)
			if overlap > .3*min(a.x1-a.x0, b.x1-b.x0) && b.y1 <= a.y0+.3*b.size {
				at = i
			}
		}
		out = slices.Insert(out, at, b)
	}
	return out
}
