package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// wordLists are the numbered lists of a Word document, and how far each has been
// counted.
type wordLists struct {
	levels map[string][]listLevel // by the id of the numbering
	counts map[string][]int
}

// listLevel is how a level of a list is numbered.
type listLevel struct {
	format string // decimal, lowerLetter, …; "bullet" and "none" show nothing
	text   string // "%1.%2"
	start  int
}

const maxListLevels = 9

// lists reads the part that says how lists are numbered.
func (p *zipParts) lists(dir string) *wordLists {
	l := &wordLists{levels: map[string][]listLevel{}, counts: map[string][]int{}}
	text, err := p.read(dir + "numbering.xml")
	if err != nil {
		return l
	}
	abstract := map[string][]listLevel{}
	var id, num string
	level := -1
	at := func() *listLevel {
		if list := abstract[id]; level >= 0 && level < len(list) {
			return &list[level]
		}
		return new(listLevel)
	}
	for x := newXML(text); x.next(); {
		if x.kind == html.EndTagToken {
			switch x.name {
			case "abstractnum":
				id, level = "", -1
			case "num":
				num = ""
			}
			continue
		}
		switch x.name {
		case "abstractnum":
			id = x.attribute("abstractnumid")
			abstract[id] = make([]listLevel, maxListLevels)
		case "lvl":
			level = -1
			if n, err := strconv.Atoi(x.attribute("ilvl")); err == nil && num == "" {
				level = n
				at().start = 1
			}
		case "start":
			if n, err := strconv.Atoi(x.attribute("val")); err == nil && num == "" {
				at().start = n
			}
		case "numfmt":
			if num == "" {
				at().format = x.attribute("val")
			}
		case "lvltext":
			if num == "" {
				at().text = x.attribute("val")
			}
		case "num":
			num = x.attribute("numid")
		case "abstractnumid":
			if num != "" {
				l.levels[num] = abstract[x.attribute("val")]
			}
		}
	}
	return l
}

// next is the number of the next item of a list; "" if it shows none.
func (l *wordLists) next(id string, level int) string {
	if l == nil || id == "" || id == "0" {
		return ""
	}
	levels := l.levels[id]
	if level < 0 || level >= len(levels) {
		return ""
	}
	counts := l.counts[id]
	if counts == nil {
		counts = make([]int, len(levels))
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		l.counts[id] = counts
	}
	counts[level]++
	for i := level + 1; i < len(counts); i++ {
		counts[i] = levels[i].start - 1
	}
	f := levels[level]
	if f.format == "bullet" || f.format == "none" || f.text == "" || len(f.text) > 40 {
		return ""
	}
	out := f.text
	for i := 0; i <= level; i++ {
		n := counts[i]
		if i < level && n < levels[i].start {
			n = levels[i].start
		}
		out = strings.ReplaceAll(out, "%"+strconv.Itoa(i+1), numeral(levels[i].format, n))
	}
	return out
}

// numeral writes a number in a format of lists.
func numeral(format string, n int) string {
	switch {
	case n < 1 || n > 4000:
	case strings.HasSuffix(format, "Letter"):
		letters := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26%40+1)
		if format == "upperLetter" {
			letters = strings.ToUpper(letters)
		}
		return letters
	case strings.HasSuffix(format, "Roman"):
		var b strings.Builder
		for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
			for ; n >= v; n -= v {
				b.WriteString([]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}[i])
			}
		}
		if format == "upperRoman" {
			return strings.ToUpper(b.String())
		}
		return b.String()
	}
	return strconv.Itoa(n)
}
