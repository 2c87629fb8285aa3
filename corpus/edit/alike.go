package edit

import (
	"strings"
	"unicode"

	"parallax/corpus"
)

// Alike are two outlets of a collection whose names look like spellings of one. From
// has no more articles than Into.
type Alike struct {
	From, Into           corpus.Outlet
	FromCount, IntoCount int
}

// AlikeOutlets proposes outlets to merge: those whose names are the same but for case,
// spaces, punctuation, an article before them, and what follows the last point of a
// web address. Time is linear in the names and the documents.
func AlikeOutlets(c *corpus.Collection) (list []Alike) {
	n := make(map[string]int, len(c.Outlets))
	for _, d := range c.Documents {
		n[d.Outlet]++
	}
	first := make(map[string]corpus.Outlet, len(c.Outlets))
	for _, o := range c.Outlets {
		key := spelling(o.Name)
		if o.NotStated || key == "" {
			continue
		}
		p, known := first[key]
		if !known {
			first[key] = o
			continue
		}
		a := Alike{o, p, n[o.ID], n[p.ID]}
		if a.FromCount > a.IntoCount {
			a = Alike{p, o, n[p.ID], n[o.ID]}
			first[key] = o
		}
		list = append(list, a)
	}
	return list
}

// spelling is what is the same of the spellings of one name.
func spelling(name string) string {
	s := strings.ToLower(strings.TrimSpace(name))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	s = strings.TrimPrefix(s, "www.")
	if !strings.Contains(s, " ") {
		if at := strings.LastIndexByte(s, '.'); at > 0 {
			s = s[:at]
		}
	}
	for _, article := range []string{"the ", "der ", "die ", "das ", "le ", "la ", "el "} {
		if rest, is := strings.CutPrefix(s, article); is && rest != "" {
			s = rest
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, s)
}
